//! What lists and plans say of NAT gateways, endpoints, AZs, Regions and routes, and what a scenario makes of it.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{ArchiveRefusal, FileRefusal, Kind};
use natpoint_import::to_scenario::{Choices, EndpointLeftOut, ImportPreview, NetworkNote, Note, to_scenario};
use natpoint_link::{Language, Link};
use natpoint_model::article;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, NatConnectivity, NatTopology, Scenario};
use natpoint_model::units::Usd;
use natpoint_text::Locale;
use serde_json::{Value, json};

use super::reading::read_all;

fn read_values(values: &[Value]) -> ImportedData {
    let texts: Vec<String> = values.iter().map(Value::to_string).collect();
    read_all(&texts.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn preview(values: &[Value]) -> ImportPreview {
    to_scenario(&read_values(values), &article::scenario(), &Choices::default())
}

fn english() -> &'static dyn Locale {
    natpoint_text::in_language(Language::English)
}

/// A NAT gateway: its subnet and whether it is public.
fn nat(at: usize, subnet: &str, public: bool) -> Value {
    let address = if public {
        json!({ "PublicIp": format!("192.0.2.{at}"), "PrivateIp": format!("10.9.0.{at}") })
    } else {
        json!({ "PrivateIp": format!("10.9.0.{at}") })
    };
    json!({
        "NatGatewayId": format!("nat-{at}"), "VpcId": "vpc-1", "SubnetId": subnet, "State": "available",
        "ConnectivityType": if public { "public" } else { "private" }, "NatGatewayAddresses": [address],
    })
}

fn nats(subnets: &[&str]) -> Value {
    let all: Vec<_> = subnets.iter().enumerate().map(|(at, subnet)| nat(at, subnet, true)).collect();
    json!({ "NatGateways": all })
}

/// Subnets of a VPC: id, AZ and whether they are private.
fn subnets(all: &[(&str, &str, bool)]) -> Value {
    let all: Vec<_> = all
        .iter()
        .map(|(id, az, private)| {
            json!({ "SubnetId": id, "VpcId": "vpc-1", "AvailabilityZone": az, "MapPublicIpOnLaunch": !private })
        })
        .collect();
    json!({ "Subnets": all })
}

/// Interface endpoints: service and AZs.
fn endpoints(all: &[(&str, usize)]) -> Value {
    let all: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(at, (service, azs))| {
            let subnets: Vec<_> = (0..*azs).map(|subnet| format!("subnet-{subnet}")).collect();
            json!({
                "VpcEndpointId": format!("vpce-{at}"), "VpcEndpointType": "Interface", "VpcId": "vpc-1",
                "ServiceName": format!("com.amazonaws.eu-west-1.{service}"), "SubnetIds": subnets,
            })
        })
        .collect();
    json!({ "VpcEndpoints": all })
}

/// The NAT gateways that are billed, the AZs, and those of the endpoint of a service.
fn counts(scenario: &Scenario, service: &str) -> (u32, u32, Option<u32>) {
    let used = ServiceId::from_slug(service).and_then(|service| scenario.service(service));
    (scenario.billed_nat_gateways(), scenario.azs.count(), used.map(|used| used.endpoint_azs(scenario).count()))
}

#[test]
fn nat_gateways_and_azs_are_two_numbers() {
    const ZONES: [(&str, &str, bool); 4] = [
        ("pub-a", "eu-west-1a", false),
        ("pub-b", "eu-west-1b", false),
        ("pub-c", "eu-west-1c", false),
        ("priv-a", "eu-west-1a", true),
    ];
    let zones = subnets(&ZONES);
    let six = nats(&["pub-a", "pub-b", "pub-c", "pub-a", "pub-b", "pub-c"]);
    // Those billed, the AZs, and those of the endpoint of Logs.
    for (name, values, expected) in [
        ("one per AZ", vec![nats(&["pub-a", "pub-b", "pub-c"]), zones.clone()], (3, 3, None)),
        ("six in three", vec![six.clone(), zones.clone()], (6, 6, None)),
        ("six in three, the other way round", vec![zones.clone(), six], (6, 6, None)),
        ("five in two", vec![nats(&["pub-a", "pub-a", "pub-b", "pub-b", "pub-b"]), zones.clone()], (5, 5, None)),
        ("no AZ told", vec![nats(&["x", "y", "z", "w"])], (4, 4, None)),
        ("two, endpoints in three", vec![nats(&["x", "y"]), endpoints(&[("logs", 3)])], (2, 2, Some(3))),
        ("four, endpoints in two", vec![nats(&["x", "y", "z", "w"]), endpoints(&[("logs", 2)])], (4, 4, Some(2))),
        ("one, endpoints in three", vec![nats(&["x"]), endpoints(&[("logs", 3)])], (1, 3, Some(3))),
        ("one in one AZ of many", vec![nats(&["pub-a"]), zones], (1, 2, None)),
        ("endpoints alone", vec![endpoints(&[("logs", 3), ("kms", 2)])], (1, 3, Some(3))),
    ] {
        let scenario = preview(&values).scenario;
        let (billed, azs, logs) = counts(&scenario, "logs");
        let logs = expected.2.and(logs);
        assert_eq!((billed, azs, logs), expected, "{name}");
    }
}

