//! A plan in the making: it can be left after any row and goes on there, so that a page may do other things meanwhile.

use super::plan::{Plan, PlanOptions, TooMuchData};
use super::region_planner::{RegionPlanner, Vpc};
use super::{MergeSort, RegionRates, VpcRow};
use crate::catalogue::regions::RegionId;
use crate::scenario::Scenario;

/// Makes the plan of a list, a row at each step: [`Plan::of`] says what the plan is, and `plan.rs` why it is the
/// cheapest.
///
/// The rows are gone through three times and then sorted, so the steps are some twenty times as many as the rows.
#[derive(Clone, Debug)]
pub struct Planner<R> {
    scenario: Scenario,
    options: PlanOptions,
    rows: R,
    pass: Pass,
    /// The next row of the pass.
    at: usize,
    /// What the rows so far move.
    volume: u64,
    /// The Regions by their index; none without a row.
    regions: Vec<Option<RegionPlanner>>,
    vpcs: Vec<Vpc>,
    /// What each row is ordered by in the roll-out.
    ranks: Vec<i128>,
    plan: Plan,
}

/// What happens to each row in turn.
#[derive(Clone, Debug)]
enum Pass {
    /// It is counted in its Region, whose hub is made as large as it needs.
    Gather,
    /// It is priced on each path, and under every plan that its Region may have.
    Price,
    /// It gets its verdict under the cheapest of these plans.
    Decide,
    /// It gets its place in the roll-out.
    Order(MergeSort),
    Planned,
    Refused,
}

impl<R: AsRef<[VpcRow]>> Planner<R> {
    /// Begins a plan; see [`Plan::of`].
    pub fn new(scenario: &Scenario, rows: R) -> Self {
        Self::with_options(scenario, PlanOptions::default(), rows)
    }

    /// Begins a plan that may do more.
    pub fn with_options(scenario: &Scenario, options: PlanOptions, rows: R) -> Self {
        let (scenario, count) = (scenario.clone(), rows.as_ref().len());
        // More hours than those of so many VPCs might not fit beside their data.
        let pass = if count > super::MAX_ROWS { Pass::Refused } else { Pass::Gather };
        let regions = RegionId::all().map(|_| None).collect();
        let (vpcs, ranks, plan) = (Vec::new(), Vec::new(), Plan::default());
        Self { scenario, options, rows, pass, at: 0, volume: 0, regions, vpcs, ranks, plan }
    }

    /// Goes on for so many steps at most; true once nothing is left to do.
    pub fn advance(&mut self, steps: usize) -> bool {
        (0..steps).any(|_| !self.step())
    }

    /// The plan, with all that is left to do for it.
    ///
    /// # Errors
    /// When the rows cannot be added up; see [`Plan::of`].
    pub fn finish(mut self) -> Result<Plan, TooMuchData> {
        while self.step() {}
        match self.pass {
            Pass::Refused => Err(TooMuchData),
            _ => Ok(self.plan),
        }
    }

    /// Does one step; false when there was none left.
    fn step(&mut self) -> bool {
        let Self { scenario, options, rows, pass, regions, vpcs, ranks, plan, .. } = self;
        let rows = rows.as_ref();
        if let Pass::Order(sort) = pass {
            let rank = |at: usize| ranks.get(at);
            let name = |at: usize| rows.get(at).map(|row| row.name.as_str());
            let goes_before =
                |one, other| rank(one).cmp(&rank(other)).then_with(|| name(one).cmp(&name(other))).is_lt();
            if !sort.step(goes_before) {
                plan.order = std::mem::replace(sort, MergeSort::new(0)).into_sorted();
                *pass = Pass::Planned;
            }
            return true;
        }
        if matches!(pass, Pass::Planned | Pass::Refused) {
            return false;
        }
        let Some(row) = rows.get(self.at) else {
            self.at = 0;
            self.end_pass();
            return true;
        };
        let region = row.region.unwrap_or(scenario.region);
        let Some(place) = regions.get_mut(region.index()) else { return false };
        let here =
            place.get_or_insert_with(|| RegionPlanner::new(RegionRates::with_options(scenario, *options, region)));
        match pass {
            Pass::Gather => {
                let more = row.gb.units().checked_add(row.internet.units());
                let volume = more.and_then(|more| self.volume.checked_add(more));
                // The hours of `MAX_ROWS` VPCs come to less than a fifth of what so much data may cost.
                match volume.filter(|volume| *volume <= Scenario::MAX_GB.units()) {
                    Some(volume) => {
                        self.volume = volume;
                        here.gather(row);
                    }
                    None => self.pass = Pass::Refused,
                }
            }
            Pass::Price => vpcs.push(here.price(self.at, row)),
            _ => {
                let Some(vpc) = vpcs.get(self.at) else { return false };
                let verdict = here.decide(self.at, vpc);
                ranks.push(verdict.rank());
                plan.verdicts.push(verdict);
            }
        }
        self.at += 1;
        true
    }

    fn end_pass(&mut self) {
        let regions = self.regions.iter_mut().flatten();
        self.pass = match self.pass {
            Pass::Gather => {
                regions.for_each(RegionPlanner::begin_pricing);
                Pass::Price
            }
            Pass::Price => {
                regions.for_each(RegionPlanner::choose);
                Pass::Decide
            }
            _ => {
                let plan = &mut self.plan;
                for region in std::mem::take(&mut self.regions).into_iter().flatten() {
                    let region = region.finish();
                    plan.totals.include(&region.totals);
                    plan.regions.push(region);
                }
                Pass::Order(MergeSort::new(plan.verdicts.len()))
            }
        };
    }
}
