//! What records add up to, before it is known which of their interfaces are those of NAT gateways.
//!
//! Files come in any order, and an interface may turn out to be a NAT gateway's at the very end. So bytes are kept by
//! interface, side and other end, each on every side that it could count on; `finish` chooses.

use super::columns::Field;
use super::cover::Cover;
use super::interfaces::{Interfaces, Named, Own};
use super::names::Names;
use super::pairs::{Key, Pairs, Side};
use super::ranges::{Ranges, built_in};
use super::scan::Values;
use super::six::Sixes;
use super::value::{Address, number, same, seconds};
use crate::intake::found::Span;

/// Why a record was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A field holds something else than what belongs there.
    Value(Field),
    NoData,
    SkipData,
    Rejected,
}

/// How a record was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// By its addresses.
    Apart,
    /// With others, since there were too many of them.
    Merged,
}

/// What all records add up to.
#[derive(Debug, Default)]
pub(in crate::intake) struct Tally {
    pub(super) interfaces: Interfaces,
    pub(super) pairs: Pairs,
    pub(super) sixes: Sixes,
    pub(super) cover: Cover,
    pub(super) azs: Names,
    pub(super) regions: Names,
    pub(super) services: Names,
    pub(super) records: u64,
    pub(super) skipdata: u64,
    pub(super) names_services: bool,
    /// What not even that has room for.
    pub(super) rest: (u64, u64),
    /// What queries say: bytes by tag, address and interface, added up already.
    pub(super) queried: Pairs,
    /// How many rows of queries there were.
    pub(super) rows: u64,
    /// AWS's list of its ranges, if it was among the files.
    pub(in crate::intake) ranges: Ranges,
    /// The number of the layout of the next records.
    layout: u32,
    /// How many peers are kept apart.
    peers: usize,
    /// Whether the last record was counted with others.
    merged: bool,
    /// The last times that were read, since those of the next record are often the same.
    times: Times,
}

/// Two times as they were written, and what they mean.
#[derive(Debug, Default)]
struct Times {
    text: Vec<u8>,
    start: usize,
    span: Span,
}

/// Tags of addresses: none, that it is not AWS's, or a place among the names of services and [`tag::NAMED`].
pub(super) mod tag {
    pub(in super::super) const NONE: u8 = 0;
    pub(in super::super) const INTERNET: u8 = 1;
    pub(in super::super) const NAMED: u8 = 2;
    /// One of AWS's, but there were too many of them.
    pub(in super::super) const AWS: u8 = u8::MAX;
}

/// Paths that bytes took, as bits.
pub(super) mod path {
    /// A gateway endpoint.
    pub(in super::super) const GATEWAY_ENDPOINT: u8 = 1;
    /// An internet gateway.
    pub(in super::super) const INTERNET_GATEWAY: u8 = 2;
    /// One of the two.
    pub(in super::super) const EITHER: u8 = 4;
    /// Another way.
    pub(in super::super) const OTHER: u8 = 8;
}

/// Places that stand for addresses of which there were too many: that of a built-in range, or [`merged::NONE`].
pub(super) mod merged {
    pub(in super::super) const V4: u32 = 0xffff_0000;
    pub(in super::super) const V6: u32 = 0xfffe_0000;
    pub(in super::super) const NONE: u32 = 0xffff;
}

/// A record's addresses and bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) source: Address,
    pub(super) destination: Address,
    pub(super) packet_source: Address,
    pub(super) packet_destination: Address,
    pub(super) bytes: u64,
    /// Whether it left the interface, where the record says so.
    pub(super) leaves: Option<bool>,
    pub(super) source_tag: u8,
    pub(super) destination_tag: u8,
    pub(super) path: u8,
}

impl Tally {
    /// So many peers are kept apart, so that room remains for public addresses.
    const MOST_PEERS: usize = Pairs::MOST / 3;

    /// The next records have another layout than those before.
    pub(super) fn begin_layout(&mut self) {
        self.layout = self.layout.saturating_add(1);
    }

