//! The cheapest mix with a hub: for every service the cheapest of an endpoint in each VPC, one in the hub, and the way
//! out. Exact, at every step of an axis.
//!
//! A hub and a way out are few, so each pair of them is a frame whose hours are fixed. Within a frame
//!
//! ```text
//! fixed  +  tiers(GB through all endpoints)  +  zones(endpoints in the hub)  +  sum of all else, service by service
//! ```
//!
//! Tiers and zones couple the services, and both are the lowest of their lines, since their prices fall with the
//! quantity. So for each line of both every service decides alone, as in [`super::cheapest`]; a group decides between
//! the way out and endpoints, of which each stands where it costs less. `tests/product/properties.rs` compares this with
//! exhaustive search. Zones whose price rises with their number are refused: see [`Infeasible::DearerFurtherZones`].

use super::axis::AxisSamples;
use super::cheapest::{self, choices};
use super::curve::{Curve, Linear};
use crate::cost::design::{BesideHub, Egress, Hub, Path, Routing};
use crate::cost::endpoint::{self, data_lines};
use crate::cost::{Charge, Design, Infeasible, Rates, feasibility, hub, nat};
use crate::scenario::{Peering, Scenario};
use crate::units::{Gb, Share, Usd, UsdPerGb, UsdPerMonth};

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

/// A hub and a way out.
#[derive(Debug)]
struct Frame {
    /// How it routes what has no choice, with everything else on the way out or in the hub.
    base: Routing,
    units: Vec<Unit>,
    /// Whether endpoints may stand in the hub: not where nobody states what their zones cost.
    has_hub_endpoints: bool,
}

/// Services that take the way out together or not at all.
#[derive(Debug)]
struct Unit {
    members: Vec<Member>,
    ways: Ways,
}

/// A service by its place in the scenario, or the other Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    Service(usize),
    OtherRegion,
}

/// What a unit may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ways {
    Egress,
    Endpoints,
    Either,
}

/// A line of the tiers of endpoint data with a line of the prices of zones.
#[derive(Clone, Copy, Debug)]
struct Lines {
    fixed: Usd,
    data: UsdPerGb,
    zone: UsdPerMonth,
}

/// The frames in one scenario, with what every unit costs there on each pair of lines.
#[derive(Debug)]
pub(super) struct Priced<'a> {
    frames: &'a Frames,
    /// For each frame and pair of lines: what is fixed with the sum of all units, and each unit.
    sums: Vec<(usize, Vec<Usd>, Usd)>,
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
        let all =
            self.frames.iter().flat_map(|frame| lines.iter().map(move |lines| frame.routing(lines, scenario, prices)));
        // A line misstates the charge of a set that lies in another tier, so each is billed as it is.
        let billed = all.flatten().map(|routing| {
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
            let of_lines = |(zero, one): (&Lines, &Lines)| {
                let lines = Curve::line(Linear::through(zero.fixed, one.fixed));
                let units = frame.curve(0..frame.units.len(), [zero, one], samples);
                fixed.plus(&lines).plus(&units)
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
        let of_frame = |(at, frame): (usize, &Frame)| {
            let fixed: Usd = frame.fixed(scenario, prices).iter().map(Charge::amount).sum();
            let costs = Costs::of(frame, scenario, prices);
            let of_lines = |lines: &Lines| {
                let units: Vec<Usd> = frame.units.iter().map(|unit| costs.least(unit, lines)).collect();
                let sum = fixed + lines.fixed + units.iter().copied().sum();
                (at, units, sum)
            };
            lines.iter().map(of_lines).collect::<Vec<_>>()
        };
        Some(Priced { frames: self, sums: self.frames.iter().enumerate().flat_map(of_frame).collect() })
    }
}

impl Priced<'_> {
    /// The lowest total with a hub that is paid for.
    pub(super) fn least(&self) -> Option<Usd> {
        self.sums.iter().map(|(_, _, sum)| *sum).min()
    }

    /// The lowest total along the volume of the service at a place: only its own unit moves.
    pub(super) fn along(&self, service: usize, samples: &AxisSamples) -> Option<Curve> {
        let [zero, one] = [&samples.zero, &samples.one].map(|(_, prices)| self.frames.lines(prices));
        let pairs = zero.iter().zip(&one).cycle();
        let of_sum = |((frame, units, sum), (zero, one)): (&(usize, Vec<Usd>, Usd), (&Lines, &Lines))| {
            let frame = self.frames.frames.get(*frame)?;
            let own = frame.units.iter().position(|unit| unit.members.contains(&Member::Service(service)));
            let others = *sum - own.and_then(|own| units.get(own)).copied().unwrap_or(Usd::ZERO);
            let others = Curve::line(Linear { fixed: others, slope: Usd::ZERO });
            Some(others.plus(&frame.curve(own.into_iter(), [zero, one], samples)))
        };
        self.sums.iter().zip(pairs).filter_map(of_sum).reduce(|lower, curve| lower.min(&curve))
    }
}

