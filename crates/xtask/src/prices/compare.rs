//! The lists against the catalogue: what changed, what stands, what is missing.

use std::collections::BTreeSet;

use super::collected_prices::CollectedPrices;
use super::evidence;
use super::report::{Change, Report};
use super::settle::{Settled, Subject, settle};
use super::table::{Row, Table};
use natpoint_price_items::PriceItem;

/// Puts what the lists say into the table and tells of it.
pub(crate) fn compare(table: &mut Table, mut prices: CollectedPrices<'_>, report: &mut Report) {
    let found: BTreeSet<Subject> = prices.readings.iter().map(|reading| (reading.region, reading.item)).collect();
    let settled = settle(&mut prices);
    let before = table.id().to_owned();
    let mut newest = String::new();
    report.missing = missing(table, &prices, &found);
    for (subject, lists) in settled {
        let mut refreshed = BTreeSet::new();
        let confirmed = report.confirmed;
        for (place, settled) in lists.iter().enumerate() {
            let rows = table.tiers(subject);
            if is_same(&rows, settled) {
                report.confirmed += if place == 0 { rows.len() } else { 0 };
                refreshed.append(&mut table.refresh(subject, &settled.tiers, &settled.list));
            } else if place > 0 {
                // A newer list of the other channel has said what holds.
            } else if rows.iter().any(|row| evidence::newest(row, &table.sources) > settled.list.date()) {
                report.stale.append(&mut changes(table, subject, settled));
            } else {
                report.changed.append(&mut changes(table, subject, settled));
                table.replace(subject, &settled.tiers, &settled.list);
                newest = newest.max(settled.list.published.clone());
            }
        }
        // A price that changed is not counted among those that stand.
        report.refreshed += if report.confirmed > confirmed { refreshed.len() } else { 0 };
    }
    if !newest.is_empty() {
        table.rename(&newest);
        report.table = Some((before, table.id().to_owned()));
    }
    report.unreadable = prices.unreadable;
    report.elsewhere = prices.elsewhere;
    report.counts = prices.counts;
}

fn is_same(rows: &[&Row], settled: &Settled) -> bool {
    let rows = rows.iter().map(|row| (row.from, row.units));
    rows.eq(settled.tiers.iter().map(|tier| (tier.from, tier.units)))
}

/// The tiers that differ, those that are no more and those that are new among them.
fn changes(table: &Table, subject: Subject, settled: &Settled) -> Vec<Change> {
    let rows = table.tiers(subject);
    let starts: BTreeSet<u64> =
        rows.iter().map(|row| row.from).chain(settled.tiers.iter().map(|tier| tier.from)).collect();
    let change = |from| {
        let old = rows.iter().find(|row| row.from == from).map(|row| row.units);
        let new = settled.tiers.iter().find(|tier| tier.from == from).map(|tier| tier.units);
        let (region, item) = (table.regions.code(subject.0).to_owned(), subject.1.slug());
        let list = evidence::name(&settled.list);
        (old != new).then_some(Change { region, item, from, old, new, list })
    };
    starts.into_iter().filter_map(change).collect()
}

/// The items that the catalogue has for the Regions that the files speak of, and the files have not.
fn missing(table: &Table, prices: &CollectedPrices<'_>, found: &BTreeSet<Subject>) -> Vec<(String, Vec<&'static str>)> {
    let regions: BTreeSet<usize> = prices.scope.iter().map(|(region, _)| *region).collect();
    let items = |region| {
        let is_missing = |item: &PriceItem| {
            item.spec().is_listed()
                && prices.scope.contains(&(region, item.spec().offer))
                && !found.contains(&(region, *item))
                && !table.tiers((region, *item)).is_empty()
        };
        PriceItem::ALL.into_iter().filter(is_missing).map(PriceItem::slug).collect::<Vec<_>>()
    };
    let missing = regions.into_iter().map(|region| (table.regions.code(region).to_owned(), items(region)));
    missing.filter(|(_, items)| !items.is_empty()).collect()
}
