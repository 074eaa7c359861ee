//! One month, itemised: what each way of reaching AWS services costs.
//!
//! ```text
//! scenario + prices -> charges of a design -> bill (at the user's volume)
//!                                          -> curve (at every volume, in `compare`)
//! ```
//! A [`Charge`] says what is billed and how its quantity grows, so that the bill and the
//! curve are two readings of one thing and cannot disagree.

pub mod bill;
pub mod charge;
pub mod design;
pub mod endpoint;
pub mod nat;
pub mod tariff;

pub use bill::{Bill, Line};
pub use charge::{Charge, ChargeKind, Measure, Volume};
pub use design::{Design, Impossible};
pub use tariff::{Origin, Prices, Quoted};
