//! What flow logs say: how much went where.

use serde::{Deserialize, Serialize};

use super::Span;

/// The traffic of all flow logs together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// From the first record's start to the last one's end.
    pub span: Option<Span>,
    /// Stretches of at least 15 minutes within it that no record covers, the longest first; with more than 4,096 of
    /// them, only longer ones are told.
    pub gaps: Vec<Span>,
    /// How many records were counted.
    pub records: u64,
    /// Intervals of which AWS could not record everything.
    pub skipdata: u64,
    /// Where the bytes were counted.
    pub counted_at: CountedAt,
    /// What went through, by what stands at the other end; largest first.
    pub volumes: Vec<TrafficVolume>,
    /// What went over IPv6 between the network's interfaces and others: no NAT gateway carries it, so it is no part of
    /// `volumes`. Inside, only what was sent counts.
    pub ipv6: Vec<TrafficVolume>,
    /// What went by a gateway endpoint, where records name the path: of the workload's interfaces, so that it is a
    /// part of `volumes` when those were counted. Records name the path only of what was sent.
    pub by_gateway_endpoint: Vec<TrafficVolume>,
    /// What went straight to an internet gateway, from a public subnet; likewise.
    pub by_internet_gateway: Vec<TrafficVolume>,
    /// Bytes between NAT gateways and workloads in another AZ, as far as both AZs are known. A part of `volumes`.
    pub cross_az_at_gateways: u64,
    /// The interfaces that the records are of, largest first: all of NAT gateways and endpoints, even idle ones, and
    /// the largest of the others.
    pub interfaces: Vec<InterfaceTraffic>,
    /// The addresses that most was exchanged with, largest first.
    pub talkers: Vec<Talker>,
    /// How many public addresses of IPv4 there were at the other end, as far as they could be kept apart: 786,432
    /// pairs of an interface and an address are.
    pub addresses: u64,
    /// Whether the records name AWS services (`pkt-dst-aws-service`), so that public addresses could be told apart.
    pub names_services: bool,
    /// The Region, where the records or the files' ranges say so.
    pub region: Option<String>,
    /// The AZs that the records name, in order.
    pub azs: Vec<String>,
}

impl Traffic {
    /// The volumes that passed a NAT gateway, or would pass one where the records are of the workload's own interfaces:
    /// without what stayed inside the network, and without what left it by a gateway endpoint or an internet gateway.
    pub fn nat_volumes(&self) -> impl Iterator<Item = TrafficVolume> + '_ {
        // Counted at NAT gateways, `volumes` holds nothing of the workload's interfaces.
        let counted = self.counted_at == CountedAt::Workload;
        let bypasses = [&self.by_gateway_endpoint, &self.by_internet_gateway];
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
    /// At interfaces of the workload, because no record is of a NAT gateway: what would go through one.
    Workload,
    /// In a query, which added them up already; only where there are no records beside it.
    Query,
}

/// What went to one kind of place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrafficVolume {
    /// What stands at the other end.
    pub remote: Remote,
    /// Bytes from the workload.
    pub sent: u64,
    /// Bytes to the workload.
    pub received: u64,
}

/// What stands at the other end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Remote {
    /// Amazon S3 in the same Region, or in one that is not known.
    S3,
    /// Amazon DynamoDB, likewise.
    DynamoDb,
    /// Amazon S3 or DynamoDB in another Region, which no gateway endpoint reaches.
    OtherRegion(String),
    /// A service: as AWS's tag names it, such as `API_GATEWAY`, or as its endpoints are called, such as `logs`, where a
    /// query log tells it.
    Aws(String),
    /// Something that a customer runs with a service, such as an EKS cluster or an RDS database, where a query log names
    /// it: no endpoint of the service reaches it.
    DataPlane(String),
    /// Some service of AWS: logs cannot tell which (`AMAZON`, `EC2`).
    AwsUnknown,
    /// A public address of which the log does not say whether it is AWS's.
    PublicUnknown,
    /// The internet.
    Internet,
    /// Another AZ of the same network.
    CrossAz,
    /// The same network, in the same AZ or in one that is not known.
    Inside,
}

/// What passed one network interface, or one regional NAT gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterfaceTraffic {
    /// Its id: `eni-…`, or `nat-…` of a regional NAT gateway.
    pub id: String,
    /// What it seems to be.
    pub kind: InterfaceKind,
    /// Its AZ, where the records name it.
    pub az: Option<String>,
    /// Bytes in both directions, each once.
    pub bytes: u64,
}

/// What a network interface belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InterfaceKind {
    /// A NAT gateway.
    NatGateway,
    /// An interface endpoint.
    Endpoint,
    /// Anything else.
    Other,
}

/// An address that much was exchanged with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talker {
    /// The address.
    pub address: String,
    /// What it is.
    pub remote: Remote,
    /// Bytes in both directions.
    pub bytes: u64,
}
