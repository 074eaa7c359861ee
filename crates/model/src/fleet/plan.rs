//! The cheapest path for every VPC of a list, Region by Region, exactly, including price tiers and hubs.
//!
//! Two things couple the VPCs of a Region: the tiers count the data of all its interface endpoints together, and a
//! hub is paid for once. Without them each VPC would decide alone, and it may:
//!
//! ```text
//! tiers(v) = min over k of (fixed(k) + rate(k) x v)       a price that falls from tier to tier
//!
//! min over plans = min over { no hub, a hub by what it has and what leads to it } and k of
//!     ( hub's cost + fixed(k) + sum over VPCs of min(nat, own + rate(k) x gb, shared + rate(k) x gb, hub NAT) )
//! ```
//! as `compare::cheapest` explains for the services of one VPC. So n VPCs take n decisions for each tier, and of
//! these few plans the one whose bill is least, tiers and all, is the answer; where some VPCs have no path but a hub's
//! NAT gateways, the least of those plans that serve most. VPC peering connections are few, so they go to the VPCs that
//! gain most by one, once it is settled how all decide without. `tests/product/fleet.rs`,
//! `tests/product/fleet_peering.rs` and `tests/product/fleet_hub_nat.rs` compare it with exhaustive search.

use super::{AccessPath, Hub, Planner, Reason, RegionRates, VpcRow};
use crate::compare::trade_off::Practice;
use crate::cost::Infeasible;
use crate::scenario::Scenario;
use crate::units::Usd;

/// The list moves more data than can be added up exactly: see [`Scenario::MAX_GB`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuchData;

/// What a plan may do beyond what its scenario says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// Whether a hub that a transit gateway leads to may have NAT gateways, so that VPCs can do without their own:
    /// what AWS calls centralized egress.
    pub hub_nat: bool,
}

/// The recommended path of every VPC of a list, and the monthly cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The cost through a hub's endpoints over a transit gateway, even if the plan has no hub; none if that is
    /// infeasible.
    pub hub: Option<Usd>,
    /// The same over a VPC peering connection, even if the hub has none for this VPC.
    pub peering: Option<Usd>,
    /// The cost through NAT gateways of a hub, even if the plan has none there; none if that is infeasible.
    pub hub_nat: Option<Usd>,
    /// Whether the recommended path has endpoints, and NAT gateways of the hub for the internet.
    pub internet_in_hub: bool,
}

/// The plan of one Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionPlan {
    /// The Region's prices for these VPCs.
    pub region_rates: RegionRates,
    /// The hub that was considered; none if no VPC has endpoints, or a price of the hub is unknown.
    pub hub: Option<HubPlan>,
    /// The prices without which no hub was considered, over a transit gateway.
    pub against_hub: Vec<Infeasible>,
    /// What belongs to no single VPC of the plan: the hub, and what the first tiers of the price of data cost more.
    pub shared: Usd,
    /// The totals.
    pub totals: Totals,
}

/// What leads from VPCs to a hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HubConnection {
    /// A transit gateway, with an attachment of the hub and of each VPC.
    TransitGateway,
    /// A VPC peering connection for each VPC, as far as the hub can have so many.
    Peering,
}

impl HubConnection {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::TransitGateway, Self::Peering];

    /// That of a path; none for one that leads to no hub.
    #[must_use]
    pub const fn of(path: AccessPath) -> Option<Self> {
        match path {
            AccessPath::Nat | AccessPath::Own => None,
            AccessPath::Hub | AccessPath::HubNat => Some(Self::TransitGateway),
            AccessPath::Peering => Some(Self::Peering),
        }
    }

    /// Which account pays for what, with a hub that is reached like this.
    #[must_use]
    pub const fn who_pays(self) -> Practice {
        match self {
            Self::TransitGateway => Practice::WhoPaysTransit,
            Self::Peering => Practice::WhoPaysPeering,
        }
    }
}

