//! What is known of a service's endpoint in each Region, with its evidence, and of the endpoint itself.
//!
//! AWS publishes no list for all Regions. Answers of `describe-vpc-endpoint-services` and AWS's documents speak of
//! endpoints; the SDK's list of Regions speaks of services only. A Region without the service has no endpoint for it,
//! but a Region with the service need not have one: such an endpoint is unknown, and the page says so.

use super::regions::RegionId;
use super::services::ServiceId;
use super::sources::SourceId;
use super::tables::offers::{SAID, STATEMENTS, TRAITS};

/// What is known of a service's endpoint in a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// It was seen, or AWS states it.
    Offered,
    /// It was looked for and is not there, or AWS states so.
    NotOffered,
    /// The Region does not have the service itself.
    ServiceMissing,
    /// No source speaks of the endpoint. The service may well be there: then it has a source.
    Unknown,
}

/// What is known of a service's endpoint in a Region, and where it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is known.
    pub offer: Offer,
    /// Where it was read; of an unknown endpoint, where the service was seen.
    pub source: Option<SourceId>,
}

/// What is known of an endpoint in every Region that has it.
///
/// Sources: AWS `PrivateLink` Guide (endpoint policies by its example lists, cross-Region services), Amazon VPC User
/// Guide `aws-ipv6-support`, the guides of ECR, S3 and `DynamoDB` (c2hans/aws-docs @63cf41d6 and @0cf87289).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// Whether it takes an endpoint policy.
    pub policy: Policy,
    /// Whether it has private DNS names.
    pub private_dns: PrivateDns,
    /// Whether it answers over IPv6.
    pub ipv6: Ipv6,
    /// Whether it can be reached from another Region.
    pub cross_region: bool,
    /// Whether AWS offers it no longer where it was looked for: kept for older links.
    pub retired: bool,
}

/// Whether an endpoint takes an endpoint policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// AWS's default, and in no list of exceptions that was seen.
    Assumed,
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It did not in 2023; that may have changed.
    FormerlyNo,
}

/// Whether an endpoint has private DNS names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateDns {
    /// On unless it is turned off.
    Usual,
    /// It has none.
    No,
    /// It works with them only.
    Required,
    /// Off unless it is turned on.
    OffAtFirst,
}

/// Whether an endpoint answers over IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ipv6 {
    /// No source says.
    Unknown,
    /// It does.
    Yes,
    /// It does not.
    No,
    /// For some of its features.
    Partly,
}

/// What one source says of an endpoint, or of the service behind it: a bit for each Region.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) of_endpoint: bool,
    pub(super) offered: u64,
    pub(super) not_offered: u64,
    pub(super) source: u8,
}

impl Offer {
    /// Whether an endpoint is known to be missing.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        matches!(self, Self::NotOffered | Self::ServiceMissing)
    }
}

impl ServiceId {
    /// What is known of its endpoint in a Region. What is said of the endpoint goes before what is said of the service.
    #[must_use]
    pub fn evidence_in(self, region: RegionId) -> Evidence {
        let bit = 1_u64 << region.index();
        let said = self.said();
        let find = |of_endpoint: bool, mask: fn(&Statement) -> u64| {
            let mut said = said.iter().filter_map(|(_, statement)| STATEMENTS.get(usize::from(*statement)));
            let said = said.find(|said| said.of_endpoint == of_endpoint && mask(said) & bit != 0);
            said.map(|said| SourceId(said.source))
        };
        let by = |offer, source: Option<SourceId>| source.map(|_| Evidence { offer, source });
        by(Offer::Offered, find(true, |said| said.offered))
            .or_else(|| by(Offer::NotOffered, find(true, |said| said.not_offered)))
            .or_else(|| by(Offer::ServiceMissing, find(false, |said| said.not_offered)))
            .unwrap_or_else(|| Evidence { offer: Offer::Unknown, source: find(false, |said| said.offered) })
    }

    /// What is known of its endpoint in a Region, without the evidence.
    #[must_use]
    pub fn offer_in(self, region: RegionId) -> Offer {
        self.evidence_in(region).offer
    }

    /// What is known of its endpoint in every Region that has it.
    #[must_use]
    pub fn traits(self) -> Traits {
        match TRAITS.binary_search_by_key(&self.0, |(service, _)| *service) {
            Ok(at) => TRAITS[at].1,
            Err(_) => Traits {
                policy: Policy::Assumed,
                private_dns: PrivateDns::Usual,
                ipv6: Ipv6::Unknown,
                cross_region: false,
                retired: false,
            },
        }
    }

    /// What sources say of it, as places in [`STATEMENTS`].
    fn said(self) -> &'static [(u16, u16)] {
        let from = &SAID[SAID.partition_point(|(service, _)| *service < self.0)..];
        &from[..from.iter().take_while(|(service, _)| *service == self.0).count()]
    }
}

const _: () = assert!(RegionId::COUNT <= 64, "a statement has a bit for each Region");
