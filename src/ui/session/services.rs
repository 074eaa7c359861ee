//! The services in their rows: which have one, which come from a profile, and whose volumes are still the profile's.

use leptos::prelude::*;

use super::{PageStateStoreFields as _, Session};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::workloads::Workload;
use natpoint_model::scenario::{ProfileUse, Scenario};
use natpoint_model::units::Gb;

impl Session {
    /// Takes the services of a profile, whose volumes are typical ones until somebody says others.
    pub(in crate::ui) fn start_from(self, workload: &Workload, profile_use: ProfileUse) {
        let services = |scenario: &Scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>();
        let before = if profile_use == ProfileUse::Add { self.with_untracked(services) } else { Vec::new() };
        self.update(|scenario| scenario.start_from(workload, profile_use));
        let mut added = self.with_untracked(services);
        added.retain(|service| !before.contains(service));
        self.state.profiled().set(added);
    }

    /// Whether a service has the volume that a profile gave it.
    pub(in crate::ui) fn has_typical_gb(self, service: ServiceId) -> bool {
        let profiled = self.state.profiled().with(|profiled| profiled.contains(&service));
        profiled && self.with(|scenario| scenario.service(service).is_some_and(|used| scenario.has_typical_gb(used)))
    }

    /// Whether image pulls have the volume that a profile gave them.
    pub(in crate::ui) fn has_typical_pulls(self) -> bool {
        let profiled = self.state.profiled().with(|profiled| !profiled.is_empty());
        profiled && self.with(|scenario| scenario.image_pulls == Scenario::TYPICAL_IMAGE_PULLS)
    }

    /// Whether a service stands in a row of its own, beside that of the image pulls.
    pub(in crate::ui) fn has_row(self, scenario: &Scenario, service: ServiceId) -> bool {
        let asked = self.state.in_rows().with(|asked| asked.contains(&service));
        scenario.service(service).is_some_and(|used| asked || !scenario.only_pulls_images(used))
    }

    /// Adds a service, or the row of one that so far carries image pulls alone.
    pub(in crate::ui) fn add_service(self, service: ServiceId) {
        self.state.in_rows().update(|asked| asked.push(service));
        self.update(|scenario| scenario.add_service(service, Gb::ZERO));
    }

    /// Removes a service; where it carries image pulls, all but these.
    pub(in crate::ui) fn remove_service(self, service: ServiceId) {
        self.state.in_rows().update(|asked| asked.retain(|other| *other != service));
        self.update(|scenario| scenario.remove_own(service));
    }
}
