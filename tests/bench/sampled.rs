//! Curves as a calculator without exact numbers would draw them: charges in `f64`, at many points.

use natpoint_model::compare::{Axis, AxisSamples, Report};
use natpoint_model::cost::{Charge, Measure, Rates};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Share;

const SAMPLES: u32 = 1_000;

/// A curve: charges along an axis, up to twice where the user stands.
pub(crate) struct Sampled {
    end: f64,
    charges: Vec<Line>,
}

/// A charge as floats: a line, and for a volume in tiers the volume and what a GB costs from each tier's start on.
struct Line {
    fixed: f64,
    slope: f64,
    tiers: Vec<(f64, f64)>,
}

/// The curves of every possible design along each axis.
#[allow(clippy::cast_precision_loss, reason = "the numbers of a test are small")]
pub(crate) fn along(scenario: &Scenario, axes: &[Axis]) -> Vec<Sampled> {
    let prices = Rates::of(scenario);
    let routings = Report::new(scenario, Axis::AllServices).answers.into_iter();
    let routings: Vec<_> = routings.filter_map(|answer| answer.outcome.ok()).map(|priced| priced.routing).collect();
    let along_axis = |axis: &Axis| {
        let track = AxisSamples::new(*axis, scenario, &prices);
        let end = 2.0 * track.scale.current as f64;
        let curves = routings.iter().map(|routing| {
            let [zero, one] = [&track.zero, &track.one].map(|at| routing.charges(&at.0, &at.1));
            Sampled { end, charges: zero.iter().zip(&one).map(|(zero, one)| line(zero, one)).collect() }
        });
        curves.collect::<Vec<_>>()
    };
    axes.iter().flat_map(along_axis).collect()
}

/// Every curve at every point.
pub(crate) fn evaluate(curves: &[Sampled]) -> Vec<Vec<f64>> {
    let points = |curve: &Sampled| {
        let steps = (0..SAMPLES).map(|at| f64::from(at) * curve.end / f64::from(SAMPLES));
        steps.map(|steps| curve.charges.iter().map(|charge| charge.at(steps)).sum()).collect()
    };
    curves.iter().map(points).collect()
}

fn line(zero: &Charge, one: &Charge) -> Line {
    if let (Measure::TieredData { gb: from, tiers }, Measure::TieredData { gb: to, .. }) = (&zero.measure, &one.measure)
    {
        let tiers = tiers.iter().map(|tier| (tier.from.to_f64(), tier.rate.per_gb_of(Share::ALL).to_f64()));
        return Line { fixed: from.to_f64(), slope: to.to_f64() - from.to_f64(), tiers: tiers.collect() };
    }
    let [zero, one] = [zero, one].map(|charge| charge.amount().to_f64());
    Line { fixed: zero, slope: one - zero, tiers: Vec::new() }
}

impl Line {
    fn at(&self, steps: f64) -> f64 {
        let value = self.fixed + self.slope * steps;
        if self.tiers.is_empty() {
            return value;
        }
        let ends = self.tiers.iter().skip(1).map(|tier| tier.0).chain([f64::INFINITY]);
        self.tiers.iter().zip(ends).map(|((from, rate), end)| (value.min(end) - from).max(0.0) * rate).sum()
    }
}
