//! A volume in a cell of a table: `1536.25`, `1,234,567`, `1.23457E+11`, `1.5 GiB`.

use super::byte_unit::{ByteUnit, byte_unit};
use crate::imported_data::BilledAmount;

/// A volume in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    pub(super) bytes: u64,
    /// Whether it has fewer digits than the number had, as spreadsheets write large numbers (`1.23457E+11`).
    pub(super) rounded: bool,
}

impl Volume {
    /// Parses a value in a unit; none when it is not a number. Commas are decimal or separate thousands. A unit behind
    /// the number goes before that of the column.
    pub(super) fn parse(value: &[u8], unit: ByteUnit, decimal_comma: bool) -> Option<Self> {
        let text = std::str::from_utf8(value).ok()?.trim();
        let (text, unit) = match text.rfind(|letter: char| letter.is_ascii_digit()) {
            Some(digit) if digit + 1 < text.len() => {
                let (number, name) = text.split_at(digit + 1);
                // `1.5 B` of a meter; the name of a column would say more.
                let name = name.trim().to_ascii_lowercase();
                (number, if name == "b" { ByteUnit::BYTE } else { byte_unit(&name)? })
            }
            _ => (text, unit),
        };
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
            .filter(|letter| Some(*letter) != thousands && !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
            .map(|letter| if letter == point { '.' } else { letter })
            .collect();
        let amount = BilledAmount::parse(&plain)?;
        let bytes = unit.bytes(amount)?;
        let rounded = exponent.is_some() && unit == ByteUnit::BYTE && has_fewer_digits(&plain);
        Some(Self { bytes, rounded })
    }
}

/// Whether thousands are separated by a sign: one to three digits and then groups of three, or groups of two before the
/// last one, as India writes lakhs and crores.
fn is_grouped(text: &str, sign: char) -> bool {
    let groups: Vec<&str> = text.trim_start_matches('-').split(sign).collect();
    let [first, middle @ .., last] = &groups[..] else { return false };
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let all = |length: usize| middle.iter().all(|group| group.len() == length);
    let (western, indian) = (all(3) && first.len() <= 3, all(2) && first.len() <= 2);
    digits && !first.is_empty() && last.len() == 3 && (western || indian)
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
    cell.iter().any(|byte| matches!(byte, b'e' | b'E')) && Volume::parse(cell, ByteUnit::BYTE, false).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_become_whole_bytes_in_every_notation() {
        const MB: u64 = 1 << 20;
        let unit = |times| ByteUnit { times, over: 1 };
        let exact = |bytes| Some(Volume { bytes, rounded: false });
        let rounded = |bytes| Some(Volume { bytes, rounded: true });
        for (value, times, comma, volume) in [
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
            ("1’234’567", 1, false, exact(1_234_567)),
            ("12,34,56,789", 1, false, exact(123_456_789)),
            ("1,23,456.5", 1 << 10, false, exact(126_419_456)),
            ("1.5 GiB", 1, false, exact(1_610_612_736)),
            ("1.5 GB", MB, false, exact(1_610_612_736)),
            ("20 MB", 1, false, exact(20_971_520)),
            ("1,5 GB", 1, true, exact(1_610_612_736)),
            ("12 kB", 1, false, exact(12_288)),
            ("7 B", MB, false, exact(7)),
            ("7 Mbit", 1, false, exact(875_000)),
            ("7 MB/s", 1, false, None),
            ("7 %", 1, false, None),
            ("12,34", 1, false, None),
            ("1,234,56,789", 1, false, None),
            ("1,2,3", 1, true, None),
            ("-1", MB, false, None),
            ("1e30", 1 << 40, false, None),
            ("x", MB, false, None),
            ("", 1, false, None),
        ] {
            assert_eq!(Volume::parse(value.as_bytes(), unit(times), comma), volume, "{value}");
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
