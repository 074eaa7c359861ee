//! Flow log records, DNS queries and rows of query results in JSON of any shape: log events in an envelope, lines,
//! arrays, or objects written one behind the other. They are read as a stream.

use super::csv::{CsvRow, Table as _};
use super::json_objects::{Found, Object, Objects};
use super::messages::Messages;
use super::{Format, ImportAccumulator, ReadStatus};
use crate::flow_log::{self, LogTable};
use crate::imported_data::{FileRead, FileRefusal, FileRemark, Kind, SkipReason};

/// The names under which log events have their message: CloudWatch Logs and Insights, Amazon Data Firehose and Vector,
/// Fluent Bit, Splunk, Google Cloud's operations suite.
const MESSAGES: [&str; 8] = ["message", "@message", "log", "msg", "event", "_raw", "line", "textPayload"];

/// A reader of such a file.
#[derive(Debug, Default)]
pub(super) struct JsonRecords {
    objects: Objects,
    content: Content,
}

/// What the objects hold.
#[derive(Debug, Default)]
struct Content {
    messages: Messages,
    rows: Option<Rows>,
    /// The row whose fields are objects of their own, as `get-query-results` answers.
    row: Vec<(String, String)>,
    /// How many objects were records.
    count: u64,
    flow: Option<ReadStatus>,
    /// Whether the answer ends with a token for the next page.
    goes_on: bool,
}

/// Rows of a table by the names of their columns.
#[derive(Debug)]
struct Rows {
    names: Vec<String>,
    table: LogTable,
}

/// Whether the first bytes of a file hold something that is read here.
pub(super) fn fits(beginning: &[u8], accumulator: &ImportAccumulator) -> bool {
    let mut objects = Objects::default();
    let mut row = Vec::new();
    let mut fits = false;
    objects.push(beginning, &mut |found| {
        fits = fits
            || match found {
                Found::Object(object) => {
                    if let Some(field) = field(&object) {
                        row.push(field);
                        return;
                    }
                    is_query(&object)
                        || message(&object).is_some_and(|message| Messages::fits(message.as_bytes(), accumulator))
                        || is_row(&object.fields())
                }
                Found::Text(text) => Messages::fits(text.as_bytes(), accumulator),
                Found::ArrayEnd => {
                    let row = std::mem::take(&mut row);
                    let message = row.iter().find(|(name, _)| name == "@message");
                    message.is_some_and(|(_, message)| Messages::fits(message.as_bytes(), accumulator)) || is_row(&row)
                }
                Found::Broken(_) => false,
            };
    });
    fits
}

/// A field of a row of `get-query-results`.
fn field(object: &Object<'_>) -> Option<(String, String)> {
    object.get(&["field"]).zip(object.get(&["value"]))
}

fn message(object: &Object<'_>) -> Option<String> {
    object.get(&MESSAGES)
}

fn is_query(object: &Object<'_>) -> bool {
    object.get(&["query_name"]).is_some() && object.get(&["query_type"]).is_some()
}

/// Whether fields are a row of a table.
fn is_row(fields: &[(String, String)]) -> bool {
    let names: Vec<_> = fields.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    !names.iter().any(|name| MESSAGES.contains(&name.as_str())) && flow_log::is_row(&names)
}

impl Content {
    fn object(&mut self, object: &Object<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if let Some(field) = field(object) {
            self.row.push(field);
            return;
        }
        if is_query(object) {
            self.messages.push(object.whole(), file, accumulator);
        } else if let Some(message) = message(object) {
            self.messages.push(message.as_bytes(), file, accumulator);
        } else {
            self.around(object, file);
            self.row(&object.fields(), file, accumulator);
            return;
        }
        self.count += 1;
        if self.messages.is_refused() {
            self.flow = Some(ReadStatus::Done);
        }
    }

    /// What an answer says of itself, around its events or rows.
    fn around(&mut self, object: &Object<'_>, file: &mut FileRead) {
        self.goes_on |= object.get(&["nextToken", "NextToken"]).is_some_and(|token| !token.is_empty());
        if object.get(&["status"]).is_some_and(|status| status == "Running" || status == "Scheduled") {
            file.remark(FileRemark::StillRunning);
        }
    }

    fn row(&mut self, fields: &[(String, String)], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let message = fields.iter().find(|(name, _)| name == "@message");
        if let Some((_, message)) = message.filter(|_| self.rows.is_none()) {
            self.messages.push(message.as_bytes(), file, accumulator);
            return;
        }
        if self.rows.is_none() {
            if !is_row(fields) {
                return;
            }
            let names: Vec<_> = fields.iter().map(|(name, _)| name.clone()).collect();
            let mut rows = Rows { table: LogTable::default(), names };
            file.kind = Some(Kind::FlowLogJson);
            file.records += 1;
            let header: Vec<_> = rows.names.iter().map(String::as_str).collect();
            self.flow = Some(give(&mut rows.table, 0, &header, file, accumulator));
            self.rows = Some(rows);
        }
        let Some(rows) = &mut self.rows else { return };
        // Objects around the rows are none themselves.
        if !fields.iter().any(|(name, _)| rows.names.contains(name)) || self.flow == Some(ReadStatus::Done) {
            return;
        }
        self.count += 1;
        file.records += 1;
        let value = |name: &String| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
        let values: Vec<_> = rows.names.iter().map(value).collect();
        self.flow = Some(give(&mut rows.table, self.count, &values, file, accumulator));
    }
}

/// Gives a table a row.
fn give(
    table: &mut LogTable,
    line: u64,
    values: &[&str],
    file: &mut FileRead,
    accumulator: &mut ImportAccumulator,
) -> ReadStatus {
    let mut ends = Vec::with_capacity(values.len());
    let mut text = Vec::new();
    for value in values {
        text.extend_from_slice(value.as_bytes());
        ends.push(text.len());
    }
    table.row(CsvRow::new(line, &text, &ends), file, accumulator)
}

impl JsonRecords {
    fn found(content: &mut Content, found: &Found<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        match found {
            Found::Object(object) => content.object(object, file, accumulator),
            // Other strings stand in lists beside the events.
            Found::Text(text) if Messages::fits(text.as_bytes(), accumulator) => {
                content.count += 1;
                content.messages.push(text.as_bytes(), file, accumulator);
            }
            Found::Text(_) => {}
            Found::ArrayEnd => {
                let row = std::mem::take(&mut content.row);
                if !row.is_empty() {
                    content.row(&row, file, accumulator);
                }
            }
            Found::Broken(start) => {
                content.count += 1;
                file.records += 1;
                file.skip(SkipReason::BrokenJson, content.count, start);
            }
        }
    }
}

impl Format for JsonRecords {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let Self { objects, content } = self;
        objects.push(bytes, &mut |found| Self::found(content, &found, file, accumulator));
        content.flow.unwrap_or(ReadStatus::WantsMore)
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let Self { objects, content } = &mut *self;
        objects.end(&mut |found| Self::found(content, &found, file, accumulator));
        let Content { messages, rows, goes_on, .. } = self.content;
        accumulator.add_page(Kind::FlowLogJson, String::new(), goes_on);
        if goes_on {
            file.refused.get_or_insert(FileRefusal::GoesOn);
        }
        if !messages.is_empty() {
            messages.end(file, accumulator);
        }
        if let Some(rows) = rows {
            Box::new(rows.table).end(file, accumulator);
        }
        // What is broken in a file of no known kind is no record.
        if file.kind.is_none() {
            file.records = 0;
        }
    }
}
