//! What is said of the chart while it is explored.

/// What is said of the chart while it is explored.
pub trait Explore {}
