//! Checks before a change: what the AWS CLI lists is read by natpoint's own reader, and each obstacle is found alone.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by a panic")]

use natpoint_change::{Change, Checks, Name};
use natpoint_import::{ImportedData, Options, Reader};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_model::scenario::Scenario;
use natpoint_text::document::Block;
use natpoint_text::{CheckFinding, Quota, Unseen, in_language};
use serde_json::{Value, json};

/// Both NAT gateways stay, with the gateway endpoint for S3 and an interface endpoint for logs beside them.
const SETTINGS: &str = "v1&region=eu-west-1&nat=az&s.s3=400&s.ecr.dkr=20&s.logs=3000&out=1";

/// A network in which nothing is in the way: two private subnets in two AZs behind a NAT gateway.
struct Lists {
    subnets: Value,
    tables: Value,
    endpoints: Value,
    acl_entries: Value,
    groups: Value,
    dns: [bool; 2],
    services: Value,
    zones: Value,
}

impl Lists {
    fn new() -> Self {
        let subnet = |id: &str, az: &str, block: &str| {
            json!({ "SubnetId": id, "VpcId": "vpc-1", "AvailabilityZone": az, "CidrBlock": block,
                "AvailableIpAddressCount": 200, "MapPublicIpOnLaunch": false, "EnableDns64": false })
        };
        let rule = |egress: bool| {
            [(100, "allow"), (32_767, "deny")].map(|(number, action)| {
                json!({ "CidrBlock": "0.0.0.0/0", "Egress": egress, "Protocol": "-1", "RuleAction": action,
                    "RuleNumber": number })
            })
        };
        let service = |name: &str| {
            json!({ "ServiceName": format!("com.amazonaws.eu-west-1.{name}"),
                "ServiceType": [{"ServiceType": "Interface"}],
                "AvailabilityZones": ["eu-west-1a", "eu-west-1b"], "Owner": "amazon",
                "PrivateDnsName": format!("{name}.eu-west-1.amazonaws.com") })
        };
        Self {
            subnets: json!([
                subnet("subnet-a", "eu-west-1a", "10.0.1.0/24"),
                subnet("subnet-b", "eu-west-1b", "10.0.2.0/24")
            ]),
            tables: json!([{ "RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [
                { "Main": false, "SubnetId": "subnet-a" }, { "Main": false, "SubnetId": "subnet-b" }],
                "Routes": [{ "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active" }] }]),
            endpoints: json!([{ "VpcEndpointId": "vpce-9", "VpcId": "vpc-1", "VpcEndpointType": "Interface",
                "ServiceName": "com.amazonaws.eu-west-1.ecr.dkr", "State": "available", "SubnetIds": ["subnet-a"],
                "Groups": [{ "GroupId": "sg-1", "GroupName": "endpoints" }], "PrivateDnsEnabled": true }]),
            acl_entries: json!(rule(true).into_iter().chain(rule(false)).collect::<Vec<_>>()),
            groups: json!([{ "GroupId": "sg-1", "VpcId": "vpc-1", "IpPermissions": [{ "IpProtocol": "tcp",
                "FromPort": 443, "ToPort": 443, "IpRanges": [{ "CidrIp": "10.0.0.0/16" }], "UserIdGroupPairs": [],
                "PrefixListIds": [] }], "IpPermissionsEgress": [] }]),
            dns: [true, true],
            services: json!([service("logs"), service("ecr.dkr"), service("ecr.api")]),
            zones: json!([{ "HostedZoneId": "Z1", "Name": "corp.example.", "Owner": { "OwningAccount": "1" } }]),
        }
    }

    fn read(&self) -> ImportedData {
        let nat = |id: &str, subnet: &str| {
            json!({ "NatGatewayId": id, "VpcId": "vpc-1", "SubnetId": subnet, "State": "available",
                "ConnectivityType": "public", "NatGatewayAddresses": [] })
        };
        let acl = json!({ "NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true, "Entries": self.acl_entries,
            "Associations": [{ "NetworkAclId": "acl-1", "SubnetId": "subnet-a" },
                { "NetworkAclId": "acl-1", "SubnetId": "subnet-b" }] });
        let files = [
            json!({ "NatGateways": [nat("nat-1", "subnet-p"), nat("nat-2", "subnet-q")] }),
            json!({ "Subnets": self.subnets }),
            json!({ "RouteTables": self.tables }),
            json!({ "VpcEndpoints": self.endpoints }),
            json!({ "NetworkAcls": [acl] }),
            json!({ "SecurityGroups": self.groups }),
            json!({ "VpcId": "vpc-1", "EnableDnsSupport": { "Value": self.dns[0] } }),
            json!({ "VpcId": "vpc-1", "EnableDnsHostnames": { "Value": self.dns[1] } }),
            json!({ "ServiceNames": [], "ServiceDetails": self.services }),
            json!({ "HostedZoneSummaries": self.zones, "MaxItems": "100" }),
        ];
        read(&files)
    }
}

