//! The model from its public side: worked examples, tables of cases, properties.

#![allow(clippy::expect_used, reason = "a helper that fails stops the test that called it")]

mod article;
mod axis;
mod band;
mod break_even;
mod catalogue;
mod choices;
mod custom_services;
mod everywhere;
mod flips;
mod flips_told;
mod growth;
mod hub;
mod hub_mix;
mod image_pulls;
mod limits;
mod offers;
mod other_ways;
mod payback;
mod payers;
mod peering;
mod price_items;
mod profile;
mod recommendation;
mod sharing;
mod typed;
mod units;
mod worked_examples;
