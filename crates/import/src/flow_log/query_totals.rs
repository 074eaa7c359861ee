//! Rows of a query's result that are the sum of the others.

use crate::reader::{CsvRow, KeptRow};

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
