//! The recommendation, in English.

use super::English;
use super::phrases::{capital, lower, plural};
use crate::numbers::{threshold, whole};
use crate::recommendation::{Actions, RecommendationLabels, RecommendationText, gateway_names, named, saved_percent};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::recommendation::{Resource, Saving};
use natpoint_model::compare::{Axis, Report, Verdict};
use natpoint_model::cost::design::Hub;
use natpoint_model::cost::feasibility;
use natpoint_model::scenario::{NatConnectivity, NatTopology, Requirement, Scenario, TransitGateway};
use natpoint_model::units::{Discount, Gb, Quantity as _, Usd};

impl RecommendationText for English {
    fn recommendation_labels(&self) -> &'static RecommendationLabels {
        &RecommendationLabels { today: "today", recommended: "recommended", no_current: "no current network" }
    }

    fn recommendation(&self, scenario: &Scenario, report: &Report) -> String {
        if report.verdict.is_none() {
            return nothing_possible(scenario);
        }
        let Some(recommendation) = &report.recommendation else {
            return "Add a service to compare designs.".to_owned();
        };
        let actions = Actions::of(recommendation);
        if recommendation.routing.hub == Hub::SharedSubnets {
            return in_shared_vpc(&actions, scenario.vpcs);
        }
        let sentence = if recommendation.changes_nothing() {
            match actions.keep.as_slice() {
                [] => "Nothing to change.".to_owned(),
                kept => format!("Keep {}: nothing to change.", joined(&the(kept))),
            }
        } else {
            let mut clauses = Vec::new();
            if !actions.keep.is_empty() {
                clauses.push(format!("keep {}", joined(&the(&actions.keep))));
            }
            if !actions.add.is_empty() {
                clauses.push(format!("add {}", joined(&each(&actions.add, new))));
            }
            if !actions.remove.is_empty() {
                // Without the new path nothing may be taken away.
                let then = if actions.add.is_empty() { "" } else { "then " };
                clauses.push(format!("{then}remove {}", joined(&the(&actions.remove))));
            }
            sentence(&clauses)
        };
        if scenario.vpcs < 2 {
            return sentence;
        }
        let hub = in_hub(&actions, recommendation.routing.hub, scenario);
        if !hub.is_empty() && [&actions.keep, &actions.add, &actions.remove].iter().all(|part| part.is_empty()) {
            return hub;
        }
        // It begins with a verb.
        let clause = lower(&sentence);
        match hub.as_str() {
            "" => format!("In each of the {} VPCs, {clause}", whole(scenario.vpcs)),
            hub if actions.keep.is_empty() && actions.add.is_empty() => {
                format!("{hub} Then, in each VPC, {clause}")
            }
            hub => format!("{hub} In each VPC, {clause}"),
        }
    }

    fn recommendation_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let mut note = format!(
            "{} a month in {} at list prices of {}",
            self.money.code(),
            scenario.region.code(),
            scenario.price_list_version.date()
        );
        for change in self.price_changes(scenario) {
            note.push_str(", ");
            note.push_str(&change);
        }
        note.push('.');
        let holds = self.holds(scenario, report, axis);
        if !holds.is_empty() {
            note.push(' ');
            note.push_str(&holds);
        }
        note
    }

    fn holds(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let verdict = report.verdict.as_ref().filter(|_| report.recommendation.is_some());
        verdict.map_or_else(String::new, |verdict| holds(scenario, report, verdict, axis))
    }

    fn saving(&self, saving: &Saving) -> String {
        match saving.amount {
            Usd::ZERO => "nothing to save".to_owned(),
            amount if amount < Usd::ZERO => format!("more a month, {}", saved_percent(saving)),
            _ => format!("saved a month, {}", saved_percent(saving)),
        }
    }

    fn price_changes(&self, scenario: &Scenario) -> Vec<String> {
        let mut changes = Vec::new();
        if scenario.discount != Discount::NONE {
            changes.push(format!("{} % discount", scenario.discount.to_plain()));
        }
        if !scenario.prices.is_empty() {
            let count = u32::try_from(scenario.prices.len()).unwrap_or(u32::MAX);
            changes.push(format!("{} changed", plural(count, "price", "prices")));
        }
        changes
    }
}

