//! Templates of AWS CloudFormation, as people and the AWS CDK write them, and as `get-template` answers.

use serde_json::{Map, Value};

use super::documents::{Document, fingerprint};
use super::places::region_of_az;
use super::{Collector, count, firewall, list, skip, text, wrong};
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, FileRead, FileRefusal, Foreign, NatGateway, ResourceState,
    SkipReason, Subnet,
};
use crate::reader::ImportAccumulator;

const GATEWAY: &str = "AWS::EC2::NatGateway";
const ENDPOINT: &str = "AWS::EC2::VPCEndpoint";
const FIREWALL: &str = "AWS::NetworkFirewall::Firewall";
const FIREWALL_ASSOCIATION: &str = "AWS::NetworkFirewall::VpcEndpointAssociation";
const SUBNET: &str = "AWS::EC2::Subnet";

/// Expressions and conditions are not nested deeper.
const MAX_DEPTH: usize = 16;
/// No firewall stands in more AZs.
const MAX_PLACES: usize = 64;
/// No name of a service, a subnet or a VPC is longer.
const MAX_TEXT: usize = 500;

/// A template; expressions are resolved with the defaults of its parameters.
struct Template<'v> {
    root: &'v Value,
    resources: &'v Map<String, Value>,
    /// The file's name, with a number where another template has the same: logical ids are unique in one alone.
    file: &'v str,
}

/// Whether a value is a template.
pub(crate) fn is_template(value: &Value) -> bool {
    let is_resource =
        |(id, resource): (&String, &Value)| text(resource, "Type").contains("::") || id.starts_with("Fn::ForEach");
    let template = body(value);
    let resources = template.get("Resources").and_then(Value::as_object);
    resources.is_some_and(|resources| resources.iter().any(is_resource))
}

/// Reads a template.
pub(crate) fn template(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let root = body(value);
    let Some(resources) = root.get("Resources").and_then(Value::as_object) else { return };
    let ImportAccumulator { network, documents, .. } = accumulator;
    let name = file.name.clone();
    let name = Document { documents, fingerprint: fingerprint(root) }.name(&name, file);
    let template = Template { root, resources, file: &name };
    let mut collector = Collector::new(network);
    for (id, resource) in resources {
        if id.starts_with("Fn::ForEach") {
            file.refused = Some(FileRefusal::Foreign(Foreign::Loop));
            continue;
        }
        let properties = resource.get("Properties").unwrap_or(&Value::Null);
        let kind = text(resource, "Type");
        if kind == SUBNET {
            if let Some(subnet) = template.subnet(id, properties) {
                collector.network.add_region(&subnet.region);
                collector.subnet(subnet);
            }
            continue;
        }
        if ![GATEWAY, ENDPOINT, FIREWALL, FIREWALL_ASSOCIATION].contains(&kind) {
            continue;
        }
        file.records += 1;
        let condition = resource.get("Condition").and_then(Value::as_str);
        if condition.and_then(|condition| template.condition(condition, 0)) == Some(false) {
            skip(SkipReason::Inactive, id, file);
        } else if kind == GATEWAY {
            file.used += 1;
            collector.gateway(template.gateway(id, properties));
        } else if kind != ENDPOINT {
            let places = template.firewall_places(properties);
            if places == 0 {
                skip(wrong("SubnetMappings"), id, file);
                continue;
            }
            file.used += 1;
            for at in 1..=places {
                let id = [&template.qualified(id), " ", &at.to_string()].concat();
                let vpc = template.id_of(properties, "VpcId");
                collector.endpoint(firewall::endpoint(id, &vpc, "", ResourceState::Planned));
            }
        } else if let Some(endpoint) = template.endpoint(id, properties) {
            file.used += 1;
            collector.endpoint(endpoint);
        } else {
            skip(wrong("VpcEndpointType"), id, file);
        }
    }
}

/// The template itself, which `get-template` answers inside of its own JSON.
fn body(value: &Value) -> &Value {
    value.get("TemplateBody").filter(|body| body.is_object()).unwrap_or(value)
}

