//! A plan in the making: it can be left after any row and goes on there, so that a page may do other things meanwhile.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::peerings::{Peered, Peerings};
use super::plan::{HubConnection, HubPlan, Plan, RegionPlan, TooMuchData, Totals, VpcPlan};
use super::region_rates::{Costs, Slope};
use super::{AccessPath, Hub, MergeSort, RegionRates, VpcRow};
use crate::catalogue::regions::RegionId;
use crate::scenario::Scenario;
use crate::units::{Gb, Usd};

/// Makes the plan of a list, a row at each step: [`Plan::of`] says what the plan is, and `plan.rs` why it is the
/// cheapest.
///
/// The rows are gone through three times and then sorted, so the steps are some twenty times as many as the rows.
#[derive(Clone, Debug)]
pub struct Planner<R> {
    scenario: Scenario,
    rows: R,
    pass: Pass,
    /// The next row of the pass.
    at: usize,
    /// What the rows so far move.
    volume: u64,
    /// The Regions by their index; none without a row.
    regions: Vec<Option<RegionPlanner>>,
    vpcs: Vec<Vpc>,
    /// What each row is ordered by in the roll-out.
    ranks: Vec<i128>,
    plan: Plan,
}

/// What happens to each row in turn.
#[derive(Clone, Debug)]
enum Pass {
    /// It is counted in its Region, whose hub is made as large as it needs.
    Gather,
    /// It is priced on each path, and under every plan that its Region may have.
    Price,
    /// It gets its verdict under the cheapest of these plans.
    Decide,
    /// It gets its place in the roll-out.
    Order(MergeSort),
    Planned,
    Refused,
}

impl<R: AsRef<[VpcRow]>> Planner<R> {
    /// Begins a plan; see [`Plan::of`].
    pub fn new(scenario: &Scenario, rows: R) -> Self {
        let (scenario, count) = (scenario.clone(), rows.as_ref().len());
        // More hours than those of so many VPCs might not fit beside their data.
        let pass = if count > super::MAX_ROWS { Pass::Refused } else { Pass::Gather };
        let regions = RegionId::all().map(|_| None).collect();
        let (vpcs, ranks, plan) = (Vec::new(), Vec::new(), Plan::default());
        Self { scenario, rows, pass, at: 0, volume: 0, regions, vpcs, ranks, plan }
    }

    /// Goes on for so many steps at most; true once nothing is left to do.
    pub fn advance(&mut self, steps: usize) -> bool {
        (0..steps).any(|_| !self.step())
    }

    /// The plan, with all that is left to do for it.
    ///
    /// # Errors
    /// When the rows cannot be added up; see [`Plan::of`].
    pub fn finish(mut self) -> Result<Plan, TooMuchData> {
        while self.step() {}
        match self.pass {
            Pass::Refused => Err(TooMuchData),
            _ => Ok(self.plan),
        }
    }

    /// Does one step; false when there was none left.
    fn step(&mut self) -> bool {
        let Self { scenario, rows, pass, regions, vpcs, ranks, plan, .. } = self;
        let rows = rows.as_ref();
        if let Pass::Order(sort) = pass {
            let rank = |at: usize| ranks.get(at);
            let name = |at: usize| rows.get(at).map(|row| row.name.as_str());
            let goes_before =
                |one, other| rank(one).cmp(&rank(other)).then_with(|| name(one).cmp(&name(other))).is_lt();
            if !sort.step(goes_before) {
                plan.order = std::mem::replace(sort, MergeSort::new(0)).into_sorted();
                *pass = Pass::Planned;
            }
            return true;
        }
        if matches!(pass, Pass::Planned | Pass::Refused) {
            return false;
        }
        let Some(row) = rows.get(self.at) else {
            self.at = 0;
            self.end_pass();
            return true;
        };
        let region = row.region.unwrap_or(scenario.region);
        let Some(place) = regions.get_mut(region.index()) else { return false };
        let here = place.get_or_insert_with(|| RegionPlanner::new(RegionRates::of(scenario, region)));
        match pass {
            Pass::Gather => {
                let more = row.gb.units().checked_add(row.internet.units());
                let volume = more.and_then(|more| self.volume.checked_add(more));
                // The hours of `MAX_ROWS` VPCs come to less than a fifth of what so much data may cost.
                match volume.filter(|volume| *volume <= Scenario::MAX_GB.units()) {
                    Some(volume) => {
                        self.volume = volume;
                        here.gather(row);
                    }
                    None => self.pass = Pass::Refused,
                }
            }
            Pass::Price => vpcs.push(here.price(self.at, row)),
            _ => {
                let Some(vpc) = vpcs.get(self.at) else { return false };
                let verdict = here.decide(self.at, vpc);
                ranks.push(verdict.rank());
                plan.verdicts.push(verdict);
            }
        }
        self.at += 1;
        true
    }

