//! A sketch of the network as a design would build it: what stands where, and which data takes which path.

use crate::catalogue::regions::RegionId;
use crate::compare::Report;
use crate::cost::Design;
use crate::cost::design::{Egress, Routing};
use crate::cost::nat;
use crate::scenario::{NatConnectivity, NatTopology, Path, Scenario};
use crate::units::Gb;

/// What a sketch shows. All volumes are those of one VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkDiagram {
    /// The Region that everything lies in.
    pub region: RegionId,
    /// The design.
    pub design: Design,
    /// The AZs of the workload.
    pub azs: u32,
    /// How many VPCs are like this one.
    pub vpcs: u32,
    /// Whether NAT devices and interface endpoints stand in a hub VPC.
    pub hub: bool,
    /// What takes all that no endpoint takes.
    pub egress: Egress,
    /// Where its devices stand.
    pub devices: NatTopology,
    /// Whether they face other networks only.
    pub private: bool,
    /// Whether data passes a Gateway Load Balancer endpoint before them.
    pub inspection: bool,
    /// What leaves by the way out for services of the Region.
    pub out: TrafficFlow,
    /// What interface endpoints carry.
    pub interface: TrafficFlow,
    /// What gateway endpoints carry.
    pub gateway: TrafficFlow,
    /// Data to and from the internet.
    pub internet: Gb,
    /// Another Region, and the data that leaves for it by the way out.
    pub other_region: Option<(RegionId, Gb)>,
    /// What crosses AZs to reach a device that all AZs share.
    pub crossing: Gb,
    /// How many endpoint network interfaces stand in each AZ: at least as many AZs as the workload has.
    pub interfaces: Vec<u32>,
}

/// Services that share a path, and their data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrafficFlow {
    /// The services by the names of their endpoints.
    pub names: Vec<&'static str>,
    /// Their data, both directions.
    pub gb: Gb,
}

impl NetworkDiagram {
    /// The network of a design, where it can be built.
    #[must_use]
    pub fn of(design: Design, scenario: &Scenario, report: &Report) -> Option<Self> {
        Some(Self::routed(design, scenario, &report.priced(design)?.routing))
    }

    fn routed(design: Design, scenario: &Scenario, routing: &Routing) -> Self {
        let flow = |path| {
            let taken = scenario.services.iter().zip(&routing.paths).filter(|(_, taken)| **taken == path);
            let (names, volumes): (Vec<_>, Vec<_>) = taken.map(|(used, _)| (used.service.slug(), used.gb)).unzip();
            TrafficFlow { names, gb: volumes.into_iter().sum() }
        };
        let (out, mut interface, gateway) = (flow(Path::Egress), flow(Path::Interface), flow(Path::Gateway));
        let ends = scenario.services.iter().zip(&routing.paths).filter(|(_, path)| **path == Path::Interface);
        let mut ends: Vec<u32> = ends.map(|(used, _)| used.endpoint_azs(scenario).count()).collect();
        let other = scenario.other_region.filter(|other| other.gb() > Gb::ZERO || other.endpoints > 0);
        let mut other_region = None;
        if let Some(other) = other {
            if routing.other_region == Some(Path::Interface) {
                interface.names.push(other.region.code());
                interface.gb = [interface.gb, other.gb()].into_iter().sum();
                ends.extend((0..other.endpoints).map(|_| scenario.azs.count()));
            } else {
                other_region = Some((other.region, other.gb()));
            }
        }
        let columns = ends.iter().copied().chain([scenario.azs.count()]).max().unwrap_or(1);
        let interfaces = (1..=columns).map(|az| ends.iter().map(|end| u32::from(*end >= az)).sum()).collect();
        let devices = match routing.egress {
            Egress::NatGateways => scenario.nat,
            Egress::NatInstances if nat::nat_instances(scenario) == 1 => NatTopology::OneZonal,
            Egress::NatInstances => NatTopology::ZonalPerAz,
            Egress::None | Egress::EgressOnlyGateway => NatTopology::None,
        };
        let shared = devices == NatTopology::OneZonal && !routing.hub;
        let leaves = [out.gb, scenario.internet_gb(), other_region.map_or(Gb::ZERO, |(_, gb)| gb)].into_iter().sum();
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
            internet: scenario.internet_gb(),
            other_region,
            crossing: share.map_or(Gb::ZERO, |share| {
                let parts = u128::from(Gb::units(leaves)) * u128::from(share.parts());
                Gb::from_units(u64::try_from(parts / u128::from(crate::units::Share::PARTS)).unwrap_or(u64::MAX))
            }),
            interfaces,
        }
    }

    /// All that leaves by the way out.
    #[must_use]
    pub fn leaving(&self) -> Gb {
        [self.out.gb, self.internet, self.other_region.map_or(Gb::ZERO, |(_, gb)| gb)].into_iter().sum()
    }

    /// How many devices the way out has in one place: NAT gateways or NAT instances; a regional one is one.
    #[must_use]
    pub fn device_count(&self) -> u32 {
        match self.devices {
            NatTopology::None => 0,
            NatTopology::OneZonal | NatTopology::Regional => 1,
            NatTopology::ZonalPerAz => self.azs,
        }
    }
    /// What one AZ of the workload adds to a volume.
    #[must_use]
    pub fn per_az(&self, gb: Gb) -> Gb {
        Gb::from_units(gb.units() / u64::from(self.azs.max(1)))
    }

    /// How thick the line of a volume is drawn: from 1 to 5 by its part of all data; 0 without any.
    #[must_use]
    pub fn flow_weight(&self, gb: Gb) -> u64 {
        let all = [self.leaving(), self.interface.gb, self.gateway.gb].into_iter().sum::<Gb>().units().max(1);
        if gb == Gb::ZERO { 0 } else { 1 + (gb.units() / all.div_ceil(4).max(1)).min(4) }
    }
}
