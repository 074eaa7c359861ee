//! Lists of resources: what the command line and Terraform say stands, and what infracost expects to be used.

use natpoint_import::imported_data::{
    Availability, BilledAmount, Connectivity, Endpoint, EndpointKind, FileRefusal, ImportedData, Kind, NatGateway,
    ResourceState, SkipReason, Skipped,
};
use natpoint_import::{Options, Reader};
use natpoint_model::catalogue::prices::PriceItem;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Reads files whole.
fn read(files: &[&[u8]]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for bytes in files {
        reader.begin("file");
        reader.push(bytes);
        reader.end();
    }
    reader.finish()
}

fn read_values(values: &[Value]) -> ImportedData {
    let texts: Vec<String> = values.iter().map(Value::to_string).collect();
    read(&texts.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn gateway(id: &str) -> NatGateway {
    NatGateway {
        id: id.to_owned(),
        vpc: "vpc-0a".to_owned(),
        subnet: "subnet-0a".to_owned(),
        availability: Availability::Zonal,
        connectivity: Connectivity::Public,
        azs: Some(1),
        public_ipv4: Some(1),
        interfaces: vec!["eni-0a".to_owned()],
        ..NatGateway::default()
    }
}

fn endpoint(id: &str, service: &str, azs: Option<u32>) -> Endpoint {
    Endpoint {
        id: id.to_owned(),
        vpc: String::new(),
        region: "eu-west-1".to_owned(),
        service_name: format!("com.amazonaws.eu-west-1.{service}"),
        kind: EndpointKind::Interface,
        azs,
        ..Endpoint::default()
    }
}

fn nat_gateways() -> Value {
    json!({ "NatGateways": [
        {
            "NatGatewayId": "nat-0a", "State": "available", "VpcId": "vpc-0a", "SubnetId": "subnet-0a",
            "ConnectivityType": "public", "CreateTime": "2026-01-02T03:04:05.000Z",
            "NatGatewayAddresses": [
                {
                    "AllocationId": "eipalloc-0a", "NetworkInterfaceId": "eni-0a", "PublicIp": "192.0.2.1",
                    "PrivateIp": "10.0.0.1"
                },
            ],
        },
        {
            "NatGatewayId": "nat-0b", "State": "Available", "VpcId": "vpc-0a", "SubnetId": "subnet-0b",
            "ConnectivityType": "private",
            "NatGatewayAddresses": [
                { "NetworkInterfaceId": "eni-0b", "PrivateIp": "10.0.0.2" },
                { "NetworkInterfaceId": "eni-0b", "PrivateIp": "10.0.0.3" },
            ],
        },
        {
            "NatGatewayId": "nat-0c", "State": "deleting", "VpcId": "vpc-0b", "AvailabilityMode": "regional",
            "NatGatewayAddresses": [
                { "PublicIp": "192.0.2.2", "AvailabilityZone": "eu-west-1a", "AvailabilityZoneId": "euw1-az1" },
                { "PublicIp": "192.0.2.3", "AvailabilityZone": "eu-west-1b", "AvailabilityZoneId": "euw1-az2" },
                { "PublicIp": "192.0.2.4", "AvailabilityZone": "eu-west-1b", "AvailabilityZoneId": "euw1-az2" },
                { "PublicIp": "192.0.2.5", "AvailabilityZoneId": "euw1-az2", "Status": "failed" },
            ],
        },
        { "NatGatewayId": "nat-0d", "State": "DELETED", "VpcId": "vpc-0b" },
        { "NatGatewayId": "nat-0e", "State": "failed" },
        { "NatGatewayId": "nat-0f" },
        { "State": "available" },
    ] })
}

#[test]
fn nat_gateways_are_read_as_the_command_line_tells_them() {
    let found = read_values(&[nat_gateways()]);
    let regional = NatGateway {
        vpc: "vpc-0b".to_owned(),
        region: "eu-west-1".to_owned(),
        subnet: String::new(),
        availability: Availability::Regional,
        azs: Some(2),
        public_ipv4: Some(3),
        interfaces: Vec::new(),
        state: ResourceState::Removing,
        ..gateway("nat-0c")
    };
    let private = NatGateway {
        subnet: "subnet-0b".to_owned(),
        connectivity: Connectivity::Private,
        public_ipv4: Some(0),
        interfaces: vec!["eni-0b".to_owned()],
        ..gateway("nat-0b")
    };
    let bare = NatGateway {
        vpc: String::new(),
        subnet: String::new(),
        public_ipv4: None,
        interfaces: Vec::new(),
        ..gateway("nat-0f")
    };
    assert_eq!(found.network.nat_gateways, [gateway("nat-0a"), private, regional, bare]);
    assert_eq!(found.network.region(), Some("eu-west-1"));
    let [file] = &found.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::NatGateways), 7, 4));
    let skipped = |why, count, lines: &[u64], sample: &str| Skipped {
        why,
        count,
        lines: lines.to_vec(),
        sample: sample.to_owned(),
    };
    let no_id = SkipReason::Value { field: "NatGatewayId".to_owned() };
    assert_eq!(file.skipped, [skipped(SkipReason::Inactive, 2, &[4, 5], "nat-0d"), skipped(no_id, 1, &[7], "")]);
}

