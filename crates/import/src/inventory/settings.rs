//! Security groups, network ACLs, DNS attributes, endpoint services and private hosted zones, as the AWS CLI lists
//! them.

use serde_json::Value;

use super::search::ResourceType;
use super::{distinct, list, text, texts, wrong};
use crate::imported_data::{
    AclRule, EndpointOffer, EndpointSettings, FileRead, HostedZone, NetworkAcl, NetworkSettings, PolicyStatement,
    PortRule, SecurityGroup, SubnetSettings, VpcSettings,
};
use crate::reader::ImportAccumulator;

/// Adds what an element says; false if it lacks its id.
type Add = fn(&Value, &mut NetworkSettings) -> bool;

/// A list of AWS's answers: its key, a key that each of its elements has, and what reads one.
struct List {
    key: &'static str,
    mark: &'static str,
    add: Add,
}

const LISTS: [List; 5] = [
    List { key: "SecurityGroups", mark: "IpPermissions", add: security_group },
    List { key: "NetworkAcls", mark: "Entries", add: network_acl },
    List { key: "ServiceDetails", mark: "ServiceName", add: offer },
    List { key: "HostedZoneSummaries", mark: "HostedZoneId", add: zone_of_vpc },
    List { key: "Vpcs", mark: "VpcId", add: vpc },
];

/// Whether JSON is such a list.
pub(crate) fn are_settings(value: &Value) -> bool {
    LISTS.iter().any(|known| elements(value, known).is_some()) || is_attribute(value) || is_hosted_zone(value)
}

/// Reads such a list.
pub(crate) fn read(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let settings = &mut accumulator.settings;
    let mut add = |element: &Value, add: Add| {
        file.records += 1;
        if add(element, settings) {
            file.used += 1;
        } else {
            file.skip(wrong("Id"), file.records, b"");
        }
    };
    if is_attribute(value) {
        return add(value, attribute);
    }
    if is_hosted_zone(value) {
        return add(value, hosted_zone);
    }
    for known in &LISTS {
        for element in elements(value, known).unwrap_or_default() {
            add(element, known.add);
        }
        if known.key == "HostedZoneSummaries" && value.get(known.key).is_some() {
            // An empty list says that the VPC has none.
            settings_zones(&mut accumulator.settings);
            return;
        }
    }
}

/// Adds what a list of subnets or endpoints says beside what is priced.
pub(super) fn of_resource(resource_type: ResourceType, value: &Value, settings: &mut NetworkSettings) {
    match resource_type {
        ResourceType::Subnet => {
            let free = value.get("AvailableIpAddressCount").and_then(Value::as_u64);
            let cidr_block = text(value, "CidrBlock").to_owned();
            if free.is_some() || !cidr_block.is_empty() {
                let free_addresses = free.map(|free| u32::try_from(free).unwrap_or(u32::MAX));
                settings.subnets.push(SubnetSettings {
                    id: text(value, "SubnetId").to_owned(),
                    cidr_block,
                    free_addresses,
                });
            }
        }
        ResourceType::Endpoint => {
            let groups = list(value, "Groups").unwrap_or_default().iter().map(|group| text(group, "GroupId"));
            settings.endpoints.push(EndpointSettings {
                id: text(value, "VpcEndpointId").to_owned(),
                security_groups: distinct(groups),
                subnets: texts(value, "SubnetIds").unwrap_or_default(),
                policy: value.get("PolicyDocument").and_then(policy),
            });
        }
        ResourceType::NatGateway
        | ResourceType::RouteTable
        | ResourceType::NetworkInterface
        | ResourceType::Firewall => {}
    }
}

/// The elements of a list, as AWS's answer has it or as `--query` leaves it.
fn elements<'v>(value: &'v Value, known: &List) -> Option<&'v [Value]> {
    let plain = || value.as_array().map(Vec::as_slice).filter(|all| !all.is_empty());
    // A bare list of VPCs or of names could be anything; only the lists of rules tell what they are.
    let plain = || plain().filter(|_| matches!(known.mark, "IpPermissions" | "Entries"));
    let all = list(value, known.key).or_else(plain)?;
    all.iter().all(|element| element.get(known.mark).is_some()).then_some(all)
}

/// The answer of `describe-vpc-attribute`.
fn is_attribute(value: &Value) -> bool {
    let stated = |name: &str| value.get(name).is_some_and(|attribute| attribute.get("Value").is_some());
    !text(value, "VpcId").is_empty() && (stated("EnableDnsSupport") || stated("EnableDnsHostnames"))
}

/// The answer of `route53 get-hosted-zone`.
fn is_hosted_zone(value: &Value) -> bool {
    value.get("HostedZone").is_some_and(Value::is_object)
}

fn vpc(value: &Value, settings: &mut NetworkSettings) -> bool {
    known_vpc(value, settings).is_some()
}

fn known_vpc<'s>(value: &Value, settings: &'s mut NetworkSettings) -> Option<&'s mut VpcSettings> {
    let id = Some(text(value, "VpcId")).filter(|id| !id.is_empty())?;
    let place = settings.vpcs.iter().position(|known| known.id == id).unwrap_or(settings.vpcs.len());
    if place == settings.vpcs.len() {
        settings.vpcs.push(VpcSettings { id: id.to_owned(), ..VpcSettings::default() });
    }
    settings.vpcs.get_mut(place)
}

fn attribute(value: &Value, settings: &mut NetworkSettings) -> bool {
    let stated = |name: &str| value.get(name)?.get("Value")?.as_bool();
    let Some(known) = known_vpc(value, settings) else { return false };
    known.dns_support = stated("EnableDnsSupport").or(known.dns_support);
    known.dns_hostnames = stated("EnableDnsHostnames").or(known.dns_hostnames);
    true
}

