//! Values as the text that a cell of CSV would have.

use std::io::Write as _;

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::data_type::Int96;
use parquet::schema::types::ColumnDescriptor;

/// What the numbers of a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// What they are, or text.
    Plain,
    Unsigned,
    /// Days since 1970.
    Date,
    /// So many in a second, since 1970.
    Timestamp(i64),
    /// With so many decimals.
    Decimal(usize),
}

/// The most decimals that a number may have.
const MOST_DECIMALS: i32 = 76;

impl Meaning {
    pub(crate) fn of(column: &ColumnDescriptor) -> Self {
        let logical = column.logical_type_ref();
        let decimals = |scale: i32| Self::Decimal(usize::try_from(scale.clamp(0, MOST_DECIMALS)).unwrap_or(0));
        match (logical, column.converted_type()) {
            (Some(LogicalType::Decimal(decimal)), _) => decimals(decimal.scale),
            (_, ConvertedType::DECIMAL) => decimals(column.type_scale()),
            (Some(LogicalType::Timestamp(timestamp)), _) => Self::Timestamp(match timestamp.unit {
                TimeUnit::MILLIS => 1_000,
                TimeUnit::MICROS => 1_000_000,
                TimeUnit::NANOS => 1_000_000_000,
            }),
            (_, ConvertedType::TIMESTAMP_MILLIS) => Self::Timestamp(1_000),
            (_, ConvertedType::TIMESTAMP_MICROS) => Self::Timestamp(1_000_000),
            (Some(LogicalType::Date), _) | (_, ConvertedType::DATE) => Self::Date,
            (_, ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64) => {
                Self::Unsigned
            }
            _ => Self::Plain,
        }
    }

    /// Writes a whole number of a column of four or eight bytes.
    pub(crate) fn write_int(self, value: i64, kind: Type, out: &mut Vec<u8>) {
        match self {
            Self::Date => write_date(value, out),
            Self::Timestamp(second) => write_time(value.div_euclid(second), value.rem_euclid(second), second, out),
            Self::Decimal(decimals) => write_decimal(i128::from(value), decimals, out),
            Self::Unsigned if kind == Type::INT32 => display(value & i64::from(u32::MAX), out),
            Self::Unsigned => display(value.cast_unsigned(), out),
            Self::Plain => display(value, out),
        }
    }

    /// Writes a text, or a number in bytes, the highest first.
    pub(crate) fn write_bytes(self, value: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Decimal(decimals) if value.len() <= 16 => {
                let is_negative = value.first().is_some_and(|first| *first >= 0x80);
                let mut bytes = [if is_negative { 0xff } else { 0 }; 16];
                bytes[16 - value.len()..].copy_from_slice(value);
                write_decimal(i128::from_be_bytes(bytes), decimals, out);
            }
            _ => out.extend_from_slice(value),
        }
    }
}

/// Writes the time of an `INT96`: nanoseconds of the day, and the day since noon of 24 November 4714 BC.
pub(crate) fn write_int96(value: &Int96, out: &mut Vec<u8>) {
    const FIRST_DAY: i64 = 2_440_588;
    const SECOND: i64 = 1_000_000_000;
    const DAY: i64 = 86_400;
    let [low, high, day] = *value.data() else { return };
    let nanoseconds = (u64::from(high) << 32 | u64::from(low)).cast_signed();
    let seconds = (i64::from(day) - FIRST_DAY) * DAY + nanoseconds.div_euclid(SECOND);
    write_time(seconds, nanoseconds.rem_euclid(SECOND), SECOND, out);
}

/// Writes any value as it displays itself, which for floats is the shortest text that reads as the same.
pub(crate) fn display(value: impl std::fmt::Display, out: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let _ = write!(out, "{value}");
}

