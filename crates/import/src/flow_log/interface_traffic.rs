//! What each interface of a log carried.

use super::aggregator::Aggregator;
use super::classified::Classified;
use super::interfaces::{Interface, PrimaryAddress};
use super::one_sided::is_address;
use super::pairs::Pair;
use super::role::{Role, SideTotals};
use crate::imported_data::{InterfaceKind, InterfaceTraffic};

impl Aggregator {
    /// All NAT gateways and endpoints, and the largest of the other interfaces.
    pub(super) fn interface_traffic(
        &self,
        classified: &Classified,
        queried: bool,
        pairs: &[Pair],
    ) -> Vec<InterfaceTraffic> {
        const OTHERS: usize = 50;
        const NAMED: usize = 1000;
        let mut bytes = classified.carried_bytes();
        if queried {
            bytes.fill(0);
            for pair in pairs {
                if let Some(bytes) = bytes.get_mut(usize::from(pair.key().interface)) {
                    *bytes = bytes.saturating_add(pair.bytes());
                }
            }
        }
        let mut sorted: Vec<_> = self
            .interfaces
            .iter()
            .zip(classified.roles.iter().zip(bytes))
            .skip(1)
            // What records without ids have of the workload is no interface.
            .filter(|(interface, (role, _))| **role != Role::Other || !is_address(interface))
            .map(|(interface, (role, bytes))| InterfaceTraffic {
                id: self.interface_name(interface),
                kind: match role {
                    Role::Endpoint => InterfaceKind::Endpoint,
                    Role::Transit | Role::Other => InterfaceKind::Other,
                    _ => InterfaceKind::NatGateway,
                },
                az: interface.only_az().and_then(|az| self.azs.get(az)),
                bytes,
            })
            .collect();
        sorted.sort_unstable_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.id.cmp(&b.id)));
        let (mut others, mut named) = (0, 0);
        sorted.retain(|interface| {
            let (count, most) =
                if interface.kind == InterfaceKind::Other { (&mut others, OTHERS) } else { (&mut named, NAMED) };
            *count += 1;
            *count <= most
        });
        sorted
    }

    /// The id of an interface; in place of its address, the id that a list has for it.
    fn interface_name(&self, interface: &Interface) -> String {
        let own = match interface.primary_address {
            PrimaryAddress::Known(own) if is_address(interface) => Some(own),
            _ => None,
        };
        let listed = own.and_then(|own| self.listed.endpoints.get(&own).or(self.listed.gateways.get(&own)));
        let listed = listed.filter(|id| !id.is_empty()).cloned();
        listed.unwrap_or_else(|| String::from_utf8_lossy(&interface.id).into_owned())
    }
}

impl Classified {
    /// The bytes that each interface carried, on the side of it that counts.
    pub(super) fn carried_bytes(&self) -> Vec<u64> {
        let carried = |(sums, role): (&SideTotals, &Role)| {
            let sides: &[(u64, u64)] = match role {
                Role::Nat => &[sums.near, sums.nat64],
                Role::PrivateNat => &[sums.near, sums.near_private, sums.nat64],
                Role::Regional => &[sums.far, sums.nat64],
                Role::NatFar if sums.peers != (0, 0) => &[sums.peers, sums.nat64],
                Role::NatFar => &[sums.answered, sums.nat64],
                Role::Endpoint | Role::Transit | Role::Other => &[sums.far, sums.peers, sums.nat64],
            };
            sides.iter().fold(0_u64, |sum, side| sum.saturating_add(side.0).saturating_add(side.1))
        };
        self.sums.iter().zip(&self.roles).map(carried).collect()
    }
}
