//! ZIP archives: each member is read as a file of its own, while the archive comes in.
//!
//! ```text
//! local header, name, data (Deflate or stored), perhaps sizes behind it; the next; …; the directory
//! ```
//! The directory at the end only repeats what stands in front of each member, so nothing is kept, and members cannot
//! overlap. No path is ever opened: the names are shown and nothing else.

use super::inflate::{Checksum, Gunzip, Inflater};
use super::{ImportAccumulator, OpenFile, ReadStatus};
use crate::imported_data::{ArchiveRefusal, FileRead, FileRefusal};
use header::{Header, descriptor, is_directory, is_member};

mod header;

/// An archive that is being read.
#[derive(Debug)]
pub(super) struct Archive {
    name: String,
    /// Bytes that are too few to be understood yet.
    waiting: Vec<u8>,
    stage: Stage,
    members: u64,
}

#[derive(Debug)]
enum Stage {
    /// Before a header; behind a member whose sizes may follow it, with the checksum of its data.
    Header(Option<Checksum>),
    Member(Box<Member>),
    /// The directory: all members came.
    Complete,
    /// Nothing more can be read.
    Broken,
}

/// A member that is being read.
#[derive(Debug)]
struct Member {
    packing: Packing,
    /// How many bytes of its data are still to come; none where only its end tells.
    left: Option<u64>,
    packed: u64,
    unpacked: u64,
    checksum: Checksum,
    /// The checksum that its header states; none where it follows the data.
    stated: Option<u32>,
    /// Why its data was left.
    left_off: Option<ArchiveRefusal>,
    /// The file in it; none where it is passed over.
    file: Option<Inner>,
}

#[derive(Debug)]
enum Packing {
    Stored,
    Deflated(Inflater),
    /// All of it is unpacked; what else stands in the member is nothing.
    Ended,
    /// Its data is not unpacked.
    Skipped,
}

/// The file in a member, which may be gzip itself.
#[derive(Debug)]
struct Inner {
    file: OpenFile,
    /// Its first bytes, until they tell whether it is gzip.
    start: Vec<u8>,
    gzip: Option<Gunzip>,
    /// How many bytes of gzip came.
    packed: u64,
    started: bool,
}

/// The most members that are read.
const MAX_MEMBERS: u64 = 50_000;
/// What unpacks to more than this, and to so many times its size, is no log and no bill.
const BOMB: (u64, u64) = (64 << 20, 200);
/// How many bytes are unpacked before it is asked whether they are a bomb.
const PIECE: usize = 1 << 12;

