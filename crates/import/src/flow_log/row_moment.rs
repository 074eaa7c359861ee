//! The moment in a cell of a query's result: a month, a day, or a time of day.

use crate::date_time::{CellTime, month};
use crate::metrics;

/// When the interval of a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowMoment {
    /// With the month first, and with the day first: `10/01/2026` has two readings.
    pub(super) readings: [Option<u64>; 2],
    /// Whether it is a month, or a day without a time of day.
    pub(super) is_month: bool,
    pub(super) is_day: bool,
}

impl RowMoment {
    fn at(time: u64) -> Self {
        Self { readings: [Some(time); 2], is_month: false, is_day: false }
    }

    /// The time, where both readings are the same.
    pub(super) fn certain(self) -> Option<u64> {
        self.readings[0].filter(|_| self.readings[0] == self.readings[1])
    }
}

/// The moment in a cell: `2026-09`, `2026-09-01`, `20260901`, `09/01/2026`, `2026-09-01 05:00`, `2026-09-01-05`,
/// `2026090105`, or seconds or milliseconds since 1970.
pub(super) fn of_cell(text: &str) -> Option<RowMoment> {
    let text = text.trim();
    if text.len() >= 5
        && let Some((start, _)) = month(text)
    {
        return Some(RowMoment { is_month: true, is_day: true, ..RowMoment::at(start) });
    }
    if let Some(moment) = of_hour(text) {
        return Some(moment);
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number && text.len() != 8 && text.split('.').count() < 3 {
        // The hour of a day is none.
        return metrics::time(text).filter(|time| *time > 1_000_000_000).map(RowMoment::at);
    }
    let time = CellTime::of_cell(text)?;
    Some(RowMoment { readings: [time.month_first, time.day_first], is_month: false, is_day: time.is_day })
}

/// A day and its hour, as partitions of tables are named: `2026-09-01-05`, `2026/09/01/05`, `2026090105`.
fn of_hour(text: &str) -> Option<RowMoment> {
    let parts: Vec<&str> = text.split(['-', '/', 'T', ' ']).collect();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (date, hour) = match parts[..] {
        [year, month, day, hour] if year.len() == 4 && hour.len() == 2 => ([year, month, day].join("-"), hour),
        // Seconds since 1970 that begin so are those of a time after the year 2033.
        [number] if number.len() == 10 && number.starts_with("20") && is_number(number) => {
            let (date, hour) = number.split_at(8);
            (date.to_owned(), hour)
        }
        _ => return None,
    };
    let hour: u64 = hour.parse().ok().filter(|hour| *hour < 24)?;
    Some(RowMoment::at(CellTime::of_cell(&date)?.certain()? + hour * 3_600))
}

/// The moment whose year, month, day and hour stand in a cell each; of a day or an hour only as far as there are cells.
pub(super) fn of_parts<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<RowMoment> {
    let year = parts.next().filter(|year| year.trim().len() == 4)?.trim();
    let month_of_year = parts.next()?.trim();
    let Some(day) = parts.next() else { return of_cell(&[year, month_of_year].join("-")) };
    let date = of_cell(&[year, month_of_year, day.trim()].join("-"))?;
    let Some(hour) = parts.next() else { return Some(date) };
    let hour: u64 = hour.trim().parse().ok().filter(|hour| *hour < 24)?;
    Some(RowMoment::at(date.certain()? + hour * 3_600))
}
