//! AWS Network Firewall as lists, plans and templates tell of it: each of its endpoints counts once.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{EndpointKind, Kind, ResourceState, SkipReason};
use natpoint_import::to_scenario::{Choices, EndpointLeftOut, ImportPreview, NetworkNote, Note, to_scenario};
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::units::{Quantity, UnitPrice};
use serde_json::{Value, json};

use super::reading::read_all;

const ARN: &str = "arn:aws:network-firewall:eu-central-1:111122223333:firewall/egress";

fn read_values(values: &[Value]) -> ImportedData {
    let texts: Vec<String> = values.iter().map(Value::to_string).collect();
    read_all(&texts.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn preview(imported: &ImportedData) -> ImportPreview {
    to_scenario(imported, &article::scenario(), &Choices::default())
}

/// `describe-firewall` of a firewall in two subnets, whose endpoints are `vpce-0a` and `vpce-0b`.
fn firewall(status: &str) -> Value {
    let zone = |subnet: &str, endpoint: &str| {
        let attachment = json!({ "SubnetId": subnet, "EndpointId": endpoint, "Status": "READY" });
        json!({ "Attachment": attachment, "Config": {} })
    };
    json!({
        "UpdateToken": "x",
        "Firewall": {
            "FirewallName": "egress", "FirewallArn": ARN, "FirewallPolicyArn": "arn:aws:network-firewall:x",
            "VpcId": "vpc-1", "SubnetMappings": [{ "SubnetId": "subnet-a" }, { "SubnetId": "subnet-b" }],
            "DeleteProtection": false, "FirewallId": "0a",
        },
        "FirewallStatus": {
            "Status": status, "ConfigurationSyncStateSummary": "IN_SYNC",
            "SyncStates": {
                "eu-central-1a": zone("subnet-a", "vpce-0a"),
                "eu-central-1b": zone("subnet-b", "vpce-0b"),
            },
        },
    })
}

/// The association of that firewall with a subnet of another VPC, whose endpoint is `vpce-0c`.
fn association() -> Value {
    json!({
        "VpcEndpointAssociation": {
            "VpcEndpointAssociationId": "0b",
            "FirewallArn": ARN, "VpcId": "vpc-1", "SubnetMapping": { "SubnetId": "subnet-c" },
        },
        "VpcEndpointAssociationStatus": {
            "Status": "READY",
            "AssociationSyncState": {
                "eu-central-1c": { "Attachment": { "SubnetId": "subnet-c", "EndpointId": "vpce-0c" } },
            },
        },
    })
}

/// `describe-vpc-endpoints` with the endpoints of that firewall, with tags in a form that a tool writes.
fn endpoints(tags: &Value) -> Value {
    let endpoint = |id: &str, subnet: &str| {
        json!({
            "VpcEndpointId": id, "VpcEndpointType": "GatewayLoadBalancer", "VpcId": "vpc-1", "State": "available",
            "ServiceName": "com.amazonaws.vpce.eu-central-1.vpce-svc-0a", "SubnetIds": [subnet],
            "NetworkInterfaceIds": [format!("eni-{id}")], "RequesterManaged": true, "Tags": tags,
        })
    };
    json!({ "VpcEndpoints": [endpoint("vpce-0a", "subnet-a"), endpoint("vpce-0b", "subnet-b")] })
}

/// `describe-network-interfaces`, which does not tell whose endpoint a Gateway Load Balancer endpoint is.
fn interfaces() -> Value {
    let interface = |id: &str| {
        json!({
            "NetworkInterfaceId": format!("eni-{id}"), "InterfaceType": "gateway_load_balancer_endpoint",
            "Description": format!("VPC Endpoint Interface {id}"), "VpcId": "vpc-1", "SubnetId": "subnet-a",
            "AvailabilityZone": "eu-central-1a", "PrivateIpAddress": "10.0.0.9",
        })
    };
    json!({ "NetworkInterfaces": [interface("vpce-0a"), interface("vpce-0b")] })
}

fn managed_tags() -> Value {
    json!([{ "Key": "Name", "Value": "x" }, { "Key": "AWSNetworkFirewallManaged", "Value": "true" }])
}

#[track_caller]
fn check_listed(values: &[Value], endpoints: u32, region: &str) {
    let imported = read_values(values);
    let told = preview(&imported);
    let note = Note::Network(NetworkNote::ListedFirewall(endpoints));
    assert!(told.notes.contains(&note), "{endpoints}: {:?} of {values:?}", told.notes);
    assert!(told.scenario.inspection.network_firewall && !told.scenario.inspection.gateway_load_balancer);
    let is_left_out = |note: &Note| matches!(note, Note::Network(NetworkNote::EndpointsLeftOut { .. }));
    assert!(!told.notes.iter().any(is_left_out), "{:?}", told.notes);
    let code = if region.is_empty() { article::scenario().region.code() } else { region };
    assert_eq!((told.scenario.region.code(), told.offer.asks_region), (code, region.is_empty()), "{values:?}");
    assert!(imported.files.iter().all(|file| file.refused.is_none() && file.skipped.is_empty()));
}

#[test]
fn lists_of_the_command_line_tell_of_a_firewall() {
    const REGION: &str = "eu-central-1";
    let bare = firewall("READY")["Firewall"].clone();
    let attached = json!({
        "FirewallName": "egress", "FirewallArn": ARN, "TransitGatewayId": "tgw-1",
        "AvailabilityZoneMappings": [{ "AvailabilityZone": "euc1-az1" }, { "AvailabilityZone": "euc1-az2" }],
    });
    for value in [firewall("READY"), firewall("PROVISIONING"), bare, attached] {
        check_listed(&[value], 2, REGION);
    }
    check_listed(&[association()], 1, REGION);
    check_listed(&[json!([firewall("READY"), association()])], 3, REGION);
    assert_eq!(read_values(&[firewall("READY")]).files[0].kind, Some(Kind::Firewalls));
}

#[test]
fn an_endpoint_with_the_tag_of_a_firewall_is_a_firewalls() {
    check_listed(&[endpoints(&managed_tags())], 2, "");
    check_listed(&[endpoints(&json!([{ "key": "AWSNetworkFirewallManaged", "value": "true" }]))], 2, "");
    check_listed(&[endpoints(&json!({ "AWSNetworkFirewallManaged": "true" }))], 2, "");
    // Without it they are a third party's, which is said with what they cost.
    for tags in [json!([]), Value::Null, json!([{ "Key": "AWSNetworkFirewallManaged", "Value": "false" }])] {
        let told = preview(&read_values(&[endpoints(&tags)]));
        let is_left_out = |note: &Note| {
            let why = EndpointLeftOut::ThirdParty;
            matches!(note, Note::Network(NetworkNote::EndpointsLeftOut { why: told, count: 2, .. }) if *told == why)
        };
        assert!(told.notes.iter().any(is_left_out), "{:?}", told.notes);
        assert!(!told.scenario.inspection.network_firewall, "{tags}");
    }
}

#[test]
fn an_endpoint_in_several_lists_counts_once() {
    const REGION: &str = "eu-central-1";
    let tagged = || endpoints(&managed_tags());
    check_listed(&[firewall("READY"), tagged()], 2, REGION);
    check_listed(&[tagged(), firewall("READY")], 2, REGION);
    check_listed(&[interfaces(), firewall("READY"), association()], 3, REGION);
    check_listed(&[firewall("READY"), interfaces()], 2, REGION);
    let state = json!({ "values": { "root_module": { "resources": [terraform_state()] } } });
    check_listed(&[state, tagged(), firewall("READY")], 2, REGION);
}

#[test]
fn what_is_being_deleted_or_names_no_subnet_does_not_count() {
    let deleting = read_values(&[firewall("DELETING")]);
    assert!(deleting.network.endpoints.iter().all(|endpoint| endpoint.state == ResourceState::Removing));
    assert!(!preview(&deleting).scenario.inspection.network_firewall);
    // `list-firewalls` has names alone.
    let named = read_values(&[json!({ "Firewalls": [{ "FirewallName": "egress", "FirewallArn": ARN }] })]);
    let [file] = &named.files[..] else { panic!("one file") };
    assert_eq!((file.kind, file.records, file.used), (Some(Kind::Firewalls), 1, 0));
    assert_eq!(file.skipped[0].why, SkipReason::Value { field: "SubnetMappings".to_owned() });
    assert!(!preview(&named).scenario.inspection.network_firewall);
}

/// A firewall in a state, in two subnets.
fn terraform_state() -> Value {
    let attachment = |zone: &str, subnet: &str, endpoint: &str| {
        let attached = json!([{ "subnet_id": subnet, "endpoint_id": endpoint }]);
        json!({ "availability_zone": zone, "attachment": attached })
    };
    json!({
        "address": "aws_networkfirewall_firewall.egress", "mode": "managed", "type": "aws_networkfirewall_firewall",
        "values": {
            "id": ARN, "arn": ARN, "name": "egress", "vpc_id": "vpc-1",
            "subnet_mapping": [{ "subnet_id": "subnet-a" }, { "subnet_id": "subnet-b" }],
            "firewall_status": [{ "sync_states": [
                attachment("eu-central-1a", "subnet-a", "vpce-0a"),
                attachment("eu-central-1b", "subnet-b", "vpce-0b"),
            ] }],
        },
    })
}

#[test]
fn plans_and_states_of_terraform_tell_of_a_firewall() {
    let change = |kind: &str, actions: Value, after: Value, before: Value| {
        json!({
            "address": format!("{kind}.egress"), "mode": "managed", "type": kind,
            "change": { "actions": actions, "after": after, "before": before, "after_unknown": {} },
        })
    };
    let plan = |changes: Vec<Value>| {
        let variables = json!({ "region": { "value": "eu-central-1" } });
        json!({ "resource_changes": changes, "variables": variables })
    };
    let firewall = "aws_networkfirewall_firewall";
    // The ids of subnets that the same plan creates are not known yet.
    let three = json!({ "name": "egress", "subnet_mapping": [{}, { "ip_address_type": null }, {}] });
    let association = "aws_networkfirewall_vpc_endpoint_association";
    let one = json!({ "firewall_arn": ARN, "vpc_id": "vpc-1", "subnet_mapping": [{ "subnet_id": "subnet-c" }] });
    check_listed(&[plan(vec![change(firewall, json!(["create"]), three.clone(), Value::Null)])], 3, "eu-central-1");
    let both = vec![
        change(firewall, json!(["no-op"]), three.clone(), three.clone()),
        change(association, json!(["create"]), one, Value::Null),
    ];
    check_listed(&[plan(both)], 4, "eu-central-1");
    let removed = read_values(&[plan(vec![change(firewall, json!(["delete"]), Value::Null, three)])]);
    assert!(!preview(&removed).scenario.inspection.network_firewall);
    let state = json!({ "values": { "root_module": { "resources": [terraform_state()] } } });
    check_listed(&[state], 2, "eu-central-1");
    let file = json!({
        "version": 4, "terraform_version": "1.9.0", "resources": [{
            "mode": "managed", "type": firewall, "name": "egress",
            "instances": [{ "attributes": terraform_state()["values"] }],
        }],
    });
    check_listed(&[file], 2, "eu-central-1");
}

#[test]
fn templates_stacks_and_configuration_items_tell_of_a_firewall() {
    let resource = |kind: &str, properties: Value| json!({ "Type": kind, "Properties": properties });
    let template = json!({ "Resources": {
        "Egress": resource("AWS::NetworkFirewall::Firewall", json!({
            "FirewallName": "egress", "VpcId": { "Ref": "Vpc" },
            "SubnetMappings": [{ "SubnetId": { "Ref": "A" } }, { "SubnetId": { "Ref": "B" } }],
        })),
        "There": resource("AWS::NetworkFirewall::VpcEndpointAssociation", json!({
            "FirewallArn": { "Fn::GetAtt": ["Egress", "FirewallArn"] }, "SubnetMapping": { "SubnetId": "subnet-c" },
        })),
    } });
    check_listed(&[template], 3, "");
    let unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    let stack = |name: &str, inputs: Value| {
        let kind = format!("aws:networkfirewall/{name}");
        let urn = format!("urn:pulumi:dev::p::{kind}::x");
        json!({ "op": "create", "urn": urn, "newState": { "urn": urn, "type": kind, "inputs": inputs } })
    };
    let preview = json!({ "config": { "aws:region": "eu-central-1" }, "steps": [
        stack("firewall:Firewall", json!({
            "subnetMappings": [{ "subnetId": unknown }, { "subnetId": "subnet-b" }], "vpcId": unknown,
        })),
        stack(
            "vpcEndpointAssociation:VpcEndpointAssociation",
            json!({ "subnetMapping": { "subnetId": "subnet-c" } }),
        ),
    ] });
    check_listed(&[preview], 3, "eu-central-1");
    let item = json!({ "configurationItems": [{
        "resourceType": "AWS::NetworkFirewall::Firewall", "resourceId": ARN, "awsRegion": "eu-central-1",
        "configurationItemStatus": "OK", "configuration": firewall("READY")["Firewall"],
    }] });
    check_listed(&[item], 2, "eu-central-1");
}

#[test]
fn an_estimate_tells_of_a_firewall_with_its_price() {
    let component = |name: &str, unit: &str, quantity: &str, cost: &str| {
        let mut component = json!({ "name": name, "unit": unit, "monthlyQuantity": quantity });
        component["monthlyCost"] = json!(cost);
        component
    };
    let estimate = json!({
        "version": "0.2", "currency": "USD", "totalMonthlyCost": "1", "projects": [{ "name": "main", "breakdown": {
            "resources": [{
                "name": "aws_networkfirewall_firewall.egress", "resourceType": "aws_networkfirewall_firewall",
                "metadata": { "region": "eu-central-1" }, "costComponents": [
                    component("Network Firewall Endpoint", "hours", "730", "313.9"),
                    component("Data Processed", "GB", "100", "7"),
                ],
            }],
        } }],
    });
    let imported = read_values(&[estimate]);
    let bill = imported.bill.as_ref().expect("a bill");
    let items: Vec<_> = bill.lines.iter().map(|line| line.item).collect();
    assert_eq!(items, [PriceItem::FirewallEndpointHour, PriceItem::FirewallGb]);
    let told = preview(&imported);
    assert!(told.scenario.inspection.network_firewall);
    let price = told.scenario.prices.get(PriceItem::FirewallEndpointHour).map(UnitPrice::to_plain);
    assert_eq!(price.as_deref(), Some("0.43"));
    assert!(imported.network.endpoints.iter().all(|endpoint| endpoint.kind != EndpointKind::NetworkFirewall));
}
