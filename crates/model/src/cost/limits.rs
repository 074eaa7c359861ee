//! Limits of AWS that a month would reach.
//!
//! Volumes are turned into an average over the hours; a peak is higher, so a warning that is not given proves nothing.
//! Sources: `amazon-vpc-limits.md` and `vpc-nat-gateway.md` of the Amazon VPC User Guide; `vpc-limits-endpoints.md` of
//! the AWS `PrivateLink` Guide (50 endpoints in a VPC, those of Gateway Load Balancers among them; 20 gateway endpoints
//! in a Region); `ec2-instance-network-bandwidth.md` of the Amazon EC2 User Guide (5 Gbps through an internet gateway
//! below 32 vCPUs); `transit-gateway-quotas.md` of the AWS Transit Gateway Guide (5,000 attachments); peering quotas
//! of `amazon-vpc-limits.md` (50 active connections of a VPC, up to 125) and its quotas of VPC sharing (100 participant
//! accounts of a VPC); the AZs of each Region by `aws-regions.md` of AWS global infrastructure.

use super::design::{Design, Egress, Hub, Routing};
use super::{hub, nat};
use crate::catalogue::instances::InstanceType;
use crate::scenario::{NatConnectivity, NatTopology, Path, Scenario};
use crate::units::{Gb, Hours};

/// A limit that a design reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The design, the first one if several reach it.
    pub design: Design,
    /// The limit.
    pub limit: Limit,
    /// What the design needs, in the limit's unit; a bandwidth in Mbps, rounded up.
    pub needed: u64,
    /// The limit itself, in the same unit.
    pub allowed: u64,
}

/// Something that AWS limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// The bandwidth that a NAT gateway starts with, in Mbps; it scales beyond by itself.
    NatGatewayStart,
    /// The most bandwidth of a NAT gateway, in Mbps.
    NatGatewayMost,
    /// The bandwidth that was provisioned for a NAT gateway, in Mbps.
    NatGatewayProvisioned,
    /// What a NAT instance keeps up without credits, in Mbps.
    InstanceBaseline,
    /// What an instance of fewer than 32 vCPUs may send to the internet, in Mbps.
    InstanceToInternet,
    /// The bandwidth that an interface endpoint starts with in each AZ, in Mbps; it scales beyond by itself.
    EndpointStart,
    /// Connections at the same time to one destination through one NAT gateway.
    ConnectionsPerDestination,
    /// Interface endpoints in one VPC; adjustable.
    EndpointsPerVpc,
    /// NAT gateways in one AZ of the account; adjustable.
    NatGatewaysPerAz,
    /// Elastic IP addresses in the Region; adjustable.
    ElasticIps,
    /// Elastic IP addresses of one NAT gateway; adjustable up to 8.
    ElasticIpsPerNat,
    /// AZs of the Region.
    AzsOfRegion,
    /// Gateway endpoints in the Region; adjustable.
    GatewayEndpoints,
    /// VPC peering connections of one VPC; adjustable up to 125.
    Peerings,
    /// The most VPC peering connections that one VPC can have.
    PeeringsMost,
    /// Attachments of one transit gateway.
    Attachments,
    /// Accounts that the subnets of one VPC are shared with; adjustable.
    Participants,
}

impl Limit {
    /// Whether it is a bandwidth, in Mbps.
    #[must_use]
    pub const fn is_bandwidth(self) -> bool {
        matches!(
            self,
            Self::NatGatewayStart
                | Self::NatGatewayMost
                | Self::NatGatewayProvisioned
                | Self::InstanceBaseline
                | Self::InstanceToInternet
                | Self::EndpointStart
        )
    }
}

/// Interface endpoints that a VPC may have unless its owner asks for more.
pub const ENDPOINTS_PER_VPC: u64 = 50;

/// Attachments that a transit gateway can have.
pub const ATTACHMENTS: u64 = 5_000;

/// The limit that so many VPC peering connections of one VPC reach, and how many it allows.
#[must_use]
pub const fn of_peerings(peerings: u64) -> (Limit, u64) {
    if peerings > hub::MOST_PEERINGS as u64 {
        (Limit::PeeringsMost, hub::MOST_PEERINGS as u64)
    } else {
        (Limit::Peerings, hub::PEERINGS as u64)
    }
}

/// Connections that one address of a NAT gateway holds to one destination.
const CONNECTIONS_PER_ADDRESS: u64 = 55_000;

