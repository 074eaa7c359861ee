//! A hub with a way out, and what the services may choose within it.

use super::costs::{Lines, UnitCosts};
use crate::compare::cheapest::choices;
use crate::cost::design::{Egress, Path, Routing};
use crate::cost::{Charge, Rates, endpoint, feasibility};
use crate::scenario::Scenario;
use crate::units::{Gb, Usd};

/// A hub and a way out.
#[derive(Debug)]
pub(super) struct Frame {
    /// How it routes what has no choice, with everything else on the way out or in the hub.
    pub(super) base: Routing,
    pub(super) units: Vec<Unit>,
    /// Whether endpoints may stand in the hub: not where nobody states what their zones cost.
    pub(super) has_hub_endpoints: bool,
}

/// Services that take the way out together or not at all.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) members: Vec<Member>,
    pub(super) ways: Ways,
}

/// A service by its place in the scenario, or the other Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Service(usize),
    OtherRegion,
}

/// What a unit may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ways {
    Egress,
    Endpoints,
    Either,
}

impl Frame {
    /// A frame whose base is a mix without a hub, or endpoints only.
    pub(super) fn of(base: Routing, scenario: &Scenario) -> Self {
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
    pub(super) fn most_zones(&self, scenario: &Scenario) -> u32 {
        let units = self.units.iter().filter(|unit| unit.ways != Ways::Egress);
        let members = units.flat_map(|unit| &unit.members).filter(|member| member.may_stand_in_hub(scenario));
        members.map(|member| member.endpoints(scenario)).sum()
    }

    /// What no choice changes: hours of the hub and of the way out, and the internet's data.
    pub(super) fn fixed<'p>(&self, scenario: &Scenario, prices: &'p Rates) -> Vec<Charge<'p>> {
        let alone = Scenario { services: Vec::new(), ..scenario.clone() };
        Routing { paths: Vec::new(), other_region: None, ..self.base.clone() }.charges(&alone, prices)
    }

    /// What all units cost in a scenario.
    pub(super) fn costs(&self, scenario: &Scenario, prices: &Rates) -> Vec<UnitCosts> {
        UnitCosts::all(&self.units, self, scenario, prices)
    }

    /// The cheapest routing on a pair of lines, given what all units cost; none if nothing of it stands in the hub.
    pub(super) fn routing(&self, costs: &[UnitCosts], lines: &Lines, scenario: &Scenario) -> Option<Routing> {
        let taken = self.units.iter().zip(costs).filter(|(_, costs)| costs.takes_endpoints(lines));
        let taken = taken.flat_map(|(unit, costs)| unit.members.iter().copied().zip(costs.stand_beside_hub(lines)));
        let routing = self.with_endpoints(taken);
        let endpoints = routing.interface_endpoints(scenario).any(|(_, shared)| shared)
            || (routing.other_region == Some(Path::Interface) && routing.shares_other_region());
        let egress = routing.egress != Egress::None && routing.shares_egress();
        (endpoints || egress).then_some(routing)
    }

    /// The base with some members on interface endpoints, each in the hub or beside it.
    pub(super) fn with_endpoints(&self, taken: impl Iterator<Item = (Member, bool)>) -> Routing {
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

    pub(super) fn may_stand_in_hub(&self, member: Member, scenario: &Scenario) -> bool {
        self.has_hub_endpoints && member.may_stand_in_hub(scenario)
    }
}

impl Member {
    /// Its volume through one VPC.
    pub(super) fn gb(self, scenario: &Scenario) -> Gb {
        match self {
            Self::Service(at) => scenario.services.get(at).map_or(Gb::ZERO, |used| used.gb),
            Self::OtherRegion => scenario.other_region_gb(),
        }
    }

    /// How many endpoints it needs in a VPC.
    pub(super) fn endpoints(self, scenario: &Scenario) -> u32 {
        match self {
            Self::Service(_) => 1,
            Self::OtherRegion => scenario.other_region.map_or(0, |other| other.endpoints),
        }
    }

    /// Whether no requirement wants its endpoint in each VPC.
    pub(super) fn may_stand_in_hub(self, scenario: &Scenario) -> bool {
        match self {
            Self::Service(at) => {
                scenario.services.get(at).is_none_or(|used| !scenario.requirements.control(used.service))
            }
            Self::OtherRegion => true,
        }
    }

    pub(super) fn hours(self, scenario: &Scenario, prices: &Rates, deployments: u32) -> Usd {
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

    pub(super) fn is_custom(self, scenario: &Scenario) -> bool {
        matches!(self, Self::Service(at) if scenario.services.get(at).is_some_and(|used| used.service.is_custom()))
    }
}
