//! Files of Regions that have no prices here, such as those of China: nothing of them is lost, and it is said whose
//! prices stand in.

use natpoint_import::imported_data::ImportedData;
use natpoint_import::to_scenario::{Choices, ImportPreview, Note, to_scenario};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::catalogue::regions::{RegionId, TOKYO};
use natpoint_model::scenario::Path;
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_text::in_language;

use super::reading::read_all;

const NAT: &str = r#"{"NatGateways": [
    {"NatGatewayId": "nat-0a", "State": "available", "VpcId": "vpc-0a", "SubnetId": "subnet-0a",
     "AvailabilityZone": "<region>a", "NatGatewayAddresses": [{"PrivateIp": "10.0.0.5", "PublicIp": "52.82.1.1"}]},
    {"NatGatewayId": "nat-0b", "State": "available", "VpcId": "vpc-0a", "SubnetId": "subnet-0b",
     "AvailabilityZone": "<region>b", "NatGatewayAddresses": [{"PrivateIp": "10.0.1.5", "PublicIp": "52.82.1.2"}]}]}"#;

const ENDPOINTS: &str = r#"{"VpcEndpoints": [
    {"VpcEndpointId": "vpce-0a", "VpcEndpointType": "Interface", "VpcId": "vpc-0a", "State": "available",
     "ServiceName": "<prefix>.<region>.ecr.api", "SubnetIds": ["subnet-0a", "subnet-0b"]}]}"#;

const PLAN: &str = r#"{"format_version": "1.2", "terraform_version": "1.9.0",
    "configuration": {
        "provider_config": {"aws": {"name": "aws", "expressions": {"region": {"constant_value": "<region>"}}}},
        "root_module": {"resources": [
            {"address": "aws_nat_gateway.a", "type": "aws_nat_gateway", "name": "a", "provider_config_key": "aws"}]}},
    "planned_values": {"root_module": {"resources": [
        {"address": "aws_nat_gateway.a", "mode": "managed", "type": "aws_nat_gateway", "name": "a",
         "values": {"connectivity_type": "public"}}]}},
    "resource_changes": [{"address": "aws_nat_gateway.a", "mode": "managed", "type": "aws_nat_gateway", "name": "a",
        "change": {"actions": ["create"], "before": null, "after": {"connectivity_type": "public"}}}]}"#;

const BILL: &str = "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/LineItemType,lineItem/ProductCode,\
    lineItem/UsageType,lineItem/Operation,lineItem/UsageAmount,lineItem/UnblendedCost,lineItem/CurrencyCode,\
    product/region\n\
    2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,Usage,AmazonEC2,NatGateway-Hours,NatGateway,1440,532.8,CNY,<region>\n\
    2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,Usage,AmazonEC2,NatGateway-Bytes,NatGateway,1500,555,CNY,<region>\n";

const LOG: &str = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes start end region action log-status\n\
    eni-0a 10.0.0.9 10.0.0.5 10.0.0.9 198.51.100.9 1073741824 1767225600 1767225660 <region> ACCEPT OK\n\
    eni-0a 10.0.0.5 198.51.100.9 10.0.0.5 198.51.100.9 1073741824 1767225600 1767225660 <region> ACCEPT OK\n";

const METRICS: &str = r#"{"MetricDataResults": [{"Id": "e1", "StatusCode": "Complete",
    "Label": "BytesProcessed vpce-0a com.amazonaws.<region>.logs", "Timestamps": ["2026-09-01T00:00:00Z"],
    "Values": [1073741824]}], "Messages": []}"#;

