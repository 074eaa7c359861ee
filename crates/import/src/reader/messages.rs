//! Log events without their envelope: each is a flow log record or a DNS query, whatever it was wrapped in.

use super::{Format, ImportAccumulator};
use crate::flow_log;
use crate::imported_data::{FileRead, FileRefusal, Kind, SkipReason, start_of};
use crate::query_log::{self, QueryLog};

/// Passes messages to the readers of what they are.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    /// The reader of flow log records, once one was recognised.
    records: Option<Box<dyn Format>>,
    queries: Option<Box<QueryLog>>,
    /// Why flow log records cannot be read.
    refused: Option<FileRefusal>,
    /// The first message that is neither.
    unknown: Option<String>,
    count: u64,
}

impl Messages {
    /// Whether a message is one that is read, or a flow log record whose format is not known.
    pub(super) fn fits(message: &[u8], accumulator: &ImportAccumulator) -> bool {
        let message = message.trim_ascii();
        query_log::is_query(message) || flow_log::recognise(first_line(message), &accumulator.options).is_some()
    }

    /// Reads a message.
    pub(crate) fn push(&mut self, message: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let message = message.trim_ascii();
        // CloudWatch Logs asks a destination whether it is there.
        if message.is_empty() || message.starts_with(b"CWL CONTROL MESSAGE") {
            return;
        }
        self.count += 1;
        if message.starts_with(b"{") && (self.queries.is_some() || query_log::is_query(message)) {
            // A query is a line of its own.
            let line: Vec<u8> = message.iter().map(|byte| if *byte == b'\n' { b' ' } else { *byte }).collect();
            if self.records.is_none() {
                file.kind = Some(Kind::QueryLog);
            }
            self.queries.get_or_insert_default().push_line(&line, file, accumulator);
            return;
        }
        if self.records.is_none() {
            match flow_log::recognise(first_line(message), &accumulator.options) {
                Some(Ok(records)) => self.records = Some(records),
                Some(Err(refused)) => {
                    self.refused.get_or_insert(refused);
                }
                None => {}
            }
        }
        if let Some(records) = &mut self.records {
            if file.kind != Some(Kind::FlowLogCsv) {
                file.kind = Some(Kind::FlowLog);
            }
            records.push(message, file, accumulator);
            records.push(b"\n", file, accumulator);
            return;
        }
        file.records += 1;
        file.skip(SkipReason::OtherEvent, self.count, message);
        self.unknown.get_or_insert_with(|| start_of(message));
    }

    /// Whether any message was read.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the rest cannot be read either, since the format of its records is not known.
    pub(crate) fn is_refused(&self) -> bool {
        self.refused.is_some() && self.records.is_none() && self.queries.is_none()
    }

    /// Ends the readers.
    pub(crate) fn end(self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if self.is_refused() {
            file.refused = self.refused;
            return;
        }
        if let (None, None, Some(start)) = (&self.records, &self.queries, self.unknown) {
            file.refused.get_or_insert(FileRefusal::OtherEvents { start });
        }
        if let Some(records) = self.records {
            records.end(file, accumulator);
        }
        if let Some(queries) = self.queries {
            queries.end(file, accumulator);
        }
    }
}

fn first_line(message: &[u8]) -> &[u8] {
    message.split(|byte| *byte == b'\n').next().unwrap_or_default()
}
