//! Decides on which sides of its interface the bytes of a record could count.

use super::aggregator::{Aggregator, Record, merged, tag};
use super::interfaces::{InterfaceType, PrimaryAddress};
use super::pairs::{PairKey, Pairs, Side};
use super::ranges::built_in;
use super::value::Address;

impl Aggregator {
    /// The most pairs with private addresses, so that room remains for public ones.
    const MOST_PEERS: usize = Pairs::MOST / 3;

    /// Counts the bytes of a record on every side on which they could count.
    pub(super) fn count(&mut self, place: usize, record: &Record) {
        let &Record { source, destination, packet_source, packet_destination, bytes, .. } = record;
        let named = self.interfaces.get(place).map_or(InterfaceType::Unspecified, |interface| interface.kind);
        match named {
            InterfaceType::RegionalNatGateway => return self.count_regional(place, record),
            InterfaceType::TransitGateway => return self.count_transit(place, record),
            _ => {}
        }
        // Only the interface's own address replaces that of the packet.
        let (source_moved, destination_moved) = (packet_source != source, packet_destination != destination);
        let leaves = match (source, destination) {
            _ if destination.nat64().is_some() => Some(true),
            _ if source.nat64().is_some() => Some(false),
            _ if record.leaves.is_some() => record.leaves,
            _ if source_moved != destination_moved => Some(source_moved),
            _ if source.is_public() != destination.is_public() => Some(destination.is_public()),
            (Address::V4(from), Address::V4(to)) => self.infer_direction(place, from, to, bytes),
            // The interface's own address is known in the end, since it is part of all its pairs.
            (Address::V6(from), Address::V6(to)) => {
                self.add_ipv6(
                    place,
                    Side::Near,
                    [from, to],
                    record.destination_tag.max(record.source_tag),
                    (bytes, 0),
                    0,
                );
                return;
            }
            _ => None,
        };
        let Some(leaves) = leaves else { return };
        let (own, own_packet, other) =
            if leaves { (source, packet_source, destination) } else { (destination, packet_destination, source) };
        self.set_primary_address(place, own);
        let tag = if leaves { record.destination_tag } else { record.source_tag };
        if let Some(address) = other.nat64() {
            self.add(place, Side::Nat64, Address::V4(address), tag, one_way(bytes, leaves), 0);
            return;
        }
        let passes = !(own_packet.is_public() && other.is_public());
        if own_packet != own && passes && matches!(own_packet, Address::V4(_)) {
            // The packet is not addressed to the interface's primary address. Either the interface forwards it, so that
            // what leaves here comes from there, or it is for a secondary address, such as a pod's.
            let tag = if leaves { record.source_tag } else { record.destination_tag };
            let tag = if own_packet.is_public() { tag } else { tag::NONE };
            self.add(place, Side::Near, own_packet, tag, one_way(bytes, !leaves), 0);
        }
        let (from, to) = one_way(bytes, leaves);
        match (own, other) {
            (Address::V6(own), Address::V6(other)) => {
                self.add_ipv6(place, Side::Far, [own, other], tag, (from, to), record.path);
            }
            _ if other.is_public() => self.add(place, Side::Far, other, tag, (from, to), record.path),
            _ => self.add(place, Side::Peer, other, tag::NONE, (from, to), 0),
        }
    }

    /// Records of a regional NAT gateway have the destination of packets, so those between private and public addresses
    /// are between the network and the gateway; forwarded packets have two public addresses.
    fn count_regional(&mut self, place: usize, record: &Record) {
        let &Record { source, destination, packet_source, packet_destination, bytes, .. } = record;
        let side = |from: Address, to: Address| match (from.is_public(), to.is_public()) {
            _ if from.nat64().is_some() => Some((from, false)),
            _ if to.nat64().is_some() => Some((to, true)),
            (false, true) => Some((to, true)),
            (true, false) => Some((from, false)),
            _ => None,
        };
        let Some((remote, sent)) = side(packet_source, packet_destination) else { return };
        let remote = remote.nat64().map_or(remote, Address::V4);
        let tag = if sent { record.destination_tag } else { record.source_tag };
        // Either between two private addresses with a public packet address, or directly to the public address.
        let moved = !source.is_public() && !destination.is_public();
        let side = if moved { Side::Near } else { Side::Far };
        self.add(place, side, remote, tag, one_way(bytes, sent), 0);
    }

    /// Records of a transit gateway say whether a packet came into it or went out of it. At the attachment of the
    /// workload, what is for public addresses comes in, and what is from them goes out; at the other one it is the
    /// other way round.
    fn count_transit(&mut self, place: usize, record: &Record) {
        let &Record { source, destination, bytes, leaves, .. } = record;
        match (source.is_public(), destination.is_public()) {
            (false, true) if leaves != Some(true) => {
                self.add(place, Side::Far, destination, record.destination_tag, (bytes, 0), 0);
            }
            (true, false) if leaves != Some(false) => {
                self.add(place, Side::Far, source, record.source_tag, (0, bytes), 0);
            }
            (false, false) if leaves != Some(true) => {
                self.add(place, Side::Peer, destination, tag::NONE, (bytes, 0), 0);
            }
            _ => {}
        }
    }

