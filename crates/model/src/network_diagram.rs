//! The network that a design builds: its devices and endpoints, and the path of all traffic.

use crate::catalogue::regions::RegionId;
use crate::compare::Report;
use crate::cost::Design;
use crate::cost::design::{Egress, Hub, Routing};
use crate::cost::nat;
use crate::scenario::{Inspection, NatConnectivity, NatTopology, Path, Scenario, ServiceUse};
use crate::units::Gb;

/// The content of a network diagram. All volumes are those of one VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkDiagram {
    /// The Region.
    pub region: RegionId,
    /// The design.
    pub design: Design,
    /// The AZs of the workload.
    pub azs: u32,
    /// The number of identical VPCs.
    pub vpcs: u32,
    /// What leads to the hub VPC in which interface endpoints are, and NAT devices if it is a transit gateway; or that
    /// the VPC is shared.
    pub hub: Hub,
    /// How traffic that no endpoint carries leaves the VPC.
    pub egress: Egress,
    /// Whether it leaves all VPCs at the hub, or is shared with the VPC, instead of at each VPC.
    pub shares_egress: bool,
    /// The topology of its NAT devices.
    pub devices: NatTopology,
    /// Whether they are private NAT gateways.
    pub private: bool,
    /// What traffic passes before them.
    pub inspection: Inspection,
    /// Egress traffic to services of the Region.
    pub out: TrafficFlow,
    /// Traffic through interface endpoints: those of the hub if there is one.
    pub interface: TrafficFlow,
    /// Traffic through interface endpoints that each VPC has beside the hub.
    pub beside_hub: TrafficFlow,
    /// Traffic through gateway endpoints.
    pub gateway: TrafficFlow,
    /// Internet traffic in both directions.
    pub internet: Gb,
    /// Another Region, and the egress traffic to it.
    pub other_region: Option<(RegionId, Gb)>,
    /// Traffic that crosses AZs to a shared NAT device.
    pub crossing: Gb,
    /// The number of endpoint network interfaces per AZ, for all AZs of the workload and of endpoints.
    pub interfaces: Vec<u32>,
    /// The same of the endpoints that each VPC has beside the hub.
    pub interfaces_beside_hub: Vec<u32>,
}

/// The services on a path, and their volume.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrafficFlow {
    /// The short names of the services.
    pub names: Vec<&'static str>,
    /// Their volume in both directions.
    pub gb: Gb,
}

/// A part of a network that another one may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkPart {
    /// Its way out.
    Devices,
    /// One of its interface endpoints, of the hub if there is one.
    InterfaceEndpoints,
    /// One of the interface endpoints that each VPC has beside the hub.
    EndpointsBesideHub,
    /// One of its gateway endpoints.
    GatewayEndpoints,
}

impl NetworkDiagram {
    /// The network of a design; none if the design is infeasible.
    #[must_use]
    pub fn of(design: Design, scenario: &Scenario, report: &Report) -> Option<Self> {
        Some(Self::of_routing(design, scenario, &report.priced(design)?.routing))
    }

    /// The current network; none if it cannot exist.
    #[must_use]
    pub fn current(scenario: &Scenario, report: &Report) -> Option<Self> {
        let current = report.recommendation.as_ref()?.current.as_ref()?;
        let design = if current.is_stated { Design::Today } else { Design::NatOnly };
        Some(Self::of_routing(design, scenario, &current.routing))
    }

    /// The network of a routing.
    #[must_use]
    pub fn of_routing(design: Design, scenario: &Scenario, routing: &Routing) -> Self {
        // A shared VPC has the data of all workloads.
        let times = if routing.hub == Hub::SharedSubnets { u64::from(scenario.vpcs) } else { 1 };
        let of_vpc = |gb: Gb| Gb::from_units(gb.units().saturating_mul(times));
        let flow = |path| {
            let taken = scenario.services.iter().zip(&routing.paths).filter(|(_, taken)| **taken == path);
            let (names, volumes): (Vec<_>, Vec<_>) = taken.map(|(used, _)| (used.service.slug(), used.gb)).unzip();
            TrafficFlow { names, gb: of_vpc(volumes.into_iter().sum()) }
        };
        let (out, gateway) = (flow(Path::Egress), flow(Path::Gateway));
        // Without a hub all endpoints are those of the VPC.
        let is_beside = |shared: bool| routing.hub.is_another_vpc() && !shared;
        let through = |beside: bool| {
            let taken = routing.interface_endpoints(scenario).filter(|(_, shared)| is_beside(*shared) == beside);
            let (used, ends): (Vec<&ServiceUse>, Vec<u32>) =
                taken.map(|(used, _)| (used, used.endpoint_azs(scenario).count())).unzip();
            let names = used.iter().map(|used| used.service.slug()).collect();
            (TrafficFlow { names, gb: of_vpc(used.iter().map(|used| used.gb).sum()) }, ends)
        };
        let [mut interface, mut beside_hub] = [false, true].map(through);
        let other = scenario.other_region.filter(|other| other.gb() > Gb::ZERO || other.endpoints > 0);
        let mut other_region = None;
        if let Some(other) = other {
            if routing.other_region == Some(Path::Interface) {
                let beside = is_beside(routing.shares_other_region());
                let (flow, ends) = if beside { &mut beside_hub } else { &mut interface };
                flow.names.push(other.region.code());
                flow.gb = [flow.gb, of_vpc(other.gb())].into_iter().sum();
                ends.extend((0..other.endpoints).map(|_| scenario.azs.count()));
            } else {
                other_region = Some((other.region, of_vpc(other.gb())));
            }
        }
        let ends = interface.1.iter().chain(&beside_hub.1);
        let columns = ends.copied().chain([scenario.azs.count()]).max().unwrap_or(1);
        let interfaces =
            |ends: &[u32]| (1..=columns).map(|az| ends.iter().map(|end| u32::from(*end >= az)).sum()).collect();
        let devices = match routing.egress {
            Egress::NatGateways => scenario.nat,
            Egress::NatInstances if nat::nat_instances(scenario) == 1 => NatTopology::OneZonal,
            Egress::NatInstances => NatTopology::ZonalPerAz,
            Egress::None | Egress::EgressOnlyGateway | Egress::InternetGateway => NatTopology::None,
        };
        let in_hub = routing.hub == Hub::TransitGateway && routing.shares_egress();
        let shared = devices == NatTopology::OneZonal && !in_hub;
        let internet = of_vpc(scenario.internet_gb());
        let leaves = [out.gb, internet, other_region.map_or(Gb::ZERO, |(_, gb)| gb)].into_iter().sum();
        let share = scenario.shared_nat_cross_az().filter(|_| shared);
        Self {
            region: scenario.region,
            design,
            azs: scenario.azs.count(),
            vpcs: scenario.vpcs,
            hub: routing.hub,
            egress: routing.egress,
            shares_egress: routing.shares_egress(),
            devices,
            private: routing.egress == Egress::NatGateways && scenario.connectivity == NatConnectivity::Private,
            inspection: if devices == NatTopology::None { Inspection::default() } else { scenario.inspection },
            out,
            interfaces: interfaces(&interface.1),
            interfaces_beside_hub: interfaces(&beside_hub.1),
            interface: interface.0,
            beside_hub: beside_hub.0,
            gateway,
            internet,
            other_region,
            crossing: share.map_or(Gb::ZERO, |share| {
                let parts = u128::from(Gb::units(leaves)) * u128::from(share.parts());
                Gb::from_units(u64::try_from(parts / u128::from(crate::units::Share::PARTS)).unwrap_or(u64::MAX))
            }),
        }
    }

