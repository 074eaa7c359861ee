//! Quantities with their units, all of them exact integers.
//!
//! | type | counts | so that |
//! | --- | --- | --- |
//! | [`Gb`] | millionths of a GB | a GB is 2^30 bytes, as AWS bills it |
//! | [`Hours`] | millionths of an hour | |
//! | [`UsdPerGb`], [`UsdPerHour`], [`UsdPerMonth`] | trillionths of a US dollar | a price with a discount stays exact |
//! | [`Share`] | 600,000ths | halves to sixths and percentages with two decimals are exact |
//! | [`Usd`] | the product of the three | no amount is ever rounded before it is shown |
//!
//! One US dollar is 6 x 10^23 units of [`Usd`], an `i128`: 2.8 x 10^14 dollars fit.
//! All data of all VPCs is at most 402 x 10^9 GB (`Scenario::MAX_GB`). At 100 USD per GB, sent twice across AZs,
//! inspected and sent on, that is below 2.1 x 10^14 dollars a month, and what is billed by the hour below 3 x 10^13,
//! so sums of validated quantities cannot overflow. Where every host has a public address, these are below 7.5 x 10^13,
//! but then no NAT device takes the data.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

pub use decimal::DecimalError;
pub use ratio::Ratio;

mod cents;
pub(crate) mod decimal;
mod ratio;
mod unit_price;

/// A volume of data per month: millionths of a GB of 2^30 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gb(u64);

/// Hours in a month: millionths of an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(u64);

/// A price per GB: trillionths of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsdPerGb(u64);

/// A price per hour: trillionths of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsdPerHour(u64);

/// A price per month: trillionths of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsdPerMonth(u64);

/// A price as a user types it, per whatever the item is sold by: hundred-millionths of a US dollar.
///
/// Four decimals fewer than the rates have, so that a [`Discount`] on it stays exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPrice(u64);

/// An amount that is paid once, as a user types it: cents of a US dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(u64);

/// A part of a whole, from 0 to 1, in 600,000ths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

/// A discount on the list price, from 0 to 100 percent, in hundredths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Discount(u32);

/// An amount of money, exact; rounded only by [`Usd::to_decimal`] and [`Usd::to_f64`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Usd(i128);

/// Quantities that users enter as decimal numbers.
pub trait Quantity: Copy + Ord {
    /// The largest number of digits behind the decimal point.
    const DECIMALS: u32;

    /// The quantity as a plain decimal number: `1200`, `0.5`, without trailing zeros.
    fn to_plain(self) -> String;

    /// Reads a plain decimal number.
    ///
    /// # Errors
    /// When the text is not a decimal number, has more than [`Self::DECIMALS`] digits
    /// behind the point, or does not fit into the type.
    fn parse(text: &str) -> Result<Self, DecimalError>;
}

/// A quantity with a highest value, which nothing that reads or makes one can pass.
macro_rules! quantity {
    ($type:ty, $int:ty, $decimals:literal, $most:expr) => {
        impl $type {
            /// Zero.
            pub const ZERO: Self = Self(0);

            /// The quantity of a decimal literal.
            ///
            /// # Panics
            /// At compile time in constants, if the literal is malformed.
            #[must_use]
            pub const fn literal(text: &str) -> Self {
                match decimal::parse(text.as_bytes(), $decimals) {
                    Ok(units) if units <= $most as u128 => {
                        // Checked on the line above; `try_from` is not const yet.
                        #[allow(clippy::cast_possible_truncation, reason = "checked to fit by the line above")]
                        Self(units as $int)
                    }
                    _ => panic!("malformed decimal literal"),
                }
            }

            /// The quantity in the type's smallest units.
            #[must_use]
            pub const fn units(self) -> $int {
                self.0
            }
        }

        impl Quantity for $type {
            const DECIMALS: u32 = $decimals;

            fn to_plain(self) -> String {
                decimal::plain(u128::from(self.0), $decimals)
            }

            fn parse(text: &str) -> Result<Self, DecimalError> {
                let units = decimal::parse(text.as_bytes(), $decimals)?;
                let units = <$int>::try_from(units).map_err(|_| DecimalError::TooLarge)?;
                if units > $most { Err(DecimalError::TooLarge) } else { Ok(Self(units)) }
            }
        }
    };
}

/// The same for quantities that sums and products make, which have no highest value of their own.
macro_rules! sum {
    ($type:ty, $int:ty, $decimals:literal) => {
        quantity!($type, $int, $decimals, <$int>::MAX);

        impl $type {
            /// A quantity given in the type's smallest units.
            #[must_use]
            pub const fn from_units(units: $int) -> Self {
                Self(units)
            }
        }
    };
}

sum!(Gb, u64, 6);
sum!(Hours, u64, 6);
sum!(UsdPerGb, u64, 12);
sum!(UsdPerHour, u64, 12);
sum!(UsdPerMonth, u64, 12);
// A discount is typed in percent: 12.34 is 1,234 hundredths.
sum!(Discount, u32, 2);
sum!(Cents, u64, 2);
quantity!(UnitPrice, u64, 8, UnitPrice::MAX_UNITS);

impl Gb {
    /// One GB.
    pub const ONE: Self = Self::literal("1");
    /// The largest volume of a service in a scenario: 1,000,000,000 GB.
    pub const MAX: Self = Self::literal("1000000000");

    /// A whole number of GB.
    ///
    /// # Panics
    /// At compile time, when the product does not fit.
    #[must_use]
    pub const fn whole(gb: u64) -> Self {
        Self(gb * 1_000_000)
    }

    /// The volume as a float, for drawing only.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl Sum for Gb {
    fn sum<I: Iterator<Item = Self>>(volumes: I) -> Self {
        Self(volumes.map(|gb| gb.0).sum())
    }
}