/// The limits that a design reaches.
#[must_use]
pub fn reached(design: Design, routing: &Routing, scenario: &Scenario) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut check = |limit, needed: u64, allowed: u64| {
        if needed > allowed {
            warnings.push(Warning { design, limit, needed, allowed });
        }
    };
    // What stands once carries the data of all VPCs.
    let carried = |once| if once { u64::from(scenario.vpcs) } else { 1 };
    let deployments = carried(routing.shares_egress());
    let along = |path| scenario.services.iter().zip(&routing.paths).filter(move |(_, taken)| **taken == path);
    let other = |path| if routing.other_region == Some(path) { scenario.other_region_gb() } else { Gb::ZERO };
    let out: Gb =
        along(Path::Egress).map(|(used, _)| used.gb).chain([scenario.internet_gb(), other(Path::Egress)]).sum();
    match routing.egress {
        Egress::NatGateways => {
            let mbps = mbps(out, scenario.hours, deployments, u64::from(scenario.billed_nat_gateways()));
            if scenario.nat_gbps > 0 {
                check(Limit::NatGatewayProvisioned, mbps, u64::from(scenario.nat_gbps) * 1_000);
            } else if mbps > 100_000 {
                check(Limit::NatGatewayMost, mbps, 100_000);
            } else {
                check(Limit::NatGatewayStart, mbps, 5_000);
            }
            gateways(scenario, routing, &mut check);
        }
        Egress::NatInstances => {
            let mbps = mbps(out, scenario.hours, deployments, u64::from(nat::nat_instances(scenario)));
            if let Some(kind) = scenario.instance {
                check(Limit::InstanceBaseline, mbps, baseline_mbps(kind));
            }
            check(Limit::InstanceToInternet, mbps, 5_000);
        }
        Egress::None | Egress::EgressOnlyGateway | Egress::InternetGateway => {}
    }
    for (used, shared) in routing.interface_endpoints(scenario) {
        let mbps = mbps(
            used.gb,
            used.endpoint_hours(scenario),
            carried(shared),
            u64::from(used.endpoint_azs(scenario).count()),
        );
        check(Limit::EndpointStart, mbps, 10_000);
    }
    check(Limit::EndpointsPerVpc, endpoints_of_a_vpc(routing, scenario), ENDPOINTS_PER_VPC);
    let most_azs =
        scenario.services.iter().filter_map(|used| used.azs).chain([scenario.azs]).max().unwrap_or(scenario.azs);
    check(Limit::AzsOfRegion, u64::from(most_azs.count()), u64::from(scenario.region.info().azs));
    let vpcs = if routing.hub == Hub::SharedSubnets { 1 } else { u64::from(scenario.vpcs) };
    let gateways = along(Path::Gateway).count() as u64 * vpcs;
    check(Limit::GatewayEndpoints, gateways, 20);
    if routing.hub == Hub::Peering {
        let peerings = u64::from(scenario.vpcs);
        let (limit, most) = of_peerings(peerings);
        check(limit, peerings, most);
    }
    if routing.hub == Hub::TransitGateway {
        check(Limit::Attachments, u64::from(scenario.vpcs) + 1, ATTACHMENTS);
    }
    if routing.hub == Hub::SharedSubnets {
        // Each VPC is taken to be an account's own; the owner is none of the participants.
        check(Limit::Participants, u64::from(scenario.vpcs), 100);
    }
    warnings
}

/// The most interface endpoints that one VPC has: one of the workloads, or the one that they share.
fn endpoints_of_a_vpc(routing: &Routing, scenario: &Scenario) -> u64 {
    let cross_region = scenario.other_region.filter(|_| routing.other_region == Some(Path::Interface));
    let cross_region = cross_region.map(|other| (u64::from(other.endpoints), routing.shares_other_region()));
    let services = routing.interface_endpoints(scenario).map(|(_, shared)| (1, shared));
    let (shared, own) = services.chain(cross_region).fold((0, 0), |(shared, own), (count, is_shared)| {
        if is_shared { (shared + count, own) } else { (shared, own + count) }
    });
    shared.max(own)
}

/// What an instance type keeps up without credits, in Mbps. Source: the Amazon EC2 instance type tables.
#[must_use]
pub const fn baseline_mbps(kind: InstanceType) -> u64 {
    match kind {
        InstanceType::T4gNano => 32,
        InstanceType::T4gSmall => 128,
        InstanceType::C7gnMedium => 3_125,
    }
}

fn gateways(scenario: &Scenario, routing: &Routing, check: &mut impl FnMut(Limit, u64, u64)) {
    let deployments = if routing.shares_egress() { 1 } else { u64::from(scenario.vpcs) };
    let addresses = u64::from(scenario.ipv4_per_nat);
    // In a hub or a shared VPC the connections of all VPCs meet, and the NAT gateways of several AZs share them,
    // private ones too. Where no address is to be paid for, there is one all the same.
    // Source: `nat-gateway-troubleshooting.md`.
    let connections =
        u64::from(scenario.connections) * if routing.shares_egress() { u64::from(scenario.vpcs) } else { 1 };
    let each = connections.div_ceil(u64::from(scenario.billed_nat_gateways()).max(1));
    let held = if scenario.connectivity == NatConnectivity::Public { addresses.max(1) } else { 1 };
    check(Limit::ConnectionsPerDestination, each, held * CONNECTIONS_PER_ADDRESS);
    if scenario.connectivity == NatConnectivity::Public {
        check(Limit::ElasticIps, u64::from(scenario.nat_addresses()) * deployments, 5);
        if scenario.nat != NatTopology::Regional {
            check(Limit::ElasticIpsPerNat, addresses, 2);
        }
    }
    if matches!(scenario.nat, NatTopology::OneZonal | NatTopology::ZonalPerAz) {
        check(Limit::NatGatewaysPerAz, deployments, 5);
    }
}

/// The average bandwidth of a volume over the hours, spread over so many devices, in Mbps rounded up.
fn mbps(volume: Gb, hours: Hours, deployments: u64, devices: u64) -> u64 {
    const BITS_PER_GB: u128 = 8 << 30;
    // Millionths cancel: volume and hours both count them.
    let bits = u128::from(volume.units()) * u128::from(deployments) * BITS_PER_GB;
    let seconds = u128::from(hours.units()) * 3_600 * u128::from(devices.max(1));
    if seconds == 0 {
        return 0;
    }
    u64::try_from(bits.div_ceil(seconds).div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_are_rounded_up() {
        // 32 Mbps for 730 hours is 9,790.4 GB.
        assert_eq!(mbps(Gb::whole(9_790), Hours::MONTH, 1, 1), 32);
        assert_eq!(mbps(Gb::whole(9_791), Hours::MONTH, 1, 1), 33);
        assert_eq!(mbps(Gb::whole(9_791), Hours::MONTH, 1, 2), 17);
        assert_eq!(mbps(Gb::whole(1), Hours::ZERO, 1, 1), 0);
        assert_eq!(mbps(Gb::ZERO, Hours::MONTH, 1, 1), 0);
    }
}
