//! The hub of a plan for many VPCs, in Japanese.

use super::Japanese;
use crate::Locale as _;
use crate::numbers::about_volume;
use crate::{FindingText as _, NameText as _};
use natpoint_model::fleet::{BreakEven, Hub, HubConnection, OverQuota, RegionPlan};
use natpoint_model::scenario::Azs;
use natpoint_model::units::Gb;

/// The hub of a Region: whether it pays, from where on, its quotas, and what has no price.
pub(super) fn sentence(locale: &Japanese, region: &RegionPlan) -> String {
    let name = locale.region(region.region_rates.region);
    if !region.against_hub.is_empty() {
        let reasons: Vec<_> = region.against_hub.iter().map(|reason| locale.infeasible(reason)).collect();
        return format!("{name}: {}", reasons.join(""));
    }
    let Some(plan) = region.hub else {
        return format!("{name}: ハブで共有できるエンドポイントを使う VPC がありません。");
    };
    let pays = if plan.open { "置くと安くなります" } else { "置いても安くなりません" };
    let of_endpoints = plan.connections.iter().filter(|_| plan.hub.endpoints > 0);
    let of_endpoints = of_endpoints.map(|each| endpoint_break_even(region, plan.hub, *each));
    let break_evens: String = of_endpoints.chain(plan.hub.nat_azs.map(|azs| nat_break_even(region, azs))).collect();
    let Hub { endpoints, azs, nat_azs } = plan.hub;
    let set = (endpoints > 0).then(|| format!("{} AZ にエンドポイントを {endpoints} 個", azs.count()));
    let nat = nat_azs.map(|azs| format!("{} AZ に NAT ゲートウェイを", azs.count()));
    let set = set.into_iter().chain(nat).collect::<Vec<_>>().join("、");
    let reached = match plan.connections {
        [HubConnection::Peering] => "VPC ピアリングで接続し、",
        [_, _] => "トランジットゲートウェイと VPC ピアリングで接続し、",
        _ => "",
    };
    let over = |over: OverQuota| locale.over_limit(over.limit, over.needed, over.allowed);
    let quotas: String = region.over_quotas().into_iter().map(over).collect();
    let unpriced: Vec<_> = region.region_rates.unpriced.iter().map(|item| locale.price_item(*item)).collect();
    let unpriced = match unpriced.as_slice() {
        [] => String::new(),
        items => format!("このリージョンの料金が表になく、0 として計算したもの: {}。", items.join("、")),
    };
    format!(
        "{name}: {reached}{set}置いたハブは月額 {} で、{pays}。{break_evens}{quotas}{unpriced}",
        locale.amount(plan.cost),
    )
}

/// Up to which volume an existing hub is cheaper for a VPC with as many endpoints.
fn endpoint_break_even(region: &RegionPlan, hub: Hub, connection: HubConnection) -> String {
    let vpc = match connection {
        HubConnection::TransitGateway => "同じ数のエンドポイントを使う VPC は",
        HubConnection::Peering => "VPC ピアリングなら、同じ数のエンドポイントを使う VPC は",
    };
    match (region.region_rates.break_even(hub.endpoints, hub.azs, connection), connection) {
        (BreakEven::Never, HubConnection::TransitGateway) => {
            "アタッチメントの料金だけで、同じ数の専用エンドポイントの料金以上になります。".to_owned()
        }
        (BreakEven::Never, HubConnection::Peering) => format!("{vpc}、どのデータ量でもハブのほうが安くはなりません。"),
        (BreakEven::Always, _) => format!("{vpc}、どのデータ量でもハブのほうが安くなります。"),
        (BreakEven::Below(gb), _) => {
            format!("{vpc}、月 {} 未満ならハブのほうが安くなります。", about_volume(gb, Gb::ONE))
        }
    }
}

/// Up to which volume the NAT gateways of an existing hub are cheaper for a VPC than its own.
fn nat_break_even(region: &RegionPlan, azs: Azs) -> String {
    match region.region_rates.nat_break_even(azs) {
        BreakEven::Never => "アタッチメントの料金だけで、専用の NAT ゲートウェイの料金以上になります。".to_owned(),
        BreakEven::Always => "NAT ゲートウェイは、どのデータ量でもハブのほうが安くなります。".to_owned(),
        BreakEven::Below(gb) => {
            format!("NAT ゲートウェイは、月 {} 未満ならハブのほうが安くなります。", about_volume(gb, Gb::ONE))
        }
    }
}