fn read(files: &[String]) -> ImportedData {
    read_all(&files.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn told(files: &[String], region: Option<RegionId>) -> ImportPreview {
    to_scenario(&read(files), &article::scenario(), &Choices { region, ..Choices::default() })
}

/// What is told of files, with the sentence on the Region apart.
#[track_caller]
fn check(code: &str, files: &[String]) -> ImportPreview {
    let preview = told(files, None);
    let note = Note::UnpricedRegion { code: code.to_owned(), stands_in: TOKYO };
    assert_eq!(preview.notes.first(), Some(&note), "{code}: {files:?}");
    assert!(!preview.notes.contains(&Note::UnknownRegion), "{code}: {files:?}");
    assert!(preview.offer.asks_region && preview.offer.regions.is_empty(), "{code}: {files:?}");
    // The same files with the Region that stands in say the same.
    let named: Vec<_> = files.iter().map(|file| file.replace(code, TOKYO.code())).collect();
    let named = told(&named, None);
    assert_eq!((&preview.scenario, &preview.notes[1..]), (&named.scenario, &named.notes[..]), "{code}: {files:?}");
    for language in Language::ALL {
        let locale = in_language(language);
        assert!(locale.import_note(&note).contains(code));
    }
    preview
}

#[test]
fn files_of_a_region_without_prices_are_taken_with_those_of_another() {
    for code in ["cn-northwest-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1", "sa-west-1"] {
        let of = |file: &str| file.replace("<region>", code).replace("<prefix>", "com.amazonaws");
        let preview = check(code, &[of(NAT)]);
        assert_eq!(preview.scenario.billed_nat_gateways(), 2, "{code}");
        check(code, &[of(PLAN)]);
        check(code, &[of(LOG)]);
        let preview = check(code, &[of(METRICS)]);
        assert!(preview.scenario.services.iter().any(|used| used.service.slug() == "logs" && used.gb > Gb::ZERO));
        let preview = check(code, &[of(BILL)]);
        assert_eq!(
            preview.offer.unallocated.iter().map(|(_, gb)| gb.to_plain()).collect::<Vec<_>>(),
            ["1500"],
            "{code}"
        );
        let preview = check(code, &[of(NAT), of(ENDPOINTS), of(LOG), of(BILL)]);
        assert_eq!(preview.scenario.services[0].today, Some(Path::Interface), "{code}");
    }
    // In China, services have another name in front.
    let endpoints = ENDPOINTS.replace("<region>", "cn-north-1").replace("<prefix>", "cn.com.amazonaws");
    let preview = told(&[endpoints], None);
    assert_eq!(preview.scenario.services[0].service.slug(), "ecr.api");
}

#[test]
fn bills_name_regions_of_china_by_their_usage_types() {
    let answer = r#"{"ResultsByTime": [{"TimePeriod": {"Start": "2026-09-01", "End": "2026-10-01"}, "Groups": [
        {"Keys": ["CODE-NatGateway-Bytes"], "Metrics": {"UsageQuantity": {"Amount": "7", "Unit": "GB"}}}]}]}"#;
    for (prefix, code) in [("CNN1", "cn-north-1"), ("CNW1", "cn-northwest-1")] {
        let preview = told(&[answer.replace("CODE", prefix)], None);
        assert_eq!(preview.notes[0], Note::UnpricedRegion { code: code.to_owned(), stands_in: TOKYO });
        assert_eq!(preview.offer.unallocated[0].1.to_plain(), "7");
    }
}

#[test]
fn the_user_chooses_whose_prices_stand_in() {
    let ireland = RegionId::named("eu-west-1");
    let preview = told(&[BILL.replace("<region>", "cn-north-1")], Some(ireland));
    assert_eq!(preview.scenario.region, ireland);
    assert_eq!(preview.notes[0], Note::UnpricedRegion { code: "cn-north-1".to_owned(), stands_in: ireland });
}

#[test]
fn regions_with_prices_go_before_those_without() {
    let [priced, unpriced] = ["eu-west-1", "cn-north-1"].map(|code| BILL.replace("<region>", code));
    let preview = told(&[unpriced, priced], None);
    assert_eq!(preview.scenario.region.code(), "eu-west-1");
    let others = preview.notes.iter().find(|note| matches!(note, Note::OtherRegions(_))).expect("the other Region");
    for language in Language::ALL {
        let sentence = in_language(language).import_note(others);
        assert!(sentence.contains("cn-north-1") && sentence.contains("1,500 GB"), "{sentence}");
        assert!(!sentence.contains(['$', '.']) || !sentence.contains("99.90"), "no price is known: {sentence}");
    }
}
