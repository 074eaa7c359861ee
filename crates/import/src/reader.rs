//! Reads files one after the other from bytes in pieces.
//!
//! ```text
//! bytes ──> UTF-8 ──> kind of file, by its first bytes ──> parser of that kind ──> accumulator ──> ImportedData
//! ```
//! Nothing here depends on a browser, and memory does not grow with the length of a log.

use super::imported_data::{FileRead, FileRefusal, FileRemark, ImportedData, Kind, start_of};
use crate::rows::RowBatch;
pub(super) use accumulator::ImportAccumulator;
use archive::Archive;
use columns::ColumnTable;
pub(super) use encoding::Encoding;
use fingerprint::Fingerprint;

mod accumulator;
mod api_names;
mod archive;
mod athena;
mod columns;
mod csv;
mod drawn_table;
mod encoding;
mod fingerprint;
mod foreign;
mod held_file;
mod held_text;
mod inflate;
mod json;
mod json_objects;
mod json_records;
mod json_table;
mod messages;
mod packed_events;
mod pages;
mod sniff;
mod total_names;
mod yaml;

pub(super) use api_names::{api_name, is_name};
pub use columns::NeededColumns;
pub(super) use csv::{CsvRow, KeptRow, Table};
pub use held_file::HeldPart;
use held_file::Holding;
pub(super) use held_text::HeldText;
pub(super) use messages::Messages;
pub(super) use sniff::is_note_of_tool;
pub(super) use total_names::is_total;

/// What the user states about the files before they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format of flow logs without a header, such as `${srcaddr} ${dstaddr} ${bytes}`; empty for none.
    pub format: String,
}

/// Whether the rest of a file is worth reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadStatus {
    /// Yes.
    WantsMore,
    /// No: either everything is known already, or the file cannot be used.
    Done,
}

/// Reads several files into one result: per file [`Reader::begin`], its bytes in pieces of any length, [`Reader::end`].
#[derive(Debug, Default)]
pub struct Reader {
    accumulator: ImportAccumulator,
    file: Option<Input>,
}

/// What the caller began: a file, or an archive of files.
#[derive(Debug)]
enum Input {
    /// The first bytes, kept until they tell an archive from a file.
    Beginning(OpenFile, Vec<u8>),
    File(OpenFile),
    Archive(Archive),
    Columns(Box<ColumnTable>),
}

/// The file that is being read.
#[derive(Debug)]
struct OpenFile {
    file_read: FileRead,
    holding: Holding,
    fingerprint: Fingerprint,
    encoding: Encoding,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// The first bytes, kept until they suffice to recognise the file.
    Beginning(Vec<u8>),
    Reading(Box<dyn Format>),
    Over,
}

/// A parser of one kind of file.
pub(super) trait Format: std::fmt::Debug {
    /// Parses the next bytes, cut at any point. They are UTF-8 without a byte-order mark, unless the file is damaged.
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus;
    /// Finishes the file, at its end or before it.
    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator);
}

impl Reader {
    /// How many bytes suffice to recognise a file.
    const BEGINNING: usize = 1 << 16;

