//! Lists of what stands: other tools' spellings, pages, printed objects, packed events.

use serde_json::{Value, json};

use super::super::reading::utf16;
use super::{check, check_text};

fn gateways(first: u32, count: u32) -> Vec<Value> {
    let one = |at: u32| {
        json!({"NatGatewayId": format!("nat-0d1c2b3a4d5e6f{at:03}"), "VpcId": "vpc-0c",
            "SubnetId": format!("subnet-{at}"),
            "State": "available", "ConnectivityType": "public",
            "NatGatewayAddresses": [{"PublicIp": format!("203.0.113.{at}"), "NetworkInterfaceId": format!("eni-0c{at}"),
                "AvailabilityZoneId": format!("euc1-az{}", at % 3 + 1)}]})
    };
    (first..first + count).map(one).collect()
}

fn endpoints() -> Value {
    let one = |service: &str, kind: &str, subnets: &[&str]| {
        json!({"VpcEndpointId": format!("vpce-0c{}", service.len()), "VpcId": "vpc-0c", "State": "available",
            "ServiceName": format!("com.amazonaws.eu-central-1.{service}"), "VpcEndpointType": kind,
            "SubnetIds": subnets,
            "RouteTableIds": if kind == "Gateway" { vec!["rtb-0c"] } else { vec![] }})
    };
    let three = ["subnet-1", "subnet-2", "subnet-3"];
    json!({"VpcEndpoints": [one("s3", "Gateway", &[]), one("logs", "Interface", &three)]})
}

/// A value with its keys spelled in another way.
fn respelled(value: &Value, spell: fn(&str) -> String) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.iter().map(|(key, value)| (spell(key), respelled(value, spell))).collect())
        }
        Value::Array(all) => Value::Array(all.iter().map(|value| respelled(value, spell)).collect()),
        other => other.clone(),
    }
}

/// The words of a name, joined by a sign.
fn joined(name: &str, sign: char) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(sign);
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[test]
fn lists_are_read_in_every_spelling() {
    type Spelling = (&'static str, fn(&str) -> String);
    let spellings: [Spelling; 7] = [
        ("NatGatewayId", str::to_owned),
        ("natGatewayId", |name| name[..1].to_lowercase() + &name[1..]),
        ("nat_gateway_id", |name| joined(name, '_')),
        ("nat-gateway-id", |name| joined(name, '-')),
        ("natgatewayid", str::to_lowercase),
        ("NATGATEWAYID", str::to_uppercase),
        ("NAT_GATEWAY_ID", |name| joined(name, '_').to_uppercase()),
    ];
    for (name, spell) in spellings {
        let list = respelled(&json!({"NatGateways": gateways(1, 3)}), spell);
        let told = ["nat-gateways 3/3", "regions: eu-central-1\n", "network: 3 NAT in 3 AZs"];
        check_text(name, &list.to_string(), &told);
        check_text(name, &respelled(&json!(gateways(1, 3)), spell).to_string(), &told);
        let told = ["vpc-endpoints 2/2", "endpoint s3 Some(Gateway)", "endpoint logs Some(Interface) in 3"];
        check_text(name, &respelled(&endpoints(), spell).to_string(), &told);
        check("UTF-16", &[&utf16(&respelled(&endpoints(), spell).to_string(), false)], &told);
        let lines: String = endpoints()["VpcEndpoints"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| respelled(one, spell).to_string() + "\n")
            .collect();
        check_text(name, &lines, &told);
    }
}

#[test]
fn pages_of_a_list_are_whole_with_the_last_one() {
    let page = |first, count, token: Option<&str>| {
        json!({"NatGateways": gateways(first, count), "NextToken": token}).to_string()
    };
    let (first, second, last) = (page(1, 1, Some("a")), page(2, 1, Some("b")), page(3, 1, None));
    let goes_on = "refused: The answer goes on";
    check("without the last", &[first.as_bytes(), second.as_bytes()], &[goes_on, "network: 2 NAT"]);
    check("all", &[first.as_bytes(), second.as_bytes(), last.as_bytes()], &["!goes on", "network: 3 NAT in 3 AZs"]);
    check("in any order", &[last.as_bytes(), second.as_bytes(), first.as_bytes()], &["!goes on", "network: 3 NAT"]);
    check_text("in one file", &[first.as_str(), &second, &last].concat(), &["!goes on", "network: 3 NAT"]);
    let elsewhere = last.replace("euc1-az", "use1-az");
    check("of another Region", &[first.as_bytes(), elsewhere.as_bytes()], &[goes_on]);
}

#[test]
fn every_nat_gateway_costs_what_it_does() {
    for (gateways_there, told) in [
        (
            6,
            &[
                "network: 6 NAT",
                "endpoint logs Some(Interface) in 3",
                "note: There are 6 NAT gateways for a workload in 3 AZs",
            ][..],
        ),
        (
            4,
            &[
                "network: 4 NAT",
                "endpoint logs Some(Interface) in 3",
                "note: There are 4 NAT gateways for a workload in 3 AZs",
            ],
        ),
        (3, &["network: 3 NAT in 3 AZs", "endpoint logs Some(Interface) in 3", "!for a workload"]),
        (
            2,
            &[
                "network: 2 NAT",
                "endpoint logs Some(Interface) in 3",
                "note: There are 2 NAT gateways for a workload in 3 AZs",
            ],
        ),
        (1, &["network: 1 NAT in 3 AZs", "endpoint logs Some(Interface) in 3", "!for a workload"]),
        (
            8,
            &[
                "network: 6 NAT",
                "There are 8 NAT gateways in 3 AZs. The scenario cannot hold so many, so 2 are not in it",
            ],
        ),
    ] {
        let list = json!({"NatGateways": gateways(1, gateways_there)}).to_string();
        check("with endpoints", &[list.as_bytes(), endpoints().to_string().as_bytes()], told);
    }
    let alone = json!({"NatGateways": gateways(1, 6)}).to_string();
    check_text("alone", &alone, &["network: 6 NAT", "note: There are 6 NAT gateways for a workload in 3 AZs"]);
}

#[test]
fn what_a_program_prints_names_the_way_to_json() {
    for printed in [
        "{'NatGateways': [{'NatGatewayId': 'nat-0c1', 'State': 'available'}]}",
        "{'NatGateways': [{'CreateTime': datetime.datetime(2026, 1, 1, tzinfo=tzutc()), 'Tags': []}]}",
        "[{'VpcEndpointId': 'vpce-0c1', 'PrivateDnsEnabled': True}]",
        "{\n  NatGateways: [ { NatGatewayId: 'nat-0c1', State: 'available' } ]\n}",
        "ConnectivityType : public\r\nNatGatewayId     : nat-0c1\r\nState            : available\r\n",
    ] {
        check_text(
            printed,
            printed,
            &["none 0/0", "refused: This is an object as a program prints it", "--output json"],
        );
    }
    check_text(
        "damaged JSON",
        "{\"NatGateways\": [{\"NatGatewayId\": \"nat-",
        &["refused: The JSON is broken at line 1"],
    );
}
