//! What VPC endpoints cost.

use super::charge::{Charge, ChargeKind, Measure, Volume};
use super::tariff::Prices;
use crate::catalogue::services::ServiceId;
use crate::scenario::{Scenario, ServiceUse};
use crate::units::{Usd, UsdPerGb};

/// Whether a service is reached through its gateway endpoint, which is free and needs no decision.
#[must_use]
pub fn has_gateway(service: ServiceId) -> bool {
    service.info().kinds.gateway()
}

/// The charges of a set of interface endpoints, and of all gateway endpoints that the scenario can use.
///
/// ```text
///   sum over endpoints of (AZs x hours x endpoint_hour)
/// + (sum of their GB) in the tiers of endpoint_gb
/// + nothing for gateway endpoints
/// ```
/// The tiers count all interface endpoints of the Region together. Reaching an endpoint in
/// another AZ is free.
#[must_use]
pub fn charges<'a>(
    scenario: &Scenario,
    prices: &Prices,
    interface: impl Iterator<Item = (&'a ServiceUse, Volume)>,
    gateway: impl Iterator<Item = (&'a ServiceUse, Volume)>,
) -> Vec<Charge> {
    let mut charges = Vec::new();
    let mut volume = Volume::NONE;
    for (used, gb) in interface {
        charges.push(hours(scenario, prices, used));
        volume = volume + gb;
    }
    if !charges.is_empty() {
        let tiers = prices.endpoint_gb.clone();
        charges.push(Charge { kind: ChargeKind::EndpointData, measure: Measure::TieredData { volume, tiers } });
    }
    charges.extend(gateway.map(|(used, volume)| Charge {
        kind: ChargeKind::GatewayEndpoint(used.service),
        measure: Measure::Free { volume },
    }));
    charges
}

/// What one interface endpoint costs by the hour: `AZs x hours x endpoint_hour`.
#[must_use]
pub fn hours(scenario: &Scenario, prices: &Prices, used: &ServiceUse) -> Charge {
    Charge {
        kind: ChargeKind::EndpointHours(used.service),
        measure: Measure::Hours {
            count: used.endpoint_azs(scenario).count(),
            hours: scenario.hours,
            price: prices.endpoint_hour,
        },
    }
}

/// The lines whose lower envelope is the tiered data charge: `(fixed, per GB)` for each tier.
///
/// Each tier's line runs on to the left of where the tier starts. A price that falls from tier
/// to tier is the lowest of these lines everywhere, and that is what makes the cheapest mix
/// separable: see `compare::cheapest`.
#[must_use]
pub fn data_lines(prices: &Prices) -> Vec<(Usd, UsdPerGb)> {
    let mut fixed = Usd::ZERO;
    let mut before = None;
    prices
        .endpoint_gb
        .iter()
        .map(|tier| {
            if let Some(rate) = before.replace(tier.rate) {
                let rate: UsdPerGb = rate;
                fixed += rate * tier.from - tier.rate * tier.from;
            }
            (fixed, tier.rate)
        })
        .collect()
}
