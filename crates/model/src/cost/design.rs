//! The designs that are compared.

use super::endpoint;
pub use super::feasibility::Infeasible;
pub use super::hub::Hub;
pub use super::routing::{BesideHub, Routing, pinned};
pub use crate::scenario::Path;
use crate::scenario::{Scenario, ServiceUse};

/// A way of reaching AWS services from private subnets: one curve, one bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Hosts in public subnets with a public IPv4 address each, behind an internet gateway.
    PublicSubnets,
    /// Interface endpoints in a hub VPC that all VPCs reach over VPC peering, no NAT gateway.
    PeeredEndpoints,
    /// The same beside NAT gateways of each VPC, since a peering leads to no NAT gateway.
    PeeredEndpointsAndNat,
    /// Of all ways with a hub, or without one, the one that costs least: every service by an endpoint of each VPC, by
    /// one of the hub or by the way out, which stands in each VPC or in the hub.
    CheapestMixWithHub,
    /// Endpoints in one VPC whose subnets all workloads share, no NAT gateway.
    SharedEndpoints,
    /// NAT gateways and gateway endpoints in one VPC whose subnets all workloads share.
    SharedNat,
    /// Both in a shared VPC: endpoints for what has one, NAT gateways for the rest.
    SharedEndpointsAndNat,
    /// What stands now, as far as the user says: a fact to compare with and no proposal.
    Today,
}

/// The way out of private subnets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Egress {
    /// There is none.
    None,
    /// NAT gateways.
    NatGateways,
    /// NAT instances.
    NatInstances,
    /// An egress-only internet gateway, for IPv6.
    EgressOnlyGateway,
    /// An internet gateway, for hosts with public IPv4 addresses of their own.
    InternetGateway,
}

impl Design {
    /// All designs; on equal cost the earlier one is the answer, since it is the simpler.
    pub const ALL: [Self; 17] = [
        Self::NatOnly,
        Self::NatAndGateways,
        Self::EndpointsOnly,
        Self::CheapestMix,
        Self::HubEndpoints,
        Self::HubNat,
        Self::HubEndpointsAndNat,
        Self::NatInstance,
        Self::EgressOnlyIpv6,
        Self::PublicSubnets,
        Self::PeeredEndpoints,
        Self::PeeredEndpointsAndNat,
        Self::CheapestMixWithHub,
        Self::SharedEndpoints,
        Self::SharedNat,
        Self::SharedEndpointsAndNat,
        Self::Today,
    ];

