//! Volumes from CloudWatch's metrics of NAT gateways and interface endpoints.

use serde::{Deserialize, Serialize};

use super::TimeCovered;

/// The metrics of all files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedMetrics {
    /// From the start of the first period to the end of the last; none where a single period does not show its length.
    pub time: TimeCovered,
    /// What NAT gateways processed, one by one where their ids are known.
    pub nat_gateways: Vec<NatMetrics>,
    /// What interface endpoints processed, likewise.
    pub endpoints: Vec<EndpointMetrics>,
    /// How many series were left out, in whole or in part, since others have the same time of the same metric.
    pub repeated: u64,
}

/// What a NAT gateway processed. Of its four byte counters two are the same bytes before and behind it, so adding all
/// four would double the volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatMetrics {
    /// Its id; empty where the metrics name none, and then it may stand for several.
    pub gateway: String,
    /// Bytes from the workload (`BytesInFromSource` or `BytesOutToDestination`); none where neither was fetched.
    pub sent: Option<u64>,
    /// Bytes to the workload (`BytesInFromDestination` or `BytesOutToSource`), likewise.
    pub received: Option<u64>,
}

/// What an interface endpoint processed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointMetrics {
    /// Its id; empty where the metrics name none.
    pub endpoint: String,
    /// The name of its service, likewise.
    pub service: String,
    /// The id of its VPC, likewise.
    pub vpc: String,
    /// Bytes in both directions (`BytesProcessed`).
    pub bytes: u64,
}

impl EndpointMetrics {
    /// What tells whose it is: the endpoint, or where the metrics name none, the VPC.
    pub(crate) fn owned(&self) -> &str {
        if self.endpoint.is_empty() { &self.vpc } else { &self.endpoint }
    }
}
