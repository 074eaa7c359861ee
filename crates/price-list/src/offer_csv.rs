//! An offer file in CSV: lines about the file, which may be missing, a header, and one line per price.

use natpoint_price_items::PriceItem;

use crate::usage_types;
use crate::{ListedPrice, PartNames, PriceListVisitor, PublishedList, WhyPassedOver};

/// Reads an offer file in CSV, row by row; whoever has the file parts it into rows.
///
/// ```
/// use natpoint_price_list::{
///     ListedPrice, OfferCsvReader, PriceListVisitor, PublishedList, StatedRegion, WhyPassedOver,
/// };
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
///     fn pass_over(&mut self, _: WhyPassedOver, _: u64, _: &[u8]) {}
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
    columns: Option<FoundColumns>,
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
const NAMES: PartNames =
    PartNames { region: "usageType", unit: "Unit", usd: "PricePerUnit", from: "StartingRange", to: "EndingRange" };

/// The header is looked for so far down.
const MOST_BEFORE: usize = 20;

/// The columns that are read, in whatever order they stand; the first must all be there.
const COLUMNS: [&str; 18] = [
    "SKU",
    "TermType",
    NAMES.unit,
    NAMES.usd,
    "Currency",
    NAMES.region,
    "EffectiveDate",
    NAMES.from,
    NAMES.to,
    "serviceCode",
    "operation",
    "From Region Code",
    "Region Code",
    "From Location",
    "Location",
    "From Location Type",
    "Location Type",
    "RateCode",
];
const NEEDED: usize = 6;

/// Where each of [`COLUMNS`] stands, and how many there are in all.
#[derive(Debug)]
struct FoundColumns {
    places: [Option<usize>; COLUMNS.len()],
    count: usize,
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
        match columns.read(&self.list, line, count, |column| cell(column), visitor) {
            Ok(price) => visitor.price(&price),
            Err(why) => visitor.pass_over(why, line, columns.usage_type().map_or(&[], cell)),
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
            self.columns = Some(FoundColumns::find(&names, self.wants_rate_codes)?);
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

impl FoundColumns {
    fn find(names: &[String], wants_rate_codes: bool) -> Result<Self, HeaderFault> {
        let mut found = Self { places: [None; COLUMNS.len()], count: names.len() };
        let wanted = COLUMNS.len() - usize::from(!wants_rate_codes);
        for (place, name) in found.places.iter_mut().zip(COLUMNS).take(wanted) {
            let wanted = plain(name);
            let mut places = (0..names.len()).filter(|at| names[*at] == wanted);
            *place = places.next();
            if let (Some(first), Some(second)) = (*place, places.next()) {
                return Err(HeaderFault::Doubled { name, places: [first + 1, second + 1] });
            }
        }
        let is_missing = |at: &usize| found.places[*at].is_none();
        let missing: Vec<_> = (0..NEEDED).filter(is_missing).map(|at| COLUMNS[at]).collect();
        if missing.is_empty() { Ok(found) } else { Err(HeaderFault::Missing(missing)) }
    }

    const fn usage_type(&self) -> Option<usize> {
        self.places[NEEDED - 1]
    }

    fn read<'a>(
        &self,
        list: &'a PublishedList,
        line: u64,
        count: usize,
        cell: impl Fn(usize) -> &'a [u8],
        visitor: &mut impl PriceListVisitor,
    ) -> Result<ListedPrice<'a>, WhyPassedOver> {
        if count != self.count {
            return Err(WhyPassedOver::Columns { found: count, expected: self.count });
        }
        let text =
            |column: Option<usize>| std::str::from_utf8(column.map_or(&[], &cell)).map_err(|_| WhyPassedOver::NotText);
        let first = |column, or| match text(column)? {
            "" => text(or),
            told => Ok(told),
        };
        let [sku, term_type, unit, usd, currency, usage_type, effective, from, to, offer, operation, ..] = self.places;
        let [.., from_code, code, from_location, location, from_location_type, location_type, rate_code] = self.places;
        let offer = text(offer).map(|told| if told.is_empty() { list.offer.as_str() } else { told });
        // Data transfer has the Region that it comes from.
        let code = first(from_code, code);
        if let (Ok(offer), Ok(code)) = (&offer, &code) {
            visitor.covers(offer, code);
        }
        if text(term_type)? != "OnDemand" {
            return Err(WhyPassedOver::OtherTerm);
        }
        let (usage_type, offer) = (text(usage_type)?, offer?);
        let item = find_item(offer, usage_type, text(operation)?).ok_or(WhyPassedOver::OtherItem { prices: 1 })?;
        if text(currency)? != "USD" {
            return Err(WhyPassedOver::OtherCurrency);
        }
        Ok(ListedPrice {
            item,
            offer,
            region_code: code?,
            location: first(from_location, location)?,
            location_type: first(from_location_type, location_type)?,
            region_prefix: Some(usage_types::region_prefix(item, usage_type)),
            sku: text(sku)?,
            rate_code: text(rate_code)?,
            effective: text(effective)?,
            from: if from.is_some() { Some(text(from)?) } else { None },
            to: text(to)?,
            unit: Some(text(unit)?),
            usd: text(usd)?,
            names: NAMES,
            at: line,
            not_text: None,
            is_repeated: false,
        })
    }
}

/// The item that a line sells; a slice of a file may lack what says the offer.
fn find_item(offer: &str, usage_type: &str, operation: &str) -> Option<PriceItem> {
    if !offer.is_empty() {
        return usage_types::find(offer, usage_type, operation);
    }
    PriceItem::ALL.into_iter().find_map(|item| usage_types::find(item.spec().offer, usage_type, operation))
}
