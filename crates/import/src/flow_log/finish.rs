//! Chooses where bytes count, once all records are known.

use std::collections::BTreeMap;

use super::aggregator::{Aggregator, merged, path, tag};
use super::interfaces::Own;
use super::pairs::{Pair, Side};
use super::ranges::{self, gateway};
use super::role::{Listed, Role, Sums, role};
use super::talkers::Talkers;
use super::value::Address;
use crate::imported_data::{
    CountedAt, ImportedNetwork, InterfaceKind, InterfaceTraffic, Remote, Traffic, TrafficVolume,
};
use crate::order;
use crate::query_log::HostName;
use natpoint_model::catalogue::ranges::owners;

/// Bytes by what stands at the other end: sent and received.
type Volumes = BTreeMap<Remote, (u64, u64)>;

/// Everything about the interfaces that the pairs are judged by.
#[derive(Debug)]
struct Classified {
    roles: Vec<Role>,
    sums: Vec<Sums>,
    /// Addresses of interfaces that have records, in order, and the places of those interfaces.
    owners: Vec<(u32, u16)>,
    /// The first 64 bits of the addresses of IPv6 that an interface has itself, as far as all of its pairs show.
    sixes: BTreeMap<u16, u64>,
    regions: Vec<String>,
    services: Vec<String>,
    /// The Region of the network, where there is only one.
    home: Option<String>,
}

impl Aggregator {
    /// Makes traffic of what was counted; none when there was no record.
    pub(crate) fn finish(mut self, network: &ImportedNetwork) -> Option<Traffic> {
        self.settle();
        let span = self.cover.span();
        if self.records == 0 && self.rows == 0 && span.is_none() && self.skipdata == 0 {
            return None;
        }
        let queried = self.records == 0 && self.rows > 0;
        let pairs = std::mem::take(if queried { &mut self.queried } else { &mut self.pairs }).sorted();
        let judged = self.judge(&pairs, network);
        let gateways = judged.roles.iter().any(|role| role.is_gateway());
        let mut traffic = Traffic {
            span,
            gaps: self.cover.gaps(),
            records: if queried { self.rows } else { self.records },
            skipdata: self.skipdata,
            counted_at: match (queried, gateways) {
                (true, _) => CountedAt::Query,
                (false, true) => CountedAt::NatGateways,
                (false, false) => CountedAt::Workload,
            },
            names_services: self.names_services,
            region: judged.home.clone(),
            azs: self.azs.sorted(),
            ..Traffic::default()
        };
        self.volumes(&pairs, &judged, &mut traffic);
        traffic.interfaces = self.told_interfaces(&judged, queried, &pairs);
        Some(traffic)
    }

    /// Adds up what each interface carried, and decides what it is.
    fn judge(&self, pairs: &[Pair], network: &ImportedNetwork) -> Classified {
        let interfaces: Vec<_> = self.interfaces.iter().collect();
        let mut sums = vec![Sums::default(); interfaces.len()];
        let mut owners = Vec::new();
        let mut at = 0;
        while let Some(first) = pairs.get(at).map(Pair::key) {
            // All pairs of one interface and one address: they differ in side and tag.
            let same = |pair: &&Pair| {
                let key = pair.key();
                (key.address, key.is_v6, key.interface) == (first.address, first.is_v6, first.interface)
            };
            let group = pairs.get(at..).unwrap_or_default();
            let group = group.get(..group.iter().take_while(same).count()).unwrap_or_default();
            at += group.len().max(1);
            let Some(sums) = sums.get_mut(usize::from(first.interface)) else { continue };
            let answered = group.iter().any(|pair| pair.key().side == Side::Far && pair.sent > 0);
            for pair in group {
                let key = pair.key();
                match key.side {
                    Side::Far => {
                        add(&mut sums.far, pair);
                        if answered {
                            add(&mut sums.answered, pair);
                        }
                    }
                    Side::Near if key.is_v6 && key.address < merged::V4 => {}
                    Side::Near if key.is_v6 || Address::V4(key.address).is_public() => add(&mut sums.near, pair),
                    Side::Near => {
                        add(&mut sums.near_private, pair);
                        owners.push((key.address, key.interface));
                    }
                    Side::Peer => add(&mut sums.peers, pair),
                    Side::Nat64 => add(&mut sums.nat64, pair),
                }
            }
        }
        let listed = Listed::new(network);
        let roles: Vec<_> =
            interfaces.iter().zip(&sums).map(|(interface, sums)| role(interface, sums, &listed)).collect();
        owners.retain(|(_, place)| roles.get(usize::from(*place)).is_some_and(|role| *role == Role::Other));
        for (place, interface) in interfaces.iter().enumerate() {
            if let Own::UsageTypeSpec(own) = interface.own {
                owners.push((own, place as u16));
            }
        }
        order::sort(&mut owners, |one, other| one < other);
        let regions = self.regions.all();
        let home = match regions.as_slice() {
            [] => network.region().map(str::to_owned),
            [only] => Some(only.clone()),
            _ => None,
        };
        Classified { roles, sums, owners, sixes: self.own_sixes(pairs), regions, services: self.services.all(), home }
    }

