//! What bills say of Regions, VPCs and endpoints beside the volumes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::endpoint_names::Owner;
use super::resources::Resources;
use super::volumes::Volumes;
use super::{Note, UnnamedEndpoints};
use crate::imported_data::{BilledAmount, ImportedBillLine, ImportedData, Span};
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::{RegionId, is_region_code};
use natpoint_model::scenario::{Azs, Path, Scenario};
use natpoint_model::units::{Gb, UnitPrice};

/// The billed usage of a Region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BilledRegion {
    /// Its code; empty for usage without a Region.
    pub region: String,
    /// What passed NAT gateways.
    pub nat_gb: Gb,
    /// What passed interface endpoints.
    pub endpoint_gb: Gb,
    /// The cost of NAT gateways, in US dollars: that of the bill, or else by the list prices.
    pub nat_cost: BilledAmount,
    /// The cost of interface endpoints, likewise.
    pub endpoint_cost: BilledAmount,
}

impl BilledRegion {
    /// Whether its costs are known: without prices of its own, those of N. Virginia only put the Regions in order.
    #[must_use]
    pub fn has_prices(&self) -> bool {
        RegionId::from_code(&self.region).is_some() || !is_region_code(&self.region)
    }
}

/// How many hourly billed resources one VPC had on average: their hours over the hours of the bill's window and the
/// VPCs, rounded to the nearest.
pub(super) fn count(imported: &ImportedData, item: PriceItem, scenario: &Scenario) -> u32 {
    let Some(bill) = &imported.bill else { return 0 };
    let Some(seconds) = imported.billed_seconds().filter(|seconds| *seconds > 0) else { return 0 };
    if net_items(imported, scenario.region).contains(&item) {
        return 0;
    }
    let lines = bill.lines_in(scenario.region.code()).filter(|line| line.item == item);
    let hours = lines.filter_map(quantity).fold(0_i128, |sum, amount| sum.saturating_add(amount.0));
    let one = BilledAmount::ONE * i128::from(seconds) / 3_600 * i128::from(scenario.vpcs.max(1));
    u32::try_from(hours.saturating_add(one / 2).checked_div(one).unwrap_or(0)).unwrap_or(0)
}

/// What a bill charged for one of an item in a Region, rounded to a millionth of a dollar; none where it says no
/// quantity or no cost.
pub(super) fn unit_price(imported: &ImportedData, item: PriceItem, region: RegionId) -> Option<UnitPrice> {
    const MILLIONTHS: i128 = 1_000_000;
    let lines = imported.bill.iter().flat_map(|bill| bill.lines_in(region.code())).filter(|line| line.item == item);
    let (mut cost, mut quantity) = (0_i128, 0_i128);
    for (paid, used) in lines.filter_map(|line| line.cost.zip(line.quantity)) {
        cost = cost.saturating_add(paid.0);
        quantity = quantity.saturating_add(used.0);
    }
    let millionths = cost.checked_mul(MILLIONTHS)?.checked_add(quantity / 2)?.checked_div(quantity)?;
    // A unit price is held in hundred-millionths.
    u64::try_from(millionths.checked_mul(100)?).ok().filter(|units| *units > 0).and_then(UnitPrice::new)
}

/// The usage by Region, the one with the highest cost of NAT gateways first; of equal ones, that of endpoints decides.
pub(super) fn regions(imported: &ImportedData) -> Vec<BilledRegion> {
    let mut regions: BTreeMap<&str, BilledRegion> = BTreeMap::new();
    for line in imported.bill.iter().flat_map(|bill| &bill.lines) {
        let known = regions.entry(&line.region).or_default();
        line.region.clone_into(&mut known.region);
        let gb = gb(quantity(line).unwrap_or_default());
        let cost = cost(line);
        match line.item {
            PriceItem::NatGb | PriceItem::RegionalNatGb => {
                known.nat_gb = plus(known.nat_gb, gb);
                known.nat_cost = known.nat_cost.plus(cost);
            }
            PriceItem::NatHour | PriceItem::RegionalNatHour => known.nat_cost = known.nat_cost.plus(cost),
            PriceItem::EndpointGb => {
                known.endpoint_gb = plus(known.endpoint_gb, gb);
                known.endpoint_cost = known.endpoint_cost.plus(cost);
            }
            PriceItem::EndpointHour => known.endpoint_cost = known.endpoint_cost.plus(cost),
            _ => {}
        }
    }
    let mut regions: Vec<_> = regions.into_values().collect();
    regions.sort_by_key(|region| std::cmp::Reverse((region.nat_cost, region.endpoint_cost)));
    regions
}

