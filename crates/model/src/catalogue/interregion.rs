//! What data transfer from one Region to another costs.

use super::regions::RegionId;
use super::sources::{Confidence, SourceId};
use super::tables::interregion::{self as table, MATRIX, RATES};
use crate::units::UsdPerGb;

/// The one source of the whole table.
pub const SOURCE: SourceId = table::SOURCE;
/// How well the table is founded.
pub const CONFIDENCE: Confidence = table::CONFIDENCE;

/// The price per GB that the sending Region charges; none within a Region, and none where
/// the source has no price: to and from `ap-southeast-6`, and from `ap-southeast-3` to
/// `ap-northeast-3` and `sa-east-1`.
#[must_use]
pub fn usd_per_gb(from: RegionId, to: RegionId) -> Option<UsdPerGb> {
    let rate = usize::from(MATRIX[from.index()][to.index()]);
    // The matrix counts from one: zero stands for no price.
    RATES.get(rate.checked_sub(1)?).copied()
}