fn read(files: &[Value]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for (at, file) in files.iter().enumerate() {
        reader.begin(&format!("{at}.json"));
        reader.push(file.to_string().as_bytes());
        reader.end();
    }
    let imported = reader.finish();
    for file in &imported.files {
        assert_eq!((&file.refused, file.used), (&None, file.records), "{file:?}");
    }
    imported
}

fn scenario(settings: &str) -> Scenario {
    let (link, notices) = Link::read(settings);
    assert!(notices.is_empty(), "{notices:?}");
    link.scenario
}

fn checks(scenario: &Scenario, imported: &ImportedData) -> Checks {
    let report = Report::new(scenario, natpoint_model::compare::Axis::AllServices);
    let change = Change::new(scenario, &report, None, Name::default()).expect("there is a change");
    Checks::new(&change, scenario, imported, None)
}

#[track_caller]
fn check(lists: &Lists, expected: &[(CheckFinding, &str)]) {
    let found = checks(&scenario(SETTINGS), &lists.read());
    let expected: Vec<_> = expected.iter().map(|(finding, command)| (finding.clone(), (*command).to_owned())).collect();
    assert_eq!(found.findings, expected);
    assert_eq!(found.unseen, []);
}

#[test]
fn nothing_is_found_where_nothing_is_in_the_way() {
    check(&Lists::new(), &[]);
    let found = checks(&scenario(SETTINGS), &Lists::new().read());
    let said = found.document(in_language(Language::English));
    assert_eq!(said, [Block::Paragraph("Nothing in the files that were read stands in the way.".to_owned())]);
}

#[test]
fn what_no_file_shows_is_asked_with_its_command() {
    let found = checks(&scenario(SETTINGS), &ImportedData::default());
    assert_eq!(found.findings, []);
    let all: Vec<_> = found.unseen.iter().map(|(one, _)| *one).collect();
    let expected = [
        Unseen::Dns,
        Unseen::Endpoints,
        Unseen::RouteTables,
        Unseen::Subnets,
        Unseen::Offers,
        Unseen::HostedZones,
        Unseen::NetworkAcls,
    ];
    assert_eq!(all, expected);
    assert!(found.unseen.iter().all(|(_, command)| command.contains("$VPC_ID") || command.contains("services")));
    // What is created for gateway endpoints alone needs no DNS and no addresses.
    let found = checks(&scenario("v1&region=eu-west-1&nat=az&s.s3=400&out=1"), &ImportedData::default());
    let all: Vec<_> = found.unseen.iter().map(|(one, _)| *one).collect();
    assert_eq!(all, [Unseen::Endpoints, Unseen::RouteTables]);
}

