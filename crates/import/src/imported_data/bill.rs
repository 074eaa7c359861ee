//! What bills say: how much of what was used, and what it cost.

use serde::{Deserialize, Serialize};

use super::Span;
use natpoint_model::catalogue::prices::PriceItem;

/// The usage of all bills together, as far as it is about this comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedBill {
    /// From the first line's start to the last one's end.
    pub span: Option<Span>,
    /// One line per Region, item and resource; lines without a quantity, or without money, stand apart from the others.
    pub lines: Vec<ImportedBillLine>,
    /// Whether a part of it is said to be an estimate.
    pub estimated: bool,
}

/// How much of one item was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedBillLine {
    /// The Region's code; empty when the bill does not tell.
    pub region: String,
    /// What was used.
    pub item: PriceItem,
    /// The resource's id; empty when the bill does not tell.
    pub resource: String,
    /// How much, in the item's unit; none where the bill has only money.
    pub quantity: Option<BilledAmount>,
    /// What it cost before credits and taxes, in US dollars.
    pub cost: Option<BilledAmount>,
}

/// A decimal number of a bill, in trillionths: exact for all that AWS writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BilledAmount(pub i128);

impl BilledAmount {
    /// How many units one has.
    pub const ONE: i128 = 1_000_000_000_000;

    /// Reads a decimal number, with an exponent or without (`-12.5`, `1.7e-06`). Digits behind the twelfth decimal
    /// are cut off, and a number beyond 64 bits is none.
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
        // The place of the next digit: 12 is that of a trillionth above one.
        let mut place = exponent.checked_add(i32::try_from(whole.len()).ok()?)?.checked_add(11)?;
        for digit in whole.bytes().chain(decimals.bytes()) {
            if !digit.is_ascii_digit() {
                return None;
            }
            if place >= 0 && digit != b'0' {
                let scale = 10_i128.checked_pow(u32::try_from(place).ok()?)?;
                units = units.checked_add(i128::from(digit - b'0').checked_mul(scale)?)?;
            }
            place = place.checked_sub(1)?;
        }
        let most = i128::from(u64::MAX).checked_mul(Self::ONE)?;
        (units <= most).then_some(Self(if negative { -units } else { units }))
    }

    /// The sum; the largest number there is when it would be more.
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
