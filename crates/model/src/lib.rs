//! What a network costs a month in each design, and where the costs cross.
//!
//! ```text
//! Scenario -> routing -> charges -> bill
//!                          └-----> curve -> crossings, verdict, flips
//! ```
//! All of it is plain data. The crate knows no text, no file format and no browser.

pub mod article;
pub mod catalogue;
pub mod compare;
pub mod cost;
pub mod currency;
pub mod fleet;
pub mod input;
pub mod network_diagram;
pub mod scenario;
pub mod units;