/// What a scenario of one Region leaves out of the bill.
pub(super) fn other_regions(imported: &ImportedData, region: RegionId) -> Option<Note> {
    let regions = regions(imported);
    if regions.iter().all(|known| known.region.is_empty()) {
        return None;
    }
    let none = BilledAmount::default();
    let has_usage = |known: &BilledRegion| {
        known.nat_cost > none || known.endpoint_cost > none || known.nat_gb > Gb::ZERO || known.endpoint_gb > Gb::ZERO
    };
    let others: Vec<_> =
        regions.into_iter().filter(|known| known.region != region.code() && has_usage(known)).collect();
    (!others.is_empty()).then_some(Note::OtherRegions(others))
}

/// The items of a Region whose costs are net of credits, so that no quantity can be derived from them: one of their
/// costs is negative, or nothing at all although the usage stands in the bill.
pub(super) fn net_items(imported: &ImportedData, region: RegionId) -> Vec<PriceItem> {
    let lines = imported.bill.iter().flat_map(|bill| bill.lines_in(region.code()));
    let alone = lines.filter(|line| line.quantity.is_none());
    let mut items: Vec<_> =
        alone.filter(|line| line.cost.is_some_and(|cost| cost.0 <= 0)).map(|line| line.item).collect();
    items.dedup();
    items
}

/// What is said of interface endpoints that no file names: their hours, or which they are.
pub(super) fn endpoint_notes(
    imported: &ImportedData,
    resources: &Resources,
    scenario: &mut Scenario,
    volumes: &Volumes,
) -> Vec<Note> {
    let billed = apply_endpoints(imported, resources, scenario);
    // The hours of endpoints are told with what names them.
    let is_told = matches!(billed, Some(Note::BilledEndpoints { are_the_services: false, .. }));
    let unnamed = unnamed_endpoints(imported, resources, scenario.region, volumes.unnamed_endpoints());
    billed.into_iter().chain(unnamed.filter(|_| !is_told)).collect()
}

/// The interface endpoints of the bill of which no file names the service.
///
/// They become endpoints of the scenario's services only where there are exactly as many and no file names any; a bill
/// names no service.
fn apply_endpoints(imported: &ImportedData, resources: &Resources, scenario: &mut Scenario) -> Option<Note> {
    let bill = imported.bill.as_ref()?;
    if !resources.endpoints.is_empty() {
        return None;
    }
    let (mut hours, mut paid, mut any_named) = (BilledAmount::default(), BilledAmount::default(), false);
    for line in bill.lines_in(scenario.region.code()).filter(|line| line.item == PriceItem::EndpointHour) {
        if resources.names.named(&line.resource).is_some() || resources.names.owner(&line.resource) == Owner::Other {
            any_named = true;
            continue;
        }
        hours = hours.plus(quantity(line).unwrap_or_default());
        paid = paid.plus(cost(line));
    }
    if hours.0 <= 0 || net_items(imported, scenario.region).contains(&PriceItem::EndpointHour) {
        return None;
    }
    let window = imported.billed_seconds().map(|seconds| i128::from(seconds) * BilledAmount::ONE / 3_600);
    let tenths = window.filter(|window| *window > 0).map(|window| {
        let tenths = hours.0.saturating_mul(10).saturating_add(window / 2) / window;
        u32::try_from(tenths).unwrap_or(u32::MAX)
    });
    let vpcs = scenario.vpcs.max(1);
    let candidates =
        scenario.services.iter().filter(|used| used.service.kinds().interface() && !used.service.kinds().gateway());
    let needed: u32 = candidates.map(|used| used.endpoint_azs(scenario).count()).sum();
    let is_all = !any_named && needed > 0 && tenths == Some(needed.saturating_mul(vpcs).saturating_mul(10));
    if is_all {
        for used in &mut scenario.services {
            if used.service.kinds().interface() && !used.service.kinds().gateway() {
                used.today = Some(Path::Interface);
            }
        }
    }
    Some(Note::BilledEndpoints { hours, tenths, cost: paid, are_the_services: is_all })
}