#[test]
fn endpoints_are_read_as_the_command_line_tells_them() {
    let found = read_values(&[json!({ "NextToken": "x", "VpcEndpoints": [
        {
            "VpcEndpointId": "vpce-0a", "VpcEndpointType": "Interface", "VpcId": "vpc-0a", "State": "available",
            "ServiceName": "com.amazonaws.eu-west-1.ecr.dkr", "SubnetIds": ["subnet-0a", "subnet-0b"],
            "NetworkInterfaceIds": ["eni-0a", "eni-0b"],
        },
        {
            "VpcEndpointId": "vpce-0b", "VpcEndpointType": "Gateway", "State": "Available",
            "ServiceName": "com.amazonaws.eu-west-1.s3", "SubnetIds": [], "RouteTableIds": ["rtb-0a"],
        },
        {
            "VpcEndpointId": "vpce-0c", "VpcEndpointType": "GatewayLoadBalancer", "State": "pending",
            "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-0a", "SubnetIds": ["subnet-0a"],
        },
        { "VpcEndpointId": "vpce-0d", "State": "Failed", "VpcEndpointType": "Interface" },
        { "VpcEndpointId": "vpce-0e", "ServiceName": "com.amazonaws.eu-west-1.sts", "NetworkInterfaceIds": ["eni-0c"] },
        { "VpcEndpointId": "vpce-0f", "ServiceName": "com.amazonaws.eu-west-1.dynamodb" },
        { "VpcEndpointId": "vpce-1a", "VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms" },
        { "VpcEndpointId": "vpce-1b", "VpcEndpointType": "Teleport" },
        { "VpcEndpointId": "vpce-1c", "VpcEndpointType": 7 },
    ] })]);
    let of = |id: &str| found.network.endpoints.iter().find(|endpoint| endpoint.id == id).expect("there");
    let told = Endpoint {
        vpc: "vpc-0a".to_owned(),
        interfaces: vec!["eni-0a".to_owned(), "eni-0b".to_owned()],
        ..endpoint("vpce-0a", "ecr.dkr", Some(2))
    };
    assert_eq!(of("vpce-0a"), &told);
    assert_eq!(told.aws_service(), Some(("eu-west-1", "ecr.dkr")));
    assert_eq!((of("vpce-0b").kind, of("vpce-0b").azs), (EndpointKind::Gateway, Some(0)));
    assert_eq!((of("vpce-0c").kind, of("vpce-0c").azs), (EndpointKind::GatewayLoadBalancer, Some(1)));
    assert_eq!(of("vpce-0c").aws_service(), None, "somebody else's service");
    assert_eq!((of("vpce-0e").kind, of("vpce-0e").azs), (EndpointKind::Interface, Some(1)));
    assert_eq!((of("vpce-0f").kind, of("vpce-0f").azs), (EndpointKind::Gateway, Some(0)));
    assert_eq!(of("vpce-1a").azs, None, "nothing tells its AZs");
    let [file] = &found.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::VpcEndpoints), 9, 6));
    let skipped: Vec<_> = file.skipped.iter().map(|skipped| (&skipped.why, skipped.count)).collect();
    let wrong = SkipReason::Value { field: "VpcEndpointType".to_owned() };
    assert_eq!(skipped, [(&SkipReason::Inactive, 1), (&wrong, 2)]);
    assert_eq!(found.network.region(), Some("eu-west-1"));
}

