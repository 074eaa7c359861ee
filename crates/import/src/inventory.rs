//! Resource lists: output of the AWS CLI, Terraform plans and states, and Infracost estimates.
//!
//! A resource in several lists counts once, by its id, or by its address in the plan that has yet to create it.

use std::collections::HashMap;

use serde_json::Value;

use natpoint_model::catalogue::regions::is_region_code;

use super::imported_data::{Endpoint, FileRead, ImportedNetwork, NatGateway, RouteTable, SkipReason, Subnet};

pub(super) mod config;
pub(super) mod describe;
mod documents;
mod firewall;
pub(super) mod infracost;
mod places;
pub(super) mod pulumi;
mod search;
pub(super) mod settings;
mod table;
pub(super) mod template;
pub(super) mod terraform;

pub(super) use documents::Documents;
pub(super) use table::ResourceTable;

/// Adds resources to a network, merging those with the same id.
struct Collector<'a> {
    network: &'a mut ImportedNetwork,
    gateways: HashMap<String, usize>,
    endpoints: HashMap<String, usize>,
    subnets: HashMap<String, usize>,
    route_tables: HashMap<String, usize>,
}

impl<'a> Collector<'a> {
    fn new(network: &'a mut ImportedNetwork) -> Self {
        let places =
            |ids: &mut dyn Iterator<Item = &String>| ids.cloned().enumerate().map(|(at, id)| (id, at)).collect();
        let gateways = places(&mut network.nat_gateways.iter().map(|gateway| &gateway.id));
        let endpoints = places(&mut network.endpoints.iter().map(|endpoint| &endpoint.id));
        let subnets = places(&mut network.subnets.iter().map(|subnet| &subnet.id));
        let route_tables = places(&mut network.route_tables.iter().map(|table| &table.id));
        Self { network, gateways, endpoints, subnets, route_tables }
    }

    fn gateway(&mut self, gateway: NatGateway) {
        let all = &mut self.network.nat_gateways;
        let place = *self.gateways.entry(gateway.id.clone()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.merge(gateway),
            None => all.push(gateway),
        }
    }

    fn endpoint(&mut self, mut endpoint: Endpoint) {
        if let Some(region) = endpoint.aws_service().map(|(region, _)| region.to_owned()) {
            self.network.add_region(&region);
            if endpoint.region.is_empty() && is_region_code(&region) {
                endpoint.region = region;
            }
        }
        let all = &mut self.network.endpoints;
        let place = *self.endpoints.entry(endpoint.id.clone()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.merge(endpoint),
            None => all.push(endpoint),
        }
    }

    fn subnet(&mut self, subnet: Subnet) {
        let all = &mut self.network.subnets;
        let place = *self.subnets.entry(subnet.id.clone()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.merge(subnet),
            None => all.push(subnet),
        }
    }

    fn route_table(&mut self, table: RouteTable) {
        let all = &mut self.network.route_tables;
        let place = *self.route_tables.entry(table.id.clone()).or_insert(all.len());
        // The same table has the same routes in every list.
        if place == all.len() {
            all.push(table);
        }
    }
}

/// Records that the last element was skipped. JSON has no useful line numbers, so its position is given.
fn skip(why: SkipReason, id: &str, file: &mut FileRead) {
    file.skip(why, file.records, id.as_bytes());
}

/// The reason for skipping an element with an invalid field.
fn wrong(field: &str) -> SkipReason {
    SkipReason::Value { field: field.to_owned() }
}

/// The string in a field; empty where there is none.
fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The elements of an array; none where the field is not an array.
fn list<'v>(value: &'v Value, field: &str) -> Option<&'v [Value]> {
    value.get(field).and_then(Value::as_array).map(Vec::as_slice)
}

/// The strings in an array, without duplicates.
fn texts(value: &Value, field: &str) -> Option<Vec<String>> {
    Some(distinct(list(value, field)?.iter().filter_map(Value::as_str)))
}

/// The ids in an array, or in a text that lists them as a table's cell does: `a,b`, `['a', 'b']`, `{a,b}`, `a b`.
fn ids(value: &Value, field: &str, front: &str) -> Option<Vec<String>> {
    let Some(cell) = value.get(field).and_then(Value::as_str) else { return texts(value, field) };
    let separators = [',', ';', '|', '[', ']', '{', '}', '(', ')', '\'', '"'];
    let words = cell.split(|letter: char| letter.is_whitespace() || separators.contains(&letter));
    // The console tells only how many there are.
    Some(distinct(words.filter(|word| word.starts_with(front)))).filter(|ids| !ids.is_empty())
}

/// Strings in order, without duplicates and empty ones.
fn distinct<'v>(texts: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    texts.filter(|text| !text.is_empty() && seen.insert(*text)).map(str::to_owned).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
