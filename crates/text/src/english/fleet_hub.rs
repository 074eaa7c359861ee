//! The hub of a plan for many VPCs, in English.

use super::English;
use super::phrases::plural;
use super::recommendation::joined;
use crate::Locale as _;
use crate::numbers::about_volume;
use crate::{FindingText as _, NameText as _};
use natpoint_model::fleet::{BreakEven, Hub, HubConnection, OverQuota, RegionPlan};
use natpoint_model::scenario::Azs;
use natpoint_model::units::Gb;

/// The hub of a Region: whether it pays, from where on, its quotas, and what has no price.
pub(super) fn sentence(locale: &English, region: &RegionPlan) -> String {
    let name = locale.region(region.region_rates.region);
    if !region.against_hub.is_empty() {
        let reasons: Vec<_> = region.against_hub.iter().map(|reason| locale.infeasible(reason)).collect();
        return format!("{name}: {}", reasons.join(" "));
    }
    let Some(plan) = region.hub else { return format!("{name}: no VPC has endpoints that a hub could share.") };
    let azs = |azs: Azs| plural(azs.count(), "AZ", "AZs");
    let endpoints = (plan.hub.endpoints > 0)
        .then(|| format!("{} in {}", plural(plan.hub.endpoints, "endpoint", "endpoints"), azs(plan.hub.azs)));
    let nat = plan.hub.nat_azs.map(|nat_azs| format!("NAT gateways in {}", azs(nat_azs)));
    let set = joined(&endpoints.into_iter().chain(nat).collect::<Vec<_>>());
    let pays = if plan.open { "it pays" } else { "it does not pay" };
    let of_endpoints = plan.connections.iter().filter(|_| plan.hub.endpoints > 0);
    let of_endpoints = of_endpoints.map(|each| endpoint_break_even(region, plan.hub, *each));
    let break_evens: Vec<_> = of_endpoints.chain(plan.hub.nat_azs.map(|azs| nat_break_even(region, azs))).collect();
    let reached = match plan.connections {
        [HubConnection::Peering] => ", reached over VPC peering,",
        [_, _] => ", reached over a transit gateway and VPC peering,",
        _ => "",
    };
    let over = |over: OverQuota| " ".to_owned() + &locale.over_limit(over.limit, over.needed, over.allowed);
    let quotas: String = region.over_quotas().into_iter().map(over).collect();
    let unpriced: Vec<_> = region.region_rates.unpriced.iter().map(|item| locale.price_item(*item)).collect();
    let unpriced = match unpriced.as_slice() {
        [] => String::new(),
        items => format!(" Without a price here, and counted as nothing: {}.", items.join("; ")),
    };
    format!(
        "{name}: a hub with {set}{reached} costs {} a month and {pays}. {}{quotas}{unpriced}",
        locale.amount(plan.cost),
        break_evens.join(" ")
    )
}

/// Up to which volume an existing hub is cheaper for a VPC with as many endpoints.
fn endpoint_break_even(region: &RegionPlan, hub: Hub, connection: HubConnection) -> String {
    let there = match connection {
        HubConnection::TransitGateway => "A VPC with as many is",
        HubConnection::Peering => "Over VPC peering, a VPC with as many is",
    };
    match (region.region_rates.break_even(hub.endpoints, hub.azs, connection), connection) {
        (BreakEven::Never, HubConnection::TransitGateway) => {
            "Its attachment alone costs a VPC more than as many endpoints of its own.".to_owned()
        }
        (BreakEven::Never, HubConnection::Peering) => format!("{there} cheaper there at no volume."),
        (BreakEven::Always, _) => format!("{there} cheaper there at any volume."),
        (BreakEven::Below(gb), _) => format!("{there} cheaper there below {} a month.", about_volume(gb, Gb::ONE)),
    }
}

/// Up to which volume the NAT gateways of an existing hub are cheaper for a VPC than its own.
fn nat_break_even(region: &RegionPlan, azs: Azs) -> String {
    match region.region_rates.nat_break_even(azs) {
        BreakEven::Never => "Its attachment alone costs a VPC more than NAT gateways of its own.".to_owned(),
        BreakEven::Always => "NAT gateways of its own cost a VPC more at any volume.".to_owned(),
        BreakEven::Below(gb) => {
            format!("NAT gateways of its own cost a VPC more below {} a month.", about_volume(gb, Gb::ONE))
        }
    }
}
