//! The unit prices that a scenario pays: the table's, the user's own, less the discount.

use crate::catalogue::instances::InstanceType;
use crate::catalogue::interregion;
use crate::catalogue::prices::{self, Price, PriceItem};
use crate::catalogue::regions::RegionId;
use crate::scenario::{NatTopology, Scenario};
use crate::units::{Gb, Rate, UnitPrice, UsdPerGb, UsdPerHour, UsdPerMonth};

/// A unit price with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourcedRate<R> {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The price table.
    Table(&'static Price),
    /// The table's price of another item that AWS bills alike, because the table has none of its own.
    Assumed(&'static Price),
    /// What data transfer between two Regions costs, from the one that sends.
    BetweenRegions {
        /// The Region that sends, and charges.
        from: RegionId,
        /// The Region that receives.
        to: RegionId,
    },
    /// AWS's free allowance of 100 GB to the internet a month, for an account and all its Regions together.
    FreeAllowance,
    /// The user.
    Typed,
    /// Nowhere: neither the table nor the user states one, and zero is charged.
    Missing,
}

/// Every unit price that the designs use.
///
/// Sources and evidence stand with each [`Price`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    /// USD per hour per NAT gateway, or per AZ of a regional one.
    pub nat_hour: SourcedRate<UsdPerHour>,
    /// USD per GB that a NAT gateway processes, both directions.
    pub nat_gb: SourcedRate<UsdPerGb>,
    /// USD per hour per Gbps of provisioned bandwidth of a NAT gateway.
    pub nat_gbps_hour: SourcedRate<UsdPerHour>,
    /// USD per hour per NAT instance of the chosen type.
    pub instance_hour: SourcedRate<UsdPerHour>,
    /// USD per GB and month of a NAT instance's volume.
    pub volume_gb_month: SourcedRate<UsdPerMonth>,
    /// USD per hour per Gateway Load Balancer endpoint and AZ.
    pub inspection_hour: SourcedRate<UsdPerHour>,
    /// USD per GB through a Gateway Load Balancer endpoint.
    pub inspection_gb: SourcedRate<UsdPerGb>,
    /// USD per hour per endpoint of AWS Network Firewall.
    pub firewall_hour: SourcedRate<UsdPerHour>,
    /// USD per GB through AWS Network Firewall.
    pub firewall_gb: SourcedRate<UsdPerGb>,
    /// USD per hour per public IPv4 address in use.
    pub ipv4_hour: SourcedRate<UsdPerHour>,
    /// USD per GB that leaves, and again per GB that enters, an AZ.
    pub inter_az_gb: SourcedRate<UsdPerGb>,
    /// USD per hour per interface endpoint and AZ.
    pub endpoint_hour: SourcedRate<UsdPerHour>,
    /// USD per GB through all interface endpoints of the Region together, in tiers.
    pub endpoint_gb: Vec<SourcedRate<UsdPerGb>>,
    /// USD per GB sent to the internet, in tiers; the first 100 GB are free.
    pub egress_gb: Vec<SourcedRate<UsdPerGb>>,
    /// USD per hour per attachment of a VPC to a transit gateway.
    pub attachment_hour: SourcedRate<UsdPerHour>,
    /// USD per GB sent into a transit gateway.
    pub transit_gateway_gb: SourcedRate<UsdPerGb>,
    /// USD per month per private hosted zone, of an account's first 25.
    pub private_zone_month: SourcedRate<UsdPerMonth>,
    /// USD per month per further private hosted zone.
    pub private_zone_over_25_month: SourcedRate<UsdPerMonth>,
    /// USD per GB sent to the other Region.
    pub other_region_out_gb: SourcedRate<UsdPerGb>,
    /// USD per GB that the other Region sends.
    pub other_region_in_gb: SourcedRate<UsdPerGb>,
}

impl Rates {
    /// The prices that a scenario pays.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let regional = scenario.nat == NatTopology::Regional;
        let (hour_item, gb_item) = if regional {
            (PriceItem::RegionalNatHour, PriceItem::RegionalNatGb)
        } else {
            (PriceItem::NatHour, PriceItem::NatGb)
        };
        let per_hour = |item| first::<UsdPerHour>(tiers(scenario, item), item);
        let per_gb = |item| first::<UsdPerGb>(tiers(scenario, item), item);
        let per_month = |item| first::<UsdPerMonth>(tiers(scenario, item), item);
        let instance = scenario.instance.unwrap_or(InstanceType::T4gNano);
        let here = scenario.region;
        let there = scenario.other_region.map_or(here, |other| other.region);
        Self {
            nat_hour: per_hour(hour_item),
            nat_gb: per_gb(gb_item),
            nat_gbps_hour: per_hour(PriceItem::NatProvisionedGbpsHour),
            instance_hour: per_hour(PriceItem::InstanceHour(instance)),
            volume_gb_month: per_month(PriceItem::VolumeGbMonth),
            inspection_hour: per_hour(PriceItem::GwlbEndpointHour),
            inspection_gb: per_gb(PriceItem::GwlbEndpointGb),
            firewall_hour: per_hour(PriceItem::FirewallEndpointHour),
            firewall_gb: per_gb(PriceItem::FirewallGb),
            ipv4_hour: per_hour(PriceItem::PublicIpv4Hour),
            inter_az_gb: per_gb(PriceItem::InterAzGbEachWay),
            endpoint_hour: per_hour(PriceItem::EndpointHour),
            endpoint_gb: tiers(scenario, PriceItem::EndpointGb),
            egress_gb: egress(scenario),
            attachment_hour: per_hour(PriceItem::TransitGatewayAttachmentHour),
            transit_gateway_gb: per_gb(PriceItem::TransitGatewayGb),
            private_zone_month: per_month(PriceItem::PrivateZoneMonth),
            private_zone_over_25_month: per_month(PriceItem::PrivateZoneOver25Month),
            other_region_out_gb: between(scenario, PriceItem::OtherRegionOutGb, here, there),
            other_region_in_gb: between(scenario, PriceItem::OtherRegionInGb, there, here),
        }
    }

    /// The unit price that a scenario states for an item before any discount: the user's own, else the
    /// first tier of the table's, else that of an item that AWS bills alike.
    #[must_use]
    pub fn stated(scenario: &Scenario, item: PriceItem) -> Option<UnitPrice> {
        let candidates = || [Some(item), alike(item)].into_iter().flatten();
        let typed = candidates().find_map(|item| scenario.prices.get(item));
        let listed = |item| prices::flat_in(scenario.price_list_version, scenario.region, item).map(Price::unit_price);
        typed.or_else(|| candidates().find_map(listed))
    }
}

