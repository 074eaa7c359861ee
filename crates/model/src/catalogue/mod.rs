//! What AWS sells: Regions, list prices, VPC endpoint services and the sets of
//! endpoints that common workloads need, each with where it was read and when.
//!
//! The facts are the CSV files in `data/`. `cargo xtask catalogue` checks them and writes
//! `tables/`, so the page holds sorted arrays and reads no file when it starts.
//! To change a fact, change the CSV, run the command and commit both.
//!
//! Prices are list prices in US dollars, without tax, credits or negotiated discounts.

pub mod controls;
pub mod instances;
pub mod interregion;
pub mod offers;
pub mod prices;
pub mod ranges;
pub mod regions;
pub mod services;
pub mod sources;
pub mod workloads;

mod code;
mod tables;
