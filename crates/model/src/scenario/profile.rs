//! Starting from a workload's profile: its services in place of those that are there, or beside them.

use super::{Scenario, ServiceUse};
use crate::catalogue::services::ServiceId;
use crate::catalogue::workloads::Workload;
use crate::units::Gb;

/// What becomes of the services that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileUse {
    /// They give way to those of the profile.
    Replace,
    /// They stay as they are, and those of the profile that are missing join them.
    Add,
}

/// The service that image layers come from.
const S3: ServiceId = ServiceId::named("s3");

/// Where images are pulled from.
const REGISTRY: [ServiceId; 2] = [ServiceId::named("ecr.api"), ServiceId::named("ecr.dkr")];

impl Scenario {
    /// Image pulls of a workload of which nothing else is known, a month. AWS gives no such figure: it is a place to
    /// start from, and to be replaced by one's own.
    pub const TYPICAL_IMAGE_PULLS: Gb = Gb::whole(400);

    /// Data of a workload with a service of which nothing else is known, a month: as [`Scenario::TYPICAL_IMAGE_PULLS`].
    #[must_use]
    pub fn typical_gb(service: ServiceId) -> Gb {
        match service.slug() {
            "logs" => Gb::whole(250),
            "s3" | "dynamodb" => Gb::whole(450),
            "kinesis-streams" | "kinesis-firehose" => Gb::whole(100),
            _ => Gb::whole(10),
        }
    }

    /// Whether a service has the volume that a profile gave it, so that it is to be marked as typical.
    #[must_use]
    pub fn has_typical_gb(&self, used: &ServiceUse) -> bool {
        self.own_gb(used) == Self::typical_gb(used.service)
    }

    /// Takes the services of a profile with typical volumes.
    ///
    /// What needs the registry pulls images, and then S3 is there for their layers alone.
    pub fn start_from(&mut self, workload: &Workload, profile_use: ProfileUse) {
        if profile_use == ProfileUse::Replace {
            self.services.clear();
            self.forget_image_pulls();
        }
        let there: Vec<ServiceId> = self.services.iter().map(|used| used.service).collect();
        self.add_workload(workload);
        let required: Vec<ServiceId> =
            workload.required_interface.iter().chain(workload.required_gateway).copied().collect();
        let pulls = REGISTRY.iter().any(|service| required.contains(service));
        for service in required.into_iter().filter(|service| !there.contains(service)) {
            if !(pulls && (service == S3 || REGISTRY.contains(&service))) {
                self.set_own_gb(service, Self::typical_gb(service));
            }
        }
        if pulls && self.image_pulls == Gb::ZERO && !REGISTRY.iter().any(|service| there.contains(service)) {
            self.set_image_pulls(Self::TYPICAL_IMAGE_PULLS);
        }
    }
}
