//! What services cost within a frame, path by path.

use super::frame::{Frame, Member, Unit, Ways};
use crate::compare::curve::{Curve, Linear};
use crate::cost::design::Hub;
use crate::cost::{Rates, hub, nat};
use crate::scenario::Scenario;
use crate::units::{Gb, Share, Usd, UsdPerGb, UsdPerMonth};

/// A line of the tiers of endpoint data with a line of the prices of zones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    pub(super) fixed: Usd,
    pub(super) data: UsdPerGb,
    pub(super) zone: UsdPerMonth,
}

/// What a unit costs in a frame, in one scenario.
#[derive(Clone, Debug)]
pub(super) struct UnitCosts {
    ways: Ways,
    /// All of it on the way out.
    egress: Usd,
    members: Vec<MemberCosts>,
}

/// What the endpoints of a service cost, without what depends on lines.
#[derive(Clone, Copy, Debug)]
struct MemberCosts {
    /// Its volume, all VPCs together.
    gb: Gb,
    /// The hours of an endpoint in each VPC.
    own: Usd,
    /// The hours of one in the hub with the way there, and its zones; none where it may not stand there.
    in_hub: Option<(Usd, u32)>,
}

/// The lowest cost of a unit along an axis.
pub(super) enum Lowest {
    /// The lowest of a few lines.
    OfLines(Vec<Linear>),
    /// Services of a group decide together, and their endpoints alone.
    OfGroup(Curve),
}

impl UnitCosts {
    /// What units of a frame cost.
    pub(super) fn all<'u>(
        units: impl IntoIterator<Item = &'u Unit>,
        frame: &Frame,
        scenario: &Scenario,
        prices: &Rates,
    ) -> Vec<Self> {
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
        let all_vpcs =
            |member: Member| Gb::from_units(member.gb(scenario).units().saturating_mul(u64::from(scenario.vpcs)));
        let egress = |member: &Member| {
            let gb = all_vpcs(*member);
            let public = if member.is_custom(scenario) { prices.inter_az_gb.rate * gb } else { Usd::ZERO };
            egress_gb.for_each_gb(gb) + public
        };
        let endpoints = |member: &Member| {
            let gb = all_vpcs(*member);
            let in_hub = || (member.hours(scenario, prices, 1) + hub_gb.for_each_gb(gb), member.endpoints(scenario));
            MemberCosts {
                gb,
                own: member.hours(scenario, prices, scenario.vpcs),
                in_hub: frame.may_stand_in_hub(*member, scenario).then(in_hub),
            }
        };
        let costs = units.into_iter().map(|unit| Self {
            ways: unit.ways,
            egress: unit.members.iter().map(egress).sum(),
            members: unit.members.iter().map(endpoints).collect(),
        });
        costs.collect()
    }

    /// Whether endpoints cost less than the way out, or are all that there is.
    pub(super) fn takes_endpoints(&self, lines: &Lines) -> bool {
        match self.ways {
            Ways::Egress => false,
            Ways::Endpoints => true,
            Ways::Either => self.endpoints(lines) < self.egress,
        }
    }

    /// For each member whether its endpoint costs less in each VPC than in the hub.
    pub(super) fn stand_beside_hub(&self, lines: &Lines) -> impl Iterator<Item = bool> {
        self.members.iter().map(|member| member.in_hub(lines).is_none_or(|in_hub| member.own(lines) <= in_hub))
    }

    pub(super) fn least(&self, lines: &Lines) -> Usd {
        if self.takes_endpoints(lines) { self.endpoints(lines) } else { self.egress }
    }

    /// The lowest cost along an axis, given the costs at steps 0 and 1.
    pub(super) fn along(ends: [&Self; 2], lines: [&Lines; 2]) -> Lowest {
        let [zero, one] = ends;
        let egress = (zero.ways != Ways::Endpoints).then(|| Linear::through(zero.egress, one.egress));
        let endpoint = |(zero, one): (&MemberCosts, &MemberCosts)| -> Vec<Linear> {
            let own = Linear::through(zero.own(lines[0]), one.own(lines[1]));
            let in_hub = zero.in_hub(lines[0]).zip(one.in_hub(lines[1]));
            [own].into_iter().chain(in_hub.map(|(zero, one)| Linear::through(zero, one))).collect()
        };
        let mut endpoints = zero.members.iter().zip(&one.members).map(endpoint);
        match (zero.ways, zero.members.len()) {
            (Ways::Egress, _) => Lowest::OfLines(egress.into_iter().collect()),
            (_, ..=1) => Lowest::OfLines(egress.into_iter().chain(endpoints.next().into_iter().flatten()).collect()),
            _ => {
                let endpoints = Curve::sum_of_lowest(&endpoints.collect::<Vec<_>>());
                Lowest::OfGroup(egress.map_or_else(|| endpoints.clone(), |egress| endpoints.min(&Curve::line(egress))))
            }
        }
    }

    fn endpoints(&self, lines: &Lines) -> Usd {
        let least = |member: &MemberCosts| {
            let own = member.own(lines);
            member.in_hub(lines).map_or(own, |in_hub| in_hub.min(own))
        };
        self.members.iter().map(least).sum()
    }
}

impl MemberCosts {
    fn own(&self, lines: &Lines) -> Usd {
        self.own + lines.data * self.gb
    }

    fn in_hub(&self, lines: &Lines) -> Option<Usd> {
        let (hours_and_way, zones) = self.in_hub?;
        Some(hours_and_way + lines.data * self.gb + lines.zone * zones)
    }
}
