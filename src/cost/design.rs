//! The designs that are compared, and how each routes the services.

use serde::Serialize;

use super::charge::{Charge, ChargeKind, Measure, Volume};
use super::tariff::Prices;
use super::{endpoint, nat};
use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;
pub use crate::scenario::Path;
use crate::scenario::{NatConnectivity, NatTopology, Scenario};
use crate::units::Gb;

/// A way of reaching AWS services from private subnets: one curve, one bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Design {
    /// Every byte through NAT gateways.
    NatOnly,
    /// S3 and DynamoDB through their free gateway endpoints, the rest through NAT gateways.
    NatAndGateways,
    /// An interface endpoint per service, gateway endpoints where they exist, no NAT gateway.
    EndpointsOnly,
    /// Of all sets of endpoints, with or without NAT gateways, the one that costs least.
    CheapestMix,
    /// Interface endpoints in a hub VPC that all VPCs reach over a transit gateway, no NAT gateway.
    HubEndpoints,
    /// NAT gateways in a hub VPC that all VPCs reach over a transit gateway.
    HubNat,
    /// Both in a hub VPC: endpoints for what has one, NAT gateways for the rest.
    HubEndpointsAndNat,
    /// NAT instances instead of NAT gateways.
    NatInstance,
    /// IPv6 through an egress-only internet gateway.
    EgressOnlyIpv6,
}

/// A design made concrete: whether there are NAT gateways, and each service's path in the scenario's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Routing {
    /// Whether NAT gateways are kept.
    pub nat: bool,
    /// One path per service of the scenario.
    pub paths: Vec<Path>,
}

/// Why a design cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Impossible {
    /// It needs a NAT gateway and the network is to have none.
    NoNatGateway,
    /// A regional NAT gateway is public only.
    RegionalIsPublicOnly,
    /// The internet is needed and a private NAT gateway cannot reach it.
    PrivateNatHasNoInternet,
    /// The internet is needed and an endpoint cannot reach it.
    EndpointsHaveNoInternet,
    /// These services have no endpoint.
    NoEndpoint(Vec<ServiceId>),
    /// The user keeps these services on NAT gateways.
    PinnedToNat(Vec<ServiceId>),
    /// Another Region is needed and no endpoint is said to reach it.
    OtherRegionHasNoEndpoint,
    /// A hub is for several VPCs.
    OneVpc,
    /// No NAT instance was chosen to compare with.
    NoInstanceChosen,
    /// Nobody said that everything answers over IPv6.
    NotAllIpv6,
    /// The Region's price of this is not known, and without it the design would look free.
    NoPrice(PriceItem),
    /// All VPCs together move more data than can be added up exactly.
    TooMuchData,
}

impl Design {
    /// All designs; on equal cost the earlier one is the answer, since it is the simpler.
    pub const ALL: [Self; 4] = [Self::NatOnly, Self::NatAndGateways, Self::EndpointsOnly, Self::CheapestMix];

    /// The design's name in links, tests and scripts: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NatOnly => "nat",
            Self::NatAndGateways => "nat-gateway",
            Self::EndpointsOnly => "endpoints",
            Self::CheapestMix => "mix",
            Self::HubEndpoints => "hub-endpoints",
            Self::HubNat => "hub-nat",
            Self::HubEndpointsAndNat => "hub",
            Self::NatInstance => "instance",
            Self::EgressOnlyIpv6 => "ipv6",
        }
    }
}

impl Routing {
    /// Every byte through NAT gateways.
    ///
    /// # Errors
    /// When there can be none, or when they cannot reach what is needed.
    pub fn nat_only(scenario: &Scenario) -> Result<Self, Vec<Impossible>> {
        nat_possible(scenario)?;
        Ok(Self { nat: true, paths: vec![Path::Nat; scenario.services.len()] })
    }

    /// Free gateway endpoints where they exist, the rest through NAT gateways.
    ///
    /// # Errors
    /// As [`Routing::nat_only`].
    pub fn nat_and_gateways(scenario: &Scenario) -> Result<Self, Vec<Impossible>> {
        nat_possible(scenario)?;
        let paths = scenario.services.iter().map(|used| gateway_path(used).unwrap_or(Path::Nat)).collect();
        Ok(Self { nat: true, paths })
    }

    /// Endpoints for everything.
    ///
    /// # Errors
    /// When the internet is needed or a service has no endpoint.
    pub fn endpoints_only(scenario: &Scenario) -> Result<Self, Vec<Impossible>> {
        let mut reasons = Vec::new();
        if needs_internet(scenario) {
            reasons.push(Impossible::EndpointsHaveNoInternet);
        }
        let without: Vec<_> =
            scenario.services.iter().filter(|used| !used.has_endpoint).map(|used| used.service).collect();
        if !without.is_empty() {
            reasons.push(Impossible::NoEndpoint(without));
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let paths = scenario.services.iter().map(|used| gateway_path(used).unwrap_or(Path::Interface)).collect();
        Ok(Self { nat: false, paths })
    }

    /// Everything that AWS bills for it, with each service's volume along an axis.
    ///
    /// Data to the internet pays egress on top of NAT processing, the same under every design
    /// that sends it.
    #[must_use]
    pub fn charges(&self, scenario: &Scenario, prices: &Prices, volumes: &[Volume]) -> Vec<Charge> {
        let along = |path| {
            let parts = scenario.services.iter().zip(volumes).zip(&self.paths);
            parts.filter(move |(_, taken)| **taken == path).map(|((used, volume), _)| (used, *volume))
        };
        let mut charges = Vec::new();
        if self.nat {
            let services: Volume = along(Path::Nat).map(|(_, volume)| volume).sum();
            let internet = Volume::fixed([scenario.internet_out, scenario.internet_in].into_iter().sum());
            charges.extend(nat::charges(scenario, prices, services + internet));
        }
        charges.extend(endpoint::charges(scenario, prices, along(Path::Interface), along(Path::Gateway)));
        if scenario.internet_out > Gb::ZERO {
            charges.push(Charge {
                kind: ChargeKind::InternetEgress,
                measure: Measure::TieredData {
                    volume: Volume::fixed(scenario.internet_out),
                    tiers: prices.egress_gb.clone(),
                },
            });
        }
        charges
    }
}

/// Whether anything goes where no endpoint leads.
#[must_use]
pub fn needs_internet(scenario: &Scenario) -> bool {
    scenario.internet_out > Gb::ZERO || scenario.internet_in > Gb::ZERO
}

fn nat_possible(scenario: &Scenario) -> Result<(), Vec<Impossible>> {
    let private = scenario.connectivity == NatConnectivity::Private;
    let mut reasons = Vec::new();
    if scenario.nat == NatTopology::None {
        reasons.push(Impossible::NoNatGateway);
    }
    if private && scenario.nat == NatTopology::Regional {
        reasons.push(Impossible::RegionalIsPublicOnly);
    }
    if private && needs_internet(scenario) {
        reasons.push(Impossible::PrivateNatHasNoInternet);
    }
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

/// A gateway endpoint costs nothing, so whatever can take one does.
fn gateway_path(used: &crate::scenario::ServiceUse) -> Option<Path> {
    (used.has_endpoint && endpoint::has_gateway(used.service)).then_some(Path::Gateway)
}
