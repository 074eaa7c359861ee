//! What holds for any bytes that are called a Parquet file; the fuzzer shares it.

#![allow(unreachable_pub, reason = "the fuzzer's crate exports it")]

use std::io;
use std::ops::Range;

use natpoint_import::imported_data::ImportedData;
use natpoint_import::{Options, Reader};

/// Reads a file as the page does.
#[must_use]
pub fn read(bytes: &[u8]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    add(&mut reader, "file", bytes);
    reader.finish()
}

/// Adds a file to those that are read.
///
/// # Panics
///
/// Where the reader asks for bytes that the file does not have.
pub fn add(reader: &mut Reader, name: &str, bytes: &[u8]) {
    natpoint_parquet::read(reader, name, bytes.len() as u64, |range: Range<u64>| {
        assert!(range.start < range.end && range.end <= bytes.len() as u64, "{range:?} is asked for");
        let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
        range
            .and_then(|(from, to)| bytes.get(from..to))
            .map(<[u8]>::to_vec)
            .ok_or_else(|| io::Error::other("beyond it"))
    });
}

/// Whatever the file is, it is one file, which is read or refused, and the same the next time.
///
/// # Panics
/// If that does not hold.
pub fn holds(bytes: &[u8]) {
    let data = read(bytes);
    let [file] = data.files.as_slice() else { panic!("{} files", data.files.len()) };
    assert!(file.kind.is_some() || file.refused.is_some(), "{file:?}");
    assert!(file.used <= file.records, "{file:?}");
    assert_eq!(read(bytes), data);
}