impl Archive {
    /// Whether a file that begins so is an archive; none where more of it is needed.
    pub(super) fn begins(bytes: &[u8]) -> Option<bool> {
        match bytes.get(..4) {
            Some(first) => Some(is_member(first)),
            None if b"PK\x03\x04".starts_with(bytes) => None,
            None => Some(false),
        }
    }

    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), waiting: Vec::new(), stage: Stage::Header(None), members: 0 }
    }

    /// Reads the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8], accumulator: &mut ImportAccumulator) -> ReadStatus {
        let joined;
        let mut rest = bytes;
        if !self.waiting.is_empty() {
            self.waiting.extend_from_slice(bytes);
            joined = std::mem::take(&mut self.waiting);
            rest = &joined;
        }
        loop {
            match &mut self.stage {
                Stage::Complete | Stage::Broken => return ReadStatus::Done,
                Stage::Member(member) => {
                    let (used, over) = member.push(rest, accumulator);
                    rest = rest.get(used..).unwrap_or_default();
                    if over {
                        self.end_member(accumulator);
                    } else if rest.is_empty() {
                        return ReadStatus::WantsMore;
                    }
                }
                Stage::Header(before) => {
                    let before = *before;
                    let Some(used) = self.header(rest, before, accumulator) else {
                        self.waiting = rest.to_vec();
                        return ReadStatus::WantsMore;
                    };
                    rest = rest.get(used..).unwrap_or_default();
                }
            }
        }
    }

    /// Ends the archive, early if there is a reason.
    pub(super) fn end(mut self, why: Option<FileRefusal>, accumulator: &mut ImportAccumulator) {
        let complete = matches!(self.stage, Stage::Complete);
        if let Stage::Member(member) = &mut self.stage {
            if let Some(mut inner) = member.file.take() {
                inner
                    .file
                    .file_read
                    .refused
                    .get_or_insert(why.unwrap_or(FileRefusal::Archive(ArchiveRefusal::DamagedZip)));
                inner.end(accumulator);
            } else {
                self.refuse(why.unwrap_or(FileRefusal::Archive(ArchiveRefusal::DamagedZip)), accumulator);
            }
        } else if !complete && !matches!(self.stage, Stage::Broken) {
            self.refuse(why.unwrap_or(FileRefusal::Archive(ArchiveRefusal::DamagedZip)), accumulator);
        } else if complete && self.members == 0 {
            self.refuse(FileRefusal::Zip, accumulator);
        }
    }

    /// Says why the archive, or the rest of it, is not read.
    fn refuse(&mut self, why: FileRefusal, accumulator: &mut ImportAccumulator) {
        accumulator.files.push(FileRead { refused: Some(why), ..FileRead::new(&self.name) });
    }

    fn break_off(&mut self, why: FileRefusal, accumulator: &mut ImportAccumulator) {
        self.refuse(why, accumulator);
        self.stage = Stage::Broken;
    }

    /// Reads what stands between members: how many bytes it used; none where more are needed.
    fn header(&mut self, bytes: &[u8], before: Option<Checksum>, accumulator: &mut ImportAccumulator) -> Option<usize> {
        let mut used = 0;
        if let Some(checksum) = before {
            used = descriptor(bytes)?;
            let stated = if bytes.starts_with(b"PK\x07\x08") { bytes.get(4..8) } else { bytes.get(..4) };
            let stated = stated.and_then(|four| Some(u32::from_le_bytes(four.try_into().ok()?)));
            if used > 0 && stated != Some(checksum.value()) {
                damage_last(accumulator);
            }
        }
        let rest = bytes.get(used..).unwrap_or_default();
        let signature = rest.get(..4)?;
        if is_directory(signature) {
            self.stage = Stage::Complete;
        } else if is_member(signature) {
            let header = Header::of(rest)?;
            used += header.length;
            self.begin_member(&header, accumulator);
        } else {
            self.break_off(FileRefusal::Archive(ArchiveRefusal::DamagedZip), accumulator);
        }
        Some(used)
    }

    fn begin_member(&mut self, header: &Header, accumulator: &mut ImportAccumulator) {
        // The sizes of a member that was written as a stream stand behind it.
        let streamed = header.flags & 8 != 0;
        let left = (!streamed).then_some(header.packed);
        if is_office(&header.name) && self.members == 0 {
            return self.break_off(FileRefusal::Archive(ArchiveRefusal::Spreadsheet), accumulator);
        }
        let passed_over = is_passed_over(&header.name);
        if !passed_over {
            self.members += 1;
            if self.members > MAX_MEMBERS {
                return self.break_off(
                    FileRefusal::Archive(ArchiveRefusal::TooManyFiles { allowed: MAX_MEMBERS }),
                    accumulator,
                );
            }
        }
        let encrypted = header.flags & 1 != 0;
        let (packing, refused) = match header.method {
            _ if encrypted => (Packing::Skipped, Some(FileRefusal::Archive(ArchiveRefusal::Encrypted))),
            // An empty member, such as a folder, has no data whatever the flag says.
            0 if !streamed || passed_over && header.packed == 0 => (Packing::Stored, None),
            8 => (Packing::Deflated(Inflater::new()), None),
            _ => (Packing::Skipped, Some(FileRefusal::Archive(ArchiveRefusal::Compression))),
        };
        let left = if matches!(packing, Packing::Stored) { Some(header.packed) } else { left };
        let name = [self.name.as_str(), "/", &header.name].concat();
        if let Some(refused) = refused {
            // Without unpacking, nothing tells where such a member ends.
            if left.is_none() {
                return self.break_off(refused, accumulator);
            }
            if !passed_over {
                accumulator.files.push(FileRead { refused: Some(refused), ..FileRead::new(&name) });
            }
        }
        let read = !passed_over && !matches!(packing, Packing::Skipped);
        self.stage = Stage::Member(Box::new(Member {
            packing,
            left,
            packed: 0,
            unpacked: 0,
            checksum: Checksum::new(),
            stated: (!streamed).then_some(header.checksum),
            left_off: None,
            file: read.then(|| Inner::new(&name)),
        }));
    }

    fn end_member(&mut self, accumulator: &mut ImportAccumulator) {
        let Stage::Member(member) = std::mem::replace(&mut self.stage, Stage::Header(None)) else { return };
        let Member { left, checksum, stated, file, packing, left_off, .. } = *member;
        if let Some(mut inner) = file {
            let skipped = matches!(packing, Packing::Skipped);
            if stated.is_some_and(|stated| stated != checksum.value()) && !skipped {
                inner.file.file_read.refused.get_or_insert(FileRefusal::Archive(ArchiveRefusal::DamagedZip));
            }
            inner.end(accumulator);
        }
        // Where only the data tells its end, the rest of the archive cannot be found.
        if let Some(why) = left_off.filter(|_| left.is_none()) {
            return self.break_off(FileRefusal::Archive(why), accumulator);
        }
        if stated.is_none() {
            self.stage = Stage::Header(Some(checksum));
        }
    }
}

