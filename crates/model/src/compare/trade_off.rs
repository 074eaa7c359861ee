//! Trade-offs of the cheapest design and of the next one, besides cost.
//!
//! They are listed without a score: their weight depends on the reader.

use super::report::Report;
use crate::catalogue::services::ServiceId;
use crate::cost::design::{Egress, Hub, Path, Routing};
use crate::cost::{Design, Rates, nat};
use crate::scenario::{Azs, Inspection, NatConnectivity, NatTopology, Scenario};
use crate::units::{Hours, Usd};

/// A trade-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TradeOff {
    /// Several AZs share one NAT device, which is lost with its AZ.
    SharedDevice,
    /// A regional NAT gateway takes time to expand to a new AZ.
    RegionalExpands,
    /// A private NAT gateway reaches private networks only.
    PrivateNat,
    /// A NAT instance has to be operated by the user.
    OwnInstance,
    /// Only what answers over IPv6 is reached.
    Ipv6Reach,
    /// Every host has a public address. Source: Security Hub's reference, controls EC2.9 and EC2.15.
    PublicAddresses,
    /// Egress is not filtered.
    NotFiltered,
    /// The bill does not distinguish services.
    OneBillLine,
    /// What has no endpoint cannot be reached.
    NothingElse,
    /// Private DNS affects every client in the VPC.
    PrivateDns,
    /// An endpoint in a single AZ of several.
    OneAz,
    /// The number of IP addresses used in the subnets of a VPC.
    Addresses(u32),
    /// Adding a gateway endpoint drops open connections to its service. Sources: `vpc-endpoints-ddb.md`,
    /// `gateway-endpoints.md` and `vpc-endpoints-s3.md` of the AWS `PrivateLink` Guide.
    GatewayConnections,
    /// Requests carry no source IP address, so a negated condition on it holds for everybody. Sources:
    /// `vpc-endpoints-s3.md`; the IAM reference on condition operators.
    SourceIp,
    /// All VPCs depend on the hub.
    SharedHub,
    /// Shared endpoints need shared private hosted zones.
    HubNames,
    /// A VPC peering connection leads to the hub and no further, and no two ranges may overlap. Source:
    /// `vpc-peering-basics.md` of the Amazon VPC Peering Guide, "VPC peering limitations".
    PeeringReach,
    /// Who may share subnets, and that workloads are created anew in them. Source: `vpc-sharing.md` and
    /// `vpc-share-prerequisites.md` of the Amazon VPC User Guide.
    SharedSubnets,
    /// All depends on the owner of a shared VPC. Source: `vpc-share-limitations.md` of the Amazon VPC User Guide.
    SharedOwner,
    /// What is billed for part of the month has to be deleted for the rest of it.
    DeletedToSleep,
    /// NAT instances can be stopped, and their volumes and addresses are billed on.
    StoppedToSleep,
    /// Addresses that are kept while their NAT devices are gone: how many, and what the rest of the month costs.
    KeptAddresses(u32, Usd),
}

/// What to know of a design before it is built: it decides nothing, and who leaves it out learns it in operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// The default endpoint policy allows everything. Source: `vpc-endpoints-access.md` of the AWS `PrivateLink` Guide.
    OpenPolicy,
    /// Idle connections are dropped. Sources: `nat-gateway-basics.md` of the Amazon VPC User Guide;
    /// `privatelink-access-aws-services.md`.
    IdleTimeout,
    /// Own DNS servers have to forward, and STS has its Regional name only. Source: `create-interface-endpoint.md`.
    OwnDns,
    /// Private DNS of an interface endpoint of S3 moves free traffic. Source: `privatelink-interface-endpoints.md` of
    /// Amazon S3.
    S3PrivateDns,
    /// What to watch on NAT gateways. Source: `vpc-nat-gateway-cloudwatch.md`; Trusted Advisor's reference.
    NatAlarms,
    /// How to prove that there is no way out. Source: `security-vpc-bpa.md` of the Amazon VPC User Guide.
    ProvesNoInternet,
    /// Egress over IPv6 stays in each VPC. Source: the connectivity guide of aws-networking-best-practices.
    Ipv6StaysLocal,
    /// Which account pays for a transit gateway's data. Source: AWS's announcement of Flexible Cost Allocation,
    /// November 2025.
    WhoPaysTransit,
    /// Which account pays for what in a shared VPC. Source: `vpc-share-billing.md` of the Amazon VPC User Guide.
    WhoPaysShared,
    /// Which account pays for what where peerings lead to a hub. Source: `vpc-peering-basics.md` of the Amazon VPC
    /// Peering Guide, pricing; data across AZs is charged to either side.
    WhoPaysPeering,
    /// That each of several VPCs pays for all of its own; nothing is shared.
    WhoPaysAlone,
    /// When AWS Network Firewall waives NAT gateways, and what it bills besides. Source: the guide to Network
    /// Firewall's costs of AWS's security best practices, sections "NAT gateway bundled discount" and "Data transfer
    /// changes (August 2026)".
    FirewallDiscount,
}

