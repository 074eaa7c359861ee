//! The network of a scenario, from imported resources.

use std::collections::BTreeMap;

use super::endpoint_names::{EndpointNames, is_of_region};
use super::routes::{Routes, distinct_zones};
use super::{EndpointLeftOut, NetworkNote};
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, ImportedData, ImportedNetwork, NatGateway, ResourceState,
};
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::scenario::{Azs, NatConnectivity, NatTopology, Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Usd};

/// The existing and planned resources of one VPC.
pub(super) struct Resources<'a> {
    pub(super) gateways: Vec<&'a NatGateway>,
    pub(super) endpoints: Vec<&'a Endpoint>,
    /// All VPCs of the resources in the Region, in their order, then those that only metrics name.
    pub(super) vpcs: Vec<String>,
    /// The services of endpoints, and whose they are.
    pub(super) names: EndpointNames<'a>,
    network: &'a ImportedNetwork,
    /// How many NAT gateways and endpoints are in other VPCs or Regions.
    elsewhere: u32,
}

impl<'a> Resources<'a> {
    /// The resources of a VPC in a Region; by default of the first VPC that has a NAT gateway.
    pub(super) fn select(imported: &'a ImportedData, vpc: Option<&str>, region: RegionId) -> Self {
        let network = &imported.network;
        let remains = |state: ResourceState| state != ResourceState::Removing;
        let here = |code: &str| code.is_empty() || code == region.code();
        let mut gateways: Vec<_> = network.nat_gateways.iter().filter(|nat| remains(nat.state)).collect();
        let mut endpoints: Vec<_> = network.endpoints.iter().filter(|endpoint| remains(endpoint.state)).collect();
        let all = gateways.len() + endpoints.len();
        gateways.retain(|nat| here(&nat.region));
        endpoints.retain(|endpoint| here(endpoint.region_code()));
        let mut vpcs = Vec::new();
        let stated = gateways.iter().map(|nat| &nat.vpc).chain(endpoints.iter().map(|endpoint| &endpoint.vpc));
        for vpc in stated.chain(measured_vpcs(imported, region)).filter(|vpc| !vpc.is_empty()) {
            if !vpcs.contains(vpc) {
                vpcs.push(vpc.clone());
            }
        }
        let chosen = vpcs.iter().find(|known| vpc == Some(known.as_str())).or(vpcs.first()).cloned();
        // Resources without a VPC, as in the plan of a new one, belong to this one.
        let is_here = |vpc: &str| vpc.is_empty() || chosen.as_deref().is_none_or(|chosen| vpc == chosen);
        gateways.retain(|nat| is_here(&nat.vpc));
        endpoints.retain(|endpoint| is_here(&endpoint.vpc));
        let elsewhere = count(all - gateways.len() - endpoints.len());
        let names = EndpointNames::of(imported, region, |vpc, code| here(code) && is_here(vpc));
        Self { gateways, endpoints, vpcs, names, network, elsewhere }
    }

    /// How many endpoints of AWS Network Firewall there are.
    pub(super) fn firewall_endpoints(&self) -> u32 {
        let is_firewall = |endpoint: &&&Endpoint| endpoint.kind == EndpointKind::NetworkFirewall;
        let azs = self.endpoints.iter().filter(is_firewall).map(|endpoint| endpoint.azs.unwrap_or(1));
        azs.fold(0, u32::saturating_add)
    }

    /// How many zonal NAT gateways there are, private ones only where no public one is; none where no list tells, or
    /// one is regional.
    pub(super) fn zonal_gateways(&self) -> Option<u32> {
        let is_told = self.has_gateways() || self.network.lists_nat_gateways;
        let is_regional = self.gateways.iter().any(|nat| nat.availability == Availability::Regional);
        let public = self.gateways.iter().filter(|nat| nat.connectivity == Connectivity::Public).count();
        let all = if public > 0 { public } else { self.gateways.len() };
        is_told.then(|| count(all)).filter(|_| !is_regional)
    }

    pub(super) fn has_gateways(&self) -> bool {
        !self.gateways.is_empty()
    }