#[test]
fn what_is_listed_twice_counts_once() {
    let page = |ids: &[&str]| {
        let all: Vec<_> = ids.iter().map(|id| json!({ "VpcEndpointId": id, "SubnetIds": ["subnet-0a"] })).collect();
        json!({ "VpcEndpoints": all })
    };
    let state = json!({ "values": { "root_module": { "resources": [{
        "address": "aws_vpc_endpoint.logs", "mode": "managed", "type": "aws_vpc_endpoint",
        "values": { "id": "vpce-0b", "service_name": "com.amazonaws.eu-west-1.logs", "vpc_endpoint_type": "Interface" },
    }] } } });
    let two = page(&["vpce-0b", "vpce-0c"]);
    let found = read_values(&[page(&["vpce-0a", "vpce-0b"]), two.clone(), json!([two, page(&["vpce-0d"])]), state]);
    let ids: Vec<_> = found.network.endpoints.iter().map(|endpoint| endpoint.id.as_str()).collect();
    assert_eq!(ids, ["vpce-0a", "vpce-0b", "vpce-0c", "vpce-0d"]);
    // What one list leaves open another tells.
    assert_eq!(found.network.endpoints[1].service_name, "com.amazonaws.eu-west-1.logs");
    assert_eq!(found.network.endpoints[1].azs, Some(1));
    // The bare list that `--query` leaves.
    let bare = read_values(&[json!([{ "NatGatewayId": "nat-0a" }, { "NatGatewayId": "nat-0b" }])]);
    assert_eq!((bare.files[0].kind, bare.network.nat_gateways.len()), (Some(Kind::NatGateways), 2));
    // Two Regions are not one for all.
    let region = |region: &str| {
        json!({ "VpcEndpoints": [{
        "VpcEndpointId": region, "ServiceName": format!("com.amazonaws.{region}.sts"),
    }] })
    };
    let both = read_values(&[region("eu-west-1"), region("us-east-1"), region("s3-global")]).network;
    assert_eq!(both.region(), None);
    assert_eq!(both.regions, ["eu-west-1", "us-east-1"]);
}

/// A change of a plan.
#[allow(clippy::needless_pass_by_value, reason = "a literal reads better than a reference to one")]
fn change(address: &str, actions: &[&str], before: Value, after: Value, unknown: Value) -> Value {
    let kind = address.rsplit("module.").next().unwrap_or_default().split('.').find(|part| part.starts_with("aws_"));
    json!({
        "address": address, "mode": "managed", "type": kind.unwrap_or_default(),
        "change": { "actions": actions, "before": before, "after": after, "after_unknown": unknown },
    })
}

