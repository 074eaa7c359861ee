//! A file, from its end: what it needs and what it gives, step by step.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use natpoint_import::imported_data::ParquetRefusal;
use natpoint_import::{NeededColumns, RowBatch};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};

use crate::cells::{Cells, MOST_OF_ROWS};
use crate::column::Column;
use crate::description;
use crate::flat::FlatColumn;
use crate::schema::{self, Place, TableColumn};

/// What a file needs, or gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// These bytes of the file, for [`ParquetFile::give`].
    Bytes(Vec<Range<u64>>),
    /// The names of its columns, for [`ParquetFile::choose`].
    Columns(Vec<String>),
    /// The next rows of the columns that are needed of every row, for [`ParquetFile::pick`].
    Rows(RowBatch),
    /// The next columns of the rows that were picked, of which [`ParquetFile::pick`] may pick again.
    Rest(RowBatch),
    /// Nothing more.
    Finished,
}

/// A Parquet file that is being read.
pub struct ParquetFile {
    size: u64,
    stage: Stage,
}

enum Stage {
    /// The end of the file, as far as it came: of so many bytes before the last eight.
    End {
        footer: u64,
        came: Option<Vec<u8>>,
    },
    /// The columns are known, and which of them are needed is not.
    Named(Box<ParquetMetaData>),
    Reading(Box<Reading>),
    Over,
}

/// The rows of a file.
struct Reading {
    size: u64,
    metadata: ParquetMetaData,
    needed: [Vec<Place>; STAGES],
    /// How many row groups were begun, and what of the last one is read.
    group: usize,
    /// The columns of each stage, opened where the first row of a group needs them.
    columns: [Option<Vec<Cells>>; STAGES],
    /// Which of them are read now.
    stage: usize,
    at: u64,
    rows: u64,
    /// The rows whose columns of the stage are to be read, past the first stage.
    picked: Vec<u64>,
}

/// Rows, or the bytes that they need.
enum Read {
    Wants(Vec<Range<u64>>),
    Batch(RowBatch),
}

/// So much of the end is asked for at once, which is all that describes most files.
const END: u64 = 1 << 16;
/// The most that may describe a file: it has some hundred bytes for each column of each row group.
const MOST_OF_FOOTER: u64 = 1 << 25;
/// Behind what describes the file: its length and the file's mark.
const MARK: usize = 8;
/// What is needed of every row; of some of them; and of some of those.
const STAGES: usize = 3;
/// How many rows are read at once.
const ROWS: u64 = 1 << 13;
/// What has more than so many rows, and so many for each byte, is no log and no bill.
const BOMB: (u64, u64) = (1 << 26, 50);

impl ParquetFile {
    /// A file of so many bytes.
    #[must_use]
    pub fn new(size: u64) -> Self {
        Self { size, stage: Stage::End { footer: END.min(size).saturating_sub(MARK as u64), came: None } }
    }

    /// What it needs next, or gives.
    ///
    /// # Errors
    /// If it is damaged, or cannot be read here.
    pub fn step(&mut self) -> Result<Step, ParquetRefusal> {
        // The library panics on some damaged values. In WebAssembly that ends the program, whose caller does the same.
        let step = catch_unwind(AssertUnwindSafe(|| self.next())).unwrap_or(Err(ParquetRefusal::Damaged));
        if step.is_err() {
            self.stage = Stage::Over;
        }
        step
    }

    fn next(&mut self) -> Result<Step, ParquetRefusal> {
        match &mut self.stage {
            Stage::End { footer, came: None } => {
                let length = footer.checked_add(MARK as u64).filter(|length| *length <= self.size);
                let length = length.ok_or(ParquetRefusal::Damaged)?;
                Ok(Step::Bytes(std::iter::once(self.size - length..self.size).collect()))
            }
            Stage::End { came: Some(end), .. } => {
                let (description, mark) = end.split_last_chunk::<MARK>().ok_or(ParquetRefusal::Damaged)?;
                let [a, b, c, d, mark @ ..] = *mark;
                match &mark {
                    b"PAR1" => {}
                    b"PARE" => return Err(ParquetRefusal::Encrypted),
                    _ => return Err(ParquetRefusal::Damaged),
                }
                let length = u32::from_le_bytes([a, b, c, d]);
                if u64::from(length) > MOST_OF_FOOTER {
                    return Err(ParquetRefusal::Bomb);
                }
                let Some(from) = description.len().checked_sub(length as usize) else {
                    self.stage = Stage::End { footer: u64::from(length), came: None };
                    return self.next();
                };
                let metadata = described(&description[from..], self.size)?;
                let names = schema::columns(metadata.file_metadata().schema_descr());
                self.stage = Stage::Named(Box::new(metadata));
                Ok(Step::Columns(names.into_iter().map(|column| column.name).collect()))
            }
            Stage::Reading(reading) => {
                let step = reading.next();
                if step == Ok(Step::Finished) {
                    self.stage = Stage::Over;
                }
                step
            }
            Stage::Named(_) | Stage::Over => Ok(Step::Finished),
        }
    }

