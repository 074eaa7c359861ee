//! A volume of unknown destination, divided by the user among the usual suspects.

use super::{Allocation, UnallocatedTraffic};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::units::Gb;

/// What unexplained NAT traffic turns out to be most often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspect {
    /// The user's own buckets.
    S3,
    /// Layers of container images, which Amazon ECR keeps in buckets of Amazon S3.
    ImageLayers,
    /// The internet.
    Internet,
    /// CloudWatch Logs.
    Logs,
    /// Amazon DynamoDB.
    DynamoDb,
}

/// The part of a volume that goes to a suspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The volume.
    pub of: UnallocatedTraffic,
    /// Where the part goes.
    pub to: Suspect,
    /// The part, up to 100. What is beyond 100 together with the shares before does not count.
    pub percent: u8,
}

impl Suspect {
    /// All of them, the most frequent first.
    pub const ALL: [Self; 5] = [Self::S3, Self::ImageLayers, Self::Internet, Self::Logs, Self::DynamoDb];

    /// Its name in the page's elements, which never changes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::S3 => "s3",
            Self::ImageLayers => "layers",
            Self::Internet => "internet",
            Self::Logs => "logs",
            Self::DynamoDb => "dynamodb",
        }
    }

    /// Where its traffic goes in a scenario.
    #[must_use]
    pub const fn allocation(self) -> Allocation {
        match self {
            Self::S3 | Self::ImageLayers => Allocation::Service(ServiceId::named("s3")),
            Self::Internet => Allocation::Internet,
            Self::Logs => Allocation::Service(ServiceId::named("logs")),
            Self::DynamoDb => Allocation::Service(ServiceId::named("dynamodb")),
        }
    }
}

/// So many percent of a volume, rounded down.
#[must_use]
pub fn percent_of(gb: Gb, percent: u8) -> Gb {
    let units = u128::from(gb.units()) * u128::from(percent.min(100)) / 100;
    Gb::from_units(u64::try_from(units).unwrap_or(gb.units()))
}

/// What of a volume the user allocated, in percent.
#[must_use]
pub fn allocated_percent(shares: &[Share], of: UnallocatedTraffic) -> u8 {
    let percents = shares.iter().filter(|share| share.of == of).map(|share| share.percent);
    percents.fold(0, |sum: u8, percent| sum.saturating_add(percent)).min(100)
}
