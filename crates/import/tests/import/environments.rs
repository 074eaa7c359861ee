//! Plans, states and templates of several environments, which name their resources alike.

use natpoint_import::imported_data::{FileRemark, ImportedData, ResourceState};
use natpoint_import::{Options, Reader};
use natpoint_model::catalogue::prices::PriceItem;
use serde_json::{Value, json};

/// Reads files with these names.
fn read(files: &[(&str, &str)]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for (name, text) in files {
        reader.begin(name);
        reader.push(text.as_bytes());
        reader.end();
    }
    reader.finish()
}

/// A plan of a VPC in a Region with so many NAT gateways and endpoints of these services, all of them new.
fn plan(cidr: &str, region: &str, gateways: usize, services: &[&str]) -> Value {
    let change = |address: String, kind: &str, after: Value| {
        json!({
            "address": address, "mode": "managed", "type": kind,
            "change": {
                "actions": ["create"], "before": null, "after": after, "after_unknown": { "id": true, "vpc_id": true },
            },
        })
    };
    let gateways = (0..gateways).map(|at| {
        change(format!("aws_nat_gateway.a[{at}]"), "aws_nat_gateway", json!({ "connectivity_type": "public" }))
    });
    let endpoints = services.iter().map(|service| {
        let name = format!("com.amazonaws.{region}.{service}");
        let after = json!({ "vpc_endpoint_type": "Interface", "service_name": name, "subnet_ids": ["subnet-1"] });
        change(format!("aws_vpc_endpoint.a[\"{service}\"]"), "aws_vpc_endpoint", after)
    });
    let vpc = change("aws_vpc.a".to_owned(), "aws_vpc", json!({ "cidr_block": cidr }));
    let changes: Vec<Value> = gateways.chain(endpoints).chain([vpc]).collect();
    json!({
        "format_version": "1.2", "timestamp": "2026-11-01T00:00:00Z",
        "resource_changes": changes,
        "configuration": { "provider_config": { "aws": { "name": "aws", "expressions": {
            "region": { "constant_value": region },
        } } } },
    })
}

/// How many NAT gateways and endpoints there are.
fn counts(found: &ImportedData) -> (usize, usize) {
    (found.network.nat_gateways.len(), found.network.endpoints.len())
}

#[test]
fn plans_of_several_environments_add_up() {
    let dev = plan("10.0.0.0/16", "eu-west-1", 1, &["kms"]).to_string();
    let prod = plan("10.1.0.0/16", "eu-west-1", 3, &["kms", "logs"]).to_string();
    for names in [["dev/plan.json", "prod/plan.json"], ["plan.json", "plan.json"]] {
        for files in [[(names[0], &*dev), (names[1], &prod)], [(names[1], &prod), (names[0], &dev)]] {
            let found = read(&files);
            assert_eq!(counts(&found), (4, 3), "{files:?}");
            assert_eq!(found.files[0].remarks, []);
            assert_eq!(found.files[1].remarks, [FileRemark::SameAddresses { file: files[0].0.to_owned() }]);
        }
    }
    // One behind the other in one file.
    let found = read(&[("plans.txt", &[dev.as_str(), "\n", &prod].concat())]);
    assert_eq!(counts(&found), (4, 3));
    assert_eq!(found.files[0].remarks, [FileRemark::SameAddresses { file: "plans.txt".to_owned() }]);
}

#[test]
fn a_plan_that_comes_twice_counts_once() {
    let mut plan = plan("10.0.0.0/16", "eu-west-1", 2, &["kms"]);
    let first = plan.to_string();
    let pretty = format!("{plan:#}");
    plan["timestamp"] = json!("2026-11-02T00:00:00Z");
    for second in [first.clone(), pretty, plan.to_string()] {
        let found = read(&[("a.json", &first), ("b.json", &second)]);
        assert_eq!(counts(&found), (2, 1), "{second}");
        assert_eq!(found.files[1].remarks, []);
    }
}

