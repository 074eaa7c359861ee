//! The role of an interface: a NAT gateway's, an endpoint's or another.

use std::collections::{BTreeMap, BTreeSet};

use super::interfaces::{Interface, InterfaceType, PrimaryAddress};
use super::listed_addresses::ListedAddresses;
use super::one_sided::is_address;
use crate::imported_data::{EndpointKind, ImportedNetwork};

/// Bytes sent and received per side of an interface.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SideTotals {
    pub(super) near: (u64, u64),
    /// Forwarded packets for private addresses.
    pub(super) near_private: (u64, u64),
    pub(super) far: (u64, u64),
    /// The part of `far` with addresses to which something was sent.
    pub(super) answered: (u64, u64),
    pub(super) peers: (u64, u64),
    pub(super) nat64: (u64, u64),
}

/// The role of an interface, which decides how its bytes count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A NAT gateway's: what it forwards to public addresses counts.
    Nat,
    /// A private NAT gateway's: everything that it forwards counts.
    PrivateNat,
    /// A NAT gateway's whose records do not show what it forwards: the public side counts.
    NatFar,
    /// A regional NAT gateway whose records have public addresses directly.
    Regional,
    Endpoint,
    /// An attachment of a transit gateway: it counts where no interface of a VPC has the same bytes.
    Transit,
    Other,
}

impl Role {
    /// Whether it belongs to a NAT gateway.
    pub(super) const fn is_gateway(self) -> bool {
        !matches!(self, Self::Endpoint | Self::Transit | Self::Other)
    }
}

/// The interfaces in resource lists.
#[derive(Debug)]
pub(super) struct ListedInterfaces<'a> {
    gateways: BTreeSet<&'a [u8]>,
    endpoints: BTreeSet<&'a [u8]>,
    addresses: &'a ListedAddresses,
}

impl<'a> ListedInterfaces<'a> {
    pub(super) fn new(network: &'a ImportedNetwork, addresses: &'a ListedAddresses) -> Self {
        let gateways = network.nat_gateways.iter();
        let gateways = gateways.flat_map(|gateway| gateway.interfaces.iter().chain([&gateway.id]));
        let endpoints = network.endpoints.iter().filter(|endpoint| endpoint.kind != EndpointKind::Gateway);
        let endpoints = endpoints.flat_map(|endpoint| &endpoint.interfaces);
        Self {
            gateways: gateways.map(String::as_bytes).collect(),
            endpoints: endpoints.map(String::as_bytes).collect(),
            addresses,
        }
    }

    /// Whether lists have an interface as a NAT gateway's.
    pub(super) fn is_gateway(&self, interface: &Interface) -> bool {
        self.gateways.contains(&*interface.id) || has_address(&self.addresses.gateways, interface)
    }

    /// Whether lists have an interface as an interface endpoint's.
    pub(super) fn is_endpoint(&self, interface: &Interface) -> bool {
        self.endpoints.contains(&*interface.id) || has_address(&self.addresses.endpoints, interface)
    }
}

/// Whether an interface has one of the listed addresses. Networks share private addresses, so where both the records
/// and the list have interfaces, those decide.
fn has_address(listed: &BTreeMap<u32, String>, interface: &Interface) -> bool {
    let PrimaryAddress::Known(own) = interface.primary_address else { return false };
    listed.get(&own).is_some_and(|id| id.is_empty() || is_address(interface))
}

