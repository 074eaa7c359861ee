//! Finds resources in JSON of any layout: whole answers, pages, what `--query` leaves, answers by Region, rows of a
//! table, items of AWS Config.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::reader::{api_name, is_name};
use natpoint_model::catalogue::regions::is_region_code;
use untitled::Untitled;

mod untitled;

/// The resources in a JSON value.
#[derive(Debug, Default)]
pub(super) struct Found<'v> {
    pub(super) elements: Vec<Element<'v>>,
    /// The types of the lists that are there, even where they are empty.
    lists: Vec<ResourceType>,
}

/// A resource, with its keys as AWS's API writes them.
#[derive(Debug)]
pub(super) struct Element<'v> {
    pub(super) resource_type: ResourceType,
    pub(super) value: Cow<'v, Value>,
    /// The Region's code that stands around it.
    pub(super) near_region: Option<&'v str>,
}

/// A type of resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResourceType {
    NatGateway,
    Endpoint,
    Subnet,
    RouteTable,
    NetworkInterface,
    /// A firewall of AWS Network Firewall, or its association with a VPC.
    Firewall,
}

/// How deep the elements of an answer lie that `--query` made, in the list of the file's values.
const SHALLOW: usize = 2;
/// No layout is deeper, and a search of what is not a list at all stays short.
const MAX_DEPTH: usize = 12;

/// Finds the resources in a JSON value.
pub(super) fn find(value: &Value) -> Found<'_> {
    let mut found = Found::default();
    found.search(value, None, 0);
    found
}

impl ResourceType {
    const ALL: [Self; 6] =
        [Self::NatGateway, Self::Endpoint, Self::Subnet, Self::RouteTable, Self::NetworkInterface, Self::Firewall];

    /// The field with the id.
    pub(super) const fn id_field(self) -> &'static str {
        match self {
            Self::NatGateway => "NatGatewayId",
            Self::Endpoint => "VpcEndpointId",
            Self::Subnet => "SubnetId",
            Self::RouteTable => "RouteTableId",
            Self::NetworkInterface => "NetworkInterfaceId",
            Self::Firewall => "FirewallName",
        }
    }

    /// The key of the list in AWS's answer.
    const fn list_field(self) -> &'static str {
        match self {
            Self::NatGateway => "NatGateways",
            Self::Endpoint => "VpcEndpoints",
            Self::Subnet => "Subnets",
            Self::RouteTable => "RouteTables",
            Self::NetworkInterface => "NetworkInterfaces",
            Self::Firewall => "Firewalls",
        }
    }

    /// The type of an object by its fields.
    fn of(object: &Map<String, Value>) -> Option<Self> {
        let has = |wanted: &str| object.keys().any(|key| is_key(key, wanted));
        let any = |wanted: &[&str]| wanted.iter().any(|wanted| has(wanted));
        if only_names(object) {
            return None;
        }
        // With what stands in each AZ beside it, as `describe-firewall` answers, or alone.
        if has("Firewall") && has("FirewallStatus")
            || has("VpcEndpointAssociation") && has("VpcEndpointAssociationStatus")
            || has("FirewallName") && any(&["SubnetMappings", "AvailabilityZoneMappings"])
        {
            return Some(Self::Firewall);
        }
        if has("RouteTableId") && any(&["Routes", "Associations"]) {
            return Some(Self::RouteTable);
        }
        if has("NatGatewayId") {
            return Some(Self::NatGateway);
        }
        if has("VpcEndpointId") {
            return Some(Self::Endpoint);
        }
        if has("NetworkInterfaceId") && any(&["InterfaceType", "PrivateIpAddress", "MacAddress"]) {
            return Some(Self::NetworkInterface);
        }
        let place = any(&["AvailabilityZone", "AvailabilityZoneId", "AvailableIpAddressCount"]);
        (has("SubnetId") && has("VpcId") && place && !has("InstanceId") && !has("NetworkInterfaceId"))
            .then_some(Self::Subnet)
    }
}

impl<'v> Found<'v> {
    /// The type of the first resource, or else of the first list, which is empty.
    pub(super) fn first_type(&self) -> Option<ResourceType> {
        self.elements.first().map(|element| element.resource_type).or(self.lists.first().copied())
    }

    /// Whether there is a list of NAT gateways, even an empty one.
    pub(super) fn lists_nat_gateways(&self) -> bool {
        self.lists.contains(&ResourceType::NatGateway)
    }

