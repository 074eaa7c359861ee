//! The generated tables: `cargo xtask catalogue` writes them from `data/`.

#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "a bit for each Region, which nobody reads as a number")]
pub(super) mod interregion;
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "a bit for each Region, which nobody reads as a number")]
pub(super) mod offers;
#[rustfmt::skip]
pub(super) mod prices;
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "addresses, which nobody reads as numbers")]
pub(super) mod ranges;
#[rustfmt::skip]
pub(super) mod regions;
#[rustfmt::skip]
#[allow(clippy::large_const_arrays, reason = "read while the crate is compiled, and nowhere else")]
pub(super) mod services;
#[rustfmt::skip]
pub(super) mod sources;
#[rustfmt::skip]
pub(super) mod workloads;
