//! When a design can be built, and why not when it cannot.

use super::design::{Design, Egress, Hub, Routing};
use super::{design, endpoint, hub};
use crate::catalogue::prices::{self, PriceItem};
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::scenario::{
    EndpointClaim, NatConnectivity, NatTopology, Path, Peering, Requirement, Scenario, ServiceGroup, ServiceUse,
    SubnetSharing,
};
use crate::units::Gb;

/// Why a design cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Infeasible {
    /// It needs a NAT gateway and the network is to have none.
    NoNatGateway,
    /// A regional NAT gateway is public only.
    RegionalIsPublicOnly,
    /// The Region has no regional NAT gateways.
    NoRegionalNat(RegionId),
    /// The internet is needed and a private NAT gateway cannot reach it.
    PrivateNatHasNoInternet,
    /// The internet is needed and an endpoint cannot reach it.
    EndpointsHaveNoInternet,
    /// These services have no endpoint, as the user says.
    NoEndpoint(Vec<ServiceId>),
    /// The Region is known not to have these services' endpoints.
    NotOffered(RegionId, Vec<ServiceId>),
    /// A requirement rules it out.
    Required(Requirement),
    /// The user keeps these services on NAT gateways.
    PinnedToNat(Vec<ServiceId>),
    /// Another Region is needed and no endpoint is said to reach it.
    OtherRegionHasNoEndpoint,
    /// A hub, or a shared VPC, is for several VPCs.
    OneVpc,
    /// No NAT instance was chosen to compare with.
    NoInstanceChosen,
    /// Nobody said that the VPCs can be peered.
    NoPeering,
    /// Nobody said that the workloads can be in subnets that one account shares.
    NoSharing,
    /// Nobody said how many hosts would have a public IPv4 address.
    NoPublicHosts,
    /// Nobody said that everything answers over IPv6.
    NotAllIpv6,
    /// Of no service it is said which path its data takes today.
    TodayUnknown,
    /// The Region's price of this is not known, and without it the design would look free.
    NoPrice(PriceItem),
    /// A private hosted zone beyond an account's first 25 costs more than one of them, by a price that the user typed:
    /// then endpoints cannot be chosen for a hub one by one.
    DearerFurtherZones,
    /// All VPCs together move more data than can be added up exactly.
    TooMuchData,
}

/// Every reason against a design; none when it can be built.
#[must_use]
pub fn reasons(design: Design, scenario: &Scenario) -> Vec<Infeasible> {
    if design == Design::Today {
        let mut reasons = against_current(scenario);
        if scenario.services.iter().all(|used| used.today.is_none()) {
            reasons.retain(|reason| *reason == Infeasible::TooMuchData);
            reasons.push(Infeasible::TodayUnknown);
        }
        return reasons;
    }
    let mut reasons = Vec::new();
    if !scenario.can_be_added_up() {
        reasons.push(Infeasible::TooMuchData);
    }
    if design.hub().exists() && scenario.vpcs < 2 {
        reasons.push(Infeasible::OneVpc);
    }
    if design.hub() == Hub::Peering && scenario.peering == Peering::Unsaid {
        reasons.push(Infeasible::NoPeering);
    }
    if design.hub() == Hub::SharedSubnets && scenario.sharing == SubnetSharing::Unsaid {
        reasons.push(Infeasible::NoSharing);
    }
    of_requirements(design, scenario, &mut reasons);
    match design.egress() {
        Egress::None => without_way_out(scenario, &mut reasons),
        Egress::NatGateways => with_nat_gateways(scenario, &mut reasons),
        Egress::NatInstances => {
            match scenario.instance {
                None => reasons.push(Infeasible::NoInstanceChosen),
                Some(kind) => has_price(PriceItem::InstanceHour(kind), scenario, &mut reasons),
            }
            reasons.extend(unpriced_firewall(scenario));
        }
        Egress::EgressOnlyGateway if !scenario.ipv6 => reasons.push(Infeasible::NotAllIpv6),
        Egress::InternetGateway if scenario.public_hosts == 0 => reasons.push(Infeasible::NoPublicHosts),
        Egress::EgressOnlyGateway | Egress::InternetGateway => {}
    }
    if design.egress() != Egress::None {
        reasons.extend(without_endpoint(scenario, |used| used.pinned.is_some_and(|path| path != Path::Egress)));
    }
    reasons
}

