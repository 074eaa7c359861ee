//! Where the lines meet, and so what.
//!
//! ```text
//! charges -> curves, exact -> crossings, winners -> verdict
//! ```

pub mod axis;
pub mod break_even;
pub mod cheapest;
pub mod crossing;
pub mod curve;
pub mod dial;
pub mod report;
pub mod verdict;

pub use axis::{Axis, Scale};
pub use crossing::{Crossing, Meeting};
pub use curve::Curve;
pub use report::{Answer, Report};
pub use verdict::{Verdict, Wins};
