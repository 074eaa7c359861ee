//! Availability Zones, counted.

use crate::units::Share;

/// A number of Availability Zones, 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Azs(u8);

impl Azs {
    /// One AZ.
    pub const ONE: Self = Self(1);
    /// Two AZs.
    pub const TWO: Self = Self(2);
    /// Six AZs, the most that any Region has.
    pub const MAX: Self = Self(6);

    /// So many AZs, if that many exist.
    #[must_use]
    pub fn new(count: u32) -> Option<Self> {
        let count = u8::try_from(count).ok()?;
        (Self::ONE.0..=Self::MAX.0).contains(&count).then_some(Self(count))
    }

    /// How many they are.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0 as u32
    }

    /// The share of evenly spread data that leaves its AZ for one of them: `(AZs - 1) / AZs`.
    #[must_use]
    pub fn even_cross_az_share(self) -> Share {
        // 600,000 is divisible by every count from 1 to 6, so the share is always exact.
        Share::of(self.count() - 1, self.count()).unwrap_or(Share::NONE)
    }
}
