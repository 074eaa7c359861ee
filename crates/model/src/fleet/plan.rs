//! The cheapest path for every VPC of a list, Region by Region, exactly, including price tiers and hubs.
//!
//! Two things couple the VPCs of a Region: the tiers count the data of all its interface endpoints together, and a
//! hub is paid for once. Without them each VPC would decide alone, and it may:
//!
//! ```text
//! tiers(v) = min over k of (fixed(k) + rate(k) x v)       a price that falls from tier to tier
//!
//! min over plans = min over { hub, no hub } and k of
//!     ( hub's cost + fixed(k) + sum over VPCs of min(nat, own + rate(k) x gb, shared + rate(k) x gb) )
//! ```
//! as `compare::cheapest` explains for the services of one VPC. So n VPCs take n decisions for each tier, and of
//! these few plans the one whose bill is least, tiers and all, is the answer. `tests/product/fleet.rs`
//! compares it with exhaustive search.

use super::region_rates::{Costs, Slope};
use super::{AccessPath, Hub, Reason, RegionRates, VpcRow};
use crate::catalogue::regions::RegionId;
use crate::cost::Infeasible;
use crate::scenario::Scenario;
use crate::units::{Gb, Usd};

/// The list moves more data than can be added up exactly: see [`Scenario::MAX_GB`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuchData;

/// The recommended path of every VPC of a list, and the monthly cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One verdict per row, in the order of the rows.
    pub verdicts: Vec<VpcPlan>,
    /// The indices of the rows in the order of the roll-out: the largest saving first, equal savings by name; then
    /// rows without a saving, and finally those without a feasible path.
    pub order: Vec<usize>,
    /// The Regions of the list, in the order of their codes.
    pub regions: Vec<RegionPlan>,
    /// All Regions together.
    pub totals: Totals,
}

/// The recommended path of one VPC, and its monthly cost on each path.
///
/// Its data through endpoints is counted at the rate of the tier that decided its Region's plan. What the tiers
/// before it cost more, and the hub itself, belong to no single VPC: the Region's totals have them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VpcPlan {
    /// The recommended path; none if no path is feasible.
    pub choice: Option<AccessPath>,
    /// The cost through NAT gateways; none if that is infeasible.
    pub nat: Option<Usd>,
    /// The cost with interface endpoints of its own; none if that is infeasible.
    pub own: Option<Usd>,
    /// The cost through a hub's endpoints, even if the plan has no hub; none if that is infeasible.
    pub hub: Option<Usd>,
}

/// The plan of one Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionPlan {
    /// The Region's prices for these VPCs.
    pub region_rates: RegionRates,
    /// The hub that was considered; none if no VPC has endpoints, or a price of the hub is unknown.
    pub hub: Option<HubPlan>,
    /// The prices without which no hub was considered.
    pub against_hub: Vec<Infeasible>,
    /// The totals.
    pub totals: Totals,
}

/// A hub that was considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HubPlan {
    /// Its endpoints.
    pub hub: Hub,
    /// The monthly cost of the hub itself.
    pub cost: Usd,
    /// Whether the plan includes the hub.
    pub open: bool,
}

/// The monthly cost of several VPCs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many VPCs there are.
    pub vpcs: usize,
    /// The number of VPCs on each path, in the order of [`AccessPath::ALL`].
    pub taken: [usize; 3],
    /// NAT gateways for everything.
    pub today: Sum,
    /// Interface endpoints in every VPC.
    pub own: Sum,
    /// The plan, for the VPCs with a feasible path; including hubs, with exact price tiers.
    pub plan: Usd,
}

/// A sum over the VPCs for which a path is feasible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The amount.
    pub usd: Usd,
    /// The number of VPCs in the sum.
    pub vpcs: usize,
}

impl Plan {
    /// The cheapest plan for a list of VPCs, each like the scenario except for what its row has.
    ///
    /// Takes time in proportion to the rows, and for the order `n log n`.
    ///
    /// # Errors
    /// When all rows together move more than [`Scenario::MAX_GB`], or there are more than
    /// [`MAX_ROWS`](super::MAX_ROWS).
    pub fn of(scenario: &Scenario, rows: &[VpcRow]) -> Result<Self, TooMuchData> {
        let units = |row: &VpcRow| row.gb.units().checked_add(row.internet.units());
        let total = rows.iter().try_fold(0_u64, |sum, row| sum.checked_add(units(row)?)).ok_or(TooMuchData)?;
        // The hours of `MAX_ROWS` VPCs come to less than a fifth of what so much data may cost, and fit beside it.
        if total > Scenario::MAX_GB.units() || rows.len() > super::MAX_ROWS {
            return Err(TooMuchData);
        }
        let mut places = vec![Vec::new(); RegionId::COUNT];
        for (at, row) in rows.iter().enumerate() {
            if let Some(places) = places.get_mut(row.region.unwrap_or(scenario.region).index()) {
                places.push(at);
            }
        }
        let mut plan = Self {
            verdicts: vec![VpcPlan::default(); rows.len()],
            order: Vec::new(),
            regions: Vec::new(),
            totals: Totals::default(),
        };
        for (region, places) in RegionId::all().zip(&places).filter(|(_, places)| !places.is_empty()) {
            plan.add(RegionRates::of(scenario, region), rows, places);
        }
        plan.order = order(rows, &plan.verdicts);
        Ok(plan)
    }

