//! What flips the answer: for every number that the user gave, the nearest value at which another design is cheapest.
//!
//! Along most numbers every cost is a line, so the value is a crossing and exact. A count of AZs or addresses changes
//! more than one thing at once: there each value is tried, the nearest first.

use super::axis::{Axis, AxisScale};
use super::candidates::{Along, Candidates, DesignTotals};
use super::one_service::OneService;
use super::verdict::CheapestRange;
use crate::catalogue::services::ServiceId;
use crate::cost::{Design, Rates};
use crate::scenario::{Azs, OtherRegion, Peering, Scenario};
use crate::units::{Gb, Ratio};

/// A change of one number that makes another design the cheapest, everything else staying as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The number, and the value at which the answer flips.
    pub change: InputChange,
    /// The design that is cheapest beyond it.
    pub becomes: Design,
    /// Whether the value is above the user's.
    pub up: bool,
}

/// Which number changes, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputChange {
    /// A number on a line: beyond this step of its scale the answer is another.
    Beyond {
        /// The number.
        axis: Axis,
        /// Its scale.
        scale: AxisScale,
        /// The step.
        at: Ratio,
    },
    /// VPCs, or hosts in public subnets: at this number.
    Count {
        /// What is counted.
        axis: Axis,
        /// The number.
        count: u64,
    },
    /// A volume: the answer is another as soon as there is none, or as soon as there is any.
    AnyOrNone(Axis),
    /// The AZs of the workload: at this number.
    Azs(Azs),
    /// The AZs of a service's endpoint: at this number.
    EndpointAzs(ServiceId, Azs),
    /// Public IPv4 addresses for each NAT gateway: at this number.
    Addresses(u32),
    /// Provisioned bandwidth of each NAT gateway in Gbps: at this number; 0 is the usual kind, billed by the GB.
    ProvisionedGbps(u32),
    /// Cross-Region interface endpoints: at this number.
    OtherRegionEndpoints(u32),
}

/// Every flip, the nearest first: by how much the number changes, as a part of what it is.
#[must_use]
pub fn all(scenario: &Scenario) -> Vec<Flip> {
    let prices = Rates::of(scenario);
    let candidates = Candidates::of(scenario, &prices);
    let Some((winner, _)) = candidates.design_totals().cheapest() else { return Vec::new() };
    let mut flips: Vec<(Flip, f64)> = Vec::new();
    let one_service = OneService::of(&candidates);
    for axis in axes(scenario) {
        edges(axis, scenario, winner, &mut flips);
        if axis.current(scenario).is_none_or(|(current, _)| current == 0 && axis != Axis::Hours) {
            continue;
        }
        let along = match axis {
            Axis::OneService(service) => one_service.along(service),
            _ => Some(candidates.along(axis)),
        };
        if let Some(along) = along {
            beyond(axis, scenario, winner, &along, &mut flips);
        }
    }
    counted(scenario, winner, &mut flips);
    flips.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    flips.into_iter().map(|(flip, _)| flip).collect()
}

/// The numbers of a scenario along which costs are lines.
#[must_use]
pub fn axes(scenario: &Scenario) -> Vec<Axis> {
    let mut axes = vec![Axis::AllServices];
    if scenario.services.len() > 1 {
        let own = scenario.services.iter().filter(|used| !scenario.only_pulls_images(used));
        axes.extend(own.map(|used| Axis::OneService(used.service)));
    }
    if scenario.image_pulls > Gb::ZERO {
        axes.push(Axis::ImagePulls);
    }
    axes.extend([Axis::InternetOut, Axis::InternetIn]);
    if scenario.other_region.is_some() {
        axes.extend([Axis::OtherRegionOut, Axis::OtherRegionIn]);
    }
    if scenario.vpcs > 1 {
        axes.push(Axis::Vpcs);
    }
    axes.push(Axis::Hours);
    if scenario.public_hosts > 0 {
        axes.push(Axis::PublicHosts);
    }
    if scenario.has_shared_nat() && scenario.azs > Azs::ONE {
        axes.push(Axis::CrossAz);
    }
    if scenario.peering == Peering::Possible && scenario.vpcs > 1 && scenario.azs > Azs::ONE {
        axes.push(Axis::PeeringCrossAz);
    }
    axes.extend(scenario.price_items().0.into_iter().map(Axis::Price));
    axes
}

