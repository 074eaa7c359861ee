//! Decides where bytes count, once all records are known.

use std::collections::BTreeMap;

use super::aggregator::{Aggregator, merged, tag};
use super::bypass::{Bypass, bypass};
use super::classified::Classified;
use super::interfaces::{Interface, PrimaryAddress};
use super::pairs::{Pair, Side};
use super::ranges::{self, gateway};
use super::role::{ListedInterfaces, Role, SideTotals, role};
use super::talkers::Talkers;
use super::value::Address;
use crate::imported_data::{CountedAt, ImportedNetwork, Remote, Traffic, TrafficRemark, TrafficVolume};
use crate::query_log::HostName;
use natpoint_model::catalogue::ranges::owners;

/// Bytes sent and received per destination.
type Volumes = BTreeMap<Remote, (u64, u64)>;

impl Aggregator {
    /// The traffic of all records; none without records.
    pub(crate) fn finish(mut self, network: &ImportedNetwork) -> Option<Traffic> {
        self.resolve_local_addresses();
        self.end_coverage();
        let time = std::mem::take(&mut self.file_times).finish();
        if self.records == 0 && self.rows == 0 && time.span.is_none() && self.skipdata == 0 {
            return None;
        }
        let queried = self.records == 0 && self.rows > 0;
        let pairs = std::mem::take(if queried { &mut self.queried } else { &mut self.pairs }).sorted();
        let listed = ListedInterfaces::new(network, &self.listed);
        let classified = self.classify(&pairs, network, &listed);
        let gateways = classified.roles.iter().any(|role| role.is_gateway());
        let mut traffic = Traffic {
            time,
            gaps: self.coverage.gaps(),
            records: if queried { self.rows } else { self.records },
            skipdata: self.skipdata,
            counted_at: match (queried, gateways) {
                (true, _) => CountedAt::Query,
                (false, true) => CountedAt::NatGateways,
                (false, false) => CountedAt::Workload,
            },
            names_services: self.names_services,
            region: classified.home.clone(),
            azs: self.azs.sorted(),
            ..Traffic::default()
        };
        traffic.remarks = if queried { Vec::new() } else { self.remarks(&classified, &listed) };
        self.volumes(&pairs, &classified, &mut traffic);
        traffic.interfaces = self.interface_traffic(&classified, queried, &pairs);
        Some(traffic)
    }

