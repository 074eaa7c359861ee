//! natpoint: NAT gateways or VPC endpoints, what each costs a month, and where the lines cross.
//!
//! ```text
//! Scenario -> Report -> words, chart, page
//! ```
//! The model is plain data from end to end and knows no browser: everything but `ui` builds
//! and is tested on the host. ARCHITECTURE.md tells which room holds what.

pub mod article;
pub mod catalogue;
pub mod chart;
pub mod compare;
pub mod cost;
pub mod currency;
pub mod document;
pub mod fleet;
pub mod handout;
pub mod history;
pub mod input;
pub mod intake;
pub mod link;
pub mod look;
pub mod scenario;
#[cfg(feature = "ui")]
pub mod ui;
pub mod units;
pub mod words;