    /// Tells where the bytes went.
    fn volumes(&self, pairs: &[Pair], judged: &Classified, traffic: &mut Traffic) {
        let counted_at = traffic.counted_at;
        let (mut counted, mut six) = (Volumes::new(), Volumes::new());
        let (mut endpoint, mut internet) = (Volumes::new(), Volumes::new());
        let mut talkers = Talkers::default();
        let mut group = (None, false);
        for (at, pair) in pairs.iter().enumerate() {
            let key = pair.key();
            let id = |pair: &Pair| (pair.key().address, pair.key().is_v6, pair.key().interface);
            if group.0 != Some(id(pair)) {
                let mut same = pairs.iter().skip(at).take_while(|other| id(other) == id(pair));
                group = (Some(id(pair)), same.any(|pair| pair.key().side == Side::Far && pair.sent > 0));
            }
            let place = usize::from(key.interface);
            let role = judged.roles.get(place).copied().unwrap_or(Role::Other);
            let nat = role.is_gateway();
            if key.is_v6 && key.address < merged::V4 {
                if !nat || counted_at == CountedAt::Query {
                    self.add_six_volume(pair, judged, &mut six);
                }
                continue;
            }
            if key.side == Side::Peer {
                self.add_peer(pair, judged, nat, counted_at, &mut counted, traffic);
                continue;
            }
            let address = (!key.is_v6).then_some(Address::V4(key.address));
            if counted_at == CountedAt::Query {
                if key.side == Side::Far {
                    self.note(pair, address, judged, &mut counted, Some(&mut talkers));
                }
                continue;
            }
            let private = address.is_some_and(|address| !address.is_public());
            let counts = match (role, key.side) {
                (Role::Nat, Side::Near) => !private,
                (Role::PrivateNat, Side::Near)
                | (Role::Regional, Side::Far)
                | (Role::Nat | Role::PrivateNat | Role::Regional | Role::NatFar, Side::Nat64) => true,
                // What knocked at a gateway without having been called went no further.
                (Role::NatFar, Side::Far) => group.1,
                (Role::Other, Side::Far | Side::Nat64) => counted_at == CountedAt::Workload,
                _ => false,
            };
            if counts {
                self.note(pair, address, judged, &mut counted, Some(&mut talkers));
            }
            if !nat && key.side == Side::Far {
                match pair.paths() & (path::GATEWAY_ENDPOINT | path::INTERNET_GATEWAY | path::EITHER | path::OTHER) {
                    path::GATEWAY_ENDPOINT => self.note(pair, address, judged, &mut endpoint, None),
                    path::INTERNET_GATEWAY => self.note(pair, address, judged, &mut internet, None),
                    _ => {}
                }
            }
        }
        for (role, sums) in judged.roles.iter().zip(&judged.sums) {
            if counted_at == CountedAt::NatGateways && *role == Role::NatFar && sums.peers != (0, 0) {
                // What the gateway received from the network is what the network sent.
                even_out(&mut counted, (sums.peers.1, sums.peers.0), sums.answered);
            }
        }
        if self.rest != (0, 0) {
            let rest = counted.entry(Remote::PublicUnknown).or_default();
            *rest = (rest.0.saturating_add(self.rest.0), rest.1.saturating_add(self.rest.1));
        }
        traffic.volumes = told(counted);
        traffic.ipv6 = told(six);
        traffic.by_gateway_endpoint = told(endpoint);
        traffic.by_internet_gateway = told(internet);
        (traffic.addresses, traffic.talkers) = talkers.told();
    }

    /// Counts a pair by what stands at its other end.
    fn note(
        &self,
        pair: &Pair,
        address: Option<Address>,
        judged: &Classified,
        volumes: &mut Volumes,
        talkers: Option<&mut Talkers>,
    ) {
        let remote = self.remote(pair, address, judged);
        if let (Some(talkers), Some(address)) = (talkers, address) {
            talkers.add(address, &remote, pair.bytes());
        }
        add(volumes.entry(remote).or_default(), pair);
    }

