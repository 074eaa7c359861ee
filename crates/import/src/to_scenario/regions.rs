//! The Regions that files name.

use super::billed;
use crate::imported_data::{ImportedData, region_in};
use natpoint_model::catalogue::regions::RegionId;

/// The distinct Regions that files name, the most reliable source first.
pub(super) fn regions(imported: &ImportedData) -> Vec<RegionId> {
    let traffic = imported.traffic.iter().filter_map(|traffic| traffic.region.as_deref());
    let network = imported.network.regions.iter().map(String::as_str);
    let endpoints = imported.network.endpoints.iter().filter_map(|endpoint| Some(endpoint.aws_service()?.0));
    let measured = imported.metrics.iter().flat_map(|metrics| &metrics.endpoints);
    let measured = measured.filter_map(|endpoint| region_in(&endpoint.service));
    let billed = billed::regions(imported);
    let billed = billed.iter().map(|billed| billed.region.as_str());
    let certain = traffic.chain(network).chain(endpoints).chain(billed).chain(measured);
    let mut regions = Vec::new();
    for code in certain.chain(imported.prices.iter().map(|price| price.region.as_str())) {
        if let Some(region) = RegionId::from_code(code).filter(|region| !regions.contains(region)) {
            regions.push(region);
        }
    }
    regions
}
