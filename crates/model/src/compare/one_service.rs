//! Along one service's volume, what every design costs without pricing all the other services again.
//!
//! Only the service's own data and its own choice vary; all the rest is a constant that is added up once. So an axis
//! takes as long for three hundred services as for three. The slopes are read off [`Routing::charges`] of a
//! network with nothing but one service, so there is no second formula here either; `tests/flips.rs` holds the short
//! way against the long one. Measured for a hundred services: all flips in 1.8 ms, which took 4.3 ms the long way.

use super::axis::{Axis, AxisSamples, AxisScale};
use super::candidates::{Along, Candidates, Curves, DesignTotals};
use super::cheapest::Beside;
use super::cheapest_with_hub::Priced;
use super::curve::{Curve, Linear};
use crate::catalogue::services::ServiceId;
use crate::cost::design::{Path, Routing};
use crate::cost::{Charge, Rates};
use crate::scenario::{Scenario, ServiceUse};
use crate::units::{Gb, Ratio, Usd};

/// The cost of designs at the current value, arranged so that one service's volume can vary.
#[derive(Debug)]
pub struct OneService<'a> {
    candidates: &'a Candidates<'a>,
    /// Each ruled design, in the order of the contestants.
    fixed: Vec<ServiceCosts>,
    /// The sets of endpoints beside NAT gateways, with what their start costs.
    beside_nat: Option<(Beside, ServiceCosts)>,
    /// The ways with a hub.
    with_hub: Option<Priced<'a>>,
}

/// The cost of a routing at the current value, and what a step of one service adds on each path.
#[derive(Debug)]
struct ServiceCosts {
    now: EndpointSplit,
    nat: EndpointSplit,
    /// The way out to the public addresses of a custom endpoint service.
    nat_custom: EndpointSplit,
    interface: EndpointSplit,
    gateway: EndpointSplit,
}

/// Everything but data through endpoints, whose price has tiers, and that data.
#[derive(Clone, Copy, Debug)]
struct EndpointSplit {
    straight: Usd,
    endpoints: Gb,
}

impl<'a> OneService<'a> {
    /// Adds up the cost of each design at the current value.
    #[must_use]
    pub fn of(candidates: &'a Candidates<'a>) -> Self {
        let standing = |routing: &Routing| ServiceCosts::of(routing, candidates.scenario, candidates.prices);
        let fixed = candidates.fixed.iter().map(|(_, routing)| standing(routing)).collect();
        let beside_nat = candidates
            .beside_nat
            .as_ref()
            .map(|base| (Beside::of(candidates.scenario, candidates.prices, base), standing(base)));
        let with_hub = candidates.frames.priced(candidates.scenario, candidates.prices);
        Self { candidates, fixed, beside_nat, with_hub }
    }

    /// Who is cheapest where along the volume of a service, if the scenario has it.
    #[must_use]
    pub fn along(&self, service: ServiceId) -> Option<Along> {
        let scenario = self.candidates.scenario;
        let cheapest_ranges = self.curves(service)?.winners();
        let vpcs = i128::from(scenario.vpcs);
        let others = scenario.all_gb_units() - i128::from(scenario.service(service)?.gb.units()) * vpcs;
        Some(Along {
            scale: AxisScale::new(Axis::OneService(service), scenario),
            cheapest_ranges,
            too_much: (others - i128::from(Scenario::MAX_GB.units()), vpcs),
        })
    }

    /// What each design costs at two volumes of a service, if the scenario has it.
    #[must_use]
    pub fn design_totals(&self, service: ServiceId, volumes: [Gb; 2]) -> Option<[DesignTotals; 2]> {
        let Curves { fixed, beside_nat, with_hub } = self.curves(service)?;
        Some(volumes.map(|gb| {
            let step = Ratio::whole(i128::from(gb.units()));
            let totals = fixed.iter().map(|(design, curve)| (*design, curve.at(step)));
            let at = |curve: &Option<Curve>| curve.as_ref().map(|curve| curve.at(step));
            DesignTotals::among(totals.collect(), at(&beside_nat), at(&with_hub))
        }))
    }

