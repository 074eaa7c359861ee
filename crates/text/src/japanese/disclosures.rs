//! Summaries of disclosures, in Japanese.

use super::Japanese;
use crate::numbers::{gb, grouped};
use crate::{DisclosureText, InputText as _, NameText as _};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::currency::Currency;
use natpoint_model::scenario::{Band, EndpointClaim, Peering, Scenario, ServiceUse, SubnetSharing, TransitGateway};
use natpoint_model::units::{Discount, Gb, Quantity as _};

impl DisclosureText for Japanese {
    fn vpcs_summary(&self, scenario: &Scenario) -> String {
        listed([
            (scenario.vpcs > 1).then(|| format!("VPC {} 個", grouped(&scenario.vpcs.to_string()))),
            (scenario.transit_gateway == TransitGateway::Present).then(|| "Transit Gateway あり".to_owned()),
            (scenario.peering == Peering::Possible).then(|| {
                format!(
                    "ピアリング可（AZ 間 {} %）",
                    natpoint_model::input::percent_of(scenario.peering_cross_az_share())
                )
            }),
            (scenario.sharing == SubnetSharing::Possible).then(|| "サブネットの共有可".to_owned()),
        ])
    }

    fn nat_summary(&self, scenario: &Scenario) -> String {
        listed([
            (scenario.nat_gbps > 0).then(|| format!("{} Gbps をプロビジョニング", scenario.nat_gbps)),
            scenario.inspection.gateway_load_balancer.then(|| "Gateway Load Balancer エンドポイントで検査".to_owned()),
            scenario.inspection.network_firewall.then(|| "Network Firewall で検査".to_owned()),
            (scenario.connections > 0).then(|| format!("同時接続 {}", grouped(&scenario.connections.to_string()))),
        ])
    }

    fn other_ways_summary(&self, scenario: &Scenario) -> String {
        listed([
            scenario.instance.map(|kind| format!("NAT インスタンス {}", kind.name())),
            scenario.ipv6.then(|| "IPv6 対応".to_owned()),
            (scenario.public_hosts > 0).then(|| format!("パブリックアドレスを持つホスト {} 台", scenario.public_hosts)),
        ])
    }

    fn internet_summary(&self, scenario: &Scenario) -> String {
        listed([
            range(scenario.internet_out_band).map(|range| format!("送信 {range}")),
            range(scenario.internet_in_band).map(|range| format!("受信 {range}")),
            (!scenario.free_egress).then(|| "無料枠は使用済み".to_owned()),
        ])
    }

    fn other_region_summary(&self, scenario: &Scenario) -> String {
        let Some(other) = scenario.other_region else { return String::new() };
        let moved = |way: &str, volume: Gb| (volume > Gb::ZERO).then(|| format!("{way} {}", gb(volume)));
        listed([
            Some(self.region(other.region)),
            moved("送信", other.out),
            moved("受信", other.into),
            (other.endpoints > 0).then(|| format!("エンドポイント {} 個", other.endpoints)),
        ])
    }

    fn service_summary(&self, scenario: &Scenario, used: &ServiceUse) -> String {
        listed([
            used.service.is_custom().then(|| {
                if used.public {
                    "エンドポイントサービス（パブリックアドレスあり）"
                } else {
                    "エンドポイントサービス"
                }
                .to_owned()
            }),
            used.azs.map(|azs| format!("AZ {} つ", azs.count())),
            used.hours.map(|hours| format!("{} 時間", hours.to_plain())),
            endpoint(used.endpoint),
            used.pinned.map(|path| self.path(Some(path)).to_owned()),
            used.group
                .map(|group| scenario.grouped_with(used.service, group))
                .filter(|others| !others.is_empty())
                .map(|others| self.needed_with(&others)),
            range(used.band),
            used.today.map(|path| format!("現在は{}", self.path(Some(path)))),
        ])
    }

    fn prices_summary(&self, scenario: &Scenario, currency: Option<Currency>) -> String {
        listed([
            (scenario.discount > Discount::NONE).then(|| format!("{} % 割引", scenario.discount.to_plain())),
            typed(scenario.prices.len()),
            currency.map(|currency| currency.code.to_string()),
        ])
    }

    fn typed_summary(&self, scenario: &Scenario, items: &[PriceItem]) -> String {
        listed([typed(items.iter().filter(|item| scenario.prices.has(**item)).count())])
    }
}

fn typed(count: usize) -> Option<String> {
    (count > 0).then(|| format!("{count} 件変更"))
}

fn endpoint(claim: EndpointClaim) -> Option<String> {
    match claim {
        EndpointClaim::Unsaid => None,
        EndpointClaim::Offered => Some("エンドポイントあり".to_owned()),
        EndpointClaim::Missing => Some("エンドポイントなし".to_owned()),
    }
}

fn listed<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("、")
}

fn range(band: Band) -> Option<String> {
    match (band.low, band.high) {
        (None, None) => None,
        (Some(low), None) => Some(format!("{} 以上", gb(low))),
        (None, Some(high)) => Some(format!("{} 以下", gb(high))),
        (Some(low), Some(high)) => Some(format!("{} から {}", gb(low), gb(high))),
    }
}