    /// Counts a record. One that has a fault leaves nothing behind.
    pub(super) fn take(&mut self, values: &Values<'_>) -> Result<Kept, Fault> {
        let get = |field: Field| values.get(field);
        let id = match get(Field::Interface) {
            b"" | b"-" => get(Field::Resource),
            id => id,
        };
        if id.len() > Interfaces::LONGEST {
            return Err(Fault::Value(Field::Interface));
        }
        let counts = match get(Field::Status) {
            b"NODATA" => Err(Fault::NoData),
            // Without the field, dashes say that there was nothing.
            b"" if get(Field::Bytes) == b"-" => Err(Fault::NoData),
            b"OK" | b"" => Ok(()),
            b"SKIPDATA" => Err(Fault::SkipData),
            _ => return Err(Fault::Value(Field::Status)),
        };
        let counts = match (counts, get(Field::Action)) {
            (Err(fault), _) => Err(fault),
            (Ok(()), b"ACCEPT" | b"") => Ok(()),
            (Ok(()), b"REJECT") => Err(Fault::Rejected),
            _ => return Err(Fault::Value(Field::Action)),
        };
        let span = self.span(get(Field::Start), get(Field::End))?;
        let record = match counts {
            Ok(()) => Some(self.record(values)?),
            Err(_) => None,
        };
        // From here on nothing fails.
        if let Some(span) = span {
            self.cover.add(span);
        }
        let place = self.interface(id, values, record.is_some());
        let Some(record) = record else {
            self.skipdata += u64::from(counts == Err(Fault::SkipData));
            return counts.map(|()| Kept::Apart);
        };
        self.records += 1;
        self.merged = false;
        self.count(place, &record);
        Ok(if self.merged { Kept::Merged } else { Kept::Apart })
    }

    /// The stretch of time of a record; none when it does not tell.
    fn span(&mut self, start: &[u8], end: &[u8]) -> Result<Option<Span>, Fault> {
        if self.times.start == start.len() && !(start.is_empty() && end.is_empty()) {
            let (before, behind) = self.times.text.split_at_checked(self.times.start).unwrap_or_default();
            if same(before, start) && same(behind, end) {
                return Ok(Some(self.times.span));
            }
        }
        let read = |text: &[u8], field| match text {
            b"" | b"-" => Ok(None),
            text => seconds(text).map(Some).ok_or(Fault::Value(field)),
        };
        let (from, to) = (read(start, Field::Start)?, read(end, Field::End)?);
        let (Some(from), Some(to)) = (from.or(to), to.or(from)) else { return Ok(None) };
        if to < from {
            return Err(Fault::Value(Field::End));
        }
        let span = Span { from, to };
        self.times.text.clear();
        self.times.text.extend_from_slice(start);
        self.times.text.extend_from_slice(end);
        self.times.start = start.len();
        self.times.span = span;
        Ok(Some(span))
    }

    /// Reads what is counted of a record.
    fn record(&mut self, values: &Values<'_>) -> Result<Record, Fault> {
        let get = |field: Field| values.get(field);
        let end = |field: Field, packet: Field| {
            let (text, packet_text) = (get(field), get(packet));
            let address = match (text, packet_text) {
                (b"", b"") => Address::V4(0),
                (b"", text) => return Address::parse(text).map(|one| (one, one)).ok_or(Fault::Value(packet)),
                (text, _) => Address::parse(text).ok_or(Fault::Value(field))?,
            };
            match packet_text {
                b"" | b"-" => Ok((address, address)),
                other if same(other, text) => Ok((address, address)),
                other => Ok((address, Address::parse(other).ok_or(Fault::Value(packet))?)),
            }
        };
        let (source, packet_source) = end(Field::Source, Field::PacketSource)?;
        let (destination, packet_destination) = end(Field::Destination, Field::PacketDestination)?;
        let bytes = number(get(Field::Bytes)).ok_or(Fault::Value(Field::Bytes))?;
        Ok(Record {
            source,
            destination,
            packet_source,
            packet_destination,
            bytes,
            leaves: match get(Field::Direction) {
                b"egress" => Some(true),
                b"ingress" => Some(false),
                _ => None,
            },
            source_tag: self.tag(get(Field::SourceService)),
            destination_tag: self.tag(get(Field::DestinationService)),
            path: match get(Field::Path) {
                b"" | b"-" => 0,
                b"7" => path::GATEWAY_ENDPOINT,
                b"8" => path::INTERNET_GATEWAY,
                b"2" => path::EITHER,
                _ => path::OTHER,
            },
        })
    }

    /// The tag of an address.
    pub(super) fn tag(&mut self, text: &[u8]) -> u8 {
        match text {
            b"" => return tag::NONE,
            b"-" => return tag::INTERNET,
            _ => {}
        }
        self.names_services = true;
        self.services.place(text).map_or(tag::AWS, |place| place + tag::NAMED)
    }

