//! Price lists of AWS: offer files, answers of `get-products` and feeds of the website, read into prices per Region.
//!
//! ```text
//! single prices ──> Book: those of one file, made into tiers ──> Prices: of all files, the newest of each
//! ```

pub(super) use book::PriceBook;
pub(super) use csv_offer::CsvOffer;
pub(super) use feed::{is_feed, take_feed};
pub(super) use offer::{is_answer, is_offer, take_answer, take_offer};

mod book;
mod csv_offer;
mod entry;
mod feed;
mod offer;
