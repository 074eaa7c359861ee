//! ZIP archives: many files, folders, streams, damage, encryption and bombs.

use miniz_oxide::deflate::compress_to_vec;
use natpoint_import::imported_data::{ArchiveRefusal, FileRefusal, FileRemark, ImportedData, Kind};

use super::reading::{cuts, mutated, read};

/// How a member is written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Stored,
    Deflated,
    /// Its sizes stand behind it, with a signature or without.
    Streamed(bool),
    /// Beyond 4 GB, as far as the header says.
    Large,
}

const RECORD: &[u8] =
    b"2 111122223333 eni-0a 172.31.16.139 203.0.113.9 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n";

fn checksum(bytes: &[u8]) -> u32 {
    // A bomb is left before anybody looks at its checksum.
    if bytes.len() > 1 << 20 {
        return 0;
    }
    let bit = |value: u32, _| if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

/// A member, with the flags and the method that its header states.
fn member(name: &str, data: &[u8], style: Style, flags: usize, method: usize) -> Vec<u8> {
    let packed = if style == Style::Stored { data.to_vec() } else { compress_to_vec(data, 6) };
    let streamed = matches!(style, Style::Streamed(_));
    let sizes = match style {
        Style::Streamed(_) => [long(0), long(0), long(0)],
        Style::Large => [checksum(data).to_le_bytes(), [0xff; 4], [0xff; 4]],
        _ => [checksum(data).to_le_bytes(), long(packed.len()), long(data.len())],
    };
    let large =
        [&b"\x55\x54\x01\0x\x01\0\x10\0"[..], &(data.len() as u64).to_le_bytes(), &(packed.len() as u64).to_le_bytes()];
    let extra = if style == Style::Large { large.concat() } else { Vec::new() };
    let flags = short(flags | if streamed { 8 } else { 0 });
    let mut all = [b"PK\x03\x04\x14\0", &flags[..], &short(method), &[0; 4]].concat();
    all.extend(sizes.concat());
    all.extend([&short(name.len())[..], &short(extra.len()), name.as_bytes(), &extra, &packed].concat());
    if let Style::Streamed(signed) = style {
        all.extend_from_slice(if signed { b"PK\x07\x08" } else { b"" });
        all.extend([checksum(data).to_le_bytes(), long(packed.len()), long(data.len())].concat());
    }
    all
}

fn plain(name: &str, data: &[u8], style: Style) -> Vec<u8> {
    member(name, data, style, 0, if style == Style::Stored { 0 } else { 8 })
}

fn zip(members: &[Vec<u8>]) -> Vec<u8> {
    [&members.concat()[..], b"PK\x01\x02", &[0; 42], b"PK\x05\x06", &[0; 18]].concat()
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let tail = [checksum(data).to_le_bytes(), long(data.len())].concat();
    [&b"\x1f\x8b\x08\x08\0\0\0\0\0\x03a.log\0"[..], &compress_to_vec(data, 6), &tail].concat()
}

/// The names, kinds, used records and refusals of what an archive holds.
fn told(found: &ImportedData) -> Vec<(&str, Option<Kind>, u64, Option<&FileRefusal>)> {
    found.files.iter().map(|file| (file.name.as_str(), file.kind, file.used, file.refused.as_ref())).collect()
}

#[test]
fn each_member_is_a_file() {
    let list = br#"{"NatGateways":[{"NatGatewayId":"nat-0a"}]}"#;
    let two = [gzip(RECORD), gzip(RECORD)].concat();
    // A log that begins as an earlier one would count as the same.
    let other = String::from_utf8_lossy(RECORD).replace(" 4249 ", " 4250 ").into_bytes();
    let archive = zip(&[
        plain("2026/", b"", Style::Stored),
        plain("2026/11/a.log", &RECORD.repeat(3), Style::Deflated),
        plain("2026/11/b.log.gz", &two, Style::Stored),
        plain("2026\\12\\c.log", &[other.as_slice(), RECORD].concat(), Style::Streamed(true)),
        plain("d.log", RECORD, Style::Streamed(false)),
        plain("__MACOSX/._a.log", b"x", Style::Deflated),
        plain("../../list.json", list, Style::Large),
        plain("none.log", b"", Style::Deflated),
    ]);
    let found = read(&archive);
    let log = Some(Kind::FlowLog);
    let expected = [
        ("file/2026/11/a.log", log, 3, None),
        ("file/2026/11/b.log.gz", log, 2, None),
        ("file/2026/12/c.log", log, 2, None),
        ("file/d.log", log, 1, None),
        ("file/../../list.json", Some(Kind::NatGateways), 1, None),
        ("file/none.log", None, 0, Some(&FileRefusal::Empty)),
    ];
    assert_eq!(told(&found), expected);
    for sizes in [&[1][..], &[3, 1, 40], &[29, 31]] {
        assert_eq!(cuts(&archive, sizes), found, "in pieces of {sizes:?}");
    }
}

#[test]
fn what_is_no_plain_archive_is_named() {
    let cut = |archive: Vec<u8>| archive[..archive.len() / 2].to_vec();
    let noise: Vec<u8> = (0..4_000_u32).flat_map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let damaged = {
        let mut archive = zip(&[plain("a.log", RECORD, Style::Stored), plain("b.log", RECORD, Style::Stored)]);
        let place = archive.windows(4).position(|word| word == b"4249").unwrap();
        archive[place] = b'5';
        archive
    };
    let cases: [(&str, Vec<u8>, &[FileRefusal]); 10] = [
        (
            "encrypted",
            zip(&[member("a", RECORD, Style::Deflated, 1, 8)]),
            &[FileRefusal::Archive(ArchiveRefusal::Encrypted)],
        ),
        (
            "AES",
            zip(&[member("a", RECORD, Style::Deflated, 1, 99)]),
            &[FileRefusal::Archive(ArchiveRefusal::Encrypted)],
        ),
        (
            "a stream",
            zip(&[member("a", RECORD, Style::Streamed(true), 1, 8)]),
            &[FileRefusal::Archive(ArchiveRefusal::Encrypted)],
        ),
        (
            "LZMA",
            zip(&[member("a", RECORD, Style::Deflated, 0, 14)]),
            &[FileRefusal::Archive(ArchiveRefusal::Compression)],
        ),
        ("nothing", zip(&[plain("a/", b"", Style::Stored)]), &[FileRefusal::Zip]),
        (
            "nested",
            zip(&[plain("b.zip", b"PK\x03\x04abcdefghijk", Style::Deflated)]),
            &[FileRefusal::Archive(ArchiveRefusal::NestedArchive)],
        ),
        (
            "sheet",
            zip(&[plain("[Content_Types].xml", b"<x/>", Style::Deflated)]),
            &[FileRefusal::Archive(ArchiveRefusal::Spreadsheet)],
        ),
        ("cut off", cut(zip(&[plain("a.bin", &noise, Style::Deflated)])), &[FileRefusal::Binary]),
        (
            "cut log",
            cut(zip(&[plain("a.log", &RECORD.repeat(900), Style::Stored)])),
            &[FileRefusal::Archive(ArchiveRefusal::DamagedZip)],
        ),
        ("damaged", damaged, &[FileRefusal::Archive(ArchiveRefusal::DamagedZip)]),
    ];
    for (name, archive, refused) in cases {
        let found = read(&archive);
        let told: Vec<_> = found.files.iter().filter_map(|file| file.refused.clone()).collect();
        assert_eq!(told, refused, "{name}");
        assert_eq!(cuts(&archive, &[1, 50]), found, "{name} in pieces");
    }
}

#[test]
fn a_member_that_is_refused_leaves_the_others() {
    let found = read(&zip(&[
        member("a.log", RECORD, Style::Deflated, 1, 8),
        member("b.log", RECORD, Style::Deflated, 0, 12),
        plain("c.log", RECORD, Style::Deflated),
    ]));
    let used: Vec<_> = found.files.iter().map(|file| file.used).collect();
    assert_eq!(used, [0, 0, 1]);
}

#[test]
fn the_log_with_the_same_records_is_named_behind_a_member_that_is_refused() {
    let record = |at: u64| String::from_utf8_lossy(RECORD).replace(" 4249 ", &format!(" {} ", 9_000 + at));
    let log: String = (0..30).map(record).collect();
    let backwards: String = (0..30).rev().map(record).collect();
    let found = read(&zip(&[
        member("a.log", RECORD, Style::Deflated, 1, 8),
        plain("b.log", log.as_bytes(), Style::Deflated),
        plain("c.log", backwards.as_bytes(), Style::Deflated),
    ]));
    assert_eq!(found.files[2].remarks, [FileRemark::SameFile { file: found.files[1].name.clone() }]);
    assert_eq!(found.traffic.map(|traffic| traffic.records), Some(30));
}

#[test]
fn a_bomb_is_left_before_it_goes_off() {
    // A record with a member of zeros behind it, which is read as a log until it is too much.
    let bomb = |data: &[u8]| [data, &vec![b' '; 90 << 20]].concat();
    let spaces = bomb(RECORD);
    let other = String::from_utf8_lossy(RECORD).replace(" 4249 ", " 4250 ").into_bytes();
    let cases = [
        zip(&[plain("a.log", &spaces, Style::Deflated), plain("b.log", &other, Style::Deflated)]),
        zip(&[plain("a.log.gz", &gzip(&spaces), Style::Stored), plain("b.log", &other, Style::Deflated)]),
    ];
    for archive in cases {
        let found = read(&archive);
        let refused: Vec<_> = found.files.iter().map(|file| file.refused.clone()).collect();
        assert_eq!(refused, [Some(FileRefusal::Archive(ArchiveRefusal::Bomb)), None]);
        assert_eq!(found.files[1].used, 1);
        assert!(found.files[0].bytes < 70 << 20, "{} bytes", found.files[0].bytes);
    }
    // Where only its end tells where the next begins, nothing behind it is read.
    let streamed = zip(&[plain("a.log", &spaces, Style::Streamed(true)), plain("b.log", RECORD, Style::Deflated)]);
    assert!(read(&streamed).files.iter().all(|file| file.refused == Some(FileRefusal::Archive(ArchiveRefusal::Bomb))));
}

#[test]
fn too_many_members_are_too_many() {
    let one = plain("a.log", b"", Style::Stored);
    let found = read(&[&one.repeat(50_010)[..], b"PK\x05\x06", &[0; 18]].concat());
    assert_eq!(found.files.len(), 50_001);
    assert_eq!(
        found.files[50_000].refused,
        Some(FileRefusal::Archive(ArchiveRefusal::TooManyFiles { allowed: 50_000 }))
    );
}

#[test]
fn no_damage_stops_the_reader() {
    let archive = zip(&[
        plain("a.log", &RECORD.repeat(4), Style::Deflated),
        plain("b.log.gz", &gzip(RECORD), Style::Streamed(true)),
        plain("c.log", RECORD, Style::Large),
    ]);
    for at in (0..archive.len()).step_by(5) {
        for (byte, how) in [(0, 0), (0xff, 0), (0, 1), (7, 2)] {
            let damaged = mutated(&archive, &[(at, byte, how)]);
            let found = read(&damaged);
            assert_eq!(cuts(&damaged, &[13]), found, "{at} {byte} {how}");
        }
    }
}