/// The endpoints of bills and metrics of which no file names the service, and what the bill has for them.
fn unnamed_endpoints(
    imported: &ImportedData,
    resources: &Resources,
    region: RegionId,
    (measured, gb): (Vec<&str>, Gb),
) -> Option<Note> {
    let mut ids: BTreeSet<&str> = measured.into_iter().collect();
    let mut paid = BilledAmount::default();
    for line in imported.bill.iter().flat_map(|bill| bill.lines_in(region.code())) {
        let is_of_endpoint = matches!(line.item, PriceItem::EndpointHour | PriceItem::EndpointGb);
        let id = line.resource.as_str();
        if is_of_endpoint && !id.is_empty() && resources.names.is_unnamed(id) {
            ids.insert(id);
            paid = paid.plus(cost(line));
        }
    }
    let first = ids.first()?.to_string();
    let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let is_listed = ids.iter().any(|id| resources.names.owner(id) == Owner::This);
    let beside_list = !is_listed && !resources.endpoints.is_empty();
    Some(Note::UnnamedEndpoints(UnnamedEndpoints { count, first, gb, cost: paid, region, beside_list }))
}

/// In how many AZs each endpoint was on average, by its hours over those of the bill's window, rounded to the nearest.
pub(super) fn azs_by_endpoint(imported: &ImportedData, region: RegionId) -> HashMap<&str, Azs> {
    let window = imported.billed_seconds().map(|seconds| i128::from(seconds) * BilledAmount::ONE / 3_600);
    let Some(window) = window.filter(|window| *window > 0) else { return HashMap::new() };
    if net_items(imported, region).contains(&PriceItem::EndpointHour) {
        return HashMap::new();
    }
    let mut hours: HashMap<&str, BilledAmount> = HashMap::new();
    for line in imported.bill.iter().flat_map(|bill| bill.lines_in(region.code())) {
        if line.item == PriceItem::EndpointHour && !line.resource.is_empty() {
            let sum = hours.entry(&line.resource).or_default();
            *sum = sum.plus(quantity(line).unwrap_or_default());
        }
    }
    let azs = |hours: BilledAmount| {
        let azs = u32::try_from(hours.0.saturating_add(window / 2) / window).ok()?;
        // One that was there for a short time was in an AZ all the same.
        Azs::new(azs.max(u32::from(hours.0 > 0)))
    };
    hours.into_iter().filter_map(|(id, hours)| Some((id, azs(hours)?))).collect()
}

impl ImportedData {
    /// How long the bill's time is: estimates have none, and are of a month of 730 hours.
    pub(super) fn billed_seconds(&self) -> Option<u64> {
        const ESTIMATED: u64 = 730 * 3_600;
        let bill = self.bill.as_ref()?;
        bill.time.covered().map(Span::seconds).or(bill.estimated.then_some(ESTIMATED))
    }
}

/// The quantity of a line: the bill's, or else what its cost buys at the list price.
fn quantity(line: &ImportedBillLine) -> Option<BilledAmount> {
    line.quantity.or_else(|| {
        let price = list_price(line)?;
        let product = line.cost?.0.checked_mul(BilledAmount::ONE)?;
        Some(BilledAmount((product + price / 2) / price))
    })
}

/// The cost of a line: the bill's, or else that of its quantity at the list price.
fn cost(line: &ImportedBillLine) -> BilledAmount {
    let by_list = || {
        let product = line.quantity?.0.checked_mul(list_price(line)?)?;
        Some(BilledAmount(product / BilledAmount::ONE))
    };
    line.cost.or_else(by_list).unwrap_or_default()
}

/// The list price of a line's item in its Region, in trillionths of a dollar. Regions that the catalogue lacks count
/// with the prices of N. Virginia, for the order of the Regions alone.
fn list_price(line: &ImportedBillLine) -> Option<i128> {
    let region = RegionId::from_code(&line.region).or(RegionId::from_code("us-east-1"))?;
    let price = i128::from(prices::flat(region, line.item)?.unit_price().units()) * 10_000;
    (price > 0).then_some(price)
}

/// The sum, up to the largest volume of a scenario.
fn plus(one: Gb, other: Gb) -> Gb {
    Gb::from_units(one.units().saturating_add(other.units())).min(Gb::MAX)
}

/// The GB of an amount, up to the largest of a scenario.
fn gb(amount: BilledAmount) -> Gb {
    let units = u64::try_from(amount.0.max(0) / 1_000_000).unwrap_or(u64::MAX);
    Gb::from_units(units.min(Gb::MAX.units()))
}
