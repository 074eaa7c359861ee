//! The unit of a column that a query aggregated, by its name: `sum(bytes)`, `total_mb`, `megaBytesTransferred`.

use crate::imported_data::BilledAmount;

/// The endings of words that are units. AWS counts volumes in powers of two, and its own sample queries divide by them.
const UNITS: [(&str, u64); 16] = [
    ("terabytes", 1 << 40),
    ("tbytes", 1 << 40),
    ("tib", 1 << 40),
    ("tb", 1 << 40),
    ("gigabytes", 1 << 30),
    ("gbytes", 1 << 30),
    ("gib", 1 << 30),
    ("gb", 1 << 30),
    ("megabytes", 1 << 20),
    ("mbytes", 1 << 20),
    ("mib", 1 << 20),
    ("mb", 1 << 20),
    ("kilobytes", 1 << 10),
    ("kbytes", 1 << 10),
    ("kib", 1 << 10),
    ("kb", 1 << 10),
];

/// Words of aggregates that are not volumes, and of rates.
const NOT_VOLUMES: [&str; 13] = [
    "avg",
    "average",
    "mean",
    "median",
    "min",
    "minimum",
    "max",
    "maximum",
    "pct",
    "percentile",
    "stddev",
    "rate",
    "per",
];

/// How many bytes the unit of a column has, by its name in lower case; none when the column is not a volume.
pub(super) fn byte_unit(name: &str) -> Option<u64> {
    let words: Vec<&str> = name.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let is_volume = |word: &&str| {
        // `bytesPerSecond` and `avgBytes` are single words in lower case.
        let joined = NOT_VOLUMES.iter().any(|not| word.strip_prefix(not).is_some_and(|rest| rest.contains("byte")));
        !NOT_VOLUMES.contains(word) && !joined && !word.contains("bytesper") && !word.ends_with("bps")
    };
    if !words.iter().all(is_volume) {
        return None;
    }
    words.into_iter().find_map(unit_of_word)
}

fn unit_of_word(word: &str) -> Option<u64> {
    // `sumBytes` and `numBytes` are not in megabytes, nor is `fromBytes`.
    let word = ["sum", "num", "from"].into_iter().find_map(|front| word.strip_prefix(front)).unwrap_or(word);
    // What follows the unit, as in `bytesTransferred`, does not change it.
    let word = word.find("bytes").map_or(word, |at| &word[..at + "bytes".len()]);
    let unit = UNITS.iter().find(|(ending, _)| word.ends_with(ending)).map(|(_, unit)| *unit);
    unit.or_else(|| word.ends_with("bytes").then_some(1))
}

/// A volume in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    pub(super) bytes: u64,
    /// Whether it has fewer digits than the number had, as spreadsheets write large numbers (`1.23457E+11`).
    pub(super) rounded: bool,
}

impl Volume {
    /// Parses a value in a unit; none when it is not a number. Commas are decimal or separate thousands.
    pub(super) fn parse(value: &[u8], unit: u64, decimal_comma: bool) -> Option<Self> {
        let text = std::str::from_utf8(value).ok()?.trim();
        let exponent = text.find(['e', 'E']);
        let (point, thousands) = match (text.find(','), text.find('.')) {
            // With an exponent there are no thousands.
            (Some(_), None) if exponent.is_some() => (',', None),
            // The last of two signs is the decimal one.
            (Some(comma), Some(point)) if comma > point => (',', Some('.')),
            (Some(_), None) if decimal_comma => (',', None),
            (Some(_), _) => ('.', Some(',')),
            // `1.234.567` and `1.234` where commas are decimal.
            (None, Some(_)) if decimal_comma && is_grouped(text, '.') => (',', Some('.')),
            _ => ('.', None),
        };
        if thousands.is_some_and(|sign| !is_grouped(text.split(point).next().unwrap_or_default(), sign)) {
            return None;
        }
        let plain: String = text
            .chars()
            .filter(|letter| Some(*letter) != thousands && !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\''))
            .map(|letter| if letter == point { '.' } else { letter })
            .collect();
        let amount = BilledAmount::parse(&plain)?;
        let bytes = amount.0.checked_mul(i128::from(unit))?.checked_add(BilledAmount::ONE / 2)? / BilledAmount::ONE;
        let rounded = exponent.is_some() && unit == 1 && has_fewer_digits(&plain);
        Some(Self { bytes: u64::try_from(bytes).ok()?, rounded })
    }
}

