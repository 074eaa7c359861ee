//! The volume that a curve runs along.

use serde::Serialize;

use crate::catalogue::services::ServiceId;
use crate::cost::Volume;
use crate::scenario::Scenario;
use crate::units::{Gb, Ratio};

/// Which volume grows to the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Axis {
    /// All services together, each keeping its proportion.
    #[default]
    AllServices,
    /// One service alone; the others stay as they are.
    OneService(ServiceId),
}

/// An axis laid onto a scenario: steps, and each service's volume by the step.
///
/// Steps keep everything whole. Along all services one step is the user's own mix of
/// volumes, so the user stands at step 1; along one service it is a millionth of a GB.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// Each service's volume, in the scenario's order.
    pub volumes: Vec<Volume>,
    /// What one step adds to the volume on the axis.
    pub step: Gb,
    /// The step at which the user stands.
    pub user: u64,
}

impl Scale {
    /// Lays an axis onto a scenario. A service that the scenario does not use means all services.
    #[must_use]
    pub fn new(axis: Axis, scenario: &Scenario) -> Self {
        let services = &scenario.services;
        if let Axis::OneService(service) = axis
            && let Some(used) = scenario.service(service)
        {
            let step = Gb::from_units(1);
            let volume = |other: &crate::scenario::ServiceUse| {
                if other.service == service { Volume { at_zero: Gb::ZERO, step } } else { Volume::fixed(other.gb) }
            };
            return Self { volumes: services.iter().map(volume).collect(), step, user: used.gb.units() };
        }
        let total = scenario.services_gb();
        if total > Gb::ZERO {
            let volumes = services.iter().map(|used| Volume { at_zero: Gb::ZERO, step: used.gb }).collect();
            return Self { volumes, step: total, user: 1 };
        }
        // Nothing is said of the proportions, so all services grow alike, from nothing.
        let even = Volume { at_zero: Gb::ZERO, step: Gb::ONE };
        let step = Gb::whole(services.len() as u64).max(Gb::ONE);
        Self { volumes: vec![even; services.len()], step, user: 0 }
    }

    /// The volume on the axis after so many steps, with up to `decimals` decimals.
    #[must_use]
    pub fn gb(&self, steps: Ratio, decimals: u32) -> String {
        steps.of_volume(self.step, decimals)
    }

    /// The volume at which the user stands.
    #[must_use]
    pub fn user_gb(&self) -> Gb {
        Gb::from_units(self.step.units().saturating_mul(self.user))
    }

    /// The step at which the user stands, as a quotient.
    #[must_use]
    pub fn user_ratio(&self) -> Ratio {
        Ratio::whole(i128::from(self.user))
    }

    /// The volume on the axis after so many steps as a float, for drawing only.
    #[must_use]
    pub fn gb_f64(&self, steps: Ratio) -> f64 {
        steps.to_f64() * self.step.to_f64()
    }

    /// The step of a volume on the axis.
    #[must_use]
    pub fn steps(&self, volume: Gb) -> Ratio {
        Ratio::new(i128::from(volume.units()), i128::from(self.step.units())).unwrap_or(Ratio::ZERO)
    }
}
