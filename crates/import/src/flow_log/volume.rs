//! A volume in a cell of a table: `1536.25`, `1,234,567`, `1.23457E+11`, `1.5 GiB`.

use super::byte_unit::{ByteUnit, byte_unit};
use crate::imported_data::BilledAmount;

/// What separates the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalMark {
    Point,
    Comma,
}

/// A volume in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    pub(super) bytes: u64,
    /// Whether it has fewer digits than the number had, as spreadsheets write large numbers (`1.23457E+11`).
    pub(super) rounded: bool,
}

/// What a cell says with a decimal point, and with a decimal comma; none where it is no number then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct VolumeReadings {
    with_point: Option<Volume>,
    with_comma: Option<Volume>,
}

impl VolumeReadings {
    /// Reads a cell of a column with a unit, in a table whose cells are separated like this.
    ///
    /// Where commas separate the cells, a number with a point and without a comma has a decimal point.
    pub(super) fn of(value: &[u8], unit: ByteUnit, separator: u8) -> Self {
        let read = |mark| Volume::parse(value, unit, mark);
        let with_point = read(DecimalMark::Point);
        let has_comma = value.contains(&b',');
        // Nearly all numbers have no mark.
        if !has_comma && !value.contains(&b'.') {
            return Self { with_point, with_comma: with_point };
        }
        if separator == b',' && !has_comma {
            return Self { with_point, with_comma: None };
        }
        let with_comma = read(DecimalMark::Comma);
        // There is no thousandth of a byte, but one of a GB that stands in the cell.
        let is_whole = unit == ByteUnit::BYTE
            && value.last().is_some_and(u8::is_ascii_digit)
            && with_point.is_some()
            && with_comma.is_some();
        match is_whole && !value.ends_with(b"000") {
            true if has_comma => Self { with_point, with_comma: None },
            true => Self { with_point: None, with_comma },
            false => Self { with_point, with_comma },
        }
    }

    /// The mark of the file, if only one of both makes this a number.
    pub(super) fn evidence(self) -> Option<DecimalMark> {
        match (self.with_point, self.with_comma) {
            (Some(_), None) => Some(DecimalMark::Point),
            (None, Some(_)) => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// Whether the two readings differ.
    pub(super) fn is_unclear(self) -> bool {
        self.with_point.is_some() && self.with_comma.is_some() && self.with_point != self.with_comma
    }

    /// The volume in a file with this mark; where only the other mark makes it a number, that one.
    pub(super) fn with(self, mark: DecimalMark) -> Option<Volume> {
        match mark {
            DecimalMark::Point => self.with_point.or(self.with_comma),
            DecimalMark::Comma => self.with_comma.or(self.with_point),
        }
    }
}

impl Volume {
    /// Parses a value in a unit, with a mark before its decimals; none when it is not a number. A unit behind the
    /// number goes before that of the column.
    fn parse(value: &[u8], unit: ByteUnit, mark: DecimalMark) -> Option<Self> {
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
        let (point, thousands) = match mark {
            DecimalMark::Point => ('.', ','),
            DecimalMark::Comma => (',', '.'),
        };
        let whole = text.split(point).next().unwrap_or_default();
        // With an exponent there are no thousands.
        if text.contains(thousands) && (exponent.is_some() || !is_grouped(whole, thousands)) {
            return None;
        }
        let plain: String = text
            .chars()
            .filter(|letter| *letter != thousands && !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
            .map(|letter| if letter == point { '.' } else { letter })
            .collect();
        let amount = BilledAmount::parse(&plain)?;
        let bytes = unit.bytes(amount)?;
        let rounded = exponent.is_some() && unit == ByteUnit::BYTE && has_fewer_digits(&plain);
        Some(Self { bytes, rounded })
    }
}

/// The bytes in a cell with its own unit, `1.5 GiB`; none where it has none, or two readings.
pub(crate) fn with_own_unit(cell: &str, separator: u8) -> Option<u64> {
    let readings = VolumeReadings::of(cell.as_bytes(), ByteUnit::BYTE, separator);
    let has_unit = cell.ends_with(char::is_alphabetic);
    readings.with(DecimalMark::Point).filter(|_| has_unit && !readings.is_unclear()).map(|volume| volume.bytes)
}

/// Whether thousands are separated by a sign: one to three digits and then groups of three, or groups of two before the
/// last one, as India writes lakhs and crores.
fn is_grouped(text: &str, sign: char) -> bool {
    let groups: Vec<&str> = text.trim_start_matches('-').split(sign).collect();
    let [first, middle @ .., last] = &groups[..] else { return false };
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let all = |length: usize| middle.iter().all(|group| group.len() == length);
    let (western, indian) = (all(3) && first.len() <= 3, all(2) && first.len() <= 2);
    digits && !first.is_empty() && !first.starts_with('0') && last.len() == 3 && (western || indian)
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
    cell.iter().any(|byte| matches!(byte, b'e' | b'E'))
        && VolumeReadings::of(cell, ByteUnit::BYTE, b',').with(DecimalMark::Point).is_some()
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
            ("12,34", MB, false, exact(12_939_428)),
            ("0.500", MB, true, exact(524_288)),
            ("0,500", MB, false, exact(524_288)),
            ("1,234,56,789", 1, false, None),
            ("1,2,3", 1, true, None),
            ("-1", MB, false, None),
            ("1e30", 1 << 40, false, None),
            ("x", MB, false, None),
            ("", 1, false, None),
        ] {
            let mark = if comma { DecimalMark::Comma } else { DecimalMark::Point };
            assert_eq!(VolumeReadings::of(value.as_bytes(), unit(times), b';').with(mark), volume, "{value}");
        }
    }

    #[test]
    fn what_has_two_readings_is_unclear() {
        use DecimalMark::{Comma, Point};
        let mb = ByteUnit::bytes_each(1 << 20);
        for (value, unit, evidence, unclear) in [
            ("1.234", mb, None, true),
            ("1,234", mb, None, true),
            ("1234", mb, None, false),
            ("0.500", mb, Some(Point), false),
            ("1234.567", mb, Some(Point), false),
            ("1.5", mb, Some(Point), false),
            ("1,5", mb, Some(Comma), false),
            ("1.234,5", mb, Some(Comma), false),
            ("1.234.567", mb, Some(Comma), false),
            ("1,234,567", mb, Some(Point), false),
            ("1.234", ByteUnit::BYTE, Some(Comma), false),
            ("1,234", ByteUnit::BYTE, Some(Point), false),
            ("1.000", ByteUnit::BYTE, None, true),
            ("1,234 GiB", ByteUnit::BYTE, None, true),
            ("x", mb, None, false),
        ] {
            let readings = VolumeReadings::of(value.as_bytes(), unit, b';');
            assert_eq!((readings.evidence(), readings.is_unclear()), (evidence, unclear), "{value}");
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
