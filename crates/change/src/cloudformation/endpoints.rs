//! Gateway endpoints, and interface endpoints with their security group.

use natpoint_text::Locale;

use super::{logical, logical_in, tags};
use crate::change::{Change, InterfaceEndpoint};
use crate::comments;
use crate::custom;
use crate::security_group::CLIENTS;
use crate::template::{Listed, Template, Value, attribute, map, reference};

const SUBNET: &str = "AWS::EC2::Subnet::Id";

/// Gateway endpoints with the route tables that lead to them.
pub(super) fn gateway(template: &mut Template, change: &Change, locale: &dyn Locale) {
    if change.gateway_endpoints.is_empty() {
        return;
    }
    let labels = locale.change_labels();
    let vpc = template.parameter("VpcId", "AWS::EC2::VPC::Id", labels.in_vpc);
    let tables = template.by_az("PrivateRouteTable", "String", change.azs, labels.in_private_route_tables_plain);
    for (at, service) in change.gateway_endpoints.iter().enumerate() {
        let comments: &[String] = if at == 0 { &[labels.gateway.to_owned()] } else { &[] };
        let properties = map([
            ("VpcId", vpc.clone()),
            ("ServiceName", service.name_in(change.region).into()),
            ("VpcEndpointType", "Gateway".into()),
            ("RouteTableIds", Value::List(tables.clone())),
            ("Tags", tags(service.slug())),
        ]);
        template.resource(comments, &format!("{}Endpoint", logical(*service)), "AWS::EC2::VPCEndpoint", properties);
    }
}

/// Interface endpoints of the VPC.
pub(super) fn interface(template: &mut Template, change: &Change, locale: &dyn Locale) {
    if !change.has_interface_endpoints() {
        return;
    }
    let labels = locale.change_labels();
    let vpc = template.parameter("VpcId", "AWS::EC2::VPC::Id", labels.in_vpc);
    let clients = template.parameter("VpcCidrBlock", "String", labels.in_vpc_cidr_blocks);
    // Services without a private name of their own have nothing to turn on.
    if change.cross_region.is_some() || change.interface_endpoints.iter().any(|endpoint| endpoint.has_private_dns) {
        template.optional("PrivateDnsEnabled", "String", true, labels.in_private_dns);
    }
    let subnets = template.by_az("PrivateSubnet", SUBNET, change.endpoint_azs(), labels.in_private_subnets_plain);
    write(template, change, locale, &Place { vpc, clients: vec![clients], subnets, in_hub: false });
}

/// Where interface endpoints stand, and who calls them.
pub(super) struct Place {
    pub(super) vpc: Value,
    pub(super) clients: Vec<Value>,
    pub(super) subnets: Vec<Value>,
    pub(super) in_hub: bool,
}

pub(super) fn write(template: &mut Template, change: &Change, locale: &dyn Locale, place: &Place) {
    let labels = locale.change_labels();
    let ports = change.ports();
    let rules = place.clients.iter().flat_map(|client| {
        ports.iter().map(move |port| {
            map([
                ("IpProtocol", "tcp".into()),
                ("FromPort", Value::Number(port.to_string())),
                ("ToPort", Value::Number(port.to_string())),
                ("CidrIp", client.clone()),
                ("Description", CLIENTS.into()),
            ])
        })
    });
    let group = map([
        ("GroupDescription", CLIENTS.into()),
        ("VpcId", place.vpc.clone()),
        ("SecurityGroupIngress", Value::list(rules)),
        ("Tags", tags("vpc-endpoints")),
    ]);
    template.resource(&[labels.security_group.to_owned()], "EndpointSecurityGroup", "AWS::EC2::SecurityGroup", group);
    let private_dns = |has: bool| match (place.in_hub, has) {
        (false, true) => reference("PrivateDnsEnabled"),
        _ => false.into(),
    };
    let mut comments = comments::endpoint_hours(change, locale);
    comments.extend(
        [labels.interface, if place.in_hub { labels.interface_in_hub } else { labels.private_dns_parameter }]
            .map(str::to_owned),
    );
    if change.has_custom_endpoints() {
        comments.push(labels.custom.to_owned());
    }
    for endpoint in &change.interface_endpoints {
        let (service, dns) = if endpoint.service.is_custom() {
            custom_service(template, change, *endpoint, place.in_hub, locale)
        } else {
            (endpoint.service.name_in(change.region).into(), private_dns(endpoint.has_private_dns))
        };
        let azs = usize::try_from(endpoint.azs).unwrap_or(usize::MAX);
        let mut properties = map([
            ("VpcId", place.vpc.clone()),
            ("ServiceName", service),
            ("VpcEndpointType", "Interface".into()),
            ("PrivateDnsEnabled", dns),
            ("SubnetIds", Value::List(place.subnets.iter().take(azs).cloned().collect())),
            ("SecurityGroupIds", Value::List(vec![attribute("EndpointSecurityGroup", "GroupId")])),
        ]);
        properties.set("Tags", tags(&change.key(endpoint.service)));
        let name = format!("{}Endpoint", logical_in(change, endpoint.service));
        template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::VPCEndpoint", properties);
        template.output(format!("{name}Id"), reference(&name));
    }
    let Some(other) = change.cross_region else { return };
    comments.push(labels.cross_region.to_owned());
    for at in 1..=other.count {
        let listed = Listed { list: "CrossRegionService", number: at, is_az: false };
        let service = template.listed(listed, "String", labels.in_cross_region_services);
        let azs = usize::try_from(other.azs).unwrap_or(usize::MAX);
        let mut properties = map([
            ("VpcId", place.vpc.clone()),
            ("ServiceName", service),
            ("ServiceRegion", other.region.code().into()),
            ("VpcEndpointType", "Interface".into()),
            ("PrivateDnsEnabled", private_dns(true)),
            ("SubnetIds", Value::List(place.subnets.iter().take(azs).cloned().collect())),
            ("SecurityGroupIds", Value::List(vec![attribute("EndpointSecurityGroup", "GroupId")])),
        ]);
        properties.set("Tags", tags(&format!("cross-region-{at}")));
        let name = format!("CrossRegionEndpoint{at}");
        template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::VPCEndpoint", properties);
    }
}

/// The name of an endpoint service that is not AWS's, and whether its endpoint answers for a private name.
fn custom_service(
    template: &mut Template,
    change: &Change,
    endpoint: InterfaceEndpoint,
    in_hub: bool,
    locale: &dyn Locale,
) -> (Value, Value) {
    let labels = locale.change_labels();
    let (logical, said) = (logical_in(change, endpoint.service), endpoint.service.slug());
    let name = if let Some(name) = custom::full_name(endpoint.service) {
        name.into()
    } else {
        let asked = format!("{said}: {}", labels.in_custom_service);
        template.parameter(&format!("{logical}ServiceName"), "String", &asked)
    };
    let dns = if in_hub {
        false.into()
    } else {
        let asked = format!("{said}: {}", labels.in_custom_dns);
        template.optional(&format!("{logical}PrivateDnsEnabled"), "String", false, &asked)
    };
    (name, dns)
}
