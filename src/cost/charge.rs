//! A charge: what is billed, and how its quantity grows along the axis of a curve.

use serde::Serialize;

use super::tariff::Quoted;
use crate::catalogue::services::ServiceId;
use crate::units::{Gb, Hours, Share, Usd, UsdPerGb, UsdPerHour};

/// One thing that AWS bills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// What it is.
    pub kind: ChargeKind,
    /// How much of it there is, and at what price.
    pub measure: Measure,
}

/// What a charge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ChargeKind {
    /// NAT gateways, by the hour.
    NatGatewayHours,
    /// The public IPv4 addresses of NAT gateways, by the hour.
    PublicIpv4Hours,
    /// Data that NAT gateways process, both directions and every destination.
    NatGatewayData,
    /// Data that crosses AZs to the one NAT gateway and back, charged each way.
    CrossAzData,
    /// The interface endpoint of a service, by the hour and AZ.
    EndpointHours(ServiceId),
    /// Data through all interface endpoints of the Region.
    EndpointData,
    /// The gateway endpoint of a service: free.
    GatewayEndpoint(ServiceId),
    /// Data sent to the internet.
    InternetEgress,
    /// NAT gateways with provisioned bandwidth, by the Gbps and hour.
    NatProvisionedHours,
    /// Gateway Load Balancer endpoints before NAT devices, by the hour and AZ.
    InspectionHours,
    /// Data through Gateway Load Balancer endpoints.
    InspectionData,
    /// Data sent to another Region.
    OtherRegionOut,
    /// Data that another Region sends, which that Region charges for.
    OtherRegionIn,
    /// Cross-Region interface endpoints, by the hour and AZ.
    OtherRegionEndpointHours,
    /// Attachments of VPCs to the transit gateway, by the hour.
    AttachmentHours,
    /// Data sent into the transit gateway.
    TransitGatewayData,
    /// Private hosted zones that make the hub's endpoints known to the other VPCs, by the month.
    PrivateZones,
    /// NAT instances, by the hour.
    InstanceHours,
    /// The volumes of NAT instances, by the GB and month.
    InstanceVolumes,
    /// An egress-only internet gateway: free.
    EgressOnlyGateway,
}

/// A quantity with its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Measure {
    /// `count x hours x price`.
    Hours {
        /// How many things are billed by the hour.
        count: u32,
        /// For how long.
        hours: Hours,
        /// USD per hour.
        price: Quoted<UsdPerHour>,
    },
    /// `volume x part x times x price`.
    Data {
        /// The volume.
        volume: Volume,
        /// The part of it that is billed.
        part: Share,
        /// How often each byte is billed.
        times: u32,
        /// USD per GB.
        price: Quoted<UsdPerGb>,
    },
    /// `volume` spread over the tiers of a price that falls with volume.
    TieredData {
        /// The volume.
        volume: Volume,
        /// USD per GB from each tier's start on, in order.
        tiers: Vec<Quoted<UsdPerGb>>,
    },
    /// Nothing is charged for the volume.
    Free {
        /// The volume.
        volume: Volume,
    },
}

/// A volume along an axis: `at_zero + step x t` after `t` steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Volume {
    /// The volume where the axis starts.
    pub at_zero: Gb,
    /// What each step adds.
    pub step: Gb,
}

impl Volume {
    /// No data anywhere.
    pub const NONE: Self = Self { at_zero: Gb::ZERO, step: Gb::ZERO };

    /// A volume that does not move along the axis.
    #[must_use]
    pub const fn fixed(volume: Gb) -> Self {
        Self { at_zero: volume, step: Gb::ZERO }
    }

    /// The volume after so many steps; no more than the type holds.
    #[must_use]
    pub fn after(self, steps: u64) -> Gb {
        let moved = self.step.units().saturating_mul(steps);
        Gb::from_units(self.at_zero.units().saturating_add(moved))
    }

    /// Whether there is any data at any point of the axis.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }
}

impl std::ops::Add for Volume {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = |a: Gb, b: Gb| Gb::from_units(a.units() + b.units());
        Self { at_zero: sum(self.at_zero, other.at_zero), step: sum(self.step, other.step) }
    }
}

impl std::iter::Sum for Volume {
    fn sum<I: Iterator<Item = Self>>(volumes: I) -> Self {
        volumes.fold(Self::NONE, |sum, volume| sum + volume)
    }
}

impl Charge {
    /// The amount after so many steps along the axis.
    #[must_use]
    pub fn amount(&self, steps: u64) -> Usd {
        match &self.measure {
            Measure::Hours { count, hours, price } => price.rate * *hours * *count,
            Measure::Data { volume, part, times, price } => price.rate.cost(volume.after(steps), *part) * *times,
            Measure::TieredData { volume, tiers } => {
                spread(volume.after(steps), tiers).map(|(quoted, gb)| quoted.rate * gb).sum()
            }
            Measure::Free { .. } => Usd::ZERO,
        }
    }
}

/// How a volume falls into tiers: each tier that it reaches, with the part that falls there.
///
/// Tier bounds are binary: AWS's 1 PB is 1,048,576 GB.
pub fn spread<R: Copy>(volume: Gb, tiers: &[Quoted<R>]) -> impl Iterator<Item = (Quoted<R>, Gb)> {
    tiers.iter().enumerate().filter_map(move |(at, tier)| {
        let end = tiers.get(at + 1).map_or(u64::MAX, |next| next.from.units());
        let within = volume.units().min(end).checked_sub(tier.from.units())?;
        (within > 0 || at == 0).then(|| (*tier, Gb::from_units(within)))
    })
}
