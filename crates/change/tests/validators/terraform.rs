//! Terraform: format, initialization, validation and plan; the plan read back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use natpoint_change::{Change, EgressKind, Form, files};
use natpoint_import::imported_data::{Availability, Connectivity, EndpointKind, ResourceState};
use natpoint_import::{ImportedData, Options, Reader};
use natpoint_text::in_language;

use super::{cases, folder, run};

/// Few enough to be planned in some minutes of one core, and enough for every design and topology.
const NETWORKS: usize = 200;

#[test]
fn terraform_plans_what_was_asked_for() {
    let cases = cases(NETWORKS, Form::Terraform);
    let folder = folder("terraform");
    for (at, case) in cases.iter().enumerate() {
        let module = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&module).expect("a folder");
        for file in files(&case.change, Form::Terraform, in_language(case.language)) {
            std::fs::write(module.join(file.name), file.text).expect("a file");
        }
    }
    run("terraform.py", &[&folder]);
    let mut subscriptions = 0;
    for (at, case) in cases.iter().enumerate() {
        let plan = std::fs::read(folder.join(format!("c{at:04}/plan.json"))).expect("the script writes a plan");
        let mut reader = Reader::new(Options::default());
        reader.begin("plan.json");
        reader.push(&plan);
        reader.end();
        let found = reader.finish();
        assert!(found.network.endpoints.iter().all(|endpoint| endpoint.state == ResourceState::Planned), "c{at:04}");
        check_network(&case.change, &found, 0, &format!("c{at:04}"));
        let text = String::from_utf8(plan).expect("JSON");
        // The number of the sentence, which shows it in groups of three.
        let limit = natpoint_text::numbers::cents(case.change.after()).replace(',', "");
        assert!(text.contains(&format!("\"limit_amount\": \"{limit}\"")), "c{at:04}: no budget of {limit}");
        if text.contains("aws_ce_anomaly_subscription") {
            // AWS refuses one without a threshold.
            let impact = format!("\"values\": [\"{}\"]", case.change.alarm.anomaly_usd);
            assert!(text.contains(&impact), "c{at:04}: no threshold of {impact}");
            subscriptions += 1;
        }
        let name = serde_json::to_string(case.change.name.as_str()).expect("a name");
        let name = name.trim_matches('"');
        let tagged = text.matches(&format!("\"Name\": \"{}", ascii(name))).count();
        assert!(case.change.adds_nothing() || tagged > 0, "c{at:04}: no tag begins with {name}");
    }
    assert!(subscriptions > 0, "no plan has a subscription to anomalies");
}

/// JSON as Python writes it: everything beyond ASCII escaped.
fn ascii(json: &str) -> String {
    let mut text = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(text, "\\u{unit:04x}").expect("text can be written");
            }
        }
    }
    text
}

/// What the reader found has to be what the change creates, beside so many zonal NAT gateways that were there.
#[track_caller]
pub(super) fn check_network(change: &Change, found: &ImportedData, kept: u32, case: &str) {
    let network = &found.network;
    let copies = if change.hub.is_some() { 2 } else { 1 };
    let mut expected: BTreeMap<(String, String, u32), usize> = BTreeMap::new();
    for service in &change.gateway_endpoints {
        *expected.entry((service.name_in(change.region), "Gateway".to_owned(), 0)).or_default() += copies;
    }
    for endpoint in &change.interface_endpoints {
        let key = (endpoint.service.name_in(change.region), "Interface".to_owned(), endpoint.azs);
        *expected.entry(key).or_default() += 1;
    }
    for endpoint in &change.beside_hub {
        let key = (endpoint.service.name_in(change.region), "Interface".to_owned(), endpoint.azs);
        *expected.entry(key).or_default() += copies;
    }
    for (other, copies) in [(change.cross_region, 1), (change.cross_region_beside_hub, copies)] {
        for at in 0..other.map_or(0, |other| other.count) {
            let name = format!("com.amazonaws.us-east-1.service{at}");
            let azs = other.map_or(0, |other| other.azs);
            *expected.entry((name, "Interface".to_owned(), azs)).or_default() += copies;
        }
    }
    let mut planned: BTreeMap<(String, String, u32), usize> = BTreeMap::new();
    for endpoint in network.endpoints.iter().filter(|endpoint| endpoint.kind != EndpointKind::GatewayLoadBalancer) {
        let key = (endpoint.service_name.clone(), format!("{:?}", endpoint.kind), endpoint.azs.unwrap_or_default());
        *planned.entry(key).or_default() += 1;
    }
    assert_eq!(planned, expected, "{case}");
    let kind = change.egress.map(|egress| egress.kind);
    let (count, connectivity, availability) = match kind {
        Some(EgressKind::ZonalNat { count, .. }) => (count, Connectivity::Public, Availability::Zonal),
        Some(EgressKind::PrivateNat { count }) => (count, Connectivity::Private, Availability::Zonal),
        Some(EgressKind::RegionalNat { .. }) => (1, Connectivity::Public, Availability::Regional),
        Some(EgressKind::NatInstances { .. } | EgressKind::EgressOnlyGateway) | None => {
            (0, Connectivity::Public, Availability::Zonal)
        }
    };
    let all = usize::try_from(count + kept).expect("few");
    assert_eq!(network.nat_gateways.len(), all, "{case}: {:?}", network.nat_gateways);
    for nat in network.nat_gateways.iter().filter(|_| kept == 0) {
        assert_eq!((nat.connectivity, nat.availability), (connectivity, availability), "{case}: {nat:?}");
    }
}
