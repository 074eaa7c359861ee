//! Dates and times as tables write them, in seconds since 1970.

/// A time as a cell writes it. In `09/01/2026` either number may be the month, so there are two readings, which are
/// equal for all other forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CellTime {
    /// None where the number that would be the month is none.
    pub month_first: Option<u64>,
    pub day_first: Option<u64>,
    /// Whether it is a day without a time of day.
    pub is_day: bool,
}

/// Seconds in a day.
pub(crate) const DAY: u64 = 86_400;

/// The names of months, of which the first three letters suffice.
const MONTHS: [&[u8]; 12] = [
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];

impl CellTime {
    /// Parses `2026-09-01T01:00:00Z`, `2026/9/1 1:00`, `9/1/2026 1:00`, `01.09.2026 01:00`, `1-Sep-2026 1:00 AM` and
    /// the like, in UTC by default.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let japanese =
            (!text.is_ascii() && text.contains('年')).then(|| text.replace(['年', '月'], "-").replacen('日', "", 1));
        let ([first, second, third], marks, rest) = date_parts(japanese.as_deref().unwrap_or(text).as_bytes())?;
        let is_day = rest.is_empty();
        let clock = match rest {
            [] => (0, &[][..]),
            [b'T' | b't' | b' ', clock @ ..] => of_clock(clock.trim_ascii_start())?,
            _ => return None,
        };
        let at = |year: &[u8], month: u64, day: &[u8]| seconds_of(year_of(year)?, month, number(day)?, clock);
        let certain = |at: Option<u64>| at.map(|at| Self { month_first: Some(at), day_first: Some(at), is_day });
        // Nearly all times of AWS's own files.
        if first.len() == 4
            && first.iter().all(u8::is_ascii_digit)
            && let Some(month) = number(second)
        {
            return certain(at(first, month, third));
        }
        if let Some(month) = named_month(second) {
            return certain(at(third, month, first));
        }
        if let Some(month) = named_month(first) {
            return certain(at(third, month, second));
        }
        if !matches!(marks[0], b'/' | b'-' | b'.') || marks[0] != marks[1] {
            return None;
        }
        let day_first = at(third, number(second)?, first);
        // Whoever writes dots puts the day first.
        let month_first = if marks[0] == b'.' { day_first } else { at(third, number(first)?, second) };
        let is_any = month_first.or(day_first).is_some();
        is_any.then_some(Self { month_first, day_first, is_day })
    }

    /// Parses the cell of a column that holds times, so that a number alone is one too: see [`of_number`].
    pub(crate) fn of_cell(text: &str) -> Option<Self> {
        if let Some(at) = of_form(text.as_bytes()) {
            return Some(Self { month_first: Some(at), day_first: Some(at), is_day: false });
        }
        let text = text.trim();
        let Some(at) = of_number(text) else { return Self::parse(text) };
        Some(Self { month_first: Some(at), day_first: Some(at), is_day: at % DAY == 0 && text.len() <= 8 })
    }

    /// The first day of a month that a cell names.
    pub(crate) fn of_month(text: &str) -> Option<Self> {
        let (at, _) = month(text)?;
        Some(Self { month_first: Some(at), day_first: Some(at), is_day: true })
    }

    /// The time, where both readings are the same.
    pub(crate) fn certain(self) -> Option<u64> {
        self.month_first.filter(|_| self.month_first == self.day_first)
    }
}

/// Parses a time whose form leaves no doubt.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    CellTime::parse(text)?.certain()
}

