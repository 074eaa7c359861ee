//! The cheapest mix of NAT gateways and endpoints: exact, at every step of an axis.
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
//! 2^n sets, whatever AZs their endpoints have. Services of a group are one decision, and so is
//! another Region. With several VPCs the same argument lets every VPC decide alone, and since they are alike they
//! decide alike. `tests/product/properties.rs` compares this with exhaustive search.

use super::axis::AxisSamples;
use super::curve::{Curve, Linear};
use crate::cost::design::{Path, Routing};
use crate::cost::endpoint::{self, data_lines};
use crate::cost::{Charge, Design, Infeasible, Rates, feasibility, nat};
use crate::scenario::{Scenario, ServiceGroup};
use crate::units::{Gb, Usd};

/// The cheapest mix along an axis, and how it routes the services at the current value.
///
/// # Errors
/// When no design at all is possible: the reasons against NAT gateways and against doing without.
pub fn mix(scenario: &Scenario, prices: &Rates, samples: &AxisSamples) -> Result<(Curve, Routing), Vec<Infeasible>> {
    let routing = routing(scenario, prices)?;
    let with_nat = Routing::of(Design::CheapestMix, scenario).map(|base| lowest(scenario, samples, &base));
    let without = Routing::of(Design::EndpointsOnly, scenario).map(|routing| curve(&routing, samples));
    let lower = match (with_nat, without) {
        (Ok(with_nat), Ok(without)) => with_nat.min(&without),
        (with_nat, without) => with_nat.or(without)?,
    };
    Ok((lower, routing))
}

/// How the cheapest mix routes the services at the current value.
///
/// # Errors
/// As [`mix`].
pub fn routing(scenario: &Scenario, prices: &Rates) -> Result<Routing, Vec<Infeasible>> {
    let with_nat = Routing::of(Design::CheapestMix, scenario).map(|base| beside_nat(scenario, prices, &base));
    let without = Routing::of(Design::EndpointsOnly, scenario);
    match (with_nat, without) {
        (Err(mut against), Err(more)) => {
            against.extend(more.into_iter().filter(|reason| *reason != Infeasible::TooMuchData));
            Err(against)
        }
        (Ok((routing, _)), Err(_)) | (Err(_), Ok(routing)) => Ok(routing),
        (Ok((with_nat, least)), Ok(without)) => {
            Ok(if total(&without, scenario, prices) < least { without } else { with_nat })
        }
    }
}

/// The mix with an interface endpoint wherever one may be chosen.
pub(super) fn all_endpoints(scenario: &Scenario, base: Routing) -> Routing {
    let choices = choices(scenario, &base);
    choices.iter().fold(base, |mut routing, choice| {
        choice.take(&mut routing);
        routing
    })
}

/// What a routing costs along an axis.
#[must_use]
pub fn curve(routing: &Routing, samples: &AxisSamples) -> Curve {
    let [zero, one] = [&samples.zero, &samples.one].map(|at| routing.charges(&at.0, &at.1));
    Curve::of_charges(&zero, &one)
}

/// The cost of a routing at the current value.
#[must_use]
pub fn total(routing: &Routing, scenario: &Scenario, prices: &Rates) -> Usd {
    routing.charges(scenario, prices).iter().map(Charge::amount).sum()
}

/// The cheapest set of endpoints beside NAT gateways that stay, and its total.
fn beside_nat(scenario: &Scenario, prices: &Rates, base: &Routing) -> (Routing, Usd) {
    let choices = choices(scenario, base);
    let costs = Costs::of(&choices, scenario, prices);
    let of_tier = |tier| {
        let mut routing = base.clone();
        for (at, choice) in choices.iter().enumerate() {
            if costs.interface(at, tier) < costs.nat(at) {
                choice.take(&mut routing);
            }
        }
        // A tier's line misstates the data charge of a set that lies in another tier, so the
        // set is billed as it is; the lowest bill is the true minimum.
        let total = total(&routing, scenario, prices);
        (routing, total)
    };
    // Without a tier there is no price of endpoints: everything stays on NAT gateways.
    let best = (0..costs.lines.len()).map(of_tier).min_by_key(|(_, total)| *total);
    best.unwrap_or_else(|| (base.clone(), total(base, scenario, prices)))
}

/// What the cheapest set of endpoints costs beside NAT gateways that stay: the lowest over the tiers' lines.
pub(super) fn least(scenario: &Scenario, prices: &Rates, base: &Routing) -> Usd {
    let Beside { costs, lower, .. } = Beside::of(scenario, prices, base);
    let (fixed, pinned) = without_endpoint_data(base.charges(scenario, prices));
    let fixed = fixed.iter().map(Charge::amount).sum::<Usd>() - costs.all_through_nat();
    let of_tier = |(tier, lower): (usize, &Usd)| fixed + costs.data(pinned, tier) + *lower;
    lower.iter().enumerate().map(of_tier).min().unwrap_or_else(|| total(base, scenario, prices))
}

