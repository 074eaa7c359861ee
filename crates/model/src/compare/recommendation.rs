//! The recommendation: what to do with the current network, and what that saves.
//!
//! The current network sends everything through the NAT gateways that the scenario chooses, except for services of
//! which it says otherwise. It is compared as it is: what is asked of designs does not change what exists.

use super::verdict::Verdict;
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::cost::design::{self, Egress, Hub, Path, Routing};
use crate::cost::{Bill, Design, Rates, feasibility, nat};
use crate::scenario::{NatTopology, Scenario, ServiceUse};
use crate::units::{Gb, Ratio, Usd};

/// What to do, and what that saves a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// The current network; none if it cannot exist, such as internet traffic without a NAT gateway.
    pub current: Option<CurrentNetwork>,
    /// The recommended design.
    pub design: Design,
    /// How it routes the services.
    pub routing: Routing,
    /// Its monthly cost.
    pub total: Usd,
    /// What it saves against the current network, if there is one.
    pub saving: Option<Saving>,
    /// What to keep, add and remove in each VPC; without a current network everything is added.
    pub actions: Vec<Action>,
}

/// The current network, with its cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentNetwork {
    /// Whether the scenario says of any service which path it takes today; otherwise all go through NAT gateways.
    pub is_stated: bool,
    /// How it routes the services.
    pub routing: Routing,
    /// Its bill.
    pub bill: Bill,
}

/// What a change saves a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    /// The amount; negative where a requirement makes the network dearer.
    pub amount: Usd,
    /// The amount as a part of what the current network costs.
    pub part: Ratio,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// It stays as it is.
    Keep(Resource),
    /// It is created.
    Add(Resource),
    /// It is deleted.
    Remove(Resource),
}

/// What an action applies to: in each VPC, or in the hub or the shared VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Zonal NAT gateways.
    NatGateways(u32),
    /// The regional NAT gateway.
    RegionalNatGateway,
    /// NAT instances.
    NatInstances(u32),
    /// The egress-only internet gateway.
    EgressOnlyGateway,
    /// Public IPv4 addresses of hosts in public subnets.
    PublicAddresses(u32),
    /// One VPC whose subnets all accounts share. What is added with it stands in it, and the workloads are created anew
    /// there; what is removed stands in the other VPCs.
    SharedVpc,
    /// NAT gateways in the hub VPC.
    HubNatGateways,
    /// The free gateway endpoints of these services.
    GatewayEndpoints(Vec<ServiceId>),
    /// The interface endpoints of these services.
    InterfaceEndpoints(Vec<ServiceId>),
    /// The interface endpoints of these services in the hub VPC.
    HubEndpoints(Vec<ServiceId>),
    /// Cross-Region interface endpoints.
    CrossRegionEndpoints(u32),
}

impl CurrentNetwork {
    /// The current network of a scenario, if it can exist.
    #[must_use]
    pub fn of(scenario: &Scenario, prices: &Rates) -> Option<Self> {
        let routing = Routing::current(scenario).ok()?;
        let is_stated = scenario.services.iter().any(|used| used.today.is_some());
        let bill = Bill::of(&routing.charges(scenario, prices));
        Some(Self { is_stated, routing, bill })
    }
}

impl Recommendation {
    /// What to do about the current network, given the cheapest design; none as long as nothing is to be reached.
    #[must_use]
    pub fn new(scenario: &Scenario, prices: &Rates, verdict: &Verdict, cheapest: &Routing) -> Option<Self> {
        let is_empty = scenario.services.is_empty()
            && scenario.other_region_gb() == Gb::ZERO
            && !feasibility::needs_internet(scenario);
        if is_empty {
            return None;
        }
        let current = CurrentNetwork::of(scenario, prices);
        let stays = current.as_ref().filter(|current| {
            // Nobody rebuilds a network for nothing.
            current.bill.total <= verdict.total && is_allowed(&current.routing, scenario)
        });
        let (design, routing, total) = match stays {
            Some(current) if current.routing == *cheapest => (verdict.design, cheapest.clone(), verdict.total),
            Some(current) => {
                let design = if current.is_stated { Design::Today } else { Design::NatOnly };
                (design, current.routing.clone(), current.bill.total)
            }
            None => (verdict.design, cheapest.clone(), verdict.total),
        };
        let saving = current.as_ref().map(|current| Saving::of(current.bill.total, total));
        let actions = actions_between(current.as_ref().map(|current| &current.routing), &routing, scenario);
        Some(Self { current, design, routing, total, saving, actions })
    }

    /// Whether the current network is to stay as it is.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.current.is_some() && self.actions.iter().all(|action| matches!(action, Action::Keep(_)))
    }
}

impl Saving {
    /// What a change saves, by what is paid a month before it and after it.
    #[must_use]
    pub fn of(before: Usd, after: Usd) -> Self {
        let amount = before - after;
        Self { amount, part: Ratio::new(amount.units(), before.units()).unwrap_or(Ratio::ZERO) }
    }
}

/// Whether a routing does what the scenario asks of designs.
fn is_allowed(routing: &Routing, scenario: &Scenario) -> bool {
    let mut paths = scenario.services.iter().zip(&routing.paths);
    paths.all(|(used, path)| design::pinned(used, scenario).is_none_or(|pinned| pinned == *path))
        && feasibility::meets_requirements(routing, scenario)
}