/// Parses a month: `2026-09`, `2026/9`, `202609`, `09/2026`, `Sep 2026`, `Sep-26`, `2026年9月`; its start and its end.
pub(crate) fn month(text: &str) -> Option<(u64, u64)> {
    let text = text.trim().as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric();
    let parts: Vec<&[u8]> = text.split(|byte| !is_part(byte)).filter(|part| !part.is_empty()).collect();
    let (year, month) = match parts[..] {
        [both] if both.len() == 6 => (number(&both[..4])?, number(&both[4..])?),
        [year, month] if year.len() == 4 && number(year).is_some() => (number(year)?, month_of_name_or_number(month)?),
        // A spreadsheet's own form: `Aug-26`.
        [month, year] if year.len() == 2 && named_month(month).is_some() => (year_of(year)?, named_month(month)?),
        [month, year] if year.len() == 4 => (number(year)?, month_of_name_or_number(month)?),
        _ => return None,
    };
    let start = seconds_of(year, month, 1, (0, &[]))?;
    Some((start, next_month(start)))
}

/// The months from January 1970 to a time.
pub(crate) fn month_of(seconds: u64) -> u32 {
    // A month has 30.44 days on average, so this is at most one month beside it.
    let near = u32::try_from(seconds / 2_629_746).unwrap_or(u32::MAX).min(MONTHS_KNOWN);
    let start = |month: u32| days(1970 + u64::from(month / 12), u64::from(month % 12) + 1, 1) * DAY;
    (near.saturating_sub(2)..=near + 2).rev().find(|month| start(*month) <= seconds).unwrap_or(0)
}

/// The months until the end of the year 9999.
const MONTHS_KNOWN: u32 = 8_030 * 12;

/// The start of the month after that of a time.
pub(crate) fn next_month(seconds: u64) -> u64 {
    let month = month_of(seconds).min(MONTHS_KNOWN - 1) + 1;
    days(1970 + u64::from(month / 12), u64::from(month % 12) + 1, 1) * DAY
}

/// Whether a month begins at a time.
pub(crate) fn is_month_start(seconds: u64) -> bool {
    seconds == 0 || next_month(seconds - 1) == seconds
}

/// The three parts of a date, the marks between them, and what follows.
type DateParts<'a> = ([&'a [u8]; 3], [u8; 2], &'a [u8]);

fn date_parts(text: &[u8]) -> Option<DateParts<'_>> {
    let part = |text: &'_ [u8]| text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // Some tools write a comma behind the day: `Sep 1, 2026`.
    let mark = |text: &[u8]| if text.starts_with(b", ") { 2 } else { 1 };
    let (first, rest) = text.split_at(part(text));
    let (before, rest) = rest.split_at_checked(mark(rest))?;
    let (second, rest) = rest.split_at(part(rest));
    let (after, rest) = rest.split_at_checked(mark(rest))?;
    // The letter before the time of day belongs to no date: `01T00:00`.
    let (third, rest) = rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
    let is_mark = |mark: &[u8]| matches!(mark, [b'-' | b'/' | b'.' | b' '] | [b',', b' ']);
    let is_short = |part: &[u8]| !part.is_empty() && part.len() <= 9;
    let is_date = is_mark(before) && is_mark(after) && [first, second, third].into_iter().all(is_short);
    let is_date = is_date && (first.len() != 4 || before == after);
    is_date.then_some(([first, second, third], [before[0], after[0]], rest))
}

/// A time in the form of AWS's own reports, `2026-09-01T01:00:00Z`, which a report has millions of.
fn of_form(text: &[u8]) -> Option<u64> {
    let text: &[u8; 20] = text.try_into().ok()?;
    let marks = [text[4], text[7], text[10], text[13], text[16], text[19]];
    if marks != *b"--T::Z" {
        return None;
    }
    let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..10])?);
    let (hour, minute, second) = (number(&text[11..13])?, number(&text[14..16])?, number(&text[17..19])?);
    // What is none of these is for the forms that are read with more care.
    let is_time = hour < 24 && minute < 60 && second < 60;
    seconds_of(year, month, day, (hour * 3_600 + minute * 60 + second, &[])).filter(|_| is_time)
}

