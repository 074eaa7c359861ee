//! When a design can be built, and why not when it cannot.

use super::design::{Design, Impossible, WayOut};
use super::{design, endpoint};
use crate::catalogue::prices::{self, PriceItem};
use crate::catalogue::services::ServiceId;
use crate::scenario::{Group, NatConnectivity, NatTopology, Path, Scenario, ServiceUse};
use crate::units::Gb;

/// Every reason against a design; none when it can be built.
#[must_use]
pub fn reasons(design: Design, scenario: &Scenario) -> Vec<Impossible> {
    let mut reasons = Vec::new();
    if !scenario.can_be_added_up() {
        reasons.push(Impossible::TooMuchData);
    }
    if design.in_hub() && scenario.vpcs < 2 {
        reasons.push(Impossible::OneVpc);
    }
    if design == Design::Today {
        of_today(scenario, &mut reasons);
        return reasons;
    }
    match design.way_out() {
        WayOut::None => without_way_out(scenario, &mut reasons),
        WayOut::NatGateways => with_nat_gateways(scenario, &mut reasons),
        WayOut::NatInstances => match scenario.instance {
            None => reasons.push(Impossible::NoInstanceChosen),
            Some(kind) => has_price(PriceItem::InstanceHour(kind), scenario, &mut reasons),
        },
        WayOut::EgressOnlyGateway if !scenario.ipv6 => reasons.push(Impossible::NotAllIpv6),
        WayOut::EgressOnlyGateway => {}
    }
    let pinned = services(scenario, |used| !used.has_endpoint && used.pinned.is_some_and(|path| path != Path::Nat));
    if design.way_out() != WayOut::None && !pinned.is_empty() {
        reasons.push(Impossible::NoEndpoint(pinned));
    }
    reasons
}

/// Whether anything goes where no endpoint of this Region leads.
#[must_use]
pub fn needs_internet(scenario: &Scenario) -> bool {
    scenario.internet_out > Gb::ZERO || scenario.internet_in > Gb::ZERO
}

/// Today's network is as it is: only what is said of it may not contradict itself.
fn of_today(scenario: &Scenario, reasons: &mut Vec<Impossible>) {
    let unknown = scenario.services.iter().all(|used| used.today.is_none());
    let through_nat = scenario.services.iter().any(|used| used.today.is_none_or(|path| path == Path::Nat));
    let other = scenario.other_region.is_some_and(|other| other.gb() > Gb::ZERO && other.endpoints == 0);
    if unknown {
        reasons.push(Impossible::TodayUnknown);
    } else if scenario.nat != NatTopology::None || through_nat || needs_internet(scenario) || other {
        with_nat_gateways(scenario, reasons);
    }
}

fn without_way_out(scenario: &Scenario, reasons: &mut Vec<Impossible>) {
    if needs_internet(scenario) {
        reasons.push(Impossible::EndpointsHaveNoInternet);
    }
    let without = services(scenario, |used| !used.has_endpoint);
    if !without.is_empty() {
        reasons.push(Impossible::NoEndpoint(without));
    }
    let kept = services(scenario, |used| used.has_endpoint && design::pinned(used, scenario) == Some(Path::Nat));
    if !kept.is_empty() {
        reasons.push(Impossible::PinnedToNat(kept));
    }
    if scenario.other_region.is_some_and(|other| other.gb() > Gb::ZERO && other.endpoints == 0) {
        reasons.push(Impossible::OtherRegionHasNoEndpoint);
    }
}

fn with_nat_gateways(scenario: &Scenario, reasons: &mut Vec<Impossible>) {
    let private = scenario.connectivity == NatConnectivity::Private;
    if scenario.nat == NatTopology::None {
        reasons.push(Impossible::NoNatGateway);
    }
    if private && scenario.nat == NatTopology::Regional {
        reasons.push(Impossible::RegionalIsPublicOnly);
    }
    if private && needs_internet(scenario) {
        reasons.push(Impossible::PrivateNatHasNoInternet);
    }
    if scenario.nat_gbps > 0 {
        has_price(PriceItem::NatProvisionedGbpsHour, scenario, reasons);
    }
}

fn has_price(item: PriceItem, scenario: &Scenario, reasons: &mut Vec<Impossible>) {
    let known = scenario.prices.has(item) || prices::flat_in(scenario.edition, scenario.region, item).is_some();
    if !known {
        reasons.push(Impossible::NoPrice(item));
    }
}

fn services(scenario: &Scenario, which: impl Fn(&ServiceUse) -> bool) -> Vec<ServiceId> {
    scenario.services.iter().filter(|used| which(used)).map(|used| used.service).collect()
}

/// Whether a service could take an interface endpoint beside NAT gateways, as far as the user leaves it open.
#[must_use]
pub fn is_open(used: &ServiceUse, scenario: &Scenario) -> bool {
    used.has_endpoint && !endpoint::has_gateway(used.service) && design::pinned(used, scenario).is_none()
}

/// Whether all services of a group could leave NAT gateways together.
#[must_use]
pub fn may_leave_nat(group: Group, scenario: &Scenario) -> bool {
    let members = scenario.services.iter().filter(|used| used.group == Some(group));
    members.filter(|used| !endpoint::has_gateway(used.service)).all(|used| {
        let stays = design::pinned(used, scenario) == Some(Path::Nat);
        used.has_endpoint && !stays
    })
}