/// The lists are those of the VPCs that are left; of the one that is shared they say nothing.
#[test]
fn of_a_shared_vpc_nothing_is_taken_from_the_lists() {
    let scenario = scenario("v1&region=eu-west-1&vpcs=9&sharing=yes&nat=az&s.s3=400&s.logs=3000");
    let mut lists = Lists::new();
    lists.dns = [false; 2];
    let found = checks(&scenario, &lists.read());
    assert_eq!(found, checks(&scenario, &ImportedData::default()));
    assert!(found.findings.is_empty() && found.unseen.len() == 7, "{found:?}");
}

#[test]
fn dns_attributes_that_are_off() {
    let off = |attribute| CheckFinding::DnsOff { vpc: "vpc-1".to_owned(), attribute };
    check(
        &Lists { dns: [false, true], ..Lists::new() },
        &[(
            off("enableDnsSupport"),
            "aws --region eu-west-1 ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support",
        )],
    );
    check(
        &Lists { dns: [true, false], ..Lists::new() },
        &[(
            off("enableDnsHostnames"),
            "aws --region eu-west-1 ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames",
        )],
    );
}

#[test]
fn a_zone_of_the_same_name() {
    let mut lists = Lists::new();
    lists.zones = json!([{ "HostedZoneId": "Z7", "Name": "logs.eu-west-1.amazonaws.com." },
        { "HostedZoneId": "Z8", "Name": "eu-west-1.amazonaws.com." }]);
    let finding = CheckFinding::ZoneConflict { zone: "Z7".to_owned(), name: "logs.eu-west-1.amazonaws.com".to_owned() };
    let command =
        "aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id Z7 --vpc VPCRegion=eu-west-1,VPCId=vpc-1";
    check(&lists, &[(finding, command)]);
    lists.zones = json!([]);
    check(&lists, &[]);
}

#[test]
fn endpoints_that_are_there_already() {
    let mut lists = Lists::new();
    let logs = json!({ "VpcEndpointId": "vpce-7", "VpcId": "vpc-1", "VpcEndpointType": "Interface",
        "State": "available", "ServiceName": "com.amazonaws.eu-west-1.logs", "SubnetIds": ["subnet-a"], "Groups": [] });
    lists.endpoints.as_array_mut().unwrap().push(logs);
    let finding = CheckFinding::EndpointExists {
        vpc: "vpc-1".to_owned(),
        endpoint: "vpce-7".to_owned(),
        service: "com.amazonaws.eu-west-1.logs".to_owned(),
    };
    check(&lists, &[(finding, "terraform import 'aws_vpc_endpoint.interface[\"logs\"]' vpce-7")]);
    // Another VPC's endpoint is in nobody's way.
    lists.endpoints[1]["VpcId"] = json!("vpc-2");
    check(&lists, &[]);
}

/// Amazon's list has no endpoint service of somebody else, so nothing is missing there; an endpoint of it that exists
/// has the address that the code gives it.
#[test]
fn endpoint_services_of_others() {
    let name = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0";
    let scenario = scenario(&format!("{SETTINGS}&e.{name}=4000~public&e.partner=3000~public"));
    let mut lists = Lists::new();
    let found = checks(&scenario, &lists.read());
    assert_eq!((found.findings, found.unseen), (vec![], vec![]));
    let there = json!({ "VpcEndpointId": "vpce-7", "VpcId": "vpc-1", "VpcEndpointType": "Interface",
        "State": "available", "ServiceName": name, "SubnetIds": ["subnet-a"], "Groups": [] });
    lists.endpoints.as_array_mut().unwrap().push(there);
    let found = checks(&scenario, &lists.read());
    let commands: Vec<&str> = found.findings.iter().map(|(_, command)| command.as_str()).collect();
    assert_eq!(commands, ["terraform import 'aws_vpc_endpoint.interface[\"vpce-svc-0123456789abcdef0\"]' vpce-7"]);
}

