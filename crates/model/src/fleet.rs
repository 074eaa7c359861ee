//! Many VPCs at once: a list, which path each VPC should take, and in which order to roll that out.
//!
//! ```text
//! pasted text or file -> csv -> rows ─┐
//!                          scenario ──┴> terms of each Region -> plan -> export, page
//! ```
//! The scenario is the template of every VPC: its NAT topology, connectivity and addresses, its cross-AZ share,
//! hours, discount and transit gateway hold for each row, and its Region and AZs for a row that names none.
//! A row brings what differs: how many interface endpoints the VPC needs and what goes through them.
//!
//! Inspection and provisioned bandwidth count as they do for one VPC. Left out, since no row can say it: services and
//! gateway endpoints, NAT instances and other Regions. Data transfer out to the internet costs the same on every path
//! and is left out too.

use crate::catalogue::regions::RegionId;
use crate::scenario::{Azs, Scenario};
use crate::units::Gb;

pub use plan::{HubPlan, Plan, RegionPlan, Sum, TooMuchData, Totals, VpcPlan};
pub use terms::{BreakEven, Hub, Reason, RegionRates};

mod plan;
mod terms;

/// The most rows that are read and priced: those behind them are counted and left out.
pub const MAX_ROWS: usize = Scenario::MAX_VPCS as usize;

/// The most interface endpoints that a row may state: one for each service of the catalogue.
pub const MAX_ENDPOINTS: u32 = 402;

/// One VPC of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VpcRow {
    /// The line of the list that it stands on, the first being 1.
    pub line: u32,
    /// Its name or id, as it was written.
    pub name: String,
    /// Its Region; the scenario's without one.
    pub region: Option<RegionId>,
    /// The AZs of its workload and of its endpoints; the scenario's without them.
    pub azs: Option<Azs>,
    /// How many interface endpoints it has or needs.
    pub endpoints: u32,
    /// Data that they carry, or would, per month in both directions.
    pub gb: Gb,
    /// Data to and from the internet per month, which only NAT gateways carry.
    pub internet: Gb,
}

/// How a VPC reaches AWS services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessPath {
    /// NAT gateways carry everything.
    Nat,
    /// Interface endpoints of its own; NAT gateways stay only for the internet.
    Own,
    /// The endpoints of its Region's hub VPC over a transit gateway; NAT gateways of its own for the internet.
    Hub,
}

impl AccessPath {
    /// All of them; on equal cost the earlier one is taken, since it is the simpler.
    pub const ALL: [Self; 3] = [Self::Nat, Self::Own, Self::Hub];

    /// The choice's name in exported lists and in the page: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Nat => "nat",
            Self::Own => "endpoints",
            Self::Hub => "hub",
        }
    }
}
