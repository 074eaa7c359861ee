//! Price lists of AWS: offer files, answers of `get-products` and feeds of the website, made into prices per Region.
//!
//! ```text
//! natpoint-price-list ──> ListPrices: one file's, made into tiers ──> PriceBook: all files', the newest of each
//! ```

use natpoint_model::catalogue::regions::RegionId;
use natpoint_price_list::usage_types::name_today;
use natpoint_price_list::{
    HeaderFault, ListedPrice, OfferCsvReader, PriceListVisitor, PublishedList, StatedRegion, WhyPassedOver,
    read_answers, read_feed, read_offer,
};
pub(super) use natpoint_price_list::{is_answers, is_feed, is_offer};
use serde_json::Value;

use crate::imported_data::{BilledAmount, FileRead, FileRefusal, SkipReason};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};
use list_prices::{ListPrices, Reading};
pub(super) use price_book::PriceBook;

mod list_prices;
mod price_book;

/// Takes an offer file.
pub(super) fn take_offer(list: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    take(|visitor| read_offer(list, visitor), file, accumulator);
}

/// Takes a feed.
pub(super) fn take_feed(feed: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    take(|visitor| read_feed(feed, visitor), file, accumulator);
}

/// Takes answers of `get-products`.
pub(super) fn take_answers(answers: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    take(|visitor| read_answers(answers, visitor), file, accumulator);
}

fn take(read: impl FnOnce(&mut PriceTaker<'_>) -> u64, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut prices = ListPrices::default();
    file.records += read(&mut PriceTaker { prices: &mut prices, file });
    prices.settle(file, accumulator);
}

/// What reads an offer file in CSV.
#[derive(Debug, Default)]
pub(super) struct OfferTable {
    reader: OfferCsvReader,
    prices: ListPrices,
}

impl Table for OfferTable {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        let mut taker = PriceTaker { prices: &mut self.prices, file };
        match self.reader.row(row.line, row.columns(), |column| row.get(column), &mut taker) {
            Ok(()) => ReadStatus::WantsMore,
            Err(fault) => {
                file.refused = Some(refusal(fault));
                ReadStatus::Done
            }
        }
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if let Err(fault) = self.reader.finish() {
            file.refused.get_or_insert_with(|| refusal(fault));
        }
        self.prices.settle(file, accumulator);
    }
}

fn refusal(fault: HeaderFault) -> FileRefusal {
    match fault {
        HeaderFault::Missing(names) => FileRefusal::MissingColumns(names.into_iter().map(str::to_owned).collect()),
        HeaderFault::Doubled { name, .. } => FileRefusal::DoubledColumn(name.to_owned()),
        // No list is unwanted here.
        HeaderFault::Unwanted => FileRefusal::Empty,
    }
}

/// Takes the prices of a file, and notes in it what is none.
struct PriceTaker<'f> {
    prices: &'f mut ListPrices,
    file: &'f mut FileRead,
}

impl PriceListVisitor for PriceTaker<'_> {
    fn begin_list(&mut self, list: &PublishedList, _: Option<usize>) -> bool {
        day(&list.published).clone_into(&mut self.prices.published);
        // The lines before the header of a CSV are no records.
        self.file.records = 0;
        true
    }

    fn price(&mut self, price: &ListedPrice<'_>) {
        if price.is_repeated {
            return;
        }
        let taken = self.read(price).and_then(|(region, reading)| self.prices.add((region, price.item), reading));
        if let Err(why) = taken {
            let sample = [price.location, price.region_code, price.sku, price.usd].join(" ");
            self.file.skip(why, price.at, sample.as_bytes());
        }
    }

    fn pass_over(&mut self, why: WhyPassedOver, at: u64, sample: &[u8]) {
        let why = match why {
            WhyPassedOver::OtherItem { .. } | WhyPassedOver::OtherTerm => SkipReason::OtherUsage,
            WhyPassedOver::OtherCurrency => SkipReason::OtherCurrency,
            WhyPassedOver::Columns { expected, .. } => SkipReason::Fields { expected: expected as u64 },
            WhyPassedOver::NotText => SkipReason::NotText,
            WhyPassedOver::NoProduct(_) => SkipReason::Value { field: "PriceList".to_owned() },
        };
        self.file.skip(why, at, sample);
    }
}

impl PriceTaker<'_> {
    fn read(&self, price: &ListedPrice<'_>) -> Result<(RegionId, Reading), SkipReason> {
        let region = match price.region() {
            StatedRegion::Code(code) => RegionId::from_code(code),
            StatedRegion::Name(name) => {
                let name = name_today(name);
                RegionId::all().find(|region| region.info().long_en == name)
            }
            StatedRegion::NoRegion | StatedRegion::Unknown => None,
        };
        let region = region.ok_or(SkipReason::UnknownRegion)?;
        let range = price
            .range(|usd| BilledAmount::parse(usd).filter(|usd| usd.0 >= 0).ok_or("a number"))
            .map_err(|part| SkipReason::Value { field: part.name.trim_end_matches(".USD").to_owned() })?;
        let (published, effective) = (&self.prices.published, day(price.effective));
        if !published.is_empty() && effective > published.as_str() {
            return Err(SkipReason::OtherPrice);
        }
        let reading = Reading {
            sku: price.sku.chars().take(64).collect(),
            published: published.clone(),
            effective: effective.to_owned(),
            range,
            at: price.at,
            from_name: price.names.from,
        };
        Ok((region, reading))
    }
}

/// The day of a time; nothing where there is none.
fn day(text: &str) -> &str {
    let day = text.get(..10).unwrap_or_default();
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if is_day { day } else { "" }
}
