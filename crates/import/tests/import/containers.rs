//! The same lists in every coat: several values in one file, lines around them, YAML, tables, pages, AWS Config.

use natpoint_import::imported_data::{EndpointKind, FileRefusal, Foreign, ImportedData, Kind};
use serde_json::json;

use super::reading::{cuts, read};

/// The NAT gateways: id, VPC and Region.
fn gateways(found: &ImportedData) -> Vec<[&str; 3]> {
    found.network.nat_gateways.iter().map(|nat| [nat.id.as_str(), &nat.vpc, &nat.region]).collect()
}

/// The endpoints: id, service and AZs.
fn endpoints(found: &ImportedData) -> Vec<(&str, &str, Option<u32>)> {
    found.network.endpoints.iter().map(|one| (one.id.as_str(), one.service_name.as_str(), one.azs)).collect()
}

fn gateway(id: &str, vpc: &str) -> String {
    json!({ "NatGatewayId": id, "VpcId": vpc, "State": "available", "ConnectivityType": "public" }).to_string()
}

#[track_caller]
fn check_gateways(name: &str, text: &str, expected: &[[&str; 3]]) {
    let found = read(text.as_bytes());
    assert_eq!(gateways(&found), expected, "{name}: {:?}", found.files);
    assert_eq!((found.files[0].kind, &found.files[0].refused), (Some(Kind::NatGateways), &None), "{name}");
    assert_eq!(cuts(text.as_bytes(), &[5, 1]), found, "{name} in pieces");
}

#[test]
fn a_loop_over_regions_names_the_region_of_each_answer() {
    let answer = |inner: &str| format!("{{\n    \"NatGateways\": [{inner}]\n}}\n");
    let of = |id: &str, vpc: &str| format!("\n        {}\n    ", gateway(id, vpc));
    let (first, none, second) = (answer(&of("nat-0b1", "vpc-1")), answer(""), answer(&of("nat-0b2", "vpc-2")));
    let both = [["nat-0b1", "vpc-1", "eu-west-1"], ["nat-0b2", "vpc-2", "us-east-1"]];
    for heading in
        ["REGION\n", "=== REGION ===\n", "Region: REGION\n", "--- REGION ---\n", "[REGION]\n", "# REGION\r\n"]
    {
        let heading = |region: &str| heading.replace("REGION", region);
        let [eu, us, ap] = ["eu-west-1", "us-east-1", "ap-south-1"].map(heading);
        check_gateways(&eu, &[&*eu, &first, &us, &second, &ap, &none].concat(), &both);
        check_gateways(&eu, &[&*ap, &none, &eu, &first, &us, &second].concat(), &both);
    }
    // A line of JSON each, other lines between, and a list that `--query` left.
    let compact = |text: &str| text.replace(['\n', ' '], "");
    let (one, two) = (compact(&first), compact(&second));
    for text in [
        ["eu-west-1\n", &one, "\n-----\nus-east-1\n", &two, "\nDone.\n"].concat(),
        ["eu-west-1: ", &one, "\nus-east-1: ", &two, "\n"].concat(),
        ["eu-west-1\naccount 1\n", &one, "\nus-east-1\naccount 1\n", &two, "\n"].concat(),
        ["eu-west-1\n[", &gateway("nat-0b1", "vpc-1"), "]\nus-east-1\n[", &gateway("nat-0b2", "vpc-2"), "]\n"].concat(),
    ] {
        check_gateways(&text, &text, &both);
    }
    let rows = "eu-west-1\n[\n  [\"nat-0a1b2c3d\", \"vpc-1\"]\n]\nus-east-1\n[]\n";
    check_gateways(rows, rows, &[["nat-0a1b2c3d", "vpc-1", "eu-west-1"]]);
    // Several Regions name none, and what the answer itself says counts more.
    let text = ["eu-west-1 us-east-1\n", &one].concat();
    check_gateways(&text, &text, &[["nat-0b1", "vpc-1", ""]]);
    let own = one.replace("\"VpcId\"", "\"Region\":\"eu-west-3\",\"VpcId\"");
    let text = ["eu-west-1\n", &own].concat();
    check_gateways(&text, &text, &[["nat-0b1", "vpc-1", "eu-west-3"]]);
}

#[test]
fn a_table_that_only_names_resources_is_named_as_such() {
    for text in [
        "resourceId,resourceType,awsRegion,accountId\nnat-0a1b2c3d,AWS::EC2::NatGateway,eu-west-1,111122223333\n",
        "\"accountId\";\"awsRegion\";\"resourceId\"\n\"111122223333\";\"eu-west-1\";\"vpce-0a1b2c3d\"\n",
        "resource_id,resource_type,resourceCreationTime,configuration.state.value\n\
         nat-0a1b2c3d,AWS::EC2::NatGateway,2026-01-02T03:04:05Z,available\n",
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found.files[0].refused, Some(FileRefusal::Foreign(Foreign::Names)), "{text}");
    }
    // What lacks a column of a log is one.
    let log = "resource_id,region,srcaddr,dstaddr\nnat-0a1b2c3d,eu-west-1,10.0.0.1,10.0.0.2\n";
    assert!(matches!(read(log.as_bytes()).files[0].refused, Some(FileRefusal::MissingColumns(_))));
}

