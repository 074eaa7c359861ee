//! The script of a hub: once for the hub VPC, then for each VPC that uses it.

use std::fmt::Write as _;

use natpoint_model::cost::ChargeKind;
use natpoint_model::scenario::TransitGateway;
use natpoint_text::Locale;

use super::inputs::{self, Asked};
use super::parts::{self, FUNCTIONS, PRIVATE_DNS, REMOVE};
use super::parts_of_hub::{
    ATTACH, CREATE_TRANSIT_GATEWAY, NAMES, NOTE_NAME, NOTED, PEER, UNDO_NAMES, UNDO_PEERING, UNDO_TRANSIT_GATEWAY,
};
use super::{beginning, comment, egress, end, endpoints};
use crate::change::{Change, EgressKind, Hub, NewEgress};
use crate::comments;

/// The script.
pub(super) fn script(change: &Change, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let own = change.in_each_vpc();
    let has_names = change.has_interface_endpoints();
    let switches = has_names || own.is_some();
    let mut used = vec![labels.script_use_hub];
    used.extend(switches.then_some(labels.script_use_names));
    let mut text = beginning(change, locale, &used);
    text.push('\n');
    let is_peered = change.hub == Some(Hub::Peering);
    let used = [(true, FUNCTIONS), (true, NOTED), (!is_peered, ATTACH), (is_peered, PEER), (has_names, NOTE_NAME)];
    for (_, function) in used.into_iter().filter(|(is_used, _)| *is_used) {
        text.push_str(function);
        text.push('\n');
    }
    create_hub(&mut text, change, locale);
    create_vpc(&mut text, change, own.as_ref(), locale);
    let mut commands = vec![("create-hub", "create_hub"), ("create-vpc", "create_vpc")];
    if has_names {
        let costs = [ChargeKind::PrivateZones, ChargeKind::PrivateZonesOver25];
        for line in costs.into_iter().flat_map(|kind| comments::costs(change, kind, locale)) {
            comment(&mut text, "", &line);
        }
        comment(&mut text, "", labels.zones);
        text.push_str(NAMES);
        text.push('\n');
    }
    if own.is_some() {
        text.push_str(PRIVATE_DNS);
        text.push('\n');
    }
    if switches {
        text.push_str("switch_over() {\n");
        inputs::write(&mut text, "  ", &[Asked::new("VPC_ID", labels.in_vpc)]);
        text.push_str(if has_names { "  names\n" } else { "" });
        text.push_str(if own.is_some() { "  private_dns on\n" } else { "" });
        text.push_str("}\n\n");
        commands.push(("private-dns", "switch_over"));
    }
    let of_hub = if is_peered { UNDO_PEERING } else { UNDO_TRANSIT_GATEWAY };
    let of_names = if has_names { UNDO_NAMES } else { "" };
    let first = if own.is_some() { "  private_dns off\n" } else { "" };
    text.push_str(&parts::back(first, &format!("{of_names}{of_hub}")));
    commands.push(("back", "back"));
    if change.removes_nat {
        text.push('\n');
        text.push_str(REMOVE);
        commands.push(("remove-nat", "remove_nat"));
    }
    end(&mut text, &commands);
    text
}

/// What stands in the hub VPC, and what is noted for the VPCs that use it.
fn create_hub(text: &mut String, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let is_peered = change.hub == Some(Hub::Peering);
    let has_endpoints = change.has_interface_endpoints();
    let mut asked = vec![Asked::new("HUB_VPC_ID", labels.in_hub_vpc)];
    if has_endpoints || change.egress.is_none() {
        asked.push(Asked::new("HUB_CIDR_BLOCKS", labels.in_hub_cidr_blocks));
    }
    asked.push(Asked::new("SPOKE_CIDR_BLOCKS", labels.in_spoke_cidr_words));
    asked.push(Asked::new("HUB_SUBNET_IDS", labels.in_hub_subnet_words).into_list("private_subnets"));
    asked.push(Asked::new("HUB_ROUTE_TABLE_IDS", labels.in_route_table_words));
    asked.extend(inputs::of_egress(change, labels, ["HUB_PUBLIC_SUBNET_IDS", "HUB_PUBLIC_ROUTE_TABLE_IDS"]));
    if change.hub == Some(Hub::TransitGateway(TransitGateway::Present)) {
        asked.push(Asked::new("TRANSIT_GATEWAY_ID", labels.in_transit_gateway));
        if change.egress.is_some() {
            asked.push(Asked::new("TRANSIT_GATEWAY_ROUTE_TABLE_ID", labels.in_transit_gateway_route_table));
        }
    }
    text.push_str("create_hub() {\n");
    inputs::write(text, "  ", &asked);
    inputs::of_services(text, "  ", change, locale);
    inputs::write_lists(text, "  ", &asked);
    text.push_str("  local id VPC_ID=$HUB_VPC_ID\n  note hub-vpc \"$HUB_VPC_ID\"\n");
    if change.egress.is_none() {
        text.push_str("  note hub-cidr-blocks \"$HUB_CIDR_BLOCKS\"\n");
    }
    if is_peered {
        text.push_str("  note hub-route-tables \"$HUB_ROUTE_TABLE_IDS\"\n");
    } else {
        attach_hub(text, change, locale);
    }
    endpoints::interface(text, change, locale, "$HUB_CIDR_BLOCKS $SPOKE_CIDR_BLOCKS");
    egress::write(text, change, locale, &egress::OF_HUB);
    if !is_peered {
        hub_routes(text, change);
    }
    text.push_str("}\n\n");
}

