//! What constructs of the library say better than properties: endpoints, who may call them, and their names.

use super::{endpoint_subnets, is_interface_endpoint};
use crate::template::{Resource, Value};
use crate::typescript::inputs::{count, list_name};
use crate::typescript::writer::Writer;
use crate::typescript::{camel, filled, string};

/// What endpoints may differ in.
const COLUMNS: [&str; 5] = ["id", "service", "tag", "azs", "privateDns"];

impl Writer<'_> {
    /// The VPC as it is there, and the security group of its endpoints.
    pub(super) fn security_group(&mut self, group: &Resource) {
        let Some((subnets, vpc)) = endpoint_subnets(self.template) else { return };
        let vpc = self.value(vpc);
        self.code.put(
            "const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {\n  vpcId: $0,\n  \
             availabilityZones: props.availabilityZones,\n  privateSubnetIds: props.$1,\n});\n\
             // Endpoints ask for no route tables.\n\
             cdk.Annotations.of(vpc).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');",
            &[&vpc, &list_name(subnets)],
        );
        self.comment(&group.comments);
        let (variable, description) = (camel(&group.name), self.of(&group.properties, "GroupDescription"));
        self.code.put(
            "const $0 = new ec2.SecurityGroup(this, '$1', {\n  vpc,\n  description: $2,\n});\n\
             cdk.Tags.of($0).add('Name', `${name}-$3`);",
            &[&variable, &group.name, &description, tag_of(group)],
        );
        for rule in group.properties.objects("SecurityGroupIngress") {
            let [client, port, said] = ["CidrIp", "FromPort", "Description"].map(|key| self.of(rule, key));
            self.code.put(
                "$0.addIngressRule(ec2.Peer.ipv4($1), ec2.Port.tcp($2), $3);",
                &[&variable, &client, &port, &said],
            );
        }
    }

    /// Interface endpoints that have the same properties: one, or a table of what differs and what they have in common.
    pub(super) fn interface_endpoints(&mut self, endpoints: &[Resource]) {
        let Some(first) = endpoints.first() else { return };
        self.comment(&first.comments);
        let rows: Vec<[String; 5]> = endpoints.iter().map(|endpoint| self.row(endpoint)).collect();
        let Some(row) = rows.first() else { return };
        if rows.len() == 1 {
            self.endpoint(first, row, &camel(&first.name), tag_of(first), &first.name);
            return;
        }
        let is_common = |at: usize| rows.iter().all(|other| other[at] == row[at]);
        let differing = |cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = (0..COLUMNS.len()).filter(|at| !is_common(*at)).map(cell).collect();
            cells.join(", ")
        };
        let names = differing(&|at| COLUMNS[at].to_owned());
        let is_one = |name: &str| endpoints.iter().any(|endpoint| endpoint.name == name);
        let is_used = self.template.any(&|value| matches!(value, Value::DnsEntry(name, _) if is_one(name)));
        let (start, between, end) = if is_used {
            ("const $1 = [", "].map(({ $0 }) => {", "  return endpoint;\n});")
        } else {
            ("for (const { $0 } of [", "]) {", "}")
        };
        self.code.open(start, &[&names, list_of(first)]);
        for row in &rows {
            let cells = differing(&|at| filled("$0: $1", &[COLUMNS[at], &row[at]]));
            self.code.put("{ $0 },", &[&cells]);
        }
        self.code.close(&filled(between, &[&names]));
        self.code.depth += 1;
        let cells = std::array::from_fn(|at| if is_common(at) { row[at].clone() } else { COLUMNS[at].to_owned() });
        self.endpoint(first, &cells, "endpoint", "${tag}", "${id}");
        self.code.close(end);
    }

    /// What an endpoint has in each column.
    fn row(&self, endpoint: &Resource) -> [String; 5] {
        let subnets =
            if let Some(Value::List(subnets)) = endpoint.properties.get("SubnetIds") { subnets.len() } else { 0 };
        [
            string(&endpoint.name),
            self.of(&endpoint.properties, "ServiceName"),
            string(tag_of(endpoint)),
            subnets.to_string(),
            self.of(&endpoint.properties, "PrivateDnsEnabled"),
        ]
    }

    /// The construct of one endpoint, or of all that a block is about.
    fn endpoint(&mut self, first: &Resource, row: &[String; 5], variable: &str, tag: &str, id: &str) {
        let subnets = endpoint_subnets(self.template).map_or(0, |(list, _)| count(self.template, list)).to_string();
        let region = self.of(&first.properties, "ServiceRegion");
        let region = if region.is_empty() { region } else { filled("\n  serviceRegion: $0,", &[&region]) };
        let [own, service, _, azs, dns] = row;
        let some = if *azs == subnets { String::new() } else { filled(".slice(0, $0)", &[azs]) };
        self.code.put(
            "const $0 = new ec2.InterfaceVpcEndpoint(this, $1, {\n  vpc,\n  \
             service: new ec2.InterfaceVpcEndpointService($2),$3\n  subnets: { subnets: vpc.privateSubnets$4 },\n  \
             securityGroups: [endpointSecurityGroup],\n  open: false,\n  privateDnsEnabled: $5,\n});\n\
             cdk.Tags.of($0).add('Name', `${name}-$6`);",
            &[variable, own, service, &region, &some, dns, tag],
        );
        if self.template.outputs.iter().any(|(_, value)| matches!(value, Value::Reference(name) if *name == first.name))
        {
            let id = in_quotes(id, "Id");
            self.code.put("new cdk.CfnOutput(this, $0, { value: $1.vpcEndpointId });", &[&id, variable]);
        }
    }

    /// A private hosted zone for the name of each endpoint, with the name itself and all names below it.
    pub(super) fn zones(&mut self, resources: &[Resource]) {
        for resource in resources {
            self.comment(&resource.comments);
        }
        let mut zones = Vec::new();
        for zone in resources.iter().filter(|resource| resource.kind == "AWS::Route53::HostedZone") {
            let id = zone.name.strip_suffix("Zone").unwrap_or(&zone.name);
            zones.push((id, self.of(&zone.properties, "Name"), self.endpoint_of(resources, &zone.name)));
        }
        if let [(id, name, endpoint)] = &zones[..] {
            self.zone(id, &filled("zoneName: $0", &[name]), endpoint);
            return;
        }
        self.code.open("for (const { id, zoneName, endpoint } of [", &[]);
        for (id, name, endpoint) in &zones {
            self.code.put("{ id: '$0', zoneName: $1, endpoint: $2 },", &[id, name, endpoint]);
        }
        self.code.close("]) {");
        self.code.depth += 1;
        self.zone("${id}", "zoneName", "endpoint");
        self.code.close("}");
    }

    fn zone(&mut self, id: &str, name: &str, endpoint: &str) {
        let named = |end: &str| in_quotes(id, end);
        self.code.put(
            "const zone = new route53.PrivateHostedZone(this, $0, { vpc, $1 });\n\
             const target = route53.RecordTarget.fromAlias(new targets.InterfaceVpcEndpointTarget($2));\n\
             new route53.ARecord(this, $3, { zone, target });\n\
             new route53.ARecord(this, $4, { zone, recordName: '*', target });\n\
             new cdk.CfnOutput(this, $5, { value: zone.hostedZoneId });",
            &[&named("Zone"), name, endpoint, &named("Record"), &named("WildcardRecord"), &named("ZoneId")],
        );
    }

    /// The endpoint that the records of a zone lead to, in the list that it stands in.
    fn endpoint_of(&self, resources: &[Resource], zone: &str) -> String {
        let is_zone = |value: &Value| matches!(value, Value::Reference(name) if name == zone);
        let record = resources.iter().find(|one| one.properties.get("HostedZoneId").is_some_and(is_zone));
        let alias = record.and_then(|record| record.properties.object("AliasTarget"));
        let Some(Value::DnsEntry(entry, _)) = alias.and_then(|alias| alias.get("DNSName")) else {
            return String::new();
        };
        let endpoints = || self.template.resources.iter().filter(|resource| is_interface_endpoint(resource));
        let Some(endpoint) = endpoints().find(|endpoint| endpoint.name == *entry) else { return String::new() };
        let list = list_of(endpoint);
        let alike: Vec<&Resource> = endpoints().filter(|other| list_of(other) == list).collect();
        let place = alike.iter().position(|other| other.name == *entry).unwrap_or_default();
        if alike.len() == 1 { camel(entry) } else { filled("$0[$1]", &[list, &place.to_string()]) }
    }
}

/// The list that an endpoint stands in, from which its hosted zone takes it.
fn list_of(endpoint: &Resource) -> &'static str {
    let is_other = endpoint.properties.get("ServiceRegion").is_some();
    if is_other { "crossRegionEndpoints" } else { "interfaceEndpoints" }
}

/// The word behind the stack's name in the tag `Name`.
fn tag_of(resource: &Resource) -> &str {
    match resource.properties.objects("Tags").find_map(|tag| tag.get("Value")) {
        Some(Value::Named(word)) => word,
        _ => "",
    }
}

/// An id with an end: in backticks where a variable is in it.
fn in_quotes(id: &str, end: &str) -> String {
    filled(if id.starts_with('$') { "`$0$1`" } else { "'$0$1'" }, &[id, end])
}