    /// What is saved a month once the row and all before it have moved, in the order of the roll-out. Rows without a
    /// saving add nothing, and the hubs themselves belong to no row.
    #[must_use]
    pub fn running_savings(&self) -> Vec<Usd> {
        let mut sum = Usd::ZERO;
        let verdicts = self.order.iter().filter_map(|at| self.verdicts.get(*at));
        let after = verdicts.map(|verdict| {
            sum += verdict.saving().filter(|saving| *saving > Usd::ZERO).unwrap_or(Usd::ZERO);
            sum
        });
        after.collect()
    }

    /// The rates of a row's Region.
    #[must_use]
    pub fn region_rates(&self, row: &VpcRow, scenario: &Scenario) -> Option<&RegionRates> {
        let region = row.region.unwrap_or(scenario.region);
        self.regions.iter().map(|plan| &plan.region_rates).find(|region_rates| region_rates.region == region)
    }

    fn add(&mut self, mut region_rates: RegionRates, rows: &[VpcRow], places: &[usize]) {
        let hub = hub(&region_rates, places.iter().filter_map(|at| rows.get(*at)));
        if let Some(hub) = hub {
            region_rates.plan_hub(hub);
        }
        let against_hub = hub.map_or_else(Vec::new, |hub| region_rates.against_hub(hub.endpoints));
        let hub = hub.filter(|_| against_hub.is_empty()).map(|hub| (hub, region_rates.hub_cost(hub)));
        let vpcs: Vec<_> = places
            .iter()
            .filter_map(|at| rows.get(*at))
            .map(|row| Vpc { gb: row.gb, costs: region_rates.costs(row) })
            .collect();
        let best = best(&region_rates, &vpcs, hub.map(|(_, cost)| cost));
        let mut totals = Totals { vpcs: vpcs.len(), plan: best.total, ..Totals::default() };
        let mut own_gb = 0;
        for (vpc, at) in vpcs.iter().zip(places) {
            let verdict = vpc.verdict(best.slope, best.open);
            if let Some(taken) = verdict.choice.and_then(|choice| totals.taken.get_mut(choice as usize)) {
                *taken += 1;
            }
            totals.today.add(vpc.costs.nat);
            totals.own.add(vpc.costs.own);
            own_gb += vpc.costs.own.map_or(0, |_| vpc.gb.units());
            if let Some(place) = self.verdicts.get_mut(*at) {
                *place = verdict;
            }
        }
        totals.own.usd += region_rates.endpoint_data(Gb::from_units(own_gb));
        self.totals.include(&totals);
        let hub = hub.map(|(hub, cost)| HubPlan { hub, cost, open: best.open });
        self.regions.push(RegionPlan { region_rates, hub, against_hub, totals });
    }
}

impl VpcPlan {
    /// The cost on a path; none if that is infeasible.
    #[must_use]
    pub fn cost(&self, choice: AccessPath) -> Option<Usd> {
        match choice {
            AccessPath::Nat => self.nat,
            AccessPath::Own => self.own,
            AccessPath::Hub => self.hub,
        }
    }

    /// The saving compared with NAT gateways for everything; none if those are infeasible.
    #[must_use]
    pub fn saving(&self) -> Option<Usd> {
        Some(self.nat? - self.cost(self.choice?)?)
    }

    /// Whether NAT gateways, which it is compared with, are its cheapest path, so that nothing is to be done.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.choice == Some(AccessPath::Nat)
    }
}

impl RegionPlan {
    /// Why no path of a row is feasible, each reason once; empty if one is.
    #[must_use]
    pub fn against(&self, row: &VpcRow) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = Vec::new();
        for choice in AccessPath::ALL {
            let against = self.region_rates.against(row, choice);
            if against.is_empty() {
                return Vec::new();
            }
            reasons.extend(against.into_iter().filter(|reason| !reasons.contains(reason)).collect::<Vec<_>>());
        }
        reasons
    }
}

impl Totals {
    /// The number of VPCs with a feasible path.
    #[must_use]
    pub fn served(&self) -> usize {
        self.taken.iter().sum()
    }

