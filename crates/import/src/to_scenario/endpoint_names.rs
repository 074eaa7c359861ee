//! Of which service an endpoint is and whose a resource is, by its id: lists tell both, metrics the service.

use std::collections::{HashMap, HashSet};

use super::billed;
use crate::imported_data::{Endpoint, EndpointKind, EndpointMetrics, ImportedData, ResourceState, region_in};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, Scenario};

/// Whose a resource of a bill or of metrics is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The VPC's of the scenario, according to a list.
    This,
    /// Another VPC's, according to a list.
    Other,
    /// No list says.
    Unknown,
}

/// What files tell of endpoints by their ids.
#[derive(Default)]
pub(super) struct EndpointNames<'a> {
    /// The id and the service of an endpoint, by its own id and by those of its network interfaces.
    named: HashMap<&'a str, (&'a str, ServiceId)>,
    /// Whose a NAT gateway or an endpoint is, by its id; for what metrics have of endpoints without ids, by its VPC.
    owners: HashMap<&'a str, Owner>,
    /// The ids of listed endpoints whose services a scenario does not hold.
    unheld: HashSet<&'a str>,
    /// The services of third parties, and those that the catalogue lacks, which have rows of their own.
    custom: Vec<ServiceId>,
    /// The services whose last endpoint leaves.
    leaving: Vec<ServiceId>,
    /// The AZs of endpoints, by what is billed of them.
    billed_azs: HashMap<&'a str, Azs>,
}

impl<'a> EndpointNames<'a> {
    /// Those of a Region's resources; `is_here` tells the resources of the scenario's VPC by their VPC and Region.
    pub(super) fn of(imported: &'a ImportedData, region: RegionId, is_here: impl Fn(&str, &str) -> bool) -> Self {
        let mut names = Self { billed_azs: billed::azs_by_endpoint(imported, region), ..Self::default() };
        let owner = |vpc: &str, region: &str| if is_here(vpc, region) { Owner::This } else { Owner::Other };
        let network = &imported.network;
        for nat in &network.nat_gateways {
            names.owners.insert(&nat.id, owner(&nat.vpc, &nat.region));
        }
        // What leaves comes last, since what stays names its service first.
        let (leaving, staying): (Vec<&Endpoint>, Vec<_>) =
            network.endpoints.iter().partition(|endpoint| endpoint.state == ResourceState::Removing);
        for endpoint in staying.into_iter().chain(leaving) {
            let owner = owner(&endpoint.vpc, endpoint.region_code());
            names.owners.insert(&endpoint.id, owner);
            if owner == Owner::This {
                names.add_listed(endpoint);
            }
        }
        for metrics in imported.metrics.iter().flat_map(|metrics| &metrics.endpoints) {
            // A list is newer than what was measured, or says the same.
            if !metrics.vpc.is_empty() {
                let region = region_in(&metrics.service).unwrap_or_default();
                names.owners.entry(metrics.owned()).or_insert_with(|| owner(&metrics.vpc, region));
            }
            names.add_measured(metrics, region);
        }
        names
    }

    fn add_measured(&mut self, metrics: &'a EndpointMetrics, region: RegionId) {
        let id = metrics.endpoint.as_str();
        let is_elsewhere = self.owner(metrics.owned()) == Owner::Other;
        let told = self.named.contains_key(id) || self.unheld.contains(id) || is_elsewhere;
        if told || !is_of_region(&metrics.service, region) {
            return;
        }
        let service = ServiceId::from_name(&metrics.service).or_else(|| self.add_custom(&metrics.service));
        if let Some(service) = service.filter(|_| !id.is_empty()) {
            self.named.insert(id, (id, service));
        }
    }

    fn add_listed(&mut self, endpoint: &'a Endpoint) {
        let service = ServiceId::from_name(&endpoint.service_name).or_else(|| {
            // The others have prices of their own, or none.
            let is_interface = endpoint.kind == EndpointKind::Interface;
            is_interface.then(|| self.add_custom(&endpoint.service_name)).flatten()
        });
        let Some(service) = service else {
            if !endpoint.service_name.is_empty() {
                self.unheld.insert(&endpoint.id);
            }
            return;
        };
        if endpoint.state == ResourceState::Removing && !self.named.values().any(|(_, known)| *known == service) {
            self.leaving.push(service);
        }
        let ids = endpoint.interfaces.iter().chain([&endpoint.id]).filter(|id| !id.is_empty());
        for id in ids {
            self.named.entry(id).or_insert((&endpoint.id, service));
        }
    }

    /// The row of a service that the catalogue lacks; none where there are as many rows as a scenario holds.
    fn add_custom(&mut self, name: &str) -> Option<ServiceId> {
        if let Some(known) = self.custom(name) {
            return Some(known);
        }
        if self.custom.len() >= Scenario::MAX_CUSTOM {
            return None;
        }
        let service = ServiceId::custom(name)?;
        self.custom.push(service);
        Some(service)
    }

    fn custom(&self, name: &str) -> Option<ServiceId> {
        self.custom.iter().copied().find(|known| known.slug() == name)
    }

    /// The service of a name: one of the catalogue, or one that has a row of its own.
    pub(super) fn service(&self, name: &str) -> Option<ServiceId> {
        ServiceId::from_name(name).or_else(|| self.custom(name))
    }

    /// The service of a listed endpoint, if a scenario holds it.
    pub(super) fn service_of(&self, endpoint: &Endpoint) -> Option<ServiceId> {
        if endpoint.service_name.is_empty() {
            return self.named(&endpoint.id).map(|(_, service)| service);
        }
        let is_held = |service: &ServiceId| !service.is_custom() || endpoint.kind == EndpointKind::Interface;
        self.service(&endpoint.service_name).filter(is_held)
    }

    /// The endpoint with this id or network interface, and its service.
    pub(super) fn named(&self, id: &str) -> Option<(&'a str, ServiceId)> {
        let bare = id.rsplit('/').next().unwrap_or(id);
        self.named.get(bare).copied()
    }

    /// Whose a NAT gateway or an endpoint is.
    pub(super) fn owner(&self, id: &str) -> Owner {
        self.owners.get(id).copied().filter(|_| !id.is_empty()).unwrap_or(Owner::Unknown)
    }

    /// In how many AZs an endpoint is, by its billed hours.
    pub(super) fn billed_azs(&self, endpoint: &str) -> Option<Azs> {
        self.billed_azs.get(endpoint).copied()
    }

    /// In how many AZs the endpoint of a service is that metrics name and no list has, by its billed hours.
    pub(super) fn measured_azs(&self, service: ServiceId) -> Option<Azs> {
        let ids = self.named.values().filter(|(id, known)| *known == service && self.owner(id) != Owner::Other);
        ids.filter_map(|(id, _)| self.billed_azs(id)).max()
    }

    /// Whether all endpoints of a service leave.
    pub(super) fn leaves(&self, service: ServiceId) -> bool {
        self.leaving.contains(&service)
    }

    /// Whether no file names the service of an endpoint, which is of this VPC or may be.
    pub(super) fn is_unnamed(&self, id: &str) -> bool {
        self.named(id).is_none() && !self.unheld.contains(id) && self.owner(id) != Owner::Other
    }

    /// Whether a service has a row of its own since the catalogue lacks it.
    pub(super) fn has_own_row(&self, service: ServiceId) -> bool {
        self.custom.contains(&service)
    }
}

/// Whether an endpoint service may be one of a Region, by its name.
pub(super) fn is_of_region(service_name: &str, region: RegionId) -> bool {
    region_in(service_name).is_none_or(|stated| stated == region.code())
}
