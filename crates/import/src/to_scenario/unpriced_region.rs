//! Files of a Region that the table has no prices of: another Region's stand in, and a note says so.

use super::{billed, regions};
use crate::imported_data::{ImportedData, aws_service};
use natpoint_model::catalogue::regions::{RegionId, is_region_code};

/// Files of which no Region has prices, as if they were of one that has.
pub(super) struct StandIn {
    /// The code of the first Region that the files name.
    pub(super) unpriced: String,
    /// What they say, with the code of the Region that stands in.
    pub(super) imported: ImportedData,
}

/// What files say, with the prices of another Region for the one that they name; none where they name a Region that has
/// prices, or none at all.
pub(super) fn stand_in(imported: &ImportedData, region: RegionId) -> Option<StandIn> {
    if !regions::regions(imported).is_empty() {
        return None;
    }
    let traffic = imported.traffic.iter().filter_map(|traffic| traffic.region.as_deref());
    let network = imported.network.regions.iter().map(String::as_str);
    let gateways = imported.network.nat_gateways.iter().map(|nat| nat.region.as_str());
    let endpoints = imported.network.endpoints.iter().filter_map(|endpoint| Some(endpoint.aws_service()?.0));
    let billed = billed::regions(imported);
    let billed = billed.iter().map(|billed| billed.region.as_str());
    let measured = imported.metrics.iter().flat_map(|metrics| &metrics.endpoints);
    let measured = measured.filter_map(|endpoint| Some(aws_service(&endpoint.service)?.0));
    let mut named = traffic.chain(network).chain(gateways).chain(endpoints).chain(billed).chain(measured);
    let code = named.find(|code| is_region_code(code))?.to_owned();
    Some(StandIn { imported: renamed(imported, &code, region.code()), unpriced: code })
}

/// What files say, with the code of another Region in place of one.
fn renamed(imported: &ImportedData, from: &str, to: &str) -> ImportedData {
    let mut imported = imported.clone();
    let rename = |code: &mut String| {
        if code == from {
            to.clone_into(code);
        }
    };
    imported.traffic.iter_mut().filter_map(|traffic| traffic.region.as_mut()).for_each(rename);
    let network = &mut imported.network;
    network.regions.iter_mut().for_each(rename);
    network.nat_gateways.iter_mut().map(|nat| &mut nat.region).for_each(rename);
    network.endpoints.iter_mut().map(|endpoint| &mut endpoint.region).for_each(rename);
    network.subnets.iter_mut().map(|subnet| &mut subnet.region).for_each(rename);
    imported.bill.iter_mut().flat_map(|bill| &mut bill.lines).map(|line| &mut line.region).for_each(rename);
    // Its services are named by it: `cn.com.amazonaws.cn-north-1.ecr.api`.
    let (from, to) = (format!(".{from}."), format!(".{to}."));
    let services = network.endpoints.iter_mut().map(|endpoint| &mut endpoint.service_name);
    let measured = imported.metrics.iter_mut().flat_map(|metrics| &mut metrics.endpoints);
    for service in services.chain(measured.map(|endpoint| &mut endpoint.service)) {
        *service = service.replace(&from, &to);
    }
    imported
}