    /// A reader without files.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { accumulator: ImportAccumulator::new(options), file: None }
    }

    /// A reader for a caller who opens files of columns, which such files are [`Reader::held`] for that come packed.
    #[must_use]
    pub fn with_held_files(mut self) -> Self {
        self.accumulator.held = Some(Vec::new());
        self
    }

    /// What came of files of columns that have to be opened by the caller, since they are read from their end: parts in
    /// their order, to be taken after each [`Reader::push`] and [`Reader::end`].
    pub fn held(&mut self) -> Vec<HeldPart> {
        self.accumulator.held.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Begins a file, and ends the one before it if nobody did.
    pub fn begin(&mut self, name: &str) {
        self.end();
        self.file = Some(Input::Beginning(OpenFile::new(name), Vec::new()));
    }

    /// Reads the next bytes of the file, cut at any point.
    pub fn push(&mut self, bytes: &[u8]) -> ReadStatus {
        let accumulator = &mut self.accumulator;
        match &mut self.file {
            None | Some(Input::Columns(_)) => ReadStatus::Done,
            Some(Input::File(file)) => file.push(bytes, accumulator),
            Some(Input::Archive(archive)) => archive.push(bytes, accumulator),
            Some(Input::Beginning(_, first)) => {
                first.extend_from_slice(bytes);
                match Archive::begins(first) {
                    None => ReadStatus::WantsMore,
                    Some(is_archive) => self.recognised(is_archive),
                }
            }
        }
    }

    /// Reads the bytes that were kept, as of an archive or of a file.
    fn recognised(&mut self, is_archive: bool) -> ReadStatus {
        let Some(Input::Beginning(mut file, first)) = self.file.take() else { return ReadStatus::WantsMore };
        let accumulator = &mut self.accumulator;
        if is_archive {
            let mut archive = Archive::new(&file.file_read.name);
            let status = archive.push(&first, accumulator);
            self.file = Some(Input::Archive(archive));
            status
        } else {
            let status = file.push(&first, accumulator);
            self.file = Some(Input::File(file));
            status
        }
    }

    /// Ends the file early, because the rest of it cannot be read. What was read before counts.
    pub fn stop(&mut self, why: FileRefusal) {
        match &mut self.file {
            Some(Input::File(file) | Input::Beginning(file, _)) => {
                file.file_read.refused.get_or_insert(why);
            }
            Some(Input::Archive(_) | Input::Columns(_)) => match self.file.take() {
                Some(Input::Archive(archive)) => archive.end(Some(why), &mut self.accumulator),
                Some(Input::Columns(table)) => table.end(Some(why), &mut self.accumulator),
                _ => {}
            },
            None => {}
        }
        self.end();
    }

    /// Ends the file.
    pub fn end(&mut self) {
        if matches!(self.file, Some(Input::Beginning(..))) {
            self.recognised(false);
        }
        match self.file.take() {
            Some(Input::File(file) | Input::Beginning(file, _)) => file.end(&mut self.accumulator),
            Some(Input::Archive(archive)) => archive.end(None, &mut self.accumulator),
            Some(Input::Columns(table)) => table.end(None, &mut self.accumulator),
            None => {}
        }
    }

    /// Begins a file of columns, whose length and names are known: which of them are needed; none when it is refused.
    pub fn begin_columns(&mut self, name: &str, size: u64, names: &[String]) -> Option<NeededColumns> {
        // A file that was begun, and of which nothing was pushed, is the same one.
        if !matches!(&self.file, Some(Input::Beginning(_, first)) if first.is_empty()) {
            self.end();
        }
        let table = ColumnTable::new(name, size, names, &mut self.accumulator);
        let needed = table.needed();
        self.file = Some(Input::Columns(Box::new(table)));
        needed
    }

    /// Reads the next rows of the columns that are needed of every row: of which of these rows the rest is needed.
    ///
    /// None when what follows is not worth reading.
    pub fn rows(&mut self, rows: RowBatch) -> Option<Vec<u32>> {
        match &mut self.file {
            Some(Input::Columns(table)) => table.rows(rows, &mut self.accumulator),
            _ => None,
        }
    }

    /// Reads the rest of the rows for which [`Reader::rows`] asked: of which of these rows the columns are needed that
    /// stand in for others. Then reads those, and needs no more.
    pub fn rest(&mut self, rest: RowBatch) -> Vec<u32> {
        match &mut self.file {
            Some(Input::Columns(table)) => table.rest(rest, &mut self.accumulator),
            _ => Vec::new(),
        }
    }

    /// The data of all files.
    #[must_use]
    pub fn finish(mut self) -> ImportedData {
        self.end();
        self.accumulator.finish()
    }
}

