//! A table that comes as rows of its columns, from a file that says which columns it has: Parquet.
//!
//! ```text
//! names of all columns ──> the kind of table, and which columns it needs ──> rows of those ──> Table
//! ```
//! Some columns decide whether a row counts at all. Of most rows of a bill nothing else is needed, so the rest is asked
//! for only of those rows that count.

use super::csv::{CsvRow, Table};
use super::fingerprint::Fingerprint;
use super::{ImportAccumulator, ReadStatus, sniff};
use crate::imported_data::{FileRead, FileRefusal, Kind, start_of};
use crate::rows::RowBatch;

/// Which columns of a table are needed, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeededColumns {
    /// Of every row.
    pub keys: Vec<u32>,
    /// Of the rows that [`crate::Reader::rows`] returns.
    pub rest: Vec<u32>,
}

/// A table that is being read.
#[derive(Debug)]
pub(super) struct ColumnTable {
    file_read: FileRead,
    fingerprint: Fingerprint,
    /// None when the file was refused or came before.
    table: Option<Box<dyn Table>>,
    needed: NeededColumns,
    /// The rows of which the rest is to come, and which they are.
    waiting: Option<(RowBatch, Vec<u32>)>,
    /// How many rows came before.
    before: u64,
    /// The current row, to reuse its memory.
    ends: Vec<usize>,
    values: Vec<u8>,
}

impl ColumnTable {
    /// A table with these columns; `size` is the length of its file.
    pub(super) fn new(name: &str, size: u64, names: &[String], accumulator: &mut ImportAccumulator) -> Self {
        let mut table = Self {
            file_read: FileRead { bytes: size, ..FileRead::new(name) },
            fingerprint: Fingerprint::default(),
            table: None,
            needed: NeededColumns::default(),
            waiting: None,
            before: 0,
            ends: Vec::new(),
            values: Vec::new(),
        };
        // The same rows in a file of another length come from another file.
        table.fingerprint.add(&size.to_le_bytes());
        let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        let Some((kind, mut parser)) = sniff::table(&lower) else {
            table.file_read.refused = Some(FileRefusal::Unknown { start: start_of(names.join(", ").as_bytes()) });
            return table;
        };
        // Rows of a query come as CSV; what is in columns is as AWS wrote it.
        let kind = if kind == Kind::FlowLogCsv { Kind::FlowLog } else { kind };
        table.file_read.kind = Some(kind);
        table.needed = parser.needs(&lower);
        let header: Vec<&str> = table.needed.all().filter_map(|at| names.get(at).map(String::as_str)).collect();
        let batch = RowBatch::of_one_row(&header);
        table.fingerprint.add(&batch.to_bytes());
        let status =
            parser.row(CsvRow::new(1, batch.row(0, &mut table.ends), &table.ends), &mut table.file_read, accumulator);
        table.ends.clear();
        table.table = (status == ReadStatus::WantsMore).then_some(parser);
        table
    }

    /// The columns that are needed; none when the file was refused.
    pub(super) fn needed(&self) -> Option<NeededColumns> {
        self.table.as_ref().map(|_| self.needed.clone())
    }

    /// Reads the next rows of the columns that are needed of every row: of which of these rows the rest is needed.
    ///
    /// None when what follows is not worth reading.
    pub(super) fn rows(&mut self, batch: RowBatch, accumulator: &mut ImportAccumulator) -> Option<Vec<u32>> {
        let bytes = batch.to_bytes();
        if self.before == 0
            && self.waiting.is_none()
            && self.file_read.kind.is_some_and(Kind::is_log)
            && accumulator.is_known_log(
                &[&self.file_read.bytes.to_le_bytes()[..], &bytes].concat(),
                false,
                &mut self.file_read,
            )
        {
            self.table = None;
        }
        self.fingerprint.add(&bytes);
        let table = self.table.as_mut()?;
        let mut picked = Vec::new();
        if !self.needed.rest.is_empty() {
            for (row, number) in (0..batch.rows()).zip(0..) {
                self.ends.clear();
                let values = batch.row(row, &mut self.ends);
                if table.is_needed(&CsvRow::new(self.before + row as u64 + 1, values, &self.ends)) {
                    picked.push(number);
                }
            }
        }
        if picked.is_empty() {
            self.read(&batch, &RowBatch::default(), &[], accumulator);
        } else {
            self.waiting = Some((batch, picked.clone()));
        }
        self.table.is_some().then_some(picked)
    }

    /// Reads the rest of the rows that were asked for.
    pub(super) fn rest(&mut self, rest: &RowBatch, accumulator: &mut ImportAccumulator) -> ReadStatus {
        self.fingerprint.add(&rest.to_bytes());
        if let Some((batch, picked)) = self.waiting.take() {
            self.read(&batch, rest, &picked, accumulator);
        }
        if self.table.is_some() { ReadStatus::WantsMore } else { ReadStatus::Done }
    }

    fn read(&mut self, batch: &RowBatch, rest: &RowBatch, picked: &[u32], accumulator: &mut ImportAccumulator) {
        let mut picked = picked.iter().copied().enumerate().peekable();
        let count = self.needed.keys.len() + self.needed.rest.len();
        for row in 0..batch.rows() {
            let Some(table) = &mut self.table else { return };
            self.ends.clear();
            self.values.clear();
            self.values.extend_from_slice(batch.row(row, &mut self.ends));
            if let Some((at, _)) = picked.next_if(|(_, next)| *next as usize == row) {
                let from = self.ends.len();
                self.values.extend_from_slice(rest.row(at, &mut self.ends));
                let start = from.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
                for end in self.ends.iter_mut().skip(from) {
                    *end += start;
                }
            }
            // What is not needed is empty.
            self.ends.resize(count, self.values.len());
            self.file_read.records += 1;
            let row = CsvRow::new(self.before + row as u64 + 1, &self.values, &self.ends);
            if table.row(row, &mut self.file_read, accumulator) == ReadStatus::Done {
                self.table = None;
            }
        }
        self.before += batch.rows() as u64;
    }

    /// Ends the file, early if there is a reason.
    pub(super) fn end(mut self, why: Option<FileRefusal>, accumulator: &mut ImportAccumulator) {
        if let Some((batch, _)) = self.waiting.take() {
            self.read(&batch, &RowBatch::default(), &[], accumulator);
        }
        if let Some(why) = why {
            self.file_read.refused.get_or_insert(why);
        }
        if let Some(table) = self.table {
            table.end(&mut self.file_read, accumulator);
        }
        let fingerprint = self.fingerprint.finish().filter(|_| self.file_read.refused.is_none());
        accumulator.end_file(self.file_read, fingerprint);
    }
}

impl NeededColumns {
    /// All columns of so many, of every row.
    pub(crate) fn all_of(columns: usize) -> Self {
        Self { keys: (0..).take(columns).collect(), rest: Vec::new() }
    }

    /// All that are needed, in the order in which a table gets them.
    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.keys.iter().chain(&self.rest).map(|at| *at as usize)
    }
}
