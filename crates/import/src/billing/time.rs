//! Parses times of bills into seconds since 1970.

/// Parses `2026-09-01`, `2026-09-01T01:00:00Z`, `2026-09-01 01:00:00.000 UTC` and the like, in UTC by default.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let text = text.as_bytes();
    let (date, rest) = text.split_at_checked(10)?;
    let [_, _, _, _, b'-', _, _, b'-', _, _] = date else { return None };
    let (year, month, day) = (number(&date[..4])?, number(&date[5..7])?, number(&date[8..])?);
    if year < 1970 || !(1..=12).contains(&month) || day < 1 || day > days_of(year, month) {
        return None;
    }
    let (of_day, zone) = match rest {
        [] => (0, &[][..]),
        [b'T' | b't' | b' ', clock @ ..] => of_clock(clock)?,
        _ => return None,
    };
    let utc = i64::try_from(days(year, month, day) * 86_400 + of_day).ok()?.checked_sub(offset(zone)?)?;
    u64::try_from(utc).ok()
}

/// The start of the month after that of a time.
pub(super) fn next_month(seconds: u64) -> u64 {
    let mut start = 0;
    for year in 1970..=9999 {
        for month in 1..=12 {
            if start > seconds {
                return start;
            }
            start += days_of(year, month) * 86_400;
        }
    }
    start
}

fn number(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u64::from(digit - b'0')))
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u64, month: u64) -> u64 {
    match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from the start of 1970 to a day.
fn days(year: u64, month: u64, day: u64) -> u64 {
    // The leap days before a year, in the proleptic Gregorian calendar.
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    let years = (year - 1970) * 365 + leaps(year - 1) - leaps(1969);
    years + (1..month).map(|month| days_of(year, month)).sum::<u64>() + day - 1
}

/// Parses `01:00`, `01:00:00` or `01:00:00.000` into seconds of the day, and returns the rest of the text.
fn of_clock(clock: &[u8]) -> Option<(u64, &[u8])> {
    let (hour, rest) = two(clock)?;
    let (minute, mut rest) = two(rest.strip_prefix(b":")?)?;
    let mut second = 0;
    if let Some(behind) = rest.strip_prefix(b":") {
        (second, rest) = two(behind)?;
        if let Some(fraction) = rest.strip_prefix(b".") {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            rest = &fraction[digits..];
        }
    }
    // A leap second counts as the second before it.
    (hour < 24 && minute < 60 && second <= 60).then_some((hour * 3600 + minute * 60 + second.min(59), rest))
}

fn two(text: &[u8]) -> Option<(u64, &[u8])> {
    let (digits, rest) = text.split_at_checked(2)?;
    Some((number(digits)?, rest))
}

/// The offset of a time zone from UTC in seconds.
fn offset(zone: &[u8]) -> Option<i64> {
    let ahead = |text: &[u8]| {
        let (hours, rest) = two(text)?;
        let (minutes, rest) = match rest.strip_prefix(b":").unwrap_or(rest) {
            [] => (0, &[][..]),
            rest => two(rest)?,
        };
        (rest.is_empty() && hours < 24 && minutes < 60).then(|| i64::try_from(hours * 3600 + minutes * 60).ok())?
    };
    match zone.trim_ascii() {
        [] | b"Z" | b"z" | b"UTC" | b"GMT" => Some(0),
        [b'+', rest @ ..] => ahead(rest),
        [b'-', rest @ ..] => ahead(rest).map(|seconds| -seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_form_that_bills_have() {
        for (text, found) in [
            ("1970-01-01", Some(0)),
            ("1970-01-02T00:00:00Z", Some(86_400)),
            ("2000-02-29T23:59:59Z", Some(951_868_799)),
            ("2026-09-01", Some(1_788_220_800)),
            ("2026-09-01T01:00:00Z", Some(1_788_224_400)),
            ("2026-09-01 01:00:00", Some(1_788_224_400)),
            ("2026-09-01 01:00", Some(1_788_224_400)),
            ("2026-09-01 01:00:00.123 UTC", Some(1_788_224_400)),
            ("2026-09-01T01:00:00.000000+00:00", Some(1_788_224_400)),
            ("2026-09-01T10:00:00+09:00", Some(1_788_224_400)),
            ("2026-08-31T20:00:00-0500", Some(1_788_224_400)),
            ("2026-09-01T01:00:60Z", Some(1_788_224_459)),
            ("9999-12-31", Some(253_402_214_400)),
            ("1970-01-01T00:00:00+01:00", None),
            ("1969-12-31", None),
            ("2026-02-29", None),
            ("2100-02-29", None),
            ("2026-13-01", None),
            ("2026-00-01", None),
            ("2026-01-00", None),
            ("2026-09-01T24:00:00Z", None),
            ("2026-09-01T01:60:00Z", None),
            ("2026-09-01T", None),
            ("2026-09-01x", None),
            ("2026-09-01T01:00:00+9", None),
            ("2026/09/01", None),
            ("20260901", None),
            ("Service total", None),
            ("二〇二六", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), found, "{text}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let mut day = 0;
        for year in 1970..2420 {
            for month in 1..=12 {
                assert_eq!(next_month(day * 86_400), (day + days_of(year, month)) * 86_400);
                for of_month in 1..=days_of(year, month) {
                    assert_eq!(days(year, month, of_month), day, "{year}-{month}-{of_month}");
                    day += 1;
                }
            }
        }
        assert_eq!(next_month(u64::MAX), 253_402_300_800);
    }
}
