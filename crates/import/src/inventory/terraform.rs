//! The output of `terraform show -json`, the resources of a plan or of a state, and the file that has a state.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use configuration::{Configuration, referenced};

use super::documents::{Document, fingerprint};
use super::places::region_of_az;
use super::{Collector, list, skip, text, wrong};
use crate::imported_data::{Availability, EndpointKind, FileRead, ResourceState, SkipReason, Subnet, aws_service};
use crate::reader::ImportAccumulator;
use natpoint_model::catalogue::regions::is_region_code;

pub(super) use resource::Resource;
use resource::subnets_of;
pub(crate) use states::{States, read_newest, state_file};

mod configuration;
mod resource;
mod states;

pub(super) const GATEWAY: &str = "aws_nat_gateway";
pub(super) const ENDPOINT: &str = "aws_vpc_endpoint";
const ASSOCIATION: &str = "aws_vpc_endpoint_subnet_association";
pub(super) const FIREWALL: &str = "aws_networkfirewall_firewall";
pub(super) const FIREWALL_ASSOCIATION: &str = "aws_networkfirewall_vpc_endpoint_association";
pub(super) const SUBNETS: [&str; 2] = ["aws_subnet", "aws_default_subnet"];

/// Whether a value is a plan.
pub(crate) fn is_plan(value: &Value) -> bool {
    list(value, "resource_changes").is_some() || value.pointer("/planned_values/root_module").is_some()
}

/// Whether a value is a state.
pub(crate) fn is_state(value: &Value) -> bool {
    value.pointer("/values/root_module").is_some()
}

/// Whether a value is the file in which Terraform keeps a state.
pub(crate) fn is_state_file(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_u64);
    version == Some(4) && value.get("terraform_version").is_some() && list(value, "resources").is_some()
}

/// Reads a plan.
pub(crate) fn plan(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut resources: Vec<Resource<'_>> = Vec::new();
    let mut named: HashSet<&str> = HashSet::new();
    for change in list(value, "resource_changes").unwrap_or_default() {
        if !matters(change) {
            if is_subnet(change) {
                resources.extend(changed(change).ok());
            }
            continue;
        }
        file.records += 1;
        named.insert(text(change, "address"));
        match changed(change) {
            Ok(resource) => resources.push(resource),
            Err(why) => skip(why, text(change, "address"), file),
        }
    }
    let prior: HashSet<&str> =
        modules(value.pointer("/prior_state/values/root_module")).map(|resource| text(resource, "address")).collect();
    // Tools that shorten plans drop unchanged resources from the changes; the planned values still have them.
    for planned in modules(value.pointer("/planned_values/root_module")) {
        let address = text(planned, "address");
        let state = if prior.contains(address) { ResourceState::Existing } else { ResourceState::Planned };
        if matters(planned) && !named.contains(address) {
            file.records += 1;
            resources.push(of_values(planned, state));
        } else if is_subnet(planned) {
            resources.push(of_values(planned, state));
        }
    }
    take(value, &resources, Some(fingerprint(value)), file, accumulator);
}

/// Reads a state.
pub(crate) fn state(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let all = modules(value.pointer("/values/root_module")).filter(|resource| matters(resource) || is_subnet(resource));
    let resources: Vec<_> = all.map(|resource| of_values(resource, ResourceState::Existing)).collect();
    file.records += resources.iter().filter(|resource| !resource.is_subnet()).count() as u64;
    take(value, &resources, Some(fingerprint(value)), file, accumulator);
}

/// Reads the resources of the file in which Terraform keeps a state.
fn read_state_file(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut resources = Vec::new();
    for resource in list(value, "resources").unwrap_or_default() {
        if !matters(resource) && !is_subnet(resource) {
            continue;
        }
        let module = Some(text(resource, "module")).filter(|module| !module.is_empty());
        let path = [module.unwrap_or_default(), text(resource, "type"), text(resource, "name")];
        let path = path.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        for instance in list(resource, "instances").unwrap_or_default() {
            let key = instance.get("index_key").map_or_else(String::new, |key| format!("[{key}]"));
            // A deposed object is left over from a replacement, and still exists.
            resources.push(Resource {
                address: Cow::Owned([path.as_str(), &key].concat()),
                id: instance.get("attributes").map_or("", |attributes| text(attributes, "id")),
                kind: text(resource, "type"),
                values: instance.get("attributes").unwrap_or(&Value::Null),
                unknown: &Value::Null,
                state: ResourceState::Existing,
            });
        }
    }
    file.records += resources.iter().filter(|resource| !resource.is_subnet()).count() as u64;
    take(value, &resources, Some(fingerprint(value)), file, accumulator);
}

