//! Gateway endpoints with their routes, and interface endpoints with their security group.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_text::Locale;

use super::{endpoint_costs, tags};
use crate::change::{Change, InterfaceEndpoint};
use crate::custom;
use crate::hcl::{Body, quoted};
use crate::security_group::CLIENTS;

/// Amazon S3, whose interface endpoint answers for the public name only if it is told to do so for everybody.
const S3: ServiceId = ServiceId::named("s3");

pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    gateway(body, change, locale);
    if change.has_interface_endpoints() {
        interface(body, change, locale);
    }
}

/// Gateway endpoints. Each route table is associated by a resource of its own, so that a table that has its routes
/// inside stays as it is.
fn gateway(body: &mut Body, change: &Change, locale: &dyn Locale) {
    if change.gateway_endpoints.is_empty() {
        return;
    }
    let labels = locale.change_labels();
    let names = object(
        change
            .gateway_endpoints
            .iter()
            .map(|service| (quoted(service.slug()), quoted(&service.name_in(change.region)))),
    );
    body.top(&[labels.gateway], "locals", |body| {
        body.set("gateway_endpoints", names);
    });
    let in_hub = change.hub.is_some();
    if in_hub {
        body.top(&[], "locals", |body| {
            body.set(
                "spoke_gateway_endpoints",
                "{\n  for pair in setproduct(keys(var.spokes), keys(local.gateway_endpoints)) :\n  \
                 \"${pair[0]}/${pair[1]}\" => { spoke = pair[0], service = pair[1] }\n}",
            );
            body.set(
                "spoke_gateway_routes",
                "merge([\n  for key, endpoint in local.spoke_gateway_endpoints : {\n    \
                 for az, table in var.spokes[endpoint.spoke].route_table_ids :\n    \
                 \"${key}/${az}\" => { endpoint = key, table = table }\n  }\n]...)",
            );
        });
    }
    let (each, vpc, service) = if in_hub {
        ("local.spoke_gateway_endpoints", "var.spokes[each.value.spoke].vpc_id", "each.value.service")
    } else {
        ("local.gateway_endpoints", "var.vpc_id", "each.key")
    };
    let name = if in_hub { "${each.value.spoke}-${each.value.service}" } else { "${each.key}" };
    body.top(&[], "resource \"aws_vpc_endpoint\" \"gateway\"", |body| {
        body.set("for_each", each).space();
        body.set("vpc_id", vpc);
        body.set("service_name", format!("local.gateway_endpoints[{service}]"));
        body.set("vpc_endpoint_type", quoted("Gateway"));
        body.set("policy", format!("lookup(var.endpoint_policies, {service}, null)"));
        body.set("tags", tags(name));
    });
    let (each, endpoint, table) = if in_hub {
        ("local.spoke_gateway_routes".to_owned(), "each.value.endpoint", "each.value.table")
    } else {
        let pairs = "{\n  for pair in setproduct(keys(local.gateway_endpoints), \
        keys(var.private_route_table_ids)) :\n  \
                     \"${pair[0]}/${pair[1]}\" => { endpoint = pair[0], az = pair[1] }\n}";
        (pairs.to_owned(), "each.value.endpoint", "var.private_route_table_ids[each.value.az]")
    };
    body.top(&[labels.gateway_routes], "resource \"aws_vpc_endpoint_route_table_association\" \"gateway\"", |body| {
        body.set("for_each", each).space();
        body.set("vpc_endpoint_id", format!("aws_vpc_endpoint.gateway[{endpoint}].id"));
        body.set("route_table_id", table);
    });
}