/// A time that is a number alone: a day as `20260901`, a spreadsheet's serial number of a day, or seconds or
/// milliseconds since 1970.
fn of_number(text: &str) -> Option<u64> {
    /// What spreadsheets call the day 1970-01-01, and the last day of 2099.
    const SERIAL: (u64, u64) = (25_569, 73_050);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) || whole.len() < 5 {
        return None;
    }
    let number_of = |digits: &str| digits.parse::<u64>().ok();
    match (whole.len(), decimals) {
        (8, "") => {
            seconds_of(number_of(whole.get(..4)?)?, number_of(whole.get(4..6)?)?, number_of(whole.get(6..)?)?, (0, &[]))
        }
        (5, _) => {
            let day = number_of(whole).filter(|day| (SERIAL.0..SERIAL.1).contains(day))? - SERIAL.0;
            let millionths = number_of(decimals.get(..6).unwrap_or(decimals)).unwrap_or(0);
            let digits = u32::try_from(decimals.len().min(6)).ok()?;
            let of_day = (millionths * DAY + 10_u64.pow(digits) / 2) / 10_u64.pow(digits);
            Some(day * DAY + of_day)
        }
        (10, _) => number_of(whole),
        (13, "") => number_of(whole).map(|milliseconds| milliseconds / 1_000),
        _ => None,
    }
}

fn named_month(part: &[u8]) -> Option<u64> {
    let part = part.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| part.len() >= 3 && month.starts_with(&part))?;
    Some(at as u64 + 1)
}

fn month_of_name_or_number(part: &[u8]) -> Option<u64> {
    named_month(part).or_else(|| number(part))
}

/// The year of two or four digits.
fn year_of(digits: &[u8]) -> Option<u64> {
    match digits.len() {
        2 => Some(2_000 + number(digits)?),
        4 => number(digits),
        _ => None,
    }
}

fn seconds_of(year: u64, month: u64, day: u64, (of_day, zone): (u64, &[u8])) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_of(year, month) {
        return None;
    }
    let utc = i64::try_from(days(year, month, day) * DAY + of_day).ok()?.checked_sub(offset(zone)?)?;
    u64::try_from(utc).ok()
}

/// A number of at most four digits.
fn number(digits: &[u8]) -> Option<u64> {
    let digits = Some(digits).filter(|digits| (1..=4).contains(&digits.len()))?;
    let value = |value: u32, digit: &u8| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0'));
    digits.iter().try_fold(0, value).map(u64::from)
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
    /// The days before each month of a common year.
    const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    // The leap days before a year, in the proleptic Gregorian calendar.
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    let years = (year - 1970) * 365 + leaps(year - 1) - leaps(1969);
    let months = usize::try_from(month - 1).ok().and_then(|at| BEFORE.get(at)).copied().unwrap_or_default();
    years + months + u64::from(month > 2 && is_leap(year)) + day - 1
}

/// Parses `01:00`, `1:00:00`, `01:00:00.000` or `1:00 AM` into seconds of the day, and returns the rest of the text.
fn of_clock(clock: &[u8]) -> Option<(u64, &[u8])> {
    let (hour, rest) = match clock {
        [digit, b':', ..] => (number(&[*digit])?, &clock[1..]),
        _ => two(clock)?,
    };
    let (minute, mut rest) = two(rest.strip_prefix(b":")?)?;
    let mut second = 0;
    if let Some(behind) = rest.strip_prefix(b":") {
        (second, rest) = two(behind)?;
        if let Some(fraction) = rest.strip_prefix(b".") {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            rest = &fraction[digits..];
        }
    }
    let (hour, rest) = of_noon(hour, rest)?;
    // A leap second counts as the second before it.
    (hour < 24 && minute < 60 && second <= 60).then_some((hour * 3600 + minute * 60 + second.min(59), rest))
}

