//! Texts about today's network, in Japanese.

use super::Japanese;
use crate::today::{TodayLabels, TodayText};
use natpoint_model::compare::today::{EndpointAdvice, Finding};
use natpoint_model::scenario::Path;

impl TodayText for Japanese {
    fn today_labels(&self) -> &'static TodayLabels {
        &TodayLabels {
            today: "現在の構成",
            unknown: "指定なし",
            column_finding: "判定",
            column_saves: "変更による削減額",
            idle_nat: "通るデータがありません。削除できます。",
            note: "1 か月あたり、その変更だけを行った場合の額です。マイナスは、変更すると増える額です。",
        }
    }

    fn today_total(&self, total: &str, changed: Option<(&str, &str)>, without_nat: bool) -> String {
        match changed {
            Some((mix, saved)) => {
                let without = if without_nat { "（NAT ゲートウェイなし）" } else { "" };
                format!(
                    "現在の構成は月額 {total} です。すべて変更して最安の組み合わせ{without}にすると {mix} になり、\
                     {saved} 安くなります。"
                )
            }
            None => format!(
                "現在の構成は月額 {total} です。NAT ゲートウェイとエンドポイントの組み合わせでは、これより安くなりません。"
            ),
        }
    }

    fn today_finding(&self, finding: &Finding) -> &'static str {
        match (finding.advice, finding.to) {
            (EndpointAdvice::Earns, _) => "残す価値があります。",
            (EndpointAdvice::Idle, _) => {
                "データが流れていません。コントロールで必要でなければ削除できます（AWS の判定は 30 日間）。"
            }
            (EndpointAdvice::Dear | EndpointAdvice::Missing, Some(Path::Gateway)) => {
                "無料のゲートウェイエンドポイントを使えます。"
            }
            (EndpointAdvice::Dear, _) => "削除できます。NAT ゲートウェイ経由の方が安くなります。",
            (EndpointAdvice::Asked, _) => "別の経路に固定されています。",
            (EndpointAdvice::Missing, _) => "インターフェイスエンドポイントが不足しています。",
            (EndpointAdvice::Needed, _) => "必要です（ほかに経路がないか、この経路に固定されています）。",
        }
    }
}