#[test]
fn plans_of_two_regions_keep_them() {
    let europe = plan("10.0.0.0/16", "eu-west-1", 3, &["kms"]).to_string();
    let mut virginia = plan("10.0.0.0/16", "us-east-1", 2, &[]);
    let regions = |virginia: &Value| {
        let found = read(&[("a.json", &europe), ("b.json", &virginia.to_string())]);
        let mut regions: Vec<_> = found.network.nat_gateways.into_iter().map(|nat| nat.region).collect();
        regions.sort_unstable();
        (regions, found.network.regions)
    };
    let expected = ["eu-west-1", "eu-west-1", "eu-west-1", "us-east-1", "us-east-1"].map(str::to_owned).to_vec();
    let both = ["eu-west-1", "us-east-1"].map(str::to_owned).to_vec();
    assert_eq!(regions(&virginia), (expected.clone(), both.clone()));
    // Where only a variable tells the Region, it is that of this plan.
    virginia["configuration"] = json!({});
    virginia["variables"] = json!({ "region": { "value": "us-east-1" } });
    assert_eq!(regions(&virginia), (expected, both));
}

#[test]
fn a_plan_and_the_state_before_it_count_once() {
    let nat = |id: &str| json!({ "id": id, "connectivity_type": "public", "subnet_id": "subnet-1" });
    let change = |at: usize, actions: &[&str], before: Value, after: Value| {
        json!({
            "address": format!("aws_nat_gateway.a[{at}]"), "mode": "managed", "type": "aws_nat_gateway",
            "change": { "actions": actions, "before": before, "after": after, "after_unknown": { "id": true } },
        })
    };
    let plan = json!({ "format_version": "1.2", "resource_changes": [
        change(0, &["no-op"], nat("nat-0a"), nat("nat-0a")),
        change(1, &["delete", "create"], nat("nat-0b"), json!({ "connectivity_type": "public" })),
        change(2, &["create"], Value::Null, json!({ "connectivity_type": "public" })),
    ] });
    let state = json!({ "version": 4, "terraform_version": "1.9.0", "serial": 3, "lineage": "a", "resources": [
        { "mode": "managed", "type": "aws_nat_gateway", "name": "a", "instances": [
            { "index_key": 0, "attributes": nat("nat-0a") }, { "index_key": 1, "attributes": nat("nat-0b") },
        ] },
    ] });
    for files in [[&plan, &state], [&state, &plan]] {
        let found = read(&files.map(Value::to_string).each_ref().map(|text| ("a", text.as_str())));
        let mut all: Vec<_> = found.network.nat_gateways.iter().map(|nat| (&*nat.id, nat.state)).collect();
        all.sort_unstable();
        let expected = [
            ("aws_nat_gateway.a[2]", ResourceState::Planned),
            ("nat-0a", ResourceState::Existing),
            ("nat-0b", ResourceState::Existing),
        ];
        assert_eq!(all, expected);
    }
}

#[test]
fn templates_with_one_name_are_of_several_stacks() {
    let template = |gateways: usize, cidr: &str| {
        let nats = (0..gateways).map(|at| {
            let properties = json!({ "SubnetId": { "Ref": "Subnet" } });
            (format!("Nat{at}"), json!({ "Type": "AWS::EC2::NatGateway", "Properties": properties }))
        });
        let subnet = json!({ "VpcId": { "Ref": "Vpc" }, "AvailabilityZone": "eu-west-1a" });
        let others = [
            ("Vpc".to_owned(), json!({ "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": cidr } })),
            ("Subnet".to_owned(), json!({ "Type": "AWS::EC2::Subnet", "Properties": subnet })),
        ];
        json!({ "Resources": nats.chain(others).collect::<serde_json::Map<_, _>>() }).to_string()
    };
    let [dev, prod] = [template(1, "10.0.0.0/16"), template(3, "10.1.0.0/16")];
    let found = read(&[("template.json", &dev), ("template.json", &prod)]);
    assert_eq!(counts(&found), (4, 0));
    assert_eq!(found.files[1].remarks, [FileRemark::SameAddresses { file: "template.json".to_owned() }]);
    let mut vpcs: Vec<_> = found.network.nat_gateways.iter().map(|nat| nat.vpc.as_str()).collect();
    vpcs.dedup();
    assert_eq!(vpcs, ["template.json Vpc", "template.json (2) Vpc"]);
    assert_eq!(counts(&read(&[("template.json", &prod), ("template.json", &prod)])), (3, 0));
    assert_eq!(counts(&read(&[("template.json", &[&dev, "\n", prod.as_str()].concat())])), (4, 0));
}

