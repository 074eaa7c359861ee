//! The invariants of the readers, which the tests share.

#[path = "../../crates/import/tests/import/invariants.rs"]
pub mod invariants;

#[path = "../../crates/parquet/tests/invariants.rs"]
pub mod parquet;
