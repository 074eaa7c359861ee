//! What is said of what a user carries away, shares or embeds.

/// What is said of what a user carries away, shares or embeds.
pub trait Handouts {}
