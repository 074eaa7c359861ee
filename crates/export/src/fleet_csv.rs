//! The plan for many VPCs as CSV, which can be pasted into the page again.

use crate::csv::line;
use natpoint_import::vpc_list::Column;
use natpoint_model::fleet::{AccessPath, Plan, RunningSaving, VpcPlan, VpcRow};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Quantity as _, Usd};

/// The columns. Amounts are US dollars a month with cents; the cost of an infeasible path is empty.
const COLUMNS: [&str; 18] = [
    "order",
    Column::Name.key(),
    Column::Region.key(),
    Column::Azs.key(),
    Column::Endpoints.key(),
    Column::Gb.key(),
    Column::Internet.key(),
    "verdict",
    "nat_usd",
    "endpoints_usd",
    "hub_usd",
    "saving_usd",
    "hub_from_vpcs",
    "saved_so_far_usd",
    Column::NatGateways.key(),
    "peering_usd",
    "hub_nat_usd",
    "internet_in_hub",
];

/// The CSV in the making: a row at each step, so that a page can do other things meanwhile.
#[derive(Clone, Debug)]
pub struct FleetCsv {
    text: String,
    /// How many rows stand there.
    rows: u32,
    /// What these rows save.
    saved: RunningSaving,
}

impl Default for FleetCsv {
    fn default() -> Self {
        Self { text: line(COLUMNS.into_iter()), rows: 0, saved: RunningSaving::default() }
    }
}

impl FleetCsv {
    /// Writes so many rows at most, of the same plan each time; true once all stand there.
    pub fn advance(&mut self, scenario: &Scenario, rows: &[VpcRow], plan: &Plan, steps: usize) -> bool {
        let done = usize::try_from(self.rows).unwrap_or(usize::MAX);
        let left = plan.order.get(done..).unwrap_or_default();
        for at in left.iter().take(steps) {
            self.rows += 1;
            if let (Some(row), Some(verdict)) = (rows.get(*at), plan.verdicts.get(*at)) {
                let saved = self.saved.add(plan, scenario, row, verdict);
                self.add(row, verdict, saved, plan, scenario);
            }
        }
        left.len() <= steps
    }

    /// The header and the rows that stand there, each line ending in LF.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    fn add(&mut self, row: &VpcRow, verdict: &VpcPlan, saved: Usd, plan: &Plan, scenario: &Scenario) {
        let usd = |amount: Option<Usd>| amount.map_or_else(String::new, |amount| amount.to_decimal(2));
        let from = plan.region_rates(row, scenario).and_then(|region_rates| region_rates.vpcs_for_hub(row));
        let values = [
            self.rows.to_string(),
            row.name.clone(),
            row.region.unwrap_or(scenario.region).code().to_owned(),
            row.azs.unwrap_or(scenario.azs).count().to_string(),
            row.endpoints.to_string(),
            row.gb.to_plain(),
            row.internet.to_plain(),
            verdict.choice.map_or("", AccessPath::slug).to_owned(),
            usd(verdict.nat),
            usd(verdict.own),
            usd(verdict.hub),
            usd(verdict.saving()),
            from.map_or_else(String::new, |vpcs| vpcs.to_string()),
            saved.to_decimal(2),
            row.nat_gateways.map_or_else(String::new, |count| count.to_string()),
            usd(verdict.peering),
            usd(verdict.hub_nat),
            (if verdict.internet_in_hub { "yes" } else { "" }).to_owned(),
        ];
        self.text.push_str(&line(values.iter().map(String::as_str)));
    }
}

/// A header, and the rows with their verdicts in the order of the roll-out, each line ending in LF.
#[must_use]
pub fn csv(scenario: &Scenario, rows: &[VpcRow], plan: &Plan) -> String {
    let mut csv = FleetCsv::default();
    csv.advance(scenario, rows, plan, usize::MAX);
    csv.text
}
