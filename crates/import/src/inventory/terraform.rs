//! The output of `terraform show -json`: the resources of a plan or of a state.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Collector, count, list, skip, text, texts, wrong};
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, FileRead, NatGateway, ResourceState, SkipReason,
};
use crate::reader::ImportAccumulator;

const GATEWAY: &str = "aws_nat_gateway";
const ENDPOINT: &str = "aws_vpc_endpoint";
const ASSOCIATION: &str = "aws_vpc_endpoint_subnet_association";

/// A resource of a plan or a state.
struct Resource<'v> {
    address: &'v str,
    kind: &'v str,
    values: &'v Value,
    /// Values that are known only after apply: each is `true` here.
    unknown: &'v Value,
    state: ResourceState,
}

/// The subnets of an endpoint.
#[derive(Default)]
struct Subnets {
    /// The distinct known ids.
    ids: HashSet<String>,
    /// The number of subnets whose ids are not known yet.
    more: usize,
    /// Whether the configuration states subnets at all.
    stated: bool,
}

/// Whether a value is a plan.
pub(crate) fn is_plan(value: &Value) -> bool {
    list(value, "resource_changes").is_some() || value.pointer("/planned_values/root_module").is_some()
}

/// Whether a value is a state.
pub(crate) fn is_state(value: &Value) -> bool {
    value.pointer("/values/root_module").is_some()
}

/// Reads a plan.
pub(crate) fn plan(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut resources: Vec<Resource<'_>> = Vec::new();
    let mut named: HashSet<&str> = HashSet::new();
    for change in list(value, "resource_changes").unwrap_or_default().iter().filter(|change| matters(change)) {
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
        if matters(planned) && !named.contains(address) {
            file.records += 1;
            let state = if prior.contains(address) { ResourceState::Existing } else { ResourceState::Planned };
            resources.push(of_values(planned, state));
        }
    }
    take(value, &resources, file, accumulator);
}

/// Reads a state.
pub(crate) fn state(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let state = modules(value.pointer("/values/root_module")).filter(|resource| matters(resource));
    let resources: Vec<_> = state.map(|resource| of_values(resource, ResourceState::Existing)).collect();
    file.records += resources.len() as u64;
    take(value, &resources, file, accumulator);
}

/// Whether a resource is managed and of a type that matters in this comparison.
fn matters(resource: &Value) -> bool {
    text(resource, "mode") != "data" && matches!(text(resource, "type"), GATEWAY | ENDPOINT | ASSOCIATION)
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
    let (address, kind) = (text(resource, "address"), text(resource, "type"));
    Resource { address, kind, values, unknown: &Value::Null, state }
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
    Ok(Resource { address: text(change, "address"), kind: text(change, "type"), values, unknown, state })
}

fn take(value: &Value, resources: &[Resource<'_>], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut collector = Collector::new(&mut accumulator.network);
    let mut subnets = subnets_of(resources);
    let endpoints = resources.iter().enumerate().filter(|(_, resource)| resource.kind == ENDPOINT);
    // Endpoints by address and by id.
    let places: HashMap<&str, usize> =
        endpoints.flat_map(|(place, endpoint)| [(endpoint.address, place), (endpoint.id(), place)]).collect();
    for association in resources.iter().filter(|resource| resource.kind == ASSOCIATION) {
        if association.state == ResourceState::Removing {
            skip(SkipReason::Inactive, association.address, file);
        } else if let Some(place) = endpoint_of(association, value, &places)
            && let Some(subnets) = subnets.get_mut(place)
        {
            file.used += 1;
            subnets.stated = true;
            match association.values.get("subnet_id").and_then(Value::as_str) {
                Some(id) => _ = subnets.ids.insert(id.to_owned()),
                None => subnets.more += 1,
            }
        } else {
            skip(wrong("vpc_endpoint_id"), association.address, file);
        }
    }
    for (resource, subnets) in resources.iter().zip(subnets).filter(|(resource, _)| resource.kind != ASSOCIATION) {
        let id = resource.id();
        let stated = resource.values.get("vpc_endpoint_type").filter(|kind| !kind.is_null());
        let kind = stated.map_or(Some(EndpointKind::Gateway), |kind| EndpointKind::of_name(kind.as_str()?));
        match kind {
            _ if id.is_empty() => skip(wrong("address"), id, file),
            _ if resource.kind == GATEWAY => {
                file.used += 1;
                collector.gateway(resource.gateway(id));
                add_region(resource, None, value, &mut collector);
            }
            None => skip(wrong("vpc_endpoint_type"), id, file),
            Some(kind) => {
                file.used += 1;
                let endpoint = resource.endpoint(id, kind, &subnets);
                let in_name = endpoint.aws_service().is_some();
                collector.endpoint(endpoint);
                add_region(resource, Some(in_name), value, &mut collector);
            }
        }
    }
}

/// Records the Region of a resource: its own, else that of its service name, else that of its provider.
fn add_region(resource: &Resource<'_>, by_service: Option<bool>, plan: &Value, collector: &mut Collector<'_>) {
    match text(resource.values, "region") {
        "" if by_service == Some(true) => {}
        "" => collector.network.add_region(provider_region(plan).unwrap_or_default()),
        region => collector.network.add_region(region),
    }
}

/// The Region of the default provider: a constant or the value of a variable.
fn provider_region(plan: &Value) -> Option<&str> {
    let region = plan.pointer("/configuration/provider_config/aws/expressions/region")?;
    let constant = region.get("constant_value").and_then(Value::as_str);
    let variable = || {
        let name = list(region, "references")?.first()?.as_str()?.strip_prefix("var.")?;
        plan.get("variables")?.get(name)?.get("value")?.as_str()
    };
    constant.or_else(variable)
}

impl Resource<'_> {
    /// The id, or the address of a resource that is yet to be created.
    fn id(&self) -> &str {
        match text(self.values, "id") {
            "" => self.address,
            id => id,
        }
    }

    /// Whether a value is known only after apply.
    fn is_unknown(&self, field: &str) -> bool {
        self.unknown.get(field) == Some(&Value::Bool(true))
    }

    fn gateway(&self, id: &str) -> NatGateway {
        let is = |field, word: &str| text(self.values, field).eq_ignore_ascii_case(word);
        let (regional, private) = (is("availability_mode", "regional"), is("connectivity_type", "private"));
        let zones = list(self.values, "availability_zone_address").filter(|zones| !zones.is_empty());
        let addresses = match zones.filter(|_| regional) {
            Some(zones) => Some(zones.iter().map(|zone| list(zone, "allocation_ids").map_or(1, <[_]>::len)).sum()),
            None if regional => None,
            // The first address exists whether its id is known or not.
            None => Some(1 + list(self.values, "secondary_allocation_ids").map_or(0, <[_]>::len)),
        };
        NatGateway {
            id: id.to_owned(),
            vpc: text(self.values, "vpc_id").to_owned(),
            subnet: text(self.values, "subnet_id").to_owned(),
            availability: if regional { Availability::Regional } else { Availability::Zonal },
            connectivity: if private { Connectivity::Private } else { Connectivity::Public },
            azs: if regional { zones.map(|zones| count(zones.len())) } else { Some(1) },
            public_ipv4: if private { Some(0) } else { addresses.map(count) },
            interfaces: Some(text(self.values, "network_interface_id").to_owned())
                .filter(|id| !id.is_empty())
                .into_iter()
                .collect(),
            state: self.state,
        }
    }

    fn endpoint(&self, id: &str, kind: EndpointKind, subnets: &Subnets) -> Endpoint {
        let azs = match kind {
            EndpointKind::Gateway => Some(0),
            _ => subnets.stated.then(|| count(subnets.ids.len().saturating_add(subnets.more))),
        };
        Endpoint {
            id: id.to_owned(),
            vpc: text(self.values, "vpc_id").to_owned(),
            service_name: text(self.values, "service_name").to_owned(),
            kind,
            azs,
            interfaces: texts(self.values, "network_interface_ids").unwrap_or_default(),
            state: self.state,
        }
    }
}

