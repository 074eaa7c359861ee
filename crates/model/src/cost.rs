//! One month, itemised: what each way of reaching AWS services costs.
//!
//! ```text
//! scenario + prices -> routing of a design -> charges -> bill
//!                                                     -> curve (through two scenarios' charges, in `compare`)
//! ```
//! A [`Charge`] says what is billed, how much and at what price. The bill reads charges line by line and the
//! curve draws through them, so the two cannot disagree.

pub mod bill;
pub mod charge;
pub mod design;
pub mod endpoint;
pub mod feasibility;
pub mod group;
pub mod hub;
pub mod limits;
pub mod nat;
pub mod rates;
pub mod routing;
pub mod tiers;

pub use bill::{Bill, Line};
pub use charge::{Charge, ChargeKind, Measure};
pub use design::{Design, Infeasible};
pub use group::ChargeGroup;
pub use rates::{Origin, Rates, SourcedRate};
