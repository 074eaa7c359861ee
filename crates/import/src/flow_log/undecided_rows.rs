//! Rows whose volumes have two readings, `1.234` and `1,234`, until another row decides between a decimal point and a
//! decimal comma.

use super::volume::{DecimalMark, VolumeReadings};
use crate::reader::{CsvRow, KeptRow};

/// What the rows so far tell of a table's numbers, and the rows that wait for it.
#[derive(Debug, Default)]
pub(super) struct UndecidedRows {
    mark: Option<DecimalMark>,
    waiting: Vec<KeptRow>,
    has_comma: bool,
    /// Whether nothing is to wait any more.
    is_over: bool,
}

impl UndecidedRows {
    /// How many rows wait at most; then what is known by then decides.
    const MOST: usize = 20_000;

    /// Notes a row's volume; whether the row waits.
    pub(super) fn keeps(&mut self, row: &CsvRow<'_>, cell: &[u8], volume: VolumeReadings) -> bool {
        self.mark = self.mark.or(volume.evidence());
        let waits = self.mark.is_none() && !self.is_over && volume.is_unclear();
        if waits {
            self.has_comma |= cell.contains(&b',');
            self.waiting.push(row.keep());
        }
        waits
    }

    /// Whether the rows that wait can be read, or are too many to wait any longer.
    pub(super) fn is_ready(&self) -> bool {
        !self.waiting.is_empty() && (self.mark.is_some() || self.waiting.len() >= Self::MOST)
    }

    /// The rows that waited: from now on none does.
    pub(super) fn take(&mut self) -> Vec<KeptRow> {
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(first) = waiting.first() {
            self.is_over = true;
            // Semicolons separate cells where commas separate decimals; a point alone does not tell.
            let likely = match (first.row().separator, self.has_comma) {
                (b';', true) => Some(DecimalMark::Comma),
                (b';', false) => None,
                _ => Some(DecimalMark::Point),
            };
            self.mark = self.mark.or(likely);
        }
        waiting
    }

    /// The mark of the table; none where it is not known.
    pub(super) fn mark(&self) -> Option<DecimalMark> {
        self.mark
    }
}