/// The lowest cost of all sets of endpoints beside NAT gateways that stay, along an axis.
pub(super) fn lowest(scenario: &Scenario, samples: &AxisSamples, base: &Routing) -> Curve {
    let choices = choices(scenario, base);
    let ends = [&samples.zero, &samples.one];
    let [zero, one] = ends.map(|at| Costs::of(&choices, &at.0, &at.1));
    // What no choice changes: hours, addresses, the internet's data, services without a choice. The data of those
    // that are pinned to endpoints counts in the same tiers, so it waits for them.
    let [(at_zero, pinned), (at_one, pinned_then)] = ends.map(|at| without_endpoint_data(base.charges(&at.0, &at.1)));
    let moved = Linear::through(Usd::ZERO - zero.all_through_nat(), Usd::ZERO - one.all_through_nat());
    let fixed = Curve::of_charges(&at_zero, &at_one).plus(&Curve::line(moved));
    let of_tier = |tier| {
        let line = |of: &dyn Fn(&Costs) -> Usd| Linear::through(of(&zero), of(&one));
        let paths =
            (0..choices.len()).map(|at| [line(&|costs| costs.nat(at)), line(&|costs| costs.interface(at, tier))]);
        let pinned = Linear::through(zero.data(pinned, tier), one.data(pinned_then, tier));
        fixed.plus(&Curve::line(pinned)).plus(&Curve::sum_of_lowest(&paths.collect::<Vec<_>>()))
    };
    let tiers = zero.lines.len().min(one.lines.len());
    (0..tiers).map(of_tier).reduce(|lower, curve| lower.min(&curve)).unwrap_or_else(|| curve(base, samples))
}

/// The sets of endpoints beside NAT gateways, added up at the current value, so that one volume can vary.
#[derive(Debug)]
pub(super) struct Beside {
    costs: Costs,
    /// The choice that each service of the scenario is part of, if it has one.
    choice_of: Vec<Option<usize>>,
    /// For each tier the sum of the cheaper path of every choice.
    lower: Vec<Usd>,
}

impl Beside {
    pub(super) fn of(scenario: &Scenario, prices: &Rates, base: &Routing) -> Self {
        let choices = choices(scenario, base);
        let costs = Costs::of(&choices, scenario, prices);
        let mut choice_of = vec![None; scenario.services.len()];
        for (choice, at) in
            choices.iter().enumerate().flat_map(|(at, choice)| choice.services.iter().map(move |used| (at, *used)))
        {
            if let Some(place) = choice_of.get_mut(at) {
                *place = Some(choice);
            }
        }
        let of_tier = |tier| (0..choices.len()).map(|at| costs.nat(at).min(costs.interface(at, tier))).sum();
        let lower = (0..costs.lines.len()).map(of_tier).collect();
        Self { costs, choice_of, lower }
    }

    /// The lowest cost of all sets along the volume of the service at a place, when everything else costs `base`
    /// with all choices on NAT gateways, and so much data is pinned to endpoints.
    pub(super) fn along(&self, at: usize, scenario: &Scenario, base: Linear, pinned: (Gb, Gb)) -> Curve {
        let constant = |fixed| Linear { fixed, slope: Usd::ZERO };
        let choice = self.choice_of.get(at).copied().flatten();
        let volume = scenario.services.get(at).map_or(Gb::ZERO, |used| used.gb);
        let of_tier = |(tier, lower): (usize, &Usd)| {
            let pinned = Linear::through(self.costs.data(pinned.0, tier), self.costs.data(pinned.1, tier));
            let fixed = base + pinned + constant(*lower - self.costs.all_through_nat());
            let Some(choice) = choice else { return Curve::line(fixed) };
            let (nat, interface) = (self.costs.nat(choice), self.costs.interface(choice, tier));
            let back = |amount: Usd, slope: Usd| Linear { fixed: amount - slope.for_each_unit(volume), slope };
            let own = [back(nat, base.slope), back(interface, self.costs.step(tier, scenario.vpcs))];
            // The choice's path through NAT gateways is in the base, and its cheaper path in the sum.
            let others = fixed - own[0] + constant(nat - nat.min(interface));
            Curve::sum_of_lowest(&[own]).plus(&Curve::line(others))
        };
        let lowest = self.lower.iter().enumerate().map(of_tier).reduce(|lower, curve| lower.min(&curve));
        lowest.unwrap_or_else(|| Curve::line(base))
    }
}

/// Charges without that for data through endpoints, and the volume that it is for.
fn without_endpoint_data(mut charges: Vec<Charge<'_>>) -> (Vec<Charge<'_>>, Gb) {
    let pinned = charges.iter().find_map(Charge::endpoint_gb).unwrap_or_default();
    charges.retain(|charge| charge.endpoint_gb().is_none());
    (charges, pinned)
}

/// Services that get interface endpoints or stay on NAT gateways together.
#[derive(Default)]
pub(super) struct Decision {
    /// The places of its services in the scenario.
    pub(super) services: Vec<usize>,
    /// Whether it is the other Region.
    pub(super) other_region: bool,
}

