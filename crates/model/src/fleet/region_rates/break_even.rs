//! From which volume and from how many VPCs on a hub pays.

use super::{Hub, RegionRates};
use crate::cost::hub;
use crate::fleet::{HubConnection, VpcRow};
use crate::scenario::Azs;
use crate::units::{Gb, Ratio, Usd};

/// The volume up to which what an existing hub has is cheaper for a VPC than as much of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// At no volume: what leads to the hub costs as much by the hour as what it replaces.
    Never,
    /// Below a volume in GB a month.
    Below(Ratio),
    /// At any volume: a GB costs no more by way of the hub.
    Always,
}

impl BreakEven {
    /// Where so much is saved a month, and a GB costs so much more.
    fn of(saved: Usd, each_gb: Usd) -> Self {
        if saved <= Usd::ZERO {
            return Self::Never;
        }
        let below = (each_gb > Usd::ZERO).then(|| Ratio::new(saved.units(), each_gb.units())).flatten();
        below.map_or(Self::Always, Self::Below)
    }
}

impl RegionRates {
    /// The volume up to which an existing hub is cheaper for a VPC with so many endpoints in so many AZs.
    ///
    /// ```text
    /// over a transit gateway  GB = (M x A x H x endpoint_hour - H x attachment_hour*) / transit_gateway_gb
    /// over VPC peering        GB = M x A x H x endpoint_hour / (2 x inter_az_gb x share(A))
    ///                                                                        * only when it is new
    /// ```
    /// Endpoint data and NAT gateways cost the same on both paths. In us-east-1 with a transit gateway present,
    /// 3 endpoints in 2 AZs are cheaper in the hub below 2,190 GB.
    #[must_use]
    pub fn break_even(&self, endpoints: u32, azs: Azs, connection: HubConnection) -> BreakEven {
        let (fixed, each) = self.connected(azs, connection);
        BreakEven::of(self.endpoint_month * (endpoints * azs.count()) - fixed, each.cost(Gb::ONE))
    }

    /// The number of VPCs like this row from which a hub is cheaper than endpoints of their own, whatever leads to it.
    ///
    /// ```text
    /// n x own > hub + n x (attachment* + transit_gateway_gb x GB)     own = M x A x H x endpoint_hour
    /// ```
    /// with the hub's own set as large as the row's; the least whole `n` for which that holds, none if there is
    /// none. Over VPC peering there is no attachment, and `n` is as many as a hub can have connections at the most. In
    /// us-east-1, without hosted zones: 3 endpoints in 2 AZs need 12 VPCs when attachments are new.
    #[must_use]
    pub fn vpcs_for_hub(&self, row: &VpcRow) -> Option<u128> {
        HubConnection::ALL.into_iter().filter_map(|connection| self.vpcs_for_connected_hub(row, connection)).min()
    }

    fn vpcs_for_connected_hub(&self, row: &VpcRow, connection: HubConnection) -> Option<u128> {
        let azs = self.azs(row);
        let (fixed, each) = self.connected(azs, connection);
        let own = self.endpoint_month * (row.endpoints * azs.count());
        let gain = (own - fixed - each.cost(row.gb)).units();
        let hub = self.hub_cost(Hub { endpoints: row.endpoints, azs, nat_azs: None }, &[connection]).units();
        let possible =
            row.endpoints > 0 && self.endpoint_against.is_empty() && self.can_be_connected(row.endpoints, connection);
        if !possible || gain <= 0 {
            return None;
        }
        let most = match connection {
            HubConnection::TransitGateway => u128::MAX,
            HubConnection::Peering => u128::from(hub::MOST_PEERINGS),
        };
        u128::try_from(hub / gain + 1).ok().filter(|vpcs| *vpcs <= most)
    }

    /// The volume up to which the NAT gateways of an existing hub are cheaper for a VPC than its own, which are like
    /// the scenario's, in so many AZs.
    ///
    /// ```text
    /// GB = (nat(A) - H x attachment_hour*) / (transit_gateway_gb + hub_nat_each - nat_each)
    ///                                                                        * only when it is new
    /// ```
    /// In us-east-1 with new attachments, two zonal NAT gateways cost more below 1,825 GB.
    #[must_use]
    pub fn nat_break_even(&self, azs: Azs) -> BreakEven {
        let Some((own, hub)) = self.nat.of_scenario_terms(azs).zip(self.nat.in_hub.terms(azs)) else {
            return BreakEven::Never;
        };
        let dearer = self.transit_gateway.cost(Gb::ONE) + hub.each.cost(Gb::ONE) - own.each.cost(Gb::ONE);
        BreakEven::of(own.fixed - self.attachment, dearer)
    }
}
