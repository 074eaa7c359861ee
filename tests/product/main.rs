//! Tests across crates: links, exports, texts and charts of the same scenario.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a helper that fails stops the test that called it")]

mod check_example;
mod difference;
mod examples;
mod explore;
mod export;
mod findings;
mod fleet;
mod fleet_hub_nat;
mod fleet_peering;
mod history;
mod hostile;
mod import_example;
mod links;
mod listed_vpcs;
mod pictures;
mod properties;
mod published;
mod recommendation;
mod report;
mod requirements;
mod sources;
mod steps;
mod text;
mod today;
mod ways_out;
mod winner_map;