fn security_group(value: &Value, settings: &mut NetworkSettings) -> bool {
    let id = text(value, "GroupId");
    let rule = |rule: &Value| {
        let (from, to) = match text(rule, "IpProtocol") {
            "-1" => (0, u16::MAX),
            "tcp" | "6" => (port(rule, "FromPort")?, port(rule, "ToPort")?),
            _ => return None,
        };
        let blocks = list(rule, "IpRanges").unwrap_or_default().iter().map(|range| text(range, "CidrIp"));
        let others = ["UserIdGroupPairs", "PrefixListIds"];
        let has_others = others.iter().any(|field| list(rule, field).is_some_and(|all| !all.is_empty()));
        Some(PortRule { from, to, cidr_blocks: distinct(blocks), has_others })
    };
    let ingress = list(value, "IpPermissions").unwrap_or_default().iter().filter_map(rule).collect();
    settings.security_groups.push(SecurityGroup { id: id.to_owned(), ingress });
    !id.is_empty()
}

fn network_acl(value: &Value, settings: &mut NetworkSettings) -> bool {
    let id = text(value, "NetworkAclId");
    let rule = |entry: &Value| {
        let ports = entry.get("PortRange");
        let (from, to) = match (text(entry, "Protocol"), ports) {
            ("-1", _) | ("6", None) => (0, u16::MAX),
            ("6", Some(ports)) => (port(ports, "From")?, port(ports, "To")?),
            _ => return None,
        };
        Some(AclRule {
            number: u32::try_from(entry.get("RuleNumber")?.as_u64()?).ok()?,
            egress: entry.get("Egress")?.as_bool()?,
            allows: text(entry, "RuleAction") == "allow",
            from,
            to,
            cidr_block: Some(text(entry, "CidrBlock")).filter(|block| !block.is_empty())?.to_owned(),
        })
    };
    let mut rules: Vec<_> = list(value, "Entries").unwrap_or_default().iter().filter_map(rule).collect();
    rules.sort();
    let associations = list(value, "Associations").unwrap_or_default().iter();
    let subnets = distinct(associations.map(|association| text(association, "SubnetId")));
    settings.network_acls.push(NetworkAcl { id: id.to_owned(), subnets, rules });
    !id.is_empty()
}

/// A port number; AWS writes -1 for all ports of a protocol.
fn port(value: &Value, field: &str) -> Option<u16> {
    let port = value.get(field)?.as_i64()?;
    if port == -1 { Some(if field == "FromPort" { 0 } else { u16::MAX }) } else { u16::try_from(port).ok() }
}

fn offer(value: &Value, settings: &mut NetworkSettings) -> bool {
    let service_name = text(value, "ServiceName").to_owned();
    let several = list(value, "PrivateDnsNames").unwrap_or_default().iter().map(|one| text(one, "PrivateDnsName"));
    let private_names = distinct(several.chain([text(value, "PrivateDnsName")]));
    let azs = texts(value, "AvailabilityZones").unwrap_or_default();
    let has_name = !service_name.is_empty();
    settings.offers.push(EndpointOffer { service_name, azs, private_names });
    has_name
}

fn zone_of_vpc(value: &Value, settings: &mut NetworkSettings) -> bool {
    add_zone(text(value, "HostedZoneId"), text(value, "Name"), Vec::new(), settings)
}

fn hosted_zone(value: &Value, settings: &mut NetworkSettings) -> bool {
    let vpcs = distinct(list(value, "VPCs").unwrap_or_default().iter().map(|vpc| text(vpc, "VPCId")));
    let Some(zone) = value.get("HostedZone").filter(|_| !vpcs.is_empty()) else { return true };
    add_zone(text(zone, "Id"), text(zone, "Name"), vpcs, settings)
}

fn add_zone(id: &str, name: &str, vpcs: Vec<String>, settings: &mut NetworkSettings) -> bool {
    let id = id.strip_prefix("/hostedzone/").unwrap_or(id).to_owned();
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let is_known = !id.is_empty() && !name.is_empty();
    settings_zones(settings).push(HostedZone { id, name, vpcs });
    is_known
}

fn settings_zones(settings: &mut NetworkSettings) -> &mut Vec<HostedZone> {
    settings.hosted_zones.get_or_insert_default()
}

/// The statements of a policy, which is JSON or a text with JSON.
fn policy(document: &Value) -> Option<Vec<PolicyStatement>> {
    let parsed;
    let document = match document {
        Value::String(text) => {
            parsed = serde_json::from_str::<Value>(text).ok()?;
            &parsed
        }
        other => other,
    };
    let statements = document.get("Statement")?;
    let all: Vec<&Value> = match statements {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    all.into_iter().map(statement).collect()
}

fn statement(value: &Value) -> Option<PolicyStatement> {
    let allows = match text(value, "Effect") {
        "Allow" => true,
        "Deny" => false,
        _ => return None,
    };
    let patterns = |field: &str| match value.get(field)? {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(all) => all.iter().map(|one| one.as_str().map(str::to_owned)).collect(),
        _ => None,
    };
    let everyone = match value.get("Principal") {
        Some(Value::String(all)) => all == "*",
        Some(Value::Object(kinds)) => kinds.get("AWS").and_then(Value::as_str) == Some("*"),
        _ => false,
    };
    let has_condition = value.get("Condition").and_then(Value::as_object).is_some_and(|all| !all.is_empty());
    // What a statement leaves out (`NotAction`) cannot be said by patterns of what it has.
    Some(PolicyStatement {
        allows,
        is_conditional: has_condition || !everyone,
        actions: patterns("Action")?,
        resources: patterns("Resource")?,
    })
}
