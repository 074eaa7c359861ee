//! What VPC endpoints cost.

use super::charge::{Charge, ChargeKind};
use super::rates::Rates;
use super::tiers;
use crate::catalogue::services::ServiceId;
use crate::scenario::{OtherRegion, Scenario, ServiceUse};
use crate::units::{Usd, UsdPerGb};

/// Whether a service is reached through its gateway endpoint, which is free and needs no decision.
#[must_use]
pub fn has_gateway(service: ServiceId) -> bool {
    service.kinds().gateway()
}

/// What the interface endpoints of one service cost by the hour: `deployments x AZs x hours x endpoint_hour`.
///
/// Each VPC has a set of its own, or all share the one set of a hub. Data through them is charged for all
/// interface endpoints of the Region together; reaching an endpoint in another AZ is free.
#[must_use]
pub fn hours(scenario: &Scenario, prices: &Rates, used: &ServiceUse, deployments: u32) -> Charge<'static> {
    let count = used.endpoint_azs(scenario).count() * deployments;
    Charge::hours(ChargeKind::EndpointHours(used.service), count, used.endpoint_hours(scenario), prices.endpoint_hour)
}

/// What cross-Region interface endpoints cost by the hour, as any other:
/// `deployments x endpoints x AZs x hours x endpoint_hour`.
#[must_use]
pub fn other_region_hours(
    scenario: &Scenario,
    prices: &Rates,
    other: &OtherRegion,
    deployments: u32,
) -> Charge<'static> {
    let count = other.endpoints * scenario.azs.count() * deployments;
    Charge::hours(ChargeKind::OtherRegionEndpointHours, count, scenario.hours, prices.endpoint_hour)
}

/// The lines whose lower envelope is the tiered data charge: `(fixed, per GB)` for each tier.
///
/// Each tier's line runs on to the left of where the tier starts. A price that falls from tier
/// to tier is the lowest of these lines everywhere, and that is what makes the cheapest mix
/// separable: see `compare::cheapest`.
#[must_use]
pub fn data_lines(prices: &Rates) -> Vec<(Usd, UsdPerGb)> {
    tiers::lines(&prices.endpoint_gb).map(|(fixed, tier)| (fixed, tier.rate)).collect()
}
