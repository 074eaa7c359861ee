//! How a design routes the services of a scenario, and what AWS bills for that.

use super::charge::{Charge, ChargeKind, Measure};
use super::design::{Design, Egress, Path};
use super::feasibility::Infeasible;
use super::hub::Hub;
use super::rates::Rates;
use super::{endpoint, feasibility, hub, nat};
use crate::scenario::{NatTopology, Scenario, ServiceUse};
use crate::units::Gb;

/// A design made concrete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
    /// What takes all that no endpoint takes.
    pub egress: Egress,
    /// What leads to interface endpoints that stand once instead of in each VPC, if anything does.
    pub hub: Hub,
    /// What stands in each VPC although there is a hub.
    pub beside_hub: BesideHub,
    /// One path per service, in the scenario's order; [`Path::Egress`] stands for the way out, whatever it is.
    pub paths: Vec<Path>,
    /// The path of data to and from another Region, if there is any.
    pub other_region: Option<Path>,
}

/// What stands in each VPC although there is a hub that it could stand in; nothing where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideHub {
    /// The services whose interface endpoints do, by their places in the scenario.
    pub services: Vec<usize>,
    /// Whether the interface endpoints of another Region's services do.
    pub other_region: bool,
    /// Whether the way out does.
    pub egress: bool,
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
        let (egress, hub, beside_hub) = (design.egress(), design.hub(), BesideHub::default());
        let routing = Self { egress, hub, beside_hub, paths, other_region };
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
            beside_hub: BesideHub::default(),
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
        let same_places = self.hub == other.hub && self.beside_hub == other.beside_hub;
        same_places && self.other_region == other.other_region && same_paths && same_egress
    }

    /// Whether the way out stands once for all VPCs: in a hub, or in the VPC whose subnets they share.
    #[must_use]
    pub const fn shares_egress(&self) -> bool {
        self.hub.has_nat() && !self.beside_hub.egress
    }

    /// Whether the interface endpoint of a service, by its place in the scenario, stands once for all VPCs.
    #[must_use]
    pub fn shares_endpoint(&self, service: usize) -> bool {
        self.hub.exists() && !self.beside_hub.services.contains(&service)
    }

    /// Whether the interface endpoints of another Region's services stand once for all VPCs.
    #[must_use]
    pub const fn shares_other_region(&self) -> bool {
        self.hub.exists() && !self.beside_hub.other_region
    }

    /// The services that go through interface endpoints, and whether theirs stands once for all VPCs.
    pub fn interface_endpoints<'s>(&self, scenario: &'s Scenario) -> impl Iterator<Item = (&'s ServiceUse, bool)> {
        let through = scenario.services.iter().zip(&self.paths).enumerate();
        let through = through.filter(|(_, (_, path))| **path == Path::Interface);
        through.map(|(at, (used, _))| (used, self.shares_endpoint(at)))
    }

    /// How many private hosted zones a hub has: one for each of its interface endpoints. In a shared VPC private DNS
    /// answers all workloads.
    #[must_use]
    pub fn private_zones(&self, scenario: &Scenario) -> u32 {
        if !self.hub.is_another_vpc() {
            return 0;
        }
        let services = self.interface_endpoints(scenario).filter(|(_, shared)| *shared).map(|_| 1);
        let has_other = self.other_region == Some(Path::Interface) && self.shares_other_region();
        services.chain(scenario.other_region.filter(|_| has_other).map(|other| other.endpoints)).sum()
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
        let placement = nat::Placement {
            deployments: deployments(self.shares_egress()),
            in_hub: self.hub == Hub::TransitGateway && self.shares_egress(),
        };
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
        let endpoints = self.interface_endpoints(scenario);
        charges.extend(endpoints.map(|(used, shared)| endpoint::hours(scenario, prices, used, deployments(shared))));
        let other = scenario.other_region.filter(|_| self.other_region == Some(Path::Interface));
        let sets = deployments(self.shares_other_region());
        charges.extend(other.map(|other| endpoint::other_region_hours(scenario, prices, &other, sets)));
        if along(Path::Interface).next().is_some() || other.is_some() {
            let measure = Measure::TieredData { gb: volume(Path::Interface), tiers: &prices.endpoint_gb };
            charges.push(Charge { kind: ChargeKind::EndpointData, measure });
        }
        charges.extend(along(Path::Gateway).map(|used| Charge {
            kind: ChargeKind::GatewayEndpoint(used.service),
            measure: Measure::Free { gb: all_vpcs(used.gb) },
        }));
        let shared = self.interface_endpoints(scenario).filter(|(_, shared)| *shared).map(|(used, _)| used.gb);
        let shared_other = other.filter(|_| self.shares_other_region()).map(|_| scenario.other_region_gb());
        let to_endpoints = all_vpcs(shared.chain(shared_other).sum());
        match self.hub {
            Hub::None | Hub::SharedSubnets => {}
            Hub::TransitGateway => {
                let over = if self.shares_egress() { [to_endpoints, out].into_iter().sum() } else { to_endpoints };
                charges.extend(hub::over_transit_gateway(scenario, prices, over));
            }
            Hub::Peering => charges.push(hub::over_peering(scenario, prices, to_endpoints)),
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
