//! Interface endpoints and their hosted zones, each as one block over what differs between services.

use super::{begin, end};
use crate::template::{Resource, Template, Value};
use crate::typescript::filled;
use crate::typescript::inputs::{LINE, count};
use crate::typescript::writer::{Writer, word};

/// The provider's name of a hosted zone.
pub(super) const ZONE: &str = "route53.Zone";
/// The property that has the ids of all interface endpoints.
pub(super) const IDS: &str = "interfaceEndpointIds";
/// The property that has the ids of all hosted zones.
pub(super) const ZONE_IDS: &str = "zoneIds";
/// What endpoints may differ in.
const COLUMNS: [&str; 3] = ["serviceName", "subnetIds", "privateDnsEnabled"];

/// Whether a resource is an interface endpoint.
pub(super) fn is_interface(resource: &Resource) -> bool {
    resource.properties.text("vpcEndpointType") == "Interface"
}

/// Whether a component creates interface endpoints.
pub(super) fn are_in(template: &Template) -> bool {
    template.resources.iter().any(is_interface)
}

/// Whether a component creates hosted zones.
pub(super) fn zones_are_in(template: &Template) -> bool {
    template.resources.iter().any(|resource| resource.kind == ZONE)
}

/// The variable of the services of endpoints, which are in this Region or in another.
pub(super) fn list_of(endpoint: &Resource) -> &'static str {
    let is_other = endpoint.properties.get("serviceRegion").is_some();
    if is_other { "crossRegionServices" } else { "services" }
}

/// Interface endpoints that have the same properties but for those that differ: a table, and one block over it.
pub(super) fn interface(writer: &mut Writer<'_>, endpoints: &[Resource]) {
    let Some(first) = endpoints.first() else { return };
    let has_zones = zones_are_in(writer.template);
    // The first of two lists has the variable that both fill.
    let is_begin =
        writer.template.resources.iter().find(|one| is_interface(one)).is_some_and(|one| one.name == first.name);
    if has_zones && is_begin {
        writer.code.put("const interfaceEndpoints: Record<string, aws.ec2.VpcEndpoint> = {};", &[]);
    }
    writer.comment(&first.comments);
    let rows: Vec<[String; 3]> = endpoints.iter().map(|endpoint| row(writer, endpoint)).collect();
    let Some(row) = rows.first() else { return };
    // Each has a name of its own, even where there is only one.
    let differs = |at: usize| at == 0 || rows.iter().any(|other| other[at] != row[at]);
    let list = list_of(first);
    writer.code.open("const $0 = {", &[list]);
    for (endpoint, row) in endpoints.iter().zip(&rows) {
        let cells = (0..COLUMNS.len()).filter(|at| differs(*at));
        let cells: Vec<String> = cells.map(|at| filled("$0: $1", &[COLUMNS[at], &row[at]])).collect();
        let row = filled("$0: { $1 },", &[&word(key(endpoint)), &cells.join(", ")]);
        if row.chars().count() <= LINE {
            writer.code.put("$0", &[&row]);
        } else {
            writer.code.open("$0: {", &[&word(key(endpoint))]);
            writer.code.put("$0,", &[&cells.join(",\n")]);
            writer.code.close("},");
        }
    }
    writer.code.close("};");
    let cells: Vec<&str> = (0..COLUMNS.len()).filter(|at| differs(*at)).map(|at| COLUMNS[at]).collect();
    writer.code.open("for (const [service, { $0 }] of Object.entries($1)) {", &[&cells.join(", "), list]);
    begin(writer, "const endpoint = ", "ec2.VpcEndpoint", "`${name}-${service}-endpoint`");
    for (property, value) in &first.properties.0 {
        match COLUMNS.iter().position(|column| column == property) {
            Some(at) if differs(at) => writer.code.put("$0,", &[property]),
            Some(at) => writer.code.put("$0: $1,", &[property, &row[at]]),
            None if property == "tags" => writer.code.put("tags: { Name: `${prefix}-${service}` },", &[]),
            None => {
                let value = writer.value(value);
                writer.code.put("$0: $1,", &[property, &value]);
            }
        }
    }
    end(writer, "");
    if has_zones {
        writer.code.put("interfaceEndpoints[service] = endpoint;", &[]);
    }
    writer.code.put("this.$0[service] = endpoint.id;", &[IDS]);
    writer.code.close("}");
}

