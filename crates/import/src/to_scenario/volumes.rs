//! Imported volumes by destination, as far as it is known.

use std::collections::BTreeMap;

use super::endpoint_names::EndpointNames;
use super::resources::Resources;
use super::shares::percent_of;
use super::{Allocation, Share, UnallocatedTraffic, is_edge_service, service_of_tag};
use crate::imported_data::{BilledAmount, ImportedData, InterfaceKind, Remote, Span, TrafficVolume, is_third_party};
use endpoints::{BILL, EndpointVolumes, LOG, METRICS, SOURCES};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{OtherRegion, Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Hours};

mod bill;
mod endpoints;
mod metrics;

/// How volumes are scaled from their window.
#[derive(Clone, Copy)]
pub(super) enum MonthScale {
    None,
    /// To a month of these hours, from this window.
    ToMonth(Hours, Span),
}

/// A volume in both directions.
#[derive(Clone, Copy, Default)]
struct Volume {
    sent: Gb,
    received: Gb,
}

/// All volumes by destination.
#[derive(Default)]
pub(super) struct Volumes {
    services: Vec<(ServiceId, Gb)>,
    /// What a gateway endpoint carries already.
    by_gateway: Vec<(ServiceId, Gb)>,
    /// What interface endpoints carry.
    endpoints: EndpointVolumes,
    /// What leaves the network past NAT gateways and endpoints.
    pub(super) bypassing: Gb,
    internet: Volume,
    other_region: Option<(RegionId, Volume)>,
    unallocated: BTreeMap<UnallocatedTraffic, Volume>,
    /// Whether some were derived from costs.
    pub(super) derived: bool,
    /// Whether some could not be, since the costs are net of credits.
    pub(super) net: bool,
    /// Whether some were divided among the VPCs.
    pub(super) divided: bool,
    /// What bills and metrics have of other VPCs.
    other_vpcs: [Gb; SOURCES],
}

/// The largest volume of a scenario, at which sums saturate.
const MAX_UNITS: u128 = Gb::MAX.units() as u128;

impl MonthScale {
    /// Converts bytes, rounded to the nearest millionth of a GB.
    fn bytes(self, bytes: u64) -> Gb {
        self.apply(u128::from(bytes) * 1_000_000, 1 << 30)
    }

    /// Converts the GB of a bill.
    fn amount(self, amount: BilledAmount) -> Gb {
        self.apply(u128::try_from(amount.0).unwrap_or(0).min(u128::MAX >> 48), 1_000_000)
    }

    /// Divides millionths by `by` and scales them.
    fn apply(self, millionths: u128, by: u128) -> Gb {
        let (times, over) = match self {
            Self::None => (1, 1),
            // Hours are in millionths, seconds are whole.
            Self::ToMonth(hours, window) => {
                (u128::from(hours.units()) * 3_600, u128::from(window.seconds()) * 1_000_000)
            }
        };
        let over = over * by;
        let units = match millionths.checked_mul(times) {
            Some(product) => (product + over / 2) / over,
            // Too large to multiply first, so the loss of precision is beyond the largest volume, or nearly.
            None => (millionths / over).saturating_mul(times),
        };
        Gb::from_units(u64::try_from(units.min(MAX_UNITS)).unwrap_or(Gb::MAX.units()))
    }
}

impl Volumes {
    /// The volumes of the logs, the metrics and the bill, each with its own scale.
    pub(super) fn of(
        imported: &ImportedData,
        resources: &Resources,
        scenario: &Scenario,
        [scale, metric_scale, bill_scale]: [MonthScale; 3],
    ) -> Self {
        let mut volumes = Self::default();
        if let Some(traffic) = &imported.traffic {
            let both = |volume: &TrafficVolume| Volume {
                sent: scale.bytes(volume.sent),
                received: scale.bytes(volume.received),
            };
            for volume in traffic.nat_volumes() {
                volumes.add_logged(&volume.remote, both(&volume), scenario.region);
            }
            for volume in traffic.by_internet_gateway.iter().chain(&traffic.by_other_path) {
                volumes.bypassing = plus(volumes.bypassing, both(volume).gb());
            }
            for volume in &traffic.by_gateway_endpoint {
                volumes.add_by_gateway(&volume.remote, both(volume).gb());
            }
            for interface in traffic.interfaces.iter().filter(|interface| interface.kind == InterfaceKind::Endpoint) {
                if let Some((id, service)) = resources.names.named(&interface.id) {
                    volumes.endpoints.add(service, id, LOG, scale.bytes(interface.bytes));
                }
            }
        }
        volumes.add_metrics(imported, &resources.names, scenario, metric_scale);
        volumes.add_bill(imported, resources, scenario, bill_scale);
        volumes
    }