#[test]
fn of_a_state_and_its_backup_the_newer_one_counts() {
    let state = |lineage: &str, serial: u64, ids: &[&str]| {
        let attributes = |id: &&str| json!({ "attributes": { "id": id, "connectivity_type": "public" } });
        let instances: Vec<Value> = ids.iter().map(attributes).collect();
        json!({
            "version": 4, "terraform_version": "1.9.0", "serial": serial, "lineage": lineage,
            "resources": [{ "mode": "managed", "type": "aws_nat_gateway", "name": "a", "instances": instances }],
        })
        .to_string()
    };
    let (now, backup) = (state("a", 10, &["nat-0a", "nat-0b"]), state("a", 9, &["nat-0a", "nat-0b", "nat-0c"]));
    let of = |name: &str, all: &[(&str, &str)]| {
        let found = read(all);
        let ids: Vec<_> = found.network.nat_gateways.iter().map(|nat| nat.id.clone()).collect();
        let file = found.files.into_iter().find(|file| file.name == name).unwrap();
        (ids, file.used, file.remarks)
    };
    let newer = [("state", now.as_str()), ("backup", &backup)];
    let older = || FileRemark::OlderState { file: "state".to_owned(), serial: 9, newest: 10 };
    for files in [newer, [newer[1], newer[0]]] {
        let ids = vec!["nat-0a".to_owned(), "nat-0b".to_owned()];
        assert_eq!(of("backup", &files), (ids.clone(), 0, vec![older()]));
        assert_eq!(of("state", &files), (ids, 2, vec![]));
    }
    // Another state has versions of its own, and one without a lineage is one.
    for other in [state("b", 9, &["nat-0c"]), state("", 9, &["nat-0c"])] {
        let (ids, used, remarks) = of("other", &[("other", &other), newer[0]]);
        assert_eq!((ids.len(), used, remarks), (3, 1, vec![]));
    }
    // Both in one file, and the same one twice.
    let (ids, used, remarks) = of("a", &[("a", &[now.as_str(), "\n", &backup].concat())]);
    let own = FileRemark::OlderState { file: "a".to_owned(), serial: 9, newest: 10 };
    assert_eq!((ids.len(), used, remarks), (2, 2, vec![own]));
    assert_eq!(of("a", &[("a", &now), ("b", &now)]).0.len(), 2);
}

#[test]
fn estimates_of_several_environments_add_up() {
    let breakdown = |project: &str, gb: &str| {
        let component =
            |unit: &str, quantity: &str| json!({ "name": "NAT", "unit": unit, "monthlyQuantity": quantity });
        json!({
            "version": "0.2", "currency": "USD", "timeGenerated": "2026-01-02T03:04:05Z",
            "projects": [{ "name": project, "breakdown": { "resources": [{
                "name": "aws_nat_gateway.a", "resourceType": "aws_nat_gateway", "metadata": { "region": "eu-west-1" },
                "costComponents": [component("hours", "730"), component("GB", gb)],
            }] } }],
        })
    };
    let hours = |files: [&Value; 2]| {
        let found = read(&files.map(Value::to_string).each_ref().map(|text| ("costs.json", text.as_str())));
        let lines = found.bill.unwrap().lines;
        let is_told = found.files[1].remarks == [FileRemark::SameAddresses { file: "costs.json".to_owned() }];
        (lines.iter().filter(|line| line.item == PriceItem::NatHour).count(), is_told)
    };
    let dev = breakdown("dev", "100");
    assert_eq!(hours([&dev, &breakdown("prod", "100")]), (2, true));
    assert_eq!(hours([&dev, &breakdown("dev", "200")]), (2, true));
    let mut later = dev.clone();
    later["timeGenerated"] = json!("2026-01-03T03:04:05Z");
    assert_eq!(hours([&dev, &later]), (1, false));
}
