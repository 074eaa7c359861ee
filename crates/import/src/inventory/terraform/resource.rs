//! A resource under the names that Terraform gives its properties.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::super::places::region_of_arn;
use super::super::{count, firewall, list, text, texts};
use super::SUBNETS;
use super::configuration::Configuration;
use crate::imported_data::{Availability, Connectivity, Endpoint, EndpointKind, NatGateway, ResourceState};
use natpoint_model::catalogue::services::ServiceId;

/// A resource of a plan or a state.
pub(in crate::inventory) struct Resource<'v> {
    pub(in crate::inventory) address: Cow<'v, str>,
    /// Its id; empty where it is yet to be created.
    pub(in crate::inventory) id: &'v str,
    pub(in crate::inventory) kind: &'v str,
    pub(in crate::inventory) values: &'v Value,
    /// Values that are known only after apply: each is `true` here.
    pub(in crate::inventory) unknown: &'v Value,
    pub(in crate::inventory) state: ResourceState,
}

/// The subnets of an endpoint.
#[derive(Default)]
pub(super) struct Subnets {
    /// The distinct known ids.
    pub(super) ids: HashSet<String>,
    /// The number of subnets whose ids are not known yet.
    pub(super) more: usize,
    /// Whether the configuration states subnets at all.
    pub(super) stated: bool,
}

impl Resource<'_> {
    pub(super) fn is_subnet(&self) -> bool {
        SUBNETS.contains(&self.kind)
    }

    /// The Region's code: that of the resource itself, else that of its provider; empty where neither tells.
    pub(super) fn region<'s>(&'s self, configuration: &'s Configuration<'_>) -> &'s str {
        let own = [Some(text(self.values, "region")), region_of_arn(text(self.values, "arn"))];
        let own = own.into_iter().flatten().find(|region| !region.is_empty());
        own.or_else(|| configuration.region_of(&self.address, self.kind)).unwrap_or_default()
    }

    /// The Region's code, or else that of the document's other resources.
    pub(super) fn region_or<'s>(&'s self, elsewhere: &'s str, configuration: &'s Configuration<'_>) -> &'s str {
        Some(self.region(configuration)).filter(|region| !region.is_empty()).unwrap_or(elsewhere)
    }

    /// Whether a value is known only after apply.
    fn is_unknown(&self, field: &str) -> bool {
        self.unknown.get(field) == Some(&Value::Bool(true))
    }

    pub(super) fn gateway(&self, id: &str, region: &str) -> NatGateway {
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
            region: region.to_owned(),
            subnet: text(self.values, "subnet_id").to_owned(),
            az: String::new(),
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

    /// The endpoints of a firewall or of its association: one for each of its subnets, known yet or not. Pulumi writes
    /// a list where Terraform has blocks, and one of them as it is.
    pub(super) fn firewall_endpoints(&self, id: &str, region: &str) -> Vec<Endpoint> {
        let fields = ["subnet_mapping", "subnet_mappings", "availability_zone_mapping", "availability_zone_mappings"];
        let blocks = fields.iter().filter_map(|field| self.values.get(*field)).flat_map(|blocks| match blocks {
            Value::Array(all) => all.as_slice(),
            Value::Object(_) => std::slice::from_ref(blocks),
            _ => &[],
        });
        let status = ["firewall_status", "firewall_statuses", "vpc_endpoint_association_status"];
        let status = status.iter().filter_map(|field| self.values.get(*field));
        let mut attached = Vec::new();
        for state in status {
            add_attachments(state, &mut attached, 0);
        }
        let id_of = |subnet: &str| attached.iter().find(|(of, _)| *of == subnet).map(|(_, id)| (*id).to_owned());
        let endpoint = |(at, block): (usize, &Value)| {
            let subnet = ["subnet_id", "subnetId"].map(|field| text(block, field));
            let known = subnet.into_iter().find(|subnet| !subnet.is_empty()).and_then(id_of);
            let id = known.unwrap_or_else(|| [id, " ", &(at + 1).to_string()].concat());
            firewall::endpoint(id, text(self.values, "vpc_id"), region, self.state)
        };
        blocks.enumerate().map(endpoint).collect()
    }

    pub(super) fn endpoint(&self, id: &str, kind: EndpointKind, region: &str, subnets: &Subnets) -> Endpoint {
        let stated = text(self.values, "service_name");
        let place = if region.is_empty() { "REGION" } else { region };
        let by_key = Some(&*self.address).filter(|_| stated.is_empty()).and_then(service_of_key);
        let azs = match kind {
            EndpointKind::Gateway => Some(0),
            _ => subnets.stated.then(|| count(subnets.ids.len().saturating_add(subnets.more))),
        };
        Endpoint {
            id: id.to_owned(),
            vpc: text(self.values, "vpc_id").to_owned(),
            region: region.to_owned(),
            service_name: by_key.map_or_else(|| stated.to_owned(), |service| service.name_with(place)),
            named_by_key: by_key.is_some(),
            kind,
            azs,
            interfaces: texts(self.values, "network_interface_ids").unwrap_or_default(),
            route_tables: None,
            state: self.state,
        }
    }
}

/// The subnets and endpoints of the attachments in a firewall's status, which stand in lists in lists.
fn add_attachments<'v>(status: &'v Value, into: &mut Vec<(&'v str, &'v str)>, depth: usize) {
    let of = |fields: [&str; 2]| {
        fields.map(|field| text(status, field)).into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (subnet, endpoint) = (of(["subnet_id", "subnetId"]), of(["endpoint_id", "endpointId"]));
    if !subnet.is_empty() && !endpoint.is_empty() {
        into.push((subnet, endpoint));
    }
    // The status has the AZs, each of which has an attachment.
    let inner: Box<dyn Iterator<Item = &Value>> = match status {
        Value::Array(all) => Box::new(all.iter()),
        Value::Object(all) => Box::new(all.values()),
        _ => return,
    };
    for one in inner.filter(|_| depth < 6) {
        add_attachments(one, into, depth + 1);
    }
}

/// The subnets that each resource states itself.
pub(super) fn subnets_of(resources: &[Resource<'_>]) -> Vec<Subnets> {
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

/// The service that a resource's key or name stands for: `ecr.api` of `aws_vpc_endpoint.this["ecr_api"]`.
fn service_of_key(address: &str) -> Option<ServiceId> {
    let (front, key) = match address.strip_suffix("\"]").and_then(|front| front.rsplit_once("[\"")) {
        Some((_, key)) => ("", key),
        None => (address, ""),
    };
    let name = front.split('[').next().unwrap_or(front).rsplit('.').next().unwrap_or_default();
    let key = if key.is_empty() { name } else { key };
    let variants = [key.to_owned(), key.replace('_', "."), key.replace('_', "-")];
    variants.iter().find_map(|slug| ServiceId::from_slug(slug))
}