    fn search(&mut self, value: &'v Value, region: Option<&'v str>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Array(all) => {
                for one in all {
                    match one {
                        Value::String(_) if depth <= SHALLOW => self.add_untitled(untitled::of_cells([one]), region),
                        Value::String(_) => {}
                        Value::Array(row) if row.iter().any(Value::is_string) => {
                            let row = untitled::of_cells(row).filter(|found| row.len() == 1 || found.is_described());
                            self.add_untitled(row, region);
                        }
                        _ => self.search(one, region, depth + 1),
                    }
                }
            }
            Value::Object(object) => self.search_object(value, object, region, depth),
            _ => {}
        }
    }

    fn search_object(
        &mut self,
        value: &'v Value,
        object: &'v Map<String, Value>,
        region: Option<&'v str>,
        depth: usize,
    ) {
        let stated = object.iter().find(|(key, _)| is_key(key, "AwsRegion") || is_key(key, "Region"));
        let region = stated.and_then(|(_, value)| value.as_str()).filter(|code| is_region_code(code)).or(region);
        if let Some(resource_type) = ResourceType::of(object) {
            self.elements.push(Element { resource_type, value: in_api_case(value), near_region: region });
            return;
        }
        if only_names(object) {
            return;
        }
        let before = self.elements.len();
        for (key, inner) in object {
            let list = ResourceType::ALL.into_iter().find(|known| inner.is_array() && is_key(key, known.list_field()));
            self.lists.extend(list);
            let region = Some(key.as_str()).filter(|key| is_region_code(key)).or(region);
            match (list, inner) {
                (
                    Some(resource_type @ (ResourceType::NatGateway | ResourceType::Endpoint | ResourceType::Firewall)),
                    Value::Array(all),
                ) if all.iter().any(Value::is_object) => {
                    for one in all {
                        self.add_of(resource_type, one, region, depth);
                    }
                }
                _ => self.search(inner, region, depth + 1),
            }
        }
        // What `--query` leaves may have keys of the user's own; ids tell what it is.
        if depth > 0 && self.elements.len() == before {
            self.add_untitled(untitled::of_object(object, depth <= SHALLOW), region);
        }
    }

    /// Adds an element of a list of a type, even one without an id, which is then passed over and said.
    fn add_of(&mut self, resource_type: ResourceType, value: &'v Value, region: Option<&'v str>, depth: usize) {
        let before = self.elements.len();
        self.search(value, region, depth + 2);
        if self.elements.len() == before {
            self.elements.push(Element { resource_type, value: in_api_case(value), near_region: region });
        }
    }

    /// Adds a resource of which only values are told.
    fn add_untitled(&mut self, found: Option<Untitled>, near_region: Option<&'v str>) {
        if let Some(Untitled { resource_type, fields }) = found {
            self.elements.push(Element { resource_type, value: Cow::Owned(Value::Object(fields)), near_region });
        }
    }
}

/// Whether an object names a resource and describes something else: a route, which leads to it, an attachment, which
/// belongs to it, the owner's view of an endpoint of somebody else, a metric, an alarm or an event.
fn only_names(object: &Map<String, Value>) -> bool {
    const SIGNS: [&str; 12] = [
        "DestinationCidrBlock",
        "DestinationPrefixListId",
        "DestinationIpv6CidrBlock",
        "VpcEndpointOwner",
        "MetricName",
        "SampleCount",
        "Datapoints",
        "__name__",
        "AlarmName",
        "EventName",
        "ResourceStatus",
        "ComplianceType",
    ];
    object.keys().any(|key| SIGNS.iter().any(|sign| key == sign || is_key(key, sign)))
}

/// Whether a key is the one that AWS's API writes, in any case: `natGatewayId`, `nat_gateway_id`, `NatGatewayId`.
pub(super) fn is_key(key: &str, wanted: &str) -> bool {
    is_name(key, wanted)
}

/// Whether a value is the number of an endpoint's AZs, by its key: there is one subnet and one interface in each.
pub(super) fn is_count_of_azs(key: &str, value: &Value) -> bool {
    const KEYS: [&str; 12] = [
        "Azs",
        "AzCount",
        "Zones",
        "AvailabilityZones",
        "Subnets",
        "SubnetCount",
        "SubnetIds",
        "Interfaces",
        "NetworkInterfaces",
        "NetworkInterfaceIds",
        "Enis",
        "EniCount",
    ];
    let is_number =
        value.is_u64() || value.as_str().is_some_and(|text| text.starts_with(|first: char| first.is_ascii_digit()));
    is_number && KEYS.iter().any(|known| is_key(key, known))
}

/// The value with its keys as AWS's API writes them, and lists that stand in a text read.
fn in_api_case(value: &Value) -> Cow<'_, Value> {
    let in_case = |key: &str| {
        let is_pascal = key.starts_with(|first: char| first.is_ascii_uppercase()) && !key.contains(['_', '-', ' ']);
        is_pascal && (key.contains(|letter: char| letter.is_ascii_lowercase()) || api_name(key).is_none())
    };
    let is_list = |text: &str| text.starts_with(['[', '{']);
    let done = value
        .as_object()
        .is_none_or(|object| object.iter().all(|(key, value)| in_case(key) && !value.as_str().is_some_and(is_list)));
    let done = done && value.as_object().is_none_or(|object| !object.values().any(|value| constant(value).is_some()));
    // Policies are JSON in a text too, and long; they are copied then, once.
    if done { Cow::Borrowed(value) } else { Cow::Owned(converted(value, 0)) }
}

/// The text of a constant, which PowerShell and AWS Config write as an object: `{"Value": "available"}`.
fn constant(value: &Value) -> Option<&Value> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.iter().find(|(key, value)| is_key(key, "Value") && value.is_string()).map(|(_, value)| value)
}

fn converted(value: &Value, depth: usize) -> Value {
    match constant(value).unwrap_or(value) {
        Value::Object(object) if depth <= MAX_DEPTH => {
            Value::Object(object.iter().map(|(key, value)| (api_key(key), converted(value, depth + 1))).collect())
        }
        Value::Array(all) if depth <= MAX_DEPTH => {
            Value::Array(all.iter().map(|value| converted(value, depth + 1)).collect())
        }
        value @ Value::String(text) if depth == 1 && text.starts_with(['[', '{']) => match serde_json::from_str(text) {
            Ok(inner) => converted(&inner, depth + 1),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}

fn api_key(key: &str) -> String {
    if let Some(name) = api_name(key) {
        return name.to_owned();
    }
    let mut cased = String::with_capacity(key.len());
    for word in key.split('_') {
        let mut letters = word.chars();
        cased.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        cased.push_str(letters.as_str());
    }
    cased
}