/// What to add in a hub VPC, as a sentence; nothing where nothing is added there.
fn in_hub(actions: &Actions, hub: Hub, scenario: &Scenario) -> String {
    if actions.add_in_hub.is_empty() {
        return String::new();
    }
    let there = |resource: &Resource| match resource {
        Resource::HubEndpoints(services) => interface_endpoints(services),
        _ => "NAT gateways".to_owned(),
    };
    let over = match (hub, scenario.transit_gateway) {
        (Hub::Peering, _) => "VPC peering",
        (_, TransitGateway::Present) => "the transit gateway",
        (_, TransitGateway::None) => "a transit gateway",
    };
    let added = joined(&each(&actions.add_in_hub, there));
    format!("In one hub VPC for all {} VPCs, reached over {over}, add {added}.", whole(scenario.vpcs))
}

/// What to do where all workloads share one VPC, which none of them has today.
fn in_shared_vpc(actions: &Actions, vpcs: u32) -> String {
    let there: Vec<_> = actions.add.iter().copied().filter(|resource| **resource != Resource::SharedVpc).collect();
    let anew = format!("create the workloads of the {} VPCs anew there", whole(vpcs));
    let add = format!("In one VPC with shared subnets, add {}", joined(&each(&there, new)));
    if actions.remove.is_empty() {
        return format!("{add} and {anew}.");
    }
    format!("{add}, {anew}, then remove {} from each of those VPCs.", joined(&the(&actions.remove)))
}

/// Why no design is possible, with what to change.
pub(super) fn nothing_possible(scenario: &Scenario) -> String {
    let internet = feasibility::needs_internet(scenario);
    let is_excluded = internet && scenario.requirements.has(Requirement::NoInternetRoute);
    let fix = match (scenario.nat, scenario.connectivity) {
        _ if !scenario.can_be_added_up() => "All VPCs together move more data than can be added up: lower a volume.",
        _ if is_excluded && scenario.internet_gb() == Gb::ZERO => {
            "“Internet access must stay” and “No internet egress” exclude each other: give up one of them."
        }
        _ if is_excluded => "Traffic to the internet and “No internet egress” exclude each other: give up one of them.",
        (NatTopology::None, _) if internet => {
            "Internet traffic needs a NAT gateway: allow one, or set the traffic to 0."
        }
        (NatTopology::None, _) => {
            "What has no endpoint needs a NAT gateway: allow one, or leave out what has no endpoint."
        }
        (NatTopology::Regional, NatConnectivity::Private) => {
            "A regional NAT gateway is public: make the NAT gateways public or zonal."
        }
        (_, NatConnectivity::Private) if internet => {
            "Internet traffic needs a public NAT gateway: make it public, or set the traffic to 0."
        }
        _ if !feasibility::unpriced_firewall(scenario).is_empty() => {
            "The price of AWS Network Firewall in this Region is not known: type it under Unit prices, or leave the \
             firewall out of the NAT gateway details."
        }
        _ => "No design meets these settings: relax a requirement, or state the missing price.",
    };
    fix.to_owned()
}

/// How far the cheapest design stays the cheapest.
fn holds(scenario: &Scenario, report: &Report, verdict: &Verdict, axis: Axis) -> String {
    let at = |step| {
        let value = threshold(&report.scale, step);
        match axis {
            Axis::OneService(service) if scenario.service(service).is_some() => {
                format!("{value} of {}", service.slug())
            }
            _ => value,
        }
    };
    match (verdict.from, verdict.to) {
        (None, None) if axis == Axis::Vpcs => "Cheapest for any number of VPCs.".to_owned(),
        (None, None) => "Cheapest at every volume.".to_owned(),
        (Some(from), None) => format!("Cheapest above {}.", at(from)),
        (None, Some(to)) => format!("Cheapest up to {}.", at(to)),
        (Some(from), Some(to)) => format!("Cheapest from {} to {}.", at(from), at(to)),
    }
}

/// `Keep a, add b and c, then remove d.`
fn sentence(clauses: &[String]) -> String {
    let text = match clauses {
        [first, second] if !second.starts_with("then ") => format!("{first} and {second}"),
        clauses => clauses.join(", "),
    };
    capital(&text) + "."
}