/// Whether thousands are separated by a sign: one to three digits and then groups of three.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches('-').split(sign);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first));
    let mut count = 0;
    first
        && groups.all(|group| {
            count += 1;
            group.len() == 3 && digits(group)
        })
        && count > 0
}

/// Whether a number with an exponent has decimals and yet does not reach down to its ones. Spreadsheets keep six
/// digits, while programs write all that there are, up to 17.
fn has_fewer_digits(number: &str) -> bool {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else { return false };
    let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exponent: usize = exponent.trim_start_matches('+').parse().unwrap_or(0);
    decimals < exponent && decimals > 0 && decimals < 12
}

/// Whether a time is written with an exponent, so that its seconds are lost.
pub(super) fn is_rounded_time(cell: &[u8]) -> bool {
    cell.iter().any(|byte| matches!(byte, b'e' | b'E')) && Volume::parse(cell, 1, false).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_from_names() {
        const MB: u64 = 1 << 20;
        const GB: u64 = 1 << 30;
        for (name, unit) in [
            ("bytes", Some(1)),
            ("sum(bytes)", Some(1)),
            ("sumbytes", Some(1)),
            ("numbytes", Some(1)),
            ("frombytes", Some(1)),
            ("total_bytes", Some(1)),
            ("bytestransferred", Some(1)),
            ("megabytestransferred", Some(MB)),
            ("totalmbytes", Some(MB)),
            ("total_in_mb", Some(MB)),
            ("traffic (mib)", Some(MB)),
            ("gb", Some(GB)),
            ("gigabytes", Some(GB)),
            ("sum_gb", Some(GB)),
            ("kbytes", Some(1 << 10)),
            ("size_tb", Some(1 << 40)),
            ("avg(bytes)", None),
            ("averagebytes", None),
            ("max(bytes)", None),
            ("min_bytes", None),
            ("bytes_per_second", None),
            ("bytespersecond", None),
            ("pct(bytes, 95)", None),
            ("mbps", None),
            ("packets", None),
            ("dstaddr", None),
            ("", None),
        ] {
            assert_eq!(byte_unit(name), unit, "{name}");
        }
    }

    #[test]
    fn decimals_become_whole_bytes_in_every_notation() {
        const MB: u64 = 1 << 20;
        let exact = |bytes| Some(Volume { bytes, rounded: false });
        let rounded = |bytes| Some(Volume { bytes, rounded: true });
        for (value, unit, comma, volume) in [
            ("7", 1, false, exact(7)),
            ("1536.25", MB, false, exact(1_610_874_880)),
            ("1536,25", MB, true, exact(1_610_874_880)),
            ("0.0000001", MB, false, exact(0)),
            ("1.17776E+02", 1 << 30, false, exact(126_461_017_063)),
            ("1,23457E+11", 1, true, rounded(123_457_000_000)),
            ("1,23457E+11", 1, false, rounded(123_457_000_000)),
            ("1.23457E+11", 1, true, rounded(123_457_000_000)),
            ("1.5E3", 1, false, rounded(1500)),
            ("6e3", 1, false, exact(6000)),
            ("1.23456789012E+11", 1, false, exact(123_456_789_012)),
            ("1,234,567", 1, false, exact(1_234_567)),
            ("1.234.567", 1, true, exact(1_234_567)),
            ("1.234", 1, true, exact(1234)),
            ("1.234,5", 1 << 10, true, exact(1_264_128)),
            ("1,234.5", 1 << 10, false, exact(1_264_128)),
            ("1\u{202f}234\u{a0}567", 1, true, exact(1_234_567)),
            ("1'234'567", 1, false, exact(1_234_567)),
            ("12,34", 1, false, None),
            ("1,2,3", 1, true, None),
            ("-1", MB, false, None),
            ("1e30", 1 << 40, false, None),
            ("x", MB, false, None),
            ("", 1, false, None),
        ] {
            assert_eq!(Volume::parse(value.as_bytes(), unit, comma), volume, "{value}");
        }
    }

    #[test]
    fn a_time_with_an_exponent_is_lost() {
        for (cell, is) in
            [("1.76196E+09", true), ("1,76196E+09", true), ("1761955200", false), ("2026-01-01", false), ("-", false)]
        {
            assert_eq!(is_rounded_time(cell.as_bytes()), is, "{cell}");
        }
    }
}
