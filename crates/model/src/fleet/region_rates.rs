//! The rates of a Region: the cost of a VPC on each path, and the break-even of a hub.

use super::nat_rates::NatRates;
use super::{AccessPath, HubConnection, PlanOptions, VpcRow};
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::cost::{Infeasible, Origin, Rates, SourcedRate, hub, tiers};
use crate::scenario::{Azs, OtherRegion, Peering, Scenario, TransitGateway};
use crate::units::{Gb, Share, Usd, UsdPerGb};

pub use break_even::BreakEven;
pub(super) use costs::{Costs, EndpointCosts};

mod break_even;
mod costs;

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
/// hub NAT       H x attachment_hour* + (transit_gateway_gb + hub_nat_each) x (v + i)
///
/// nat(A), nat_each: as one VPC's, see `cost::nat`; with N zonal NAT gateways of the row's own
///                   nat(1) + (N - 1) x what one more costs by the hour, and max(0, A - N) / A of the data crosses AZs
/// hub_nat_each      the same without crossing AZs, which is free over a transit gateway
/// [ ] only with internet data; where the hub has NAT gateways, `(transit_gateway_gb + hub_nat_each) x i` instead if
///     that is less, with the attachment unless the VPC has it already
/// *   only when there is no transit gateway yet
/// ```
/// and the hub itself `M x A x H x endpoint_hour + M x private_zone_month` with the largest `M` and the largest `A` of
/// the Region, `nat(A)` where it has NAT gateways, and `H x attachment_hour` where a transit gateway leads to it: its
/// services are taken to include those of every VPC. Rules and sources: sections 1, 5 and 8 of the price rules, with
/// each [`Rates`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionRates {
    /// The Region.
    pub region: RegionId,
    /// The AZs of rows that state none.
    azs: Azs,
    /// What may stand in a hub.
    options: PlanOptions,
    /// The NAT gateways of each row, and of a hub.
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
    /// The data through NAT gateways of a hub, with the way there; none where a hub can have none.
    hub_nat_each: Option<Slope>,
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

/// A hub VPC for a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Its interface endpoints: as many as the VPC with the most needs.
    pub endpoints: u32,
    /// Their AZs: as many as the VPC with the most has.
    pub azs: Azs,
    /// The AZs of its NAT gateways, as many as the VPC with the most has; none without any.
    pub nat_azs: Option<Azs>,
}

/// Why a path is infeasible for a VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A reason that applies to designs of a single VPC too.
    Design(Infeasible),
    /// The row has data for endpoints but no endpoints.
    NoEndpoints,
    /// Nobody said that NAT gateways may stand in a hub.
    NoHubNat,
}

impl RegionRates {
    /// The rates of a Region for the VPCs of a scenario.
    ///
    /// Prices entered by the user apply to the scenario's Region only.
    #[must_use]
    pub fn of(scenario: &Scenario, region: RegionId) -> Self {
        Self::with_options(scenario, PlanOptions::default(), region)
    }

    /// The rates for plans that may do more.
    #[must_use]
    pub fn with_options(scenario: &Scenario, options: PlanOptions, region: RegionId) -> Self {
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
        let transit_gateway = Slope::of(prices.transit_gateway_gb.rate, Share::ALL);
        let mut rates = Self {
            region,
            azs: scenario.azs,
            options,
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
            transit_gateway,
            hub_nat_each: None,
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
        };
        let in_hub = rates.nat.in_hub.terms(scenario.azs).filter(|_| rates.against_hub_nat().is_empty());
        rates.hub_nat_each = in_hub.map(|terms| Slope(transit_gateway.0 + terms.each.0));
        rates
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
        let nat = hub.nat_azs.and_then(|azs| self.nat.in_hub.terms(azs)).map_or(Usd::ZERO, |terms| terms.fixed);
        self.endpoint_month * (hub.endpoints * hub.azs.count()) + attachment + zones + nat
    }

    /// Why a hub can have no NAT gateways: nobody said that it may, or why they or the way there are infeasible.
    #[must_use]
    pub fn against_hub_nat(&self) -> Vec<Reason> {
        let nat = &self.nat.in_hub;
        let unsaid = (!self.options.hub_nat).then_some(Reason::NoHubNat);
        let infeasible = self.hub_against.iter().chain(&nat.against).chain(&nat.internet_against);
        unsaid.into_iter().chain(infeasible.cloned().map(Reason::Design)).collect()
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
        if choice == AccessPath::HubNat {
            return self.against_hub_nat();
        }
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
