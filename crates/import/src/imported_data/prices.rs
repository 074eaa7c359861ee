//! What AWS's price lists say.

use serde::{Deserialize, Serialize};

use super::BilledAmount;
use natpoint_model::catalogue::prices::PriceItem;

/// The price of an item in a Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPrice {
    /// The Region's code.
    pub region: String,
    /// What is sold.
    pub item: PriceItem,
    /// The tiers, in order; one for most items.
    pub tiers: Vec<Tier>,
    /// The SKU; empty when the list does not tell.
    pub sku: String,
    /// The day from which the price holds, `YYYY-MM-DD`; empty when the list does not tell.
    pub effective: String,
}

/// A price from a volume on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Where it begins, in GB.
    pub from_gb: u64,
    /// The price, in US dollars per unit.
    pub usd: BilledAmount,
}
