//! Gateway endpoints, and interface endpoints with their security group.

use std::fmt::Write as _;

use natpoint_text::Locale;

use super::comment;
use crate::change::{Change, InterfaceEndpoint};
use crate::comments;
use crate::custom;

/// Gateway endpoints of the VPC.
pub(super) fn gateway(text: &mut String, change: &Change, locale: &dyn Locale) {
    if change.gateway_endpoints.is_empty() {
        return;
    }
    comment(text, "  ", locale.change_labels().gateway);
    for service in &change.gateway_endpoints {
        let _ = writeln!(
            text,
            "  # shellcheck disable=SC2086 # one word for each route table\n  endpoint {} {} --vpc-endpoint-type \
            Gateway \\\n    \
             --route-table-ids $PRIVATE_ROUTE_TABLE_IDS > /dev/null",
            service.name_in(change.region),
            service.slug()
        );
    }
}

/// Interface endpoints of the VPC, or of the hub, for clients with these addresses.
pub(super) fn interface(text: &mut String, change: &Change, locale: &dyn Locale, clients: &str) {
    if !change.has_interface_endpoints() {
        return;
    }
    let labels = locale.change_labels();
    comment(text, "  ", labels.security_group);
    let _ = writeln!(
        text,
        "  local group\n  \
         group=$(aws ec2 create-security-group --vpc-id \"$VPC_ID\" --group-name \"vpc-endpoints-$(date +%s%N)\" \
         \\\n    \
         --description 'Clients of VPC endpoints' --query GroupId --output text \\\n    \
         --tag-specifications \"$(tags security-group vpc-endpoints)\")\n  note security-group \"$group\"\n  \
         local cidr\n  for cidr in {clients}; do"
    );
    for port in change.ports() {
        let _ = writeln!(
            text,
            "    aws ec2 authorize-security-group-ingress --group-id \"$group\" --protocol tcp --port {port} \\\n      \
             --cidr \"$cidr\" > /dev/null"
        );
    }
    text.push_str("  done\n");
    for line in comments::endpoint_hours(change, locale) {
        comment(text, "  ", &line);
    }
    let in_hub = change.hub.is_some().then_some(labels.interface_in_hub);
    for said in in_hub.into_iter().chain(change.has_custom_endpoints().then_some(labels.custom)) {
        comment(text, "  ", said);
    }
    for endpoint in &change.interface_endpoints {
        one(text, change, *endpoint);
    }
    if let Some(other) = change.cross_region {
        comment(text, "  ", labels.cross_region);
        let region = other.region.code();
        let named = if change.hub.is_some() {
            format!("note_name \"$id\" \"$service\" --service-regions {region}")
        } else {
            "note private-dns \"$id\" \"$VPC_ID\"".to_owned()
        };
        let _ = writeln!(
            text,
            "  local service\n  for service in $CROSS_REGION_SERVICES; do\n    \
             id=$(endpoint \"$service\" \"${{service##*.}}\" --service-region {region} --vpc-endpoint-type Interface \
             \\\n      \
             --no-private-dns-enabled --security-group-ids \"$group\" \\\n      \
             --subnet-ids \"${{private_subnets[@]:0:{}}}\")\n    {named}\n  done",
            other.azs
        );
    }
}

/// An endpoint, and what it is to be found by: private DNS of its own, or in a hub a name for a hosted zone.
fn one(text: &mut String, change: &Change, endpoint: InterfaceEndpoint) {
    let service = endpoint.service;
    let number = change.custom_number(service).unwrap_or_default();
    let asked = service.is_custom() && custom::full_name(service).is_none();
    let name = if asked { format!("\"$CUSTOM_SERVICE_{number}\"") } else { service.name_in(change.region) };
    let _ = writeln!(
        text,
        "  id=$(endpoint {name} {} --vpc-endpoint-type Interface --no-private-dns-enabled \\\n    \
         --security-group-ids \"$group\" --subnet-ids \"${{private_subnets[@]:0:{}}}\")",
        change.key(service),
        endpoint.azs
    );
    let said = match (change.hub.is_some(), service.is_custom()) {
        (true, true) => format!("note name \"$id\" \"$CUSTOM_SERVICE_{number}_PRIVATE_NAME\""),
        (true, false) if endpoint.has_private_dns => format!("note_name \"$id\" {name}"),
        (false, true) => format!(
            "if [ \"$CUSTOM_SERVICE_{number}_PRIVATE_DNS\" = yes ]; then note private-dns \"$id\" \"$VPC_ID\"; fi"
        ),
        (false, false) if endpoint.has_private_dns => "note private-dns \"$id\" \"$VPC_ID\"".to_owned(),
        // A service without a private name has nothing to be found by.
        _ => return,
    };
    let _ = writeln!(text, "  {said}");
}
