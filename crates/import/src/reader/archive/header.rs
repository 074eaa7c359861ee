//! What stands in front of a member of a ZIP archive, and behind one that was written as a stream.

/// What stands in front of a member.
pub(super) struct Header {
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) checksum: u32,
    pub(super) packed: u64,
    pub(super) name: String,
    pub(super) length: usize,
}

impl Header {
    /// The header at the beginning of these bytes; none where more of it is needed.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let short = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let (name, extra) = (usize::from(short(26)?), usize::from(short(28)?));
        let length = 30 + name + extra;
        let (packed, unpacked) = (long(18)?, long(22)?);
        let all = bytes.get(..length)?;
        let name_end = 30 + name;
        let packed = match packed {
            u32::MAX => large_size(all.get(name_end..)?, unpacked == u32::MAX).unwrap_or(u64::MAX),
            packed => packed.into(),
        };
        Some(Self {
            flags: short(6)?,
            method: short(8)?,
            checksum: long(14)?,
            packed,
            name: String::from_utf8_lossy(all.get(30..name_end)?).replace('\\', "/"),
            length,
        })
    }
}

/// The packed size in the extra field of a member beyond 4 GB.
fn large_size(mut extra: &[u8], behind_unpacked: bool) -> Option<u64> {
    loop {
        let (head, rest) = extra.split_at_checked(4)?;
        let size = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let field = rest.get(..size)?;
        if head.starts_with(&[1, 0]) {
            let at = if behind_unpacked { 8 } else { 0 };
            return Some(u64::from_le_bytes(field.get(at..at + 8)?.try_into().ok()?));
        }
        extra = rest.get(size..)?;
    }
}

/// How many bytes of sizes stand behind a member, in front of the next signature; none where more bytes are needed.
pub(super) fn descriptor(bytes: &[u8]) -> Option<usize> {
    // With a signature and without, with sizes of four bytes and of eight.
    const LENGTHS: [usize; 5] = [16, 24, 12, 20, 0];
    let _ = bytes.get(..28)?;
    let is_next = |at: &usize| bytes.get(*at..*at + 4).is_some_and(|next| is_member(next) || is_directory(next));
    Some(LENGTHS.into_iter().find(is_next).unwrap_or(0))
}

/// Whether a signature is that of a member.
pub(super) fn is_member(signature: &[u8]) -> bool {
    signature == b"PK\x03\x04"
}

/// Whether a signature is that of the directory, or of what stands in front of it or alone without members.
pub(super) fn is_directory(signature: &[u8]) -> bool {
    [b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x08"].iter().any(|known| signature == *known)
}