    /// What each design costs along the volume of a service.
    fn curves(&self, service: ServiceId) -> Option<Curves> {
        let Candidates { scenario, prices, fixed, beside_nat, .. } = self.candidates;
        let (at, used) = scenario.services.iter().enumerate().find(|(_, used)| used.service == service)?;
        let curves = fixed.iter().zip(&self.fixed).filter_map(|((design, routing), standing)| {
            let (straight, data) = standing.moving(used, *routing.paths.get(at)?);
            Some((*design, Curve::of_data(data, &prices.endpoint_gb).plus(&Curve::line(straight))))
        });
        let mix = self.beside_nat.as_ref().zip(beside_nat.as_ref()).and_then(|((beside, standing), base)| {
            let (straight, pinned) = standing.moving(used, *base.paths.get(at)?);
            Some(beside.along(at, scenario, straight, pinned))
        });
        let with_hub = self
            .with_hub
            .as_ref()
            .and_then(|with_hub| with_hub.along(at, &AxisSamples::new(Axis::OneService(service), scenario, prices)));
        Some(Curves { fixed: curves.collect(), beside_nat: mix, with_hub })
    }
}

impl ServiceCosts {
    fn of(routing: &Routing, scenario: &Scenario, prices: &Rates) -> Self {
        let mut alone = Scenario { services: Vec::new(), ..scenario.clone() };
        let mut step = |path, custom: bool| {
            let mut all = scenario.services.iter();
            let Some(any) = all.find(|used| used.service.is_custom() == custom) else { return EndpointSplit::NONE };
            let routing = Routing { paths: vec![path], ..routing.clone() };
            let mut at = |gb| {
                alone.services = vec![ServiceUse::new(any.service, Gb::from_units(gb))];
                EndpointSplit::of(&routing.charges(&alone, prices))
            };
            let (zero, one) = (at(0), at(1));
            EndpointSplit {
                straight: one.straight - zero.straight,
                endpoints: Gb::from_units(one.endpoints.units() - zero.endpoints.units()),
            }
        };
        // Only on the way out does a byte of a custom endpoint service cost something else.
        let only_custom = scenario.services.iter().all(|used| used.service.is_custom());
        let (interface, gateway) = (step(Path::Interface, only_custom), step(Path::Gateway, only_custom));
        let (nat, nat_custom) = (step(Path::Egress, false), step(Path::Egress, true));
        Self { now: EndpointSplit::of(&routing.charges(scenario, prices)), nat, nat_custom, interface, gateway }
    }

    /// The line of everything but data through endpoints, and that data at step 0 and step 1, when the volume of a
    /// service on a path moves.
    fn moving(&self, used: &ServiceUse, path: Path) -> (Linear, (Gb, Gb)) {
        let volume = used.gb;
        let step = match path {
            Path::Egress if used.service.is_custom() => self.nat_custom,
            Path::Egress => self.nat,
            Path::Interface => self.interface,
            Path::Gateway => self.gateway,
        };
        let zero = self.now.straight - step.straight.for_each_unit(volume);
        let data = self.now.endpoints.units() - step.endpoints.units() * volume.units();
        let line = Linear { fixed: zero, slope: step.straight };
        (line, (Gb::from_units(data), Gb::from_units(data + step.endpoints.units())))
    }
}

impl EndpointSplit {
    const NONE: Self = Self { straight: Usd::ZERO, endpoints: Gb::ZERO };

    fn of(charges: &[Charge<'_>]) -> Self {
        charges.iter().fold(Self::NONE, |sum, charge| match charge.endpoint_gb() {
            Some(gb) => Self { endpoints: gb, ..sum },
            None => Self { straight: sum.straight + charge.amount(), ..sum },
        })
    }
}