/// Whether anything goes where no endpoint of this Region leads.
#[must_use]
pub fn needs_internet(scenario: &Scenario) -> bool {
    scenario.internet_gb() > Gb::ZERO || scenario.requirements.has(Requirement::InternetStays)
}

/// Whether a requirement asks for the endpoint of a service.
#[must_use]
pub fn must_have_endpoint(used: &ServiceUse, scenario: &Scenario) -> bool {
    scenario.requirements.has(Requirement::EveryEndpoint) || scenario.requirements.control(used.service)
}

/// Whether a network as it is meets what is required of designs, endpoints aside.
#[must_use]
pub fn meets_requirements(routing: &Routing, scenario: &Scenario) -> bool {
    scenario.requirements.iter().all(|requirement| match requirement {
        Requirement::InternetStays => routing.egress != Egress::None,
        Requirement::NoInternetRoute => routing.egress == Egress::None,
        Requirement::Ipv6Only => routing.egress == Egress::EgressOnlyGateway,
        Requirement::EveryEndpoint => true,
        Requirement::Control(_) | Requirement::AllControls => !routing.hub.is_another_vpc(),
    })
}

/// What is required and a design cannot have, and services that cannot have the endpoints that are required.
fn of_requirements(design: Design, scenario: &Scenario, reasons: &mut Vec<Infeasible>) {
    let ruled_out = scenario.requirements.iter().filter(|requirement| !requirement.allows(design));
    reasons.extend(ruled_out.map(Infeasible::Required));
    if design.egress() == Egress::None {
        // Without a way out every service needs its endpoint anyway.
        return;
    }
    reasons.extend(without_endpoint(scenario, |used| scenario.requirements.control(used.service)));
    let kept = services(scenario, |used| {
        used.has_endpoint(scenario.region) && used.pinned == Some(Path::Egress) && must_have_endpoint(used, scenario)
    });
    if !kept.is_empty() {
        reasons.push(Infeasible::PinnedToNat(kept));
    }
}

impl Requirement {
    /// Whether a design can have it at all. A control wants an endpoint in each VPC, which a hub is there to avoid
    /// unless the endpoint may stand beside it; a shared VPC is the only one.
    #[must_use]
    pub fn allows(self, design: Design) -> bool {
        match self {
            Self::InternetStays => design.egress() != Egress::None,
            Self::NoInternetRoute => design.egress() == Egress::None,
            Self::EveryEndpoint => true,
            Self::Control(_) | Self::AllControls => design.is_mix() || !design.hub().is_another_vpc(),
            Self::Ipv6Only => design.egress() == Egress::EgressOnlyGateway,
        }
    }
}

/// Every reason why the current network cannot exist: it is as it is, but what is said of it may not contradict
/// itself.
#[must_use]
pub fn against_current(scenario: &Scenario) -> Vec<Infeasible> {
    let mut reasons = Vec::new();
    if !scenario.can_be_added_up() {
        reasons.push(Infeasible::TooMuchData);
    }
    let through_nat = scenario.services.iter().any(|used| used.path_today() == Path::Egress);
    let other = scenario.other_region.is_some_and(|other| other.gb() > Gb::ZERO && other.endpoints == 0);
    if scenario.nat != NatTopology::None || through_nat || needs_internet(scenario) || other {
        with_nat_gateways(scenario, &mut reasons);
    }
    reasons
}

fn without_way_out(scenario: &Scenario, reasons: &mut Vec<Infeasible>) {
    if needs_internet(scenario) {
        reasons.push(Infeasible::EndpointsHaveNoInternet);
    }
    reasons.extend(without_endpoint(scenario, |_| true));
    let kept = services(scenario, |used| {
        used.has_endpoint(scenario.region) && design::pinned(used, scenario) == Some(Path::Egress)
    });
    if !kept.is_empty() {
        reasons.push(Infeasible::PinnedToNat(kept));
    }
    if scenario.other_region.is_some_and(|other| other.gb() > Gb::ZERO && other.endpoints == 0) {
        reasons.push(Infeasible::OtherRegionHasNoEndpoint);
    }
}

