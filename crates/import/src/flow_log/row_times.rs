//! The time of rows without `start` and `end`: of an interval (`bin(1h)`, `day`, `month`), or from a first to a last
//! moment (`first_seen`, `last_seen`; `min(start)`, `max(end)`).

use std::collections::BTreeSet;

use super::columns::{Layout, LogField, bare};
use super::row_moment::{self, RowMoment};
use crate::date_time::{is_month_start, next_month};
use crate::imported_data::{FileRead, FileRemark, Span};
use crate::reader::CsvRow;

/// Words of names of columns that hold the bounds of a row's time: one alone does not tell it.
const BOUNDS: [&str; 5] = ["first", "last", "min", "max", "seen"];

/// Words of names of columns that hold times.
const WORDS: [&str; 36] = [
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
    "month",
    "week",
    "dt",
    "ds",
    "ts",
    "datetime",
    "datehour",
    "yearmonth",
    "yyyymm",
    "yyyymmdd",
    "usagedate",
    "usageday",
    "usagemonth",
    "eventtime",
    "eventdate",
    "datefloor",
    "dateceil",
    "daily",
    "weekly",
    "monthly",
    "period",
    "datum",
];

/// What names of such columns end in, in Japanese.
const JAPANESE: [&str; 7] = ["日付", "日時", "時刻", "日", "週", "月", "期間"];

/// Names of columns that hold nothing but times, so that one which is not read is told.
const TIMES: [&str; 9] = ["date", "day", "week", "month", "time", "timestamp", "dt", "日付", "日時"];

/// The columns that are parts of one time, as tables are partitioned.
const PARTS: [&str; 4] = ["year", "month", "day", "hour"];

const DAY: u64 = 86_400;

/// How long each interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// So many seconds, whatever the times are.
    Exactly(u64),
    /// So many seconds, unless the times themselves tell another length: a `date` may be the first of a month.
    About(u64),
    Month,
}

/// The times of a table's rows.
#[derive(Debug, Default)]
pub(super) struct RowTimes {
    columns: Vec<usize>,
    /// The columns of a year, a month, a day and an hour, in the place of those.
    parts: Vec<usize>,
    has_bounds: bool,
    /// The length of a row's interval, where the name of its column says so.
    step: Option<Step>,
    /// From the first to the last moment of rows with two.
    span: Option<Span>,
    /// The moments of rows with one, read with the month first and with the day first; none where they cannot be.
    moments: [Option<BTreeSet<u64>>; 2],
    /// Whether all moments were months, and whether all were days without a time of day.
    are_months: bool,
    are_days: bool,
    /// The columns of times without any that was read.
    unread: Vec<usize>,
    names: Vec<String>,
}

impl RowTimes {
    /// The most moments that are told apart.
    const MOST: usize = 100_000;

    /// Those of a table with these names of columns, in lower case.
    pub(super) fn of(names: &[String], layout: &Layout) -> Self {
        if layout.has(LogField::Start) || layout.has(LogField::End) {
            return Self::default();
        }
        let has = |name: &str, wanted: &[&str]| words(name).any(|word| wanted.contains(&word));
        let is_time = |name: &&String| has(name, &WORDS) || JAPANESE.iter().any(|end| name.ends_with(end));
        // `bin(5min)` is no minimum.
        let is_bound = |name: &&String| has(name, &WORDS) && has(name, &BOUNDS) && !name.starts_with("bin(");
        let has_end = ["start", "end"].iter().all(|bound| names.iter().any(|name| has(name, &[bound])));
        let has_bounds = names.iter().any(|name| is_bound(&name));
        let part = |wanted: &&str| names.iter().position(|name| bare(name) == *wanted);
        let mut parts: Vec<_> = PARTS.iter().map_while(part).collect();
        if parts.len() < 2 {
            parts.clear();
        }
        let columns: Vec<_> = (0..names.len()).filter(|at| names.get(*at).as_ref().is_some_and(is_time)).collect();
        let step = if parts.is_empty() {
            names.iter().filter_map(|name| step(name)).min_by_key(|step| step.seconds())
        } else {
            Some([Step::Month, Step::Exactly(DAY), Step::Exactly(3_600)][(parts.len() - 2).min(2)])
        };
        let unread = columns.iter().copied().filter(|at| TIMES.contains(&names[*at].as_str())).collect();
        Self {
            columns,
            parts,
            has_bounds: has_bounds || has_end,
            step,
            moments: [Some(BTreeSet::new()), Some(BTreeSet::new())],
            are_months: true,
            are_days: true,
            unread,
            names: names.to_vec(),
            span: None,
        }
    }

