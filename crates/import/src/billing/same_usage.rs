//! Recognises the same usage in bills of several files, so that it counts once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::bills::{FileBill, Period, SumKey};
use crate::imported_data::{BilledAmount, FileRead, FileRemark};
use natpoint_model::catalogue::prices::PriceItem;

/// More bills than these are not compared with each other: that would take too long, and they are the parts of one
/// report rather than several reports of one account.
const MAX_BILLS: usize = 1_000;

/// What NAT gateways and endpoints cost, by which two bills are compared: formats differ in the transfer that they
/// show.
pub(super) const COMPARED: [PriceItem; 6] = [
    PriceItem::NatHour,
    PriceItem::NatGb,
    PriceItem::RegionalNatHour,
    PriceItem::RegionalNatGb,
    PriceItem::EndpointHour,
    PriceItem::EndpointGb,
];

/// The usage that a file has of one period.
struct Usage<'a> {
    bill: usize,
    period: Period,
    totals: BTreeMap<(&'a str, PriceItem), Total<'a>>,
}

/// The usage of one item in one Region.
struct Total<'a> {
    /// None where a part of the usage has no quantity.
    quantity: Option<BilledAmount>,
    /// None where a part of the usage has no cost.
    cost: Option<BilledAmount>,
    resources: BTreeSet<&'a str>,
}

/// Usage that is left out of one bill and stands there by its resources, as it does not in the bill that is kept.
struct Detailed {
    from: usize,
    to: usize,
    period: Period,
    region: String,
    item: PriceItem,
}

/// Removes usage that another file has as well, and remarks on it in the file that it is removed from.
pub(super) fn count_once(bills: &mut Vec<FileBill>, files: &mut [FileRead]) {
    if !(2..=MAX_BILLS).contains(&bills.len()) {
        return;
    }
    let mut removed: Vec<(usize, Period)> = Vec::new();
    let mut detailed: Vec<Detailed> = Vec::new();
    let mut remarks: Vec<(usize, FileRemark)> = Vec::new();
    let name = |bill: &FileBill| files.get(bill.file).map(|file| file.name.clone()).unwrap_or_default();
    for usages in by_period(bills).values() {
        let mut gone = vec![false; usages.len()];
        for (at, later) in usages.iter().enumerate() {
            for (before, earlier) in usages[..at].iter().enumerate() {
                if gone[before] || gone[at] {
                    continue;
                }
                let (one, other) = (&bills[earlier.bill], &bills[later.bill]);
                let kind = |bill: &FileBill| files.get(bill.file).and_then(|file| file.kind);
                let is_other_kind = kind(one) != kind(other);
                let lines = |bill: &FileBill| bill.lines.get(&later.period).map_or(0, HashSet::len);
                let shares_lines = shares_lines(one, other, later.period);
                if shares_lines || !are_apart(one, other, later.period) && is_same(earlier, later, is_other_kind) {
                    let is_later_kept =
                        if shares_lines { lines(other) > lines(one) } else { later.says_more_than(earlier) };
                    let (kept, left) = if is_later_kept { (later, earlier) } else { (earlier, later) };
                    gone[if is_later_kept { before } else { at }] = true;
                    removed.push((left.bill, left.period));
                    detailed.extend(left.details_of(kept));
                    let file = name(&bills[kept.bill]);
                    remarks.push((bills[left.bill].file, FileRemark::SameUsage { file }));
                } else if is_other_kind && later.totals.keys().any(|key| earlier.totals.contains_key(key)) {
                    remarks.push((other.file, FileRemark::OtherUsage { file: name(one) }));
                }
            }
        }
    }
    for Detailed { from, to, period, region, item } in detailed {
        let is_of = |key: &SumKey| key.period == period && key.item == item && key.region == region;
        let known = &bills[from].sums;
        let told: Vec<_> = known.iter().filter(|(key, _)| is_of(key)).map(|(key, sum)| (key.clone(), *sum)).collect();
        bills[to].sums.retain(|key, _| !is_of(key));
        bills[to].sums.extend(told);
    }
    for (bill, period) in removed {
        bills[bill].sums.retain(|key, _| key.period != period);
        bills[bill].spans.remove(&period);
    }
    for (place, remark) in remarks {
        if let Some(file) = files.get_mut(place) {
            file.remark(remark);
        }
    }
    bills.retain(|bill| !bill.sums.is_empty());
}

