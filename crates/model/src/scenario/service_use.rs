//! What a workload exchanges with one AWS service, and on which path.

use super::{Azs, Scenario};
use crate::catalogue::services::ServiceId;
use crate::units::Gb;

/// What the workload exchanges with one AWS service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceUse {
    /// The service.
    pub service: ServiceId,
    /// Data per month and VPC, both directions.
    pub gb: Gb,
    /// How little or how much it might be.
    pub band: Band,
    /// The AZs of its interface endpoint, when not those of the workload.
    pub azs: Option<Azs>,
    /// Whether the service has an endpoint in this Region.
    ///
    /// The catalogue does not know which Region offers which endpoint, so it is assumed
    /// to and the user can say otherwise.
    pub has_endpoint: bool,
    /// The path that its data must take in every design; the design's own without one.
    pub pinned: Option<Path>,
    /// The services that stand or fall together with it: an interface endpoint for all of a group or for none.
    pub group: Option<ServiceGroup>,
    /// The path that its data takes today, where the user says so.
    pub today: Option<Path>,
}

/// The path of one service's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Path {
    /// Through the egress of the design: NAT gateways, NAT instances or an egress-only internet gateway.
    Egress,
    /// Through an interface endpoint.
    Interface,
    /// Through a gateway endpoint.
    Gateway,
}

/// Services that stand or fall together, by a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceGroup(u8);

/// How little or how much a volume might be, where the user says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// The least.
    pub low: Option<Gb>,
    /// The most.
    pub high: Option<Gb>,
}

impl ServiceUse {
    /// A service with so much data and nothing else said of it.
    #[must_use]
    pub const fn new(service: ServiceId, gb: Gb) -> Self {
        Self { service, gb, band: Band::NONE, azs: None, has_endpoint: true, pinned: None, group: None, today: None }
    }

    /// The AZs of its interface endpoint.
    #[must_use]
    pub fn endpoint_azs(&self, scenario: &Scenario) -> Azs {
        self.azs.unwrap_or(scenario.azs)
    }
}

impl Path {
    /// Whether the path leads to a service: an endpoint does only if AWS has one of its kind for the service.
    #[must_use]
    pub fn leads_to(self, service: ServiceId) -> bool {
        match self {
            Self::Egress => true,
            Self::Interface => service.info().kinds.interface(),
            Self::Gateway => service.info().kinds.gateway(),
        }
    }
}

impl ServiceGroup {
    /// How many groups there can be: one per letter.
    pub const COUNT: u8 = 26;

    /// The group of a letter from `a` to `z`.
    #[must_use]
    pub const fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' => Some(Self(letter as u8 - b'a')),
            _ => None,
        }
    }

    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> char {
        (b'a' + self.0) as char
    }
}

impl Band {
    /// Nothing is said.
    pub const NONE: Self = Self { low: None, high: None };

    /// The least that a volume might be: never above the volume itself.
    #[must_use]
    pub fn least(self, typical: Gb) -> Gb {
        self.low.map_or(typical, |low| low.min(typical))
    }

    /// The most that a volume might be: never below the volume itself.
    #[must_use]
    pub fn most(self, typical: Gb) -> Gb {
        self.high.map_or(typical, |high| high.max(typical))
    }

    /// Both bounds with so much more.
    #[must_use]
    pub fn raised(self, by: Gb) -> Self {
        let raise = |bound: Option<Gb>| bound.map(|bound| [bound, by].into_iter().sum());
        Self { low: raise(self.low), high: raise(self.high) }
    }

    /// Both bounds multiplied by `to / from`, as nearly as whole millionths of a GB allow.
    pub(super) fn scaled(self, from: Gb, to: Gb) -> Self {
        let scale = |bound: Option<Gb>| bound.map(|bound| super::scaled(bound, from, to));
        Self { low: scale(self.low), high: scale(self.high) }
    }
}
