//! What a network must have, or must not have, whatever it costs.

use super::Scenario;
use crate::catalogue::controls::{CONTROLS, Control};
use crate::catalogue::services::ServiceId;
use crate::units::Gb;

/// A requirement of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// The way to the internet stays, whether or not its volume is stated.
    InternetStays,
    /// No route to the internet: endpoints alone, in each VPC or in a hub.
    NoInternetRoute,
    /// An endpoint for every service that has one, so that access can be given service by service.
    EveryEndpoint,
    /// The endpoint that a control of Security Hub asks for, in every VPC.
    Control(Control),
    /// The endpoints that all of these controls ask for.
    AllControls,
    /// No IPv4: an egress-only internet gateway.
    Ipv6Only,
}

/// A set of requirements that designs have to meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Requirements(u16);

impl Requirement {
    /// All that can be asked, in the order of links, with their names there: frozen.
    pub const ALL: [(&'static str, Self); 11] = [
        ("internet", Self::InternetStays),
        ("no-internet", Self::NoInternetRoute),
        ("endpoints", Self::EveryEndpoint),
        ("ec2.10", Self::Control(CONTROLS[0])),
        ("ec2.55", Self::Control(CONTROLS[1])),
        ("ec2.56", Self::Control(CONTROLS[2])),
        ("ec2.57", Self::Control(CONTROLS[3])),
        ("ec2.58", Self::Control(CONTROLS[4])),
        ("ec2.60", Self::Control(CONTROLS[5])),
        ("controls", Self::AllControls),
        ("ipv6", Self::Ipv6Only),
    ];

    /// The controls that it asks to meet.
    #[must_use]
    pub fn controls(&self) -> &[Control] {
        match self {
            Self::Control(control) => std::slice::from_ref(control),
            Self::AllControls => &CONTROLS,
            Self::InternetStays | Self::NoInternetRoute | Self::EveryEndpoint | Self::Ipv6Only => &[],
        }
    }

    fn bit(self) -> u16 {
        Self::ALL.iter().position(|(_, other)| *other == self).map_or(0, |at| 1 << at)
    }
}

impl Requirements {
    /// None is asked.
    pub const NONE: Self = Self(0);

    /// Whether a requirement is asked.
    #[must_use]
    pub fn has(self, requirement: Requirement) -> bool {
        self.0 & requirement.bit() != 0
    }

    /// Asks a requirement, or no longer.
    pub fn set(&mut self, requirement: Requirement, on: bool) {
        if on {
            self.0 |= requirement.bit();
        } else {
            self.0 &= !requirement.bit();
        }
    }

    /// Those that are asked, in the order of links.
    pub fn iter(self) -> impl Iterator<Item = Requirement> {
        let is_asked = move |(at, _): &(usize, _)| self.0 & (1 << at) != 0;
        Requirement::ALL.into_iter().enumerate().filter(is_asked).map(|(_, (_, requirement))| requirement)
    }

    /// Whether a control asks for the endpoint of a service.
    #[must_use]
    pub fn control(self, service: ServiceId) -> bool {
        self.iter().any(|asked| asked.controls().iter().any(|control| control.service == service))
    }

    /// The names of those that are asked, as links have them; none where nothing is.
    #[must_use]
    pub fn names(self) -> Option<String> {
        let names = Requirement::ALL.into_iter().filter(|(_, asked)| self.has(*asked)).map(|(name, _)| name);
        let names = names.collect::<Vec<_>>().join("~");
        (!names.is_empty()).then_some(names)
    }
}

impl FromIterator<Requirement> for Requirements {
    fn from_iter<T: IntoIterator<Item = Requirement>>(requirements: T) -> Self {
        let mut all = Self::NONE;
        requirements.into_iter().for_each(|requirement| all.set(requirement, true));
        all
    }
}

impl Scenario {
    /// Adds the services whose endpoints controls ask for, without data, where they are missing.
    pub fn add_required_services(&mut self) {
        let controls: Vec<Control> =
            CONTROLS.into_iter().filter(|one| self.requirements.control(one.service)).collect();
        for control in controls {
            self.add_service(control.service, Gb::ZERO);
        }
    }
}
