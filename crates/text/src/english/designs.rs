//! What is said of designs beside their names, in English.

use super::English;
use super::phrases::{capital, lower, nat_gateways, plural};
use crate::NameText as _;
use crate::endpoint_places::EndpointPlaces;
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_model::cost::design::{Egress, Hub, Path};
use natpoint_model::scenario::{NatTopology, Scenario};

/// What a design is, in a line.
pub(super) fn note(design: Design, scenario: &Scenario, report: &Report) -> String {
    match design {
        Design::NatOnly => format!("Every byte through {}.", nat_gateways(scenario)),
        Design::NatAndGateways => {
            "S3 and DynamoDB through their free gateway endpoints, the rest through NAT gateways.".to_owned()
        }
        Design::EndpointsOnly => {
            "An interface endpoint for each service, gateway endpoints for S3 and DynamoDB, no NAT gateway.".to_owned()
        }
        Design::HubEndpoints => {
            "Interface endpoints in one hub VPC, reached over a transit gateway; gateway endpoints \
                                 in each VPC, no NAT gateway."
                .to_owned()
        }
        Design::HubNat => {
            "NAT gateways in one hub VPC, reached over a transit gateway; gateway endpoints in each VPC.".to_owned()
        }
        Design::HubEndpointsAndNat => "Endpoints in one hub VPC for what has one, NAT gateways there for the rest, \
                                       reached over a transit gateway; gateway endpoints in each VPC."
            .to_owned(),
        Design::NatInstance => "An EC2 instance that translates addresses, without a charge per GB; gateway endpoints \
                                for S3 and DynamoDB. You run and patch it yourself."
            .to_owned(),
        Design::EgressOnlyIpv6 => "IPv6 out through an egress-only internet gateway, which has no charge. Everything \
                                   that is reached must answer over IPv6."
            .to_owned(),
        Design::PublicSubnets => {
            "Tasks or hosts in public subnets with a public IPv4 address each, billed by the hour, \
                                  and no NAT device; gateway endpoints for S3 and DynamoDB. Functions of Lambda cannot \
                                  have such an address."
                .to_owned()
        }
        Design::PeeredEndpoints => "Interface endpoints in one hub VPC, reached over VPC peering, which has no hourly \
                                    charge; gateway endpoints in each VPC, no NAT gateway."
            .to_owned(),
        Design::PeeredEndpointsAndNat => "Endpoints in one hub VPC for what has one, reached over VPC peering, which \
                                          has no hourly charge; NAT gateways for the rest and gateway endpoints in \
                                          each VPC."
            .to_owned(),
        Design::SharedEndpoints => {
            "All workloads in subnets of one VPC, which its owner shares with their accounts (AWS \
                                    RAM): endpoints stand once, and there is no NAT gateway. Workloads have to be \
                                    created anew there."
                .to_owned()
        }
        Design::SharedNat => "All workloads in subnets of one VPC, which its owner shares with their accounts (AWS \
                              RAM): NAT gateways and gateway endpoints stand once. Workloads have to be created anew \
                              there."
            .to_owned(),
        Design::SharedEndpointsAndNat => "All workloads in subnets of one VPC, which its owner shares with their \
                                          accounts (AWS RAM): endpoints for what has one and NAT gateways for the \
                                          rest stand once. Workloads have to be created anew there."
            .to_owned(),
        Design::CheapestMixWithHub => mix_with_hub(scenario, report),
        Design::Today => "The NAT gateways and endpoints that you say exist now.".to_owned(),
        Design::CheapestMix => {
            let Some(priced) = report.priced(Design::CheapestMix) else { return String::new() };
            if let Some(same) = priced.same_as {
                return format!("Here the same as {}.", lower(English::in_usd().design(same)));
            }
            let names: Vec<_> = scenario
                .services
                .iter()
                .zip(&priced.routing.paths)
                .filter(|(_, path)| **path == Path::Interface)
                .map(|(used, _)| used.service.slug())
                .collect();
            format!("NAT gateways, with interface endpoints for {}.", names.join(", "))
        }
    }
}

pub(super) fn verb(design: Design, scenario: &Scenario) -> &'static str {
    let many = scenario.nat == NatTopology::ZonalPerAz && scenario.azs.count() > 1;
    match design {
        Design::EndpointsOnly
        | Design::HubEndpoints
        | Design::HubNat
        | Design::HubEndpointsAndNat
        | Design::PeeredEndpoints
        | Design::PeeredEndpointsAndNat
        | Design::CheapestMixWithHub
        | Design::SharedEndpoints
        | Design::SharedNat
        | Design::SharedEndpointsAndNat
        | Design::NatInstance
        | Design::PublicSubnets => "are",
        Design::NatOnly | Design::NatAndGateways | Design::CheapestMix if many => "are",
        _ => "is",
    }
}

