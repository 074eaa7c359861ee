//! Texts about the chart, in Japanese.

use super::Japanese;
use crate::chart::{ChartLabels, ChartText};
use crate::{Locale as _, NameText as _};
use natpoint_model::compare::chart_points::Mark;
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;

impl ChartText for Japanese {
    fn chart_labels(&self) -> &'static ChartLabels {
        &ChartLabels {
            kind: "操作できるグラフ",
            hint: "ドラッグでデータ量を変更できます。キー操作: 矢印、Page Up、Page Down、Home、End でカーソルを移動、C と \
                   Shift+C で交点から交点へ移動、Enter でその値に設定、Esc で閉じます。",
            log: "対数目盛",
            options: "表示する線",
            table: "グラフを表で見る",
            no_curve: "この条件で可能な構成がないため、線はありません。",
            column_at: "位置",
        }
    }

    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String {
        if costs.is_empty() {
            return format!("{at}。");
        }
        let costs = costs.iter().map(|(design, amount, more)| {
            let cost = format!("{} {}", self.design(*design), self.amount(*amount));
            if *more > Usd::ZERO { format!("{cost} (+{})", self.amount(*more)) } else { cost }
        });
        format!("{at}: {}。", costs.collect::<Vec<_>>().join("、"))
    }

    fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::End => "",
            Mark::Bend => "折れ点",
            Mark::Crossing => "交点",
            Mark::You => "現在",
        }
    }
}
