//! What route tables and subnets tell: which NAT gateway or endpoint a subnet really uses.

use std::collections::{HashMap, HashSet};

use super::NetworkNote;
use crate::imported_data::{Endpoint, EndpointKind, ImportedNetwork, NatGateway, RouteTable, Subnet};

/// The route tables and subnets of a VPC.
pub(super) struct Routes<'a> {
    tables: Vec<&'a RouteTable>,
    subnets: Vec<&'a Subnet>,
    /// The tables by the subnets that use them explicitly, and the main ones by their VPCs.
    by_subnet: HashMap<&'a str, &'a RouteTable>,
    main: HashMap<&'a str, &'a RouteTable>,
    /// What routes lead to.
    targets: HashSet<&'a str>,
}

impl<'a> Routes<'a> {
    /// Those of a VPC, or all where it is not known.
    pub(super) fn of(network: &'a ImportedNetwork, vpc: &[&str]) -> Self {
        let here = |known: &str| known.is_empty() || vpc.is_empty() || vpc.contains(&known);
        let tables: Vec<&RouteTable> = network.route_tables.iter().filter(|table| here(&table.vpc)).collect();
        let used = tables.iter().flat_map(|table| table.subnets.iter().map(|subnet| (subnet.as_str(), *table)));
        let main = tables.iter().filter(|table| table.main).map(|table| (table.vpc.as_str(), *table));
        let targets = tables.iter().flat_map(|table| table.nat_gateways.iter().chain(&table.endpoints));
        Self {
            by_subnet: used.collect(),
            main: main.collect(),
            targets: targets.map(String::as_str).collect(),
            subnets: network.subnets.iter().filter(|subnet| here(&subnet.vpc)).collect(),
            tables,
        }
    }

    /// In how many AZs subnets use a NAT gateway; none where no list tells it.
    pub(super) fn azs_through_nat(&self) -> Option<u32> {
        let through = self
            .subnets
            .iter()
            .filter(|subnet| self.table_of(subnet).is_some_and(|table| !table.nat_gateways.is_empty()));
        distinct_zones(through.map(|subnet| subnet.az.as_str()))
    }

    /// What the routes say of NAT gateways and endpoints.
    pub(super) fn notes(&self, gateways: &[&NatGateway], endpoints: &[&Endpoint]) -> Vec<NetworkNote> {
        let mut notes = Vec::new();
        let dns64 = self.subnets.iter().filter(|subnet| subnet.dns64).count();
        notes.extend(some(dns64).map(NetworkNote::Dns64));
        let is_gateway = |endpoint: &&&Endpoint| endpoint.kind == EndpointKind::Gateway;
        let routed = |id: &str| self.targets.contains(id);
        // The endpoint's own list of tables tells it too; without any list, nothing is said.
        let unrouted: Vec<_> = endpoints
            .iter()
            .filter(is_gateway)
            .filter(|endpoint| match &endpoint.route_tables {
                Some(tables) => tables.is_empty(),
                None => !self.tables.is_empty() && endpoint.id.starts_with("vpce-") && !routed(&endpoint.id),
            })
            .collect();
        if let Some(first) = unrouted.first() {
            notes.push(NetworkNote::UnroutedEndpoints(count(unrouted.len()), first.id.clone()));
        }
        if self.tables.is_empty() {
            return notes;
        }
        let unused: Vec<_> = gateways.iter().filter(|nat| nat.id.starts_with("nat-") && !routed(&nat.id)).collect();
        if let Some(first) = unused.first() {
            notes.push(NetworkNote::UnroutedNatGateways(count(unused.len()), first.id.clone()));
        }
        let routed_endpoints: Vec<&str> =
            endpoints.iter().filter(is_gateway).map(|endpoint| endpoint.id.as_str()).filter(|id| routed(id)).collect();
        let zones: HashMap<&str, &str> = gateways.iter().map(|nat| (nat.id.as_str(), nat.az.as_str())).collect();
        let (mut past, mut across) = (0, 0);
        for subnet in &self.subnets {
            let Some(table) = self.table_of(subnet).filter(|table| !table.nat_gateways.is_empty()) else { continue };
            let misses = |id: &&str| !table.endpoints.iter().any(|known| known == id);
            past += usize::from(routed_endpoints.iter().any(misses));
            let other = |nat: &String| {
                let zone = zones.get(nat.as_str()).copied().unwrap_or_default();
                // Names of AZs and their ids are not compared: they are not the same text.
                !zone.is_empty() && zone != subnet.az && zone.contains("-az") == subnet.az.contains("-az")
            };
            across += usize::from(!subnet.az.is_empty() && table.nat_gateways.iter().all(other));
        }
        notes.extend(some(past).map(NetworkNote::SubnetsPastEndpoint));
        notes.extend(some(across).map(NetworkNote::SubnetsAcrossAzs));
        notes
    }

    /// The route table that a subnet uses: its own, or else the main one of its VPC.
    fn table_of(&self, subnet: &Subnet) -> Option<&'a RouteTable> {
        self.by_subnet.get(subnet.id.as_str()).or_else(|| self.main.get(subnet.vpc.as_str())).copied()
    }
}

/// How many distinct AZs there are; none where there is none.
pub(super) fn distinct_zones<'a>(zones: impl Iterator<Item = &'a str>) -> Option<u32> {
    let mut zones: Vec<&str> = zones.filter(|zone| !zone.is_empty()).collect();
    zones.sort_unstable();
    zones.dedup();
    some(zones.len())
}

fn some(number: usize) -> Option<u32> {
    Some(count(number)).filter(|number| *number > 0)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