    /// Sets the NAT gateways and AZs of the scenario, and notes what of them it cannot hold.
    pub(super) fn apply_network(&self, scenario: &mut Scenario, notes: &mut Vec<NetworkNote>) {
        notes.extend((self.elsewhere > 0).then_some(NetworkNote::ElsewhereInLists(self.elsewhere)));
        if self.has_gateways() {
            self.apply_gateways(scenario, notes);
        } else {
            // A list of endpoints says nothing of NAT gateways; a list of all of them without one does.
            if self.network.lists_nat_gateways {
                scenario.nat = NatTopology::None;
            }
            let gateways = scenario.billed_nat_gateways();
            if let Some(azs) = self.workload_azs().and_then(Azs::new) {
                let before = std::mem::replace(&mut scenario.azs, azs);
                // A NAT gateway in each AZ stays as many as it was: endpoints have AZs of their own.
                if scenario.billed_nat_gateways() != gateways {
                    scenario.azs = before;
                    if azs > before {
                        notes.push(NetworkNote::NotOnePerAz { gateways, azs: azs.count() });
                    }
                }
            }
        }
        let routes = Routes::of(self.network, &self.vpcs_here());
        notes.extend(routes.notes(&self.gateways, &self.endpoints));
    }

    fn apply_gateways(&self, scenario: &mut Scenario, notes: &mut Vec<NetworkNote>) {
        let is_public = |nat: &&&NatGateway| nat.connectivity == Connectivity::Public;
        let public: Vec<&NatGateway> = self.gateways.iter().filter(is_public).copied().collect();
        let private = self.gateways.len() - public.len();
        // Private NAT gateways beside public ones connect networks, which no endpoint takes over.
        let all_private = public.is_empty();
        let main = if all_private { self.gateways.clone() } else { public };
        scenario.connectivity = if all_private { NatConnectivity::Private } else { NatConnectivity::Public };
        let gateways = count(main.len());
        let workload = self.workload_azs();
        let mut workload_of_many = 0;
        if let Some(regional) = main.iter().find(|nat| nat.availability == Availability::Regional) {
            scenario.nat = NatTopology::Regional;
            let azs = regional.azs.filter(|azs| *azs > 0).or(workload);
            scenario.azs = azs.and_then(Azs::new).unwrap_or(scenario.azs);
        } else if gateways == 1 {
            scenario.nat = NatTopology::OneZonal;
            // A single NAT gateway does not show in how many AZs the workload runs.
            scenario.azs = workload.and_then(Azs::new).filter(|azs| *azs > Azs::ONE).unwrap_or(scenario.azs);
        } else {
            scenario.nat = NatTopology::ZonalPerAz;
            let before = scenario.azs.count();
            let azs = zones_of(&main).or_else(|| self.private_azs().filter(|azs| *azs < gateways)).unwrap_or(gateways);
            // A NAT gateway per AZ costs what there is; endpoints have AZs of their own.
            scenario.azs = Azs::new(gateways).unwrap_or(Azs::MAX);
            // Where no list tells the AZs of the workload, they are those of the gateways or of the scenario before.
            workload_of_many = workload.unwrap_or(if azs < gateways { azs } else { before });
            if workload_of_many > scenario.azs.count() || azs < gateways && workload_of_many < scenario.azs.count() {
                notes.push(NetworkNote::NotOnePerAz { gateways, azs: workload_of_many });
            }
        }
        let held = scenario.billed_nat_gateways();
        let hour = |item, times: u32| list_price(scenario, item, times);
        let beyond = gateways.saturating_sub(if scenario.nat == NatTopology::Regional { 1 } else { held });
        if beyond > 0 {
            let cost = hour(PriceItem::NatHour, beyond);
            let azs = if workload_of_many > 0 { workload_of_many } else { scenario.azs.count() };
            notes.push(NetworkNote::MoreNatGateways { gateways, azs, beyond, cost });
        }
        if private > 0 && !all_private {
            let private = count(private);
            notes.push(NetworkNote::PrivateNatGateways(private, hour(PriceItem::NatHour, private)));
        }
        apply_addresses(&main, scenario, notes);
    }

    /// In how many AZs the workload runs, as far as endpoints, routes and private subnets show it.
    fn workload_azs(&self) -> Option<u32> {
        let endpoints = self.endpoints.iter().filter_map(|endpoint| endpoint.azs).max();
        let routed = Routes::of(self.network, &self.vpcs_here()).azs_through_nat();
        [endpoints, routed.or_else(|| self.private_azs())]
            .into_iter()
            .flatten()
            .filter(|azs| *azs > 0 && *azs <= Azs::MAX.count())
            .max()
    }

