//! Who is cheapest at one point: totals without bills, for when a question is asked many times.

use super::axis::Track;
use super::cheapest;
use super::curve::Curve;
use super::verdict::{self, Wins};
use crate::cost::design::Routing;
use crate::cost::{Design, Prices};
use crate::scenario::Scenario;
use crate::units::Usd;

/// What every possible design costs in one scenario; of two that are built alike, the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The designs with what they cost a month.
    pub totals: Vec<(Design, Usd)>,
}

impl Contest {
    /// Prices a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let prices = Prices::of(scenario);
        let mut totals: Vec<_> = routings(scenario)
            .iter()
            .map(|(design, routing)| (*design, cheapest::total(routing, scenario, &prices)))
            .collect();
        if let Ok(routing) = cheapest::routing(scenario, &prices) {
            totals.push((Design::CheapestMix, cheapest::total(&routing, scenario, &prices)));
        }
        Self { totals }
    }

    /// The cheapest design and its cost; on equal cost the simpler one.
    #[must_use]
    pub fn cheapest(&self) -> Option<(Design, Usd)> {
        self.totals.iter().copied().min_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)))
    }

    /// What a design costs, if it is possible.
    #[must_use]
    pub fn total(&self, design: Design) -> Option<Usd> {
        self.totals.iter().find(|(other, _)| *other == design).map(|(_, total)| *total)
    }

    /// How much one design is cheaper than another.
    #[must_use]
    pub fn lead(&self, design: Design, rival: Design) -> Option<Usd> {
        Some(self.total(rival)? - self.total(design)?)
    }
}

/// Which design is cheapest where along a track through a scenario, without bills.
#[must_use]
pub fn winners(track: &Track, scenario: &Scenario, prices: &Prices) -> Vec<Wins> {
    let mut curves: Vec<(Design, Curve)> =
        routings(scenario).into_iter().map(|(design, routing)| (design, cheapest::curve(&routing, track))).collect();
    if let Ok((curve, _)) = cheapest::mix(scenario, prices, track) {
        curves.push((Design::CheapestMix, curve));
    }
    curves.sort_by_key(|(design, _)| *design);
    let curves: Vec<_> = curves.iter().map(|(design, curve)| (*design, curve)).collect();
    verdict::winners(&curves)
}

/// The designs that are built differently, each with its routing, the cheapest mix aside.
fn routings(scenario: &Scenario) -> Vec<(Design, Routing)> {
    let mut routings: Vec<(Design, Routing)> = Vec::new();
    for design in Design::ruled() {
        if let Ok(routing) = Routing::of(design, scenario)
            && routings.iter().all(|(_, other)| *other != routing)
        {
            routings.push((design, routing));
        }
    }
    routings
}