/// The flips along one number: the nearest below and the nearest above.
fn beyond(axis: Axis, scenario: &Scenario, winner: Design, along: &Along, flips: &mut Vec<(Flip, f64)>) {
    let (scale, cheapest_ranges) = (along.scale, &along.cheapest_ranges);
    let here = scale.current_ratio();
    let around = |range: &&CheapestRange| range.from <= here && range.to.is_none_or(|to| here <= to);
    // Where a price has tiers, one price for all of them can be another answer: then there is nothing to compare with.
    let Some(own) = cheapest_ranges.iter().filter(around).find(|range| range.design == winner) else {
        return;
    };
    if axis.is_counted() {
        flips.extend([false, true].into_iter().filter_map(|up| {
            let (count, becomes) = next_count(axis, scenario, winner, along, up)?;
            let flip = Flip { change: InputChange::Count { axis, count }, becomes, up };
            Some((flip, distance(scale.float(Ratio::whole(i128::from(count))), scale.float(here))))
        }));
        return;
    }
    let ends = Ratio::whole(i128::from(scale.last));
    let neighbour = |at: Ratio, up: bool| {
        let beyond = cheapest_ranges.iter().find(|range| if up { range.from == at } else { range.to == Some(at) })?;
        let flip = Flip { change: InputChange::Beyond { axis, scale, at }, becomes: beyond.design, up };
        Some((flip, distance(scale.float(at), scale.float(here))))
    };
    flips.extend(Some(own.from).filter(|from| *from > Ratio::ZERO).and_then(|from| neighbour(from, false)));
    let possible = |to: &Ratio| *to < ends && along.can_be_added_up(*to);
    flips.extend(own.to.filter(possible).and_then(|to| neighbour(to, true)));
}

/// The nearest count above or below the user's at which another design is cheapest, with that design.
///
/// Crossings lie between counts, so each range of another design is asked for the first count within it.
fn next_count(axis: Axis, scenario: &Scenario, winner: Design, along: &Along, up: bool) -> Option<(u64, Design)> {
    let AxisScale { current, last, .. } = along.scale;
    let whole = |at: Ratio| along.scale.millionths(at) / 1_000_000;
    let is_whole = |at: Ratio| Ratio::whole(i128::from(whole(at))) == at;
    let ranges = along.cheapest_ranges.iter().filter(|range| range.design != winner);
    let mut counts: Vec<u64> = if up {
        let starts = ranges.map(|range| range.from).filter(|from| along.can_be_added_up(*from));
        starts.map(|from| whole(from).saturating_add(1)).filter(|count| *count > current).collect()
    } else {
        let ends = ranges.filter_map(|range| range.to);
        // A hub is for several VPCs, so its line ends before a single VPC, where the others are on their own.
        let single = (axis == Axis::Vpcs).then_some(1);
        let before = ends.map(|to| whole(to).saturating_sub(u64::from(is_whole(to))));
        before.chain(single).filter(|count| *count < current).collect()
    };
    // Less than one host is none, and then public subnets are no choice.
    counts.retain(|count| (1..=last).contains(count));
    counts.sort_unstable_by_key(|count| count.abs_diff(current));
    counts.into_iter().find_map(|count| {
        let mut other = scenario.clone();
        axis.set(&mut other, count);
        let (becomes, _) = DesignTotals::of(&other).cheapest()?;
        (becomes != winner).then_some((count, becomes))
    })
}

