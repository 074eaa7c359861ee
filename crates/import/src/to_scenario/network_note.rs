//! What lists say of a network that a scenario does not show.

use std::collections::HashSet;

use super::Note;
use super::endpoint_names::EndpointNames;
use crate::imported_data::{CountedAt, ImportedData, NatGateway, is_third_party};
use natpoint_model::scenario::{Azs, Scenario};
use natpoint_model::units::Usd;

/// What lists say of a network that a scenario does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkNote {
    /// Endpoints that the scenario cannot hold, which cost the same in every design.
    EndpointsLeftOut {
        /// Why.
        why: EndpointLeftOut,
        /// How many.
        count: u32,
        /// The name of the first one's service; empty where it is not known.
        first: String,
        /// What their hours cost a month.
        cost: Usd,
    },
    /// Endpoints whose services have rows of their own, since the catalogue does not have them.
    OwnRows {
        /// Whether they are third parties' services, or one's own; services of AWS otherwise.
        third_party: bool,
        /// How many services.
        count: u32,
        /// The name of the first one.
        first: String,
    },
    /// The number of endpoints whose service is told only by their names in a plan.
    NamedByKey(u32),
    /// No file says in how many AZs interface endpoints stand, so the scenario's number is taken.
    UnknownAzs {
        /// How many endpoints.
        count: u32,
        /// The number of AZs that is taken.
        azs: u32,
    },
    /// There are more NAT gateways than a scenario holds.
    MoreNatGateways {
        /// How many there are.
        gateways: u32,
        /// The AZs that they are in.
        azs: u32,
        /// How many of them the scenario does not hold.
        beyond: u32,
        /// What the hours of those cost a month.
        cost: Usd,
    },
    /// The bill has so many endpoints of AWS Network Firewall on average. Data is taken to pass them before NAT
    /// gateways.
    NetworkFirewall(u32),
    /// The lists have so many endpoints of AWS Network Firewall. Data is taken to pass them before NAT gateways.
    ListedFirewall(u32),
    /// There are more NAT gateways than AZs, or fewer: the scenario has as many AZs as NAT gateways.
    NotOnePerAz {
        /// How many NAT gateways there are.
        gateways: u32,
        /// In how many AZs the workload runs.
        azs: u32,
    },
    /// The number of private NAT gateways beside public ones, and what their hours cost a month.
    PrivateNatGateways(u32, Usd),
    /// The NAT gateways do not have equally many addresses each, as the scenario assumes.
    UnevenAddresses {
        /// How many addresses there are.
        addresses: u32,
        /// How many the scenario has.
        held: u32,
    },
    /// The number of NAT gateways and endpoints in other VPCs or Regions, which are left out.
    ElsewhereInLists(u32),
    /// The number of NAT gateways that no route leads to, and the id of the first.
    UnroutedNatGateways(u32, String),
    /// The number of NAT gateways of which the flow logs have no record, beside those that they have, and the id of the
    /// first.
    UnloggedNatGateways(u32, String),
    /// The number of gateway endpoints that no route leads to, and the id of the first.
    UnroutedEndpoints(u32, String),
    /// The number of private subnets that use a NAT gateway and no gateway endpoint that their VPC has.
    SubnetsPastEndpoint(u32),
    /// The number of subnets that use a NAT gateway in another AZ.
    SubnetsAcrossAzs(u32),
    /// The number of subnets with DNS64, from which a NAT gateway serves IPv6 too.
    Dns64(u32),
}

/// Why a scenario cannot hold an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointLeftOut {
    /// Its service belongs to a third party, or to the user.
    ThirdParty,
    /// The catalogue does not have its service.
    UnknownService,
    /// No file says of which service it is.
    Nameless,
    /// Another endpoint of the VPC reaches the same service.
    Second,
}

/// The services of a scenario that have rows of their own, since the catalogue does not have them.
pub(super) fn own_rows(names: &EndpointNames, scenario: &Scenario) -> Vec<NetworkNote> {
    let rows = || scenario.services.iter().map(|used| used.service).filter(|service| names.has_own_row(*service));
    let note = |third_party: bool| {
        let mut of_kind = rows().filter(|service| is_third_party(service.slug()) == third_party);
        let first = of_kind.next()?.slug().to_owned();
        let count = u32::try_from(of_kind.count() + 1).unwrap_or(u32::MAX);
        Some(NetworkNote::OwnRows { third_party, count, first })
    };
    [true, false].into_iter().filter_map(note).collect()
}

/// The NAT gateways of VPCs that were logged, of which the logs have no record.
pub(super) fn unlogged(imported: &ImportedData) -> Option<NetworkNote> {
    let traffic = imported.traffic.as_ref().filter(|traffic| traffic.counted_at == CountedAt::NatGateways)?;
    let ids: HashSet<&str> = traffic.interfaces.iter().map(|interface| interface.id.as_str()).collect();
    let is_logged = |nat: &&NatGateway| nat.interfaces.iter().chain([&nat.id]).any(|id| ids.contains(id.as_str()));
    let all = || imported.network.nat_gateways.iter();
    let vpcs: HashSet<&str> = all().filter(is_logged).map(|nat| nat.vpc.as_str()).collect();
    // The interfaces of a planned one are not known, nor those of a list without them.
    let is_missing =
        |nat: &&NatGateway| !nat.interfaces.is_empty() && !is_logged(nat) && vpcs.contains(nat.vpc.as_str());
    let mut missing = all().filter(is_missing);
    let first = missing.next()?.id.clone();
    let count = u32::try_from(missing.count() + 1).unwrap_or(u32::MAX);
    Some(NetworkNote::UnloggedNatGateways(count, first))
}

/// The AZs of the workload, where the scenario has as many as there are NAT gateways.
pub(super) fn workload_azs(note: &Note) -> Option<Azs> {
    match note {
        Note::Network(note) => note.workload_azs(),
        _ => None,
    }
}

impl NetworkNote {
    pub(super) fn workload_azs(&self) -> Option<Azs> {
        match self {
            Self::NotOnePerAz { azs, .. } => Azs::new(*azs),
            _ => None,
        }
    }
}
