//! What to relax when nothing meets the settings, with the price of each way out.

use super::candidates::DesignTotals;
use crate::catalogue::services::ServiceId;
use crate::cost::{Design, feasibility};
use crate::scenario::{NatConnectivity, NatTopology, Path, Requirement, Scenario};
use crate::units::{Gb, Usd};

/// A setting that can be relaxed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// A NAT gateway is allowed.
    AllowNat,
    /// The NAT gateways become public.
    PublicNat,
    /// The NAT gateways become zonal, since a regional one is public only.
    ZonalNat,
    /// Every service and destination answers over IPv6.
    AnswersOverIpv6,
    /// The traffic to and from the internet is left out: so much of it.
    LeaveOutInternet(Gb),
    /// The traffic to and from the other Region is left out.
    LeaveOutOtherRegion,
    /// These services may take an endpoint.
    FreePaths(Vec<ServiceId>),
    /// These services, which have no endpoint, are left out.
    LeaveOut(Vec<ServiceId>),
    /// A requirement is dropped.
    Drop(Requirement),
}

/// A way out: what to relax, and what the network then costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// What to relax; mostly one setting. Whoever leaves out the internet drops the requirement that it stays, too.
    pub changes: Vec<Relaxation>,
    /// The scenario with that.
    pub scenario: Scenario,
    /// The design that becomes possible.
    pub design: Design,
    /// Its monthly cost.
    pub total: Usd,
}

/// The two nearest ways out of a scenario in which no design is possible; none where one is.
#[must_use]
pub fn of_scenario(scenario: &Scenario) -> Vec<WayOut> {
    let cheapest = |scenario: &Scenario| DesignTotals::of(scenario).cheapest();
    if cheapest(scenario).is_some() { Vec::new() } else { nearest(scenario, &cheapest) }
}

/// The two nearest ways to make a design possible; none where it is.
#[must_use]
pub fn of_design(design: Design, scenario: &Scenario) -> Vec<WayOut> {
    let priced = |scenario: &Scenario| {
        let totals = DesignTotals::of(scenario);
        // Of designs that come down to the same, the totals have the first.
        let reasons = feasibility::reasons(design, scenario);
        let total = totals.total(design).or_else(|| same_as_another(design, scenario, &totals));
        total.filter(|_| reasons.is_empty()).map(|total| (design, total))
    };
    if priced(scenario).is_some() { Vec::new() } else { nearest(scenario, &priced) }
}

fn same_as_another(design: Design, scenario: &Scenario, totals: &DesignTotals) -> Option<Usd> {
    use crate::cost::design::Routing;
    let routing = Routing::of(design, scenario).ok()?;
    let same = |other: &&(Design, Usd)| Routing::of(other.0, scenario).is_ok_and(|other| other == routing);
    totals.totals.iter().find(same).map(|(_, total)| *total)
}

/// Single changes before pairs, in the order of [`relaxations`].
fn nearest(scenario: &Scenario, price: &dyn Fn(&Scenario) -> Option<(Design, Usd)>) -> Vec<WayOut> {
    let all = relaxations(scenario);
    let way_out = |changes: &[&Relaxation]| {
        let mut relaxed = scenario.clone();
        for change in changes {
            change.apply(&mut relaxed);
        }
        let (design, total) = price(&relaxed)?;
        let mut changes: Vec<_> = changes.iter().map(|change| (*change).clone()).collect();
        let drops = Relaxation::Drop(Requirement::InternetStays);
        // Where there is no traffic, letting internet access go says it already.
        let leaves_traffic =
            changes.iter().any(|change| matches!(change, Relaxation::LeaveOutInternet(gb) if *gb > Gb::ZERO));
        if leaves_traffic && scenario.requirements.has(Requirement::InternetStays) && !changes.contains(&drops) {
            changes.push(drops);
        }
        Some(WayOut { changes, scenario: relaxed, design, total })
    };
    let singles: Vec<WayOut> = all.iter().filter_map(|change| way_out(&[change])).take(2).collect();
    if !singles.is_empty() {
        return singles;
    }
    let pairs = all.iter().enumerate().flat_map(|(at, one)| all.iter().skip(at + 1).map(move |two| [one, two]));
    pairs.filter_map(|pair| way_out(&pair)).take(2).collect()
}

/// What can be relaxed in a scenario: first what adds to the network, then what takes from its demands.
fn relaxations(scenario: &Scenario) -> Vec<Relaxation> {
    let private = scenario.connectivity == NatConnectivity::Private;
    let services = |which: &dyn Fn(&crate::scenario::ServiceUse) -> bool| {
        let services = scenario.services.iter().filter(|used| which(used)).map(|used| used.service);
        Some(services.collect::<Vec<_>>()).filter(|services| !services.is_empty())
    };
    let kept = services(&|used| used.pinned == Some(Path::Egress) && used.has_endpoint(scenario.region));
    let without = services(&|used| !used.has_endpoint(scenario.region));
    let internet = feasibility::needs_internet(scenario);
    let when = |holds: bool, change: Relaxation| holds.then_some(change);
    [
        when(scenario.nat == NatTopology::None, Relaxation::AllowNat),
        when(private && scenario.nat != NatTopology::None, Relaxation::PublicNat),
        when(
            (private || !scenario.region.has_regional_nat()) && scenario.nat == NatTopology::Regional,
            Relaxation::ZonalNat,
        ),
        when(scenario.requirements.has(Requirement::Ipv6Only) && !scenario.ipv6, Relaxation::AnswersOverIpv6),
        kept.map(Relaxation::FreePaths),
        when(internet, Relaxation::LeaveOutInternet(scenario.internet_gb())),
        when(scenario.other_region.is_some(), Relaxation::LeaveOutOtherRegion),
        without.map(Relaxation::LeaveOut),
    ]
    .into_iter()
    .flatten()
    .chain(scenario.requirements.iter().map(Relaxation::Drop))
    .collect()
}

impl Relaxation {
    /// Relaxes a scenario.
    pub fn apply(&self, scenario: &mut Scenario) {
        match self {
            Self::AllowNat => scenario.nat = NatTopology::OneZonal,
            Self::PublicNat => scenario.connectivity = NatConnectivity::Public,
            Self::ZonalNat => scenario.nat = NatTopology::ZonalPerAz,
            Self::AnswersOverIpv6 => scenario.ipv6 = true,
            Self::LeaveOutInternet(_) => {
                (scenario.internet_out, scenario.internet_in) = (Gb::ZERO, Gb::ZERO);
                scenario.requirements.set(Requirement::InternetStays, false);
            }
            Self::LeaveOutOtherRegion => scenario.other_region = None,
            Self::FreePaths(services) => {
                for used in scenario.services.iter_mut().filter(|used| services.contains(&used.service)) {
                    used.pinned = None;
                }
            }
            Self::LeaveOut(services) => services.iter().for_each(|service| scenario.remove_service(*service)),
            Self::Drop(requirement) => scenario.requirements.set(*requirement, false),
        }
        scenario.settle();
    }
}
