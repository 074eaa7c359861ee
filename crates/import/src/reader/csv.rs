//! Streaming CSV: rows with their line numbers, for every style of line ending.

use csv_core::ReadRecordResult;

use super::{Format, ImportAccumulator, NeededColumns, ReadStatus};
use crate::imported_data::{FileRead, FileRefusal, SkipReason};

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CsvRow<'a> {
    /// The line that it begins on, counted from 1.
    pub line: u64,
    /// What separates the values.
    pub separator: u8,
    values: &'a [u8],
    ends: &'a [usize],
}

/// A row that is kept until the rest of its table is known.
#[derive(Debug)]
pub(crate) struct KeptRow {
    line: u64,
    separator: u8,
    values: Vec<u8>,
    ends: Vec<usize>,
}

impl KeptRow {
    /// The row.
    pub(crate) fn row(&self) -> CsvRow<'_> {
        CsvRow { line: self.line, separator: self.separator, values: &self.values, ends: &self.ends }
    }
}

/// A parser of the rows of one kind of table. The first row is the header.
pub(crate) trait Table: std::fmt::Debug {
    /// Parses a row.
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus;
    /// Which columns of a header, in lower case, it needs. It then gets those alone, in their order.
    fn needs(&self, names: &[String]) -> NeededColumns {
        NeededColumns::all_of(names.len())
    }
    /// Why a row does not count, as far as the columns tell that are needed of every row; none where it may count.
    /// [`Table::row`] skips it for that reason.
    fn skips(&self, _row: &CsvRow<'_>) -> Option<SkipReason> {
        None
    }
    /// Whether a row that may count lacks what the columns have that stand in for others.
    fn lacks(&self, _row: &CsvRow<'_>) -> bool {
        true
    }
    /// Finishes the table after its last row.
    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator);
}

/// Splits text into rows and passes them to a [`Table`].
#[derive(Debug)]
pub(super) struct TableReader {
    table: Box<dyn Table>,
    separator: u8,
    csv: csv_core::Reader,
    /// The values of the current row, concatenated, and the end of each.
    values: Vec<u8>,
    ends: Vec<usize>,
    /// How much of `values` and of `ends` is in use.
    filled: (usize, usize),
    /// The line of the next byte, and the line on which the row begins: none before its first byte.
    at: u64,
    line: Option<u64>,
    /// Whether the row exceeds the longest that is read, so that the rest of it is skipped.
    too_long: bool,
    /// Whether the header is over: it is no record.
    in_body: bool,
    /// The line of the header: titles before it are passed over.
    header_line: u64,
    flow: ReadStatus,
}

impl<'a> CsvRow<'a> {
    /// A row of values, concatenated, and the end of each.
    pub(super) fn new(line: u64, values: &'a [u8], ends: &'a [usize]) -> Self {
        Self { line, separator: b',', values, ends }
    }

    /// The row with its own memory.
    pub(crate) fn keep(&self) -> KeptRow {
        KeptRow { line: self.line, separator: self.separator, values: self.values.to_vec(), ends: self.ends.to_vec() }
    }

    /// The trimmed value in a column; empty where the row has no such column.
    #[must_use]
    pub(crate) fn get(&self, column: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(column) else { return &[] };
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.values.get(start..*end).unwrap_or_default().trim_ascii()
    }

    /// The value in a column as text; none when it is not UTF-8.
    #[must_use]
    pub(crate) fn text(&self, column: usize) -> Option<&'a str> {
        std::str::from_utf8(self.get(column)).ok()
    }

    /// How many columns it has.
    #[must_use]
    pub(crate) fn columns(&self) -> usize {
        self.ends.len()
    }

    /// All values, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.columns()).map(|column| self.get(column))
    }

    /// The row as a sample for a message: its values joined by spaces.
    #[must_use]
    pub(crate) fn sample(&self) -> Vec<u8> {
        self.iter().take(12).collect::<Vec<_>>().join(&b' ')
    }
}

impl TableReader {
    /// A reader of a table with a separator between the values.
    #[must_use]
    pub(super) fn new(separator: u8, table: Box<dyn Table>) -> Self {
        let csv = csv_core::ReaderBuilder::new().delimiter(separator).build();
        Self {
            table,
            separator,
            csv,
            values: vec![0; 4096],
            ends: vec![0; 64],
            filled: (0, 0),
            at: 1,
            line: None,
            too_long: false,
            in_body: false,
            header_line: 1,
            flow: ReadStatus::WantsMore,
        }
    }

    /// The same, of a table whose header stands on a later line than the first.
    #[must_use]
    pub(super) fn with_header_on(self, header_line: u64) -> Self {
        Self { header_line, ..self }
    }

