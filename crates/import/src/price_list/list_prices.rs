//! The prices of one list, made into tiers.

use std::collections::BTreeMap;

use natpoint_price_list::{PricedRange, tiers};

use super::price_book::{KeptPrice, Subject};
use crate::imported_data::{BilledAmount, FileRead, FoundPrice, SkipReason, Tier};
use crate::reader::ImportAccumulator;

/// The prices of one list.
#[derive(Debug, Default)]
pub(super) struct ListPrices {
    /// The day that the list was published; empty when it does not tell.
    pub published: String,
    readings: BTreeMap<Subject, Vec<Reading>>,
}

/// One price of a list.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub sku: String,
    /// Days, as `YYYY-MM-DD`: the order of the letters is that of time.
    pub published: String,
    pub effective: String,
    pub range: PricedRange<BilledAmount>,
    /// The line that it stands on, or the place of its element.
    pub at: u64,
    /// What the list calls the start of a tier.
    pub from_name: &'static str,
}

impl ListPrices {
    /// No list has more for one item in one Region; what has would fill the memory.
    const MOST: usize = 200;

    /// Takes a price, or says why not.
    pub(super) fn add(&mut self, subject: Subject, reading: Reading) -> Result<(), SkipReason> {
        let readings = self.readings.entry(subject).or_default();
        if readings.len() >= Self::MOST {
            return Err(SkipReason::OtherPrice);
        }
        readings.push(reading);
        Ok(())
    }

    /// Gives what the list says to what all lists say.
    pub(super) fn settle(self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        for (subject, readings) in self.readings {
            if let Some(kept) = one(subject, readings, file, accumulator.files.len()) {
                accumulator.prices.keep(subject, kept, file, &mut accumulator.files);
            }
        }
    }
}

/// The newest price of an item in a Region in one list; none if there is none, or if nothing tells which one holds.
fn one(subject: Subject, readings: Vec<Reading>, file: &mut FileRead, file_at: usize) -> Option<KeptPrice> {
    let mut products: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        products.entry(reading.sku.clone()).or_default().push(reading);
    }
    let products = products.into_values();
    let mut found: Vec<_> = products.filter_map(|readings| product(subject, readings, file, file_at)).collect();
    found.sort_by(|left, right| right.rank().cmp(&left.rank()));
    let mut found = found.into_iter();
    let mut kept = found.next()?;
    let mut is_clear = true;
    for other in found {
        // One meter may have several products, by what a byte passes through.
        if other.price.tiers == kept.price.tiers {
            kept.at.extend(other.at);
        } else {
            is_clear &= other.rank() < kept.rank();
            other.pass_over(file);
        }
    }
    if !is_clear {
        kept.pass_over(file);
        return None;
    }
    Some(kept)
}

/// The price that one product has in force; none if it is free, or if its tiers are not whole.
fn product(
    (region, item): Subject,
    mut readings: Vec<Reading>,
    file: &mut FileRead,
    file_at: usize,
) -> Option<KeptPrice> {
    readings.sort_by_key(|reading| reading.range.from);
    let newest = readings.iter().map(|reading| reading.effective.clone()).max()?;
    for older in readings.extract_if(.., |reading| reading.effective != newest) {
        file.skip(SkipReason::OtherPrice, older.at, older.sku.as_bytes());
    }
    // In JSON a product is one element, however many prices it has.
    let mut at: Vec<u64> = Vec::new();
    for reading in &readings {
        if !at.contains(&reading.at) {
            at.push(reading.at);
        }
    }
    let Reading { sku, published, effective, from_name, .. } = readings.first()?.clone();
    let why = match tiers(readings.iter().map(|reading| &reading.range)) {
        Ok(tiers) if !tiers.is_empty() => {
            let usd = |place: usize| readings.get(place).map(|reading| reading.range.amount).unwrap_or_default();
            let tiers = tiers.into_iter().map(|(from_gb, place)| Tier { from_gb, usd: usd(place) }).collect();
            let published = if published.is_empty() { effective.clone() } else { published };
            let region = region.code().to_owned();
            return Some(KeptPrice {
                price: FoundPrice { region, item, tiers, sku, effective },
                published,
                file: file_at,
                at,
            });
        }
        Ok(_) => SkipReason::OtherUsage,
        Err(_) => SkipReason::Value { field: from_name.to_owned() },
    };
    for at in at {
        file.skip(why.clone(), at, sku.as_bytes());
    }
    None
}