    /// Notes the times of a row.
    pub(super) fn add(&mut self, row: &CsvRow<'_>) {
        if !self.parts.is_empty()
            && let Some(moment) = row_moment::of_parts(self.parts.iter().map(|at| row.text(*at).unwrap_or_default()))
        {
            self.unread.clear();
            self.note(moment);
            return;
        }
        let read = |at: &usize| Some((*at, row_moment::of_cell(row.text(*at)?)?));
        let times: Vec<_> = self.columns.iter().filter_map(read).collect();
        self.unread.retain(|unread| row.get(*unread).is_empty() || times.iter().all(|(at, _)| at != unread));
        let certain = times.iter().filter_map(|(_, moment)| moment.certain()).map(|at| Span { from: at, to: at });
        match (&times[..], certain.reduce(Span::with)) {
            ([_, _, ..], Some(all)) if self.has_bounds => {
                self.span = Some(self.span.map_or(all, |span| span.with(all)));
            }
            // Of a month and a day in it, the day is the time.
            ([_, ..], _) if !self.has_bounds || times.len() > 1 => {
                let latest = times.into_iter().map(|(_, moment)| moment).max_by_key(|moment| moment.readings[0]);
                if let Some(moment) = latest {
                    self.note(moment);
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, moment: RowMoment) {
        self.are_months &= moment.is_month;
        self.are_days &= moment.is_day;
        for (moments, at) in self.moments.iter_mut().zip(moment.readings) {
            match (moments.as_mut(), at) {
                (Some(moments), Some(at)) if moments.len() < Self::MOST => {
                    moments.insert(at);
                }
                (Some(_), None) => *moments = None,
                _ => {}
            }
        }
    }

    /// The time of all rows; none where it is not known, with a remark where something looks like it.
    pub(super) fn finish(self, file: &mut FileRead) -> Option<Span> {
        let [month_first, day_first] = [0, 1].map(|at| self.moments[at].as_ref().and_then(|all| self.rows(all)));
        let rows = match (month_first, day_first) {
            (Some(one), Some(other)) if one.seconds() != other.seconds() => {
                file.remark(FileRemark::UnclearDates);
                None
            }
            (one, other) => one.or(other),
        };
        let has_none = self.moments.iter().flatten().all(BTreeSet::is_empty) && self.span.is_none();
        if let Some(column) = self.unread.first().and_then(|at| self.names.get(*at))
            && has_none
            && file.used > 0
        {
            file.remark(FileRemark::UnreadTime { column: column.clone() });
        }
        match (self.span, rows) {
            (Some(span), Some(rows)) => Some(span.with(rows)),
            (span, rows) => span.or(rows),
        }
    }

    /// The time of all rows with these moments.
    fn rows(&self, moments: &BTreeSet<u64>) -> Option<Span> {
        let (from, last) = (moments.first().copied()?, moments.last().copied()?);
        let all: Vec<u64> = moments.iter().copied().collect();
        let gaps = || all.windows(2).filter_map(|pair| pair.last()?.checked_sub(*pair.first()?));
        let distance = gaps().min();
        let are_days = self.are_days || all.iter().all(|moment| moment % DAY == 0);
        let are_firsts = are_days && all.iter().all(|moment| is_month_start(*moment));
        let are_weeks = are_days && all.len() > 1 && gaps().all(|gap| gap == 7 * DAY);
        let step = match self.step {
            Some(Step::Exactly(step)) => Step::Exactly(step),
            _ if self.are_months || are_firsts && (all.len() > 1 || self.step == Some(Step::Month)) => Step::Month,
            Some(Step::About(step)) if step == DAY && !are_days => Step::Exactly(distance?),
            Some(Step::About(step)) if step != DAY || !are_weeks => Step::Exactly(step),
            _ if are_weeks => Step::Exactly(7 * DAY),
            // A day by itself, in whatever column.
            _ if self.are_days => Step::Exactly(DAY),
            _ => Step::Exactly(distance?),
        };
        let to = match step {
            Step::Month => next_month(last),
            Step::Exactly(step) | Step::About(step) => last.saturating_add(step),
        };
        Some(Span { from, to })
    }
}

impl Step {
    fn seconds(self) -> u64 {
        match self {
            Self::Exactly(seconds) | Self::About(seconds) => seconds,
            Self::Month => 28 * DAY,
        }
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_ascii_alphabetic())
}

/// The length of the interval that a column's name states: `bin(5m)`, `datefloor(@timestamp, 1d)`, `day`.
fn step(name: &str) -> Option<Step> {
    let of_function = ["datefloor(", "dateceil("].iter().any(|function| name.starts_with(function));
    let argument =
        name.strip_prefix("bin(").or_else(|| name.rsplit_once(',').filter(|_| of_function).map(|(_, at)| at));
    let Some(argument) = argument.map(str::trim_start) else {
        let has = |wanted: &[&str]| words(name).any(|word| wanted.contains(&word));
        return if has(&["hour", "datehour"]) {
            Some(Step::Exactly(3_600))
        } else if has(&["week", "weekly"]) || name.ends_with('週') {
            Some(Step::About(7 * DAY))
        } else if has(&["month", "monthly", "yearmonth", "yyyymm"]) || name.ends_with('月') {
            Some(Step::Month)
        } else {
            // `date_trunc('week', …)` has the word of a date too.
            (has(&["day", "date", "daily"]) || name.ends_with('日')).then_some(Step::About(DAY))
        };
    };
    let digits = argument.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = argument.split_at(digits);
    let unit = match unit.trim_start().as_bytes() {
        [b'm', b's' | b'o', ..] => return None,
        [b's', ..] => 1,
        [b'm', ..] => 60,
        [b'h', ..] => 3_600,
        [b'd', ..] => DAY,
        [b'w', ..] => 7 * DAY,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit).map(Step::Exactly)
}
