//! Texts about many VPCs, in Japanese.

use super::Japanese;
use super::fleet_hub;
use super::phrases::spaced;
use crate::Locale as _;
use crate::import::size;
use crate::numbers::{gb, grouped, shortened};
use crate::{FleetLabels, FleetText, NameText as _, RecommendationText as _};
use natpoint_import::vpc_list::{
    Column, ColumnUnit, DuplicateVpc, MAX_BYTES, MAX_LINE_BYTES, RowFault, RowProblem, VpcListRefusal,
};
use natpoint_model::fleet::{AccessPath, MAX_ROWS, Plan, Reason, RegionPlan, Totals, VpcRow};
use natpoint_model::input::{Allowed, RefusalReason};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity as _, Usd};

static LABELS: FleetLabels = FleetLabels {
    title: "VPC 一覧で計画",
    note: "1 行に 1 つの VPC を書きます。必要なインターフェイスエンドポイントの数と、そこを通るデータ量、\
           シナリオと異なる場合は NAT ゲートウェイの台数です。\
           列の名前は一般的なものでよく、順番も問いません。一覧はリンクに含まれないため、元のファイルを保管してください。",
    text: "CSV の貼り付け",
    file: "ファイルを選択、またはここにドロップ",
    drop_file: "貼り付けた内容に戻す",
    stopped: "読み取りを中止しました。以前の一覧を使っています。",
    planning: "計画を計算しています…",
    settings: "各 VPC の設定",
    hub_nat: "Transit Gateway のハブに NAT ゲートウェイを集約できる",
    internet_in_hub: "インターネットはハブ経由",
    problems: "一覧についての注意",
    totals: "合計（USD／月）",
    order: "移行の順番（削減額の大きい順）",
    order_note: "金額は月額（USD）です。ハブ自体の料金はリージョンごとに 1 回だけかかるため、各行ではなく合計に含め、\
                 削減額の累計では最初に接続する VPC から差し引いています。\
                 インターネットへのデータ転送（アウト）はどの経路でも同額のため、含めていません。",
    column_vpc: "VPC の名前",
    column_region: "リージョン",
    column_vpcs: "VPC の数",
    column_verdict: "選ぶ経路",
    column_saving: "節約額",
    column_nat: "NAT ゲートウェイ",
    column_own: "専用エンドポイント",
    column_hub: "ハブ",
    column_peering: "ピアリングのハブ",
    column_hub_nat: "ハブの NAT",
    column_plan: "計画",
    column_from: "ハブの損益分岐点",
    column_saved: "削減額の累計",
    all_regions: "全リージョン",
    more: "さらに表示",
    first: "先頭に戻る",
    copy: "計画を CSV でコピー",
};

