//! A list with its plan, which is made in turns while the sheet stands.

use std::sync::Arc;

use leptos::prelude::*;

use super::source::STEPS;
use super::{Fleet, PAGE};
use crate::ui::parts::watch;
use crate::ui::platform::Turns;
use natpoint_import::vpc_list::{VpcList, VpcListRefusal};
use natpoint_model::fleet::{Plan, Planner, TooMuchData, VpcRow};
use natpoint_model::scenario::Scenario;

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
    pub list: ReadList,
    pub plan: Result<Plan, TooMuchData>,
}

impl PlannedList {
    /// The plan of a list without rows.
    pub(super) fn empty() -> Self {
        let scenario = Scenario::new(natpoint_model::catalogue::regions::TOKYO);
        Self { scenario, list: Ok(VpcList::default()).into(), plan: Ok(Plan::default()) }
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
            self.plan(turns, scenario, self.list.get());
        });
    }

    /// What is planned already stays until the new plan is there.
    fn plan(self, turns: Turns, scenario: Scenario, list: ReadList) {
        let is_there = |before: &Arc<PlannedList>| before.list == list && before.scenario == scenario;
        let is_planned = if self.planned.with_untracked(is_there) {
            turns.stop();
            true
        } else {
            let mut planner = Some(Planner::new(&scenario, list.clone()));
            turns.work(move || {
                let is_done = planner.as_mut().is_none_or(|planner| planner.advance(STEPS));
                if let Some(planner) = planner.take_if(|_| is_done) {
                    let plan = planner.finish();
                    self.show(PlannedList { scenario: scenario.clone(), list: list.clone(), plan });
                }
                is_done
            })
        };
        self.planning.set(!is_planned);
    }

    fn show(self, planned: PlannedList) {
        if self.planned.with_untracked(|before| before.list != planned.list) {
            self.end.set(PAGE);
        }
        self.planning.set(false);
        self.planned.set(Arc::new(planned));
    }
}