    /// The place of a record's interface, and what the record tells of it.
    fn interface(&mut self, id: &[u8], values: &Values<'_>, counts: bool) -> usize {
        let get = |field: Field| values.get(field);
        let place = self.interfaces.place(id);
        let Some(interface) = self.interfaces.get_mut(place) else { return 0 };
        if interface.told_by == self.layout {
            return place;
        }
        // A record without traffic may have dashes where others do not.
        if counts {
            interface.told_by = self.layout;
        }
        interface.has_packets |= !get(Field::PacketSource).is_empty() || !get(Field::PacketDestination).is_empty();
        interface.has_instance |= !matches!(get(Field::Instance), b"" | b"-");
        if interface.kind == Named::Nothing {
            interface.kind = match get(Field::InterfaceType) {
                b"nat_gateway" => Named::NatGateway,
                b"regional_nat_gateway" => Named::RegionalNatGateway,
                b"vpc_endpoint" => Named::Endpoint,
                b"" | b"-" | b"interface" if id.starts_with(b"nat-") => Named::RegionalNatGateway,
                b"" | b"-" | b"interface" => Named::Nothing,
                _ => Named::Other,
            };
        }
        if interface.az.is_none() {
            interface.az = self.azs.place(get(Field::Az));
        }
        if interface.region.is_none() {
            interface.region = self.regions.place(get(Field::Region));
        }
        place
    }

