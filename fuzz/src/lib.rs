//! What the targets share: what holds of the readers, as the tests have it.

#[path = "../../tests/intake/invariants.rs"]
pub mod invariants;
