//! What the files say an item costs in a Region, made of the single prices.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::book::{Book, Channel, Counts, End, List, Reading};

/// The places of a Region and an item in the catalogue.
pub type Subject = (usize, usize);

/// The prices of an item in a Region.
#[derive(Debug)]
pub struct Settled {
    /// The list that has them.
    pub list: Rc<List>,
    /// The first one starts at 0.
    pub tiers: Vec<Tier>,
}

/// The price from a monthly volume on.
#[derive(Debug, PartialEq, Eq)]
pub struct Tier {
    /// GB.
    pub from: u64,
    /// Hundred-millionths of a US dollar.
    pub units: u32,
    /// AWS's code of the price, `SKU.OFFER.RATE`, where the list has one.
    pub rate_code: Option<String>,
}

/// Takes the readings of a book for what they say together, by Region, item and channel, the
/// newest list first. What contradicts itself or is not whole goes to the book as unreadable,
/// and what is free to its counts.
pub fn settle(book: &mut Book<'_>) -> BTreeMap<Subject, Vec<Settled>> {
    let mut groups: BTreeMap<(Subject, Channel), Vec<Reading>> = BTreeMap::new();
    for reading in std::mem::take(&mut book.readings) {
        let group = ((reading.region, reading.item), reading.list.channel);
        groups.entry(group).or_default().push(reading);
    }
    let mut settled: BTreeMap<Subject, Vec<Settled>> = BTreeMap::new();
    for ((subject, _), readings) in groups {
        match one(readings, &mut book.counts) {
            Ok(Some(found)) => settled.entry(subject).or_default().push(found),
            Ok(None) => {}
            Err(sentence) => book.unreadable.push(sentence),
        }
    }
    for lists in settled.values_mut() {
        lists.sort_by(|left, right| right.list.published.cmp(&left.list.published));
    }
    settled
}

/// The prices of one item in one Region, by lists of one channel; none if it is free.
fn one(mut readings: Vec<Reading>, counts: &mut Counts) -> Result<Option<Settled>, String> {
    let newest = readings.iter().map(|reading| reading.list.published.clone()).max().unwrap_or_default();
    readings.retain(|reading| reading.list.published == newest);
    let mut products: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        products.entry(reading.sku.clone()).or_default().push(reading);
    }
    let mut found: Option<(Settled, String)> = None;
    for readings in products.into_values() {
        let (list, at) = (Rc::clone(&readings[0].list), readings[0].at.clone());
        let count = readings.len();
        let tiers = tiers(readings, counts)?;
        if tiers.is_empty() {
            counts.free += count;
            continue;
        }
        match &found {
            None => found = Some((Settled { list, tiers }, at)),
            // One meter may have several products, by what a byte passes through.
            Some((settled, _)) if is_same(&settled.tiers, &tiers) => {}
            Some((_, first)) => {
                return Err(format!("{at}: the price is another than at {first}, and nothing tells which one holds"));
            }
        }
    }
    Ok(found.map(|(settled, _)| settled))
}

fn is_same(left: &[Tier], right: &[Tier]) -> bool {
    let plain = |tiers: &[Tier]| tiers.iter().map(|tier| (tier.from, tier.units)).collect::<Vec<_>>();
    plain(left) == plain(right)
}

/// The tiers of one product: none if it is free.
fn tiers(mut readings: Vec<Reading>, counts: &mut Counts) -> Result<Vec<Tier>, String> {
    let newest = readings.iter().map(|reading| reading.effective.clone()).max().unwrap_or_default();
    let all = readings.len();
    readings.retain(|reading| reading.effective == newest);
    counts.other_times += all - readings.len();
    readings.sort_by_key(|reading| reading.from);
    let mut starts = BTreeSet::new();
    let (mut end, mut last) = (End::At(0), String::new());
    let mut tiers: Vec<Tier> = Vec::new();
    for Reading { at, rate_code, from, to, units, .. } in readings {
        if !starts.insert(from) {
            // The same file twice, or the same price in two answers.
            match tiers.last() {
                Some(tier) if tier.units != units => {
                    return Err(format!("{at}: two prices start at {from}, and nothing tells which one holds"));
                }
                _ => continue,
            }
        }
        let is_next = match end {
            End::Unsaid => true,
            End::Never => false,
            End::At(end) => end == from,
        };
        if !is_next {
            return Err(format!("{at}: the tier starts at {from}, where no other ends, so the tiers are not whole"));
        }
        end = to;
        // What is free at first is free for all Regions together, and not this item's price.
        match &mut tiers[..] {
            [free] if free.units == 0 => *free = Tier { from: 0, units, rate_code },
            _ => tiers.push(Tier { from, units, rate_code }),
        }
        if let Some(tier) = tiers.last().filter(|tier| tier.from % 1024 != 0 || tier.from / 1024 > u16::MAX.into()) {
            return Err(format!(
                "{at}: the tier starts at {}, but must at a whole number of TB, each 1024 GB",
                tier.from
            ));
        }
        if tiers.len() > 1 && units == 0 {
            return Err(format!("{at}: the price is 0, behind a tier that has a price"));
        }
        last = at;
    }
    if let End::At(end) = end {
        return Err(format!("{last}: the last tier ends at {end}, so the tiers are not whole"));
    }
    if let [Tier { units: 0, .. }] = tiers[..] {
        tiers.clear();
    }
    Ok(tiers)
}
