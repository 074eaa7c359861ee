//! Resources of which only values are told, in no known order or under names of the user's own, as `--query` leaves
//! them: their ids, the words for their states and the forms of names tell what each value is.

use serde_json::{Map, Value};

use super::super::places::region_of_az;
use super::{ResourceType, is_count_of_azs};
use natpoint_model::catalogue::services::ServiceId;

/// A resource under the names of AWS's API.
pub(super) struct Untitled {
    pub(super) resource_type: ResourceType,
    pub(super) fields: Map<String, Value>,
}

/// The states that AWS has for NAT gateways and endpoints.
const STATES: [&str; 9] =
    ["available", "pending", "pendingAcceptance", "deleting", "deleted", "failed", "rejected", "expired", "partial"];

impl Untitled {
    /// Whether more than its id is told.
    pub(super) fn is_described(&self) -> bool {
        self.fields.len() > 1
    }
}

/// The resource that an object with keys of the user's own describes. An id alone is one where the object is an element
/// of the answer itself and the key says so; under the key of another thing, such as `ResourceId` of a finding, it is
/// none.
pub(super) fn of_object(object: &Map<String, Value>, is_element: bool) -> Option<Untitled> {
    let is_plain =
        |value: &Value| !value.is_object() && value.as_array().is_none_or(|all| all.iter().all(Value::is_string));
    let with_id = object.iter().filter(|(_, value)| value.as_str().is_some_and(|id| type_of(id).is_some()));
    let keys: Vec<String> = with_id.map(|(key, _)| key.to_ascii_lowercase()).collect();
    let is_own = keys.iter().any(|key| !key.contains("resource"));
    let words = ["nat", "ngw", "gateway", "endpoint", "vpce"];
    let says_so = || keys.iter().any(|key| key.ends_with("id") || words.iter().any(|word| key.contains(word)));
    let mut found = of_cells(object.values()).filter(|_| is_own && object.values().all(is_plain))?;
    let counts = object.iter().filter(|(key, value)| is_count_of_azs(key, value));
    found.fields.extend(counts.map(|(key, value)| (key.clone(), value.clone())));
    (found.is_described() || is_element && says_so()).then_some(found)
}

/// The resource that values describe.
pub(super) fn of_cells<'v>(cells: impl IntoIterator<Item = &'v Value> + Clone) -> Option<Untitled> {
    let mut texts = cells.clone().into_iter().filter_map(Value::as_str);
    let (id, resource_type) = texts.find_map(|cell| Some((cell, type_of(cell)?)))?;
    let mut fields = Map::new();
    fields.insert(resource_type.id_field().to_owned(), id.into());
    for cell in cells {
        if let Some(field) = field_of(cell, resource_type) {
            fields.insert(field.to_owned(), cell.clone());
        }
    }
    Some(Untitled { resource_type, fields })
}

/// The field of a value.
fn field_of(cell: &Value, resource_type: ResourceType) -> Option<&'static str> {
    let is_nat = resource_type == ResourceType::NatGateway;
    Some(match cell {
        Value::Array(all) => match all.first()?.as_str()?.split('-').next()? {
            "subnet" => "SubnetIds",
            "eni" => "NetworkInterfaceIds",
            "rtb" => "RouteTableIds",
            _ => return None,
        },
        Value::String(cell) => match cell.as_str() {
            cell if cell.strip_prefix("vpc-").is_some_and(is_hexadecimal) => "VpcId",
            cell if cell.starts_with("subnet-") => "SubnetId",
            cell if ServiceId::behind_name_front(cell).is_some() => "ServiceName",
            cell if is_any(cell, &STATES) => "State",
            cell if is_nat && is_any(cell, &["public", "private"]) => "ConnectivityType",
            cell if is_nat && is_any(cell, &["regional", "zonal"]) => "AvailabilityMode",
            "Interface" | "Gateway" | "GatewayLoadBalancer" | "Resource" | "ServiceNetwork" => "VpcEndpointType",
            cell if region_of_az(cell).is_some() => "AvailabilityZone",
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether a cell is one of some words, which consoles write with a capital letter.
fn is_any(cell: &str, words: &[&str]) -> bool {
    words.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The type of a resource with an id such as `nat-0123456789abcdef0`.
fn type_of(id: &str) -> Option<ResourceType> {
    let (front, number) = id.split_once('-')?;
    let resource_type = match front {
        "nat" => ResourceType::NatGateway,
        "vpce" => ResourceType::Endpoint,
        _ => return None,
    };
    (number.len() >= 8 && is_hexadecimal(number)).then_some(resource_type)
}

fn is_hexadecimal(number: &str) -> bool {
    number.bytes().all(|digit| digit.is_ascii_hexdigit())
}
