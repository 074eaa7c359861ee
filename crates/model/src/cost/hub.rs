//! What sharing from a hub VPC over a transit gateway costs.

use super::charge::{Charge, ChargeKind};
use super::rates::Rates;
use crate::scenario::{Scenario, TransitGateway};
use crate::units::Gb;

/// How many hosted zones of an account are at the higher price. Source: the feed that states the price.
const FIRST_ZONES: u32 = 25;

/// How many private hosted zones that many endpoints need at either price.
#[must_use]
pub fn zones(endpoints: u32) -> (u32, u32) {
    (endpoints.min(FIRST_ZONES), endpoints.saturating_sub(FIRST_ZONES))
}

/// The charges of a hub that so many interface endpoints stand in, with so much data to and from it.
///
/// ```text
///   attachments x hours x attachment_hour  (every VPC and the hub; the hub alone where a transit gateway is there)
/// + GB x transit_gateway_gb                (each byte once, by whoever sends it into the transit gateway)
/// + endpoints x private_zone_month         (a private hosted zone each, shared with all VPCs; cheaper beyond 25)
/// ```
/// Gateway endpoints cannot be shared over a transit gateway, so they stay in each VPC, free.
#[must_use]
pub fn charges(scenario: &Scenario, prices: &Rates, endpoints: u32, gb: Gb) -> [Charge<'static>; 4] {
    let attachments = match scenario.transit_gateway {
        TransitGateway::None => scenario.vpcs + 1,
        TransitGateway::Present => 1,
    };
    let (first, further) = zones(endpoints);
    [
        Charge::hours(ChargeKind::AttachmentHours, attachments, scenario.hours, prices.attachment_hour),
        Charge::data(ChargeKind::TransitGatewayData, gb, prices.transit_gateway_gb),
        Charge::months(ChargeKind::PrivateZones, first, prices.private_zone_month),
        Charge::months(ChargeKind::PrivateZonesOver25, further, prices.private_zone_over_25_month),
    ]
}
