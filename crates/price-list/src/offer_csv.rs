//! An offer file in CSV: lines about the file, which may be missing, a header, and one line per price.

use crate::usage_types::{self, USAGE_TYPES};
use crate::{ListedPrice, PartNames, PassedOver, PriceListVisitor, PublishedList, WhyPassedOver};

/// Reads an offer file in CSV, row by row; whoever has the file parts it into rows.
///
/// ```
/// use natpoint_price_list::{ListedPrice, OfferCsvReader, PassedOver, PriceListVisitor, PublishedList, StatedRegion};
///
/// /// The Regions that a file has the price of a NAT gateway's hour for.
/// #[derive(Default)]
/// struct NatHours(Vec<(String, String)>);
///
/// impl PriceListVisitor for NatHours {
///     fn begin_list(&mut self, list: &PublishedList, _: Option<usize>) -> bool {
///         list.date() == "2026-09-04"
///     }
///     fn price(&mut self, price: &ListedPrice<'_>) {
///         if let StatedRegion::Code(code) = price.region() {
///             self.0.push((code.to_owned(), price.usd.to_owned()));
///         }
///     }
///     fn pass_over(&mut self, _: &PassedOver<'_>) {}
/// }
///
/// let rows = [
///     "OfferCode,AmazonEC2",
///     "Publication Date,2026-09-04T23:11:17Z",
///     "SKU,TermType,Unit,PricePerUnit,Currency,usageType",
///     "M2YSHUBETB3JX4M4,OnDemand,Hrs,0.0620000000,USD,APN1-NatGateway-Hours",
///     "BBBBBBBBBBBBBBBB,OnDemand,Hrs,0.1240000000,USD,APN1-BoxUsage:m5.large",
/// ];
/// let (mut reader, mut found) = (OfferCsvReader::default(), NatHours::default());
/// for (line, row) in (1..).zip(rows) {
///     let cells: Vec<&str> = row.split(',').collect();
///     reader.row(line, cells.len(), |at| cells.get(at).map_or(&[], |cell| cell.as_bytes()), &mut found)?;
/// }
/// reader.finish()?;
/// assert_eq!(found.0, [("ap-northeast-1".to_owned(), "0.0620000000".to_owned())]);
/// # Ok::<_, natpoint_price_list::HeaderFault>(())
/// ```
#[derive(Debug, Default)]
pub struct OfferCsvReader {
    list: PublishedList,
    columns: Option<Columns>,
    /// How many rows stood before the header.
    before: usize,
    wants_rate_codes: bool,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// It lacks columns; without a header, `SKU` is the first of them.
    Missing(Vec<&'static str>),
    /// It has a column twice.
    Doubled {
        /// The column's name.
        name: &'static str,
        /// The first two places that have it, counted from 1.
        places: [usize; 2],
    },
    /// The visitor does not want its prices.
    Unwanted,
}

/// How an offer file in CSV calls the parts of a price.
const NAMES: PartNames = PartNames {
    region: "usageType",
    unit: "Unit",
    usd: "PricePerUnit",
    usd_key: "",
    from: "StartingRange",
    to: "EndingRange",
};

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

impl OfferCsvReader {
    /// A reader that also reads the codes of prices, for whom cites them.
    #[must_use]
    pub fn with_rate_codes() -> Self {
        Self { wants_rate_codes: true, ..Self::default() }
    }

    /// Whether the first row, in small letters, is of such a file.
    #[must_use]
    pub fn fits(first: &[String]) -> bool {
        let has = |name: &str| first.iter().any(|found| found.replace(' ', "") == name);
        match first.first().map(String::as_str) {
            Some("formatversion") => first.len() >= 2,
            _ => (has("sku") || has("ratecode")) && (has("priceperunit") || has("usagetype")),
        }
    }

    /// Reads the row that begins on a line and has so many cells, each of which `cell` gives.
    ///
    /// # Errors
    /// That the file cannot be read, which its header shows.
    pub fn row<'a>(
        &mut self,
        line: u64,
        count: usize,
        cell: impl Fn(usize) -> &'a [u8],
        visitor: &mut impl PriceListVisitor,
    ) -> Result<(), HeaderFault> {
        let Some(columns) = &self.columns else { return self.read_before(count, cell, visitor) };
        let text = |column| std::str::from_utf8(cell(column)).map_err(|_| WhyPassedOver::NotText);
        match columns.read(&self.list, line, count, text, visitor) {
            Ok(price) => visitor.price(&price),
            Err(why) => visitor.pass_over(&PassedOver { why, at: line, sample: cell(columns.usage_type), prices: 1 }),
        }
        Ok(())
    }

    /// The file is over.
    ///
    /// # Errors
    /// That it has no header.
    pub fn finish(&self) -> Result<(), HeaderFault> {
        if self.columns.is_some() { Ok(()) } else { Err(HeaderFault::Missing(vec!["SKU"])) }
    }

