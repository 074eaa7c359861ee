//! What tests of several crates share: random networks, networks told as links with what their bills say, and the rule
//! that a scenario survives its own link.

#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "a helper that fails stops the test that called it"
)]

pub mod bills;
pub mod hub_routings;
pub mod networks;
pub mod survival;
