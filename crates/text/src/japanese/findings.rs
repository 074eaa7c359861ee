//! Texts about flips, certainty and limits, in Japanese.

use super::Japanese;
use super::phrases::{spaced, usd};
use crate::Locale as _;
use crate::NameText as _;
use crate::findings::{FindingLabels, FindingText};
use crate::numbers::{about_gb, bandwidth, cents, each, grouped, here, rate, threshold};
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::growth::Growth;
use natpoint_model::compare::payback::Payback;
use natpoint_model::compare::{Axis, AxisScale, AxisUnit};
use natpoint_model::cost::limits::{Limit, Warning};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Ratio, Usd};

static LABELS: FindingLabels = FindingLabels {
    flips: "結論が変わる条件",
    flips_note: "1 つの値だけを変えた場合です。近いものから順に示します。",
    no_answer: "結論がまだないため、値の変更で変わるものはありません。",
    no_flip: "入力した値のどれか 1 つをどれだけ変えても、結論は変わりません。",
    certainty: "データ量に幅がある場合",
    warnings: "到達する AWS の制限",
    warnings_note: "データ量は時間で平均しています。ピークはこれより高くなります。",
    regions: "リージョンの比較",
    regions_note: "入力した単価は現在のリージョンにのみ適用し、割引率はすべてのリージョンに適用します。\
                   提供されていないとわかっているエンドポイントは除き、未確認のものはあるものとして計算します。",
    column_region: "リージョン",
    column_cheapest: "最安の構成",
    column_total: "月額（USD）",
    column_nat_only: "NAT のみ",
    column_wins: "最安となる範囲",
    column_through_nat: "NAT 経由",
    column_through_endpoints: "エンドポイント経由",
    other_designs: "その他の構成",
    axis_vpcs: "VPC の数",
    chart_vpcs: "VPC の数",
    prices_of_now: "現在の料金で計算",
};

