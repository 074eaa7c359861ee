//! The AWS CLI: the script creates, switches names over and goes back, on a server that answers like AWS. What
//! describe-* says in between is read by natpoint's own reader, and packets are followed through it.
//!
//! The server takes names of services that do not exist, and several endpoints for one private name. It knows neither
//! regional NAT gateways nor routes to Gateway Load Balancer endpoints in the place of others: `aws_server.py` adds as
//! much of them as the scripts use, so that the CLI checks the parameters of these calls and nobody their rules.

use natpoint_change::{Change, EgressKind, Form, Hub, InspectionEndpoints, files};
use natpoint_import::{Options, Reader};
use natpoint_model::scenario::TransitGateway;
use natpoint_text::in_language;
use serde_json::{Value, json};

use super::terraform::check_network;
use super::{cases, folder, run};

/// A script takes some thirty calls, that of a hub a hundred.
const NETWORKS: usize = 8;

#[test]
fn commands_create_what_was_asked_for_and_go_back() {
    let folder = folder("cli");
    let cases: Vec<_> = cases(NETWORKS, Form::Cli)
        .into_iter()
        .map(|case| (files(&case.change, Form::Cli, in_language(case.language)), case))
        .collect();
    let of_kind = |kind: fn(&Change) -> bool| cases.iter().filter(|(_, case)| kind(&case.change)).count();
    for (what, count) in [
        ("scripts of a VPC", of_kind(|change| change.hub.is_none() && !change.adds_nothing())),
        ("hubs over a new transit gateway", of_kind(|change| facts(change)["hub"] == "created")),
        ("hubs over a transit gateway that is there", of_kind(|change| facts(change)["hub"] == "present")),
        ("hubs over VPC peering", of_kind(|change| facts(change)["hub"] == "peering")),
        ("inspected ways out of a VPC", of_kind(|change| change.hub.is_none() && facts(change)["inspected"] == true)),
        ("inspected ways out of a hub", of_kind(|change| change.hub.is_some() && facts(change)["inspected"] == true)),
        ("ways out through a firewall", of_kind(|change| facts(change)["firewall"] == true)),
        ("VPCs with endpoints beside a hub", of_kind(|change| change.in_each_vpc().is_some())),
    ] {
        assert!(count > 1, "{count} {what} are too few");
    }
    for (at, (files, case)) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        for file in files {
            std::fs::write(own.join(file.name), &file.text).expect("a file");
        }
        std::fs::write(own.join("case.json"), facts(&case.change).to_string()).expect("a file");
        if case.change.has_default_route() {
            std::fs::write(own.join("nat"), "").expect("a file");
        }
    }
    run("cli.py", &[&folder]);
    for (at, (_, case)) in cases.iter().enumerate().filter(|(_, (_, case))| !case.change.adds_nothing()) {
        let mut reader = Reader::new(Options::default());
        for name in ["vpc-endpoints", "nat-gateways", "route-tables", "subnets"] {
            let told = std::fs::read(folder.join(format!("c{at:04}/after-{name}.json"))).expect("the script describes");
            reader.begin(&format!("{name}.json"));
            reader.push(&told);
            reader.end();
        }
        let vpcs = if case.change.hub.is_some() { 2 } else { 1 };
        let kept = if case.change.has_default_route() { vpcs } else { 0 };
        check_network(&case.change, &reader.finish(), kept, &format!("c{at:04}"));
    }
}

/// What a network has to be like after the change.
pub(super) fn facts(change: &Change) -> Value {
    let kind = change.egress.map(|egress| egress.kind);
    let own = change.interface_endpoints.iter();
    let named = own.filter(|endpoint| endpoint.has_private_dns || endpoint.service.is_custom()).count();
    let other = change.cross_region.map_or(0, |other| other.count);
    let beside = change.in_each_vpc().map_or(0, |own| own.endpoint_azs());
    json!({
        "hub": match change.hub {
            None => None,
            Some(Hub::TransitGateway(TransitGateway::None)) => Some("created"),
            Some(Hub::TransitGateway(TransitGateway::Present)) => Some("present"),
            Some(Hub::Peering) => Some("peering"),
        },
        "azs": change.azs,
        "subnets": change.azs.max(change.endpoint_azs()).max(beside),
        "endpoints": change.has_interface_endpoints(),
        // Scripts route every table that they are told of.
        "spoke_tables": change.azs.max(change.endpoint_azs()).max(beside),
        "hub_tables": change.azs.max(change.endpoint_azs()),
        "names": named + usize::try_from(other).expect("few"),
        "egress": match kind {
            None => "none",
            Some(EgressKind::EgressOnlyGateway) => "ipv6",
            Some(_) => "ipv4",
        },
        "private_nat": matches!(kind, Some(EgressKind::PrivateNat { .. })),
        "firewall": change.egress.is_some_and(|egress| egress.inspection == Some(InspectionEndpoints::NetworkFirewall)),
        "inspected": change.egress.is_some_and(|egress| egress.is_inspected()),
    })
}