/// Whether a resource is managed and of a type that matters in this comparison.
fn matters(resource: &Value) -> bool {
    let counts = [GATEWAY, ENDPOINT, ASSOCIATION, FIREWALL, FIREWALL_ASSOCIATION];
    text(resource, "mode") != "data" && counts.contains(&text(resource, "type"))
}

fn is_subnet(resource: &Value) -> bool {
    text(resource, "mode") != "data" && SUBNETS.contains(&text(resource, "type"))
}

/// All resources of a module and its child modules.
fn modules(root: Option<&Value>) -> impl Iterator<Item = &Value> {
    let mut open: Vec<&Value> = root.into_iter().collect();
    let mut all = Vec::new();
    while let Some(module) = open.pop() {
        all.extend(list(module, "resources").unwrap_or_default());
        open.extend(list(module, "child_modules").unwrap_or_default());
    }
    all.into_iter()
}

fn of_values(resource: &Value, state: ResourceState) -> Resource<'_> {
    let values = resource.get("values").unwrap_or(&Value::Null);
    let (address, kind) = (Cow::Borrowed(text(resource, "address")), text(resource, "type"));
    Resource { address, id: text(values, "id"), kind, values, unknown: &Value::Null, state }
}

/// The resource that results from a change.
fn changed(change: &Value) -> Result<Resource<'_>, SkipReason> {
    let detail = change.get("change").ok_or_else(|| wrong("change"))?;
    let actions = list(detail, "actions").ok_or_else(|| wrong("actions"))?;
    let does = |action: &str| actions.iter().any(|done| done.as_str() == Some(action));
    // A deposed object is left over from a replacement and is deleted by this plan.
    if !text(change, "deposed").is_empty() {
        return Err(SkipReason::Inactive);
    }
    let (side, state) = match (does("create"), does("delete")) {
        (true, false) => ("after", ResourceState::Planned),
        (false, true) => ("before", ResourceState::Removing),
        // Terraform forgets the resource, which still exists in AWS.
        (false, false) if does("forget") => ("before", ResourceState::Existing),
        _ => ("after", ResourceState::Existing),
    };
    let values = detail.get(side).filter(|values| values.is_object()).ok_or_else(|| wrong(side))?;
    let unknown = detail.get("after_unknown").filter(|_| side == "after").unwrap_or(&Value::Null);
    let (address, kind) = (Cow::Borrowed(text(change, "address")), text(change, "type"));
    // One that is replaced has an id still, by which lists and states know it.
    let ids = [Some(values), detail.get("before")].into_iter().flatten().map(|values| text(values, "id"));
    let id = ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    Ok(Resource { address, id, kind, values, unknown, state })
}

