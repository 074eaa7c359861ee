//! VPC peering connections to a hub VPC, with the routes of both sides.

use natpoint_model::cost::ChargeKind;
use natpoint_text::Locale;

use super::hub::{route_to_spokes, spoke_routes};
use super::tags;
use crate::change::Change;
use crate::comments;
use crate::hcl::Body;

pub(super) fn write(body: &mut Body, change: &Change, locale: &dyn Locale) {
    let mut costs = comments::costs(change, ChargeKind::PeeringData, locale);
    costs.push(locale.change_labels().peering.to_owned());
    let costs: Vec<&str> = costs.iter().map(String::as_str).collect();
    body.top(&costs, "resource \"aws_vpc_peering_connection\" \"spoke\"", |body| {
        body.set("for_each", "var.spokes").space();
        body.set("vpc_id", "each.value.vpc_id").set("peer_vpc_id", "var.hub_vpc_id");
        body.set("auto_accept", "true").set("tags", tags("${each.key}"));
    });
    spoke_routes(body, "var.hub_cidr_blocks", "spoke = name, ");
    body.top(&[], "resource \"aws_route\" \"spoke_to_hub\"", |body| {
        body.set("for_each", "local.spoke_routes").space();
        body.set("route_table_id", "each.value.table").set("destination_cidr_block", "each.value.to");
        body.set("vpc_peering_connection_id", "aws_vpc_peering_connection.spoke[each.value.spoke].id");
    });
    route_to_spokes(body, "hub_to_spoke", "var.hub_route_table_ids", |body| {
        body.set("vpc_peering_connection_id", "aws_vpc_peering_connection.spoke[each.value.spoke].id");
    });
}
