//! What a file is, by what stands in it: names of files say nothing.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use anyhow::{Context as _, Error, Result, anyhow, bail, ensure};

use csv::ByteRecord;
use natpoint_price_list::{
    HeaderFault, OfferCsvReader, has_prices, is_offer, pruned_json, read_answers, read_feed, read_offer,
};
use serde_json::Value;

use super::collected_prices::CollectedPrices;

/// So much of a file is looked at to tell what it is.
const HEAD: u64 = 4096;
/// What some programs write in front of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads every price of a file and says what the file is.
pub(crate) fn read(path: &Path, prices: &mut CollectedPrices<'_>) -> Result<String> {
    read_from(File::open(path)?, prices)
}

/// Reads what is not read from a disk, alike.
pub(crate) fn read_from(mut file: impl Read, prices: &mut CollectedPrices<'_>) -> Result<String> {
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    let text = head.strip_prefix(BOM).unwrap_or(&head);
    let kind = kind(text)?;
    // What reads the whole must read its beginning too.
    let whole = BufReader::with_capacity(1 << 16, Cursor::new(text.to_vec()).chain(file));
    let what = match kind {
        Kind::Csv => read_csv(whole, prices),
        Kind::Json => read_json(whole, prices),
    };
    if let Some(refusal) = prices.refusal.take() {
        return Err(refusal);
    }
    let list = prices.first_list.clone().unwrap_or_default();
    Ok(match what? {
        What::Offer(format) => format!("price list {} of {}, {format}", list.offer, list.date()),
        What::Feed => format!("website price feed \"{}\" of {}", list.offer, list.date()),
        What::Answers if prices.first_list.is_none() => "answer of get-products without products".to_owned(),
        What::Answers => format!("answer of get-products for {}, of {}", list.offer, list.date()),
    })
}

/// What a file that was read is.
enum What {
    /// An offer file in this format.
    Offer(&'static str),
    Feed,
    Answers,
}

fn read_json(file: impl Read, prices: &mut CollectedPrices<'_>) -> Result<What> {
    let json = pruned_json(file, prices)?;
    if is_offer(&json) {
        read_offer(&json, prices);
        return Ok(What::Offer("JSON"));
    }
    if has_prices(&json) {
        ensure!(json["manifest"]["currencyCode"].is_string(), "the feed does not say its currency");
        read_feed(&json, prices);
        return Ok(What::Feed);
    }
    let Value::Object(parts) = &json else {
        read_answers(&json, prices);
        return Ok(What::Answers);
    };
    if parts.contains_key("manifest") || parts.contains_key("regions") {
        bail!("looks like AWS's index of price lists, which names the files that have the prices");
    }
    if !parts.contains_key("PriceList") {
        let keys: Vec<_> = parts.keys().take(5).map(|key| format!("\"{key}\"")).collect();
        let keys = if keys.is_empty() { "no keys".to_owned() } else { keys.join(", ") };
        bail!("looks like JSON with {keys}, but a price list has products and terms, or PriceList, or regions");
    }
    read_answers(&json, prices);
    Ok(What::Answers)
}

fn read_csv(file: impl Read, prices: &mut CollectedPrices<'_>) -> Result<What> {
    prices.has_lines = true;
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let (mut record, mut reader) = (ByteRecord::new(), OfferCsvReader::with_rate_codes());
    loop {
        let more = rows.read_byte_record(&mut record);
        let line = record.position().map_or(0, csv::Position::line);
        if !more.with_context(|| format!("line {line} and what follows"))? {
            return reader.finish().map(|()| What::Offer("CSV")).map_err(header_fault);
        }
        let cell = |column| record.get(column).unwrap_or_default();
        reader.row(line, record.len(), cell, prices).map_err(header_fault)?;
    }
}

fn header_fault(fault: HeaderFault) -> Error {
    match fault {
        HeaderFault::Missing(names) if names.first() == Some(&"SKU") => {
            anyhow!("looks like a CSV file, but none of its first 20 lines is the header of a price list, with SKU")
        }
        HeaderFault::Missing(names) => anyhow!("the price list has no column {}", names.join(", ")),
        HeaderFault::Doubled { name, places: [first, second] } => {
            anyhow!("the column {name} stands twice, at {first} and {second}")
        }
        HeaderFault::Unwanted => anyhow!("the price list is not wanted"),
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
