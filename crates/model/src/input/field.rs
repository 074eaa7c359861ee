//! What a user can say, one by one.

use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;

/// Something that a user can say. Its [`Field::key`] names it in links and in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The Region.
    Region,
    /// The AZs of the workload.
    Azs,
    /// The hours in the month.
    Hours,
    /// How many VPCs there are.
    Vpcs,
    /// Whether the VPCs hang on a transit gateway already.
    TransitGateway,
    /// Whether the VPCs can be peered with a hub VPC.
    Peering,
    /// The share of the data over peerings that crosses AZs.
    PeeringCrossAz,
    /// Whether the workloads can be in subnets that one account shares.
    Sharing,
    /// The NAT topology.
    Nat,
    /// The NAT connectivity.
    Connectivity,
    /// Public IPv4 addresses per NAT gateway.
    Ipv4,
    /// Bandwidth provisioned for each NAT gateway.
    NatGbps,
    /// Inspection by Gateway Load Balancer endpoints.
    Inspection,
    /// AWS Network Firewall.
    NetworkFirewall,
    /// The cross-AZ share.
    CrossAz,
    /// Connections to one destination at the same time.
    Connections,
    /// The NAT instance to compare with.
    Instance,
    /// Whether everything answers over IPv6.
    Ipv6,
    /// The hosts that would have a public IPv4 address each.
    PublicHosts,
    /// The container images that are pulled.
    ImagePulls,
    /// By how much all data grows in a month.
    Growth,
    /// What the change costs once.
    OneOffCost,
    /// What designs have to meet.
    Requirements,
    /// The services as a whole.
    Services,
    /// The data of one service.
    ServiceGb(ServiceId),
    /// The AZs of one service's endpoint.
    ServiceAzs(ServiceId),
    /// The hours that one service's endpoint exists.
    ServiceHours(ServiceId),
    /// The path that one service's data must take.
    ServicePath(ServiceId),
    /// The path that one service's data takes today.
    ServiceToday(ServiceId),
    /// The services that one service stands or falls with.
    ServiceGroup(ServiceId),
    /// The least data of one service.
    ServiceLow(ServiceId),
    /// The most data of one service.
    ServiceHigh(ServiceId),
    /// The data of all services together.
    TotalGb,
    /// Data sent to the internet.
    InternetOut,
    /// The least of it.
    InternetOutLow,
    /// The most of it.
    InternetOutHigh,
    /// Data received from the internet.
    InternetIn,
    /// The least of it.
    InternetInLow,
    /// The most of it.
    InternetInHigh,
    /// Whether the free data to the internet is this workload's.
    FreeEgress,
    /// Another Region that data is exchanged with.
    OtherRegion,
    /// Data sent there.
    OtherOut,
    /// Data that comes from there.
    OtherIn,
    /// The cross-Region endpoints that carry it.
    OtherEndpoints,
    /// A unit price.
    Price(PriceItem),
    /// The discount.
    Discount,
    /// The code of another currency.
    Currency,
    /// What one US dollar is worth in it.
    CurrencyRate,
}