/// A gateway endpoint for S3 beside those that exist, of which route tables and policy are looked at.
fn with_gateway(tables: &Value, policy: &Value) -> Lists {
    let mut lists = Lists::new();
    let s3 = json!({ "VpcEndpointId": "vpce-3", "VpcId": "vpc-1", "VpcEndpointType": "Gateway", "State": "available",
        "ServiceName": "com.amazonaws.eu-west-1.s3", "RouteTableIds": tables, "PolicyDocument": policy.to_string() });
    lists.endpoints.as_array_mut().unwrap().push(s3);
    lists
}

#[track_caller]
fn check_kept_gateway(lists: &Lists, expected: &[CheckFinding]) {
    // The scenario knows of the gateway endpoint, so that nothing is created for it.
    let found = checks(&scenario(&SETTINGS.replace("s.s3=400", "s.s3=400~today-gateway")), &lists.read());
    let findings: Vec<_> = found.findings.into_iter().map(|(finding, _)| finding).collect();
    assert_eq!(findings, expected);
}

#[test]
fn a_route_table_without_the_gateway_endpoint() {
    let open = json!({ "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }] });
    check_kept_gateway(&with_gateway(&json!(["rtb-1"]), &open), &[]);
    let missing = CheckFinding::RouteMissing { table: "rtb-1".to_owned(), endpoint: "vpce-3".to_owned() };
    check_kept_gateway(&with_gateway(&json!(["rtb-other"]), &open), &[missing]);
    let mut lists = with_gateway(&json!(["rtb-1"]), &open);
    lists.subnets[1]["EnableDns64"] = json!(true);
    check_kept_gateway(&lists, &[CheckFinding::Dns64 { subnet: "subnet-b".to_owned() }]);
}

#[test]
fn a_policy_that_forbids_the_layers_of_images() {
    let tables = json!(["rtb-1"]);
    let forbidden = |depends| CheckFinding::LayersForbidden {
        endpoint: "vpce-3".to_owned(),
        bucket: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*".to_owned(),
        depends,
    };
    let own = json!({ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::own/*" });
    check_kept_gateway(&with_gateway(&tables, &json!({ "Statement": own })), &[forbidden(false)]);
    let layers = json!({ "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["s3:GetObject"],
        "Resource": ["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"] });
    check_kept_gateway(&with_gateway(&tables, &json!({ "Statement": [own, layers] })), &[]);
    let mut some = layers.clone();
    some["Condition"] = json!({ "StringEquals": { "aws:PrincipalOrgID": "o-1" } });
    check_kept_gateway(&with_gateway(&tables, &json!({ "Statement": [own, some] })), &[forbidden(true)]);
    // A statement that says what it leaves out is not judged.
    let but = json!({ "Effect": "Allow", "Principal": "*", "NotAction": "s3:DeleteObject", "Resource": "*" });
    check_kept_gateway(&with_gateway(&tables, &json!({ "Statement": [but] })), &[]);
}

#[test]
fn more_endpoints_than_a_vpc_may_have() {
    let mut lists = Lists::new();
    let other = |at: usize| {
        json!({ "VpcEndpointId": format!("vpce-a{at}"), "VpcId": "vpc-1", "VpcEndpointType": "Interface",
            "State": "available", "ServiceName": format!("com.amazonaws.eu-west-1.other{at}") })
    };
    lists.endpoints.as_array_mut().unwrap().extend((0..48).map(other));
    check(&lists, &[]);
    lists.endpoints.as_array_mut().unwrap().push(other(48));
    let quota = Quota::InterfaceEndpoints;
    let finding = CheckFinding::Quota { quota, place: "vpc-1".to_owned(), needed: 51, allowed: 50 };
    let command = "aws --region eu-west-1 service-quotas request-service-quota-increase --service-code vpc \
                   --quota-code L-29B6F2EB --desired-value 51";
    check(&lists, &[(finding, command)]);
}

#[test]
fn more_gateway_endpoints_than_an_account_may_have() {
    let mut lists = Lists::new();
    let other = |at: usize| {
        json!({ "VpcEndpointId": format!("vpce-a{at}"), "VpcId": format!("vpc-a{at}"), "VpcEndpointType": "Gateway",
            "State": "available", "ServiceName": "com.amazonaws.eu-west-1.s3", "RouteTableIds": ["rtb-a"] })
    };
    lists.endpoints.as_array_mut().unwrap().extend((0..19).map(other));
    check(&lists, &[]);
    lists.endpoints.as_array_mut().unwrap().push(other(19));
    let quota = Quota::GatewayEndpoints;
    let finding = CheckFinding::Quota { quota, place: "eu-west-1".to_owned(), needed: 21, allowed: 20 };
    let command = "aws --region eu-west-1 service-quotas request-service-quota-increase --service-code vpc \
                   --quota-code L-1B52E74A --desired-value 21";
    check(&lists, &[(finding, command)]);
}

#[test]
fn more_routes_than_a_table_may_have() {
    let mut lists = Lists::new();
    let propagated = json!({ "DestinationCidrBlock": "172.16.0.0/12", "GatewayId": "vgw-1", "State": "active",
        "Origin": "EnableVgwRoutePropagation" });
    let other = |at: usize| {
        let (third, fourth) = (at / 16, at % 16 * 16);
        json!({ "DestinationCidrBlock": format!("192.168.{third}.{fourth}/28"), "TransitGatewayId": "tgw-1",
            "State": if at == 0 { "blackhole" } else { "active" }, "Origin": "CreateRoute" })
    };
    let routes = lists.tables[0]["Routes"].as_array_mut().unwrap();
    routes.push(propagated);
    routes.extend((0..498).map(other));
    check(&lists, &[]);
    lists.tables[0]["Routes"].as_array_mut().unwrap().push(other(498));
    let finding = CheckFinding::Quota { quota: Quota::Routes, place: "rtb-1".to_owned(), needed: 501, allowed: 500 };
    let command = "aws --region eu-west-1 service-quotas request-service-quota-increase --service-code vpc \
                   --quota-code L-93826ACB --desired-value 501";
    check(&lists, &[(finding, command)]);
}

#[test]
fn a_subnet_without_addresses() {
    let mut lists = Lists::new();
    lists.subnets[1]["AvailableIpAddressCount"] = json!(0);
    let (vpc, az) = ("vpc-1".to_owned(), "eu-west-1b".to_owned());
    let finding = CheckFinding::NoAddresses { vpc, az, needed: 1, most: 0 };
    let command = "aws --region eu-west-1 ec2 create-subnet --vpc-id vpc-1 --availability-zone eu-west-1b \
                   --cidr-block \"$CIDR_BLOCK\"";
    check(&lists, &[(finding, command)]);
}

#[test]
fn an_az_without_the_service() {
    let mut lists = Lists::new();
    lists.services[0]["AvailabilityZones"] = json!(["eu-west-1a", "eu-west-1c"]);
    let (az, service) = ("eu-west-1b".to_owned(), "com.amazonaws.eu-west-1.logs".to_owned());
    let command = "aws --region eu-west-1 ec2 describe-vpc-endpoint-services --service-names \
                   com.amazonaws.eu-west-1.logs --query 'ServiceDetails[].AvailabilityZones'";
    check(&lists, &[(CheckFinding::AzWithoutService { az, service }, command)]);
}

#[test]
fn a_security_group_that_keeps_a_subnet_out() {
    let mut lists = Lists::new();
    let closed = |depends| CheckFinding::GroupCloses {
        endpoint: "vpce-9".to_owned(),
        group: "sg-1".to_owned(),
        subnet: "10.0.2.0/24".to_owned(),
        port: 443,
        depends,
    };
    let command = "aws --region eu-west-1 ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp \
                   --port 443 --cidr 10.0.2.0/24";
    lists.groups[0]["IpPermissions"][0]["IpRanges"] = json!([{ "CidrIp": "10.0.1.0/24" }]);
    check(&lists, &[(closed(false), command)]);
    lists.groups[0]["IpPermissions"][0]["UserIdGroupPairs"] = json!([{ "GroupId": "sg-2" }]);
    check(&lists, &[(closed(true), command)]);
    lists.groups[0]["IpPermissions"][0]["IpProtocol"] = json!("-1");
    lists.groups[0]["IpPermissions"][0]["IpRanges"] = json!([{ "CidrIp": "0.0.0.0/0" }]);
    check(&lists, &[]);
}

#[test]
fn a_network_acl_that_stops_calls_or_answers() {
    let stops = |subnet: &str, peer: &str, egress, port, rule| CheckFinding::AclStops {
        acl: "acl-1".to_owned(),
        rule,
        subnet: subnet.to_owned(),
        peer: peer.to_owned(),
        egress,
        port,
    };
    let mut lists = Lists::new();
    let deny = json!({ "CidrBlock": "10.0.2.0/24", "Egress": true, "Protocol": "6", "RuleAction": "deny",
        "RuleNumber": 50, "PortRange": { "From": 443, "To": 443 } });
    lists.acl_entries.as_array_mut().unwrap().push(deny);
    let command = "aws --region eu-west-1 ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number \
                   \"$RULE_NUMBER\" --protocol tcp --port-range From=443,To=443 --cidr-block 10.0.2.0/24 \
                   --rule-action allow";
    check(&lists, &[(stops("subnet-a", "10.0.2.0/24", true, Some(443), Some(50)), command)]);
    // Answers come in at high ports: without them nothing does.
    let mut lists = Lists::new();
    lists.acl_entries[2]["Protocol"] = json!("6");
    lists.acl_entries[2]["PortRange"] = json!({ "From": 443, "To": 443 });
    let command = |peer: &str| {
        format!(
            "aws --region eu-west-1 ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number \
             \"$RULE_NUMBER\" --protocol tcp --port-range From=32768,To=60999 --cidr-block {peer} --rule-action allow"
        )
    };
    check(
        &lists,
        &[
            (stops("subnet-a", "10.0.2.0/24", false, None, None), &command("10.0.2.0/24")),
            (stops("subnet-b", "10.0.1.0/24", false, None, None), &command("10.0.1.0/24")),
        ],
    );
}

#[test]
fn every_finding_is_said_in_both_languages() {
    let mut lists = with_gateway(&json!([]), &json!({ "Statement": [] }));
    lists.dns = [false, false];
    lists.groups[0]["IpPermissions"] = json!([]);
    lists.services[0]["AvailabilityZones"] = json!(["eu-west-1c"]);
    lists.acl_entries = json!([]);
    let found = checks(&scenario(SETTINGS), &lists.read());
    assert!(found.findings.len() > 10, "{found:?}");
    for language in Language::ALL {
        let document = found.document(in_language(language));
        let commands = document.iter().filter(|block| matches!(block, Block::Code(_))).count();
        assert_eq!(commands, found.findings.len());
    }
}

#[test]
fn ids_of_files_stay_words_of_a_command() {
    let mut lists = Lists::new();
    lists.subnets[1]["EnableDns64"] = json!(true);
    lists.subnets[1]["SubnetId"] = json!("subnet-b; rm -rf '$HOME'");
    lists.tables[0]["Associations"][1]["SubnetId"] = json!("subnet-b; rm -rf '$HOME'");
    let found = checks(&scenario(SETTINGS), &lists.read());
    let command = found.findings.iter().find(|(finding, _)| matches!(finding, CheckFinding::Dns64 { .. }));
    let expected = "aws --region eu-west-1 ec2 modify-subnet-attribute --subnet-id 'subnet-b; rm -rf '\\''$HOME'\\''' \
                    --no-enable-dns64";
    assert_eq!(command.map(|(_, command)| command.as_str()), Some(expected));
}