fn plan() -> Value {
    let dkr = |subnets: &[&str]| {
        json!({
            "id": "vpce-0b", "service_name": "com.amazonaws.eu-west-1.ecr.dkr", "vpc_endpoint_type": "Interface",
            "subnet_ids": subnets, "vpc_id": "vpc-0a",
        })
    };
    let interface = |service: &str| {
        json!({
            "service_name": format!("com.amazonaws.eu-west-1.{service}"), "vpc_endpoint_type": "Interface",
        })
    };
    let association = |endpoint: &str, subnet: &str| json!({ "vpc_endpoint_id": endpoint, "subnet_id": subnet });
    json!({
        "format_version": "1.2", "terraform_version": "1.13.0",
        "variables": { "region": { "value": "eu-west-1" } },
        "planned_values": { "root_module": {
            "resources": [
                {
                    "address": "aws_nat_gateway.kept", "mode": "managed", "type": "aws_nat_gateway",
                    "values": { "id": "nat-0k" }
                },
                { "address": "aws_nat_gateway.new", "mode": "managed", "type": "aws_nat_gateway", "values": {} },
                { "address": "aws_vpc.a", "mode": "managed", "type": "aws_vpc", "values": {} },
            ],
            "child_modules": [{ "child_modules": [{ "resources": [{
                "address": "module.a.module.b.aws_vpc_endpoint.deep", "mode": "managed", "type": "aws_vpc_endpoint",
                "values": { "service_name": "com.amazonaws.eu-west-1.kms", "vpc_endpoint_type": "Interface",
                    "subnet_ids": ["subnet-0a", "subnet-0b", "subnet-0b"] },
            }] }] }],
        } },
        "prior_state": { "values": { "root_module": { "resources": [{ "address": "aws_nat_gateway.kept" }] } } },
        "resource_changes": [
            change("aws_nat_gateway.new", &["create"], Value::Null, json!({ "connectivity_type": "public" }),
                json!({ "id": true, "allocation_id": true })),
            change("aws_nat_gateway.all", &["no-op"], json!({ "id": "nat-0r" }), json!({
                "id": "nat-0r", "availability_mode": "regional", "vpc_id": "vpc-0a",
                "availability_zone_address": [
                    { "availability_zone": "eu-west-1a", "allocation_ids": ["eipalloc-0a", "eipalloc-0b"] },
                    { "availability_zone": "eu-west-1b", "allocation_ids": ["eipalloc-0c"] },
                ],
            }), json!({})),
            change(
                "aws_nat_gateway.auto", &["update"], Value::Null, json!({ "availability_mode": "regional" }), json!({}),
            ),
            change("aws_nat_gateway.old", &["delete"], json!({ "id": "nat-0o" }), Value::Null, json!({})),
            change("aws_nat_gateway.forgotten", &["forget"], json!({ "id": "nat-0g" }), Value::Null, json!({})),
            change("aws_nat_gateway.broken", &["create"], Value::Null, json!(3), json!({})),
            change("aws_vpc_endpoint.s3", &["create"], Value::Null,
                json!({ "service_name": "com.amazonaws.eu-west-1.s3", "vpc_endpoint_type": null }), json!({})),
            change("aws_vpc_endpoint.dkr", &["delete", "create"], dkr(&["subnet-0a"]), dkr(&["subnet-0a", "subnet-0b"]),
                json!({})),
            change("module.net.aws_vpc_endpoint.this[\"sts\"]", &["create"], Value::Null, interface("sts"),
                json!({ "subnet_ids": true })),
            change("module.net.aws_vpc_endpoint.this[\"logs\"]", &["create"], Value::Null, interface("logs"),
                json!({ "subnet_ids": true })),
            change("module.net.aws_vpc_endpoint_subnet_association.more[\"sts\"]", &["create"], Value::Null, json!({}),
                json!({ "vpc_endpoint_id": true, "subnet_id": true })),
            change("aws_vpc_endpoint_subnet_association.a", &["no-op"], Value::Null,
                association("vpce-0b", "subnet-0b"),
                json!({})),
            change("aws_vpc_endpoint_subnet_association.b", &["create"], Value::Null,
                association("vpce-0b", "subnet-0c"),
                json!({})),
            change("aws_vpc_endpoint_subnet_association.c", &["delete"], association("vpce-0b", "subnet-0d"),
                Value::Null,
                json!({})),
            change("aws_vpc_endpoint_subnet_association.d", &["create"], Value::Null,
                association("vpce-else", "subnet-0d"),
                json!({})),
            json!({ "address": "data.aws_vpc_endpoint.x", "mode": "data", "type": "aws_vpc_endpoint", "change": {} }),
        ],
        "configuration": {
            "provider_config": { "aws": { "expressions": { "region": { "references": ["var.region"] } } } },
            "root_module": { "module_calls": { "net": { "module": { "resources": [{
                "address": "aws_vpc_endpoint_subnet_association.more", "type": "aws_vpc_endpoint_subnet_association",
                "name": "more",
                "expressions": { "vpc_endpoint_id": { "references": ["aws_vpc_endpoint.this", "each.key"] } },
            }] } } } },
        },
    })
}