impl FindingText for Japanese {
    fn finding_labels(&self) -> &'static FindingLabels {
        &LABELS
    }

    fn flip(&self, flip: &Flip) -> String {
        let becomes = self.design(flip.becomes);
        let way = if flip.up { "を超えると" } else { "を下回ると" };
        let condition = match flip.change {
            InputChange::Beyond { axis, scale, at } => {
                format!("{}が {}（現在 {}）{way}", self.axis(axis), threshold(&scale, at), here(&scale))
            }
            InputChange::Count { axis, count } => {
                format!("{}が {count} {}だと", self.axis(axis), if flip.up { "以上" } else { "以下" })
            }
            InputChange::AnyOrNone(axis) if flip.up => format!("{}が少しでもあると", self.axis(axis)),
            InputChange::AnyOrNone(axis) => format!("{}がなくなると", self.axis(axis)),
            InputChange::Azs(azs) => format!("アベイラビリティーゾーンが {} つだと", azs.count()),
            InputChange::EndpointAzs(service, azs) => {
                format!("{} のエンドポイントが {} AZ だと", service.slug(), azs.count())
            }
            InputChange::ProvisionedGbps(0) => "NAT ゲートウェイの帯域幅をプロビジョニングしないと".to_owned(),
            InputChange::ProvisionedGbps(gbps) => {
                format!("NAT ゲートウェイごとにプロビジョニングする帯域幅が {gbps} Gbps だと")
            }
            InputChange::OtherRegionEndpoints(0) => "クロスリージョンのエンドポイントがないと".to_owned(),
            InputChange::OtherRegionEndpoints(count) => format!("クロスリージョンのエンドポイントが {count} 個だと"),
            InputChange::Addresses(count) => format!("NAT ゲートウェイごとのパブリック IPv4 アドレスが {count} 個だと"),
        };
        spaced(&format!("{condition}「{becomes}」が最安になります。"))
    }

    fn certainty(&self, certainty: &Certainty) -> String {
        let name = |design| self.design(design);
        if certainty.holds() {
            return format!(
                "確実です。少ない場合（{}）から多い場合（{}）まで、最も不利な組み合わせでも「{}」が最安です。",
                self.amount(certainty.low.1),
                self.amount(certainty.high.1),
                name(certainty.typical.0),
            );
        }
        let spread = format!(
            "少ない場合は「{}」（{}）、標準では「{}」（{}）、多い場合は「{}」（{}）が最安です。",
            name(certainty.low.0),
            self.amount(certainty.low.1),
            name(certainty.typical.0),
            self.amount(certainty.typical.1),
            name(certainty.high.0),
            self.amount(certainty.high.1),
        );
        let worst = certainty.worst.map(|(design, by)| {
            format!("最も不利な組み合わせでは「{}」のほうが月 {} 安くなります。", name(design), self.amount(by))
        });
        spread + &worst.unwrap_or_default()
    }

    fn growth(&self, growth: &Growth, percent: &str) -> String {
        match growth {
            Growth::Changes { months, becomes, gb } => format!(
                "毎月 {percent} % 増えると、{months} か月後（{}）に最安の構成が「{}」に変わります。",
                about_gb(*gb),
                self.design(*becomes),
            ),
            Growth::Stays => format!("毎月 {percent} % 増えても、10 年間は最安の構成が変わりません。"),
        }
    }

    fn payback(&self, once: Usd, payback: Payback) -> String {
        let once = self.amount(once);
        match payback {
            Payback::After(months) => format!("一度きりの費用 {once} は、{months} か月分の削減額で回収できます。"),
            Payback::Beyond => format!("一度きりの費用 {once} は、10 年以内の削減額では回収できません。"),
        }
    }

    fn warning(&self, warning: &Warning) -> String {
        let over = self.over_limit(warning.limit, warning.needed, warning.allowed);
        format!("{}: {over}", self.design(warning.design))
    }

    fn over_limit(&self, limit: Limit, needed: u64, allowed: u64) -> String {
        let (needed, allowed) = (amount(limit, needed), amount(limit, allowed));
        let limit = match limit {
            Limit::NatGatewayStart => {
                format!("NAT ゲートウェイの帯域幅は {allowed} から始まり、100 Gbps まで自動的に拡張されます")
            }
            Limit::NatGatewayMost => format!("NAT ゲートウェイ 1 台の上限は {allowed} です。複数に分けてください"),
            Limit::NatGatewayProvisioned => format!("プロビジョニングした帯域幅は {allowed} です"),
            Limit::InstanceBaseline => {
                format!("このインスタンスタイプのベースライン帯域幅は {allowed} で、超えるとクレジットを消費します")
            }
            Limit::InstanceToInternet => {
                format!("32 vCPU 未満のインスタンスがインターネットに送れるのは {allowed} までです")
            }
            Limit::EndpointStart => {
                format!(
                    "インターフェイスエンドポイントの帯域幅は AZ ごとに {allowed} から始まり、100 Gbps まで自動的に拡張されます"
                )
            }
            Limit::ConnectionsPerDestination => {
                format!("1 つの宛先への同時接続は、NAT ゲートウェイのアドレス全体で {allowed} までです")
            }
            Limit::EndpointsPerVpc => {
                format!("VPC あたりのインターフェイスエンドポイントのクォータは {allowed} です（引き上げ可能）")
            }
            Limit::NatGatewaysPerAz => {
                format!("AZ あたりの NAT ゲートウェイのクォータは {allowed} です（引き上げ可能）")
            }
            Limit::ElasticIps => {
                format!("リージョンあたりの Elastic IP アドレスのクォータは {allowed} です（引き上げ可能）")
            }
            Limit::Peerings => {
                format!("VPC あたりのピアリング接続のクォータは {allowed} です（125 まで引き上げ可能）")
            }
            Limit::PeeringsMost => format!("VPC あたりのピアリング接続の上限は {allowed} です"),
            Limit::AzsOfRegion => format!("このリージョンの AZ は {allowed} つです"),
            Limit::GatewayEndpoints => {
                format!("リージョンあたりのゲートウェイエンドポイントのクォータは {allowed} です（引き上げ可能）")
            }
            Limit::Attachments => format!("トランジットゲートウェイのアタッチメントの上限は {allowed} です"),
            Limit::Participants => format!(
                "VPC のサブネットを共有できるアカウント数のクォータは {allowed} です（VPC ごとに 1 アカウントと数えます。引き上げ可能）"
            ),
            Limit::ElasticIpsPerNat => {
                format!("NAT ゲートウェイあたりのアドレスのクォータは {allowed} です（8 まで引き上げ可能）")
            }
        };
        format!("{needed} が必要ですが、{limit}。")
    }

    fn cheapest_between(&self, scale: &AxisScale, from: Option<Ratio>, to: Option<Ratio>) -> String {
        let at = |step| threshold(scale, step);
        match (from, to) {
            (None, None) => "どのデータ量でも".to_owned(),
            (Some(from), None) => format!("{} 超", at(from)),
            (None, Some(to)) => format!("{} 未満", at(to)),
            (Some(from), Some(to)) => format!("{} ～ {}", at(from), at(to)),
        }
    }

    fn crossing_working(&self, fixed: Usd, step: Usd, scale: &AxisScale) -> String {
        format!("{} ÷ {}当たり {}", usd(&cents(fixed)), unit(scale), usd(&each(scale, step)))
    }

    fn break_even_working(&self, hours: Usd, saved: Usd, shared_by: Option<u32>) -> String {
        let (hours, saved) = (usd(&cents(hours)), usd(&rate(saved)));
        match shared_by {
            None => format!("時間料金 {hours} ÷ 1 GB 当たりの差 {saved}"),
            Some(vpcs) => format!("{vpcs} 個の VPC 共用で {hours} ÷ 各 VPC 1 GB 当たりの差 {saved}"),
        }
    }

    fn between_regions(&self, from: RegionId, to: RegionId) -> String {
        format!("{} から {} へのデータ転送", from.code(), to.code())
    }

    fn two_price_lists(&self, then: PriceListVersion, then_total: &str, now_total: &str) -> String {
        spaced(&format!(
            "このリンクは {} の料金表 {} で作成されたため、その料金で計算しています（{}）。現在の料金表 {} では、最安の構成は {} です。",
            then.date(),
            then.id(),
            then_total,
            PriceListVersion::CURRENT.id(),
            now_total,
        ))
    }

    fn own_region(&self, scenario: &Scenario) -> String {
        match scenario.prices.len() {
            0 => "現在のリージョン".to_owned(),
            count => format!("現在のリージョン（単価 {count} 件を変更）"),
        }
    }

    fn free_allowance(&self) -> &'static str {
        "インターネットへのデータ転送の無料枠（アカウント全体で月 100 GB）。出典 1 つ"
    }
}

