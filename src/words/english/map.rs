//! What is said of the map of winners, in English.

use super::English;
use super::phrases::lower;
use crate::compare::winner_map::WinnerMap;
use crate::words::map::{MapLabels, Maps};
use crate::words::numbers::{grouped, here};
use crate::words::{Inputs as _, Names as _, Words as _};

impl Maps for English {
    fn maps(&self) -> &'static MapLabels {
        &MapLabels {
            map: "Map: the cheapest over two numbers",
            second: "Second number",
            note: "Borders along the axis are exact in every row of the table. Areas are hatched as their curves are \
                   dashed.",
        }
    }

    fn map_told(&self, map: &WinnerMap) -> String {
        let at = |value| grouped(&map.plain(value));
        let runs = map.here().into_iter().map(|(design, from, to)| {
            let range = if from == to { at(from) } else { format!("{} to {}", at(from), at(to)) };
            let design = design.map_or(self.labels().impossible, |design| self.design(design));
            format!("{range} {}", lower(design))
        });
        let runs = runs.collect::<Vec<_>>().join("; ");
        format!("The cheapest at {}, by “{}”: {runs}.", here(&map.scale), self.field(map.field))
    }
}
