//! A list in pieces: its encoding, its lines, and the lines that become rows.

use super::row_reader::RowReader;
use super::{DuplicateSearch, MAX_BYTES, MAX_LINE_BYTES, VpcList, VpcListRefusal, split};
use crate::reader::{Encoding, ReadStatus, is_note_of_tool};

/// Reads a list from the bytes of a file, in pieces of any length and in any encoding of Unicode.
///
/// It takes the same time for each piece, so that a page can do other things between them; what is left to do for the
/// list as a whole is a [`DuplicateSearch`], which takes steps too. However the file is cut, the list is the same.
#[derive(Debug, Default)]
pub struct ListReader {
    encoding: Encoding,
    /// How many bytes came.
    bytes: u64,
    lines: LineReader,
}

impl ListReader {
    /// Reads the next bytes.
    pub fn push(&mut self, bytes: &[u8]) -> ReadStatus {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if self.bytes > MAX_BYTES {
            return ReadStatus::Done;
        }
        let lines = &mut self.lines;
        self.encoding.decode(bytes, |text| lines.push(text))
    }

    /// How many rows were read so far, with those that cannot be priced.
    #[must_use]
    pub fn rows(&self) -> usize {
        if let State::Rows(rows) = &self.lines.state { rows.rows() } else { 0 }
    }

    /// The list once all its bytes came, but for names that occur twice.
    ///
    /// # Errors
    /// When the file as a whole is not a list.
    pub fn end(mut self) -> Result<DuplicateSearch, VpcListRefusal> {
        if self.bytes > MAX_BYTES {
            return Err(VpcListRefusal::TooLarge(self.bytes));
        }
        let lines = &mut self.lines;
        self.encoding.finish(|text| lines.push(text));
        self.lines.end().map(DuplicateSearch::new)
    }

    /// The list once all its bytes came, with all that is left to do for it.
    ///
    /// # Errors
    /// When the file as a whole is not a list.
    pub fn finish(self) -> Result<VpcList, VpcListRefusal> {
        self.end().map(DuplicateSearch::finish)
    }
}

/// Whether a file begins with the header of a list, for files that may be anything.
#[must_use]
pub fn begins_list(bytes: &[u8]) -> bool {
    let mut text = Vec::new();
    let mut encoding = Encoding::default();
    let mut keep = |bytes: &[u8]| {
        text.extend_from_slice(bytes);
        ReadStatus::WantsMore
    };
    encoding.decode(bytes, &mut keep);
    encoding.finish(keep);
    let mut lines = LineReader::default();
    // The first line that is not blank decides; the last may have been cut.
    for line in text.split(|byte| matches!(byte, b'\n' | b'\r')) {
        lines.line(line);
        if !matches!(lines.state, State::Blank) {
            break;
        }
    }
    matches!(lines.state, State::Rows(rows) if rows.has_header())
}

/// Reads a list from UTF-8 without a byte-order mark, in pieces of any length.
#[derive(Debug, Default)]
pub(super) struct LineReader {
    /// The start of a line whose end has not come yet.
    begun: Vec<u8>,
    /// Whether the last byte was CR, with which LF is one ending.
    after_cr: bool,
    /// The number of the last whole line, counted from 1.
    number: u32,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Only blank lines came.
    #[default]
    Blank,
    Rows(Box<RowReader>),
    Refused(VpcListRefusal),
}

impl LineReader {
    /// Reads the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) -> ReadStatus {
        let mut rest = bytes;
        if self.after_cr && !rest.is_empty() {
            self.after_cr = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while !matches!(self.state, State::Refused(_)) {
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let Some((line, ending)) = end.and_then(|end| rest.split_at_checked(end)) else {
                self.begun.extend_from_slice(rest);
                if self.begun.len() > MAX_LINE_BYTES {
                    self.end_line();
                }
                break;
            };
            if self.begun.is_empty() {
                self.line(line);
            } else {
                self.begun.extend_from_slice(line);
                self.end_line();
            }
            self.after_cr = ending == b"\r";
            rest = ending.strip_prefix(b"\r\n").or_else(|| ending.get(1..)).unwrap_or_default();
        }
        if matches!(self.state, State::Refused(_)) { ReadStatus::Done } else { ReadStatus::WantsMore }
    }

    /// The list once all came.
    fn end(mut self) -> Result<VpcList, VpcListRefusal> {
        self.end_line();
        match self.state {
            State::Rows(rows) => Ok(rows.into_list()),
            State::Refused(refusal) => Err(refusal),
            State::Blank => Ok(VpcList::default()),
        }
    }

    /// Reads the line that was begun.
    fn end_line(&mut self) {
        if !self.begun.is_empty() {
            let mut line = std::mem::take(&mut self.begun);
            self.line(&line);
            line.clear();
            self.begun = line;
        }
    }

    fn line(&mut self, bytes: &[u8]) {
        self.number = self.number.saturating_add(1);
        let read = match bytes.len() {
            ..=MAX_LINE_BYTES => text(bytes).and_then(|line| self.text_line(line)),
            _ => Err(VpcListRefusal::LongLine(self.number)),
        };
        if let Err(refusal) = read {
            self.state = State::Refused(refusal);
        }
    }

    fn text_line(&mut self, line: &str) -> Result<(), VpcListRefusal> {
        match &mut self.state {
            State::Rows(rows) => rows.take(self.number, line),
            State::Refused(_) => {}
            State::Blank if line.trim().is_empty() || is_note_of_tool(line.as_bytes()) => {}
            State::Blank => {
                let mut rows = RowReader::new(line, split::separator(line))?;
                if !rows.has_header() {
                    rows.take(self.number, line);
                }
                self.state = State::Rows(Box::new(rows));
            }
        }
        Ok(())
    }
}

/// A line as text, unless it is none: workbooks, other archives and Parquet have bytes that no text has.
fn text(line: &[u8]) -> Result<&str, VpcListRefusal> {
    let zeros = line.split(|byte| *byte == 0).count() - 1;
    match str::from_utf8(line) {
        Ok(text) if zeros == 0 && !text.contains(char::REPLACEMENT_CHARACTER) => Ok(text),
        // Workbooks are ZIP archives; the other one is gzip.
        _ if line.starts_with(b"PK\x03\x04") || line.starts_with(b"\x1f\x8b") => Err(VpcListRefusal::NoText),
        // In UTF-16 that nothing marks as such every second byte of ASCII is zero.
        _ if zeros * 3 > line.len() => Err(VpcListRefusal::Utf16),
        _ if zeros > 0 => Err(VpcListRefusal::NoText),
        _ => Err(VpcListRefusal::NotUtf8),
    }
}