    fn add_logged(&mut self, remote: &Remote, both: Volume, region: RegionId) {
        match remote {
            Remote::S3 => self.add(ServiceId::named("s3"), both.gb()),
            Remote::DynamoDb => self.add(ServiceId::named("dynamodb"), both.gb()),
            Remote::OtherRegion(code) => match RegionId::from_code(code).filter(|other| *other != region) {
                // A scenario has one other Region. Volumes are sorted, so this is the largest.
                Some(other) if self.other_region.is_none_or(|(known, _)| known == other) => {
                    let (_, known) = self.other_region.unwrap_or((other, Volume::default()));
                    self.other_region = Some((other, known.plus(both)));
                }
                _ => self.add_unallocated(UnallocatedTraffic::Aws, both),
            },
            Remote::Aws(tag) if is_edge_service(tag) => self.internet = self.internet.plus(both),
            Remote::Aws(tag) => match service_of_tag(tag) {
                Some(service) => self.add(service, both.gb()),
                None => self.add_unallocated(UnallocatedTraffic::Aws, both),
            },
            Remote::AwsUnknown => self.add_unallocated(UnallocatedTraffic::Aws, both),
            Remote::PublicUnknown => self.add_unallocated(UnallocatedTraffic::Public, both),
            Remote::BehindNat => self.add_unallocated(UnallocatedTraffic::Nat, both),
            // A NAT gateway carries both in every design: no endpoint reaches a data plane.
            Remote::Internet | Remote::DataPlane(_) => self.internet = self.internet.plus(both),
            // Neither passes a NAT gateway or an endpoint.
            Remote::CrossAz | Remote::Inside => {}
        }
    }

    fn add_unnamed(&mut self, id: &str, names: &EndpointNames, source: usize, gb: Gb) {
        if !id.is_empty() && names.is_unnamed(id) {
            self.endpoints.add_unnamed(id, source, gb);
        }
    }

    fn add_elsewhere(&mut self, source: usize, gb: Gb) {
        if let Some(sum) = self.other_vpcs.get_mut(source) {
            *sum = plus(*sum, gb);
        }
    }

    /// What passed NAT gateways and endpoints of other VPCs or Regions. Metrics and bills have the same bytes.
    pub(super) fn elsewhere(&self) -> Gb {
        self.other_vpcs.into_iter().max().unwrap_or(Gb::ZERO)
    }

    /// The endpoints of which no file names the service, and what passed them.
    pub(super) fn unnamed_endpoints(&self) -> (Vec<&str>, Gb) {
        self.endpoints.unnamed()
    }

    /// Whether two sources have the same bytes, of which one counts.
    pub(super) fn has_the_same_twice(&self) -> bool {
        let has = |what: &UnallocatedTraffic| self.unallocated.get(what).is_some_and(|both| both.gb() > Gb::ZERO);
        let logged = self.services.iter().any(|(_, gb)| *gb > Gb::ZERO)
            || self.internet.gb() > Gb::ZERO
            || [UnallocatedTraffic::Aws, UnallocatedTraffic::Public, UnallocatedTraffic::Nat].iter().any(has);
        let others =
            [UnallocatedTraffic::NatMetrics, UnallocatedTraffic::NatBill].iter().filter(|what| has(what)).count();
        let unnamed =
            [(METRICS, has(&UnallocatedTraffic::EndpointMetrics)), (BILL, has(&UnallocatedTraffic::EndpointBill))];
        self.endpoints.has_the_same_twice(unnamed) || others + usize::from(logged) > 1
    }

