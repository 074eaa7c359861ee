//! Tables that tools draw with bars: psql, presto and Trino's shells, mysql, `DuckDB`, Markdown, or a bar alone.

use super::csv::{CsvRow, Table, refuse_without_rows};
use super::{Format, ImportAccumulator, ReadStatus};
use crate::imported_data::{FileRead, SkipReason, start_of};

/// A reader of such a table.
#[derive(Debug)]
pub(super) struct DrawnTable {
    table: Box<dyn Table>,
    /// The line that is not complete yet.
    partial: Vec<u8>,
    too_long: bool,
    line: u64,
    in_body: bool,
    flow: ReadStatus,
}

/// How many lines may stand before the header: a rule, and a title.
const BEFORE: usize = 4;

/// The names in the header of such a table, in lower case; none where a text is no such table.
pub(super) fn header(beginning: &[u8]) -> Option<Vec<String>> {
    let mut lines = beginning.split(|byte| *byte == b'\n').take(BEFORE);
    lines.find_map(|line| {
        cells(&String::from_utf8_lossy(line)).map(|cells| cells.iter().map(|cell| cell.to_ascii_lowercase()).collect())
    })
}

/// The cells of a line; none where it has no bar, or is a rule.
fn cells(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let is_rule = |letter: char| {
        letter.is_whitespace() || "-+|=:".contains(letter) || ('\u{2500}'..='\u{257f}').contains(&letter)
    };
    let bar = ['│', '┃', '|'].into_iter().find(|bar| line.contains(*bar))?;
    if line.chars().all(is_rule) {
        return None;
    }
    let inner = line.strip_prefix(bar).unwrap_or(line);
    // A last cell without a value has no bar behind it in some shells.
    let inner = if line.starts_with(bar) { inner.strip_suffix(bar).unwrap_or(inner) } else { inner };
    Some(inner.split(bar).map(|cell| cell.trim().trim_matches('"').to_owned()).collect())
}

impl DrawnTable {
    pub(super) fn new(table: Box<dyn Table>) -> Self {
        Self { table, partial: Vec::new(), too_long: false, line: 0, in_body: false, flow: ReadStatus::WantsMore }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = FileRead::MAX_LINE.saturating_sub(self.partial.len());
        self.too_long |= bytes.len() > room;
        self.partial.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    fn finish_line(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.line += 1;
        let line = std::mem::take(&mut self.partial);
        if std::mem::take(&mut self.too_long) {
            file.records += 1;
            file.skip(SkipReason::TooLong, self.line, start_of(&line).as_bytes());
            return;
        }
        let text = String::from_utf8_lossy(&line);
        // The number of rows and the like stand below.
        let Some(cells) = cells(&text) else { return };
        file.records += u64::from(std::mem::replace(&mut self.in_body, true));
        let (mut values, mut ends) = (Vec::new(), Vec::with_capacity(cells.len()));
        for cell in cells {
            values.extend_from_slice(cell.as_bytes());
            ends.push(values.len());
        }
        self.flow = self.table.row(CsvRow::new(self.line, &values, &ends), file, accumulator);
    }
}

impl Format for DrawnTable {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let mut rest = bytes;
        while self.flow == ReadStatus::WantsMore {
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                self.keep(rest);
                break;
            };
            let (line, behind) = rest.split_at(end);
            self.keep(line);
            self.finish_line(file, accumulator);
            rest = behind.get(1..).unwrap_or_default();
        }
        self.flow
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if self.flow == ReadStatus::WantsMore && !self.partial.is_empty() {
            self.finish_line(file, accumulator);
        }
        self.table.end(file, accumulator);
        refuse_without_rows(self.in_body, file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        for (line, expected) in [
            ("| a | b |", Some("a,b")),
            (" a | b ", Some("a,b")),
            ("│ a │ b │", Some("a,b")),
            ("a|b|", Some("a,b,")),
            ("| a |  |", Some("a,")),
            ("| \"a\" | b |", Some("a,b")),
            ("---+---", None),
            ("|---|:-:|", None),
            ("├───┼───┤", None),
            ("(2 rows)", None),
            ("", None),
        ] {
            assert_eq!(cells(line).map(|cells| cells.join(",")).as_deref(), expected, "{line}");
        }
    }
}