/// What an endpoint has in each column.
fn row(writer: &Writer<'_>, endpoint: &Resource) -> [String; 3] {
    COLUMNS.map(|column| match endpoint.properties.get(column) {
        Some(Value::List(subnets)) => some_of(writer, subnets),
        Some(value) => writer.value(value),
        None => String::new(),
    })
}

/// The first subnets of those that are asked for, or all.
fn some_of(writer: &Writer<'_>, subnets: &[Value]) -> String {
    let listed = |subnet: &Value| match subnet {
        Value::Reference(name) => writer.template.parameters.iter().find(|asked| asked.name == *name)?.listed,
        _ => None,
    };
    let Some(listed) = subnets.first().and_then(listed) else { return String::new() };
    let all = writer.all_of(listed.list);
    if subnets.len() == count(writer.template, listed.list) {
        all
    } else {
        filled("$0.slice(0, $1)", &[&all, &subnets.len().to_string()])
    }
}

/// What a service is called by, which no other one is: its name in the tag of its endpoint.
fn key(endpoint: &Resource) -> &str {
    let tags = endpoint.properties.object("tags");
    if let Some(Value::Named(word)) = tags.and_then(|tags| tags.get("Name")) { word } else { "" }
}

/// A private hosted zone for the name of each endpoint, with the name itself and all names below it.
pub(super) fn zones(writer: &mut Writer<'_>, resources: &[Resource]) {
    for resource in resources {
        writer.comment(&resource.comments);
    }
    let zones = || resources.iter().filter(|resource| resource.kind == ZONE);
    let Some(first) = zones().next() else { return };
    writer.code.open("const privateNames = {", &[]);
    for zone in zones() {
        let name = writer.of(&zone.properties, "name");
        writer.code.put("$0: $1,", &[&word(endpoint_of(writer.template, resources, &zone.name)), &name]);
    }
    writer.code.close("};");
    writer.code.open("for (const [service, privateName] of Object.entries(privateNames)) {", &[]);
    begin(writer, "const zone = ", ZONE, "`${name}-${service}-zone`");
    writer.code.put("name: privateName,", &[]);
    for (property, value) in first.properties.0.iter().filter(|(property, _)| property != "name") {
        writer.entries(&crate::template::map([(property, value.clone())]), str::to_owned);
    }
    // VPCs are associated by a command, which the program must not undo.
    end(writer, ", ignoreChanges: ['vpcs']");
    writer.code.put(
        "const entry = interfaceEndpoints[service].dnsEntries[0];\n\
         const aliases = [{ name: entry.dnsName, zoneId: entry.hostedZoneId, evaluateTargetHealth: false }];",
        &[],
    );
    for (id, name) in
        [("record", "name: privateName,"), ("wildcard-record", "name: pulumi.interpolate`*.${privateName}`,")]
    {
        begin(writer, "", "route53.Record", &["`${name}-${service}-", id, "`"].concat());
        writer.code.put("zoneId: zone.zoneId,\n$0\ntype: 'A',\naliases,", &[name]);
        end(writer, "");
    }
    writer.code.put("this.$0[service] = zone.zoneId;", &[ZONE_IDS]);
    writer.code.close("}");
}

/// What the endpoint is called by that the records of a zone lead to.
fn endpoint_of<'a>(template: &'a Template, resources: &[Resource], zone: &str) -> &'a str {
    let is_zone = |value: &Value| matches!(value, Value::Reference(name) if name == zone);
    let record = resources.iter().find(|one| one.properties.get("hostedZoneId").is_some_and(is_zone));
    let alias = record.and_then(|record| record.properties.object("aliasTarget"));
    let Some(Value::DnsEntry(entry, _)) = alias.and_then(|alias| alias.get("dnsName")) else { return "" };
    template.resources.iter().find(|endpoint| endpoint.name == *entry).map_or("", key)
}
