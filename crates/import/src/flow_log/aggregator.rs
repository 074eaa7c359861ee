//! What records add up to, before it is known which of their interfaces are those of NAT gateways.
//!
//! Files come in any order, and an interface may turn out to be a NAT gateway's at the very end. So bytes are kept by
//! interface, side and other end, each on every side that it could count on; `finish` chooses.

use super::columns::Field;
use super::coverage::Cover;
use super::interfaces::{Interfaces, Named};
use super::ipv6::Sixes;
use super::names::Names;
use super::pairs::Pairs;
use super::ranges::Ranges;
use super::record::Values;
use super::value::{Address, number, same, seconds, short, word};
use crate::imported_data::Span;
use crate::query_log::Answers;

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
pub(crate) struct Aggregator {
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
    pub(crate) ranges: Ranges,
    /// What query logs say of addresses, if there were some among the files.
    pub(crate) answers: Answers,
    /// The number of the layout of the next records.
    layout: u32,
    /// How many peers are kept apart.
    pub(super) peers: usize,
    /// Whether the last record was counted with others.
    pub(super) merged: bool,
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

// What fields say, as numbers: these are compared at once, texts byte by byte.
const NONE: u64 = word(b"");
const DASH: u64 = word(b"-");
const OK: u64 = word(b"OK");
const NODATA: u64 = word(b"NODATA");
const SKIPDATA: u64 = word(b"SKIPDATA");
const ACCEPT: u64 = word(b"ACCEPT");
const REJECT: u64 = word(b"REJECT");
const EGRESS: u64 = word(b"egress");
const INGRESS: u64 = word(b"ingress");
const THROUGH_EITHER: u64 = word(b"2");
const THROUGH_GATEWAY_ENDPOINT: u64 = word(b"7");
const THROUGH_INTERNET_GATEWAY: u64 = word(b"8");

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

impl Aggregator {
    /// The next records have another layout than those before.
    pub(super) fn begin_layout(&mut self) {
        self.layout = self.layout.saturating_add(1);
    }

    /// Counts a record. One that has a fault leaves nothing behind.
    pub(super) fn take(&mut self, values: &Values<'_>) -> Result<Kept, Fault> {
        let get = |field: Field| values.get(field);
        let id = match get(Field::Interface) {
            id if matches!(short(id), NONE | DASH) => get(Field::Resource),
            id => id,
        };
        if id.len() > Interfaces::LONGEST {
            return Err(Fault::Value(Field::Interface));
        }
        let counts = match short(get(Field::Status)) {
            // Without the field, dashes say that there was nothing.
            NONE if short(get(Field::Bytes)) == DASH => Err(Fault::NoData),
            OK | NONE => Ok(()),
            NODATA => Err(Fault::NoData),
            SKIPDATA => Err(Fault::SkipData),
            _ => return Err(Fault::Value(Field::Status)),
        };
        let counts = match (counts, short(get(Field::Action))) {
            (Err(fault), _) => Err(fault),
            (Ok(()), ACCEPT | NONE) => Ok(()),
            (Ok(()), REJECT) => Err(Fault::Rejected),
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
    #[inline(always)]
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
    #[inline(always)]
    fn record(&mut self, values: &Values<'_>) -> Result<Record, Fault> {
        let get = |field: Field| values.get(field);
        let end = |field: Field, packet: Field| {
            let (text, packet_text) = (get(field), get(packet));
            let address = match (text.is_empty(), packet_text.is_empty()) {
                (false, _) => Address::parse(text).ok_or(Fault::Value(field))?,
                (true, false) => return Address::parse(packet_text).map(|one| (one, one)).ok_or(Fault::Value(packet)),
                (true, true) => Address::V4(0),
            };
            if matches!(short(packet_text), NONE | DASH) || same(packet_text, text) {
                return Ok((address, address));
            }
            Ok((address, Address::parse(packet_text).ok_or(Fault::Value(packet))?))
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
            leaves: match short(get(Field::Direction)) {
                EGRESS => Some(true),
                INGRESS => Some(false),
                _ => None,
            },
            source_tag: self.tag(get(Field::SourceService)),
            destination_tag: self.tag(get(Field::DestinationService)),
            path: match short(get(Field::Path)) {
                NONE | DASH => 0,
                THROUGH_GATEWAY_ENDPOINT => path::GATEWAY_ENDPOINT,
                THROUGH_INTERNET_GATEWAY => path::INTERNET_GATEWAY,
                THROUGH_EITHER => path::EITHER,
                _ => path::OTHER,
            },
        })
    }

    /// The tag of an address.
    #[inline(always)]
    pub(super) fn tag(&mut self, text: &[u8]) -> u8 {
        match short(text) {
            NONE => return tag::NONE,
            DASH => return tag::INTERNET,
            _ => {}
        }
        self.names_services = true;
        self.services.place(text).map_or(tag::AWS, |place| place + tag::NAMED)
    }

    /// The place of a record's interface, and what the record tells of it.
    #[inline(always)]
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
}
