//! The volume from which a single endpoint pays for itself, and the cost of each path of a service.

use super::crossing::{Meeting, meetings};
use super::curve::{Curve, Linear};
use crate::catalogue::services::ServiceId;
use crate::cost::charge::Charge;
use crate::cost::design::{Hub, Routing};
use crate::cost::endpoint::{has_gateway, hours};
use crate::cost::{Design, Rates, feasibility, hub, nat};
use crate::scenario::{Scenario, ServiceUse};
use crate::units::{Gb, Ratio, Usd};

/// The marginal break-even of one service's interface endpoint, NAT gateways staying anyway, and what its data
/// costs a month on each path that it could take.
///
/// Never to be confused with the replacement break-even, from which on endpoints together
/// let the NAT gateways go: that one is the crossing of the endpoints-only curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointBreakEven {
    /// The service.
    pub service: ServiceId,
    /// The services of its group, which are counted with it; often none.
    pub with: Vec<ServiceId>,
    /// Their monthly volume per VPC.
    pub gb: Gb,
    /// The volume per VPC from which the endpoint pays for itself; none if it never does.
    ///
    /// `AZs x hours x endpoint_hour / (NAT price of a GB - endpoint_gb)`, exact across tiers, with the
    /// endpoint taken alone. In steps of a millionth of a GB. Of an endpoint that so many VPCs share:
    /// `(AZs x hours x endpoint_hour + zone) / (VPCs x (NAT price of a GB - endpoint_gb - the way to it))`.
    pub from: Option<Ratio>,
    /// Whether their volume is above that.
    pub pays: bool,
    /// How many VPCs share their endpoints, in a hub or a shared VPC; none where each VPC has its own.
    pub shared_by: Option<u32>,
    /// The monthly charges of their endpoints in one VPC, or in the one that all share: hours, hosted zones.
    pub hours: Usd,
    /// The saving per GB of each VPC compared with NAT gateways, in the first tier.
    pub saved_each_gb: Usd,
    /// The cost of their data through NAT gateways, without the gateways' hours.
    pub through_nat: Usd,
    /// The cost of their endpoints and data, with these endpoints alone in the price tiers.
    pub through_endpoints: Usd,
}

impl EndpointBreakEven {
    /// The calculation of the break-even: `hours / saving per GB`; none if it lies beyond the first tier.
    #[must_use]
    pub fn working(&self) -> Option<(Usd, Usd)> {
        let (hours, saved) = (self.hours, self.saved_each_gb);
        let from = Ratio::new(hours.units(), saved.units())?;
        (self.from?.millionths_of(1, Gb::ONE.units()) == from.millionths_of(1, 1)).then_some((hours, saved))
    }

    /// The break-even in GB, with up to `decimals` decimals.
    #[must_use]
    pub fn from_gb(&self, decimals: u32) -> Option<String> {
        self.from.map(|steps| steps.of_parts(1, Gb::ONE.units(), decimals))
    }
}

/// The marginal break-even of every service that an interface endpoint could take off NAT gateways; none where NAT
/// gateways cannot be.
///
/// Each endpoint stands where the routing has it, or would have it: once for all VPCs in a hub or a shared VPC, or
/// beside the hub in each VPC. It is compared with NAT gateways where the routing has them. Without a routing each VPC
/// has its own of both.
#[must_use]
pub fn break_even(scenario: &Scenario, prices: &Rates, routing: Option<&Routing>) -> Vec<EndpointBreakEven> {
    if !feasibility::reasons(Design::CheapestMix, scenario).is_empty() {
        return Vec::new();
    }
    let candidates = scenario.services.iter().filter(|used| feasibility::is_open(used, scenario));
    let first = |used: &&ServiceUse| {
        let earlier = |group| scenario.services.iter().find(|other| other.group == Some(group));
        used.group.and_then(earlier).is_none_or(|first| first.service == used.service)
    };
    candidates.filter(first).map(|used| of_service(scenario, prices, routing, used)).collect()
}

