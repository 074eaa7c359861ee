//! An offer file in CSV: lines about the file, which may be missing, a header, and one line per price.

use super::book::Book;
use super::entry::{Entry, Names};
use crate::imported_data::{FileRead, FileRefusal, SkipReason, start_of};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};
use natpoint_price_list::usage_types;

/// What reads such a file.
#[derive(Debug, Default)]
pub struct CsvOffer {
    book: Book,
    offer: String,
    published: String,
    columns: Option<Columns>,
    /// How many lines stood before the header.
    before: usize,
}

/// How it calls the parts of a price.
const NAMES: Names = Names { unit: "Unit", usd: "PricePerUnit", from: "StartingRange", to: "EndingRange" };

/// The header is looked for so far down.
const MOST_BEFORE: usize = 20;

/// Where the columns stand, in whatever order.
#[derive(Debug)]
struct Columns {
    count: usize,
    sku: usize,
    term_type: usize,
    unit: usize,
    usd: usize,
    currency: usize,
    usage_type: usize,
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

impl CsvOffer {
    /// Whether the first row, in small letters, is of such a file.
    pub fn fits(first: &[String]) -> bool {
        let has = |name: &str| first.iter().any(|found| found.replace(' ', "") == name);
        match first.first().map(String::as_str) {
            Some("formatversion") => first.len() >= 2,
            _ => (has("sku") || has("ratecode")) && (has("priceperunit") || has("usagetype")),
        }
    }

    fn read_before(&mut self, row: CsvRow<'_>) -> Result<(), FileRefusal> {
        if row.iter().any(|name| plain(name) == "sku") || self.before == MOST_BEFORE {
            self.columns = Some(Columns::find(row)?);
            return Ok(());
        }
        self.before += 1;
        let value = || start_of(row.get(1));
        match row.get(0) {
            b"Publication Date" => self.published = value(),
            b"OfferCode" => self.offer = value(),
            _ => {}
        }
        Ok(())
    }
}

impl Table for CsvOffer {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        let Some(columns) = &self.columns else {
            return match self.read_before(row) {
                Ok(()) => ReadStatus::WantsMore,
                Err(refused) => {
                    file.refused = Some(refused);
                    ReadStatus::Done
                }
            };
        };
        match columns.entry(&row, &self.offer, &self.published) {
            Ok(entry) => self.book.add(&entry, file),
            Err(why) => file.skip(why, row.line, row.get(columns.usage_type)),
        }
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if self.columns.is_none() && file.refused.is_none() {
            file.refused = Some(FileRefusal::MissingColumns(vec!["SKU".to_owned()]));
        }
        self.book.settle(file, accumulator);
    }
}

/// The name of a column, in small letters and without blanks: AWS writes `usageType` and `Region Code`.
fn plain(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace(' ', "").to_ascii_lowercase()
}

impl Columns {
    fn find(header: CsvRow<'_>) -> Result<Self, FileRefusal> {
        let names: Vec<_> = header.iter().map(plain).collect();
        let find = |name: &str| {
            let wanted = plain(name.as_bytes());
            let mut places = names.iter().enumerate().filter(|(_, found)| **found == wanted).map(|(at, _)| at);
            match (places.next(), places.next()) {
                (Some(_), Some(_)) => Err(FileRefusal::DoubledColumn(name.to_owned())),
                (place, _) => Ok(place),
            }
        };
        let mut missing = Vec::new();
        let mut need = |name: &str| {
            let place = find(name)?;
            if place.is_none() {
                missing.push(name.to_owned());
            }
            Ok::<_, FileRefusal>(place.unwrap_or_default())
        };
        let columns = Self {
            count: names.len(),
            sku: need("SKU")?,
            term_type: need("TermType")?,
            unit: need(NAMES.unit)?,
            usd: need(NAMES.usd)?,
            currency: need("Currency")?,
            usage_type: need("usageType")?,
            effective: find("EffectiveDate")?,
            from: find(NAMES.from)?,
            to: find(NAMES.to)?,
            offer: find("serviceCode")?,
            operation: find("operation")?,
            codes: [find("From Region Code")?, find("Region Code")?],
            locations: [find("From Location")?, find("Location")?],
            location_types: [find("From Location Type")?, find("Location Type")?],
        };
        if missing.is_empty() { Ok(columns) } else { Err(FileRefusal::MissingColumns(missing)) }
    }

    fn entry<'a>(&self, row: &CsvRow<'a>, offer: &'a str, published: &'a str) -> Result<Entry<'a>, SkipReason> {
        if row.columns() != self.count {
            return Err(SkipReason::Fields { expected: self.count as u64 });
        }
        let needed = |column| row.text(column).ok_or(SkipReason::NotText);
        let text = |column: Option<usize>| column.map_or(Ok(""), needed);
        let first = |columns: [Option<usize>; 2]| match text(columns[0])? {
            "" => text(columns[1]),
            told => Ok(told),
        };
        if needed(self.term_type)? != "OnDemand" {
            return Err(SkipReason::OtherUsage);
        }
        let usage_type = needed(self.usage_type)?;
        let offer = match text(self.offer)? {
            "" => offer,
            told => told,
        };
        let item = item(offer, usage_type, self.operation.map_or(Ok(None), |at| needed(at).map(Some))?);
        let item = item.ok_or(SkipReason::OtherUsage)?;
        if needed(self.currency)? != "USD" {
            return Err(SkipReason::OtherCurrency);
        }
        Ok(Entry {
            item,
            code: first(self.codes)?,
            location: first(self.locations)?,
            location_type: first(self.location_types)?,
            prefix: Some(usage_types::region_prefix(item, usage_type)),
            sku: needed(self.sku)?,
            effective: text(self.effective)?,
            published,
            from: self.from.map(needed).transpose()?,
            to: text(self.to)?,
            unit: Some(needed(self.unit)?),
            usd: needed(self.usd)?,
            names: NAMES,
            at: row.line,
        })
    }
}

/// The place of the item that a line sells; a slice of a file may lack what says the offer.
fn item(offer: &str, usage_type: &str, operation: Option<&str>) -> Option<usize> {
    if !offer.is_empty() {
        return usage_types::find(offer, usage_type, operation.unwrap_or_default());
    }
    let offers = usage_types::USAGE_TYPES.iter().map(|known| known.offer).filter(|offer| !offer.is_empty());
    offers.into_iter().find_map(|offer| usage_types::find(offer, usage_type, operation.unwrap_or_default()))
}
