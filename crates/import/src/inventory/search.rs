//! Finds resources in JSON of any layout: whole answers, pages, what `--query` leaves, answers by Region, rows of a
//! table, items of AWS Config.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::reader::{api_name, is_name};
use natpoint_model::catalogue::regions::is_region_code;
use natpoint_model::catalogue::services::ServiceId;

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
        // A route names what it leads to, and an attachment what it belongs to.
        if any(&["DestinationCidrBlock", "DestinationPrefixListId", "DestinationIpv6CidrBlock", "VpcEndpointOwner"]) {
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

    /// The type of a resource with an id such as `nat-0123456789abcdef0`.
    fn of_id(id: &str) -> Option<Self> {
        let (front, number) = id.split_once('-')?;
        let resource_type = match front {
            "nat" => Self::NatGateway,
            "vpce" => Self::Endpoint,
            _ => return None,
        };
        let is_number = number.len() >= 8 && number.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_number.then_some(resource_type)
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
                        Value::String(id) => self.add_by_values(&[id], region),
                        Value::Array(row) if row.iter().any(Value::is_string) => {
                            let cells: Vec<&str> = row.iter().filter_map(Value::as_str).collect();
                            self.add_by_values(&cells, region);
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
        let is_plain =
            |value: &Value| !value.is_object() && value.as_array().is_none_or(|all| all.iter().all(Value::is_string));
        if depth > 0 && self.elements.len() == before && object.values().all(is_plain) {
            let cells: Vec<&str> = object.values().filter_map(Value::as_str).collect();
            self.add_by_values(&cells, region);
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

    /// Adds a resource of which only values are told, in no known order.
    fn add_by_values(&mut self, cells: &[&'v str], region: Option<&'v str>) {
        let Some((id, resource_type)) = cells.iter().find_map(|cell| Some((*cell, ResourceType::of_id(cell)?))) else {
            return;
        };
        let mut element = Map::new();
        let mut put = |field: &str, value: &str| _ = element.insert(field.to_owned(), Value::String(value.to_owned()));
        put(resource_type.id_field(), id);
        for cell in cells {
            let field = match *cell {
                cell if cell.starts_with("vpc-") => "VpcId",
                cell if cell.starts_with("subnet-") => "SubnetId",
                cell if ServiceId::behind_name_front(cell).is_some() => "ServiceName",
                "available" | "pending" | "deleting" | "deleted" | "failed" => "State",
                "public" | "private" if resource_type == ResourceType::NatGateway => "ConnectivityType",
                "regional" | "zonal" if resource_type == ResourceType::NatGateway => "AvailabilityMode",
                "Interface" | "Gateway" | "GatewayLoadBalancer" | "Resource" | "ServiceNetwork" => "VpcEndpointType",
                cell if super::places::region_of_az(cell).is_some() => "AvailabilityZone",
                _ => continue,
            };
            put(field, cell);
        }
        let value = Cow::Owned(Value::Object(element));
        self.elements.push(Element { resource_type, value, near_region: region });
    }
}

/// Whether a key is the one that AWS's API writes, in any case: `natGatewayId`, `nat_gateway_id`, `NatGatewayId`.
pub(super) fn is_key(key: &str, wanted: &str) -> bool {
    is_name(key, wanted)
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
    // Policies are JSON in a text too, and long; they are copied then, once.
    if done { Cow::Borrowed(value) } else { Cow::Owned(converted(value, 0)) }
}

fn converted(value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(object) if depth <= MAX_DEPTH => {
            Value::Object(object.iter().map(|(key, value)| (api_key(key), converted(value, depth + 1))).collect())
        }
        Value::Array(all) if depth <= MAX_DEPTH => {
            Value::Array(all.iter().map(|value| converted(value, depth + 1)).collect())
        }
        Value::String(text) if depth == 1 && text.starts_with(['[', '{']) => match serde_json::from_str(text) {
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
