//! The interfaces of a log once their roles are known.

use std::collections::BTreeMap;

use super::role::{Role, SideTotals};

/// The classified interfaces, which decide how their pairs count.
#[derive(Debug)]
pub(super) struct Classified {
    pub(super) roles: Vec<Role>,
    pub(super) sums: Vec<SideTotals>,
    /// Sorted addresses of interfaces with records, with the indexes of the interfaces.
    pub(super) owners: Vec<(u32, u16)>,
    /// The first 64 bits of each interface's own IPv6 addresses, as far as its pairs show them.
    pub(super) ipv6_networks: BTreeMap<u16, u64>,
    pub(super) regions: Vec<String>,
    pub(super) services: Vec<String>,
    /// The Region of the network, if there is only one.
    pub(super) home: Option<String>,
}

impl Classified {
    /// The index of the other interface with records that has an address.
    pub(super) fn owner(&self, address: u32, than: u16) -> Option<u16> {
        let first = self.owners.partition_point(|(known, _)| *known < address);
        let owners = self.owners.get(first..)?.iter().take_while(|(known, _)| *known == address);
        owners.map(|(_, place)| *place).find(|place| *place != than)
    }

    /// Whether an IPv6 address is an interface's own.
    pub(super) fn is_own_ipv6(&self, interface: u16, address: u128) -> bool {
        self.ipv6_networks.get(&interface).is_some_and(|network| *network == (address >> 64) as u64)
    }
}