    fn read_before<'a>(
        &mut self,
        count: usize,
        cell: impl Fn(usize) -> &'a [u8],
        visitor: &mut impl PriceListVisitor,
    ) -> Result<(), HeaderFault> {
        let names: Vec<_> = (0..count).map(|column| plain(&String::from_utf8_lossy(cell(column)))).collect();
        if self.before == MOST_BEFORE || names.iter().any(|name| name == "sku") {
            self.columns = Some(Columns::find(&names, self.wants_rate_codes)?);
            return if visitor.begin_list(&self.list, None) { Ok(()) } else { Err(HeaderFault::Unwanted) };
        }
        self.before += 1;
        // Nothing that these lines say is longer.
        let value = || String::from_utf8_lossy(&cell(1)[..cell(1).len().min(320)]).chars().take(80).collect();
        match cell(0) {
            b"Publication Date" => self.list.published = value(),
            b"OfferCode" => self.list.offer = value(),
            b"Version" => self.list.version = value(),
            _ => {}
        }
        Ok(())
    }
}

/// The name of a column, in small letters and without blanks: AWS writes `usageType` and `Region Code`.
fn plain(name: &str) -> String {
    name.replace(' ', "").to_ascii_lowercase()
}

impl Columns {
    fn find(names: &[String], wants_rate_codes: bool) -> Result<Self, HeaderFault> {
        let find = |name: &'static str| {
            let wanted = plain(name);
            let mut places = names.iter().enumerate().filter(|(_, found)| **found == wanted).map(|(at, _)| at);
            match (places.next(), places.next()) {
                (Some(first), Some(second)) => Err(HeaderFault::Doubled { name, places: [first + 1, second + 1] }),
                (place, _) => Ok(place),
            }
        };
        let mut missing = Vec::new();
        let mut need = |name: &'static str| {
            let place = find(name)?;
            if place.is_none() {
                missing.push(name);
            }
            Ok::<_, HeaderFault>(place.unwrap_or_default())
        };
        let columns = Self {
            count: names.len(),
            sku: need("SKU")?,
            term_type: need("TermType")?,
            unit: need(NAMES.unit)?,
            usd: need(NAMES.usd)?,
            currency: need("Currency")?,
            usage_type: need("usageType")?,
            rate_code: if wants_rate_codes { find("RateCode")? } else { None },
            effective: find("EffectiveDate")?,
            from: find(NAMES.from)?,
            to: find(NAMES.to)?,
            offer: find("serviceCode")?,
            operation: find("operation")?,
            codes: [find("From Region Code")?, find("Region Code")?],
            locations: [find("From Location")?, find("Location")?],
            location_types: [find("From Location Type")?, find("Location Type")?],
        };
        if missing.is_empty() { Ok(columns) } else { Err(HeaderFault::Missing(missing)) }
    }

    fn read<'a>(
        &self,
        list: &'a PublishedList,
        line: u64,
        count: usize,
        text: impl Fn(usize) -> Result<&'a str, WhyPassedOver>,
        visitor: &mut impl PriceListVisitor,
    ) -> Result<ListedPrice<'a>, WhyPassedOver> {
        if count != self.count {
            return Err(WhyPassedOver::Columns { found: count, expected: self.count });
        }
        let optional = |column: Option<usize>| column.map_or(Ok(""), &text);
        let first = |columns: [Option<usize>; 2]| match optional(columns[0])? {
            "" => optional(columns[1]),
            told => Ok(told),
        };
        let offer = match optional(self.offer) {
            Ok("") => Ok(list.offer.as_str()),
            told => told,
        };
        if let (Ok(offer), Ok(code)) = (&offer, first(self.codes)) {
            visitor.covers(offer, code);
        }
        if text(self.term_type)? != "OnDemand" {
            return Err(WhyPassedOver::OtherTerm);
        }
        let usage_type = text(self.usage_type)?;
        let (offer, operation) = (offer?, optional(self.operation)?);
        let item = find_item(offer, usage_type, operation).ok_or(WhyPassedOver::OtherItem)?;
        if text(self.currency)? != "USD" {
            return Err(WhyPassedOver::OtherCurrency);
        }
        Ok(ListedPrice {
            item,
            offer,
            region_code: first(self.codes)?,
            location: first(self.locations)?,
            location_type: first(self.location_types)?,
            region_prefix: Some(usage_types::region_prefix(item, usage_type)),
            sku: text(self.sku)?,
            rate_code: optional(self.rate_code)?,
            effective: optional(self.effective)?,
            from: self.from.map(&text).transpose()?,
            to: optional(self.to)?,
            unit: Some(text(self.unit)?),
            usd: text(self.usd)?,
            names: NAMES,
            at: line,
            ..ListedPrice::default()
        })
    }
}

/// The place of the item that a line sells; a slice of a file may lack what says the offer.
fn find_item(offer: &str, usage_type: &str, operation: &str) -> Option<usize> {
    if !offer.is_empty() {
        return usage_types::find(offer, usage_type, operation);
    }
    let offers = USAGE_TYPES.iter().map(|known| known.offer).filter(|offer| !offer.is_empty());
    offers.into_iter().find_map(|offer| usage_types::find(offer, usage_type, operation))
}