/// Amazon S3, whose buckets have policies.
const S3: ServiceId = ServiceId::named("s3");

/// The trade-offs of the cheapest design, and those of the next one that the cheapest does not have.
#[must_use]
pub fn all(scenario: &Scenario, report: &Report) -> Vec<(Design, Vec<TradeOff>)> {
    let Some(verdict) = &report.verdict else { return Vec::new() };
    let of_design = |design| report.priced(design).map_or_else(Vec::new, |priced| of(&priced.routing, scenario));
    let winner = of_design(verdict.design);
    let mut all = Vec::new();
    if let Some((next, _)) = verdict.runner_up {
        let mut own = of_design(next);
        own.retain(|trade_off| !winner.contains(trade_off));
        all.push((next, own));
    }
    all.insert(0, (verdict.design, winner));
    all.retain(|(_, trade_offs)| !trade_offs.is_empty());
    all
}

/// What the hours of a month leave to pay or to do, of the current network and of the cheapest design, each once.
#[must_use]
pub fn asleep(scenario: &Scenario, report: &Report) -> Vec<TradeOff> {
    let winner = report.verdict.as_ref().map(|verdict| verdict.design);
    let mut all = Vec::new();
    for design in [Some(Design::NatOnly), winner].into_iter().flatten() {
        let of_design = report.priced(design).map_or_else(Vec::new, |priced| of(&priced.routing, scenario));
        for trade_off in of_design {
            let sleeps =
                matches!(trade_off, TradeOff::DeletedToSleep | TradeOff::StoppedToSleep | TradeOff::KeptAddresses(..));
            if sleeps && !all.contains(&trade_off) {
                all.push(trade_off);
            }
        }
    }
    all
}

/// The trade-offs of a routing.
#[must_use]
pub fn of(routing: &Routing, scenario: &Scenario) -> Vec<TradeOff> {
    use TradeOff::{
        Addresses, DeletedToSleep, GatewayConnections, HubNames, Ipv6Reach, KeptAddresses, NotFiltered, NothingElse,
        OneAz, OneBillLine, OwnInstance, PeeringReach, PrivateDns, PrivateNat, PublicAddresses, RegionalExpands,
        SharedDevice, SharedHub, SharedOwner, SharedSubnets, SourceIp, StoppedToSleep,
    };
    let services = || scenario.services.iter().zip(&routing.paths);
    let through = |path| services().filter(move |(_, taken)| **taken == path).map(|(used, _)| used);
    let several = scenario.azs > Azs::ONE;
    let gateways = routing.egress == Egress::NatGateways;
    let instances = routing.egress == Egress::NatInstances;
    let one_device =
        (gateways && scenario.nat == NatTopology::OneZonal) || (instances && nat::nat_instances(scenario) == 1);
    let is_inspected = (gateways || instances) && scenario.inspection != Inspection::default();
    let s3 = |path| through(path).any(|used| used.service == S3);
    let [in_hub, own] = addresses(routing, scenario);
    let sleeps = scenario.hours < Hours::MONTH;
    let devices = match routing.egress {
        Egress::NatGateways => scenario.nat_addresses(),
        Egress::NatInstances => nat::nat_instances(scenario),
        // Addresses that hosts are given go when they go.
        Egress::None | Egress::EgressOnlyGateway | Egress::InternetGateway => 0,
    };
    let kept = kept_addresses(scenario, devices * if routing.shares_egress() { 1 } else { scenario.vpcs });
    [
        (several && one_device, SharedDevice),
        (gateways && scenario.nat == NatTopology::Regional, RegionalExpands),
        (gateways && scenario.connectivity == NatConnectivity::Private, PrivateNat),
        (instances, OwnInstance),
        (routing.egress == Egress::EgressOnlyGateway, Ipv6Reach),
        (routing.egress == Egress::InternetGateway, PublicAddresses),
        (routing.egress != Egress::None && !is_inspected, NotFiltered),
        (gateways && through(Path::Egress).nth(1).is_some(), OneBillLine),
        (routing.egress == Egress::None, NothingElse),
        (routing.hub == Hub::TransitGateway, SharedHub),
        (routing.hub == Hub::Peering, PeeringReach),
        (routing.hub == Hub::SharedSubnets, SharedSubnets),
        (routing.hub == Hub::SharedSubnets, SharedOwner),
        (in_hub > 0, HubNames),
        (own > 0, PrivateDns),
        (several && through(Path::Interface).any(|used| used.endpoint_azs(scenario) == Azs::ONE), OneAz),
        (in_hub > 0 || own > 0, Addresses(in_hub.max(own))),
        (through(Path::Gateway).next().is_some(), GatewayConnections),
        (s3(Path::Gateway) || s3(Path::Interface), SourceIp),
        (sleeps && (gateways || in_hub > 0 || own > 0), DeletedToSleep),
        (sleeps && instances, StoppedToSleep),
        (kept.1 > Usd::ZERO, KeptAddresses(kept.0, kept.1)),
    ]
    .into_iter()
    .filter_map(|(holds, trade_off)| holds.then_some(trade_off))
    .collect()
}

