//! The rates of a Region: the cost of a VPC on each path, and the break-even of a hub.

use super::nat_rates::NatRates;
use super::{AccessPath, HubConnection, VpcRow};
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::cost::{Infeasible, Origin, Rates, SourcedRate, hub, tiers};
use crate::scenario::{Azs, OtherRegion, Peering, Scenario, TransitGateway};
use crate::units::{Gb, Ratio, Share, Usd, UsdPerGb};

/// The prices of a Region, multiplied as far as the factors are the same for all VPCs.
///
/// With `M` endpoints in `A` AZs, `H` hours, `v` GB through endpoints and `i` GB to and from the internet,
/// a VPC costs a month
///
/// ```text
/// NAT gateways  nat(A) + nat_each x (v + i)
/// own endpoints M x A x H x endpoint_hour + tier x v                          [+ nat(A) + nat_each x i]
/// hub           H x attachment_hour* + transit_gateway_gb x v + tier x v      [+ nat(A) + nat_each x i]
/// peering       2 x inter_az_gb x share(A) x v + tier x v                     [+ nat(A) + nat_each x i]
///
/// nat(A), nat_each: as one VPC's, see `cost::nat`; with N zonal NAT gateways of the row's own
///                   nat(1) + (N - 1) x what one more costs by the hour, and max(0, A - N) / A of the data crosses AZs
/// [ ] only with internet data     * only when there is no transit gateway yet
/// ```
/// and the hub itself `M x A x H x endpoint_hour + M x private_zone_month` with the largest `M` and the largest `A` of
/// the Region, and `H x attachment_hour` where a transit gateway leads to it: its services are taken to include those
/// of every VPC. Rules and sources: sections 1, 5 and 8 of the price rules, with each [`Rates`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionRates {
    /// The Region.
    pub region: RegionId,
    /// The AZs of rows that state none.
    azs: Azs,
    /// The NAT gateways of each row.
    nat: NatRates,
    /// Prices without which endpoints would look free.
    endpoint_against: Vec<Infeasible>,
    /// Prices without which a transit gateway would look free.
    hub_against: Vec<Infeasible>,
    /// The price of private hosted zones, of the first 25 and of further ones, where nobody states it.
    zones_against: [Vec<Infeasible>; 2],
    /// How many endpoints the hub that is planned for the Region has.
    hub_endpoints: u32,
    /// The hours of an endpoint in one AZ.
    endpoint_month: Usd,
    /// The transit gateway attachment of a VPC that uses the hub.
    attachment: Usd,
    /// The transit gateway attachment of the hub, which is always new.
    hub_attachment: Usd,
    /// A private hosted zone of the hub's endpoints, up to the 25th.
    zone: Usd,
    /// A private hosted zone from the 26th on.
    further_zone: Usd,
    transit_gateway: Slope,
    /// Why no VPC can be peered with a hub.
    peering_against: Vec<Infeasible>,
    /// The data over peering connections that crosses AZs, by the number of AZs.
    peering: Vec<Slope>,
    /// The price of endpoint data by tier.
    tiers: Vec<(Gb, Slope)>,
    /// The prices that nobody states, and that count as nothing in these terms.
    pub unpriced: Vec<PriceItem>,
}

/// The price of a millionth of a GB, so that pricing a volume is one multiplication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Slope(pub i128);

impl Slope {
    fn of(rate: UsdPerGb, part: Share) -> Self {
        Self(i128::from(rate.units()) * i128::from(part.parts()))
    }

    pub(super) fn cost(self, volume: Gb) -> Usd {
        Usd::from_units(self.0 * i128::from(volume.units()))
    }

    /// Data that crosses AZs, which is charged each way, where a VPC has so many of them.
    fn over_peering(prices: &Rates, scenario: &Scenario, azs: Azs) -> Self {
        let part = Scenario { azs, ..scenario.clone() }.peering_cross_az_share();
        Self(Self::of(prices.inter_az_gb.rate, part).0 * 2)
    }
}

/// The monthly cost of a VPC on each path; none if the path is infeasible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Costs {
    pub nat: Option<Usd>,
    pub own: Option<Usd>,
    pub hub: Option<Usd>,
    pub peering: Option<Usd>,
}

