//! What files tell of several VPCs becomes a list of them, which the plan for many VPCs reads.

use natpoint_export::vpc_list_csv;
use natpoint_import::imported_data::ImportedData;
use natpoint_import::to_scenario::{Choices, ListedVpc, listed_vpcs};
use natpoint_import::vpc_list::{self, Column, RowFault};
use natpoint_import::{Options, Reader};
use natpoint_model::article;
use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::units::Gb;
use serde_json::{Value, json};

fn read(files: &[String]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for (at, text) in files.iter().enumerate() {
        reader.begin(&format!("file-{at}"));
        reader.push(text.as_bytes());
        reader.end();
    }
    reader.finish()
}

fn listed(files: &[String]) -> Vec<ListedVpc> {
    listed_vpcs(&read(files), &article::scenario(), &Choices::default())
}

/// The list as CSV without its header.
fn csv(files: &[String]) -> Vec<String> {
    vpc_list_csv::csv(&listed(files)).lines().skip(1).map(str::to_owned).collect()
}

fn nat(id: &str, vpc: &str, az: &str) -> Value {
    json!({
        "NatGatewayId": id, "VpcId": vpc, "SubnetId": format!("subnet-{az}"), "AvailabilityZone": az,
        "State": "available", "ConnectivityType": "public", "NatGatewayAddresses": [{ "PublicIp": "192.0.2.1" }],
    })
}

fn endpoint(id: &str, vpc: &str, service: &str, subnets: usize) -> Value {
    let kind = if service.ends_with("s3") { "Gateway" } else { "Interface" };
    let subnets: Vec<_> = (0..subnets).map(|at| format!("subnet-{at}")).collect();
    json!({
        "VpcEndpointId": id, "VpcId": vpc, "VpcEndpointType": kind, "State": "available", "SubnetIds": subnets,
        "ServiceName": format!("com.amazonaws.{service}"),
    })
}

/// Three VPCs: NAT gateways in three AZs and two endpoints, a single NAT gateway, and endpoints alone.
fn lists() -> Vec<String> {
    let gateways = json!({ "NatGateways": [
        nat("nat-0a1", "vpc-0a", "eu-west-1a"), nat("nat-0a2", "vpc-0a", "eu-west-1b"),
        nat("nat-0a3", "vpc-0a", "eu-west-1c"), nat("nat-0b1", "vpc-0b", "eu-west-1a"),
    ] });
    let endpoints = json!({ "VpcEndpoints": [
        endpoint("vpce-0a1", "vpc-0a", "eu-west-1.logs", 3), endpoint("vpce-0a2", "vpc-0a", "eu-west-1.s3", 0),
        endpoint("vpce-0a3", "vpc-0a", "eu-west-1.sts", 3), endpoint("vpce-0c1", "vpc-0c", "eu-west-1.ssm", 2),
    ] });
    vec![gateways.to_string(), endpoints.to_string()]
}

/// A bill of September 2026 with these rows: usage type, GB and resource.
fn bill(rows: &[(&str, u32, &str)]) -> String {
    let head = "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,\
                line_item_usage_end_date,line_item_resource_id\n";
    let row = |(usage_type, gb, resource): &(&str, u32, &str)| {
        format!("{usage_type},{gb},1,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,{resource}\n")
    };
    std::iter::once(head.to_owned()).chain(rows.iter().map(row)).collect()
}

#[test]
fn lists_alone_leave_the_volumes_to_the_user() {
    let rows = csv(&lists());
    assert_eq!(
        rows,
        ["vpc-0a,eu-west-1,3,2,,0,3", "vpc-0b,eu-west-1,2,0,,0,1", "vpc-0c,eu-west-1,2,1,,0,0"],
        "one NAT gateway does not show the AZs, which stay the scenario's"
    );
    let read = vpc_list::read(&vpc_list_csv::csv(&listed(&lists()))).expect("a list");
    assert_eq!((read.rows.len(), read.problems.len()), (0, 3));
    assert!(read.problems.iter().all(|problem| problem.column == Some(Column::Gb)), "{:?}", read.problems);
}

#[test]
fn billed_volumes_belong_to_the_vpc_of_their_resource() {
    let arn = |kind: &str, id: &str| format!("arn:aws:ec2:eu-west-1:111122223333:{kind}/{id}");
    let billed = bill(&[
        ("EUW1-NatGateway-Bytes", 100, &arn("natgateway", "nat-0a1")),
        ("EUW1-NatGateway-Bytes", 11, &arn("natgateway", "nat-0a3")),
        ("EUW1-NatGateway-Bytes", 50, &arn("natgateway", "nat-0b1")),
        ("EUW1-VpcEndpoint-Bytes", 30, &arn("vpc-endpoint", "vpce-0a1")),
        // Nobody can tell whose these are.
        ("EUW1-NatGateway-Bytes", 7_000, &arn("natgateway", "nat-0ff")),
        ("EUW1-VpcEndpoint-Bytes", 900, ""),
    ]);
    let files = [lists(), vec![billed]].concat();
    let expected = ["vpc-0a,eu-west-1,3,2,30,111,3", "vpc-0b,eu-west-1,2,0,0,50,1", "vpc-0c,eu-west-1,2,1,,0,0"];
    assert_eq!(csv(&files), expected);
    // Metrics of the same month have the same bytes.
    let bytes = 111_u64 << 30;
    let metrics = json!({ "MetricDataResults": [
        { "Id": "a", "Label": "BytesInFromSource nat-0a1", "Timestamps": ["2026-09-01T00:00:00Z"], "Values": [bytes] },
    ] });
    let gb = |files: &[String]| listed(files).iter().map(|vpc| vpc.internet).collect::<Vec<_>>();
    let measured = [lists(), vec![metrics.to_string()]].concat();
    assert_eq!(gb(&measured), [Gb::whole(111), Gb::ZERO, Gb::ZERO]);
    let both = [files.clone(), vec![metrics.to_string()]].concat();
    assert_eq!(gb(&both), gb(&files));
}

