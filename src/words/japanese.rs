//! The product's Japanese, in the terms of AWS's Japanese documentation.

use super::numbers::{about, cents, exactly, grouped, shortened};
use super::{Labels, Words};
use crate::article::Difference;
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::catalogue::sources::Confidence;
use crate::compare::{Axis, Crossing, Meeting, Report};
use crate::cost::bill::Counted;
use crate::cost::design::Path;
use crate::cost::{ChargeKind, Design, Impossible};
use crate::input::{Allowed, Field, Refusal, Why};
use crate::link::Notice;
use crate::scenario::{NatConnectivity, NatTopology, Scenario};
use crate::units::Usd;

use labels::LABELS;
use phrases::{design_here, nat_gateways, place, spaced, usd, wins};

mod labels;
mod phrases;

/// Japanese.
pub(super) struct Japanese;

impl Words for Japanese {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let Some(verdict) = &report.verdict else {
            return "この設定で実現できる構成はありません。NAT ゲートウェイを使う設定にするか、NAT ゲートウェイが必要な通信を外してください。"
                .to_owned();
        };
        let place = place(scenario, report, axis);
        let winner = design_here(verdict.design, scenario, report);
        let total = usd(&cents(verdict.total));
        let comparison = match verdict.runner_up {
            None if report.wins.len() < 2 => {
                return spaced(&format!("{place}、実現できる構成は{winner}だけです。月額 {total} です。"));
            }
            None => format!("月額 {total} で、エンドポイントを加えても安くならず"),
            Some((other, more)) if more.units() == 0 => {
                let other = design_here(other, scenario, report);
                return spaced(&format!("{place}、{winner}と{other}は同額で、月額 {total} です。"));
            }
            Some((other, more)) => {
                let other = design_here(other, scenario, report);
                format!("月額 {total} で、{other}より {} 安く", usd(&cents(more)))
            }
        };
        spaced(&format!("{place}、{winner}が最安です。{comparison}、{}", wins(report, verdict)))
    }

    fn yearly(&self, report: &Report) -> Option<String> {
        let (_, more) = report.verdict.as_ref()?.runner_up?;
        // Twelve of the largest amounts would not fit.
        let year = Usd::from_units(more.units().checked_mul(12)?);
        (more.units() > 0).then(|| format!("年間では {} の差になります。", usd(&cents(year))))
    }

    fn design(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT ゲートウェイのみ",
            Design::NatAndGateways => "NAT ゲートウェイ＋ゲートウェイエンドポイント",
            Design::EndpointsOnly => "エンドポイントのみ",
            Design::CheapestMix => "最安の組み合わせ",
        }
    }

    fn design_short(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT のみ",
            Design::NatAndGateways => "NAT＋ゲートウェイ型",
            Design::EndpointsOnly => "エンドポイント",
            Design::CheapestMix => "最安の組み合わせ",
        }
    }

    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String {
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
            Design::CheapestMix => {
                let Some(priced) = report.priced(Design::CheapestMix) else { return String::new() };
                if let Some(same) = priced.same_as {
                    return format!("このデータ量では「{}」と同じです。", self.design(same));
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

    fn impossible(&self, reason: &Impossible) -> String {
        match reason {
            Impossible::NoNatGateway => "NAT ゲートウェイを置かない設定です。".to_owned(),
            Impossible::RegionalIsPublicOnly => "リージョナル NAT ゲートウェイはパブリック接続のみに対応しています。".to_owned(),
            Impossible::PrivateNatHasNoInternet => {
                "インターネットへの通信がありますが、プライベート NAT ゲートウェイからインターネットには接続できません。".to_owned()
            }
            Impossible::EndpointsHaveNoInternet => {
                "インターネットへの通信がありますが、エンドポイントからインターネットには接続できません。".to_owned()
            }
            Impossible::NoEndpoint(services) => {
                let names: Vec<_> = services.iter().map(|service| service.slug()).collect();
                format!("このリージョンにエンドポイントがないサービス: {}。", names.join("、"))
            }
        }
    }

    fn crossing(&self, crossing: &Crossing, report: &Report) -> String {
        let (left, right) = (self.design(crossing.left), self.design(crossing.right));
        let at = |at| exactly(&report.scale, at);
        let amount = usd(&cents(crossing.amount));
        match crossing.meeting {
            Meeting::Cross(step) => format!("{}: 「{left}」と「{right}」がともに {amount} になります。", at(step)),
            Meeting::Touch(step) => {
                format!("{}: 「{left}」と「{right}」がともに {amount} になりますが、入れ替わりません。", at(step))
            }
            Meeting::Coincide { from, to: None } if from == crate::units::Ratio::ZERO => {
                format!("「{left}」と「{right}」は、どのデータ量でも同額です。")
            }
            Meeting::Coincide { from, to: None } => {
                format!("{} 以上では、「{left}」と「{right}」は同額です。", at(from))
            }
            Meeting::Coincide { from, to: Some(to) } if from == crate::units::Ratio::ZERO => {
                format!("{} までは、「{left}」と「{right}」は同額です。", at(to))
            }
            Meeting::Coincide { from, to: Some(to) } => {
                format!("{} から {} までは、「{left}」と「{right}」は同額です。", at(from), at(to))
            }
        }
    }

    fn no_crossing(&self) -> &'static str {
        "料金が同額になる点はありません。"
    }

    fn charge(&self, kind: ChargeKind) -> String {
        match kind {
            ChargeKind::NatGatewayHours => "NAT ゲートウェイの時間料金".to_owned(),
            ChargeKind::PublicIpv4Hours => "パブリック IPv4 アドレス".to_owned(),
            ChargeKind::NatGatewayData => "NAT ゲートウェイのデータ処理（双方向）".to_owned(),
            ChargeKind::CrossAzData => "AZ 間のデータ転送（NAT ゲートウェイとの往復、各方向に課金）".to_owned(),
            ChargeKind::EndpointHours(service) => format!("インターフェイスエンドポイント {}", service.slug()),
            ChargeKind::EndpointData => "インターフェイスエンドポイントのデータ処理（双方向）".to_owned(),
            ChargeKind::GatewayEndpoint(service) => format!("ゲートウェイエンドポイント {}", service.slug()),
            ChargeKind::InternetEgress => "インターネットへのデータ転送（アウト）".to_owned(),
        }
    }

    fn nat(&self, nat: NatTopology) -> &'static str {
        match nat {
            NatTopology::None => "なし",
            NatTopology::OneZonal => "全 AZ で 1 台",
            NatTopology::ZonalPerAz => "AZ ごとに 1 台",
            NatTopology::Regional => "リージョナル",
        }
    }

    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str {
        match connectivity {
            NatConnectivity::Public => "パブリック",
            NatConnectivity::Private => "プライベート",
        }
    }

    fn region(&self, region: RegionId) -> String {
        format!("{} {}", region.info().long_ja, region.code())
    }

    fn price_item(&self, item: PriceItem) -> &'static str {
        match item {
            PriceItem::NatHour => "NAT ゲートウェイ（1 時間）",
            PriceItem::NatGb => "NAT ゲートウェイのデータ処理（1 GB）",
            PriceItem::RegionalNatHour => "リージョナル NAT ゲートウェイ（AZ・1 時間）",
            PriceItem::RegionalNatGb => "リージョナル NAT ゲートウェイのデータ処理（1 GB）",
            PriceItem::NatProvisionedGbpsHour => "帯域をプロビジョニングした NAT ゲートウェイ（1 Gbps・1 時間）",
            PriceItem::EndpointHour => "インターフェイスエンドポイント（AZ・1 時間）",
            PriceItem::EndpointGb => "インターフェイスエンドポイントのデータ処理（1 GB）",
            PriceItem::GwlbEndpointHour => "Gateway Load Balancer エンドポイント（AZ・1 時間）",
            PriceItem::GwlbEndpointGb => "Gateway Load Balancer エンドポイントのデータ処理（1 GB）",
            PriceItem::PublicIpv4Hour => "パブリック IPv4 アドレス（1 時間）",
            PriceItem::PublicIpv4IdleHour => "未使用のパブリック IPv4 アドレス（1 時間）",
            PriceItem::TransitGatewayAttachmentHour => "Transit Gateway アタッチメント（1 時間）",
            PriceItem::TransitGatewayGb => "Transit Gateway のデータ処理（1 GB）",
            PriceItem::ResourceEndpointHour => "リソースエンドポイント（1 時間）",
            PriceItem::CrossRegionProviderHour => "クロスリージョンのエンドポイントサービス（リージョン・1 時間）",
            PriceItem::InterAzGbEachWay => "AZ 間のデータ転送（片方向 1 GB）",
            PriceItem::Egress => "インターネットへのデータ転送（1 GB）",
        }
    }

    fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "仮定: このリージョンでは未確認",
            Confidence::OneSource => "出典 1 件",
            Confidence::TwoSources => "出典 2 件",
            Confidence::TwoCaptures => "AWS の同じフィードを 2 時点で確認",
            Confidence::TwoChannels => "AWS の 2 経路で一致",
        }
    }

    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String {
        let date = date.map_or_else(String::new, |date| format!("、{date}"));
        let more = match (more, newest) {
            (0, _) => String::new(),
            (more, None) => format!("、ほか {more} 件"),
            (more, Some(newest)) => format!("、ほか {more} 件（最新 {newest}）"),
        };
        format!("{title}{date}{more}。{confidence}")
    }

    fn typed_price(&self) -> &'static str {
        "入力した単価（AWS の定価ではありません）"
    }

    fn assumed_price(&self) -> &'static str {
        "仮定: ゾーナル NAT ゲートウェイの単価"
    }

    fn missing_price(&self) -> &'static str {
        "このリージョンの単価が不明なため、0 として計算しています"
    }

    fn field(&self, field: Field) -> String {
        match field {
            Field::Region => LABELS.region.to_owned(),
            Field::Azs => LABELS.azs.to_owned(),
            Field::Hours => LABELS.hours.to_owned(),
            Field::Nat => LABELS.nat.to_owned(),
            Field::Connectivity => LABELS.connectivity.to_owned(),
            Field::Ipv4 => LABELS.ipv4.to_owned(),
            Field::CrossAz => LABELS.cross_az.to_owned(),
            Field::Services => LABELS.services.to_owned(),
            Field::ServiceGb(service) => format!("{} の月間 GB", service.slug()),
            Field::ServiceAzs(service) => format!("{} のエンドポイントの AZ 数", service.slug()),
            Field::TotalGb => "全サービスの月間 GB".to_owned(),
            Field::InternetOut => "インターネットへ送信する GB".to_owned(),
            Field::InternetIn => "インターネットから受信する GB".to_owned(),
            Field::Price(item) => self.price_item(item).to_owned(),
            Field::Discount => LABELS.discount.to_owned(),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value, 40);
        let problem = match refusal.why {
            Why::Empty => format!("{field}: 値が入力されていません。"),
            Why::NotANumber => format!("{field}: 「{value}」は数値ではありません。"),
            Why::Comma => {
                format!(
                    "{field}: 「{value}」にカンマがあります。小数点にはピリオドを使い、桁区切りは入れないでください。"
                )
            }
            Why::OutOfRange => format!("{field}: 「{value}」は範囲外です。"),
            Why::TooManyDecimals => format!("{field}: 「{value}」は小数点以下の桁数が多すぎます。"),
            Why::UnknownName => format!("{field}: 「{value}」は不明な値です。"),
        };
        let allowed = match &refusal.allowed {
            Allowed::Range { least, most, decimals: 0 } => {
                format!("{} から {} までの整数を入力してください。", grouped(least), grouped(most))
            }
            Allowed::Range { least, most, decimals } => format!(
                "{} から {} まで、小数点以下 {decimals} 桁までの数値を入力してください。",
                grouped(least),
                grouped(most)
            ),
            Allowed::Names(names) => format!("使える値は {} です。", names.join("、")),
            Allowed::Catalogue => "カタログにある名前を指定してください。".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "リンクの先頭の「{}」はこのページでは読み取れないため、記事のケースを表示しています。",
                shortened(version, 40)
            ),
            Notice::UnknownKey(key) => format!("「{}」は不明な項目のため、無視しました。", shortened(key, 40)),
            Notice::Refused(refusal) => format!("{}既定値のまま計算します。", self.refusal(refusal)),
            Notice::Repeated(key) => {
                format!("「{}」が 2 回以上指定されているため、最後の値を使います。", shortened(key, 40))
            }
            Notice::OtherPrices(table) => format!(
                "リンクは価格表「{}」で作られました。このページの価格表は「{}」のため、金額が異なることがあります。",
                shortened(table, 40),
                crate::catalogue::prices::TABLE_ID
            ),
        }
    }

    fn difference(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => "エンドポイントのデータ処理を AWS の定価にする",
            Difference::NatInBothAzs => "NAT ゲートウェイを両 AZ に置く",
            Difference::PublicIpv4 => "パブリック IPv4 アドレスの料金を含める",
            Difference::CrossAz => "AZ をまたぐデータ転送を含める",
            Difference::S3Gateway => "イメージレイヤーを S3 ゲートウェイエンドポイントに通す",
            Difference::Fargate => "EC2 ではなく Fargate を使う",
        }
    }

    fn difference_note(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => {
                "記事の値は 0.001 USD/GB ですが、AWS の定価は最初の 1 PB まで、どのリージョンでも 0.01 USD/GB です。"
            }
            Difference::NatInBothAzs => {
                "記事はエンドポイントを 2 AZ 分で計算していますが、NAT ゲートウェイは 1 台分です。\
                 条件をそろえると 2 台になります。"
            }
            Difference::PublicIpv4 => {
                "2024 年 2 月から、パブリック IPv4 アドレスは 1 つにつき 1 時間 0.005 USD かかります。\
                 エンドポイントには不要です。"
            }
            Difference::CrossAz => {
                "2 AZ で NAT ゲートウェイが 1 台なら、データの半分が AZ をまたぎ、往復それぞれに 0.01 USD/GB かかります。\
                 両 AZ に置けばかかりません。"
            }
            Difference::S3Gateway => {
                "ECR のイメージレイヤーは S3 に保存されています。取得には S3 ゲートウェイエンドポイントが必要ですが、\
                 記事にはありません（NAT ゲートウェイと併用しても無料です）。ecr.dkr のデータ量の 99 % をレイヤーと仮定します。"
            }
            Difference::Fargate => "Fargate のタスクには ecs、ecs-agent、ecs-telemetry のエンドポイントは不要です。",
        }
    }

    fn crossing_at(&self, gb: Option<&str>) -> String {
        gb.map_or_else(|| "分岐点なし".to_owned(), |gb| format!("分岐点 {gb}"))
    }

    fn count_hours(&self, what: Counted, count: u32, hours: &str) -> String {
        let counter = match what {
            Counted::Azs => " AZ",
            Counted::Addresses => " 個",
            Counted::Gateways => " 台",
        };
        format!("{count}{counter} × {hours} 時間")
    }

    fn usd(&self, decimal: &str) -> String {
        usd(decimal)
    }

    fn workload<'a>(&self, _: &'a str, japanese: &'a str) -> &'a str {
        japanese
    }

    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let wins: Vec<_> = report
            .wins
            .iter()
            .map(|wins| {
                let from = about(&report.scale, wins.from);
                let name = self.design(wins.design);
                match wins.to {
                    Some(to) => format!("{from} から {} までは「{name}」", about(&report.scale, to)),
                    None => format!("{from} 以上では「{name}」"),
                }
            })
            .collect();
        let verdict = self.verdict(scenario, report, axis);
        if wins.is_empty() {
            return verdict;
        }
        spaced(&format!("データ量と各構成の月額料金のグラフ。最安の構成は、{}です。", wins.join("、"))) + &verdict
    }

    fn prices_as_of(&self, date: &str) -> String {
        format!("価格表は {date} 時点のものです。単価ごとに出典と日付を示しています。")
    }
}
