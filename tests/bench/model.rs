//! How long the model takes on this machine: `cargo bench --bench model`.
//!
//! Exact answers are set beside what a calculator without exact numbers would do: the same curves, charge by charge,
//! as plain `f64` at 1,000 sampled points each. The samples get the better deal: their prices, routings and charges
//! are laid out before the clock starts, they keep one routing for the cheapest mix, and they find no crossing, no
//! verdict and no bill. `wasm.rs` runs the same in a browser.

use std::hint::black_box;
use std::time::Duration;

use natpoint_link::Link;
use natpoint_model::article;
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::everywhere::everywhere;
use natpoint_model::compare::winner_map::WinnerMap;
use natpoint_model::compare::{Axis, AxisSamples, Report, flips};
use natpoint_model::cost::Rates;
use natpoint_model::input::Field;
use natpoint_model::scenario::{Azs, Band, NatTopology, Scenario};
use natpoint_model::units::Gb;
use sampled::Sampled;
// The standard clock does not exist in WebAssembly.
use web_time::Instant;

#[path = "sampled.rs"]
mod sampled;

/// How many services the large network has.
const SERVICES: usize = 30;
/// The networks that show how the time grows.
const GROWTH: [usize; 4] = [10, 30, 100, 300];
/// How many batches are timed; their median counts.
const BATCHES: usize = 15;
/// The least that a batch takes.
const BATCH: Duration = Duration::from_millis(20);

#[allow(clippy::print_stdout, dead_code, reason = "a bench prints; as a module it has no main")]
fn main() {
    measure(&|line| println!("{line}"));
}

/// Measures and says a line at a time.
pub(crate) fn measure(say: &dyn Fn(String)) {
    let scenarios = [article::scenario(), large(SERVICES)];
    let row = |name: &str, times: [Duration; 2]| say(row(name, &times));
    say(format!("{:44} {:>12} {:>12}", "median of a call", "article", "large"));
    let reports = scenarios.each_ref().map(|scenario| time(|| Report::new(scenario, Axis::AllServices)));
    row("the report along all services, exact", reports);
    let samples = scenarios.each_ref().map(|scenario| {
        let curves = sampled::along(scenario, &[Axis::AllServices]);
        time(|| sampled::evaluate(&curves))
    });
    row("its curves in f64 at 1,000 volumes", samples);
    say(ratio("ratio of the two", reports, samples));

    let full = scenarios.each_ref().map(|scenario| time(|| everything(scenario)));
    row("report, flips and certainty, exact", full);
    let curves = scenarios.each_ref().map(|scenario| sampled::along(scenario, &axes(scenario)));
    let samples = curves.each_ref().map(|curves| time(|| sampled::evaluate(curves)));
    let [article, many] = curves.each_ref().map(Vec::<Sampled>::len);
    row(&format!("{article} and {many} curves in f64 at 1,000 points"), samples);
    say(ratio("ratio of the two", full, samples));

    row("the flips alone", scenarios.each_ref().map(|scenario| time(|| flips::all(scenario))));
    row("the certainty alone", scenarios.each_ref().map(|scenario| time(|| Certainty::of(scenario))));
    row("the answer in all 36 Regions", scenarios.each_ref().map(|scenario| time(|| everywhere(scenario))));
    for (name, field) in [("the map over AZs", Field::Azs), ("the map over a price", Field::Price(PriceItem::NatGb))] {
        row(name, scenarios.each_ref().map(|scenario| time(|| WinnerMap::of(scenario, Axis::AllServices, field))));
    }
    row("prices of the Region", scenarios.each_ref().map(|scenario| time(|| Rates::of(scenario))));
    let links = scenarios.map(|scenario| Link { scenario, ..Link::default() });
    row("a link written", links.each_ref().map(|link| time(|| link.write())));
    let texts = links.each_ref().map(Link::write);
    row("a link read", texts.each_ref().map(|text| time(|| Link::read(text))));

    growth(say);
}

/// How the time grows with the services, beside how n log n grows.
fn growth(say: &dyn Fn(String)) {
    let head = GROWTH.map(|services| format!("{services:>12}")).join(" ");
    say(format!("{:44} {head}", "services"));
    let networks = GROWTH.map(large);
    let reports = networks.each_ref().map(|scenario| time(|| Report::new(scenario, Axis::AllServices)));
    let all_flips = networks.each_ref().map(|scenario| time(|| flips::all(scenario)));
    say(row("the report along all services", &reports));
    say(row("the flips", &all_flips));
    say(growths("the report, for each doubling", reports.map(|time| time.as_secs_f64())));
    say(growths("the flips, for each doubling", all_flips.map(|time| time.as_secs_f64())));
    say(growths("n log n, for each doubling", GROWTH.map(count).map(|services| services * services.ln())));
}

/// By how much figures grow from network to network, as if the services had doubled.
fn growths(name: &str, figures: [f64; GROWTH.len()]) -> String {
    let steps = figures.windows(2).zip(GROWTH.windows(2)).map(|(figures, services)| {
        let doublings = (count(services[1]) / count(services[0])).log2();
        format!("{:>11.2}x", (figures[1] / figures[0]).powf(1.0 / doublings))
    });
    format!("{name:44} {:>12} {}", "", steps.collect::<Vec<_>>().join(" "))
}

fn count(services: usize) -> f64 {
    f64::from(u32::try_from(services).unwrap_or(u32::MAX))
}

/// All that the page says of a scenario.
fn everything(scenario: &Scenario) -> impl Sized + use<> {
    (Report::new(scenario, Axis::AllServices), flips::all(scenario), Certainty::of(scenario))
}

/// The axes that the flips are found along.
fn axes(scenario: &Scenario) -> Vec<Axis> {
    let prices = Rates::of(scenario);
    let moves = |axis: &Axis| AxisSamples::new(*axis, scenario, &prices).scale.current > 0;
    flips::axes(scenario).into_iter().filter(moves).collect()
}

/// So many services in six AZs of twenty VPCs, each with a volume of its own that is not certain, and every design but
/// IPv6 possible.
fn large(services: usize) -> Scenario {
    let mut scenario = Scenario::new(article::scenario().region);
    scenario.azs = Azs::MAX;
    scenario.nat = NatTopology::ZonalPerAz;
    scenario.vpcs = 20;
    scenario.instance = Some(InstanceType::T4gNano);
    for (service, gb) in ServiceId::all().take(services).zip((1..).step_by(97)) {
        scenario.add_service(service, Gb::whole(gb));
    }
    for used in &mut scenario.services {
        let units = used.gb.units();
        used.band = Band { low: Some(Gb::from_units(units / 2)), high: Some(Gb::from_units(units * 2)) };
    }
    scenario
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

fn row(name: &str, times: &[Duration]) -> String {
    let micros = |time: &Duration| format!("{:>12}", format!("{:.2} µs", time.as_secs_f64() * 1e6));
    format!("{name:44} {}", times.iter().map(micros).collect::<Vec<_>>().join(" "))
}

fn ratio(name: &str, exact: [Duration; 2], sampled: [Duration; 2]) -> String {
    let [article, large] = [0, 1].map(|at| exact[at].as_secs_f64() / sampled[at].as_secs_f64());
    format!("{name:44} {article:>11.2}x {large:>11.2}x")
}
