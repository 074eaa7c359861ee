//! What a workload exchanges with one AWS service, and on which path.

use super::{Azs, Scenario};
use crate::catalogue::offers::Offer;
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::units::{Gb, Hours};

/// What the workload exchanges with one AWS service, or with a custom endpoint service.
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
    /// The hours of the month that its interface endpoint exists, when not those of the network.
    pub hours: Option<Hours>,
    /// Whether a custom endpoint service answers at public IP addresses of this Region, too. AWS's own services all do,
    /// so of them nothing is said here.
    pub public: bool,
    /// What the user says of its endpoint in this Region, which goes before what the catalogue knows.
    pub endpoint: EndpointClaim,
    /// The path that its data must take in every design; the design's own without one.
    pub pinned: Option<Path>,
    /// The services that stand or fall together with it: an interface endpoint for all of a group or for none. A
    /// custom endpoint service is in no group.
    pub group: Option<ServiceGroup>,
    /// The path that its data takes today, where the user says so.
    pub today: Option<Path>,
}

/// What a user says of a service's endpoint in the scenario's Region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EndpointClaim {
    /// Nothing: an endpoint that the catalogue knows to be missing is missing, and any other is taken to be there.
    #[default]
    Unsaid,
    /// It is there, whatever the catalogue knows.
    Offered,
    /// It is not there.
    Missing,
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
        Self {
            service,
            gb,
            band: Band::NONE,
            azs: None,
            hours: None,
            public: false,
            endpoint: EndpointClaim::Unsaid,
            pinned: None,
            group: None,
            today: None,
        }
    }

    /// Whether it has an endpoint in a Region: as the user says, else unless the catalogue knows that there is none.
    #[must_use]
    pub fn has_endpoint(&self, region: RegionId) -> bool {
        // Endpoints are what a custom one is there for.
        if self.service.is_custom() {
            return true;
        }
        match self.endpoint {
            EndpointClaim::Offered => true,
            EndpointClaim::Missing => false,
            EndpointClaim::Unsaid => !self.service.offer_in(region).is_missing(),
        }
    }

    /// Says whether it has an endpoint, as far as the catalogue does not say the same. No path leads through an
    /// endpoint that is not there.
    pub fn claim_endpoint(&mut self, there: bool, region: RegionId) {
        let known_missing = self.service.offer_in(region).is_missing();
        self.endpoint = match (there, known_missing) {
            (true, false) | (false, true) => EndpointClaim::Unsaid,
            (true, true) => EndpointClaim::Offered,
            (false, false) => EndpointClaim::Missing,
        };
        self.pinned = self.pinned.filter(|path| there || *path == Path::Egress);
    }

    /// Whether its endpoint is taken to be in a Region although nobody says so: neither the user nor any source.
    #[must_use]
    pub fn assumes_endpoint(&self, region: RegionId) -> bool {
        !self.service.is_custom()
            && self.endpoint == EndpointClaim::Unsaid
            && self.service.offer_in(region) == Offer::Unknown
    }

    /// Whether nothing but an endpoint reaches it: a custom endpoint service without public addresses.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.service.is_custom() && !self.public
    }

    /// Whether a path leads to it.
    #[must_use]
    pub fn is_reached_by(&self, path: Path) -> bool {
        path.leads_to(self.service) && (path != Path::Egress || !self.is_private())
    }

    /// The path that its data takes today: as the user says, else the only one that there is, else the way out.
    #[must_use]
    pub fn path_today(&self) -> Path {
        self.today.unwrap_or(if self.is_private() { Path::Interface } else { Path::Egress })
    }

    /// The hours of the month that its interface endpoint exists.
    #[must_use]
    pub fn endpoint_hours(&self, scenario: &Scenario) -> Hours {
        self.hours.unwrap_or(scenario.hours)
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
            Self::Interface => service.kinds().interface(),
            Self::Gateway => service.kinds().gateway(),
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