#[test]
fn several_values_in_one_file_are_one_list() {
    let [one, two] = [gateway("nat-0b1", "vpc-1"), gateway("nat-0b2", "vpc-2")];
    let list = |inner: &str| ["{\"NatGateways\": [", inner, "]}"].concat();
    let (first, second) = (list(&one), list(&two));
    let both = [["nat-0b1", "vpc-1", ""], ["nat-0b2", "vpc-2", ""]];
    for (name, text) in [
        ("one behind the other", [&first[..], &second].concat()),
        ("a line each", [&one[..], "\n", &two, "\n"].concat()),
        ("records of RFC 7464", ["\u{1e}", &one, "\n\u{1e}", &two, "\n"].concat()),
        ("with commas", [&one[..], ",\n", &two, ",\n"].concat()),
        ("pages in a list", ["[", &first, ",", &second, "]"].concat()),
        ("in lines of a runner", ["2026-11-26T01:02:03.45Z ", &first, "\n2026-11-26T01:02:04.00Z ", &second].concat()),
        ("behind a command", ["[command]/usr/bin/aws ec2 describe-nat-gateways\r\n", &first, "\r\n", &second].concat()),
        ("behind a warning", ["\n\u{1b}[33mWarning: x\u{1b}[0m\n", &first, &second, "\n::debug::exit 0\n"].concat()),
    ] {
        check_gateways(name, &text, &both);
    }
    // Each kind is taken as what it is.
    let endpoint = json!({ "VpcEndpoints": [
        { "VpcEndpointId": "vpce-1", "ServiceName": "com.amazonaws.eu-west-1.sts", "SubnetIds": ["a", "b"] }
    ] });
    let found = read([&first[..], &endpoint.to_string()].concat().as_bytes());
    assert_eq!(endpoints(&found), [("vpce-1", "com.amazonaws.eu-west-1.sts", Some(2))]);
    assert_eq!(found.files[0].used, 2);
    // What is cut off is said, and what came before counts.
    let cut = [&one[..], "\n", &two[..20]].concat();
    let found = read(cut.as_bytes());
    assert_eq!((gateways(&found).len(), &found.files[0].refused), (1, &Some(FileRefusal::Json { line: 2 })));
}

