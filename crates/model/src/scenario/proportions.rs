//! The volumes of services as the user last set them, so that scaling them back and forth loses nothing.

use super::{Scenario, ServiceUse};
use crate::units::Gb;

/// The services of a scenario with their volumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proportions {
    services: Vec<ServiceUse>,
    image_pulls: Gb,
}

impl Scenario {
    /// The services as they are.
    #[must_use]
    pub fn proportions(&self) -> Proportions {
        Proportions { services: self.services.clone(), image_pulls: self.image_pulls }
    }

    /// Scales the services of `proportions` to a total; they take the place of those that are there.
    pub fn scale_from(&mut self, proportions: &Proportions, total: Gb) {
        self.services.clone_from(&proportions.services);
        self.image_pulls = proportions.image_pulls;
        self.scale_services_to(total);
    }
}
