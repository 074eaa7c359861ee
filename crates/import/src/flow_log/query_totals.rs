//! Rows of a query's result that are the sum of the others.

use crate::reader::{CsvRow, KeptRow};

/// Names of sums in the place of what is summed, in lower case.
const NAMES: [&str; 13] = [
    "total",
    "totals",
    "grand total",
    "grandtotal",
    "subtotal",
    "sub-total",
    "sub total",
    "sum",
    "合計",
    "総計",
    "小計",
    "summe",
    "gesamt",
];

/// Whether a text stands in a table where names stand, and says that the row is a sum.
pub(crate) fn is_total(name: &[u8]) -> bool {
    const LONGEST: usize = 16;
    name.len() <= LONGEST
        && std::str::from_utf8(name).is_ok_and(|name| {
            let name = name.trim().trim_end_matches([':', '：']).to_ascii_lowercase();
            NAMES.contains(&name.as_str())
        })
}

/// The rows of a result without anything in the place of what is summed: `ROLLUP` gives one for the sum of all.
#[derive(Debug, Default)]
pub(super) struct QueryTotals {
    /// The bytes of the other rows.
    sum: u128,
    unnamed: Option<(KeptRow, u64)>,
}

impl QueryTotals {
    /// Notes the bytes of a row; whether it waits for the others, since it names nothing.
    pub(super) fn keeps(&mut self, row: &CsvRow<'_>, names_nothing: bool, bytes: u64) -> bool {
        if names_nothing && self.unnamed.is_none() {
            self.unnamed = Some((row.keep(), bytes));
            return true;
        }
        self.sum += u128::from(bytes);
        false
    }

    /// The row that waited, and whether it is the sum of the others, but for what rounding takes.
    pub(super) fn finish(self) -> Option<(KeptRow, bool)> {
        let (row, bytes) = self.unnamed?;
        let bytes = u128::from(bytes);
        let is_sum = self.sum > 0 && bytes.abs_diff(self.sum) <= bytes / 1000;
        Some((row, is_sum))
    }
}
