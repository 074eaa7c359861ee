//! The Landing Zone Accelerator: entries have the keys that its models know, and hold what its validators ask of them.

use natpoint_change::{Change, EgressKind, Form, files};
use natpoint_text::in_language;
use serde_json::json;

use super::{cases, folder, run};

/// Entries take milliseconds, so as many networks as Terraform plans.
const NETWORKS: usize = 120;

#[test]
fn entries_are_what_the_accelerator_takes() {
    let folder = folder("landing-zone");
    let cases = cases(NETWORKS, Form::LandingZone);
    for (at, case) in cases.iter().enumerate() {
        let files = files(&case.change, Form::LandingZone, in_language(case.language));
        if files.is_empty() {
            continue;
        }
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        std::fs::write(own.join("expected.json"), expected(&case.change).to_string()).expect("a file");
        for file in files {
            std::fs::write(own.join(file.name), file.text).expect("a file");
        }
    }
    run("landing_zone.py", &[&folder]);
}

/// What the entries have to create.
fn expected(change: &Change) -> serde_json::Value {
    let slugs = |endpoints: &[natpoint_change::InterfaceEndpoint]| -> Vec<(&'static str, u32)> {
        endpoints.iter().map(|endpoint| (endpoint.service.slug(), endpoint.azs)).collect()
    };
    let kind = change.egress.map(|egress| egress.kind);
    let (gateways, private) = match kind {
        Some(EgressKind::ZonalNat { count, .. }) => (count, false),
        Some(EgressKind::PrivateNat { count }) => (count, true),
        _ => (0, false),
    };
    let own = if change.hub.is_some() { &change.beside_hub } else { &change.interface_endpoints };
    json!({
        "region": change.region.code(),
        "hub": change.hub.is_some(),
        "central": if change.hub.is_some() { slugs(&change.interface_endpoints) } else { Vec::new() },
        "own": slugs(own),
        "gateways": change.gateway_endpoints.iter().map(|service| service.slug()).collect::<Vec<_>>(),
        "nat_gateways": gateways,
        "private_nat": private,
        "egress_only": kind == Some(EgressKind::EgressOnlyGateway),
        "azs": change.azs,
        "adds_nothing": change.adds_nothing(),
        "month": change.after().to_decimal(2),
    })
}
