//! The network of a scenario, from imported resources.

use super::Note;
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, ImportedData, NatGateway, ResourceState,
};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, NatConnectivity, NatTopology, Path, Scenario, ServiceUse};
use natpoint_model::units::Gb;

/// The existing and planned resources of one VPC.
pub(super) struct Resources<'a> {
    pub(super) gateways: Vec<&'a NatGateway>,
    pub(super) endpoints: Vec<&'a Endpoint>,
    /// All VPCs of the resources, in their order.
    pub(super) vpcs: Vec<String>,
}

impl<'a> Resources<'a> {
    /// The resources of a VPC in a Region; by default of the first VPC that has a NAT gateway.
    pub(super) fn select(imported: &'a ImportedData, vpc: Option<&str>, region: RegionId) -> Self {
        let network = &imported.network;
        let remains = |state: ResourceState| state != ResourceState::Removing;
        let mut gateways: Vec<_> = network.nat_gateways.iter().filter(|nat| remains(nat.state)).collect();
        let here = |endpoint: &Endpoint| endpoint.aws_service().is_none_or(|(code, _)| code == region.code());
        let mut endpoints: Vec<_> =
            network.endpoints.iter().filter(|endpoint| remains(endpoint.state) && here(endpoint)).collect();
        let mut vpcs = Vec::new();
        let named = gateways.iter().map(|nat| &nat.vpc).chain(endpoints.iter().map(|endpoint| &endpoint.vpc));
        for vpc in named.filter(|vpc| !vpc.is_empty()) {
            if !vpcs.contains(vpc) {
                vpcs.push(vpc.clone());
            }
        }
        let chosen = vpcs.iter().find(|known| vpc == Some(known.as_str())).or(vpcs.first()).cloned();
        if let Some(chosen) = chosen {
            // Resources without a VPC, as in the plan of a new one, belong to this one.
            let is_here = |vpc: &str| vpc.is_empty() || vpc == chosen;
            gateways.retain(|nat| is_here(&nat.vpc));
            endpoints.retain(|endpoint| is_here(&endpoint.vpc));
        }
        Self { gateways, endpoints, vpcs }
    }

    pub(super) fn has_gateways(&self) -> bool {
        !self.gateways.is_empty()
    }

    /// Sets the NAT gateways and AZs of the scenario.
    pub(super) fn apply_network(&self, scenario: &mut Scenario) {
        let zonal = self.gateways.iter().filter(|nat| nat.availability == Availability::Zonal).count();
        let azs = self.gateways.iter().filter_map(|nat| nat.azs).chain([u32::try_from(zonal).unwrap_or(u32::MAX)]);
        let endpoint_azs = self.endpoints.iter().filter_map(|endpoint| endpoint.azs);
        if let Some(azs) = azs.chain(endpoint_azs).filter_map(Azs::new).max() {
            // A single NAT gateway does not show in how many AZs the workload runs.
            if azs > Azs::ONE || self.gateways.len() > 1 {
                scenario.azs = azs;
            }
        }
        if !self.has_gateways() {
            if self.endpoints.iter().any(|endpoint| endpoint.kind == EndpointKind::Interface) {
                scenario.nat = NatTopology::None;
            }
            return;
        }
        let regional = self.gateways.iter().any(|nat| nat.availability == Availability::Regional);
        scenario.nat = match zonal {
            _ if regional => NatTopology::Regional,
            1 => NatTopology::OneZonal,
            _ => NatTopology::ZonalPerAz,
        };
        let private = self.gateways.iter().all(|nat| nat.connectivity == Connectivity::Private);
        scenario.connectivity = if private { NatConnectivity::Private } else { NatConnectivity::Public };
        let addresses: Vec<u32> = self.gateways.iter().filter_map(|nat| nat.public_ipv4).collect();
        let billed = scenario.billed_nat_gateways().max(1);
        if !private && addresses.len() == self.gateways.len() {
            let all = addresses.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
            scenario.ipv4_per_nat = all.div_ceil(billed).clamp(1, scenario.max_ipv4_per_nat());
        }
    }

    /// The services that have endpoints, with their AZs and without volumes.
    pub(super) fn services(&self, scenario: &Scenario, notes: &mut Vec<Note>) -> Vec<ServiceUse> {
        let mut services: Vec<ServiceUse> = Vec::new();
        let mut unknown: (u32, String) = (0, String::new());
        for endpoint in &self.endpoints {
            let Some(service) = ServiceId::from_name(&endpoint.service_name) else {
                unknown.0 += 1;
                if unknown.1.is_empty() {
                    unknown.1.clone_from(&endpoint.service_name);
                }
                continue;
            };
            // A list may lack the type, which then reads as AWS's default; most services have no gateway endpoint.
            let path = match endpoint.kind {
                EndpointKind::Gateway if Path::Gateway.leads_to(service) => Path::Gateway,
                _ => Path::Interface,
            };
            let azs = endpoint.azs.and_then(Azs::new).filter(|azs| path == Path::Interface && *azs != scenario.azs);
            // A service may have both kinds; the free gateway endpoint takes precedence.
            match services.iter_mut().find(|used| used.service == service) {
                Some(used) if path == Path::Gateway => used.today = Some(path),
                Some(_) => {}
                None => {
                    let used = ServiceUse { azs, today: Some(path), ..ServiceUse::new(service, Gb::ZERO) };
                    services.push(used);
                }
            }
        }
        notes.extend((unknown.0 > 0).then_some(Note::UnknownServices(unknown.0, unknown.1)));
        services
    }

    /// The service of the endpoint with this network interface or id.
    pub(super) fn service_of(&self, interface_or_id: &str) -> Option<ServiceId> {
        let of = |endpoint: &&&Endpoint| {
            endpoint.interfaces.iter().any(|id| id == interface_or_id)
                || (!endpoint.id.is_empty() && interface_or_id.ends_with(&endpoint.id))
        };
        self.endpoints.iter().find(of).and_then(|endpoint| ServiceId::from_name(&endpoint.service_name))
    }
}