    /// The designs that route every service by a rule: all but the cheapest mixes, which are found, and today's.
    pub fn with_fixed_routing() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|design| !design.is_mix() && design.is_proposal())
    }

    /// Whether its routing is the cheapest of many, so that it may be that of another design here and differ from it
    /// elsewhere.
    #[must_use]
    pub const fn is_mix(self) -> bool {
        matches!(self, Self::CheapestMix | Self::CheapestMixWithHub)
    }

    /// Whether it can be the answer. What stands today cannot: the cheapest mix costs no more unless today's network
    /// breaks what the user asks for, and then it is none.
    #[must_use]
    pub const fn is_proposal(self) -> bool {
        !matches!(self, Self::Today)
    }

    /// The design's name in links, tests and scripts: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.spec().slug
    }

    /// What takes all that no endpoint takes; of today's network, where it has NAT gateways at all.
    #[must_use]
    pub const fn egress(self) -> Egress {
        self.spec().egress
    }

    /// What leads to what all VPCs share, if they share anything.
    #[must_use]
    pub const fn hub(self) -> Hub {
        self.spec().hub
    }

    /// How each design is built.
    const fn spec(self) -> DesignSpec {
        use Egress::{EgressOnlyGateway, InternetGateway, NatGateways, NatInstances, None};
        use Endpoints::{AsToday, GatewayOnly, InterfaceToo, Never, NothingElse};
        match self {
            Self::NatOnly => DesignSpec::new("nat", NatGateways, Never),
            Self::NatAndGateways => DesignSpec::new("nat-gateway", NatGateways, GatewayOnly),
            Self::EndpointsOnly => DesignSpec::new("endpoints", None, NothingElse),
            Self::CheapestMix => DesignSpec::new("mix", NatGateways, GatewayOnly),
            Self::HubEndpoints => DesignSpec::new("hub-endpoints", None, NothingElse).behind(Hub::TransitGateway),
            Self::HubNat => DesignSpec::new("hub-nat", NatGateways, GatewayOnly).behind(Hub::TransitGateway),
            Self::HubEndpointsAndNat => DesignSpec::new("hub", NatGateways, InterfaceToo).behind(Hub::TransitGateway),
            Self::NatInstance => DesignSpec::new("instance", NatInstances, GatewayOnly),
            Self::EgressOnlyIpv6 => DesignSpec::new("ipv6", EgressOnlyGateway, GatewayOnly),
            Self::PublicSubnets => DesignSpec::new("public", InternetGateway, GatewayOnly),
            Self::PeeredEndpoints => DesignSpec::new("peer-endpoints", None, NothingElse).behind(Hub::Peering),
            Self::PeeredEndpointsAndNat => DesignSpec::new("peer", NatGateways, InterfaceToo).behind(Hub::Peering),
            // The hub may also be one that peering leads to.
            Self::CheapestMixWithHub => {
                DesignSpec::new("hub-mix", NatGateways, GatewayOnly).behind(Hub::TransitGateway)
            }
            Self::SharedEndpoints => DesignSpec::new("shared-endpoints", None, NothingElse).behind(Hub::SharedSubnets),
            Self::SharedNat => DesignSpec::new("shared-nat", NatGateways, GatewayOnly).behind(Hub::SharedSubnets),
            Self::SharedEndpointsAndNat => {
                DesignSpec::new("shared", NatGateways, InterfaceToo).behind(Hub::SharedSubnets)
            }
            Self::Today => DesignSpec::new("today", NatGateways, AsToday),
        }
    }

    /// The path of a service on which the user has no say.
    pub(super) fn path(self, used: &ServiceUse, scenario: &Scenario) -> Path {
        let gateway = used.has_endpoint(scenario.region) && endpoint::has_gateway(used.service);
        match self.spec().endpoints {
            Endpoints::Never => Path::Egress,
            Endpoints::AsToday => used.path_today(),
            _ if gateway => Path::Gateway,
            Endpoints::GatewayOnly => Path::Egress,
            Endpoints::InterfaceToo => {
                if used.has_endpoint(scenario.region) {
                    Path::Interface
                } else {
                    Path::Egress
                }
            }
            Endpoints::NothingElse => Path::Interface,
        }
    }

    /// Whether it reaches another Region through cross-Region endpoints where they exist.
    pub(super) const fn prefers_endpoints(self) -> bool {
        matches!(self.spec().endpoints, Endpoints::InterfaceToo | Endpoints::NothingElse)
    }
}

/// One row of the table of designs.
#[derive(Clone, Copy, Debug)]
struct DesignSpec {
    /// Its name in links, tests and scripts.
    slug: &'static str,
    /// What takes all that no endpoint takes.
    egress: Egress,
    /// Which services take endpoints.
    endpoints: Endpoints,
    /// What leads to what all VPCs share, if they share anything.
    hub: Hub,
}

/// Which services take endpoints, as far as the user has no say.
#[derive(Clone, Copy, Debug)]
enum Endpoints {
    /// None does.
    Never,
    /// Those that have a gateway endpoint, which is free.
    GatewayOnly,
    /// Every service that has an endpoint, of either kind.
    InterfaceToo,
    /// Every service: there is no other way.
    NothingElse,
    /// Those that the user says do today.
    AsToday,
}

impl DesignSpec {
    const fn new(slug: &'static str, egress: Egress, endpoints: Endpoints) -> Self {
        Self { slug, egress, endpoints, hub: Hub::None }
    }

    const fn behind(self, hub: Hub) -> Self {
        Self { hub, ..self }
    }
}
