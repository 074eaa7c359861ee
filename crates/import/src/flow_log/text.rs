//! Records as lines of text: with a header, in the default format, or in a given format.

use super::aggregator::{Counted, NotCounted};
use super::columns::{self, Layout};
use super::record::{FieldColumns, Values};
use super::scan::{self, Line};
use crate::imported_data::{FileRead, FileRefusal, SkipReason, start_of};
use crate::reader::{Format, ImportAccumulator, Options, ReadStatus};

/// A parser of lines of text.
#[derive(Debug)]
pub(crate) struct LogText {
    columns: FieldColumns,
    /// How many fields a line has.
    width: usize,
    progress: Progress,
    begun: bool,
}

/// The progress through the file, with the line that continues in the next bytes.
#[derive(Debug, Default)]
struct Progress {
    /// The incomplete last line; its start when it is too long.
    partial: Vec<u8>,
    too_long: bool,
    /// How many complete lines were read.
    lines: u64,
}

/// Recognises a flow log by its first line; none when it is not one.
pub(crate) fn recognise(line: &[u8], options: &Options) -> Option<Result<Box<dyn Format>, FileRefusal>> {
    let fields: Vec<_> = line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty()).collect();
    let layout = match Layout::header(line) {
        Some(layout) => layout,
        None => match without_header(&fields, options)? {
            Ok(layout) => layout,
            Err(()) => return Some(Err(FileRefusal::NoFormat { start: start_of(line) })),
        },
    };
    Some(match layout.refusal() {
        Some(refused) => Err(refused),
        None => Ok(Box::new(LogText::new(&layout))),
    })
}

/// The layout of a line that is not a header; none when it is not a record, and an error when its format is unknown.
///
/// Tools write the time of an event, its ids and its log stream before the record, and the AWS CLI a time behind it.
fn without_header(fields: &[&[u8]], options: &Options) -> Option<Result<Layout, ()>> {
    /// `EVENTS`, an id, a time and the log stream.
    const MOST_BEFORE: usize = 4;
    let format = Layout::header(options.format.as_bytes());
    let may_precede = fields.first().is_some_and(|first| is_time(first) || *first == b"EVENTS");
    let most = if may_precede { MOST_BEFORE } else { 0 };
    for before in 0..=most {
        for behind in 0..=usize::from(before > 0 && fields.last().is_some_and(|last| is_time(last))) {
            let Some(record) = fields.get(before..fields.len() - behind) else { continue };
            let layout = match &format {
                Some(format) if format.slots.len() == record.len() => Some(format.clone()),
                _ if is_default(record) => Some(Layout::default_format()),
                _ if record.get(1) == Some(&&b"TransitGateway"[..]) => {
                    Some(Layout::transit_gateway()).filter(|layout| layout.slots.len() == record.len())
                }
                _ => None,
            };
            if let Some(mut layout) = layout {
                layout.slots.splice(0..0, vec![columns::FIELDS as u8; before]);
                layout.slots.extend(vec![columns::FIELDS as u8; behind]);
                return Some(Ok(layout));
            }
        }
    }
    let named = |field: &&[u8]| field.starts_with(b"eni-") || super::value::Address::parse(field).is_some();
    let likely = fields.iter().any(|field| is_status(field) || is_action(field)) && fields.iter().any(named);
    likely.then_some(Err(()))
}

fn is_status(field: &[u8]) -> bool {
    matches!(field, b"OK" | b"NODATA" | b"SKIPDATA")
}

fn is_action(field: &[u8]) -> bool {
    matches!(field, b"ACCEPT" | b"REJECT")
}

/// Whether fields are a record in the default format.
fn is_default(fields: &[&[u8]]) -> bool {
    let version = |field: &&[u8]| !field.is_empty() && field.len() < 3 && field.iter().all(u8::is_ascii_digit);
    fields.len() == 14 && fields.first().is_some_and(version) && fields.last().is_some_and(|last| is_status(last))
}

/// Whether a field is a time or a date: `2026-01-31T12:00:00.000Z`, `2026-01-31`, or milliseconds since 1970.
fn is_time(field: &[u8]) -> bool {
    let digit = |at: usize| field.get(at).is_some_and(u8::is_ascii_digit);
    let dash = |at: usize| field.get(at) == Some(&b'-');
    let date = field.len() >= 10 && digit(0) && digit(3) && dash(4) && digit(5) && dash(7) && digit(8) && digit(9);
    date || field.len() == 13 && field.iter().all(u8::is_ascii_digit)
}

/// Whether the AWS CLI wrote a line beside the events, as text.
fn is_beside_events(line: &[u8]) -> bool {
    let starts = [&b"SEARCHEDLOGSTREAMS"[..], b"b/", b"f/", b"None"];
    starts.iter().any(|start| line.starts_with(start))
}