    /// Counts bytes on every side of an interface on which they could count.
    fn count(&mut self, place: usize, record: &Record) {
        let &Record { source, destination, packet_source, packet_destination, bytes, .. } = record;
        let named = self.interfaces.get(place).map_or(Named::Nothing, |interface| interface.kind);
        if named == Named::RegionalNatGateway {
            self.count_regional(place, record);
            return;
        }
        // Only the interface's own address stands instead of the packet's.
        let (source_moved, destination_moved) = (packet_source != source, packet_destination != destination);
        let leaves = match (source, destination) {
            _ if destination.nat64().is_some() => Some(true),
            _ if source.nat64().is_some() => Some(false),
            _ if record.leaves.is_some() => record.leaves,
            _ if source_moved != destination_moved => Some(source_moved),
            _ if source.is_public() != destination.is_public() => Some(destination.is_public()),
            (Address::V4(from), Address::V4(to)) => self.learn(place, from, to, bytes),
            // The interface's own address shows in the end, since it is in all of its pairs.
            (Address::V6(from), Address::V6(to)) => {
                self.add_six(
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
        self.own(place, own);
        let tag = if leaves { record.destination_tag } else { record.source_tag };
        if let Some(address) = other.nat64() {
            self.add(place, Side::Nat64, Address::V4(address), tag, one_way(bytes, leaves), 0);
            return;
        }
        let passes = !(own_packet.is_public() && other.is_public());
        if own_packet != own && passes && matches!(own_packet, Address::V4(_)) {
            // A packet that is not for the interface's first address: it passes it, so that what leaves here comes from
            // there; or it is for another address that the interface has, such as a pod's.
            let tag = if leaves { record.source_tag } else { record.destination_tag };
            let tag = if own_packet.is_public() { tag } else { tag::NONE };
            self.add(place, Side::Near, own_packet, tag, one_way(bytes, !leaves), 0);
        }
        let (from, to) = one_way(bytes, leaves);
        match (own, other) {
            (Address::V6(own), Address::V6(other)) => {
                self.add_six(place, Side::Far, [own, other], tag, (from, to), record.path);
            }
            _ if other.is_public() => self.add(place, Side::Far, other, tag, (from, to), record.path),
            _ => self.add(place, Side::Peer, other, tag::NONE, (from, to), 0),
        }
    }

    /// A regional NAT gateway shows where packets go, so that those between private and public addresses are those
    /// between the network and the gateway; what it sends on has two public addresses.
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
        // Between two private addresses with a public one behind, or straight to the public one.
        let moved = !source.is_public() && !destination.is_public();
        let side = if moved { Side::Near } else { Side::Far };
        self.add(place, side, remote, tag, one_way(bytes, sent), 0);
    }

    /// Whether a record leaves its interface when its addresses do not tell; none while that is not known, and then
    /// its bytes are kept.
    fn learn(&mut self, place: usize, from: u32, to: u32, bytes: u64) -> Option<bool> {
        // Records without an interface have no address in common.
        if place == 0 {
            return Some(true);
        }
        let interface = self.interfaces.get_mut(place)?;
        match interface.own {
            Own::Unknown => {
                interface.own = Own::Either { addresses: [from, to], forth: bytes, back: 0 };
                None
            }
            Own::Known(own) => Some(own != to || own == from),
            Own::Either { addresses, forth, back } if addresses == [from, to] => {
                interface.own = Own::Either { addresses, forth: forth.saturating_add(bytes), back };
                None
            }
            Own::Either { addresses, forth, back } if addresses == [to, from] => {
                interface.own = Own::Either { addresses, forth, back: back.saturating_add(bytes) };
                None
            }
            Own::Either { addresses, .. } => {
                self.own(place, Address::V4(if addresses.contains(&to) { to } else { from }));
                Some(!addresses.contains(&to) || from == to)
            }
        }
    }

    /// Notes an interface's own address, and counts what waited for it.
    fn own(&mut self, place: usize, own: Address) {
        let Address::V4(own) = own else { return };
        let Some(interface) = self.interfaces.get_mut(place).filter(|_| place != 0) else { return };
        if matches!(interface.own, Own::Known(_)) {
            return;
        }
        let known = std::mem::replace(&mut interface.own, Own::Known(own));
        if let Own::Either { addresses: [from, to], forth, back } = known {
            let (other, bytes) = if own == to { (from, (back, forth)) } else { (to, (forth, back)) };
            self.add_waiting(place, other, bytes);
        }
    }

    /// Counts what waited until its interface's own address was known.
    pub(super) fn add_waiting(&mut self, place: usize, other: u32, bytes: (u64, u64)) {
        let other = Address::V4(other);
        let side = if other.is_public() { Side::Far } else { Side::Peer };
        self.add(place, side, other, tag::NONE, bytes, 0);
    }

    /// Adds bytes, from the network and to it, to what an interface exchanged with an address.
    fn add(&mut self, place: usize, side: Side, address: Address, tag: u8, bytes: (u64, u64), paths: u8) {
        let Address::V4(place_of_address) = address else {
            if let Address::V6(other) = address {
                self.add_six(place, side, [0, other], tag, bytes, paths);
            }
            return;
        };
        let key = Key { address: place_of_address, is_v6: false, side, tag, interface: place as u16 };
        // Only when there are many is it asked whether one more is apart from them.
        let crowded = self.pairs.len() >= Pairs::MOST || side == Side::Peer && self.peers >= Self::MOST_PEERS;
        if !crowded || self.pairs.find(key).is_some() {
            let before = self.pairs.len();
            self.pairs.add(key, bytes.0, bytes.1, paths);
            self.peers += if side == Side::Peer { self.pairs.len() - before } else { 0 };
        } else if side == Side::Peer {
            self.add_merged(Key { address: 0, ..key }, bytes, paths);
        } else {
            let of = built_in(address).map_or(merged::NONE, |(place, _)| u32::from(place));
            self.add_merged(Key { address: merged::V4 | of, is_v6: true, ..key }, bytes, paths);
        }
    }

    fn add_six(&mut self, place: usize, side: Side, pair: [u128; 2], tag: u8, bytes: (u64, u64), paths: u8) {
        let key = Key { address: merged::V6, is_v6: true, side, tag, interface: place as u16 };
        if let Some(number) = self.sixes.number(pair) {
            let key = Key { address: number, ..key };
            if self.pairs.len() < Pairs::MOST || self.pairs.find(key).is_some() {
                self.pairs.add(key, bytes.0, bytes.1, paths);
                return;
            }
        }
        let of = built_in(Address::V6(pair[1])).map_or(merged::NONE, |(place, _)| u32::from(place));
        self.add_merged(Key { address: merged::V6 | of, side: Side::Far, ..key }, bytes, paths);
    }

    fn add_merged(&mut self, key: Key, bytes: (u64, u64), paths: u8) {
        self.merged = true;
        if !self.pairs.add(key, bytes.0, bytes.1, paths) {
            // There are more interfaces than those for which there is room: only the sum is kept.
            self.rest.0 = self.rest.0.saturating_add(bytes.0);
            self.rest.1 = self.rest.1.saturating_add(bytes.1);
        }
    }
}

/// Bytes sent and received, of which one is none.
const fn one_way(bytes: u64, sent: bool) -> (u64, u64) {
    if sent { (bytes, 0) } else { (0, bytes) }
}
