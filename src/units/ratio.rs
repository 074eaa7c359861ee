//! Exact quotients, for volumes at which lines meet.

use std::cmp::Ordering;

use ethnum::I256;
use serde::{Deserialize, Serialize};

use super::{Gb, Usd, decimal};

/// An exact quotient of two integers, the lower one positive.
///
/// It is not reduced: products of its parts are compared in 256 bits, which any two
/// `i128` fit, so nothing is lost and nothing overflows.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// `numerator / denominator`, or nothing when the denominator is zero.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Self { numerator, denominator }),
            Ordering::Less => {
                Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? })
            }
        }
    }

    /// The sign of `fixed + slope x self`.
    #[must_use]
    pub fn sign_on_line(self, fixed: i128, slope: i128) -> Ordering {
        self.on_line(fixed, slope).cmp(&I256::ZERO)
    }

    /// `fixed + slope x self`, rounded down to a whole unit of [`Usd`].
    #[must_use]
    pub fn amount_on_line(self, fixed: i128, slope: i128) -> Usd {
        let amount = self.on_line(fixed, slope).div_euclid(I256::from(self.denominator));
        // Two lines that are almost parallel meet so far away that the amount there may not fit.
        Usd::from_units(i128::try_from(amount).unwrap_or(if amount < I256::ZERO { i128::MIN } else { i128::MAX }))
    }

    /// So many times a volume, with up to `decimals` decimals, halves rounded up.
    #[must_use]
    pub fn of_volume(self, volume: Gb, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals);
        let whole = I256::from(self.denominator) * I256::from(Gb::ONE.units());
        let scaled = I256::from(self.numerator) * I256::from(volume.units()) * I256::from(scale);
        let rounded = (scaled + whole / 2).div_euclid(whole);
        decimal::fixed(rounded.max(I256::ZERO).as_u128(), decimals)
    }

    /// So many times a volume, rounded down to a millionth of a GB; no more than the type holds.
    #[must_use]
    pub fn volume(self, volume: Gb) -> Gb {
        let scaled = I256::from(self.numerator) * I256::from(volume.units());
        let units = scaled.div_euclid(I256::from(self.denominator));
        Gb::from_units(u64::try_from(units.clamp(I256::ZERO, I256::from(u64::MAX))).unwrap_or(u64::MAX))
    }

    /// The quotient as a float, for drawing only.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    fn on_line(self, fixed: i128, slope: i128) -> I256 {
        I256::from(fixed) * I256::from(self.denominator) + I256::from(slope) * I256::from(self.numerator)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = I256::from(self.numerator) * I256::from(other.denominator);
        let right = I256::from(other.numerator) * I256::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).expect("a denominator")
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(ratio(1, 2), ratio(2, 4));
        assert_eq!(ratio(1, -2), ratio(-1, 2));
        assert!(ratio(1, 3) < ratio(1, 2));
        assert!(ratio(i128::MAX, 1) > ratio(i128::MAX - 1, 1));
        assert!(Ratio::new(1, 0).is_none());
    }

    #[test]
    fn rounds_volumes_once() {
        let third = ratio(1, 3);
        assert_eq!(third.of_volume(Gb::ONE, 2), "0.33");
        assert_eq!(ratio(1, 2).of_volume(Gb::ONE, 0), "1");
        assert_eq!(third.volume(Gb::whole(1)), Gb::literal("0.333333"));
    }

    #[test]
    fn lines_are_evaluated_exactly() {
        assert_eq!(ratio(3, 2).sign_on_line(-3, 2), Ordering::Equal);
        assert_eq!(ratio(3, 2).amount_on_line(1, 1), Usd::from_units(2));
        assert_eq!(ratio(3, 2).amount_on_line(-4, 1), Usd::from_units(-3));
    }
}