#[test]
fn a_plan_is_read_as_what_it_will_come_to() {
    let found = read_values(&[plan()]);
    let gateways: Vec<_> = found
        .network
        .nat_gateways
        .iter()
        .map(|gateway| (gateway.id.as_str(), gateway.availability, gateway.azs, gateway.public_ipv4, gateway.state))
        .collect();
    let (zonal, regional) = (Availability::Zonal, Availability::Regional);
    assert_eq!(
        gateways,
        [
            ("aws_nat_gateway.new", zonal, Some(1), Some(1), ResourceState::Planned),
            ("nat-0r", regional, Some(2), Some(3), ResourceState::Existing),
            ("aws_nat_gateway.auto", regional, None, None, ResourceState::Existing),
            ("nat-0o", zonal, Some(1), Some(1), ResourceState::Removing),
            ("nat-0g", zonal, Some(1), Some(1), ResourceState::Existing),
            ("nat-0k", zonal, Some(1), Some(1), ResourceState::Existing),
        ]
    );
    let endpoints: Vec<_> = found
        .network
        .endpoints
        .iter()
        .map(|endpoint| (endpoint.id.as_str(), endpoint.kind, endpoint.azs, endpoint.state))
        .collect();
    let (interface, free) = (EndpointKind::Interface, EndpointKind::Gateway);
    assert_eq!(
        endpoints,
        [
            ("aws_vpc_endpoint.s3", free, Some(0), ResourceState::Planned),
            ("vpce-0b", interface, Some(3), ResourceState::Existing),
            ("module.net.aws_vpc_endpoint.this[\"sts\"]", interface, Some(1), ResourceState::Planned),
            ("module.net.aws_vpc_endpoint.this[\"logs\"]", interface, None, ResourceState::Planned),
            ("module.a.module.b.aws_vpc_endpoint.deep", interface, Some(2), ResourceState::Planned),
        ]
    );
    assert_eq!(found.network.region(), Some("eu-west-1"));
    let [file] = &found.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::TerraformPlan), 17, 14));
    let skipped: Vec<_> = file.skipped.iter().map(|skipped| (&skipped.why, skipped.sample.as_str())).collect();
    let wrong = |field: &str| SkipReason::Value { field: field.to_owned() };
    assert_eq!(
        skipped,
        [
            (&wrong("after"), "aws_nat_gateway.broken"),
            (&SkipReason::Inactive, "aws_vpc_endpoint_subnet_association.c"),
            (&wrong("vpc_endpoint_id"), "aws_vpc_endpoint_subnet_association.d"),
        ]
    );
}

#[test]
fn the_region_of_a_plan_is_what_its_resources_or_its_provider_say() {
    let plan = |values: Value, region: Value| {
        read_values(&[json!({
            "planned_values": { "root_module": { "resources": [
                { "address": "aws_nat_gateway.a", "type": "aws_nat_gateway", "values": values },
            ] } },
            "configuration": { "provider_config": { "aws": { "expressions": { "region": region } } } },
        })])
        .network
    };
    let tokyo = json!({ "constant_value": "ap-northeast-1" });
    assert_eq!(plan(json!({}), tokyo.clone()).region(), Some("ap-northeast-1"));
    assert_eq!(plan(json!({ "region": "eu-west-1" }), tokyo).region(), Some("eu-west-1"));
    assert_eq!(plan(json!({}), json!({ "references": ["local.region"] })).region(), None);
    assert_eq!(plan(json!({}), json!(5)).region(), None);
}

