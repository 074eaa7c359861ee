//! Pieces of sentences, in English.

use crate::numbers;
use crate::numbers::{gb, here, threshold, whole};
use natpoint_model::compare::{Axis, Report, Verdict};
use natpoint_model::scenario::{NatTopology, Scenario};

pub(super) fn usd(decimal: &str) -> String {
    match decimal.strip_prefix('-') {
        Some(amount) => format!("−${amount}"),
        None => format!("${decimal}"),
    }
}

pub(super) fn plural(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", whole(count), if count == 1 { one } else { many })
}

pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| String::from(first.to_ascii_uppercase()) + rest.as_str())
}

/// The text with its first letter in lower case, for use inside a sentence; NAT, VPC and IPv6 stay as they are.
pub(super) fn lower(text: &str) -> String {
    if text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| String::from(first.to_ascii_lowercase()) + rest.as_str())
}

/// Input shortened to fit into a sentence.
pub(super) fn shortened(value: &str) -> String {
    numbers::shortened(value, 40)
}

pub(super) fn place(scenario: &Scenario, report: &Report, axis: Axis) -> String {
    let volume = here(&report.scale);
    let each = if scenario.vpcs > 1 { format!(" in each of {} VPCs", whole(scenario.vpcs)) } else { String::new() };
    match axis {
        // A service that the network does not use means all services: see `AxisSamples::new`.
        Axis::OneService(service) if scenario.service(service).is_some() => {
            format!("At {volume} a month of {}{each}", service.slug())
        }
        Axis::Vpcs => format!("At {} a month{each}", gb(scenario.services_gb())),
        _ => format!("At {volume} a month{each}"),
    }
}

pub(super) fn cheapest_ranges(report: &Report, verdict: &Verdict) -> String {
    let at = |step| threshold(&report.scale, step);
    match (verdict.from, verdict.to) {
        (None, None) => "Cheapest at every volume.".to_owned(),
        (Some(from), None) => format!("Cheapest above {}.", at(from)),
        (None, Some(to)) => format!("Cheapest below {}.", at(to)),
        (Some(from), Some(to)) => format!("Cheapest between {} and {}.", at(from), at(to)),
    }
}

pub(super) fn nat_gateways(scenario: &Scenario) -> String {
    match (scenario.nat, scenario.azs.count()) {
        (NatTopology::None, _) => "NAT gateways".to_owned(),
        (NatTopology::OneZonal, _) | (NatTopology::ZonalPerAz, 1) => "one NAT gateway".to_owned(),
        (NatTopology::ZonalPerAz, 2) => "NAT gateways in both AZs".to_owned(),
        (NatTopology::ZonalPerAz, azs) => format!("NAT gateways in all {azs} AZs"),
        (NatTopology::Regional, _) => "a regional NAT gateway".to_owned(),
    }
}