/// The subnets that each resource states itself.
fn subnets_of(resources: &[Resource<'_>]) -> Vec<Subnets> {
    let own = |resource: &Resource<'_>| {
        let mut subnets = Subnets::default();
        let blocks = list(resource.values, "subnet_configuration").filter(|blocks| !blocks.is_empty());
        let ids = list(resource.values, "subnet_ids").filter(|_| !resource.is_unknown("subnet_ids"));
        let all: Vec<Option<&str>> = match (ids, blocks) {
            (Some(ids), _) => ids.iter().map(Value::as_str).collect(),
            (None, Some(blocks)) => blocks.iter().map(|block| block.get("subnet_id").and_then(Value::as_str)).collect(),
            (None, None) => return subnets,
        };
        subnets.stated = true;
        subnets.more = all.iter().filter(|id| id.is_none()).count();
        subnets.ids = all.into_iter().flatten().map(str::to_owned).collect();
        subnets
    };
    resources.iter().map(own).collect()
}

/// The index of the endpoint to which an association adds a subnet: by its id, or by the configuration.
fn endpoint_of(association: &Resource<'_>, plan: &Value, places: &HashMap<&str, usize>) -> Option<usize> {
    let id = text(association.values, "vpc_endpoint_id");
    if !id.is_empty() {
        return places.get(id).copied();
    }
    let address = association.address;
    let (module, own) = address.rsplit_once(ASSOCIATION).map(|(module, own)| (module, own.trim_start_matches('.')))?;
    let (name, index) = own.split_at(own.find('[').unwrap_or(own.len()));
    let configured = configured(plan, module)?;
    let entry = configured.iter().find(|entry| text(entry, "type") == ASSOCIATION && text(entry, "name") == name)?;
    let references = list(entry.get("expressions")?.get("vpc_endpoint_id")?, "references")?;
    let named = references.iter().filter_map(Value::as_str).find_map(|reference| reference.strip_prefix(ENDPOINT))?;
    let named = named.trim_start_matches('.').split('.').next()?;
    // With `count` or `for_each`, the endpoint has the key of the association unless the configuration states another.
    let bare = named.split('[').next().unwrap_or(named);
    let [with_key, exact, alone] = [
        [module, ENDPOINT, ".", bare, index].concat(),
        [module, ENDPOINT, ".", named].concat(),
        [module, ENDPOINT, ".", bare].concat(),
    ];
    [exact, with_key, alone].iter().find_map(|address| places.get(address.as_str()).copied())
}

/// The configured resources of a module, given as the prefix of an address: `module.a[0].`.
fn configured<'v>(plan: &'v Value, module: &str) -> Option<&'v [Value]> {
    let mut configuration = plan.pointer("/configuration/root_module")?;
    let mut rest = module;
    while let Some(inner) = rest.strip_prefix("module.") {
        let end = inner.find(['.', '['])?;
        configuration = configuration.get("module_calls")?.get(&inner[..end])?.get("module")?;
        // A key may contain dots and brackets; the next module begins after its closing bracket.
        rest = match inner[end..].strip_prefix('[') {
            Some(key) => key.split_once("].").map_or("", |(_, rest)| rest),
            None => inner[end..].trim_start_matches('.'),
        };
    }
    list(configuration, "resources")
}
