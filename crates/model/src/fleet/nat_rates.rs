//! What the NAT gateways of a VPC cost: as many as the scenario's topology has, or as many as its row counts.

use super::VpcRow;
use super::region_rates::{Slope, missing_nat};
use crate::cost::{Charge, Design, Infeasible, Rates, feasibility, nat};
use crate::scenario::{Azs, NatTopology, Scenario};
use crate::units::{Gb, Share, Usd};

/// The NAT gateways of the VPCs of a Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NatRates {
    /// Those of the scenario's topology, with their cost by the number of AZs.
    of_scenario: NatOfTopology,
    /// Zonal ones that rows count, with their cost by the number of AZs and, for each, of one to six of them.
    counted: NatOfTopology,
    /// What each further zonal one of a VPC costs by the hour.
    further: Usd,
    /// None, as rows say that count none.
    without: NatOfTopology,
    /// Those of the scenario's topology in a hub, which data reaches over a transit gateway, by the hub's AZs.
    pub in_hub: NatOfTopology,
}

/// The NAT gateways of a topology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NatOfTopology {
    terms: Vec<NatTerms>,
    /// Why they are infeasible.
    pub against: Vec<Infeasible>,
    /// Why they cannot carry internet traffic.
    pub internet_against: Vec<Infeasible>,
}

/// The monthly cost of the NAT gateways of one VPC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NatTerms {
    pub fixed: Usd,
    pub each: Slope,
}

impl NatRates {
    /// Those of a Region for VPCs like the scenario's, whose Region it is.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let of_topology = |topology| Scenario { nat: topology, ..scenario.clone() };
        let single = of_topology(NatTopology::OneZonal);
        let zonal_prices = Rates::of(&single);
        let further = further(&single, &zonal_prices);
        // A hub is for two VPCs or more.
        let shared = Scenario { vpcs: 2, ..scenario.clone() };
        Self {
            of_scenario: NatOfTopology::new(Design::NatOnly, scenario, by_azs(scenario, false)),
            counted: NatOfTopology::new(Design::NatOnly, &single, by_azs_and_count(&single, &zonal_prices, further)),
            further,
            without: NatOfTopology::new(Design::NatOnly, &of_topology(NatTopology::None), Vec::new()),
            in_hub: NatOfTopology::new(Design::HubNat, &shared, by_azs(&shared, true)),
        }
    }

    /// Those that a row has.
    pub(super) fn of_row(&self, row: &VpcRow) -> &NatOfTopology {
        match row.nat_gateways {
            None => &self.of_scenario,
            Some(0) => &self.without,
            Some(_) => &self.counted,
        }
    }

    /// What those of a row in so many AZs cost; none where it has none.
    pub(super) fn terms(&self, row: &VpcRow, azs: Azs) -> Option<NatTerms> {
        let Some(count) = row.nat_gateways else { return self.of_scenario.terms(azs) };
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
        let azs = place(azs.count());
        // From one in each AZ on, each more costs its hours.
        let held = count.min(Azs::MAX.count());
        let of_azs = self.counted.terms.chunks_exact(all_azs().count()).nth(azs)?;
        let terms = of_azs.get(place(held)).filter(|_| held > 0)?;
        Some(NatTerms { fixed: terms.fixed + self.further * (count - held), ..*terms })
    }

    /// What those of the scenario's topology cost in so many AZs; none where it has none.
    pub(super) fn of_scenario_terms(&self, azs: Azs) -> Option<NatTerms> {
        self.of_scenario.terms(azs)
    }
}

impl NatOfTopology {
    fn new(design: Design, scenario: &Scenario, terms: Vec<NatTerms>) -> Self {
        let mut against = feasibility::reasons(design, scenario);
        against.extend(missing_nat(&Rates::of(scenario)));
        let internet = Scenario { internet_out: Gb::ONE, ..scenario.clone() };
        let internet = feasibility::reasons(design, &internet);
        let internet_against = internet.into_iter().filter(|reason| !against.contains(reason)).collect();
        Self { terms, against, internet_against }
    }

    /// What they cost in so many AZs; none where there are none.
    pub(super) fn terms(&self, azs: Azs) -> Option<NatTerms> {
        let place = usize::try_from(azs.count()).unwrap_or(usize::MAX).saturating_sub(1);
        self.terms.get(place).copied()
    }
}

fn all_azs() -> impl Iterator<Item = Azs> {
    (1..=Azs::MAX.count()).filter_map(Azs::new)
}

/// The cost of a scenario's NAT gateways by the number of AZs, on which no price depends.
fn by_azs(scenario: &Scenario, in_hub: bool) -> Vec<NatTerms> {
    let prices = Rates::of(scenario);
    all_azs().map(|azs| terms(&Scenario { azs, ..scenario.clone() }, &prices, in_hub)).collect()
}

/// The cost of one to six zonal NAT gateways for each number of AZs, in this order.
fn by_azs_and_count(single: &Scenario, prices: &Rates, further: Usd) -> Vec<NatTerms> {
    let of = |azs: Azs, count: Azs| {
        // A share that the user states is that of a single NAT gateway; several take what is in their AZs.
        let beyond = azs.count().saturating_sub(count.count());
        let cross_az = if count == Azs::ONE { single.cross_az } else { Share::of(beyond, azs.count()) };
        let terms = terms(&Scenario { azs, cross_az, ..single.clone() }, prices, false);
        NatTerms { fixed: terms.fixed + further * (count.count() - 1), ..terms }
    };
    all_azs().flat_map(|azs| all_azs().map(move |count| of(azs, count))).collect()
}

/// What one more zonal NAT gateway costs by the hour: one in each of two AZs beside a single one for both.
fn further(single: &Scenario, prices: &Rates) -> Usd {
    let Some(azs) = Azs::new(2) else { return Usd::ZERO };
    let fixed = |nat| terms(&Scenario { azs, nat, ..single.clone() }, prices, false).fixed;
    fixed(NatTopology::ZonalPerAz) - fixed(NatTopology::OneZonal)
}

/// The NAT gateways of one VPC, or those of a hub without the way there.
fn terms(scenario: &Scenario, prices: &Rates, in_hub: bool) -> NatTerms {
    let placement = nat::Placement { deployments: 1, in_hub };
    let fixed = nat::gateways(scenario, prices, placement, Gb::ZERO).iter().map(Charge::amount).sum();
    let each_gb =
        if in_hub { nat::usd_for_each_gb_in_hub(scenario, prices) } else { nat::usd_for_each_gb(scenario, prices) };
    NatTerms { fixed, each: Slope(each_gb.units() / i128::from(Gb::ONE.units())) }
}