fn with_nat_gateways(scenario: &Scenario, reasons: &mut Vec<Infeasible>) {
    let private = scenario.connectivity == NatConnectivity::Private;
    if scenario.nat == NatTopology::None {
        reasons.push(Infeasible::NoNatGateway);
    }
    if private && scenario.nat == NatTopology::Regional {
        reasons.push(Infeasible::RegionalIsPublicOnly);
    }
    if scenario.nat == NatTopology::Regional && !scenario.region.has_regional_nat() {
        reasons.push(Infeasible::NoRegionalNat(scenario.region));
    }
    if private && needs_internet(scenario) {
        reasons.push(Infeasible::PrivateNatHasNoInternet);
    }
    if scenario.nat_gbps > 0 {
        has_price(PriceItem::NatProvisionedGbpsHour, scenario, reasons);
    }
    reasons.extend(unpriced_firewall(scenario));
}

/// The prices of AWS Network Firewall that nobody states, where it stands before NAT devices.
#[must_use]
pub fn unpriced_firewall(scenario: &Scenario) -> Vec<Infeasible> {
    let mut reasons = Vec::new();
    if scenario.inspection.network_firewall {
        has_price(PriceItem::FirewallEndpointHour, scenario, &mut reasons);
        has_price(PriceItem::FirewallGb, scenario, &mut reasons);
    }
    reasons
}

/// The prices of a hub's private hosted zones that nobody states; a hub without endpoints has no zone.
#[must_use]
pub fn unpriced_zones(zones: u32, scenario: &Scenario) -> Vec<Infeasible> {
    let mut reasons = Vec::new();
    let (first, further) = hub::zones(zones);
    for (count, item) in [(first, PriceItem::PrivateZoneMonth), (further, PriceItem::PrivateZoneOver25Month)] {
        if count > 0 {
            has_price(item, scenario, &mut reasons);
        }
    }
    reasons
}

fn has_price(item: PriceItem, scenario: &Scenario, reasons: &mut Vec<Infeasible>) {
    let known =
        scenario.prices.has(item) || prices::flat_in(scenario.price_list_version, scenario.region, item).is_some();
    if !known {
        reasons.push(Infeasible::NoPrice(item));
    }
}

/// Services that need an endpoint and have none: those of which the user says so, and those of which the catalogue
/// knows it.
pub(crate) fn without_endpoint(scenario: &Scenario, which: impl Fn(&ServiceUse) -> bool) -> Vec<Infeasible> {
    let region = scenario.region;
    let without = |said: bool| {
        let missing =
            |used: &ServiceUse| !used.has_endpoint(region) && (used.endpoint == EndpointClaim::Missing) == said;
        services(scenario, |used| missing(used) && which(used))
    };
    let reasons = [Infeasible::NoEndpoint(without(true)), Infeasible::NotOffered(region, without(false))];
    let names_any = |reason: &Infeasible| match reason {
        Infeasible::NoEndpoint(services) | Infeasible::NotOffered(_, services) => !services.is_empty(),
        _ => true,
    };
    reasons.into_iter().filter(names_any).collect()
}

fn services(scenario: &Scenario, which: impl Fn(&ServiceUse) -> bool) -> Vec<ServiceId> {
    scenario.services.iter().filter(|used| which(used)).map(|used| used.service).collect()
}

/// Whether a service could take an interface endpoint beside NAT gateways, as far as the user leaves it open.
#[must_use]
pub fn is_open(used: &ServiceUse, scenario: &Scenario) -> bool {
    used.has_endpoint(scenario.region)
        && !endpoint::has_gateway(used.service)
        && design::pinned(used, scenario).is_none()
}

/// Whether all services of a group could leave NAT gateways together.
#[must_use]
pub fn may_leave_nat(group: ServiceGroup, scenario: &Scenario) -> bool {
    let members = scenario.services.iter().filter(|used| used.group == Some(group));
    members.filter(|used| !endpoint::has_gateway(used.service)).all(|used| {
        let stays = design::pinned(used, scenario) == Some(Path::Egress);
        used.has_endpoint(scenario.region) && !stays
    })
}
