//! Every way to put a routing into a hub, for tests that search exhaustively.

use natpoint_model::cost::design::{BesideHub, Egress, Hub, Path, Routing};
use natpoint_model::scenario::{Peering, Scenario};

/// All routings that a routing without a hub becomes with one: any of its interface endpoints in the hub, but for those
/// that a control wants in each VPC, and its NAT gateways in the hub or in each VPC.
#[must_use]
pub fn with_hub(routing: &Routing, scenario: &Scenario) -> Vec<Routing> {
    let peering = (scenario.peering != Peering::Unsaid).then_some(Hub::Peering);
    let through = (0..routing.paths.len()).filter(|at| routing.paths.get(*at) == Some(&Path::Interface));
    let may_leave =
        |at: usize| scenario.services.get(at).is_none_or(|used| !scenario.requirements.control(used.service));
    let places = through.fold(vec![Vec::new()], |places: Vec<Vec<usize>>, at| {
        let own = places.iter().map(|place| [place.as_slice(), &[at]].concat());
        let in_hub = places.iter().filter(|_| may_leave(at)).cloned();
        own.chain(in_hub).collect()
    });
    let other_region: &[bool] = if routing.other_region == Some(Path::Interface) { &[false, true] } else { &[false] };
    let mut every = Vec::new();
    for hub in [Hub::TransitGateway].into_iter().chain(peering) {
        // A peering leads to no NAT gateway, so these stay in each VPC without a word.
        let may_stay = hub == Hub::TransitGateway && routing.egress != Egress::None;
        let egress: &[bool] = if may_stay { &[false, true] } else { &[false] };
        for services in &places {
            for (other_region, egress) in
                other_region.iter().flat_map(|other| egress.iter().map(move |own| (*other, *own)))
            {
                let beside_hub = BesideHub { services: services.clone(), other_region, egress };
                every.push(Routing { hub, beside_hub, ..routing.clone() });
            }
        }
    }
    every
}