    /// Reads bytes; an empty slice marks the end of the file.
    fn read(&mut self, mut bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let ending = bytes.is_empty();
        while self.flow == ReadStatus::WantsMore {
            if self.line.is_none() {
                // Skip blank lines before a row.
                let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                self.count_lines(&bytes[..blank]);
                bytes = &bytes[blank..];
            }
            if bytes.is_empty() && !ending {
                return;
            }
            self.line.get_or_insert(self.at);
            let (used, ended) = self.filled;
            let (result, read, written, parted) =
                self.csv.read_record(bytes, &mut self.values[used..], &mut self.ends[ended..]);
            self.count_lines(&bytes[..read]);
            bytes = &bytes[read..];
            self.filled = (used + written, ended + parted);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.grow(),
                ReadRecordResult::OutputEndsFull => self.widen(),
                ReadRecordResult::Record => self.give(file, accumulator),
                ReadRecordResult::End => return,
            }
        }
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        self.at += bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
    }

    /// Makes room for more of the row, up to the longest that is read.
    fn grow(&mut self) {
        if self.values.len() < FileRead::MAX_LINE {
            self.values.resize(self.values.len() * 2, 0);
        } else {
            self.too_long = true;
            self.filled.0 = 0;
        }
    }

    /// Makes room for more columns, up to as many as the longest row could have.
    fn widen(&mut self) {
        if self.ends.len() < FileRead::MAX_LINE {
            self.ends.resize(self.ends.len() * 2, 0);
        } else {
            self.too_long = true;
            self.filled.1 = 0;
        }
    }

    fn give(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let (used, ended) = std::mem::take(&mut self.filled);
        let line = self.line.take().unwrap_or(self.at);
        let row = CsvRow { line, separator: self.separator, values: &self.values[..used], ends: &self.ends[..ended] };
        if row.line < self.header_line {
            self.too_long = false;
            return;
        }
        file.records += u64::from(std::mem::replace(&mut self.in_body, true));
        if std::mem::take(&mut self.too_long) {
            file.skip(SkipReason::TooLong, row.line, &row.values[..row.values.len().min(400)]);
        } else {
            self.flow = self.table.row(row, file, accumulator);
        }
    }
}

impl Format for TableReader {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        if !bytes.is_empty() {
            self.read(bytes, file, accumulator);
        }
        self.flow
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.read(&[], file, accumulator);
        self.table.end(file, accumulator);
        refuse_without_rows(self.in_body, file);
    }
}

/// Refuses a table that has a header and no rows.
pub(super) fn refuse_without_rows(has_header: bool, file: &mut FileRead) {
    if has_header && file.records == 0 && file.refused.is_none() && file.kind.is_some() {
        file.refused = Some(FileRefusal::NoRows);
    }
}

/// The separator of a table, guessed from its first line.
#[must_use]
pub(super) fn separator(line: &[u8]) -> u8 {
    let count = |separator: u8| line.iter().map(|byte| u32::from(*byte == separator)).sum::<u32>();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// The values of a single line, such as a header.
#[must_use]
pub(super) fn values(line: &[u8], separator: u8) -> Vec<String> {
    #[derive(Debug)]
    struct First(std::rc::Rc<std::cell::RefCell<Vec<String>>>);

    impl Table for First {
        fn row(&mut self, row: CsvRow<'_>, _: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
            self.0.replace(row.iter().map(|value| String::from_utf8_lossy(value).into_owned()).collect());
            ReadStatus::Done
        }
        fn end(self: Box<Self>, _: &mut FileRead, _: &mut ImportAccumulator) {}
    }

    let values = std::rc::Rc::default();
    let reader: Box<dyn Format> = Box::new(TableReader::new(separator, Box::new(First(std::rc::Rc::clone(&values)))));
    let (mut file, mut accumulator) = (FileRead::default(), ImportAccumulator::default());
    let mut reader = reader;
    reader.push(line, &mut file, &mut accumulator);
    reader.end(&mut file, &mut accumulator);
    values.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records each row as text.
    #[derive(Debug)]
    struct Noted;

    impl Table for Noted {
        fn row(&mut self, row: CsvRow<'_>, _: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
            let values: Vec<_> = row.iter().map(String::from_utf8_lossy).collect();
            accumulator.formats.push(format!("{}:{}", row.line, values.join("|")));
            ReadStatus::WantsMore
        }
        fn end(self: Box<Self>, _: &mut FileRead, _: &mut ImportAccumulator) {}
    }

    fn read(text: &[u8], piece: usize) -> (Vec<String>, FileRead) {
        let (mut file, mut accumulator) = (FileRead::default(), ImportAccumulator::default());
        let mut reader = Box::new(TableReader::new(b',', Box::new(Noted)));
        for piece in text.chunks(piece) {
            reader.push(piece, &mut file, &mut accumulator);
        }
        reader.end(&mut file, &mut accumulator);
        (accumulator.formats, file)
    }

    #[test]
    fn rows_are_whole_however_they_are_cut_and_ended() {
        let text = b"a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n 2 ,\n3";
        for piece in [1, 2, 3, 7, 1000] {
            let (rows, file) = read(text, piece);
            assert_eq!(rows, ["1:a|b", "2:1|x, \"y\"\nz", "5:2|", "6:3"], "{piece}");
            assert_eq!(file.records, 3, "the header is none");
        }
    }

    #[test]
    fn a_row_of_megabytes_is_passed_over_and_the_rest_read() {
        let long = [b"a\n".to_vec(), vec![b'x'; 3 << 20], b"\nb\n".to_vec()].concat();
        let (rows, file) = read(&long, 1 << 16);
        assert_eq!(rows, ["1:a", "3:b"]);
        assert_eq!((file.skipped[0].why.clone(), file.skipped[0].lines.clone()), (SkipReason::TooLong, vec![2]));
    }

    #[test]
    fn a_row_of_many_columns_is_read() {
        let wide = vec!["1"; 5000].join(",");
        assert_eq!(read(wide.as_bytes(), 99).0, [format!("1:{}", vec!["1"; 5000].join("|"))]);
    }

    #[test]
    fn the_separator_is_what_there_is_most_of() {
        for (line, found) in [("a,b,c", b','), ("a;b;c,d", b';'), ("a\tb", b'\t'), ("a", b',')] {
            assert_eq!(separator(line.as_bytes()), found, "{line}");
        }
        assert_eq!(values(b"a,\"b c\",\r\n", b','), ["a", "b c", ""]);
    }
}
