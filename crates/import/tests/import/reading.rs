//! Reading as the page does, in one piece or in many.

use natpoint_import::imported_data::ImportedData;
use natpoint_import::{Options, Reader};

/// Reads one file.
pub(crate) fn read(bytes: &[u8]) -> ImportedData {
    read_all(&[bytes])
}

/// Reads files one after the other.
pub(crate) fn read_all(files: &[&[u8]]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for bytes in files {
        reader.begin("file");
        reader.push(bytes);
        reader.end();
    }
    reader.finish()
}

/// Reads one file in pieces of these lengths, over and over.
pub(crate) fn cuts(bytes: &[u8], sizes: &[usize]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    reader.begin("file");
    let mut rest = bytes;
    for size in sizes.iter().cycle() {
        let (piece, behind) = rest.split_at((*size).min(rest.len()));
        reader.push(piece);
        rest = behind;
        if rest.is_empty() {
            break;
        }
    }
    reader.end();
    reader.finish()
}

/// A text in UTF-16, with a byte-order mark.
pub(crate) fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// A file with some of its bytes replaced, left out or put in twice.
pub(crate) fn mutated(bytes: &[u8], changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte, how) in changes {
        let at = at % bytes.len().max(1);
        match how % 4 {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 => bytes.insert(at, *byte),
            _ => bytes.truncate(bytes.len() - bytes.len() / 50),
        }
    }
    bytes
}
