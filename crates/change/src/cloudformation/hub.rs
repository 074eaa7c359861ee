//! A hub VPC behind a transit gateway, and what each VPC that uses it needs.

use natpoint_model::cost::ChargeKind;
use natpoint_model::scenario::TransitGateway;
use natpoint_text::Locale;

use super::{egress, endpoints, logical_in, tags};
use crate::change::{Change, EgressKind, NewEgress};
use crate::comments;
use crate::template::{Template, Value, attribute, map, reference};

const SUBNET: &str = "AWS::EC2::Subnet::Id";

/// The template of the hub.
pub(super) fn write(template: &mut Template, change: &Change, there: TransitGateway, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let vpc = template.parameter("HubVpcId", "AWS::EC2::VPC::Id", labels.in_hub_vpc);
    let azs = change.azs.max(change.endpoint_azs());
    let subnets = template.by_az("HubSubnet", SUBNET, azs, labels.in_hub_subnets_plain);
    let tables = template.by_az("HubRouteTable", "String", azs, labels.in_hub_route_tables_plain);
    let spokes = template.parameter("SpokeCidrBlock", "String", labels.in_spoke_cidr_block);
    let is_new = there == TransitGateway::None;
    let gateway = gateway(template, change, is_new, &vpc, &subnets, locale);
    if change.has_interface_endpoints() {
        interface_endpoints(template, change, &vpc, &subnets, locale);
    }
    // Answers of endpoints leave the subnets that they stand in; those of NAT gateways leave the NAT gateways' subnets.
    let mut returns: Vec<(String, Value)> = Vec::new();
    let kind = change.egress.map(|egress| egress.kind);
    let inspected = change.egress.is_some_and(NewEgress::is_inspected);
    let private = matches!(kind, Some(EgressKind::PrivateNat { .. }));
    if change.has_interface_endpoints() || kind.is_none() || private && !inspected {
        returns.extend((1..).zip(&tables).map(|(az, table)| (format!("HubReturnRoute{az}"), table.clone())));
    }
    if let Some(out) = change.egress {
        let place = egress::Place {
            vpc,
            private_subnets: subnets.iter().take(change.azs as usize).cloned().collect(),
            route_tables: tables.into_iter().take(change.azs as usize).collect(),
            clients: spokes.clone(),
            returns: if inspected { vec![spokes.clone()] } else { Vec::new() },
        };
        egress::devices(template, change, out, &place, locale);
        if inspected {
            let tables =
                template.by_az("InspectionRouteTable", "String", change.azs, labels.in_inspection_route_tables_plain);
            returns.extend((1..).zip(tables).map(|(az, table)| (format!("InspectionReturnRoute{az}"), table)));
        } else if matches!(kind, Some(EgressKind::RegionalNat { .. })) {
            returns.push(("NatReturnRoute".to_owned(), attribute("NatGateway", "RouteTableId")));
        } else if let Some(EgressKind::ZonalNat { count, .. } | EgressKind::NatInstances { count, .. }) = kind {
            let tables = template.by_az("PublicRouteTable", "String", count, labels.in_public_route_tables_plain);
            returns.extend((1..).zip(tables).map(|(az, table)| (format!("NatReturnRoute{az}"), table)));
        }
        let table = if is_new {
            reference("TransitGatewayRouteTable")
        } else {
            template.parameter("TransitGatewayRouteTableId", "String", labels.in_transit_gateway_route_table)
        };
        let properties = map([
            ("TransitGatewayRouteTableId", table),
            ("DestinationCidrBlock", "0.0.0.0/0".into()),
            ("TransitGatewayAttachmentId", reference("HubAttachment")),
        ]);
        template.resource(&[], "TransitGatewayDefaultRoute", "AWS::EC2::TransitGatewayRoute", properties);
    }
    for (name, table) in returns {
        let properties = map([
            ("RouteTableId", table),
            ("DestinationCidrBlock", spokes.clone()),
            ("TransitGatewayId", gateway.clone()),
        ]);
        template.resource_after(&name, "AWS::EC2::Route", "HubAttachment", properties);
    }
}

