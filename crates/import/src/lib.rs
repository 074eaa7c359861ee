//! What a user has, read into what it says: logs of traffic, bills, lists of resources, price lists.
//!
//! ```text
//! bytes of files ──> Reader ──> ImportedData ──> to_scenario ──> Scenario
//! ```
//! [`Reader`] runs in a worker of its own, so that the page stays responsive; [`ImportedData`] is plain data and crosses to
//! the page in one piece. What a file is, its content says, never its name.

pub use imported_data::ImportedData;
pub use reader::{Options, ReadStatus, Reader};

mod billing;
mod flow_log;
pub mod guide;
pub mod imported_data;
mod inventory;
mod price_list;
pub mod progress;
mod query_log;
mod reader;
pub mod to_scenario;
pub mod vpc_list;
