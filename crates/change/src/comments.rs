//! What comments of every language say: the decision, and where each amount comes from.

use natpoint_export::bill;
use natpoint_model::compare::recommendation::Action;
use natpoint_model::cost::ChargeKind;
use natpoint_model::cost::bill::{Line, Part};
use natpoint_text::Locale;

use crate::change::{Change, EgressKind};

/// The lines at the top of a file: what the change is, what it costs, what it keeps, adds and removes.
pub(crate) fn heading(change: &Change, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.change_labels();
    let usd = |amount| locale.amount(amount);
    let before = change.before.map(usd);
    let mut lines = vec![
        format!("{} ({})", locale.design(change.design), change.region.code()),
        locale.change_cost(before.as_deref(), &usd(change.after())),
    ];
    if change.shares_subnets {
        lines.push(locale.change_shared(change.vpcs));
    } else if change.vpcs > 1 {
        lines.push(locale.change_vpcs(change.vpcs, change.hub.is_some()));
    }
    lines.push(labels.review.to_owned());
    lines.extend(change.actions.iter().map(|action| {
        let said = locale.record_action(action, change.region);
        let end = if matches!(action, Action::Remove(_)) { labels.removed_last } else { "" };
        format!("- {said}{end}")
    }));
    if change.adds_nothing() {
        lines.push(labels.adds_nothing.to_owned());
    }
    lines
}

/// What interface endpoints cost: their hours, one line for all that are in as many AZs, and their data.
pub(crate) fn endpoint_hours(change: &Change, locale: &dyn Locale) -> Vec<String> {
    let kinds = change.interface_endpoints.iter().map(|endpoint| ChargeKind::EndpointHours(endpoint.service));
    let other = change.cross_region.map(|_| ChargeKind::OtherRegionEndpointHours);
    let kinds = kinds.chain(other).chain([ChargeKind::EndpointData]);
    let mut lines: Vec<String> = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for line in kinds.filter_map(|kind| change.line(kind)) {
        for part in &line.parts {
            lines.push(amount(line, part, locale));
            let source = bill::source(part, locale);
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    lines.extend(sources.iter().map(|source| sourced(source, locale)));
    lines
}

/// What the way out costs.
pub(crate) fn egress_costs(change: &Change, locale: &dyn Locale) -> Vec<String> {
    let kinds: &[ChargeKind] = match change.egress.map(|egress| egress.kind) {
        Some(EgressKind::NatInstances { .. }) => &[
            ChargeKind::InstanceHours,
            ChargeKind::InstanceVolumes,
            ChargeKind::PublicIpv4Hours,
            ChargeKind::CrossAzData,
        ],
        Some(EgressKind::EgressOnlyGateway) => &[ChargeKind::EgressOnlyGateway],
        _ => &[
            ChargeKind::NatGatewayHours,
            ChargeKind::NatProvisionedHours,
            ChargeKind::PublicIpv4Hours,
            ChargeKind::NatGatewayData,
            ChargeKind::CrossAzData,
        ],
    };
    let mut lines: Vec<String> = kinds.iter().flat_map(|kind| costs(change, *kind, locale)).collect();
    if change.line(ChargeKind::NatProvisionedHours).is_some() {
        lines.push(locale.change_labels().provisioned_bandwidth.to_owned());
    }
    lines
}

/// What the inspection of traffic costs.
pub(crate) fn inspection_costs(change: &Change, locale: &dyn Locale) -> Vec<String> {
    let kinds = [
        ChargeKind::InspectionHours,
        ChargeKind::InspectionData,
        ChargeKind::FirewallHours,
        ChargeKind::FirewallData,
        ChargeKind::WaivedNatGateways,
    ];
    kinds.into_iter().flat_map(|kind| costs(change, kind, locale)).collect()
}

/// What a charge comes to, with the source of its price; nothing if the design has no such charge.
pub(crate) fn costs(change: &Change, kind: ChargeKind, locale: &dyn Locale) -> Vec<String> {
    let Some(line) = change.line(kind) else { return Vec::new() };
    let said = line.parts.iter().map(|part| {
        let source = bill::source(part, locale);
        let amount = amount(line, part, locale);
        if source.is_empty() { amount } else { format!("{amount} {}", sourced(&source, locale)) }
    });
    said.collect()
}

/// `Interface endpoint of logs, hours: 2 AZs × 730 h × 0.014 USD = 20.44 USD a month.`
fn amount(line: &Line, part: &Part, locale: &dyn Locale) -> String {
    let unit = bill::unit_price(part).map(|(rate, _)| locale.usd(&rate));
    let quantity = bill::quantity(part, locale);
    let amount = locale.amount(part.amount);
    locale.change_amount(&locale.charge(line.kind), &quantity, unit.as_deref(), &amount)
}

fn sourced(source: &str, locale: &dyn Locale) -> String {
    locale.change_source(source)
}