fn interface(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let in_hub = change.hub.is_some();
    let subnets = if in_hub { "var.hub_subnet_ids" } else { "var.private_subnet_ids" };
    let vpc = if in_hub { "var.hub_vpc_id" } else { "var.vpc_id" };
    let costs = endpoint_costs(change, locale);
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    body.top(&costs, "locals", |body| {
        body.set("endpoint_azs", format!("sort(keys({subnets}))"));
        if !change.interface_endpoints.is_empty() {
            body.space();
            body.set("interface_endpoints", facts(change));
        }
    });
    security_group(body, change, locale, vpc);
    let subnet_ids = |azs: &str| format!("[for az in slice(local.endpoint_azs, 0, {azs}) : {subnets}[az]]");
    if !change.interface_endpoints.is_empty() {
        let mut comments = vec![labels.interface, if in_hub { labels.interface_in_hub } else { labels.private_dns }];
        comments.extend(change.has_custom_endpoints().then_some(labels.custom));
        body.top(&comments, "resource \"aws_vpc_endpoint\" \"interface\"", |body| {
            body.set("for_each", "local.interface_endpoints").space();
            body.set("vpc_id", vpc);
            body.set("service_name", "each.value.service_name");
            body.set("vpc_endpoint_type", quoted("Interface"));
            body.set(
                "private_dns_enabled",
                if in_hub { "false" } else { "var.private_dns_enabled && each.value.private_dns" },
            );
            body.set("subnet_ids", subnet_ids("each.value.azs"));
            body.set("security_group_ids", "[aws_security_group.endpoints.id]");
            body.set("policy", "lookup(var.endpoint_policies, each.key, null)");
            body.set("tags", tags("${each.key}"));
            if !in_hub {
                s3_private_dns(body, change, "each.key", locale);
            }
        });
        body.top(&[], "output \"interface_endpoint_ids\"", |body| {
            body.set("description", quoted(labels.out_endpoints));
            body.set("value", "{ for key, endpoint in aws_vpc_endpoint.interface : key => endpoint.id }");
        });
    }
    if let Some(other) = change.cross_region {
        body.top(&[labels.cross_region], "resource \"aws_vpc_endpoint\" \"cross_region\"", |body| {
            body.set("for_each", "var.cross_region_services").space();
            body.set("vpc_id", vpc);
            body.set("service_name", "each.value");
            body.set("service_region", quoted(other.region.code()));
            body.set("vpc_endpoint_type", quoted("Interface"));
            body.set("private_dns_enabled", if in_hub { "false" } else { "var.private_dns_enabled" });
            body.set("subnet_ids", subnet_ids(&other.azs.to_string()));
            body.set("security_group_ids", "[aws_security_group.endpoints.id]");
            body.set("tags", tags("${each.key}"));
        });
    }
}

/// The interface endpoints by their keys: the service's name, the AZs, and whether it answers for a private name.
pub(super) fn facts(change: &Change) -> String {
    object(change.interface_endpoints.iter().map(|endpoint| {
        let (name, dns) = name_and_dns(change, *endpoint);
        let facts = format!("{{ service_name = {name}, azs = {}, private_dns = {dns} }}", endpoint.azs);
        (quoted(&change.key(endpoint.service)), facts)
    }))
}

/// Tells an interface endpoint of Amazon S3 to answer for the public name; the key is the expression of its own.
pub(super) fn s3_private_dns(body: &mut Body, change: &Change, key: &str, locale: &dyn Locale) {
    if change.interface_endpoints.iter().all(|endpoint| endpoint.service != S3) {
        return;
    }
    body.space().comment(locale.change_labels().s3_private_dns);
    body.block("dynamic \"dns_options\"", |body| {
        body.set("for_each", format!("{key} == \"s3\" && var.private_dns_enabled ? [true] : []")).space();
        body.block("content", |body| {
            body.set("private_dns_only_for_inbound_resolver_endpoint", "false");
        });
    });
}

/// The expressions of an endpoint service's name, and of whether the endpoint can answer for a private name.
fn name_and_dns(change: &Change, endpoint: InterfaceEndpoint) -> (String, String) {
    let service = endpoint.service;
    if !service.is_custom() {
        return (quoted(&service.name_in(change.region)), endpoint.has_private_dns.to_string());
    }
    let said = quoted(service.slug());
    let name = custom::full_name(service).map_or_else(|| format!("var.custom_services[{said}]"), quoted);
    // In a hub the name is that of a private hosted zone.
    let dns =
        if change.hub.is_some() { "false".to_owned() } else { format!("contains(var.custom_private_dns, {said})") };
    (name, dns)
}

fn security_group(body: &mut Body, change: &Change, locale: &dyn Locale, vpc: &str) {
    let labels = locale.change_labels();
    body.top(&[labels.security_group], "resource \"aws_security_group\" \"endpoints\"", |body| {
        body.set("name_prefix", quoted("vpc-endpoints-"));
        body.set("description", quoted(CLIENTS));
        body.set("vpc_id", vpc);
        body.set("tags", tags("vpc-endpoints")).space();
        body.block("lifecycle", |body| {
            body.set("create_before_destroy", "true");
        });
    });
    let clients = if change.hub.is_some() {
        "toset(concat(var.hub_cidr_blocks, [for spoke in var.spokes : spoke.cidr_block]))"
    } else {
        "toset(var.vpc_cidr_blocks)"
    };
    for port in change.ports() {
        let name = if port == 443 { "https".to_owned() } else { format!("tcp_{port}") };
        body.top(&[], &format!("resource \"aws_vpc_security_group_ingress_rule\" \"{name}\""), |body| {
            body.set("for_each", clients).space();
            body.set("security_group_id", "aws_security_group.endpoints.id");
            body.set("description", quoted(CLIENTS));
            body.set("cidr_ipv4", "each.value");
            body.set("ip_protocol", quoted("tcp"));
            body.set("from_port", port.to_string());
            body.set("to_port", port.to_string());
        });
    }
}

/// An object of several lines.
pub(super) fn object(members: impl Iterator<Item = (String, String)>) -> String {
    let mut body = Body::default();
    for (key, value) in members {
        body.set(&key, value);
    }
    let members = body.finish();
    let members = members.trim_end().replace('\n', "\n  ");
    format!("{{\n  {members}\n}}")
}
