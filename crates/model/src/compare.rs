//! Where the lines meet, and so what.
//!
//! ```text
//! charges -> curves, exact -> crossings, winners -> verdict
//! ```

pub mod axis;
pub mod band;
pub mod break_even;
pub mod candidates;
pub mod chart_points;
pub mod cheapest;
pub mod cheapest_with_hub;
pub mod cost_table;
pub mod crossing;
pub mod curve;
pub mod difference;
pub mod everywhere;
pub mod flip_strip;
pub mod flips;
pub mod growth;
pub mod one_service;
pub mod payback;
pub mod payers;
mod price_items;
pub mod recommendation;
pub mod report;
pub mod requirement;
pub mod service_bars;
pub mod slider_scale;
pub mod today;
pub mod trade_off;
pub mod two_designs;
pub mod verdict;
pub mod ways_out;
pub mod winner_map;

pub use axis::{Axis, AxisSamples, AxisScale, AxisUnit};
pub use crossing::{Crossing, Meeting};
pub use curve::Curve;
pub use recommendation::Recommendation;
pub use report::{DesignResult, Report};
pub use verdict::{CheapestRange, Verdict};
