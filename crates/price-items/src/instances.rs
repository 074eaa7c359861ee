//! The EC2 instance types that have a price.

use serde::{Deserialize, Serialize};

/// The EC2 instance type of a NAT instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InstanceType {
    /// The smallest that is used for it.
    #[serde(rename = "t4g.nano")]
    T4gNano,
    /// A burstable one with more credits.
    #[serde(rename = "t4g.small")]
    T4gSmall,
    /// One made for networking.
    #[serde(rename = "c7gn.medium")]
    C7gnMedium,
}

impl InstanceType {
    /// All that are offered, the cheapest first.
    pub const ALL: [Self; 3] = [Self::T4gNano, Self::T4gSmall, Self::C7gnMedium];

    /// AWS's name of it, which is its name in links too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::T4gNano => "t4g.nano",
            Self::T4gSmall => "t4g.small",
            Self::C7gnMedium => "c7gn.medium",
        }
    }
}