/// What changes from one routing to another, what is kept first, then what is added, then what is removed.
#[must_use]
pub fn actions_between(current: Option<&Routing>, next: &Routing, scenario: &Scenario) -> Vec<Action> {
    let before = current.map_or_else(Vec::new, |routing| resources(routing, scenario));
    let after = resources(next, scenario);
    // Nothing of one VPC stays in another.
    let shared = |resources: &[Resource]| resources.contains(&Resource::SharedVpc);
    if shared(&before) != shared(&after) {
        return after.into_iter().map(Action::Add).chain(before.into_iter().map(Action::Remove)).collect();
    }
    let mut actions = Vec::new();
    for resource in &after {
        actions.extend(resource.common(&before).map(Action::Keep));
    }
    for resource in &after {
        actions.extend(resource.without(&before).map(Action::Add));
    }
    for resource in &before {
        actions.extend(resource.without(&after).map(Action::Remove));
    }
    actions
}

/// What a routing consists of, in each VPC or where all share it.
fn resources(routing: &Routing, scenario: &Scenario) -> Vec<Resource> {
    let egress = match (routing.egress, scenario.nat) {
        (Egress::None, _) => None,
        (Egress::NatGateways, _) if routing.hub == Hub::TransitGateway && routing.shares_egress() => {
            Some(Resource::HubNatGateways)
        }
        (Egress::NatGateways, NatTopology::Regional) => Some(Resource::RegionalNatGateway),
        (Egress::NatGateways, _) => Some(Resource::NatGateways(scenario.billed_nat_gateways())),
        (Egress::NatInstances, _) => Some(Resource::NatInstances(nat::nat_instances(scenario))),
        (Egress::InternetGateway, _) => Some(Resource::PublicAddresses(scenario.public_hosts)),
        (Egress::EgressOnlyGateway, _) => Some(Resource::EgressOnlyGateway),
    };
    let gateway = scenario.services.iter().zip(&routing.paths).filter(|(_, path)| **path == Path::Gateway);
    let gateway = gateway.map(|(used, _)| used.service).collect();
    let in_hub = |shared: bool| shared && routing.hub.is_another_vpc();
    let (in_hub, own): (Vec<_>, Vec<_>) =
        routing.interface_endpoints(scenario).partition(|(_, shared)| in_hub(*shared));
    let services = |endpoints: Vec<(&ServiceUse, bool)>| endpoints.iter().map(|(used, _)| used.service).collect();
    let other = scenario.other_region.filter(|_| routing.other_region == Some(Path::Interface));
    let named = |services: Vec<ServiceId>, resource: OfServices| {
        Some(services).filter(|services| !services.is_empty()).map(resource)
    };
    let cross_region = other.filter(|other| other.endpoints > 0);
    let shared = (routing.hub == Hub::SharedSubnets).then_some(Resource::SharedVpc);
    shared
        .into_iter()
        .chain(egress)
        .chain(named(gateway, Resource::GatewayEndpoints))
        .chain(named(services(in_hub), Resource::HubEndpoints))
        .chain(named(services(own), Resource::InterfaceEndpoints))
        .chain(cross_region.map(|other| Resource::CrossRegionEndpoints(other.endpoints)))
        .collect()
}

/// What makes endpoints of a kind of their services.
type OfServices = fn(Vec<ServiceId>) -> Resource;

impl Resource {
    /// The names of its endpoint services in a Region: `com.amazonaws.us-east-1.s3`.
    #[must_use]
    pub fn endpoint_names(&self, region: RegionId) -> Vec<String> {
        let services = self.services().map_or(&[][..], |(services, _)| services);
        services.iter().map(|service| service.name_in(region)).collect()
    }

    /// What of it others have too.
    fn common(&self, others: &[Self]) -> Option<Self> {
        self.part(|service, others| others.contains(&service), others)
    }

    /// What of it others lack.
    fn without(&self, others: &[Self]) -> Option<Self> {
        match self.services() {
            Some(_) => self.part(|service, others| !others.contains(&service), others),
            None => (!others.contains(self)).then(|| self.clone()),
        }
    }

    /// The services of it that are chosen by those of the same kind among others.
    fn part(&self, chosen: impl Fn(ServiceId, &[ServiceId]) -> bool, others: &[Self]) -> Option<Self> {
        let Some((services, make)) = self.services() else {
            return others.contains(self).then(|| self.clone());
        };
        let alike = others.iter().filter(|other| std::mem::discriminant(*other) == std::mem::discriminant(self));
        let alike: Vec<ServiceId> =
            alike.filter_map(|other| other.services()).flat_map(|(services, _)| services.iter().copied()).collect();
        let part: Vec<_> = services.iter().copied().filter(|service| chosen(*service, &alike)).collect();
        (!part.is_empty()).then(|| make(part))
    }

    /// The services of endpoints, and what makes the same kind of endpoints of others.
    fn services(&self) -> Option<(&[ServiceId], OfServices)> {
        match self {
            Self::GatewayEndpoints(services) => Some((services, Self::GatewayEndpoints)),
            Self::InterfaceEndpoints(services) => Some((services, Self::InterfaceEndpoints)),
            Self::HubEndpoints(services) => Some((services, Self::HubEndpoints)),
            _ => None,
        }
    }
}
