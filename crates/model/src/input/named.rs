//! Values that have names: what a link and a choice on the page call them.

use super::{Allowed, Field, Refusal, RefusalReason};
use crate::catalogue::instances::InstanceType;
use crate::scenario::{NatConnectivity, NatTopology, Peering, SubnetSharing, TransitGateway};

/// What a field takes by name.
#[derive(Debug)]
pub struct NamedValues<T: 'static> {
    /// The field.
    field: Field,
    /// The names as they are offered: frozen, since links hold them.
    names: &'static [&'static str],
    /// What each of them stands for.
    values: &'static [T],
}

/// The NAT topologies.
pub static NAT: NamedValues<NatTopology> = NamedValues {
    field: Field::Nat,
    names: &["none", "one", "az", "regional"],
    values: &[NatTopology::None, NatTopology::OneZonal, NatTopology::ZonalPerAz, NatTopology::Regional],
};

/// The connectivity types.
pub static CONNECTIVITY: NamedValues<NatConnectivity> = NamedValues {
    field: Field::Connectivity,
    names: &["public", "private"],
    values: &[NatConnectivity::Public, NatConnectivity::Private],
};

/// Whether there is a transit gateway.
pub static TRANSIT_GATEWAY: NamedValues<TransitGateway> = NamedValues {
    field: Field::TransitGateway,
    names: &["none", "there"],
    values: &[TransitGateway::None, TransitGateway::Present],
};

/// Whether the VPCs can be peered with a hub VPC.
pub static PEERING: NamedValues<Peering> =
    NamedValues { field: Field::Peering, names: &["no", "yes"], values: &[Peering::Unsaid, Peering::Possible] };

/// Whether the workloads can be in subnets that one account shares.
pub static SHARING: NamedValues<SubnetSharing> = NamedValues {
    field: Field::Sharing,
    names: &["no", "yes"],
    values: &[SubnetSharing::Unsaid, SubnetSharing::Possible],
};

/// Whether Gateway Load Balancer endpoints inspect what passes NAT devices.
pub static INSPECTION: NamedValues<bool> =
    NamedValues { field: Field::Inspection, names: &["no", "yes"], values: &[false, true] };

/// Whether AWS Network Firewall filters what passes NAT devices.
pub static NETWORK_FIREWALL: NamedValues<bool> =
    NamedValues { field: Field::NetworkFirewall, names: &["no", "yes"], values: &[false, true] };

/// The NAT instance to compare with.
pub static INSTANCE: NamedValues<Option<InstanceType>> = NamedValues {
    field: Field::Instance,
    names: &["none", "t4g.nano", "t4g.small", "c7gn.medium"],
    values: &[None, Some(InstanceType::T4gNano), Some(InstanceType::T4gSmall), Some(InstanceType::C7gnMedium)],
};

/// Whether everything answers over IPv6.
pub static IPV6: NamedValues<bool> = NamedValues { field: Field::Ipv6, names: &["no", "all"], values: &[false, true] };

/// Whether the free data to the internet is left for this workload.
pub static FREE_EGRESS: NamedValues<bool> =
    NamedValues { field: Field::FreeEgress, names: &["used", "left"], values: &[false, true] };

impl<T: Copy + PartialEq> NamedValues<T> {
    /// Every name with what it stands for.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, T)> + use<T> {
        self.names.iter().copied().zip(self.values.iter().copied())
    }

    /// The name of a value.
    #[must_use]
    pub fn name(&self, value: T) -> &'static str {
        self.all().find(|(_, named)| *named == value).map_or("", |(name, _)| name)
    }

    /// Reads a name.
    ///
    /// # Errors
    /// When it is none of the field's.
    pub fn read(&self, text: &str) -> Result<T, Refusal> {
        self.all().find(|(name, _)| *name == text).map(|(_, value)| value).ok_or_else(|| Refusal {
            field: self.field,
            value: text.to_owned(),
            why: RefusalReason::UnknownName,
            allowed: Allowed::Names(self.names),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: Copy + PartialEq + std::fmt::Debug>(named: &NamedValues<T>) {
        assert_eq!(named.names.len(), named.values.len());
        for (name, value) in named.all() {
            assert_eq!(named.name(value), name);
            assert_eq!(named.read(name), Ok(value));
        }
        for text in ["", " ", "nosuch", "YES", "None", "there ", "t4g"] {
            let refusal = named.read(text).expect_err("refused");
            assert_eq!(
                (refusal.field, refusal.value.as_str(), refusal.why),
                (named.field, text, RefusalReason::UnknownName)
            );
            assert_eq!(refusal.allowed, Allowed::Names(named.names));
        }
    }

    #[test]
    fn every_name_is_read_as_it_is_written() {
        check(&NAT);
        check(&CONNECTIVITY);
        check(&TRANSIT_GATEWAY);
        check(&PEERING);
        check(&SHARING);
        check(&INSPECTION);
        check(&NETWORK_FIREWALL);
        check(&INSTANCE);
        check(&IPV6);
        check(&FREE_EGRESS);
        for kind in InstanceType::ALL {
            assert_eq!(INSTANCE.name(Some(kind)), kind.name());
        }
    }
}
