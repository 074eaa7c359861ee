//! What is said of designs beside their names, in Japanese.

use super::Japanese;
use super::phrases::{nat_gateways, spaced};
use crate::NameText as _;
use crate::endpoint_places::EndpointPlaces;
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_model::cost::design::{Egress, Hub, Path};
use natpoint_model::scenario::Scenario;

/// What a design is, in a line.
pub(super) fn note(design: Design, scenario: &Scenario, report: &Report) -> String {
    match design {
        Design::NatOnly => spaced(&format!("すべてのデータが{}を通ります。", nat_gateways(scenario))),
        Design::NatAndGateways => {
            "S3 と DynamoDB は無料のゲートウェイエンドポイント、残りは NAT ゲートウェイを通ります。".to_owned()
        }
        Design::EndpointsOnly => {
            "サービスごとにインターフェイスエンドポイント、S3 と DynamoDB にはゲートウェイエンドポイントを使い、\
             NAT ゲートウェイは置きません。"
                .to_owned()
        }
        Design::HubEndpoints => {
            "1 つのハブ VPC にインターフェイスエンドポイントを置き、Transit Gateway 経由で共有します。\
                                 ゲートウェイエンドポイントは各 VPC に置き、NAT ゲートウェイは使いません。"
                .to_owned()
        }
        Design::HubNat => "1 つのハブ VPC に NAT ゲートウェイを置き、Transit Gateway 経由で使います。\
                           ゲートウェイエンドポイントは各 VPC に置きます。"
            .to_owned(),
        Design::HubEndpointsAndNat => {
            "ハブ VPC にエンドポイントと NAT ゲートウェイを置き、Transit Gateway 経由で使います。\
                                       ゲートウェイエンドポイントは各 VPC に置きます。"
                .to_owned()
        }
        Design::NatInstance => {
            "アドレス変換を行う EC2 インスタンスです。1 GB ごとの料金はありません。S3 と DynamoDB は\
                                ゲートウェイエンドポイント経由です。運用とパッチ適用は自分で行います。"
                .to_owned()
        }
        Design::EgressOnlyIpv6 => "料金のかからない Egress-Only インターネットゲートウェイから IPv6 で通信します。\
                                   宛先がすべて IPv6 に対応している必要があります。"
            .to_owned(),
        Design::PublicSubnets => "タスクやホストをパブリックサブネットに置き、1 時間単位で課金されるパブリック IPv4 アドレスを 1 つずつ使います。\
                                  NAT はなく、S3 と DynamoDB にはゲートウェイエンドポイントを使います。Lambda 関数には使えません。"
            .to_owned(),
        Design::PeeredEndpoints => "1 つのハブ VPC にインターフェイスエンドポイントを置き、時間料金のない VPC ピアリングで\
                                    共有します。ゲートウェイエンドポイントは各 VPC に置き、NAT ゲートウェイは使いません。"
            .to_owned(),
        Design::PeeredEndpointsAndNat => {
            "エンドポイントのあるサービスはハブ VPC のエンドポイントを VPC ピアリングで共有し、残りは各 VPC の NAT \
             ゲートウェイを通ります。ピアリングに時間料金はありません。ゲートウェイエンドポイントは各 VPC に置きます。"
                .to_owned()
        }
        Design::SharedEndpoints => "全ワークロードを 1 つの VPC に集め、所有者がそのサブネットを各アカウントと共有します（AWS RAM）。\
                                    エンドポイントは 1 組で済み、NAT ゲートウェイは使いません。ワークロードは作り直しになります。"
            .to_owned(),
        Design::SharedNat => "全ワークロードを 1 つの VPC に集め、所有者がそのサブネットを各アカウントと共有します（AWS RAM）。\
                              NAT ゲートウェイとゲートウェイエンドポイントは 1 組で済みます。ワークロードは作り直しになります。"
            .to_owned(),
        Design::SharedEndpointsAndNat => {
            "全ワークロードを 1 つの VPC に集め、所有者がそのサブネットを各アカウントと共有します（AWS RAM）。エンドポイントと、\
             残りを通す NAT ゲートウェイは 1 組で済みます。ワークロードは作り直しになります。"
                .to_owned()
        }
        Design::CheapestMixWithHub => mix_with_hub(scenario, report),
        Design::Today => "入力された、現在の NAT ゲートウェイとエンドポイントです。".to_owned(),
        Design::CheapestMix => {
            let Some(priced) = report.priced(Design::CheapestMix) else { return String::new() };
            if let Some(same) = priced.same_as {
                return format!("このデータ量では「{}」と同じです。", Japanese::in_usd().design(same));
            }
            let names: Vec<_> = scenario
                .services
                .iter()
                .zip(&priced.routing.paths)
                .filter(|(_, path)| **path == Path::Interface)
                .map(|(used, _)| used.service.slug())
                .collect();
            format!("NAT ゲートウェイに加えて、{} のインターフェイスエンドポイントを使います。", names.join("、"))
        }
    }
}

