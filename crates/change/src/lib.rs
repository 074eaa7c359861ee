//! From the answer to the change: code that leads from today's network to a chosen design.
//!
//! ```text
//! Scenario, Report ──> Change ──> Terraform, CloudFormation, CDK, Pulumi, AWS CLI, Landing Zone Accelerator
//!                        ├──────> the order of the change, with checks and the way back
//! Change, ImportedData ──┼──────> what is in the way before it starts
//!                        └──────> what was predicted against what was billed
//! ```
//! ```
//! use natpoint_change::{Change, Form, Name, files};
//! use natpoint_link::{Language, Link};
//! use natpoint_model::compare::Report;
//!
//! let (link, _) = Link::read("v1&region=eu-west-1&nat=az&s.logs=800&s.s3=300&out=5");
//! let report = Report::new(&link.scenario, link.axis);
//! let change = Change::new(&link.scenario, &report, None, Name::new("orders")).unwrap();
//! let locale = natpoint_text::in_language(Language::English);
//! let files = files(&change, Form::Terraform, locale);
//! assert!(files[0].text.contains("com.amazonaws.eu-west-1.s3"));
//! ```
//! [`Change`] is the one value that every form is written from. It holds what a scenario knows; what no scenario knows,
//! such as the ids of subnets, the code asks for as variables.
//!
//! This crate deliberately lacks prices and decisions, which are the model's; sentences, which are those of
//! `natpoint-text`; and a connection to AWS: it writes text that a person reads before they run it.

pub use alarm::Alarm;
pub use change::{Change, CrossRegionEndpoints, EgressKind, Hub, InspectionEndpoints, InterfaceEndpoint, NewEgress};
pub use checks::Checks;
pub use form::{CodeFile, Form, files};
pub use name::Name;
pub use no_change::why_none;
pub use outcome::{CostLine, Outcome, VolumeLine};
pub use steps::{document as steps_document, steps};

mod alarm;
mod cdk;
mod change;
mod checks;
mod cloudformation;
mod comments;
mod custom;
mod form;
mod hcl;
mod landing_zone;
mod name;
mod nat_instance;
mod no_change;
mod outcome;
mod pulumi;
mod security_group;
mod shell;
mod steps;
mod template;
mod terraform;
mod typescript;
mod yaml;
