//! Requirements that some networks must meet at any cost, and how much more each of them costs.
//!
//! A requirement adds and fixes endpoints, and excludes designs that cannot meet it. The rest is priced as usual, so a
//! requirement has no formula of its own.

use super::candidates::DesignTotals;
use super::cheapest;
use super::cheapest_with_hub;
use super::ways_out::Relaxation;
use crate::catalogue::controls::{CONTROLS, Control};
use crate::catalogue::services::ServiceId;
use crate::cost::design::Routing;
use crate::cost::{Design, Infeasible, Rates, endpoint, feasibility};
pub use crate::scenario::Requirement;
use crate::scenario::{Path, Scenario, ServiceUse};
use crate::units::{Gb, Usd};

/// The outcome of a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementOutcome {
    /// The requirement.
    pub requirement: Requirement,
    /// The cheapest way to meet it, or why it cannot be met.
    pub outcome: Result<Met, Vec<Infeasible>>,
    /// The cheapest way to meet it without the traffic to and from the internet, where nothing meets it with that.
    pub without_internet: Option<Met>,
}

/// The cheapest way to meet a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The design.
    pub design: Design,
    /// Its routing of the services of [`Requirement::required_services`].
    pub routing: Routing,
    /// What it costs a month.
    pub total: Usd,
    /// The services that it gives an interface endpoint.
    pub interface_endpoints: Vec<ServiceId>,
    /// How much more that is than the cheapest of all designs where the requirement is not asked, this one included.
    /// Without the internet's traffic it may be less than the network with it costs.
    pub more: Usd,
}

impl Met {
    /// The design that it is drawn as: NAT gateways with interface endpoints that are required are a mix.
    #[must_use]
    pub const fn drawn_as(&self) -> Design {
        match self.design {
            Design::NatOnly | Design::NatAndGateways if !self.interface_endpoints.is_empty() => Design::CheapestMix,
            design => design,
        }
    }
}

/// All requirements that apply to a network, with their outcomes.
#[must_use]
pub fn all(scenario: &Scenario) -> Vec<RequirementOutcome> {
    let cheapest_of = |scenario: &Scenario| DesignTotals::of(scenario).cheapest().map(|(_, total)| total);
    let cheapest = cheapest_of(scenario);
    let used = |control: &Control| *control == CONTROLS[0] || scenario.service(control.service).is_some();
    let mut requirements = vec![Requirement::NoInternetRoute];
    if !scenario.services.is_empty() {
        requirements.push(Requirement::EveryEndpoint);
    }
    requirements.extend(CONTROLS.into_iter().filter(used).map(Requirement::Control));
    requirements.extend([Requirement::AllControls, Requirement::Ipv6Only]);
    let outcome = |requirement: Requirement| {
        // What is asked already is compared with the network that does not ask it.
        let cheapest = if scenario.requirements.has(requirement) {
            let mut without = scenario.clone();
            without.requirements.set(requirement, false);
            cheapest_of(&without)
        } else {
            cheapest
        };
        let outcome = requirement.met(scenario, cheapest);
        let without_internet = outcome.is_err().then(|| requirement.met_without_internet(scenario, cheapest)).flatten();
        RequirementOutcome { requirement, outcome, without_internet }
    };
    requirements.into_iter().map(outcome).collect()
}

impl Requirement {
    /// The network with the required endpoints; services that the scenario does not have are added without data.
    ///
    /// # Errors
    /// If the scenario fixes such a service to NAT gateways, or has it without an endpoint.
    pub fn required_services(self, scenario: &Scenario) -> Result<Scenario, Vec<Infeasible>> {
        let mut required_services = scenario.clone();
        let controls = self.controls();
        for control in controls {
            required_services.add_service(control.service, Gb::ZERO);
        }
        let every = self == Self::EveryEndpoint;
        let asked = |used: &ServiceUse| every || controls.iter().any(|control| control.service == used.service);
        let region = scenario.region;
        let mut kept = Vec::new();
        for used in required_services.services.iter_mut().filter(|used| asked(used)) {
            match used.pinned {
                // What has no endpoint is not among those that can have one, but a control makes no exception.
                _ if !used.has_endpoint(region) => {}
                Some(Path::Egress) => kept.push(used.service),
                Some(Path::Interface | Path::Gateway) => {}
                None if endpoint::has_gateway(used.service) => used.pinned = Some(Path::Gateway),
                None => used.pinned = Some(Path::Interface),
            }
        }
        let mut against = if every { Vec::new() } else { feasibility::without_endpoint(&required_services, asked) };
        if !kept.is_empty() {
            against.push(Infeasible::PinnedToNat(kept));
        }
        // A mix is the cheapest of what meets it: a control wants an endpoint in each VPC, beside a hub too.
        required_services.requirements.set(self, true);
        if against.is_empty() { Ok(required_services) } else { Err(against) }
    }

    /// The cheapest way to meet it.
    fn met(self, scenario: &Scenario, cheapest: Option<Usd>) -> Result<Met, Vec<Infeasible>> {
        let required_services = self.required_services(scenario)?;
        let mut design_totals = DesignTotals::of(&required_services);
        design_totals.totals.retain(|(design, _)| design.is_mix() || self.allows(*design));
        let Some((design, total)) = design_totals.cheapest() else { return Err(self.against(&required_services)) };
        let routing = match design {
            Design::CheapestMix => cheapest::routing(&required_services, &Rates::of(&required_services)),
            Design::CheapestMixWithHub => {
                cheapest_with_hub::routing(&required_services, &Rates::of(&required_services))
            }
            _ => Routing::of(design, &required_services),
        }?;
        // An endpoint beside a NAT instance, or a single service in a hub, is no design unless it is required:
        // then it may be cheaper than all designs compared, and the requirement costs nothing.
        let more = cheapest.map_or(Usd::ZERO, |cheapest| total - cheapest.min(total));
        let paths = required_services.services.iter().zip(&routing.paths);
        let interface_endpoints =
            paths.filter(|(_, path)| **path == Path::Interface).map(|(used, _)| used.service).collect();
        Ok(Met { design, routing, total, interface_endpoints, more })
    }

    /// The cheapest way to meet it once nothing needs the internet, compared with what the network costs as it is.
    fn met_without_internet(self, scenario: &Scenario, cheapest: Option<Usd>) -> Option<Met> {
        let internet = scenario.internet_gb();
        if internet == Gb::ZERO {
            return None;
        }
        let mut without = scenario.clone();
        Relaxation::LeaveOutInternet(internet).apply(&mut without);
        let met = self.met(&without, None).ok()?;
        let more = cheapest.map_or(Usd::ZERO, |cheapest| met.total - cheapest);
        Some(Met { more, ..met })
    }

    /// Why no design meets the requirement.
    fn against(self, required_services: &Scenario) -> Vec<Infeasible> {
        match self {
            Self::NoInternetRoute => feasibility::reasons(Design::EndpointsOnly, required_services),
            Self::Ipv6Only => feasibility::reasons(Design::EgressOnlyIpv6, required_services),
            _ => cheapest::routing(required_services, &Rates::of(required_services)).err().unwrap_or_default(),
        }
    }
}