    /// What stands at the other end of a pair.
    fn remote(&self, pair: &Pair, address: Option<Address>, judged: &Classified) -> Remote {
        let key = pair.key();
        let region = self.interfaces.get(usize::from(key.interface)).and_then(|interface| interface.region);
        let home = region.and_then(|region| judged.regions.get(usize::from(region))).or(judged.home.as_ref());
        let home = home.map(String::as_str);
        let tag = match key.tag {
            tag::NONE => None,
            tag::INTERNET => Some("-"),
            tag::AWS => Some("AMAZON"),
            place => judged.services.get(usize::from(place - tag::NAMED)).map(String::as_str),
        };
        if address.is_none_or(Address::is_public) {
            // Of those that were not kept apart, at least the built-in range is known.
            let place = owners().get((key.address & merged::NONE) as usize);
            if let (None, None, Some(place)) = (address, tag, place) {
                return gateway(place.dynamodb, place.region, home);
            }
            let remote = ranges::remote(address, tag, home, &self.ranges);
            return match (&remote, address.and_then(|address| self.answers.host(address.to_ipv6()))) {
                (Remote::AwsUnknown | Remote::PublicUnknown, Some(host)) => by_host_name(host),
                _ => remote,
            };
        }
        Remote::Inside
    }

    /// Counts a pair of private addresses.
    fn add_peer(
        &self,
        pair: &Pair,
        judged: &Classified,
        nat: bool,
        counted_at: CountedAt,
        counted: &mut Volumes,
        traffic: &mut Traffic,
    ) {
        let key = pair.key();
        let owner = judged.owner(key.address, key.interface);
        let az = |place: u16| self.interfaces.get(usize::from(place)).and_then(|interface| interface.az);
        let azs = (az(key.interface), owner.and_then(az));
        let crosses = matches!(azs, (Some(here), Some(there)) if here != there);
        if nat && counted_at != CountedAt::Query {
            if crosses {
                traffic.cross_az_at_gateways = traffic.cross_az_at_gateways.saturating_add(pair.bytes());
            }
            return;
        }
        let sum = counted.entry(if crosses { Remote::CrossAz } else { Remote::Inside }).or_default();
        sum.0 = sum.0.saturating_add(pair.sent);
        // What the other end sent counts there, if it has records too. Of those that were not kept apart, that is
        // not known, and the sent half is what is certain.
        if owner.is_none() && key.address != 0 {
            sum.1 = sum.1.saturating_add(pair.received);
        }
    }

    /// The interfaces: all NAT gateways and endpoints, and the largest of the others.
    fn told_interfaces(&self, judged: &Classified, queried: bool, pairs: &[Pair]) -> Vec<InterfaceTraffic> {
        const OTHERS: usize = 50;
        const NAMED: usize = 1000;
        let mut bytes = vec![0_u64; judged.sums.len()];
        for (bytes, (sums, role)) in bytes.iter_mut().zip(judged.sums.iter().zip(&judged.roles)) {
            let sides: &[(u64, u64)] = match role {
                Role::Nat => &[sums.near, sums.nat64],
                Role::PrivateNat => &[sums.near, sums.near_private, sums.nat64],
                Role::Regional => &[sums.far, sums.nat64],
                Role::NatFar if sums.peers != (0, 0) => &[sums.peers, sums.nat64],
                Role::NatFar => &[sums.answered, sums.nat64],
                Role::Endpoint | Role::Other => &[sums.far, sums.peers, sums.nat64],
            };
            *bytes = sides.iter().fold(0, |sum, side| sum.saturating_add(side.0).saturating_add(side.1));
        }
        if queried {
            bytes.fill(0);
            for pair in pairs {
                if let Some(bytes) = bytes.get_mut(usize::from(pair.key().interface)) {
                    *bytes = bytes.saturating_add(pair.bytes());
                }
            }
        }
        let mut told: Vec<_> = self
            .interfaces
            .iter()
            .zip(judged.roles.iter().zip(bytes))
            .skip(1)
            .map(|(interface, (role, bytes))| InterfaceTraffic {
                id: String::from_utf8_lossy(&interface.id).into_owned(),
                kind: match role {
                    Role::Endpoint => InterfaceKind::Endpoint,
                    Role::Other => InterfaceKind::Other,
                    _ => InterfaceKind::NatGateway,
                },
                az: interface.az.and_then(|az| self.azs.get(az)),
                bytes,
            })
            .collect();
        order::sort(&mut told, |a, b| (b.bytes, &a.id) < (a.bytes, &b.id));
        let (mut others, mut named) = (0, 0);
        told.retain(|interface| {
            let (count, most) =
                if interface.kind == InterfaceKind::Other { (&mut others, OTHERS) } else { (&mut named, NAMED) };
            *count += 1;
            *count <= most
        });
        told
    }

