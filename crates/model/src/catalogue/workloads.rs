//! The sets of VPC endpoints that common workloads need in a VPC without internet access.

use super::services::ServiceId;
use super::sources::{Confidence, SourceId};
use super::tables::workloads::WORKLOADS;

/// A workload and the endpoints that it needs.
#[derive(Debug, PartialEq, Eq)]
pub struct Workload {
    /// The workload's name in links: never changed nor given to another workload.
    pub id: &'static str,
    /// What it is, in English.
    pub title_en: &'static str,
    /// What it is, in Japanese.
    pub title_ja: &'static str,
    /// The services that it needs an interface endpoint for.
    pub required_interface: &'static [ServiceId],
    /// The services that it needs a gateway endpoint for.
    pub required_gateway: &'static [ServiceId],
    /// The services that it needs an interface endpoint for when a feature is in use.
    pub optional_interface: &'static [Optional],
    /// The services that it needs a gateway endpoint for when a feature is in use.
    pub optional_gateway: &'static [Optional],
    /// Services that need their endpoints together: an endpoint for one without the others is of
    /// no use to this workload.
    pub groups: &'static [&'static [ServiceId]],
    /// What else to know, in English; often nothing.
    pub note_en: &'static str,
    /// What else to know, in Japanese; often nothing.
    pub note_ja: &'static str,
    /// How well the set is founded.
    pub confidence: Confidence,
    /// Where the set was read.
    pub sources: &'static [SourceId],
}

/// A service that a workload needs under a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Optional {
    /// The service.
    pub service: ServiceId,
    /// What it is needed for, in English; empty when the source does not say.
    pub for_en: &'static str,
    /// What it is needed for, in Japanese; empty when the source does not say.
    pub for_ja: &'static str,
}

/// Every workload, containers first.
#[must_use]
pub fn all() -> &'static [Workload] {
    &WORKLOADS
}

/// The workload with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Workload> {
    WORKLOADS.iter().find(|workload| workload.id == id)
}
