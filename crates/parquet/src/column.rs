//! The values of a column in some rows of a row group, as the library reads them.

use std::ops::Range;

use natpoint_import::imported_data::ParquetRefusal;
use parquet::basic::Type;
use parquet::column::page::Page;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::{ByteArray, DataType, FixedLenByteArray, Int96};
use parquet::file::metadata::ColumnChunkMetaData;

use crate::cell::{Meaning, display, write_int96};
use crate::feed::{NextPage, SharedFeed};

/// A column of a row group: one of which each row has one value at most, or a part of a map.
pub(crate) struct Column {
    feed: SharedFeed,
    reader: ColumnReader,
    kind: Type,
    meaning: Meaning,
    /// The level of a value that is there.
    defined: i16,
    /// How many rows were read or passed over.
    at: u64,
    values: Values,
    /// The level of each value that was read, those that are missing too; empty where none can be missing.
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
    /// The next level and the next value to be written.
    next: (usize, usize),
}

enum Values {
    Bool(Vec<bool>),
    Int32(Vec<i32>),
    Int64(Vec<i64>),
    Int96(Vec<Int96>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Bytes(Vec<ByteArray>),
    Fixed(Vec<FixedLenByteArray>),
}

/// The most bytes of a row group's part of a map, which is read as a whole.
const MOST_OF_MAP: u64 = 1 << 26;

impl Column {
    /// A column of a row group in a file of so many bytes; none where it is a part of a map that is too large.
    pub(crate) fn open(chunk: &ColumnChunkMetaData, size: u64) -> Result<Option<Self>, ParquetRefusal> {
        let range = range(chunk).filter(|range| range.end <= size).ok_or(ParquetRefusal::Damaged)?;
        let column = chunk.column_descr_ptr();
        if column.max_rep_level() > 0 && range.end - range.start > MOST_OF_MAP {
            return Ok(None);
        }
        let feed = SharedFeed::new(chunk.compression(), range);
        let reader = get_column_reader(column.clone(), Box::new(feed.clone()));
        let values = match &reader {
            ColumnReader::BoolColumnReader(_) => Values::Bool(Vec::new()),
            ColumnReader::Int32ColumnReader(_) => Values::Int32(Vec::new()),
            ColumnReader::Int64ColumnReader(_) => Values::Int64(Vec::new()),
            ColumnReader::Int96ColumnReader(_) => Values::Int96(Vec::new()),
            ColumnReader::FloatColumnReader(_) => Values::Float(Vec::new()),
            ColumnReader::DoubleColumnReader(_) => Values::Double(Vec::new()),
            ColumnReader::ByteArrayColumnReader(_) => Values::Bytes(Vec::new()),
            ColumnReader::FixedLenByteArrayColumnReader(_) => Values::Fixed(Vec::new()),
        };
        Ok(Some(Self {
            feed,
            reader,
            kind: chunk.column_type(),
            meaning: Meaning::of(&column),
            defined: column.max_def_level(),
            at: 0,
            values,
            definitions: Vec::new(),
            repetitions: Vec::new(),
            next: (0, 0),
        }))
    }

    /// How many values came, read or not.
    pub(crate) fn came(&self) -> u64 {
        self.feed.lock().came()
    }

    /// The bytes that come next; none when all are there.
    pub(crate) fn wants_next(&self) -> Option<Range<u64>> {
        self.feed.lock().wants()
    }

    /// What the next page is.
    pub(crate) fn next_page(&self) -> Option<NextPage> {
        self.feed.lock().next_page()
    }

    /// The next page, which the library then does not read.
    pub(crate) fn take_page(&self) -> Result<Page, ParquetRefusal> {
        self.feed.lock().take_page()?.ok_or(ParquetRefusal::Damaged)
    }

    /// Passes over the next page.
    pub(crate) fn drop_page(&self) {
        self.feed.lock().drop_page();
    }

    /// Whether the bytes that stand here are what it needs next.
    pub(crate) fn waits_for(&self, at: u64) -> bool {
        self.feed.lock().wants().is_some_and(|wants| wants.start == at)
    }

    /// Takes bytes that were asked for.
    pub(crate) fn give(&mut self, at: u64, bytes: &[u8]) -> Result<(), ParquetRefusal> {
        self.feed.lock().give(at, bytes)
    }

    /// Forgets the values that were read.
    fn clear(&mut self) {
        self.definitions.clear();
        self.repetitions.clear();
        self.next = (0, 0);
        match &mut self.values {
            Values::Bool(values) => values.clear(),
            Values::Int32(values) => values.clear(),
            Values::Int64(values) => values.clear(),
            Values::Int96(values) => values.clear(),
            Values::Float(values) => values.clear(),
            Values::Double(values) => values.clear(),
            Values::Bytes(values) => values.clear(),
            Values::Fixed(values) => values.clear(),
        }
    }

    /// Reads the values of the next rows, in the place of those that were read.
    pub(crate) fn read_rows(&mut self, count: usize) -> Result<(), ParquetRefusal> {
        self.clear();
        self.append_rows(count)
    }