/// A hub VPC for a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Its interface endpoints: as many as the VPC with the most needs.
    pub endpoints: u32,
    /// Their AZs: as many as the VPC with the most has.
    pub azs: Azs,
}

/// The volume up to which an existing hub is cheaper for a VPC than endpoints of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// At no volume: the attachment alone costs as much as the endpoints.
    Never,
    /// Below a volume in GB a month.
    Below(Ratio),
    /// At any volume: what leads to the hub has no charge per GB.
    Always,
}

/// Why a path is infeasible for a VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A reason that applies to designs of a single VPC too.
    Design(Infeasible),
    /// The row has data for endpoints but no endpoints.
    NoEndpoints,
}

impl RegionRates {
    /// The rates of a Region for the VPCs of a scenario.
    ///
    /// Prices entered by the user apply to the scenario's Region only.
    #[must_use]
    pub fn of(scenario: &Scenario, region: RegionId) -> Self {
        let mut local = Scenario {
            services: Vec::new(),
            other_region: None::<OtherRegion>,
            internet_out: Gb::ZERO,
            internet_in: Gb::ZERO,
            region,
            vpcs: 1,
            ..scenario.clone()
        };
        if region != scenario.region {
            local.prices.clear();
        }
        let prices = Rates::of(&local);
        let hours = local.hours;
        let endpoint_against = missing(&[prices.endpoint_hour.like(), first_tier(&prices)]);
        let hub_against = missing(&[prices.attachment_hour.like(), prices.transit_gateway_gb.like()]);
        let free = [prices.ipv4_hour.like(), prices.inter_az_gb.like()];
        let zones = [prices.private_zone_month.like(), prices.private_zone_over_25_month.like()];
        let attachment = prices.attachment_hour.rate * hours;
        Self {
            region,
            azs: scenario.azs,
            nat: NatRates::of(&local),
            endpoint_against,
            hub_against,
            zones_against: zones.map(|zone| missing(&[zone])),
            hub_endpoints: 0,
            endpoint_month: prices.endpoint_hour.rate * hours,
            attachment: if local.transit_gateway == TransitGateway::None { attachment } else { Usd::ZERO },
            hub_attachment: attachment,
            zone: prices.private_zone_month.rate * 1,
            further_zone: prices.private_zone_over_25_month.rate * 1,
            transit_gateway: Slope::of(prices.transit_gateway_gb.rate, Share::ALL),
            peering_against: match local.peering {
                Peering::Unsaid => vec![Infeasible::NoPeering],
                Peering::Possible => Vec::new(),
            },
            peering: (1..=Azs::MAX.count())
                .filter_map(Azs::new)
                .map(|azs| Slope::over_peering(&prices, &local, azs))
                .collect(),
            tiers: prices.endpoint_gb.iter().map(|tier| (tier.from, Slope::of(tier.rate, Share::ALL))).collect(),
            unpriced: free.into_iter().filter(|(_, missing)| *missing).map(|(item, _)| item).collect(),
        }
    }

    /// Why nothing of a kind can lead to a hub with so many endpoints: the prices that nobody states, and that would
    /// look free, or that nobody said that VPCs can be peered.
    #[must_use]
    pub fn against_hub(&self, endpoints: u32, connection: HubConnection) -> Vec<Infeasible> {
        self.reasons_against_hub(endpoints, connection).cloned().collect()
    }

    fn reasons_against_hub(&self, endpoints: u32, connection: HubConnection) -> impl Iterator<Item = &Infeasible> {
        let (first, further) = hub::zones(endpoints);
        let zones = [first, further].into_iter().zip(&self.zones_against).filter(|(count, _)| *count > 0);
        let own = match connection {
            HubConnection::TransitGateway => &self.hub_against,
            HubConnection::Peering => &self.peering_against,
        };
        own.iter().chain(zones.flat_map(|(_, against)| against))
    }

    fn can_be_connected(&self, endpoints: u32, connection: HubConnection) -> bool {
        self.reasons_against_hub(endpoints, connection).next().is_none()
    }

