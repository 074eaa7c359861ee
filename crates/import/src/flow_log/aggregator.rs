//! Sums of records, before it is known which interfaces belong to NAT gateways.
//!
//! Files come in any order, and the last one may reveal that an interface belongs to a NAT gateway. So bytes are summed
//! per interface, side and address, on every side on which they could count; `finish` chooses.

use super::columns::LogField;
use super::coverage::Coverage;
use super::interfaces::{Interface, InterfaceType, Interfaces};
use super::interner::Interner;
use super::ipv6::Ipv6Pairs;
use super::listed_addresses::ListedAddresses;
use super::pairs::Pairs;
use super::ranges::Ranges;
use super::record::Values;
use super::repeated::{RecordSample, Repeated};
use super::value::{Address, number, same, seconds, short, word};
use crate::imported_data::{FileTimes, Span};
use crate::query_log::Answers;

/// Why a record was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotCounted {
    /// A field has an invalid value.
    Value(LogField),
    NoData,
    SkipData,
    Rejected,
    /// It names only a sender in the network.
    NoDestination,
}

/// How a record was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Under its own addresses.
    Separately,
    /// Under a range of addresses, since there were too many addresses.
    Merged,
}

/// The sums of all records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aggregator {
    pub(super) interfaces: Interfaces,
    pub(super) pairs: Pairs,
    pub(super) ipv6_pairs: Ipv6Pairs,
    /// The time of the records of the file that is being read, of all files, and of each file as a whole.
    pub(super) open_coverage: Coverage,
    pub(super) coverage: Coverage,
    pub(super) file_times: FileTimes,
    pub(super) azs: Interner,
    pub(super) regions: Interner,
    pub(super) services: Interner,
    pub(super) records: u64,
    pub(super) skipdata: u64,
    pub(super) names_services: bool,
    /// Bytes sent and received of records for which not even a merged pair has room.
    pub(super) rest: (u64, u64),
    /// Sums from query results, by service, address and interface.
    pub(super) queried: Pairs,
    /// The number of rows of query results.
    pub(super) rows: u64,
    /// The address ranges of `ip-ranges.json`, if it was among the files.
    pub(crate) ranges: Ranges,
    /// The host names of addresses from Resolver query logs, if there were any among the files.
    pub(crate) answers: Answers,
    /// The private addresses of NAT gateways and endpoints, if lists of them were among the files.
    pub(crate) listed: ListedAddresses,
    /// The number of the current layout.
    layout: u32,
    /// How many pairs with private addresses are kept separately.
    pub(super) peers: usize,
    /// Whether the last record was merged with others.
    pub(super) merged: bool,
    sample: RecordSample,
    /// How many pairs were copied by [`Self::copy_if_cheap`].
    copied: u64,
    /// The last start and end, since those of the next record are often the same.
    times: Times,
}

/// A start and an end as written, and their span.
#[derive(Clone, Debug, Default)]
struct Times {
    text: Vec<u8>,
    start: usize,
    span: Span,
}

/// Tags of addresses: none, not AWS, or the index of an interned service plus [`tag::NAMED`].
pub(super) mod tag {
    pub(in super::super) const NONE: u8 = 0;
    pub(in super::super) const INTERNET: u8 = 1;
    pub(in super::super) const NAMED: u8 = 2;
    /// An AWS service beyond the number that is interned.
    pub(in super::super) const AWS: u8 = u8::MAX;
}

/// Traffic paths as bits.
pub(super) mod path {
    /// A gateway endpoint.
    pub(in super::super) const GATEWAY_ENDPOINT: u8 = 1;
    /// An internet gateway.
    pub(in super::super) const INTERNET_GATEWAY: u8 = 2;
    /// One of the two.
    pub(in super::super) const EITHER: u8 = 4;
    /// Another path that leads past NAT gateways: a virtual private gateway, a peering or a local gateway.
    pub(in super::super) const OTHER: u8 = 8;
    /// Another resource of the VPC, such as a NAT gateway.
    pub(in super::super) const IN_VPC: u8 = 16;
}

/// Stand-ins for addresses of which there were too many: the index of a built-in range, or [`merged::NONE`].
pub(super) mod merged {
    pub(in super::super) const V4: u32 = 0xffff_0000;
    pub(in super::super) const V6: u32 = 0xfffe_0000;
    pub(in super::super) const NONE: u32 = 0xffff;
}

// Values of fields as numbers, which are compared at once, whereas strings are compared byte by byte.
const NONE: u64 = word(b"");
const DASH: u64 = word(b"-");
const OK: u64 = word(b"OK");
const NODATA: u64 = word(b"NODATA");
const SKIPDATA: u64 = word(b"SKIPDATA");
const ACCEPT: u64 = word(b"ACCEPT");
const REJECT: u64 = word(b"REJECT");
pub(super) const EGRESS: u64 = word(b"egress");
pub(super) const INGRESS: u64 = word(b"ingress");
const THROUGH_VPC: u64 = word(b"1");
const THROUGH_EITHER: u64 = word(b"2");
const THROUGH_GATEWAY_ENDPOINT: u64 = word(b"7");
const THROUGH_INTERNET_GATEWAY: u64 = word(b"8");