/// Adds the resources of a plan or a state. Addresses are those of one document; with no fingerprint of it, no other
/// one has the same.
pub(super) fn take(
    value: &Value,
    resources: &[Resource<'_>],
    document: Option<u64>,
    file: &mut FileRead,
    accumulator: &mut ImportAccumulator,
) {
    let ImportAccumulator { network, documents, .. } = accumulator;
    let ids = ids_of(resources, document.map(|fingerprint| Document { documents, fingerprint }), file);
    let mut collector = Collector::new(network);
    let configuration = Configuration(value);
    let zones = add_subnets(resources, &ids, &configuration, &mut collector);
    let elsewhere = region_of_others(resources, &configuration, &zones, value);
    let mut subnets = subnets_of(resources);
    let endpoints = resources.iter().enumerate().filter(|(_, resource)| resource.kind == ENDPOINT);
    // Endpoints by address and by id.
    let places: HashMap<&str, usize> =
        endpoints.flat_map(|(place, endpoint)| [(&*endpoint.address, place), (endpoint.id, place)]).collect();
    for association in resources.iter().filter(|resource| resource.kind == ASSOCIATION) {
        if association.state == ResourceState::Removing {
            skip(SkipReason::Inactive, &association.address, file);
        } else if let Some(place) = endpoint_of(association, &configuration, &places)
            && let Some(subnets) = subnets.get_mut(place)
        {
            file.used += 1;
            subnets.stated = true;
            match association.values.get("subnet_id").and_then(Value::as_str) {
                Some(id) => _ = subnets.ids.insert(id.to_owned()),
                None => subnets.more += 1,
            }
        } else {
            skip(wrong("vpc_endpoint_id"), &association.address, file);
        }
    }
    let rest = resources.iter().zip(&ids).zip(subnets);
    let rest = rest.filter(|((resource, _), _)| [GATEWAY, ENDPOINT].contains(&resource.kind));
    for ((resource, id), subnets) in rest {
        let stated = resource.values.get("vpc_endpoint_type").filter(|kind| !kind.is_null());
        let kind = stated.map_or(Some(EndpointKind::Gateway), |kind| EndpointKind::of_name(kind.as_str()?));
        let region = resource.region_or(elsewhere, &configuration);
        match kind {
            _ if id.is_empty() => skip(wrong("address"), id, file),
            _ if resource.kind == GATEWAY => {
                file.used += 1;
                let mut gateway = resource.gateway(id, region);
                if gateway.availability == Availability::Zonal && gateway.subnet.is_empty() {
                    let subnet = referenced(&resource.address, GATEWAY, "subnet_id", SUBNETS[0], &configuration);
                    zones.of_reference(&subnet).unwrap_or_default().clone_into(&mut gateway.az);
                }
                collector.gateway(gateway);
                collector.network.add_region(region);
            }
            None => skip(wrong("vpc_endpoint_type"), id, file),
            Some(kind) => {
                file.used += 1;
                let endpoint = resource.endpoint(id, kind, region, &subnets);
                collector.network.add_region(if endpoint.aws_service().is_some() { "" } else { region });
                collector.endpoint(endpoint);
            }
        }
    }
    let firewalls = resources.iter().zip(&ids);
    let firewalls = firewalls.filter(|(resource, _)| [FIREWALL, FIREWALL_ASSOCIATION].contains(&resource.kind));
    for (resource, id) in firewalls {
        let region = resource.region_or(elsewhere, &configuration);
        let endpoints = resource.firewall_endpoints(id, region);
        if endpoints.is_empty() {
            skip(wrong("subnet_mapping"), &resource.address, file);
            continue;
        }
        file.used += 1;
        collector.network.add_region(region);
        for endpoint in endpoints {
            collector.endpoint(endpoint);
        }
    }
    if collector.network.regions.is_empty() {
        collector.network.add_region(elsewhere);
    }
}

/// The ids of resources; of those that are yet to be created their addresses, told apart from those of other documents.
fn ids_of<'v>(
    resources: &'v [Resource<'v>],
    mut document: Option<Document<'_>>,
    file: &mut FileRead,
) -> Vec<Cow<'v, str>> {
    let id_of = |resource: &'v Resource<'v>| match (resource.id, &mut document) {
        ("", Some(document)) if !resource.address.is_empty() => Cow::Owned(document.name(&resource.address, file)),
        ("", _) => Cow::Borrowed(&*resource.address),
        (id, _) => Cow::Borrowed(id),
    };
    resources.iter().map(id_of).collect()
}

/// The Region of the resources that do not tell their own: that of all others, or else the one that their AZs or other
/// parts of the document tell; empty where these are several.
fn region_of_others<'v>(
    resources: &'v [Resource<'v>],
    configuration: &'v Configuration<'v>,
    zones: &Zones<'v>,
    document: &'v Value,
) -> &'v str {
    let of_service = |resource: &'v Resource<'v>| aws_service(text(resource.values, "service_name"))?.0.into();
    let told = resources.iter().filter(|resource| !resource.is_subnet()).filter_map(|resource| {
        let own = Some(resource.region(configuration)).filter(|region| !region.is_empty());
        own.or_else(|| of_service(resource)).filter(|region| is_region_code(region))
    });
    let told = distinct(told);
    let by_zone = || distinct(zones.0.values().filter_map(|zone| region_of_az(zone)));
    let told = if told.is_empty() { by_zone() } else { told };
    match told[..] {
        [] => region_of_data(document).unwrap_or_default(),
        [region] => region,
        _ => "",
    }
}

