//! What an interface is: a NAT gateway's, an endpoint's or another.

use std::collections::BTreeSet;

use super::interfaces::{Interface, Named};
use crate::intake::found::{EndpointKind, Network};

/// What one interface carried, by side: sent and received.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) near: (u64, u64),
    /// Those of packets for private addresses.
    pub(super) near_private: (u64, u64),
    pub(super) far: (u64, u64),
    /// Those of `far` with addresses that something was sent to.
    pub(super) answered: (u64, u64),
    pub(super) peers: (u64, u64),
    pub(super) nat64: (u64, u64),
}

/// What an interface is, and how its bytes count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A NAT gateway's: what it passes on to public addresses counts.
    Nat,
    /// A private NAT gateway's: all that it passes on counts.
    PrivateNat,
    /// A NAT gateway's whose records do not tell what it passes on: the public side counts.
    NatFar,
    /// A regional NAT gateway that shows public addresses straight away.
    Regional,
    Endpoint,
    Other,
}

impl Role {
    /// Whether it is a NAT gateway's.
    pub(super) const fn is_gateway(self) -> bool {
        !matches!(self, Self::Endpoint | Self::Other)
    }
}

/// The interfaces that lists of resources name.
#[derive(Debug)]
pub(super) struct Listed<'a> {
    gateways: BTreeSet<&'a [u8]>,
    endpoints: BTreeSet<&'a [u8]>,
}

impl<'a> Listed<'a> {
    pub(super) fn new(network: &'a Network) -> Self {
        let gateways = network.nat_gateways.iter();
        let gateways = gateways.flat_map(|gateway| gateway.interfaces.iter().chain([&gateway.id]));
        let endpoints = network.endpoints.iter().filter(|endpoint| endpoint.kind != EndpointKind::Gateway);
        let endpoints = endpoints.flat_map(|endpoint| &endpoint.interfaces);
        Self {
            gateways: gateways.map(String::as_bytes).collect(),
            endpoints: endpoints.map(String::as_bytes).collect(),
        }
    }
}

/// What an interface is.
pub(super) fn role(interface: &Interface, sums: &Sums, listed: &Listed<'_>) -> Role {
    let id = &*interface.id;
    let any = |sum: (u64, u64)| sum != (0, 0);
    if interface.kind == Named::Endpoint || listed.endpoints.contains(id) {
        return Role::Endpoint;
    }
    let gateway = listed.gateways.contains(id);
    match interface.kind {
        Named::RegionalNatGateway if any(sums.near) => return Role::Nat,
        Named::RegionalNatGateway => return Role::Regional,
        _ if !gateway && interface.kind != Named::NatGateway => {}
        _ if any(sums.near) => return Role::Nat,
        _ if any(sums.near_private) => return Role::PrivateNat,
        _ => return Role::NatFar,
    }
    // Of a transit gateway only the side of the network has records, so that nothing is far.
    if interface.kind == Named::Nothing && any(sums.near) && any(sums.far) {
        return Role::Nat;
    }
    let passes_on = sums.peers.1 > 0
        && sums.answered.0 > 0
        && alike(sums.peers.1, sums.answered.0)
        && alike(sums.peers.0, sums.answered.1);
    let unnamed = interface.kind == Named::Nothing && !interface.has_packets && !interface.has_instance;
    if passes_on && unnamed && !id.is_empty() { Role::NatFar } else { Role::Other }
}

/// Whether two amounts differ by a 256th at most.
const fn alike(one: u64, other: u64) -> bool {
    let (less, more) = if one < other { (one, other) } else { (other, one) };
    more - less <= more / 256
}
