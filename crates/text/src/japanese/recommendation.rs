//! The recommendation, in Japanese.

use super::Japanese;
use super::phrases::spaced;
use crate::numbers::{threshold, whole};
use crate::recommendation::{Actions, RecommendationLabels, RecommendationText, gateway_names, named, saved_percent};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::recommendation::{Resource, Saving};
use natpoint_model::compare::{Axis, Report, Verdict};
use natpoint_model::cost::design::Hub;
use natpoint_model::cost::feasibility;
use natpoint_model::scenario::{NatConnectivity, NatTopology, Requirement, Scenario};
use natpoint_model::units::{Discount, Gb, Quantity as _, Usd};

impl RecommendationText for Japanese {
    fn recommendation_labels(&self) -> &'static RecommendationLabels {
        &RecommendationLabels { today: "現在", recommended: "推奨", no_current: "現在の構成なし" }
    }

    fn recommendation(&self, scenario: &Scenario, report: &Report) -> String {
        if report.verdict.is_none() {
            return nothing_possible(scenario).to_owned();
        }
        let Some(recommendation) = &report.recommendation else {
            return "サービスを追加すると、構成を比較できます。".to_owned();
        };
        let actions = Actions::of(recommendation);
        if recommendation.routing.hub == Hub::SharedSubnets {
            return in_shared_vpc(&actions, scenario.vpcs);
        }
        let hub = in_hub(&actions, recommendation.routing.hub, scenario.vpcs);
        let each = match scenario.vpcs {
            ..=1 => String::new(),
            _ if !hub.is_empty() && actions.keep.is_empty() && actions.add.is_empty() => {
                format!("{hub}そのあと各 VPC で、")
            }
            _ if !hub.is_empty() => format!("{hub}各 VPC では、"),
            vpcs => format!("{} 個の VPC それぞれで、", whole(vpcs)),
        };
        let (keep, add, remove) =
            (joined(&actions.keep, false), joined(&actions.add, true), joined(&actions.remove, false));
        let has = |resources: &[&Resource]| !resources.is_empty();
        let text = match (has(&actions.keep), has(&actions.add), has(&actions.remove)) {
            (false, false, false) if !hub.is_empty() => return spaced(&hub),
            (false, false, false) => "変更は不要です。".to_owned(),
            (true, false, false) if !hub.is_empty() => format!("{keep}はそのままです。"),
            (true, false, false) => format!("{keep}はそのままで、変更は不要です。"),
            (false, true, false) => format!("{add}を追加します。"),
            (false, false, true) => format!("{remove}を削除します。"),
            (true, true, false) => format!("{keep}はそのままで、{add}を追加します。"),
            (true, false, true) => format!("{keep}はそのままで、{remove}を削除します。"),
            (false, true, true) => format!("{add}を追加してから、{remove}を削除します。"),
            (true, true, true) => {
                format!("{keep}はそのままで、{add}を追加してから、{remove}を削除します。")
            }
        };
        spaced(&format!("{each}{text}"))
    }

    fn recommendation_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let mut note = format!(
            "{} の月額（{}）。{} 時点の料金表",
            scenario.region.code(),
            self.money.code(),
            scenario.price_list_version.date()
        );
        for change in self.price_changes(scenario) {
            note.push('、');
            note.push_str(&change);
        }
        note.push('。');
        note.push_str(&self.holds(scenario, report, axis));
        spaced(&note)
    }

    fn holds(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let verdict = report.verdict.as_ref().filter(|_| report.recommendation.is_some());
        verdict.map_or_else(String::new, |verdict| holds(scenario, report, verdict, axis))
    }

    fn saving(&self, saving: &Saving) -> String {
        match saving.amount {
            Usd::ZERO => "削減額なし".to_owned(),
            amount if amount < Usd::ZERO => format!("月額の増加、{}", saved_percent(saving)),
            _ => format!("月額の削減、{}", saved_percent(saving)),
        }
    }

    fn price_changes(&self, scenario: &Scenario) -> Vec<String> {
        let mut changes = Vec::new();
        if scenario.discount != Discount::NONE {
            changes.push(format!("{} % 割引", scenario.discount.to_plain()));
        }
        if !scenario.prices.is_empty() {
            changes.push(format!("単価 {} 件変更", scenario.prices.len()));
        }
        changes
    }
}

/// What to do where all workloads share one VPC, which none of them has today.
fn in_shared_vpc(actions: &Actions, vpcs: u32) -> String {
    let there: Vec<_> = actions.add.iter().copied().filter(|resource| **resource != Resource::SharedVpc).collect();
    let add = format!("サブネットを共有する 1 つの VPC に{}を追加し、", joined(&there, true));
    let anew = format!("{} 個の VPC のワークロードをそこに作り直", whole(vpcs));
    let text = match joined(&actions.remove, false) {
        none if none.is_empty() => format!("{add}{anew}します。"),
        removed => format!("{add}{anew}してから、各 VPC の {removed}を削除します。"),
    };
    spaced(&text)
}

