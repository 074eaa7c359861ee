//! Rows whose volumes have a column without a name, `_col1`, until they tell that it may be in bytes.

use crate::imported_data::BilledAmount;
use crate::reader::{CsvRow, KeptRow};

/// The rows so far. There is no fraction of a byte: where one has a fraction, the query divided by something.
#[derive(Debug, Default)]
pub(super) struct UnnamedVolumes {
    waiting: Vec<KeptRow>,
    pub(super) is_broken: bool,
}

impl UnnamedVolumes {
    /// How many rows wait at most: so many whole numbers are bytes.
    const MOST: usize = 20_000;

    /// Notes a row with its volume; whether more of them are wanted.
    pub(super) fn keep(&mut self, row: &CsvRow<'_>, volume: &[u8]) -> bool {
        self.is_broken |= has_fraction(volume);
        self.waiting.push(row.keep());
        !self.is_broken && self.waiting.len() < Self::MOST
    }

    /// The rows that waited, as they may be counted; none where their unit is not known.
    pub(super) fn take(self) -> Vec<KeptRow> {
        if self.is_broken { Vec::new() } else { self.waiting }
    }
}

/// Whether a number is none of whole bytes.
pub(super) fn has_fraction(volume: &[u8]) -> bool {
    let text = String::from_utf8_lossy(volume);
    // One comma alone separates decimals, unless it separates thousands.
    let comma = text.split_once(',').filter(|(_, rest)| !rest.contains([',', '.']) && rest.len() != 3);
    let plain = if comma.is_some() { text.replace(',', ".") } else { text.replace(',', "") };
    BilledAmount::parse(plain.trim()).is_some_and(|amount| amount.0 % BilledAmount::ONE != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_told_in_every_notation() {
        for (volume, has) in [
            ("1536000.25", true),
            ("1.53600025E6", true),
            ("0.5", true),
            ("1536,5", true),
            ("1536000", false),
            ("1536000.0", false),
            ("1.536E6", false),
            ("1,536", false),
            ("1,536,000", false),
            ("x", false),
            ("", false),
        ] {
            assert_eq!(has_fraction(volume.as_bytes()), has, "{volume}");
        }
    }
}
