//! What NAT gateways cost.

use super::charge::{Charge, ChargeKind, Measure, Volume};
use super::tariff::Prices;
use crate::scenario::Scenario;
use crate::units::{Share, Usd};

/// The charges of the scenario's NAT gateways with so much data through them.
///
/// ```text
///   gateways x hours x nat_hour           (per AZ when regional)
/// + addresses x hours x ipv4_hour         (public ones only)
/// + GB x nat_gb                           (both directions, every destination)
/// + GB x cross-AZ share x 2 x inter_az_gb (one zonal gateway only; charged each way)
/// ```
/// A NAT gateway per AZ and a regional one keep data inside its AZ.
#[must_use]
pub fn charges(scenario: &Scenario, prices: &Prices, volume: Volume) -> Vec<Charge> {
    let hours = scenario.hours;
    let mut charges = vec![Charge {
        kind: ChargeKind::NatGatewayHours,
        measure: Measure::Hours { count: scenario.billed_nat_gateways(), hours, price: prices.nat_hour },
    }];
    if scenario.nat_addresses() > 0 {
        charges.push(Charge {
            kind: ChargeKind::PublicIpv4Hours,
            measure: Measure::Hours { count: scenario.nat_addresses(), hours, price: prices.ipv4_hour },
        });
    }
    charges.push(Charge {
        kind: ChargeKind::NatGatewayData,
        measure: Measure::Data { volume, part: Share::ALL, times: 1, price: prices.nat_gb },
    });
    let share = scenario.cross_az_share();
    if share > Share::NONE {
        charges.push(Charge {
            kind: ChargeKind::CrossAzData,
            measure: Measure::Data { volume, part: share, times: 2, price: prices.inter_az_gb },
        });
    }
    charges
}

/// What one more GB through the NAT gateways costs: processing, and crossing AZs each way.
#[must_use]
pub fn usd_for_each_gb(scenario: &Scenario, prices: &Prices) -> Usd {
    let crossing = prices.inter_az_gb.rate.per_gb_of(scenario.cross_az_share()) * 2;
    prices.nat_gb.rate.per_gb_of(Share::ALL) + crossing
}
