//! The data read from files, before a scenario is made of it.
//!
//! Codes of Regions and names of services are kept as the files write them, so that unknown ones are not lost.

use serde::{Deserialize, Serialize};

pub use bill::{BilledAmount, ImportedBill, ImportedBillLine};
pub use file::{FileRead, FileRemark, Kind, SkipReason, Skipped, start_of};
pub(crate) use file_times::FileTimes;
pub use metrics::{EndpointMetrics, ImportedMetrics, NatMetrics};
pub use network::{
    Availability, Connectivity, Endpoint, EndpointKind, ImportedNetwork, NatGateway, ResourceState, RouteTable, Subnet,
};
pub(crate) use network::{aws_service, is_third_party, region_in};
pub use prices::{FoundPrice, Tier};
pub use refusal::{ArchiveRefusal, BillRefusal, FileRefusal, Foreign, ParquetRefusal};
pub use settings::{
    AclRule, EndpointOffer, EndpointSettings, HostedZone, NetworkAcl, NetworkSettings, PolicyStatement, PortRule,
    SecurityGroup, SubnetSettings, VpcSettings,
};
pub use time_covered::TimeCovered;
pub use traffic::{CountedAt, InterfaceKind, InterfaceTraffic, Remote, Talker, Traffic, TrafficRemark, TrafficVolume};

mod bill;
mod file;
mod file_times;
mod metrics;
mod network;
mod prices;
mod refusal;
mod settings;
mod time_covered;
mod traffic;

/// Everything read from the files of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedData {
    /// The files, in the order in which they were read.
    pub files: Vec<FileRead>,
    /// The traffic of all flow logs.
    pub traffic: Option<Traffic>,
    /// The usage of all bills.
    pub bill: Option<ImportedBill>,
    /// The metrics of NAT gateways and endpoints.
    pub metrics: Option<ImportedMetrics>,
    /// The resources of all resource lists.
    pub network: ImportedNetwork,
    /// Prices from AWS's price lists.
    pub prices: Vec<FoundPrice>,
    /// Flow log formats from `describe-flow-logs`, which logs without a header need.
    pub formats: Vec<String>,
    /// Settings of the network that decide whether an endpoint is reached.
    pub settings: NetworkSettings,
}

impl ImportedData {
    /// Takes note of when the files are read, in milliseconds since 1970: bills and metrics state the whole of the
    /// month or the period that is not over.
    pub fn read_at(&mut self, now_ms: u64) {
        let bill = self.bill.as_mut().map(|bill| &mut bill.time);
        let metrics = self.metrics.as_mut().map(|metrics| &mut metrics.time);
        for time in [bill, metrics].into_iter().flatten() {
            time.read_at(now_ms);
        }
    }

    /// Serialises the data to send it from the worker to the page.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Serialisation fails only for sequences of unknown length, of which this type has none.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Deserialises what the worker sent; none when the bytes are damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A span of time, in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The start.
    pub from: u64,
    /// The end, not before the start.
    pub to: u64,
}

impl Span {
    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.to.saturating_sub(self.from)
    }

    /// As long a span without so many seconds.
    #[must_use]
    pub fn without(self, seconds: u64) -> Self {
        Self { to: self.to.saturating_sub(seconds).max(self.from), ..self }
    }

    /// The shortest span that covers both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}
