//! The same workload in every Region.

use super::axis::{Axis, AxisScale};
use super::candidates::{Along, Candidates};
use crate::catalogue::regions::RegionId;
use crate::cost::{Design, Rates};
use crate::scenario::Scenario;
use crate::units::{Ratio, Usd};

/// The verdict in one Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InRegion {
    /// The Region.
    pub region: RegionId,
    /// The cheapest design there.
    pub design: Design,
    /// Its monthly cost.
    pub total: Usd,
    /// The monthly cost of NAT gateways only, if they are feasible.
    pub nat_only: Option<Usd>,
    /// The volume along all services.
    pub scale: AxisScale,
    /// The start of the range in which the design is the cheapest; none if it starts at 0.
    pub from: Option<Ratio>,
    /// The end of that range.
    pub to: Option<Ratio>,
}

/// The verdict in every Region that has one, the cheapest first.
///
/// Prices entered by the user, and services without an endpoint, apply to the scenario's Region only; the discount
/// applies everywhere. Another Region in the scenario stays the same, and is left out where it would be the Region
/// itself.
#[must_use]
pub fn everywhere(scenario: &Scenario) -> Vec<InRegion> {
    let mut answers: Vec<InRegion> = RegionId::all().filter_map(|region| in_region(scenario, region)).collect();
    answers.sort_by_key(|answer| answer.total);
    answers
}

fn in_region(scenario: &Scenario, region: RegionId) -> Option<InRegion> {
    let mut there = scenario.clone();
    if region != scenario.region {
        there.region = region;
        there.prices.clear();
        there.assume_endpoints();
        there.other_region = there.other_region.filter(|other| other.region != region);
    }
    let prices = Rates::of(&there);
    let candidates = Candidates::of(&there, &prices);
    let design_totals = candidates.design_totals();
    let (design, total) = design_totals.cheapest()?;
    let Along { scale, cheapest_ranges, .. } = candidates.along(Axis::AllServices);
    let current = scale.current_ratio();
    let own = cheapest_ranges
        .iter()
        .find(|range| range.design == design && range.from <= current && range.to.is_none_or(|to| current <= to));
    let from = own.map(|range| range.from).filter(|from| *from > Ratio::ZERO);
    let to = own.and_then(|range| range.to);
    Some(InRegion { region, design, total, nat_only: design_totals.total(Design::NatOnly), scale, from, to })
}
