//! The quotas of AWS that the plan for a list of VPCs passes.

use super::plan::{HubConnection, RegionPlan, VpcPlan};
use super::{AccessPath, VpcRow};
use crate::cost::limits::{ATTACHMENTS, ENDPOINTS_PER_VPC, Limit, of_peerings};

/// A quota that is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverQuota {
    /// What AWS limits.
    pub limit: Limit,
    /// How many the plan needs.
    pub needed: u64,
    /// How many there may be.
    pub allowed: u64,
}

impl OverQuota {
    fn check(limit: Limit, needed: u64, allowed: u64) -> Option<Self> {
        (needed > allowed).then_some(Self { limit, needed, allowed })
    }
}

impl RegionPlan {
    /// The quotas that the hub of the plan passes: interface endpoints of its VPC, and what leads to it, of which a
    /// transit gateway has one more for the hub. Sources: see [`crate::cost::limits`].
    #[must_use]
    pub fn over_quotas(&self) -> Vec<OverQuota> {
        let Some(hub) = self.hub.filter(|hub| hub.open) else { return Vec::new() };
        let of_connection = |connection: &HubConnection| match connection {
            HubConnection::TransitGateway => {
                OverQuota::check(Limit::Attachments, self.totals.attached as u64 + 1, ATTACHMENTS)
            }
            HubConnection::Peering => {
                let peerings = self.totals.taken.get(AccessPath::Peering as usize).map_or(0, |vpcs| *vpcs as u64);
                let (limit, allowed) = of_peerings(peerings);
                OverQuota::check(limit, peerings, allowed)
            }
        };
        let endpoints = OverQuota::check(Limit::EndpointsPerVpc, hub.hub.endpoints.into(), ENDPOINTS_PER_VPC);
        endpoints.into_iter().chain(hub.connections.iter().filter_map(of_connection)).collect()
    }
}

impl VpcPlan {
    /// The quota that endpoints of its own pass, where the plan takes them.
    #[must_use]
    pub fn over_quota(&self, row: &VpcRow) -> Option<OverQuota> {
        let own = self.choice == Some(AccessPath::Own);
        OverQuota::check(Limit::EndpointsPerVpc, row.endpoints.into(), ENDPOINTS_PER_VPC).filter(|_| own)
    }
}
