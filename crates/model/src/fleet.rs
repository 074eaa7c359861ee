//! Many VPCs: the cheapest path for each VPC of a list, and the order of the roll-out.
//!
//! ```text
//! pasted text or file -> csv -> rows ─┐
//!                          scenario ──┴> rates of each Region -> plan -> export, page
//! ```
//! The scenario is the template of every VPC: its NAT topology, connectivity and addresses, its cross-AZ share,
//! hours, discount, transit gateway and VPC peering apply to each row, and its Region and AZs to rows that name none.
//! A row has what differs: the number of interface endpoints that the VPC needs, the volumes, and where it says so the
//! number of NAT gateways, which are zonal then.
//!
//! Inspection and provisioned bandwidth are priced as for one VPC. Services, gateway endpoints, NAT instances and other
//! Regions are left out, since rows have no columns for them. Data transfer out to the internet costs the same
//! on every path and is left out too.

use crate::catalogue::regions::RegionId;
use crate::scenario::{Azs, Scenario};
use crate::units::Gb;

pub use merge_sort::MergeSort;
pub use plan::{HubConnection, HubPlan, Plan, PlanOptions, RegionPlan, Sum, TooMuchData, Totals, VpcPlan};
pub use planner::Planner;
pub use quotas::OverQuota;
pub use region_rates::{BreakEven, Hub, Reason, RegionRates};
pub use running_saving::RunningSaving;

mod merge_sort;
mod nat_rates;
mod peerings;
mod plan;
mod planner;
mod quotas;
mod region_planner;
mod region_rates;
mod running_saving;

/// The largest number of rows that are priced; further rows are only counted.
pub const MAX_ROWS: usize = Scenario::MAX_VPCS as usize;

/// The largest number of interface endpoints of a row: one for each service of the catalogue.
pub const MAX_ENDPOINTS: u32 = 402;

/// The largest number of NAT gateways of a row: the five that a quota allows in each of six AZs, and as many again.
///
/// Source: Amazon VPC User Guide, "Amazon VPC quotas": 5 NAT gateways per Availability Zone.
pub const MAX_NAT_GATEWAYS: u32 = 60;

/// One VPC of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VpcRow {
    /// Its line in the list; the first is 1.
    pub line: u32,
    /// Its name or id as written.
    pub name: String,
    /// Its Region; none is the scenario's.
    pub region: Option<RegionId>,
    /// The AZs of its workload and of its endpoints; none is the scenario's.
    pub azs: Option<Azs>,
    /// The number of interface endpoints that it has or needs.
    pub endpoints: u32,
    /// The monthly volume through interface endpoints in both directions.
    pub gb: Gb,
    /// The monthly volume to and from the internet, which only NAT gateways carry.
    pub internet: Gb,
    /// The number of its zonal NAT gateways; none is as the scenario's topology has them.
    pub nat_gateways: Option<u32>,
}

/// How a VPC reaches AWS services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessPath {
    /// NAT gateways carry everything.
    Nat,
    /// Interface endpoints of its own; NAT gateways, its own or the hub's, stay only for the internet.
    Own,
    /// The endpoints of its Region's hub VPC over a transit gateway; NAT gateways as above.
    Hub,
    /// The same over a VPC peering connection of its own, of which a hub can have [`MOST_PEERINGS`].
    ///
    /// [`MOST_PEERINGS`]: crate::cost::hub::MOST_PEERINGS
    Peering,
    /// NAT gateways of its Region's hub VPC over a transit gateway carry everything.
    HubNat,
}

impl AccessPath {
    /// All paths. Of paths that cost the same, one without endpoints is chosen, and of those left the first.
    pub const ALL: [Self; 5] = [Self::Nat, Self::Own, Self::Hub, Self::Peering, Self::HubNat];

    /// The name of the path in exported CSV and in the page; it never changes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Nat => "nat",
            Self::Own => "endpoints",
            Self::Hub => "hub",
            Self::Peering => "peering",
            Self::HubNat => "hub-nat",
        }
    }
}
