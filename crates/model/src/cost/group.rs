//! The lines of a bill in a few groups, by what makes them grow.

use super::bill::Bill;
use super::charge::ChargeKind;
use crate::units::Usd;

/// What charges are for, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChargeGroup {
    /// NAT devices, for as long as they exist.
    NatHours,
    /// VPC endpoints, for as long as they exist.
    EndpointHours,
    /// Data that NAT gateways and endpoints process.
    Processing,
    /// Data across AZs.
    CrossAz,
    /// Public IPv4 addresses.
    PublicIpv4,
    /// A transit gateway, and what a hub behind it needs.
    TransitGateway,
    /// Data to the internet, over public addresses of the Region, and to and from another Region.
    Transfer,
}

impl ChargeGroup {
    /// All of them, in the order of a stack.
    pub const ALL: [Self; 7] = [
        Self::NatHours,
        Self::EndpointHours,
        Self::Processing,
        Self::CrossAz,
        Self::PublicIpv4,
        Self::TransitGateway,
        Self::Transfer,
    ];

    /// The group of a charge.
    #[must_use]
    pub const fn of(kind: ChargeKind) -> Self {
        match kind {
            ChargeKind::NatGatewayHours
            | ChargeKind::NatProvisionedHours
            | ChargeKind::InstanceHours
            | ChargeKind::InstanceVolumes
            | ChargeKind::WaivedNatGateways
            | ChargeKind::EgressOnlyGateway
            | ChargeKind::InternetGateway => Self::NatHours,
            ChargeKind::EndpointHours(_)
            | ChargeKind::OtherRegionEndpointHours
            | ChargeKind::GatewayEndpoint(_)
            | ChargeKind::InspectionHours
            | ChargeKind::FirewallHours => Self::EndpointHours,
            ChargeKind::NatGatewayData
            | ChargeKind::EndpointData
            | ChargeKind::InspectionData
            | ChargeKind::FirewallData => Self::Processing,
            ChargeKind::CrossAzData | ChargeKind::PeeringData => Self::CrossAz,
            ChargeKind::PublicIpv4Hours => Self::PublicIpv4,
            ChargeKind::AttachmentHours
            | ChargeKind::TransitGatewayData
            | ChargeKind::PrivateZones
            | ChargeKind::PrivateZonesOver25 => Self::TransitGateway,
            ChargeKind::InternetEgress
            | ChargeKind::SameRegionData
            | ChargeKind::OtherRegionOut
            | ChargeKind::OtherRegionIn => Self::Transfer,
        }
    }
}

impl Bill {
    /// What the lines of a group add up to.
    #[must_use]
    pub fn of_group(&self, group: ChargeGroup) -> Usd {
        self.lines.iter().filter(|line| ChargeGroup::of(line.kind) == group).map(|line| line.amount).sum()
    }
}
