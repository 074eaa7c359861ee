//! Exact quotients, for the points at which lines meet.

use std::cmp::Ordering;

use super::{Usd, decimal};
use ethnum::I256;

/// An exact quotient of two integers, the lower one positive.
///
/// It is not reduced: products of its parts are compared in 256 bits, which the
/// product of any two `i128` fits into, so nothing is lost and nothing overflows. The nearest float is kept with it and
/// decides most comparisons; those that it cannot decide for certain are made exactly.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
    near: f64,
}

/// The largest relative error of a float.
///
/// Two conversions, a division, a product and a sum each err by at most 2^-53, together well below this.
const MARGIN: f64 = 1e-12;

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1, near: 0.0 };

    /// A whole number.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1, near: number as f64 }
    }

    /// `numerator / denominator`, or nothing when the denominator is zero.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let (numerator, denominator) = match denominator.cmp(&0) {
            Ordering::Equal => return None,
            Ordering::Greater => (numerator, denominator),
            Ordering::Less => (numerator.checked_neg()?, denominator.checked_neg()?),
        };
        Some(Self { numerator, denominator, near: numerator as f64 / denominator as f64 })
    }

    /// The sign of `fixed + slope x self`.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
    pub fn sign_on_line(self, fixed: i128, slope: i128) -> Ordering {
        let (start, rise) = (fixed as f64, slope as f64 * self.near);
        let near = start + rise;
        if near.abs() > MARGIN * (start.abs() + rise.abs()) {
            return near.total_cmp(&0.0);
        }
        self.on_line(fixed, slope).cmp(&I256::ZERO)
    }

    /// `fixed + slope x self`, rounded down to a whole unit of [`Usd`].
    #[must_use]
    pub fn amount_on_line(self, fixed: i128, slope: i128) -> Usd {
        let amount = self.on_line(fixed, slope).div_euclid(I256::from(self.denominator));
        // Two lines that are almost parallel meet so far away that the amount there may not fit.
        Usd::from_units(i128::try_from(amount).unwrap_or(if amount < I256::ZERO { i128::MIN } else { i128::MAX }))
    }

    /// This multiple of `step / parts`, with up to `decimals` decimals, halves rounded up.
    #[must_use]
    pub fn of_parts(self, step: u64, parts: u64, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals.min(18));
        let whole = I256::from(self.denominator) * I256::from(parts);
        let scaled = I256::from(self.numerator) * I256::from(step) * I256::from(scale);
        let rounded = (scaled + whole / 2).div_euclid(whole);
        decimal::fixed(rounded.max(I256::ZERO).as_u128(), decimals.min(18))
    }

    /// This multiple of `step / parts` as a fraction in lowest terms: `19345/13`, or `40` where the quotient is whole.
    #[must_use]
    pub fn fraction_of_parts(self, step: u64, parts: u64) -> String {
        let numerator = I256::from(self.numerator) * I256::from(step);
        let denominator = I256::from(self.denominator) * I256::from(parts.max(1));
        let (mut divisor, mut rest) = (denominator, numerator.abs());
        while rest != I256::ZERO {
            (divisor, rest) = (rest, divisor % rest);
        }
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator == I256::ONE { numerator.to_string() } else { format!("{numerator}/{denominator}") }
    }

    /// This multiple of `step / parts`, rounded down to a millionth and saturating.
    #[must_use]
    pub fn millionths_of(self, step: u64, parts: u64) -> u64 {
        let scaled = I256::from(self.numerator) * I256::from(step) * I256::from(1_000_000_u64);
        let units = scaled.div_euclid(I256::from(self.denominator) * I256::from(parts));
        u64::try_from(units.clamp(I256::ZERO, I256::from(u64::MAX))).unwrap_or(u64::MAX)
    }

    /// The quotient with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { numerator: self.numerator.saturating_neg(), near: -self.near, ..self }
    }

    /// The quotient as a float, for drawing only.
    #[must_use]
    pub const fn to_f64(self) -> f64 {
        self.near
    }

    fn on_line(self, fixed: i128, slope: i128) -> I256 {
        I256::from(fixed) * I256::from(self.denominator) + I256::from(slope) * I256::from(self.numerator)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if (self.near - other.near).abs() > MARGIN * (self.near.abs() + other.near.abs()) {
            return self.near.total_cmp(&other.near);
        }
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
        assert_eq!(third.of_parts(1, 1, 2), "0.33");
        assert_eq!(ratio(1, 2).of_parts(1, 1, 0), "1");
        assert_eq!(ratio(1, 2).of_parts(5, 2, 2), "1.25");
        assert_eq!(third.millionths_of(1, 1), 333_333);
    }

    #[test]
    fn lines_are_evaluated_exactly() {
        assert_eq!(ratio(3, 2).sign_on_line(-3, 2), Ordering::Equal);
        assert_eq!(ratio(3, 2).amount_on_line(1, 1), Usd::from_units(2));
        assert_eq!(ratio(3, 2).amount_on_line(-4, 1), Usd::from_units(-3));
    }

    /// Neighbours whose floats are one and the same.
    const HUGE: i128 = 10_i128.pow(30);

    #[test]
    fn what_floats_cannot_tell_apart_is_compared_exactly() {
        let most = i128::MAX;
        let rising = [
            [ratio(HUGE, 1), ratio(HUGE + 1, 1)],
            [ratio(-HUGE - 1, 1), ratio(-HUGE, 1)],
            [ratio(HUGE, HUGE + 1), ratio(HUGE + 1, HUGE + 2)],
            [ratio(HUGE, HUGE + 1), ratio(1, 1)],
            [ratio(1, most), ratio(1, most - 1)],
            [ratio(most - 1, most), ratio(1, 1)],
            [ratio(most - 1, 3), ratio(most, 3)],
            [ratio(0, 1), ratio(1, most)],
            [ratio(-1, most), ratio(0, most)],
            // A part in 10^13 is within the margin, one in 10^11 beyond it: both are told apart.
            [ratio(10_i128.pow(13), 7), ratio(10_i128.pow(13) + 1, 7)],
            [ratio(10_i128.pow(11), 7), ratio(10_i128.pow(11) + 1, 7)],
        ];
        for [less, more] in rising {
            assert_eq!(less.cmp(&more), Ordering::Less, "{less:?} {more:?}");
            assert_eq!(more.cmp(&less), Ordering::Greater, "{less:?} {more:?}");
            assert_ne!(less, more);
        }
        for [one, same] in [
            [ratio(HUGE, HUGE), ratio(1, 1)],
            [ratio(most, most), ratio(-3, -3)],
            [ratio(HUGE * 7, HUGE * 21), ratio(1, 3)],
            [ratio(0, most), ratio(0, 1)],
        ] {
            assert_eq!(one.cmp(&same), Ordering::Equal, "{one:?} {same:?}");
        }
    }

    #[test]
    fn a_line_that_nearly_vanishes_has_its_exact_sign() {
        let cases = [
            (ratio(HUGE + 1, HUGE), -HUGE - 1, HUGE, Ordering::Equal),
            (ratio(HUGE + 1, HUGE), -HUGE, HUGE, Ordering::Greater),
            (ratio(HUGE + 1, HUGE), -HUGE - 2, HUGE, Ordering::Less),
            (ratio(1, 3), -HUGE, 3 * HUGE, Ordering::Equal),
            (ratio(1, 3), -HUGE, 3 * HUGE + 1, Ordering::Greater),
            (ratio(1, 3), HUGE, -3 * HUGE - 1, Ordering::Less),
            (ratio(1, i128::MAX), 0, 1, Ordering::Greater),
            (ratio(i128::MAX, 1), 1, 0, Ordering::Greater),
            (ratio(0, 1), -1, i128::MAX, Ordering::Less),
            (ratio(5, 7), 0, 0, Ordering::Equal),
        ];
        for (at, fixed, slope, sign) in cases {
            assert_eq!(at.sign_on_line(fixed, slope), sign, "{fixed} + {slope} x {at:?}");
        }
    }

    #[test]
    fn near_ties_of_every_size_agree_with_whole_numbers() {
        // (base x k + d) / k lies d k-ths above base, whatever floats make of it.
        for power in 0..19 {
            let base = 10_i128.pow(power) + 3;
            for k in [1, 2, 7, 1_000_003, 10_i128.pow(17) + 9] {
                for d in -3..=3_i128 {
                    let near = ratio(base * k + d, k);
                    assert_eq!(near.cmp(&Ratio::whole(base)), d.cmp(&0), "{base} {k} {d}");
                    assert_eq!(near.sign_on_line(-base, 1), d.cmp(&0), "{base} {k} {d}");
                }
            }
        }
    }
}