/// The item that AWS bills alike, for where the table has no price of an item's own.
///
/// AWS bills a regional NAT gateway per AZ at the zonal price; the table has its own usage
/// type for a few Regions only, so elsewhere the zonal price is assumed.
const fn alike(item: PriceItem) -> Option<PriceItem> {
    match item {
        PriceItem::RegionalNatHour => Some(PriceItem::NatHour),
        PriceItem::RegionalNatGb => Some(PriceItem::NatGb),
        _ => None,
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
fn tiers<R: FromTrillionths>(scenario: &Scenario, item: PriceItem) -> Vec<SourcedRate<R>> {
    let like = alike(item);
    let rate = |price: UnitPrice| R::from_trillionths(price.trillionths()).less(scenario.discount);
    // A price typed for zonal NAT gateways speaks for regional ones too.
    let typed = [Some(item), like].into_iter().flatten().find_map(|item| scenario.prices.get(item));
    if let Some(price) = typed {
        return vec![SourcedRate { item, from: Gb::ZERO, rate: rate(price), origin: Origin::Typed }];
    }
    let quote = |price: &'static Price, origin: fn(&'static Price) -> Origin| SourcedRate {
        item,
        from: price.from(),
        rate: rate(price.unit_price()),
        origin: origin(price),
    };
    let own = prices::tiers_in(scenario.price_list_version, scenario.region, item);
    if !own.is_empty() {
        return own.iter().map(|price| quote(price, Origin::Table)).collect();
    }
    let alike = like.map_or(&[][..], |like| prices::tiers_in(scenario.price_list_version, scenario.region, like));
    if !alike.is_empty() {
        return alike.iter().map(|price| quote(price, Origin::Assumed)).collect();
    }
    vec![missing(item)]
}

/// The first 100 GB to the internet in a month, which AWS gives for nothing.
///
/// Source: `prices/rules.md` of the sources, section 14; seen in a bill of Singapore, one source.
pub const FREE_EGRESS: Gb = Gb::literal("100");

/// The tiers of egress, after the free allowance where it is this workload's to use.
///
/// The allowance counts towards the first tier: AWS's bounds are those of all data sent.
fn egress(scenario: &Scenario) -> Vec<SourcedRate<UsdPerGb>> {
    let mut tiers = tiers::<UsdPerGb>(scenario, PriceItem::Egress);
    if scenario.free_egress
        && scenario.region.has_free_egress()
        && let Some(first) = tiers.first_mut()
        && first.origin != Origin::Missing
    {
        first.from = FREE_EGRESS;
        let (item, rate) = (PriceItem::Egress, UsdPerGb::ZERO);
        tiers.insert(0, SourcedRate { item, from: Gb::ZERO, rate, origin: Origin::FreeAllowance });
    }
    tiers
}

/// What a GB from one Region to another costs.
fn between(scenario: &Scenario, item: PriceItem, from: RegionId, to: RegionId) -> SourcedRate<UsdPerGb> {
    let (rate, origin) = if let Some(typed) = scenario.prices.get(item) {
        (UsdPerGb::from_units(typed.trillionths()), Origin::Typed)
    } else if let Some(rate) = interregion::usd_per_gb(from, to) {
        (rate, Origin::BetweenRegions { from, to })
    } else {
        (UsdPerGb::ZERO, Origin::Missing)
    };
    SourcedRate { item, from: Gb::ZERO, rate: rate.less(scenario.discount), origin }
}

/// A price that nobody states, so that the bill can say so in its place.
fn missing<R: FromTrillionths>(item: PriceItem) -> SourcedRate<R> {
    SourcedRate { item, from: Gb::ZERO, rate: R::from_trillionths(0), origin: Origin::Missing }
}

fn first<R: FromTrillionths>(tiers: Vec<SourcedRate<R>>, item: PriceItem) -> SourcedRate<R> {
    tiers.into_iter().next().unwrap_or_else(|| missing(item))
}
