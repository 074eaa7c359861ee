//! The versions of the price table, so that a link made with an older one can be answered
//! with the prices that it was made with.

use super::{Price, PriceItem, RegionId};
use crate::catalogue::tables::prices::VERSIONS;

/// A table of prices that was published; travels as its [id](PriceListVersion::id).
///
/// Newer versions come first, so `CURRENT` is the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PriceListVersion(u8);

/// The tiers of an item that a version was the last to have; none when it had no price.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::catalogue) struct Superseded {
    pub(in crate::catalogue) price_list_version: u8,
    pub(in crate::catalogue) region: RegionId,
    pub(in crate::catalogue) item: PriceItem,
    pub(in crate::catalogue) tiers: &'static [Price],
}

impl PriceListVersion {
    /// The newest table.
    pub const CURRENT: Self = Self(0);

    /// Every table, the newest first.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        // The generator refuses more than 256 tables.
        #[allow(clippy::cast_possible_truncation, reason = "the table is far shorter than the type can count")]
        (0..VERSIONS.len() as u16).map(|at| Self(at as u8))
    }

    /// The table with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::all().find(|price_list_version| price_list_version.id() == id)
    }

    /// The table's name in links: `2026-11`.
    #[must_use]
    pub fn id(self) -> &'static str {
        VERSIONS[usize::from(self.0)].0
    }

    /// The newest day or month that a source of the table speaks of: `2026-10-01`.
    #[must_use]
    pub fn date(self) -> &'static str {
        VERSIONS[usize::from(self.0)].1
    }
}

/// The tiers that stood in a version and were replaced since; `None` where the current ones
/// stood already.
///
/// A price that stood in several versions is kept with the last of them, so the answer is the
/// oldest that is not older than the version. The table is sorted by Region, item and version.
pub(super) fn superseded(
    table: &'static [Superseded],
    price_list_version: PriceListVersion,
    region: RegionId,
    item: PriceItem,
) -> Option<&'static [Price]> {
    let end = table
        .partition_point(|old| (old.region, old.item, old.price_list_version) <= (region, item, price_list_version.0));
    let last = table[..end].last()?;
    (last.region == region && last.item == item).then_some(last.tiers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::regions::{N_VIRGINIA, TOKYO};

    const fn price(units: u32, region: RegionId, item: PriceItem) -> Price {
        Price { units, from_tb: 0, sku: 0, rate: Price::NO_RATE, region, item, evidence: 0 }
    }

    const fn old(price_list_version: u8, region: RegionId, item: PriceItem, tiers: &'static [Price]) -> Superseded {
        Superseded { price_list_version, region, item, tiers }
    }

    static FIVE: [Price; 1] = [price(5, TOKYO, PriceItem::NatHour)];
    static SEVEN: [Price; 1] = [price(7, TOKYO, PriceItem::NatHour)];

    /// Tokyo's hour cost 7 up to table 3 and 5 in tables 2 and 1; table 2 had no GB.
    static MADE_UP: [Superseded; 3] = [
        old(1, TOKYO, PriceItem::NatHour, &FIVE),
        old(3, TOKYO, PriceItem::NatHour, &SEVEN),
        old(2, TOKYO, PriceItem::NatGb, &[]),
    ];

    #[test]
    fn a_version_has_the_prices_of_its_time() {
        let cases: [(u8, PriceItem, Option<&[Price]>); 11] = [
            (0, PriceItem::NatHour, None),
            (1, PriceItem::NatHour, Some(&FIVE)),
            (2, PriceItem::NatHour, Some(&FIVE)),
            (3, PriceItem::NatHour, Some(&SEVEN)),
            (4, PriceItem::NatHour, Some(&SEVEN)),
            (0, PriceItem::NatGb, None),
            (1, PriceItem::NatGb, None),
            (2, PriceItem::NatGb, Some(&[])),
            (9, PriceItem::NatGb, Some(&[])),
            (9, PriceItem::EndpointHour, None),
            (9, PriceItem::Egress, None),
        ];
        for (price_list_version, item, expected) in cases {
            let found = superseded(&MADE_UP, PriceListVersion(price_list_version), TOKYO, item);
            assert_eq!(found, expected, "{item:?} in table {price_list_version}");
            assert_eq!(superseded(&MADE_UP, PriceListVersion(price_list_version), N_VIRGINIA, item), None);
            assert_eq!(superseded(&[], PriceListVersion(price_list_version), TOKYO, item), None);
        }
    }

    #[test]
    fn a_price_list_version_is_found_by_its_id() {
        assert_eq!(PriceListVersion::default(), PriceListVersion::CURRENT);
        assert_eq!(PriceListVersion::all().next(), Some(PriceListVersion::CURRENT));
        for price_list_version in PriceListVersion::all() {
            assert_eq!(PriceListVersion::find(price_list_version.id()), Some(price_list_version));
        }
        assert_eq!(PriceListVersion::find("2024-01"), None);
        assert_eq!(PriceListVersion::CURRENT.id(), super::super::TABLE_ID);
        assert_eq!(PriceListVersion::CURRENT.date(), super::super::TABLE_DATE);
    }
}
