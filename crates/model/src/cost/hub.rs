//! What sharing costs: from a hub VPC over a transit gateway or over VPC peering, or within one VPC.

use super::charge::{Charge, ChargeKind, Measure};
use super::rates::Rates;
use crate::scenario::{Scenario, TransitGateway};
use crate::units::{Gb, Usd};

/// What leads to endpoints, and perhaps NAT gateways, that stand once for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hub {
    /// There is no hub: everything stands in each VPC.
    None,
    /// A transit gateway, behind which NAT gateways can stand, too.
    TransitGateway,
    /// A VPC peering connection for each VPC. It leads to the addresses of the hub and no further, so NAT gateways and
    /// gateway endpoints stay in each VPC. Source: `vpc-peering-basics.md` of the Amazon VPC Peering Guide.
    Peering,
    /// Nothing has to: the workloads are in subnets of one VPC, which its owner shares with their accounts by AWS RAM.
    /// Source: `vpc-sharing.md` of the Amazon VPC User Guide, "Share your VPC subnets with other accounts".
    SharedSubnets,
}

impl Hub {
    /// Whether there is one.
    #[must_use]
    pub const fn exists(self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether NAT gateways stand in it.
    #[must_use]
    pub const fn has_nat(self) -> bool {
        matches!(self, Self::TransitGateway | Self::SharedSubnets)
    }

    /// Whether it is a VPC beside those of the workloads: private DNS does not reach them, and no endpoint is theirs.
    #[must_use]
    pub const fn is_another_vpc(self) -> bool {
        matches!(self, Self::TransitGateway | Self::Peering)
    }
}

/// How many VPC peering connections a VPC has unless its owner asks for more.
///
/// Source: `amazon-vpc-limits.md` of the Amazon VPC User Guide, "VPC peering connections".
pub const PEERINGS: u32 = 50;

/// How many VPC peering connections a VPC can have at the most. Source: that of [`PEERINGS`].
pub const MOST_PEERINGS: u32 = 125;

/// How many hosted zones of an account are at the higher price. Source: the feed that states the price.
pub const FIRST_ZONES: u32 = 25;

/// How many private hosted zones that many endpoints need at either price.
#[must_use]
pub fn zones(endpoints: u32) -> (u32, u32) {
    (endpoints.min(FIRST_ZONES), endpoints.saturating_sub(FIRST_ZONES))
}

/// The charges of a transit gateway with so much data to and from the hub.
///
/// ```text
///   attachments x hours x attachment_hour  (every VPC and the hub; the hub alone where a transit gateway is there)
/// + GB x transit_gateway_gb                (each byte once, by whoever sends it into the transit gateway)
/// ```
/// Gateway endpoints cannot be shared over a transit gateway, so they stay in each VPC, free.
#[must_use]
pub fn over_transit_gateway(scenario: &Scenario, prices: &Rates, gb: Gb) -> [Charge<'static>; 2] {
    [
        Charge::hours(ChargeKind::AttachmentHours, attachments(scenario), scenario.hours, prices.attachment_hour),
        Charge::data(ChargeKind::TransitGatewayData, gb, prices.transit_gateway_gb),
    ]
}

/// How many attachments to the transit gateway there are: those that a transit gateway has already are not counted.
#[must_use]
pub const fn attachments(scenario: &Scenario) -> u32 {
    match scenario.transit_gateway {
        TransitGateway::None => scenario.vpcs + 1,
        TransitGateway::Present => 1,
    }
}

/// The charge of VPC peering connections with so much data over them.
///
/// ```text
///   GB x cross-AZ share x 2 x inter_az_gb  (charged each way; within an AZ free; the connection itself is free)
/// ```
/// Sources: Amazon VPC Peering Guide, "Pricing for a VPC peering connection": there is no charge to create one, data
/// that stays within an AZ is free, and data that crosses AZs is charged as within a Region; `prices/rules.md` of the
/// sources, section 8. The hub is in the Region of the others.
#[must_use]
pub fn over_peering(scenario: &Scenario, prices: &Rates, gb: Gb) -> Charge<'static> {
    let part = scenario.peering_cross_az_share();
    let measure = Measure::Data { gb, part, times: 2, price: prices.inter_az_gb };
    Charge { kind: ChargeKind::PeeringData, measure }
}

/// What one more GB over VPC peering connections costs.
#[must_use]
pub fn peering_usd_for_each_gb(scenario: &Scenario, prices: &Rates) -> Usd {
    prices.inter_az_gb.rate.per_gb_of(scenario.peering_cross_az_share()) * 2
}

/// The private hosted zones of a hub that so many interface endpoints stand in: one each, shared with all VPCs.
///
/// ```text
///   endpoints x private_zone_month         (cheaper beyond 25)
/// ```
#[must_use]
pub fn private_zones(prices: &Rates, endpoints: u32) -> [Charge<'static>; 2] {
    let (first, further) = zones(endpoints);
    [
        Charge::months(ChargeKind::PrivateZones, first, prices.private_zone_month),
        Charge::months(ChargeKind::PrivateZonesOver25, further, prices.private_zone_over_25_month),
    ]
}
