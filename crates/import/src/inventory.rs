//! Lists of resources: what stands, what a plan makes of it, and what a tool thinks it will be billed for.
//!
//! A resource that several lists name counts once: by its id, or by its address in a plan where it has none yet.

use std::collections::HashMap;

use serde_json::Value;

use super::imported_data::{Endpoint, FileRead, ImportedNetwork, NatGateway, SkipReason};

pub(super) mod describe;
pub(super) mod infracost;
pub(super) mod terraform;

/// What adds resources to a network, each once however often it is named.
struct Collector<'a> {
    network: &'a mut ImportedNetwork,
    gateways: HashMap<String, usize>,
    endpoints: HashMap<String, usize>,
}

impl<'a> Collector<'a> {
    fn new(network: &'a mut ImportedNetwork) -> Self {
        let places =
            |ids: &mut dyn Iterator<Item = &String>| ids.cloned().enumerate().map(|(at, id)| (id, at)).collect();
        let gateways = places(&mut network.nat_gateways.iter().map(|gateway| &gateway.id));
        let endpoints = places(&mut network.endpoints.iter().map(|endpoint| &endpoint.id));
        Self { network, gateways, endpoints }
    }

    fn gateway(&mut self, gateway: NatGateway) {
        let all = &mut self.network.nat_gateways;
        let place = *self.gateways.entry(gateway.id.clone()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.complete(gateway),
            None => all.push(gateway),
        }
    }

    fn endpoint(&mut self, endpoint: Endpoint) {
        if let Some((region, _)) = endpoint.aws_service() {
            self.network.tell_region(region);
        }
        let all = &mut self.network.endpoints;
        let place = *self.endpoints.entry(endpoint.id.clone()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.complete(endpoint),
            None => all.push(endpoint),
        }
    }
}

/// Notes that the last element counted was passed over; JSON has no lines worth naming, so its place is told.
fn skip(why: SkipReason, id: &str, file: &mut FileRead) {
    file.skip(why, file.records, id.as_bytes());
}

/// That a field holds something else than what belongs there.
fn wrong(field: &str) -> SkipReason {
    SkipReason::Value { field: field.to_owned() }
}

/// The text of a field; empty where there is none.
fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The elements of a field; none where it is no list.
fn list<'v>(value: &'v Value, field: &str) -> Option<&'v [Value]> {
    value.get(field).and_then(Value::as_array).map(Vec::as_slice)
}

/// The texts among the elements of a field, each once.
fn texts(value: &Value, field: &str) -> Option<Vec<String>> {
    Some(distinct(list(value, field)?.iter().filter_map(Value::as_str)))
}

/// Texts, each once and in order; empty ones say nothing.
fn distinct<'v>(texts: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    texts.filter(|text| !text.is_empty() && seen.insert(*text)).map(str::to_owned).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
