//! Steps that change several things at once: what a user asks for in one go.

use super::{EndpointClaim, Path, Scenario, ServiceGroup};
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::catalogue::workloads::Workload;
use crate::units::{Gb, Share};

/// Where container images are pulled from.
const REGISTRY: ServiceId = ServiceId::named("ecr.dkr");

/// Where their layers are.
const S3: ServiceId = ServiceId::named("s3");

/// The part of a pull that is layers: the registry itself carries little more than the manifest, taken as a
/// hundredth.
const LAYERS: Share = match Share::of(99, 100) {
    Some(layers) => layers,
    None => Share::ALL,
};

impl Scenario {
    /// Moves the network to a Region. When that is the other Region, the two change places.
    ///
    /// What was said of the old Region's endpoints is not taken to hold for the new one.
    pub fn move_to(&mut self, region: RegionId) {
        if region != self.region {
            self.assume_endpoints();
        }
        if let Some(other) = self.other_region.as_mut().filter(|other| other.region == region) {
            other.region = self.region;
        }
        self.region = region;
    }

    /// Makes each part fit the others after one of them changed: the addresses of a NAT gateway become as many as its
    /// kind can have, a path that does not lead to its service is no longer said, nor is another Region that is this
    /// one. What is left survives its own link.
    pub fn settle(&mut self) {
        self.ipv4_per_nat = self.ipv4_per_nat.min(self.max_ipv4_per_nat());
        for used in &mut self.services {
            let leads = |path: &Path| used.is_reached_by(*path);
            (used.pinned, used.today) = (used.pinned.filter(leads), used.today.filter(leads));
            used.group = used.group.filter(|_| !used.service.is_custom());
        }
        self.other_region = self.other_region.filter(|other| other.region != self.region);
        self.settle_image_pulls();
        self.add_required_services();
    }

    /// Forgets what was said of endpoints: in another Region it means nothing.
    pub(crate) fn assume_endpoints(&mut self) {
        for used in &mut self.services {
            used.endpoint = EndpointClaim::Unsaid;
        }
    }

    /// Adds what a workload requires; services that are there already keep what was said of them.
    ///
    /// Its groups are made of services that are all there and in no group yet.
    pub fn add_workload(&mut self, workload: &Workload) {
        for service in workload.required_interface.iter().chain(workload.required_gateway) {
            self.add_service(*service, Gb::ZERO);
        }
        for group in workload.groups {
            let free = |service: &ServiceId| self.service(*service).is_some_and(|used| used.group.is_none());
            if group.iter().all(free) {
                self.group_services(group);
            }
        }
    }

    /// The groups that a service may be put into: those in use, and the next one.
    #[must_use]
    pub fn offered_groups(&self) -> Vec<ServiceGroup> {
        let taken = |group: &ServiceGroup| self.services.iter().any(|used| used.group == Some(*group));
        let all = || ('a'..='z').filter_map(ServiceGroup::of_letter);
        let next = all().find(|group| !taken(group));
        all().filter(|group| taken(group) || next == Some(*group)).collect()
    }

    /// The services of a group, but for one.
    #[must_use]
    pub fn grouped_with(&self, service: ServiceId, group: ServiceGroup) -> Vec<ServiceId> {
        let others = self.services.iter().filter(|used| used.group == Some(group) && used.service != service);
        others.map(|used| used.service).collect()
    }

    /// Whether container images are pulled and nothing is said of Amazon S3, where their layers are.
    #[must_use]
    pub fn has_unsplit_images(&self) -> bool {
        let carries = |service| self.service(service).is_some_and(|used| used.gb > Gb::ZERO);
        carries(REGISTRY) && !carries(S3)
    }

    /// Moves image layers from Amazon ECR to Amazon S3, where they are.
    pub fn split_images(&mut self) {
        self.move_volume(REGISTRY, S3, LAYERS);
    }

    /// Whether a service is the one that container images are pulled from.
    #[must_use]
    pub fn pulls_images_from(service: ServiceId) -> bool {
        service == REGISTRY
    }
}
