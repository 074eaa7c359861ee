//! The plan of one Region in the making: the hubs that it may have, each priced for all its VPCs, and the cheapest.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::peerings::{Peered, Peerings};
use super::plan::{HubConnection, HubPlan, RegionPlan, Totals, VpcPlan};
use super::region_rates::{Costs, EndpointCosts, Slope};
use super::{AccessPath, Hub, RegionRates, VpcRow};
use crate::scenario::Azs;
use crate::units::{Gb, Usd};

/// The plan of a Region in the making.
#[derive(Clone, Debug)]
pub(super) struct RegionPlanner {
    region_rates: RegionRates,
    /// A hub with endpoints for all VPCs so far; none if none of them could use it.
    hub: Option<Hub>,
    /// The AZs of the VPC so far that has the most.
    azs: Azs,
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

/// A plan of a Region, told apart by the tier that decides and by its hub.
#[derive(Clone, Debug, Default)]
struct Candidate {
    slope: Slope,
    hub: CandidateHub,
    /// How many VPCs it cannot serve.
    unserved: usize,
    /// What the VPCs cost when each decides by this tier's rate and none has a peering connection, with the hub and
    /// without data through endpoints.
    fixed: Usd,
    /// Their data through endpoints, which is priced in its exact tiers once it is known.
    gb: u64,
    peerings: Peerings,
}

/// What stands in the hub of a plan, and what leads to it; nothing where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct CandidateHub {
    hub: Option<Hub>,
    connections: &'static [HubConnection],
}

impl CandidateHub {
    /// Whether it has NAT gateways.
    fn has_nat(&self) -> bool {
        self.hub.is_some_and(|hub| hub.nat_azs.is_some())
    }

    /// Whether a VPC reaches its endpoints over a transit gateway.
    fn has_attached_endpoints(&self) -> bool {
        self.hub.is_some_and(|hub| hub.endpoints > 0) && self.connections.contains(&HubConnection::TransitGateway)
    }

    fn cost(&self, rates: &RegionRates) -> Usd {
        self.hub.map_or(Usd::ZERO, |hub| rates.hub_cost(hub, self.connections))
    }
}

impl RegionPlanner {
    pub(super) fn new(region_rates: RegionRates) -> Self {
        let (candidates, totals) = (Vec::new(), Totals::default());
        let (peered, taken) = (BTreeSet::new(), Usd::ZERO);
        Self { region_rates, hub: None, azs: Azs::ONE, candidates, best: 0, peered, totals, own_gb: 0, taken }
    }

    pub(super) fn gather(&mut self, row: &VpcRow) {
        self.totals.vpcs += 1;
        let azs = self.region_rates.azs(row);
        self.azs = self.azs.max(azs);
        if row.endpoints > 0 {
            let one = Hub { endpoints: row.endpoints, azs, nat_azs: None };
            let all = self.hub.unwrap_or(one);
            self.hub = Some(Hub { endpoints: all.endpoints.max(one.endpoints), azs: all.azs.max(azs), nat_azs: None });
        }
    }

    /// Lays out the plans between which the bill of all VPCs will decide.
    pub(super) fn begin_pricing(&mut self) {
        if let Some(hub) = self.hub {
            self.region_rates.plan_hub(hub);
        }
        for hub in [CandidateHub::default()].into_iter().chain(self.possible_hubs()) {
            let fixed = hub.cost(&self.region_rates);
            let slopes = self.region_rates.tier_slopes();
            let candidate = |slope| Candidate { slope, hub, fixed, ..Candidate::default() };
            self.candidates.extend(slopes.map(candidate));
        }
        if self.candidates.is_empty() {
            self.candidates.push(Candidate::default());
        }
    }