    fn add_unallocated(&mut self, unallocated: UnallocatedTraffic, both: Volume) {
        let sum = self.unallocated.entry(unallocated).or_default();
        *sum = sum.plus(both);
    }

    /// Adds what a gateway endpoint carries already. A service has one path, and what passes NAT gateways beside the
    /// endpoint is what a decision is about.
    fn add_by_gateway(&mut self, remote: &Remote, gb: Gb) {
        let service = match remote {
            Remote::S3 => ServiceId::named("s3"),
            Remote::DynamoDb => ServiceId::named("dynamodb"),
            _ => return self.bypassing = plus(self.bypassing, gb),
        };
        if self.services.iter().any(|(known, gb)| *known == service && *gb > Gb::ZERO) {
            self.bypassing = plus(self.bypassing, gb);
        } else {
            self.by_gateway.push((service, gb));
        }
    }

    fn add(&mut self, service: ServiceId, gb: Gb) {
        match self.services.iter_mut().find(|(known, _)| *known == service) {
            Some((_, sum)) => *sum = plus(*sum, gb),
            None => self.services.push((service, gb)),
        }
    }

    /// The volumes without a known destination.
    pub(super) fn unallocated(&self) -> Vec<(UnallocatedTraffic, Gb)> {
        let volumes = self.unallocated.iter().map(|(unallocated, both)| (*unallocated, both.gb()));
        volumes.filter(|(_, gb)| *gb > Gb::ZERO).collect()
    }

    /// Whether any volume has a known destination.
    pub(super) fn has_known(&self) -> bool {
        self.services.iter().chain(&self.by_gateway).any(|(_, gb)| *gb > Gb::ZERO)
            || self.endpoints.has_any()
            || self.internet.gb() > Gb::ZERO
            || self.other_region.is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.has_known() && self.unallocated().is_empty()
    }

    /// Sets the volumes with known destinations, replacing earlier ones.
    pub(super) fn apply_known(&self, names: &EndpointNames, scenario: &mut Scenario) {
        let workload = scenario.azs;
        for (service, gb) in &self.services {
            add_volume(scenario, *service, *gb);
        }
        for (service, gb) in self.endpoints.by_service() {
            add_volume(scenario, service, gb);
            let Some(used) = scenario.service_mut(service).filter(|used| used.today.is_none()) else { continue };
            used.today = (!names.leaves(service)).then_some(Path::Interface);
            used.azs = used.azs.or_else(|| names.measured_azs(service)).filter(|azs| *azs != workload);
            used.public = service.is_custom() && !is_third_party(service.slug());
        }
        for (service, gb) in &self.by_gateway {
            add_volume(scenario, *service, *gb);
            if let Some(used) = scenario.service_mut(*service) {
                used.today = Some(Path::Gateway);
            }
        }
        (scenario.internet_out, scenario.internet_in) = (self.internet.sent, self.internet.received);
        (scenario.internet_out_band, scenario.internet_in_band) = Default::default();
        let endpoints = scenario.other_region.map_or(0, |other| other.endpoints);
        scenario.other_region = self.other_region.map(|(region, both)| OtherRegion {
            out: both.sent,
            into: both.received,
            endpoints,
            ..OtherRegion::new(region)
        });
    }

    /// Adds an unallocated volume to the scenario; what of it is left out.
    pub(super) fn allocate(
        &self,
        unallocated: UnallocatedTraffic,
        goes: Allocation,
        shares: &[Share],
        before: &[ServiceUse],
        scenario: &mut Scenario,
    ) -> Gb {
        let both = self.unallocated.get(&unallocated).copied().unwrap_or_default();
        if goes != Allocation::Divided {
            return both.go_to(goes, before, scenario);
        }
        let (mut left, mut percent_left) = (both, 100);
        for share in shares.iter().filter(|share| share.of == unallocated) {
            let percent = share.percent.min(percent_left);
            percent_left -= percent;
            // The last part has what rounding left of the others.
            let part = if percent_left == 0 { left } else { both.part(percent) };
            left = left.minus(part);
            part.go_to(share.to.allocation(), before, scenario);
        }
        left.gb()
    }
}

