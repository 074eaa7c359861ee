//! Reads the inputs that the fuzzer found, and mutations of them.

use std::path::Path;

use super::invariants::{TARGETS, Target, scenario};
use super::reading::read;

/// The files that a target is fed with, in the order of their names.
fn corpus(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

/// Calls a target; a file that it fails on is named.
fn call(target: Target, name: &str, bytes: &[u8]) {
    let failed = std::panic::catch_unwind(|| target(bytes)).is_err();
    assert!(!failed, "{name}: {:?}", String::from_utf8_lossy(bytes));
}

/// Numbers that only look random: the same in every run (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).unwrap_or(0)
    }

    /// A place in a text, and one behind it.
    fn stretch(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        (from, from + self.below((length - from).min(60) + 1))
    }
}

/// What stands in files at places where it matters.
const WORDS: [&[u8]; 16] = [
    b"\n",
    b"\r",
    b"\"",
    b",",
    b" ",
    b"\t",
    b"-",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"{",
    b"]",
    b"e99",
    b"18446744073709551615",
    b"18446744073709551616",
    b"::",
];

/// Changes a file a little, with parts of itself, of another one and of nothing in particular.
fn change(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    for _ in 0..=numbers.below(4) {
        let (from, to) = numbers.stretch(bytes.len());
        let part = match numbers.below(5) {
            0 => Vec::new(),
            1 => vec![u8::try_from(numbers.below(256)).unwrap_or(0)],
            2 => WORDS[numbers.below(WORDS.len())].to_vec(),
            3 => {
                let (from, to) = numbers.stretch(other.len());
                other[from..to].to_vec()
            }
            _ => bytes[from..to].repeat(2),
        };
        let to = if numbers.below(2) == 0 { to } else { from };
        bytes.splice(from..to, part);
    }
}

#[test]
fn what_the_fuzzer_kept_holds() {
    for (name, target) in TARGETS {
        for (path, bytes) in corpus(name) {
            call(target, &path, &bytes);
        }
    }
}

#[test]
fn what_it_says_can_be_taken() {
    let mut taken = 0;
    for name in ["flow_log", "table", "json"] {
        for (path, bytes) in corpus(name) {
            let text = if name == "flow_log" { &bytes[1..] } else { &bytes };
            let found = read(text);
            taken += usize::from(found.traffic.is_some() || found.bill.is_some() || !found.prices.is_empty());
            let crossed = found.to_bytes();
            for choices in [[0, 0, 0x15, 0x1b], [1, 1, 0x14, 0x0a], [3, 3, 0x1b, 0x1c]] {
                call(scenario, &path, &[&choices, &crossed[..]].concat());
            }
        }
    }
    assert!(taken > 10, "{taken} files say something");
}

#[test]
fn changes_of_it_hold() {
    const CHANGES: usize = 600;
    let mut numbers = Numbers(5);
    for (name, target) in TARGETS {
        let files = corpus(name);
        for _ in 0..CHANGES {
            let (path, bytes) = &files[numbers.below(files.len())];
            let (_, other) = &files[numbers.below(files.len())];
            let mut bytes = bytes.clone();
            change(&mut bytes, other, &mut numbers);
            call(target, path, &bytes);
        }
    }
}