    fn end_pass(&mut self) {
        let regions = self.regions.iter_mut().flatten();
        self.pass = match self.pass {
            Pass::Gather => {
                regions.for_each(RegionPlanner::begin_pricing);
                Pass::Price
            }
            Pass::Price => {
                regions.for_each(RegionPlanner::choose);
                Pass::Decide
            }
            _ => {
                let plan = &mut self.plan;
                for region in std::mem::take(&mut self.regions).into_iter().flatten() {
                    let region = region.finish();
                    plan.totals.include(&region.totals);
                    plan.regions.push(region);
                }
                Pass::Order(MergeSort::new(plan.verdicts.len()))
            }
        };
    }
}

/// The plan of a Region in the making.
#[derive(Clone, Debug)]
struct RegionPlanner {
    region_rates: RegionRates,
    /// A hub for all VPCs so far; none if none of them could use it.
    hub: Option<Hub>,
    /// The plans that the Region may have.
    candidates: Vec<Candidate>,
    /// Which of them is the cheapest.
    best: usize,
    /// The rows that have a peering connection there.
    peered: BTreeSet<usize>,
    totals: Totals,
    /// The data of VPCs that endpoints of their own can serve.
    own_gb: u64,
    /// What the VPCs cost on the paths that they take.
    taken: Usd,
}

/// A plan of a Region, told apart by the tier that decides and by what leads to a hub; nothing where there is none.
#[derive(Clone, Debug, Default)]
struct Candidate {
    slope: Slope,
    connections: &'static [HubConnection],
    /// What the VPCs cost when each decides by this tier's rate and none has a peering connection, with the hub and
    /// without data through endpoints.
    fixed: Usd,
    /// Their data through endpoints, which is priced in its exact tiers once it is known.
    gb: u64,
    peerings: Peerings,
}

impl RegionPlanner {
    fn new(region_rates: RegionRates) -> Self {
        let (candidates, totals) = (Vec::new(), Totals::default());
        let (peered, taken) = (BTreeSet::new(), Usd::ZERO);
        Self { region_rates, hub: None, candidates, best: 0, peered, totals, own_gb: 0, taken }
    }

    fn gather(&mut self, row: &VpcRow) {
        self.totals.vpcs += 1;
        if row.endpoints > 0 {
            let one = Hub { endpoints: row.endpoints, azs: self.region_rates.azs(row) };
            let all = self.hub.unwrap_or(one);
            self.hub = Some(Hub { endpoints: all.endpoints.max(one.endpoints), azs: all.azs.max(one.azs) });
        }
    }

    /// Lays out the plans between which the bill of all VPCs will decide.
    fn begin_pricing(&mut self) {
        if let Some(hub) = self.hub {
            self.region_rates.plan_hub(hub);
        }
        for connections in [&[][..]].into_iter().chain(self.possible_connections()) {
            let fixed = match self.hub {
                Some(hub) if !connections.is_empty() => self.region_rates.hub_cost(hub, connections),
                _ => Usd::ZERO,
            };
            let slopes = self.region_rates.tier_slopes();
            let candidate = |slope| Candidate { slope, connections, fixed, ..Candidate::default() };
            self.candidates.extend(slopes.map(candidate));
        }
        if self.candidates.is_empty() {
            self.candidates.push(Candidate::default());
        }
    }