/// Writes a text as a string of JSON.
pub(crate) fn write_json(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in String::from_utf8_lossy(text).bytes() {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', byte]),
            0..0x20 => {
                let _ = write!(out, "\\u{byte:04x}");
            }
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

fn write_date(day: i64, out: &mut Vec<u8>) {
    let (year, month, day) = date(day);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
}

fn write_time(seconds: i64, fraction: i64, second: i64, out: &mut Vec<u8>) {
    const DAY: i64 = 86_400;
    write_date(seconds.div_euclid(DAY), out);
    let of_day = seconds.rem_euclid(DAY);
    let _ = write!(out, "T{:02}:{:02}:{:02}", of_day / 3_600, of_day / 60 % 60, of_day % 60);
    if fraction > 0 {
        let width = second.ilog10() as usize;
        let _ = write!(out, ".{fraction:0width$}");
    }
    out.push(b'Z');
}

/// The date of a day since 1970, in the proleptic Gregorian calendar. Cycles of 400 years begin in March, so that leap
/// days end them.
fn date(day: i64) -> (i64, i64, i64) {
    const OF_400_YEARS: i64 = 146_097;
    const OF_100_YEARS: i64 = 36_524;
    const OF_4_YEARS: i64 = 1_461;
    // From 1 March of the year 0.
    let day = day.saturating_add(719_468);
    let (cycle, of_cycle) = (day.div_euclid(OF_400_YEARS), day.rem_euclid(OF_400_YEARS));
    let leap_days = of_cycle / (OF_4_YEARS - 1) - of_cycle / OF_100_YEARS + of_cycle / (OF_400_YEARS - 1);
    let year = (of_cycle - leap_days) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, is_next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year + cycle * 400 + is_next, month, day)
}

fn write_decimal(value: i128, decimals: usize, out: &mut Vec<u8>) {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let point = if decimals > 0 { "." } else { "" };
    let _ = write!(out, "{sign}{whole}{point}{fraction}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn times_are_those_of_the_calendar() {
        // From date -u -d @SECONDS +%FT%TZ.
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_788_220_800, "2026-09-01T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            for second in [1_000, 1_000_000, 1_000_000_000] {
                let write =
                    |out: &mut Vec<u8>| Meaning::Timestamp(second).write_int(seconds * second, Type::INT64, out);
                assert_eq!(written(write), text);
            }
            let (day, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400) as u64 * 1_000_000_000);
            let mut int96 = Int96::new();
            let [low, high] = [of_day & u64::from(u32::MAX), of_day >> 32].map(|part| u32::try_from(part).unwrap());
            int96.set_data(low, high, u32::try_from(day + 2_440_588).unwrap());
            assert_eq!(written(|out| write_int96(&int96, out)), text);
            assert_eq!(written(|out| Meaning::Date.write_int(day, Type::INT32, out)), text[..10]);
        }
        let write = |out: &mut Vec<u8>| Meaning::Timestamp(1_000).write_int(1_788_220_800_045, Type::INT64, out);
        assert_eq!(written(write), "2026-09-01T00:00:00.045Z");
        for extreme in [i64::MIN, i64::MAX] {
            for meaning in [Meaning::Date, Meaning::Timestamp(1_000), Meaning::Decimal(76)] {
                assert!(!written(|out| meaning.write_int(extreme, Type::INT64, out)).is_empty());
            }
        }
    }

    #[test]
    fn decimals_are_exact() {
        for (value, decimals, text) in [
            (15_005, 1, "1500.5"),
            (5, 3, "0.005"),
            (-5, 3, "-0.005"),
            (7, 0, "7"),
            (0, 2, "0.00"),
            (i128::MAX, 10, "17014118346046923173168730371.5884105727"),
        ] {
            let bytes = value.to_be_bytes();
            assert_eq!(written(|out| Meaning::Decimal(decimals).write_bytes(&bytes, out)), text);
        }
        // Negative numbers of few bytes.
        assert_eq!(written(|out| Meaning::Decimal(2).write_bytes(&[0xff, 0x38], out)), "-2.00");
        assert_eq!(written(|out| Meaning::Decimal(2).write_bytes(&[], out)), "0.00");
    }

    #[test]
    fn numbers_are_what_they_say() {
        assert_eq!(written(|out| Meaning::Unsigned.write_int(-1, Type::INT32, out)), "4294967295");
        assert_eq!(written(|out| Meaning::Unsigned.write_int(-1, Type::INT64, out)), "18446744073709551615");
        assert_eq!(written(|out| display(1e-9, out)), "0.000000001");
        assert_eq!(written(|out| display(0.1_f32, out)), "0.1");
        assert_eq!(written(|out| write_json(b"a\"\\\n\xff", out)), "\"a\\\"\\\\\\u000a\u{fffd}\"");
    }
}
