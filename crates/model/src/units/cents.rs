//! Amounts that are paid once.

use super::{Cents, Usd};

impl Cents {
    /// The largest amount that a scenario may state: 1,000,000,000 USD.
    pub const MAX: Self = Self::literal("1000000000");

    /// The amount as money.
    #[must_use]
    pub const fn usd(self) -> Usd {
        Usd(self.0 as i128 * (Usd::UNITS / 100))
    }
}