pub(super) fn design_here(design: Design, scenario: &Scenario, report: &Report) -> String {
    match design {
        Design::NatOnly => nat_gateways(scenario),
        Design::NatAndGateways => format!("{} with gateway endpoints", nat_gateways(scenario)),
        Design::EndpointsOnly => "VPC endpoints alone".to_owned(),
        Design::HubEndpoints => "shared endpoints in a hub VPC".to_owned(),
        Design::HubNat => "central NAT gateways in a hub VPC".to_owned(),
        Design::HubEndpointsAndNat => "endpoints and NAT gateways in a hub VPC".to_owned(),
        Design::NatInstance => "NAT instances".to_owned(),
        Design::EgressOnlyIpv6 => "IPv6 through an egress-only internet gateway".to_owned(),
        Design::PublicSubnets => "public subnets without NAT".to_owned(),
        Design::PeeredEndpoints => "shared endpoints in a peered hub VPC".to_owned(),
        Design::PeeredEndpointsAndNat => {
            format!("shared endpoints in a peered hub VPC with {}", nat_gateways(scenario))
        }
        Design::SharedEndpoints => "endpoints in a shared VPC".to_owned(),
        Design::SharedNat => "NAT gateways in a shared VPC".to_owned(),
        Design::SharedEndpointsAndNat => "endpoints and NAT gateways in a shared VPC".to_owned(),
        Design::CheapestMixWithHub => mix_with_hub_here(scenario, report),
        Design::Today => "the current setup".to_owned(),
        Design::CheapestMix => {
            let paths = report.priced(Design::CheapestMix).map(|priced| priced.routing.paths.as_slice());
            let count = paths.unwrap_or_default().iter().filter(|path| **path == Path::Interface).count();
            let endpoints =
                plural(u32::try_from(count).unwrap_or(u32::MAX), "interface endpoint", "interface endpoints");
            format!("{} with {endpoints}", nat_gateways(scenario))
        }
    }
}

/// What stands where in the cheapest mix with a hub.
fn mix_with_hub(scenario: &Scenario, report: &Report) -> String {
    let Some(priced) = report.priced(Design::CheapestMixWithHub) else {
        return "Each service by an interface endpoint in each VPC, one in a hub VPC or NAT gateways, whichever costs \
                least."
            .to_owned();
    };
    if let Some(same) = priced.same_as {
        return format!("Here the same as {}.", lower(English::in_usd().design(same)));
    }
    let routing = &priced.routing;
    let [in_hub, own] = EndpointPlaces::of(routing, scenario).names();
    let over = if routing.hub == Hub::Peering { "VPC peering" } else { "a transit gateway" };
    let mut parts = Vec::new();
    if !in_hub.is_empty() {
        parts.push(format!("interface endpoints in one hub VPC for {}", in_hub.join(", ")));
    }
    if !own.is_empty() {
        parts.push(format!("interface endpoints in each VPC for {}", own.join(", ")));
    }
    parts.push(match (routing.egress, routing.shares_egress()) {
        (Egress::None, _) => "no NAT gateway".to_owned(),
        (_, true) => "NAT gateways in the hub for the rest".to_owned(),
        (_, false) => "NAT gateways in each VPC for the rest".to_owned(),
    });
    format!("{}. The hub is reached over {over}; gateway endpoints stand in each VPC.", capital(&parts.join("; ")))
}

/// The cheapest mix with a hub within a sentence.
fn mix_with_hub_here(scenario: &Scenario, report: &Report) -> String {
    let Some(priced) = report.priced(Design::CheapestMixWithHub) else { return "a mix with a hub VPC".to_owned() };
    let routing = &priced.routing;
    let places = EndpointPlaces::of(routing, scenario);
    let endpoints = |count| plural(count, "interface endpoint", "interface endpoints");
    let mut parts = Vec::new();
    if places.in_hub_count > 0 {
        parts.push(format!("{} in a hub VPC", endpoints(places.in_hub_count)));
    }
    if places.own_count > 0 {
        parts.push(format!("{} in each VPC", endpoints(places.own_count)));
    }
    match (routing.egress, routing.shares_egress()) {
        (Egress::None, _) => {}
        (_, true) => parts.push("central NAT gateways".to_owned()),
        (_, false) => parts.push(nat_gateways(scenario)),
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => "gateway endpoints".to_owned(),
    }
}
