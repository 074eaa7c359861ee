//! The volumes of metrics: data through NAT gateways and interface endpoints.

use super::super::UnallocatedTraffic;
use super::super::endpoint_names::{EndpointNames, Owner, is_of_region};
use super::{METRICS, MonthScale, Volume, Volumes};
use crate::imported_data::ImportedData;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Gb;

impl Volumes {
    /// Adds the volumes of the metrics in the scenario's Region.
    pub(super) fn add_metrics(
        &mut self,
        imported: &ImportedData,
        names: &EndpointNames,
        scenario: &Scenario,
        scale: MonthScale,
    ) {
        let Some(metrics) = &imported.metrics else { return };
        for nat in &metrics.nat_gateways {
            let [sent, received] = [nat.sent, nat.received].map(|bytes| scale.bytes(bytes.unwrap_or(0)));
            let both = Volume { sent, received };
            match names.owner(&nat.gateway) {
                Owner::Other => self.add_elsewhere(METRICS, both.gb()),
                Owner::This | Owner::Unknown => self.add_unallocated(UnallocatedTraffic::NatMetrics, both),
            }
        }
        for endpoint in &metrics.endpoints {
            let (id, gb) = (endpoint.endpoint.as_str(), scale.bytes(endpoint.bytes));
            let is_elsewhere = match names.owner(endpoint.owned()) {
                Owner::Other => true,
                Owner::This => false,
                Owner::Unknown => !is_of_region(&endpoint.service, scenario.region),
            };
            let of_all = || id.is_empty().then(|| Some((id, names.service(&endpoint.service)?))).flatten();
            if is_elsewhere {
                self.add_elsewhere(METRICS, gb);
            } else if let Some((id, service)) = names.named(id).or_else(of_all) {
                self.endpoints.add(service, id, METRICS, gb);
            } else {
                self.add_unnamed(id, names, METRICS, gb);
                self.add_unallocated(UnallocatedTraffic::EndpointMetrics, Volume { sent: Gb::ZERO, received: gb });
            }
        }
    }
}
