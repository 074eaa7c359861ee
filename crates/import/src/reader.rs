//! Files as bytes, read one after the other into what they say.
//!
//! ```text
//! bytes ──> encoding ──> kind, by the first of them ──> a reader of that kind ──> Gathered ──> Found
//! ```
//! Nothing here knows a browser, and no memory grows with the length of a log.

use super::imported_data::{FileRead, FileRefusal, ImportedData, Kind, start_of};
pub(super) use accumulator::ImportAccumulator;
use encoding::Encoding;

mod accumulator;
mod csv;
mod encoding;
mod json;
mod sniff;

pub(super) use csv::{CsvRow, Table};

/// What a user says of files beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format of flow logs without a header, such as `${srcaddr} ${dstaddr} ${bytes}`; empty for none.
    pub format: String,
}

/// Whether the rest of a file is worth reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadStatus {
    /// It is.
    WantsMore,
    /// It is not: all that it could say is known, or nothing can be known.
    Done,
}

/// Reads the files of one go: for each [`Reader::begin`], its bytes in pieces of any length, and [`Reader::end`].
#[derive(Debug, Default)]
pub struct Reader {
    accumulator: ImportAccumulator,
    file: Option<Open>,
}

/// The file that is being read.
#[derive(Debug)]
struct Open {
    told: FileRead,
    encoding: Encoding,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// What it begins with is kept until it is enough to tell what it is.
    Beginning(Vec<u8>),
    UsageTypeSpec(Box<dyn Format>),
    Over,
}

/// What reads a file of one kind. A new kind is a new one of these.
pub(super) trait Format: std::fmt::Debug {
    /// Takes the next bytes, cut anywhere; they are UTF-8 without a byte-order mark, or damaged.
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus;
    /// The file is over, at its end or before it.
    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator);
}

impl Reader {
    /// So many bytes are enough to tell what a file is.
    const BEGINNING: usize = 1 << 16;

    /// A reader that has read nothing.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { accumulator: ImportAccumulator { options, ..ImportAccumulator::default() }, file: None }
    }

    /// Begins a file; one that was not ended is.
    pub fn begin(&mut self, name: &str) {
        self.end();
        self.file = Some(Open {
            told: FileRead::new(name),
            encoding: Encoding::default(),
            stage: Stage::Beginning(Vec::new()),
        });
    }

    /// Takes the next bytes of the file, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) -> ReadStatus {
        let Some(file) = &mut self.file else { return ReadStatus::Done };
        file.told.bytes += bytes.len() as u64;
        let accumulator = &mut self.accumulator;
        let Open { told, encoding, stage } = file;
        encoding.decode(bytes, |bytes| stage.push(bytes, told, accumulator))
    }

    /// The file cannot be read on: what was read counts.
    pub fn stop(&mut self, why: FileRefusal) {
        if let Some(file) = &mut self.file {
            file.told.refused.get_or_insert(why);
        }
        self.end();
    }

    /// The file is over.
    pub fn end(&mut self) {
        let Some(Open { mut told, mut encoding, mut stage }) = self.file.take() else { return };
        encoding.finish(|bytes| stage.push(bytes, &mut told, &mut self.accumulator));
        stage.recognise(&mut told, &mut self.accumulator);
        if let Stage::UsageTypeSpec(format) = stage {
            format.end(&mut told, &mut self.accumulator);
        }
        self.accumulator.files.push(told);
    }

    /// What all files said.
    #[must_use]
    pub fn finish(mut self) -> ImportedData {
        self.end();
        self.accumulator.finish()
    }
}

impl Stage {
    fn push(&mut self, bytes: &[u8], told: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        match self {
            Self::Beginning(beginning) => {
                // Never more than so many, so that what a file is does not depend on where it is cut.
                let (first, rest) = bytes.split_at(bytes.len().min(Reader::BEGINNING - beginning.len()));
                beginning.extend_from_slice(first);
                if beginning.len() < Reader::BEGINNING {
                    return ReadStatus::WantsMore;
                }
                match self.recognise(told, accumulator) {
                    ReadStatus::WantsMore => self.push(rest, told, accumulator),
                    ReadStatus::Done => ReadStatus::Done,
                }
            }
            Self::UsageTypeSpec(format) => format.push(bytes, told, accumulator),
            Self::Over => ReadStatus::Done,
        }
    }

    /// Tells what the file is, if that is still to be told, and reads what was kept.
    fn recognise(&mut self, told: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let Self::Beginning(beginning) = self else { return ReadStatus::WantsMore };
        let beginning = std::mem::take(beginning);
        match sniff::sniff(&beginning, &accumulator.options) {
            Ok((kind, mut format)) => {
                told.kind = kind;
                let flow = format.push(&beginning, told, accumulator);
                *self = Self::UsageTypeSpec(format);
                flow
            }
            Err(refused) => {
                // What made the file unreadable says more than that its rest is unknown.
                if told.refused.is_none() || !beginning.is_empty() {
                    told.refused = Some(refused);
                }
                *self = Self::Over;
                ReadStatus::Done
            }
        }
    }
}

/// That nothing known was recognised in a text.
fn unknown(text: &[u8]) -> FileRefusal {
    FileRefusal::Unknown { start: start_of(text) }
}

/// What several kinds of JSON share a reader for.
type Recognised = Result<(Option<Kind>, Box<dyn Format>), FileRefusal>;
