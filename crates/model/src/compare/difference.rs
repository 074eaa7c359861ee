//! Why two scenarios cost different amounts: the effect of each change on its own, and the rest in combination.

use super::candidates::DesignTotals;
use crate::cost::Design;
use crate::scenario::Scenario;
use crate::units::Usd;

/// The difference in cost between two scenarios, each with its cheapest design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDifference {
    /// The cheapest design of the left scenario and its monthly cost; none if no design is feasible.
    pub left: Option<(Design, Usd)>,
    /// The same of the right one.
    pub right: Option<(Design, Usd)>,
    /// How much more the right one costs a month; none unless both have a cost.
    pub total: Option<Usd>,
    /// The index of each change, and what it adds to the left scenario on its own; none if it is not valid on its own
    /// or leaves no feasible design. The largest effect comes first.
    pub parts: Vec<(usize, Option<Usd>)>,
    /// The rest of the total, which changes add or save only in combination.
    pub rest: Option<Usd>,
}

impl ReportDifference {
    /// Compares two scenarios, given the left one with each single change.
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
