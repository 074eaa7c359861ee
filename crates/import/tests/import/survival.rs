//! Whatever files say and whatever the user chooses, the scenario that comes of it survives its own link.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{
    Availability, BilledAmount, Connectivity, Endpoint, EndpointKind, FoundPrice, ImportedBill, ImportedBillLine,
    ImportedNetwork, InterfaceKind, InterfaceTraffic, NatGateway, Remote, ResourceState, Span, Tier, TimeCovered,
    Traffic, TrafficVolume,
};
use natpoint_import::to_scenario::{Allocation, Choices, UnallocatedTraffic, to_scenario};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::units::UnitPrice;
use natpoint_test_support::networks::network;
use natpoint_test_support::survival::survives;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Services of the catalogue with either kind of endpoint, names that it lacks, and no name.
const NAMES: [&str; 9] = [
    "com.amazonaws.ap-northeast-1.s3",
    "com.amazonaws.ap-northeast-1.dynamodb",
    "com.amazonaws.ap-northeast-1.logs",
    "com.amazonaws.ap-northeast-1.ecr.dkr",
    "com.amazonaws.us-east-1.s3",
    "com.amazonaws.us-east-1.sts",
    "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f",
    "com.amazonaws.ap-northeast-1.nothing-of-this-name",
    "",
];
const REGIONS: [&str; 5] = ["ap-northeast-1", "us-east-1", "us-gov-west-1", "xx-nowhere-1", ""];

fn kind() -> impl Strategy<Value = EndpointKind> {
    use EndpointKind::{Gateway, GatewayLoadBalancer, Interface, NetworkFirewall, Resource, ServiceNetwork};
    select(vec![Interface, Gateway, GatewayLoadBalancer, Resource, ServiceNetwork, NetworkFirewall])
}

fn state() -> impl Strategy<Value = ResourceState> {
    select(vec![ResourceState::Planned, ResourceState::Existing, ResourceState::Removing])
}

/// What a list may say of AZs and addresses: nothing, what is usual, and anything.
fn count() -> impl Strategy<Value = Option<u32>> {
    option::of(prop_oneof![4 => 0..8_u32, 1 => any::<u32>()])
}

fn endpoint() -> impl Strategy<Value = Endpoint> {
    (select(NAMES.to_vec()), kind(), count(), state(), 0..3_u8).prop_map(|(name, kind, azs, state, vpc)| Endpoint {
        id: format!("vpce-{vpc}{name}"),
        vpc: if vpc == 0 { String::new() } else { format!("vpc-{vpc}") },
        service_name: name.to_owned(),
        kind,
        azs,
        interfaces: vec![format!("eni-{name}")],
        state,
        ..Endpoint::default()
    })
}

fn gateway() -> impl Strategy<Value = NatGateway> {
    let availability = select(vec![Availability::Zonal, Availability::Regional]);
    let connectivity = select(vec![Connectivity::Public, Connectivity::Private]);
    let az = select(vec!["", "a-1a", "a-1b"]);
    (availability, connectivity, count(), count(), state(), 0..3_u8, az).prop_map(
        |(availability, connectivity, azs, public_ipv4, state, vpc, az)| NatGateway {
            id: format!("nat-{vpc}"),
            vpc: if vpc == 0 { String::new() } else { format!("vpc-{vpc}") },
            az: az.to_owned(),
            availability,
            connectivity,
            azs,
            public_ipv4,
            state,
            ..NatGateway::default()
        },
    )
}

/// Amounts that bills have, and any that a number can be.
fn amount() -> impl Strategy<Value = BilledAmount> {
    prop_oneof![
        4 => (0..2_000_000_i128).prop_map(|units| BilledAmount(units * BilledAmount::ONE / 100)),
        1 => any::<i128>().prop_map(BilledAmount),
    ]
}

/// Prices that AWS has, those around the highest that a scenario can hold, and any.
fn price() -> impl Strategy<Value = BilledAmount> {
    let highest = i128::from(UnitPrice::MAX.units());
    prop_oneof![
        3 => (0..2_000_000_i128).prop_map(|units| BilledAmount(units * 10_000)),
        2 => (highest - 2..highest + 3).prop_map(|units| BilledAmount(units * 10_000)),
        1 => Just(BilledAmount(500_000_000 * BilledAmount::ONE)),
        1 => any::<i128>().prop_map(BilledAmount),
    ]
}

