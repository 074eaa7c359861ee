//! The `import` example: its JSON is public.

// Helpers may panic like the tests that call them.

use flate2::Compression;
use flate2::write::GzEncoder;
use natpoint_import::{Options, Reader};
use natpoint_link::Link;
use serde_json::{Value, json};
use std::io::Write as _;

#[path = "../../examples/import/read.rs"]
mod read;
#[path = "../../examples/import/report.rs"]
mod report;

const NAT_GATEWAYS: &str = r#"{"NatGateways": [
    {"NatGatewayId": "nat-0a", "VpcId": "vpc-0b", "State": "available", "ConnectivityType": "public"}]}"#;

const COST: &str = r#"{"GroupDefinitions": [{"Type": "DIMENSION", "Key": "USAGE_TYPE"}], "ResultsByTime": [{
    "TimePeriod": {"Start": "2026-09-01", "End": "2026-09-02"}, "Groups": [
        {"Keys": ["EU-NatGateway-Bytes"], "Metrics": {
            "UnblendedCost": {"Amount": "0.984", "Unit": "USD"}, "UsageQuantity": {"Amount": "20.5", "Unit": "GB"}}},
        {"Keys": ["EU-BoxUsage:t4g.nano"], "Metrics": {
            "UnblendedCost": {"Amount": "0.11", "Unit": "USD"}, "UsageQuantity": {"Amount": "24", "Unit": "Hrs"}}}]}
    ]}"#;

const FLOW_LOG: &str = "interface-id srcaddr dstaddr bytes traffic-path start end\n\
    eni-a 10.0.0.5 52.219.68.9 100 8 1793491200 1793491259\n\
    eni-a 52.219.68.9 10.0.0.5 7 - 1793491200 1793491259\n\
    eni-a 10.0.0.5 8.8.8.8 50 - 1793491200 1793491259\n\
    eni-a 10.0.0.5 10.0.0.6 3 - 1793491200 1793491259\n";

#[track_caller]
fn report_on(files: &[(&str, &[u8])], from: &str) -> Value {
    let mut reader = Reader::new(Options::default());
    for (name, bytes) in files {
        read::file(&mut reader, name, std::io::Cursor::new(*bytes));
    }
    let json = report::json(&reader.finish(), &Link::read(from).0).unwrap();
    serde_json::from_str(&json).unwrap()
}

#[test]
fn the_documented_output_is_printed() {
    let files = [("nat.json", NAT_GATEWAYS.as_bytes()), ("cost.json", COST.as_bytes())];
    let printed = report_on(&files, "v1&region=eu-west-1&s.logs=100");
    let example = include_str!("../../examples/import.rs");
    let lines = example.lines().map_while(|line| line.strip_prefix("//!"));
    let documented: Vec<_> = lines.skip_while(|line| *line != " {").take_while(|line| *line != " ```").collect();
    assert_eq!(printed, serde_json::from_str::<Value>(&documented.concat()).unwrap());
}

#[test]
fn volumes_state_whether_they_pass_a_nat_gateway() {
    let printed = report_on(&[("flow.log", FLOW_LOG.as_bytes())], "");
    let volume = |destination: &str, sent: u64, received: u64, passes_nat: bool| {
        json!({
            "destination": destination, "sent_bytes": sent, "received_bytes": received, "passes_nat": passes_nat,
        })
    };
    let expected = [volume("public", 50, 0, true), volume("network", 3, 0, false), volume("s3", 100, 7, false)];
    assert_eq!(printed["volumes"], json!(expected));
    assert_eq!(printed["files"][0]["rows"], 4);
    assert_eq!(
        printed["window"],
        json!({"start": "2026-11-01T00:00:00Z", "end": "2026-11-01T00:00:59Z", "seconds": 59})
    );
}

#[test]
fn all_gzip_members_are_unpacked_and_damage_is_reported() {
    let member = |text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let lines: Vec<_> = FLOW_LOG.split_inclusive('\n').collect();
    let whole = [member(lines[0]), member(&lines[1..].concat())].concat();
    let plain = report_on(&[("flow.log", FLOW_LOG.as_bytes())], "");
    assert_eq!(report_on(&[("flow.log", &whole)], ""), plain);
    let cut = report_on(&[("flow.log", &whole[..whole.len() - 4])], "");
    assert!(cut["files"][0]["refused"].as_str().is_some_and(|refused| refused.starts_with("The gzip is damaged")));
}

#[test]
fn a_refused_file_leaves_the_scenario_unchanged() {
    let from = "v1&region=eu-west-1&s.logs=100&prices=2026-11";
    let printed = report_on(&[("a.zip", b"PK\x03\x04"), ("b.txt", b"hello\n")], from);
    let refused: Vec<_> = printed["files"].as_array().unwrap().iter().map(|file| file["refused"].as_str()).collect();
    assert!(refused.iter().all(Option::is_some), "{refused:?}");
    assert_eq!((&printed["link"], &printed["volumes"], &printed["window"]), (&json!(from), &json!([]), &Value::Null));
}
