//! Texts about the map of the cheapest designs, in English.

use super::English;
use crate::map::{MapLabels, MapRange, MapText};

impl MapText for English {
    fn map_labels(&self) -> &'static MapLabels {
        &MapLabels {
            map: "Two-variable map",
            second: "Second number",
            note: "In each row the borders are crossings, not samples. Areas are hatched as their curves are dashed.",
        }
    }

    fn map_summary(&self, at: &str, input: &str, ranges: &[MapRange]) -> String {
        let ranges = ranges.iter().map(|MapRange { from, to, design }| match to {
            Some(to) => format!("{from} to {to}: {design}"),
            None => format!("{from}: {design}"),
        });
        format!("The cheapest at {at}, with “{input}” at {}.", ranges.collect::<Vec<_>>().join("; "))
    }
}