#[test]
fn a_state_is_read_as_what_stands() {
    let found = read_values(&[json!({ "format_version": "1.0", "values": { "root_module": { "child_modules": [{
        "resources": [
            { "address": "module.a.aws_nat_gateway.this[0]", "type": "aws_nat_gateway", "mode": "managed", "values": {
                "id": "nat-0a", "vpc_id": "vpc-0a", "subnet_id": "subnet-0a", "network_interface_id": "eni-0a",
                "connectivity_type": "public", "secondary_allocation_ids": [],
            } },
            { "address": "data.aws_vpc_endpoint.x", "type": "aws_vpc_endpoint", "mode": "data", "values": {} },
            { "address": "aws_vpc_endpoint.x", "type": "aws_vpc_endpoint", "mode": "managed", "values": {
                "id": "vpce-0a", "service_name": "com.amazonaws.eu-west-1.sqs", "vpc_endpoint_type": "Interface",
                "subnet_ids": [], "subnet_configuration": [{ "subnet_id": "subnet-0a" }, { "subnet_id": "subnet-0b" }],
            } },
        ],
    }] } } })]);
    // The service of its endpoint tells the Region of the state.
    let nat = NatGateway { region: "eu-west-1".to_owned(), ..gateway("nat-0a") };
    assert_eq!(found.network.nat_gateways, [nat]);
    assert_eq!(found.network.endpoints.len(), 1);
    assert_eq!(found.files[0].kind, Some(Kind::TerraformState));
    assert_eq!((found.files[0].records, found.files[0].used), (2, 2));
}

fn component(name: &str, unit: &str, quantity: &Value, cost: &Value) -> Value {
    json!({ "name": name, "unit": unit, "monthlyQuantity": quantity, "monthlyCost": cost })
}

fn breakdown() -> Value {
    let component = |name, unit, quantity: Value, cost: Value| component(name, unit, &quantity, &cost);
    json!({
        "version": "0.2", "currency": "USD", "timeGenerated": "2026-01-02T03:04:05Z", "totalMonthlyCost": "1",
        "projects": [{ "name": "main", "breakdown": { "resources": [
            { "name": "module.a.aws_nat_gateway.this[0]", "resourceType": "aws_nat_gateway", "region": "eu-west-1",
              "costComponents": [
                component("NAT gateway", "hours", json!("730"), json!("35.04")),
                component("Data processed", "GB", json!("100.5"), json!("4.824")),
            ] },
            { "name": "aws_vpc_endpoint.logs", "costComponents": [
                component("Data processed (first 1PB)", "GB", json!("1000000"), json!("10000")),
                component("Data processed (next 4PB)", "GB", json!("24"), json!("0.144")),
                component("Endpoint (Interface)", "hours", json!(1460), Value::Null),
            ] },
            { "name": "aws_vpc_endpoint.gwlb", "costComponents": [
                component("Data processed", "GB", Value::Null, Value::Null),
                component("Endpoint (GatewayLoadBalancer)", "hours", json!("730"), json!("10.22")),
            ] },
            { "name": "aws_vpc_endpoint.odd", "costComponents": [
                component("Endpoint (Interface)", "hours", json!("many"), Value::Null),
            ] },
            { "name": "aws_instance.a", "resourceType": "aws_instance", "costComponents": [] },
        ] } }],
    })
}

#[test]
fn a_breakdown_is_read_as_what_a_month_uses() {
    let found = read_values(&[breakdown()]);
    let bill = found.bill.expect("a bill");
    assert!(bill.estimated);
    let amount = |text: &str| BilledAmount::parse(text);
    let lines: Vec<_> = bill
        .lines
        .iter()
        .map(|line| (line.region.as_str(), line.item, line.resource.as_str(), line.quantity, line.cost))
        .collect();
    let nat = "module.a.aws_nat_gateway.this[0]";
    assert_eq!(
        lines,
        [
            ("", PriceItem::EndpointHour, "aws_vpc_endpoint.logs", amount("1460"), None),
            ("", PriceItem::EndpointGb, "aws_vpc_endpoint.logs", amount("1000024"), amount("10000.144")),
            ("", PriceItem::GwlbEndpointHour, "aws_vpc_endpoint.gwlb", amount("730"), amount("10.22")),
            ("eu-west-1", PriceItem::NatHour, nat, amount("730"), amount("35.04")),
            ("eu-west-1", PriceItem::NatGb, nat, amount("100.5"), amount("4.824")),
        ]
    );
    let [file] = &found.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::Infracost), 4, 3));
    assert_eq!(file.skipped[0].why, SkipReason::Value { field: "monthlyQuantity".to_owned() });
    // The same breakdown again is the same resources; another currency tells how much, not what it costs.
    assert_eq!(read_values(&[breakdown(), breakdown()]).bill.map(|bill| bill.lines), Some(bill.lines));
    let mut euros = breakdown();
    euros["currency"] = json!("EUR");
    let bill = read_values(&[euros]).bill.expect("a bill");
    assert!(bill.lines.iter().all(|line| line.cost.is_none() && line.quantity.is_some()));
}