/// What to add in a hub VPC, as a sentence; nothing where nothing is added there.
fn in_hub(actions: &Actions, hub: Hub, vpcs: u32) -> String {
    if actions.add_in_hub.is_empty() {
        return String::new();
    }
    let there = |resource: &&Resource| match resource {
        Resource::HubEndpoints(services) => format!("{}のインターフェイスエンドポイント", list(services)),
        _ => "NAT ゲートウェイ".to_owned(),
    };
    let there = actions.add_in_hub.iter().map(there).collect::<Vec<_>>().join("と");
    let over = if hub == Hub::Peering { "VPC ピアリング" } else { "Transit Gateway" };
    format!("{} 個の VPC が {over} 経由で使う 1 つのハブ VPC に、{there}を追加します。", whole(vpcs))
}

/// Why no design is possible, with what to change.
pub(super) fn nothing_possible(scenario: &Scenario) -> &'static str {
    let internet = feasibility::needs_internet(scenario);
    let is_excluded = internet && scenario.requirements.has(Requirement::NoInternetRoute);
    match (scenario.nat, scenario.connectivity) {
        _ if !scenario.can_be_added_up() => {
            "すべての VPC のデータ量の合計が計算できる範囲を超えています。データ量を減らしてください。"
        }
        _ if is_excluded && scenario.internet_gb() == Gb::ZERO => {
            "「インターネットへの経路を残す」と「インターネットに出ない」は両立しません。どちらかを外してください。"
        }
        _ if is_excluded => {
            "インターネットとの通信と「インターネットに出ない」は両立しません。どちらかを外してください。"
        }
        (NatTopology::None, _) if internet => {
            "インターネットとの通信には NAT ゲートウェイが必要です。NAT ゲートウェイを使うか、通信量を 0 にしてください。"
        }
        (NatTopology::None, _) => {
            "エンドポイントのない通信には NAT ゲートウェイが必要です。NAT ゲートウェイを使うか、その通信を外してください。"
        }
        (NatTopology::Regional, NatConnectivity::Private) => {
            "リージョナル NAT ゲートウェイはパブリックだけです。パブリックにするか、ゾーン単位にしてください。"
        }
        (_, NatConnectivity::Private) if internet => {
            "インターネットとの通信にはパブリック NAT ゲートウェイが必要です。パブリックにするか、通信量を 0 にしてください。"
        }
        _ if !feasibility::unpriced_firewall(scenario).is_empty() => {
            "このリージョンの AWS Network Firewall の単価は不明です。「単価」に入力するか、NAT ゲートウェイの詳細でファイアウォールを外してください。"
        }
        _ => "この条件を満たす構成はありません。要件を緩めるか、不明な単価を入力してください。",
    }
}

/// How far the cheapest design stays the cheapest.
fn holds(scenario: &Scenario, report: &Report, verdict: &Verdict, axis: Axis) -> String {
    let at = |step| {
        let value = threshold(&report.scale, step);
        match axis {
            Axis::OneService(service) if scenario.service(service).is_some() => {
                format!("{} が {value} ", service.slug())
            }
            _ => format!("{value} "),
        }
    };
    match (verdict.from, verdict.to) {
        (None, None) if axis == Axis::Vpcs => "VPC の数にかかわらず最安です。".to_owned(),
        (None, None) => "どのデータ量でも最安です。".to_owned(),
        (Some(from), None) => format!("{}を超えると最安です。", at(from)),
        (None, Some(to)) => format!("{}まで最安です。", at(to)),
        (Some(from), Some(to)) => format!("{}から {} まで最安です。", at(from), threshold(&report.scale, to)),
    }
}

fn joined(resources: &[&Resource], new: bool) -> String {
    resources.iter().map(|resource| named_resource(resource, new)).collect::<Vec<_>>().join("と")
}

/// A resource, as one that is new or as one that exists.
pub(super) fn named_resource(resource: &Resource, new: bool) -> String {
    match resource {
        Resource::NatGateways(count) => format!("NAT ゲートウェイ {} 台", whole(*count)),
        Resource::RegionalNatGateway => "リージョナル NAT ゲートウェイ".to_owned(),
        Resource::NatInstances(count) => format!("NAT インスタンス {} 台", whole(*count)),
        Resource::PublicAddresses(count) => format!("ホストのパブリック IPv4 アドレス {} 個", whole(*count)),
        Resource::EgressOnlyGateway => "Egress-Only インターネットゲートウェイ".to_owned(),
        Resource::SharedVpc if new => {
            "全アカウントとサブネットを共有する VPC（追加するものはここに置き、ワークロードもここに作り直す）"
                .to_owned()
        }
        Resource::SharedVpc => "共有 VPC".to_owned(),
        Resource::HubNatGateways => "ハブ VPC の NAT ゲートウェイ".to_owned(),
        Resource::GatewayEndpoints(services) => {
            let free = if new { "無料の " } else { "" };
            format!("{free}{} ゲートウェイエンドポイント", gateway_names(services).join("・"))
        }
        Resource::InterfaceEndpoints(services) => format!("{}のインターフェイスエンドポイント", list(services)),
        Resource::HubEndpoints(services) => {
            format!("ハブ VPC の {}のインターフェイスエンドポイント", list(services))
        }
        Resource::CrossRegionEndpoints(count) => format!("クロスリージョンエンドポイント {} 個", whole(*count)),
    }
}

/// `a、b、c、d ほか 3 件`, or `a、b ` with the space that stands between a name in Latin letters and の.
fn list(services: &[ServiceId]) -> String {
    let (names, more) = named(services);
    let names = names.join("、");
    if more > 0 { format!("{names} ほか {more} 件") } else { format!("{names} ") }
}