#[test]
fn what_a_scenario_cannot_hold_is_said_with_its_cost() {
    let zones = subnets(&[("a", "ap-northeast-1a", false), ("b", "ap-northeast-1c", false)]);
    let notes = |values: &[Value]| {
        let notes = preview(values).notes;
        notes.iter().map(|note| english().import_note(note)).collect::<Vec<_>>().join(" ")
    };
    // An hour of a NAT gateway costs 0.062 USD in Tokyo, and that of an endpoint 0.014: 730 hours a month.
    let four = notes(&[nats(&["a", "b", "a", "a"]), zones.clone()]);
    assert!(
        four.contains("There are 4 NAT gateways for a workload in 2 AZs.") && !four.contains("not in it"),
        "{four}"
    );
    let mixed = json!({ "NatGateways": [nat(1, "a", true), nat(2, "b", false), nat(3, "b", false)] });
    let told = preview(&[mixed.clone(), zones.clone()]);
    assert_eq!((told.scenario.nat, told.scenario.connectivity), (NatTopology::OneZonal, NatConnectivity::Public));
    let told = notes(&[mixed, zones.clone()]);
    assert!(told.contains("2 private ones") && told.contains("$90.52"), "{told}");
    let private = preview(&[json!({ "NatGateways": [nat(1, "a", false), nat(2, "b", false)] })]).scenario;
    assert_eq!((private.connectivity, private.billed_nat_gateways()), (NatConnectivity::Private, 2));
    let two = preview(&[nats(&["x", "y"]), endpoints(&[("logs", 3)])]).notes;
    assert!(two.contains(&Note::Network(NetworkNote::NotOnePerAz { gateways: 2, azs: 3 })), "{two:?}");
    // Addresses that are not the same everywhere.
    let mut uneven = nats(&["a", "b"]);
    uneven["NatGateways"][0]["NatGatewayAddresses"] = json!([{ "PublicIp": "192.0.2.1" }, { "PublicIp": "192.0.2.2" }]);
    let told = preview(&[uneven]).notes;
    assert!(told.contains(&Note::Network(NetworkNote::UnevenAddresses { addresses: 3, held: 4 })), "{told:?}");
}

#[test]
fn a_file_that_says_nothing_of_nat_gateways_changes_none() {
    for nat in [NatTopology::None, NatTopology::OneZonal, NatTopology::ZonalPerAz, NatTopology::Regional] {
        let now = Scenario { nat, azs: Azs::TWO, ..article::scenario() };
        let with = |values: &[Value]| to_scenario(&read_values(values), &now, &Choices::default()).scenario.nat;
        assert_eq!(with(&[endpoints(&[("logs", 3)])]), nat);
        assert_eq!(with(&[subnets(&[("a", "eu-west-1a", true)])]), nat);
        // Nor does it change how many there are.
        let with = |values: &[Value]| to_scenario(&read_values(values), &now, &Choices::default()).scenario;
        for azs in [1, 2, 3] {
            let scenario = with(&[endpoints(&[("logs", azs)])]);
            let (billed, _, logs) = counts(&scenario, "logs");
            assert_eq!((billed, logs), (now.billed_nat_gateways(), u32::try_from(azs).ok()), "{nat:?} {azs}");
        }
        let with = |values: &[Value]| with(values).nat;
        // A list of them that is empty says that there is none.
        assert_eq!(with(&[endpoints(&[("logs", 3)]), json!({ "NatGateways": [] })]), NatTopology::None);
    }
}

