//! The volume from which a single endpoint pays for itself, and the cost of each path of a service.

use super::crossing::{Meeting, meetings};
use super::curve::{Curve, Linear};
use crate::catalogue::services::ServiceId;
use crate::cost::endpoint::{has_gateway, hours};
use crate::cost::{Design, Rates, feasibility, nat};
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
    /// endpoint taken alone. In steps of a millionth of a GB.
    pub from: Option<Ratio>,
    /// Whether their volume is above that.
    pub pays: bool,
    /// The hourly charges of their endpoints in one VPC.
    pub hours: Usd,
    /// The saving per GB compared with NAT gateways, in the first tier.
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
#[must_use]
pub fn break_even(scenario: &Scenario, prices: &Rates) -> Vec<EndpointBreakEven> {
    if !feasibility::reasons(Design::CheapestMix, scenario).is_empty() {
        return Vec::new();
    }
    let candidates = scenario.services.iter().filter(|used| feasibility::is_open(used, scenario));
    let first = |used: &&ServiceUse| {
        let earlier = |group| scenario.services.iter().find(|other| other.group == Some(group));
        used.group.and_then(earlier).is_none_or(|first| first.service == used.service)
    };
    candidates.filter(first).map(|used| of_service(scenario, prices, used)).collect()
}

fn of_service(scenario: &Scenario, prices: &Rates, used: &ServiceUse) -> EndpointBreakEven {
    let together = |other: &&ServiceUse| {
        other.service == used.service || (other.group == used.group && !has_gateway(other.service))
    };
    let members: Vec<_> = match used.group {
        Some(_) => scenario.services.iter().filter(together).collect(),
        None => vec![used],
    };
    let gb = members.iter().map(|used| used.gb).sum();
    let all_vpcs = |gb: Gb| Gb::from_units(gb.units().saturating_mul(u64::from(scenario.vpcs)));
    // Custom endpoint services are in no group, so that a unit has one price.
    let over_public = if used.service.is_custom() { prices.inter_az_gb.rate * Gb::ONE } else { Usd::ZERO };
    let each_gb = nat::usd_for_each_gb(scenario, prices) + over_public;
    let step = all_vpcs(Gb::from_units(1));
    let hours_of = |sets| members.iter().map(|used| hours(scenario, prices, used, sets).amount()).sum();
    let hours_of_all: Usd = hours_of(scenario.vpcs);
    let data = Curve::of_data((Gb::ZERO, step), &prices.endpoint_gb);
    let endpoint = data.plus(&Curve::line(Linear::through(hours_of_all, hours_of_all)));
    let through_nat = Curve::line(Linear::through(Usd::ZERO, each_gb.for_each_gb(step)));
    let from = meetings(&through_nat, &endpoint).into_iter().find_map(|meeting| match meeting {
        Meeting::Cross(at) => Some(at),
        // Free hours: the endpoint pays from the first byte, if its data is the cheaper.
        Meeting::Touch(at) => (endpoint.line_at(at).slope < through_nat.line_at(at).slope).then_some(at),
        // Side by side for a while, then the endpoint's next tier is the cheaper.
        Meeting::Coincide { to, .. } => to.filter(|to| endpoint.line_at(*to).slope < through_nat.line_at(*to).slope),
    });
    let through_nat = each_gb.for_each_gb(all_vpcs(gb));
    let through_endpoints = endpoint.at(Ratio::whole(i128::from(gb.units())));
    let others = members.iter().map(|used| used.service).filter(|service| *service != used.service);
    EndpointBreakEven {
        service: used.service,
        with: others.collect(),
        gb,
        from,
        pays: through_endpoints < through_nat,
        hours: hours_of(1),
        saved_each_gb: each_gb - prices.endpoint_gb.first().map_or(each_gb, |tier| tier.rate * Gb::ONE),
        through_nat,
        through_endpoints,
    }
}
