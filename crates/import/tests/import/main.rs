//! What users have, read: every kind of file, and all that can be wrong with one.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a helper that fails stops the test that called it")]

mod archive;
mod billing;
mod cases;
mod containers;
mod corpus;
mod endpoint_azs;
mod endpoints;
mod envelopes;
mod environments;
mod firewalls;
mod flow_log;
mod flow_log_truth;
mod guide;
mod guide_read;
mod hostile;
mod invariants;
mod inventory;
mod metrics;
mod nat_sides;
mod network;
mod order;
mod price_list;
mod reading;
mod shares;
mod survival;
mod text;
mod to_scenario;
mod unpriced_regions;
mod vpc_list;
