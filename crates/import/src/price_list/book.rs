//! Single prices made into tiers, and the newest prices of all lists.

use std::collections::BTreeMap;

use super::entry::{End, Entry, Reading};
use crate::imported_data::{FileRead, FoundPrice, SkipReason, Tier};
use crate::reader::ImportAccumulator;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;

/// The place of an item in a Region among prices.
type Subject = (RegionId, usize);

/// The prices of one list.
#[derive(Debug, Default)]
pub(super) struct Book {
    readings: BTreeMap<Subject, Vec<Reading>>,
}

/// The newest prices of all lists.
#[derive(Debug, Default)]
pub struct PriceBook(BTreeMap<Subject, Kept>);

/// A price, and where it was read.
#[derive(Debug)]
struct Kept {
    price: FoundPrice,
    /// The day that the list says it holds on, and the one that it holds from.
    rank: (String, String),
    /// The place of its file among all of them.
    file: usize,
    /// Where it stands there.
    at: Vec<u64>,
}

/// The prices of one product.
struct Product {
    tiers: Vec<Tier>,
    sku: String,
    rank: (String, String),
    effective: String,
    at: Vec<u64>,
}

impl Book {
    /// No list has more for one item in one Region; what has would fill the memory.
    const MOST: usize = 200;

    /// Takes a price, or notes in the file why not.
    pub(super) fn add(&mut self, entry: &Entry<'_>, file: &mut FileRead) {
        let sample = || [entry.location, entry.code, entry.sku, entry.usd].join(" ");
        match entry.read() {
            Ok(reading) => {
                let readings = self.readings.entry((reading.region, reading.item)).or_default();
                if readings.len() < Self::MOST {
                    readings.push(reading);
                } else {
                    file.skip(SkipReason::OtherPrice, entry.at, sample().as_bytes());
                }
            }
            Err(why) => file.skip(why, entry.at, sample().as_bytes()),
        }
    }

    /// Gives what the list says to what all lists say.
    pub(super) fn settle(self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        for (subject, readings) in self.readings {
            let Some(product) = one(readings, file) else { continue };
            let Some(item) = PriceItem::ALL.get(subject.1) else { continue };
            let Product { tiers, sku, rank, effective, at } = product;
            let price = FoundPrice { region: subject.0.code().to_owned(), item: *item, tiers, sku, effective };
            let kept = Kept { price, rank, file: accumulator.files.len(), at };
            file.used += kept.at.len() as u64;
            let Some(before) = accumulator.prices.0.get_mut(&subject) else {
                accumulator.prices.0.insert(subject, kept);
                continue;
            };
            if before.price.tiers == kept.price.tiers {
                // The same price in two lists is used in both; the newer one is cited.
                if kept.rank > before.rank {
                    *before = kept;
                }
                continue;
            }
            let older = if kept.rank > before.rank { std::mem::replace(before, kept) } else { kept };
            // The file that is being read is not among the others yet.
            let of = accumulator.files.get_mut(older.file).unwrap_or(file);
            of.used = of.used.saturating_sub(older.at.len() as u64);
            pass_over(&older.at, &older.price.sku, of);
        }
    }
}

impl PriceBook {
    /// What all lists say.
    pub fn finish(self) -> Vec<FoundPrice> {
        self.0.into_values().map(|kept| kept.price).collect()
    }
}

fn pass_over(places: &[u64], sku: &str, file: &mut FileRead) {
    for at in places {
        file.skip(SkipReason::OtherPrice, *at, sku.as_bytes());
    }
}

/// The newest price of an item in a Region in one list; none if there is none, or if nothing tells which one holds.
fn one(readings: Vec<Reading>, file: &mut FileRead) -> Option<Product> {
    let mut products: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        // What is put in where it belongs is in order: a sort would be a tenth of the program.
        let of_sku = products.entry(reading.sku.clone()).or_default();
        let place = of_sku.partition_point(|before| before.from_gb <= reading.from_gb);
        of_sku.insert(place, reading);
    }
    let mut found: Vec<Product> = products.into_values().filter_map(|readings| product(readings, file)).collect();
    let newest = found.iter().map(|product| product.rank.clone()).max()?;
    let mut kept: Option<Product> = None;
    let mut is_clear = true;
    for product in found.extract_if(.., |product| product.rank == newest) {
        match &mut kept {
            None => kept = Some(product),
            // One meter may have several products, by what a byte passes through.
            Some(kept) if kept.tiers == product.tiers => kept.at.extend(product.at),
            Some(_) => {
                is_clear = false;
                pass_over(&product.at, &product.sku, file);
            }
        }
    }
    for product in found {
        match &mut kept {
            Some(kept) if kept.tiers == product.tiers => kept.at.extend(product.at),
            _ => pass_over(&product.at, &product.sku, file),
        }
    }
    let kept = kept?;
    if !is_clear {
        pass_over(&kept.at, &kept.sku, file);
        return None;
    }
    Some(kept)
}

/// The tiers of a product; none if it is free, or if they are not whole.
fn product(mut readings: Vec<Reading>, file: &mut FileRead) -> Option<Product> {
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
    let Some(tiers) = tiers(&readings) else {
        let names = readings.first().map(|reading| reading.from_name).unwrap_or_default();
        for at in at {
            file.skip(SkipReason::Value { field: names.to_owned() }, at, readings[0].sku.as_bytes());
        }
        return None;
    };
    let first = readings.first()?;
    if tiers.is_empty() {
        for at in at {
            file.skip(SkipReason::OtherUsage, at, first.sku.as_bytes());
        }
        return None;
    }
    let said = if first.published.is_empty() { &first.effective } else { &first.published };
    Some(Product {
        tiers,
        sku: first.sku.clone(),
        rank: (said.clone(), first.effective.clone()),
        effective: first.effective.clone(),
        at,
    })
}

/// Prices in the order of their starts as tiers: nothing if all is free, none if something is missing between them.
fn tiers(readings: &[Reading]) -> Option<Vec<Tier>> {
    let mut tiers: Vec<Tier> = Vec::new();
    let mut end = End::At(0);
    let mut last: Option<&Reading> = None;
    for reading in readings {
        if let Some(before) = last.filter(|last| last.from_gb == reading.from_gb) {
            // The same price twice.
            if before.usd != reading.usd {
                return None;
            }
            continue;
        }
        let is_next = match end {
            End::Unsaid => true,
            End::Never => false,
            End::At(end) => end == reading.from_gb,
        };
        if !is_next {
            return None;
        }
        end = reading.to;
        last = Some(reading);
        match &mut tiers[..] {
            // What is free at first is free for all Regions together, and not this item's price.
            [free] if free.usd.0 == 0 => free.usd = reading.usd,
            _ => tiers.push(Tier { from_gb: reading.from_gb, usd: reading.usd }),
        }
    }
    if matches!(end, End::At(_)) || tiers.iter().skip(1).any(|tier| tier.usd.0 == 0) {
        return None;
    }
    if matches!(tiers[..], [Tier { usd, .. }] if usd.0 == 0) {
        tiers.clear();
    }
    Some(tiers)
}
