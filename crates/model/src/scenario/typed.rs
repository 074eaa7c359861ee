//! Unit prices that the user typed.

use std::collections::BTreeMap;

use crate::catalogue::prices::PriceItem;
use crate::units::UnitPrice;

/// The user's own unit prices, at most one for an item, in the order of the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPrices(BTreeMap<PriceItem, UnitPrice>);

impl TypedPrices {
    /// The user's price of an item, if there is one.
    #[must_use]
    pub fn get(&self, item: PriceItem) -> Option<UnitPrice> {
        self.0.get(&item).copied()
    }

    /// Whether the user has a price of the item.
    #[must_use]
    pub fn has(&self, item: PriceItem) -> bool {
        self.0.contains_key(&item)
    }

    /// Takes a price in place of the one before, if there was one.
    pub fn insert(&mut self, item: PriceItem, price: UnitPrice) {
        self.0.insert(item, price);
    }

    /// Forgets the price of an item.
    pub fn remove(&mut self, item: PriceItem) {
        self.0.remove(&item);
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in the order of the items.
    pub fn iter(&self) -> impl Iterator<Item = (PriceItem, UnitPrice)> {
        self.0.iter().map(|(item, price)| (*item, *price))
    }
}

impl FromIterator<(PriceItem, UnitPrice)> for TypedPrices {
    /// Of several prices for an item the last one counts.
    fn from_iter<T: IntoIterator<Item = (PriceItem, UnitPrice)>>(prices: T) -> Self {
        Self(prices.into_iter().collect())
    }
}