    /// Takes bytes that [`Step::Bytes`] asked for; `at` is where they stand in the file.
    ///
    /// # Errors
    /// If they are damaged.
    pub fn give(&mut self, at: u64, bytes: &[u8]) -> Result<(), ParquetRefusal> {
        match &mut self.stage {
            Stage::End { came, .. } => *came = Some(bytes.to_vec()),
            Stage::Reading(reading) => return reading.give(at, bytes),
            Stage::Named(_) | Stage::Over => {}
        }
        Ok(())
    }

    /// The bytes with which the next row group begins, which [`Step::Bytes`] will ask for once the rows of this one are
    /// read: whoever brings them can begin to. Empty where nothing is known of them.
    #[must_use]
    pub fn next_bytes(&self) -> Vec<Range<u64>> {
        match &self.stage {
            Stage::Reading(reading) => reading.next_bytes().unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Chooses of the columns that [`Step::Columns`] named.
    pub fn choose(&mut self, needed: &NeededColumns) {
        let Stage::Named(metadata) = std::mem::replace(&mut self.stage, Stage::Over) else { return };
        let columns = schema::columns(metadata.file_metadata().schema_descr());
        let places = |chosen: &[u32]| -> Vec<Place> {
            chosen.iter().filter_map(|at| columns.get(*at as usize)).map(|TableColumn { place, .. }| *place).collect()
        };
        self.stage = Stage::Reading(Box::new(Reading {
            size: self.size,
            needed: [places(&needed.keys), places(&needed.rest), places(&needed.stand_ins)],
            metadata: *metadata,
            group: 0,
            columns: [const { None }; STAGES],
            stage: 0,
            at: 0,
            rows: 0,
            picked: Vec::new(),
        }));
    }

    /// Chooses of the rows that [`Step::Rows`] gave those whose next columns are needed, in their order.
    pub fn pick(&mut self, rows: &[u32]) {
        if let Stage::Reading(reading) = &mut self.stage {
            let first = reading.at - reading.at.min(reading.batch());
            let rows = rows.iter().map(|row| first.saturating_add(u64::from(*row)));
            reading.picked = rows.filter(|row| *row < reading.at).collect();
            reading.stage += 1;
        }
    }
}

impl std::fmt::Debug for ParquetFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ParquetFile").field("size", &self.size).finish_non_exhaustive()
    }
}

/// What describes a file.
fn described(description: &[u8], size: u64) -> Result<ParquetMetaData, ParquetRefusal> {
    if !description::is_bounded(description) {
        return Err(ParquetRefusal::Damaged);
    }
    let metadata = ParquetMetaDataReader::decode_metadata(description).map_err(|error| {
        let is_encrypted = error.to_string().to_ascii_lowercase().contains("encrypt");
        if is_encrypted { ParquetRefusal::Encrypted } else { ParquetRefusal::Damaged }
    })?;
    let rows: Option<Vec<u64>> =
        metadata.row_groups().iter().map(|group| u64::try_from(group.num_rows()).ok()).collect();
    let rows = rows.ok_or(ParquetRefusal::Damaged)?.into_iter().fold(0, u64::saturating_add);
    if rows > BOMB.0 && rows / BOMB.1 > size {
        return Err(ParquetRefusal::Bomb);
    }
    Ok(metadata)
}

impl Reading {
    fn next(&mut self) -> Result<Step, ParquetRefusal> {
        if !self.picked.is_empty() && self.stage < STAGES {
            return self.rest();
        }
        self.picked.clear();
        self.stage = 0;
        while self.at == self.rows {
            let Some(group) = self.metadata.row_groups().get(self.group) else { return Ok(Step::Finished) };
            self.rows = u64::try_from(group.num_rows()).map_err(|_| ParquetRefusal::Damaged)?;
            self.at = 0;
            self.group += 1;
            self.columns = [const { None }; STAGES];
        }
        let rows = self.at..self.rows.min(self.at + ROWS);
        match self.read(std::slice::from_ref(&rows))? {
            Read::Wants(ranges) => Ok(Step::Bytes(ranges)),
            Read::Batch(batch) => {
                self.at = rows.end;
                Ok(Step::Rows(batch))
            }
        }
    }

    /// How many rows the last batch had.
    fn batch(&self) -> u64 {
        match self.at % ROWS {
            0 => ROWS,
            rows => rows,
        }
    }

