//! What lies outside the VPC: a transit gateway, a hub to peer with, a VPC to share, and another Region.

use crate::catalogue::regions::RegionId;
use crate::units::Gb;

/// Whether the VPCs hang on a transit gateway already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TransitGateway {
    /// There is none yet: a hub pays for every attachment.
    #[default]
    None,
    /// The VPCs are attached for other reasons: a hub pays for its own attachment only.
    Present,
}

/// Whether the VPCs can be peered with a hub VPC of the Region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Peering {
    /// Nobody says so.
    #[default]
    Unsaid,
    /// They can: no two of the ranges that meet overlap.
    Possible,
}

/// Whether the workloads of all VPCs can be in subnets of one VPC, which its owner shares with their accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SubnetSharing {
    /// Nobody says so.
    #[default]
    Unsaid,
    /// They can be created anew there: one organisation, and address ranges that hold all of them.
    Possible,
}

/// Data exchanged with AWS services of one other Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherRegion {
    /// Which Region.
    pub region: RegionId,
    /// Data sent there per month and VPC.
    pub out: Gb,
    /// Data that comes from there per month and VPC; the other Region charges for it.
    pub into: Gb,
    /// How many cross-Region interface endpoints would carry all of it; none when no endpoint can.
    pub endpoints: u32,
}

impl OtherRegion {
    /// The most cross-Region endpoints that a scenario may state: AWS's default quota per VPC.
    pub const MAX_ENDPOINTS: u32 = 50;

    /// Another Region to which nothing is sent yet, and which no endpoint reaches.
    #[must_use]
    pub const fn new(region: RegionId) -> Self {
        Self { region, out: Gb::ZERO, into: Gb::ZERO, endpoints: 0 }
    }

    /// Data in both directions.
    #[must_use]
    pub fn gb(&self) -> Gb {
        [self.out, self.into].into_iter().sum()
    }
}
