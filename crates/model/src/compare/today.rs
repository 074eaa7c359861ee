//! The review of the current network: endpoints that pay for themselves, idle ones, and missing ones.
//!
//! What a change saves is today's bill less the bill of a scenario with that one change, so it has no formula of its
//! own. Services of a group change together.

use super::cheapest;
use crate::catalogue::services::ServiceId;
use crate::cost::design::{Egress, Path, Routing};
use crate::cost::{Design, Rates, endpoint, feasibility};
use crate::scenario::{NatTopology, Scenario, ServiceUse};
use crate::units::{Gb, Usd};

/// `GuardDuty` creates its endpoint, manages it, and AWS does not charge for it: nobody is to remove it. Source: the
/// Amazon `GuardDuty` User Guide, Runtime Monitoring.
const GUARDDUTY: ServiceId = ServiceId::named("guardduty-data");

/// The review of the current network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// What it costs a month.
    pub total: Usd,
    /// A finding for each service that has or needs an endpoint, in the order of the scenario.
    pub findings: Vec<Finding>,
    /// The cost of NAT gateways without traffic.
    pub idle_nat: Option<Usd>,
    /// The monthly cost with all changes, which is the cheapest mix; none if no mix is feasible.
    pub mix: Option<Usd>,
    /// Whether that mix has no NAT gateways: it then has endpoints that would not pay for themselves beside them.
    pub mix_without_nat: bool,
}

/// A finding about a service or a group of services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The services.
    pub services: Vec<ServiceId>,
    /// The current path of the first of them.
    pub path: Path,
    /// The advice.
    pub advice: EndpointAdvice,
    /// The path to change to, if any.
    pub to: Option<Path>,
    /// The monthly saving of that change; negative if it costs more.
    pub saves: Usd,
}

/// The advice on a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointAdvice {
    /// The endpoint pays for itself.
    Earns,
    /// The endpoint carries nothing and costs its hours.
    Idle,
    /// Another path costs less.
    Dear,
    /// An endpoint would pay for itself.
    Missing,
    /// There is no other path, or the scenario fixes this one.
    Needed,
    /// The scenario fixes another path.
    Asked,
}

/// Reviews the current network; none if it is unknown.
#[must_use]
pub fn of(scenario: &Scenario) -> Option<Today> {
    let prices = Rates::of(scenario);
    let routing = Routing::of(Design::Today, scenario).ok()?;
    let total = cheapest::total(&routing, scenario, &prices);
    let saves = |turned: &Scenario| {
        let routing = Routing::of(Design::Today, turned).ok()?;
        Some(total - cheapest::total(&routing, turned, &Rates::of(turned)))
    };
    let findings = units(scenario).into_iter().filter_map(|unit| finding(&unit, scenario, &routing, &saves)).collect();
    let without = Scenario { nat: NatTopology::None, ..scenario.clone() };
    let idle_nat = if scenario.nat == NatTopology::None { None } else { saves(&without) };
    let mix = cheapest::routing(scenario, &prices).ok();
    let mix_without_nat = mix.as_ref().is_some_and(|mix| mix.egress == Egress::None);
    let mix = mix.map(|mix| cheapest::total(&mix, scenario, &prices));
    Some(Today { total, findings, idle_nat, mix, mix_without_nat })
}

/// The scenario with other current paths.
#[must_use]
pub fn turned(scenario: &Scenario, services: &[ServiceId], path: Path) -> Scenario {
    let mut turned = scenario.clone();
    for used in turned.services.iter_mut().filter(|used| services.contains(&used.service)) {
        used.today = Some(path);
    }
    turned
}

/// The places of the services that change together: each alone, but for the groups of those that may choose.
fn units(scenario: &Scenario) -> Vec<Vec<&ServiceUse>> {
    let mut units: Vec<Vec<&ServiceUse>> = Vec::with_capacity(scenario.services.len());
    for used in &scenario.services {
        let together = |unit: &&mut Vec<&ServiceUse>| {
            unit.iter().any(|other| {
                other.group.is_some() && other.group == used.group && feasibility::is_open(other, scenario)
            })
        };
        match units.iter_mut().find(together).filter(|_| feasibility::is_open(used, scenario)) {
            Some(unit) => unit.push(used),
            None => units.push(vec![used]),
        }
    }
    units
}

fn finding(
    unit: &[&ServiceUse],
    scenario: &Scenario,
    routing: &Routing,
    saves: &dyn Fn(&Scenario) -> Option<Usd>,
) -> Option<Finding> {
    let used = *unit.first()?;
    let services: Vec<_> = unit.iter().map(|used| used.service).collect();
    let on = |path| unit.iter().any(|used| used.path_today() == path);
    let path = [Path::Interface, Path::Gateway].into_iter().find(|path| on(*path)).unwrap_or(Path::Egress);
    let gateway = endpoint::has_gateway(used.service);
    let asked = crate::cost::design::pinned(used, scenario);
    let open = |to: Path| {
        let leads = match to {
            Path::Egress => routing.egress == Egress::NatGateways && unit.iter().all(|used| !used.is_private()),
            Path::Interface => used.has_endpoint(scenario.region) && !gateway && used.service.kinds().interface(),
            Path::Gateway => used.has_endpoint(scenario.region) && gateway,
        };
        // What the services of a group do today may differ: then either way is a change.
        leads && asked.is_none_or(|asked| asked == to) && unit.iter().any(|used| used.path_today() != to)
    };
    let change = [Path::Egress, Path::Interface, Path::Gateway]
        .into_iter()
        .filter(|to| used.service != GUARDDUTY && open(*to))
        .filter_map(|to| Some((to, saves(&turned(scenario, &services, to))?)))
        .reduce(|best, other| if other.1 > best.1 { other } else { best });
    let (to, saves) = change.map_or((None, Usd::ZERO), |(to, saves)| (Some(to), saves));
    let carries = unit.iter().any(|used| used.gb > Gb::ZERO);
    let advice = match (path, to) {
        (_, Some(_)) if asked.is_some() => EndpointAdvice::Asked,
        (_, Some(Path::Interface)) | (Path::Egress, Some(_)) if saves > Usd::ZERO => EndpointAdvice::Missing,
        (Path::Egress, _) => return None,
        (_, None) => EndpointAdvice::Needed,
        (Path::Interface, Some(Path::Egress)) if !carries && saves > Usd::ZERO => EndpointAdvice::Idle,
        _ if saves > Usd::ZERO => EndpointAdvice::Dear,
        _ => EndpointAdvice::Earns,
    };
    Some(Finding { services, path, advice, to, saves })
}
