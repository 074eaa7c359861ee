//! Infers the interfaces' own addresses where no single record shows them.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregator::{Aggregator, merged};
use super::interfaces::PrimaryAddress;
use super::pairs::{Pair, Side};
use super::value::Address;

impl Aggregator {
    /// Decides which of two addresses is an interface's own, where its records have only these two.
    pub(super) fn resolve_local_addresses(&mut self) {
        /// One decision leads to the next; real logs need fewer passes.
        const PASSES: usize = 8;
        let mut known: BTreeSet<_> = self
            .interfaces
            .iter()
            .filter_map(|interface| match interface.primary_address {
                PrimaryAddress::Known(own) => Some(own),
                _ => None,
            })
            .collect();
        // Secondary addresses of interfaces, such as those of pods.
        let others = self.pairs.iter().map(Pair::key).filter(|key| key.side == Side::Near && !key.is_v6);
        known.extend(others.map(|key| key.address).filter(|address| !Address::V4(*address).is_public()));
        // Ordered by address, so that the order of the files does not matter.
        let mut open = BTreeMap::new();
        let mut sharing: BTreeMap<[u32; 2], usize> = BTreeMap::new();
        for (place, interface) in self.interfaces.iter().enumerate() {
            if let PrimaryAddress::Either { addresses: [from, to], forth, back } = interface.primary_address {
                let (one, other) = ((from, (forth, back)), (to, (back, forth)));
                let ends = if from < to { [one, other] } else { [other, one] };
                let addresses = ends.map(|end| end.0);
                *sharing.entry(addresses).or_default() += 1;
                open.insert((addresses, interface.id.clone()), (place, ends));
            }
        }
        for pass in 1..=PASSES {
            open.retain(|(addresses, _), (place, [first, second])| {
                // The address of another interface is the other end. Of two interfaces with only the same two
                // addresses, each has one; of a single interface it stays open, and its bytes count by themselves.
                let is_other = addresses.map(|address| known.contains(&address));
                let own = match is_other {
                    [false, true] => Some(*first),
                    [true, false] => Some(*second),
                    _ if pass == PASSES && sharing.get(addresses).is_some_and(|sharing| *sharing > 1) => Some(*first),
                    _ if pass == PASSES => None,
                    _ => return true,
                };
                let (own_address, bytes) = own.unwrap_or(*first);
                if let Some(interface) = self.interfaces.get_mut(*place) {
                    interface.primary_address =
                        own.map_or(PrimaryAddress::Unknown, |_| PrimaryAddress::Known(own_address));
                }
                if own.is_some() {
                    known.insert(own_address);
                }
                self.add_waiting(*place, if own_address == first.0 { second.0 } else { first.0 }, bytes);
                false
            });
        }
    }

    /// The networks of the interfaces' own IPv6 addresses, for records without a direction: each pair has one of them.
    pub(super) fn own_ipv6_networks(&self, pairs: &[Pair]) -> BTreeMap<u16, u64> {
        let mut votes: BTreeMap<(u16, u64), u64> = BTreeMap::new();
        for pair in pairs {
            let key = pair.key();
            if key.is_v6 && key.side == Side::Near && key.address < merged::V6 {
                for address in self.ipv6_pairs.get(key.address) {
                    *votes.entry((key.interface, (address >> 64) as u64)).or_default() += 1;
                }
            }
        }
        let mut most: BTreeMap<u16, (u64, u64)> = BTreeMap::new();
        for ((interface, network), votes) in votes {
            let best = most.entry(interface).or_insert((network, votes));
            if votes > best.1 {
                *best = (network, votes);
            }
        }
        most.into_iter().map(|(interface, (network, _))| (interface, network)).collect()
    }
}