impl LogText {
    fn new(layout: &Layout) -> Self {
        Self {
            columns: FieldColumns::of(layout),
            width: layout.slots.len(),
            progress: Progress::default(),
            begun: false,
        }
    }

    /// Reads complete lines.
    fn read(&mut self, text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let Self { columns, width, progress, begun: _ } = self;
        let mut found = scan::Lines::new(text);
        while let Some(Line { from, to, fields, ends }) = found.next() {
            progress.lines += 1;
            let too_long = to - from > FileRead::MAX_LINE;
            // The content of a line that is too long is not scanned, so it may be blank.
            if fields == 0 && !too_long {
                continue;
            }
            file.records += 1;
            if too_long {
                let start = text.get(from..to.min(from + 400)).unwrap_or_default();
                file.skip(SkipReason::TooLong, progress.lines, start);
                continue;
            }
            let line = text.get(from..to).unwrap_or_default();
            let values = Values::new(text, ends, columns);
            if fields == *width && count(&values, line, progress.lines, file, accumulator) {
                continue;
            }
            // Concatenated logs have headers in between.
            if let Some(header) = Layout::header(line) {
                file.records -= 1;
                if header.refusal().is_none() {
                    accumulator.flow_log.begin_layout();
                    *width = header.slots.len();
                    *columns = FieldColumns::of(&header);
                }
                continue;
            }
            if fields != *width {
                if is_beside_events(line) {
                    file.records -= 1;
                    continue;
                }
                let why = match std::str::from_utf8(line) {
                    Ok(_) => SkipReason::Fields { expected: *width as u64 },
                    Err(_) => SkipReason::NotText,
                };
                file.skip(why, progress.lines, line);
            }
        }
    }

    /// Adds to the incomplete line.
    fn extend_partial(&mut self, bytes: &[u8]) {
        let room = (FileRead::MAX_LINE + 1).saturating_sub(self.progress.partial.len());
        self.progress.too_long |= bytes.len() > room;
        self.progress.partial.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    /// Reads the line that is now complete.
    fn finish_partial(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let mut line = std::mem::take(&mut self.progress.partial);
        if std::mem::take(&mut self.progress.too_long) {
            self.progress.lines += 1;
            file.records += 1;
            file.skip(SkipReason::TooLong, self.progress.lines, line.get(..400).unwrap_or(&line));
        } else {
            line.push(b'\n');
            self.read(&line, file, accumulator);
        }
        line.clear();
        line.shrink_to(1 << 12);
        self.progress.partial = line;
    }
}

/// Counts or skips a record; false when the line may be a header.
fn count(values: &Values<'_>, line: &[u8], at: u64, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> bool {
    match accumulator.flow_log.add_record(values) {
        Ok(Counted::Separately) => file.used += 1,
        Ok(Counted::Merged) => {
            file.used += 1;
            file.skip(SkipReason::TooMany, at, line);
        }
        Err(NotCounted::Value(_)) if Layout::header(line).is_some() => return false,
        Err(fault) => skip(fault, at, line, file),
    }
    true
}

/// Records why a record was skipped.
pub(super) fn skip(fault: NotCounted, at: u64, text: &[u8], file: &mut FileRead) {
    let why = match fault {
        NotCounted::NoData => SkipReason::NoData,
        NotCounted::SkipData => SkipReason::SkipData,
        NotCounted::Rejected => SkipReason::Rejected,
        NotCounted::NoDestination => SkipReason::NoDestination,
        NotCounted::Value(_) if std::str::from_utf8(text).is_err() => SkipReason::NotText,
        NotCounted::Value(field) => SkipReason::Value { field: columns::name(field).to_owned() },
    };
    file.skip(why, at, text);
}

impl Format for LogText {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        if !std::mem::replace(&mut self.begun, true) {
            accumulator.flow_log.begin_layout();
        }
        let mut bytes = bytes;
        if !self.progress.partial.is_empty() {
            let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
                self.extend_partial(bytes);
                return ReadStatus::WantsMore;
            };
            let (rest, behind) = bytes.split_at(end);
            self.extend_partial(rest);
            self.finish_partial(file, accumulator);
            bytes = behind.get(1..).unwrap_or_default();
        }
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let (whole, rest) = bytes.split_at(whole);
        self.read(whole, file, accumulator);
        self.extend_partial(rest);
        ReadStatus::WantsMore
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if !self.progress.partial.is_empty() {
            self.finish_partial(file, accumulator);
        }
        if file.used == 0 && file.records == 0 {
            file.refused.get_or_insert(FileRefusal::NoRows);
        }
    }
}