    /// Sums what each interface carried, and decides what it is.
    fn classify(&self, pairs: &[Pair], network: &ImportedNetwork, listed: &ListedInterfaces<'_>) -> Classified {
        let interfaces: Vec<_> = self.interfaces.iter().collect();
        let mut sums = vec![SideTotals::default(); interfaces.len()];
        let mut owners = Vec::new();
        let mut at = 0;
        while let Some(first) = pairs.get(at).map(Pair::key) {
            // All pairs of an interface and an address, which differ in side and tag.
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
        let mut roles: Vec<_> =
            interfaces.iter().zip(&sums).map(|(interface, sums)| role(interface, sums, listed)).collect();
        self.infer_one_sided(pairs, &sums, &mut roles);
        owners.retain(|(_, place)| roles.get(usize::from(*place)).is_some_and(|role| *role == Role::Other));
        for (place, interface) in interfaces.iter().enumerate() {
            if let PrimaryAddress::Known(own) = interface.primary_address {
                owners.push((own, place as u16));
            }
        }
        owners.sort_unstable();
        let regions = self.regions.all();
        let home = match regions.as_slice() {
            [] => network.region().map(str::to_owned),
            [only] => Some(only.clone()),
            _ => None,
        };
        Classified {
            roles,
            sums,
            owners,
            ipv6_networks: self.own_ipv6_networks(pairs),
            regions,
            services: self.services.all(),
            home,
        }
    }

    /// Sums the bytes per destination.
    fn volumes(&self, pairs: &[Pair], classified: &Classified, traffic: &mut Traffic) {
        let counted_at = traffic.counted_at;
        let (mut counted, mut ipv6) = (Volumes::new(), Volumes::new());
        let (mut endpoint, mut internet, mut elsewhere) = (Volumes::new(), Volumes::new(), Volumes::new());
        let mut talkers = Talkers::default();
        let mut group = (None, false);
        let has_bytes =
            |sums: &SideTotals| [sums.far, sums.near, sums.peers, sums.nat64].iter().any(|sum| *sum != (0, 0));
        let others = || classified.roles.iter().zip(&classified.sums);
        let counts_transit = !others().any(|(role, sums)| *role != Role::Transit && has_bytes(sums));
        if others().any(|(role, sums)| *role == Role::Transit && has_bytes(sums)) {
            traffic.remarks.push(TrafficRemark::TransitGateway { counts: counts_transit });
        }
        for (at, pair) in pairs.iter().enumerate() {
            let key = pair.key();
            let id = |pair: &Pair| (pair.key().address, pair.key().is_v6, pair.key().interface);
            if group.0 != Some(id(pair)) {
                let mut same = pairs.iter().skip(at).take_while(|other| id(other) == id(pair));
                group = (Some(id(pair)), same.any(|pair| pair.key().side == Side::Far && pair.sent > 0));
            }
            let place = usize::from(key.interface);
            let role = classified.roles.get(place).copied().unwrap_or(Role::Other);
            let nat = role.is_gateway();
            if key.is_v6 && key.address < merged::V4 {
                if !nat || counted_at == CountedAt::Query {
                    self.add_ipv6_volume(pair, classified, &mut ipv6);
                }
                continue;
            }
            if role == Role::Transit && !counts_transit {
                continue;
            }
            if key.side == Side::Peer {
                self.add_peer(pair, classified, nat, counted_at, &mut counted, traffic);
                continue;
            }
            let address = (!key.is_v6).then_some(Address::V4(key.address));
            if counted_at == CountedAt::Query {
                if key.side == Side::Far {
                    self.note(pair, address, classified, &mut counted, Some(&mut talkers));
                }
                continue;
            }
            let private = address.is_some_and(|address| !address.is_public());
            let counts = match (role, key.side) {
                (Role::Nat, Side::Near) => !private,
                (Role::PrivateNat, Side::Near)
                | (Role::Regional, Side::Far)
                | (Role::Nat | Role::PrivateNat | Role::Regional | Role::NatFar, Side::Nat64) => true,
                // A NAT gateway drops unsolicited packets.
                (Role::NatFar, Side::Far) => group.1,
                (Role::Other | Role::Transit, Side::Far | Side::Nat64) => counted_at == CountedAt::Workload,
                _ => false,
            };
            if counts {
                self.note(pair, address, classified, &mut counted, Some(&mut talkers));
            }
            if !nat && key.side == Side::Far {
                match bypass(pair.paths(), &self.remote(pair, address, classified)) {
                    Some(Bypass::GatewayEndpoint) => self.note(pair, address, classified, &mut endpoint, None),
                    Some(Bypass::InternetGateway) => self.note(pair, address, classified, &mut internet, None),
                    Some(Bypass::Other) => self.note(pair, address, classified, &mut elsewhere, None),
                    None => {}
                }
            }
        }
        for (role, sums) in classified.roles.iter().zip(&classified.sums) {
            if counted_at == CountedAt::NatGateways && *role == Role::NatFar && sums.peers != (0, 0) {
                // What the gateway received from the network, the network sent.
                let private = (sums.peers.1, sums.peers.0);
                if sums.far == (0, 0) {
                    let behind = counted.entry(Remote::BehindNat).or_default();
                    *behind = (behind.0.saturating_add(private.0), behind.1.saturating_add(private.1));
                } else {
                    reconcile(&mut counted, private, sums.answered);
                }
            }
        }
        if self.rest != (0, 0) {
            let rest = counted.entry(Remote::PublicUnknown).or_default();
            *rest = (rest.0.saturating_add(self.rest.0), rest.1.saturating_add(self.rest.1));
        }
        traffic.volumes = sorted(counted);
        traffic.ipv6 = sorted(ipv6);
        traffic.by_gateway_endpoint = sorted(endpoint);
        traffic.by_internet_gateway = sorted(internet);
        traffic.by_other_path = sorted(elsewhere);
        (traffic.addresses, traffic.talkers) = talkers.finish();
    }

    /// Counts a pair under its destination.
    fn note(
        &self,
        pair: &Pair,
        address: Option<Address>,
        classified: &Classified,
        volumes: &mut Volumes,
        talkers: Option<&mut Talkers>,
    ) {
        let remote = self.remote(pair, address, classified);
        if let (Some(talkers), Some(address)) = (talkers, address) {
            talkers.add(address, &remote, pair.bytes());
        }
        add(volumes.entry(remote).or_default(), pair);
    }

    /// The destination of a pair.
    fn remote(&self, pair: &Pair, address: Option<Address>, classified: &Classified) -> Remote {
        let key = pair.key();
        let region = self.interfaces.get(usize::from(key.interface)).and_then(|interface| interface.region);
        let home = region.and_then(|region| classified.regions.get(usize::from(region))).or(classified.home.as_ref());
        let home = home.map(String::as_str);
        let tag = match key.tag {
            tag::NONE => None,
            tag::INTERNET => Some("-"),
            tag::AWS => Some("AMAZON"),
            place => classified.services.get(usize::from(place - tag::NAMED)).map(String::as_str),
        };
        if address.is_none_or(Address::is_public) {
            // Of merged addresses, the built-in range is known.
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
        classified: &Classified,
        nat: bool,
        counted_at: CountedAt,
        counted: &mut Volumes,
        traffic: &mut Traffic,
    ) {
        let key = pair.key();
        let owner = classified.owner(key.address, key.interface);
        let az = |place: u16| self.interfaces.get(usize::from(place)).and_then(Interface::only_az);
        let azs = (az(key.interface), owner.and_then(az));
        let crosses = matches!(azs, (Some(here), Some(there)) if here != there);
        // A gateway counts what it exchanges with the network itself.
        if owner.is_some_and(|owner| classified.roles.get(usize::from(owner)).is_some_and(|role| role.is_gateway())) {
            return;
        }
        if counted_at == CountedAt::Query && self.listed.gateways.contains_key(&key.address) {
            add(counted.entry(Remote::BehindNat).or_default(), pair);
            return;
        }
        if nat && counted_at != CountedAt::Query {
            if crosses {
                traffic.cross_az_at_gateways = traffic.cross_az_at_gateways.saturating_add(pair.bytes());
            }
            return;
        }
        let sum = counted.entry(if crosses { Remote::CrossAz } else { Remote::Inside }).or_default();
        sum.0 = sum.0.saturating_add(pair.sent);
        // What the other end sent counts there, if it has records too. For merged addresses that is not known, and only
        // the sent half is certain.
        if owner.is_none() && key.address != 0 {
            sum.1 = sum.1.saturating_add(pair.received);
        }
    }

    /// Counts a pair of IPv6 addresses.
    fn add_ipv6_volume(&self, pair: &Pair, classified: &Classified, ipv6: &mut Volumes) {
        let key = pair.key();
        let [first, second] = if key.address >= merged::V6 { [0, 0] } else { self.ipv6_pairs.get(key.address) };
        // Which address is the interface's own.
        let (own, other, swapped) = match key.side {
            Side::Near if classified.is_own_ipv6(key.interface, second) => (second, first, true),
            _ => (first, second, false),
        };
        let (sent, received) = if swapped { (pair.received, pair.sent) } else { (pair.sent, pair.received) };
        let inside = !Address::V6(other).is_public() || own != 0 && (own ^ other) >> 72 == 0;
        let remote = if key.address >= merged::V6 {
            self.remote(pair, None, classified)
        } else if inside {
            Remote::Inside
        } else {
            self.remote(pair, Some(Address::V6(other)), classified)
        };
        let received = if remote == Remote::Inside { 0 } else { received };
        let sum = ipv6.entry(remote).or_default();
        *sum = (sum.0.saturating_add(sent), sum.1.saturating_add(received));
    }
}

/// The destination with a host name from a query log.
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

/// Adds the bytes of a pair.
fn add(sum: &mut (u64, u64), pair: &Pair) {
    *sum = (sum.0.saturating_add(pair.sent), sum.1.saturating_add(pair.received));
}

/// Reconciles the public side of a gateway with its private side, which is billed: missing bytes went to an unknown
/// destination, and surplus bytes are removed from unknown ones.
fn reconcile(counted: &mut Volumes, private: (u64, u64), public: (u64, u64)) {
    let unknown = counted.entry(Remote::PublicUnknown).or_default();
    unknown.0 = unknown.0.saturating_add(private.0.saturating_sub(public.0));
    unknown.1 = unknown.1.saturating_add(private.1.saturating_sub(public.1));
    // A direction that the private side lacks entirely was left out of the log.
    let surplus = |private: u64, public: u64| if private == 0 { 0 } else { public.saturating_sub(private) };
    let mut over = (surplus(private.0, public.0), surplus(private.1, public.1));
    for remote in [Remote::PublicUnknown, Remote::Internet] {
        let sum = counted.entry(remote).or_default();
        let less = (over.0.min(sum.0), over.1.min(sum.1));
        *sum = (sum.0 - less.0, sum.1 - less.1);
        over = (over.0 - less.0, over.1 - less.1);
    }
}

/// The volumes that are not zero, the largest first.
fn sorted(volumes: Volumes) -> Vec<TrafficVolume> {
    let mut sorted: Vec<_> = volumes
        .into_iter()
        .filter(|(_, bytes)| *bytes != (0, 0))
        .map(|(remote, (sent, received))| TrafficVolume { remote, sent, received })
        .collect();
    let both = |volume: &TrafficVolume| volume.sent.saturating_add(volume.received);
    sorted.sort_unstable_by(|a, b| both(b).cmp(&both(a)).then_with(|| a.remote.cmp(&b.remote)));
    sorted
}