#[test]
fn every_region_has_its_vpcs_and_its_volumes() {
    let tokyo = json!({ "NatGateways": [nat("nat-0d1", "vpc-0d", "ap-northeast-1a")] }).to_string();
    let billed = bill(&[("APN1-NatGateway-Bytes", 5, "nat-0d1"), ("EUW1-NatGateway-Bytes", 9, "nat-0b1")]);
    let all = listed(&[lists(), vec![tokyo, billed]].concat());
    let mut found: Vec<_> = all.iter().map(|vpc| (vpc.id.as_str(), vpc.region.as_str(), vpc.internet)).collect();
    found.sort_unstable();
    let ireland = "eu-west-1";
    assert_eq!(
        found,
        [
            ("vpc-0a", ireland, Gb::ZERO),
            ("vpc-0b", ireland, Gb::whole(9)),
            ("vpc-0c", ireland, Gb::ZERO),
            ("vpc-0d", TOKYO.code(), Gb::whole(5)),
        ]
    );
}

#[test]
fn vpcs_of_regions_without_prices_stay_in_sight() {
    let china = json!({ "NatGateways": [nat("nat-0e1", "vpc-0e", "cn-north-1a")] }).to_string();
    let chinese = json!({ "VpcEndpoints": [endpoint("vpce-0f1", "vpc-0f", "cn-northwest-1.logs", 2)] }).to_string();
    let both = [china, chinese];
    // Beside VPCs of another Region, whose prices they must not get, and by themselves.
    let expected = ["vpc-0e,cn-north-1,2,0,,0,1", "vpc-0f,cn-northwest-1,2,1,,0,0"];
    let beside_others = csv(&[lists(), both.to_vec()].concat());
    assert_eq!(beside_others.len(), 5);
    assert!(expected.iter().all(|row| beside_others.iter().any(|listed| listed == row)), "{beside_others:?}");
    let rows = csv(&both);
    assert_eq!(rows, expected);
    let read = vpc_list::read(&format!("name,region,azs,endpoints,gb,internet,nat\n{}\n", rows.join("\n")));
    let problems = read.expect("a list").problems;
    assert!(problems.iter().all(|problem| problem.fault == RowFault::UnpricedRegion), "{problems:?}");
    assert_eq!(problems.len(), 2);
}

#[test]
fn the_region_that_is_chosen_stands_in_where_none_of_the_files_has_prices() {
    let gateways = json!({ "NatGateways": [nat("nat-0e1", "vpc-0e", "cn-north-1a")] }).to_string();
    let endpoints = json!({ "VpcEndpoints": [endpoint("vpce-0f1", "vpc-0f", "cn-northwest-1.logs", 2)] }).to_string();
    let chosen = Choices { region: Some(TOKYO), ..Choices::default() };
    let rows = |files: &[String]| {
        let listed = listed_vpcs(&read(files), &article::scenario(), &chosen);
        listed.into_iter().map(|row| (row.id, row.region)).collect::<Vec<_>>()
    };
    let row = |vpc: &str, region: &str| (vpc.to_owned(), region.to_owned());
    let files = [gateways, endpoints];
    assert_eq!(rows(&files), [row("vpc-0e", TOKYO.code()), row("vpc-0f", TOKYO.code())]);
    // Beside a Region that has prices, the choice is one among those and stands in for none.
    let beside_others = rows(&[lists(), files.to_vec()].concat());
    for (vpc, code) in [("vpc-0a", "eu-west-1"), ("vpc-0e", "cn-north-1"), ("vpc-0f", "cn-northwest-1")] {
        assert!(beside_others.contains(&row(vpc, code)), "{beside_others:?}");
    }
}

#[test]
fn resources_that_name_no_vpc_belong_to_none() {
    let mut lists = lists();
    lists.push(json!({ "NatGateways": [{ "NatGatewayId": "nat-0e1", "State": "available" }] }).to_string());
    assert_eq!(listed(&lists), []);
    assert_eq!(listed(&[]), []);
    // A list of one VPC is that VPC's scenario.
    let one = json!({ "NatGateways": [nat("nat-0b1", "vpc-0b", "eu-west-1a")] }).to_string();
    assert_eq!(listed(&[one]), []);
}

#[test]
fn a_regional_nat_gateway_is_as_the_scenario_has_it() {
    let regional = json!({ "NatGateways": [
        { "NatGatewayId": "nat-0f1", "VpcId": "vpc-0f", "AvailabilityMode": "regional", "State": "available",
          "NatGatewayAddresses": [{ "AvailabilityZone": "eu-west-1a" }, { "AvailabilityZone": "eu-west-1b" }] },
        nat("nat-0b1", "vpc-0b", "eu-west-1a"),
    ] });
    let counts: Vec<_> = listed(&[regional.to_string()]).iter().map(|vpc| (vpc.id.clone(), vpc.nat_gateways)).collect();
    assert_eq!(counts, [("vpc-0f".to_owned(), None), ("vpc-0b".to_owned(), Some(1))]);
}
