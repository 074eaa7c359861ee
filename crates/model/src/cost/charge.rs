//! A charge: what is billed, how much of it, and at what price.

use super::rates::SourcedRate;
use super::tiers::spread;
use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;
use crate::units::{Gb, Hours, Share, Usd, UsdPerGb, UsdPerHour, UsdPerMonth};

/// One thing that AWS bills; prices in tiers are those of the [`Rates`](super::Rates) that it was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge<'a> {
    /// What it is.
    pub kind: ChargeKind,
    /// How much of it there is, and at what price.
    pub measure: Measure<'a>,
}

/// What a charge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChargeKind {
    /// NAT gateways, by the hour.
    NatGatewayHours,
    /// NAT gateways with provisioned bandwidth, by the Gbps and hour.
    NatProvisionedHours,
    /// NAT instances, by the hour.
    InstanceHours,
    /// The volumes of NAT instances, by the GB and month.
    InstanceVolumes,
    /// An egress-only internet gateway: free.
    EgressOnlyGateway,
    /// An internet gateway for hosts with addresses of their own: free.
    InternetGateway,
    /// The public IPv4 addresses of NAT devices, or of hosts in public subnets, by the hour.
    PublicIpv4Hours,
    /// Data that NAT gateways process, both directions and every destination.
    NatGatewayData,
    /// Data that crosses AZs to the one NAT device and back, charged each way.
    CrossAzData,
    /// Gateway Load Balancer endpoints before NAT devices, by the hour and AZ.
    InspectionHours,
    /// Data through Gateway Load Balancer endpoints.
    InspectionData,
    /// AWS Network Firewall's endpoints before NAT devices, by the hour and AZ.
    FirewallHours,
    /// Data that AWS Network Firewall processes.
    FirewallData,
    /// NAT gateways whose hours and data are waived because AWS Network Firewall stands before them: free.
    WaivedNatGateways,
    /// The interface endpoint of a service, by the hour and AZ.
    EndpointHours(ServiceId),
    /// Cross-Region interface endpoints, by the hour and AZ.
    OtherRegionEndpointHours,
    /// Data through all interface endpoints of the Region.
    EndpointData,
    /// The gateway endpoint of a service: free.
    GatewayEndpoint(ServiceId),
    /// Attachments of VPCs to the transit gateway, by the hour.
    AttachmentHours,
    /// Data sent into the transit gateway.
    TransitGatewayData,
    /// Data over VPC peering connections that crosses AZs, charged each way.
    PeeringData,
    /// Private hosted zones that make the hub's endpoints known to the other VPCs, by the month.
    PrivateZones,
    /// Those beyond an account's first 25.
    PrivateZonesOver25,
    /// Data sent to the internet.
    InternetEgress,
    /// Data to and from public addresses of the Region that are not AWS's services.
    SameRegionData,
    /// Data sent to another Region.
    OtherRegionOut,
    /// Data that another Region sends, which that Region charges for.
    OtherRegionIn,
}

/// A quantity with its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure<'a> {
    /// `count x hours x price`.
    Hours {
        /// How many things are billed by the hour.
        count: u32,
        /// For how long.
        hours: Hours,
        /// USD per hour.
        price: SourcedRate<UsdPerHour>,
    },
    /// `count x price`, whatever the hours.
    Months {
        /// How many things are billed by the month.
        count: u32,
        /// USD per month.
        price: SourcedRate<UsdPerMonth>,
    },
    /// `gb x part x times x price`.
    Data {
        /// The volume.
        gb: Gb,
        /// The part of it that is billed.
        part: Share,
        /// How often each byte is billed.
        times: u32,
        /// USD per GB.
        price: SourcedRate<UsdPerGb>,
    },
    /// `gb` spread over the tiers of a price.
    TieredData {
        /// The volume.
        gb: Gb,
        /// USD per GB from each tier's start on, in order.
        tiers: &'a [SourcedRate<UsdPerGb>],
    },
    /// Nothing is charged for the volume.
    Free {
        /// The volume.
        gb: Gb,
    },
}

impl Charge<'_> {
    /// A charge by the hour.
    #[must_use]
    pub const fn hours(kind: ChargeKind, count: u32, hours: Hours, price: SourcedRate<UsdPerHour>) -> Self {
        Self { kind, measure: Measure::Hours { count, hours, price } }
    }

    /// A charge by the month.
    #[must_use]
    pub const fn months(kind: ChargeKind, count: u32, price: SourcedRate<UsdPerMonth>) -> Self {
        Self { kind, measure: Measure::Months { count, price } }
    }

    /// A charge for all of a volume, each byte once.
    #[must_use]
    pub const fn data(kind: ChargeKind, gb: Gb, price: SourcedRate<UsdPerGb>) -> Self {
        Self { kind, measure: Measure::Data { gb, part: Share::ALL, times: 1, price } }
    }

    /// The amount.
    #[must_use]
    pub fn amount(&self) -> Usd {
        match &self.measure {
            Measure::Hours { count, hours, price } => price.rate * *hours * *count,
            Measure::Months { count, price } => price.rate * *count,
            Measure::Data { gb, part, times, price } => price.rate.cost(*gb, *part) * *times,
            Measure::TieredData { gb, tiers } => {
                spread(*gb, tiers, |tier| tier.from).map(|(tier, gb)| tier.rate * gb).sum()
            }
            Measure::Free { .. } => Usd::ZERO,
        }
    }

    /// What it is charged by; none for what is free.
    #[must_use]
    pub fn item(&self) -> Option<PriceItem> {
        match &self.measure {
            Measure::Hours { price, .. } => Some(price.item),
            Measure::Months { price, .. } => Some(price.item),
            Measure::Data { price, .. } => Some(price.item),
            Measure::TieredData { tiers, .. } => tiers.first().map(|tier| tier.item),
            Measure::Free { .. } => None,
        }
    }

    /// The volume, of the charge for data through endpoints.
    #[must_use]
    pub const fn endpoint_gb(&self) -> Option<Gb> {
        match self {
            Self { kind: ChargeKind::EndpointData, measure: Measure::TieredData { gb, .. } } => Some(*gb),
            _ => None,
        }
    }

    /// Whether there is nothing to bill, so that the line can be left out.
    ///
    /// A NAT gateway or an endpoint that carries nothing keeps its line: it is there to be seen.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let stays = matches!(
            self.kind,
            ChargeKind::NatGatewayData
                | ChargeKind::EndpointData
                | ChargeKind::GatewayEndpoint(_)
                | ChargeKind::EgressOnlyGateway
                | ChargeKind::InternetGateway
                | ChargeKind::FirewallData
                | ChargeKind::WaivedNatGateways
                | ChargeKind::TransitGatewayData
                | ChargeKind::CrossAzData
        );
        match &self.measure {
            Measure::Hours { count, .. } | Measure::Months { count, .. } => *count == 0,
            Measure::Data { part: Share::NONE, .. } => true,
            Measure::Data { gb, .. } | Measure::TieredData { gb, .. } | Measure::Free { gb } => {
                *gb == Gb::ZERO && !stays
            }
        }
    }
}