/// The role of an interface.
pub(super) fn role(interface: &Interface, sums: &SideTotals, listed: &ListedInterfaces<'_>) -> Role {
    let id = &*interface.id;
    let any = |sum: (u64, u64)| sum != (0, 0);
    if interface.kind == InterfaceType::Endpoint || listed.is_endpoint(interface) {
        return Role::Endpoint;
    }
    let gateway = listed.is_gateway(interface);
    match interface.kind {
        InterfaceType::RegionalNatGateway if any(sums.near) => return Role::Nat,
        InterfaceType::RegionalNatGateway => return Role::Regional,
        InterfaceType::TransitGateway => return Role::Transit,
        _ if !gateway && interface.kind != InterfaceType::NatGateway => {}
        _ if any(sums.near) => return Role::Nat,
        _ if any(sums.near_private) => return Role::PrivateNat,
        _ => return Role::NatFar,
    }
    // A transit gateway has records of the network's side only, so `far` is zero.
    if interface.kind == InterfaceType::Unspecified && any(sums.near) && any(sums.far) {
        return Role::Nat;
    }
    let (up, down) = ((sums.peers.1, sums.answered.0), (sums.peers.0, sums.answered.1));
    let same = |(private, public): (u64, u64)| alike(private, public);
    // A query may have left out one direction of the private side.
    let passes_on = match (up.0, down.0) {
        (0, 0) => false,
        (0, _) => is_address(interface) && same(down),
        (_, 0) if is_address(interface) => same(up),
        _ => up.1 > 0 && same(up) && same(down),
    };
    let unnamed = interface.kind == InterfaceType::Unspecified && !interface.has_packets && !interface.has_instance;
    if passes_on && unnamed && !id.is_empty() { Role::NatFar } else { Role::Other }
}