    /// In how many AZs there are private subnets.
    fn private_azs(&self) -> Option<u32> {
        let vpcs = self.vpcs_here();
        let here = |vpc: &str| vpc.is_empty() || vpcs.is_empty() || vpcs.contains(&vpc);
        let private = self.network.subnets.iter().filter(|subnet| subnet.private && here(&subnet.vpc));
        distinct_zones(private.map(|subnet| subnet.az.as_str()))
    }

    /// The VPC of the resources; none where no list tells it.
    fn vpcs_here(&self) -> Vec<&str> {
        let gateways = self.gateways.iter().map(|nat| nat.vpc.as_str());
        let mut here: Vec<&str> = gateways.chain(self.endpoints.iter().map(|endpoint| endpoint.vpc.as_str())).collect();
        here.retain(|vpc| !vpc.is_empty());
        here.truncate(1);
        here
    }

    /// Whether an endpoint costs by the AZ, and no file tells how many it has.
    fn has_unknown_azs(&self, endpoint: &Endpoint) -> bool {
        let service = self.names.service_of(endpoint);
        let has_hours = match endpoint.kind {
            EndpointKind::Interface | EndpointKind::GatewayLoadBalancer => true,
            EndpointKind::Gateway => service.is_some_and(|service| !Path::Gateway.leads_to(service)),
            EndpointKind::Resource | EndpointKind::ServiceNetwork => service.is_some(),
            EndpointKind::NetworkFirewall => false,
        };
        has_hours && endpoint.azs.is_none_or(|azs| azs == 0) && self.names.billed_azs(&endpoint.id).is_none()
    }

    /// The services that have endpoints, with their AZs and without volumes.
    pub(super) fn services(&self, scenario: &Scenario, notes: &mut Vec<NetworkNote>) -> Vec<ServiceUse> {
        let mut services: Vec<ServiceUse> = Vec::new();
        // Where the scenario has as many AZs as NAT gateways, an endpoint has those of the workload.
        let workload = notes.iter().find_map(NetworkNote::workload_azs);
        let mut left_out = LeftOut { azs: workload.unwrap_or(scenario.azs).count(), ..LeftOut::default() };
        // Those of firewalls lead to no service.
        for endpoint in self.endpoints.iter().filter(|endpoint| endpoint.kind != EndpointKind::NetworkFirewall) {
            let Some(service) = self.names.service_of(endpoint) else {
                left_out.add(
                    endpoint,
                    match () {
                        () if endpoint.is_of_third_party() => EndpointLeftOut::ThirdParty,
                        () if endpoint.service_name.is_empty() => EndpointLeftOut::Nameless,
                        () => EndpointLeftOut::UnknownService,
                    },
                    scenario,
                );
                continue;
            };
            // A list may lack the type, which then reads as AWS's default; most services have no gateway endpoint.
            let path = match endpoint.kind {
                EndpointKind::Gateway if Path::Gateway.leads_to(service) => Path::Gateway,
                _ => Path::Interface,
            };
            let azs = endpoint
                .azs
                .and_then(Azs::new)
                .or_else(|| self.names.billed_azs(&endpoint.id))
                .or(workload)
                .filter(|azs| path == Path::Interface && *azs != scenario.azs);
            // A service may have several; the free gateway endpoint takes precedence.
            match services.iter_mut().find(|used| used.service == service) {
                Some(used) if path == Path::Gateway && used.today == Some(Path::Interface) => {
                    used.today = Some(path);
                    let same = |other: &&&Endpoint| {
                        other.kind != EndpointKind::Gateway && self.names.service_of(other) == Some(service)
                    };
                    if let Some(first) = self.endpoints.iter().find(same) {
                        left_out.add(first, EndpointLeftOut::Second, scenario);
                    }
                }
                Some(_) if path == Path::Gateway => {}
                Some(_) => left_out.add(endpoint, EndpointLeftOut::Second, scenario),
                None => {
                    // AWS's own services answer at public addresses, too; of others the user knows.
                    let public = service.is_custom() && !endpoint.is_of_third_party();
                    let used = ServiceUse { azs, today: Some(path), public, ..ServiceUse::new(service, Gb::ZERO) };
                    services.push(used);
                }
            }
        }
        let azs = left_out.azs;
        notes.extend(left_out.endpoints.into_iter().map(|(why, count, first, cost)| NetworkNote::EndpointsLeftOut {
            why,
            count,
            first,
            cost,
        }));
        let by_key = self.endpoints.iter().filter(|endpoint| endpoint.named_by_key).count();
        notes.extend((by_key > 0).then_some(NetworkNote::NamedByKey(count(by_key))));
        let unknown = self.endpoints.iter().filter(|endpoint| self.has_unknown_azs(endpoint)).count();
        notes.extend((unknown > 0).then_some(NetworkNote::UnknownAzs { count: count(unknown), azs }));
        services
    }
}

