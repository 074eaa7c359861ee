//! Texts of the page "Sources", in Japanese.

use super::{Japanese, source_titles};
use crate::NameText as _;
use crate::sources::{OfferCounts, SourceLabels, SourceText};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::sources::Confidence;

static LABELS: SourceLabels = SourceLabels {
    open: "すべての単価の出典",
    note: "AWS の公表価格を第三者が取得したものです。新しい料金表（オファーファイル、aws pricing get-products の出力）や請求データを\
           このページにドロップすると、異なる単価を表示します。",
    region: "単価のリージョン",
    head: ["項目", "USD", "確からしさ", "最新の日付", "出典", "確認に必要なもの"],
    between_regions: "他のリージョンへのデータ転送",
    endpoints: "エンドポイント",
    unpriced: "料金表のないリージョン",
    price_by_hand: "これらのリージョンの場合は、別のリージョンを選んで実際の単価を同じ通貨で入力してください。金額はすべてその通貨になります。",
    sources: "出典の一覧",
    old: "1 年以上前",
    undated: "日付なし",
};

impl SourceText for Japanese {
    fn source_labels(&self) -> &'static SourceLabels {
        &LABELS
    }

    fn source_summary(&self, all: usize, one_source: usize, old: usize) -> String {
        format!("単価 {all} 件。出典が 1 つ以下のもの {one_source} 件、1 年以上前のもの {old} 件。")
    }

    fn known_of_unpriced(&self, code: &str) -> &'static str {
        match code {
            "cn-northwest-1" => {
                "請求は CNY です。1 つの出典でわかっているのは NAT ゲートウェイだけで、1 時間 0.37 CNY、1 GB 0.37 CNY です。"
            }
            "cn-north-1" => "請求は CNY です。わかっている単価はありません。",
            "eusc-de-east-1" => "請求は EUR です。わかっている単価はありません。",
            _ => "わかっている単価はありません。",
        }
    }

    fn would_confirm(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "このリージョンの日付のある出典",
            Confidence::OneSource => "2 つ目の出典（Price List API または請求書）",
            Confidence::TwoSources => "AWS の料金ページと、Price List API または請求書",
            Confidence::TwoCaptures => "Price List API または請求書",
            Confidence::TwoChannels => "不要（より新しい日付のみ）",
        }
    }

    fn tier_start(&self, gb: &str) -> String {
        format!("{gb} から")
    }

    fn without_price(&self, items: &[PriceItem]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let names: Vec<_> = items.iter().map(|item| self.price_item(*item)).collect();
        format!("このリージョンで単価が不明な項目: {}。", names.join("、"))
    }

    fn between_summary(&self, known: usize, twice: usize, without: &[RegionId]) -> String {
        let prices = format!("単価がわかっているもの {known} 件（うち出典が 2 つあるもの {twice} 件）。");
        if without.is_empty() {
            return prices;
        }
        let names: Vec<_> = without.iter().map(|region| region.code()).collect();
        format!("{prices}単価が不明なリージョン: {}。", names.join("、"))
    }

    fn offer_summary(&self, counts: OfferCounts) -> String {
        let OfferCounts { offered, not_offered, service_missing, unknown } = counts;
        format!(
            "{} サービスのうち、エンドポイントの提供を確認したもの {offered}、提供されていないもの {not_offered}、\
             サービス自体がないもの {service_missing}。未確認の {unknown} はあるものとして計算します。",
            offered + not_offered + service_missing + unknown
        )
    }

    fn source_title(&self, english: &'static str) -> String {
        source_titles::title(english)
    }

    fn oddity(&self, region: RegionId) -> &'static str {
        match region.code() {
            "me-central-1" => {
                "AWS の料金表では、インターネットへのデータ転送の説明文は 0.117、価格は 0.11 です。請求は 0.11 です。"
            }
            "us-gov-east-1" | "us-gov-west-1" => {
                "独立したパーティションです。インターネットへの送信の無料枠（月 100 GB）とリージョナル NAT ゲートウェイはありません。"
            }
            _ => "",
        }
    }
}