    /// Reads the values of the next rows, behind those that were read.
    fn append_rows(&mut self, count: usize) -> Result<(), ParquetRefusal> {
        let Self { reader, values, definitions, repetitions, .. } = self;
        let mut levels = (definitions, repetitions);
        let read = match (reader, values) {
            (ColumnReader::BoolColumnReader(reader), Values::Bool(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::Int32ColumnReader(reader), Values::Int32(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::Int64ColumnReader(reader), Values::Int64(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::Int96ColumnReader(reader), Values::Int96(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::FloatColumnReader(reader), Values::Float(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::DoubleColumnReader(reader), Values::Double(out)) => records(reader, count, &mut levels, out),
            (ColumnReader::ByteArrayColumnReader(reader), Values::Bytes(out)) => {
                records(reader, count, &mut levels, out)
            }
            (ColumnReader::FixedLenByteArrayColumnReader(reader), Values::Fixed(out)) => {
                records(reader, count, &mut levels, out)
            }
            _ => None,
        };
        if read != Some(count) {
            return Err(self.feed.lock().refusal());
        }
        Ok(())
    }

    /// Reads the values of these rows, which are in their order, in the place of those that were read.
    pub(crate) fn read(&mut self, rows: &[Range<u64>]) -> Result<(), ParquetRefusal> {
        self.clear();
        for rows in rows {
            let length = |from: u64, until: u64| {
                usize::try_from(until.saturating_sub(from)).map_err(|_| ParquetRefusal::Damaged)
            };
            self.pass_rows(length(self.at, rows.start)?)?;
            self.append_rows(length(rows.start, rows.end)?)?;
            self.at = rows.end;
        }
        Ok(())
    }

    /// Passes over so many rows.
    pub(crate) fn pass_rows(&mut self, count: usize) -> Result<(), ParquetRefusal> {
        if count == 0 {
            return Ok(());
        }
        let passed = match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => reader.skip_records(count),
            ColumnReader::Int32ColumnReader(reader) => reader.skip_records(count),
            ColumnReader::Int64ColumnReader(reader) => reader.skip_records(count),
            ColumnReader::Int96ColumnReader(reader) => reader.skip_records(count),
            ColumnReader::FloatColumnReader(reader) => reader.skip_records(count),
            ColumnReader::DoubleColumnReader(reader) => reader.skip_records(count),
            ColumnReader::ByteArrayColumnReader(reader) => reader.skip_records(count),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => reader.skip_records(count),
        };
        if passed.ok() != Some(count) {
            return Err(self.feed.lock().refusal());
        }
        Ok(())
    }

    /// Writes the next value that was read, nothing where it is missing: whether it is there; none where no more was
    /// read.
    pub(crate) fn write(&mut self, out: &mut Vec<u8>) -> Option<bool> {
        let (level, value) = self.next;
        let defined =
            if self.defined == 0 { (value < self.len()).then_some(0)? } else { *self.definitions.get(level)? };
        self.next.0 += 1;
        if defined < self.defined {
            return Some(false);
        }
        self.next.1 += 1;
        let meaning = self.meaning;
        match &self.values {
            Values::Bool(values) => display(values.get(value)?, out),
            Values::Int32(values) => meaning.write_int(i64::from(*values.get(value)?), self.kind, out),
            Values::Int64(values) => meaning.write_int(*values.get(value)?, self.kind, out),
            Values::Int96(values) => write_int96(values.get(value)?, out),
            Values::Float(values) => display(values.get(value)?, out),
            Values::Double(values) => display(values.get(value)?, out),
            Values::Bytes(values) => meaning.write_bytes(values.get(value)?.data(), out),
            Values::Fixed(values) => meaning.write_bytes(values.get(value)?.data(), out),
        }
        Some(true)
    }

    /// Whether the next value begins a row, as all do where there are not several in one.
    pub(crate) fn begins_row(&self) -> bool {
        self.repetitions.get(self.next.0).is_none_or(|repetition| *repetition == 0)
    }

    fn len(&self) -> usize {
        match &self.values {
            Values::Bool(values) => values.len(),
            Values::Int32(values) => values.len(),
            Values::Int64(values) => values.len(),
            Values::Int96(values) => values.len(),
            Values::Float(values) => values.len(),
            Values::Double(values) => values.len(),
            Values::Bytes(values) => values.len(),
            Values::Fixed(values) => values.len(),
        }
    }
}

/// Reads so many rows: how many there were; none where they are damaged.
fn records<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    count: usize,
    (definitions, repetitions): &mut (&mut Vec<i16>, &mut Vec<i16>),
    out: &mut Vec<T::T>,
) -> Option<usize> {
    let (records, _, _) = reader.read_records(count, Some(definitions), Some(repetitions), out).ok()?;
    Some(records)
}

/// Where a column of a row group stands in its file.
fn range(chunk: &ColumnChunkMetaData) -> Option<Range<u64>> {
    if chunk.file_path().is_some() {
        return None;
    }
    let data = u64::try_from(chunk.data_page_offset()).ok()?;
    // Some programs write 0 where there is no dictionary.
    let dictionary = chunk.dictionary_page_offset().and_then(|at| u64::try_from(at).ok());
    let start = dictionary.filter(|at| (4..data).contains(at)).unwrap_or(data);
    Some(start..start.checked_add(u64::try_from(chunk.compressed_size()).ok()?)?)
}
