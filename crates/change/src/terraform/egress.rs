//! The way out: NAT gateways of every topology, NAT instances, an egress-only internet gateway, with their routes.

use natpoint_text::Locale;

use super::inputs::nat_count;
use super::tags;
use crate::change::{Change, EgressKind, InspectionEndpoints, NewEgress};
use crate::comments;
use crate::hcl::{Body, quoted};
use crate::nat_instance;
use crate::security_group::THROUGH_NAT;

/// Where the way out stands, and what leads to it.
struct Place {
    /// The map of the subnets in which zonal devices stand.
    subnets: &'static str,
    /// The map of the route tables that lead out.
    route_tables: &'static str,
    /// The map of the route tables of the public subnets.
    public_route_tables: &'static str,
    vpc: &'static str,
}

impl Place {
    fn of(change: &Change, kind: EgressKind) -> Self {
        let hub = change.hub.is_some();
        let private = matches!(kind, EgressKind::PrivateNat { .. });
        Self {
            subnets: match (hub, private) {
                (true, true) => "var.hub_subnet_ids",
                (true, false) => "var.hub_public_subnet_ids",
                (false, true) => "var.private_subnet_ids",
                (false, false) => "var.public_subnet_ids",
            },
            route_tables: if hub { "var.hub_route_table_ids" } else { "var.private_route_table_ids" },
            public_route_tables: if hub { "var.hub_public_route_table_ids" } else { "var.public_route_table_ids" },
            vpc: if hub { "var.hub_vpc_id" } else { "var.vpc_id" },
        }
    }
}

pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let Some(egress) = change.egress else { return };
    let place = Place::of(change, egress.kind);
    let count = nat_count(Some(egress.kind));
    if count > 0 {
        body.top(&[], "locals", |body| {
            body.set("nat_azs", format!("slice(sort(keys({})), 0, {count})", place.subnets));
        });
    }
    let costs = comments::egress_costs(change, locale);
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    match egress.kind {
        EgressKind::ZonalNat { addresses, .. } => zonal(body, &place, addresses, &costs),
        EgressKind::PrivateNat { .. } => private(body, &place, &costs),
        EgressKind::RegionalNat { addresses } => regional(body, &place, addresses, &costs),
        EgressKind::NatInstances { .. } => instances(body, change, &place, egress.kind, &costs, locale),
        EgressKind::EgressOnlyGateway => {
            egress_only(body, &place, &costs, locale);
            return;
        }
    }
    routes(body, change, &place, egress, locale);
}

fn zonal(body: &mut Body, place: &Place, addresses: u32, costs: &[&str]) {
    let numbers: Vec<String> = (1..=addresses).map(|number| quoted(&number.to_string())).collect();
    body.top(costs, "resource \"aws_eip\" \"nat\"", |body| {
        let each = if addresses == 1 {
            "toset(local.nat_azs)".to_owned()
        } else {
            let numbers = numbers.join(", ");
            format!("toset([for pair in setproduct(local.nat_azs, [{numbers}]) : \"${{pair[0]}}/${{pair[1]}}\"])")
        };
        body.set("for_each", each).space();
        body.set("domain", quoted("vpc"));
        body.set("tags", tags("nat-${each.key}"));
    });
    body.top(&[], "resource \"aws_nat_gateway\" \"zonal\"", |body| {
        body.set("for_each", "toset(local.nat_azs)").space();
        if addresses == 1 {
            body.set("allocation_id", "aws_eip.nat[each.key].id");
        } else {
            let further = numbers.iter().skip(1).cloned().collect::<Vec<_>>().join(", ");
            body.set("allocation_id", "aws_eip.nat[\"${each.key}/1\"].id");
            body.set(
                "secondary_allocation_ids",
                format!("[for number in [{further}] : aws_eip.nat[\"${{each.key}}/${{number}}\"].id]"),
            );
        }
        body.set("subnet_id", format!("{}[each.key]", place.subnets));
        body.set("tags", tags("${each.key}"));
    });
}

