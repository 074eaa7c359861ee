//! VPC flow logs: records as text, as CSV or aggregated by a query, read into volumes per destination.
//!
//! ```text
//! lines (text) ──┐
//! rows (table) ──┴─> values of a record ──> Aggregator: sums per interface, side and address ──> Traffic
//! ```
//! # What counts
//! - The interface of a zonal NAT gateway has four records per flow. Those between the network and the gateway count,
//!   so that each byte counts once: in them the interface's address replaces that of the packet. Without packet
//!   addresses (version 2), those with another private address count, and their destinations are what the
//!   gateway exchanged with public addresses to which it sent something.
//! - A regional NAT gateway has no interface; its records between a private and a public address count.
//! - Records without an interface id count at their private addresses, as if those were interfaces.
//! - Where only a NAT gateway's own address stands in the place of a destination, that is unknown.
//! - Without records of a NAT gateway, what other interfaces exchanged with public addresses counts.
//! - Between private addresses, a byte counts at its sender if the sender has records too, and at its receiver
//!   otherwise.
//!
//! # What is a NAT gateway
//! An interface that `describe-nat-gateways` lists or `interface-type` names; otherwise one that behaves like it: it
//! forwards packets to public addresses and has records of both sides (a transit gateway's has only one), or, without
//! packet addresses, it belongs to no instance and forwards to the internet what it receives from private addresses,
//! within a 256th. A NAT instance counts like a NAT gateway. In a log without any traffic of public addresses, so is
//! what forwards packets for them, and in the answer of a query the one address that all others have traffic with.

#![allow(clippy::cast_possible_truncation, reason = "places are bounded where they are given, and hashes lose bits")]
#![allow(clippy::inline_always, reason = "measured: what a record goes through is read half as fast with calls in it")]

mod aggregator;
mod by_address;
mod bypass;
mod byte_unit;
mod classified;
mod columns;
mod count;
mod coverage;
mod finish;
mod interface_traffic;
mod interfaces;
mod interner;
mod ipv6;
mod listed_addresses;
mod local_addresses;
mod one_sided;
mod pairs;
mod query_rows;
mod query_totals;
mod ranges;
mod record;
mod repeated;
mod role;
mod row_moment;
mod row_times;
mod scan;
mod table;
mod table_kind;
mod talkers;
mod text;
mod undecided_rows;
mod unit_expression;
mod unnamed_volumes;
mod value;
mod volume;

pub(super) use aggregator::Aggregator;
pub(super) use byte_unit::{ByteUnit, byte_unit, unit_named};
pub(super) use ranges::{fits as is_ip_ranges, read as read_ip_ranges};
pub(super) use repeated::Repeated;
pub(super) use table::LogTable;
pub(super) use table_kind::{fits as is_table, fits_object as is_row};
pub(super) use text::recognise;
pub(super) use unit_expression::unit as unit_of_expression;
pub(super) use volume::with_own_unit;
