//! Pulls of container images from Amazon ECR: one volume, which splits itself between the services that carry it.
//!
//! Image layers are Amazon S3 objects. The registry itself carries what names them: calls of its API and manifests,
//! taken as a hundredth of a pull, half through each of its two endpoints. The share is an assumption; AWS gives none.

use super::{Scenario, ServiceUse};
use crate::catalogue::services::ServiceId;
use crate::units::Gb;

/// The service that carries the layers.
const S3: ServiceId = ServiceId::named("s3");

/// The two services of the registry.
const REGISTRY: [ServiceId; 2] = [ServiceId::named("ecr.api"), ServiceId::named("ecr.dkr")];

/// The parts of 200 that each service carries.
const PARTS: [(ServiceId, u64); 3] = [(REGISTRY[0], 1), (REGISTRY[1], 1), (S3, 198)];

/// All parts.
const WHOLE: u64 = 200;

impl Scenario {
    /// The smallest volume of image pulls, of which every other one is a multiple: each part of it is whole.
    pub const IMAGE_PULL_STEP: Gb = Gb::literal("0.001");

    /// What a service carries of the image pulls.
    #[must_use]
    pub fn image_part(&self, service: ServiceId) -> Gb {
        let parts = PARTS.iter().find(|(carrier, _)| *carrier == service).map_or(0, |(_, parts)| *parts);
        Gb::from_units(self.image_pulls.units() / WHOLE * parts)
    }

    /// Whether a service carries the layers of the image pulls, nearly all of their volume.
    #[must_use]
    pub fn carries_layers(&self, service: ServiceId) -> bool {
        service == S3 && self.image_pulls > Gb::ZERO
    }

    /// What a service carries beside the image pulls: what the user says of the service itself.
    #[must_use]
    pub fn own_gb(&self, used: &ServiceUse) -> Gb {
        Gb::from_units(used.gb.units().saturating_sub(self.image_part(used.service).units()))
    }

    /// Whether a service is there for image pulls alone, so that nothing needs to be said of its own volume.
    #[must_use]
    pub fn only_pulls_images(&self, used: &ServiceUse) -> bool {
        self.image_part(used.service) > Gb::ZERO && self.own_gb(used) == Gb::ZERO
    }

    /// Changes what a service carries beside the image pulls.
    pub fn set_own_gb(&mut self, service: ServiceId, own: Gb) {
        let part = self.image_part(service);
        if let Some(used) = self.service_mut(service) {
            used.gb = [own, part].into_iter().sum::<Gb>().min(Gb::MAX);
        }
    }

    /// Changes the volume of image pulls, and adds the services that carry it where they are missing. Volumes of
    /// services include their part of it; what they carry beside it stays.
    pub fn set_image_pulls(&mut self, gb: Gb) {
        let own = |scenario: &Self, service| scenario.service(service).map_or(Gb::ZERO, |used| scenario.own_gb(used));
        let most = PARTS.iter().map(|(service, _)| own(self, *service)).max().unwrap_or_default();
        // No service carries more than one may state.
        let gb = gb.min(Gb::from_units(Gb::MAX.units() - most.units().min(Gb::MAX.units())));
        let were_there = REGISTRY.iter().all(|service| self.service(*service).is_some());
        self.move_image_pulls(gb.units() / Self::IMAGE_PULL_STEP.units());
        // The endpoints of the registry are useless without each other, unless the user took them apart.
        let free = |service: &ServiceId| self.service(*service).is_some_and(|used| used.group.is_none());
        if !were_there && REGISTRY.iter().all(free) {
            self.group_services(&REGISTRY);
        }
    }

    /// Changes the volume of image pulls to so many steps, however much that is.
    pub(crate) fn move_image_pulls(&mut self, steps: u64) {
        let own = PARTS.map(|(service, _)| self.service(service).map_or(Gb::ZERO, |used| self.own_gb(used)));
        self.image_pulls = Gb::from_units(steps.saturating_mul(Self::IMAGE_PULL_STEP.units()));
        for ((service, _), own) in PARTS.into_iter().zip(own) {
            if self.image_pulls > Gb::ZERO {
                self.add_service(service, Gb::ZERO);
            }
            let part = self.image_part(service);
            if let Some(used) = self.service_mut(service) {
                used.gb = Gb::from_units(own.units().saturating_add(part.units()));
            }
        }
    }

    /// Takes the image pulls away, and the services that were there for them alone.
    pub fn remove_image_pulls(&mut self) {
        let alone: Vec<ServiceId> = self
            .services
            .iter()
            .filter(|used| self.only_pulls_images(used))
            .filter(|used| **used == ServiceUse { group: used.group, ..ServiceUse::new(used.service, used.gb) })
            .map(|used| used.service)
            .collect();
        self.set_image_pulls(Gb::ZERO);
        self.services.retain(|used| !alone.contains(&used.service));
    }

    /// Removes a service; one that carries image pulls stays for these alone, as if nothing had been said of it.
    pub fn remove_own(&mut self, service: ServiceId) {
        if self.image_part(service) == Gb::ZERO {
            return self.remove_service(service);
        }
        self.set_own_gb(service, Gb::ZERO);
        if let Some(used) = self.service_mut(service) {
            *used = ServiceUse { group: used.group, ..ServiceUse::new(service, used.gb) };
        }
    }

    /// Counts the image pulls as the services' own volumes from now on.
    pub fn forget_image_pulls(&mut self) {
        self.image_pulls = Gb::ZERO;
    }

    /// Lets the image pulls fit into the volumes of the services, after one of these became smaller than its part.
    pub(super) fn settle_image_pulls(&mut self) {
        let fits = PARTS.iter().map(|(service, parts)| {
            self.service(*service).map_or(0, |used| used.gb.units() / parts).saturating_mul(WHOLE)
        });
        let most = fits.min().unwrap_or(0).min(self.image_pulls.units());
        let step = Self::IMAGE_PULL_STEP.units();
        self.image_pulls = Gb::from_units(most / step * step);
    }

    /// Scales the image pulls with all other volumes; what a step leaves is the services' own.
    pub(super) fn scale_image_pulls(&mut self, before: Gb, total: Gb) {
        let step = Self::IMAGE_PULL_STEP.units();
        self.image_pulls = Gb::from_units(super::scaled(self.image_pulls, before, total).units() / step * step);
    }
}