/// Whether two amounts differ by at most a 256th.
const fn alike(one: u64, other: u64) -> bool {
    let (less, more) = if one < other { (one, other) } else { (other, one) };
    more - less <= more / 256
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imported_data::{
        Availability, Connectivity, CountedAt, Endpoint, InterfaceKind, NatGateway, Remote, ResourceState, Traffic,
    };
    use crate::reader::{Format, ImportAccumulator, Options, ReadStatus};

    /// The traffic of a log beside a resource list.
    fn read(text: &str, network: &ImportedNetwork) -> Traffic {
        let mut accumulator = ImportAccumulator::default();
        let line = text.lines().next().unwrap_or_default().as_bytes();
        let Some(Ok(mut reader)) = super::super::recognise(line, &Options::default()) else {
            return Traffic::default();
        };
        let mut file = crate::imported_data::FileRead::default();
        assert_eq!(Format::push(&mut *reader, text.as_bytes(), &mut file, &mut accumulator), ReadStatus::WantsMore);
        reader.end(&mut file, &mut accumulator);
        accumulator.flow_log.finish(network).unwrap_or_default()
    }

    fn listed(connectivity: Connectivity) -> ImportedNetwork {
        let gateway = NatGateway {
            id: "nat-1".to_owned(),
            vpc: String::new(),
            subnet: String::new(),
            availability: Availability::Zonal,
            connectivity,
            azs: Some(1),
            public_ipv4: None,
            interfaces: vec!["eni-n".to_owned()],
            state: ResourceState::Existing,
            ..NatGateway::default()
        };
        let endpoint = |kind, interface: &str| Endpoint {
            id: "vpce-1".to_owned(),
            vpc: String::new(),
            service_name: "com.amazonaws.ap-northeast-1.ecr.api".to_owned(),
            kind,
            azs: None,
            interfaces: vec![interface.to_owned()],
            state: ResourceState::Existing,
            ..Endpoint::default()
        };
        let endpoints = vec![endpoint(EndpointKind::Interface, "eni-e"), endpoint(EndpointKind::Gateway, "eni-x")];
        let regions = vec!["eu-central-1".to_owned()];
        ImportedNetwork { nat_gateways: vec![gateway], endpoints, regions, ..ImportedNetwork::default() }
    }

    fn volumes(traffic: &Traffic) -> Vec<(Remote, u64, u64)> {
        traffic.volumes.iter().map(|volume| (volume.remote.clone(), volume.sent, volume.received)).collect()
    }

    #[test]
    fn a_list_of_gateways_tells_what_behaviour_does_not() {
        // In version 2, where the public side does not add up: the missing bytes have an unknown destination.
        let text = "interface-id srcaddr dstaddr bytes\n\
            eni-n 10.0.1.5 10.0.9.9 100\n\
            eni-n 10.0.9.9 52.219.0.1 60\n\
            eni-n 52.219.0.1 10.0.9.9 500\n\
            eni-n 8.8.8.8 10.0.9.9 9999\n\
            eni-n 10.0.9.9 10.0.1.5 500\n";
        let traffic = read(text, &listed(Connectivity::Public));
        assert_eq!(traffic.counted_at, CountedAt::NatGateways);
        let other = Remote::OtherRegion("ap-northeast-1".to_owned());
        assert_eq!(volumes(&traffic), [(other, 60, 500), (Remote::PublicUnknown, 40, 0)]);
        assert_eq!(traffic.interfaces[0].bytes, 600);
        let traffic = read(text, &ImportedNetwork::default());
        assert_eq!(traffic.counted_at, CountedAt::Workload);
        assert_eq!(volumes(&traffic)[0], (Remote::PublicUnknown, 0, 9999));
    }

    #[test]
    fn a_private_gateway_passes_on_to_private_addresses() {
        let text = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes\n\
            eni-n 10.0.1.5 10.0.9.9 10.0.1.5 192.168.7.7 100\n\
            eni-n 10.0.9.9 192.168.7.7 10.0.9.9 192.168.7.7 100\n\
            eni-n 192.168.7.7 10.0.9.9 192.168.7.7 10.0.9.9 7\n\
            eni-n 10.0.9.9 10.0.1.5 192.168.7.7 10.0.1.5 7\n";
        let traffic = read(text, &listed(Connectivity::Private));
        assert_eq!((traffic.counted_at, volumes(&traffic)), (CountedAt::NatGateways, vec![(Remote::Inside, 100, 7)]));
        assert_eq!(traffic.interfaces[0].bytes, 107);
    }

    #[test]
    fn an_endpoint_is_what_the_list_says_and_may_be_idle() {
        let text = "interface-id srcaddr dstaddr bytes log-status\n\
            eni-e - - - NODATA\n\
            eni-x 10.0.1.5 9.9.9.9 5 OK\n";
        let traffic = read(text, &listed(Connectivity::Public));
        let interfaces: Vec<_> = traffic.interfaces.iter().map(|one| (one.id.as_str(), one.kind, one.bytes)).collect();
        assert_eq!(interfaces, [("eni-x", InterfaceKind::Other, 5), ("eni-e", InterfaceKind::Endpoint, 0)]);
        assert_eq!(volumes(&traffic), [(Remote::PublicUnknown, 5, 0)]);
    }

    #[test]
    fn nat64_hides_an_address_of_ipv4_and_ipv6_counts_by_itself() {
        let text = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes\n\
            eni-a 2600:1::5 64:ff9b::34db:1 2600:1::5 64:ff9b::34db:1 10\n\
            eni-a 64:ff9b::34db:1 2600:1::5 64:ff9b::34db:1 2600:1::5 20\n\
            eni-a 2600:1::5 2606:4700::1 2600:1::5 2606:4700::1 30\n\
            eni-a 2606:4700::1 2600:1::5 2606:4700::1 2600:1::5 40\n\
            eni-a 2001:4860::8 2600:1::5 2001:4860::8 2600:1::5 50\n";
        let traffic = read(text, &ImportedNetwork::default());
        assert_eq!(volumes(&traffic), [(Remote::S3, 10, 20)]);
        let six: Vec<_> =
            traffic.ipv6.iter().map(|volume| (volume.remote.clone(), volume.sent, volume.received)).collect();
        assert_eq!(six, [(Remote::PublicUnknown, 30, 90)]);
    }

    #[test]
    fn amounts_are_alike_within_a_256th() {
        for (one, other, is) in
            [(0, 0, true), (256, 255, true), (255, 254, false), (25_600, 25_500, true), (1, 0, false)]
        {
            assert_eq!((alike(one, other), alike(other, one)), (is, is), "{one} {other}");
        }
    }
}