impl FleetText for Japanese {
    fn fleet_labels(&self) -> &'static FleetLabels {
        &LABELS
    }

    fn fleet_choice(&self, choice: Option<AccessPath>) -> &'static str {
        match choice {
            Some(AccessPath::Nat) => LABELS.column_nat,
            Some(AccessPath::Own) => LABELS.column_own,
            Some(AccessPath::Hub) => LABELS.column_hub,
            Some(AccessPath::Peering) => LABELS.column_peering,
            Some(AccessPath::HubNat) => "ハブの NAT ゲートウェイ",
            None => "この条件では不可",
        }
    }

    fn fleet_advice(&self, plan: &Plan) -> String {
        let Totals { vpcs, taken: [nat, own, ..], on_hub, .. } = plan.totals;
        let hubs = match plan.hubs().count() {
            0 | 1 => "ハブ".to_owned(),
            hubs => format!("{} リージョンのハブ", counted(hubs)),
        };
        let has_endpoints = plan.hubs().any(|region| region.hub.is_some_and(|hub| hub.hub.endpoints > 0));
        let shared = match (has_endpoints, plan.has_hub_nat()) {
            (true, true) => "エンドポイントと NAT ゲートウェイ",
            (false, true) => " NAT ゲートウェイ",
            _ => "エンドポイント",
        };
        let ways = [
            (on_hub, format!("{hubs}の{shared}を使い")),
            (own, "専用エンドポイントを使い".to_owned()),
            (nat, "NAT ゲートウェイを使い続け".to_owned()),
        ];
        let ways: Vec<_> = ways.into_iter().filter(|(count, _)| *count > 0).collect();
        match ways.as_slice() {
            [] => "どの VPC にも使える経路がありません。".to_owned(),
            [(_, way)] if vpcs == 1 => spaced(&format!("この VPC では{way}ます。")),
            [(count, way)] if *count == vpcs => spaced(&format!("{} 個の VPC すべてで{way}ます。", counted(vpcs))),
            ways => {
                let each: Vec<_> = ways.iter().map(|(count, way)| format!("{} 個では{way}", counted(*count))).collect();
                spaced(&format!("{} 個の VPC のうち、{}ます。", counted(vpcs), each.join("、")))
            }
        }
    }

    fn fleet_totals(&self, totals: &Totals) -> String {
        let [nat, own, attached, peered, through_hub] = totals.taken;
        let over_transit = if peered == 0 {
            "ハブのエンドポイント"
        } else {
            "トランジットゲートウェイ経由のハブ"
        };
        let paths = [
            (nat, "NAT ゲートウェイ"),
            (own, "専用エンドポイント"),
            (attached, over_transit),
            (peered, "VPC ピアリング経由のハブ"),
            (through_hub, "ハブの NAT ゲートウェイ"),
        ];
        let paths: Vec<_> = paths
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, on)| format!("{on} {}", counted(count)))
            .collect();
        let paths = if paths.is_empty() { String::new() } else { paths.join("、") + "。" };
        let saving = match totals.saving() {
            Some(Usd::ZERO) => "、すべて NAT ゲートウェイを使う場合と同額です".to_owned(),
            Some(saving) => {
                format!("、すべて NAT ゲートウェイを使う場合より {} 安くなります", self.amount(saving))
            }
            None => " です".to_owned(),
        };
        let rest = match totals.vpcs - totals.served() {
            0 => String::new(),
            rest => format!("ほかに、どの経路も使えない VPC が {} 個あります。", counted(rest)),
        };
        format!("{} 個の VPC で月額 {}{saving}。{paths}{rest}", counted(totals.vpcs), self.amount(totals.plan))
    }

    fn fleet_first_vpcs(&self, half: usize, nine_tenths: usize) -> String {
        format!("最初の {} 個の VPC で削減額の半分、{} 個で 9 割に達します。", counted(half), counted(nine_tenths))
    }

    fn fleet_partial_sum(&self, usd: &str, vpcs: usize) -> String {
        format!("{usd}（VPC {} 個分）", counted(vpcs))
    }

    fn fleet_hub(&self, region: &RegionPlan) -> String {
        fleet_hub::sentence(self, region)
    }

    fn fleet_hub_nat_saves(&self, less: Usd) -> String {
        format!("NAT ゲートウェイをハブに集約すると、さらに {} 安くなります。", self.amount(less))
    }

    fn fleet_hub_threshold(&self, vpcs: Option<u128>) -> String {
        vpcs.map_or_else(|| "なし".to_owned(), |vpcs| format!("同様の VPC {} 個", grouped(&vpcs.to_string())))
    }

    fn fleet_row(&self, region: &str, azs: u32, row: &VpcRow) -> String {
        let nat = row.nat_gateways.map(|count| format!("NAT ゲートウェイ {count} 台、")).unwrap_or_default();
        let internet = if row.internet == Gb::ZERO {
            String::new()
        } else {
            format!("、インターネット {}", gb(row.internet))
        };
        format!("{region}、{azs} AZ、{nat}エンドポイント {} 個、{}{internet}", row.endpoints, gb(row.gb))
    }

    fn fleet_reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Design(reason) => self.infeasible(reason),
            Reason::NoHubNat => "ハブに NAT ゲートウェイを集約できる場合は、そう指定してください。".to_owned(),
            Reason::NoEndpoints => "エンドポイントを通るデータがありますが、エンドポイントの数が 0 です。".to_owned(),
        }
    }

    fn fleet_refusal(&self, refused: &VpcListRefusal) -> String {
        match refused {
            VpcListRefusal::Utf16 => "文字コードが UTF-16 です。「CSV UTF-8」形式で保存し直してください。".to_owned(),
            VpcListRefusal::NotUtf8 => {
                "文字コードが UTF-8 ではありません。「CSV UTF-8」形式で保存し直してください。".to_owned()
            }
            VpcListRefusal::NoHeader { expected } => {
                format!("先頭の行に列名がありません。次のような見出し行を付けてください: {expected}")
            }
            VpcListRefusal::MissingColumns { columns, unknown } => {
                let lacks = format!("見出し行に必要な列がありません: {}。", keys(columns));
                if unknown.is_empty() { lacks } else { lacks + &self.fleet_ignored(unknown, 0) }
            }
            VpcListRefusal::RepeatedColumn(column) => {
                format!("見出し行に「{}」の列が 2 つ以上あります。", column.key())
            }
            VpcListRefusal::Unreadable => "このファイルを読み取れませんでした。".to_owned(),
            VpcListRefusal::TooLarge(bytes) => format!(
                "ファイルの大きさは {} で、一覧の上限 {} を超えています。使う列だけを残してください: {}。",
                size(*bytes),
                size(MAX_BYTES),
                keys(&Column::ALL)
            ),
            VpcListRefusal::NoText => {
                "テキストの表ではありません。Excel などのブックの場合は、シートを「CSV UTF-8」形式で\
                 保存するか、セルをコピーしてここに貼り付けてください。"
                    .to_owned()
            }
            VpcListRefusal::LongLine(line) => format!(
                "{} 行目が {} を超えています。1 行に 1 つの VPC を書いた一覧ではないようです。",
                grouped(&line.to_string()),
                size(MAX_LINE_BYTES as u64)
            ),
        }
    }

    fn fleet_too_much(&self) -> String {
        format!(
            "全行の合計が月 {} GB を超え、正確に合計できる範囲を超えています。",
            grouped(&Scenario::MAX_GB.to_plain())
        )
    }

    fn fleet_problem(&self, problem: &RowProblem) -> String {
        let value = shortened(&problem.value, 40);
        let column = problem.column.map_or_else(String::new, |column| format!("、{}", column.key()));
        let why = match &problem.fault {
            RowFault::Number { why, allowed } => number(*why, allowed, &value),
            RowFault::NoName => "VPC の名前がありません。".to_owned(),
            RowFault::Total => format!("「{value}」は VPC ではなくほかの行の合計なので、除外しました。"),
            RowFault::UnknownRegion => {
                format!("「{value}」はカタログにないリージョンです。コードまたは地名を指定してください。")
            }
            RowFault::UnpricedRegion => format!(
                "リージョン「{value}」の料金は収録していません。綴りが正しければ、代わりに料金を使うリージョンを指定してください。"
            ),
            RowFault::TooManyValues { values, columns } => format!(
                "{columns} 列に対して値が {values} 個あります。区切り文字を含む値は引用符で囲んでください:「{value}」"
            ),
            RowFault::Quote => format!("引用符が閉じていないか、閉じた後に文字があります:「{value}」"),
        };
        format!("{} 行目{column}: {why}", problem.line)
    }

    fn fleet_duplicate(&self, duplicate: &DuplicateVpc) -> String {
        let DuplicateVpc { line, first, name } = duplicate;
        format!("{line} 行目:「{}」は {first} 行目にもあります。両方とも計算に含めます。", shortened(name, 40))
    }

    fn fleet_ignored(&self, columns: &[String], more: usize) -> String {
        let names: Vec<_> = columns.iter().map(|name| format!("「{}」", shortened(name, 40))).collect();
        let more = if more == 0 { String::new() } else { format!("、ほか {} 列", counted(more)) };
        format!("次の列は使わないため、無視しました: {}{more}。", names.join("、"))
    }

    fn fleet_unit(&self, column: &str, unit: ColumnUnit) -> String {
        let number = |number: u64| grouped(&number.to_string());
        let one = if unit.over == 1 { String::new() } else { ["/", &number(unit.over)].concat() };
        format!("列「{}」の 1 を月 {}{one} GB として読み取りました。", shortened(column, 40), number(unit.times))
    }

    fn fleet_rows_left_out(&self, rows: usize) -> String {
        format!("先頭の {} 行だけを読み取り、残りの {} 行は無視しました。", counted(MAX_ROWS), counted(rows))
    }

    fn fleet_rows_more(&self, more: usize) -> String {
        format!("ほかに {} 件あります。", counted(more))
    }

    fn fleet_rows_shown(&self, first: usize, last: usize, all: usize) -> String {
        format!("{} 行中 {} から {} 行目", counted(all), counted(first), counted(last))
    }

    fn fleet_rows_skipped(&self, rows: usize) -> String {
        format!("{} 行を読み飛ばしました", counted(rows))
    }

    fn fleet_terms(&self, scenario: &Scenario) -> String {
        let mut terms = format!("{} 時点の料金表", scenario.price_list_version.date());
        for change in self.price_changes(scenario) {
            terms.push('、');
            terms.push_str(&change);
        }
        let only_here = if scenario.prices.is_empty() {
            String::new()
        } else {
            format!("変更した単価は {} にだけ適用します。", scenario.region.code())
        };
        let (region, azs) = (self.region(scenario.region), scenario.azs.count());
        format!("{terms}。{only_here}リージョンのない行は {region}、AZ のない行は {azs} AZ とします。")
    }

    fn fleet_rest(&self, vpcs: usize, shown: bool) -> String {
        let act = if shown { "表示しない" } else { "表示" };
        format!("変更の要らない VPC {} 個を{act}", counted(vpcs))
    }

    fn fleet_file(&self, name: &str) -> String {
        format!("ファイル「{}」の内容を使っています。", shortened(name, 40))
    }

    fn fleet_reading(&self, rows: usize) -> String {
        format!("読み取り中… {} 行まで読みました。", counted(rows))
    }
}

