//! The way out with its routes.

use natpoint_text::Locale;

use super::tags;
use crate::change::{Change, EgressKind, InspectionEndpoints, NewEgress};
use crate::comments;
use crate::nat_instance;
use crate::security_group::THROUGH_NAT;
use crate::template::{Map, Template, Value, attribute, map, reference};

/// Where the way out stands, and which route tables lead to it.
pub(super) struct Place {
    pub(super) vpc: Value,
    /// The private subnets, in which private NAT gateways stand.
    pub(super) private_subnets: Vec<Value>,
    pub(super) route_tables: Vec<Value>,
    /// What sends through NAT instances.
    pub(super) clients: Value,
    /// The addresses that answers go back to, one block for each AZ or for all.
    pub(super) returns: Vec<Value>,
}

/// The way out of the VPC.
pub(super) fn write(template: &mut Template, change: &Change, locale: &dyn Locale) {
    let Some(egress) = change.egress else { return };
    let labels = locale.change_labels();
    let place = Place {
        vpc: template.parameter("VpcId", "AWS::EC2::VPC::Id", labels.in_vpc),
        private_subnets: if let EgressKind::PrivateNat { count } = egress.kind {
            template.by_az("PrivateSubnet", "AWS::EC2::Subnet::Id", count, labels.in_private_subnets_plain)
        } else {
            Vec::new()
        },
        route_tables: template.by_az("PrivateRouteTable", "String", change.azs, labels.in_private_route_tables_plain),
        clients: if matches!(egress.kind, EgressKind::NatInstances { .. }) {
            template.parameter("VpcCidrBlock", "String", labels.in_vpc_cidr_blocks)
        } else {
            Value::List(Vec::new())
        },
        returns: if egress.is_inspected() {
            template.by_az("PrivateCidrBlock", "String", change.azs, labels.in_private_cidr_blocks_plain)
        } else {
            Vec::new()
        },
    };
    devices(template, change, egress, &place, locale);
}

pub(super) fn devices(template: &mut Template, change: &Change, egress: NewEgress, place: &Place, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let mut costs = comments::egress_costs(change, locale);
    let public = |template: &mut Template, count| {
        template.by_az("PublicSubnet", "AWS::EC2::Subnet::Id", count, labels.in_public_subnets_plain)
    };
    let targets: Vec<(&str, Value)> = match egress.kind {
        EgressKind::ZonalNat { count, addresses } => {
            let subnets = public(template, count);
            (1..=count)
                .zip(subnets)
                .map(|(az, subnet)| {
                    let addresses = elastic_ips(template, az, addresses, &std::mem::take(&mut costs));
                    zonal(template, az, subnet, addresses)
                })
                .collect()
        }
        EgressKind::PrivateNat { count } => (1..=count)
            .zip(place.private_subnets.clone())
            .map(|(az, subnet)| {
                let properties = map([
                    ("ConnectivityType", "private".into()),
                    ("SubnetId", subnet),
                    ("Tags", tags(&format!("nat-{az}"))),
                ]);
                let name = format!("NatGateway{az}");
                template.resource(&std::mem::take(&mut costs), &name, "AWS::EC2::NatGateway", properties);
                ("NatGatewayId", reference(&name))
            })
            .collect(),
        EgressKind::RegionalNat { addresses } => vec![regional(template, change, place, addresses, &costs, locale)],
        EgressKind::NatInstances { count, instance_type } => {
            costs.push(labels.nat_instances.to_owned());
            let subnets = public(template, count);
            instances(template, place, instance_type.name(), &subnets, &costs, locale)
        }
        EgressKind::EgressOnlyGateway => {
            costs.push(labels.egress_only.to_owned());
            let properties = map([("VpcId", place.vpc.clone()), ("Tags", tags("egress-only"))]);
            template.resource(&costs, "EgressOnlyGateway", "AWS::EC2::EgressOnlyInternetGateway", properties);
            for (az, table) in (1..).zip(&place.route_tables) {
                let properties = map([
                    ("RouteTableId", table.clone()),
                    ("DestinationIpv6CidrBlock", "::/0".into()),
                    ("EgressOnlyInternetGatewayId", reference("EgressOnlyGateway")),
                ]);
                template.resource(&[], &format!("Ipv6DefaultRoute{az}"), "AWS::EC2::Route", properties);
            }
            return;
        }
    };
    routes(template, change, egress, place, &targets, locale);
}

