//! Parquet says the same as CSV: each sample was written by some program, in some form, from the same table.
//!
//! `samples/make.py` writes them.

use std::ops::Range;
use std::path::{Path, PathBuf};

use natpoint_import::imported_data::{FileRefusal, ImportedData, Kind, ParquetRefusal};
use natpoint_import::{NeededColumns, Options, Reader};
use natpoint_parquet::{ParquetFile, Step};

use invariants::{add, holds, read as parquet};

mod invariants;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(samples().join(name)).unwrap_or_default()
}

/// The files of a form of every table: its name, its bytes, and the name of the table.
fn all() -> Vec<(String, Vec<u8>, String)> {
    let entries = std::fs::read_dir(samples()).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".parquet")).collect();
    names.sort();
    let table = |name: &str| name.split('.').nth(1).unwrap_or_default().to_owned();
    names.into_iter().map(|name| (name.clone(), sample(&name), table(&name))).collect()
}

fn csv(bytes: &[u8]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    reader.begin("file");
    reader.push(bytes);
    reader.finish()
}

/// What was found, without what tells the files apart: their lengths, lines and kinds.
fn alike(mut data: ImportedData) -> ImportedData {
    for file in &mut data.files {
        file.bytes = 0;
        // The header of CSV is its first line.
        let is_csv = file.kind == Some(Kind::FlowLogCsv);
        file.kind = if is_csv { Some(Kind::FlowLog) } else { file.kind };
        for skipped in &mut file.skipped {
            skipped.lines.clear();
        }
    }
    data
}

#[test]
fn every_form_says_the_same_as_csv() {
    let all = all();
    assert!(all.len() >= 25, "{} samples", all.len());
    for (name, bytes, table) in all {
        let expected = alike(csv(&sample(&(table + ".csv"))));
        assert!(expected.files[0].used > 0, "{name}: {:?}", expected.files[0]);
        let mut found = alike(parquet(&bytes));
        for (file, of_csv) in found.files.iter_mut().zip(&expected.files) {
            for (skipped, of_csv) in file.skipped.iter_mut().zip(&of_csv.skipped) {
                // A sample is the row as it is written, of the columns that were needed.
                skipped.sample.clone_from(&of_csv.sample);
            }
        }
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn what_the_next_row_group_needs_is_said_before() {
    let mut groups = 0;
    for (name, bytes, _) in all() {
        let mut file = ParquetFile::new(bytes.len() as u64);
        let (mut said, mut asked) = (Vec::<Range<u64>>::new(), Vec::new());
        loop {
            match file.step().unwrap() {
                Step::Bytes(ranges) => {
                    asked.extend(ranges.clone());
                    let next = file.next_bytes();
                    assert!(!next.iter().any(|range| asked.contains(range)), "{name}: {next:?} was asked for");
                    said.extend(next);
                    for range in &ranges {
                        let at = |end: u64| usize::try_from(end).unwrap();
                        file.give(range.start, &bytes[at(range.start)..at(range.end)]).unwrap();
                    }
                }
                Step::Columns(names) => {
                    let (keys, rest) = (0..).take(names.len()).partition(|at| at % 2 == 0);
                    file.choose(&NeededColumns { keys, rest, stand_ins: Vec::new() });
                }
                Step::Rows(_) => file.pick(&[0]),
                Step::Rest(_) => file.pick(&[]),
                Step::Finished => break,
            }
        }
        assert!(said.iter().all(|range| asked.contains(range)), "{name}: {said:?} {asked:?}");
        groups += usize::from(!said.is_empty());
    }
    assert!(groups > 5, "{groups} samples have several row groups");
}

#[test]
fn rows_are_counted_from_the_first() {
    let lines =
        |data: &ImportedData| data.files[0].skipped.iter().map(|skipped| skipped.lines.clone()).collect::<Vec<_>>();
    let of_csv: Vec<Vec<u64>> =
        lines(&csv(&sample("cur.csv"))).iter().map(|lines| lines.iter().map(|line| line - 1).collect()).collect();
    assert_eq!(lines(&parquet(&sample("snappy.cur.parquet"))), of_csv);
}

#[test]
fn the_same_file_counts_once() {
    for name in ["snappy.cur.parquet", "snappy.flow-log.parquet"] {
        let bytes = sample(name);
        let mut reader = Reader::new(Options::default());
        add(&mut reader, "one", &bytes);
        add(&mut reader, "two", &bytes);
        let both = reader.finish();
        let one = parquet(&bytes);
        assert_eq!((&both.bill, &both.traffic), (&one.bill, &one.traffic), "{name}");
        assert!(!both.files[1].remarks.is_empty(), "{name}");
    }
}

#[test]
fn a_bill_in_two_formats_counts_once() {
    let mut reader = Reader::new(Options::default());
    reader.begin("cur.csv");
    reader.push(&sample("cur.csv"));
    add(&mut reader, "cur.parquet", &sample("snappy.cur.parquet"));
    assert_eq!(reader.finish().bill, parquet(&sample("snappy.cur.parquet")).bill);
}

#[test]
fn what_is_cut_off_is_refused() {
    for (name, bytes, _) in all() {
        for length in [0, 3, 4, 11, bytes.len() / 3, bytes.len() - 1] {
            let data = parquet(&bytes[..length]);
            assert_eq!(data.files.len(), 1, "{name}");
            assert_eq!(data.files[0].refused, Some(FileRefusal::Parquet(ParquetRefusal::Damaged)), "{name} {length}");
        }
    }
}

#[test]
fn damage_is_never_a_panic() {
    for (_, bytes, _) in all() {
        // Every place once, a few at a time, in turns over the samples.
        for round in 0..40 {
            let mut damaged = bytes.clone();
            for at in (round..damaged.len()).step_by(997) {
                damaged[at] ^= 1 << (round % 8);
            }
            holds(&damaged);
        }
    }
}

#[test]
fn what_the_fuzzer_found_stays_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/parquet");
    let files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    assert!(!files.is_empty());
    for file in files {
        holds(&std::fs::read(&file).unwrap_or_default());
    }
}
