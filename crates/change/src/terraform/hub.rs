//! A hub VPC: what leads to it, routes between the VPCs, and names of endpoints.

use natpoint_model::cost::ChargeKind;
use natpoint_model::scenario::TransitGateway;
use natpoint_text::Locale;

use super::endpoints::object;
use super::{peering, tags};
use crate::change::{Change, Hub, NewEgress};
use crate::comments;
use crate::hcl::{Body, quoted};

pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    match change.hub {
        Some(Hub::TransitGateway(there)) => {
            let is_new = there == TransitGateway::None;
            let gateway = if is_new { "aws_ec2_transit_gateway.hub.id" } else { "var.transit_gateway_id" };
            attachments(body, change, is_new, gateway, locale);
            routes(body, change, is_new, gateway, locale);
        }
        Some(Hub::Peering) => peering::write(body, change, locale),
        None => return,
    }
    if change.has_interface_endpoints() {
        names(body, change, locale);
    }
}

fn attachments(body: &mut Body, change: &Change, is_new: bool, gateway: &str, locale: &dyn Locale) {
    if is_new {
        body.top(&[], "resource \"aws_ec2_transit_gateway\" \"hub\"", |body| {
            body.set("description", quoted("Shared VPC endpoints and NAT gateways"));
            body.set("dns_support", quoted("enable"));
            body.set("default_route_table_association", quoted("enable"));
            body.set("default_route_table_propagation", quoted("enable"));
            body.set("tags", tags("hub"));
        });
    }
    let costs: Vec<String> = [ChargeKind::AttachmentHours, ChargeKind::TransitGatewayData]
        .into_iter()
        .flat_map(|kind| comments::costs(change, kind, locale))
        .collect();
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    body.top(&costs, "resource \"aws_ec2_transit_gateway_vpc_attachment\" \"hub\"", |body| {
        body.set("transit_gateway_id", gateway).set("vpc_id", "var.hub_vpc_id");
        body.set("subnet_ids", "values(var.hub_subnet_ids)");
        // Traffic of both directions has to pass the same AZ where it is inspected.
        if change.egress.is_some_and(NewEgress::is_inspected) {
            body.set("appliance_mode_support", quoted("enable"));
        }
        body.set("tags", tags("hub"));
    });
    if is_new {
        body.top(&[], "resource \"aws_ec2_transit_gateway_vpc_attachment\" \"spoke\"", |body| {
            body.set("for_each", "var.spokes").space();
            body.set("transit_gateway_id", gateway).set("vpc_id", "each.value.vpc_id");
            body.set("subnet_ids", "values(each.value.subnet_ids)").set("tags", tags("${each.key}"));
        });
    }
}

