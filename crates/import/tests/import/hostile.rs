//! Files that are none of those that are read: each is answered, none stops the others.

use natpoint_import::imported_data::{ArchiveRefusal, FileRefusal, ImportedData, Kind, ParquetRefusal, SkipReason};
use natpoint_import::{Options, Reader};

/// Reads files as the page does, in pieces of a length.
fn read(files: &[(&str, &[u8])], piece: usize) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for (name, bytes) in files {
        reader.begin(name);
        for piece in bytes.chunks(piece) {
            reader.push(piece);
        }
        reader.end();
    }
    reader.finish()
}

#[test]
fn what_is_nothing_known_is_named() {
    let zeros = vec![0; 1 << 20];
    for (bytes, refused) in [
        (&b""[..], FileRefusal::Empty),
        (b" \r\n\t", FileRefusal::Empty),
        (b"\xef\xbb\xbf", FileRefusal::Empty),
        (b"PAR1\x15\x04", FileRefusal::Parquet(ParquetRefusal::NoReader)),
        (b"PK\x03\x04abc", FileRefusal::Archive(ArchiveRefusal::DamagedZip)),
        (b"PK\x05\x06\0\0\0\0", FileRefusal::Zip),
        (b"\x1f\x8b\x08", FileRefusal::Gzip),
        (b"<!doctype html><p>Sign in", FileRefusal::Html),
        (&zeros, FileRefusal::Binary),
        (b"{\n\"a\":\n]", FileRefusal::Json { line: 3 }),
        (b"{}", FileRefusal::EmptyAnswer),
        (b"hello\nworld", FileRefusal::Unknown { start: "hello".to_owned() }),
        (b"Name,Age\nx,1", FileRefusal::Unknown { start: "Name,Age".to_owned() }),
    ] {
        for piece in [1, 3, 1 << 17] {
            let found = read(&[("a", bytes), ("b", b"<p>")], piece.max(bytes.len() / 1000));
            let told: Vec<_> = found.files.iter().map(|file| file.refused.clone()).collect();
            assert_eq!(told, [Some(refused.clone()), Some(FileRefusal::Html)], "{bytes:?}");
        }
    }
}

const RECORD: &[u8] =
    b"2 111122223333 eni-0a 172.31.16.139 203.0.113.9 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n";

/// Reads a file whole and in pieces, which must not matter.
fn read_any(bytes: &[u8]) -> ImportedData {
    let found = read(&[("a", bytes)], bytes.len());
    for piece in [1_000, 1 << 16, (1 << 16) + 1] {
        assert!(read(&[("a", bytes)], piece) == found, "in pieces of {piece}");
    }
    found
}

#[test]
fn what_a_file_is_does_not_depend_on_where_it_is_cut() {
    let log = RECORD.repeat(1_000);
    let found = read_any(&[&log, &b"\0\n"[..], RECORD].concat());
    assert_eq!((found.files[0].kind, found.files[0].used), (Some(Kind::FlowLog), 1_001));
    assert_eq!(read_any(&[&vec![b' '; 100_000], RECORD].concat()).files[0].refused, Some(FileRefusal::Empty));
    let wide = "x,".repeat(50_000) + "lineItem/UsageType,lineItem/UsageAmount\nNatGateway-Hours,1\n";
    assert!(matches!(read_any(wide.as_bytes()).files[0].refused, Some(FileRefusal::Unknown { .. })));
}

#[test]
fn a_line_of_blanks_may_be_too_long() {
    let found = read_any(&[RECORD, &vec![b' '; 2 << 20], b"\n", RECORD].concat());
    assert_eq!((found.files[0].records, found.files[0].used), (3, 2));
    assert_eq!((&found.files[0].skipped[0].why, found.files[0].skipped[0].lines[0]), (&SkipReason::TooLong, 2));
}

#[test]
fn a_row_of_nothing_but_separators_is_passed_over() {
    let found = read_any(&[b"srcaddr,dstaddr,bytes\n", &vec![b','; 3 << 20][..], b"\n10.0.0.1,9.9.9.9,5\n"].concat());
    assert_eq!((found.files[0].records, found.files[0].used), (2, 1));
    assert_eq!((&found.files[0].skipped[0].why, found.files[0].skipped[0].lines[0]), (&SkipReason::TooLong, 2));
}

#[test]
fn more_formats_than_anybody_has_do_not_take_for_ever() {
    let formats: Vec<_> = (0..20_000).map(|at| format!("{{\"LogFormat\":\"f{at}\"}},")).collect();
    let formats = formats.concat();
    let found = read(&[("a", format!("{{\"FlowLogs\":[{formats}{{}}]}}").as_bytes())], 1 << 16);
    assert_eq!((found.files[0].used, found.formats.len()), (20_000, 200));
}

#[test]
fn json_of_millions_of_values_is_refused_before_it_fills_the_memory() {
    let text = ["{\"NatGateways\":[", &"0,".repeat(7_000_000), "0]}"].concat();
    let found = read(&[("a", text.as_bytes())], 1 << 20);
    assert_eq!(found.files[0].refused, Some(FileRefusal::TooLarge { allowed: 64 << 20 }));
}
