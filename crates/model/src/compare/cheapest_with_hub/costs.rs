//! What services cost within a frame, path by path.

use super::frame::{Frame, Member, Unit, Ways};
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

/// What units cost in a frame, in one scenario.
pub(super) struct Costs<'a> {
    frame: &'a Frame,
    scenario: &'a Scenario,
    prices: &'a Rates,
    /// A GB on the way out.
    egress_gb: Usd,
    /// A GB on the way to the hub's endpoints.
    hub_gb: Usd,
}

impl<'a> Costs<'a> {
    pub(super) fn of(frame: &'a Frame, scenario: &'a Scenario, prices: &'a Rates) -> Self {
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

    pub(super) fn all_vpcs(&self, member: Member) -> Gb {
        Gb::from_units(member.gb(self.scenario).units().saturating_mul(u64::from(self.scenario.vpcs)))
    }

    /// A unit on the way out.
    pub(super) fn egress(&self, unit: &Unit) -> Usd {
        let of_member = |member: &Member| {
            let gb = self.all_vpcs(*member);
            let public = if member.is_custom(self.scenario) { self.prices.inter_az_gb.rate * gb } else { Usd::ZERO };
            self.egress_gb.for_each_gb(gb) + public
        };
        unit.members.iter().map(of_member).sum()
    }

    /// An endpoint in each VPC.
    pub(super) fn own(&self, member: Member, lines: &Lines) -> Usd {
        member.hours(self.scenario, self.prices, self.scenario.vpcs) + lines.data * self.all_vpcs(member)
    }

    /// An endpoint in the hub, with its zone and the way there.
    pub(super) fn in_hub(&self, member: Member, lines: &Lines) -> Usd {
        let gb = self.all_vpcs(member);
        let zones = lines.zone * member.endpoints(self.scenario);
        member.hours(self.scenario, self.prices, 1) + lines.data * gb + self.hub_gb.for_each_gb(gb) + zones
    }

    pub(super) fn stands_in_hub(&self, member: Member, lines: &Lines) -> bool {
        self.frame.may_stand_in_hub(member, self.scenario) && self.in_hub(member, lines) < self.own(member, lines)
    }

    pub(super) fn endpoints(&self, unit: &Unit, lines: &Lines) -> Usd {
        let of_member = |member: &Member| {
            if self.stands_in_hub(*member, lines) { self.in_hub(*member, lines) } else { self.own(*member, lines) }
        };
        unit.members.iter().map(of_member).sum()
    }

    pub(super) fn takes_endpoints(&self, unit: &Unit, lines: &Lines) -> bool {
        match unit.ways {
            Ways::Egress => false,
            Ways::Endpoints => true,
            Ways::Either => self.endpoints(unit, lines) < self.egress(unit),
        }
    }

    pub(super) fn least(&self, unit: &Unit, lines: &Lines) -> Usd {
        if self.takes_endpoints(unit, lines) { self.endpoints(unit, lines) } else { self.egress(unit) }
    }
}