fn counted(count: usize) -> String {
    grouped(&count.to_string())
}

fn keys(columns: &[Column]) -> String {
    columns.iter().map(|column| column.key()).collect::<Vec<_>>().join("、")
}

fn number(why: RefusalReason, allowed: &Allowed, value: &str) -> String {
    let problem = match why {
        RefusalReason::Empty => "値がありません。".to_owned(),
        RefusalReason::NotANumber
        | RefusalReason::UnknownName
        | RefusalReason::NoSuchEndpoint
        | RefusalReason::OwnRegion
        | RefusalReason::OfAws
        | RefusalReason::OnlyByEndpoint => {
            format!("「{value}」は数値ではありません。")
        }
        RefusalReason::Ambiguous => {
            format!("「{value}」は 2 通りに読めます。小数点にはピリオドを使い、桁区切りは入れないでください。")
        }
        RefusalReason::Comma => {
            format!("「{value}」にカンマがあります。小数点にはピリオドを使い、桁区切りは入れないでください。")
        }
        RefusalReason::OutOfRange => format!("「{value}」は範囲外です。"),
        RefusalReason::TooManyDecimals => format!("「{value}」は小数点以下の桁数が多すぎます。"),
    };
    match allowed {
        Allowed::Range { least, most, .. } => {
            format!("{problem}{} から {} までの数値を入力してください。", grouped(least), grouped(most))
        }
        Allowed::Either(_)
        | Allowed::Names(_)
        | Allowed::Catalogue
        | Allowed::Letter
        | Allowed::EndpointName
        | Allowed::CurrencyCode => problem,
    }
}
