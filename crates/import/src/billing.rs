//! Bills: cost and usage reports, FOCUS exports and Cost Explorer, read into the usage of price items.
//!
//! ```text
//! rows or groups ──> price item, by usage type or description ──> Bills: sums per Region, item and resource
//! ```
//! Memory does not grow with the length of a bill: only sums are kept, at most [`Bills::MAX_SUMS`] of them.

pub(super) use bills::{BillLine, Bills};
pub(super) use cost_explorer_csv::CostExplorerCsv;
pub(super) use cost_explorer_json::{
    is_cost_and_usage, is_report_manifest, read_cost_and_usage, refuse_report_manifest,
};
pub(super) use cost_explorer_text::CostExplorerText;
pub(super) use dialect::{CUR_2, FOCUS, LEGACY_CUR, MONTHLY_BILL, is_monthly_bill};
pub(super) use line_items::LineItemReport;
pub(super) use usage_type_names::USAGE_TYPES;

mod beginnings;
mod bills;
mod columns;
mod cost_explorer_csv;
mod cost_explorer_json;
mod cost_explorer_text;
mod currency;
mod decimal;
mod dialect;
mod line_items;
mod line_time;
mod same_usage;
mod undecided;
mod usage;
mod usage_rows;
mod usage_type_names;

/// Whether a value is missing, for which queries and FOCUS write `NULL`.
fn is_nothing(value: &[u8]) -> bool {
    value.is_empty() || value.eq_ignore_ascii_case(b"null")
}