/// Regions without duplicates.
fn distinct<'v>(regions: impl Iterator<Item = &'v str>) -> Vec<&'v str> {
    regions.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The AZs of subnets, by their addresses.
struct Zones<'v>(HashMap<&'v str, &'v str>);

impl<'v> Zones<'v> {
    /// The AZ of a subnet that the configuration refers to by these addresses, the likeliest first.
    fn of_reference(&self, addresses: &[String]) -> Option<&'v str> {
        let exact = addresses.iter().find_map(|address| self.0.get(address.as_str()));
        // `element()` begins again where there are more NAT gateways than subnets.
        let again = || {
            let (name, index) = addresses.first()?.strip_suffix(']')?.rsplit_once('[')?;
            let index: usize = index.parse().ok()?;
            let count = (0..).take_while(|at| self.0.contains_key([name, "[", &at.to_string(), "]"].concat().as_str()));
            let count = count.take(64).count();
            self.0.get([name, "[", &index.checked_rem(count)?.to_string(), "]"].concat().as_str())
        };
        exact.or_else(again).copied()
    }
}

/// Adds the subnets, and tells their AZs by their addresses.
fn add_subnets<'v>(
    resources: &'v [Resource<'v>],
    ids: &[Cow<'_, str>],
    configuration: &Configuration<'_>,
    collector: &mut Collector<'_>,
) -> Zones<'v> {
    let mut zones = HashMap::new();
    let subnets = resources.iter().zip(ids);
    for (subnet, id) in subnets.filter(|(subnet, _)| subnet.is_subnet() && subnet.state != ResourceState::Removing) {
        let zone = ["availability_zone", "availability_zone_id"].map(|field| text(subnet.values, field));
        let Some(zone) = zone.into_iter().find(|zone| !zone.is_empty()) else { continue };
        zones.insert(&*subnet.address, zone);
        let is = |field| subnet.values.get(field) == Some(&Value::Bool(true));
        let region = region_of_az(zone).unwrap_or_else(|| subnet.region(configuration));
        collector.subnet(Subnet {
            id: id.clone().into_owned(),
            vpc: text(subnet.values, "vpc_id").to_owned(),
            region: region.to_owned(),
            az: zone.to_owned(),
            private: !is("map_public_ip_on_launch") && !subnet.address.contains("public"),
            dns64: is("enable_dns64"),
        });
    }
    Zones(zones)
}

/// The Region that a plan read beside its resources, or that a variable of that name has.
fn region_of_data(plan: &Value) -> Option<&str> {
    let read = modules(plan.pointer("/prior_state/values/root_module").or(plan.pointer("/values/root_module")));
    let told = read.filter_map(|data| {
        let values = data.get("values")?;
        match text(data, "type") {
            "aws_region" => {
                ["region", "name", "id"].map(|field| text(values, field)).into_iter().find(|code| is_region_code(code))
            }
            "aws_availability_zones" => list(values, "names")?.iter().filter_map(Value::as_str).find_map(region_of_az),
            _ => None,
        }
    });
    let variable = || {
        let named = ["region", "aws_region"]
            .into_iter()
            .filter_map(|name| plan.pointer("/variables")?.get(name)?.get("value")?.as_str());
        named.into_iter().find(|code| is_region_code(code))
    };
    told.into_iter().next().or_else(variable)
}

/// The index of the endpoint to which an association adds a subnet: by its id, or by the configuration.
fn endpoint_of(
    association: &Resource<'_>,
    configuration: &Configuration<'_>,
    places: &HashMap<&str, usize>,
) -> Option<usize> {
    let id = text(association.values, "vpc_endpoint_id");
    if !id.is_empty() {
        return places.get(id).copied();
    }
    let named = referenced(&association.address, ASSOCIATION, "vpc_endpoint_id", ENDPOINT, configuration);
    named.iter().find_map(|address| places.get(address.as_str()).copied())
}