/// The addresses and bytes of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) source: Address,
    pub(super) destination: Address,
    pub(super) packet_source: Address,
    pub(super) packet_destination: Address,
    pub(super) bytes: u64,
    /// Whether it left the interface, where the record has `flow-direction`.
    pub(super) leaves: Option<bool>,
    pub(super) source_tag: u8,
    pub(super) destination_tag: u8,
    pub(super) path: u8,
}

impl Aggregator {
    /// Notes that the layout of the next records may differ.
    pub(super) fn begin_layout(&mut self) {
        self.layout = self.layout.saturating_add(1);
    }

    /// Adds the time of rows that have none each.
    pub(super) fn add_time(&mut self, span: Span) {
        self.open_coverage.add(span);
    }

    /// A copy of the sums, as long as all copies together cost less than reading did so far; none before any record.
    pub(crate) fn copy_if_cheap(&mut self) -> Option<Box<Self>> {
        /// A pair is copied in a fraction of the time in which a record is read.
        const PAIRS_PER_RECORD: u64 = 4;
        /// So many pairs are copied whatever was read.
        const ANYWAY: u64 = 1 << 16;
        let copied = self.copied.saturating_add(self.pairs.len() as u64);
        if self.records == 0 || copied > self.records.saturating_mul(PAIRS_PER_RECORD).saturating_add(ANYWAY) {
            return None;
        }
        self.copied = copied;
        Some(Box::new(self.clone()))
    }

    /// Whether all that is known of interfaces was known before.
    pub(crate) fn knows_the_same_interfaces_as(&self, before: &Self) -> bool {
        self.interfaces.iter().map(Interface::properties).eq(before.interfaces.iter().map(Interface::properties))
    }

    /// Ends a file with its place among all, and says which of its records another one has.
    pub(crate) fn end_file(&mut self, place: usize) -> Option<Repeated> {
        self.end_coverage();
        self.sample.end_file(place)
    }

    /// Ends the time that the records of a file cover.
    pub(super) fn end_coverage(&mut self) {
        let file = std::mem::take(&mut self.open_coverage);
        if let Some(span) = file.span() {
            self.file_times.add(span);
            self.coverage.add_all(file);
        }
    }

    /// Counts a record. An invalid one changes nothing.
    pub(super) fn add_record(&mut self, values: &Values<'_>) -> Result<Counted, NotCounted> {
        let get = |field: LogField| values.get(field);
        let id = match get(LogField::Interface) {
            id if matches!(short(id), NONE | DASH) => get(LogField::Resource),
            id => id,
        };
        if id.len() > Interfaces::LONGEST {
            return Err(NotCounted::Value(LogField::Interface));
        }
        let counts = match short(get(LogField::Status)) {
            // Without `log-status`, dashes mean that there was no data.
            NONE if short(get(LogField::Bytes)) == DASH => Err(NotCounted::NoData),
            OK | NONE => Ok(()),
            NODATA => Err(NotCounted::NoData),
            SKIPDATA => Err(NotCounted::SkipData),
            _ => return Err(NotCounted::Value(LogField::Status)),
        };
        let counts = match (counts, short(get(LogField::Action))) {
            (Err(fault), _) => Err(fault),
            (Ok(()), ACCEPT | NONE) => Ok(()),
            (Ok(()), REJECT) => Err(NotCounted::Rejected),
            _ => return Err(NotCounted::Value(LogField::Action)),
        };
        let span = self.span(get(LogField::Start), get(LogField::End))?;
        let record = match counts {
            Ok(()) => Some(self.record(values)?),
            Err(_) => None,
        };
        // The record is valid: nothing fails from here on.
        if let Some(span) = span {
            self.open_coverage.add(span);
        }
        let place = self.interface(id, values, record.is_some());
        let Some(record) = record else {
            self.skipdata += u64::from(counts == Err(NotCounted::SkipData));
            return counts.map(|()| Counted::Separately);
        };
        self.records += 1;
        match span {
            Some(span) => self.sample.add(place, &record, span),
            None => self.sample.add_timeless(),
        }
        self.merged = false;
        if place == 0 && matches!(short(id), NONE | DASH) {
            self.count_by_address(values, &record);
        } else {
            self.count(place, &record);
        }
        Ok(if self.merged { Counted::Merged } else { Counted::Separately })
    }

