//! A list with its plan, which is made in turns while the sheet stands.

use std::sync::Arc;

use leptos::prelude::*;

use super::source::STEPS;
use super::{Fleet, PAGE};
use crate::ui::parts::watch;
use crate::ui::platform::Turns;
use natpoint_export::fleet_csv::FleetCsv;
use natpoint_import::vpc_list::{VpcList, VpcListRefusal};
use natpoint_model::fleet::{Plan, PlanOptions, Planner, TooMuchData, Totals, VpcRow};
use natpoint_model::scenario::Scenario;

/// How many rows of CSV are written between two looks at the clock.
const CSV_STEPS: usize = 100;

/// A list that was read, or why it could not be read. Two are the same only where they come from one reading.
#[derive(Clone, Debug)]
pub(super) struct ReadList(Arc<Result<VpcList, VpcListRefusal>>);

impl From<Result<VpcList, VpcListRefusal>> for ReadList {
    fn from(list: Result<VpcList, VpcListRefusal>) -> Self {
        Self(Arc::new(list))
    }
}

impl PartialEq for ReadList {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ReadList {
    /// The list, or why there is none.
    pub(super) fn get(&self) -> Result<&VpcList, &VpcListRefusal> {
        self.0.as_ref().as_ref()
    }
}

impl AsRef<[VpcRow]> for ReadList {
    fn as_ref(&self) -> &[VpcRow] {
        self.get().map_or(&[], |list| &list.rows)
    }
}

/// A list with its plan.
#[derive(Clone, Debug)]
pub(super) struct PlannedList {
    pub scenario: Scenario,
    pub options: PlanOptions,
    pub list: ReadList,
    pub plan: Result<Plan, TooMuchData>,
}

impl PlannedList {
    /// The plan of a list without rows.
    pub(super) fn empty() -> Self {
        let scenario = Scenario::new(natpoint_model::catalogue::regions::TOKYO);
        let options = PlanOptions::default();
        Self { scenario, options, list: Ok(VpcList::default()).into(), plan: Ok(Plan::default()) }
    }

    /// The plan, where there are rows to plan.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref().ok().filter(|plan| !plan.order.is_empty())
    }
}

impl Fleet {
    /// Plans the list for as long as the current owner is there, and again whenever what it is planned for changes.
    pub(super) fn keep_planned(self) {
        let turns = Turns::new();
        watch(move |_| {
            let settings = self.settings.get();
            let scenario = self.session.with(|scenario| settings.applied_to(scenario));
            self.plan(turns, &scenario, settings.options, &self.list.get());
        });
    }

    /// What is planned already stays until the new plan is there. Afterwards the other plan is made that a hub's NAT
    /// gateways would allow, and the CSV is written, since a browser lets a page copy only at once.
    fn plan(self, turns: Turns, scenario: &Scenario, options: PlanOptions, list: &ReadList) {
        let is_there = || {
            self.planned.with_untracked(|now| now.list == *list && now.scenario == *scenario && now.options == options)
        };
        let begin = || (Planner::with_options(scenario, options, list.clone()), scenario.clone(), list.clone());
        let mut planner = (!is_there()).then(begin);
        // Begun once the plan is there, with what that costs.
        let mut with_hub_nat = None::<(Planner<ReadList>, Totals)>;
        turns.work(move || {
            if planner.as_mut().is_some_and(|(planner, ..)| !planner.advance(STEPS)) {
                return false;
            }
            if let Some((planner, scenario, list)) = planner.take() {
                let plan = planner.finish();
                let other = |plan: &Plan| {
                    (Planner::with_options(&scenario, PlanOptions { hub_nat: true }, list.clone()), plan.totals)
                };
                with_hub_nat = plan.as_ref().ok().filter(|_| !options.hub_nat).map(other);
                self.show(PlannedList { scenario, options, list, plan });
                return false;
            }
            if with_hub_nat.as_mut().is_some_and(|(planner, _)| !planner.advance(STEPS)) {
                return false;
            }
            if let Some((planner, without)) = with_hub_nat.take() {
                self.hub_nat_saves.set(planner.finish().ok().and_then(|with| with.totals.less_than(&without)));
                return false;
            }
            self.write_csv(CSV_STEPS)
        });
        self.planning.set(!is_there());
    }

    fn show(self, planned: PlannedList) {
        if self.planned.with_untracked(|before| before.list != planned.list) {
            self.end.set(PAGE);
        }
        self.planning.set(false);
        self.csv.set_value(FleetCsv::default());
        self.hub_nat_saves.set(None);
        self.planned.set(Arc::new(planned));
    }

    /// The plan as CSV.
    pub(super) fn csv(self) -> String {
        self.write_csv(usize::MAX);
        self.csv.with_value(|csv| csv.text().to_owned())
    }

    /// Writes so many rows more; true once there are no others.
    fn write_csv(self, steps: usize) -> bool {
        self.planned.with_untracked(|now| {
            let Some(plan) = now.plan() else { return true };
            let write = |csv: &mut FleetCsv| csv.advance(&now.scenario, now.list.as_ref(), plan, steps);
            self.csv.try_update_value(write).unwrap_or(true)
        })
    }
}