/// A hub that was considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HubPlan {
    /// Its endpoints.
    pub hub: Hub,
    /// What leads to it: where the plan includes it, what the plan takes.
    pub connections: &'static [HubConnection],
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
    pub taken: [usize; 5],
    /// The number of VPCs with a transit gateway attachment that leads to a hub.
    pub attached: usize,
    /// The number of VPCs that use a hub in any way.
    pub on_hub: usize,
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
        Planner::new(scenario, rows).finish()
    }

    /// The Regions in which a hub is a part of the plan.
    pub fn hubs(&self) -> impl Iterator<Item = &RegionPlan> {
        self.regions.iter().filter(|region| region.hub.is_some_and(|hub| hub.open))
    }

    /// Whether a hub of the plan has NAT gateways.
    #[must_use]
    pub fn has_hub_nat(&self) -> bool {
        self.hubs().any(|region| region.hub.is_some_and(|hub| hub.hub.nat_azs.is_some()))
    }

    /// The rates of a row's Region.
    #[must_use]
    pub fn region_rates(&self, row: &VpcRow, scenario: &Scenario) -> Option<&RegionRates> {
        let region = row.region.unwrap_or(scenario.region);
        self.regions.iter().map(|plan| &plan.region_rates).find(|region_rates| region_rates.region == region)
    }

    /// What leads to the hubs that the plan includes.
    pub fn connections(&self) -> impl Iterator<Item = HubConnection> {
        let includes = |connection: &HubConnection| {
            let mut hubs = self.regions.iter().filter_map(|region| region.hub);
            hubs.any(|hub| hub.open && hub.connections.contains(connection))
        };
        HubConnection::ALL.into_iter().filter(includes)
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
            AccessPath::Peering => self.peering,
            AccessPath::HubNat => self.hub_nat,
        }
    }

    /// Whether the recommended path leads over a transit gateway to a hub.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        self.internet_in_hub || matches!(self.choice, Some(AccessPath::Hub | AccessPath::HubNat))
    }

    /// The saving compared with NAT gateways for everything; none if those are infeasible.
    #[must_use]
    pub fn saving(&self) -> Option<Usd> {
        Some(self.nat? - self.cost(self.choice?)?)
    }

    /// What it adds to what is saved so far: its saving, or nothing.
    #[must_use]
    pub fn gain(&self) -> Usd {
        self.saving().filter(|saving| *saving > Usd::ZERO).unwrap_or(Usd::ZERO)
    }

    /// Whether NAT gateways, which it is compared with, are its cheapest path, so that nothing is to be done.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.choice == Some(AccessPath::Nat)
    }

    /// What the roll-out is ordered by: the largest saving comes first, and what has no feasible path last.
    pub(super) fn rank(&self) -> i128 {
        let saving = self.choice.map(|_| self.saving().unwrap_or(Usd::ZERO));
        saving.map_or(i128::MAX, |saving| -saving.units())
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

    /// What this plan costs less a month than another that serves as many VPCs; none if it does not cost less.
    #[must_use]
    pub fn less_than(&self, other: &Self) -> Option<Usd> {
        let less = other.plan - self.plan;
        (self.served() == other.served() && less > Usd::ZERO).then_some(less)
    }

    /// Adds a VPC with its verdict and its cost with endpoints and NAT gateways of its own.
    pub(super) fn add(&mut self, verdict: &VpcPlan, own: Option<Usd>) {
        if let Some(taken) = verdict.choice.and_then(|choice| self.taken.get_mut(choice as usize)) {
            *taken += 1;
        }
        self.attached += usize::from(verdict.is_attached());
        self.on_hub += usize::from(verdict.is_attached() || verdict.choice == Some(AccessPath::Peering));
        self.today.add(verdict.nat);
        self.own.add(own);
    }

    /// Adds those of a Region.
    pub(super) fn include(&mut self, other: &Self) {
        self.vpcs += other.vpcs;
        self.attached += other.attached;
        self.on_hub += other.on_hub;
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
