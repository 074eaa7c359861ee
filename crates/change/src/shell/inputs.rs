//! The variables that the functions of a script need: what the page cannot know.

use std::fmt::Write as _;

use natpoint_text::{ChangeLabels, Locale};

use super::comment;
use crate::change::{Change, EgressKind, InspectionEndpoints, NewEgress};
use crate::custom;

/// A variable that has to be set.
pub(super) struct Asked {
    name: &'static str,
    said: &'static str,
    /// The list that its words become.
    list: Option<&'static str>,
}

impl Asked {
    pub(super) fn new(name: &'static str, said: &'static str) -> Self {
        Self { name, said, list: None }
    }

    pub(super) fn into_list(self, list: &'static str) -> Self {
        Self { list: Some(list), ..self }
    }
}

/// Writes what a script, or a function of it, asks for.
pub(super) fn write(text: &mut String, indent: &str, asked: &[Asked]) {
    for asked in asked {
        comment(text, indent, asked.said);
        let _ = writeln!(text, "{indent}: \"${{{}:?}}\"", asked.name);
    }
}

/// Writes the lists of what was asked for.
pub(super) fn write_lists(text: &mut String, indent: &str, asked: &[Asked]) {
    let lists = || asked.iter().filter_map(|asked| asked.list.map(|list| (list, asked.name)));
    if !indent.is_empty() && lists().next().is_some() {
        let names: Vec<&str> = lists().map(|(list, _)| list).collect();
        let _ = writeln!(text, "{indent}local {}", names.join(" "));
    }
    for (list, name) in lists() {
        let _ = writeln!(text, "{indent}read -ra {list} <<< \"${name}\"");
    }
}

/// What the script of a VPC asks for.
pub(super) fn of_vpc(text: &mut String, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let kind = change.egress.map(|egress| egress.kind);
    let endpoints = change.has_interface_endpoints();
    let instances = matches!(kind, Some(EgressKind::NatInstances { .. }));
    let private_nat = matches!(kind, Some(EgressKind::PrivateNat { .. }));
    let removes_nat = change.removes_nat && !change.shares_subnets;
    let mut asked = vec![Asked::new("VPC_ID", labels.in_vpc)];
    if endpoints || instances {
        asked.push(Asked::new("VPC_CIDR_BLOCKS", labels.in_vpc_cidr_blocks));
    }
    if endpoints || private_nat {
        asked.push(Asked::new("PRIVATE_SUBNET_IDS", labels.in_private_subnet_words).into_list("private_subnets"));
    }
    if !change.gateway_endpoints.is_empty() || kind.is_some() || removes_nat {
        asked.push(Asked::new("PRIVATE_ROUTE_TABLE_IDS", labels.in_private_route_table_words));
    }
    let names = ["PUBLIC_SUBNET_IDS", "PUBLIC_ROUTE_TABLE_IDS"];
    asked.extend(of_egress(change, labels, names));
    if change.egress.is_some_and(NewEgress::is_inspected) {
        asked.push(Asked::new("PRIVATE_CIDR_BLOCKS", labels.in_private_cidr_words));
    }
    if change.shares_subnets {
        asked.push(Asked::new("SHARED_SUBNET_ARNS", labels.in_shared_subnets));
        asked.push(Asked::new("SHARE_WITH", labels.in_share_with));
    }
    write(text, "", &asked);
    of_services(text, "", change, locale);
    write_lists(text, "", &asked);
}

/// What a way out stands in; the names are those of the public subnets and of their route tables.
pub(super) fn of_egress(
    change: &Change,
    labels: &ChangeLabels,
    [subnets, route_tables]: [&'static str; 2],
) -> Vec<Asked> {
    let Some(egress) = change.egress else { return Vec::new() };
    let mut asked = Vec::new();
    if matches!(egress.kind, EgressKind::ZonalNat { .. } | EgressKind::NatInstances { .. }) {
        asked.push(Asked::new(subnets, labels.in_public_subnet_words).into_list("public_subnets"));
    }
    // A regional NAT gateway has a route table of its own; in a VPC only an inspection routes what comes back.
    let has_tables = match egress.kind {
        EgressKind::RegionalNat { .. } | EgressKind::EgressOnlyGateway => false,
        EgressKind::PrivateNat { .. } => egress.is_inspected(),
        EgressKind::ZonalNat { .. } | EgressKind::NatInstances { .. } => egress.is_inspected() || change.hub.is_some(),
    };
    if has_tables {
        asked.push(Asked::new(route_tables, labels.in_route_table_words));
    }
    match egress.kind {
        EgressKind::NatInstances { .. } => asked.push(Asked::new("NAT_IMAGE_ID", labels.in_nat_image)),
        EgressKind::PrivateNat { .. } => {
            asked.push(Asked::new("PRIVATE_NAT_DESTINATIONS", labels.in_private_nat_destinations));
        }
        EgressKind::RegionalNat { addresses } if addresses > 1 => {
            asked.push(Asked::new("NAT_AVAILABILITY_ZONES", labels.in_nat_azs));
        }
        EgressKind::RegionalNat { .. } | EgressKind::ZonalNat { .. } | EgressKind::EgressOnlyGateway => {}
    }
    match egress.inspection {
        Some(InspectionEndpoints::GatewayLoadBalancer) => {
            asked.push(Asked::new("INSPECTION_SERVICE_NAME", labels.in_inspection_service));
            let subnets = Asked::new("INSPECTION_SUBNET_IDS", labels.in_inspection_subnet_words);
            asked.push(subnets.into_list("inspection_subnets"));
        }
        Some(InspectionEndpoints::NetworkFirewall) => {
            let endpoints = Asked::new("FIREWALL_ENDPOINT_IDS", labels.in_firewall_endpoint_words);
            asked.push(endpoints.into_list("firewall_endpoints"));
        }
        None => {}
    }
    if egress.is_inspected() {
        asked.push(Asked::new("INSPECTION_ROUTE_TABLE_IDS", labels.in_route_table_words));
    }
    asked
}

/// What endpoint services are called that no catalogue has, and what is asked of each.
pub(super) fn of_services(text: &mut String, indent: &str, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    for (number, endpoint) in change.custom_endpoints() {
        let said = endpoint.service.slug();
        if custom::full_name(endpoint.service).is_none() {
            comment(text, indent, &format!("{said}: {}", labels.in_custom_service));
            let _ = writeln!(text, "{indent}: \"${{CUSTOM_SERVICE_{number}:?}}\" # {said}");
        }
        if change.hub.is_some() {
            comment(text, indent, &format!("{said}: {}", labels.in_custom_name));
            let _ = writeln!(text, "{indent}: \"${{CUSTOM_SERVICE_{number}_PRIVATE_NAME:?}}\"");
        } else {
            comment(text, indent, &format!("{said}: {}", labels.in_custom_dns_word));
            let _ = writeln!(text, "{indent}: \"${{CUSTOM_SERVICE_{number}_PRIVATE_DNS:=no}}\"");
        }
    }
    if let Some(other) = change.cross_region {
        comment(text, indent, labels.in_cross_region_services);
        let _ = writeln!(text, "{indent}: \"${{CROSS_REGION_SERVICES:?}}\" # {}", other.count);
    }
}
