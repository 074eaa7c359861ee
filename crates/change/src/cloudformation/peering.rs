//! VPC peering connections to a hub VPC. The owner of a VPC asks for one and routes to it; the routes back are the
//! hub's, one stack for each VPC.

use natpoint_model::cost::ChargeKind;
use natpoint_text::Locale;

use super::{hub, tags};
use crate::change::Change;
use crate::comments;
use crate::template::{Template, Value, map, reference};

/// The template of the hub: the interface endpoints with their names.
pub(super) fn hub(template: &mut Template, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let vpc = template.parameter("HubVpcId", "AWS::EC2::VPC::Id", labels.in_hub_vpc);
    let subnets =
        template.by_az("HubSubnet", "AWS::EC2::Subnet::Id", change.endpoint_azs(), labels.in_hub_subnets_plain);
    hub::interface_endpoints(template, change, &vpc, &subnets, locale);
}

/// What a VPC needs to use the hub.
pub(super) fn spoke(template: &mut Template, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let vpc = template.parameter("VpcId", "AWS::EC2::VPC::Id", labels.in_vpc);
    // The type would only take a VPC of the stack's own account.
    let hub = template.parameter("HubVpcId", "String", labels.in_hub_vpc);
    let to = template.parameter("HubCidrBlock", "String", labels.in_hub_cidr_blocks);
    let tables = template.by_az("PrivateRouteTable", "String", change.azs, labels.in_private_route_tables_plain);
    let mut costs = comments::costs(change, ChargeKind::PeeringData, locale);
    costs.push(labels.peering_template.to_owned());
    let properties = map([("VpcId", vpc), ("PeerVpcId", hub), ("Tags", tags("hub"))]);
    template.resource(&costs, "PeeringConnection", "AWS::EC2::VPCPeeringConnection", properties);
    template.output("PeeringConnectionId", reference("PeeringConnection"));
    routes(template, "HubRoute", tables, &to, &reference("PeeringConnection"));
}

/// The routes from the hub back to one VPC.
pub(super) fn hub_routes(mut template: Template, change: &Change, locale: &dyn Locale) -> Template {
    let labels = locale.change_labels();
    template.heading.push(labels.hub_routes.to_owned());
    let connection = template.parameter("PeeringConnectionId", "String", labels.in_peering_connection);
    let to = template.parameter("VpcCidrBlock", "String", labels.in_vpc_cidr_blocks);
    let tables = template.by_az("HubRouteTable", "String", change.endpoint_azs(), labels.in_hub_route_tables_plain);
    routes(&mut template, "SpokeRoute", tables, &to, &connection);
    template
}

fn routes(template: &mut Template, name: &str, tables: Vec<Value>, to: &Value, connection: &Value) {
    for (az, table) in (1..).zip(tables) {
        let properties = map([
            ("RouteTableId", table),
            ("DestinationCidrBlock", to.clone()),
            ("VpcPeeringConnectionId", connection.clone()),
        ]);
        template.resource(&[], &format!("{name}{az}"), "AWS::EC2::Route", properties);
    }
}
