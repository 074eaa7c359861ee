//! Networks of every kind, for tests that say what holds for all of them.

use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Axis;
use natpoint_model::scenario::{
    Azs, Band, EndpointClaim, Inspection, NatConnectivity, NatTopology, OtherRegion, Path, Peering, Scenario,
    ServiceGroup, ServiceUse, SubnetSharing, TransitGateway, TypedPrices,
};
use natpoint_model::units::{Cents, Discount, Gb, Hours, Share, UnitPrice};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select, subsequence};

/// Three of them have gateway endpoints; the last two are known to be missing in some Regions.
const SERVICES: [&str; 12] = [
    "s3",
    "dynamodb",
    "s3express",
    "ecr.api",
    "ecr.dkr",
    "logs",
    "ecs",
    "sts",
    "secretsmanager",
    "kms",
    "ec2messages",
    "servicecatalog",
];

/// Two endpoint services that no catalogue has; one is called like a service of the catalogue.
const CUSTOM: [&str; 2] = ["partner.example", "logs"];

/// Nothing, a single unit, what people have, and what lies around the bounds of the tiers.
pub fn volume() -> impl Strategy<Value = Gb> {
    let around = |bound: u64| (0..7_u64).prop_map(move |up| Gb::from_units(Gb::whole(bound).units() - 3 + up));
    prop_oneof![
        2 => Just(Gb::ZERO),
        1 => Just(Gb::from_units(1)),
        6 => (0..3_000_000_000_u64).prop_map(Gb::from_units),
        2 => around(1_048_576),
        2 => around(5_242_880),
        3 => (100_000..8_000_000_u64).prop_map(Gb::whole),
        1 => Just(Gb::MAX),
    ]
}

/// A price that a user may type.
pub fn price() -> impl Strategy<Value = UnitPrice> {
    prop_oneof![
        1 => Just(UnitPrice::ZERO),
        6 => (0..8_000_000_u64).prop_map(UnitPrice::saturating),
        1 => (0..=UnitPrice::MAX.units()).prop_map(UnitPrice::saturating),
    ]
}

/// Prices of the user's own. A NAT price between the tiers of endpoint data is frequent:
/// only there do the tiers decide which set of endpoints is cheapest.
fn prices() -> impl Strategy<Value = TypedPrices> {
    let near_the_tiers = option::weighted(0.4, (300_000..1_200_000_u64).prop_map(UnitPrice::saturating));
    (btree_map(select(PriceItem::ALL.to_vec()), price(), 0..5), near_the_tiers).prop_map(|(prices, nat_gb)| {
        let mut prices: TypedPrices = prices.into_iter().collect();
        if let Some(price) = nat_gb {
            prices.insert(PriceItem::NatGb, price);
        }
        prices
    })
}

/// A number of AZs.
pub fn azs() -> impl Strategy<Value = Azs> {
    (1..=6_u32).prop_map(|count| Azs::new(count).expect("1 to 6"))
}

/// Nothing said, or bounds on either side.
fn band() -> impl Strategy<Value = Band> {
    let bounds = (option::of(volume()), option::of(volume())).prop_map(|(low, high)| Band { low, high });
    prop_oneof![3 => Just(Band::NONE), 1 => bounds]
}

/// Mostly nothing; now and then that an endpoint is there, or is not.
pub fn claim() -> impl Strategy<Value = EndpointClaim> {
    prop_oneof![
        16 => Just(EndpointClaim::Unsaid),
        1 => Just(EndpointClaim::Offered),
        2 => Just(EndpointClaim::Missing),
    ]
}

/// The path that a service's data must take, the one that it takes today, and a group.
type Said = (Option<Path>, Option<Path>, Option<char>);

