//! The CSV that the CloudWatch console downloads of a graph: columns are series, rows say what they are of, and then
//! each row is a time.

use super::book::Series;
use super::json::{keep, remark};
use super::{Measure, Subject, measure, statistic, time, unit};
use crate::flow_log::{ByteUnit, with_own_unit};
use crate::imported_data::{BilledAmount, FileRead, FileRefusal, SkipReason};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};

/// A parser of such a table.
#[derive(Debug, Default)]
pub(crate) struct MetricTable {
    /// What is said of each column but the first, in all rows before the data.
    labels: Vec<Vec<String>>,
    points: Vec<Vec<(u64, Value)>>,
    /// The first value of each column that is none.
    unread: Vec<Option<String>>,
    period: Vec<Option<u64>>,
    /// What metric math computes a column with; empty where nothing says so.
    expressions: Vec<String>,
    /// What is said of a column by which it is no sum.
    statistics: Vec<Option<String>>,
    rows: u64,
}

/// A value of a series.
#[derive(Clone, Copy, Debug)]
enum Value {
    /// In the unit of its column.
    Plain(BilledAmount),
    /// In bytes: the cell has a unit, as Grafana writes it.
    Bytes(u64),
}

/// What stands in the place of a value at a time without one.
const NOTHING: [&str; 6] = ["", "-", "null", "nan", "n/a", "undefined"];

/// Names that the first column has, in lower case without punctuation.
const PROPERTIES: [&str; 4] = ["fulllabel", "label", "timestamp", "time"];

/// Whether a table with these column names is one.
pub(crate) fn fits(names: &[String]) -> bool {
    let [first, others @ ..] = names else { return false };
    let bare: String = first.chars().filter(char::is_ascii_alphanumeric).collect();
    bare == "fulllabel"
        || PROPERTIES.contains(&bare.as_str()) && others.iter().any(|name| Measure::named(name).is_some())
}

impl Table for MetricTable {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        const MOST_COLUMNS: usize = 1000;
        const MOST_ROWS: u64 = 1_000_000;
        // Only values of series are records; the header is not counted as one.
        file.records = file.records.saturating_sub(1);
        let first = row.text(0).unwrap_or_default();
        let columns = row.columns().saturating_sub(1).min(MOST_COLUMNS);
        if self.labels.len() < columns {
            self.labels.resize(columns, Vec::new());
            self.points.resize(columns, Vec::new());
            self.unread.resize(columns, None);
            self.period.resize(columns, None);
            self.expressions.resize(columns, String::new());
            self.statistics.resize(columns, None);
        }
        let is_time = time(first).filter(|_| first.starts_with(|digit: char| digit.is_ascii_digit()));
        self.rows += 1;
        if self.rows > MOST_ROWS {
            file.refused = Some(FileRefusal::TooLarge { allowed: 64 << 20 });
            return ReadStatus::Done;
        }
        for column in 0..columns {
            let cell = row.text(column + 1).unwrap_or_default();
            let Some(at) = is_time else {
                self.describe(column, first, cell);
                continue;
            };
            if NOTHING.iter().any(|nothing| cell.eq_ignore_ascii_case(nothing)) {
                continue;
            }
            file.records += 1;
            let plain = || BilledAmount::parse(cell).filter(|bytes| bytes.0 >= 0).map(Value::Plain);
            if let Some(value) = with_own_unit(cell, row.separator).map(Value::Bytes).or_else(plain) {
                self.points[column].push((at, value));
            } else {
                self.unread[column].get_or_insert_with(|| cell.to_owned());
                file.skip(SkipReason::Value { field: "Sum".to_owned() }, row.line, cell.as_bytes());
            }
        }
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let mut found = false;
        // A column without any value that can be read is no volume of zero; rates have a line: `5 MB/s`.
        let unread = self
            .unread
            .into_iter()
            .zip(&self.points)
            .map(|(cell, points)| cell.filter(|cell| points.is_empty() || cell.contains('/')));
        let statistics = self.statistics.into_iter().zip(unread).map(|(stated, unread)| stated.or(unread));
        let told: Vec<_> = self.expressions.into_iter().zip(statistics).collect();
        let columns = self.labels.into_iter().zip(self.points).zip(self.period).zip(told);
        for (((labels, points), period), (expression, statistic)) in columns {
            let Some(measure) = measure(labels.iter().map(String::as_str)) else {
                for _ in &points {
                    file.skip(SkipReason::OtherUsage, 1, labels.join(" ").as_bytes());
                }
                continue;
            };
            found = true;
            let unit = match sums_in(&labels, &expression, statistic, &points) {
                Ok(unit) => unit,
                Err(statistic) => {
                    file.refused = Some(FileRefusal::NotSums { statistic });
                    continue;
                }
            };
            remark(unit, labels.first().map_or("", String::as_str), file);
            let bytes = |value| match value {
                Value::Plain(amount) => unit.bytes(amount),
                Value::Bytes(bytes) => Some(bytes),
            };
            let points = points.into_iter().filter_map(|(time, value)| Some((time, bytes(value)?))).collect();
            let texts: Vec<_> = labels.iter().map(String::as_str).collect();
            keep(Series { measure, subject: Subject::of(&texts), points, period }, file, &mut accumulator.metrics);
        }
        if !found {
            file.refused.get_or_insert(FileRefusal::OtherMetrics);
        }
    }
}

/// The unit of a column of sums; an error that says what it is where it is none.
fn sums_in(
    labels: &[String],
    expression: &str,
    statistic: Option<String>,
    points: &[(u64, Value)],
) -> Result<ByteUnit, String> {
    if let Some(other) = statistic {
        return Err(other);
    }
    let unit = if expression.is_empty() {
        let mut units = labels.iter().map(|label| unit::of_label(label));
        units.find(|unit| *unit != Ok(ByteUnit::BYTE)).unwrap_or(Ok(ByteUnit::BYTE))?
    } else {
        unit::of_expression(expression)?
    };
    // Sums of bytes are whole numbers.
    let is_broken = unit == ByteUnit::BYTE
        && points.iter().any(|(_, value)| matches!(value, Value::Plain(bytes) if bytes.0 % BilledAmount::ONE != 0));
    if is_broken { Err("Average".to_owned()) } else { Ok(unit) }
}

impl MetricTable {
    /// Notes what a row says of a column.
    fn describe(&mut self, column: usize, property: &str, cell: &str) {
        const MOST_LABELS: usize = 40;
        // Other rows have the names of things.
        let bare: String = property.chars().filter(char::is_ascii_alphanumeric).collect();
        let bare = bare.to_ascii_lowercase();
        if PROPERTIES.contains(&bare.as_str()) || bare.starts_with("stat") || bare.starts_with("metric") {
            let known = self.statistics[column].take();
            self.statistics[column] = known.or_else(|| statistic::not_sum(cell));
        }
        if property.eq_ignore_ascii_case("period") {
            self.period[column] = cell.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().ok();
        } else if self.labels[column].len() < MOST_LABELS && !cell.is_empty() && cell.len() < 1000 {
            self.labels[column].push(cell.to_owned());
            if property.eq_ignore_ascii_case("expression") {
                self.expressions[column].push_str(cell);
            }
        }
    }
}
