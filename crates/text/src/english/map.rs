//! What is said of the map of winners, in English.

use super::English;
use crate::map::{MapLabels, MapText};

impl MapText for English {
    fn map_labels(&self) -> &'static MapLabels {
        &MapLabels {
            map: "Map: the cheapest over two numbers",
            second: "Second number",
            note: "In each row the borders are crossings, not samples. Areas are hatched as their curves are dashed.",
            told: ["The cheapest at ", ", with “", "” at ", " to ", ": ", "; ", "."],
        }
    }
}
