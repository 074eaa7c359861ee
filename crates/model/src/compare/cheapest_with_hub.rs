//! The cheapest mix with a hub: for every service the cheapest of an endpoint in each VPC, one in the hub, and the way
//! out. Exact, at every step of an axis.
//!
//! Hubs and ways out are few, so each pair of them is a frame whose hours are fixed. Within a frame
//!
//! ```text
//! fixed  +  tiers(GB through all endpoints)  +  zones(endpoints in the hub)  +  sum of all else, service by service
//! ```
//!
//! Tiers and zones couple the services, and both are the lowest of their lines, since their prices fall with the
//! quantity. So for each line of both every service decides alone, as in [`super::cheapest`]; a group decides between
//! the way out and endpoints, of which each stands where it costs less. `tests/product/properties.rs` compares this
//! with exhaustive search. Zones whose price rises with their number are refused: see
//! [`Infeasible::DearerFurtherZones`].

use super::axis::AxisSamples;
use super::cheapest;
use super::curve::{Curve, Linear};
use crate::cost::design::{BesideHub, Egress, Hub, Routing};
use crate::cost::endpoint::data_lines;
use crate::cost::{Charge, Design, Infeasible, Rates, hub};
use crate::scenario::{Peering, Scenario};
use crate::units::Usd;
use costs::{Lines, Lowest, UnitCosts};
use frame::{Frame, Member, Ways};

mod costs;
mod frame;

/// The cheapest mix with a hub along an axis, and how it routes the services at the current value.
///
/// # Errors
/// When there is but one VPC, no cheapest mix, or zones whose price rises with their number.
pub fn mix(scenario: &Scenario, prices: &Rates, samples: &AxisSamples) -> Result<(Curve, Routing), Vec<Infeasible>> {
    let (without_hub, _) = cheapest::mix(scenario, prices, samples)?;
    let routing = routing(scenario, prices)?;
    let with_hub = Frames::of(scenario).lowest(samples).ok_or_else(|| vec![Infeasible::DearerFurtherZones])?;
    Ok((with_hub.min(&without_hub), routing))
}

/// How the cheapest mix with a hub routes the services at the current value.
///
/// # Errors
/// As [`mix`].
pub fn routing(scenario: &Scenario, prices: &Rates) -> Result<Routing, Vec<Infeasible>> {
    let without_hub = cheapest::routing(scenario, prices);
    if scenario.vpcs < 2 {
        let against = without_hub.err().unwrap_or_default();
        return Err([Infeasible::OneVpc].into_iter().chain(against).collect());
    }
    let without_hub = without_hub?;
    let frames = Frames::of(scenario);
    if !frames.zones_can_be_added_up(prices) {
        return Err(vec![Infeasible::DearerFurtherZones]);
    }
    let total = cheapest::total(&without_hub, scenario, prices);
    let with_hub = frames.cheapest(scenario, prices).filter(|(_, with_hub)| *with_hub < total);
    Ok(with_hub.map_or(without_hub, |(routing, _)| routing))
}

/// Every hub with every way out, with an endpoint wherever one may be chosen: all in the hub as far as they may stand
/// there, and all in each VPC.
pub(super) fn all_endpoints(scenario: &Scenario) -> Vec<Routing> {
    let frames = Frames::of(scenario).frames;
    let routings = frames.iter().flat_map(|frame| {
        [false, true].map(|own| {
            let units = frame.units.iter().filter(|unit| unit.ways != Ways::Egress).flat_map(|unit| &unit.members);
            frame.with_endpoints(units.map(|member| (*member, own || !member.may_stand_in_hub(scenario))))
        })
    });
    routings.collect()
}

/// Every hub with every way out, and what each service may choose within it.
#[derive(Debug)]
pub(super) struct Frames {
    frames: Vec<Frame>,
    /// Whether the hub may have more endpoints than there are zones at the first price.
    has_further_zones: bool,
}