/// The addresses of interface endpoints in a hub VPC, and in the VPC of a workload.
fn addresses(routing: &Routing, scenario: &Scenario) -> [u32; 2] {
    let other = scenario.other_region.filter(|_| routing.other_region == Some(Path::Interface));
    let other = other.map(|other| (other.endpoints * scenario.azs.count(), routing.shares_other_region()));
    let services = routing.interface_endpoints(scenario);
    let services = services.map(|(used, shared)| (used.endpoint_azs(scenario).count(), shared));
    services.chain(other).fold([0, 0], |[in_hub, own], (count, shared)| {
        if shared && routing.hub.is_another_vpc() { [in_hub + count, own] } else { [in_hub, own + count] }
    })
}

/// What to know of a routing before it is built.
#[must_use]
pub fn practices(routing: &Routing, scenario: &Scenario) -> Vec<Practice> {
    use Practice::{
        FirewallDiscount, IdleTimeout, Ipv6StaysLocal, NatAlarms, OpenPolicy, OwnDns, ProvesNoInternet, S3PrivateDns,
        WhoPaysAlone, WhoPaysPeering, WhoPaysShared, WhoPaysTransit,
    };
    let takes = |path| routing.paths.contains(&path) || routing.other_region == Some(path);
    let (endpoints, gateways) = (takes(Path::Interface), routing.egress == Egress::NatGateways);
    let s3 = scenario.services.iter().zip(&routing.paths);
    let s3 = s3.filter(|(used, _)| used.service == S3).any(|(_, path)| *path == Path::Interface);
    [
        (gateways && scenario.inspection.network_firewall, FirewallDiscount),
        (gateways, NatAlarms),
        (gateways || endpoints, IdleTimeout),
        (endpoints || takes(Path::Gateway), OpenPolicy),
        (endpoints, OwnDns),
        (s3, S3PrivateDns),
        (routing.egress == Egress::None, ProvesNoInternet),
        (routing.egress == Egress::EgressOnlyGateway && scenario.vpcs > 1, Ipv6StaysLocal),
        (routing.hub == Hub::TransitGateway, WhoPaysTransit),
        (routing.hub == Hub::SharedSubnets, WhoPaysShared),
        (routing.hub == Hub::Peering, WhoPaysPeering),
        (routing.hub == Hub::None && scenario.vpcs > 1, WhoPaysAlone),
    ]
    .into_iter()
    .filter_map(|(holds, practice)| holds.then_some(practice))
    .collect()
}

/// What so many addresses cost in the hours of a month in which their NAT devices do not exist.
fn kept_addresses(scenario: &Scenario, addresses: u32) -> (u32, Usd) {
    let gone = Hours::from_units(Hours::MONTH.units().saturating_sub(scenario.hours.units()));
    (addresses, Rates::of(scenario).ipv4_hour.rate * gone * addresses)
}
