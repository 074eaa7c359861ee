//! What a file is, by what stands in it: names of files say nothing.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use anyhow::{Context as _, Error, Result, anyhow, bail};

use csv::ByteRecord;
use natpoint_price_list::{HeaderFault, JsonList, OfferCsvReader, stream_json};

use super::collected_prices::CollectedPrices;

/// So much of a file is looked at to tell what it is.
const HEAD: u64 = 4096;
/// What some programs write in front of UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads every price of a file and says what the file is.
pub fn read(path: &Path, prices: &mut CollectedPrices<'_>) -> Result<String> {
    read_from(File::open(path)?, prices)
}

/// Reads what is not read from a disk, alike.
pub fn read_from(mut file: impl Read, prices: &mut CollectedPrices<'_>) -> Result<String> {
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    let text = head.strip_prefix(BOM).unwrap_or(&head);
    let kind = kind(text)?;
    // What reads the whole must read its beginning too.
    let whole = BufReader::with_capacity(1 << 16, Cursor::new(text.to_vec()).chain(file));
    let read = match kind {
        Kind::Csv => read_csv(whole, prices).map(|()| None),
        Kind::Json => stream_json(whole, prices).map(Some).map_err(Error::from),
    };
    if let Some(refusal) = prices.refusal.take() {
        return Err(refusal);
    }
    let of = prices.first_list.as_ref().map(|list| (list.offer.as_str(), list.date()));
    let (offer, date) = of.unwrap_or_default();
    Ok(match read? {
        None => format!("price list {offer} of {date}, CSV"),
        Some(JsonList::Offer) => format!("price list {offer} of {date}, JSON"),
        Some(JsonList::Feed) => format!("website price feed \"{offer}\" of {date}"),
        Some(JsonList::Answers) if of.is_some() => format!("answer of get-products for {offer}, of {date}"),
        Some(JsonList::Answers) => "answer of get-products without products".to_owned(),
    })
}

fn read_csv(file: impl Read, prices: &mut CollectedPrices<'_>) -> Result<()> {
    prices.has_lines = true;
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let (mut record, mut reader) = (ByteRecord::new(), OfferCsvReader::with_rate_codes());
    loop {
        let more = rows.read_byte_record(&mut record);
        let line = record.position().map_or(0, csv::Position::line);
        if !more.with_context(|| format!("line {line} and what follows"))? {
            return reader.finish().map_err(header_fault);
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
