//! Rows of a bill in JSON, read as the table that they would be in CSV.
//!
//! ```text
//! [{"usage_type": …, "cost": …}, …]                  records, or an object of each line
//! {"columns": ["usage_type", …], "data": [[…], …]}   names once
//! {"usage_type": {"0": …, "1": …}, …}                column by column
//! ```

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use serde_json::{Map, Value};

use super::csv::{CsvRow, Table};
use super::{ImportAccumulator, ReadStatus, sniff};
use crate::imported_data::{FileRead, Kind};

/// How the cells of a table are arranged.
#[derive(Clone, Copy)]
enum Layout<'a> {
    Records(&'a [Value]),
    /// The names of the columns, and the rows.
    Split(&'a [Value], &'a [Value]),
    Columns(&'a Map<String, Value>),
}

/// Whether a value has the rows of a bill.
pub(super) fn fits(value: &Value) -> bool {
    bill(value).is_some()
}

/// Reads such rows.
pub(super) fn read(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let Some((layout, kind, table)) = bill(value) else { return };
    file.kind = Some(kind);
    let names = layout.names(usize::MAX);
    let header = names.iter().map(|name| Cow::Borrowed(*name)).collect();
    pass_on(iter::once(header).chain(layout.rows(&names)), table, file, accumulator);
}

/// Passes rows on to a table, the header first.
pub(super) fn pass_on<'a>(
    rows: impl Iterator<Item = Vec<Cow<'a, str>>>,
    mut table: Box<dyn Table>,
    file: &mut FileRead,
    accumulator: &mut ImportAccumulator,
) {
    for (at, cells) in (0..).zip(rows) {
        let (mut values, mut ends) = (Vec::new(), Vec::with_capacity(cells.len()));
        for cell in cells {
            values.extend_from_slice(cell.as_bytes());
            ends.push(values.len());
        }
        file.records += u64::from(at > 0);
        if table.row(CsvRow::new(at, &values, &ends), file, accumulator) != ReadStatus::WantsMore {
            break;
        }
    }
    table.end(file, accumulator);
}

/// The rows of a bill in a value or one level below it, and what reads them.
fn bill(value: &Value) -> Option<(Layout<'_>, Kind, Box<dyn Table>)> {
    /// So many rows tell all columns, nearly always.
    const TELLING: usize = 100;
    let below = value.as_object().into_iter().flat_map(Map::values).filter_map(|value| match value {
        Value::Array(rows) => Some(Layout::Records(rows)),
        _ => None,
    });
    Layout::of(value).into_iter().chain(below).find_map(|layout| {
        let names: Vec<String> = layout.names(TELLING).iter().map(|name| name.to_ascii_lowercase()).collect();
        let (kind, table) = sniff::table(&names).filter(|_| !names.is_empty())?;
        (kind.is_bill() && kind != Kind::CostExplorerCsv).then_some((layout, kind, table))
    })
}

impl<'a> Layout<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        let object = match value {
            Value::Array(rows) => return Some(Self::Records(rows)),
            Value::Object(object) => object,
            _ => return None,
        };
        let list = |name: &str| object.get(name).and_then(Value::as_array);
        match (list("columns"), list("data")) {
            (Some(names), Some(rows)) => Some(Self::Split(names, rows)),
            _ => object.values().all(Value::is_object).then_some(Self::Columns(object)),
        }
    }

    /// The names of the columns that the first rows have.
    fn names(self, rows: usize) -> Vec<&'a str> {
        match self {
            // Amounts with their units are Cost Explorer's.
            Self::Records(all) if all.iter().take(rows).any(has_amounts) => Vec::new(),
            Self::Records(all) => {
                let objects = all.iter().take(rows).filter_map(Value::as_object);
                let names: BTreeSet<&str> = objects.flat_map(Map::keys).map(String::as_str).collect();
                names.into_iter().collect()
            }
            Self::Split(names, _) => names.iter().map(|name| name.as_str().unwrap_or_default()).collect(),
            Self::Columns(columns) => columns.keys().map(String::as_str).collect(),
        }
    }

    /// The cells of each row, in the order of the names.
    fn rows(self, names: &'a [&'a str]) -> Box<dyn Iterator<Item = Vec<Cow<'a, str>>> + 'a> {
        match self {
            Self::Records(rows) => {
                Box::new(rows.iter().map(|row| names.iter().map(|name| cell(row.get(name))).collect()))
            }
            Self::Split(_, rows) => {
                let cells = |row: &'a Value| row.as_array().into_iter().flatten().map(|value| cell(Some(value)));
                Box::new(rows.iter().map(move |row| cells(row).collect()))
            }
            Self::Columns(columns) => {
                let longest = columns.values().filter_map(Value::as_object).max_by_key(|column| column.len());
                let keys = longest.into_iter().flat_map(Map::keys);
                Box::new(keys.map(|row| columns.values().map(|column| cell(column.get(row))).collect()))
            }
        }
    }
}

fn has_amounts(row: &Value) -> bool {
    row.as_object().is_some_and(|row| row.values().any(|value| value.get("Amount").is_some()))
}

/// The text of a cell; a number as JSON writes it.
fn cell(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::String(text)) => Cow::Borrowed(text),
        Some(other) => Cow::Owned(other.to_string()),
    }
}
