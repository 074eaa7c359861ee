//! The unit prices that a scenario pays: the table's, the user's own, less the discount.

use serde::{Serialize, Serializer};

use crate::catalogue::prices::{self, Price, PriceItem};
use crate::scenario::Scenario;
use crate::units::{Gb, Rate, UnitPrice, UsdPerGb, UsdPerHour, UsdPerMonth};

/// A unit price with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quoted<R> {
    /// What it is the price of.
    pub item: PriceItem,
    /// The volume in the month from which it holds; zero for a flat price.
    pub from: Gb,
    /// The price that is paid, after the discount.
    pub rate: R,
    /// Where the price before the discount comes from.
    pub origin: Origin,
}

/// Where a unit price comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Origin {
    /// The price table.
    Table(#[serde(serialize_with = "by_key")] &'static Price),
    /// The table's price of another item that AWS bills alike, because the table has none of its own.
    Assumed(#[serde(serialize_with = "by_key")] &'static Price),
    /// The user.
    Typed,
    /// Nowhere: neither the table nor the user states one, and zero is charged.
    Missing,
}

/// Every unit price that the designs of one VPC use.
///
/// Sources and evidence stand with each [`Price`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prices {
    /// USD per hour per NAT gateway, or per AZ of a regional one.
    pub nat_hour: Quoted<UsdPerHour>,
    /// USD per GB that a NAT gateway processes, both directions.
    pub nat_gb: Quoted<UsdPerGb>,
    /// USD per hour per public IPv4 address in use.
    pub ipv4_hour: Quoted<UsdPerHour>,
    /// USD per GB that leaves, and again per GB that enters, an AZ.
    pub inter_az_gb: Quoted<UsdPerGb>,
    /// USD per hour per interface endpoint and AZ.
    pub endpoint_hour: Quoted<UsdPerHour>,
    /// USD per GB through all interface endpoints of the Region together, in tiers.
    pub endpoint_gb: Vec<Quoted<UsdPerGb>>,
    /// USD per GB sent to the internet, in tiers.
    pub egress_gb: Vec<Quoted<UsdPerGb>>,
    /// USD per hour per attachment of a VPC to a transit gateway.
    pub attachment_hour: Quoted<UsdPerHour>,
    /// USD per GB sent into a transit gateway.
    pub transit_gateway_gb: Quoted<UsdPerGb>,
    /// USD per month per private hosted zone.
    pub private_zone_month: Quoted<UsdPerMonth>,
}

impl Prices {
    /// The prices that a scenario pays.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let regional = scenario.nat == crate::scenario::NatTopology::Regional;
        let pick = |zonal, own| if regional { (own, Some(zonal)) } else { (zonal, None) };
        let (hour_item, hour_like) = pick(PriceItem::NatHour, PriceItem::RegionalNatHour);
        let (gb_item, gb_like) = pick(PriceItem::NatGb, PriceItem::RegionalNatGb);
        let per_hour = |item, like| first::<UsdPerHour>(tiers(scenario, item, like), item);
        let per_gb = |item, like| first::<UsdPerGb>(tiers(scenario, item, like), item);
        Self {
            nat_hour: per_hour(hour_item, hour_like),
            nat_gb: per_gb(gb_item, gb_like),
            ipv4_hour: per_hour(PriceItem::PublicIpv4Hour, None),
            inter_az_gb: per_gb(PriceItem::InterAzGbEachWay, None),
            endpoint_hour: per_hour(PriceItem::EndpointHour, None),
            endpoint_gb: tiers(scenario, PriceItem::EndpointGb, None),
            egress_gb: tiers(scenario, PriceItem::Egress, None),
            attachment_hour: per_hour(PriceItem::TransitGatewayAttachmentHour, None),
            transit_gateway_gb: per_gb(PriceItem::TransitGatewayGb, None),
            private_zone_month: first(tiers(scenario, PriceItem::PrivateZoneMonth, None), PriceItem::PrivateZoneMonth),
        }
    }

    /// The unit price that a scenario states for an item before any discount: the user's own, else the
    /// first tier of the table's.
    #[must_use]
    pub fn stated(scenario: &Scenario, item: PriceItem) -> Option<UnitPrice> {
        let typed = scenario.prices.get(&item).copied();
        typed.or_else(|| prices::flat(scenario.region, item).map(Price::unit_price))
    }
}

/// A rate that can be had from a bare number.
trait FromTrillionths: Rate {
    fn from_trillionths(units: u64) -> Self;
}

impl FromTrillionths for UsdPerGb {
    fn from_trillionths(units: u64) -> Self {
        Self::from_units(units)
    }
}

impl FromTrillionths for UsdPerHour {
    fn from_trillionths(units: u64) -> Self {
        Self::from_units(units)
    }
}

impl FromTrillionths for UsdPerMonth {
    fn from_trillionths(units: u64) -> Self {
        Self::from_units(units)
    }
}

/// The tiers of an item: the user's one price for all of them, else the table's own, else
/// those of an item that AWS bills alike.
///
/// AWS bills a regional NAT gateway per AZ at the zonal price; the table has its own usage
/// type for a few Regions only, so elsewhere the zonal price is assumed.
fn tiers<R: FromTrillionths>(scenario: &Scenario, item: PriceItem, like: Option<PriceItem>) -> Vec<Quoted<R>> {
    let rate = |price: UnitPrice| R::from_trillionths(price.trillionths()).less(scenario.discount);
    // A price typed for zonal NAT gateways speaks for regional ones too.
    let typed = [Some(item), like].into_iter().flatten().find_map(|item| scenario.prices.get(&item));
    if let Some(price) = typed {
        return vec![Quoted { item, from: Gb::ZERO, rate: rate(*price), origin: Origin::Typed }];
    }
    let quote = |price: &'static Price, origin: fn(&'static Price) -> Origin| Quoted {
        item,
        from: price.from(),
        rate: rate(price.unit_price()),
        origin: origin(price),
    };
    let own = prices::tiers(scenario.region, item);
    if !own.is_empty() {
        return own.iter().map(|price| quote(price, Origin::Table)).collect();
    }
    let alike = like.map_or(&[][..], |like| prices::tiers(scenario.region, like));
    if !alike.is_empty() {
        return alike.iter().map(|price| quote(price, Origin::Assumed)).collect();
    }
    vec![missing(item)]
}

/// A price that nobody states, so that the bill can say so in its place.
fn missing<R: FromTrillionths>(item: PriceItem) -> Quoted<R> {
    Quoted { item, from: Gb::ZERO, rate: R::from_trillionths(0), origin: Origin::Missing }
}

fn first<R: FromTrillionths>(tiers: Vec<Quoted<R>>, item: PriceItem) -> Quoted<R> {
    tiers.into_iter().next().unwrap_or_else(|| missing(item))
}

/// A price of the table travels as what it is the price of, where: the table says the rest.
fn by_key<S: Serializer>(price: &Price, serializer: S) -> Result<S::Ok, S::Error> {
    (price.region(), price.item(), price.from()).serialize(serializer)
}
