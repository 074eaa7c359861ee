//! What watches the network after the change: a budget of the computed month, and limits of bytes.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Report;
use natpoint_model::compare::recommendation::{Action, Resource};
use natpoint_model::cost::bill::{BilledQuantity, PartPrice};
use natpoint_model::cost::{Bill, ChargeKind};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Share, Usd};
use natpoint_price_list::usage_types;

/// Days of a month, as natpoint counts 730 hours in one.
const DAYS: u64 = 30;
/// Bytes of a GB, as AWS bills it.
const GB: u64 = 1 << 30;

/// What the threshold of a subscription to anomalies is compared with.
pub(crate) const ANOMALY_IMPACT: &str = "ANOMALY_TOTAL_IMPACT_ABSOLUTE";

/// The numbers that alarms are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The computed month: the budget's limit.
    pub month: Usd,
    /// From what impact on the month on somebody is told of an anomaly, in whole US dollars: a tenth of the month.
    pub anomaly_usd: u64,
    /// The usage types that the month is made of, in the Region.
    pub usage_types: Vec<String>,
    /// Bytes a day through each NAT gateway, if there are any.
    pub nat_bytes_a_day: Option<u64>,
    /// For each interface endpoint beside NAT gateways, the bytes a day below which it does not pay for itself.
    pub break_even: Vec<(ServiceId, u64)>,
}

impl Alarm {
    pub(crate) fn of(scenario: &Scenario, report: &Report, bill: &Bill, actions: &[Action]) -> Self {
        let mut types: Vec<String> = Vec::new();
        for part in bill.lines.iter().flat_map(|line| &line.parts) {
            for usage_type in part.price.iter().flat_map(|price| of_price(price, scenario)) {
                if !types.contains(&usage_type) {
                    types.push(usage_type);
                }
            }
        }
        let stays = actions.iter().any(|action| {
            let (Action::Keep(resource) | Action::Add(resource)) = action else { return false };
            matches!(resource, Resource::NatGateways(_) | Resource::RegionalNatGateway | Resource::HubNatGateways)
        });
        let stand_once =
            |action: &Action| matches!(action, Action::Add(Resource::HubNatGateways | Resource::SharedVpc));
        let vpcs = if actions.iter().any(stand_once) { 1 } else { scenario.vpcs };
        let devices = u64::from(scenario.billed_nat_gateways()) * u64::from(vpcs);
        let through_nat = bill.lines.iter().find(|line| line.kind == ChargeKind::NatGatewayData);
        let volume = through_nat.map(|line| {
            let volumes = line.parts.iter().map(|part| match part.quantity {
                BilledQuantity::Data { gb, part: Share::ALL, times: 1 } => gb,
                _ => Gb::ZERO,
            });
            volumes.sum::<Gb>()
        });
        let endpoints = actions.iter().filter_map(|action| match action {
            Action::Keep(Resource::InterfaceEndpoints(services))
            | Action::Add(Resource::InterfaceEndpoints(services)) => Some(services),
            _ => None,
        });
        let endpoints: Vec<ServiceId> = endpoints.flatten().copied().collect();
        // What services of a group carry together says nothing of one of them; and the metrics of custom endpoint
        // services have names that no scenario knows.
        let alone = report
            .break_even
            .iter()
            .filter(|even| even.with.is_empty() && endpoints.contains(&even.service) && !even.service.is_custom());
        let a_day = |even: &natpoint_model::compare::break_even::EndpointBreakEven| {
            even.from?.of_parts(GB, Gb::ONE.units() * DAYS, 0).parse::<u64>().ok()
        };
        Self {
            month: bill.total,
            anomaly_usd: bill.total.to_decimal(0).parse().map_or(1, |month: u64| month.div_ceil(10).max(1)),
            usage_types: types,
            nat_bytes_a_day: volume.filter(|_| stays && devices > 0).map(|volume| bytes_a_day(volume, devices)),
            break_even: alone.filter(|_| stays).filter_map(|even| Some((even.service, a_day(even)?))).collect(),
        }
    }
}

/// The usage types that a price is charged by.
fn of_price(price: &PartPrice, scenario: &Scenario) -> Vec<String> {
    usage_types::of_item(price.item(), scenario.region.code())
}

fn bytes_a_day(volume: Gb, devices: u64) -> u64 {
    let bytes = u128::from(volume.units()) * u128::from(GB) / u128::from(Gb::ONE.units());
    u64::try_from(bytes / u128::from(DAYS * devices)).unwrap_or(u64::MAX)
}