impl Hours {
    /// The month of the AWS Pricing Calculator: 730 hours.
    pub const MONTH: Self = Self::literal("730");
    /// One hour.
    pub const ONE: Self = Self::literal("1");
    /// The longest month: 31 days.
    pub const MAX: Self = Self::literal("744");
}

impl Share {
    /// None of it.
    pub const NONE: Self = Self(0);
    /// All of it.
    pub const ALL: Self = Self(Self::PARTS);
    /// The number of parts of a whole: divisible by every count of AZs from 1 to 6, and by 10,000.
    pub const PARTS: u32 = 600_000;

    /// `part` of `whole`, if that is an integer of 600,000ths and at most 1.
    #[must_use]
    pub const fn of(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 || part > whole || !Self::PARTS.is_multiple_of(whole) {
            return None;
        }
        Some(Self(Self::PARTS / whole * part))
    }

    /// The number of 600,000ths.
    #[must_use]
    pub const fn parts(self) -> u32 {
        self.0
    }
}

impl Discount {
    /// No discount.
    pub const NONE: Self = Self(0);
    /// A discount of 100 percent.
    pub const MAX: Self = Self::literal("100");
}

/// A price that a discount can be applied to.
pub trait Rate: Quantity {
    /// The price less the discount: exact for list prices of at most eight decimals.
    #[must_use]
    fn less(self, discount: Discount) -> Self;
}

macro_rules! rate {
    ($type:ty) => {
        impl Rate for $type {
            fn less(self, discount: Discount) -> Self {
                let whole = u64::from(Discount::MAX.units());
                let kept = whole - u64::from(discount.units()).min(whole);
                Self(self.0 / whole * kept + self.0 % whole * kept / whole)
            }
        }
    };
}

rate!(UsdPerGb);
rate!(UsdPerHour);
rate!(UsdPerMonth);

impl UsdPerGb {
    /// The price of transferring `part` of every GB.
    #[must_use]
    pub fn per_gb_of(self, part: Share) -> Usd {
        self.cost(Gb::ONE, part)
    }

    /// The cost of transferring `part` of a volume.
    #[must_use]
    pub fn cost(self, volume: Gb, part: Share) -> Usd {
        Usd(i128::from(self.0) * i128::from(volume.0) * i128::from(part.0))
    }
}

impl Mul<Gb> for UsdPerGb {
    type Output = Usd;

    fn mul(self, volume: Gb) -> Usd {
        self.cost(volume, Share::ALL)
    }
}

impl Mul<Hours> for UsdPerHour {
    type Output = Usd;

    fn mul(self, hours: Hours) -> Usd {
        Usd(i128::from(self.0) * i128::from(hours.0) * i128::from(Share::PARTS))
    }
}

impl Mul<u32> for UsdPerMonth {
    type Output = Usd;

    fn mul(self, count: u32) -> Usd {
        const UNITS: i128 = Usd::UNITS / 1_000_000_000_000;
        Usd(i128::from(self.0) * i128::from(count) * UNITS)
    }
}

impl Usd {
    /// No amount.
    pub const ZERO: Self = Self(0);
    /// One US dollar.
    pub const ONE: Self = Self(Self::UNITS);
    /// The largest amount; sums saturate at it.
    pub const MAX: Self = Self(i128::MAX);
    /// The number of units of one US dollar.
    pub const UNITS: i128 = 1_000_000_000_000 * 1_000_000 * Share::PARTS as i128;

    /// An amount given in units, each a 6 x 10^23rd of a US dollar.
    #[must_use]
    pub const fn from_units(units: i128) -> Self {
        Self(units)
    }

    /// The amount in units, each a 6 x 10^23rd of a US dollar.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0
    }

    /// The amount in US dollars as a fraction in lowest terms: `5983/50`, or `120` where it is whole.
    #[must_use]
    pub fn to_fraction(self) -> String {
        Ratio::new(self.0, Self::UNITS).unwrap_or(Ratio::ZERO).fraction_of_parts(1, 1)
    }

    /// The amount with so many decimals, halves rounded away from zero: `-1234.50`.
    #[must_use]
    pub fn to_decimal(self, decimals: u32) -> String {
        // 6 x 10^23 times 10^14 is the most that fits.
        let decimals = decimals.min(14);
        let scale = 10_u128.pow(decimals);
        let unit = Self::UNITS.unsigned_abs();
        // The quotient and the rest apart: amount x scale might not fit.
        let (whole, rest) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        let fraction = (rest * scale + unit / 2) / unit;
        let rounded = whole * scale + fraction;
        let sign = if self.0 < 0 && rounded > 0 { "-" } else { "" };
        format!("{sign}{}", decimal::fixed(rounded, decimals))
    }

    /// The amount as a float, for drawing only.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::UNITS as f64
    }
}

impl Usd {
    /// The cost of a volume at this amount per millionth of a GB.
    #[must_use]
    pub fn for_each_unit(self, volume: Gb) -> Self {
        Self(self.0 * i128::from(volume.0))
    }

    /// The cost of a volume at this amount per GB, which has to be a whole number of millionths.
    #[must_use]
    pub fn for_each_gb(self, volume: Gb) -> Self {
        Self(self.0 / i128::from(Gb::ONE.units()) * i128::from(volume.0))
    }
}

impl Usd {
    /// The difference, or the amount nearest to it that can be counted with either sign.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(-i128::MAX))
    }
}

impl Add for Usd {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Usd {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Usd {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<u32> for Usd {
    type Output = Self;

    fn mul(self, times: u32) -> Self {
        Self(self.0 * i128::from(times))
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::add)
    }
}
