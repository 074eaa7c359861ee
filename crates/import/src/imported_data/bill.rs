//! Usage and costs from bills.

use serde::{Deserialize, Serialize};

use super::Span;
use natpoint_model::catalogue::prices::PriceItem;

/// The usage of all bills, as far as it concerns this comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedBill {
    /// From the start of the first line item to the end of the last.
    pub span: Option<Span>,
    /// One line per Region, item and NAT gateway or endpoint; lines without a quantity, or without a cost, are kept
    /// separate.
    pub lines: Vec<ImportedBillLine>,
    /// Whether a part of it is marked as estimated.
    pub estimated: bool,
}

/// The usage of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedBillLine {
    /// The Region's code; empty when the bill has none.
    pub region: String,
    /// What was used.
    pub item: PriceItem,
    /// The id of the NAT gateway or endpoint; empty when the bill has none, and for other items.
    pub resource: String,
    /// The quantity in the item's unit; none where the bill has only costs.
    pub quantity: Option<BilledAmount>,
    /// The cost before credits and taxes, in US dollars.
    pub cost: Option<BilledAmount>,
}

/// A decimal number of a bill, in trillionths, which is exact for every number that AWS writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BilledAmount(pub i128);

impl ImportedBill {
    /// The lines of a Region; all lines when the bill names no Region at all.
    pub fn lines_in<'a>(&'a self, region: &'a str) -> impl Iterator<Item = &'a ImportedBillLine> {
        let names_none = self.lines.iter().all(|line| line.region.is_empty());
        self.lines.iter().filter(move |line| names_none || line.region == region)
    }
}

impl BilledAmount {
    /// The number of units in one.
    pub const ONE: i128 = 1_000_000_000_000;

    /// What a digit counts at each decimal position, for every number of 128 bits.
    const SCALES: [i128; 39] = {
        let mut scales = [1; 39];
        let mut place = 1;
        while place < scales.len() {
            scales[place] = scales[place - 1] * 10;
            place += 1;
        }
        scales
    };

    /// Parses a decimal number, with or without an exponent (`-12.5`, `1.7e-06`). Digits after the twelfth decimal are
    /// dropped; none for a number beyond 64 bits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (digits, 0),
        };
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let mut units: i128 = 0;
        // The decimal position of the next digit; 12 is that of the ones.
        let mut place = exponent.checked_add(i32::try_from(whole.len()).ok()?)?.checked_add(11)?;
        for digit in whole.bytes().chain(decimals.bytes()) {
            if !digit.is_ascii_digit() {
                return None;
            }
            if place >= 0 && digit != b'0' {
                let scale = Self::SCALES.get(usize::try_from(place).ok()?)?;
                units = units.checked_add(i128::from(digit - b'0').checked_mul(*scale)?)?;
            }
            place = place.checked_sub(1)?;
        }
        let most = i128::from(u64::MAX).checked_mul(Self::ONE)?;
        (units <= most).then_some(Self(if negative { -units } else { units }))
    }

    /// The sum, saturating at the largest number.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_bills_are_read_exactly() {
        for (text, units) in [
            ("1", Some(1_000_000_000_000)),
            ("-0.5", Some(-500_000_000_000)),
            ("1.7e-06", Some(1_700_000)),
            ("1E2", Some(100_000_000_000_000)),
            (" 744.0000000000 ", Some(744_000_000_000_000)),
            ("0.0000000000019", Some(1)),
            (".5", Some(500_000_000_000)),
            ("5.", Some(5_000_000_000_000)),
            ("0", Some(0)),
            ("", None),
            (".", None),
            ("-", None),
            ("1,000", None),
            ("1e", None),
            ("18446744073709551615", Some(18_446_744_073_709_551_615_000_000_000_000)),
            ("18446744073709551616", None),
            ("-18446744073709551616", None),
            ("1e99", None),
            ("1e99999999999", None),
            ("0e2147483647", None),
            ("NaN", None),
            ("NULL", None),
            ("1e-2147483648", Some(0)),
        ] {
            assert_eq!(BilledAmount::parse(text).map(|amount| amount.0), units, "{text:?}");
        }
    }
}
