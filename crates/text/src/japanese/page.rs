//! Texts of the page's frame, in Japanese.

use super::Japanese;
use crate::NameText as _;
use crate::numbers::{about_gb, about_volume, shortened};
use crate::page::{PageLabels, PageText, flip_values};
use natpoint_link::view_options::Tab;
use natpoint_model::compare::Axis;
use natpoint_model::compare::flip_strip::Inputs;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::service_bars::Pays;
use natpoint_model::cost::Design;
use natpoint_model::scenario::{Path, Scenario, ServiceUse};
use natpoint_model::units::Gb;

impl PageText for Japanese {
    fn page_labels(&self) -> &'static PageLabels {
        &PageLabels {
            skip: "グラフへ移動",
            start_from: "データから始める",
            drop_anywhere: "フローログ、請求、構成ファイルはどこにでもドロップできます",
            start_workload: "ワークロード",
            start_files: "フローログ、請求、構成",
            start_vpcs: "VPC 一覧",
            start_link: "リンクまたはシナリオのテキスト",
            share: "共有",
            tabs: "詳細",
            inputs: "入力",
            inputs_network: "ネットワーク",
            inputs_services: "サービス",
            inputs_prices: "料金",
            edit: "編集",
            done: "完了",
            close: "閉じる",
            view_services: "サービス",
            view_crossings: "交点",
            view_regions: "リージョン",
            view_map: "2 変数マップ",
            view_table: "表",
            views: "損益分岐点の表示",
            cost_head: "USD／月",
            go_to_field: "入力欄へ",
            rate: "単価",
            total: "合計",
            against_today: "現在との差",
            line_by_line: "明細と出典",
            changes: "結論が変わる条件",
            changes_note: "◆ の値で、最も安い構成が変わります。",
            now: "現在",
            off_scale: "この目盛りの外",
            chart_by_traffic: "AWS へのトラフィック量と月額",
            chart_by_vpcs: "VPC の数と月額",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Costs => "コスト",
            Tab::BreakEven => "損益分岐点",
            Tab::Requirements => "要件とリスク",
            Tab::Diagram => "構成図",
            Tab::Compare => "比較",
        }
    }

    fn network_in_brief(&self, scenario: &Scenario) -> String {
        let (azs, services) = (scenario.azs.count(), scenario.services.len());
        format!("{}、{azs} AZ、{services} サービス", scenario.region.code())
    }

    fn flip_inputs(&self, inputs: Inputs) -> String {
        match inputs {
            Inputs::Prices => "料金".to_owned(),
            Inputs::Volumes => "サービスごとのデータ量".to_owned(),
            Inputs::One(change) => match change {
                InputChange::Beyond { axis, .. } | InputChange::AnyOrNone(axis) => {
                    self.axis(axis).trim_end().to_owned()
                }
                InputChange::Azs(_) => "アベイラビリティーゾーン".to_owned(),
                InputChange::EndpointAzs(service, _) => format!("{} のエンドポイントの AZ", service.slug()),
                InputChange::Addresses(_) => "NAT ゲートウェイごとの IPv4 アドレス".to_owned(),
                InputChange::ProvisionedGbps(_) => "NAT ゲートウェイごとの Gbps".to_owned(),
                InputChange::OtherRegionEndpoints(_) => "クロスリージョンのエンドポイント".to_owned(),
            },
        }
    }

    fn flip_input(&self, flip: &Flip) -> String {
        match flip.change {
            InputChange::Beyond { axis: axis @ (Axis::OneService(_) | Axis::Price(_)), .. } => {
                self.axis(axis).trim_end().to_owned()
            }
            _ => String::new(),
        }
    }

    fn apply_flip(&self, flip: &Flip, scenario: &Scenario, outcome: Option<(Design, &str)>) -> String {
        let (_, then) = flip_values(flip, scenario);
        let inputs = self.flip_inputs(Inputs::One(flip.change));
        let way = match flip.change {
            InputChange::Beyond { .. } if flip.up => "をわずかに超える値",
            InputChange::Beyond { .. } => "をわずかに下回る値",
            _ => "",
        };
        let outcome = outcome.map(|(design, total)| format!("（最安は{}、{total} USD）", self.design(design)));
        format!("「{inputs}」を {then} {way}にする{}", outcome.unwrap_or_default())
    }

    fn pays(&self, pays: Pays) -> Option<String> {
        match pays {
            Pays::AtAnyVolume => Some("データ量によらず無料".to_owned()),
            Pays::From(from, _) => Some(format!("{} からエンドポイントが割安", about_volume(from, Gb::from_units(1)))),
            Pays::Never => Some("エンドポイントは常に割高".to_owned()),
            Pays::Unknown => None,
        }
    }

    fn path_short(&self, path: Path) -> &'static str {
        match path {
            Path::Egress => "NAT",
            Path::Gateway => "ゲートウェイ型",
            Path::Interface => "インターフェイス型",
        }
    }

    fn not_possible(&self, design: Design, reasons: &str) -> String {
        format!("{}はこの条件では不可: {reasons}", self.design(design))
    }

    fn saves(&self, usd: &str) -> String {
        format!("{usd} USD の削減")
    }

    fn cheapest_in_range(&self, first: bool, design: &str) -> String {
        if first { format!("最安: {design}") } else { design.to_owned() }
    }

    fn costs_from(&self, usd: &str) -> String {
        format!("縦軸は {usd} USD から")
    }

    fn network_in_full(&self, scenario: &Scenario) -> String {
        let volume = |used: &ServiceUse| format!("{} {}", used.service.slug(), about_gb(used.gb));
        let mut volumes: Vec<String> = scenario.services.iter().map(volume).collect();
        if scenario.internet_out > Gb::ZERO {
            volumes.push(format!("インターネットへ {}", about_gb(scenario.internet_out)));
        }
        format!(
            "{}、{} AZ、NAT ゲートウェイ: {}。{}。{} 時点の料金表、USD／月。",
            scenario.region.code(),
            scenario.azs.count(),
            self.nat(scenario.nat),
            volumes.join("、"),
            scenario.price_list_version.date()
        )
    }

    fn not_understood(&self, field: &str, typed: &str, counted: &str) -> String {
        let typed = shortened(typed, 40);
        format!("{field}：「{typed}」を読み取れません。{counted} のまま計算しています。")
    }

    fn bar_scale(&self, end: &str) -> String {
        format!("0 ～ {end}、縦線は損益分岐点")
    }

    fn design_brief(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT",
            Design::NatAndGateways => "NAT＋GW",
            Design::EndpointsOnly => "EP のみ",
            Design::CheapestMix => "混合",
            Design::HubEndpoints => "ハブ EP",
            Design::HubNat => "ハブ NAT",
            Design::HubEndpointsAndNat => "ハブ",
            Design::NatInstance => "インスタンス",
            Design::EgressOnlyIpv6 => "IPv6",
            Design::Today => "現在",
        }
    }
}