/// Services with everything that can be said of them. A path is one that the service can take.
pub fn services() -> BoxedStrategy<Vec<ServiceUse>> {
    let pinned = option::weighted(0.2, select(vec![Path::Egress, Path::Interface, Path::Gateway]));
    let group = option::weighted(0.4, select(vec!['a', 'b']));
    let today = option::weighted(0.4, select(vec![Path::Egress, Path::Interface, Path::Gateway]));
    let said = (pinned, today, group);
    let stands = (option::weighted(0.3, azs()), option::weighted(0.1, hours()));
    let detail = (volume(), band(), stands, claim(), said);
    (subsequence(SERVICES.to_vec(), 0..=8).prop_shuffle(), vec(detail, 8), custom_services())
        .prop_map(|(slugs, details, custom)| {
            let with = |(slug, (gb, band, (azs, hours), endpoint, said))| {
                let (pinned, today, group): Said = said;
                let service = ServiceId::from_slug(slug).expect("a service of the catalogue");
                let leads = |path: &Path| path.leads_to(service);
                let (pinned, today) = (pinned.filter(leads), today.filter(leads));
                let group = group.and_then(ServiceGroup::of_letter);
                ServiceUse { service, gb, band, azs, hours, public: false, endpoint, pinned, group, today }
            };
            slugs.into_iter().zip(details).map(with).chain(custom).collect()
        })
        // Custom ones first, last and between.
        .prop_flat_map(|services: Vec<ServiceUse>| Just(services).prop_shuffle())
        .boxed()
}

/// Endpoint services that no catalogue has, mostly none; a path is one that leads to the service.
pub fn custom_services() -> BoxedStrategy<Vec<ServiceUse>> {
    let path = || option::weighted(0.3, select(vec![Path::Egress, Path::Interface]));
    let stands = (option::weighted(0.3, azs()), option::weighted(0.2, hours()));
    let detail = (volume(), band(), stands, any::<bool>(), path(), path());
    let names = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(CUSTOM.to_vec(), 1..=2)];
    (names, vec(detail, 2))
        .prop_map(|(names, details)| {
            let with = |(name, (gb, band, (azs, hours), public, pinned, today))| {
                let service = ServiceId::custom(name).expect("a name");
                let used = ServiceUse { band, azs, hours, public, ..ServiceUse::new(service, gb) };
                let leads = |path: &Path| used.is_reached_by(*path);
                ServiceUse { pinned: Option::filter(pinned, leads), today: Option::filter(today, leads), ..used }
            };
            names.into_iter().zip(details).map(with).collect()
        })
        .boxed()
}

fn hours() -> impl Strategy<Value = Hours> {
    prop_oneof![3 => Just(Hours::MONTH), 1 => Just(Hours::ZERO), 2 => (0..=744_000_000_u64).prop_map(Hours::from_units)]
}

fn other_region() -> impl Strategy<Value = Option<OtherRegion>> {
    let regions: Vec<RegionId> = RegionId::all().collect();
    let other = (select(regions), volume(), volume(), 0..4_u32);
    let other = other.prop_map(|(region, out, into, endpoints)| OtherRegion { region, out, into, endpoints });
    option::weighted(0.3, other)
}

