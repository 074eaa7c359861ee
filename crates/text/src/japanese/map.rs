//! Texts about the map of the cheapest designs, in Japanese.

use super::Japanese;
use crate::map::{MapLabels, MapRange, MapText};

impl MapText for Japanese {
    fn map_labels(&self) -> &'static MapLabels {
        &MapLabels {
            map: "2 変数のマップ",
            second: "もう 1 つの数値",
            note: "各行の境界は、サンプリングではなく交点として求めた値です。領域の線の種類はグラフの線と同じです。",
        }
    }

    fn map_summary(&self, at: &str, input: &str, ranges: &[MapRange]) -> String {
        let ranges = ranges.iter().map(|MapRange { from, to, design }| match to {
            Some(to) => format!("{from} ～ {to} は「{design}」"),
            None => format!("{from} は「{design}」"),
        });
        format!("{at} での最安（{input}別）: {}。", ranges.collect::<Vec<_>>().join("、"))
    }
}
