//! The services as bars on one scale: the volume of each, its path, and from where on an endpoint pays.

use super::Report;
use super::break_even::EndpointBreakEven;
use crate::catalogue::services::ServiceId;
use crate::cost::design::Path;
use crate::scenario::Scenario;
use crate::units::{Gb, Ratio};

/// The bars of all services, on a scale from 0 to the largest volume, rounded up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceBars {
    /// The end of the scale.
    pub end: Gb,
    /// The bars in the order of the scenario.
    pub bars: Vec<ServiceBar>,
    /// The bar of all image pulls, with the path of their layers; none without any.
    pub image_pulls: Option<ServiceBar>,
}

/// The bar of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceBar {
    /// The service.
    pub service: ServiceId,
    /// Its path in the recommended design; none without one.
    pub path: Option<Path>,
    /// The length of the bar in thousandths of the scale.
    pub length: u32,
    /// From where on an endpoint pays.
    pub pays: Pays,
}

/// From which volume on an endpoint is cheaper than NAT gateways that stay anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pays {
    /// A gateway endpoint is free at any volume.
    AtAnyVolume,
    /// From a volume on, with its place in thousandths of the scale, if it is on it.
    From(Ratio, Option<u32>),
    /// At no volume.
    Never,
    /// There is no choice for this service.
    Unknown,
}

impl ServiceBars {
    /// The bars of a scenario and its report.
    #[must_use]
    pub fn of(scenario: &Scenario, report: &Report) -> Self {
        let volumes = scenario.services.iter().map(|used| used.gb).chain([scenario.image_pulls]);
        let largest = volumes.max().unwrap_or_default();
        let end = round_up(largest);
        let paths = report.recommendation.as_ref().map(|advice| advice.routing.paths.as_slice()).unwrap_or_default();
        let bar = |(at, used): (usize, &crate::scenario::ServiceUse)| {
            let path = paths.get(at).copied();
            let break_even = report
                .break_even
                .iter()
                .find(|break_even| break_even.service == used.service || break_even.with.contains(&used.service));
            let pays = match (path, break_even) {
                (Some(Path::Gateway), _) => Pays::AtAnyVolume,
                (_, None) => Pays::Unknown,
                (_, Some(break_even)) => break_even.from.map_or(Pays::Never, |from| {
                    let units = from.millionths_of(1, Gb::ONE.units());
                    Pays::From(from, Some(thousandths(units, end)).filter(|_| units <= end.units()))
                }),
            };
            ServiceBar { service: used.service, path, length: thousandths(used.gb.units(), end), pays }
        };
        let bars: Vec<_> = scenario.services.iter().enumerate().map(bar).collect();
        let layers = bars.iter().copied().find(|bar| scenario.carries_layers(bar.service));
        let image_pulls = layers
            .filter(|_| scenario.image_pulls > Gb::ZERO)
            .map(|layers| ServiceBar { length: thousandths(scenario.image_pulls.units(), end), ..layers });
        Self { end, bars, image_pulls }
    }

    /// The bar of a service.
    #[must_use]
    pub fn bar(&self, service: ServiceId) -> Option<ServiceBar> {
        self.bars.iter().copied().find(|bar| bar.service == service)
    }
}

/// The volumes and break-evens of endpoints on one scale: for each the length of its bar and the place of its tick, in
/// thousandths of the scale; no tick where its endpoint never pays or the place is off the scale.
#[must_use]
pub fn of_endpoints(endpoints: &[EndpointBreakEven]) -> (Gb, Vec<(u32, Option<u32>)>) {
    let from = |endpoint: &EndpointBreakEven| endpoint.from.map(|from| from.millionths_of(1, Gb::ONE.units()));
    let largest = endpoints.iter().map(|endpoint| endpoint.gb.units()).max().unwrap_or_default();
    // A break-even that is far away would press all bars into a corner.
    let near = |units: &u64| *units <= largest.saturating_mul(4);
    let last = endpoints.iter().filter_map(from).filter(near).max().unwrap_or_default().max(largest);
    let end = round_up(Gb::from_units(last));
    let bar = |endpoint: &EndpointBreakEven| {
        let tick = from(endpoint).filter(|units| *units <= end.units()).map(|units| thousandths(units, end));
        (thousandths(endpoint.gb.units(), end), tick)
    };
    (end, endpoints.iter().map(bar).collect())
}

/// The part of the scale that a volume is, in thousandths.
fn thousandths(units: u64, end: Gb) -> u32 {
    let part = u128::from(units) * 1_000 / u128::from(end.units().max(1));
    u32::try_from(part.min(1_000)).unwrap_or(1_000)
}

/// The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten GB.
fn round_up(gb: Gb) -> Gb {
    let mut power = Gb::ONE.units() / 10;
    loop {
        for tenths in [10, 15, 20, 25, 30, 40, 50, 60, 80] {
            let end = (power / 10).saturating_mul(tenths);
            if end >= gb.units() {
                return Gb::from_units(end).max(Gb::ONE);
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_ends_at_a_round_volume() {
        for (gb, end) in [(0, 1), (1, 1), (7, 8), (2_048, 2_500), (990, 1_000), (1_001, 1_500)] {
            assert_eq!(round_up(Gb::whole(gb)), Gb::whole(end), "{gb}");
        }
        assert!(round_up(Gb::MAX) >= Gb::MAX);
    }
}
