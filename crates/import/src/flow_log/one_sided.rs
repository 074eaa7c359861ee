//! Recognises NAT gateways in logs that have only one of their sides, and says so.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::aggregator::Aggregator;
use super::classified::Classified;
use super::interfaces::{Interface, InterfaceType, PrimaryAddress};
use super::pairs::{Pair, Side};
use super::role::{ListedInterfaces, Role, SideTotals};
use super::value::Address;
use crate::imported_data::TrafficRemark;

impl Aggregator {
    /// Takes for NAT gateways what only they explain, where nothing shows traffic with public addresses otherwise.
    pub(super) fn infer_one_sided(&self, pairs: &[Pair], sums: &[SideTotals], roles: &mut [Role]) {
        let any = |sum: (u64, u64)| sum != (0, 0);
        let reaches_out = |sums: &SideTotals| any(sums.far) || any(sums.nat64);
        if roles.iter().any(|role| role.is_gateway()) || sums.iter().any(reaches_out) {
            return;
        }
        let mut forwards = false;
        for ((interface, sums), role) in self.interfaces.iter().zip(sums).zip(&mut *roles) {
            // It passes on what is for public addresses, so nothing else has counted it.
            if interface.kind == InterfaceType::Unspecified && !interface.has_instance && any(sums.near) {
                *role = Role::Nat;
                forwards = true;
            }
        }
        if !forwards && let Some(hub) = self.hub(pairs) {
            for (interface, role) in self.interfaces.iter().zip(roles) {
                if interface.primary_address == PrimaryAddress::Known(hub) && is_address(interface) {
                    *role = Role::NatFar;
                }
            }
        }
    }

    /// The private address that all others exchange bytes with, and only with it: a query for the workloads that send
    /// most through a NAT gateway answers so.
    fn hub(&self, pairs: &[Pair]) -> Option<u32> {
        let mut ends: Option<BTreeSet<u32>> = None;
        let mut others = BTreeSet::new();
        for pair in pairs {
            let key = pair.key();
            let interface = self.interfaces.get(usize::from(key.interface))?;
            let PrimaryAddress::Known(own) = interface.primary_address else { return None };
            if !is_address(interface) || key.side != Side::Peer || key.is_v6 {
                return None;
            }
            let both = BTreeSet::from([own, key.address]);
            ends = Some(ends.map_or_else(|| both.clone(), |ends| ends.intersection(&both).copied().collect()));
            others.extend(both);
        }
        match ends?.into_iter().collect::<Vec<_>>().as_slice() {
            [hub] if others.len() > 2 => Some(*hub),
            _ => None,
        }
    }

    /// What is to be said of how the NAT gateways were recognised, and of the sides that are missing: of the largest
    /// ones, in an order that does not depend on that of the records.
    pub(super) fn remarks(&self, classified: &Classified, listed: &ListedInterfaces<'_>) -> Vec<TrafficRemark> {
        const TOLD: usize = 10;
        let carried = classified.carried_bytes();
        let mut gateways: Vec<_> = self
            .interfaces
            .iter()
            .zip(classified.sums.iter().zip(&classified.roles).zip(carried))
            .filter(|(_, ((_, role), _))| role.is_gateway())
            .collect();
        gateways.sort_by_key(|(interface, (_, bytes))| (Reverse(*bytes), &interface.id));
        let mut remarks = Vec::new();
        for (interface, ((sums, role), _)) in gateways {
            let id = || String::from_utf8_lossy(&interface.id).into_owned();
            if interface.kind == InterfaceType::Unspecified && !listed.is_gateway(interface) {
                remarks.push(TrafficRemark::InferredNatGateway(id()));
            }
            let any = |sum: (u64, u64)| sum != (0, 0);
            match role {
                Role::Nat | Role::PrivateNat | Role::NatFar if !any(sums.far) && any(sums.peers) => {
                    remarks.push(TrafficRemark::WorkloadSideOnly(id()));
                }
                Role::NatFar if any(sums.far) && !any(sums.peers) => {
                    remarks.push(TrafficRemark::PublicSideOnly(id()));
                }
                _ => {}
            }
            if remarks.len() >= TOLD {
                break;
            }
        }
        remarks
    }
}

/// Whether an interface is one whose records have only its address.
pub(super) fn is_address(interface: &Interface) -> bool {
    Address::parse(&interface.id).is_some()
}
