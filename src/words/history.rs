//! What is said of former states: undo, what is kept, scenarios side by side.

/// What is said of former states: undo, what is kept, scenarios side by side.
pub trait History {}
