//! What is saved so far, VPC by VPC in the order of the roll-out.

use super::{AccessPath, Plan, RegionPlan, VpcPlan, VpcRow};
use crate::catalogue::regions::RegionId;
use crate::scenario::Scenario;
use crate::units::Usd;

/// Adds up what is saved a month as one VPC after the other moves.
///
/// What the VPCs of a Region share is paid for from the first on that needs it: the hub, and what the first tiers of
/// the price of data cost more. So the sum may fall before it rises, and once all have moved it is what the plan saves.
#[derive(Clone, Debug, Default)]
pub struct RunningSaving {
    sum: Usd,
    /// The Regions whose shared costs are counted.
    begun: Vec<RegionId>,
}

impl RunningSaving {
    /// What is saved once this VPC has moved too; one without a saving adds nothing.
    pub fn add(&mut self, plan: &Plan, scenario: &Scenario, row: &VpcRow, verdict: &VpcPlan) -> Usd {
        let region = row.region.unwrap_or(scenario.region);
        self.sum += verdict.gain();
        let begins = |here: &&RegionPlan| here.region_rates.region == region && needs_shared(here, verdict);
        // Where NAT gateways are not possible, nothing is compared with them.
        let compared = |here: &&RegionPlan| here.totals.saving().is_some() && !self.begun.contains(&region);
        if let Some(here) = plan.regions.iter().find(begins).filter(compared) {
            self.begun.push(region);
            self.sum = self.sum - here.shared;
        }
        self.sum
    }
}

impl Plan {
    /// How many VPCs, in the order of the roll-out, bring so many percent of what the plan saves; none where it saves
    /// nothing, or nothing can be compared with NAT gateways.
    #[must_use]
    pub fn vpcs_that_save(&self, percent: u8, scenario: &Scenario, rows: &[VpcRow]) -> Option<usize> {
        let all = self.totals.saving().filter(|all| *all > Usd::ZERO)?;
        let mut running = RunningSaving::default();
        let is_reached = |at: &usize| {
            let moved = rows.get(*at).zip(self.verdicts.get(*at));
            let saved = moved.map(|(row, verdict)| running.add(self, scenario, row, verdict));
            saved.is_some_and(|saved| 100 * saved.units() >= i128::from(percent) * all.units())
        };
        self.order.iter().position(is_reached).map(|at| at + 1)
    }
}

fn needs_shared(region: &RegionPlan, verdict: &VpcPlan) -> bool {
    match verdict.choice {
        Some(AccessPath::Hub | AccessPath::Peering | AccessPath::HubNat) => true,
        Some(AccessPath::Own) => verdict.internet_in_hub || !region.hub.is_some_and(|hub| hub.open),
        Some(AccessPath::Nat) | None => false,
    }
}