    /// What of this network another one lacks.
    #[must_use]
    pub fn lacking_in(&self, other: &Self) -> Vec<NetworkPart> {
        let lacks = |own: &TrafficFlow, others: &TrafficFlow| own.names.iter().any(|name| !others.names.contains(name));
        let devices =
            |network: &Self| (network.egress, network.devices, network.private, network.hub, network.shares_egress);
        let is_shared = |network: &Self| network.hub == Hub::SharedSubnets;
        let moves = is_shared(self) != is_shared(other);
        let (has_interface, has_gateway) = (!self.interface.names.is_empty(), !self.gateway.names.is_empty());
        // Beside a hub stand the endpoints of a VPC, as they do where there is none.
        let interface = if self.hub.is_another_vpc() {
            lacks(&self.interface, &other.interface) || (self.hub != other.hub && has_interface)
        } else {
            lacks(&self.interface, other.own_endpoints()) || (moves && has_interface)
        };
        let parts = [
            (NetworkPart::Devices, self.egress != Egress::None && devices(self) != devices(other)),
            (NetworkPart::InterfaceEndpoints, interface),
            (NetworkPart::EndpointsBesideHub, lacks(&self.beside_hub, other.own_endpoints())),
            (NetworkPart::GatewayEndpoints, lacks(&self.gateway, &other.gateway) || (moves && has_gateway)),
        ];
        parts.into_iter().filter_map(|(part, lacks)| lacks.then_some(part)).collect()
    }

    /// Traffic through interface endpoints of each VPC.
    #[must_use]
    pub const fn own_endpoints(&self) -> &TrafficFlow {
        if self.hub.is_another_vpc() { &self.beside_hub } else { &self.interface }
    }

    /// The number of their network interfaces per AZ.
    #[must_use]
    pub fn own_interfaces(&self) -> &[u32] {
        if self.hub.is_another_vpc() { &self.interfaces_beside_hub } else { &self.interfaces }
    }

    /// Whether NAT devices, or another way out, stand in the hub VPC.
    #[must_use]
    pub const fn has_egress_in_hub(&self) -> bool {
        self.shares_egress && self.hub.is_another_vpc()
    }

    /// All traffic through interface endpoints, wherever they stand.
    #[must_use]
    pub fn through_interface_endpoints(&self) -> Gb {
        [self.interface.gb, self.beside_hub.gb].into_iter().sum()
    }

    /// All egress traffic.
    #[must_use]
    pub fn leaving(&self) -> Gb {
        [self.out.gb, self.internet, self.other_region.map_or(Gb::ZERO, |(_, gb)| gb)].into_iter().sum()
    }

    /// The number of NAT gateways or NAT instances; a regional NAT gateway counts as one.
    #[must_use]
    pub fn device_count(&self) -> u32 {
        match self.devices {
            NatTopology::None => 0,
            NatTopology::OneZonal | NatTopology::Regional => 1,
            NatTopology::ZonalPerAz => self.azs,
        }
    }
    /// The share of a volume that one AZ of the workload has.
    #[must_use]
    pub fn per_az(&self, gb: Gb) -> Gb {
        Gb::from_units(gb.units() / u64::from(self.azs.max(1)))
    }

    /// The weight of the line of a volume, from 1 to 5 by its share of all traffic; 0 without traffic.
    #[must_use]
    pub fn flow_weight(&self, gb: Gb) -> u64 {
        let all = [self.leaving(), self.through_interface_endpoints(), self.gateway.gb]
            .into_iter()
            .sum::<Gb>()
            .units()
            .max(1);
        if gb == Gb::ZERO { 0 } else { 1 + (gb.units() / all.div_ceil(4).max(1)).min(4) }
    }
}