/// The frames in one scenario, added up.
#[derive(Debug)]
pub(super) struct Priced<'a> {
    frames: &'a Frames,
    /// For each frame the sums on each pair of lines.
    sums: Vec<Vec<Sum>>,
}

/// What a frame costs on a pair of lines.
#[derive(Debug)]
struct Sum {
    /// The lowest cost of each unit.
    units: Vec<Usd>,
    /// All of them with what is fixed.
    total: Usd,
}

impl Frames {
    /// The frames of a scenario; none for one VPC, or where there is no cheapest mix either.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let hubs = [Some(Hub::TransitGateway), (scenario.peering != Peering::Unsaid).then_some(Hub::Peering)];
        let with_nat = Routing::of(Design::CheapestMix, scenario).ok();
        let without = Routing::of(Design::EndpointsOnly, scenario).ok();
        let mut frames = Vec::new();
        for hub in hubs.into_iter().flatten().filter(|_| scenario.vpcs > 1) {
            for base in [&with_nat, &without].into_iter().flatten() {
                // A peering leads to no NAT gateway, so the way out stays in each VPC without a word.
                let own_egress = hub == Hub::TransitGateway && base.egress != Egress::None;
                for egress in [false, true].into_iter().filter(|own| !own || own_egress) {
                    let beside_hub = BesideHub { egress, ..BesideHub::default() };
                    frames.push(Frame::of(Routing { hub, beside_hub, ..base.clone() }, scenario));
                }
            }
        }
        let most = frames.iter().map(|frame| frame.most_zones(scenario)).max().unwrap_or(0);
        Self { frames, has_further_zones: hub::zones(most).1 > 0 }
    }

    /// Whether the price of zones is the lowest of its lines.
    fn zones_can_be_added_up(&self, prices: &Rates) -> bool {
        !self.has_further_zones || prices.private_zone_over_25_month.rate <= prices.private_zone_month.rate
    }

    /// The pairs of lines, of which the right one costs the least.
    fn lines(&self, prices: &Rates) -> Vec<Lines> {
        let (first, further) = (prices.private_zone_month.rate, prices.private_zone_over_25_month.rate);
        let zones = std::iter::once((Usd::ZERO, first)).chain(
            self.has_further_zones.then(|| ((first * hub::FIRST_ZONES) - (further * hub::FIRST_ZONES), further)),
        );
        let pairs = zones.flat_map(|zone| data_lines(prices).into_iter().map(move |data| (zone, data)));
        pairs.map(|((saved, zone), (offset, data))| Lines { fixed: saved + offset, data, zone }).collect()
    }

    /// The cheapest routing that has anything in a hub, and its total; none where nothing is cheaper in any.
    fn cheapest(&self, scenario: &Scenario, prices: &Rates) -> Option<(Routing, Usd)> {
        let lines = self.lines(prices);
        let of_frame = |frame: &Frame| {
            let costs = frame.costs(scenario, prices);
            lines.iter().filter_map(|lines| frame.routing(&costs, lines, scenario)).collect::<Vec<_>>()
        };
        // A line misstates the charge of a set that lies in another tier, so each is billed as it is.
        let billed = self.frames.iter().flat_map(of_frame).map(|routing| {
            let total = cheapest::total(&routing, scenario, prices);
            (routing, total)
        });
        billed.min_by_key(|(_, total)| *total)
    }

    /// The lowest cost along an axis with a hub that is paid for, whether or not anything stands in it; none where
    /// zones cannot be added up.
    pub(super) fn lowest(&self, samples: &AxisSamples) -> Option<Curve> {
        let ends = [&samples.zero, &samples.one];
        if ends.iter().any(|(_, prices)| !self.zones_can_be_added_up(prices)) {
            return None;
        }
        let [zero, one] = ends.map(|(_, prices)| self.lines(prices));
        let of_frame = |frame: &Frame| {
            let [at_zero, at_one] = ends.map(|(scenario, prices)| frame.fixed(scenario, prices));
            let fixed = Curve::of_charges(&at_zero, &at_one);
            let costs = ends.map(|(scenario, prices)| frame.costs(scenario, prices));
            let of_lines = |(zero, one): (&Lines, &Lines)| {
                let lines = Curve::line(Linear::through(zero.fixed, one.fixed));
                fixed.plus(&lines).plus(&along([&costs[0], &costs[1]], [zero, one]))
            };
            zero.iter().zip(&one).map(of_lines).reduce(|lower, curve| lower.min(&curve))
        };
        self.frames.iter().filter_map(of_frame).reduce(|lower, curve| lower.min(&curve))
    }

    /// The frames at the current value, added up so that one volume can vary; none where zones cannot be added up.
    pub(super) fn priced(&self, scenario: &Scenario, prices: &Rates) -> Option<Priced<'_>> {
        if self.frames.is_empty() || !self.zones_can_be_added_up(prices) {
            return None;
        }
        let lines = self.lines(prices);
        let of_frame = |frame: &Frame| {
            let fixed: Usd = frame.fixed(scenario, prices).iter().map(Charge::amount).sum();
            let costs = frame.costs(scenario, prices);
            let of_lines = |lines: &Lines| {
                let units: Vec<Usd> = costs.iter().map(|unit| unit.least(lines)).collect();
                Sum { total: fixed + lines.fixed + units.iter().copied().sum(), units }
            };
            lines.iter().map(of_lines).collect()
        };
        Some(Priced { frames: self, sums: self.frames.iter().map(of_frame).collect() })
    }
}