    /// The hubs that there may be, the simplest first: with endpoints, with NAT gateways, with both.
    fn possible_hubs(&self) -> Vec<CandidateHub> {
        let with_endpoints = self.possible_connections().into_iter();
        let with_endpoints = with_endpoints.map(|connections| CandidateHub { hub: self.hub, connections });
        let with_endpoints: Vec<_> = with_endpoints.collect();
        if !self.region_rates.against_hub_nat().is_empty() {
            return with_endpoints;
        }
        let nat_azs = Some(self.azs);
        let alone = Hub { endpoints: 0, azs: self.azs, nat_azs };
        let alone = CandidateHub { hub: Some(alone), connections: &[HubConnection::TransitGateway] };
        // A transit gateway leads to NAT gateways, whatever leads to the endpoints.
        let is_attached = |hub: &&CandidateHub| hub.connections.contains(&HubConnection::TransitGateway);
        let with_nat = |hub: &CandidateHub| CandidateHub { hub: hub.hub.map(|hub| Hub { nat_azs, ..hub }), ..*hub };
        let with_both = with_endpoints.iter().filter(is_attached).map(with_nat);
        with_endpoints.iter().copied().chain([alone]).chain(with_both).collect()
    }

    /// What may lead to a hub's endpoints, the simplest first. Where VPCs can be peered, a transit gateway is for those
    /// that get no connection or are better off without.
    fn possible_connections(&self) -> Vec<&'static [HubConnection]> {
        const SETS: [&[HubConnection]; 3] =
            [&[HubConnection::TransitGateway], &[HubConnection::Peering], &HubConnection::ALL];
        let Some(hub) = self.hub else { return Vec::new() };
        let is_possible =
            |connection: &HubConnection| self.region_rates.against_hub(hub.endpoints, *connection).is_empty();
        SETS.into_iter().filter(|connections| connections.iter().all(is_possible)).collect()
    }

    pub(super) fn price(&mut self, at: usize, row: &VpcRow) -> Vpc {
        let vpc = Vpc { gb: row.gb, costs: self.region_rates.costs(row) };
        for candidate in &mut self.candidates {
            candidate.add(at, &vpc);
        }
        vpc
    }

    /// Takes the plan that serves most VPCs, and of these the one whose bill is least; the earlier of equals.
    pub(super) fn choose(&mut self) {
        let bill = |candidate: &Candidate| {
            let gb = Gb::from_units(candidate.gb + candidate.peerings.gb().units());
            candidate.fixed - candidate.peerings.saved() + self.region_rates.endpoint_data(gb)
        };
        let bills = self.candidates.iter().map(|candidate| (candidate.unserved, bill(candidate))).enumerate();
        if let Some((best, (_, total))) = bills.min_by_key(|(at, bill)| (*bill, *at)) {
            (self.best, self.totals.plan) = (best, total);
            self.peered = self.candidates.get(best).map(|best| best.peerings.rows()).unwrap_or_default();
        }
    }

    pub(super) fn decide(&mut self, at: usize, vpc: &Vpc) -> VpcPlan {
        let (slope, hub) = self.candidates.get(self.best).map(|best| (best.slope, best.hub)).unwrap_or_default();
        let mut verdict = vpc.verdict(slope, hub);
        if self.peered.contains(&at) {
            verdict.choice = Some(AccessPath::Peering);
        }
        let on_path = |costs: &EndpointCosts| verdict.choice.and_then(|choice| costs.on(choice));
        verdict.internet_in_hub = hub.has_nat() && on_path(&vpc.costs.with_hub_nat) != on_path(&vpc.costs.with_own_nat);
        let own = vpc.costs.with_own_nat.own;
        self.totals.add(&verdict, own);
        self.own_gb += own.map_or(0, |_| vpc.gb.units());
        self.taken += verdict.choice.and_then(|choice| verdict.cost(choice)).unwrap_or_default();
        verdict
    }

    pub(super) fn finish(self) -> RegionPlan {
        let possible = self.possible_hubs();
        let Self { region_rates, hub, candidates, best, mut totals, own_gb, taken: of_vpcs, .. } = self;
        totals.own.usd += region_rates.endpoint_data(Gb::from_units(own_gb));
        let against = |hub: Hub| region_rates.against_hub(hub.endpoints, HubConnection::TransitGateway);
        let against_hub = hub.filter(|_| possible.is_empty()).map(against).unwrap_or_default();
        let taken = candidates.get(best).map(|best| best.hub).filter(|taken| taken.hub.is_some());
        // Where no hub pays, the one that is told of is the cheapest, with endpoints if there are any.
        let considered =
            taken.or_else(|| possible.into_iter().min_by_key(|hub| (hub.has_nat(), hub.cost(&region_rates))));
        let hub = considered.and_then(|considered| {
            let CandidateHub { hub, connections } = considered;
            let cost = considered.cost(&region_rates);
            hub.map(|hub| HubPlan { hub, connections, cost, open: taken.is_some() })
        });
        RegionPlan { region_rates, hub, against_hub, shared: totals.plan - of_vpcs, totals }
    }
}