/// The interface endpoints of the hub, for its own clients and those of the VPCs, with their names.
pub(super) fn interface_endpoints(
    template: &mut Template,
    change: &Change,
    vpc: &Value,
    subnets: &[Value],
    locale: &dyn Locale,
) {
    let labels = locale.change_labels();
    let spokes = template.parameter("SpokeCidrBlock", "String", labels.in_spoke_cidr_block);
    let own = template.parameter("HubCidrBlock", "String", labels.in_hub_cidr_blocks);
    let (vpc, subnets) = (vpc.clone(), subnets.to_vec());
    let place = endpoints::Place { vpc, clients: vec![own, spokes], subnets, in_hub: true };
    endpoints::write(template, change, locale, &place);
    names(template, change, &place.vpc, locale);
}

/// The transit gateway with the hub's attachment; a new one has a route table of its own, which the VPCs use too.
fn gateway(
    template: &mut Template,
    change: &Change,
    is_new: bool,
    vpc: &Value,
    subnets: &[Value],
    locale: &dyn Locale,
) -> Value {
    let labels = locale.change_labels();
    let gateway = if is_new {
        let properties = map([
            ("Description", "Shared VPC endpoints and NAT gateways".into()),
            ("DnsSupport", "enable".into()),
            ("DefaultRouteTableAssociation", "disable".into()),
            ("DefaultRouteTablePropagation", "disable".into()),
            ("Tags", tags("hub")),
        ]);
        template.resource(&[], "TransitGateway", "AWS::EC2::TransitGateway", properties);
        let properties = map([("TransitGatewayId", reference("TransitGateway")), ("Tags", tags("hub"))]);
        template.resource(&[], "TransitGatewayRouteTable", "AWS::EC2::TransitGatewayRouteTable", properties);
        template.output("TransitGatewayId", reference("TransitGateway"));
        template.output("TransitGatewayRouteTableId", reference("TransitGatewayRouteTable"));
        reference("TransitGateway")
    } else {
        template.parameter("TransitGatewayId", "String", labels.in_transit_gateway)
    };
    let costs: Vec<String> = [ChargeKind::AttachmentHours, ChargeKind::TransitGatewayData]
        .into_iter()
        .flat_map(|kind| comments::costs(change, kind, locale))
        .collect();
    let mut properties = map([
        ("TransitGatewayId", gateway.clone()),
        ("VpcId", vpc.clone()),
        ("SubnetIds", Value::List(subnets.to_vec())),
        ("Tags", tags("hub")),
    ]);
    if change.egress.is_some_and(NewEgress::is_inspected) {
        properties.set("Options", map([("ApplianceModeSupport", "enable".into())]));
    }
    template.resource(&costs, "HubAttachment", "AWS::EC2::TransitGatewayVpcAttachment", properties);
    if is_new {
        associate(template, "HubAttachment", &reference("TransitGatewayRouteTable"));
    }
    gateway
}

/// Associates an attachment with a route table of the transit gateway, and lets it learn the attachment's addresses.
fn associate(template: &mut Template, attachment: &str, table: &Value) {
    for (name, kind) in [
        ("Association", "AWS::EC2::TransitGatewayRouteTableAssociation"),
        ("Propagation", "AWS::EC2::TransitGatewayRouteTablePropagation"),
    ] {
        let properties =
            map([("TransitGatewayAttachmentId", reference(attachment)), ("TransitGatewayRouteTableId", table.clone())]);
        template.resource(&[], &format!("{attachment}{name}"), kind, properties);
    }
}

