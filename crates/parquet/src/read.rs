//! Reads a whole file, for a caller who has its bytes at once.

use std::io;
use std::ops::Range;

use natpoint_import::Reader;
use natpoint_import::imported_data::{FileRefusal, ParquetRefusal};

use crate::{ParquetFile, Step};

/// Reads a file of so many bytes, which the function gives. It counts as one of the reader's files.
pub fn read(reader: &mut Reader, name: &str, size: u64, mut bytes: impl FnMut(Range<u64>) -> io::Result<Vec<u8>>) {
    reader.begin(name);
    match whole(reader, name, size, &mut bytes) {
        Ok(()) => reader.end(),
        Err(refused) => reader.stop(refused),
    }
}

fn whole(
    reader: &mut Reader,
    name: &str,
    size: u64,
    bytes: &mut dyn FnMut(Range<u64>) -> io::Result<Vec<u8>>,
) -> Result<(), FileRefusal> {
    let damaged = FileRefusal::Parquet;
    let mut file = ParquetFile::new(size);
    loop {
        match file.step().map_err(damaged)? {
            Step::Bytes(ranges) => {
                for range in ranges {
                    let (at, length) = (range.start, range.end - range.start);
                    let bytes = bytes(range).map_err(|_| FileRefusal::Unreadable)?;
                    if bytes.len() as u64 != length {
                        return Err(damaged(ParquetRefusal::Damaged));
                    }
                    file.give(at, &bytes).map_err(damaged)?;
                }
            }
            Step::Columns(names) => match reader.begin_columns(name, size, &names) {
                Some(needed) => file.choose(&needed),
                None => return Ok(()),
            },
            Step::Rows(rows) => match reader.rows(rows) {
                Some(picked) => file.pick(&picked),
                None => return Ok(()),
            },
            Step::Rest(rest) => file.pick(&reader.rest(rest)),
            Step::Finished => return Ok(()),
        }
    }
}
