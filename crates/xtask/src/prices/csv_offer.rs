//! An offer file in CSV: some lines about the file, a header, and one line per price.

use std::io::Read;
use std::rc::Rc;

use anyhow::{Context as _, Result, bail};
use csv::ByteRecord;

use super::book::{Book, CSV, Channel, Entry, List};
use super::recognise;
use super::region::Whereabouts;
use natpoint_price_list::usage_types;

/// The header is looked for so far down.
const MAX_PREAMBLE: usize = 20;

/// Reads every price and says what the file is.
pub fn read(reader: impl Read, book: &mut Book<'_>) -> Result<String> {
    book.names = &CSV;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(reader);
    let mut record = ByteRecord::new();
    let (columns, list) = preamble(&mut reader, &mut record)?;
    let list = Rc::new(list);
    let mut seen = (Vec::new(), Vec::new());
    loop {
        let more = reader.read_byte_record(&mut record);
        let line = record.position().map_or(0, csv::Position::line);
        if !more.with_context(|| format!("line {line} and what follows"))? {
            break;
        }
        if record.len() != columns.count {
            let found = record.len();
            book.complain(&format!(":{line}"), &format!("has {found} columns, but must have {}", columns.count));
            continue;
        }
        let place = (columns.offer(&record, &list), columns.region_code(&record));
        // Most lines have the Region of the line before.
        if seen.0 != place.0.as_bytes() || seen.1 != place.1.as_bytes() {
            // The transfer of one Region's file names all the others too.
            if let Some(offer) = usage_types::is_offer(place.0).filter(|offer| *offer != "AWSDataTransfer") {
                book.see(offer, place.1);
            }
            seen = (place.0.into(), place.1.into());
        }
        columns.price(&record, line, &list, book);
    }
    Ok(format!("price list {} of {}, CSV", list.offer, list.date()))
}

/// Reads up to the header.
fn preamble<R: Read>(reader: &mut csv::Reader<R>, record: &mut ByteRecord) -> Result<(Columns, List)> {
    let mut list =
        List { channel: Channel::PriceList, offer: String::new(), published: String::new(), version: String::new() };
    for _ in 0..MAX_PREAMBLE {
        if !reader.read_byte_record(record)? {
            break;
        }
        let text: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
        if text.iter().any(|cell| cell == "SKU") {
            let list = recognise::dated(list, "Publication Date")?;
            return Ok((Columns::find(&text)?, list));
        }
        let value = text.get(1).map(ToString::to_string).unwrap_or_default();
        match text.first().map(AsRef::as_ref) {
            Some("Publication Date") => list.published = value,
            Some("Version") => list.version = value,
            Some("OfferCode") => list.offer = value,
            _ => {}
        }
    }
    bail!("looks like a CSV file, but none of its first {MAX_PREAMBLE} lines is the header of a price list, with SKU");
}

/// Where the columns stand, in whatever order.
struct Columns {
    count: usize,
    sku: usize,
    term_type: usize,
    unit: usize,
    usd: usize,
    currency: usize,
    usage_type: usize,
    rate_code: Option<usize>,
    effective: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
    offer: Option<usize>,
    operation: Option<usize>,
    /// The first that is filled in says the Region; data transfer has the one it comes from.
    codes: [Option<usize>; 2],
    locations: [Option<usize>; 2],
    location_types: [Option<usize>; 2],
}

impl Columns {
    fn find<T: AsRef<str>>(header: &[T]) -> Result<Self> {
        let plain = |name: &str| name.replace(' ', "").to_ascii_lowercase();
        let header: Vec<_> = header.iter().map(|name| plain(name.as_ref())).collect();
        let find = |name: &str| {
            let mut places = header.iter().enumerate().filter(|(_, found)| **found == plain(name)).map(|(at, _)| at);
            match (places.next(), places.next()) {
                (Some(first), Some(second)) => {
                    bail!("the column {name} stands twice, at {} and {}", first + 1, second + 1)
                }
                (place, _) => Ok(place),
            }
        };
        let need = |name: &str| find(name)?.with_context(|| format!("the price list has no column {name}"));
        Ok(Self {
            count: header.len(),
            sku: need("SKU")?,
            term_type: need("TermType")?,
            unit: need("Unit")?,
            usd: need("PricePerUnit")?,
            currency: need("Currency")?,
            usage_type: need("usageType")?,
            rate_code: find("RateCode")?,
            effective: find("EffectiveDate")?,
            from: find("StartingRange")?,
            to: find("EndingRange")?,
            offer: find("serviceCode")?,
            operation: find("operation")?,
            codes: [find("From Region Code")?, find("Region Code")?],
            locations: [find("From Location")?, find("Location")?],
            location_types: [find("From Location Type")?, find("Location Type")?],
        })
    }

    fn offer<'a>(&self, record: &'a ByteRecord, list: &'a List) -> &'a str {
        match at(record, self.offer) {
            "" => &list.offer,
            offer => offer,
        }
    }

    fn region_code<'a>(&self, record: &'a ByteRecord) -> &'a str {
        first(record, self.codes)
    }

    /// Gives a line to the book.
    fn price(&self, record: &ByteRecord, line: u64, list: &Rc<List>, book: &mut Book<'_>) {
        let needed = |column| at(record, Some(column));
        if needed(self.term_type) != "OnDemand" {
            book.counts.other_terms += 1;
            return;
        }
        let usage_type = needed(self.usage_type);
        let Some(item) = usage_types::find(self.offer(record, list), usage_type, at(record, self.operation)) else {
            book.counts.others += 1;
            return;
        };
        if needed(self.currency) != "USD" {
            book.counts.other_currencies += 1;
            return;
        }
        let place = Whereabouts {
            code: self.region_code(record),
            location: first(record, self.locations),
            location_type: first(record, self.location_types),
            prefix: Some(usage_types::region_prefix(item, usage_type)),
        };
        let price = Entry {
            line: Some(line),
            place,
            sku: needed(self.sku),
            rate_code: at(record, self.rate_code),
            effective: at(record, self.effective),
            from: self.from.map(needed),
            to: self.to.map(needed),
            unit: Some(needed(self.unit)),
            usd: needed(self.usd),
        };
        book.add(list, item, &price);
    }
}

/// The text in a column; nothing where there is no such column, nor any that is UTF-8.
fn at(record: &ByteRecord, column: Option<usize>) -> &str {
    column.and_then(|column| record.get(column)).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}

fn first(record: &ByteRecord, columns: [Option<usize>; 2]) -> &str {
    columns.into_iter().map(|column| at(record, column)).find(|value| !value.is_empty()).unwrap_or_default()
}