impl Decision {
    /// Its volume through one VPC.
    fn gb(&self, scenario: &Scenario) -> Gb {
        let services = self.services.iter().filter_map(|at| scenario.services.get(*at)).map(|used| used.gb);
        let other = self.other_region.then(|| scenario.other_region_gb());
        services.chain(other).sum()
    }

    /// What of it goes to custom endpoint services, whose public addresses cost data transfer.
    fn custom_gb(&self, scenario: &Scenario) -> Gb {
        let services = self.services.iter().filter_map(|at| scenario.services.get(*at));
        services.filter(|used| used.service.is_custom()).map(|used| used.gb).sum()
    }

    /// Its endpoints by the hour, in all VPCs.
    fn hours(&self, scenario: &Scenario, prices: &Rates) -> Usd {
        let services = self.services.iter().filter_map(|at| scenario.services.get(*at));
        let hours = services.map(|used| endpoint::hours(scenario, prices, used, scenario.vpcs));
        let other = scenario.other_region.filter(|_| self.other_region);
        let other = other.map(|other| endpoint::other_region_hours(scenario, prices, &other, scenario.vpcs));
        hours.chain(other).map(|charge| charge.amount()).sum()
    }

    /// Sends it through interface endpoints.
    fn take(&self, routing: &mut Routing) {
        for at in &self.services {
            if let Some(path) = routing.paths.get_mut(*at) {
                *path = Path::Interface;
            }
        }
        if self.other_region {
            routing.other_region = Some(Path::Interface);
        }
    }
}

/// What the choices cost on either path in one scenario.
#[derive(Debug)]
struct Costs {
    /// Each choice: its volume in all VPCs, its endpoints' hours, its way through NAT gateways.
    choices: Vec<(Gb, Usd, Usd)>,
    /// The tiers of the data charge, as [`data_lines`].
    lines: Vec<(Usd, crate::units::UsdPerGb)>,
}

impl Costs {
    fn of(choices: &[Decision], scenario: &Scenario, prices: &Rates) -> Self {
        let each_gb = nat::usd_for_each_gb(scenario, prices);
        let all_vpcs = |gb: Gb| Gb::from_units(gb.units().saturating_mul(u64::from(scenario.vpcs)));
        let costs = choices.iter().map(|choice| {
            let gb = all_vpcs(choice.gb(scenario));
            let over_public = prices.inter_az_gb.rate * all_vpcs(choice.custom_gb(scenario));
            (gb, choice.hours(scenario, prices), each_gb.for_each_gb(gb) + over_public)
        });
        Self { choices: costs.collect(), lines: data_lines(prices) }
    }

    fn all_through_nat(&self) -> Usd {
        self.choices.iter().map(|choice| choice.2).sum()
    }

    /// What a volume costs on the line of a tier.
    fn data(&self, gb: Gb, tier: usize) -> Usd {
        self.lines.get(tier).map_or(Usd::ZERO, |(offset, rate)| *offset + *rate * gb)
    }

    /// What a millionth of a GB more from each VPC costs in a tier.
    fn step(&self, tier: usize, vpcs: u32) -> Usd {
        self.lines.get(tier).map_or(Usd::ZERO, |(_, rate)| *rate * Gb::from_units(u64::from(vpcs)))
    }

    fn nat(&self, at: usize) -> Usd {
        self.choices.get(at).map_or(Usd::ZERO, |choice| choice.2)
    }

    fn interface(&self, at: usize, tier: usize) -> Usd {
        match (self.choices.get(at), self.lines.get(tier)) {
            (Some((gb, hours, _)), Some((_, rate))) => *hours + *rate * *gb,
            _ => Usd::ZERO,
        }
    }
}

/// The decisions that a mix takes: what its base leaves on NAT gateways and may have endpoints.
pub(super) fn choices(scenario: &Scenario, base: &Routing) -> Vec<Decision> {
    let mut choices: Vec<Decision> = Vec::with_capacity(scenario.services.len());
    let mut groups: Vec<(ServiceGroup, usize)> = Vec::new();
    for (at, used) in scenario.services.iter().enumerate() {
        if base.paths.get(at) != Some(&Path::Egress) || !feasibility::is_open(used, scenario) {
            continue;
        }
        let Some(group) = used.group else {
            choices.push(Decision { services: vec![at], other_region: false });
            continue;
        };
        if !feasibility::may_leave_nat(group, scenario) {
            continue;
        }
        if let Some(choice) = groups.iter().find(|known| known.0 == group).and_then(|known| choices.get_mut(known.1)) {
            choice.services.push(at);
        } else {
            groups.push((group, choices.len()));
            choices.push(Decision { services: vec![at], other_region: false });
        }
    }
    if scenario.other_region.is_some_and(|other| other.endpoints > 0) {
        choices.push(Decision { services: Vec::new(), other_region: true });
    }
    choices
}