fn private(body: &mut Body, place: &Place, costs: &[&str]) {
    body.top(costs, "resource \"aws_nat_gateway\" \"zonal\"", |body| {
        body.set("for_each", "toset(local.nat_azs)").space();
        body.set("connectivity_type", quoted("private"));
        body.set("subnet_id", format!("{}[each.key]", place.subnets));
        body.set("tags", tags("${each.key}"));
    });
}

fn regional(body: &mut Body, place: &Place, addresses: u32, costs: &[&str]) {
    let numbers: Vec<String> = (1..=addresses).map(|number| quoted(&number.to_string())).collect();
    let numbers = numbers.join(", ");
    if addresses > 1 {
        body.top(&[], "resource \"aws_eip\" \"nat\"", |body| {
            body.set(
                "for_each",
                format!(
                    "toset([for pair in setproduct(var.nat_availability_zones, [{numbers}]) : \
                     \"${{pair[0]}}/${{pair[1]}}\"])"
                ),
            );
            body.space().set("domain", quoted("vpc")).set("tags", tags("nat-${each.key}"));
        });
    }
    body.top(costs, "resource \"aws_nat_gateway\" \"regional\"", |body| {
        body.set("vpc_id", place.vpc);
        body.set("availability_mode", quoted("regional"));
        body.set("connectivity_type", quoted("public"));
        body.set("tags", tags("regional"));
        if addresses > 1 {
            body.space().block("dynamic \"availability_zone_address\"", |body| {
                body.set("for_each", "toset(var.nat_availability_zones)").space();
                body.block("content", |body| {
                    body.set("availability_zone", "availability_zone_address.value");
                    body.set(
                        "allocation_ids",
                        format!(
                            "[for number in [{numbers}] : \
                             aws_eip.nat[\"${{availability_zone_address.value}}/${{number}}\"].id]"
                        ),
                    );
                });
            });
        }
    });
}

fn instances(body: &mut Body, change: &Change, place: &Place, kind: EgressKind, costs: &[&str], locale: &dyn Locale) {
    let EgressKind::NatInstances { instance_type, .. } = kind else { return };
    let labels = locale.change_labels();
    body.top(&[], "resource \"aws_security_group\" \"nat\"", |body| {
        body.set("name_prefix", quoted("nat-"));
        body.set("description", quoted(THROUGH_NAT));
        body.set("vpc_id", place.vpc);
        body.set("tags", tags("nat")).space();
        body.block("lifecycle", |body| {
            body.set("create_before_destroy", "true");
        });
    });
    let clients = if change.hub.is_some() { "var.hub_cidr_blocks" } else { "var.vpc_cidr_blocks" };
    for (direction, each, cidr) in
        [("ingress", Some(format!("toset({clients})")), "each.value".to_owned()), ("egress", None, quoted("0.0.0.0/0"))]
    {
        body.top(&[], &format!("resource \"aws_vpc_security_group_{direction}_rule\" \"nat\""), |body| {
            if let Some(each) = each {
                body.set("for_each", each).space();
            }
            body.set("security_group_id", "aws_security_group.nat.id");
            body.set("description", quoted(THROUGH_NAT));
            body.set("cidr_ipv4", cidr);
            body.set("ip_protocol", quoted("-1"));
        });
    }
    let mut comments = costs.to_vec();
    comments.push(labels.nat_instances);
    body.top(&comments, "resource \"aws_instance\" \"nat\"", |body| {
        body.set("for_each", "toset(local.nat_azs)").space();
        body.set("ami", "var.nat_image_id");
        body.set("instance_type", quoted(instance_type.name()));
        body.set("subnet_id", format!("{}[each.key]", place.subnets));
        body.set("vpc_security_group_ids", "[aws_security_group.nat.id]");
        body.set("source_dest_check", "false");
        body.set("user_data_replace_on_change", "true");
        let script = nat_instance::USER_DATA.replace('\n', "\n  ");
        body.set("user_data", format!("<<-EOT\n  {}\nEOT", script.trim_end()));
        body.set("tags", tags("nat-${each.key}")).space();
        body.block("metadata_options", |body| {
            body.set("http_tokens", quoted("required"));
        });
        body.space().block("root_block_device", |body| {
            body.set("encrypted", "true").set("volume_type", quoted("gp3"));
            body.set("volume_size", natpoint_model::cost::nat::INSTANCE_VOLUME_GB.to_string());
        });
    });
    body.top(&[], "resource \"aws_eip\" \"nat\"", |body| {
        body.set("for_each", "toset(local.nat_azs)").space();
        body.set("domain", quoted("vpc"));
        body.set("instance", "aws_instance.nat[each.key].id");
        body.set("tags", tags("nat-${each.key}"));
    });
}