    /// The time of a record; none when it has no times.
    #[inline(always)]
    fn span(&mut self, start: &[u8], end: &[u8]) -> Result<Option<Span>, NotCounted> {
        if self.times.start == start.len() && !(start.is_empty() && end.is_empty()) {
            let (before, behind) = self.times.text.split_at_checked(self.times.start).unwrap_or_default();
            if same(before, start) && same(behind, end) {
                return Ok(Some(self.times.span));
            }
        }
        let read = |text: &[u8], field| match text {
            b"" | b"-" => Ok(None),
            text => seconds(text).map(Some).ok_or(NotCounted::Value(field)),
        };
        let (from, to) = (read(start, LogField::Start)?, read(end, LogField::End)?);
        let (Some(from), Some(to)) = (from.or(to), to.or(from)) else { return Ok(None) };
        if to < from {
            return Err(NotCounted::Value(LogField::End));
        }
        let span = Span { from, to };
        self.times.text.clear();
        self.times.text.extend_from_slice(start);
        self.times.text.extend_from_slice(end);
        self.times.start = start.len();
        self.times.span = span;
        Ok(Some(span))
    }

    /// Parses the counted values of a record.
    #[inline(always)]
    fn record(&mut self, values: &Values<'_>) -> Result<Record, NotCounted> {
        let get = |field: LogField| values.get(field);
        let (source, packet_source) = addresses(values, LogField::Source, LogField::PacketSource)?;
        let (destination, packet_destination) = addresses(values, LogField::Destination, LogField::PacketDestination)?;
        let bytes = number(get(LogField::Bytes)).ok_or(NotCounted::Value(LogField::Bytes))?;
        Ok(Record {
            source,
            destination,
            packet_source,
            packet_destination,
            bytes,
            leaves: match short(get(LogField::Direction)) {
                EGRESS => Some(true),
                INGRESS => Some(false),
                _ => None,
            },
            source_tag: self.tag(get(LogField::SourceService)),
            destination_tag: self.tag(get(LogField::DestinationService)),
            path: match short(get(LogField::Path)) {
                NONE | DASH => 0,
                THROUGH_GATEWAY_ENDPOINT => path::GATEWAY_ENDPOINT,
                THROUGH_INTERNET_GATEWAY => path::INTERNET_GATEWAY,
                THROUGH_EITHER => path::EITHER,
                THROUGH_VPC => path::IN_VPC,
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
        self.services.intern(text).map_or(tag::AWS, |place| place + tag::NAMED)
    }

    /// The index of a record's interface, whose properties are taken from the record.
    #[inline(always)]
    fn interface(&mut self, id: &[u8], values: &Values<'_>, counts: bool) -> usize {
        let get = |field: LogField| values.get(field);
        let place = self.interfaces.place(id);
        let Some(interface) = self.interfaces.get_mut(place) else { return 0 };
        if interface.told_by == self.layout {
            return place;
        }
        interface.has_packets |=
            !get(LogField::PacketSource).is_empty() || !get(LogField::PacketDestination).is_empty();
        interface.has_instance |= !matches!(get(LogField::Instance), b"" | b"-");
        if interface.kind == InterfaceType::Unspecified {
            interface.kind = match get(LogField::InterfaceType) {
                b"nat_gateway" => InterfaceType::NatGateway,
                b"regional_nat_gateway" => InterfaceType::RegionalNatGateway,
                b"vpc_endpoint" => InterfaceType::Endpoint,
                b"" | b"-" if id.starts_with(b"tgw-attach-") => InterfaceType::TransitGateway,
                b"" | b"-" | b"interface" if id.starts_with(b"nat-") => InterfaceType::RegionalNatGateway,
                b"" | b"-" | b"interface" => InterfaceType::Unspecified,
                _ => InterfaceType::Other,
            };
        }
        let az = self.azs.intern(get(LogField::Az));
        interface.in_several_azs |= az.is_some() && interface.az.is_some_and(|known| Some(known) != az);
        interface.az = interface.az.or(az);
        if interface.region.is_none() {
            interface.region = self.regions.intern(get(LogField::Region));
        }
        // A record without traffic may have dashes where others have values, and a regional NAT gateway is in another
        // AZ from record to record.
        if counts && interface.kind != InterfaceType::RegionalNatGateway {
            interface.told_by = self.layout;
        }
        place
    }
}

/// The address of an end of a record and that of its packets, of which one may be missing.
#[inline(always)]
fn addresses(values: &Values<'_>, field: LogField, packet: LogField) -> Result<(Address, Address), NotCounted> {
    let (text, packet_text) = (values.get(field), values.get(packet));
    let address = match (text.is_empty(), packet_text.is_empty()) {
        (false, _) => Address::parse(text).ok_or(NotCounted::Value(field))?,
        (true, false) => {
            return Address::parse(packet_text).map(|one| (one, one)).ok_or(NotCounted::Value(packet));
        }
        (true, true) => Address::V4(0),
    };
    if matches!(short(packet_text), NONE | DASH) || same(packet_text, text) {
        return Ok((address, address));
    }
    Ok((address, Address::parse(packet_text).ok_or(NotCounted::Value(packet))?))
}
