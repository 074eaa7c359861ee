//! Gates for merges: a policy for Open Policy Agent, and the check of a network against the answer of a scenario.
//!
//! ```text
//! Scenario, Report ──> Limits, as data.natpoint_limits ──┐
//! terraform show -json ──────────────────────────────────┴──> POLICY: deny, warn
//! ImportedData, Scenario ──> PlanReview: what a plan costs before and after, beside the cheapest design
//! ```
//! ```
//! use natpoint_link::{Language, Link};
//! use natpoint_model::compare::Report;
//! use natpoint_policy::{Answer, Limits};
//!
//! let settings = "v1&region=eu-west-1&nat=az&s.logs=100&out=5";
//! let (link, _) = Link::read(settings);
//! let report = Report::new(&link.scenario, link.axis);
//! let (scenario, axis) = (&link.scenario, link.axis);
//! let answer = Answer { scenario, report: &report, axis, language: Language::English, link: settings };
//! let limits = Limits::new(answer).unwrap();
//! let endpoint = &limits.services["com.amazonaws.eu-west-1.logs"].interface["2"];
//! assert_eq!(endpoint.break_even_gb.as_deref(), Some("422.631579"));
//! ```
//! The rule and the numbers are two files. [`POLICY`] is the same for every scenario, so it is reviewed once; the
//! numbers come from a link, so that another volume or newer prices change nothing but data.
//!
//! This crate deliberately lacks formulas, which are the model's; sentences, which are those of `natpoint-text`; and an
//! evaluator of policies, which only its tests bring. Nothing of it is in the page.

pub use files::review_files;
pub use limits::{Answer, EndpointLimits, Limits, ServiceLimits};
pub use review::{PlanReview, ReviewRefusal, Verdict};

mod files;
mod limits;
mod review;

/// The policy, in Rego.
pub const POLICY: &str = include_str!("natpoint.rego");