fn of_service(scenario: &Scenario, prices: &Rates, routing: Option<&Routing>, used: &ServiceUse) -> EndpointBreakEven {
    let together = |(_, other): &(usize, &ServiceUse)| {
        let in_group = used.group.is_some() && other.group == used.group && !has_gateway(other.service);
        other.service == used.service || in_group
    };
    let members: Vec<_> = scenario.services.iter().enumerate().filter(together).collect();
    let gb = members.iter().map(|(_, used)| used.gb).sum();
    let shared_by = routing.filter(|routing| members.iter().all(|(at, _)| routing.shares_endpoint(*at)));
    let all_vpcs = |gb: Gb| Gb::from_units(gb.units().saturating_mul(u64::from(scenario.vpcs)));
    let sets = if shared_by.is_some() { 1 } else { scenario.vpcs };
    let fixed_of = |sets| -> Usd {
        let is_in_hub = shared_by.is_some_and(|routing| routing.hub.is_another_vpc());
        let each = |used| {
            let zones = hub::private_zones(prices, u32::from(is_in_hub));
            hours(scenario, prices, used, sets).amount() + zones.iter().map(Charge::amount).sum()
        };
        members.iter().map(|(_, used)| each(used)).sum()
    };
    let (nat_each_gb, way_each_gb) = each_gb(scenario, prices, routing, shared_by.is_some(), used);
    let step = all_vpcs(Gb::from_units(1));
    let data = Curve::of_data((Gb::ZERO, step), &prices.endpoint_gb);
    let fixed = Linear::through(fixed_of(sets), fixed_of(sets) + way_each_gb.for_each_gb(step));
    let endpoint = data.plus(&Curve::line(fixed));
    let through_nat = Curve::line(Linear::through(Usd::ZERO, nat_each_gb.for_each_gb(step)));
    let from = meetings(&through_nat, &endpoint).into_iter().find_map(|meeting| match meeting {
        Meeting::Cross(at) => Some(at),
        // Free hours: the endpoint pays from the first byte, if its data is the cheaper.
        Meeting::Touch(at) => (endpoint.line_at(at).slope < through_nat.line_at(at).slope).then_some(at),
        // Side by side for a while, then the endpoint's next tier is the cheaper.
        Meeting::Coincide { to, .. } => to.filter(|to| endpoint.line_at(*to).slope < through_nat.line_at(*to).slope),
    });
    let through_nat = nat_each_gb.for_each_gb(all_vpcs(gb));
    let through_endpoints = endpoint.at(Ratio::whole(i128::from(gb.units())));
    let others = members.iter().map(|(_, used)| used.service).filter(|service| *service != used.service);
    let first_tier = prices.endpoint_gb.first().map(|tier| tier.rate * Gb::ONE);
    let saved_each_gb = first_tier.map_or(Usd::ZERO, |rate| nat_each_gb - way_each_gb - rate);
    EndpointBreakEven {
        service: used.service,
        with: others.collect(),
        gb,
        from,
        pays: through_endpoints < through_nat,
        shared_by: shared_by.map(|_| scenario.vpcs),
        hours: fixed_of(1),
        saved_each_gb: if shared_by.is_some() { saved_each_gb * scenario.vpcs } else { saved_each_gb },
        through_nat,
        through_endpoints,
    }
}

/// What a GB costs through the NAT gateways that are there, and on its way to an endpoint that stands once for all.
///
/// NAT gateways in a hub take the data of every service that has no endpoint, also of one whose endpoint would stand in
/// each VPC.
fn each_gb(
    scenario: &Scenario,
    prices: &Rates,
    routing: Option<&Routing>,
    is_shared: bool,
    used: &ServiceUse,
) -> (Usd, Usd) {
    // Custom endpoint services are in no group, so that a unit has one price.
    let over_public = if used.service.is_custom() { prices.inter_az_gb.rate * Gb::ONE } else { Usd::ZERO };
    let hub = routing.map_or(Hub::None, |routing| routing.hub);
    let transit = prices.transit_gateway_gb.rate * Gb::ONE;
    let way = match hub {
        Hub::TransitGateway => transit,
        Hub::Peering => hub::peering_usd_for_each_gb(scenario, prices),
        Hub::None | Hub::SharedSubnets => Usd::ZERO,
    };
    let through_nat = if hub == Hub::TransitGateway && routing.is_some_and(Routing::shares_egress) {
        nat::usd_for_each_gb_in_hub(scenario, prices) + transit
    } else {
        nat::usd_for_each_gb(scenario, prices)
    };
    (through_nat + over_public, if is_shared { way } else { Usd::ZERO })
}
