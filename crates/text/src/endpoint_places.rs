//! Where the interface endpoints of a routing stand: in a hub, or in each VPC.

use natpoint_model::cost::design::{Path, Routing};
use natpoint_model::scenario::Scenario;

/// The services with an endpoint in a hub and in each VPC, and how many endpoints those are with another Region's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EndpointPlaces {
    in_hub: Vec<&'static str>,
    own: Vec<&'static str>,
    /// Interface endpoints in the hub.
    pub(crate) in_hub_count: u32,
    /// Interface endpoints in each VPC.
    pub(crate) own_count: u32,
}

impl EndpointPlaces {
    /// Where the endpoints of a routing stand.
    pub(crate) fn of(routing: &Routing, scenario: &Scenario) -> Self {
        let mut places = Self::default();
        for (used, shared) in routing.interface_endpoints(scenario) {
            places.add(shared, used.service.slug(), 1);
        }
        if let Some(other) = scenario.other_region.filter(|_| routing.other_region == Some(Path::Interface)) {
            places.add(routing.shares_other_region(), other.region.code(), other.endpoints);
        }
        places
    }

    /// The names of those in the hub and of those in each VPC; another Region goes by its code.
    pub(crate) fn names(self) -> [Vec<&'static str>; 2] {
        [self.in_hub, self.own]
    }

    fn add(&mut self, shared: bool, name: &'static str, count: u32) {
        let (names, sum) =
            if shared { (&mut self.in_hub, &mut self.in_hub_count) } else { (&mut self.own, &mut self.own_count) };
        names.push(name);
        *sum += count;
    }
}
