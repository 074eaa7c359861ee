//! The network interfaces of records.

use super::pairs::PairKey;
use super::value::{same, word};

/// A network interface, or a regional NAT gateway.
#[derive(Clone, Debug, Default)]
pub(super) struct Interface {
    pub(super) id: Box<[u8]>,
    /// Its type in the records.
    pub(super) kind: InterfaceType,
    /// Its first AZ and its Region, as indexes into the aggregator's interned names.
    pub(super) az: Option<u8>,
    pub(super) region: Option<u8>,
    /// Whether its records are of more than one AZ, as a regional NAT gateway's are.
    pub(super) in_several_azs: bool,
    /// Whether it belongs to an instance, and so to no NAT gateway or endpoint.
    pub(super) has_instance: bool,
    /// Whether its records have packet addresses.
    pub(super) has_packets: bool,
    pub(super) primary_address: PrimaryAddress,
    /// The last layout whose records set the fields above, which do not change from record to record.
    pub(super) told_by: u32,
}

/// The type of an interface by `interface-type`, or by `resource-id` for a regional NAT gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum InterfaceType {
    #[default]
    Unspecified,
    NatGateway,
    RegionalNatGateway,
    Endpoint,
    /// An attachment of a transit gateway, whose records have each byte at both attachments that it passes.
    TransitGateway,
    /// Another interface of AWS, such as a load balancer's.
    Other,
}

/// The interface's primary IPv4 address, which is the one in its records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PrimaryAddress {
    #[default]
    Unknown,
    /// One of two, since no record has had others so far; with the bytes from the first to the second, and back.
    Either {
        addresses: [u32; 2],
        forth: u64,
        back: u64,
    },
    Known(u32),
}

/// The interfaces; the first one is for records without an id.
#[derive(Clone, Debug)]
pub(super) struct Interfaces {
    all: Vec<Interface>,
    /// An open-addressing hash table of indexes into `all`; its length is a power of two.
    places: Vec<TableSlot>,
}

/// A slot of the hash table; index 0 marks a free one.
#[derive(Clone, Copy, Debug, Default)]
struct TableSlot {
    /// The whole id when it has at most 24 bytes, so that no other memory is read.
    words: [u64; 3],
    length: u32,
    at: u32,
}

impl Interface {
    /// What its records tell of it beside their traffic.
    pub(super) fn properties(&self) -> (InterfaceType, Option<u8>, Option<u8>, [bool; 3]) {
        (self.kind, self.az, self.region, [self.in_several_azs, self.has_instance, self.has_packets])
    }

    /// The only AZ of its records.
    pub(super) fn only_az(&self) -> Option<u8> {
        self.az.filter(|_| !self.in_several_azs)
    }
}

impl Default for Interfaces {
    fn default() -> Self {
        Self { all: vec![Interface::default()], places: vec![TableSlot::default(); 64] }
    }
}

impl Interfaces {
    /// The longest id.
    pub(super) const LONGEST: usize = 200;

    /// The index of an interface; 0 when there are too many.
    #[inline(always)]
    pub(super) fn place(&mut self, id: &[u8]) -> usize {
        if matches!(id, [] | [b'-']) {
            return 0;
        }
        let (slot, wanted) = self.find(id);
        match self.places.get(slot) {
            Some(TableSlot { at: known @ 1.., .. }) => *known as usize,
            _ => self.add(id, wanted),
        }
    }

    /// The slot of an id, or the free slot for it, and the words of the id.
    #[inline(always)]
    fn find(&self, id: &[u8]) -> (usize, TableSlot) {
        let wanted = TableSlot::of(id);
        let mask = self.places.len() - 1;
        let mut slot = wanted.mixed() & mask;
        while let Some(known) = self.places.get(slot)
            && known.at != 0
            && (known.words != wanted.words || known.length != wanted.length || !self.is(known.at, id))
        {
            slot = (slot + 1) & mask;
        }
        (slot, wanted)
    }

    /// Whether an interface has this id, given equal words.
    #[inline(always)]
    fn is(&self, at: u32, id: &[u8]) -> bool {
        id.len() <= TableSlot::WHOLE || self.get(at as usize).is_some_and(|known| same(&known.id, id))
    }

    #[cold]
    fn add(&mut self, id: &[u8], place: TableSlot) -> usize {
        let at = self.all.len();
        if at >= PairKey::INTERFACES {
            return 0;
        }
        self.all.push(Interface { id: id.into(), ..Interface::default() });
        if self.all.len() * 2 > self.places.len() {
            let more = vec![TableSlot::default(); self.places.len() * 2];
            for known in std::mem::replace(&mut self.places, more) {
                if let Some(interface) = self.all.get(known.at as usize).filter(|_| known.at != 0) {
                    let (slot, _) = self.find(&interface.id);
                    self.put(slot, known);
                }
            }
        }
        let (slot, _) = self.find(id);
        self.put(slot, TableSlot { at: at as u32, ..place });
        at
    }

    fn put(&mut self, slot: usize, place: TableSlot) {
        if let Some(free) = self.places.get_mut(slot) {
            *free = place;
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<&Interface> {
        self.all.get(place)
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Interface> {
        self.all.get_mut(place)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Interface> {
        self.all.iter()
    }
}

impl TableSlot {
    /// The longest id that fits into the words.
    const WHOLE: usize = 24;

    /// The words of an id. The last eight bytes may overlap those before, which does no harm.
    #[inline(always)]
    fn of(id: &[u8]) -> Self {
        let (words, _) = id.as_chunks::<8>();
        let word_at = |at: usize| words.get(at).map_or(0, |word| u64::from_le_bytes(*word));
        let last = id.last_chunk::<8>().map_or_else(|| word(id), |last| u64::from_le_bytes(*last));
        Self { words: [word_at(0), word_at(1), last], length: id.len() as u32, at: 0 }
    }

    /// A hash: ids differ in their last characters, which are rotated to where the multiplication spreads them.
    #[inline(always)]
    fn mixed(&self) -> usize {
        let [first, second, last] = self.words;
        let mixed = (first.rotate_left(23) ^ second ^ last.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32 ^ mixed >> 53) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_its_place_until_there_are_too_many() {
        let mut interfaces = Interfaces::default();
        for _ in 0..2 {
            for at in 1..40_000 {
                let expected = if at < PairKey::INTERFACES { at } else { 0 };
                assert_eq!(interfaces.place(format!("eni-{at:017x}").as_bytes()), expected);
            }
        }
        assert_eq!((interfaces.place(b"-"), interfaces.place(b"")), (0, 0));
        assert_eq!(interfaces.get(9).map(|interface| &*interface.id), Some(&b"eni-00000000000000009"[..]));
    }
}
