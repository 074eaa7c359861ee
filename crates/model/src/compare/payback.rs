//! After how many months the saving has paid for what the change costs once.
//!
//! The current network and the recommended one are priced month by month as they are routed now, with the volumes that
//! growth leads to; what is saved adds up.

use super::Report;
use super::growth::{MONTHS, grow};
use super::recommendation::Recommendation;
use crate::cost::{Bill, Rates};
use crate::scenario::Scenario;
use crate::units::{Cents, Share, Usd};

/// When a one-off cost is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payback {
    /// After so many whole months.
    After(u32),
    /// Not within ten years.
    Beyond,
}

/// When the one-off cost of a change is paid back; none where there is no cost, no change, or nothing to compare with.
#[must_use]
pub fn of(scenario: &Scenario, report: &Report) -> Option<Payback> {
    let recommendation = report.recommendation.as_ref()?;
    if scenario.one_off_cost == Cents::ZERO || recommendation.changes_nothing() {
        return None;
    }
    let mut left = scenario.one_off_cost.usd();
    let mut grown = scenario.clone();
    for months in 1..=MONTHS {
        left = left - saving(&grown, recommendation)?;
        if left <= Usd::ZERO {
            return Some(Payback::After(months));
        }
        if scenario.growth != Share::NONE {
            grow(&mut grown);
        }
    }
    Some(Payback::Beyond)
}

/// What is saved in a month; none where its volumes cannot be added up any more.
fn saving(scenario: &Scenario, recommendation: &Recommendation) -> Option<Usd> {
    if !scenario.can_be_added_up() {
        return None;
    }
    let rates = Rates::of(scenario);
    let current = recommendation.current.as_ref()?;
    let [before, after] =
        [&current.routing, &recommendation.routing].map(|routing| Bill::of(&routing.charges(scenario, &rates)).total);
    Some(before - after)
}
