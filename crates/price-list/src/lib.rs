//! One reader of all price lists that AWS publishes.
//!
//! It reads offer files in CSV ([`OfferCsvReader`], fed row by row) and in JSON ([`read_offer`]), what
//! `aws pricing get-products` answers ([`read_answers`]), and the feeds that the pricing pages of AWS's website load
//! ([`read_feed`]). [`pruned_json()`] reads a file of any of the three kinds of JSON without holding what no price of
//! an item needs, because an offer has hundreds of megabytes.
//!
//! ```text
//! rows or JSON ──> a reader ──> PriceListVisitor: ListedPrice, WhyPassedOver ──> PricedRange ──> tiers
//! ```
//!
//! A reader gives each price of an item of the catalogue to a [`PriceListVisitor`] as the list writes it, and says of
//! everything else why it is none. The visitor decides which Region of its own that is and how exact an amount must be,
//! so [`ListedPrice::range`] asks it for the amount. [`tiers()`] then puts the prices of one product together.
//!
//! What it deliberately lacks: it opens no files and tells no kinds of files apart but those of JSON; it has no CSV
//! parser, because the import and the command each have one; it has no table of Regions or prices, because the tables
//! of the catalogue are written by a command that uses this crate; and it has no sentences for users of the page.

mod answers;
mod feed;
mod json;
mod listed_price;
mod offer_csv;
mod pruned_json;
mod tiers;
pub mod usage_types;
mod visitor;

pub use answers::{is_answers, read_answers};
pub use feed::{has_prices, is_feed, read_feed};
pub use json::{is_offer, read_offer};
pub use listed_price::{ListedPrice, MalformedPart, PartNames, StatedRegion};
pub use offer_csv::{HeaderFault, OfferCsvReader};
pub use pruned_json::pruned_json;
pub use tiers::{PricedRange, TierEnd, TierFault, tiers};
pub use visitor::{Channel, PriceListVisitor, PublishedList, WhyPassedOver};