fn routes(body: &mut Body, change: &Change, is_new: bool, gateway: &str, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let has_nat = change.egress.is_some();
    let destinations = if has_nat { format!("[{}]", quoted("0.0.0.0/0")) } else { "var.hub_cidr_blocks".to_owned() };
    spoke_routes(body, &destinations, "");
    let comment: &[&str] = if has_nat && change.has_default_route() { &[labels.default_route] } else { &[] };
    let attached = if is_new {
        "[\n  aws_ec2_transit_gateway_vpc_attachment.hub,\n  aws_ec2_transit_gateway_vpc_attachment.spoke,\n]"
    } else {
        "[aws_ec2_transit_gateway_vpc_attachment.hub]"
    };
    body.top(comment, "resource \"aws_route\" \"spoke_to_hub\"", |body| {
        body.set("for_each", "local.spoke_routes").space();
        body.set("route_table_id", "each.value.table").set("destination_cidr_block", "each.value.to");
        body.set("transit_gateway_id", gateway).space().set("depends_on", attached);
    });
    let inspected = change.egress.is_some_and(NewEgress::is_inspected);
    // With NAT gateways, what comes back leaves their subnets; where it is inspected, those of the inspection.
    let mut tables = Vec::new();
    if change.has_interface_endpoints() || !has_nat {
        tables.push(("hub_to_spoke", "var.hub_route_table_ids"));
    }
    let private = matches!(change.egress.map(|egress| egress.kind), Some(crate::change::EgressKind::PrivateNat { .. }));
    let regional =
        matches!(change.egress.map(|egress| egress.kind), Some(crate::change::EgressKind::RegionalNat { .. }));
    if inspected {
        tables.push(("inspection_to_spoke", "var.inspection_route_table_ids"));
    } else if has_nat && regional {
        tables.push(("nat_to_spoke", "{ regional = aws_nat_gateway.regional.route_table_id }"));
    } else if has_nat && !private {
        tables.push(("nat_to_spoke", "var.hub_public_route_table_ids"));
    } else if private && !change.has_interface_endpoints() {
        tables.push(("hub_to_spoke", "var.hub_route_table_ids"));
    }
    for (name, tables) in tables {
        route_to_spokes(body, name, tables, |body| {
            body.set("transit_gateway_id", gateway).space().set("depends_on", attached);
        });
    }
    if has_nat {
        let table = if is_new {
            "aws_ec2_transit_gateway.hub.association_default_route_table_id"
        } else {
            "var.transit_gateway_route_table_id"
        };
        body.top(&[], "resource \"aws_ec2_transit_gateway_route\" \"default\"", |body| {
            body.set("destination_cidr_block", quoted("0.0.0.0/0"));
            body.set("transit_gateway_attachment_id", "aws_ec2_transit_gateway_vpc_attachment.hub.id");
            body.set("transit_gateway_route_table_id", table);
        });
    }
}

/// The local value `spoke_routes`: a route in each route table of each VPC to each destination.
pub(super) fn spoke_routes(body: &mut Body, destinations: &str, further: &str) {
    body.top(&[], "locals", |body| {
        body.set(
            "spoke_routes",
            format!(
                "merge([\n  for name, spoke in var.spokes : {{\n    \
                 for pair in setproduct(keys(spoke.route_table_ids), {destinations}) :\n    \
                 \"${{name}}/${{pair[0]}}/${{pair[1]}}\" => {{ {further}table = spoke.route_table_ids[pair[0]], to = \
                 pair[1] }}\n  \
                 }}\n]...)"
            ),
        );
    });
}

/// Routes from the hub to each VPC: in each of some route tables, with the target that a function writes.
pub(super) fn route_to_spokes(body: &mut Body, name: &str, tables: &str, target: impl FnOnce(&mut Body)) {
    let (keys, table) = if tables.starts_with('{') {
        ("[\"regional\"]".to_owned(), "aws_nat_gateway.regional.route_table_id".to_owned())
    } else {
        (format!("keys({tables})"), format!("{tables}[each.value.az]"))
    };
    body.top(&[], &format!("resource \"aws_route\" \"{name}\""), |body| {
        body.set(
            "for_each",
            format!(
                "{{\n  for pair in setproduct({keys}, keys(var.spokes)) :\n  \
                 \"${{pair[0]}}/${{pair[1]}}\" => {{ az = pair[0], spoke = pair[1] }}\n}}"
            ),
        );
        body.space().set("route_table_id", table);
        body.set("destination_cidr_block", "var.spokes[each.value.spoke].cidr_block");
        target(body);
    });
}