impl Priced<'_> {
    /// The lowest total with a hub that is paid for.
    pub(super) fn least(&self) -> Option<Usd> {
        self.sums.iter().flatten().map(|sum| sum.total).min()
    }

    /// The lowest total along the volume of the service at a place: only its own unit moves.
    pub(super) fn along(&self, service: usize, samples: &AxisSamples) -> Option<Curve> {
        let ends = [&samples.zero, &samples.one];
        let [zero, one] = ends.map(|(_, prices)| self.frames.lines(prices));
        let of_frame = |(frame, sums): (&Frame, &Vec<Sum>)| {
            let own = frame.units.iter().position(|unit| unit.members.contains(&Member::Service(service)));
            let unit = own.and_then(|own| frame.units.get(own));
            let costs = ends.map(|(scenario, prices)| UnitCosts::all(unit, frame, scenario, prices));
            let of_sum = |(sum, (zero, one)): (&Sum, (&Lines, &Lines))| {
                let here = own.and_then(|own| sum.units.get(own)).copied().unwrap_or(Usd::ZERO);
                let others = Curve::line(Linear { fixed: sum.total - here, slope: Usd::ZERO });
                others.plus(&along([&costs[0], &costs[1]], [zero, one]))
            };
            sums.iter().zip(zero.iter().zip(&one)).map(of_sum).reduce(|lower, curve| lower.min(&curve))
        };
        self.frames.frames.iter().zip(&self.sums).filter_map(of_frame).reduce(|lower, curve| lower.min(&curve))
    }
}

/// The sum of the lowest costs of units along an axis, given their costs at steps 0 and 1, on a pair of lines.
fn along([zero, one]: [&[UnitCosts]; 2], lines: [&Lines; 2]) -> Curve {
    let mut alone: Vec<Vec<Linear>> = Vec::with_capacity(zero.len());
    let mut groups: Vec<Curve> = Vec::new();
    for ends in zero.iter().zip(one) {
        match UnitCosts::along(ends.into(), lines) {
            Lowest::OfLines(lines) => alone.push(lines),
            Lowest::OfGroup(group) => groups.push(group),
        }
    }
    groups.iter().fold(Curve::sum_of_lowest(&alone), |sum, group| sum.plus(group))
}
