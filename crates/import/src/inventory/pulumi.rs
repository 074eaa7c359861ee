//! The output of `pulumi preview --json` and of `pulumi stack export`.
//!
//! Pulumi's provider is Terraform's with other names, so its resources are read as Terraform's.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::terraform::{self, Resource};
use super::{list, skip, text};
use crate::imported_data::{FileRead, ResourceState, SkipReason};
use crate::reader::ImportAccumulator;

/// What stands in a preview for a value that is known only after the update.
const UNKNOWN: &str = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/// Whether a value is a preview or the state of a stack.
pub(crate) fn is_stack(value: &Value) -> bool {
    let steps = list(value, "steps").is_some_and(|steps| steps.iter().any(|step| !text(step, "urn").is_empty()));
    steps || value.pointer("/deployment/resources").is_some_and(Value::is_array)
}

/// A resource with its properties as Terraform names them.
struct Translated<'v> {
    urn: &'v str,
    kind: &'static str,
    values: Value,
    state: ResourceState,
}

/// Reads a preview or the state of a stack.
pub(crate) fn stack(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let steps = list(value, "steps").unwrap_or_default();
    let kept = value.pointer("/deployment/resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let planned = steps.iter().filter_map(|step| {
        let (side, state) = match text(step, "op") {
            "delete" => ("oldState", ResourceState::Removing),
            // The other half of a replacement, whose creation is a step of its own.
            "delete-replaced" | "create" | "create-replacement" | "import" => ("newState", ResourceState::Planned),
            _ => ("newState", ResourceState::Existing),
        };
        let replaced = text(step, "op") == "delete-replaced";
        step.get(side).or(step.get("oldState")).filter(|_| !replaced).map(|resource| (resource, state))
    });
    let all: Vec<_> = planned.chain(kept.iter().map(|resource| (resource, ResourceState::Existing))).collect();
    let stack_region = value.pointer("/config/aws:region").and_then(Value::as_str).unwrap_or_default();
    let providers: Vec<(&str, &str)> = all
        .iter()
        .filter(|(resource, _)| text(resource, "type") == "pulumi:providers:aws")
        .filter_map(|(resource, _)| Some((text(resource, "urn"), resource.pointer("/inputs/region")?.as_str()?)))
        .collect();
    let mut translated = Vec::new();
    for (resource, state) in all {
        let Some(kind) = terraform_type(text(resource, "type")) else { continue };
        let counts = !terraform::SUBNETS.contains(&kind);
        file.records += u64::from(counts);
        if resource.get("delete") == Some(&Value::Bool(true)) {
            skip(SkipReason::Inactive, text(resource, "urn"), file);
            continue;
        }
        let provider = text(resource, "provider");
        let own = providers.iter().find(|(urn, _)| !urn.is_empty() && provider.starts_with(urn));
        let region = own.map_or(stack_region, |(_, region)| region);
        translated.push(Translated { urn: text(resource, "urn"), kind, values: values(resource, region), state });
    }
    let resources: Vec<Resource<'_>> = translated
        .iter()
        .map(|resource| Resource {
            address: Cow::Borrowed(resource.urn),
            id: text(&resource.values, "id"),
            kind: resource.kind,
            values: &resource.values,
            unknown: &Value::Null,
            state: resource.state,
        })
        .collect();
    terraform::take(value, &resources, None, file, accumulator);
}

fn terraform_type(pulumi: &str) -> Option<&'static str> {
    Some(match pulumi {
        "aws:ec2/natGateway:NatGateway" | "aws-native:ec2:NatGateway" => terraform::GATEWAY,
        "aws:ec2/vpcEndpoint:VpcEndpoint" | "aws-native:ec2:VpcEndpoint" => terraform::ENDPOINT,
        "aws:networkfirewall/firewall:Firewall" | "aws-native:networkfirewall:Firewall" => terraform::FIREWALL,
        "aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation"
        | "aws-native:networkfirewall:VpcEndpointAssociation" => terraform::FIREWALL_ASSOCIATION,
        "aws:ec2/subnet:Subnet" | "aws-native:ec2:Subnet" => terraform::SUBNETS[0],
        _ => return None,
    })
}

/// The properties of a resource under Terraform's names: what was asked for, and what came of it.
fn values(resource: &Value, region: &str) -> Value {
    let mut values = Map::new();
    for side in ["inputs", "outputs"] {
        for (name, value) in resource.get(side).and_then(Value::as_object).into_iter().flatten() {
            if let Some(value) = known(value) {
                values.insert(terraform_name(name), value);
            }
        }
    }
    for (field, value) in [("id", text(resource, "id")), ("region", region)] {
        if !value.is_empty() {
            values.entry(field).or_insert_with(|| Value::String(value.to_owned()));
        }
    }
    Value::Object(values)
}

/// A value without what is not known yet; a list keeps its length.
fn known(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text == UNKNOWN => None,
        Value::Array(all) => Some(Value::Array(all.iter().map(|one| known(one).unwrap_or_default()).collect())),
        other => Some(other.clone()),
    }
}

/// `vpcEndpointType` as Terraform writes it: `vpc_endpoint_type`.
fn terraform_name(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
