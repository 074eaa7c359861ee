//! What a VPC costs on each path.

use super::{RegionRates, has_endpoints};
use crate::fleet::{AccessPath, HubConnection, VpcRow};
use crate::units::{Gb, Usd};

/// The monthly cost of a VPC on each path, without its data through endpoints; none if the path is infeasible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::fleet) struct Costs {
    pub nat: Option<Usd>,
    /// All through NAT gateways of the hub.
    pub hub_nat: Option<Usd>,
    /// With endpoints, where all internet data goes through NAT gateways of the VPC itself.
    pub with_own_nat: EndpointCosts,
    /// With endpoints, where internet data goes through those NAT gateways or the hub's, whichever cost less.
    pub with_hub_nat: EndpointCosts,
}

/// The monthly cost of a VPC with endpoints, by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::fleet) struct EndpointCosts {
    pub own: Option<Usd>,
    pub hub: Option<Usd>,
    pub peering: Option<Usd>,
}

impl EndpointCosts {
    /// That on a path; none where the path has no endpoints.
    pub(in crate::fleet) fn on(&self, path: AccessPath) -> Option<Usd> {
        match path {
            AccessPath::Nat | AccessPath::HubNat => None,
            AccessPath::Own => self.own,
            AccessPath::Hub => self.hub,
            AccessPath::Peering => self.peering,
        }
    }
}

impl RegionRates {
    /// The cost of a row on each path, without its data through endpoints, which the price tiers decide.
    pub(in crate::fleet) fn costs(&self, row: &VpcRow) -> Costs {
        let nat = self.nat.of_row(row);
        let terms = self.nat.terms(row, self.azs(row)).filter(|_| nat.against.is_empty());
        let internet = row.internet > Gb::ZERO;
        let over_nat = |gb: Gb| terms.map(|terms| terms.fixed + terms.each.cost(gb));
        // What stays on NAT gateways beside endpoints.
        let rest = if !internet {
            Some(Usd::ZERO)
        } else if nat.internet_against.is_empty() {
            over_nat(row.internet)
        } else {
            None
        };
        let all = [row.gb, row.internet].into_iter().sum();
        let nat = over_nat(all).filter(|_| rest.is_some());
        let with_own_nat = self.with_endpoints(row, rest, rest);
        let Some(each) = self.hub_nat_each else {
            return Costs { nat, hub_nat: None, with_own_nat, with_hub_nat: with_own_nat };
        };
        let hub_nat = Some(self.attachment + each.cost(all));
        let through_hub = each.cost(row.internet);
        let least = |other: Usd| rest.map_or(Some(other), |rest| Some(rest.min(other)));
        let with_hub_nat = if internet {
            self.with_endpoints(row, least(self.attachment + through_hub), least(through_hub))
        } else {
            with_own_nat
        };
        Costs { nat, hub_nat, with_own_nat, with_hub_nat }
    }

    /// The cost of a row with endpoints, where its internet data costs so much, and so much where the VPC has an
    /// attachment anyway.
    fn with_endpoints(&self, row: &VpcRow, rest: Option<Usd>, rest_if_attached: Option<Usd>) -> EndpointCosts {
        let azs = self.azs(row);
        let has_endpoints = |path| self.endpoint_against.is_empty() && has_endpoints(row, path);
        let over = |connection, path, rest: Option<Usd>| {
            let (fixed, each) = self.connected(azs, connection);
            rest.filter(|_| has_endpoints(path) && self.can_be_connected(self.hub_endpoints, connection))
                .map(|rest| rest + fixed + each.cost(row.gb))
        };
        let own = self.endpoint_month * (row.endpoints * azs.count());
        EndpointCosts {
            own: rest.filter(|_| has_endpoints(AccessPath::Own)).map(|rest| rest + own),
            hub: over(HubConnection::TransitGateway, AccessPath::Hub, rest_if_attached),
            peering: over(HubConnection::Peering, AccessPath::Peering, rest),
        }
    }
}