/// The transit gateway with the hub's attachment.
fn attach_hub(text: &mut String, change: &Change, locale: &dyn Locale) {
    if is_new(change) {
        text.push_str(CREATE_TRANSIT_GATEWAY);
    } else {
        text.push_str("  local gateway=$TRANSIT_GATEWAY_ID hub\n");
    }
    text.push_str("  note gateway \"$gateway\"\n");
    for kind in [ChargeKind::AttachmentHours, ChargeKind::TransitGatewayData] {
        for line in comments::costs(change, kind, locale) {
            comment(text, "  ", &line);
        }
    }
    // Traffic of both directions has to pass the same AZ where it is inspected.
    let inspected = change.egress.is_some_and(NewEgress::is_inspected);
    let options = if inspected { "--options ApplianceModeSupport=enable " } else { "" };
    let _ = writeln!(
        text,
        "  hub=$(attach \"$gateway\" {options}--subnet-ids \"${{private_subnets[@]:0:{}}}\")",
        change.azs.max(change.endpoint_azs())
    );
}

/// The way from the VPCs to what the hub leads out by, and the way back to them.
fn hub_routes(text: &mut String, change: &Change) {
    let kind = change.egress.map(|egress| egress.kind);
    let inspected = change.egress.is_some_and(NewEgress::is_inspected);
    if kind.is_some() {
        let table = if is_new(change) {
            text.push_str(
                "  id=$(aws ec2 describe-transit-gateways --transit-gateway-ids \"$gateway\" --output text \\\n    \
                 --query 'TransitGateways[0].Options.AssociationDefaultRouteTableId')\n",
            );
            "$id"
        } else {
            "$TRANSIT_GATEWAY_ROUTE_TABLE_ID"
        };
        let _ = writeln!(
            text,
            "  aws ec2 create-transit-gateway-route --transit-gateway-route-table-id \"{table}\" \\\n    \
             --destination-cidr-block 0.0.0.0/0 --transit-gateway-attachment-id \"$hub\" > /dev/null\n  \
             note transit-gateway-route \"{table}\" 0.0.0.0/0"
        );
    }
    // Answers of endpoints leave the subnets that they stand in; those of NAT gateways leave the NAT gateways' subnets,
    // or those of the inspection.
    let mut tables = Vec::new();
    let private = matches!(kind, Some(EgressKind::PrivateNat { .. }));
    if change.has_interface_endpoints() || kind.is_none() || private && !inspected {
        tables.push(egress::OF_HUB.route_tables);
    }
    match kind {
        _ if inspected => tables.push("$INSPECTION_ROUTE_TABLE_IDS"),
        Some(kind) if !private => tables.push(egress::tables_behind(kind, &egress::OF_HUB)),
        _ => {}
    }
    egress::routes(text, &tables.join(" "), "$SPOKE_CIDR_BLOCKS", "--transit-gateway-id \"$gateway\"", "");
}

/// What stands in a VPC that uses the hub, with its way there.
fn create_vpc(text: &mut String, change: &Change, own: Option<&Change>, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let is_peered = change.hub == Some(Hub::Peering);
    let mut asked = vec![Asked::new("VPC_ID", labels.in_vpc)];
    if is_peered || own.is_some() {
        asked.push(Asked::new("VPC_CIDR_BLOCKS", labels.in_vpc_cidr_blocks));
    }
    if own.is_some() || is_new(change) {
        asked.push(Asked::new("PRIVATE_SUBNET_IDS", labels.in_private_subnet_words).into_list("private_subnets"));
    }
    asked.push(Asked::new("PRIVATE_ROUTE_TABLE_IDS", labels.in_private_route_table_words));
    text.push_str("create_vpc() {\n");
    inputs::write(text, "  ", &asked);
    if let Some(own) = own {
        inputs::of_services(text, "  ", own, locale);
    }
    inputs::write_lists(text, "  ", &asked);
    let (found, noted) = if is_peered { ("hub", "hub-vpc") } else { ("gateway", "gateway") };
    let _ = writeln!(text, "  local {found}\n  {found}=$(noted {noted})");
    let destinations = if change.egress.is_some() {
        "0.0.0.0/0"
    } else {
        text.push_str("  local hub_cidr_blocks\n  hub_cidr_blocks=$(noted hub-cidr-blocks)\n");
        "$hub_cidr_blocks"
    };
    endpoints::gateway(text, change, locale);
    if let Some(own) = own {
        text.push_str("  local id\n");
        endpoints::interface(text, own, locale, "$VPC_CIDR_BLOCKS");
    }
    let target = if is_peered {
        for line in comments::costs(change, ChargeKind::PeeringData, locale) {
            comment(text, "  ", &line);
        }
        comment(text, "  ", labels.peering_command);
        text.push_str("  local connection hub_tables\n  connection=$(peer \"$hub\")\n");
        "--vpc-peering-connection-id \"$connection\""
    } else {
        if is_new(change) {
            let _ = writeln!(
                text,
                "  attach \"$gateway\" --subnet-ids \"${{private_subnets[@]:0:{}}}\" > /dev/null",
                change.azs
            );
        }
        "--transit-gateway-id \"$gateway\""
    };
    if is_peered {
        text.push_str("  hub_tables=$(noted hub-route-tables)\n");
        egress::routes(text, "$hub_tables", "$VPC_CIDR_BLOCKS", target, "");
    }
    egress::routes(text, "$PRIVATE_ROUTE_TABLE_IDS", destinations, target, "");
    text.push_str("}\n\n");
}

/// Whether the transit gateway is created, and with it the attachments of all VPCs.
fn is_new(change: &Change) -> bool {
    change.hub == Some(Hub::TransitGateway(TransitGateway::None))
}