impl Candidate {
    fn add(&mut self, at: usize, vpc: &Vpc) {
        let verdict = vpc.verdict(self.slope, self.hub);
        let endpoint_costs = vpc.endpoint_costs(self.hub);
        let (cost, gb) = match verdict.choice {
            Some(AccessPath::Nat) => (vpc.costs.nat, Gb::ZERO),
            Some(AccessPath::HubNat) => (vpc.costs.hub_nat, Gb::ZERO),
            Some(path) => (endpoint_costs.on(path), vpc.gb),
            None => {
                self.unserved += 1;
                return;
            }
        };
        let cost = cost.unwrap_or(Usd::ZERO);
        self.fixed += cost;
        self.gb += gb.units();
        // Whoever can be peered can have endpoints of their own, so there is something to gain on.
        if self.hub.connections.contains(&HubConnection::Peering)
            && let (Some(without), Some(over), Some(peered)) =
                (verdict.choice.and_then(|choice| verdict.cost(choice)), verdict.peering, endpoint_costs.peering)
        {
            let more = Gb::from_units(vpc.gb.units() - gb.units());
            self.peerings.offer(Peered { gain: without - over, row: Reverse(at), saved: cost - peered, gb: more });
        }
    }
}

/// A VPC while its Region is planned.
#[derive(Clone, Debug)]
pub(super) struct Vpc {
    gb: Gb,
    costs: Costs,
}

impl Vpc {
    /// Its costs with endpoints, beside such a hub.
    fn endpoint_costs(&self, beside: CandidateHub) -> EndpointCosts {
        if beside.has_nat() { self.costs.with_hub_nat } else { self.costs.with_own_nat }
    }

    /// The cheapest path without a peering connection, of which there may be too few.
    fn verdict(&self, slope: Slope, beside: CandidateHub) -> VpcPlan {
        let Costs { nat, hub_nat, .. } = self.costs;
        let EndpointCosts { own, hub, peering } = self.endpoint_costs(beside);
        let data = if own.is_some() || hub.is_some() || peering.is_some() { slope.cost(self.gb) } else { Usd::ZERO };
        let [own, hub, peering] = [own, hub, peering].map(|cost| cost.map(|cost| cost + data));
        let mut choice = nat.map(|cost| (AccessPath::Nat, cost));
        let others = [
            (AccessPath::HubNat, hub_nat.filter(|_| beside.has_nat())),
            (AccessPath::Own, own),
            (AccessPath::Hub, hub.filter(|_| beside.has_attached_endpoints())),
        ];
        for other in others {
            if let (other, Some(cost)) = other
                && choice.is_none_or(|(_, least)| cost < least)
            {
                choice = Some((other, cost));
            }
        }
        let choice = choice.map(|(choice, _)| choice);
        VpcPlan { choice, nat, own, hub, peering, hub_nat, internet_in_hub: false }
    }
}
