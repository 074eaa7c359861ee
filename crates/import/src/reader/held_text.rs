//! A text that can only be read as a whole: it is held until its end, up to a bound.

use super::ReadStatus;
use crate::imported_data::{FileRead, FileRefusal};

/// What came of a text so far.
#[derive(Debug, Default)]
pub(crate) struct HeldText {
    text: Vec<u8>,
    is_too_large: bool,
}

impl HeldText {
    /// Holds the next bytes; a text with more bytes than `most` is let go, and its file is refused.
    pub(crate) fn push(&mut self, bytes: &[u8], most: usize, file: &mut FileRead) -> ReadStatus {
        if self.text.len() + bytes.len() > most {
            file.refused = Some(FileRefusal::TooLarge { allowed: most as u64 });
            *self = Self { text: Vec::new(), is_too_large: true };
            return ReadStatus::Done;
        }
        self.text.extend_from_slice(bytes);
        ReadStatus::WantsMore
    }

    /// The whole text; none of one that was too large.
    pub(crate) fn whole(&self) -> Option<&[u8]> {
        (!self.is_too_large).then_some(&self.text)
    }
}