fn egress_only(body: &mut Body, place: &Place, costs: &[&str], locale: &dyn Locale) {
    let mut comments = costs.to_vec();
    comments.push(locale.change_labels().egress_only);
    body.top(&comments, "resource \"aws_egress_only_internet_gateway\" \"this\"", |body| {
        body.set("vpc_id", place.vpc).set("tags", tags("egress-only"));
    });
    body.top(&[], "resource \"aws_route\" \"ipv6_default\"", |body| {
        body.set("for_each", place.route_tables).space();
        body.set("route_table_id", "each.value");
        body.set("destination_ipv6_cidr_block", quoted("::/0"));
        body.set("egress_only_gateway_id", "aws_egress_only_internet_gateway.this.id");
    });
}

/// The argument of a route that names the device, and the device for the AZ that an expression names.
fn target(egress: NewEgress, az: &str) -> (&'static str, String) {
    // One device serves all AZs; with one in each, each AZ has its own, and the first serves an AZ that has none.
    let az = if nat_count(Some(egress.kind)) == 1 {
        "local.nat_azs[0]".to_owned()
    } else {
        format!("contains(local.nat_azs, {az}) ? {az} : local.nat_azs[0]")
    };
    match egress.kind {
        EgressKind::RegionalNat { .. } => ("nat_gateway_id", "aws_nat_gateway.regional.id".to_owned()),
        EgressKind::NatInstances { .. } => {
            ("network_interface_id", format!("aws_instance.nat[{az}].primary_network_interface_id"))
        }
        _ => ("nat_gateway_id", format!("aws_nat_gateway.zonal[{az}].id")),
    }
}

fn routes(body: &mut Body, change: &Change, place: &Place, egress: NewEgress, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let private = matches!(egress.kind, EgressKind::PrivateNat { .. });
    let destination = if private { "each.value.destination".to_owned() } else { quoted("0.0.0.0/0") };
    // Without destinations of its own, each route table has one route; the key of the map is the AZ.
    let route = |body: &mut Body, tables: &str, (argument, device): (&str, String)| {
        if private {
            body.set(
                "for_each",
                format!(
                    "{{\n  for pair in setproduct(keys({tables}), var.private_nat_destinations) :\n  \
                     \"${{pair[0]}}/${{pair[1]}}\" => {{ az = pair[0], destination = pair[1] }}\n}}"
                ),
            );
            body.space().set("route_table_id", format!("{tables}[each.value.az]"));
        } else {
            body.set("for_each", tables).space().set("route_table_id", "each.value");
        }
        body.set("destination_cidr_block", destination.clone()).set(argument, device);
    };
    let az = if private { "each.value.az" } else { "each.key" };
    let first: &[&str] = if change.has_default_route() { &[labels.default_route] } else { &[] };
    let Some(inspection) = egress.inspection else {
        body.top(first, "resource \"aws_route\" \"default\"", |body| {
            route(body, place.route_tables, target(egress, az));
        });
        return;
    };
    let costs = comments::inspection_costs(change, locale);
    let mut costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    if inspection == InspectionEndpoints::GatewayLoadBalancer {
        body.top(&std::mem::take(&mut costs), "resource \"aws_vpc_endpoint\" \"inspection\"", |body| {
            body.set("for_each", "var.inspection_subnet_ids").space();
            body.set("vpc_id", place.vpc);
            body.set("service_name", "var.inspection_service_name");
            body.set("vpc_endpoint_type", quoted("GatewayLoadBalancer"));
            body.set("subnet_ids", "[each.value]");
            body.set("tags", tags("inspection-${each.key}"));
        });
    }
    costs.extend(first);
    body.top(&costs, "resource \"aws_route\" \"default\"", |body| {
        route(body, place.route_tables, ("vpc_endpoint_id", inspecting(inspection, az)));
    });
    body.top(&[], "resource \"aws_route\" \"inspected\"", |body| {
        route(body, "var.inspection_route_table_ids", target(egress, az));
    });
    inspected_return(body, change, place, (egress.kind, inspection), labels.inspected_return);
}