pub(super) fn joined(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn each(resources: &[&Resource], text: fn(&Resource) -> String) -> Vec<String> {
    resources.iter().map(|resource| text(resource)).collect()
}

/// Resources that exist.
fn the(resources: &[&Resource]) -> Vec<String> {
    each(resources, the_one)
}

/// A resource that exists.
pub(super) fn the_one(resource: &Resource) -> String {
    match resource {
        Resource::NatGateways(1) => "the NAT gateway".to_owned(),
        Resource::NatGateways(2) => "both NAT gateways".to_owned(),
        Resource::NatGateways(count) => format!("the {} NAT gateways", whole(*count)),
        Resource::RegionalNatGateway => "the regional NAT gateway".to_owned(),
        Resource::NatInstances(1) => "the NAT instance".to_owned(),
        Resource::NatInstances(count) => format!("the {} NAT instances", whole(*count)),
        Resource::PublicAddresses(count) => format!("the {} public IPv4 addresses of hosts", whole(*count)),
        Resource::EgressOnlyGateway => "the egress-only internet gateway".to_owned(),
        Resource::SharedVpc => "the shared VPC".to_owned(),
        Resource::HubNatGateways => "the NAT gateways in the hub VPC".to_owned(),
        Resource::GatewayEndpoints(services) => format!("the {}", gateway_endpoints(services)),
        Resource::InterfaceEndpoints(services) => {
            format!("the interface {} for {}", endpoints(services), list(services))
        }
        Resource::HubEndpoints(services) => {
            format!("the interface {} for {} in the hub VPC", endpoints(services), list(services))
        }
        Resource::CrossRegionEndpoints(1) => "the cross-Region endpoint".to_owned(),
        Resource::CrossRegionEndpoints(count) => format!("the {} cross-Region endpoints", whole(*count)),
    }
}

/// A resource that does not exist yet.
pub(super) fn new(resource: &Resource) -> String {
    match resource {
        Resource::NatGateways(1) => "a NAT gateway".to_owned(),
        Resource::NatGateways(count) => format!("{} NAT gateways", whole(*count)),
        Resource::RegionalNatGateway => "a regional NAT gateway".to_owned(),
        Resource::NatInstances(1) => "a NAT instance".to_owned(),
        Resource::NatInstances(count) => format!("{} NAT instances", whole(*count)),
        Resource::PublicAddresses(1) => "a public IPv4 address for the host".to_owned(),
        Resource::PublicAddresses(count) => format!("{} public IPv4 addresses, one for each host", whole(*count)),
        Resource::EgressOnlyGateway => "an egress-only internet gateway".to_owned(),
        Resource::SharedVpc => {
            "a VPC with subnets that all accounts share: what is added stands in it, and the workloads \
                                are created anew there"
                .to_owned()
        }
        Resource::HubNatGateways => "NAT gateways in a hub VPC".to_owned(),
        Resource::GatewayEndpoints(services) => format!("the free {}", gateway_endpoints(services)),
        Resource::InterfaceEndpoints(services) => interface_endpoints(services),
        Resource::HubEndpoints(services) => format!("{} in a hub VPC", interface_endpoints(services)),
        Resource::CrossRegionEndpoints(1) => "a cross-Region endpoint".to_owned(),
        Resource::CrossRegionEndpoints(count) => format!("{} cross-Region endpoints", whole(*count)),
    }
}

fn interface_endpoints(services: &[ServiceId]) -> String {
    let article = if services.len() == 1 { "an " } else { "" };
    format!("{article}interface {} for {}", endpoints(services), list(services))
}

fn gateway_endpoints(services: &[ServiceId]) -> String {
    format!("{} gateway {}", joined(&gateway_names(services)), endpoints(services))
}

const fn endpoints(services: &[ServiceId]) -> &'static str {
    if services.len() == 1 { "endpoint" } else { "endpoints" }
}

/// `a, b, c, d and 3 more`.
fn list(services: &[ServiceId]) -> String {
    let (names, more) = named(services);
    let more = (more > 0).then(|| format!("{more} more"));
    joined(&names.into_iter().map(str::to_owned).chain(more).collect::<Vec<_>>())
}
