//! Texts of the page's frame, in Japanese.

use super::Japanese;
use crate::Locale as _;
use crate::numbers::{about_gb, about_volume, shortened};
use crate::page::{PageLabels, PageText, cost_columns, flip_values, nearest_break_even};
use crate::{NameText as _, RecommendationText as _};
use natpoint_link::view_options::{Amounts, Tab};
use natpoint_model::compare::flip_strip::Inputs;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::service_bars::Pays;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::currency::{Currency, CurrencyCode};
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_model::scenario::{Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Quantity as _, Usd};

impl PageText for Japanese {
    fn page_labels(&self) -> &'static PageLabels {
        &PageLabels {
            skip: "グラフへ移動",
            start_from: "データから始める",
            drop_anywhere: "フローログ、請求、構成ファイルはどこにでもドロップできます",
            start_workload: "ワークロード",
            keep_services: "今のサービスを残す",
            use_workload: "このワークロードから始める",
            document_title: "natpoint: NAT ゲートウェイか VPC エンドポイントか",
            typical: "一般的な量",
            link_language: "誰が開いても日本語で表示",
            hours_a_day: "または 1 日の時間数",
            days_a_month: "1 か月の日数",
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
            off_scale: "、目盛り外",
            chart_by_traffic: "AWS へのトラフィック量と月額",
            chart_by_vpcs: "VPC の数と月額",
            saved_by_traffic: "AWS へのトラフィック量と現在との差額",
            saved_by_vpcs: "VPC の数と現在との差額",
            savings: "現在との差",
            fewer_azs: "AZ を 1 つ減らす",
            more_azs: "AZ を 1 つ増やす",
            compare_designs: "構成どうしの比較",
            compare_bill: "請求の変わる項目",
            compare_difference: "B − A",
            compare_steps: "A から B への手順",
            compare_no_steps: "ありません。どちらも同じ構成です。",
            diagram_today: "現在",
            diagram_proposal: "提案",
            diagram_note: "線の太さは月間の GB を表します。色付きは追加（＋）と削除（−）です。",
            prices_terms: "リスト料金",
            working: "計算の内訳",
            preview: "プレビュー",
            as_text: "テキスト",
            share_what: "共有するもの",
            link_format: "全設定、言語なし",
            print_format: "3 ページ",
            link_note: "このページを、すべての設定と開いているタブのまま開きます。",
            print_note: "結論とグラフ、コスト、リスクと料金の出典を印刷します。操作部品は印刷されません。",
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
                InputChange::Beyond { axis, .. } | InputChange::Count { axis, .. } | InputChange::AnyOrNone(axis) => {
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

    fn apply_flip(&self, flip: &Flip, scenario: &Scenario, outcome: Option<(Design, Usd)>) -> String {
        let (_, then) = flip_values(flip, scenario);
        let inputs = self.flip_inputs(Inputs::One(flip.change));
        let way = match flip.change {
            InputChange::Beyond { .. } if flip.up => "をわずかに超える値",
            InputChange::Beyond { .. } => "をわずかに下回る値",
            _ => "",
        };
        let outcome =
            outcome.map(|(design, total)| format!("（最安は{}、{}）", self.design(design), self.amount(total)));
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

    fn layers_path(&self, path: Option<Path>) -> &'static str {
        match path {
            Some(Path::Gateway) => "99 % は S3 にあるレイヤーで、データ量によらず無料",
            _ => "99 % は S3 にあるレイヤー",
        }
    }

    fn path_short(&self, path: Path) -> &'static str {
        match path {
            Path::Egress => "NAT",
            // Lines may break where it says so alone.
            Path::Gateway => "ゲート\u{200b}ウェイ型",
            Path::Interface => "インター\u{200b}フェイス型",
        }
    }

    fn not_possible(&self, design: Design, reasons: &str) -> String {
        format!("{}はこの条件では不可: {reasons}", self.design(design))
    }

    fn price_terms(&self, scenario: &Scenario, second: Option<&Currency>) -> String {
        let changes = self.price_changes(scenario);
        let prices = if changes.is_empty() { "リスト料金".to_owned() } else { changes.join("、") };
        let second = second.map_or_else(String::new, |currency| format!("・{}", currency.code));
        let at = self.money.currency();
        let at = at.map_or_else(String::new, |currency| format!("（1 USD＝{}）", currency.rate.to_plain()));
        format!("{prices}・{}{at}{second}", self.money.code())
    }

    fn amounts_in(&self, amounts: Amounts, second: CurrencyCode) -> String {
        match amounts {
            Amounts::Both => format!("USD（合計は {second} も）"),
            Amounts::UsDollars => "USD".to_owned(),
            Amounts::Second => second.to_string(),
        }
    }

    fn answer_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let note = format!("{} の月額、{} 時点の料金。", scenario.region.code(), scenario.price_list_version.date());
        [note, self.holds(scenario, report, axis)].concat()
    }

