//! The plan for many VPCs as CSV, which can be pasted into the page again.

use crate::csv::line;
use natpoint_import::vpc_list::Column;
use natpoint_model::fleet::{AccessPath, Plan, VpcRow};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Quantity as _, Usd};

/// The columns. Amounts are US dollars a month with cents; the cost of an infeasible path is empty.
const COLUMNS: [&str; 14] = [
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
];

/// A header, and the rows with their verdicts in the order of the roll-out, each line ending in LF.
#[must_use]
pub fn csv(scenario: &Scenario, rows: &[VpcRow], plan: &Plan) -> String {
    let mut text = line(COLUMNS.into_iter());
    let running = plan.running_savings();
    for ((order, at), saved) in (1..).zip(&plan.order).zip(running) {
        let (Some(row), Some(verdict)) = (rows.get(*at), plan.verdicts.get(*at)) else { continue };
        let order: u32 = order;
        let usd = |amount: Option<Usd>| amount.map_or_else(String::new, |amount| amount.to_decimal(2));
        let from = plan.region_rates(row, scenario).and_then(|region_rates| region_rates.vpcs_for_hub(row));
        let values = [
            order.to_string(),
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
        ];
        text.push_str(&line(values.iter().map(String::as_str)));
    }
    text
}
