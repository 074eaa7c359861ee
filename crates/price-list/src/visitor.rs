//! What takes the prices of a list, and what it is told besides them.

use crate::ListedPrice;

/// What takes the prices of a list, in the order in which they stand.
pub trait PriceListVisitor {
    /// A list begins. In answers of `get-products` each names the list that it is of, and `answer` is its place.
    ///
    /// False where the prices of this list are not wanted.
    fn begin_list(&mut self, list: &PublishedList, answer: Option<usize>) -> bool;

    /// Takes the price of an item.
    fn price(&mut self, price: &ListedPrice<'_>);

    /// Is told of something that is no price of an item: why, on which line or which element from 1, and what it is.
    fn pass_over(&mut self, why: WhyPassedOver, at: u64, sample: &[u8]);

    /// Is told that the list speaks of a Region's part of an offer, once per row or product.
    fn covers(&mut self, _offer: &str, _region_code: &str) {}

    /// Is told of terms in JSON, such as reservations, which stand apart from the prices on demand.
    fn other_terms(&mut self, _count: usize) {}
}

/// A list that AWS published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedList {
    /// The way that it came.
    pub channel: Channel,
    /// The offer of the price list, such as `AmazonEC2`, or the name of the feed, such as `vpc`.
    pub offer: String,
    /// When it was published: `2026-09-04T23:11:17Z`; empty where the file does not say.
    pub published: String,
    /// What AWS calls that version.
    pub version: String,
}

impl PublishedList {
    /// The day that it was published.
    #[must_use]
    pub fn date(&self) -> &str {
        self.published.get(..10).unwrap_or(&self.published)
    }
}

/// The two ways by which AWS publishes prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// The price list, in bulk or by query.
    #[default]
    PriceList,
    /// What the pricing pages of the website load.
    Feed,
}

/// Why something in a list is no price of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyPassedOver {
    /// It is something that the catalogue does not have.
    OtherItem {
        /// How many prices it has.
        prices: usize,
    },
    /// It is the price under a reservation or a plan.
    OtherTerm,
    /// It is in another currency than US dollars.
    OtherCurrency,
    /// The row has another number of columns than the header.
    Columns {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A part that is needed is not UTF-8.
    NotText,
    /// The answer is no product with its terms; what is wrong with it.
    NoProduct(String),
}
