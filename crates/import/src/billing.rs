//! Bills: cost and usage reports, FOCUS and Cost Explorer, read into what was used of what.
//!
//! ```text
//! rows or groups ──> usage, by its type or description ──> Bills: sums per Region, item and resource
//! ```
//! No memory grows with the length of a bill: only its sums are kept, and of those no more than [`Bills::MOST`].

pub(super) use answer::{is_answer, take_answer};
pub(super) use bills::{Bills, Line};
pub(super) use columns::{CUR_2, FOCUS, LEGACY_CUR};
pub(super) use console::Console;
pub(super) use ledger::Ledger;

mod answer;
mod bills;
mod columns;
mod console;
mod ledger;
mod time;
mod usage;

/// Whether a value says nothing: queries and FOCUS write `NULL` for it.
fn is_nothing(value: &[u8]) -> bool {
    value.is_empty() || value.eq_ignore_ascii_case(b"null")
}
