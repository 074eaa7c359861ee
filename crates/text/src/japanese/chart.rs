//! What is said of the chart while it is explored.

use super::Japanese;
use crate::chart::{ChartLabels, ChartText};
use crate::numbers::cents;
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
            column_at: "位置",
        }
    }

    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String {
        let mut told = at.to_owned();
        for (place, (design, amount, more)) in costs.iter().enumerate() {
            told += if place == 0 { ": " } else { "、" };
            told += self.design(*design);
            told += " ";
            told += &self.usd(&cents(*amount));
            if *more > Usd::ZERO {
                told += " (+";
                told += &self.usd(&cents(*more));
                told += ")";
            }
        }
        told + "。"
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
