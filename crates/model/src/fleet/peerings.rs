//! Which VPCs get the VPC peering connections of a hub, of which there are only so many.
//!
//! Once it is settled how all others decide, each VPC gains so much by a connection, and no gain depends on another: so
//! the connections go to the VPCs that gain most, and no other choice costs less.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::cost::hub::MOST_PEERINGS;
use crate::units::{Gb, Usd};

/// The VPCs that gain most, as many as a hub has connections.
#[derive(Clone, Debug, Default)]
pub(super) struct Peerings(BinaryHeap<Reverse<Peered>>);

/// A VPC, and what changes where it reaches the hub over a peering connection. What gains more is greater; of equal
/// gains, the earlier row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Peered {
    /// What is saved at the price of the tier that decides.
    pub gain: Usd,
    /// The place of its row.
    pub row: Reverse<usize>,
    /// What its cost falls by without its data through endpoints; negative where that rises.
    pub saved: Usd,
    /// Its data through endpoints that did not go there before.
    pub gb: Gb,
}

impl Peerings {
    /// Offers a connection to a VPC, which gets it for as long as too few others gain more.
    pub(super) fn offer(&mut self, vpc: Peered) {
        if vpc.gain > Usd::ZERO {
            self.0.push(Reverse(vpc));
            if self.0.len() > MOST_PEERINGS as usize {
                self.0.pop();
            }
        }
    }

    /// What all of them save, without data through endpoints.
    pub(super) fn saved(&self) -> Usd {
        self.0.iter().map(|Reverse(vpc)| vpc.saved).sum()
    }

    /// The data through endpoints that they add.
    pub(super) fn gb(&self) -> Gb {
        self.0.iter().map(|Reverse(vpc)| vpc.gb).sum()
    }

    /// Their rows.
    pub(super) fn rows(&self) -> BTreeSet<usize> {
        self.0.iter().map(|Reverse(vpc)| vpc.row.0).collect()
    }
}