impl Member {
    /// Reads the next bytes of the archive: how many of them are the member's, and whether it is over.
    fn push(&mut self, bytes: &[u8], accumulator: &mut ImportAccumulator) -> (usize, bool) {
        // Few at once, so that a bomb is noticed before it has grown much.
        let bytes = bytes.get(..PIECE).unwrap_or(bytes);
        let own = self.left.map_or(bytes.len(), |left| bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX)));
        let own = bytes.get(..own).unwrap_or(bytes);
        let mut used = own.len();
        let mut over = false;
        let Self { checksum, unpacked, file, .. } = self;
        let mut on = |piece: &[u8]| {
            checksum.add(piece);
            *unpacked += piece.len() as u64;
            if let Some(inner) = file {
                inner.push(piece, accumulator);
            }
        };
        let mut damaged = false;
        match &mut self.packing {
            Packing::Stored => on(own),
            Packing::Ended | Packing::Skipped => {}
            Packing::Deflated(inflater) => match inflater.push(own, &mut on) {
                Ok((taken, true)) if self.left.is_none() => (used, over) = (taken, true),
                Ok((_, true)) => self.packing = Packing::Ended,
                Ok((..)) => {}
                Err(_) => damaged = true,
            },
        }
        self.packed += used as u64;
        if let Some(left) = &mut self.left {
            *left -= used as u64;
            over = *left == 0;
        }
        let bomb = is_bomb(self.packed, self.unpacked);
        if self.left_off.is_none() && (damaged || bomb) {
            let why = if bomb { ArchiveRefusal::Bomb } else { ArchiveRefusal::DamagedZip };
            if let Some(mut inner) = self.file.take() {
                inner.file.file_read.refused.get_or_insert(FileRefusal::Archive(why.clone()));
                inner.end(accumulator);
            }
            self.left_off = Some(why);
            self.packing = Packing::Skipped;
            over |= self.left.is_none();
        }
        (used, over)
    }
}

impl Inner {
    fn new(name: &str) -> Self {
        Self { file: OpenFile::new(name), start: Vec::new(), gzip: None, packed: 0, started: false }
    }

    fn push(&mut self, bytes: &[u8], accumulator: &mut ImportAccumulator) {
        if self.started {
            return self.pass_on(bytes, accumulator);
        }
        self.start.extend_from_slice(bytes);
        if self.start.len() >= 2 {
            self.begin(accumulator);
        }
    }

    fn begin(&mut self, accumulator: &mut ImportAccumulator) {
        self.started = true;
        let start = std::mem::take(&mut self.start);
        self.gzip = start.starts_with(&[0x1f, 0x8b]).then(Gunzip::new);
        self.pass_on(&start, accumulator);
    }

    fn pass_on(&mut self, bytes: &[u8], accumulator: &mut ImportAccumulator) {
        let Self { file, gzip, packed, .. } = self;
        let Some(gunzip) = gzip else {
            file.push(bytes, accumulator);
            return;
        };
        if file.file_read.refused.is_some() {
            return;
        }
        *packed += bytes.len() as u64;
        if gunzip.push(bytes, |piece| _ = file.push(piece, accumulator)).is_err() {
            file.file_read.refused.get_or_insert(FileRefusal::Gzip);
        } else if is_bomb(*packed, file.file_read.bytes) {
            file.file_read.refused.get_or_insert(FileRefusal::Archive(ArchiveRefusal::Bomb));
        }
    }

    fn end(mut self, accumulator: &mut ImportAccumulator) {
        if !self.started {
            self.begin(accumulator);
        }
        if self.gzip.as_ref().is_some_and(|gunzip| !gunzip.is_complete()) {
            self.file.file_read.refused.get_or_insert(FileRefusal::Gzip);
        }
        self.file.end(accumulator);
        // To the one who packed it, an archive in an archive is another matter than an empty one.
        if let Some(file) = accumulator.files.last_mut().filter(|file| file.refused == Some(FileRefusal::Zip)) {
            file.refused = Some(FileRefusal::Archive(ArchiveRefusal::NestedArchive));
        }
    }
}

fn damage_last(accumulator: &mut ImportAccumulator) {
    if let Some(file) = accumulator.files.last_mut() {
        file.refused.get_or_insert(FileRefusal::Archive(ArchiveRefusal::DamagedZip));
    }
}

const fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > BOMB.0 && unpacked / BOMB.1 > packed
}

/// Whether a member is a folder, or what a system leaves in archives.
fn is_passed_over(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or_default();
    own.is_empty()
        || name.starts_with("__MACOSX/")
        || own.starts_with("._")
        || [".DS_Store", "Thumbs.db"].contains(&own)
}

/// Whether a file of an office program begins with a member of this name.
fn is_office(name: &str) -> bool {
    ["[Content_Types].xml", "mimetype"].contains(&name) || name.starts_with("xl/") || name.starts_with("_rels/")
}