fn samples() -> [Value; 3] {
    [nat_gateways(), plan(), breakdown()]
}

#[test]
fn other_json_is_none_of_them() {
    for text in ["[1]", "{\"values\":1}", "{\"projects\":[true]}"] {
        let found = read(&[text.as_bytes()]);
        assert_eq!(found.files[0].refused, Some(FileRefusal::Unknown { start: text.to_owned() }), "{text}");
    }
    for text in ["[]", "{\"NatGateways\":{}}", "{\"values\":{}}", "{\"projects\":[]}"] {
        assert_eq!(read(&[text.as_bytes()]).files[0].refused, Some(FileRefusal::EmptyAnswer), "{text}");
    }
    // Deeper than anything that Terraform writes, and numbers past 64 bits.
    let deep = format!("{{\"NatGateways\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(&[deep.as_bytes()]).files[0].refused, Some(FileRefusal::Json { line: 1 }));
    let nested = (0..40).fold(json!({ "resources": [] }), |inner, _| json!({ "child_modules": [inner] }));
    assert_eq!(read_values(&[json!({ "values": { "root_module": nested } })]).files[0].records, 0);
    let huge = br#"{"NatGateways":[{"NatGatewayId":123456789012345678901234567890},{"NatGatewayId":"nat-0a"}]}"#;
    let found = read(&[huge]);
    assert_eq!((found.files[0].records, found.files[0].used), (2, 1));
}

/// Replaces the value at a place, counted through the whole tree; whether the place was in it.
fn replace(value: &mut Value, at: &mut usize, with: &Value) -> bool {
    if *at == 0 {
        *value = with.clone();
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(all) => all.iter_mut().any(|inner| replace(inner, at, with)),
        Value::Object(all) => all.values_mut().any(|inner| replace(inner, at, with)),
        _ => false,
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(1e300)),
        "[ -~]{0,12}".prop_map(Value::from),
        Just(json!([])),
        Just(json!([null, 1, "a", [], {}])),
        Just(json!({})),
        Just(json!({ "id": 3, "resources": "x" })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_value_of_the_wrong_type_stops_nothing(which in 0..3_usize, at in 0..600_usize, with in any_value()) {
        let mut sample = samples()[which].clone();
        replace(&mut sample, &mut at.clone(), &with);
        let found = read_values(&[sample]);
        prop_assert_eq!(found.files.len(), 1);
        prop_assert!(found.files[0].used <= found.files[0].records);
    }

    #[test]
    fn any_damaged_byte_stops_nothing(
        which in 0..3_usize, at in any::<usize>(), byte in any::<u8>(), cut in 1..5_000_usize,
    ) {
        let mut text = samples()[which].to_string().into_bytes();
        let place = at % text.len();
        text[place] = byte;
        let whole = read(&[&text]);
        let mut reader = Reader::new(Options::default());
        reader.begin("file");
        text.chunks(cut).for_each(|piece| _ = reader.push(piece));
        prop_assert_eq!(reader.finish(), whole);
    }

    #[test]
    fn a_file_that_ends_early_is_broken_json(which in 0..3_usize, at in any::<usize>()) {
        let text = samples()[which].to_string().into_bytes();
        let found = read(&[&text[..=at % (text.len() - 1)]]);
        prop_assert_eq!(&found.files[0].refused, &Some(FileRefusal::Json { line: 1 }));
        prop_assert!(found.network.nat_gateways.is_empty());
    }
}