    fn in_common(&self, charges: &[String]) -> String {
        format!("同じ: {}", charges.join("、"))
    }

    fn paths_in_brief(&self, network: &NetworkDiagram) -> String {
        let ends = [
            ("NAT 経由", network.leaving()),
            ("インターフェイスエンドポイント経由", network.through_interface_endpoints()),
            ("ゲートウェイエンドポイント経由", network.gateway.gb),
        ];
        let told =
            ends.into_iter().filter(|(_, gb)| *gb > Gb::ZERO).map(|(path, gb)| format!("{path} {}", about_gb(gb)));
        told.collect::<Vec<_>>().join("、")
    }

    fn tab_fact(&self, tab: Tab, report: &Report) -> String {
        match tab {
            Tab::Costs => format!("{} 構成の明細", cost_columns(report)),
            Tab::BreakEven => {
                nearest_break_even(report).map_or_else(String::new, |(name, gb)| format!("{name} は {gb} から割安"))
            }
            Tab::Requirements if report.warnings.is_empty() => "それぞれの費用".to_owned(),
            Tab::Requirements => format!("上限超過 {} 件", report.warnings.len()),
            Tab::Diagram => "追加と削除".to_owned(),
            Tab::Compare => "現在と提案".to_owned(),
        }
    }

    fn previewed(&self, volume: &str, amount: Usd) -> String {
        format!("プレビュー: {volume}、{}", self.amount(amount))
    }

    fn saves(&self, amount: Usd) -> String {
        format!("{} の削減", self.amount(amount))
    }

    fn cheapest_in_range(&self, first: bool, design: Design) -> String {
        let name = self.design_short(design);
        // The name of the mix says it.
        if first && design != Design::CheapestMix { format!("最安: {name}") } else { name.to_owned() }
    }

    fn costs_from(&self, amount: &str) -> String {
        format!("縦軸は {amount} から")
    }

    fn network_in_full(&self, scenario: &Scenario) -> String {
        let volume = |used: &ServiceUse| format!("{} {}", used.service.slug(), about_gb(used.gb));
        let mut volumes: Vec<String> = scenario.services.iter().map(volume).collect();
        if scenario.internet_out > Gb::ZERO {
            volumes.push(format!("インターネットへ {}", about_gb(scenario.internet_out)));
        }
        let network = format!(
            "{}、{} AZ、NAT ゲートウェイ: {}",
            scenario.region.code(),
            scenario.azs.count(),
            self.nat(scenario.nat)
        );
        let prices = format!("{} 時点の料金表、{}／月", scenario.price_list_version.date(), self.money.code());
        let told = [network, volumes.join("、"), prices].into_iter().filter(|told| !told.is_empty());
        told.map(|told| told + "。").collect()
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
            Design::PublicSubnets => "パブリック",
            Design::PeeredEndpoints => "ピア EP",
            Design::PeeredEndpointsAndNat => "ピア",
            Design::CheapestMixWithHub => "ハブ混合",
            Design::SharedEndpoints => "共有 EP",
            Design::SharedNat => "共有 NAT",
            Design::SharedEndpointsAndNat => "共有",
            Design::Today => "現在",
        }
    }
}