impl Template<'_> {
    fn gateway(&self, id: &str, properties: &Value) -> NatGateway {
        let is = |field, word: &str| self.text(properties, field).eq_ignore_ascii_case(word);
        let regional = is("AvailabilityMode", "regional");
        let private = is("ConnectivityType", "private");
        let secondary = list(properties, "SecondaryAllocationIds").map_or(0, <[_]>::len);
        // One whose AZs are chosen by hand has addresses in each.
        let zones = properties.get("AvailabilityZoneAddresses").map(|zones| self.chosen(zones, 0));
        let zones = zones.and_then(Value::as_array).filter(|zones| regional && !zones.is_empty());
        let addresses = |zone: &Value| list(zone, "AllocationIds").map_or(1, <[_]>::len);
        let zone_names = zones.into_iter().flatten();
        let zone_names: Vec<String> = zone_names
            .flat_map(|zone| ["AvailabilityZone", "AvailabilityZoneId"].map(|field| self.text(zone, field)))
            .collect();
        let zone_region = zone_names.iter().find_map(|zone| region_of_az(zone)).unwrap_or_default();
        let subnet = self.referred(properties.get("SubnetId"));
        let known = subnet.and_then(|(id, properties)| self.subnet(id, properties));
        let vpc = match properties.get("VpcId") {
            Some(_) => self.id_of(properties, "VpcId"),
            None => known.as_ref().map_or_else(String::new, |subnet| subnet.vpc.clone()),
        };
        NatGateway {
            id: self.qualified(id),
            vpc,
            region: known.as_ref().map_or_else(|| zone_region.to_owned(), |subnet| subnet.region.clone()),
            subnet: self.id_of(properties, "SubnetId"),
            az: known.map_or_else(String::new, |subnet| subnet.az),
            availability: if regional { Availability::Regional } else { Availability::Zonal },
            connectivity: if private { Connectivity::Private } else { Connectivity::Public },
            azs: if regional { zones.map(|zones| count(zones.len())) } else { Some(1) },
            public_ipv4: match (private, regional) {
                (true, _) => Some(0),
                (false, true) => zones.map(|zones| count(zones.iter().map(addresses).sum())),
                (false, false) => Some(count(1 + secondary)),
            },
            interfaces: Vec::new(),
            state: ResourceState::Planned,
        }
    }

    fn endpoint(&self, id: &str, properties: &Value) -> Option<Endpoint> {
        let kind = match self.text(properties, "VpcEndpointType").as_str() {
            "" => EndpointKind::Gateway,
            stated => EndpointKind::of_name(stated)?,
        };
        let subnets = properties.get("SubnetIds").map(|subnets| self.chosen(subnets, 0)).and_then(Value::as_array);
        Some(Endpoint {
            id: self.qualified(id),
            vpc: self.id_of(properties, "VpcId"),
            service_name: self.text(properties, "ServiceName"),
            kind,
            azs: match kind {
                EndpointKind::Gateway => Some(0),
                _ => subnets.map(|subnets| count(subnets.len())),
            },
            state: ResourceState::Planned,
            ..Endpoint::default()
        })
    }

    /// In how many subnets or AZs a firewall or its association has an endpoint.
    fn firewall_places(&self, properties: &Value) -> usize {
        let of =
            |field| properties.get(field).map(|all| self.chosen(all, 0)).and_then(Value::as_array).map_or(0, Vec::len);
        let associated = usize::from(properties.get("SubnetMapping").is_some());
        (of("SubnetMappings") + of("AvailabilityZoneMappings") + associated).min(MAX_PLACES)
    }

    fn subnet(&self, id: &str, properties: &Value) -> Option<Subnet> {
        let az = self.text(properties, "AvailabilityZone");
        let public = properties.get("MapPublicIpOnLaunch").is_some_and(is_true) || id.contains("Public");
        Some(Subnet {
            id: self.qualified(id),
            vpc: self.id_of(properties, "VpcId"),
            region: region_of_az(&az).unwrap_or_default().to_owned(),
            az,
            private: !public,
            dns64: properties.get("EnableDns64").is_some_and(is_true),
        })
        .filter(|subnet| !subnet.az.is_empty())
    }

    /// The resource of the template to which an expression refers.
    fn referred(&self, value: Option<&Value>) -> Option<(&str, &Value)> {
        let value = self.chosen(value?, 0);
        let get_att = || list(value, "Fn::GetAtt")?.first()?.as_str();
        let id = value.get("Ref").and_then(Value::as_str).or_else(get_att)?;
        let (id, resource) = self.resources.get_key_value(id)?;
        Some((id, resource.get("Properties").unwrap_or(&Value::Null)))
    }

    /// The id of another resource: of one in this template with the file's name, or as it is written.
    fn id_of(&self, properties: &Value, field: &str) -> String {
        match self.referred(properties.get(field)) {
            Some((id, _)) => self.qualified(id),
            None => self.text(properties, field),
        }
    }

    fn qualified(&self, id: &str) -> String {
        if self.file.is_empty() { id.to_owned() } else { [self.file, " ", id].concat() }
    }

    /// The text of a property; expressions that only AWS can resolve stand in it as `${…}`.
    fn text(&self, properties: &Value, field: &str) -> String {
        let mut resolved = String::new();
        if let Some(value) = properties.get(field) {
            self.resolve(value, &mut resolved, 0);
        }
        resolved
    }

    fn resolve(&self, value: &Value, into: &mut String, depth: usize) {
        if depth > MAX_DEPTH || into.len() > MAX_TEXT {
            return;
        }
        let value = self.chosen(value, depth);
        let object = match value {
            Value::String(text) => return into.push_str(text),
            Value::Object(object) => object,
            Value::Number(number) => return into.push_str(&number.to_string()),
            _ => return,
        };
        match object.iter().next() {
            Some((name, Value::String(target))) if name == "Ref" => match self.default(target) {
                Some(default) => into.push_str(default),
                None => into.extend(["${", target, "}"]),
            },
            Some((name, Value::String(text))) if name == "Fn::Sub" => into.push_str(text),
            Some((name, Value::Array(parts))) if name == "Fn::Sub" => {
                into.push_str(parts.first().and_then(Value::as_str).unwrap_or_default());
            }
            Some((name, Value::Array(parts))) if name == "Fn::Join" => {
                let [Value::String(separator), Value::Array(all)] = parts.as_slice() else { return };
                for (at, part) in all.iter().enumerate() {
                    into.push_str(if at > 0 { separator } else { "" });
                    self.resolve(part, into, depth + 1);
                }
            }
            Some((name, inner)) => into.extend(["${", name, " ", &inner.to_string(), "}"]),
            None => {}
        }
        let end = (0..=MAX_TEXT).rev().find(|end| into.is_char_boundary(*end)).unwrap_or(0);
        into.truncate(end);
    }

    /// The default of a parameter.
    fn default(&self, parameter: &str) -> Option<&str> {
        self.root.get("Parameters")?.get(parameter)?.get("Default")?.as_str()
    }

    /// The branch of an `Fn::If` that holds with the defaults of the parameters, or else its first one.
    fn chosen<'s>(&self, value: &'s Value, depth: usize) -> &'s Value {
        let Some([condition, yes, no]) = list(value, "Fn::If") else { return value };
        let holds = condition.as_str().and_then(|condition| self.condition(condition, depth + 1));
        let branch = if holds == Some(false) { no } else { yes };
        if depth < MAX_DEPTH { self.chosen(branch, depth + 1) } else { branch }
    }

    /// Whether a condition holds with the defaults of the parameters; none where that does not decide it.
    fn condition(&self, name: &str, depth: usize) -> Option<bool> {
        self.holds(self.root.get("Conditions")?.get(name)?, depth)
    }

    fn holds(&self, condition: &Value, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let (name, inner) = condition.as_object()?.iter().next()?;
        let all = || inner.as_array().map(Vec::as_slice).unwrap_or_default();
        let each = || all().iter().map(|inner| self.holds(inner, depth + 4));
        match name.as_str() {
            "Condition" => self.condition(inner.as_str()?, depth + 1),
            "Fn::Equals" => {
                let [one, other] = all() else { return None };
                let [one, other] = [one, other].map(|side| {
                    let mut resolved = String::new();
                    self.resolve(side, &mut resolved, depth + 1);
                    resolved
                });
                let known = !one.contains("${") && !other.contains("${");
                known.then_some(one == other)
            }
            "Fn::Not" => self.holds(all().first()?, depth + 1).map(|holds| !holds),
            "Fn::And" if each().any(|holds| holds == Some(false)) => Some(false),
            "Fn::And" => each().all(|holds| holds == Some(true)).then_some(true),
            "Fn::Or" if each().any(|holds| holds == Some(true)) => Some(true),
            "Fn::Or" => each().all(|holds| holds == Some(false)).then_some(false),
            _ => None,
        }
    }
}

fn is_true(value: &Value) -> bool {
    value == &Value::Bool(true) || value.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true"))
}