pub(super) fn design_here(design: Design, scenario: &Scenario, report: &Report) -> String {
    match design {
        Design::NatOnly => nat_gateways(scenario),
        Design::NatAndGateways => format!("{}とゲートウェイエンドポイント", nat_gateways(scenario)),
        Design::EndpointsOnly => "VPC エンドポイントのみ".to_owned(),
        Design::HubEndpoints => "ハブ VPC の共有エンドポイント".to_owned(),
        Design::HubNat => "ハブ VPC の集約 NAT ゲートウェイ".to_owned(),
        Design::HubEndpointsAndNat => "ハブ VPC のエンドポイントと NAT ゲートウェイ".to_owned(),
        Design::NatInstance => "NAT インスタンス".to_owned(),
        Design::EgressOnlyIpv6 => "IPv6 と Egress-Only インターネットゲートウェイ".to_owned(),
        Design::PublicSubnets => "NAT なしのパブリックサブネット".to_owned(),
        Design::PeeredEndpoints => "ピアリングしたハブ VPC の共有エンドポイント".to_owned(),
        Design::PeeredEndpointsAndNat => {
            format!("ピアリングしたハブ VPC の共有エンドポイントと{}", nat_gateways(scenario))
        }
        Design::SharedEndpoints => "共有 VPC のエンドポイント".to_owned(),
        Design::SharedNat => "共有 VPC の NAT ゲートウェイ".to_owned(),
        Design::SharedEndpointsAndNat => "共有 VPC のエンドポイントと NAT ゲートウェイ".to_owned(),
        Design::CheapestMixWithHub => mix_with_hub_here(scenario, report),
        Design::Today => "現在の構成".to_owned(),
        Design::CheapestMix => {
            let paths = report.priced(Design::CheapestMix).map(|priced| priced.routing.paths.as_slice());
            let count = paths.unwrap_or_default().iter().filter(|path| **path == Path::Interface).count();
            format!("{}とインターフェイスエンドポイント {count} 個の組み合わせ", nat_gateways(scenario))
        }
    }
}

/// What stands where in the cheapest mix with a hub.
fn mix_with_hub(scenario: &Scenario, report: &Report) -> String {
    let Some(priced) = report.priced(Design::CheapestMixWithHub) else {
        return "サービスごとに、各 VPC のインターフェイスエンドポイント、ハブ VPC のエンドポイント、NAT ゲートウェイのうち\
                最も安いものを使います。"
            .to_owned();
    };
    if let Some(same) = priced.same_as {
        return format!("このデータ量では「{}」と同じです。", Japanese::in_usd().design(same));
    }
    let routing = &priced.routing;
    let [in_hub, own] = EndpointPlaces::of(routing, scenario).names();
    let over = if routing.hub == Hub::Peering { "VPC ピアリング" } else { "Transit Gateway" };
    let stand = |names: &[&str], place: &str| {
        let names = names.join("、");
        (!names.is_empty()).then(|| format!("{names} のインターフェイスエンドポイントは{place}に置きます。"))
    };
    let egress = match (routing.egress, routing.shares_egress()) {
        (Egress::None, _) => "NAT ゲートウェイは使いません。",
        (_, true) => "残りはハブの NAT ゲートウェイを通ります。",
        (_, false) => "残りは各 VPC の NAT ゲートウェイを通ります。",
    };
    let (in_hub, own) = (stand(&in_hub, " 1 つのハブ VPC "), stand(&own, "各 VPC "));
    let hub = format!("ハブへは {over} で接続し、ゲートウェイエンドポイントは各 VPC に置きます。");
    [in_hub.unwrap_or_default(), own.unwrap_or_default(), egress.to_owned(), hub].concat()
}

/// The cheapest mix with a hub within a sentence.
fn mix_with_hub_here(scenario: &Scenario, report: &Report) -> String {
    let Some(priced) = report.priced(Design::CheapestMixWithHub) else {
        return "ハブ VPC との組み合わせ".to_owned();
    };
    let routing = &priced.routing;
    let places = EndpointPlaces::of(routing, scenario);
    let mut parts = Vec::new();
    if places.in_hub_count > 0 {
        parts.push(format!("ハブ VPC のインターフェイスエンドポイント {} 個", places.in_hub_count));
    }
    if places.own_count > 0 {
        parts.push(format!("各 VPC のインターフェイスエンドポイント {} 個", places.own_count));
    }
    match (routing.egress, routing.shares_egress()) {
        (Egress::None, _) => {}
        (_, true) => parts.push("集約 NAT ゲートウェイ".to_owned()),
        (_, false) => parts.push(nat_gateways(scenario)),
    }
    if parts.is_empty() { "ゲートウェイエンドポイント".to_owned() } else { parts.join("と") }
}