    /// The next columns of the rows that were picked.
    fn rest(&mut self) -> Result<Step, ParquetRefusal> {
        Ok(match self.read(&runs(&self.picked))? {
            Read::Wants(ranges) => Step::Bytes(ranges),
            Read::Batch(batch) => {
                self.picked.clear();
                Step::Rest(batch)
            }
        })
    }

    /// Reads rows of the columns of the stage, as soon as their bytes are there.
    fn read(&mut self, rows: &[Range<u64>]) -> Result<Read, ParquetRefusal> {
        let open = self.columns.get_mut(self.stage).and_then(Option::take);
        let mut columns = if let Some(columns) = open { columns } else { self.open(self.stage, self.group)? };
        let wanted = wants(&mut columns, rows)?;
        let read = if wanted.is_empty() { Read::Batch(read(&mut columns, rows)?) } else { Read::Wants(wanted) };
        if let Some(place) = self.columns.get_mut(self.stage) {
            *place = Some(columns);
        }
        Ok(read)
    }

    /// What the next row group needs of the columns of the first two stages, which nearly every one needs.
    fn next_bytes(&self) -> Result<Vec<Range<u64>>, ParquetRefusal> {
        let Some(group) = self.metadata.row_groups().get(self.group) else { return Ok(Vec::new()) };
        let rows = u64::try_from(group.num_rows()).map_err(|_| ParquetRefusal::Damaged)?;
        let first = 0..rows.min(ROWS);
        let mut ranges = Vec::new();
        for stage in 0..2 {
            ranges.extend(wants(&mut self.open(stage, self.group + 1)?, std::slice::from_ref(&first))?);
        }
        Ok(ranges)
    }

    /// Opens the columns of a stage in a row group, of which the first is number 1.
    fn open(&self, stage: usize, group: usize) -> Result<Vec<Cells>, ParquetRefusal> {
        let group = group.checked_sub(1).and_then(|group| self.metadata.row_groups().get(group));
        let group = group.ok_or(ParquetRefusal::Damaged)?;
        let chunk = |at: usize| group.columns().get(at).ok_or(ParquetRefusal::Damaged);
        let part = |at: usize| Column::open(chunk(at)?, self.size);
        let cells = |place: &Place| {
            Ok(match *place {
                Place::Flat(at) => FlatColumn::open(chunk(at)?, self.size)?
                    .map_or(Cells::Missing, |column| Cells::Flat(Box::new(column))),
                Place::Map(key, value) => match (part(key)?, part(value)?) {
                    (Some(key), Some(value)) => Cells::Map(Box::new([key, value])),
                    _ => Cells::Missing,
                },
            })
        };
        self.needed.get(stage).into_iter().flatten().map(cells).collect()
    }

    fn give(&mut self, at: u64, bytes: &[u8]) -> Result<(), ParquetRefusal> {
        let columns = self.columns.get_mut(self.stage).and_then(Option::as_mut);
        let mut parts = columns.into_iter().flatten().flat_map(Cells::parts).flatten();
        parts.find(|column| column.waits_for(at)).map_or(Ok(()), |column| column.give(at, bytes))
    }
}

/// The bytes that the columns need before these rows can be read.
fn wants(columns: &mut [Cells], rows: &[Range<u64>]) -> Result<Vec<Range<u64>>, ParquetRefusal> {
    let (from, until) = (rows.first().map_or(0, |rows| rows.start), rows.last().map_or(0, |rows| rows.end));
    let mut ranges = Vec::new();
    for cells in columns {
        ranges.extend(cells.wants(from, until)?);
    }
    Ok(ranges)
}

/// Reads rows of all columns.
fn read(columns: &mut [Cells], rows: &[Range<u64>]) -> Result<RowBatch, ParquetRefusal> {
    let count = rows.iter().map(|rows| rows.end - rows.start).sum::<u64>();
    let mut length = 0_usize;
    let mut read = Vec::with_capacity(columns.len());
    for cells in columns {
        let (column, bytes) = cells.read(rows)?;
        length = length.saturating_add(bytes);
        if length > MOST_OF_ROWS {
            return Err(ParquetRefusal::Bomb);
        }
        read.push(column);
    }
    Ok(RowBatch::new(usize::try_from(count).map_err(|_| ParquetRefusal::Damaged)?, read))
}

/// The same rows as runs of neighbours.
fn runs(rows: &[u64]) -> Vec<Range<u64>> {
    let mut runs: Vec<Range<u64>> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.end == *row => run.end += 1,
            Some(run) if run.end > *row => {}
            _ => runs.push(*row..row + 1),
        }
    }
    runs
}
