//! What is said of the candidates, of gates and of trade-offs.

/// What is said of the candidates, of gates and of trade-offs.
pub trait Advice {}
