//! A table that comes as rows of its columns, from a file that says which columns it has: Parquet.
//!
//! ```text
//! names of all columns ──> the kind of table, and which columns it needs ──> rows of those ──> Table
//! ```
//! Some columns decide whether a row counts at all. Of most rows of a bill nothing else is needed, so the rest is asked
//! for only of those rows that count, and what stands in for a missing value only of those that miss one. What decides
//! has the same few texts in most rows, so rows that are alike are judged once.

use super::csv::{CsvRow, Table};
use super::fingerprint::Fingerprint;
use super::{ImportAccumulator, ReadStatus, sniff};
use crate::imported_data::{FileRead, FileRefusal, Kind, SkipReason, start_of};
use crate::rows::RowBatch;

/// Which columns of a table are needed, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeededColumns {
    /// Of every row.
    pub keys: Vec<u32>,
    /// Of the rows that [`crate::Reader::rows`] returns.
    pub rest: Vec<u32>,
    /// Of the rows that [`crate::Reader::rest`] returns, which lack a value that these stand in for.
    pub stand_ins: Vec<u32>,
}

/// A table that is being read.
#[derive(Debug)]
pub(super) struct ColumnTable {
    file_read: FileRead,
    fingerprint: Fingerprint,
    /// None when the file was refused or came before.
    table: Option<Box<dyn Table>>,
    needed: NeededColumns,
    /// The rows of which more is to come.
    waiting: Option<Waiting>,
    /// How many rows came before.
    before: u64,
    /// The current row, to reuse its memory.
    ends: Vec<usize>,
    values: Vec<u8>,
}

/// Rows as far as they came.
#[derive(Debug, Default)]
struct Waiting {
    keys: RowBatch,
    /// Which rows are alike, and why rows of each kind do not count.
    kinds: Vec<u32>,
    skipped: Vec<Option<SkipReason>>,
    /// The rest, of these rows.
    rest: RowBatch,
    picked: Vec<u32>,
    has_rest: bool,
    /// What stands in for others, of these rows.
    stand_ins: RowBatch,
    lacking: Vec<u32>,
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
        batch.append_row(0, &mut table.values, &mut table.ends);
        let row = CsvRow::new(1, &table.values, &table.ends);
        let status = parser.row(row, &mut table.file_read, accumulator);
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
        if self.before == 0 && self.waiting.is_none() && self.file_read.kind.is_some_and(Kind::is_log) {
            let beginning = [&self.file_read.bytes.to_le_bytes()[..], &bytes].concat();
            if accumulator.is_known_log(&beginning, false, &mut self.file_read) {
                self.table = None;
            }
            accumulator.keep_sums();
        }
        self.fingerprint.add(&bytes);
        let table = self.table.as_ref()?;
        let mut waiting = Waiting { keys: batch, ..Waiting::default() };
        if !self.needed.rest.is_empty() || !self.needed.stand_ins.is_empty() {
            let (kinds, first) = waiting.keys.alike();
            for row in first {
                self.ends.clear();
                self.values.clear();
                waiting.keys.append_row(row, &mut self.values, &mut self.ends);
                let row = CsvRow::new(self.before + row as u64 + 1, &self.values, &self.ends);
                waiting.skipped.push(table.skips(&row));
            }
            let counts = |kind: &u32| matches!(waiting.skipped.get(*kind as usize), Some(None));
            waiting.picked = (0..).zip(&kinds).filter(|(_, kind)| counts(kind)).map(|(row, _)| row).collect();
            waiting.kinds = kinds;
        }
        let picked = waiting.picked.clone();
        if picked.is_empty() {
            self.read(&waiting, accumulator);
        } else {
            self.waiting = Some(waiting);
        }
        self.table.is_some().then_some(picked)
    }

    /// Reads more of the rows that were asked for: of which of them still more is needed.
    pub(super) fn rest(&mut self, rest: RowBatch, accumulator: &mut ImportAccumulator) -> Vec<u32> {
        self.fingerprint.add(&rest.to_bytes());
        let Some(mut waiting) = self.waiting.take() else { return Vec::new() };
        if waiting.has_rest {
            waiting.stand_ins = rest;
        } else {
            waiting.rest = rest;
            waiting.has_rest = true;
            if !self.needed.stand_ins.is_empty()
                && let Some(table) = &self.table
            {
                for (at, row) in waiting.picked.iter().enumerate() {
                    let number = self.before + u64::from(*row) + 1;
                    self.ends.clear();
                    self.values.clear();
                    waiting.keys.append_row(*row as usize, &mut self.values, &mut self.ends);
                    waiting.rest.append_row(at, &mut self.values, &mut self.ends);
                    if table.lacks(&CsvRow::new(number, &self.values, &self.ends)) {
                        waiting.lacking.push(*row);
                    }
                }
            }
            if !waiting.lacking.is_empty() {
                let lacking = waiting.lacking.clone();
                self.waiting = Some(waiting);
                return lacking;
            }
        }
        self.read(&waiting, accumulator);
        Vec::new()
    }

    fn read(&mut self, waiting: &Waiting, accumulator: &mut ImportAccumulator) {
        let mut picked = (0..).zip(&waiting.picked).peekable();
        let mut lacking = (0..).zip(&waiting.lacking).peekable();
        let count = self.needed.all().count();
        // Where the reasons why rows of each kind do not count stand in the file's list, once they do.
        let mut entries = vec![None; waiting.skipped.len()];
        for row in 0..waiting.keys.rows() {
            let Some(table) = &mut self.table else { return };
            let number = self.before + row as u64 + 1;
            self.file_read.records += 1;
            let kind = waiting.kinds.get(row).map_or(usize::MAX, |kind| *kind as usize);
            let entry = entries.get(kind).copied().flatten();
            if let Some(skipped) = entry.and_then(|entry: usize| self.file_read.skipped.get_mut(entry)) {
                skipped.add(number);
                continue;
            }
            self.ends.clear();
            self.values.clear();
            waiting.keys.append_row(row, &mut self.values, &mut self.ends);
            if let Some((at, _)) = picked.next_if(|(_, next)| **next as usize == row) {
                waiting.rest.append_row(at, &mut self.values, &mut self.ends);
                if let Some((at, _)) = lacking.next_if(|(_, next)| **next as usize == row) {
                    waiting.stand_ins.append_row(at, &mut self.values, &mut self.ends);
                }
            }
            // What is not needed is empty.
            self.ends.resize(count, self.values.len());
            let row = CsvRow::new(number, &self.values, &self.ends);
            if table.row(row, &mut self.file_read, accumulator) == ReadStatus::Done {
                self.table = None;
            }
            if let Some(Some(why)) = waiting.skipped.get(kind) {
                entries[kind] = self.file_read.skipped.iter().position(|skipped| skipped.why == *why);
            }
        }
        self.before += waiting.keys.rows() as u64;
    }

    /// Ends the file, early if there is a reason.
    pub(super) fn end(mut self, why: Option<FileRefusal>, accumulator: &mut ImportAccumulator) {
        if let Some(waiting) = self.waiting.take() {
            self.read(&waiting, accumulator);
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
        Self { keys: (0..).take(columns).collect(), ..Self::default() }
    }

    /// All that are needed, in the order in which a table gets them.
    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.keys.iter().chain(&self.rest).chain(&self.stand_ins).map(|at| *at as usize)
    }
}
