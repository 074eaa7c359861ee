//! What is said of the map of winners.

use crate::compare::winner_map::WinnerMap;

/// What stands alone around the map.
#[derive(Clone, Copy, Debug)]
pub struct MapLabels {
    /// The heading over the map.
    pub map: &'static str,
    /// The choice of the second number.
    pub second: &'static str,
    /// How the map is to be read.
    pub note: &'static str,
}

/// What is said of the map of winners.
pub trait Maps {
    /// What stands alone.
    fn maps(&self) -> &'static MapLabels;
    /// Where the user stands on the axis: which design is the cheapest for which values of the second number.
    fn map_told(&self, map: &WinnerMap) -> String;
}
