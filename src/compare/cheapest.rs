//! The cheapest mix of NAT gateways and endpoints: exact, at every volume.
//!
//! With NAT gateways kept, a set of interface endpoints S costs
//!
//! ```text
//! sum over S of hours(i)  +  tiers(sum over S of gb(i))  +  nat_gb x (sum over the rest of gb(i))
//! ```
//!
//! The tiers couple the services, since they count all endpoints of the Region together. But
//! a price that falls from tier to tier is the lowest of its tiers' lines,
//! `tiers(v) = min over k of (fixed(k) + rate(k) x v)`, and two minima may change places:
//!
//! ```text
//! min over S = min over k of ( fixed(k) + sum over i of min(hours(i) + rate(k) x gb(i), nat_gb x gb(i)) )
//! ```
//!
//! So for each tier every service decides alone, and n services take n decisions instead of
//! 2^n sets, whatever AZs their endpoints have. `tests/properties.rs` holds this against
//! exhaustive search.

use std::cmp::Ordering;

use super::axis::Scale;
use super::curve::{Curve, Linear};
use crate::cost::design::{Path, Routing};
use crate::cost::endpoint::{data_lines, hours};
use crate::cost::{Bill, Design, Impossible, Prices, Volume, nat};
use crate::scenario::Scenario;
use crate::units::{Share, Usd, UsdPerGb};

/// The cheapest mix along an axis, and how it routes the services where the user stands.
///
/// # Errors
/// When no design at all is possible: the reasons against NAT gateways and against doing without.
pub fn mix(scenario: &Scenario, prices: &Prices, scale: &Scale) -> Result<(Curve, Routing), Vec<Impossible>> {
    let with_nat = Routing::nat_and_gateways(scenario).map(|base| with_nat(scenario, prices, scale, &base));
    let without = Routing::endpoints_only(scenario).map(|routing| {
        let charges = routing.charges(scenario, prices, &scale.volumes);
        let total = Bill::of(&charges, scale.user).total;
        (Curve::of_charges(&charges), routing, total)
    });
    match (with_nat, without) {
        (Err(mut against), Err(more)) => {
            against.extend(more);
            Err(against)
        }
        (Ok((curve, routing, _)), Err(_)) | (Err(_), Ok((curve, routing, _))) => Ok((curve, routing)),
        (Ok((nat_curve, nat_routing, nat_total)), Ok((curve, routing, total))) => {
            let lower = nat_curve.min(&curve);
            Ok((lower, if total < nat_total { routing } else { nat_routing }))
        }
    }
}

/// Which design of the first three a routing is, if it is one.
#[must_use]
pub fn is_design(routing: &Routing, scenario: &Scenario) -> Option<Design> {
    let same = |other: Result<Routing, Vec<Impossible>>| other.is_ok_and(|other| other == *routing);
    if same(Routing::nat_only(scenario)) {
        Some(Design::NatOnly)
    } else if same(Routing::nat_and_gateways(scenario)) {
        Some(Design::NatAndGateways)
    } else if same(Routing::endpoints_only(scenario)) {
        Some(Design::EndpointsOnly)
    } else {
        None
    }
}

/// The cheapest sets of endpoints beside NAT gateways that stay.
fn with_nat(scenario: &Scenario, prices: &Prices, scale: &Scale, base: &Routing) -> (Curve, Routing, Usd) {
    let choices = choices(scenario, prices, scale, base);
    // What no choice changes: hours, addresses, the internet's data, services without a choice.
    let mut unmoved = scale.volumes.clone();
    for choice in &choices {
        if let Some(volume) = unmoved.get_mut(choice.service) {
            *volume = Volume::NONE;
        }
    }
    let fixed = Curve::of_charges(&base.charges(scenario, prices, &unmoved));
    let user = scale.user_ratio();
    let per_tier = data_lines(prices).into_iter().map(|(offset, rate)| {
        let start = fixed.plus(&Curve::line(Linear { fixed: offset, slope: Usd::ZERO }));
        let paths: Vec<_> = choices.iter().map(|choice| (choice.nat, choice.interface(rate))).collect();
        let curve = start.plus(&Curve::sum_of_lower(&paths));
        let mut routing = base.clone();
        for choice in &choices {
            if choice.interface(rate).cmp_at(choice.nat, user) == Ordering::Less
                && let Some(path) = routing.paths.get_mut(choice.service)
            {
                *path = Path::Interface;
            }
        }
        (curve, routing)
    });
    let mut lower: Option<Curve> = None;
    let mut best: Option<(Routing, Usd)> = None;
    for (curve, routing) in per_tier {
        // A tier's line misstates the data charge of a set that lies in another tier, so the
        // set is billed as it is; the lowest bill is the true minimum.
        let total = Bill::of(&routing.charges(scenario, prices, &scale.volumes), scale.user).total;
        lower = Some(lower.map_or_else(|| curve.clone(), |lower| lower.min(&curve)));
        if best.as_ref().is_none_or(|(_, least)| total < *least) {
            best = Some((routing, total));
        }
    }
    if let (Some(curve), Some((routing, total))) = (lower, best) {
        return (curve, routing, total);
    }
    // No tier, so no price of endpoints: everything stays on NAT gateways.
    let charges = base.charges(scenario, prices, &scale.volumes);
    (Curve::of_charges(&charges), base.clone(), Bill::of(&charges, scale.user).total)
}

/// One service that could take either path.
struct Choice {
    /// Its place in the scenario.
    service: usize,
    /// Its volume along the axis.
    volume: Volume,
    /// Its endpoint's hours.
    hours: Usd,
    /// Its cost through NAT gateways.
    nat: Linear,
}

impl Choice {
    /// Its cost through an interface endpoint at one tier's rate.
    fn interface(&self, rate: UsdPerGb) -> Linear {
        let data = Linear::of_volume(self.volume, rate, Share::ALL);
        Linear { fixed: data.fixed + self.hours, slope: data.slope }
    }
}

fn choices(scenario: &Scenario, prices: &Prices, scale: &Scale, base: &Routing) -> Vec<Choice> {
    let each_gb = nat::usd_for_each_gb(scenario, prices);
    let services = scenario.services.iter().zip(&scale.volumes).zip(&base.paths).enumerate();
    services
        .filter(|(_, ((used, _), path))| used.has_endpoint && **path == Path::Nat)
        .map(|(service, ((used, volume), _))| Choice {
            service,
            volume: *volume,
            hours: hours(scenario, prices, used).amount(0),
            nat: Linear::of_each_gb(*volume, each_gb),
        })
        .collect()
}
