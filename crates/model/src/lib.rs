//! The monthly cost of a network in each design, and where the costs cross.
//!
//! ```text
//! Scenario -> routing -> charges -> bill
//!                          └-----> curve -> crossings, verdict, flips
//! ```
//!
//! [`compare::Report::new`] is the entry point: it prices a [`scenario::Scenario`] along an [`compare::Axis`].
//!
//! ```
//! use natpoint_model::catalogue::regions::RegionId;
//! use natpoint_model::catalogue::services::ServiceId;
//! use natpoint_model::compare::{Axis, Report};
//! use natpoint_model::cost::Design;
//! use natpoint_model::scenario::Scenario;
//! use natpoint_model::units::Gb;
//!
//! let mut scenario = Scenario::new(RegionId::from_code("eu-west-1").unwrap());
//! scenario.add_service(ServiceId::from_slug("logs").unwrap(), Gb::whole(800));
//! let report = Report::new(&scenario, Axis::AllServices);
//! let verdict = report.verdict.as_ref().unwrap();
//! assert_eq!(verdict.design, Design::EndpointsOnly);
//! // Endpoint hours in two AZs, and 0.01 USD per GB.
//! assert_eq!(verdict.total.to_decimal(2), "24.06");
//! ```
//!
//! All results are plain data, and all amounts are exact. This crate deliberately lacks texts, file formats, links and
//! the browser: it takes a [`scenario::Scenario`] and returns numbers.

pub mod article;
pub mod catalogue;
pub mod compare;
pub mod cost;
pub mod currency;
pub mod fleet;
pub mod input;
pub mod network_diagram;
pub mod scenario;
pub mod units;
