//! Bytes per interface and address, in a flat hash table.

/// The bytes between one interface and one address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// The bits of [`PairKey`], the paths, and a bit that marks a used slot; 0 for a free one.
    bits: u64,
    /// Bytes sent from the network.
    pub(super) sent: u64,
    /// Bytes received by the network.
    pub(super) received: u64,
}

/// The side of an interface on which bytes passed, and the meaning of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Between the interface and a public address.
    Far,
    /// Forwarded by the interface between another one of the network and the address.
    Near,
    /// Between the interface and another private address.
    Peer,
    /// Through NAT64, to or from the address.
    Nat64,
}

/// The key of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PairKey {
    /// An IPv4 address, or the index of an interned pair of IPv6 addresses.
    pub(super) address: u32,
    pub(super) is_v6: bool,
    pub(super) side: Side,
    /// AWS's tag of the address.
    pub(super) tag: u8,
    /// The index of the interface.
    pub(super) interface: u16,
}

const V6: u64 = 1 << 32;
const SIDE: u32 = 33;
const TAG: u32 = 35;
const INTERFACE: u32 = 43;
const PATHS: u32 = 58;
const USED: u64 = 1 << 63;
/// The bits that distinguish pairs.
const COMPARED: u64 = ((1 << PATHS) - 1) | USED;

impl PairKey {
    /// The number of distinct interface indexes.
    pub(super) const INTERFACES: usize = 1 << (PATHS - INTERFACE);

    #[inline(always)]
    const fn bits(self) -> u64 {
        self.address as u64
            | if self.is_v6 { V6 } else { 0 }
            | (self.side as u64) << SIDE
            | (self.tag as u64) << TAG
            | (self.interface as u64) << INTERFACE
            | USED
    }
}

impl Pair {
    /// The key.
    pub(super) const fn key(&self) -> PairKey {
        PairKey {
            address: (self.bits & 0xffff_ffff) as u32,
            is_v6: self.bits & V6 != 0,
            side: match self.bits >> SIDE & 3 {
                0 => Side::Far,
                1 => Side::Near,
                2 => Side::Peer,
                _ => Side::Nat64,
            },
            tag: (self.bits >> TAG & 0xff) as u8,
            interface: (self.bits >> INTERFACE & 0x7fff) as u16,
        }
    }

    /// The paths of its bytes, each a bit.
    pub(super) const fn paths(&self) -> u8 {
        (self.bits >> PATHS & 0x1f) as u8
    }

    /// Bytes in both directions.
    pub(super) const fn bytes(&self) -> u64 {
        self.sent.saturating_add(self.received)
    }
}

/// An open-addressing hash table of pairs, without an allocation per pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// Empty or a power of two long.
    slots: Vec<Pair>,
    used: usize,
}

impl Pairs {
    /// The most slots, of 24 bytes each.
    const MOST_SLOTS: usize = 1 << 20;

    /// The most separate pairs; the remaining slots are for merged ones.
    pub(super) const MOST: usize = Self::MOST_SLOTS / 4 * 3;

    /// The most pairs of both kinds.
    const MOST_MERGED: usize = Self::MOST_SLOTS / 8 * 7;

    /// The number of pairs.
    pub(super) const fn len(&self) -> usize {
        self.used
    }

    /// All pairs, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Pair> {
        self.slots.iter().filter(|pair| pair.bits != 0)
    }

    /// The pair of this key, if it is there.
    pub(super) fn find(&mut self, key: PairKey) -> Option<&mut Pair> {
        let at = self.slot(key.bits())?;
        self.slots.get_mut(at).filter(|pair| pair.bits != 0)
    }

    /// Adds bytes to a pair; false when there is no room for it.
    #[inline(always)]
    pub(super) fn add(&mut self, key: PairKey, sent: u64, received: u64, paths: u8) -> bool {
        if self.used >= self.slots.len() / 4 * 3 && self.slots.len() < Self::MOST_SLOTS {
            self.grow();
        }
        let bits = key.bits();
        let full = self.used >= Self::MOST_MERGED;
        let Some(pair) = self.slot(bits).and_then(|at| self.slots.get_mut(at)) else { return false };
        if pair.bits == 0 {
            if full {
                return false;
            }
            pair.bits = bits;
            self.used += 1;
        }
        pair.bits |= u64::from(paths) << PATHS;
        pair.sent = pair.sent.saturating_add(sent);
        pair.received = pair.received.saturating_add(received);
        true
    }

    /// The slot of the pair with these bits, or the free slot for it.
    #[inline(always)]
    fn slot(&self, bits: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = mix(bits) as usize & mask;
        // There is always a free slot, so the loop ends.
        loop {
            let found = self.slots.get(at)?.bits;
            if found == 0 || (found ^ bits) & COMPARED == 0 {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let slots = (self.slots.len() * 2).max(1 << 10);
        let old = std::mem::replace(&mut self.slots, vec![Pair::default(); slots]);
        for pair in old {
            if pair.bits != 0
                && let Some(at) = self.slot(pair.bits & COMPARED)
                && let Some(slot) = self.slots.get_mut(at)
            {
                *slot = pair;
            }
        }
    }

    /// All pairs, sorted in place by address and then by interface.
    pub(super) fn sorted(self) -> Vec<Pair> {
        let mut pairs = self.slots;
        pairs.retain(|pair| pair.bits != 0);
        // The bits rotated, so that the address is the most significant part.
        let place = |pair: &Pair| (pair.bits & COMPARED).rotate_left(64 - SIDE);
        pairs.sort_unstable_by_key(place);
        pairs
    }
}

/// A hash that spreads similar keys, such as consecutive addresses.
#[inline(always)]
const fn mix(bits: u64) -> u64 {
    let mixed = (bits ^ bits >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: u32, interface: u16) -> PairKey {
        PairKey { address, is_v6: address % 2 == 1, side: Side::Near, tag: 255, interface }
    }

    #[test]
    fn a_key_is_what_it_was_made_of() {
        for side in [Side::Far, Side::Near, Side::Peer, Side::Nat64] {
            for is_v6 in [false, true] {
                let key = PairKey { address: u32::MAX, is_v6, side, tag: 0xa5, interface: 0x7ffe };
                let mut pairs = Pairs::default();
                assert!(pairs.add(key, 1, 2, 0b1_0010));
                assert!(pairs.add(key, u64::MAX, 0, 0b1));
                let pairs = pairs.sorted();
                assert_eq!((pairs.len(), pairs[0].key(), pairs[0].paths()), (1, key, 0b1_0011));
                assert_eq!((pairs[0].sent, pairs[0].received), (u64::MAX, 2));
            }
        }
    }

    #[test]
    fn every_pair_is_kept_until_there_is_no_more_room() {
        let mut pairs = Pairs::default();
        let mut refused = 0;
        for at in 0..1_000_000 {
            refused += u64::from(!pairs.add(key(at / 10, (at % 10) as u16), 1, 0, 0));
        }
        assert_eq!(pairs.len(), Pairs::MOST_MERGED);
        assert!(pairs.find(key(0, 9)).is_some() && pairs.find(key(0, 10)).is_none());
        let sorted = pairs.sorted();
        assert_eq!(sorted.iter().map(|pair| pair.sent).sum::<u64>() + refused, 1_000_000);
        assert!(sorted.capacity() <= Pairs::MOST_SLOTS);
    }
}
