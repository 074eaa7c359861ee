//! The time of rows without `start` and `end`: of an interval (`bin(1h)`, `day`), or from a first to a last moment
//! (`first_seen`, `last_seen`; `min(start)`, `max(end)`).

use std::collections::BTreeSet;

use super::columns::{Layout, LogField};
use crate::imported_data::Span;
use crate::metrics;
use crate::reader::CsvRow;

/// Words of names of columns that hold the bounds of a row's time: one alone does not tell it.
const BOUNDS: [&str; 5] = ["first", "last", "min", "max", "seen"];

/// Words of names of columns that hold times.
const WORDS: [&str; 14] = [
    "bin",
    "day",
    "date",
    "hour",
    "time",
    "timestamp",
    "start",
    "end",
    "starttime",
    "endtime",
    "first",
    "last",
    "seen",
    "bucket",
];

const DAY: u64 = 86_400;

/// The times of a table's rows.
#[derive(Debug, Default)]
pub(super) struct RowTimes {
    columns: Vec<usize>,
    has_bounds: bool,
    /// The length of a row's interval, where the name of its column says so.
    step: Option<u64>,
    /// From the first to the last moment of rows with two.
    span: Option<Span>,
    /// The moments of rows with one.
    moments: BTreeSet<u64>,
}

impl RowTimes {
    /// The most moments that are told apart.
    const MOST: usize = 100_000;

    /// Those of a table with these names of columns, in lower case.
    pub(super) fn of(names: &[String], layout: &Layout) -> Self {
        if layout.has(LogField::Start) || layout.has(LogField::End) {
            return Self::default();
        }
        let has = |name: &str, wanted: &[&str]| {
            name.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| wanted.contains(&word))
        };
        let is_time = |name: &&String| has(name, &WORDS);
        // `bin(5min)` is no minimum.
        let is_bound = |name: &&String| has(name, &WORDS) && has(name, &BOUNDS) && !name.starts_with("bin(");
        let has_bounds = names.iter().any(|name| is_bound(&name));
        let columns = (0..names.len()).filter(|at| names.get(*at).as_ref().is_some_and(is_time)).collect();
        let step = names.iter().find_map(|name| step(name));
        Self { columns, has_bounds, step, ..Self::default() }
    }

    /// Notes the times of a row.
    pub(super) fn add(&mut self, row: &CsvRow<'_>) {
        let time = |at: &usize| {
            let time = metrics::time(row.text(*at)?)?;
            // The hour of a day is none.
            (time > 1_000_000_000).then_some(time)
        };
        let mut times = self.columns.iter().filter_map(time);
        let Some(first) = times.next() else { return };
        if let Some(all) = times.map(|time| Span { from: time, to: time }).reduce(Span::with) {
            let all = all.with(Span { from: first, to: first });
            self.span = Some(self.span.map_or(all, |span| span.with(all)));
        } else if !self.has_bounds && self.moments.len() < Self::MOST {
            self.moments.insert(first);
        }
    }

    /// The time of all rows; none where it is not known.
    pub(super) fn finish(self) -> Option<Span> {
        let (first, last) = (self.moments.first().copied(), self.moments.last().copied());
        let moments: Vec<u64> = self.moments.into_iter().collect();
        let distance = moments.windows(2).filter_map(|pair| pair.last()?.checked_sub(*pair.first()?)).min();
        let is_of_days = moments.iter().all(|moment| moment % DAY == 0);
        // A `date` may be one with its hour.
        let step = self.step.filter(|step| *step != DAY || is_of_days).or(distance);
        let rows = first.zip(last).zip(step).map(|((from, last), step)| Span { from, to: last.saturating_add(step) });
        match (self.span, rows) {
            (Some(span), Some(rows)) => Some(span.with(rows)),
            (span, rows) => span.or(rows),
        }
    }
}

/// The length of the interval that a column's name states: `bin(5m)`, `day`.
fn step(name: &str) -> Option<u64> {
    let Some(bin) = name.strip_prefix("bin(") else {
        let has = |wanted: &str| name.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word == wanted);
        return if has("hour") { Some(3_600) } else { (has("day") || has("date")).then_some(DAY) };
    };
    let digits = bin.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = bin.split_at(digits);
    let unit = match unit.trim_start().as_bytes() {
        [b'm', b's' | b'o', ..] => return None,
        [b's', ..] => 1,
        [b'm', ..] => 60,
        [b'h', ..] => 3_600,
        [b'd', ..] => DAY,
        [b'w', ..] => 7 * DAY,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}
