//! What is said of the map of winners, in Japanese.

use super::Japanese;
use crate::compare::winner_map::WinnerMap;
use crate::words::map::{MapLabels, Maps};
use crate::words::numbers::{grouped, here};
use crate::words::{Inputs as _, Names as _, Words as _};

impl Maps for Japanese {
    fn maps(&self) -> &'static MapLabels {
        &MapLabels {
            map: "2 つの数値で見る最安マップ",
            second: "もう 1 つの数値",
            note: "横軸方向の境界は、表のどの行でも正確な値です。領域の線の種類はグラフの線と同じです。",
        }
    }

    fn map_told(&self, map: &WinnerMap) -> String {
        let at = |value| grouped(&map.plain(value));
        let runs = map.here().into_iter().map(|(design, from, to)| {
            let range = if from == to { at(from) } else { format!("{} ～ {}", at(from), at(to)) };
            let design = design.map_or(self.labels().impossible, |design| self.design(design));
            format!("{range} は「{design}」")
        });
        let runs = runs.collect::<Vec<_>>().join("、");
        format!("{} での最安（{}別）: {runs}。", here(&map.scale), self.field(map.field))
    }
}
