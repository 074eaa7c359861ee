//! The designs that are compared, and how each routes the services.

use super::charge::{Charge, ChargeKind, Measure};
pub use super::feasibility::Infeasible;
pub use super::hub::Hub;
use super::rates::Rates;
use super::{endpoint, feasibility, hub, nat};
pub use crate::scenario::Path;
use crate::scenario::{NatTopology, Scenario, ServiceUse};
use crate::units::Gb;

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
    /// Endpoints in one VPC whose subnets all workloads share, no NAT gateway.
    SharedEndpoints,
    /// NAT gateways and gateway endpoints in one VPC whose subnets all workloads share.
    SharedNat,
    /// Both in a shared VPC: endpoints for what has one, NAT gateways for the rest.
    SharedEndpointsAndNat,
    /// What stands now, as far as the user says: a fact to compare with and no proposal.
    Today,
}

/// A design made concrete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
    /// What takes all that no endpoint takes.
    pub egress: Egress,
    /// What leads to interface endpoints that stand once instead of in each VPC, if anything does.
    pub hub: Hub,
    /// One path per service, in the scenario's order; [`Path::Egress`] stands for the way out, whatever it is.
    pub paths: Vec<Path>,
    /// The path of data to and from another Region, if there is any.
    pub other_region: Option<Path>,
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
    pub const ALL: [Self; 16] = [
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
        Self::SharedEndpoints,
        Self::SharedNat,
        Self::SharedEndpointsAndNat,
        Self::Today,
    ];

    /// The designs that route every service by a rule: all but the cheapest mix, which is found, and today's.
    pub fn with_fixed_routing() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|design| *design != Self::CheapestMix && design.is_proposal())
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
            Self::SharedEndpoints => DesignSpec::new("shared-endpoints", None, NothingElse).behind(Hub::SharedSubnets),
            Self::SharedNat => DesignSpec::new("shared-nat", NatGateways, GatewayOnly).behind(Hub::SharedSubnets),
            Self::SharedEndpointsAndNat => {
                DesignSpec::new("shared", NatGateways, InterfaceToo).behind(Hub::SharedSubnets)
            }
            Self::Today => DesignSpec::new("today", NatGateways, AsToday),
        }
    }

    /// The path of a service on which the user has no say.
    fn path(self, used: &ServiceUse, scenario: &Scenario) -> Path {
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
    const fn prefers_endpoints(self) -> bool {
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

impl Routing {
    /// How a design routes a scenario; for the cheapest mix, where it starts from: NAT gateways and gateway endpoints.
    ///
    /// # Errors
    /// Every reason why the design cannot be built.
    pub fn of(design: Design, scenario: &Scenario) -> Result<Self, Vec<Infeasible>> {
        let reasons = feasibility::reasons(design, scenario);
        if !reasons.is_empty() {
            return Err(reasons);
        }
        // What is asked of designs does not change what stands.
        if design == Design::Today {
            return Ok(Self::as_it_stands(scenario));
        }
        let path = |used| pinned(used, scenario).unwrap_or_else(|| design.path(used, scenario));
        let other_region = scenario.other_region.map(|other| {
            if design.prefers_endpoints() && other.endpoints > 0 { Path::Interface } else { Path::Egress }
        });
        let paths = scenario.services.iter().map(path).collect();
        let routing = Self { egress: design.egress(), hub: design.hub(), paths, other_region };
        let unpriced = feasibility::unpriced_zones(routing.private_zones(scenario), scenario);
        if unpriced.is_empty() { Ok(routing) } else { Err(unpriced) }
    }

    /// The current network: everything through the chosen NAT gateways, except for services of which the scenario
    /// says otherwise. [`Design::Today`] is the same, but only where the scenario says anything.
    ///
    /// # Errors
    /// Every reason why it cannot exist.
    pub fn current(scenario: &Scenario) -> Result<Self, Vec<Infeasible>> {
        let reasons = feasibility::against_current(scenario);
        if reasons.is_empty() { Ok(Self::as_it_stands(scenario)) } else { Err(reasons) }
    }

    /// The current network, whether or not it is free of contradictions.
    fn as_it_stands(scenario: &Scenario) -> Self {
        let without_nat = scenario.nat == NatTopology::None;
        let cross_region = |endpoints| if without_nat && endpoints > 0 { Path::Interface } else { Path::Egress };
        Self {
            egress: if without_nat { Egress::None } else { Egress::NatGateways },
            hub: Hub::None,
            paths: scenario.services.iter().map(ServiceUse::path_today).collect(),
            other_region: scenario.other_region.map(|other| cross_region(other.endpoints)),
        }
    }

    /// Whether it is another routing with nothing but parts that carry no data: endpoints of services without a volume,
    /// or a way out that nothing takes.
    #[must_use]
    pub fn only_adds_idle(&self, other: &Self, scenario: &Scenario) -> bool {
        let is_idle_endpoint = |used: &ServiceUse, path: Path| used.gb == Gb::ZERO && path != Path::Egress;
        let mut paths = scenario.services.iter().zip(self.paths.iter().zip(&other.paths));
        let same_paths = paths
            .all(|(used, (path, before))| path == before || *before == Path::Egress && is_idle_endpoint(used, *path));
        let takes_egress = feasibility::needs_internet(scenario)
            || self.other_region == Some(Path::Egress)
            || self.paths.contains(&Path::Egress);
        let same_egress = self.egress == other.egress || other.egress == Egress::None && !takes_egress;
        self.hub == other.hub && self.other_region == other.other_region && same_paths && same_egress
    }

    /// How many private hosted zones a hub has: one for each of its interface endpoints. In a shared VPC private DNS
    /// answers all workloads.
    fn private_zones(&self, scenario: &Scenario) -> u32 {
        if !self.hub.is_another_vpc() {
            return 0;
        }
        let services = self.paths.iter().filter(|path| **path == Path::Interface).map(|_| 1);
        let other = scenario.other_region.filter(|_| self.other_region == Some(Path::Interface));
        services.chain(other.map(|other| other.endpoints)).sum()
    }

    /// Data of one VPC to and from public addresses of custom endpoint services; none where no such service takes the
    /// way out.
    ///
    /// Source: Amazon EC2 on-demand pricing, "Data transfer within the same AWS Region": data in and out over public
    /// IP addresses is charged in each direction, the price of crossing AZs, to either side its own part. What the
    /// other side pays is not this network's.
    fn same_region_gb(&self, scenario: &Scenario) -> Option<Gb> {
        let out = scenario.services.iter().zip(&self.paths);
        let mut out = out.filter(|(used, path)| used.service.is_custom() && **path == Path::Egress).peekable();
        out.peek()?;
        Some(out.map(|(used, _)| used.gb).sum())
    }

    /// Everything that AWS bills for it in the month, all VPCs together.
    ///
    /// Which charges there are depends on the routing and on choices, never on a number: the same list comes
    /// back when a volume, a price or a count changes, so that curves can be drawn through two of them.
    #[must_use]
    pub fn charges<'p>(&self, scenario: &Scenario, prices: &'p Rates) -> Vec<Charge<'p>> {
        let all_vpcs = |gb: Gb| Gb::from_units(gb.units().saturating_mul(u64::from(scenario.vpcs)));
        let along = |path| {
            let parts = scenario.services.iter().zip(&self.paths);
            parts.filter(move |(_, taken)| **taken == path).map(|(used, _)| used)
        };
        let volume = |path| -> Gb {
            let other = if self.other_region == Some(path) { scenario.other_region_gb() } else { Gb::ZERO };
            all_vpcs(along(path).map(|used| used.gb).chain([other]).sum())
        };
        let deployments = |once| if once { 1 } else { scenario.vpcs };
        let (in_hub, sets) = (self.hub == Hub::TransitGateway, deployments(self.hub.exists()));
        let placement = nat::Placement { deployments: deployments(self.hub.has_nat()), in_hub };
        let out = [volume(Path::Egress), all_vpcs(scenario.internet_gb())].into_iter().sum();
        let mut charges = match self.egress {
            Egress::None => Vec::with_capacity(scenario.services.len() + 4),
            Egress::NatGateways => nat::gateways(scenario, prices, placement, out),
            Egress::NatInstances => nat::instances(scenario, prices, placement, out),
            Egress::InternetGateway => nat::public_addresses(scenario, prices, out),
            Egress::EgressOnlyGateway => {
                vec![Charge { kind: ChargeKind::EgressOnlyGateway, measure: Measure::Free { gb: out } }]
            }
        };
        charges.extend(along(Path::Interface).map(|used| endpoint::hours(scenario, prices, used, sets)));
        let other = scenario.other_region.filter(|_| self.other_region == Some(Path::Interface));
        charges.extend(other.map(|other| endpoint::other_region_hours(scenario, prices, &other, sets)));
        let through_endpoints = volume(Path::Interface);
        if along(Path::Interface).next().is_some() || other.is_some() {
            let measure = Measure::TieredData { gb: through_endpoints, tiers: &prices.endpoint_gb };
            charges.push(Charge { kind: ChargeKind::EndpointData, measure });
        }
        charges.extend(along(Path::Gateway).map(|used| Charge {
            kind: ChargeKind::GatewayEndpoint(used.service),
            measure: Measure::Free { gb: all_vpcs(used.gb) },
        }));
        let over = [through_endpoints, out].into_iter().sum();
        match self.hub {
            Hub::None | Hub::SharedSubnets => {}
            Hub::TransitGateway => charges.extend(hub::over_transit_gateway(scenario, prices, over)),
            Hub::Peering => charges.push(hub::over_peering(scenario, prices, through_endpoints)),
        }
        if self.hub.is_another_vpc() {
            charges.extend(hub::private_zones(prices, self.private_zones(scenario)));
        }
        let measure = Measure::TieredData { gb: all_vpcs(scenario.internet_out), tiers: &prices.egress_gb };
        charges.push(Charge { kind: ChargeKind::InternetEgress, measure });
        if let Some(gb) = self.same_region_gb(scenario) {
            charges.push(Charge::data(ChargeKind::SameRegionData, all_vpcs(gb), prices.inter_az_gb));
        }
        if let Some(other) = scenario.other_region {
            let (out, into) = (all_vpcs(other.out), all_vpcs(other.into));
            charges.push(Charge::data(ChargeKind::OtherRegionOut, out, prices.other_region_out_gb));
            charges.push(Charge::data(ChargeKind::OtherRegionIn, into, prices.other_region_in_gb));
        }
        charges
    }
}

/// The endpoint that a requirement asks for, if the service has it.
fn required(used: &ServiceUse, scenario: &Scenario) -> Option<Path> {
    if !used.has_endpoint(scenario.region) || !feasibility::must_have_endpoint(used, scenario) {
        return None;
    }
    Some(if endpoint::has_gateway(used.service) { Path::Gateway } else { Path::Interface })
}

/// Where the user sends a service in every design: by a word on the service itself, or on one that it stands and
/// falls together with; what nothing but an endpoint reaches takes it.
#[must_use]
pub fn pinned(used: &ServiceUse, scenario: &Scenario) -> Option<Path> {
    let of_group = || {
        let group = used.group?;
        let asked = |other: &ServiceUse| other.pinned.or_else(|| required(other, scenario));
        let drawn = |other: &&ServiceUse| other.group == Some(group) && asked(other) == Some(Path::Interface);
        let free = used.has_endpoint(scenario.region) && !endpoint::has_gateway(used.service);
        scenario.services.iter().find(drawn).filter(|_| free).map(|_| Path::Interface)
    };
    if used.is_private() {
        return Some(Path::Interface);
    }
    used.pinned.or_else(|| required(used, scenario)).or_else(of_group)
}
