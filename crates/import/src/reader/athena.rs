//! Answers of Athena's `get-query-results`: rows of texts, the first of which names the columns. They are read as the
//! CSV that the same query writes.

use std::borrow::Cow;

use serde_json::Value;

use super::{ImportAccumulator, json_table, sniff};
use crate::imported_data::{FileRead, FileRefusal, Foreign};

/// The rows of such an answer.
pub(super) fn rows(value: &Value) -> Option<&[Value]> {
    value.pointer("/ResultSet/Rows")?.as_array().map(Vec::as_slice).filter(|rows| !rows.is_empty())
}

/// Reads the rows as the table whose columns the first one names.
pub(super) fn read(rows: &[Value], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let names: Vec<String> =
        rows.first().map(cells).unwrap_or_default().iter().map(|name| name.to_ascii_lowercase()).collect();
    let Some((kind, table)) = sniff::table(&names) else {
        file.refused = Some(FileRefusal::Foreign(Foreign::QueryResults));
        return;
    };
    file.kind.get_or_insert(kind);
    let rows = rows.iter().map(|row| cells(row).into_iter().map(Cow::Borrowed).collect());
    json_table::pass_on(rows, table, file, accumulator);
}

/// The texts of a row; an empty one for each value that is missing.
fn cells(row: &Value) -> Vec<&str> {
    let cells = row.get("Data").and_then(Value::as_array).into_iter().flatten();
    cells.map(|cell| cell.get("VarCharValue").and_then(Value::as_str).unwrap_or_default()).collect()
}