impl Frame {
    /// A frame whose base is a mix without a hub, or endpoints only.
    fn of(base: Routing, scenario: &Scenario) -> Self {
        let decisions = if base.egress == Egress::None { Vec::new() } else { choices(scenario, &base) };
        let mut units: Vec<Unit> = Vec::with_capacity(scenario.services.len() + 1);
        for decision in &decisions {
            let services = decision.services.iter().map(|at| Member::Service(*at));
            let members = services.chain(decision.other_region.then_some(Member::OtherRegion)).collect();
            units.push(Unit { members, ways: Ways::Either });
        }
        let fixed = base.paths.iter().enumerate().map(|(at, path)| (Member::Service(at), *path));
        let fixed: Vec<_> = fixed.chain(base.other_region.map(|path| (Member::OtherRegion, path))).collect();
        for (member, path) in fixed {
            let ways = match path {
                Path::Egress => Ways::Egress,
                Path::Interface => Ways::Endpoints,
                // It is free and stands in each VPC.
                Path::Gateway => continue,
            };
            if !units.iter().any(|unit| unit.members.contains(&member)) {
                units.push(Unit { members: vec![member], ways });
            }
        }
        let mut frame = Self { base, units, has_hub_endpoints: true };
        frame.has_hub_endpoints = feasibility::unpriced_zones(frame.most_zones(scenario), scenario).is_empty();
        frame
    }

    /// The most zones that the hub could need: one for each endpoint that may stand in it.
    fn most_zones(&self, scenario: &Scenario) -> u32 {
        let units = self.units.iter().filter(|unit| unit.ways != Ways::Egress);
        let members = units.flat_map(|unit| &unit.members).filter(|member| member.may_stand_in_hub(scenario));
        members.map(|member| member.endpoints(scenario)).sum()
    }