fn elastic_ips(template: &mut Template, az: u32, addresses: u32, costs: &[String]) -> Vec<Value> {
    let mut comments = costs;
    (1..=addresses)
        .map(|number| {
            let name = if addresses == 1 { format!("NatAddress{az}") } else { format!("NatAddress{az}x{number}") };
            let properties = map([("Domain", "vpc".into()), ("Tags", tags(&format!("nat-{az}")))]);
            template.resource(std::mem::take(&mut comments), &name, "AWS::EC2::EIP", properties);
            attribute(&name, "AllocationId")
        })
        .collect()
}

fn zonal(template: &mut Template, az: u32, subnet: Value, addresses: Vec<Value>) -> (&'static str, Value) {
    let mut properties = Map::default();
    let mut addresses = addresses.into_iter();
    if let Some(first) = addresses.next() {
        properties.set("AllocationId", first);
    }
    let further: Vec<Value> = addresses.collect();
    if !further.is_empty() {
        properties.set("SecondaryAllocationIds", Value::List(further));
    }
    properties.set("SubnetId", subnet).set("Tags", tags(&format!("nat-{az}")));
    let name = format!("NatGateway{az}");
    template.resource(&[], &name, "AWS::EC2::NatGateway", properties);
    ("NatGatewayId", reference(&name))
}

fn regional(
    template: &mut Template,
    change: &Change,
    place: &Place,
    addresses: u32,
    costs: &[String],
    locale: &dyn Locale,
) -> (&'static str, Value) {
    let mut properties = map([("VpcId", place.vpc.clone()), ("AvailabilityMode", "regional".into())]);
    properties.set("ConnectivityType", "public");
    if addresses > 1 {
        let kind = "AWS::EC2::AvailabilityZone::Name";
        let azs = template.by_az("NatAvailabilityZone", kind, change.azs, locale.change_labels().in_nat_azs);
        let zones = (1..).zip(azs).map(|(number, az)| {
            let ids = elastic_ips(template, number, addresses, &[]);
            map([("AvailabilityZone", az), ("AllocationIds", Value::List(ids))])
        });
        let zones: Vec<_> = zones.collect();
        properties.set("AvailabilityZoneAddresses", Value::list(zones));
    }
    properties.set("Tags", tags("nat"));
    template.resource(costs, "NatGateway", "AWS::EC2::NatGateway", properties);
    ("NatGatewayId", reference("NatGateway"))
}

fn instances(
    template: &mut Template,
    place: &Place,
    instance_type: &str,
    subnets: &[Value],
    costs: &[String],
    locale: &dyn Locale,
) -> Vec<(&'static str, Value)> {
    let rule = |cidr: Value| map([("IpProtocol", "-1".into()), ("CidrIp", cidr), ("Description", THROUGH_NAT.into())]);
    let group = map([
        ("GroupDescription", THROUGH_NAT.into()),
        ("VpcId", place.vpc.clone()),
        ("SecurityGroupIngress", Value::list([rule(place.clients.clone())])),
        ("SecurityGroupEgress", Value::list([rule("0.0.0.0/0".into())])),
        ("Tags", tags("nat")),
    ]);
    template.resource(&[], "NatSecurityGroup", "AWS::EC2::SecurityGroup", group);
    let image = template.parameter("NatImageId", "AWS::EC2::Image::Id", locale.change_labels().in_nat_image);
    let mut comments = costs;
    (1..)
        .zip(subnets)
        .map(|(az, subnet)| {
            let disk = map([
                ("DeviceName", "/dev/xvda".into()),
                (
                    "Ebs",
                    map([
                        ("Encrypted", true.into()),
                        ("VolumeType", "gp3".into()),
                        ("VolumeSize", Value::Number(natpoint_model::cost::nat::INSTANCE_VOLUME_GB.to_string())),
                    ])
                    .into(),
                ),
            ]);
            let properties = map([
                ("ImageId", image.clone()),
                ("InstanceType", instance_type.into()),
                ("SubnetId", subnet.clone()),
                ("SecurityGroupIds", Value::List(vec![attribute("NatSecurityGroup", "GroupId")])),
                ("SourceDestCheck", false.into()),
                ("BlockDeviceMappings", Value::list([disk])),
                ("UserData", Value::Base64(nat_instance::USER_DATA)),
                ("Tags", tags(&format!("nat-{az}"))),
            ]);
            let name = format!("NatInstance{az}");
            template.resource(std::mem::take(&mut comments), &name, "AWS::EC2::Instance", properties);
            let address =
                map([("Domain", "vpc".into()), ("InstanceId", reference(&name)), ("Tags", tags(&format!("nat-{az}")))]);
            template.resource(&[], &format!("NatAddress{az}"), "AWS::EC2::EIP", address);
            ("InstanceId", reference(&name))
        })
        .collect()
}

