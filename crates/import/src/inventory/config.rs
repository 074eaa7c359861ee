//! Configuration items of AWS Config: snapshots, histories and the results of its queries.

use serde_json::{Map, Value};

use super::describe;
use crate::imported_data::FileRead;
use crate::reader::ImportAccumulator;

/// The lists of items in snapshots and in the answers of Config's commands.
const LISTS: [&str; 4] =
    ["configurationItems", "ConfigurationItems", "baseConfigurationItems", "BaseConfigurationItems"];

/// The types of items that matter, with the field of the id in AWS's API.
const TYPES: [(&str, &str); 6] = [
    ("AWS::EC2::NatGateway", "NatGatewayId"),
    ("AWS::EC2::VPCEndpoint", "VpcEndpointId"),
    ("AWS::EC2::Subnet", "SubnetId"),
    ("AWS::EC2::RouteTable", "RouteTableId"),
    ("AWS::EC2::NetworkInterface", "NetworkInterfaceId"),
    ("AWS::NetworkFirewall::Firewall", "FirewallName"),
];

/// Whether JSON has configuration items.
pub(crate) fn are_items(value: &Value) -> bool {
    LISTS.iter().any(|list| value.get(list).is_some_and(Value::is_array))
        || value.get("QueryInfo").is_some() && value.get("Results").is_some_and(Value::is_array)
        || field(value, "resourceType").is_some_and(|kind| kind.starts_with("AWS::"))
            && any(value, "configuration").is_some()
}

/// Reads configuration items.
pub(crate) fn items(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let results = value.get("Results").and_then(Value::as_array).into_iter().flatten();
    let results: Vec<Value> = results.filter_map(|result| serde_json::from_str(result.as_str()?).ok()).collect();
    let listed = LISTS.iter().filter_map(|list| value.get(list)?.as_array()).flatten();
    let all = listed.chain(&results).chain(Some(value).filter(|value| any(value, "configuration").is_some()));
    let resources: Vec<Value> = all.filter_map(resource).collect();
    describe::resources(&Value::Array(resources), file, accumulator);
}

/// The resource of an item, with its id and its Region beside what Config says of it.
fn resource(item: &Value) -> Option<Value> {
    let (_, id_field) = TYPES.iter().find(|(name, _)| field(item, "resourceType") == Some(name))?;
    let mut configuration: Map<String, Value> = match any(item, "configuration") {
        Some(Value::Object(configuration)) => configuration.clone(),
        Some(Value::String(text)) => serde_json::from_str(text).ok()?,
        // A query selects single fields, such as `configuration.state.value`.
        _ => item.as_object()?.clone(),
    };
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            configuration.insert(name.to_owned(), Value::String(value.to_owned()));
        }
    };
    put("awsRegion", field(item, "awsRegion"));
    let deleted = field(item, "configurationItemStatus").is_some_and(|status| status.contains("Deleted"));
    put("state", Some("deleted").filter(|_| deleted));
    let has_id = configuration.keys().any(|key| key.eq_ignore_ascii_case(id_field));
    if !has_id {
        configuration.insert((*id_field).to_owned(), item.get("resourceId").cloned().unwrap_or_default());
    }
    Some(Value::Object(configuration))
}

fn field<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    any(value, name)?.as_str()
}

/// A field, whose first letter the command line writes in lower case and an S3 snapshot of a newer type does not.
fn any<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
