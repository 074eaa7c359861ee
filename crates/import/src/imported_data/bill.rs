//! Usage and costs from bills.

use serde::{Deserialize, Serialize};

use super::TimeCovered;
use natpoint_model::catalogue::prices::PriceItem;

/// The usage of all bills, as far as it concerns this comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedBill {
    /// From the start of the first line item to the end of the last, without months that no bill is of.
    pub time: TimeCovered,
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

    /// So many digits fit into 64 bits, whatever they are.
    const DIGITS_AT_ONCE: usize = 19;

    /// Parses a decimal number, with or without an exponent (`-12.5`, `1.7e-06`). Digits after the twelfth decimal are
    /// dropped; none for a number beyond 64 bits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_plain(text.as_bytes()).or_else(|| Self::parse_any(text))
    }

    /// Parses what nearly all numbers of bills are without multiplying 128 bits, which takes longer than all the rest:
    /// up to seven digits, perhaps a point and more digits. None for any other text.
    fn parse_plain(text: &[u8]) -> Option<Self> {
        const DECIMALS: usize = 12;
        let whole = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (whole, decimals) = match text.split_at_checked(whole)? {
            (whole, []) => (whole, &[][..]),
            (whole, [b'.', decimals @ ..]) => (whole, decimals),
            _ => return None,
        };
        let fits = (1..=Self::DIGITS_AT_ONCE - DECIMALS).contains(&whole.len());
        if !fits || !decimals.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let decimals = decimals.get(..DECIMALS).unwrap_or(decimals);
        let value = Self::appended(Self::appended(0, whole), decimals);
        let zeros = u32::try_from(DECIMALS - decimals.len()).ok()?;
        Some(Self(i128::from(value * 10_u64.pow(zeros))))
    }

    /// Parses a number with a sign, an exponent or any number of digits.
    fn parse_any(text: &str) -> Option<Self> {
        let (negative, digits) = match text.trim().as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] | rest => (false, rest),
        };
        let (mantissa, exponent) = match digits.iter().position(|byte| matches!(byte, b'e' | b'E')) {
            Some(at) => (&digits[..at], std::str::from_utf8(&digits[at + 1..]).ok()?.parse::<i32>().ok()?),
            None => (digits, 0),
        };
        let (whole, decimals) = match mantissa.iter().position(|byte| *byte == b'.') {
            Some(at) => (&mantissa[..at], &mantissa[at + 1..]),
            None => (mantissa, &[][..]),
        };
        let count = whole.len() + decimals.len();
        if count == 0 || !whole.iter().chain(decimals).all(u8::is_ascii_digit) {
            return None;
        }
        // So many digits are before the end of the twelfth decimal.
        let kept = exponent.checked_add(i32::try_from(whole.len()).ok()?)?.checked_add(12)?;
        let kept = usize::try_from(kept).unwrap_or(0);
        let decimals = &decimals[..decimals.len().min(kept.saturating_sub(whole.len()))];
        let whole = &whole[..whole.len().min(kept)];
        let zeros = kept.saturating_sub(count);
        let units = Self::with_zeros(Self::with_digits(Self::with_digits(0, whole)?, decimals)?, zeros)?;
        let most = i128::from(u64::MAX).checked_mul(Self::ONE)?;
        (units <= most).then_some(Self(if negative { -units } else { units }))
    }

    /// A number with more digits behind its own, [`Self::DIGITS_AT_ONCE`] in all at most, which always fit: in
    /// WebAssembly, a check of each multiplication takes longer than all the rest.
    fn appended(value: u64, digits: &[u8]) -> u64 {
        digits
            .iter()
            .fold(value, |value, digit| value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0'))))
    }

    /// A number with more digits behind its own; none where it has too many then.
    fn with_digits(mut units: i128, digits: &[u8]) -> Option<i128> {
        for chunk in digits.chunks(Self::DIGITS_AT_ONCE) {
            units = Self::with_zeros(units, chunk.len())?.checked_add(i128::from(Self::appended(0, chunk)))?;
        }
        Some(units)
    }

    /// A number with so many zeros behind its digits; none where it has too many then.
    fn with_zeros(units: i128, zeros: usize) -> Option<i128> {
        if units == 0 || zeros == 0 {
            return Some(units);
        }
        units.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?)
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
            ("9999999.9999999999999", Some(9_999_999_999_999_999_999)),
            ("99999999.9999999999999", Some(99_999_999_999_999_999_999)),
            ("0000000000.5", Some(500_000_000_000)),
            ("1.2.3", None),
            ("1.5 ", Some(1_500_000_000_000)),
        ] {
            assert_eq!(BilledAmount::parse(text).map(|amount| amount.0), units, "{text:?}");
        }
    }
}
