//! Unpacks Deflate, and gzip around it, in pieces of any length.
//!
//! The browser unpacks a file that is gzip as a whole, faster than any code of ours; this is for members of archives,
//! of which no browser reads one by itself.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// The data cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged;

/// A stream of Deflate.
pub(super) struct Inflater {
    state: Box<InflateState>,
    out: Vec<u8>,
}

/// How much is unpacked at once.
const PIECE: usize = 1 << 15;

impl Inflater {
    pub(super) fn new() -> Self {
        Self { state: InflateState::new_boxed(DataFormat::Raw), out: vec![0; PIECE] }
    }

    /// Unpacks the next bytes: how many of them it used, and whether the stream is over.
    pub(super) fn push(&mut self, bytes: &[u8], mut on: impl FnMut(&[u8])) -> Result<(usize, bool), Damaged> {
        let mut used = 0;
        loop {
            let rest = bytes.get(used..).unwrap_or_default();
            let result = inflate(&mut self.state, rest, &mut self.out, MZFlush::None);
            used += result.bytes_consumed;
            on(self.out.get(..result.bytes_written).unwrap_or_default());
            match result.status {
                Ok(MZStatus::StreamEnd) => return Ok((used, true)),
                Ok(_) if result.bytes_consumed > 0 || result.bytes_written > 0 => {}
                // Nothing more comes of these bytes.
                Ok(_) | Err(MZError::Buf) => return Ok((used, false)),
                Err(_) => return Err(Damaged),
            }
        }
    }
}

impl std::fmt::Debug for Inflater {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Inflater").finish_non_exhaustive()
    }
}

/// A file of gzip, of one or several members.
#[derive(Debug)]
pub(super) struct Gunzip {
    stage: Stage,
    /// The bytes of a header, until it is complete.
    header: Vec<u8>,
}

#[derive(Debug)]
enum Stage {
    Header,
    Data(Inflater),
    /// The checksum and the length behind the data, of which so many bytes are still to come.
    Trailer(usize),
}

/// The longest header that is read; it has a file's name and a comment at most.
const MAX_HEADER: usize = 1 << 16;

impl Gunzip {
    pub(super) const fn new() -> Self {
        Self { stage: Stage::Header, header: Vec::new() }
    }

    /// Unpacks the next bytes.
    pub(super) fn push(&mut self, mut bytes: &[u8], mut on: impl FnMut(&[u8])) -> Result<(), Damaged> {
        while !bytes.is_empty() {
            match &mut self.stage {
                Stage::Header => {
                    let before = self.header.len();
                    self.header.extend_from_slice(bytes.get(..MAX_HEADER - before).unwrap_or(bytes));
                    let Some(length) = header_length(&self.header)? else {
                        return if self.header.len() < MAX_HEADER { Ok(()) } else { Err(Damaged) };
                    };
                    bytes = bytes.get(length - before..).unwrap_or_default();
                    self.header.clear();
                    self.stage = Stage::Data(Inflater::new());
                }
                Stage::Data(inflater) => {
                    let (used, over) = inflater.push(bytes, &mut on)?;
                    bytes = bytes.get(used..).unwrap_or_default();
                    if over {
                        self.stage = Stage::Trailer(8);
                    } else if used == 0 {
                        return Ok(());
                    }
                }
                Stage::Trailer(left) => {
                    let used = bytes.len().min(*left);
                    bytes = bytes.get(used..).unwrap_or_default();
                    *left -= used;
                    if *left == 0 {
                        self.stage = Stage::Header;
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the file may end here.
    pub(super) fn is_complete(&self) -> bool {
        matches!(self.stage, Stage::Header) && self.header.is_empty()
    }
}

/// The length of the header at the beginning of these bytes; none where more of it is to come.
fn header_length(bytes: &[u8]) -> Result<Option<usize>, Damaged> {
    const CHECKSUM: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let Some(fixed) = bytes.get(..10) else {
        // Zeros behind the last member are padding of tapes, which is no header either.
        return Ok(None);
    };
    if !fixed.starts_with(&[0x1f, 0x8b, 8]) {
        return Err(Damaged);
    }
    let flags = fixed[3];
    let mut length = 10;
    if flags & EXTRA != 0 {
        let Some(size) = bytes.get(length..length + 2) else { return Ok(None) };
        length += 2 + usize::from(size[0]) + usize::from(size[1]) * 256;
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            let rest = bytes.get(length..).unwrap_or_default();
            let Some(end) = rest.iter().position(|byte| *byte == 0) else { return Ok(None) };
            length += end + 1;
        }
    }
    length += if flags & CHECKSUM != 0 { 2 } else { 0 };
    Ok((bytes.len() >= length).then_some(length))
}

/// The checksum of ZIP and gzip (CRC-32) of data that comes in pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checksum(u32);

impl Checksum {
    pub(super) const fn new() -> Self {
        Self(u32::MAX)
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let index = (self.0 ^ u32::from(*byte)) & 0xff;
            self.0 = TABLE.get(index as usize).copied().unwrap_or_default() ^ (self.0 >> 8);
        }
    }

    pub(super) const fn value(self) -> u32 {
        !self.0
    }
}

static TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "there are 256 of them")]
        let mut value = at as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[at] = value;
        at += 1;
    }
    table
};
