//! What data transfer from one Region to another costs.

use super::regions::RegionId;
use super::sources::{Confidence, SourceId};
use super::tables::interregion::{CONFIRMED, MATRIX, RATES, SOURCES};
use crate::units::UsdPerGb;

/// Where the price from one Region to another was read, and how well that founds it.
#[must_use]
pub fn evidence(from: RegionId, to: RegionId) -> (Confidence, &'static [SourceId]) {
    let (first, all) = (SOURCES.get(..1).unwrap_or_default(), &SOURCES);
    if CONFIRMED[from.index()] & 1 << to.index() == 0 {
        (Confidence::OneSource, first)
    } else {
        (Confidence::TwoSources, all)
    }
}

/// The price per GB that the sending Region charges; none within a Region, and none where
/// the source has no price: to and from `ap-southeast-6`, and from `ap-southeast-3` to
/// `ap-northeast-3` and `sa-east-1`.
#[must_use]
pub fn usd_per_gb(from: RegionId, to: RegionId) -> Option<UsdPerGb> {
    let rate = usize::from(MATRIX[from.index()][to.index()]);
    // The matrix counts from one: zero stands for no price.
    RATES.get(rate.checked_sub(1)?).copied()
}