/// A network with everything that can be said of one.
pub fn scenario() -> BoxedStrategy<Scenario> {
    use NatTopology::{None as Without, OneZonal, Regional, ZonalPerAz};
    let regions: Vec<RegionId> = RegionId::all().collect();
    let nat = prop_oneof![1 => Just(Without), 3 => Just(OneZonal), 3 => Just(ZonalPerAz), 2 => Just(Regional)];
    let connectivity = prop_oneof![4 => Just(NatConnectivity::Public), 1 => Just(NatConnectivity::Private)];
    let cross_az = option::of((0..=10_000_u32).prop_map(|hundredths| Share::of(hundredths, 10_000).expect("exact")));
    let discount = prop_oneof![2 => Just(Discount::NONE), 1 => (0..=10_000_u32).prop_map(Discount::from_units)];
    let network = (select(regions), azs(), hours(), nat, connectivity, 0..=32_u32, cross_az).boxed();
    let internet = || prop_oneof![5 => Just(Gb::ZERO), 1 => volume()];
    let use_of_it = (services(), internet(), band(), internet(), band(), prices(), discount).boxed();
    let vpcs = prop_oneof![3 => Just(1_u32), 3 => 2..30_u32, 1 => 1..=Scenario::MAX_VPCS];
    let peering = (
        select(vec![Peering::Unsaid, Peering::Possible]),
        option::of((0..=10_000_u32).prop_map(|part| Share::of(part, 10_000).expect("exact"))),
    );
    let sharing = select(vec![SubnetSharing::Unsaid, SubnetSharing::Possible]);
    let attached = (select(vec![TransitGateway::None, TransitGateway::Present]), peering, sharing);
    let gbps = prop_oneof![5 => Just(0_u32), 1 => 1..=Scenario::MAX_NAT_GBPS];
    let hosts = prop_oneof![3 => Just(0_u32), 1 => 1..=Scenario::MAX_PUBLIC_HOSTS, 2 => 1..40_u32];
    let ways = (option::of(select(InstanceType::ALL.to_vec())), hosts);
    // Few Regions have a price of AWS Network Firewall.
    let firewall = prop_oneof![5 => Just(false), 1 => Just(true)];
    let devices = (gbps, (any::<bool>(), firewall), 0..=Scenario::MAX_CONNECTIONS, ways);
    let beside = (vpcs, attached, devices, any::<bool>(), any::<bool>(), other_region()).boxed();
    // Some networks pull images, in volumes that can be split.
    let pulls = option::weighted(0.2, (0..40_000_000_u64).prop_map(|steps| Gb::from_units(steps * 1_000)));
    let growth = prop_oneof![4 => Just(0_u32), 1 => 1..=10_000_u32];
    let growth = growth.prop_map(|hundredths| Share::of(hundredths, 10_000).expect("exact"));
    let one_off_cost = prop_oneof![4 => Just(0), 1 => 1..=Cents::MAX.units()].prop_map(Cents::from_units);
    let all = (network, use_of_it, beside, (pulls, growth, one_off_cost));
    // Boxed, or the types of all these strategies together overflow the stack of a test.
    all.prop_map(|(network, use_of_it, beside, (pulls, growth, one_off_cost))| {
        let (region, azs, hours, nat, connectivity, ipv4_per_nat, cross_az) = network;
        let (services, internet_out, internet_out_band, internet_in, internet_in_band, prices, discount) = use_of_it;
        let (
            vpcs,
            (transit_gateway, (peering, peering_cross_az), sharing),
            (nat_gbps, (gateway_load_balancer, network_firewall), connections, (instance, public_hosts)),
            ipv6,
            free_egress,
            other,
        ) = beside;
        let network = Scenario { azs, hours, nat, connectivity, cross_az, ..Scenario::new(region) };
        let ipv4_per_nat = ipv4_per_nat % (network.max_ipv4_per_nat() + 1);
        let mut scenario = Scenario {
            vpcs,
            transit_gateway,
            peering,
            peering_cross_az,
            sharing,
            ipv4_per_nat,
            nat_gbps,
            inspection: Inspection { gateway_load_balancer, network_firewall },
            connections,
            instance,
            ipv6,
            public_hosts,
            growth,
            one_off_cost,
            services,
            internet_out,
            internet_out_band,
            internet_in,
            internet_in_band,
            free_egress,
            other_region: other.filter(|other| other.region != region),
            prices,
            discount,
            ..network
        };
        scenario.set_image_pulls(pulls.unwrap_or_default());
        scenario
    })
    .boxed()
}

/// A network and an axis through it.
pub fn network() -> BoxedStrategy<(Scenario, Axis)> {
    let number = select(vec![
        Axis::AllServices,
        Axis::AllServices,
        Axis::Vpcs,
        Axis::InternetOut,
        Axis::InternetIn,
        Axis::OtherRegionOut,
        Axis::OtherRegionIn,
        Axis::Hours,
        Axis::CrossAz,
        Axis::PublicHosts,
        Axis::PeeringCrossAz,
        Axis::ImagePulls,
    ]);
    let price = select(PriceItem::ALL.to_vec()).prop_map(Axis::Price);
    let other = prop_oneof![3 => number, 1 => price];
    (scenario(), option::of(any::<Index>()), other)
        .prop_map(|(scenario, chosen, other)| {
            let axis = match chosen {
                Some(index) if !scenario.services.is_empty() => Axis::OneService(index.get(&scenario.services).service),
                _ => other,
            };
            (scenario, axis)
        })
        .boxed()
}