impl Volume {
    /// Adds it to the scenario; what of it is left out.
    fn go_to(self, goes: Allocation, before: &[ServiceUse], scenario: &mut Scenario) -> Gb {
        let is_added = match goes {
            Allocation::Nowhere | Allocation::Divided => false,
            Allocation::Internet => {
                scenario.internet_out = plus(scenario.internet_out, self.sent);
                scenario.internet_in = plus(scenario.internet_in, self.received);
                true
            }
            Allocation::Service(service) => {
                if self.gb() > Gb::ZERO {
                    add_volume(scenario, service, self.gb());
                }
                true
            }
            Allocation::Spread => spread(self.gb(), before, scenario),
        };
        if is_added { Gb::ZERO } else { self.gb() }
    }

    /// So many percent of it, rounded down.
    fn part(self, percent: u8) -> Self {
        Self { sent: percent_of(self.sent, percent), received: percent_of(self.received, percent) }
    }

    fn minus(self, other: Self) -> Self {
        let less = |one: Gb, other: Gb| Gb::from_units(one.units().saturating_sub(other.units()));
        Self { sent: less(self.sent, other.sent), received: less(self.received, other.received) }
    }

    fn gb(self) -> Gb {
        plus(self.sent, self.received)
    }

    fn plus(self, other: Self) -> Self {
        Self { sent: plus(self.sent, other.sent), received: plus(self.received, other.received) }
    }
}

/// The sum, saturating at the largest volume of a scenario.
fn plus(one: Gb, other: Gb) -> Gb {
    Gb::from_units(one.units().saturating_add(other.units())).min(Gb::MAX)
}

fn add_volume(scenario: &mut Scenario, service: ServiceId, gb: Gb) {
    scenario.add_service(service, Gb::ZERO);
    if let Some(used) = scenario.service_mut(service) {
        used.gb = plus(used.gb, gb);
    }
}

/// The services over which a volume can be spread, with their weights: those with imported interface endpoints, or
/// else those that the scenario had.
fn spread_over<'a>(before: &'a [ServiceUse], scenario: &'a Scenario) -> impl Iterator<Item = (ServiceId, u64)> + 'a {
    // What a third party's endpoint carries is no traffic of an AWS service.
    let interface = |used: &&ServiceUse| {
        let kinds = used.service.kinds();
        kinds.interface() && !kinds.gateway() && !used.service.is_custom()
    };
    let imported =
        scenario.services.iter().filter(|used| used.today == Some(Path::Interface)).any(|used| interface(&used));
    let services = if imported { &scenario.services } else { before };
    let weight = move |used: &ServiceUse| {
        let earlier = before.iter().find(|earlier| earlier.service == used.service);
        (used.service, earlier.map_or(0, |earlier| earlier.gb.units()))
    };
    services
        .iter()
        .filter(move |used| interface(used) && (!imported || used.today == Some(Path::Interface)))
        .map(weight)
}

/// Spreads a volume in proportion to the weights, or evenly where one is zero; the last service takes the remainder.
/// False when there is no service.
fn spread(volume: Gb, before: &[ServiceUse], scenario: &mut Scenario) -> bool {
    let mut shares: Vec<(ServiceId, u64)> = spread_over(before, scenario).collect();
    // A weight of zero means that the earlier volume is not known.
    if shares.iter().any(|(_, weight)| *weight == 0) {
        for (_, weight) in &mut shares {
            *weight = 1;
        }
    }
    let all: u128 = shares.iter().map(|(_, weight)| u128::from(*weight)).sum();
    let mut left = volume.units();
    for (at, (service, weight)) in shares.iter().enumerate() {
        let share = u128::from(volume.units()) * u128::from(*weight) / all.max(1);
        let share = if at + 1 == shares.len() { left } else { u64::try_from(share).unwrap_or(left).min(left) };
        left -= share;
        add_volume(scenario, *service, Gb::from_units(share));
        // Keep the other settings of the service, such as its group.
        if let (Some(used), Some(earlier)) =
            (scenario.service_mut(*service), before.iter().find(|earlier| earlier.service == *service))
        {
            *used = ServiceUse {
                gb: used.gb,
                azs: used.azs.or(earlier.azs),
                today: used.today.or(earlier.today),
                ..*earlier
            };
        }
    }
    !shares.is_empty()
}