impl Japanese {
    pub(super) fn axis(&self, axis: Axis) -> String {
        match axis {
            Axis::AllServices => "全サービスの合計".to_owned(),
            Axis::OneService(service) => format!("{} ", service.slug()),
            Axis::ImagePulls => "ECR イメージのプル".to_owned(),
            Axis::Vpcs => "VPC の数".to_owned(),
            Axis::InternetOut => "インターネットへの送信データ".to_owned(),
            Axis::InternetIn => "インターネットからの受信データ".to_owned(),
            Axis::OtherRegionOut => "他のリージョンへの送信データ".to_owned(),
            Axis::OtherRegionIn => "他のリージョンからの受信データ".to_owned(),
            Axis::Hours => "月の稼働時間".to_owned(),
            Axis::PeeringCrossAz => "ピアリングで AZ をまたぐ割合".to_owned(),
            Axis::PublicHosts => "パブリック IPv4 アドレスを持つホスト".to_owned(),
            Axis::CrossAz => "NAT ゲートウェイへの AZ 間トラフィック".to_owned(),
            Axis::Price(item) => self.price_item(item).to_owned(),
        }
    }
}

fn unit(scale: &AxisScale) -> &'static str {
    match scale.unit {
        AxisUnit::Vpcs => "1 VPC ",
        _ => "1 GB ",
    }
}

fn amount(limit: Limit, value: u64) -> String {
    if limit.is_bandwidth() { bandwidth(value) } else { grouped(&value.to_string()) }
}
