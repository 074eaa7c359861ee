//! Reads the files that users have (flow logs, bills, resource lists, price lists) and makes a scenario of them.
//!
//! ```text
//! bytes of files ──> Reader ──> ImportedData ──> to_scenario ──> ImportPreview, with a Scenario
//! ```
//! ```
//! use natpoint_import::to_scenario::{Choices, to_scenario};
//! use natpoint_import::{Options, Reader};
//! use natpoint_model::catalogue::services::ServiceId;
//! use natpoint_model::scenario::Scenario;
//! use natpoint_model::units::Gb;
//!
//! // A flow from a workload through a NAT gateway (10.0.0.220) to Amazon S3, before and behind the gateway.
//! let log = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr pkt-dst-aws-service region bytes\n\
//!            eni-nat 10.0.1.5 10.0.0.220 10.0.1.5 52.219.68.9 S3 ap-northeast-1 2147483648\n\
//!            eni-nat 10.0.0.220 52.219.68.9 10.0.0.220 52.219.68.9 S3 ap-northeast-1 2147483648\n";
//! let mut reader = Reader::new(Options::default());
//! reader.begin("flow.log");
//! reader.push(log.as_bytes());
//! reader.end();
//! let imported = reader.finish();
//! assert_eq!(imported.files[0].used, 2);
//!
//! let now = Scenario::new(natpoint_model::catalogue::regions::TOKYO);
//! let preview = to_scenario(&imported, &now, &Choices::default());
//! let [s3] = preview.scenario.services.as_slice() else { panic!("S3 is the only destination") };
//! assert_eq!((s3.service, s3.gb), (ServiceId::named("s3"), Gb::whole(2)));
//! ```
//! [`Reader`] runs in a worker of its own, so that the page stays responsive. [`ImportedData`] is plain data, which is
//! sent to the page as one message. A file is recognised by its content, never by its name.
//!
//! The crate deliberately lacks:
//! - a browser, files and threads: bytes come in through [`Reader::push`], in pieces of any length;
//! - decompression of a file that is gzip as a whole: the browser does it faster than any code of ours, so the caller
//!   does it. Members of ZIP archives, which no browser reads one by itself, are unpacked here;
//! - text: [`imported_data::FileRefusal`] and [`to_scenario::Note`] are data, for which `natpoint-text` has sentences;
//! - guesses: a volume without a known destination is [`to_scenario::UnallocatedTraffic`] until the user decides;
//! - memory that grows with the length of a log or a bill: what is kept apart is bounded, and the rest still counts.

pub use imported_data::ImportedData;
pub use reader::{HeldPart, NeededColumns, Options, ReadStatus, Reader};
pub use rows::{BatchColumn, RowBatch};

mod billing;
mod date_time;
mod flow_log;
pub mod guide;
pub mod imported_data;
mod inventory;
mod metrics;
mod price_list;
pub mod progress;
mod query_log;
mod reader;
mod rows;
pub mod to_scenario;
pub mod vpc_list;