impl OpenFile {
    fn new(name: &str) -> Self {
        Self {
            file_read: FileRead::new(name),
            holding: Holding::default(),
            fingerprint: Fingerprint::default(),
            encoding: Encoding::default(),
            stage: Stage::Beginning(Vec::new()),
        }
    }

    fn push(&mut self, bytes: &[u8], accumulator: &mut ImportAccumulator) -> ReadStatus {
        self.file_read.bytes += bytes.len() as u64;
        let Self { file_read, holding, fingerprint, encoding, stage } = self;
        fingerprint.add(bytes);
        let mut on = |bytes: &[u8], file_read: &mut FileRead, accumulator: &mut ImportAccumulator| {
            encoding.decode(bytes, |bytes| stage.push(bytes, file_read, accumulator))
        };
        holding.push(bytes, file_read, accumulator, &mut on)
    }

    fn end(self, accumulator: &mut ImportAccumulator) {
        let Self { mut file_read, holding, fingerprint, mut encoding, mut stage } = self;
        let Some(first) = holding.end(&mut file_read, accumulator) else { return };
        if !first.is_empty() {
            encoding.decode(&first, |bytes| stage.push(bytes, &mut file_read, accumulator));
        }
        encoding.finish(|bytes| stage.push(bytes, &mut file_read, accumulator));
        stage.recognise(&mut file_read, accumulator);
        if let Stage::Reading(format) = stage {
            format.end(&mut file_read, accumulator);
        }
        accumulator.end_file(file_read, fingerprint.finish());
    }
}

impl Stage {
    fn push(&mut self, bytes: &[u8], file_read: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        match self {
            Self::Beginning(beginning) => {
                // Never more, so that recognition does not depend on where the bytes are cut.
                let (first, rest) = bytes.split_at(bytes.len().min(Reader::BEGINNING - beginning.len()));
                beginning.extend_from_slice(first);
                if beginning.len() < Reader::BEGINNING {
                    return ReadStatus::WantsMore;
                }
                match self.recognise(file_read, accumulator) {
                    ReadStatus::WantsMore => self.push(rest, file_read, accumulator),
                    ReadStatus::Done => ReadStatus::Done,
                }
            }
            Self::Reading(format) => format.push(bytes, file_read, accumulator),
            Self::Over => ReadStatus::Done,
        }
    }

    /// Recognises the file, if that is still to be done, and parses the bytes kept for it.
    fn recognise(&mut self, file_read: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let Self::Beginning(beginning) = self else { return ReadStatus::WantsMore };
        let is_whole = beginning.len() < Reader::BEGINNING;
        let beginning = std::mem::take(beginning);
        if encoding::is_older_text(&beginning) {
            file_read.remark(FileRemark::OtherEncoding);
        }
        match sniff::sniff(&beginning, accumulator) {
            Ok((kind, mut format)) => {
                file_read.kind = kind;
                if kind.is_some_and(Kind::is_log) && accumulator.is_known_log(&beginning, is_whole, file_read) {
                    *self = Self::Over;
                    return ReadStatus::Done;
                }
                if kind.is_none_or(Kind::is_log) {
                    accumulator.keep_sums();
                }
                let flow = format.push(&beginning, file_read, accumulator);
                *self = Self::Reading(format);
                flow
            }
            Err(refused) => {
                // An earlier reason explains more than that the rest is unknown.
                if file_read.refused.is_none() || !beginning.is_empty() {
                    file_read.refused = Some(refused);
                }
                *self = Self::Over;
                ReadStatus::Done
            }
        }
    }
}

/// The refusal of a text of no known kind.
fn unknown(text: &[u8]) -> FileRefusal {
    FileRefusal::Unknown { start: start_of(text) }
}

/// The kind and its parser. JSON has one parser for several kinds, so its kind is known only at the end.
type Recognised = Result<(Option<Kind>, Box<dyn Format>), FileRefusal>;
