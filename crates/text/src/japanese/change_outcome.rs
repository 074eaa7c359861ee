//! Texts of what was predicted against what was billed, in Japanese.

use super::Japanese;
use crate::change_outcome::{OutcomeLabels, OutcomeText};

impl OutcomeText for Japanese {
    fn outcome_labels(&self) -> &'static OutcomeLabels {
        &OutcomeLabels {
            heading: "変更後: 予測と請求の比較",
            note: "変更後の最初の請求、または丸一日単位のメトリクスをこのページにドロップしてください（データ量は適用\
                   しないでください）。予測と請求を項目ごとに並べて表示します。請求は VPC にかかわらずリージョン全体の\
                   もので、クレジットと税の適用前の金額です。",
            item: "項目",
            predicted: "予測",
            billed: "請求",
            measured: "実測",
            difference: "差",
            total: "合計",
            no_cost: "ファイルに記載なし",
        }
    }

    fn outcome_scaled(&self, days: &str, hours: &str) -> String {
        format!("{days} 日分を {hours}に換算しています。")
    }
}