    /// Counts a pair of addresses of IPv6.
    fn add_six_volume(&self, pair: &Pair, judged: &Classified, six: &mut Volumes) {
        let key = pair.key();
        let [first, second] = if key.address >= merged::V6 { [0, 0] } else { self.sixes.get(key.address) };
        // Which end is the interface's own: the one that it has, or the one that is nobody's known.
        let (own, other, swapped) = match key.side {
            Side::Near if judged.is_own_six(key.interface, second) => (second, first, true),
            _ => (first, second, false),
        };
        let (sent, received) = if swapped { (pair.received, pair.sent) } else { (pair.sent, pair.received) };
        let inside = !Address::V6(other).is_public() || own != 0 && (own ^ other) >> 72 == 0;
        let remote = if key.address >= merged::V6 {
            self.remote(pair, None, judged)
        } else if inside {
            Remote::Inside
        } else {
            self.remote(pair, Some(Address::V6(other)), judged)
        };
        let received = if remote == Remote::Inside { 0 } else { received };
        let sum = six.entry(remote).or_default();
        *sum = (sum.0.saturating_add(sent), sum.1.saturating_add(received));
    }
}

impl Classified {
    /// The place of the interface that has an address, if it has records and is another one than this.
    fn owner(&self, address: u32, than: u16) -> Option<u16> {
        let first = self.owners.partition_point(|(known, _)| *known < address);
        let owners = self.owners.get(first..)?.iter().take_while(|(known, _)| *known == address);
        owners.map(|(_, place)| *place).find(|place| *place != than)
    }

    /// Whether an address of IPv6 is an interface's own.
    fn is_own_six(&self, interface: u16, address: u128) -> bool {
        self.sixes.get(&interface).is_some_and(|network| *network == (address >> 64) as u64)
    }
}

/// What has a host name, by a query log.
fn by_host_name(host: &HostName) -> Remote {
    match host {
        HostName::Service(service) => match service.as_str() {
            "s3" => Remote::S3,
            "dynamodb" => Remote::DynamoDb,
            service => Remote::Aws(service.to_owned()),
        },
        HostName::DataPlane(service) => Remote::DataPlane(service.clone()),
    }
}

/// Adds a pair's bytes.
fn add(sum: &mut (u64, u64), pair: &Pair) {
    *sum = (sum.0.saturating_add(pair.sent), sum.1.saturating_add(pair.received));
}

/// Makes what the public side of a gateway says add up to what its private side says, which is what is billed: what
/// is missing went somewhere that is not known, and what is too much came from nobody who is known.
fn even_out(counted: &mut Volumes, private: (u64, u64), public: (u64, u64)) {
    let unknown = counted.entry(Remote::PublicUnknown).or_default();
    unknown.0 = unknown.0.saturating_add(private.0.saturating_sub(public.0));
    unknown.1 = unknown.1.saturating_add(private.1.saturating_sub(public.1));
    let mut over = (public.0.saturating_sub(private.0), public.1.saturating_sub(private.1));
    for remote in [Remote::PublicUnknown, Remote::Internet] {
        let sum = counted.entry(remote).or_default();
        let less = (over.0.min(sum.0), over.1.min(sum.1));
        *sum = (sum.0 - less.0, sum.1 - less.1);
        over = (over.0 - less.0, over.1 - less.1);
    }
}

/// Volumes as they are told: the largest first, without those of nothing.
fn told(volumes: Volumes) -> Vec<TrafficVolume> {
    let mut told: Vec<_> = volumes
        .into_iter()
        .filter(|(_, bytes)| *bytes != (0, 0))
        .map(|(remote, (sent, received))| TrafficVolume { remote, sent, received })
        .collect();
    let both = |volume: &TrafficVolume| volume.sent.saturating_add(volume.received);
    order::sort(&mut told, |a, b| (both(b), &a.remote) < (both(a), &b.remote));
    told
}