/// What changes when a volume vanishes, or appears: designs become possible, or impossible.
fn edges(axis: Axis, scenario: &Scenario, winner: Design, flips: &mut Vec<(Flip, f64)>) {
    let (Axis::InternetOut | Axis::InternetIn | Axis::OtherRegionOut | Axis::OtherRegionIn) = axis else { return };
    let Some((current, _)) = axis.current(scenario) else { return };
    let mut other = scenario.clone();
    axis.set(&mut other, u64::from(current == 0));
    let Some((becomes, _)) = DesignTotals::of(&other).cheapest() else { return };
    // The last byte is another matter than the last but one only where it opens a design, or closes one.
    let mut beside = scenario.clone();
    axis.set(&mut beside, u64::from(current != 0));
    let beside =
        if current == 0 { Some(winner) } else { DesignTotals::of(&beside).cheapest().map(|(design, _)| design) };
    if becomes != winner && beside != Some(becomes) {
        let flip = Flip { change: InputChange::AnyOrNone(axis), becomes, up: current == 0 };
        flips.push((flip, if current == 0 { 0.0 } else { 1.0 }));
    }
}

/// The flips along counts that change more than one thing at once.
fn counted(scenario: &Scenario, winner: Design, flips: &mut Vec<(Flip, f64)>) {
    let mut search =
        |current: u32, least: u32, most: u32, change: &dyn Fn(&mut Scenario, u32) -> Option<InputChange>| {
            for up in [false, true] {
                let values: Box<dyn Iterator<Item = u32>> =
                    if up { Box::new(current.saturating_add(1)..=most) } else { Box::new((least..current).rev()) };
                for value in values {
                    let mut other = scenario.clone();
                    let Some(change) = change(&mut other, value) else { continue };
                    if let Some((becomes, _)) = DesignTotals::of(&other).cheapest()
                        && becomes != winner
                    {
                        let flip = Flip { change, becomes, up };
                        flips.push((flip, distance(f64::from(value), f64::from(current))));
                        break;
                    }
                }
            }
        };
    // More AZs than the Region has are no change that anyone can make, unless so many are stated already.
    let most_azs = |current: Azs| current.count().max(u32::from(scenario.region.info().azs));
    search(scenario.azs.count(), Azs::ONE.count(), most_azs(scenario.azs), &|other, value| {
        other.azs = Azs::new(value)?;
        Some(InputChange::Azs(other.azs))
    });
    // AWS makes no public NAT gateway without an address, unless so many are stated already.
    search(scenario.ipv4_per_nat, scenario.ipv4_per_nat.min(1), scenario.max_ipv4_per_nat(), &|other, value| {
        other.ipv4_per_nat = value;
        Some(InputChange::Addresses(value))
    });
    if scenario.nat_gbps > 0 {
        search(scenario.nat_gbps, 0, Scenario::MAX_NAT_GBPS, &|other, value| {
            other.nat_gbps = value;
            Some(InputChange::ProvisionedGbps(value))
        });
    }
    if let Some(region) = scenario.other_region.filter(|region| region.endpoints > 0) {
        search(region.endpoints, 0, OtherRegion::MAX_ENDPOINTS, &|other, value| {
            other.other_region = Some(OtherRegion { endpoints: value, ..region });
            Some(InputChange::OtherRegionEndpoints(value))
        });
    }
    for used in scenario.services.iter().filter(|used| used.azs.is_some()) {
        let azs = used.endpoint_azs(scenario);
        search(azs.count(), Azs::ONE.count(), most_azs(azs), &|other, value| {
            let azs = Azs::new(value)?;
            other.service_mut(used.service)?.azs = Some(azs);
            Some(InputChange::EndpointAzs(used.service, azs))
        });
    }
}

/// How far a value is from the user's, as a part of the user's: for the order of flips only.
fn distance(value: f64, current: f64) -> f64 {
    if current == 0.0 { f64::MAX } else { ((value - current) / current).abs() }
}