    /// Whether a record with two private addresses leaves its interface; none while the interface's address is unknown,
    /// and then the bytes are kept until it is known.
    fn infer_direction(&mut self, place: usize, from: u32, to: u32, bytes: u64) -> Option<bool> {
        // Records without an interface id do not share an address.
        if place == 0 {
            return Some(true);
        }
        let interface = self.interfaces.get_mut(place)?;
        match interface.primary_address {
            PrimaryAddress::Unknown => {
                interface.primary_address = PrimaryAddress::Either { addresses: [from, to], forth: bytes, back: 0 };
                None
            }
            PrimaryAddress::Known(own) => Some(own != to || own == from),
            PrimaryAddress::Either { addresses, forth, back } if addresses == [from, to] => {
                interface.primary_address =
                    PrimaryAddress::Either { addresses, forth: forth.saturating_add(bytes), back };
                None
            }
            PrimaryAddress::Either { addresses, forth, back } if addresses == [to, from] => {
                interface.primary_address =
                    PrimaryAddress::Either { addresses, forth, back: back.saturating_add(bytes) };
                None
            }
            PrimaryAddress::Either { addresses, .. } => {
                self.set_primary_address(place, Address::V4(if addresses.contains(&to) { to } else { from }));
                Some(!addresses.contains(&to) || from == to)
            }
        }
    }

    /// Sets the primary address of an interface, and counts the bytes kept until then.
    #[inline(always)]
    fn set_primary_address(&mut self, place: usize, own: Address) {
        let Address::V4(own) = own else { return };
        let Some(interface) = self.interfaces.get_mut(place).filter(|_| place != 0) else { return };
        if matches!(interface.primary_address, PrimaryAddress::Known(_)) {
            return;
        }
        let known = std::mem::replace(&mut interface.primary_address, PrimaryAddress::Known(own));
        if let PrimaryAddress::Either { addresses: [from, to], forth, back } = known {
            let (other, bytes) = if own == to { (from, (back, forth)) } else { (to, (forth, back)) };
            self.add_waiting(place, other, bytes);
        }
    }

    /// Counts bytes that were kept until the interface's primary address was known.
    pub(super) fn add_waiting(&mut self, place: usize, other: u32, bytes: (u64, u64)) {
        let other = Address::V4(other);
        let side = if other.is_public() { Side::Far } else { Side::Peer };
        self.add(place, side, other, tag::NONE, bytes, 0);
    }

    /// Adds sent and received bytes to the pair of an interface and an address.
    #[inline(always)]
    fn add(&mut self, place: usize, side: Side, address: Address, tag: u8, bytes: (u64, u64), paths: u8) {
        let Address::V4(place_of_address) = address else {
            if let Address::V6(other) = address {
                self.add_ipv6(place, side, [0, other], tag, bytes, paths);
            }
            return;
        };
        let key = PairKey { address: place_of_address, is_v6: false, side, tag, interface: place as u16 };
        // The lookup is needed only when the table is nearly full.
        let crowded = self.pairs.len() >= Pairs::MOST || side == Side::Peer && self.peers >= Self::MOST_PEERS;
        if !crowded || self.pairs.find(key).is_some() {
            let before = self.pairs.len();
            self.pairs.add(key, bytes.0, bytes.1, paths);
            self.peers += if side == Side::Peer { self.pairs.len() - before } else { 0 };
        } else if side == Side::Peer {
            self.add_merged(PairKey { address: 0, ..key }, bytes, paths);
        } else {
            let of = built_in(address).map_or(merged::NONE, |(place, _)| u32::from(place));
            self.add_merged(PairKey { address: merged::V4 | of, is_v6: true, ..key }, bytes, paths);
        }
    }

    fn add_ipv6(&mut self, place: usize, side: Side, pair: [u128; 2], tag: u8, bytes: (u64, u64), paths: u8) {
        let key = PairKey { address: merged::V6, is_v6: true, side, tag, interface: place as u16 };
        if let Some(number) = self.ipv6_pairs.number(pair) {
            let key = PairKey { address: number, ..key };
            if self.pairs.len() < Pairs::MOST || self.pairs.find(key).is_some() {
                self.pairs.add(key, bytes.0, bytes.1, paths);
                return;
            }
        }
        let of = built_in(Address::V6(pair[1])).map_or(merged::NONE, |(place, _)| u32::from(place));
        self.add_merged(PairKey { address: merged::V6 | of, side: Side::Far, ..key }, bytes, paths);
    }

    fn add_merged(&mut self, key: PairKey, bytes: (u64, u64), paths: u8) {
        self.merged = true;
        if !self.pairs.add(key, bytes.0, bytes.1, paths) {
            // Not even merged pairs fit: only the sum is kept.
            self.rest.0 = self.rest.0.saturating_add(bytes.0);
            self.rest.1 = self.rest.1.saturating_add(bytes.1);
        }
    }
}

/// Bytes sent and received, one of which is zero.
const fn one_way(bytes: u64, sent: bool) -> (u64, u64) {
    if sent { (bytes, 0) } else { (0, bytes) }
}
