//! The bytes of a file, given to the reader in pieces as the page's worker gives it.

use std::io::{self, BufReader, Read};

use flate2::read::MultiGzDecoder;
use natpoint_import::imported_data::FileRefusal;
use natpoint_import::{ReadStatus, Reader};

/// The length of a piece, as in `web/reader_worker.js`.
const PIECE: usize = 1 << 20;

/// Reads the bytes of a file. The browser unpacks gzip before the reader sees it, so this does too.
pub(crate) fn file(reader: &mut Reader, name: &str, source: impl Read) {
    let mut source = BufReader::with_capacity(PIECE, source);
    reader.begin(name);
    let is_gzip = io::BufRead::fill_buf(&mut source).is_ok_and(|first| first.starts_with(&[0x1f, 0x8b]));
    if is_gzip {
        pieces(reader, MultiGzDecoder::new(source), FileRefusal::Gzip);
    } else {
        pieces(reader, source, FileRefusal::Unreadable);
    }
}

fn pieces(reader: &mut Reader, mut source: impl Read, refusal: FileRefusal) {
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return reader.end(),
            Ok(length) => {
                if reader.push(&piece[..length]) == ReadStatus::Done {
                    return reader.end();
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return reader.stop(refusal),
        }
    }
}
