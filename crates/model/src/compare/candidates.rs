//! The cheapest designs at one point or along an axis: totals without bills, for repeated queries.

use super::axis::{Axis, AxisSamples, AxisScale};
use super::cheapest;
use super::cheapest_with_hub::Frames;
use super::curve::Curve;
use super::verdict::{self, CheapestRange};
use crate::cost::design::Routing;
use crate::cost::{Design, Rates};
use crate::scenario::Scenario;
use crate::units::{Ratio, Usd};

/// The cost of every feasible design in one scenario; of identical designs the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignTotals {
    /// The designs with their monthly cost.
    pub totals: Vec<(Design, Usd)>,
}

/// The feasible designs of a scenario, routed once for repeated queries; of identical designs the first.
#[derive(Debug)]
pub struct Candidates<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) prices: &'a Rates,
    /// The designs with fixed routing.
    pub(super) fixed: Vec<(Design, Routing)>,
    /// What the cheapest mix chooses its endpoints beside NAT gateways from.
    pub(super) beside_nat: Option<Routing>,
    /// What the cheapest mix with a hub chooses from.
    pub(super) frames: Frames,
}

/// The cheapest designs along an axis.
#[derive(Clone, Debug)]
pub struct Along {
    /// The steps of the axis.
    pub scale: AxisScale,
    /// The cheapest designs, range by range.
    pub cheapest_ranges: Vec<CheapestRange>,
    /// All data of all VPCs, less the largest supported volume: above zero no design is feasible.
    pub(super) too_much: (i128, i128),
}

/// The cost of designs along an axis.
pub(super) struct Curves {
    /// Those with fixed routing.
    pub(super) fixed: Vec<(Design, Curve)>,
    /// Of the cheapest mix, the best sets of endpoints beside NAT gateways.
    pub(super) beside_nat: Option<Curve>,
    /// Of the cheapest mix with a hub, the best ways with one.
    pub(super) with_hub: Option<Curve>,
}

impl DesignTotals {
    /// Prices a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Candidates::of(scenario, &Rates::of(scenario)).design_totals()
    }

    /// The cost of designs with fixed routing and, for the cheapest mixes, of the best set of endpoints beside NAT
    /// gateways and of the best way with a hub.
    pub(super) fn among(mut totals: Vec<(Design, Usd)>, beside_nat: Option<Usd>, with_hub: Option<Usd>) -> Self {
        let without = totals.iter().find(|(design, _)| *design == Design::EndpointsOnly).map(|(_, total)| *total);
        let mix = beside_nat.into_iter().chain(without).min();
        totals.extend(mix.map(|total| (Design::CheapestMix, total)));
        let mix_with_hub = mix.zip(with_hub).map(|(mix, with_hub)| mix.min(with_hub));
        totals.extend(mix_with_hub.map(|total| (Design::CheapestMixWithHub, total)));
        Self { totals }
    }

    /// The cheapest design and its cost; at equal cost the simpler one.
    #[must_use]
    pub fn cheapest(&self) -> Option<(Design, Usd)> {
        self.totals.iter().copied().min_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)))
    }

    /// The cost of a design, if it is feasible.
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

impl<'a> Candidates<'a> {
    /// Routes every feasible design.
    #[must_use]
    pub fn of(scenario: &'a Scenario, prices: &'a Rates) -> Self {
        let mut fixed: Vec<(Design, Routing)> = Vec::new();
        for design in Design::with_fixed_routing() {
            if let Ok(routing) = Routing::of(design, scenario)
                && fixed.iter().all(|(_, other)| *other != routing)
            {
                fixed.push((design, routing));
            }
        }
        let beside_nat = Routing::of(Design::CheapestMix, scenario).ok();
        Self { scenario, prices, fixed, beside_nat, frames: Frames::of(scenario) }
    }

    /// The cost of each.
    #[must_use]
    pub fn design_totals(&self) -> DesignTotals {
        let total = |routing| cheapest::total(routing, self.scenario, self.prices);
        let totals = self.fixed.iter().map(|(design, routing)| (*design, total(routing))).collect();
        let beside_nat = self.beside_nat.as_ref().map(|base| cheapest::least(self.scenario, self.prices, base));
        let with_hub = self.frames.priced(self.scenario, self.prices).and_then(|priced| priced.least());
        DesignTotals::among(totals, beside_nat, with_hub)
    }

    /// The cheapest designs along an axis.
    #[must_use]
    pub fn along(&self, axis: Axis) -> Along {
        let samples = AxisSamples::new(axis, self.scenario, self.prices);
        let fixed = self.fixed.iter().map(|(design, routing)| (*design, cheapest::curve(routing, &samples)));
        let beside_nat = self.beside_nat.as_ref().map(|base| cheapest::lowest(self.scenario, &samples, base));
        let with_hub = self.frames.lowest(&samples);
        let cheapest_ranges = Curves { fixed: fixed.collect(), beside_nat, with_hub }.winners();
        let [zero, one] = [&samples.zero.0, &samples.one.0].map(Scenario::all_gb_units);
        let too_much = (zero - i128::from(Scenario::MAX_GB.units()), one - zero);
        Along { scale: samples.scale, cheapest_ranges, too_much }
    }
}

impl Along {
    /// Whether the volume at a step is still supported; above it no design is feasible.
    #[must_use]
    pub fn can_be_added_up(&self, at: Ratio) -> bool {
        at.sign_on_line(self.too_much.0, self.too_much.1).is_le()
    }
}

impl Curves {
    /// The cheapest designs, range by range.
    ///
    /// Without NAT gateways the cheapest mix is endpoints only, which is the simpler answer at the same cost.
    pub(super) fn winners(self) -> Vec<CheapestRange> {
        let mut curves = self.fixed;
        curves.extend(self.beside_nat.map(|curve| (Design::CheapestMix, curve)));
        curves.extend(self.with_hub.map(|curve| (Design::CheapestMixWithHub, curve)));
        curves.sort_by_key(|(design, _)| *design);
        let curves: Vec<_> = curves.iter().map(|(design, curve)| (*design, curve)).collect();
        verdict::winners(&curves)
    }
}
