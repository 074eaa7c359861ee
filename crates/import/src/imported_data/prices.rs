//! Prices from AWS's price lists.

use serde::{Deserialize, Serialize};

use super::BilledAmount;
use natpoint_model::catalogue::prices::PriceItem;

/// The price of an item in a Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPrice {
    /// The Region's code.
    pub region: String,
    /// The item.
    pub item: PriceItem,
    /// The tiers, in order; one for most items.
    pub tiers: Vec<Tier>,
    /// The SKU; empty when the list has none.
    pub sku: String,
    /// The effective date, `YYYY-MM-DD`; empty when the list has none.
    pub effective: String,
}

/// A price tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Where the tier begins, in GB.
    pub from_gb: u64,
    /// The price, in US dollars per unit.
    pub usd: BilledAmount,
}
