//! The range of unit prices.

use super::UnitPrice;

impl UnitPrice {
    /// 100 US dollars. Amounts are proven to fit for prices up to it, so no price of any source may be higher.
    pub(super) const MAX_UNITS: u64 = 100 * 100_000_000;

    /// The highest price in a scenario: 100 US dollars.
    pub const MAX: Self = Self(Self::MAX_UNITS);

    /// A price given in hundred-millionths of a US dollar; none above [`UnitPrice::MAX`].
    #[must_use]
    pub const fn new(units: u64) -> Option<Self> {
        if units > Self::MAX_UNITS { None } else { Some(Self(units)) }
    }

    /// The same; what is above [`UnitPrice::MAX`] becomes that.
    #[must_use]
    pub const fn saturating(units: u64) -> Self {
        if units > Self::MAX_UNITS { Self::MAX } else { Self(units) }
    }

    /// The price in the trillionths of a US dollar that rates count.
    #[must_use]
    pub const fn trillionths(self) -> u64 {
        self.0 * 10_000
    }
}
