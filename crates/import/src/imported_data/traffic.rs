//! Traffic from flow logs, by destination.

use serde::{Deserialize, Serialize};

use super::{Span, TimeCovered};

/// The traffic of all flow logs together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// From the first record's start to the last one's end.
    pub time: TimeCovered,
    /// Gaps of at least 15 minutes that no record covers, the longest first; with more than 4,096 of them, only longer
    /// ones are reported.
    pub gaps: Vec<Span>,
    /// How many records were counted.
    pub records: u64,
    /// The number of intervals of which AWS could not record everything.
    pub skipdata: u64,
    /// Where the bytes were counted.
    pub counted_at: CountedAt,
    /// How NAT gateways were recognised where no list names them, and which of their sides are missing.
    pub remarks: Vec<TrafficRemark>,
    /// The volumes by destination, the largest first.
    pub volumes: Vec<TrafficVolume>,
    /// Volumes over IPv6, which no NAT gateway carries, so they are not part of `volumes`. Inside the network, only
    /// sent bytes count.
    pub ipv6: Vec<TrafficVolume>,
    /// Volumes that took a gateway endpoint, where records have `traffic-path`. They are counted at the workload's
    /// interfaces, and are part of `volumes` when those were counted there.
    pub by_gateway_endpoint: Vec<TrafficVolume>,
    /// Volumes that went directly to an internet gateway, from a public subnet; likewise.
    pub by_internet_gateway: Vec<TrafficVolume>,
    /// Volumes that took another way past NAT gateways, or one of the two above where records do not say which;
    /// likewise.
    pub by_other_path: Vec<TrafficVolume>,
    /// Bytes between NAT gateways and workloads in another AZ, as far as both AZs are known. A part of `volumes`.
    pub cross_az_at_gateways: u64,
    /// The interfaces in the records, the largest first: all of NAT gateways and endpoints, even idle ones, and
    /// the largest of the others.
    pub interfaces: Vec<InterfaceTraffic>,
    /// The public addresses with the most traffic, the largest first.
    pub talkers: Vec<Talker>,
    /// The number of public IPv4 addresses at the other end, as far as they could be kept separately: 786,432 pairs of
    /// an interface and an address are.
    pub addresses: u64,
    /// Whether the records have AWS services (`pkt-dst-aws-service`), which distinguish public addresses.
    pub names_services: bool,
    /// The Region, where the records or the resource lists name only one.
    pub region: Option<String>,
    /// The sorted AZs of the records.
    pub azs: Vec<String>,
}

impl Traffic {
    /// The volumes that passed a NAT gateway, or would pass one where the records are of the workload's own interfaces:
    /// without what stayed inside the network, and without what left it by a gateway endpoint or an internet gateway.
    pub fn nat_volumes(&self) -> impl Iterator<Item = TrafficVolume> + '_ {
        // Counted at NAT gateways, `volumes` holds nothing of the workload's interfaces.
        let counted = self.counted_at == CountedAt::Workload;
        let bypasses = [&self.by_gateway_endpoint, &self.by_internet_gateway, &self.by_other_path];
        let volumes = self.volumes.iter().filter(|volume| !matches!(volume.remote, Remote::CrossAz | Remote::Inside));
        let without = move |volume: &TrafficVolume| {
            let mut rest = volume.clone();
            for bypass in bypasses.into_iter().flatten().filter(|bypass| counted && bypass.remote == volume.remote) {
                rest.sent = rest.sent.saturating_sub(bypass.sent);
                rest.received = rest.received.saturating_sub(bypass.received);
            }
            rest
        };
        volumes.map(without).filter(|volume| (volume.sent, volume.received) != (0, 0))
    }
}

/// Where bytes were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountedAt {
    /// At interfaces of NAT gateways, between the workload and the gateway: each byte once, as it is billed.
    #[default]
    NatGateways,
    /// At interfaces of the workload, because no record belongs to a NAT gateway: what would pass one.
    Workload,
    /// In a query, which aggregated them already; only where there are no single records.
    Query,
}

/// Something about a NAT gateway in a log, by the id of its network interface, or by its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrafficRemark {
    /// No list names it; it behaves like one.
    InferredNatGateway(String),
    /// The log has only what it exchanged with the workload.
    WorkloadSideOnly(String),
    /// The log has only what it exchanged with public addresses.
    PublicSideOnly(String),
    /// A log is of a transit gateway, which has each byte at two attachments, and does not show NAT gateways.
    TransitGateway {
        /// Whether it counts: it does not where the log of a VPC has the same bytes.
        counts: bool,
    },
}

/// The volume of one destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrafficVolume {
    /// The other end, seen from the network.
    pub remote: Remote,
    /// Bytes from the workload.
    pub sent: u64,
    /// Bytes to the workload.
    pub received: u64,
}

/// The other end, seen from the network.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Remote {
    /// Amazon S3 in the same Region, or in an unknown one.
    S3,
    /// Amazon DynamoDB, likewise.
    DynamoDb,
    /// Amazon S3 or DynamoDB in another Region, which no gateway endpoint reaches.
    OtherRegion(String),
    /// A service, by its name in flow logs, such as `API_GATEWAY`, or by that of its endpoint, such as `logs`, where a
    /// query log names it.
    Aws(String),
    /// Something that a customer runs with a service, such as an EKS cluster or an RDS database, where a query log
    /// names it: no endpoint of the service reaches it.
    DataPlane(String),
    /// An unknown service of AWS (`AMAZON`, `EC2`).
    AwsUnknown,
    /// A public address that may or may not belong to AWS.
    PublicUnknown,
    /// The internet.
    Internet,
    /// Unknown: the records have the private address of a NAT gateway in its place.
    BehindNat,
    /// Another AZ of the same network.
    CrossAz,
    /// The same network, in the same AZ or in an unknown one.
    Inside,
}

/// The traffic of one network interface, or one regional NAT gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterfaceTraffic {
    /// Its id: `eni-…`, or `nat-…` of a regional NAT gateway.
    pub id: String,
    /// Its inferred kind.
    pub kind: InterfaceKind,
    /// Its AZ, where the records have it, and only one.
    pub az: Option<String>,
    /// Bytes in both directions, each once.
    pub bytes: u64,
}

/// The kind of resource to which a network interface belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InterfaceKind {
    /// A NAT gateway.
    NatGateway,
    /// An interface endpoint.
    Endpoint,
    /// Anything else.
    Other,
}

/// An address with much traffic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talker {
    /// The address.
    pub address: String,
    /// What it is.
    pub remote: Remote,
    /// Bytes in both directions.
    pub bytes: u64,
}