    /// Plans a hub of this size: whether its zones have a price decides for every VPC that would share it.
    pub(super) fn plan_hub(&mut self, hub: Hub) {
        self.hub_endpoints = hub.endpoints;
    }

    /// The monthly cost of a hub itself, which has an attachment where a transit gateway leads to it.
    #[must_use]
    pub fn hub_cost(&self, hub: Hub, connections: &[HubConnection]) -> Usd {
        let (first, further) = hub::zones(hub.endpoints);
        let zones = self.zone * first + self.further_zone * further;
        let is_attached = connections.contains(&HubConnection::TransitGateway);
        let attachment = if is_attached { self.hub_attachment } else { Usd::ZERO };
        self.endpoint_month * (hub.endpoints * hub.azs.count()) + attachment + zones
    }

    /// The volume up to which an existing hub is cheaper for a VPC with so many endpoints in so many AZs.
    ///
    /// ```text
    /// over a transit gateway  GB = (M x A x H x endpoint_hour - H x attachment_hour*) / transit_gateway_gb
    /// over VPC peering        GB = M x A x H x endpoint_hour / (2 x inter_az_gb x share(A))
    ///                                                                        * only when it is new
    /// ```
    /// Endpoint data and NAT gateways cost the same on both paths. In us-east-1 with a transit gateway present,
    /// 3 endpoints in 2 AZs are cheaper in the hub below 2,190 GB.
    #[must_use]
    pub fn break_even(&self, endpoints: u32, azs: Azs, connection: HubConnection) -> BreakEven {
        let (fixed, each) = self.connected(azs, connection);
        let hours = self.endpoint_month * (endpoints * azs.count()) - fixed;
        if hours <= Usd::ZERO {
            return BreakEven::Never;
        }
        let each_gb = each.cost(Gb::ONE);
        Ratio::new(hours.units(), each_gb.units()).map_or(BreakEven::Always, BreakEven::Below)
    }

    /// The number of VPCs like this row from which a hub is cheaper than endpoints of their own, whatever leads to it.
    ///
    /// ```text
    /// n x own > hub + n x (attachment* + transit_gateway_gb x GB)     own = M x A x H x endpoint_hour
    /// ```
    /// with the hub's own set as large as the row's; the least whole `n` for which that holds, none if there is
    /// none. Over VPC peering there is no attachment, and `n` is as many as a hub can have connections at the most. In
    /// us-east-1, without hosted zones: 3 endpoints in 2 AZs need 12 VPCs when attachments are new.
    #[must_use]
    pub fn vpcs_for_hub(&self, row: &VpcRow) -> Option<u128> {
        HubConnection::ALL.into_iter().filter_map(|connection| self.vpcs_for_connected_hub(row, connection)).min()
    }

    fn vpcs_for_connected_hub(&self, row: &VpcRow, connection: HubConnection) -> Option<u128> {
        let azs = self.azs(row);
        let (fixed, each) = self.connected(azs, connection);
        let own = self.endpoint_month * (row.endpoints * azs.count());
        let gain = (own - fixed - each.cost(row.gb)).units();
        let hub = self.hub_cost(Hub { endpoints: row.endpoints, azs }, &[connection]).units();
        let possible =
            row.endpoints > 0 && self.endpoint_against.is_empty() && self.can_be_connected(row.endpoints, connection);
        if !possible || gain <= 0 {
            return None;
        }
        let most = match connection {
            HubConnection::TransitGateway => u128::MAX,
            HubConnection::Peering => u128::from(hub::MOST_PEERINGS),
        };
        u128::try_from(hub / gain + 1).ok().filter(|vpcs| *vpcs <= most)
    }

    /// What a VPC with so many AZs pays to reach a hub: by the month, and for each GB.
    fn connected(&self, azs: Azs, connection: HubConnection) -> (Usd, Slope) {
        match connection {
            HubConnection::TransitGateway => (self.attachment, self.transit_gateway),
            HubConnection::Peering => {
                let at = azs.count().saturating_sub(1) as usize;
                (Usd::ZERO, self.peering.get(at).copied().unwrap_or_default())
            }
        }
    }

