//! How certain the verdict is when volumes are given as low and high estimates.

use super::axis::{Axis, AxisScale};
use super::candidates::{Candidates, DesignTotals};
use super::one_service::OneService;
use crate::cost::{Design, Rates};
use crate::scenario::Scenario;
use crate::units::{Gb, Ratio, Usd};

/// The cheapest design at low, typical and high volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The cheapest design and its cost with all volumes at their low estimates.
    pub low: (Design, Usd),
    /// The same at the typical volumes.
    pub typical: (Design, Usd),
    /// The same with all volumes at their high estimates.
    pub high: (Design, Usd),
    /// The combination of low and high estimates that is worst for the typical verdict: the cheapest design there, and
    /// its monthly saving; none if the typical design is the cheapest even then.
    pub worst: Option<(Design, Usd)>,
}

impl Certainty {
    /// How certain the verdict is; none without estimates, or if no design is feasible.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Option<Self> {
        let bands = bands(scenario);
        if bands.is_empty() {
            return None;
        }
        let at = |pick: fn(&BandedVolume) -> Gb| {
            let mut moved = scenario.clone();
            for volume in &bands {
                volume.axis.set(&mut moved, pick(volume).units());
            }
            DesignTotals::of(&moved).cheapest()
        };
        let (low, typical, high) =
            (at(|volume| volume.least)?, at(|volume| volume.typical)?, at(|volume| volume.most)?);
        Some(Self { low, typical, high, worst: worst(scenario, &bands, typical.0) })
    }

    /// Whether the same design is cheapest throughout.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.low.0 == self.typical.0 && self.high.0 == self.typical.0 && self.worst.is_none()
    }
}

/// The range of an axis that the estimates cover, in steps.
#[must_use]
pub fn on_axis(scenario: &Scenario, axis: Axis, scale: &AxisScale) -> Option<(Ratio, Ratio)> {
    let of_axis = |volume: &&BandedVolume| match axis {
        Axis::AllServices => matches!(volume.axis, Axis::OneService(_)),
        _ => volume.axis == axis,
    };
    let bands = bands(scenario);
    let bands: Vec<_> = bands.iter().filter(of_axis).collect();
    if bands.is_empty() {
        return None;
    }
    let fixed = match axis {
        Axis::AllServices => {
            scenario.services_gb().units() - bands.iter().map(|volume| volume.typical.units()).sum::<u64>()
        }
        _ => 0,
    };
    let end = |pick: fn(&BandedVolume) -> Gb| {
        scale.steps(fixed + bands.iter().map(|volume| pick(volume).units()).sum::<u64>())
    };
    Some((end(|volume| volume.least), end(|volume| volume.most)))
}

/// A volume with low and high estimates.
struct BandedVolume {
    axis: Axis,
    least: Gb,
    typical: Gb,
    most: Gb,
}

fn bands(scenario: &Scenario) -> Vec<BandedVolume> {
    let services = scenario.services.iter().map(|used| {
        // What the user says of a service is beside its part of the image pulls.
        (Axis::OneService(used.service), used.gb, used.band.raised(scenario.image_part(used.service)))
    });
    let out = (Axis::InternetOut, scenario.internet_out, scenario.internet_out_band);
    let into = (Axis::InternetIn, scenario.internet_in, scenario.internet_in_band);
    let volumes = services.chain([out, into]).map(|(axis, typical, band)| {
        let (least, most) = (band.least(typical), band.most(typical));
        BandedVolume { axis, least, typical, most }
    });
    volumes.filter(|volume| volume.least < volume.most).collect()
}

/// Up to so many volumes all combinations of their bounds are tried.
const FEW: usize = 6;

/// The combination of bounds that is worst for the typical verdict: the cheapest design there, and its saving.
fn worst(scenario: &Scenario, bands: &[BandedVolume], typical: Design) -> Option<(Design, Usd)> {
    let corners = if bands.len() <= FEW { every_corner(bands) } else { likely_corners(scenario, bands, typical) };
    let behind = corners.into_iter().filter_map(|corner| {
        let mut moved = scenario.clone();
        for (band, gb) in bands.iter().zip(corner) {
            band.axis.set(&mut moved, gb.units());
        }
        let design_totals = DesignTotals::of(&moved);
        let (winner, cost) = design_totals.cheapest()?;
        // A mix that comes down to a simpler design is no worse than it.
        let behind = design_totals.total(typical).map(|own| own - cost).filter(|_| winner != typical);
        let infeasible = design_totals.total(typical).is_none().then_some(Usd::ZERO);
        Some((winner, behind.filter(|behind| *behind > Usd::ZERO).or(infeasible)?))
    });
    behind.max_by_key(|(_, behind)| *behind)
}

/// Every combination of bounds.
fn every_corner(bands: &[BandedVolume]) -> Vec<Vec<Gb>> {
    let longer = |corner: &Vec<Gb>, gb: Gb| [corner.as_slice(), &[gb]].concat();
    bands.iter().fold(vec![Vec::new()], |corners, band| {
        corners.iter().flat_map(|corner| [band.least, band.most].map(|gb| longer(corner, gb))).collect()
    })
}

/// For each other design the combination of bounds that is worst against it.
///
/// Compared with one other design, the worse bound of each volume can be found on its own, since costs are sums over
/// volumes. Tiers tie volumes together, from 1 PB through endpoints and 10 TB to the internet, and so do the
/// sets of the cheapest mix: there a worse combination may be missed.
fn likely_corners(scenario: &Scenario, bands: &[BandedVolume], typical: Design) -> Vec<Vec<Gb>> {
    let prices = Rates::of(scenario);
    let candidates = Candidates::of(scenario, &prices);
    let one_service = OneService::of(&candidates);
    let ends = bands.iter().map(|band| {
        let volumes = [band.least, band.most];
        let of_service = match band.axis {
            Axis::OneService(service) => one_service.design_totals(service, volumes),
            _ => None,
        };
        of_service.unwrap_or_else(|| {
            volumes.map(|gb| {
                let mut moved = scenario.clone();
                band.axis.set(&mut moved, gb.units());
                DesignTotals::of(&moved)
            })
        })
    });
    let ends: Vec<[DesignTotals; 2]> = ends.collect();
    let rivals = Design::ALL.into_iter().filter(|design| *design != typical);
    let against = |rival| {
        let bounds = bands.iter().zip(&ends).map(|(band, [least, most])| {
            match (least.lead(typical, rival), most.lead(typical, rival)) {
                (Some(at_least), Some(at_most)) if at_least < at_most => band.least,
                // Only without the internet may endpoints do.
                (Some(_), None) => band.least,
                _ => band.most,
            }
        });
        bounds.collect()
    };
    rivals.map(against).collect()
}