fn bill() -> impl Strategy<Value = ImportedBill> {
    let line = (select(REGIONS.to_vec()), select(PriceItem::ALL.to_vec()), option::of(amount()), option::of(amount()))
        .prop_map(|(region, item, quantity, cost)| ImportedBillLine {
            region: region.to_owned(),
            item,
            resource: String::new(),
            quantity,
            cost,
        });
    let lines = vec(line, 0..6);
    (lines, span(), any::<bool>(), any::<u64>()).prop_map(|(lines, span, estimated, now_ms)| {
        let mut bill = ImportedBill { time: TimeCovered { span, ..TimeCovered::default() }, lines, estimated };
        bill.time.read_at(now_ms);
        bill
    })
}

fn span() -> impl Strategy<Value = Option<Span>> {
    let seconds = prop_oneof![Just(0), Just(3_600), Just(86_400), Just(31 * 86_400), any::<u64>()];
    option::of((0..2_000_000_000_u64, seconds).prop_map(|(from, more)| Span { from, to: from.saturating_add(more) }))
}

fn traffic() -> impl Strategy<Value = Traffic> {
    let remote = select(vec![
        Remote::S3,
        Remote::DynamoDb,
        Remote::OtherRegion("us-east-1".to_owned()),
        Remote::OtherRegion("ap-northeast-1".to_owned()),
        Remote::Aws("logs".to_owned()),
        Remote::Aws("CLOUDFRONT".to_owned()),
        Remote::DataPlane("ecr".to_owned()),
        Remote::AwsUnknown,
        Remote::PublicUnknown,
        Remote::Internet,
        Remote::CrossAz,
        Remote::Inside,
    ]);
    let bytes = || prop_oneof![3 => 0..1_u64 << 45, 1 => any::<u64>()];
    let volume =
        (remote, bytes(), bytes()).prop_map(|(remote, sent, received)| TrafficVolume { remote, sent, received });
    let interface = (select(NAMES.to_vec()), bytes()).prop_map(|(name, bytes)| InterfaceTraffic {
        id: format!("eni-{name}"),
        kind: if bytes % 2 == 0 { InterfaceKind::Endpoint } else { InterfaceKind::NatGateway },
        az: None,
        bytes,
    });
    (vec(volume, 0..6), vec(interface, 0..5), span(), select(REGIONS.to_vec())).prop_map(
        |(volumes, interfaces, span, region)| Traffic {
            time: TimeCovered { span, ..TimeCovered::default() },
            volumes,
            interfaces,
            region: (!region.is_empty()).then(|| region.to_owned()),
            ..Traffic::default()
        },
    )
}

fn imported() -> impl Strategy<Value = ImportedData> {
    let price = (select(REGIONS.to_vec()), select(PriceItem::ALL.to_vec()), price()).prop_map(|(region, item, usd)| {
        let tiers = vec![Tier { from_gb: 0, usd }];
        FoundPrice { region: region.to_owned(), item, tiers, sku: String::new(), effective: String::new() }
    });
    let lists = (any::<bool>(), vec(select(REGIONS.to_vec()), 0..2));
    let network = (vec(gateway(), 0..8), vec(endpoint(), 0..5), lists).prop_map(
        |(nat_gateways, endpoints, (lists_nat_gateways, regions))| ImportedNetwork {
            nat_gateways,
            endpoints,
            regions: regions.into_iter().map(str::to_owned).collect(),
            lists_nat_gateways,
            ..ImportedNetwork::default()
        },
    );
    (option::of(traffic()), option::of(bill()), network, vec(price, 0..4)).prop_map(
        |(traffic, bill, network, prices)| ImportedData { traffic, bill, network, prices, ..ImportedData::default() },
    )
}

fn choices() -> impl Strategy<Value = Choices> {
    let goes = select(vec![
        Allocation::Nowhere,
        Allocation::Internet,
        Allocation::Spread,
        Allocation::Service(ServiceId::named("s3")),
        Allocation::Service(ServiceId::named("logs")),
    ]);
    let unallocated = vec((select(UnallocatedTraffic::ALL.to_vec()), goes), 0..4);
    (any::<bool>(), unallocated).prop_map(|(unscaled, unallocated)| Choices {
        unscaled,
        unallocated,
        ..Choices::default()
    })
}

proptest! {
    // A failing case should get a test of its own instead of a file of seeds.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scenario_made_of_files_survives_its_own_link(
        imported in imported(), (now, _) in network(), choices in choices(),
    ) {
        survives(&to_scenario(&imported, &now, &choices).scenario);
    }
}
