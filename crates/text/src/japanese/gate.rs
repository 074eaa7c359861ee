//! What a gate says of a plan, in Japanese.

use super::Japanese;
use crate::InputText as _;
use crate::gate::{BreakEven, EndpointFacts, GateLabels, GateText};
use crate::numbers::{slugs, whole};
use crate::recommendation::gateway_names;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Path;

impl GateText for Japanese {
    fn gate_labels(&self) -> &'static GateLabels {
        &GateLabels {
            excepted: "例外",
            plan: "プラン",
            before: "適用前",
            after: "適用後",
            cheapest: "最安",
            nat_gateways: "NAT ゲートウェイ",
            endpoints: "エンドポイント",
            cost: "月額（USD）",
            none: "なし",
            nothing_read: "ファイルに NAT ゲートウェイもエンドポイントもありません。",
            no_answer: "このシナリオには、プランと比較できる答えがありません。",
        }
    }

    fn dear_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String {
        let EndpointFacts { gb, amount, .. } = endpoint;
        let why = match endpoint.break_even {
            BreakEven::At(from) => format!("月 {gb} は損益分岐点の {from} を下回っています。"),
            BreakEven::Never => "どのデータ量でも元が取れません。".to_owned(),
            BreakEven::Elsewhere => format!("データ量は月 {gb} です。"),
        };
        format!("{}の費用は、削減額を月 {amount} 上回ります。{why}", placed(endpoint))
    }

    fn gateway_instead(&self, endpoint: &EndpointFacts<'_>) -> String {
        format!(
            "{} はゲートウェイエンドポイントなら無料です。インターフェイスエンドポイントは月 {} で {} かかります。",
            gateway_names(endpoint.services).join("・"),
            endpoint.gb,
            endpoint.amount
        )
    }

    fn missing_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String {
        let EndpointFacts { gb, amount, .. } = endpoint;
        let why = match endpoint.break_even {
            BreakEven::At(from) => format!("月 {gb} は損益分岐点の {from} を上回っています。"),
            BreakEven::Never | BreakEven::Elsewhere => format!("データ量は月 {gb} です。"),
        };
        format!("{}がありません。追加すると月 {amount} 削減できます。{why}", placed(endpoint))
    }

    fn missing_gateway(&self, service: ServiceId, cost: Option<(&str, &str)>) -> String {
        let name = gateway_names(&[service]).concat();
        match cost {
            Some((gb, amount)) => format!(
                "無料の {name} ゲートウェイエンドポイントがありません。NAT ゲートウェイを通る月 {gb} に {amount} かかります。"
            ),
            None => format!(
                "無料の {name} ゲートウェイエンドポイントがありません。シナリオにはこのサービスのデータ量がありません。"
            ),
        }
    }

    fn asked_path(&self, service: ServiceId, path: Path) -> String {
        format!("シナリオは {} に別の経路を指定しています: {}。", service.slug(), self.path(Some(path)))
    }

    fn needless_nat(&self, verdict: &str) -> String {
        format!("最安の構成に NAT ゲートウェイはありません。{verdict}")
    }

    fn unknown_volume(&self, azs: u32, hours: &str, break_even: Option<&str>) -> String {
        let from = match break_even {
            Some(from) => format!("月 {from} から元が取れます。"),
            None => "どのデータ量でも元が取れません。".to_owned(),
        };
        format!(
            "シナリオには、このインターフェイスエンドポイントのデータ量がありません。{azs} AZ では月 {hours} かかり、{from}"
        )
    }

    fn other_region(&self, region: &str) -> String {
        format!("シナリオ（{region}）とは別のリージョンのため、判定していません。")
    }

    fn gate_source(&self, region: &str, vpcs: u32, prices: &str, link: &str) -> String {
        let vpcs = if vpcs > 1 { format!("{} 個の VPC の合計、", whole(vpcs)) } else { String::new() };
        format!("（{region}、{vpcs}{prices} 時点の料金表: {link} ）")
    }

    fn above_break_even(&self, in_use: &str, cheapest: &str, design: &str, saving: &str) -> String {
        format!(
            "損益分岐点を超えています。現在の構成は月 {in_use}、「{design}」は月 {cheapest} で、{saving} 安くなります。"
        )
    }

    fn below_break_even(&self, in_use: &str) -> String {
        format!("現在の構成は月 {in_use} で、これより安い構成はありません。")
    }

    fn not_as_asked(&self, in_use: &str, cheapest: &str, design: &str) -> String {
        format!(
            "現在の構成（月 {in_use}）はシナリオの条件を満たしていません。条件を満たす「{design}」は月 {cheapest} です。"
        )
    }

    fn impossible_network(&self, reasons: &str) -> String {
        format!("この構成は成り立ちません。{reasons}")
    }

    fn followed_by(&self, sentence: String, next: &str) -> String {
        sentence + next
    }

    fn nat_gateways(&self, count: u32, is_regional: bool) -> String {
        if is_regional { format!("リージョナル 1 台（{count} AZ）") } else { format!("{count} 台") }
    }
}

/// `2 AZ の ecr.api、ecr.dkr のインターフェイスエンドポイント`.
fn placed(endpoint: &EndpointFacts<'_>) -> String {
    format!("{} AZ の {} のインターフェイスエンドポイント", endpoint.azs, slugs(endpoint.services).join("、"))
}
