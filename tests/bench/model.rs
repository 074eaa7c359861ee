//! How long the model takes on this machine: `cargo bench --no-default-features --bench model`.
//!
//! The exact report is set beside what a calculator without exact numbers would do: the same designs,
//! charge by charge, as plain `f64` at 1,000 sampled volumes. The samples get the better deal: their
//! prices are looked up before the clock starts, they keep one routing for the cheapest mix, and they
//! find no crossing, no verdict and no bill. `wasm.rs` runs the same in a browser.

use std::hint::black_box;
use std::time::Duration;

use natpoint::article;
use natpoint::catalogue::services::ServiceId;
use natpoint::compare::{Axis, Report};
use natpoint::cost::{Charge, Measure, Prices};
use natpoint::link::Link;
use natpoint::scenario::{Azs, NatTopology, Scenario};
use natpoint::units::Gb;
// The standard clock does not exist in WebAssembly.
use web_time::Instant;

const SAMPLES: u32 = 1_000;
const SERVICES: usize = 30;
/// How many batches are timed; their median counts.
const BATCHES: usize = 31;
/// The least that a batch takes.
const BATCH: Duration = Duration::from_millis(20);

#[allow(clippy::print_stdout, dead_code, reason = "a bench prints; as a module it has no main")]
fn main() {
    measure(&|line| println!("{line}"));
}

/// Measures and says a line at a time.
pub fn measure(say: &dyn Fn(String)) {
    let row = |name: &str, times: [Duration; 2]| say(row(name, times));
    say(format!("{:34} {:>12} {:>12}", "median of a call", "article", "large"));
    let scenarios = [article::scenario(), large()];
    let reports = scenarios.each_ref().map(|scenario| time(|| Report::new(scenario, Axis::AllServices)));
    let samples = scenarios.each_ref().map(|scenario| {
        let designs = sampled_designs(scenario);
        time(|| sample(&designs))
    });
    row("the report: exact, with everything", reports);
    row("f64 at 1,000 volumes: curves only", samples);
    let [article, large] = [0, 1].map(|at| reports[at].as_secs_f64() / samples[at].as_secs_f64());
    say(format!("{:34} {article:>11.2}x {large:>11.2}x", "ratio of the two"));
    row("prices of the Region", scenarios.each_ref().map(|scenario| time(|| Prices::of(scenario))));
    let links = scenarios.map(|scenario| Link { scenario, ..Link::default() });
    row("a link written", links.each_ref().map(|link| time(|| link.write())));
    let texts = links.each_ref().map(Link::write);
    row("a link read", texts.each_ref().map(|text| time(|| Link::read(text))));
}

/// Thirty services in six AZs, each with a volume of its own.
fn large() -> Scenario {
    let mut scenario = Scenario::new(article::scenario().region);
    scenario.azs = Azs::MAX;
    scenario.nat = NatTopology::ZonalPerAz;
    for (service, gb) in ServiceId::all().take(SERVICES).zip((1..).step_by(97)) {
        scenario.add_service(service, Gb::whole(gb));
    }
    scenario
}

/// A charge as floats: what it costs without data, and each GB of data from each tier's start on.
struct Sampled {
    fixed: f64,
    volume: (f64, f64),
    tiers: Vec<(f64, f64)>,
}

fn sampled_designs(scenario: &Scenario) -> Vec<Vec<Sampled>> {
    let report = Report::new(scenario, Axis::AllServices);
    let possible = report.answers.iter().filter_map(|answer| answer.outcome.as_ref().ok());
    possible
        .map(|priced| {
            let charges = priced.routing.charges(scenario, &report.prices, &report.scale.volumes);
            charges.iter().map(sampled).collect()
        })
        .collect()
}

fn sampled(charge: &Charge) -> Sampled {
    let nothing = Sampled { fixed: 0.0, volume: (0.0, 0.0), tiers: Vec::new() };
    match &charge.measure {
        Measure::Hours { .. } => Sampled { fixed: charge.amount(0).to_f64(), ..nothing },
        Measure::Free { .. } => nothing,
        Measure::Data { volume, part, times, price } => Sampled {
            volume: (volume.at_zero.to_f64(), volume.step.to_f64()),
            tiers: vec![(0.0, price.rate.per_gb_of(*part).to_f64() * f64::from(*times))],
            ..nothing
        },
        Measure::TieredData { volume, tiers } => Sampled {
            volume: (volume.at_zero.to_f64(), volume.step.to_f64()),
            tiers: tiers
                .iter()
                .map(|tier| (tier.from.to_f64(), tier.rate.per_gb_of(natpoint::units::Share::ALL).to_f64()))
                .collect(),
            ..nothing
        },
    }
}

impl Sampled {
    fn at(&self, steps: f64) -> f64 {
        let gb = self.volume.0 + self.volume.1 * steps;
        let ends = self.tiers.iter().skip(1).map(|tier| tier.0).chain([f64::INFINITY]);
        let parts = self.tiers.iter().zip(ends).map(|((from, rate), end)| (gb.min(end) - from).max(0.0) * rate);
        self.fixed + parts.sum::<f64>()
    }
}

fn sample(designs: &[Vec<Sampled>]) -> Vec<Vec<f64>> {
    let curve = |charges: &Vec<Sampled>| {
        let steps = (0..SAMPLES).map(|at| f64::from(at) * 2.0 / f64::from(SAMPLES));
        steps.map(|steps| charges.iter().map(|charge| charge.at(steps)).sum()).collect()
    };
    designs.iter().map(curve).collect()
}

/// The median time of a call.
fn time<T>(mut call: impl FnMut() -> T) -> Duration {
    // Doubled until a batch is long enough: a browser's clock does not tell shorter times apart.
    let mut calls = 1;
    while clock(calls, &mut call) < BATCH {
        calls *= 2;
    }
    let mut batches: Vec<_> = (0..BATCHES).map(|_| clock(calls, &mut call) / calls).collect();
    batches.sort_unstable();
    batches[BATCHES / 2]
}

fn clock<T>(calls: u32, call: &mut impl FnMut() -> T) -> Duration {
    let started = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    started.elapsed()
}

fn row(name: &str, [article, large]: [Duration; 2]) -> String {
    let micros = |time: Duration| format!("{:.2} µs", time.as_secs_f64() * 1e6);
    format!("{name:34} {:>12} {:>12}", micros(article), micros(large))
}
