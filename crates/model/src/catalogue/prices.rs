//! The list prices, per Region and item, each with its sources.
//!
//! | item | Regions | note |
//! | --- | --- | --- |
//! | most | all 36 | |
//! | egress | 35 | `ap-southeast-6` is missing |
//! | regional NAT gateway | 5 per hour, 2 per GB | elsewhere, assume the zonal price and say so |
//! | provisioned NAT bandwidth | 11 | |
//! | resource endpoint, cross-Region provider | 21 and 29 | |

use super::regions::RegionId;
use super::sources::{Confidence, SourceId};
use super::tables::prices::{EVIDENCE, PRICES, RATES, SKUS, SUPERSEDED};
use crate::units::{Gb, Quantity as _, UnitPrice, UsdPerGb, UsdPerHour};

pub use super::tables::prices::{TABLE_DATE, TABLE_ID};
pub use natpoint_price_items::{PriceItem, PriceItemSpec, PriceUnit};
pub use version::PriceListVersion;

pub(super) use version::Superseded;

mod version;

/// One price: of an item in a Region, from a monthly volume on.
///
/// Twelve bytes each: the table is part of the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Price {
    /// Hundred-millionths of a US dollar.
    pub(super) units: u32,
    /// Where the tier starts, in TB of 1,024 GB.
    pub(super) from_tb: u16,
    /// The place of the SKU in [`SKUS`].
    pub(super) sku: u16,
    /// The place of the rest of the rate code in [`RATES`], or [`Price::NO_RATE`].
    pub(super) rate: u8,
    pub(super) region: RegionId,
    pub(super) item: PriceItem,
    /// The place in [`EVIDENCE`].
    pub(super) evidence: u8,
}

/// What many prices have in common: how well they are founded, and on what.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) confidence: Confidence,
    pub(super) sources: &'static [SourceId],
}

/// What AWS charges for an item in a Region, by tier, the first tier first.
/// Empty when the table has no price for it.
#[must_use]
pub fn tiers(region: RegionId, item: PriceItem) -> &'static [Price] {
    tiers_in(PriceListVersion::CURRENT, region, item)
}

/// What a version of the table has for an item in a Region, by tier as [`tiers`].
///
/// A price that a later version replaced says where it was read, but not its rate code.
#[must_use]
pub fn tiers_in(price_list_version: PriceListVersion, region: RegionId, item: PriceItem) -> &'static [Price] {
    if let Some(tiers) = version::superseded(&SUPERSEDED, price_list_version, region, item) {
        return tiers;
    }
    let key = |price: &Price| (price.region, price.item);
    let start = PRICES.partition_point(|price| key(price) < (region, item));
    let count = PRICES[start..].partition_point(|price| key(price) == (region, item));
    &PRICES[start..start + count]
}

/// What AWS charges for an item that has no tiers; of one that has, the first tier.
#[must_use]
pub fn flat(region: RegionId, item: PriceItem) -> Option<&'static Price> {
    tiers(region, item).first()
}

/// What a version of the table has for an item as [`flat`].
#[must_use]
pub fn flat_in(price_list_version: PriceListVersion, region: RegionId, item: PriceItem) -> Option<&'static Price> {
    tiers_in(price_list_version, region, item).first()
}

/// Every price of the current version, in the order of Region, item and tier.
#[must_use]
pub fn all() -> &'static [Price] {
    &PRICES
}

impl Price {
    /// The Region that the price holds in.
    #[must_use]
    pub fn region(&self) -> RegionId {
        self.region
    }

    /// What the price is for.
    #[must_use]
    pub fn item(&self) -> PriceItem {
        self.item
    }

    /// The monthly volume that the tier starts at; zero for a price without tiers.
    #[must_use]
    pub fn from(&self) -> Gb {
        Gb::whole(u64::from(self.from_tb) * 1024)
    }

    /// The price for one of the item's [unit](PriceItemSpec::unit).
    #[must_use]
    pub fn unit_price(&self) -> UnitPrice {
        UnitPrice::saturating(u64::from(self.units))
    }

    /// The price as the table writes it: `0.062`.
    #[must_use]
    pub fn usd(&self) -> String {
        self.unit_price().to_plain()
    }

    /// The price per GB; none for an item that is sold by the hour.
    #[must_use]
    pub fn usd_per_gb(&self) -> Option<UsdPerGb> {
        (self.item.spec().unit == PriceUnit::Gb).then(|| UsdPerGb::from_units(self.unit_price().trillionths()))
    }

    /// The price per hour, or per hour of one Gbps; none for an item that is sold by the GB.
    #[must_use]
    pub fn usd_per_hour(&self) -> Option<UsdPerHour> {
        matches!(self.item.spec().unit, PriceUnit::Hour | PriceUnit::GbpsHour)
            .then(|| UsdPerHour::from_units(self.unit_price().trillionths()))
    }

    /// How well the price is founded.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.evidence().confidence
    }

    /// Where the price was read; nowhere when it is [`Confidence::Unverified`].
    #[must_use]
    pub fn sources(&self) -> &'static [SourceId] {
        self.evidence().sources
    }

    /// AWS's own code of the price in the first of its sources, `SKU.OFFER.RATE`, where that
    /// source has such codes.
    #[must_use]
    pub fn rate_code(&self) -> Option<String> {
        let rate = RATES.get(usize::from(self.rate))?;
        let start = usize::from(self.sku) * SKU_LENGTH;
        let sku = SKUS.get(start..start + SKU_LENGTH)?;
        Some([sku, ".", rate].concat())
    }

    /// The newest day or month that a source states this price for.
    #[must_use]
    pub fn date(&self) -> Option<&'static str> {
        self.sources().iter().filter_map(|source| source.info().date).max()
    }

    /// Stands for a price without a rate code.
    pub(super) const NO_RATE: u8 = u8::MAX;

    fn evidence(&self) -> &'static Evidence {
        &EVIDENCE[usize::from(self.evidence)]
    }
}

/// Every SKU has this many characters, so they are kept in one text without separators.
const SKU_LENGTH: usize = 16;

const _: () = assert!(size_of::<Price>() == 12);