    /// What no choice changes: hours of the hub and of the way out, and the internet's data.
    fn fixed<'p>(&self, scenario: &Scenario, prices: &'p Rates) -> Vec<Charge<'p>> {
        let alone = Scenario { services: Vec::new(), ..scenario.clone() };
        Routing { paths: Vec::new(), other_region: None, ..self.base.clone() }.charges(&alone, prices)
    }

    /// The sum of the lowest costs of some units along an axis, on a pair of lines.
    fn curve(&self, units: impl Iterator<Item = usize>, lines: [&Lines; 2], samples: &AxisSamples) -> Curve {
        let costs = [&samples.zero, &samples.one].map(|(scenario, prices)| Costs::of(self, scenario, prices));
        let line = |of: &dyn Fn(&Costs<'_>, &Lines) -> Usd| {
            let [zero, one] = [0, 1].map(|end: usize| of(&costs[end], lines[end]));
            Linear::through(zero, one)
        };
        let mut alone: Vec<Vec<Linear>> = Vec::new();
        let mut groups: Vec<Curve> = Vec::new();
        for unit in units.filter_map(|at| self.units.get(at)) {
            let egress = (unit.ways != Ways::Endpoints).then(|| line(&|costs, _| costs.egress(unit)));
            let endpoint = |member: &Member| -> Vec<Linear> {
                let own = line(&|costs, lines| costs.own(*member, lines));
                let in_hub = self.may_stand_in_hub(*member, &samples.zero.0);
                let in_hub = in_hub.then(|| line(&|costs, lines| costs.in_hub(*member, lines)));
                [own].into_iter().chain(in_hub).collect()
            };
            match (unit.ways, unit.members.as_slice()) {
                (Ways::Egress, _) => alone.push(egress.into_iter().collect()),
                (_, [member]) => alone.push(egress.into_iter().chain(endpoint(member)).collect()),
                (_, members) => {
                    let endpoints = Curve::sum_of_lowest(&members.iter().map(endpoint).collect::<Vec<_>>());
                    groups.push(egress.map_or(endpoints.clone(), |egress| endpoints.min(&Curve::line(egress))));
                }
            }
        }
        groups.iter().fold(Curve::sum_of_lowest(&alone), |sum, group| sum.plus(group))
    }

    /// The cheapest routing on a pair of lines; none if nothing of it stands in the hub.
    fn routing(&self, lines: &Lines, scenario: &Scenario, prices: &Rates) -> Option<Routing> {
        let costs = Costs::of(self, scenario, prices);
        let taken = self.units.iter().filter(|unit| costs.takes_endpoints(unit, lines));
        let taken = taken.flat_map(|unit| &unit.members);
        let routing = self.with_endpoints(taken.map(|member| (*member, !costs.stands_in_hub(*member, lines))));
        let endpoints = routing.interface_endpoints(scenario).any(|(_, shared)| shared)
            || (routing.other_region == Some(Path::Interface) && routing.shares_other_region());
        let egress = routing.egress != Egress::None && routing.shares_egress();
        (endpoints || egress).then_some(routing)
    }

    /// The base with some members on interface endpoints, each in the hub or beside it.
    fn with_endpoints(&self, taken: impl Iterator<Item = (Member, bool)>) -> Routing {
        let mut routing = self.base.clone();
        for (member, beside) in taken {
            match member {
                Member::Service(at) => {
                    routing.paths.iter_mut().skip(at).take(1).for_each(|path| *path = Path::Interface);
                    routing.beside_hub.services.extend(beside.then_some(at));
                }
                Member::OtherRegion => {
                    routing.other_region = Some(Path::Interface);
                    routing.beside_hub.other_region = beside;
                }
            }
        }
        routing.beside_hub.services.sort_unstable();
        routing
    }

    fn may_stand_in_hub(&self, member: Member, scenario: &Scenario) -> bool {
        self.has_hub_endpoints && member.may_stand_in_hub(scenario)
    }
}

impl Member {
    /// Its volume through one VPC.
    fn gb(self, scenario: &Scenario) -> Gb {
        match self {
            Self::Service(at) => scenario.services.get(at).map_or(Gb::ZERO, |used| used.gb),
            Self::OtherRegion => scenario.other_region_gb(),
        }
    }

    /// How many endpoints it needs in a VPC.
    fn endpoints(self, scenario: &Scenario) -> u32 {
        match self {
            Self::Service(_) => 1,
            Self::OtherRegion => scenario.other_region.map_or(0, |other| other.endpoints),
        }
    }

    /// Whether no requirement wants its endpoint in each VPC.
    fn may_stand_in_hub(self, scenario: &Scenario) -> bool {
        match self {
            Self::Service(at) => {
                scenario.services.get(at).is_none_or(|used| !scenario.requirements.control(used.service))
            }
            Self::OtherRegion => true,
        }
    }

