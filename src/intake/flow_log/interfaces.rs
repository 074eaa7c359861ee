//! The network interfaces that records are of.

use super::pairs::Key;
use super::value::same;

/// A network interface, or a regional NAT gateway.
#[derive(Debug, Default)]
pub(super) struct Interface {
    pub(super) id: Box<[u8]>,
    /// What the records call it.
    pub(super) kind: Named,
    /// Its AZ and its Region, as places among the tally's names.
    pub(super) az: Option<u8>,
    pub(super) region: Option<u8>,
    /// Whether it is of an instance, so of no NAT gateway and no endpoint.
    pub(super) has_instance: bool,
    /// Whether its records tell the addresses of packets.
    pub(super) has_packets: bool,
    pub(super) own: Own,
    /// The last layout of records that told all that is above: what they say does not change from record to record.
    pub(super) told_by: u32,
}

/// What records call an interface (`interface-type`, and `resource-id` of a regional NAT gateway).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Named {
    #[default]
    Nothing,
    NatGateway,
    RegionalNatGateway,
    Endpoint,
    /// Something else that AWS puts into a network, such as a load balancer.
    Other,
}

/// The interface's own address of IPv4. Records show its primary one, whatever others it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Own {
    #[default]
    Unknown,
    /// One of the two, since no record named others so far; with the bytes from the first to the second, and back.
    Either {
        addresses: [u32; 2],
        forth: u64,
        back: u64,
    },
    Known(u32),
}

/// The interfaces; the first stands for all without an id.
#[derive(Debug)]
pub(super) struct Interfaces {
    all: Vec<Interface>,
    /// Where each stands in `all`; 0 for a free place. A power of two of them.
    places: Vec<u16>,
    /// That of the last record, whose interface is often that of the next.
    last: usize,
}

impl Default for Interfaces {
    fn default() -> Self {
        Self { all: vec![Interface::default()], places: vec![0; 64], last: 0 }
    }
}

impl Interfaces {
    /// The longest id.
    pub(super) const LONGEST: usize = 200;

    /// The place of an interface; that of those without an id when there are too many.
    pub(super) fn place(&mut self, id: &[u8]) -> usize {
        if matches!(id, b"" | b"-") {
            return 0;
        }
        if self.all.get(self.last).is_some_and(|last| same(&last.id, id)) {
            return self.last;
        }
        let at = self.find(id);
        let place = self.places.get(at).copied().unwrap_or(0);
        self.last = usize::from(place);
        if place != 0 || self.all.len() >= Key::INTERFACES {
            return usize::from(place);
        }
        let place = self.all.len();
        self.all.push(Interface { id: id.into(), ..Interface::default() });
        if let Some(slot) = self.places.get_mut(at) {
            *slot = u16::try_from(place).unwrap_or(0);
        }
        if self.all.len() * 2 > self.places.len() {
            self.places = vec![0; self.places.len() * 2];
            for place in 1..self.all.len() {
                let at = self.all.get(place).map_or(0, |interface| self.find(&interface.id));
                if let Some(slot) = self.places.get_mut(at) {
                    *slot = u16::try_from(place).unwrap_or(0);
                }
            }
        }
        place
    }

    /// Where the place of an id stands, or would.
    fn find(&self, id: &[u8]) -> usize {
        let mask = self.places.len() - 1;
        let mut at = mix(id) & mask;
        loop {
            match self.places.get(at) {
                Some(place)
                    if *place != 0 && self.get(usize::from(*place)).is_none_or(|known| !same(&known.id, id)) =>
                {
                    at = (at + 1) & mask;
                }
                _ => return at,
            }
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

/// Spreads ids, which differ in their last characters.
fn mix(id: &[u8]) -> usize {
    let mut mixed = id.len() as u64;
    let (words, rest) = id.as_chunks::<8>();
    for word in words {
        mixed = (mixed.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    for byte in rest {
        mixed = (mixed.rotate_left(23) ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (mixed ^ mixed >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_its_place_until_there_are_too_many() {
        let mut interfaces = Interfaces::default();
        for _ in 0..2 {
            for at in 1..40_000 {
                let expected = if at < Key::INTERFACES { at } else { 0 };
                assert_eq!(interfaces.place(format!("eni-{at:017x}").as_bytes()), expected);
            }
        }
        assert_eq!((interfaces.place(b"-"), interfaces.place(b"")), (0, 0));
        assert_eq!(interfaces.get(9).map(|interface| &*interface.id), Some(&b"eni-00000000000000009"[..]));
    }
}