#[test]
fn endpoints_that_have_no_place_are_told_apart() {
    let left_out = |services: &[(&str, usize)]| {
        let notes = preview(&[endpoints(services)]).notes;
        let told = notes.into_iter().filter_map(|note| match note {
            Note::Network(NetworkNote::EndpointsLeftOut { why, count, cost, .. }) => Some((why, count, cost)),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    // An AZ of an endpoint costs 0.011 USD an hour in Ireland.
    let month = |azs: u32| Usd::from_units(Usd::UNITS * 803 / 100) * azs;
    for (services, expected) in [
        (&[("logs", 3), ("kms", 3)][..], vec![]),
        (&[("logs", 3), ("logs", 2)], vec![(EndpointLeftOut::Second, 1, month(2))]),
        (&[("logs", 1), ("logs", 2), ("logs", 3)], vec![(EndpointLeftOut::Second, 2, month(5))]),
        // A service that the catalogue lacks has a row of its own.
        (&[("logs", 1), ("nonesuch", 3)], vec![]),
        (&[("nonesuch", 3), ("nonesuch", 2)], vec![(EndpointLeftOut::Second, 1, month(2))]),
    ] {
        assert_eq!(left_out(services), expected, "{services:?}");
    }
    // What is no interface endpoint has prices of its own, whoever's its service is; and an interface endpoint of S3
    // stands beside the free one, whatever their order.
    let mut list = endpoints(&[("a", 2), ("s3", 3), ("s3", 0), ("nonesuch", 0)]);
    list["VpcEndpoints"][0]["ServiceName"] = json!("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0");
    list["VpcEndpoints"][0]["VpcEndpointType"] = json!("GatewayLoadBalancer");
    list["VpcEndpoints"][2]["VpcEndpointType"] = json!("Gateway");
    list["VpcEndpoints"][3]["VpcEndpointType"] = json!("Gateway");
    // An AZ of a Gateway Load Balancer endpoint costs 0.0112 USD an hour.
    let balanced = Usd::from_units(Usd::UNITS * 8_176 / 1_000) * 2;
    let expected = [
        (EndpointLeftOut::ThirdParty, balanced),
        (EndpointLeftOut::Second, month(3)),
        (EndpointLeftOut::UnknownService, Usd::ZERO),
    ];
    for turned in [false, true] {
        if turned {
            list["VpcEndpoints"].as_array_mut().unwrap().reverse();
        }
        let notes = preview(std::slice::from_ref(&list)).notes;
        for (why, paid) in expected {
            let is = |note: &Note| {
                matches!(note, Note::Network(NetworkNote::EndpointsLeftOut { why: known, cost, count: 1, .. })
                if *known == why && *cost == paid)
            };
            assert!(notes.iter().any(is), "{why:?} {notes:?}");
        }
    }
}

#[test]
fn the_region_is_a_fact_of_the_file_or_a_question() {
    let with = |field: &str, value: Value| {
        let mut list = nats(&["a"]);
        list["NatGateways"][0][field] = value;
        list
    };
    let host = json!({ "VpcEndpoints": [{
        "VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1", "ServiceName": "",
        "DnsEntries": [{ "DnsName": "vpce-1-abc.kms.ca-central-1.vpce.amazonaws.com" }],
    }] });
    let arn = "arn:aws:ec2:eu-south-2:111122223333:natgateway/nat-0";
    for (name, values, region) in [
        ("an AZ", vec![with("AvailabilityZone", json!("us-west-2b"))], Some("us-west-2")),
        ("an AZ id", vec![with("AvailabilityZoneId", json!("usw2-az1"))], Some("us-west-2")),
        ("an ARN", vec![with("NatGatewayArn", json!(arn)), with("Arn", json!(arn))], Some("eu-south-2")),
        ("a column", vec![with("Region", json!("sa-east-1"))], Some("sa-east-1")),
        ("a subnet's AZ", vec![nats(&["a"]), subnets(&[("a", "eu-north-1a", true)])], Some("eu-north-1")),
        ("an endpoint's name", vec![nats(&["a"]), endpoints(&[("logs", 1)])], Some("eu-west-1")),
        ("a host's name", vec![host], Some("ca-central-1")),
        ("nothing", vec![nats(&["a"])], None),
    ] {
        let preview = preview(&values);
        assert_eq!(preview.scenario.region.code(), region.unwrap_or("ap-northeast-1"), "{name}");
        assert_eq!(preview.offer.asks_region, region.is_none(), "{name}");
        assert_eq!(preview.notes.first() == Some(&Note::UnknownRegion), region.is_none(), "{name}");
    }
    // What the user answers counts, whichever Region it is.
    let choices = Choices { region: Link::read("v1&region=us-east-2").0.scenario.region.into(), ..Choices::default() };
    let found = read_values(&[nats(&["a"])]);
    assert_eq!(to_scenario(&found, &article::scenario(), &choices).scenario.region.code(), "us-east-2");
    // Of several Regions one is taken, and the other is said.
    let two = json!([
        { "NatGatewayId": "nat-1", "VpcId": "vpc-1", "Region": "eu-west-1" },
        { "NatGatewayId": "nat-2", "VpcId": "vpc-2", "Region": "us-east-1" },
        { "NatGatewayId": "nat-3", "VpcId": "vpc-2", "Region": "us-east-1" },
    ]);
    let first = preview(std::slice::from_ref(&two));
    assert_eq!((first.scenario.region.code(), first.scenario.nat), ("eu-west-1", NatTopology::OneZonal));
    assert!(first.notes.contains(&Note::Network(NetworkNote::ElsewhereInLists(2))), "{:?}", first.notes);
    let second = to_scenario(
        &read_values(&[two]),
        &article::scenario(),
        &Choices { region: first.offer.regions.get(1).copied(), ..Choices::default() },
    );
    assert_eq!((second.scenario.region.code(), second.scenario.billed_nat_gateways()), ("us-east-1", 2));
    assert_eq!(second.offer.vpcs, ["vpc-2"]);
}

#[test]
fn nothing_is_said_to_be_found_only_where_nothing_was() {
    for (values, nothing) in [
        (vec![nats(&["a"])], false),
        (vec![endpoints(&[("logs", 2)])], false),
        (vec![json!({ "FlowLogs": [] })], true),
        (vec![json!({ "x": 1 })], false),
    ] {
        assert_eq!(preview(&values).notes.contains(&Note::Nothing), nothing, "{values:?}");
    }
}

#[test]
fn routes_show_what_a_subnet_really_uses() {
    let zones = subnets(&[
        ("pub-a", "eu-west-1a", false),
        ("a", "eu-west-1a", true),
        ("b", "eu-west-1b", true),
        ("c", "eu-west-1c", true),
        ("d", "eu-west-1c", true),
    ]);
    let table = |id: &str, subnets: &[&str], main: bool, targets: &[&str]| {
        let mut associations: Vec<_> =
            subnets.iter().map(|subnet| json!({ "SubnetId": subnet, "Main": false })).collect();
        associations.extend(main.then(|| json!({ "Main": true })));
        let route = |target: &&str| {
            let field = if target.starts_with("nat-") { "NatGatewayId" } else { "GatewayId" };
            json!({ "DestinationCidrBlock": "0.0.0.0/0", field: target, "State": "active" })
        };
        json!({
            "RouteTableId": id, "VpcId": "vpc-1", "Associations": associations,
            "Routes": targets.iter().map(route).collect::<Vec<_>>(),
        })
    };
    let tables = json!({ "RouteTables": [
        table("rtb-1", &["pub-a"], false, &["igw-1"]),
        table("rtb-2", &["a", "b"], false, &["nat-0", "vpce-s3"]),
        table("rtb-3", &[], true, &["nat-0"]),
    ] });
    let gateway = |id: &str, tables: Value| {
        json!({ "VpcEndpointId": id, "VpcEndpointType": "Gateway", "VpcId": "vpc-1",
            "ServiceName": "com.amazonaws.eu-west-1.s3", "RouteTableIds": tables })
    };
    let list = json!({ "VpcEndpoints": [gateway("vpce-s3", json!(["rtb-2"])), gateway("vpce-0", json!([]))] });
    let told = preview(&[nats(&["pub-a", "pub-a"]), zones, tables, list.clone()]);
    for note in [
        NetworkNote::UnroutedNatGateways(1, "nat-1".to_owned()),
        NetworkNote::UnroutedEndpoints(1, "vpce-0".to_owned()),
        // c and d use the main table, which has no route to the endpoint.
        NetworkNote::SubnetsPastEndpoint(2),
        // b, c and d use a NAT gateway in the AZ of a.
        NetworkNote::SubnetsAcrossAzs(3),
    ] {
        let note = Note::Network(note);
        assert!(told.notes.contains(&note), "{note:?} of {:?}", told.notes);
    }
    // Without route tables, nothing is said of them; the endpoint's own list tells that it has none.
    let told = preview(&[nats(&["pub-a"]), list]).notes;
    assert!(told.contains(&Note::Network(NetworkNote::UnroutedEndpoints(1, "vpce-0".to_owned()))), "{told:?}");
    assert!(!told.iter().any(|note| matches!(note, Note::Network(NetworkNote::UnroutedNatGateways(..)))), "{told:?}");
    let mut dns64 = subnets(&[("a", "eu-west-1a", true)]);
    dns64["Subnets"][0]["EnableDns64"] = json!(true);
    assert!(preview(&[nats(&["a"]), dns64]).notes.contains(&Note::Network(NetworkNote::Dns64(1))));
}

#[test]
fn network_interfaces_tell_of_what_they_belong_to() {
    let interface = |id: &str, kind: &str, description: &str, az: &str, public: bool| {
        let mut all = json!({
            "NetworkInterfaceId": id, "InterfaceType": kind, "Description": description, "AvailabilityZone": az,
            "SubnetId": format!("subnet-{az}"), "VpcId": "vpc-1", "PrivateIpAddress": "10.0.0.1",
        });
        if public {
            all["Association"] = json!({ "PublicIp": format!("192.0.2.{}", id.len()) });
        }
        all
    };
    let list = json!({ "NetworkInterfaces": [
        interface("eni-1", "nat_gateway", "Interface for NAT Gateway nat-1", "us-east-2a", true),
        interface("eni-02", "natGateway", "Interface for NAT Gateway nat-2", "us-east-2b", true),
        interface("eni-3", "vpc_endpoint", "VPC Endpoint Interface vpce-1", "us-east-2a", false),
        interface("eni-4", "vpc_endpoint", "VPC Endpoint Interface vpce-1", "us-east-2b", false),
        interface("eni-5", "interface", "", "us-east-2c", false),
    ] });
    let found = read_values(std::slice::from_ref(&list));
    assert_eq!(found.files[0].kind, Some(Kind::NetworkInterfaces));
    let told = preview(std::slice::from_ref(&list));
    assert_eq!((told.scenario.region.code(), told.scenario.billed_nat_gateways()), ("us-east-2", 2));
    let nameless = |note: &Note| {
        matches!(note, Note::Network(NetworkNote::EndpointsLeftOut { why: EndpointLeftOut::Nameless, count: 1, .. }))
    };
    assert!(told.notes.iter().any(nameless), "{:?}", told.notes);
    // A list of endpoints beside it has the name.
    let named = json!({ "VpcEndpoints": [{
        "VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1",
        "ServiceName": "com.amazonaws.us-east-2.sqs",
    }] });
    let told = preview(&[list, named]);
    assert!(told.scenario.service(ServiceId::named("sqs")).is_some() && !told.notes.iter().any(nameless));
}

/// A change of a plan that creates something.
#[allow(clippy::needless_pass_by_value, reason = "a literal reads better than a reference to one")]
fn creates(address: &str, after: Value, unknown: Value) -> Value {
    let kind = address.split('.').find(|part| part.starts_with("aws_")).unwrap_or_default();
    let change = json!({ "actions": ["create"], "before": null, "after": after, "after_unknown": unknown });
    json!({ "address": address, "mode": "managed", "type": kind, "change": change })
}

#[test]
fn a_plan_tells_azs_and_regions_by_its_references() {
    let subnet = |at: usize, az: &str| {
        creates(&format!("module.net.aws_subnet.public[{at}]"), json!({ "availability_zone": az }), json!({}))
    };
    let nat = |at: usize| {
        creates(&format!("module.net.aws_nat_gateway.this[{at}]"), json!({}), json!({ "subnet_id": true, "id": true }))
    };
    let mut changes: Vec<_> =
        ["eu-central-1a", "eu-central-1b"].into_iter().enumerate().map(|(at, az)| subnet(at, az)).collect();
    changes.extend((0..5).map(nat));
    let expression = json!({ "references": ["aws_subnet.public", "var.single"] });
    let entry = json!({ "type": "aws_nat_gateway", "name": "this", "expressions": { "subnet_id": expression } });
    let plan = json!({
        "resource_changes": changes,
        "configuration": { "root_module": { "module_calls": { "net": { "module": { "resources": [entry] } } } } },
    });
    let told = preview(&[plan]);
    assert_eq!((told.scenario.region.code(), counts(&told.scenario, "x")), ("eu-central-1", (5, 5, None)));
    let apart = Note::Network(NetworkNote::NotOnePerAz { gateways: 5, azs: 2 });
    assert!(told.notes.contains(&apart), "{:?}", told.notes);
}

#[test]
fn a_plan_may_have_several_providers() {
    let region = |code: &str| json!({ "name": "aws", "expressions": { "region": { "constant_value": code } } });
    let by_variable = json!({ "name": "aws", "expressions": { "region": { "references": ["var.where"] } } });
    let entry = |name: &str, key: &str| json!({ "type": "aws_nat_gateway", "name": name, "provider_config_key": key });
    let plan = |providers: Value, key: &str| {
        json!({
            "variables": { "other": { "value": "x" } },
            "resource_changes": [creates("aws_nat_gateway.a", json!({}), json!({}))],
            "configuration": {
                "provider_config": providers,
                "root_module": {
                    "resources": [entry("a", key)], "variables": { "where": { "default": "me-south-1" } },
                },
            },
        })
    };
    let both = json!({ "aws": region("us-east-1"), "aws.osaka": region("ap-northeast-3") });
    for (plan, expected) in [
        (plan(both.clone(), "aws.osaka"), Some("ap-northeast-3")),
        (plan(both, "aws"), Some("us-east-1")),
        (plan(json!({ "aws.only": region("af-south-1") }), "aws.only"), Some("af-south-1")),
        (plan(json!({ "aws": by_variable }), "aws"), Some("me-south-1")),
        (plan(json!({ "google": { "name": "google" } }), ""), None),
    ] {
        let told = preview(std::slice::from_ref(&plan));
        let region = (!told.offer.asks_region).then(|| told.scenario.region.code());
        assert_eq!(region, expected, "{plan}");
    }
}

#[test]
fn what_is_known_only_after_apply_has_the_name_of_its_key() {
    let endpoint = |address: &str| {
        creates(address, json!({ "vpc_endpoint_type": "Interface" }), json!({ "service_name": true, "id": true }))
    };
    for (address, service) in [
        ("module.e.aws_vpc_endpoint.this[\"ecr_api\"]", Some("ecr.api")),
        ("module.e.aws_vpc_endpoint.this[\"secretsmanager\"]", Some("secretsmanager")),
        ("module.a[\"x.y\"].aws_vpc_endpoint.this[\"ecr.dkr\"]", Some("ecr.dkr")),
        ("aws_vpc_endpoint.sts", Some("sts")),
        ("aws_vpc_endpoint.ecr_dkr[0]", Some("ecr.dkr")),
        ("aws_vpc_endpoint.this[\"partner\"]", None),
        ("aws_vpc_endpoint.this", None),
    ] {
        let told = preview(&[json!({ "resource_changes": [endpoint(address)] })]);
        let known = service.and_then(ServiceId::from_slug);
        assert_eq!(known.is_some_and(|known| told.scenario.service(known).is_some()), service.is_some(), "{address}");
        assert_eq!(told.notes.contains(&Note::Network(NetworkNote::NamedByKey(1))), service.is_some(), "{address}");
        let text: Vec<_> = told.notes.iter().map(|note| english().import_note(note)).collect();
        assert!(text.iter().all(|text| !text.contains("first of .") && !text.contains(": )")), "{text:?}");
        assert_eq!(text.iter().any(|text| text.contains("not known yet")), service.is_none(), "{address} {text:?}");
    }
}

/// A resource of a state's own file.
#[expect(clippy::needless_pass_by_value, reason = "a value that json! makes is shorter to hand over")]
fn managed(kind: &str, name: &str, module: Value, instances: Value) -> Value {
    json!({ "mode": "managed", "type": kind, "name": name, "module": module, "instances": instances })
}

#[test]
fn a_states_own_file_is_read() {
    let public = |key: &str, id: &str, subnet: &str| {
        let attributes = json!({ "id": id, "subnet_id": subnet, "connectivity_type": "public" });
        json!({ "index_key": key, "attributes": attributes })
    };
    let state = json!({
        "version": 4, "terraform_version": "1.10.1", "serial": 3, "lineage": "x",
        "resources": [
            managed("aws_nat_gateway", "n", json!("module.net"), json!([
                public("a", "nat-1", "subnet-1"),
                public("b", "nat-2", "subnet-2"),
            ])),
            managed("aws_subnet", "s", Value::Null, json!([
                { "attributes": { "id": "subnet-1", "vpc_id": "vpc-1", "availability_zone": "il-central-1a" } },
                { "attributes": { "id": "subnet-2", "vpc_id": "vpc-1", "availability_zone": "il-central-1a" } },
            ])),
            managed("aws_vpc_endpoint", "e", Value::Null, json!([{ "attributes": {
                "id": "vpce-1", "service_name": "com.amazonaws.il-central-1.sqs", "vpc_endpoint_type": "Interface",
                "subnet_ids": ["subnet-1"], "vpc_id": "vpc-1",
            } }])),
        ],
    });
    let found = read_values(std::slice::from_ref(&state));
    assert_eq!((found.files[0].kind, found.files[0].used), (Some(Kind::TerraformState), 3));
    let told = preview(&[state]);
    assert_eq!((told.scenario.region.code(), counts(&told.scenario, "sqs")), ("il-central-1", (2, 2, Some(1))));
}

/// A subnet of a template.
#[expect(clippy::needless_pass_by_value, reason = "a value that json! makes is shorter to hand over")]
fn template_subnet(az: Value) -> Value {
    json!({ "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": az, "VpcId": { "Ref": "Vpc" } } })
}

#[test]
fn a_template_is_read_with_the_defaults_of_its_parameters() {
    let nat = |subnet: &str, condition: Option<&str>| {
        let properties = json!({ "SubnetId": { "Ref": subnet } });
        json!({ "Type": "AWS::EC2::NatGateway", "Condition": condition, "Properties": properties })
    };
    let az = |at: u32| json!({ "Fn::Select": [at, { "Fn::GetAZs": "" }] });
    let endpoint = |service: Value, subnets: Value| {
        json!({ "Type": "AWS::EC2::VPCEndpoint", "Properties": {
            "ServiceName": service, "VpcEndpointType": "Interface", "SubnetIds": subnets, "VpcId": { "Ref": "Vpc" },
        } })
    };
    let template = json!({
        "Parameters": { "Size": { "Type": "String", "Default": "small" } },
        "Conditions": {
            "Large": { "Fn::Equals": [{ "Ref": "Size" }, "large"] },
            "Small": { "Fn::Not": [{ "Condition": "Large" }] },
        },
        "Resources": {
            "Vpc": { "Type": "AWS::EC2::VPC" },
            "SubnetA": template_subnet(az(0)), "SubnetB": template_subnet(az(1)),
            "NatA": nat("SubnetA", Some("Small")), "NatB": nat("SubnetB", Some("Small")), "NatC": nat("SubnetA", None),
            "NatD": nat("SubnetA", Some("Large")),
            "Logs": endpoint(json!({ "Fn::Sub": "com.amazonaws.${AWS::Region}.logs" }), json!([{ "Ref": "SubnetA" }])),
            "Kms": endpoint(
                json!({ "Fn::Join": [".", ["com.amazonaws", { "Ref": "AWS::Region" }, "kms"]] }),
                json!({ "Fn::If": ["Large", ["a", "b", "c"], ["a", "b"]] }),
            ),
        },
    });
    for value in [template.clone(), json!({ "TemplateBody": template, "StagesAvailable": ["Original"] })] {
        let found = read_values(std::slice::from_ref(&value));
        assert_eq!(
            (found.files[0].kind, found.files[0].records, found.files[0].used),
            (Some(Kind::CloudFormation), 6, 5)
        );
        let told = preview(&[value]);
        assert_eq!(counts(&told.scenario, "kms"), (3, 3, Some(2)));
        assert_eq!(counts(&told.scenario, "logs").2, Some(1));
        let apart = Note::Network(NetworkNote::NotOnePerAz { gateways: 3, azs: 2 });
        assert!(told.notes.contains(&apart) && told.offer.asks_region, "{:?}", told.notes);
    }
}

/// A resource of a Pulumi stack.
#[expect(clippy::needless_pass_by_value, reason = "a value that json! makes is shorter to hand over")]
fn stack_resource(name: &str, kind: &str, inputs: Value) -> Value {
    json!({ "urn": format!("urn:pulumi:dev::p::{kind}::{name}"), "type": kind, "inputs": inputs })
}

#[test]
fn a_stack_of_pulumi_is_read() {
    let unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    let nat =
        |name: &str, subnet: &str| stack_resource(name, "aws:ec2/natGateway:NatGateway", json!({ "subnetId": subnet }));
    let sts = stack_resource(
        "sts",
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        json!({
            "serviceName": "com.amazonaws.eu-west-3.sts", "vpcEndpointType": "Interface",
            "subnetIds": [unknown, "subnet-2", unknown], "vpcId": unknown,
        }),
    );
    let step = |op: &str, side: &str, resource: &Value| json!({ "op": op, "urn": resource["urn"], side: resource });
    let preview_of = json!({
        "config": { "aws:region": "eu-west-3" },
        "steps": [
            step("create", "newState", &nat("a", unknown)), step("same", "newState", &nat("b", "subnet-2")),
            step("delete", "oldState", &nat("c", "subnet-3")), step("create", "newState", &sts),
        ],
    });
    let provider = json!({ "urn": "urn:p", "type": "pulumi:providers:aws", "inputs": { "region": "eu-west-3" } });
    let mut kept = nat("a", "subnet-1");
    kept["provider"] = json!("urn:p::id");
    let state = json!({ "version": 3, "deployment": { "resources": [provider, kept, nat("b", "subnet-2"), sts] } });
    for value in [preview_of, state] {
        let told = preview(std::slice::from_ref(&value));
        assert_eq!(told.scenario.region.code(), "eu-west-3", "{value}");
        assert_eq!(counts(&told.scenario, "sts"), (2, 2, Some(3)), "{value}");
    }
}

#[test]
fn all_that_is_said_of_networks_is_said_in_both_languages() {
    let cost = Usd::from_units(Usd::UNITS * 5);
    let why = [
        EndpointLeftOut::ThirdParty,
        EndpointLeftOut::UnknownService,
        EndpointLeftOut::Nameless,
        EndpointLeftOut::Second,
    ];
    let left_out = why.map(|why| NetworkNote::EndpointsLeftOut { why, count: 2, first: "a\nb".to_owned(), cost });
    let own_rows = |third_party, count| NetworkNote::OwnRows { third_party, count, first: "a\nb".to_owned() };
    let notes = [
        own_rows(true, 1),
        own_rows(true, 2),
        own_rows(false, 1),
        own_rows(false, 2),
        NetworkNote::NamedByKey(3),
        NetworkNote::UnknownAzs { count: 1, azs: 3 },
        NetworkNote::UnknownAzs { count: 2, azs: 1 },
        NetworkNote::MoreNatGateways { gateways: 6, azs: 3, beyond: 3, cost },
        NetworkNote::NetworkFirewall(2),
        NetworkNote::ListedFirewall(1),
        NetworkNote::ListedFirewall(2),
        NetworkNote::NotOnePerAz { gateways: 2, azs: 3 },
        NetworkNote::PrivateNatGateways(1, cost),
        NetworkNote::UnevenAddresses { addresses: 3, held: 4 },
        NetworkNote::ElsewhereInLists(5),
        NetworkNote::UnloggedNatGateways(2, "nat-2".to_owned()),
        NetworkNote::UnroutedNatGateways(1, "nat-1".to_owned()),
        NetworkNote::UnroutedEndpoints(2, "vpce-1".to_owned()),
        NetworkNote::SubnetsPastEndpoint(2),
        NetworkNote::SubnetsAcrossAzs(2),
        NetworkNote::Dns64(2),
    ];
    let refusals = [
        FileRefusal::GoesOn,
        FileRefusal::CliText,
        FileRefusal::TerraformText,
        FileRefusal::Yaml { line: 7 },
        FileRefusal::Archive(ArchiveRefusal::Encrypted),
        FileRefusal::Archive(ArchiveRefusal::Bomb),
        FileRefusal::Archive(ArchiveRefusal::Compression),
        FileRefusal::Archive(ArchiveRefusal::Spreadsheet),
        FileRefusal::Archive(ArchiveRefusal::NestedArchive),
        FileRefusal::Archive(ArchiveRefusal::DamagedZip),
        FileRefusal::Archive(ArchiveRefusal::TooManyFiles { allowed: 50_000 }),
    ];
    let kinds = [
        Kind::Subnets,
        Kind::RouteTables,
        Kind::NetworkInterfaces,
        Kind::ConfigItems,
        Kind::CloudFormation,
        Kind::Pulumi,
    ];
    let mut all = std::collections::HashSet::new();
    for language in [Language::English, Language::Japanese] {
        let locale = natpoint_text::in_language(language);
        let notes = left_out.iter().chain(&notes).map(|note| locale.import_note(&Note::Network(note.clone())));
        let refusals = refusals.iter().map(|refused| locale.refused(refused));
        for text in notes.chain(refusals).chain(kinds.map(|kind| locale.kind(kind).to_owned())) {
            assert!(!text.contains('\n') && text.len() > 10, "{text}");
            assert!(all.insert(text.clone()), "twice: {text}");
        }
    }
    for (refused, command) in [
        (FileRefusal::CliText, "--output json"),
        (FileRefusal::TerraformText, "terraform show -json"),
        (FileRefusal::GoesOn, "--max-items"),
        (FileRefusal::Yaml { line: 7 }, "--output json"),
    ] {
        assert!(english().refused(&refused).contains(command), "{refused:?}");
    }
}