    fn hours(self, scenario: &Scenario, prices: &Rates, deployments: u32) -> Usd {
        let charge = match self {
            Self::Service(at) => {
                scenario.services.get(at).map(|used| endpoint::hours(scenario, prices, used, deployments))
            }
            Self::OtherRegion => {
                let hours = |other| endpoint::other_region_hours(scenario, prices, &other, deployments);
                scenario.other_region.map(hours)
            }
        };
        charge.map_or(Usd::ZERO, |charge| charge.amount())
    }

    fn is_custom(self, scenario: &Scenario) -> bool {
        matches!(self, Self::Service(at) if scenario.services.get(at).is_some_and(|used| used.service.is_custom()))
    }
}

/// What units cost in a frame, in one scenario.
struct Costs<'a> {
    frame: &'a Frame,
    scenario: &'a Scenario,
    prices: &'a Rates,
    /// A GB on the way out.
    egress_gb: Usd,
    /// A GB on the way to the hub's endpoints.
    hub_gb: Usd,
}

impl<'a> Costs<'a> {
    fn of(frame: &'a Frame, scenario: &'a Scenario, prices: &'a Rates) -> Self {
        let over_transit_gateway = prices.transit_gateway_gb.rate.per_gb_of(Share::ALL);
        let egress_gb = if frame.base.hub == Hub::TransitGateway && frame.base.shares_egress() {
            nat::usd_for_each_gb_in_hub(scenario, prices) + over_transit_gateway
        } else {
            nat::usd_for_each_gb(scenario, prices)
        };
        let hub_gb = match frame.base.hub {
            Hub::Peering => hub::peering_usd_for_each_gb(scenario, prices),
            _ => over_transit_gateway,
        };
        Self { frame, scenario, prices, egress_gb, hub_gb }
    }

    fn all_vpcs(&self, member: Member) -> Gb {
        Gb::from_units(member.gb(self.scenario).units().saturating_mul(u64::from(self.scenario.vpcs)))
    }

    /// A unit on the way out.
    fn egress(&self, unit: &Unit) -> Usd {
        let of_member = |member: &Member| {
            let gb = self.all_vpcs(*member);
            let public = if member.is_custom(self.scenario) { self.prices.inter_az_gb.rate * gb } else { Usd::ZERO };
            self.egress_gb.for_each_gb(gb) + public
        };
        unit.members.iter().map(of_member).sum()
    }

    /// An endpoint in each VPC.
    fn own(&self, member: Member, lines: &Lines) -> Usd {
        member.hours(self.scenario, self.prices, self.scenario.vpcs) + lines.data * self.all_vpcs(member)
    }

    /// An endpoint in the hub, with its zone and the way there.
    fn in_hub(&self, member: Member, lines: &Lines) -> Usd {
        let gb = self.all_vpcs(member);
        let zones = lines.zone * member.endpoints(self.scenario);
        member.hours(self.scenario, self.prices, 1) + lines.data * gb + self.hub_gb.for_each_gb(gb) + zones
    }

    fn stands_in_hub(&self, member: Member, lines: &Lines) -> bool {
        self.frame.may_stand_in_hub(member, self.scenario) && self.in_hub(member, lines) < self.own(member, lines)
    }

    fn endpoints(&self, unit: &Unit, lines: &Lines) -> Usd {
        let of_member = |member: &Member| {
            if self.stands_in_hub(*member, lines) { self.in_hub(*member, lines) } else { self.own(*member, lines) }
        };
        unit.members.iter().map(of_member).sum()
    }

    fn takes_endpoints(&self, unit: &Unit, lines: &Lines) -> bool {
        match unit.ways {
            Ways::Egress => false,
            Ways::Endpoints => true,
            Ways::Either => self.endpoints(unit, lines) < self.egress(unit),
        }
    }

    fn least(&self, unit: &Unit, lines: &Lines) -> Usd {
        if self.takes_endpoints(unit, lines) { self.endpoints(unit, lines) } else { self.egress(unit) }
    }
}
