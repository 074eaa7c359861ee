//! Files that are none of those that are read: each is answered, none stops the others.

use natpoint::intake::found::{Found, Refused};
use natpoint::intake::{Options, Reader};

/// Reads files as the page does, in pieces of a length.
fn read(files: &[(&str, &[u8])], piece: usize) -> Found {
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
        (&b""[..], Refused::Empty),
        (b" \r\n\t", Refused::Empty),
        (b"\xef\xbb\xbf", Refused::Empty),
        (b"PAR1\x15\x04", Refused::Parquet),
        (b"PK\x03\x04abc", Refused::Zip),
        (b"\x1f\x8b\x08", Refused::Gzip),
        (b"<!doctype html><p>Sign in", Refused::Html),
        (&zeros, Refused::Binary),
        (b"{\n\"a\":\n]", Refused::Json { line: 3 }),
        (b"{}", Refused::Unknown { start: "{}".to_owned() }),
        (b"hello\nworld", Refused::Unknown { start: "hello".to_owned() }),
        (b"Name,Age\nx,1", Refused::Unknown { start: "Name,Age".to_owned() }),
    ] {
        for piece in [1, 3, 1 << 17] {
            let found = read(&[("a", bytes), ("b", b"<p>")], piece.max(bytes.len() / 1000));
            let told: Vec<_> = found.files.iter().map(|file| file.refused.clone()).collect();
            assert_eq!(told, [Some(refused.clone()), Some(Refused::Html)], "{bytes:?}");
        }
    }
}
