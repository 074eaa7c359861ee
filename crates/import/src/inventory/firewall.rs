//! The endpoints of firewalls of AWS Network Firewall: one in each subnet that a firewall stands in.

use serde_json::Value;

use super::places::region_of_arn;
use super::{list, text, wrong};
use crate::imported_data::{Endpoint, EndpointKind, ResourceState, SkipReason};

/// The tag that AWS puts on the endpoints of its firewalls, which are Gateway Load Balancer endpoints by their type.
///
/// Source: the policy of AWS Network Firewall's service-linked role, `NetworkFirewallCreateVpcEndpoint`.
const MANAGED: &str = "AWSNetworkFirewallManaged";

/// The endpoints of a firewall, or of an association of one with another VPC, as `describe-firewall`,
/// `describe-vpc-endpoint-association` and AWS Config tell of it. An endpoint that has no id yet is named by its
/// firewall and its subnet.
pub(super) fn endpoints(element: &Value, region: &str) -> Result<Vec<Endpoint>, SkipReason> {
    let firewall = body(element);
    let name = ["FirewallArn", "FirewallName"].map(|field| text(firewall, field));
    let name = name.into_iter().find(|name| !name.is_empty()).ok_or_else(|| wrong("FirewallName"))?;
    let region = Some(region).filter(|region| !region.is_empty()).or(region_of_arn(name)).unwrap_or_default();
    let states = ["/FirewallStatus/SyncStates", "/VpcEndpointAssociationStatus/AssociationSyncState"];
    let states = states.into_iter().find_map(|path| element.pointer(path)?.as_object());
    let attachments: Vec<&Value> =
        states.into_iter().flat_map(|zones| zones.values()).filter_map(|zone| zone.get("Attachment")).collect();
    let is_deleting = element.pointer("/FirewallStatus/Status").and_then(Value::as_str) == Some("DELETING");
    let state = if is_deleting { ResourceState::Removing } else { ResourceState::Existing };
    let of_place = |place: &str| {
        let attachment = attachments.iter().find(|attachment| text(attachment, "SubnetId") == place);
        let id = attachment.map(|attachment| text(attachment, "EndpointId")).filter(|id| !id.is_empty());
        let id = id.map_or_else(|| [name, " ", place].concat(), str::to_owned);
        endpoint(id, text(firewall, "VpcId"), region, state)
    };
    let places = places(firewall).ok_or_else(|| wrong("SubnetMappings"))?;
    Ok(places.into_iter().map(of_place).collect())
}

/// An endpoint of a firewall, which is charged for one AZ.
pub(super) fn endpoint(id: String, vpc: &str, region: &str, state: ResourceState) -> Endpoint {
    Endpoint {
        id,
        vpc: vpc.to_owned(),
        region: region.to_owned(),
        kind: EndpointKind::NetworkFirewall,
        azs: Some(1),
        state,
        ..Endpoint::default()
    }
}

/// The name of a firewall, as it stands in an answer or around it; empty where there is none.
pub(super) fn name(element: &Value) -> &str {
    text(body(element), "FirewallName")
}

/// Whether tags say that an endpoint belongs to a firewall: a list of keys and values, or an object.
pub(super) fn is_managed(tags: Option<&Value>) -> bool {
    match tags {
        Some(Value::Array(all)) => all.iter().any(|tag| {
            // Tools write `key` beside names in AWS's case.
            let of = |upper, lower| [upper, lower].map(|field| text(tag, field));
            of("Key", "key").contains(&MANAGED) && of("Value", "value").contains(&"true")
        }),
        Some(Value::Object(all)) => all.get(MANAGED).and_then(Value::as_str) == Some("true"),
        _ => false,
    }
}

/// The firewall or the association in an answer that has its state beside it.
fn body(element: &Value) -> &Value {
    ["Firewall", "VpcEndpointAssociation"].into_iter().find_map(|field| element.get(field)).unwrap_or(element)
}

/// The subnets that a firewall stands in, or the AZs of one that is attached to a transit gateway.
fn places(firewall: &Value) -> Option<Vec<&str>> {
    if let Some(mapping) = firewall.get("SubnetMapping") {
        return Some(vec![text(mapping, "SubnetId")]);
    }
    let subnets = list(firewall, "SubnetMappings").unwrap_or_default().iter().map(|one| text(one, "SubnetId"));
    let zones = list(firewall, "AvailabilityZoneMappings").unwrap_or_default();
    let all: Vec<&str> = subnets.chain(zones.iter().map(|one| text(one, "AvailabilityZone"))).collect();
    (!all.is_empty()).then_some(all)
}