#[test]
fn regions_and_accounts_may_stand_around_a_list() {
    let one = gateway("nat-0c1", "vpc-1");
    let two = gateway("nat-0c2", "vpc-2");
    let expected = [["nat-0c1", "vpc-1", "eu-west-1"], ["nat-0c2", "vpc-2", "us-east-2"]];
    for text in [
        format!(r#"{{"eu-west-1":{{"NatGateways":[{one}]}},"us-east-2":{{"NatGateways":[{two}]}}}}"#),
        format!(r#"{{"111122223333":{{"eu-west-1":[{one}],"us-east-2":[{two}]}}}}"#),
        format!(
            r#"[{{"region":"eu-west-1","result":{{"NatGateways":[{one}]}}}},{{"Region":"us-east-2","nats":[{two}]}}]"#
        ),
    ] {
        check_gateways(&text, &text, &expected);
    }
}

#[test]
fn other_keys_and_cases_name_the_same() {
    let id = "nat-0123456789abcdef0";
    for (text, expected) in [
        (format!(r#"[{{"Gateway":"{id}","Net":"vpc-9","Sub":"subnet-9","S":"available"}}]"#), [id, "vpc-9", ""]),
        (format!(r#"[["{id}","vpc-9","available","eu-south-1a"]]"#), [id, "vpc-9", "eu-south-1"]),
        (format!(r#"["{id}"]"#), [id, "", ""]),
        (
            format!(r#"[{{"nat_gateway_id":"{id}","vpc_id":"vpc-9","region":"eu-south-1"}}]"#),
            [id, "vpc-9", "eu-south-1"],
        ),
        (format!(r#"{{"natGateways":[{{"natGatewayId":"{id}","vpcId":"vpc-9"}}]}}"#), [id, "vpc-9", ""]),
        (
            format!(r#"{{"rows":[{{"nat_gateway_id":"{id}","arn":"arn:aws:ec2:sa-east-1:1:natgateway/{id}"}}]}}"#),
            [id, "", "sa-east-1"],
        ),
    ] {
        check_gateways(&text, &text, &[expected]);
    }
    let text = r#"[{"E":"vpce-0123456789abcdef0","T":"Interface","N":"com.amazonaws.eu-west-1.logs","V":"vpc-9"}]"#;
    let found = read(text.as_bytes());
    let [endpoint] = &found.network.endpoints[..] else { panic!("one endpoint") };
    assert_eq!((endpoint.kind, endpoint.azs), (EndpointKind::Interface, None));
    // A private one says so in whatever column.
    let found = read(format!(r#"[["{id}","private"]]"#).as_bytes());
    assert_eq!(found.network.nat_gateways[0].connectivity, natpoint_import::imported_data::Connectivity::Private);
}

#[test]
fn yaml_says_what_json_says() {
    let block = "NatGateways:\n- ConnectivityType: public\n  CreateTime: '2026-11-26T12:07:23+00:00'\n  \
        NatGatewayAddresses:\n  - NetworkInterfaceId: eni-1\n    PublicIp: 192.0.2.1\n    Status: succeeded\n  \
        NatGatewayId: nat-0d1\n  State: available\n  Tags:\n  - Key: Name\n    Value: 'a: b'\n  VpcId: vpc-1\n\
        - NatGatewayId: nat-0d2\n  VpcId: vpc-2\n";
    let both = [["nat-0d1", "vpc-1", ""], ["nat-0d2", "vpc-2", ""]];
    let stream = "- NatGateways:\n  - NatGatewayId: nat-0d1\n    VpcId: vpc-1\n- NatGateways:\n  - \
        {NatGatewayId: nat-0d2, VpcId: vpc-2}\n";
    let documents = "---\nNatGateways:\n- NatGatewayId: nat-0d1\n  VpcId: vpc-1\n---\n\
        NatGateways:\n- NatGatewayId: nat-0d2\n  VpcId: vpc-2\n";
    let anchors = "x: &one\n  VpcId: vpc-1\nNatGateways:\n- <<: *one\n  NatGatewayId: nat-0d1\n- <<: *one\n  \
        NatGatewayId: nat-0d2\n  VpcId: vpc-2\n";
    let crlf = block.replace('\n', "\r\n");
    for text in [block, stream, documents, anchors, &crlf] {
        check_gateways(text, text, &both);
    }
    assert_eq!(read(block.as_bytes()).network.nat_gateways[0].public_ipv4, Some(1));
}

#[test]
fn yaml_without_end_is_refused() {
    let laughs = (1..40).fold("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, at| {
        let before = at - 1;
        format!("{text}a{at}: &a{at} [{}]\n", vec![format!("*a{before}"); 10].join(", "))
    });
    let long = format!("a: &a '{}'\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; 2_000].join(", "));
    let deep = format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let indented = (0..3_000).map(|at| " ".repeat(at) + "a:\n").collect::<Vec<_>>().concat();
    let itself = "NatGateways: &a\n- *a\n".to_owned();
    for (name, text) in [("laughs", laughs), ("long", long), ("deep", deep), ("indented", indented), ("itself", itself)]
    {
        let text = ["Resources:\n  A: 1\n", &text].concat();
        let found = read(text.as_bytes());
        assert!(matches!(found.files[0].refused, Some(FileRefusal::Yaml { .. })), "{name}: {:?}", found.files);
    }
    for (text, line) in [("NatGateways:\n- a: [\n", 3), ("NatGateways:\n  a: 1\n b: 2\n", 3), ("Subnets:\n\tx: 1\n", 2)]
    {
        assert_eq!(read(text.as_bytes()).files[0].refused, Some(FileRefusal::Yaml { line }), "{text}");
    }
    let other = "name: x\non: push\njobs:\n  build: {}\n";
    assert!(matches!(read(other.as_bytes()).files[0].refused, Some(FileRefusal::Unknown { .. })));
}

#[test]
fn a_table_has_a_row_for_each_resource() {
    let text = "vpc_endpoint_id,vpc_endpoint_type,service_name,state,subnet_ids,vpc_id,region\n\
        vpce-1,Interface,com.amazonaws.eu-west-1.sts,available,\
        \"[\"\"subnet-1\"\",\"\"subnet-2\"\"]\",vpc-1,eu-west-1\n\
        vpce-2,Gateway,com.amazonaws.eu-west-1.s3,available,<null>,vpc-1,eu-west-1\n\
        vpce-3,Interface,com.amazonaws.eu-west-1.kms,deleted,,vpc-1,eu-west-1\n";
    let found = read(text.as_bytes());
    let expected =
        [("vpce-1", "com.amazonaws.eu-west-1.sts", Some(2)), ("vpce-2", "com.amazonaws.eu-west-1.s3", Some(0))];
    assert_eq!(endpoints(&found), expected);
    let [file] = &found.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::VpcEndpoints), 3, 2));
    assert_eq!(file.skipped[0].lines, [3]);
    let tabs = "NatGatewayId\tState\tVpcId\tAvailabilityZone\nnat-1\tavailable\tvpc-1\tap-southeast-2b\n";
    check_gateways(tabs, tabs, &[["nat-1", "vpc-1", "ap-southeast-2"]]);
}

#[test]
fn items_of_config_are_lists_too() {
    let configuration = json!({ "natGatewayId": "nat-1", "vpcId": "vpc-1", "state": "available" });
    let item = json!({
        "resourceType": "AWS::EC2::NatGateway", "awsRegion": "eu-north-1", "resourceId": "nat-1",
        "configurationItemStatus": "OK", "configuration": configuration.to_string(),
        "relationships": [{ "resourceId": "nat-0123456789abcdef0", "resourceType": "AWS::EC2::Subnet" }],
    });
    let mut object = item.clone();
    object["configuration"] = configuration;
    let mut gone = item.clone();
    gone["configurationItemStatus"] = json!("ResourceDeleted");
    gone["resourceId"] = json!("nat-2");
    gone["configuration"] = json!("{\"natGatewayId\":\"nat-2\"}");
    let query = json!({ "Results": [item.to_string()], "QueryInfo": { "SelectFields": [] } });
    for value in [
        json!({ "configurationItems": [item, gone] }),
        json!({ "fileVersion": "1.0", "configurationItems": [object] }),
        json!({ "baseConfigurationItems": [item] }),
        query,
        item.clone(),
    ] {
        let found = read(value.to_string().as_bytes());
        assert_eq!(gateways(&found), [["nat-1", "vpc-1", "eu-north-1"]], "{value}");
        assert_eq!(found.files[0].kind, Some(Kind::ConfigItems));
    }
}

#[test]
fn a_list_that_goes_on_says_so() {
    for (value, goes_on) in [
        (json!({ "NatGateways": [{ "NatGatewayId": "nat-1" }], "NextToken": "eyJ" }), true),
        (json!([{ "NatGateways": [] , "NextToken": "a" }, { "NatGateways": [{ "NatGatewayId": "nat-1" }] }]), false),
        (json!([{ "NatGateways": [{ "NatGatewayId": "nat-1" }] }, { "NatGateways": [], "NextToken": "a" }]), true),
        (json!({ "NatGateways": [{ "NatGatewayId": "nat-1" }], "NextToken": null }), false),
    ] {
        let found = read(value.to_string().as_bytes());
        assert_eq!(found.files[0].refused == Some(FileRefusal::GoesOn), goes_on, "{value}");
        assert_eq!(found.network.nat_gateways.len(), 1);
    }
}

#[test]
fn text_for_people_is_named_with_what_writes_json() {
    let events = "{\"@level\":\"info\",\"@message\":\"Terraform 1.9.8\",\"type\":\"version\"}\n\
        {\"@level\":\"info\",\"@message\":\"x\",\"type\":\"planned_change\",\"change\":{\"action\":\"create\"}}\n";
    for (text, refused) in [
        ("NATGATEWAYS\tpublic\tnat-1\tavailable\n", FileRefusal::CliText),
        ("VPCENDPOINTS\t2026\tvpce-1\n", FileRefusal::CliText),
        ("------------------------\n|  DescribeVpcEndpoints |\n+----------------------+\n", FileRefusal::CliText),
        ("\n\nOpenTofu will perform the following actions:\n\n  # aws_nat_gateway.a\n", FileRefusal::TerraformText),
        ("aws_vpc.a: Refreshing state... [id=vpc-1]\n\nNo changes.\n", FileRefusal::TerraformText),
        ("# aws_nat_gateway.a:\nresource \"aws_nat_gateway\" \"a\" {\n", FileRefusal::TerraformText),
        ("aws_vpc_endpoint.this[\"s3\"]\nmodule.a[\"eu west: 1\"].aws_nat_gateway.b[0]\n", FileRefusal::TerraformText),
        ("\naws_vpc.a\r\naws_subnet.a[\"say \\\"]\\\", b\"]\r\naws_subnet.a[\"c", FileRefusal::TerraformText),
        ("# mine\nprovider \"aws\" {\n  region = \"eu-west-1\"\n}\n", FileRefusal::TerraformText),
        (events, FileRefusal::TerraformText),
        (&["[", &events.trim().replace('\n', ","), "]"].concat(), FileRefusal::TerraformText),
        (&["+ terraform plan -json\r\n", &events.replace('\n', "\r\n")].concat(), FileRefusal::TerraformText),
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found.files[0].refused.as_ref(), Some(&refused), "{text}");
    }
}
