//! What a file is, by what stands in it: names of files say nothing.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::book::{Book, List};
use super::{csv_offer, json};
use crate::catalogue::sources::is_date;

/// So much of a file is looked at to tell what it is.
const HEAD: u64 = 4096;
/// What some programs write in front of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads every price of a file into the book and says what the file is.
pub fn read(path: &Path, book: &mut Book<'_>) -> Result<String> {
    read_from(File::open(path)?, book)
}

/// Reads what is not read from a disk, alike.
pub fn read_from(mut file: impl Read, book: &mut Book<'_>) -> Result<String> {
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    let text = head.strip_prefix(BOM).unwrap_or(&head);
    let kind = kind(text)?;
    // What reads the whole must read its beginning too.
    let whole = BufReader::with_capacity(1 << 16, Cursor::new(text.to_vec()).chain(file));
    match kind {
        Kind::Csv => csv_offer::read(whole, book),
        Kind::Json => json::read(whole, book),
    }
}

enum Kind {
    Csv,
    Json,
}

/// What the beginning of a file shows, or a sentence that names what it looks like.
fn kind(head: &[u8]) -> Result<Kind> {
    let start = head.trim_ascii_start();
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(&line[..line.len().min(200)]);
    let looks_like = match start {
        [] => "is empty",
        [b'{' | b'[', ..] => return Ok(Kind::Json),
        [0x1f, 0x8b, ..] => "looks like a gzip archive: unpack it first",
        [b'P', b'K', 3, 4, ..] => "looks like a ZIP archive: unpack it first",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "looks like text in UTF-16: save it as UTF-8",
        [b'<', ..] => "looks like a page of HTML or XML, not like a price list",
        _ if start.contains(&0) => "looks like a binary file, not like a price list",
        _ if line.contains("lineItem/") || line.contains("line_item_") => {
            "looks like a cost and usage report, which says what was paid, not what AWS charges"
        }
        _ if line.contains(',') => return Ok(Kind::Csv),
        _ => "looks like plain text, not like a price list",
    };
    bail!("{looks_like}")
}

/// The list, if it says when it was published.
pub fn dated(list: List, name: &str) -> Result<List> {
    let day = list.published.get(..10).filter(|day| day.len() == 10 && is_date(day));
    day.with_context(|| format!("{name} is \"{}\", but must be a time like 2026-09-04T23:11:17Z", list.published))?;
    Ok(list)
}
