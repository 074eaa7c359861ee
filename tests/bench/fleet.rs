//! How the time for a list of VPCs grows with its rows: `cargo bench --bench fleet`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use natpoint_export::fleet_csv;
use natpoint_import::vpc_list;
use natpoint_model::catalogue::regions::{RegionId, TOKYO};
use natpoint_model::fleet::{Plan, PlanOptions, Planner};
use natpoint_model::scenario::Scenario;
// The standard clock does not exist in WebAssembly.
use web_time::Instant;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// How many runs are timed; their median counts.
const RUNS: usize = 9;

#[allow(clippy::print_stdout, dead_code, reason = "a bench prints; as a module it has no main")]
fn main() {
    measure(&|line| println!("{line}"));
}

/// Measures and says a line at a time.
pub(crate) fn measure(say: &dyn Fn(String)) {
    let scenario = Scenario::new(TOKYO);
    say(format!(
        "{:>8} {:>12} {:>12} {:>18} {:>12} {:>16}",
        "rows", "read", "planned", "with NAT in hubs", "exported", "planned, a row"
    ));
    let options = PlanOptions { hub_nat: true };
    for size in SIZES {
        let text = list(size);
        let Ok(list) = vpc_list::read(&text) else { return say("the list is refused".to_owned()) };
        let Ok(plan) = Plan::of(&scenario, &list.rows) else { return say("the list moves too much".to_owned()) };
        let read = time(|| vpc_list::read(&text));
        let planned = time(|| Plan::of(&scenario, &list.rows));
        let with_nat = time(|| Planner::with_options(&scenario, options, list.rows.as_slice()).finish());
        let exported = time(|| fleet_csv::csv(&scenario, &list.rows, &plan));
        let [read, planned, with_nat, exported] =
            [read, planned, with_nat, exported].map(|time| time.as_secs_f64() * 1e3);
        #[allow(clippy::cast_precision_loss, reason = "the numbers of a test are small")]
        let each = planned * 1e6 / list.rows.len() as f64;
        say(format!(
            "{size:>8} {read:>9.3} ms {planned:>9.3} ms {with_nat:>15.3} ms {exported:>9.3} ms {each:>13.0} ns"
        ));
    }
}

/// VPCs in every Region, with volumes on both sides of every break-even.
fn list(rows: usize) -> String {
    let mut text = "name,region,azs,endpoints,gb,internet_gb\n".to_owned();
    let regions: Vec<_> = RegionId::all().map(RegionId::code).collect();
    for at in 0..rows {
        let region = regions.get(at % regions.len()).copied().unwrap_or_default();
        let (azs, endpoints) = (at % 6 + 1, at * 7 % 40);
        let (gb, internet) = (at * 7919 % 40_000, if at % 3 == 0 { at % 500 } else { 0 });
        let name = u32::try_from(at).unwrap_or_default().wrapping_mul(2_654_435_761);
        let _ = writeln!(text, "vpc-{name:08x},{region},{azs},{endpoints},{gb}.25,{internet}");
    }
    text
}

/// The median time of a call.
fn time<T>(mut call: impl FnMut() -> T) -> Duration {
    let mut runs: Vec<_> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            black_box(call());
            started.elapsed()
        })
        .collect();
    runs.sort_unstable();
    runs[RUNS / 2]
}
