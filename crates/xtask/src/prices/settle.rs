//! What the files say an item costs in a Region, made of the single prices.

use std::collections::BTreeMap;
use std::rc::Rc;

use natpoint_price_items::PriceItem;
use natpoint_price_list::{Channel, PublishedList, TierFault};

use super::collected_prices::{CollectedPrices, Counts, Reading};

/// The place of a Region in the catalogue, and an item.
pub(crate) type Subject = (usize, PriceItem);

/// The prices of an item in a Region.
#[derive(Debug)]
pub(crate) struct Settled {
    /// The list that has them.
    pub list: Rc<PublishedList>,
    /// The first one starts at 0.
    pub tiers: Vec<Tier>,
}

/// The price from a monthly volume on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tier {
    /// GB.
    pub from: u64,
    /// Hundred-millionths of a US dollar.
    pub units: u32,
    /// AWS's code of the price, `SKU.OFFER.RATE`, where the list has one.
    pub rate_code: Option<String>,
}

/// Takes the readings of files for what they say together, by Region, item and channel, the
/// newest list first. What contradicts itself or is not whole counts as unreadable, and what
/// is free as such.
pub(crate) fn settle(prices: &mut CollectedPrices<'_>) -> BTreeMap<Subject, Vec<Settled>> {
    let mut groups: BTreeMap<(Subject, Channel), Vec<Reading>> = BTreeMap::new();
    for reading in std::mem::take(&mut prices.readings) {
        let group = ((reading.region, reading.item), reading.list.channel);
        groups.entry(group).or_default().push(reading);
    }
    let mut settled: BTreeMap<Subject, Vec<Settled>> = BTreeMap::new();
    for ((subject, _), readings) in groups {
        match one(readings, &mut prices.counts) {
            Ok(Some(found)) => settled.entry(subject).or_default().push(found),
            Ok(None) => {}
            Err(sentence) => prices.unreadable.push(sentence),
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
    readings.sort_by_key(|reading| reading.range.from);
    let fault = |(place, fault): (usize, TierFault)| {
        let Reading { at, range, .. } = &readings[place];
        let from = range.from;
        match fault {
            TierFault::TwoPrices => format!("{at}: two prices start at {from}, and nothing tells which one holds"),
            TierFault::NotNext => {
                format!("{at}: the tier starts at {from}, where no other ends, so the tiers are not whole")
            }
            TierFault::FreeBehindPrice => format!("{at}: the price is 0, behind a tier that has a price"),
            TierFault::NotLast(end) => format!("{at}: the last tier ends at {end}, so the tiers are not whole"),
        }
    };
    let found = natpoint_price_list::tiers(readings.iter().map(|reading| &reading.range)).map_err(fault)?;
    if let Some((from, place)) = found.iter().find(|(from, _)| from % 1024 != 0 || from / 1024 > u16::MAX.into()) {
        let at = &readings[*place].at;
        return Err(format!("{at}: the tier starts at {from}, but must at a whole number of TB, each 1024 GB"));
    }
    let tiers = found.into_iter().map(|(from, place)| Tier {
        from,
        units: readings[place].range.amount,
        rate_code: readings[place].rate_code.clone(),
    });
    Ok(tiers.collect())
}
