//! Records without an interface id, such as the sums of a query: the private address stands for its interface.
//!
//! So a NAT gateway is recognised in them by its address or by its behaviour, and what a query of a whole VPC has of
//! both a workload and its NAT gateway counts once.

use super::aggregator::{Aggregator, Record};
use super::columns::LogField;
use super::interfaces::PrimaryAddress;
use super::record::Values;
use super::value::Address;

/// The ends of a record that stand for interfaces.
enum Ends {
    None,
    Source,
    Destination,
    /// Both are private, and nothing says which interface the record is of.
    Both,
}

impl Aggregator {
    /// Counts a record that has no interface id.
    #[inline(never)]
    pub(super) fn count_by_address(&mut self, values: &Values<'_>, record: &Record) {
        let text = |field: LogField, packet: LogField| match values.get(field) {
            b"" => values.get(packet),
            text => text,
        };
        let source = text(LogField::Source, LogField::PacketSource);
        let destination = text(LogField::Destination, LogField::PacketDestination);
        match ends(record) {
            Ends::None => self.count(0, record),
            Ends::Source => self.count_at(source, record.source, values, record),
            Ends::Destination => self.count_at(destination, record.destination, values, record),
            Ends::Both => {
                self.count_at(source, record.source, values, record);
                self.count_at(destination, record.destination, values, record);
            }
        }
    }

    fn count_at(&mut self, text: &[u8], own: Address, values: &Values<'_>, record: &Record) {
        let place = self.interfaces.place(text);
        if let (Address::V4(own), Some(interface)) = (own, self.interfaces.get_mut(place).filter(|_| place != 0)) {
            interface.primary_address = PrimaryAddress::Known(own);
            interface.has_packets |= !values.get(LogField::PacketSource).is_empty();
            if interface.region.is_none() {
                interface.region = self.regions.intern(values.get(LogField::Region));
            }
        }
        self.count(place, record);
    }
}

fn ends(record: &Record) -> Ends {
    let &Record { source, destination, packet_source, packet_destination, leaves, .. } = record;
    let (Address::V4(_), Address::V4(_)) = (source, destination) else { return Ends::None };
    let own = |is_source: bool| if is_source { Ends::Source } else { Ends::Destination };
    // Only the interface's own address replaces that of the packet.
    let (source_moved, destination_moved) = (packet_source != source, packet_destination != destination);
    match (source.is_public(), destination.is_public()) {
        (true, true) => Ends::None,
        // One of them is missing.
        _ if source == Address::V4(0) || destination == Address::V4(0) || source == destination => Ends::None,
        _ if source_moved != destination_moved => own(source_moved),
        (from, to) if from != to => own(to),
        _ => leaves.map_or(Ends::Both, own),
    }
}
