//! Log events that are packed by base64, and mostly by gzip inside, as a subscription of CloudWatch Logs hands them to
//! a function, a Kinesis stream or Amazon Data Firehose: a line each, or strings in JSON.

use super::held_text::HeldText;
use super::inflate::Gunzip;
use super::{Format, ImportAccumulator, ReadStatus, sniff};
use crate::imported_data::{ArchiveRefusal, FileRead, FileRefusal};

/// The base64 of how gzip begins, and of `{"`.
const STARTS: [&[u8]; 2] = [b"H4sI", b"eyJ"];

/// The most bytes of a file that is held, and of what comes out of it.
const MOST: usize = 64 << 20;

/// A file of such lines, or of JSON with such strings.
#[derive(Debug, Default)]
pub(super) struct PackedEvents {
    text: HeldText,
}

/// Whether a text consists of such lines.
pub(super) fn are_lines(beginning: &[u8]) -> bool {
    let first = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    STARTS.iter().any(|start| first.starts_with(start))
        && first.len() >= 32
        && first.iter().all(|byte| value(*byte).is_some() || *byte == b'=')
}

/// Whether a JSON text has such strings.
pub(super) fn are_in(text: &[u8]) -> bool {
    strings(text).next().is_some()
}

impl Format for PackedEvents {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        self.text.push(bytes, MOST, file)
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if let Some(text) = self.text.whole() {
            read(text, file, accumulator);
        }
    }
}

/// Unpacks the events of a text, and reads what they are.
pub(super) fn read(text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let lines = || text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    // No log is compressed more; see the archive's bound.
    let most = MOST.min(text.len().saturating_mul(200));
    let mut unpacked = Vec::new();
    let mut damaged = false;
    let packed: Vec<&[u8]> = if are_lines(text) { lines().collect() } else { strings(text).collect() };
    for packed in packed {
        damaged |= unpack(packed, most, &mut unpacked).is_none();
        if unpacked.len() > most {
            file.refused = Some(FileRefusal::Archive(ArchiveRefusal::Bomb));
            return;
        }
        unpacked.push(b'\n');
    }
    let start = unpacked.trim_ascii_start();
    // What is packed twice was not packed by a subscription.
    let known = if start.is_empty() || are_lines(start) { None } else { sniff::sniff(start, accumulator).ok() };
    let Some((kind, mut format)) = known else {
        file.refused = Some(FileRefusal::PackedEvents);
        return;
    };
    file.kind = kind;
    format.push(start, file, accumulator);
    format.end(file, accumulator);
    // Whatever went wrong inside, the way to unpack it by hand helps.
    if damaged || file.kind.is_none() {
        file.refused = Some(FileRefusal::PackedEvents);
    }
}

/// The strings of a JSON text that are packed events: no escape can be in them but that of a slash.
fn strings(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'"').filter(|string| {
        // Anything may begin as an object does; a word that begins as gzip does is nothing else.
        let shortest = if string.starts_with(STARTS[0]) { 8 } else { 32 };
        STARTS.iter().any(|start| string.starts_with(start))
            && string.len() >= shortest
            && string.iter().all(|byte| value(*byte).is_some() || matches!(byte, b'=' | b'\\'))
    })
}

/// Appends what is packed; none when it is damaged, with what came before that.
fn unpack(packed: &[u8], most: usize, out: &mut Vec<u8>) -> Option<()> {
    let bytes = decode(packed)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        std::str::from_utf8(&bytes).ok()?;
        out.extend_from_slice(&bytes);
        return Some(());
    }
    let mut gzip = Gunzip::new();
    for piece in bytes.chunks(1 << 12) {
        gzip.push(piece, |bytes| out.extend_from_slice(bytes)).ok()?;
        if out.len() > most {
            return None;
        }
    }
    Some(())
}

/// The bytes that base64 stands for; none where it is none.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in text.iter().filter(|byte| !matches!(byte, b'=' | b'\\')) {
        bits = bits << 6 | value(*byte)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}

/// The six bits of a character.
const fn value(byte: u8) -> Option<u32> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    } as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("TQ==", b"M"),
            ("TWE=", b"Ma"),
            ("TWFu", b"Man"),
            ("eyJ2IjogMX0K", b"{\"v\": 1}\n"),
            ("\\/\\/79", b"\xff\xfe\xfd"),
            ("__79", b"\xff\xfe\xfd"),
        ] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(bytes), "{text}");
        }
        assert_eq!(decode(b"T!=="), None);
    }
}