/// The id of the endpoint that inspects the traffic of an AZ, given by an expression.
fn inspecting(inspection: InspectionEndpoints, az: &str) -> String {
    match inspection {
        InspectionEndpoints::GatewayLoadBalancer => format!("aws_vpc_endpoint.inspection[{az}].id"),
        InspectionEndpoints::NetworkFirewall => format!("var.firewall_endpoint_ids[{az}]"),
    }
}

/// What comes back has to pass the same endpoint.
fn inspected_return(
    body: &mut Body,
    change: &Change,
    place: &Place,
    (kind, inspection): (EgressKind, InspectionEndpoints),
    comment: &str,
) {
    let regional = matches!(kind, EgressKind::RegionalNat { .. });
    let in_hub = change.hub.is_some();
    let shared = nat_count(Some(kind)) == 1;
    let endpoints = match inspection {
        InspectionEndpoints::GatewayLoadBalancer => "var.inspection_subnet_ids",
        InspectionEndpoints::NetworkFirewall => "var.firewall_endpoint_ids",
    };
    let endpoint = |az: &str| inspecting(inspection, az);
    body.top(&[comment], "resource \"aws_route\" \"inspected_return\"", |body| {
        let table = match (regional, shared) {
            (true, _) => "aws_nat_gateway.regional.route_table_id".to_owned(),
            (false, true) => format!("{}[local.nat_azs[0]]", place.public_route_tables),
            (false, false) => format!("{}[each.value.az]", place.public_route_tables),
        };
        let one_table = regional || shared;
        match (in_hub, one_table) {
            // A table of several AZs has one route for the addresses of each.
            (false, true) => {
                body.set("for_each", "var.private_cidr_blocks").space();
                body.set("route_table_id", table).set("destination_cidr_block", "each.value");
                body.set("vpc_endpoint_id", endpoint("each.key"));
            }
            (false, false) => {
                body.set(
                    "for_each",
                    "{\n  for pair in setproduct(local.nat_azs, keys(var.private_cidr_blocks)) :\n  \
                     \"${pair[0]}/${pair[1]}\" => { az = pair[0], from = pair[1] }\n}",
                );
                body.space().set("route_table_id", table);
                body.set("destination_cidr_block", "var.private_cidr_blocks[each.value.from]");
                body.set("vpc_endpoint_id", endpoint("each.value.from"));
            }
            (true, true) => {
                body.set("for_each", "var.spokes").space();
                body.set("route_table_id", table).set("destination_cidr_block", "each.value.cidr_block");
                body.set("vpc_endpoint_id", endpoint(&format!("sort(keys({endpoints}))[0]")));
            }
            (true, false) => {
                body.set(
                    "for_each",
                    "{\n  for pair in setproduct(local.nat_azs, keys(var.spokes)) :\n  \
                     \"${pair[0]}/${pair[1]}\" => { az = pair[0], spoke = pair[1] }\n}",
                );
                body.space().set("route_table_id", table);
                body.set("destination_cidr_block", "var.spokes[each.value.spoke].cidr_block");
                body.set("vpc_endpoint_id", endpoint("each.value.az"));
            }
        }
    });
}
