//! The flips as a strip: a row for each input, a mark for each value at which the answer flips.
//!
//! The strip runs from −100 % to +150 % of the current value, which stands at the same place in every row.

use super::axis::Axis;
use super::candidates::DesignTotals;
use super::flips::{Flip, InputChange};
use crate::cost::Design;
use crate::scenario::Scenario;
use crate::units::{Gb, Usd};

/// An input, with the values at which the answer flips.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipRow {
    /// Which input, or which inputs in one row.
    pub inputs: Inputs,
    /// The nearest value below the current one and the nearest one above; at least one of them.
    pub marks: Vec<Mark>,
}

/// Which inputs a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inputs {
    /// All unit prices.
    Prices,
    /// The volumes of single services.
    Volumes,
    /// One input.
    One(InputChange),
}

/// A value at which the answer flips.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The flip.
    pub flip: Flip,
    /// How far it is from the current value, in thousandths of that; none where that is zero.
    pub distance: Option<i64>,
    /// Its place on the strip in thousandths; none beyond the end of the strip.
    pub place: Option<u32>,
}

/// Where the current value stands on the strip, in thousandths.
pub const NOW: u32 = 400;

/// The rows, the nearest flip first.
#[must_use]
pub fn rows(flips: &[Flip], scenario: &Scenario) -> Vec<FlipRow> {
    let mut rows: Vec<FlipRow> = Vec::new();
    // Flips come in order of their distance.
    for flip in flips {
        let inputs = inputs(flip);
        // The chart shows it along its axis.
        if matches!(flip.change, InputChange::Beyond { axis: Axis::AllServices, .. }) {
            continue;
        }
        let mark = Mark::of(*flip, scenario);
        match rows.iter_mut().find(|row| is_same(row.inputs, inputs)) {
            Some(row) if row.marks.iter().all(|other| other.flip.up != flip.up) => row.marks.push(mark),
            Some(_) => {}
            None => rows.push(FlipRow { inputs, marks: vec![mark] }),
        }
    }
    rows
}

fn inputs(flip: &Flip) -> Inputs {
    match flip.change {
        InputChange::Beyond { axis: Axis::Price(_), .. } => Inputs::Prices,
        InputChange::Beyond { axis: Axis::OneService(_), .. } => Inputs::Volumes,
        change => Inputs::One(change),
    }
}

fn is_same(one: Inputs, other: Inputs) -> bool {
    match (one, other) {
        (Inputs::One(one), Inputs::One(other)) => match (axis(one), axis(other)) {
            (Some(one), Some(other)) => one == other,
            _ => std::mem::discriminant(&one) == std::mem::discriminant(&other),
        },
        _ => one == other,
    }
}

fn axis(change: InputChange) -> Option<Axis> {
    match change {
        InputChange::Beyond { axis, .. } | InputChange::Count { axis, .. } | InputChange::AnyOrNone(axis) => Some(axis),
        _ => None,
    }
}

impl Mark {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places on the strip are for drawing only"
    )]
    fn of(flip: Flip, scenario: &Scenario) -> Self {
        let relative = flip.relative(scenario);
        let distance = relative.map(|relative| (relative * 1_000.0).round() as i64);
        let place = relative.map(|relative| (relative + 1.0) / 2.5 * 1_000.0);
        let place = place.filter(|place| (0.0..=1_000.0).contains(place)).map(|place| place as u32);
        Self { flip, distance, place }
    }

    /// The distance in whole percent.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        self.distance.map(|distance| (distance + distance.signum() * 5) / 10)
    }
}

impl Flip {
    /// How far the value is from the current one, as a part of that; none where that is zero.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "places on the strip are for drawing only")]
    pub fn relative(&self, scenario: &Scenario) -> Option<f64> {
        let counts = |now: u32, then: u32| Some(f64::from(then) / f64::from(now) - 1.0).filter(|_| now > 0);
        match self.change {
            InputChange::Beyond { scale, at, .. } => {
                let now = scale.float(scale.current_ratio());
                Some(scale.float(at) / now - 1.0).filter(|_| now > 0.0)
            }
            InputChange::Count { axis, count } => {
                let now = axis.current(scenario).map(|(now, _)| now).filter(|now| *now > 0)?;
                Some(count as f64 / now as f64 - 1.0)
            }
            InputChange::AnyOrNone(_) => (!self.up).then_some(-1.0),
            InputChange::Azs(azs) => counts(scenario.azs.count(), azs.count()),
            InputChange::EndpointAzs(service, azs) => {
                counts(scenario.service(service)?.endpoint_azs(scenario).count(), azs.count())
            }
            InputChange::Addresses(count) => counts(scenario.ipv4_per_nat, count),
            InputChange::ProvisionedGbps(gbps) => counts(scenario.nat_gbps, gbps),
            InputChange::OtherRegionEndpoints(count) => counts(scenario.other_region?.endpoints, count),
        }
    }

    /// Changes the scenario so that the answer flips: the input becomes the first round value beyond the crossing.
    pub fn apply(&self, scenario: &mut Scenario) {
        match self.change {
            InputChange::Beyond { axis, scale, at } => {
                let exact = scale.millionths(at);
                let to = beyond(exact, self.up).min(u64::MAX / 2);
                if axis == Axis::AllServices {
                    scenario.scale_services_to(Gb::from_units(to).min(Gb::MAX));
                } else {
                    let steps = scale.steps(to).millionths_of(1, 1) / 1_000_000;
                    axis.set(scenario, steps.min(scale.last));
                }
            }
            InputChange::Count { axis, count } => axis.set(scenario, count),
            InputChange::AnyOrNone(axis) => axis.set(scenario, if self.up { Gb::ONE.units() } else { 0 }),
            InputChange::Azs(azs) => scenario.azs = azs,
            InputChange::EndpointAzs(service, azs) => {
                if let Some(used) = scenario.service_mut(service) {
                    used.azs = Some(azs);
                }
            }
            InputChange::Addresses(count) => scenario.ipv4_per_nat = count,
            InputChange::ProvisionedGbps(gbps) => scenario.nat_gbps = gbps,
            InputChange::OtherRegionEndpoints(count) => {
                scenario.other_region.iter_mut().for_each(|other| other.endpoints = count);
            }
        }
    }

    /// The cheapest design once the flip is applied, with its cost.
    #[must_use]
    pub fn outcome(&self, scenario: &Scenario) -> Option<(Design, Usd)> {
        let mut applied = scenario.clone();
        self.apply(&mut applied);
        DesignTotals::of(&applied).cheapest()
    }
}

/// The first value beyond another that has three significant digits; in millionths.
fn beyond(millionths: u64, up: bool) -> u64 {
    let mut step = 1;
    while millionths / step >= 1_000 {
        step *= 10;
    }
    if up { (millionths / step + 1).saturating_mul(step) } else { millionths.saturating_sub(1) / step * step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_beyond_a_crossing_is_round() {
        for (at, up, expected) in [
            (625_714_285, true, 626_000_000),
            (625_714_285, false, 625_000_000),
            (626_000_000, true, 627_000_000),
            (626_000_000, false, 625_000_000),
            (4_795, false, 4_790),
            (7, true, 8),
            (0, false, 0),
        ] {
            assert_eq!(beyond(at, up), expected, "{at} {up}");
        }
    }
}
