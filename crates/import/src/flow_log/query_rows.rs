//! Rows of query results: bytes by service, by address or by interface.

use super::aggregator::{Aggregator, Counted, EGRESS, INGRESS, NotCounted, merged, tag};
use super::columns::LogField;
use super::pairs::{PairKey, Pairs, Side};
use super::record::Values;
use super::value::{Address, short};
use crate::imported_data::BilledAmount;

/// The other end of a row: side, address, tag, and whether bytes were sent there.
type Remote = (Side, Option<Address>, u8, bool);

impl Aggregator {
    /// Counts a row of a query result.
    pub(super) fn add_query_row(&mut self, values: &Values<'_>) -> Result<Counted, NotCounted> {
        let get = |field: LogField| values.get(field);
        // Some tools write large sums with an exponent.
        let bytes = std::str::from_utf8(get(LogField::Bytes))
            .ok()
            .and_then(BilledAmount::parse)
            .and_then(|amount| u64::try_from(amount.0 / BilledAmount::ONE).ok())
            .ok_or(NotCounted::Value(LogField::Bytes))?;
        let (side, address, tag, sent) = self.other_end(values)?;
        let id = match get(LogField::Interface) {
            b"" | b"-" => get(LogField::Resource),
            id => id,
        };
        let interface = self.interfaces.place(id) as u16;
        let (address, is_v6) = match address {
            None => (merged::V4 | merged::NONE, true),
            Some(Address::V4(address)) => (address, false),
            Some(Address::V6(address)) => {
                (self.ipv6_pairs.number([0, address]).unwrap_or(merged::V6 | merged::NONE), true)
            }
        };
        let key = PairKey { address, is_v6, side, tag, interface };
        let bytes = if sent { (bytes, 0) } else { (0, bytes) };
        self.rows += 1;
        let key = if self.queried.len() < Pairs::MOST || self.queried.find(key).is_some() {
            key
        } else {
            PairKey { address: merged::V4 | merged::NONE, is_v6: true, ..key }
        };
        self.queried.add(key, bytes.0, bytes.1, 0);
        Ok(if key.address == address { Counted::Separately } else { Counted::Merged })
    }

    /// The other end of a row, and whether its bytes were sent there.
    fn other_end(&mut self, values: &Values<'_>) -> Result<Remote, NotCounted> {
        let get = |field: LogField| values.get(field);
        let mut ends = [None, None];
        let fields = [
            (LogField::PacketSource, LogField::Source, LogField::SourceService),
            (LogField::PacketDestination, LogField::Destination, LogField::DestinationService),
        ];
        for (end, (packet, plain, _)) in ends.iter_mut().zip(fields) {
            for field in [packet, plain] {
                if end.is_none() && !matches!(get(field), b"" | b"-") {
                    *end = Some(Address::parse(get(field)).ok_or(NotCounted::Value(field))?);
                }
            }
        }
        let tags = [self.tag(get(LogField::SourceService)), self.tag(get(LogField::DestinationService))];
        let public = ends.map(|end| end.is_some_and(Address::is_public));
        // Prefer the end with a service, then a public one, then whichever the row has.
        let named = tags.map(|tag| tag > tag::INTERNET);
        let has = [!get(LogField::Source).is_empty() || !get(LogField::PacketSource).is_empty(), tags[1] != tag::NONE];
        let sent = match (named, public, short(get(LogField::Direction))) {
            ([_, true], ..) | ([false, false], [_, true], _) => true,
            ([true, false], ..) | (_, [true, false], _) => false,
            // Without addresses the direction is all that tells which end is the workload.
            (.., EGRESS) if ends == [None, None] => true,
            (.., INGRESS) if ends == [None, None] => false,
            // The workload's address beside no service of AWS: what is asked for is the other end.
            _ if ends[1].is_none() && !public[0] && ends[0].is_some() && tags[1] == tag::INTERNET => true,
            _ if ends[0].is_none() && !public[1] && ends[1].is_some() && tags[0] == tag::INTERNET => false,
            _ => ends[1].is_some() || !has[0] && (has[1] || tags[0] == tag::NONE),
        };
        if ends[0].is_some() && !public[0] && !named[0] && ends[1].is_none() && tags[1] == tag::NONE {
            return Err(NotCounted::NoDestination);
        }
        let at = usize::from(sent);
        let inside = ends[at].is_some() && !public[at] && !named[at];
        // A row with only an interface has no destination.
        let has_interface = [LogField::Interface, LogField::Resource].iter().any(|id| !matches!(get(*id), b"" | b"-"));
        let unknown = ends == [None, None] && tags == [tag::NONE; 2] && has_interface;
        let side = match (inside, unknown) {
            (true, _) => Side::Peer,
            (false, true) => Side::Near,
            (false, false) => Side::Far,
        };
        // Without an address, no service of AWS is not the internet: what stays in the network has none, nor has what a
        // service answers to a private address.
        let unnamed = inside || ends[at].is_none() && !named[at];
        Ok((side, ends[at], if unnamed { tag::NONE } else { tags[at] }, sent))
    }
}