/// Private hosted zones: every VPC finds the endpoints of the hub by the services' public names.
fn names(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let mut parts = Vec::new();
    if change.interface_endpoints.iter().any(|endpoint| !endpoint.service.is_custom()) {
        body.top(&[], "data \"aws_vpc_endpoint_service\" \"interface\"", |body| {
            // A service without a private name has nothing to be found by.
            body.set(
                "for_each",
                "{ for key, endpoint in local.interface_endpoints : key => endpoint if endpoint.private_dns }",
            );
            body.space().set("service_name", "each.value.service_name").set("service_type", quoted("Interface"));
        });
        parts.push("interface");
    }
    if let Some(other) = change.cross_region {
        body.top(&[], "data \"aws_vpc_endpoint_service\" \"cross_region\"", |body| {
            body.set("for_each", "var.cross_region_services").space();
            body.set("service_name", "each.value").set("service_type", quoted("Interface"));
            body.set("service_regions", format!("[{}]", quoted(other.region.code())));
        });
        parts.push("cross_region");
    }
    let mut merged: Vec<String> = parts
        .iter()
        .map(|part| {
            format!(
                "  {{\n    for key, service in data.aws_vpc_endpoint_service.{part} : key => {{\n      \
                 name     = trimprefix(service.private_dns_name, \"*.\")\n      \
                 endpoint = aws_vpc_endpoint.{part}[key].dns_entry[0]\n    }}\n  }},\n"
            )
        })
        .collect();
    let custom = change.custom_endpoints().map(|(_, endpoint)| {
        let (key, said) = (quoted(&change.key(endpoint.service)), quoted(endpoint.service.slug()));
        let entry = format!("aws_vpc_endpoint.interface[{key}].dns_entry[0]");
        (key, format!("{{ name = var.custom_private_names[{said}], endpoint = {entry} }}"))
    });
    let custom: Vec<(String, String)> = custom.collect();
    if !custom.is_empty() {
        merged.push(format!("  {},\n", object(custom.iter().cloned()).replace('\n', "\n  ")));
    }
    body.top(&[], "locals", |body| {
        body.set("endpoint_names", format!("merge(\n{})", merged.concat()));
    });
    let costs: Vec<String> = [ChargeKind::PrivateZones, ChargeKind::PrivateZonesOver25]
        .into_iter()
        .flat_map(|kind| comments::costs(change, kind, locale))
        .chain([labels.zones.to_owned()])
        .collect();
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    let mut keys: Vec<String> =
        parts.iter().map(|part| format!("keys(data.aws_vpc_endpoint_service.{part})")).collect();
    if !custom.is_empty() {
        let own: Vec<&str> = custom.iter().map(|(key, _)| key.as_str()).collect();
        keys.push(format!("[{}]", own.join(", ")));
    }
    let keys = format!("toset(concat({}))", keys.join(", "));
    body.top(&costs, "resource \"aws_route53_zone\" \"endpoint\"", |body| {
        body.set("for_each", keys.clone()).space();
        body.set("name", "local.endpoint_names[each.key].name");
        body.set("comment", quoted("VPC endpoint in the hub VPC"));
        body.set("tags", tags("${each.key}")).space();
        body.block("dynamic \"vpc\"", |body| {
            body.set("for_each", "toset(concat([var.hub_vpc_id], [for spoke in var.spokes : spoke.vpc_id]))").space();
            body.block("content", |body| {
                body.set("vpc_id", "vpc.value");
            });
        });
    });
    body.top(&[labels.zone_records], "resource \"aws_route53_record\" \"endpoint\"", |body| {
        body.set(
            "for_each",
            format!(
                "{{\n  for pair in setproduct({}, [\"\", \"*.\"]) :\n  \
                 \"${{pair[1]}}${{pair[0]}}\" => {{ endpoint = pair[0], front = pair[1] }}\n}}",
                keys.trim_start_matches("toset(").strip_suffix(')').unwrap_or_default()
            ),
        );
        body.space().set("zone_id", "aws_route53_zone.endpoint[each.value.endpoint].zone_id");
        body.set("name", "\"${each.value.front}${local.endpoint_names[each.value.endpoint].name}\"");
        body.set("type", quoted("A")).space();
        body.block("alias", |body| {
            body.set("name", "local.endpoint_names[each.value.endpoint].endpoint.dns_name");
            body.set("zone_id", "local.endpoint_names[each.value.endpoint].endpoint.hosted_zone_id");
            body.set("evaluate_target_health", "false");
        });
    });
}
