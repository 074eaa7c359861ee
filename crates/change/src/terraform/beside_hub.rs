//! Interface endpoints of each VPC that uses a hub, with a security group of their own.

use natpoint_text::Locale;

use super::endpoints::{facts, s3_private_dns};
use super::{endpoint_costs, tags};
use crate::change::{Change, CrossRegionEndpoints};
use crate::hcl::{Body, quoted};
use crate::security_group::CLIENTS;

/// Writes what each VPC gets, given the change of that VPC alone.
pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let costs = endpoint_costs(change, locale);
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    if !change.interface_endpoints.is_empty() {
        body.top(&costs, "locals", |body| {
            body.set("spoke_services", facts(change)).space();
            body.set(
                "spoke_interface_endpoints",
                "{\n  for pair in setproduct(keys(var.spokes), keys(local.spoke_services)) :\n  \
                 \"${pair[0]}/${pair[1]}\" => { spoke = pair[0], service = pair[1] }\n}",
            );
        });
    }
    body.top(&[labels.security_group], "resource \"aws_security_group\" \"spoke_endpoints\"", |body| {
        body.set("for_each", "var.spokes").space();
        body.set("name_prefix", quoted("vpc-endpoints-"));
        body.set("description", quoted(CLIENTS));
        body.set("vpc_id", "each.value.vpc_id");
        body.set("tags", tags("${each.key}-vpc-endpoints")).space();
        body.block("lifecycle", |body| {
            body.set("create_before_destroy", "true");
        });
    });
    for port in change.ports() {
        let name = if port == 443 { "spoke_https".to_owned() } else { format!("spoke_tcp_{port}") };
        body.top(&[], &format!("resource \"aws_vpc_security_group_ingress_rule\" \"{name}\""), |body| {
            body.set("for_each", "var.spokes").space();
            body.set("security_group_id", "aws_security_group.spoke_endpoints[each.key].id");
            body.set("description", quoted(CLIENTS));
            body.set("cidr_ipv4", "each.value.cidr_block");
            body.set("ip_protocol", quoted("tcp"));
            body.set("from_port", port.to_string());
            body.set("to_port", port.to_string());
        });
    }
    if !change.interface_endpoints.is_empty() {
        interface(body, change, locale);
    }
    if let Some(other) = change.cross_region {
        cross_region(body, other, locale);
    }
}

/// The endpoints of the Region's own services.
fn interface(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let mut comments = vec![labels.interface, labels.private_dns];
    comments.extend(change.has_custom_endpoints().then_some(labels.custom));
    body.top(&comments, "resource \"aws_vpc_endpoint\" \"spoke_interface\"", |body| {
        let service = "local.spoke_services[each.value.service]";
        body.set("for_each", "local.spoke_interface_endpoints").space();
        body.set("vpc_id", "var.spokes[each.value.spoke].vpc_id");
        body.set("service_name", format!("{service}.service_name"));
        body.set("vpc_endpoint_type", quoted("Interface"));
        body.set("private_dns_enabled", format!("var.private_dns_enabled && {service}.private_dns"));
        body.set("subnet_ids", subnet_ids(&format!("{service}.azs")));
        body.set("security_group_ids", "[aws_security_group.spoke_endpoints[each.value.spoke].id]");
        body.set("policy", "lookup(var.endpoint_policies, each.value.service, null)");
        body.set("tags", tags("${each.value.spoke}-${each.value.service}"));
        s3_private_dns(body, change, "each.value.service", locale);
    });
    body.top(&[], "output \"spoke_interface_endpoint_ids\"", |body| {
        body.set("description", quoted(labels.out_endpoints));
        body.set("value", "{ for key, endpoint in aws_vpc_endpoint.spoke_interface : key => endpoint.id }");
    });
}

/// Those of services of another Region.
fn cross_region(body: &mut Body, other: CrossRegionEndpoints, locale: &dyn Locale) {
    body.top(&[], "locals", |body| {
        body.set(
            "spoke_cross_region_endpoints",
            "{\n  for pair in setproduct(keys(var.spokes), keys(var.cross_region_services)) :\n  \
             \"${pair[0]}/${pair[1]}\" => { spoke = pair[0], service = pair[1] }\n}",
        );
    });
    let comments = [locale.change_labels().cross_region];
    body.top(&comments, "resource \"aws_vpc_endpoint\" \"spoke_cross_region\"", |body| {
        body.set("for_each", "local.spoke_cross_region_endpoints").space();
        body.set("vpc_id", "var.spokes[each.value.spoke].vpc_id");
        body.set("service_name", "var.cross_region_services[each.value.service]");
        body.set("service_region", quoted(other.region.code()));
        body.set("vpc_endpoint_type", quoted("Interface"));
        body.set("private_dns_enabled", "var.private_dns_enabled");
        body.set("subnet_ids", subnet_ids(&other.azs.to_string()));
        body.set("security_group_ids", "[aws_security_group.spoke_endpoints[each.value.spoke].id]");
        body.set("tags", tags("${each.value.spoke}-${each.value.service}"));
    });
}

/// A subnet of a VPC in each of so many AZs.
fn subnet_ids(azs: &str) -> String {
    let subnets = "var.spokes[each.value.spoke].subnet_ids";
    format!("[for az in slice(sort(keys({subnets})), 0, {azs}) : {subnets}[az]]")
}