/// The compared usage of all bills, by period and then in the order of the files.
fn by_period(bills: &[FileBill]) -> BTreeMap<Period, Vec<Usage<'_>>> {
    let mut usages: BTreeMap<Period, Vec<Usage<'_>>> = BTreeMap::new();
    for (at, bill) in bills.iter().enumerate() {
        for (key, (quantity, cost)) in &bill.sums {
            if !COMPARED.contains(&key.item) || (quantity.0, cost.0) == (0, 0) {
                continue;
            }
            let usages = usages.entry(key.period).or_default();
            if usages.last().is_none_or(|usage| usage.bill != at) {
                usages.push(Usage { bill: at, period: key.period, totals: BTreeMap::new() });
            }
            let Some(usage) = usages.last_mut() else { continue };
            let total = usage.totals.entry((&key.region, key.item)).or_insert_with(|| Total {
                quantity: Some(BilledAmount::default()),
                cost: Some(BilledAmount::default()),
                resources: BTreeSet::new(),
            });
            total.quantity = total.quantity.filter(|_| key.has_quantity).map(|sum| sum.plus(*quantity));
            total.cost = total.cost.filter(|_| key.has_cost).map(|sum| sum.plus(*cost));
            total.resources.extend(Some(key.resource.as_str()).filter(|resource| !resource.is_empty()));
        }
    }
    usages
}

/// Whether nearly all lines of one bill in a period stand in the other, as in an earlier version of a report, or in the
/// report of a linked account beside the payer's. Of the last hours, the later version may say more.
fn shares_lines(one: &FileBill, other: &FileBill, period: Period) -> bool {
    let (Some(one), Some(other)) = (one.lines.get(&period), other.lines.get(&period)) else { return false };
    let (part, whole) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = part.iter().filter(|line| whole.contains(line)).count();
    !part.is_empty() && shared * 10 >= part.len() * 9
}

/// Whether the times that two bills have of one period are apart, so that none of their usage is the same.
fn are_apart(one: &FileBill, other: &FileBill, period: Period) -> bool {
    let (Some(one), Some(other)) = (one.spans.get(&period), other.spans.get(&period)) else { return false };
    one.to <= other.from || other.to <= one.from
}

/// Whether two usages of one period are the same, or one is a part of the other.
///
/// Hours alone are the same for any two networks that stand all month, so they count only between formats: two files of
/// one kind are more likely two accounts, or two parts of one report.
fn is_same(one: &Usage<'_>, other: &Usage<'_>, is_other_kind: bool) -> bool {
    let (part, whole) = if one.totals.len() <= other.totals.len() { (one, other) } else { (other, one) };
    let is_data = |item: PriceItem| matches!(item, PriceItem::NatGb | PriceItem::RegionalNatGb | PriceItem::EndpointGb);
    let telling = part.totals.keys().any(|(_, item)| is_data(*item))
        || (is_other_kind && part.totals.len() == whole.totals.len());
    telling
        && part.totals.iter().all(|(key, total)| whole.totals.get(key).is_some_and(|other| total.agrees_with(other)))
}

impl Usage<'_> {
    /// What it tells by resources of another, which is the same and does not.
    fn details_of(&self, kept: &Self) -> Vec<Detailed> {
        let is_more = |(key, total): &(&(&str, PriceItem), &Total<'_>)| {
            let Some(other) = kept.totals.get(*key) else { return false };
            let has_all = |one: Option<BilledAmount>, other: Option<BilledAmount>| one.is_some() || other.is_none();
            other.resources.is_empty()
                && !total.resources.is_empty()
                && has_all(total.quantity, other.quantity)
                && has_all(total.cost, other.cost)
        };
        let of = |((region, item), _): (&(&str, PriceItem), _)| Detailed {
            from: self.bill,
            to: kept.bill,
            period: self.period,
            region: (*region).to_owned(),
            item: *item,
        };
        self.totals.iter().filter(is_more).map(of).collect()
    }

    /// Whether this usage is the better one to keep of two that are the same.
    fn says_more_than(&self, other: &Self) -> bool {
        let with = |has: fn(&Total<'_>) -> bool, usage: &Self| usage.totals.values().filter(|total| has(total)).count();
        let rank = |usage: &Self| {
            let quantities = with(|total| total.quantity.is_some(), usage);
            let resources = with(|total| !total.resources.is_empty(), usage);
            (usage.totals.len(), quantities, resources, with(|total| total.cost.is_some(), usage))
        };
        rank(self) > rank(other)
    }
}

impl Total<'_> {
    fn agrees_with(&self, other: &Self) -> bool {
        let apart =
            !self.resources.is_empty() && !other.resources.is_empty() && self.resources.is_disjoint(&other.resources);
        let agree = |one: Option<BilledAmount>, other: Option<BilledAmount>, least: i128| {
            let (one, other) = (one?.0, other?.0);
            // Formats round to different decimals, and some of them every line.
            let tolerance = (one.saturating_abs() / 1_000_000).max(least);
            Some(one.saturating_sub(other).saturating_abs() <= tolerance)
        };
        let quantities = agree(self.quantity, other.quantity, BilledAmount::ONE / 100_000);
        let costs = agree(self.cost, other.cost, BilledAmount::ONE / 100);
        !apart && quantities.or(costs).unwrap_or_default()
    }
}
