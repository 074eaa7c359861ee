//! The bytes of a file, given to the reader in pieces as the page's worker gives it.

use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::Range;

use flate2::read::MultiGzDecoder;
use natpoint_import::imported_data::FileRefusal;
use natpoint_import::{HeldPart, ReadStatus, Reader};

/// The length of a piece, as in `web/reader_worker.js`.
const PIECE: usize = 1 << 20;

/// Reads a file. The browser unpacks gzip before the reader sees it, so this does too; and Parquet is read where it
/// lies, or was unpacked to.
pub(crate) fn file(reader: &mut Reader, name: &str, source: impl Read + Seek) {
    let mut source = BufReader::with_capacity(PIECE, source);
    let first = io::BufRead::fill_buf(&mut source).unwrap_or_default();
    if first.starts_with(b"PAR1") {
        return parquet(reader, name, source);
    }
    let is_gzip = first.starts_with(&[0x1f, 0x8b]);
    reader.begin(name);
    let mut held = Held::default();
    if is_gzip {
        pieces(reader, MultiGzDecoder::new(source), FileRefusal::Gzip, &mut held);
    } else {
        pieces(reader, source, FileRefusal::Unreadable, &mut held);
    }
    for (name, bytes) in held.whole {
        parquet(reader, &name, Cursor::new(bytes));
    }
}

/// Reads Parquet, where it lies.
fn parquet(reader: &mut Reader, name: &str, mut source: impl Read + Seek) {
    let size = source.seek(SeekFrom::End(0)).unwrap_or(0);
    natpoint_parquet::read(reader, name, size, |range: Range<u64>| {
        source.seek(SeekFrom::Start(range.start))?;
        let mut bytes = Vec::new();
        source.by_ref().take(range.end - range.start).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
}

/// Files of Parquet that were packed.
#[derive(Default)]
struct Held {
    coming: Vec<u8>,
    whole: Vec<(String, Vec<u8>)>,
}

impl Held {
    fn take(&mut self, reader: &mut Reader) {
        for HeldPart { name, bytes, end } in reader.held() {
            self.coming.extend(bytes);
            if let Some(is_whole) = end {
                let bytes = std::mem::take(&mut self.coming);
                self.whole.extend(is_whole.then_some((name, bytes)));
            }
        }
    }
}

fn pieces(reader: &mut Reader, mut source: impl Read, refusal: FileRefusal, held: &mut Held) {
    let mut piece = vec![0; PIECE];
    let end = loop {
        match source.read(&mut piece) {
            Ok(0) => break None,
            Ok(length) => {
                let status = reader.push(&piece[..length]);
                held.take(reader);
                if status == ReadStatus::Done {
                    break None;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break Some(refusal),
        }
    };
    match end {
        None => reader.end(),
        Some(refusal) => reader.stop(refusal),
    }
    held.take(reader);
}
