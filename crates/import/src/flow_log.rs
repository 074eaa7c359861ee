//! VPC flow logs: records as text, as CSV, or added up by a query, into how much went where.
//!
//! ```text
//! lines (text) ──┐
//! rows (table) ──┴─> values of a record ──> Tally, by interface, side and other end ──> finish ──> Traffic
//! ```
//! # What counts
//! - A zonal NAT gateway's interface has four records of each flow. Those between the network and the gateway count,
//!   so that each byte counts once: there, the address of the interface stands instead of the packet's. Without the
//!   packets' addresses (version 2), those with another private address count, and where they go is what the
//!   gateway exchanged with public addresses that it sent something to.
//! - A regional NAT gateway has no interface; its records between a private and a public address count.
//! - Without records of a NAT gateway, what other interfaces exchanged with public addresses counts.
//! - Between private addresses, a byte counts where it was sent if that interface has records too, and where it was
//!   received otherwise.
//!
//! # What is a NAT gateway
//! What `describe-nat-gateways` lists or `interface-type` names; otherwise an interface that behaves as one: it passes
//! packets for public addresses on and has records of both sides (an interface of a transit gateway has only one), or,
//! without the packets' addresses, it belongs to no instance and sends on to the internet what it receives from
//! private addresses, within a 256th. What an instance does that translates addresses counts alike.

#![allow(clippy::cast_possible_truncation, reason = "places are bounded where they are given, and hashes lose bits")]
#![allow(clippy::inline_always, reason = "measured: what a record goes through is read half as fast with calls in it")]

mod aggregator;
mod columns;
mod count;
mod coverage;
mod finish;
mod interfaces;
mod ipv6;
mod local_addresses;
mod names;
mod pairs;
mod query;
mod ranges;
mod record;
mod role;
mod scan;
mod table;
mod talkers;
mod text;
mod value;

pub(super) use aggregator::Aggregator;
pub(super) use ranges::{fits as is_ip_ranges, take as take_ip_ranges};
pub(super) use table::{LogTable, fits as is_table};
pub(super) use text::recognise;