    /// Why a path is infeasible for a VPC; empty if it is feasible.
    #[must_use]
    pub fn against(&self, row: &VpcRow, choice: AccessPath) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let mut add = |more: &[Infeasible]| {
            reasons.extend(more.iter().cloned().map(Reason::Design));
        };
        let internet = row.internet > Gb::ZERO;
        let nat = self.nat.of_row(row);
        if choice == AccessPath::Nat || internet {
            add(&nat.against);
        }
        if internet {
            add(&nat.internet_against);
        }
        if choice != AccessPath::Nat {
            add(&self.endpoint_against);
        }
        if let Some(connection) = HubConnection::of(choice) {
            add(&self.against_hub(self.hub_endpoints, connection));
        }
        if choice != AccessPath::Nat && !has_endpoints(row, choice) {
            reasons.push(Reason::NoEndpoints);
        }
        reasons
    }

    /// The AZs of a row.
    pub(super) fn azs(&self, row: &VpcRow) -> Azs {
        row.azs.unwrap_or(self.azs)
    }

    /// The cost of a row on each path, without its data through endpoints, which the price tiers decide.
    ///
    /// One multiplication by the volume for each path.
    pub(super) fn costs(&self, row: &VpcRow) -> Costs {
        let azs = self.azs(row).count();
        let nat = self.nat.of_row(row);
        let terms = self.nat.terms(row, self.azs(row)).filter(|_| nat.against.is_empty());
        let internet = row.internet > Gb::ZERO;
        let over_nat = |gb: Gb| terms.map(|terms| terms.fixed + terms.each.cost(gb));
        // What stays on NAT gateways beside endpoints.
        let rest = if !internet {
            Some(Usd::ZERO)
        } else if nat.internet_against.is_empty() {
            over_nat(row.internet)
        } else {
            None
        };
        let all = [row.gb, row.internet].into_iter().sum();
        let endpoints = rest.filter(|_| self.endpoint_against.is_empty());
        let over = |connection, path| {
            let (fixed, each) = self.connected(self.azs(row), connection);
            endpoints
                .filter(|_| has_endpoints(row, path) && self.can_be_connected(self.hub_endpoints, connection))
                .map(|rest| rest + fixed + each.cost(row.gb))
        };
        Costs {
            nat: over_nat(all).filter(|_| rest.is_some()),
            own: endpoints
                .filter(|_| has_endpoints(row, AccessPath::Own))
                .map(|rest| rest + self.endpoint_month * (row.endpoints * azs)),
            hub: over(HubConnection::TransitGateway, AccessPath::Hub),
            peering: over(HubConnection::Peering, AccessPath::Peering),
        }
    }

    /// The price of endpoint data in each tier.
    pub(super) fn tier_slopes(&self) -> impl Iterator<Item = Slope> {
        self.tiers.iter().map(|(_, slope)| *slope)
    }

    /// The cost of a volume through all interface endpoints of the Region.
    pub(super) fn endpoint_data(&self, volume: Gb) -> Usd {
        tiers::spread(volume, &self.tiers, |(from, _)| *from).map(|((_, slope), gb)| slope.cost(gb)).sum()
    }
}

/// Without data there is nothing that own endpoints would be missed for; a hub without any is none.
fn has_endpoints(row: &VpcRow, choice: AccessPath) -> bool {
    row.endpoints > 0 || (choice == AccessPath::Own && row.gb == Gb::ZERO)
}

/// A price's item and whether nobody states it.
trait Like {
    fn like(&self) -> (PriceItem, bool);
}

impl<R> Like for SourcedRate<R> {
    fn like(&self) -> (PriceItem, bool) {
        (self.item, self.origin == Origin::Missing)
    }
}

fn first_tier(prices: &Rates) -> (PriceItem, bool) {
    prices.endpoint_gb.first().map_or((PriceItem::EndpointGb, true), Like::like)
}

/// The prices of NAT gateways that nobody states.
pub(super) fn missing_nat(prices: &Rates) -> Vec<Infeasible> {
    missing(&[prices.nat_hour.like(), prices.nat_gb.like()])
}

fn missing(prices: &[(PriceItem, bool)]) -> Vec<Infeasible> {
    prices.iter().filter(|(_, missing)| *missing).map(|(item, _)| Infeasible::NoPrice(*item)).collect()
}