/// The hour of the day where half of the day is stated, and the rest of the text.
fn of_noon(hour: u64, rest: &[u8]) -> Option<(u64, &[u8])> {
    let half = rest.trim_ascii_start().get(..2).map(<[u8]>::to_ascii_lowercase);
    let noon = match half.as_deref() {
        Some(b"am") => 0,
        Some(b"pm") => 12,
        _ => return Some((hour, rest)),
    };
    (1..=12).contains(&hour).then(|| (hour % 12 + noon, &rest.trim_ascii_start()[2..]))
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
            ("2026/09/01", Some(1_788_220_800)),
            ("2026/9/1 1:00", Some(1_788_224_400)),
            ("13/09/2026", None),
            ("01.09.2026 01:00", Some(1_788_224_400)),
            ("1.9.26", Some(1_788_220_800)),
            ("01-Sep-2026", Some(1_788_220_800)),
            ("1 September 2026 1:00:00 AM", Some(1_788_224_400)),
            ("Sep 1, 2026 1:00 am", Some(1_788_224_400)),
            ("2026-09-01 12:30 AM", Some(1_788_222_600)),
            ("2026-09-01 12:00 PM", Some(1_788_264_000)),
            ("2026-09-01 13:00 PM", None),
            ("2026-09-01 0:00 PM", None),
            ("2026-09/01", None),
            ("10.2026.1", None),
            ("01-Sept-2026", Some(1_788_220_800)),
            ("01-Sap-2026", None),
            ("9/1/026", None),
            ("20260901", None),
            ("Service total", None),
            ("二〇二六", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), found, "{text}");
            // A number alone is a time in a column of times only.
            if !text.bytes().all(|byte| byte.is_ascii_digit()) {
                assert_eq!(CellTime::of_cell(text), CellTime::parse(text), "{text}");
            }
        }
    }

    #[test]
    fn two_numbers_may_both_be_the_month() {
        let day = |text: &str| seconds(text);
        for (text, month_first, day_first) in [
            ("9/1/2026 0:00", "2026-09-01", "2026-01-09"),
            ("09-01-2026", "2026-09-01", "2026-01-09"),
            ("9/1/26", "2026-09-01", "2026-01-09"),
            ("13/09/2026", "", "2026-09-13"),
            ("09/13/2026", "2026-09-13", ""),
            ("5/5/2026", "2026-05-05", "2026-05-05"),
        ] {
            let time = CellTime::parse(text).unwrap();
            assert_eq!((time.month_first, time.day_first), (day(month_first), day(day_first)), "{text}");
        }
        assert_eq!(CellTime::parse("13/13/2026"), None);
        assert!(CellTime::parse("9/1/2026").unwrap().is_day);
        assert!(!CellTime::parse("9/1/2026 0:00").unwrap().is_day);
    }

    #[test]
    fn months_are_read_in_every_form() {
        let september = (1_788_220_800, 1_790_812_800);
        for text in ["2026-09", "2026/9", "202609", "09/2026", "Sep 2026", "September-2026", "2026年9月", " 2026 Sep "]
        {
            assert_eq!(month(text), Some(september), "{text}");
        }
        for text in ["2026", "2026-13", "20260", "2026-09-01", "9/26", "x", ""] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let mut day = 0;
        for year in 1970..2420 {
            for month in 1..=12 {
                assert_eq!(next_month(day * 86_400), (day + days_of(year, month)) * 86_400);
                let count = u32::try_from((year - 1970) * 12 + month - 1).unwrap();
                assert_eq!(month_of(day * 86_400), count);
                assert!(day == 0 || month_of(day * 86_400 - 1) == count - 1);
                assert!(is_month_start(day * 86_400) && !is_month_start(day * 86_400 + 1));
                for of_month in 1..=days_of(year, month) {
                    assert_eq!(days(year, month, of_month), day, "{year}-{month}-{of_month}");
                    day += 1;
                }
            }
        }
        assert_eq!(next_month(u64::MAX), 253_402_300_800);
    }
}
