//! Files of columns that come packed: they are read from their end, so they are handed back, unpacked, to be opened.

use super::{ImportAccumulator, ReadStatus};
use crate::imported_data::{FileRead, FileRefusal, ParquetRefusal};

/// The next part of a file that the caller opens once it is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPart {
    /// The file's name.
    pub name: String,
    /// Its next bytes.
    pub bytes: Vec<u8>,
    /// At its end, whether it is whole; one that is not was refused, and is to be forgotten.
    pub end: Option<bool>,
}

/// Whether a file is handed back.
#[derive(Debug)]
pub(super) enum Holding {
    /// Its first bytes, which are too few to tell.
    Unknown(Vec<u8>),
    /// It is read here.
    Not,
    /// It is, and so many bytes were.
    Held(u64),
}

/// How a Parquet file begins.
const BEGINNING: &[u8] = b"PAR1";
/// The most bytes that are handed back of a file.
const MOST: u64 = 1 << 30;

impl Default for Holding {
    fn default() -> Self {
        Self::Unknown(Vec::new())
    }
}

impl Holding {
    /// Hands the next bytes back, or on to what reads them here.
    pub(super) fn push(
        &mut self,
        bytes: &[u8],
        file: &mut FileRead,
        accumulator: &mut ImportAccumulator,
        on: &mut dyn FnMut(&[u8], &mut FileRead, &mut ImportAccumulator) -> ReadStatus,
    ) -> ReadStatus {
        match self {
            Self::Not => on(bytes, file, accumulator),
            Self::Held(length) => {
                *length += bytes.len() as u64;
                let held = accumulator.held.as_mut().filter(|_| *length <= MOST && file.refused.is_none());
                let Some(held) = held else {
                    file.refused.get_or_insert(FileRefusal::Parquet(ParquetRefusal::TooLarge { allowed: MOST }));
                    return ReadStatus::Done;
                };
                held.push(HeldPart { name: file.name.clone(), bytes: bytes.to_vec(), end: None });
                ReadStatus::WantsMore
            }
            Self::Unknown(first) => {
                first.extend_from_slice(bytes);
                let is_held = first.starts_with(BEGINNING) && accumulator.held.is_some();
                if !is_held && first.len() < BEGINNING.len() && BEGINNING.starts_with(first) {
                    return ReadStatus::WantsMore;
                }
                let first = std::mem::take(first);
                *self = if is_held { Self::Held(0) } else { Self::Not };
                self.push(&first, file, accumulator, on)
            }
        }
    }

    /// Ends the file: the first bytes of one that is read here and were not handed on yet; none when it is handed back.
    pub(super) fn end(self, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> Option<Vec<u8>> {
        match self {
            Self::Unknown(first) => Some(first),
            Self::Not => Some(Vec::new()),
            Self::Held(_) => {
                let is_whole = file.refused.is_none();
                let held = accumulator.held.as_mut()?;
                held.push(HeldPart { name: file.name.clone(), bytes: Vec::new(), end: Some(is_whole) });
                // One that is whole is listed when it was opened.
                if !is_whole {
                    accumulator.files.push(std::mem::take(file));
                }
                None
            }
        }
    }
}