    /// What may lead to a hub, the simplest first. Where VPCs can be peered, a transit gateway is for those that get no
    /// connection or are better off without.
    fn possible_connections(&self) -> Vec<&'static [HubConnection]> {
        const SETS: [&[HubConnection]; 3] =
            [&[HubConnection::TransitGateway], &[HubConnection::Peering], &HubConnection::ALL];
        let Some(hub) = self.hub else { return Vec::new() };
        let is_possible =
            |connection: &HubConnection| self.region_rates.against_hub(hub.endpoints, *connection).is_empty();
        SETS.into_iter().filter(|connections| connections.iter().all(is_possible)).collect()
    }

    fn price(&mut self, at: usize, row: &VpcRow) -> Vpc {
        let vpc = Vpc { gb: row.gb, costs: self.region_rates.costs(row) };
        for candidate in &mut self.candidates {
            candidate.add(at, &vpc);
        }
        vpc
    }

    /// Takes the plan whose bill is least; the earlier of equals.
    fn choose(&mut self) {
        let bill = |candidate: &Candidate| {
            let gb = Gb::from_units(candidate.gb + candidate.peerings.gb().units());
            candidate.fixed - candidate.peerings.saved() + self.region_rates.endpoint_data(gb)
        };
        let bills = self.candidates.iter().map(bill).enumerate();
        if let Some((best, total)) = bills.min_by_key(|(at, bill)| (*bill, *at)) {
            (self.best, self.totals.plan) = (best, total);
            self.peered = self.candidates.get(best).map(|best| best.peerings.rows()).unwrap_or_default();
        }
    }

    fn decide(&mut self, at: usize, vpc: &Vpc) -> VpcPlan {
        let (slope, connections) =
            self.candidates.get(self.best).map(|best| (best.slope, best.connections)).unwrap_or_default();
        let mut verdict = vpc.verdict(slope, connections);
        if self.peered.contains(&at) {
            verdict.choice = Some(AccessPath::Peering);
        }
        self.totals.add(verdict.choice, vpc.costs.nat, vpc.costs.own);
        self.own_gb += vpc.costs.own.map_or(0, |_| vpc.gb.units());
        self.taken += verdict.choice.and_then(|choice| verdict.cost(choice)).unwrap_or_default();
        verdict
    }

    fn finish(self) -> RegionPlan {
        let possible = self.possible_connections();
        let Self { region_rates, hub, candidates, best, mut totals, own_gb, taken: of_vpcs, .. } = self;
        totals.own.usd += region_rates.endpoint_data(Gb::from_units(own_gb));
        let against = |hub: Hub| region_rates.against_hub(hub.endpoints, HubConnection::TransitGateway);
        let against_hub = hub.filter(|_| possible.is_empty()).map(against).unwrap_or_default();
        let taken = candidates.get(best).map(|best| best.connections).filter(|taken| !taken.is_empty());
        // Where no hub pays, the one that is told of is the cheapest.
        let considered = taken.or_else(|| {
            possible.into_iter().min_by_key(|connections| hub.map(|hub| region_rates.hub_cost(hub, connections)))
        });
        let hub = hub.zip(considered).map(|(hub, connections)| HubPlan {
            hub,
            connections,
            cost: region_rates.hub_cost(hub, connections),
            open: taken.is_some(),
        });
        RegionPlan { region_rates, hub, against_hub, shared: totals.plan - of_vpcs, totals }
    }
}

impl Candidate {
    fn add(&mut self, at: usize, vpc: &Vpc) {
        let verdict = vpc.verdict(self.slope, self.connections);
        let (cost, gb) = match verdict.choice {
            Some(AccessPath::Nat) => (vpc.costs.nat, Gb::ZERO),
            Some(AccessPath::Own) => (vpc.costs.own, vpc.gb),
            Some(AccessPath::Hub) => (vpc.costs.hub, vpc.gb),
            Some(AccessPath::Peering) | None => (None, Gb::ZERO),
        };
        let cost = cost.unwrap_or(Usd::ZERO);
        self.fixed += cost;
        self.gb += gb.units();
        // Whoever can be peered can have endpoints of their own, so there is something to gain on.
        if self.connections.contains(&HubConnection::Peering)
            && let (Some(without), Some(over), Some(peered)) =
                (verdict.choice.and_then(|choice| verdict.cost(choice)), verdict.peering, vpc.costs.peering)
        {
            let more = Gb::from_units(vpc.gb.units() - gb.units());
            self.peerings.offer(Peered { gain: without - over, row: Reverse(at), saved: cost - peered, gb: more });
        }
    }
}

/// A VPC while its Region is planned.
#[derive(Clone, Debug)]
struct Vpc {
    gb: Gb,
    costs: Costs,
}

impl Vpc {
    /// The cheapest path without a peering connection, of which there may be too few.
    fn verdict(&self, slope: Slope, connections: &[HubConnection]) -> VpcPlan {
        let Costs { nat, own, hub, peering } = self.costs;
        let data = if own.is_some() || hub.is_some() || peering.is_some() { slope.cost(self.gb) } else { Usd::ZERO };
        let [own, hub, peering] = [own, hub, peering].map(|cost| cost.map(|cost| cost + data));
        let is_attached = connections.contains(&HubConnection::TransitGateway);
        let mut choice = nat.map(|cost| (AccessPath::Nat, cost));
        for other in [(AccessPath::Own, own), (AccessPath::Hub, hub.filter(|_| is_attached))] {
            if let (other, Some(cost)) = other
                && choice.is_none_or(|(_, least)| cost < least)
            {
                choice = Some((other, cost));
            }
        }
        VpcPlan { choice: choice.map(|(choice, _)| choice), nat, own, hub, peering }
    }
}