    /// The saving compared with NAT gateways for everything; none if those are infeasible for some VPC of the plan.
    #[must_use]
    pub fn saving(&self) -> Option<Usd> {
        (self.today.vpcs == self.served() && self.today.vpcs > 0).then(|| self.today.usd - self.plan)
    }

    fn include(&mut self, other: &Self) {
        self.vpcs += other.vpcs;
        for (all, more) in self.taken.iter_mut().zip(other.taken) {
            *all += more;
        }
        for (all, more) in [(&mut self.today, other.today), (&mut self.own, other.own)] {
            all.usd += more.usd;
            all.vpcs += more.vpcs;
        }
        self.plan += other.plan;
    }
}

impl Sum {
    fn add(&mut self, cost: Option<Usd>) {
        if let Some(cost) = cost {
            self.usd += cost;
            self.vpcs += 1;
        }
    }
}

/// A VPC while its Region is planned.
struct Vpc {
    gb: Gb,
    costs: Costs,
}

impl Vpc {
    fn verdict(&self, slope: Slope, open: bool) -> VpcPlan {
        let Costs { nat, own, hub } = self.costs;
        let data = if own.is_some() || hub.is_some() { slope.cost(self.gb) } else { Usd::ZERO };
        let (own, hub) = (own.map(|own| own + data), hub.map(|hub| hub + data));
        let mut choice = nat.map(|cost| (AccessPath::Nat, cost));
        for other in [(AccessPath::Own, own), (AccessPath::Hub, hub.filter(|_| open))] {
            if let (other, Some(cost)) = other
                && choice.is_none_or(|(_, least)| cost < least)
            {
                choice = Some((other, cost));
            }
        }
        VpcPlan { choice: choice.map(|(choice, _)| choice), nat, own, hub }
    }
}

/// A plan of a Region, identified by the tier that decides and by whether there is a hub.
struct Candidate {
    slope: Slope,
    open: bool,
    total: Usd,
}

/// Of the plans of all tiers, with and without a hub, the one whose bill is least; the earlier of equals.
fn best(region_rates: &RegionRates, vpcs: &[Vpc], hub: Option<Usd>) -> Candidate {
    let mut best: Option<Candidate> = None;
    for (hub, open) in [(Some(Usd::ZERO), false), (hub, true)] {
        let Some(hub) = hub else { continue };
        for slope in region_rates.tier_slopes() {
            let total = hub + bill(region_rates, vpcs, slope, open);
            if best.as_ref().is_none_or(|best| total < best.total) {
                best = Some(Candidate { slope, open, total });
            }
        }
    }
    best.unwrap_or(Candidate {
        slope: Slope::default(),
        open: false,
        total: bill(region_rates, vpcs, Slope::default(), false),
    })
}

/// The cost of the VPCs when each decides by one tier's rate: data is priced in its exact tiers, without the hub.
fn bill(region_rates: &RegionRates, vpcs: &[Vpc], slope: Slope, open: bool) -> Usd {
    let (mut total, mut volume) = (Usd::ZERO, 0);
    for vpc in vpcs {
        let choice = vpc.verdict(slope, open).choice;
        // Without the data, which is billed together below.
        let cost = match choice {
            Some(AccessPath::Nat) => vpc.costs.nat,
            Some(AccessPath::Own) => vpc.costs.own,
            Some(AccessPath::Hub) => vpc.costs.hub,
            None => None,
        };
        total += cost.unwrap_or(Usd::ZERO);
        volume += if matches!(choice, Some(AccessPath::Own | AccessPath::Hub)) { vpc.gb.units() } else { 0 };
    }
    total + region_rates.endpoint_data(Gb::from_units(volume))
}

/// The hub for all VPCs of a Region; none if no VPC could use it.
fn hub<'a>(region_rates: &RegionRates, rows: impl Iterator<Item = &'a VpcRow>) -> Option<Hub> {
    let sizes =
        rows.filter(|row| row.endpoints > 0).map(|row| Hub { endpoints: row.endpoints, azs: region_rates.azs(row) });
    sizes.reduce(|all, one| Hub { endpoints: all.endpoints.max(one.endpoints), azs: all.azs.max(one.azs) })
}

fn order(rows: &[VpcRow], verdicts: &[VpcPlan]) -> Vec<usize> {
    let key = |verdict: &VpcPlan| {
        let saving = verdict.choice.map(|_| verdict.saving().unwrap_or(Usd::ZERO));
        saving.map_or(i128::MAX, |saving| -saving.units())
    };
    let keys = rows.iter().zip(verdicts).enumerate();
    let mut keys: Vec<_> = keys.map(|(at, (row, verdict))| (key(verdict), row.name.as_str(), at)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, _, at)| at).collect()
}
