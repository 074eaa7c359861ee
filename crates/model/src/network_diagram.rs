//! The network that a design builds: its devices and endpoints, and the path of all traffic.

use crate::catalogue::regions::RegionId;
use crate::compare::Report;
use crate::cost::Design;
use crate::cost::design::{Egress, Hub, Routing};
use crate::cost::nat;
use crate::scenario::{NatConnectivity, NatTopology, Path, Scenario};
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
    /// The topology of its NAT devices.
    pub devices: NatTopology,
    /// Whether they are private NAT gateways.
    pub private: bool,
    /// Whether traffic passes a Gateway Load Balancer endpoint before them.
    pub inspection: bool,
    /// Egress traffic to services of the Region.
    pub out: TrafficFlow,
    /// Traffic through interface endpoints.
    pub interface: TrafficFlow,
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
}

/// The services on a path, and their volume.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrafficFlow {
    /// The short names of the services.
    pub names: Vec<&'static str>,
    /// Their volume in both directions.
    pub gb: Gb,
}

/// What of a network another one lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Its way out.
    pub devices: bool,
    /// One of its interface endpoints.
    pub interface: bool,
    /// One of its gateway endpoints.
    pub gateway: bool,
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
        let (out, mut interface, gateway) = (flow(Path::Egress), flow(Path::Interface), flow(Path::Gateway));
        let ends = scenario.services.iter().zip(&routing.paths).filter(|(_, path)| **path == Path::Interface);
        let mut ends: Vec<u32> = ends.map(|(used, _)| used.endpoint_azs(scenario).count()).collect();
        let other = scenario.other_region.filter(|other| other.gb() > Gb::ZERO || other.endpoints > 0);
        let mut other_region = None;
        if let Some(other) = other {
            if routing.other_region == Some(Path::Interface) {
                interface.names.push(other.region.code());
                interface.gb = [interface.gb, of_vpc(other.gb())].into_iter().sum();
                ends.extend((0..other.endpoints).map(|_| scenario.azs.count()));
            } else {
                other_region = Some((other.region, of_vpc(other.gb())));
            }
        }
        let columns = ends.iter().copied().chain([scenario.azs.count()]).max().unwrap_or(1);
        let interfaces = (1..=columns).map(|az| ends.iter().map(|end| u32::from(*end >= az)).sum()).collect();
        let devices = match routing.egress {
            Egress::NatGateways => scenario.nat,
            Egress::NatInstances if nat::nat_instances(scenario) == 1 => NatTopology::OneZonal,
            Egress::NatInstances => NatTopology::ZonalPerAz,
            Egress::None | Egress::EgressOnlyGateway | Egress::InternetGateway => NatTopology::None,
        };
        let shared = devices == NatTopology::OneZonal && routing.hub != Hub::TransitGateway;
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
            devices,
            private: routing.egress == Egress::NatGateways && scenario.connectivity == NatConnectivity::Private,
            inspection: scenario.inspection && devices != NatTopology::None,
            out,
            interface,
            gateway,
            internet,
            other_region,
            crossing: share.map_or(Gb::ZERO, |share| {
                let parts = u128::from(Gb::units(leaves)) * u128::from(share.parts());
                Gb::from_units(u64::try_from(parts / u128::from(crate::units::Share::PARTS)).unwrap_or(u64::MAX))
            }),
            interfaces,
        }
    }

    /// What of this network another one lacks.
    #[must_use]
    pub fn lacking_in(&self, other: &Self) -> Lacking {
        let lacks = |own: &TrafficFlow, others: &TrafficFlow| own.names.iter().any(|name| !others.names.contains(name));
        let devices = |network: &Self| (network.egress, network.devices, network.private, network.hub);
        let is_shared = |network: &Self| network.hub == Hub::SharedSubnets;
        Lacking {
            devices: self.egress != Egress::None && devices(self) != devices(other),
            interface: lacks(&self.interface, &other.interface)
                || (self.hub != other.hub && !self.interface.names.is_empty()),
            gateway: lacks(&self.gateway, &other.gateway)
                || (is_shared(self) != is_shared(other) && !self.gateway.names.is_empty()),
        }
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
        let all = [self.leaving(), self.interface.gb, self.gateway.gb].into_iter().sum::<Gb>().units().max(1);
        if gb == Gb::ZERO { 0 } else { 1 + (gb.units() / all.div_ceil(4).max(1)).min(4) }
    }
}