/// Endpoints that the scenario cannot hold, by the reason: how many, the name of the first, and their hours' cost.
#[derive(Default)]
struct LeftOut {
    endpoints: Vec<(EndpointLeftOut, u32, String, Usd)>,
    /// The AZs of an endpoint of which no list tells them.
    azs: u32,
}

impl LeftOut {
    fn add(&mut self, endpoint: &Endpoint, why: EndpointLeftOut, scenario: &Scenario) {
        let item = match endpoint.kind {
            EndpointKind::Interface => Some(PriceItem::EndpointHour),
            EndpointKind::GatewayLoadBalancer => Some(PriceItem::GwlbEndpointHour),
            EndpointKind::NetworkFirewall => Some(PriceItem::FirewallEndpointHour),
            EndpointKind::Gateway | EndpointKind::Resource | EndpointKind::ServiceNetwork => None,
        };
        let azs = endpoint.azs.unwrap_or(self.azs);
        let cost = item.map_or(Usd::ZERO, |item| list_price(scenario, item, azs));
        match self.endpoints.iter_mut().find(|(known, ..)| *known == why) {
            Some((_, count, _, sum)) => {
                *count += 1;
                *sum = [*sum, cost].into_iter().sum();
            }
            None => self.endpoints.push((why, 1, endpoint.service_name.clone(), cost)),
        }
    }
}

/// What so many of an item cost in the scenario's month at the list price.
fn list_price(scenario: &Scenario, item: PriceItem, times: u32) -> Usd {
    let price = prices::flat_in(scenario.price_list_version, scenario.region, item);
    let hourly = price.and_then(prices::Price::usd_per_hour);
    // More than any account has, which no sum can exceed.
    hourly.map_or(Usd::ZERO, |hourly| hourly * scenario.hours * times.min(100_000))
}

/// In how many AZs NAT gateways are; none where a list leaves that of one open.
fn zones_of(gateways: &[&NatGateway]) -> Option<u32> {
    let zones = gateways.iter().map(|nat| nat.az.as_str());
    if zones.clone().any(str::is_empty) { None } else { distinct_zones(zones) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The VPCs whose endpoints were measured in a Region, the one with the most data first.
fn measured_vpcs(imported: &ImportedData, region: RegionId) -> impl Iterator<Item = &String> {
    let mut vpcs: BTreeMap<&String, u64> = BTreeMap::new();
    let measured = imported.metrics.iter().flat_map(|metrics| &metrics.endpoints);
    for endpoint in measured.filter(|endpoint| is_of_region(&endpoint.service, region)) {
        let bytes = vpcs.entry(&endpoint.vpc).or_default();
        *bytes = bytes.saturating_add(endpoint.bytes);
    }
    let mut vpcs: Vec<_> = vpcs.into_iter().collect();
    vpcs.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    vpcs.into_iter().map(|(vpc, _)| vpc)
}

/// Sets how many addresses each NAT gateway has, and notes where they have not equally many.
fn apply_addresses(main: &[&NatGateway], scenario: &mut Scenario, notes: &mut Vec<NetworkNote>) {
    let addresses: Vec<u32> = main.iter().filter_map(|nat| nat.public_ipv4).collect();
    if scenario.connectivity == NatConnectivity::Private || addresses.len() != main.len() {
        return;
    }
    let all = addresses.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    let billed = if scenario.nat == NatTopology::Regional { scenario.billed_nat_gateways() } else { count(main.len()) };
    scenario.ipv4_per_nat = all.div_ceil(billed.max(1)).clamp(1, scenario.max_ipv4_per_nat());
    let held = billed.saturating_mul(scenario.ipv4_per_nat);
    if held != all && all > 0 {
        notes.push(NetworkNote::UnevenAddresses { addresses: all, held });
    }
}