fn routes(
    template: &mut Template,
    change: &Change,
    egress: NewEgress,
    place: &Place,
    targets: &[(&str, Value)],
    locale: &dyn Locale,
) {
    let labels = locale.change_labels();
    let Some(first) = targets.first() else { return };
    let private = matches!(egress.kind, EgressKind::PrivateNat { .. });
    let to = if private {
        template.parameter("PrivateNatDestination", "String", labels.in_private_nat_destinations)
    } else {
        "0.0.0.0/0".into()
    };
    let route = |table: &Value, to: Value, (property, target): (&str, Value)| {
        map([("RouteTableId", table.clone()), ("DestinationCidrBlock", to), (property, target)])
    };
    let target = |at: usize| targets.get(at).unwrap_or(first).clone();
    let mut comments: Vec<String> = Vec::new();
    if change.has_default_route() {
        comments.push(labels.default_route_template.to_owned());
    }
    let Some(inspection) = egress.inspection else {
        for (at, table) in place.route_tables.iter().enumerate() {
            let properties = route(table, to.clone(), target(at));
            let name = format!("DefaultRoute{}", at + 1);
            template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::Route", properties);
        }
        return;
    };
    let costs = comments::inspection_costs(change, locale);
    let endpoints = match inspection {
        InspectionEndpoints::GatewayLoadBalancer => inspection_endpoints(template, change, locale, &place.vpc, costs),
        InspectionEndpoints::NetworkFirewall => {
            comments.splice(0..0, costs);
            template.by_az("FirewallEndpoint", "String", change.azs, labels.in_firewall_endpoints_plain)
        }
    };
    let tables = template.by_az("InspectionRouteTable", "String", change.azs, labels.in_inspection_route_tables_plain);
    let Some(first_endpoint) = endpoints.first() else { return };
    let endpoint = |at: usize| ("VpcEndpointId", endpoints.get(at).unwrap_or(first_endpoint).clone());
    for (at, (inspected, table)) in tables.iter().zip(&place.route_tables).enumerate() {
        let name = format!("DefaultRoute{}", at + 1);
        let properties = route(table, to.clone(), endpoint(at));
        template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::Route", properties);
        let properties = route(inspected, to.clone(), target(at));
        template.resource(&[], &format!("InspectedRoute{}", at + 1), "AWS::EC2::Route", properties);
    }
    comments.push(labels.inspected_return.to_owned());
    let public: Vec<Value> = if matches!(egress.kind, EgressKind::RegionalNat { .. }) {
        vec![attribute("NatGateway", "RouteTableId")]
    } else {
        let count = u32::try_from(targets.len()).unwrap_or(u32::MAX);
        template.by_az("PublicRouteTable", "String", count, labels.in_public_route_tables_plain)
    };
    for (table_at, table) in public.iter().enumerate() {
        for (at, back) in place.returns.iter().enumerate() {
            let name = format!("ReturnRoute{}x{}", table_at + 1, at + 1);
            // A block for all AZs goes back through the endpoint of the table's AZ.
            let az = if place.returns.len() == 1 { table_at } else { at };
            let properties = route(table, back.clone(), endpoint(az));
            template.resource(&std::mem::take(&mut comments), &name, "AWS::EC2::Route", properties);
        }
    }
}

/// A Gateway Load Balancer endpoint in each AZ, under a comment on what they cost.
fn inspection_endpoints(
    template: &mut Template,
    change: &Change,
    locale: &dyn Locale,
    vpc: &Value,
    mut costs: Vec<String>,
) -> Vec<Value> {
    let labels = locale.change_labels();
    let service = template.parameter("InspectionServiceName", "String", labels.in_inspection_service);
    let subnets = "AWS::EC2::Subnet::Id";
    let subnets = template.by_az("InspectionSubnet", subnets, change.azs, labels.in_inspection_subnets_plain);
    let in_subnet = |(az, subnet): (u32, Value)| {
        let properties = map([
            ("VpcId", vpc.clone()),
            ("ServiceName", service.clone()),
            ("VpcEndpointType", "GatewayLoadBalancer".into()),
            ("SubnetIds", Value::List(vec![subnet])),
            ("Tags", tags(&format!("inspection-{az}"))),
        ]);
        let name = format!("InspectionEndpoint{az}");
        template.resource(&std::mem::take(&mut costs), &name, "AWS::EC2::VPCEndpoint", properties);
        reference(&name)
    };
    (1..).zip(subnets).map(in_subnet).collect()
}