/// Private hosted zones of the endpoints, for the hub VPC. A template cannot associate the VPCs that it does not know.
fn names(template: &mut Template, change: &Change, vpc: &Value, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let mut comments: Vec<String> = [ChargeKind::PrivateZones, ChargeKind::PrivateZonesOver25]
        .into_iter()
        .flat_map(|kind| comments::costs(change, kind, locale))
        .chain([labels.zones, labels.zones_by_command].map(str::to_owned))
        .collect();
    let own = change.interface_endpoints.iter().filter(|one| one.has_private_dns || one.service.is_custom());
    let own = own.map(|endpoint| {
        let said =
            endpoint.service.is_custom().then(|| format!("{}: {}", endpoint.service.slug(), labels.in_custom_name));
        let asked = said.unwrap_or_else(|| labels.in_private_name.to_owned());
        (logical_in(change, endpoint.service), format!("{}Endpoint", logical_in(change, endpoint.service)), asked)
    });
    let other = change.cross_region.map_or(0, |other| other.count);
    let other = (1..=other)
        .map(|at| (format!("CrossRegion{at}"), format!("CrossRegionEndpoint{at}"), labels.in_private_name.to_owned()));
    for (name, endpoint, asked) in own.chain(other).collect::<Vec<_>>() {
        let zone_name = template.parameter(&format!("{name}PrivateName"), "String", &asked);
        let zone = format!("{name}Zone");
        let properties = map([
            ("Name", zone_name),
            ("VPCs", Value::list([map([("VPCId", vpc.clone()), ("VPCRegion", Value::Region)])])),
        ]);
        template.resource(&std::mem::take(&mut comments), &zone, "AWS::Route53::HostedZone", properties);
        template.output(format!("{zone}Id"), reference(&zone));
        for (record, front) in [("Record", ""), ("WildcardRecord", "*.")] {
            let entry = |part: u32| Value::DnsEntry(endpoint.clone(), part);
            let alias = map([("HostedZoneId", entry(0)), ("DNSName", entry(1))]);
            let properties = map([
                ("HostedZoneId", reference(&zone)),
                ("Name", Value::Behind(front, format!("{name}PrivateName"))),
                ("Type", "A".into()),
                ("AliasTarget", alias.into()),
            ]);
            template.resource(&[], &format!("{name}{record}"), "AWS::Route53::RecordSet", properties);
        }
    }
}

/// What a VPC needs to use the hub.
pub(super) fn spoke(template: &mut Template, change: &Change, there: TransitGateway, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let gateway = template.parameter("TransitGatewayId", "String", labels.in_transit_gateway);
    let tables = template.by_az("PrivateRouteTable", "String", change.azs, labels.in_private_route_tables_plain);
    let is_new = there == TransitGateway::None;
    if is_new {
        let vpc = template.parameter("VpcId", "AWS::EC2::VPC::Id", labels.in_vpc);
        let subnets = template.by_az("PrivateSubnet", SUBNET, change.azs, labels.in_private_subnets_plain);
        let table = template.parameter("TransitGatewayRouteTableId", "String", labels.in_transit_gateway_route_table);
        let properties = map([
            ("TransitGatewayId", gateway.clone()),
            ("VpcId", vpc),
            ("SubnetIds", Value::List(subnets)),
            ("Tags", tags("hub")),
        ]);
        template.resource(&[], "Attachment", "AWS::EC2::TransitGatewayVpcAttachment", properties);
        associate(template, "Attachment", &table);
    }
    let has_nat = change.egress.is_some();
    let to = if has_nat {
        "0.0.0.0/0".into()
    } else {
        template.parameter("HubCidrBlock", "String", labels.in_hub_cidr_blocks)
    };
    let mut comments = Vec::new();
    if has_nat && change.has_default_route() {
        comments.push(labels.default_route_template.to_owned());
    }
    for (az, table) in (1..).zip(tables) {
        let properties =
            map([("RouteTableId", table), ("DestinationCidrBlock", to.clone()), ("TransitGatewayId", gateway.clone())]);
        let name = format!("HubRoute{az}");
        if is_new {
            template.resource_after(&name, "AWS::EC2::Route", "Attachment", properties);
        } else {
            template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::Route", properties);
        }
    }
}
