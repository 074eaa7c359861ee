//! What files were found to say, before anything is made of it.
//!
//! Ids of Regions and services are kept as the files write them: what the catalogue does not know is not lost.

use serde::{Deserialize, Serialize};

pub use bill::{BilledAmount, ImportedBill, ImportedBillLine};
pub use file::{FileRead, FileRefusal, Kind, SkipReason, Skipped, start_of};
pub use network::{Availability, Connectivity, Endpoint, EndpointKind, ImportedNetwork, NatGateway, ResourceState};
pub use prices::{FoundPrice, Tier};
pub use traffic::{CountedAt, InterfaceKind, InterfaceTraffic, Remote, Talker, Traffic, TrafficVolume};

mod bill;
mod file;
mod network;
mod prices;
mod traffic;

/// Everything that the files of one go said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedData {
    /// The files, in the order in which they were read.
    pub files: Vec<FileRead>,
    /// What flow logs say, all of them together.
    pub traffic: Option<Traffic>,
    /// What bills say, all of them together.
    pub bill: Option<ImportedBill>,
    /// What lists of resources say, all of them together.
    pub network: ImportedNetwork,
    /// Prices of AWS's own lists.
    pub prices: Vec<FoundPrice>,
    /// Formats of flow logs, as `describe-flow-logs` names them: what lines without a header need.
    pub formats: Vec<String>,
}

impl ImportedData {
    /// What crosses from the worker to the page.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only a type that knows no length cannot be written, and there is none in it.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// What crossed; none when it is damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A stretch of time, in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// When it begins.
    pub from: u64,
    /// When it ends; not before it begins.
    pub to: u64,
}

impl Span {
    /// How long it is, in seconds.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.to.saturating_sub(self.from)
    }

    /// The shortest stretch that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}
