//! The same workload in every Region.

use super::axis::{Axis, AxisScale};
use super::candidates::{Along, Candidates};
use crate::catalogue::regions::RegionId;
use crate::cost::{Design, Rates};
use crate::scenario::Scenario;
use crate::units::{Ratio, Usd};

/// The answer in one Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InRegion {
    /// The Region.
    pub region: RegionId,
    /// The cheapest design there.
    pub design: Design,
    /// What it costs a month.
    pub total: Usd,
    /// What NAT gateways alone would cost a month, where they are possible.
    pub nat_only: Option<Usd>,
    /// The volume along all services.
    pub scale: AxisScale,
    /// The steps between which the design stays the cheapest; none at an end without one.
    pub from: Option<Ratio>,
    /// Where that ends.
    pub to: Option<Ratio>,
}

/// The answer in every Region where there is one, the cheapest first.
///
/// Prices that the user typed are those of the scenario's Region and stay there, and so do the endpoints that it
/// lacks; the discount goes along. Another Region that the workload talks to stays the same, and is left out where it
/// would be the Region itself.
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
