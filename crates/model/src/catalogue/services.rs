//! The AWS services that have a VPC endpoint.
//!
//! A service here is one endpoint service name. AWS CDK has several constants for some
//! names, deprecated ones among them: they are one service, under the label of the constant
//! in use. Amazon S3 and `DynamoDB` are one service each that both kinds of endpoint reach.

use super::regions::RegionId;
use super::sources::SourceId;
use super::tables::services::{COUNT, PREFIXES};
use packed::{Packed, SERVICES};

pub use search::search;

mod aliases;
mod custom;
pub(super) mod packed;
mod search;

/// A service with a VPC endpoint, of the catalogue or [custom](ServiceId::custom); links and files have its
/// [slug](ServiceId::slug). The order is that of the slugs, custom ones last as they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceId(pub(super) u16);

/// The catalogue entry of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// AWS's name for the service: `Amazon ECR (API)`.
    pub label: &'static str,
    /// The end of the endpoint service name, behind the Region: `ecr.api`.
    pub suffix: &'static str,
    /// The kinds of endpoint that reach the service.
    pub kinds: Kinds,
    /// Where the name was read; none of a custom one, which a user gave.
    pub source: Option<SourceId>,
}

/// The kinds of VPC endpoint that reach a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kinds {
    /// An interface endpoint.
    Interface,
    /// A gateway endpoint, which has no charge.
    Gateway,
    /// Either.
    Both,
}

impl Kinds {
    /// Whether an interface endpoint reaches the service.
    #[must_use]
    pub const fn interface(self) -> bool {
        !matches!(self, Self::Gateway)
    }

    /// Whether a gateway endpoint reaches the service.
    #[must_use]
    pub const fn gateway(self) -> bool {
        !matches!(self, Self::Interface)
    }
}

impl ServiceId {
    /// How many services there are.
    pub const COUNT: usize = COUNT;

    /// Every service, in the order of the slugs.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone {
        // There are fewer than 65,536 services: `COUNT` is checked below.
        #[allow(clippy::cast_possible_truncation, reason = "the table is far shorter than the type can count")]
        (0..Self::COUNT as u16).map(Self)
    }

    /// The service with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        let at = SERVICES.binary_search_by(|service| service.suffix().cmp(slug)).ok()?;
        u16::try_from(at).ok().map(Self)
    }

    /// The service with this slug, for constants.
    ///
    /// # Panics
    /// At compile time in constants, if the table has no such service.
    #[must_use]
    pub const fn named(slug: &str) -> Self {
        let mut at = 0;
        while at < COUNT {
            if SERVICES[at].has_suffix(slug) {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "the table is far shorter than the type can count"
                )]
                return Self(at as u16);
            }
            at += 1;
        }
        panic!("no such service in the table")
    }

    /// What follows the beginning that the names of AWS's endpoint services have: `ap-northeast-1.ecr.api`.
    ///
    /// Source: the guide of AWS `PrivateLink`, and the same of the Regions in China.
    #[must_use]
    pub fn behind_name_front(text: &str) -> Option<&str> {
        ["com.amazonaws.", "cn.com.amazonaws.", "aws.api."].into_iter().find_map(|front| text.strip_prefix(front))
    }

    /// The service that an endpoint service name stands for, such as
    /// `com.amazonaws.ap-northeast-1.ecr.api`. Anything may stand in the Region's place:
    /// `REGION`, or an expression of Terraform or `CloudFormation`. In China some have `cn.` in front.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.strip_prefix("cn.").unwrap_or(name);
        Self::all().find(|id| {
            let Some(prefix) = name.strip_suffix(id.slug()) else { return false };
            let Prefix { head, tail } = id.prefix();
            let region = prefix.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
            region.is_some_and(|region| if id.is_regional() { is_one_region(region) } else { region.is_empty() })
        })
    }

    /// The service's name in links: the suffix, which no two services share. Links live for
    /// ever, so a slug is never changed nor given to another service. Should AWS one day
    /// use a suffix again behind another prefix, the newcomer's slug is to be its whole name
    /// without the Region, such as `aws.api.studio`.
    ///
    /// Of a custom one it is the name that a user gave it, which the catalogue may have, too.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.packed().map_or_else(|| self.custom_name(), Packed::suffix)
    }

    /// AWS's name for the service: `Amazon ECR (API)`.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.packed().map_or_else(|| self.custom_name(), Packed::label)
    }

    /// The endpoint service name in a Region: `com.amazonaws.ap-northeast-1.ecr.api`.
    #[must_use]
    pub fn name_in(self, region: RegionId) -> String {
        self.name_with(region.code())
    }

    /// The endpoint service name with this text in the Region's place, such as
    /// `${AWS::Region}`. A few names have no Region, and no place for it; a custom one is as the user says.
    #[must_use]
    pub fn name_with(self, region: &str) -> String {
        let Prefix { head, tail } = self.prefix();
        let region = if self.is_regional() { region } else { "" };
        [head, region, tail, self.slug()].concat()
    }

    /// Whether the endpoint service name holds the Region.
    #[must_use]
    pub fn is_regional(self) -> bool {
        !self.prefix().tail.is_empty()
    }

    /// Whether AWS lists data transfer to it within a Region as free; for other services that is inferred.
    ///
    /// Source: Amazon EC2 on-demand pricing page, "Data transfer", public file 48572775879.
    #[must_use]
    pub fn has_listed_free_transfer(self) -> bool {
        const LISTED: [&str; 11] = [
            "dynamodb",
            "dynamodb-streams",
            "ebs",
            "ecr.api",
            "ecr.dkr",
            "email",
            "email-smtp",
            "kinesis-streams",
            "s3",
            "sns",
            "sqs",
        ];
        !self.is_custom() && LISTED.contains(&self.slug())
    }

    /// Whether the endpoint is the variant with FIPS 140 validated cryptography.
    #[must_use]
    pub fn is_fips(self) -> bool {
        let slug = self.slug();
        slug.ends_with("-fips") || slug.contains("-fips.") || slug.rsplit('.').next() == Some("fips")
    }

    /// The kinds of endpoint that reach the service.
    #[must_use]
    pub fn kinds(self) -> Kinds {
        self.packed().map_or(Kinds::Interface, |packed| packed.kinds)
    }

    /// The catalogue entry of the service.
    #[must_use]
    pub fn info(self) -> Service {
        let source = self.packed().map(|packed| SourceId(packed.source));
        Service { label: self.label(), suffix: self.slug(), kinds: self.kinds(), source }
    }

    /// Its row of the table; none for a custom one.
    fn packed(self) -> Option<&'static Packed> {
        SERVICES.get(usize::from(self.0))
    }

    fn prefix(self) -> &'static Prefix {
        const NONE: Prefix = Prefix { head: "", tail: "" };
        self.packed().and_then(|packed| PREFIXES.get(usize::from(packed.prefix))).unwrap_or(&NONE)
    }
}

/// What stands before the suffix: the Region is between the two parts, unless the second
/// is empty.
pub(super) struct Prefix {
    pub(super) head: &'static str,
    pub(super) tail: &'static str,
}

/// Whether a text can stand in the Region's place: one label, or one expression in braces,
/// which alone may hold dots.
fn is_one_region(text: &str) -> bool {
    let expression = text.starts_with("${") && text.find('}') == Some(text.len() - 1);
    expression || (!text.is_empty() && !text.contains('.'))
}

const _: () = assert!(ServiceId::COUNT <= u16::MAX as usize);
