//! The address ranges of Amazon S3 and `DynamoDB`: those of AWS's `ip-ranges.json` of 2026-08-22.

use super::tables::ranges;

/// A range of addresses: all that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<Address> {
    /// Its first address.
    pub base: Address,
    /// How many bits its addresses have in common.
    pub length: u8,
    /// Whose it is: its place among the [`owners`].
    pub place: u8,
}

/// Whose ranges are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrefixOwner {
    /// The Region's code, or `GLOBAL`.
    pub region: &'static str,
    /// Whether they are `DynamoDB`'s; otherwise they are Amazon S3's.
    pub dynamodb: bool,
}

/// Whose ranges there are.
#[must_use]
pub fn owners() -> &'static [PrefixOwner] {
    &ranges::PLACES
}

/// The ranges of IPv4, by their first address.
#[must_use]
pub fn v4() -> &'static [Range<u32>] {
    &ranges::V4
}

/// The ranges of IPv6, by their first address.
#[must_use]
pub fn v6() -> &'static [Range<u128>] {
    &ranges::V6
}
