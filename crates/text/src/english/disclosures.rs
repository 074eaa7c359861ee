//! Summaries of disclosures, in English.

use super::English;
use super::phrases::plural;
use crate::numbers::{gb, grouped};
use crate::{DisclosureText, InputText as _, NameText as _};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::currency::Currency;
use natpoint_model::scenario::{Band, EndpointClaim, Peering, Scenario, ServiceUse, SubnetSharing, TransitGateway};
use natpoint_model::units::{Discount, Gb, Quantity as _};

impl DisclosureText for English {
    fn vpcs_summary(&self, scenario: &Scenario) -> String {
        listed([
            (scenario.vpcs > 1).then(|| format!("{} VPCs", grouped(&scenario.vpcs.to_string()))),
            (scenario.transit_gateway == TransitGateway::Present).then(|| "transit gateway present".to_owned()),
            (scenario.peering == Peering::Possible).then(|| {
                format!("peering, {} % cross-AZ", natpoint_model::input::percent_of(scenario.peering_cross_az_share()))
            }),
            (scenario.sharing == SubnetSharing::Possible).then(|| "shared subnets possible".to_owned()),
        ])
    }

    fn nat_summary(&self, scenario: &Scenario) -> String {
        listed([
            (scenario.nat_gbps > 0).then(|| format!("{} Gbps provisioned", scenario.nat_gbps)),
            scenario.inspection.gateway_load_balancer.then(|| "Gateway Load Balancer endpoint".to_owned()),
            scenario.inspection.network_firewall.then(|| "Network Firewall".to_owned()),
            (scenario.connections > 0).then(|| format!("{} at once", grouped(&scenario.connections.to_string()))),
        ])
    }

    fn other_ways_summary(&self, scenario: &Scenario) -> String {
        listed([
            scenario.instance.map(|kind| format!("NAT instance {}", kind.name())),
            scenario.ipv6.then(|| "IPv6 everywhere".to_owned()),
            (scenario.public_hosts > 0)
                .then(|| plural(scenario.public_hosts, "host with a public address", "hosts with public addresses")),
        ])
    }

    fn internet_summary(&self, scenario: &Scenario) -> String {
        listed([
            range(scenario.internet_out_band).map(|range| format!("sent {range}")),
            range(scenario.internet_in_band).map(|range| format!("received {range}")),
            (!scenario.free_egress).then(|| "free 100 GB used elsewhere".to_owned()),
        ])
    }

    fn other_region_summary(&self, scenario: &Scenario) -> String {
        let Some(other) = scenario.other_region else { return String::new() };
        let moved = |volume: Gb, way: &str| (volume > Gb::ZERO).then(|| format!("{} {way}", gb(volume)));
        listed([
            Some(self.region(other.region)),
            moved(other.out, "sent"),
            moved(other.into, "received"),
            (other.endpoints > 0).then(|| plural(other.endpoints, "endpoint", "endpoints")),
        ])
    }

    fn service_summary(&self, scenario: &Scenario, used: &ServiceUse) -> String {
        listed([
            used.service
                .is_custom()
                .then(|| if used.public { "endpoint service, also public" } else { "endpoint service" }.to_owned()),
            used.azs.map(|azs| plural(azs.count(), "AZ", "AZs")),
            used.hours.map(|hours| format!("{} h", hours.to_plain())),
            endpoint(used.endpoint),
            used.pinned.map(|path| self.path(Some(path)).to_owned()),
            used.group
                .map(|group| scenario.grouped_with(used.service, group))
                .filter(|others| !others.is_empty())
                .map(|others| self.needed_with(&others)),
            range(used.band),
            used.today.map(|path| format!("today {}", self.path(Some(path)))),
        ])
    }

    fn prices_summary(&self, scenario: &Scenario, currency: Option<Currency>) -> String {
        listed([
            (scenario.discount > Discount::NONE).then(|| format!("{} % off", scenario.discount.to_plain())),
            typed(scenario.prices.len()),
            currency.map(|currency| currency.code.to_string()),
        ])
    }

    fn typed_summary(&self, scenario: &Scenario, items: &[PriceItem]) -> String {
        listed([typed(items.iter().filter(|item| scenario.prices.has(**item)).count())])
    }
}

fn typed(count: usize) -> Option<String> {
    (count > 0).then(|| plural(u32::try_from(count).unwrap_or(u32::MAX), "price changed", "prices changed"))
}

fn endpoint(claim: EndpointClaim) -> Option<String> {
    match claim {
        EndpointClaim::Unsaid => None,
        EndpointClaim::Offered => Some("endpoint offered".to_owned()),
        EndpointClaim::Missing => Some("no endpoint".to_owned()),
    }
}

fn listed<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn range(band: Band) -> Option<String> {
    match (band.low, band.high) {
        (None, None) => None,
        (Some(low), None) => Some(format!("at least {}", gb(low))),
        (None, Some(high)) => Some(format!("at most {}", gb(high))),
        (Some(low), Some(high)) => Some(format!("{} to {}", gb(low), gb(high))),
    }
}
