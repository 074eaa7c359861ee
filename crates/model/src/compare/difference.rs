//! Why one scenario costs another amount than another: what each of its changes does alone, and the rest together.

use super::candidates::DesignTotals;
use crate::cost::Design;
use crate::scenario::Scenario;
use crate::units::Usd;

/// What lies between two scenarios, each built in its cheapest way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDifference {
    /// The cheapest design of the left scenario and its cost a month; none where none is possible.
    pub left: Option<(Design, Usd)>,
    /// The same of the right one.
    pub right: Option<(Design, Usd)>,
    /// By how much the right one costs more a month; none without both.
    pub total: Option<Usd>,
    /// Each change by its place in the list that was given, and what it alone adds to the left scenario; none where
    /// it cannot be made alone or leaves no design possible. What does most comes first.
    pub parts: Vec<(usize, Option<Usd>)>,
    /// What remains of the total: changes that count only together, or less together than alone.
    pub rest: Option<Usd>,
}

impl ReportDifference {
    /// Compares two scenarios, given the left one with each of its changes made alone.
    #[must_use]
    pub fn new(left: &Scenario, right: &Scenario, turned: &[Option<Scenario>]) -> Self {
        let cheapest = |scenario: &Scenario| DesignTotals::of(scenario).cheapest();
        let (left, right) = (cheapest(left), cheapest(right));
        let beyond_left = |there: Option<(Design, Usd)>| Some(there?.1 - left?.1);
        let size = |change: Option<Usd>| change.map(|change| change.units().unsigned_abs());
        let mut parts: Vec<(usize, Option<Usd>)> = Vec::with_capacity(turned.len());
        for (at, turned) in turned.iter().enumerate() {
            let change = turned.as_ref().and_then(|turned| beyond_left(cheapest(turned)));
            let place = parts.iter().position(|(_, other)| size(*other) < size(change)).unwrap_or(parts.len());
            parts.insert(place, (at, change));
        }
        let total = beyond_left(right);
        let alone: Usd = parts.iter().filter_map(|(_, change)| *change).sum();
        Self { left, right, total, parts, rest: total.map(|total| total - alone) }
    }
}
