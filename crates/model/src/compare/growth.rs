//! When growing volumes change the answer.
//!
//! Every month all data is the month before's and so much more, rounded down to a millionth of a GB; prices, hours and
//! counts stay as they are. Costs are not straight lines along all volumes together, since the tiers of several prices
//! bend them, so the months are tried one by one.

use super::candidates::DesignTotals;
use crate::cost::Design;
use crate::scenario::Scenario;
use crate::units::{Gb, Share};

/// What growth leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Another design is the cheapest from a month on.
    Changes {
        /// How many months from now.
        months: u32,
        /// The design that is the cheapest then.
        becomes: Design,
        /// All data of one VPC in that month.
        gb: Gb,
    },
    /// The answer stays the same for as long as was looked.
    Stays,
}

/// How many months are looked at: ten years.
pub const MONTHS: u32 = 120;

/// In which month growth changes the answer; none without growth, data or an answer.
#[must_use]
pub fn of(scenario: &Scenario) -> Option<Growth> {
    if scenario.growth == Share::NONE || scenario.all_gb_units() == 0 {
        return None;
    }
    let (now, _) = DesignTotals::of(scenario).cheapest()?;
    let mut grown = scenario.clone();
    for months in 1..=MONTHS {
        grow(&mut grown);
        // What cannot be added up any more has no answer to compare.
        let Some((becomes, _)) = DesignTotals::of(&grown).cheapest() else { break };
        if becomes != now {
            let gb = [grown.services_gb(), grown.internet_gb(), grown.other_region_gb()].into_iter().sum();
            return Some(Growth::Changes { months, becomes, gb });
        }
    }
    Some(Growth::Stays)
}

/// A month later.
pub(super) fn grow(scenario: &mut Scenario) {
    let growth = scenario.growth;
    let more = |gb: &mut Gb| *gb = grown(*gb, growth);
    scenario.services.iter_mut().for_each(|used| more(&mut used.gb));
    more(&mut scenario.internet_out);
    more(&mut scenario.internet_in);
    if let Some(other) = &mut scenario.other_region {
        more(&mut other.out);
        more(&mut other.into);
    }
}

fn grown(gb: Gb, growth: Share) -> Gb {
    let parts = u128::from(Share::PARTS) + u128::from(growth.parts());
    let units = u128::from(gb.units()) * parts / u128::from(Share::PARTS);
    // No more than can be added up; the totals say so.
    Gb::from_units(u64::try_from(units).unwrap_or(u64::MAX).min(Scenario::MAX_GB.units() + 1))
}
