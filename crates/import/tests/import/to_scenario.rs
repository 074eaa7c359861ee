//! What was found becomes a scenario: what is certain is taken, and all else goes where the user says.

use natpoint_import::imported_data::{
    Availability, BilledAmount, Connectivity, Endpoint, EndpointKind, FoundPrice, ImportedBill, ImportedBillLine,
    ImportedMetrics, ImportedNetwork, InterfaceKind, InterfaceTraffic, NatGateway, NatMetrics, Remote, ResourceState,
    Span, Tier, TimeCovered, Traffic, TrafficVolume,
};
use natpoint_import::to_scenario::{Allocation, Choices, NetworkNote, Note, UnallocatedTraffic, to_scenario};
use natpoint_import::{ImportedData, Options, Reader};
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::{Azs, NatConnectivity, NatTopology, Path, Scenario};
use natpoint_model::units::{Gb, Quantity};
use proptest::prelude::*;

const GB: u64 = 1 << 30;
/// A tenth of a month of 730 hours.
const TENTH: Span = Span { from: 1_000, to: 1_000 + 73 * 3_600 };

fn gateway(vpc: &str, availability: Availability) -> NatGateway {
    NatGateway {
        id: "nat-1".to_owned(),
        vpc: vpc.to_owned(),
        subnet: String::new(),
        availability,
        connectivity: Connectivity::Public,
        azs: Some(1),
        public_ipv4: Some(2),
        interfaces: vec!["eni-nat".to_owned()],
        ..NatGateway::default()
    }
}

fn endpoint(service: &str, kind: EndpointKind, azs: u32) -> Endpoint {
    Endpoint {
        id: format!("vpce-{service}"),
        vpc: "vpc-1".to_owned(),
        service_name: format!("com.amazonaws.eu-west-1.{service}"),
        kind,
        azs: Some(azs),
        interfaces: vec![format!("eni-{service}")],
        ..Endpoint::default()
    }
}

fn traffic(volumes: &[(Remote, u64, u64)]) -> ImportedData {
    let volumes = volumes
        .iter()
        .map(|(remote, sent, received)| TrafficVolume {
            remote: remote.clone(),
            sent: sent * GB,
            received: received * GB,
        })
        .collect();
    let region = Some("ap-northeast-1".to_owned());
    ImportedData {
        traffic: Some(Traffic { time: TimeCovered::whole(TENTH), volumes, region, ..Traffic::default() }),
        ..ImportedData::default()
    }
}

fn billed(item: PriceItem, quantity: Option<i128>, cost: i128) -> ImportedBillLine {
    ImportedBillLine {
        region: "ap-northeast-1".to_owned(),
        item,
        resource: String::new(),
        quantity: quantity.map(|whole| BilledAmount(whole * BilledAmount::ONE)),
        cost: Some(BilledAmount(cost * BilledAmount::ONE / 1_000)),
    }
}

fn gb(scenario: &Scenario, service: &str) -> Option<String> {
    Some(scenario.service(ServiceId::from_slug(service)?)?.gb.to_plain())
}

/// Volumes as the files have them.
fn as_they_are() -> Choices {
    Choices { unscaled: true, ..Choices::default() }
}

fn taken(found: &ImportedData, choices: &Choices) -> (Scenario, Vec<Note>) {
    let taken = to_scenario(found, &article::scenario(), choices);
    (taken.scenario, taken.notes)
}

#[test]
fn of_several_billed_regions_the_one_with_the_highest_cost_of_nat_gateways_comes_first() {
    let line = |region: &str, item, quantity: i128| ImportedBillLine {
        region: region.to_owned(),
        // By list prices: $44.70 in Tokyo, $57.60 in Ireland.
        cost: None,
        ..billed(item, Some(quantity), 1)
    };
    let lines = vec![
        line("ap-northeast-1", PriceItem::NatHour, 720),
        line("ap-northeast-1", PriceItem::NatGb, 1),
        line("eu-west-1", PriceItem::NatGb, 1_200),
        line("us-east-1", PriceItem::PublicIpv4Hour, 9_000),
    ];
    let bill = ImportedBill { time: TimeCovered::whole(TENTH), lines, estimated: false };
    let found = ImportedData { bill: Some(bill), ..ImportedData::default() };
    let preview = to_scenario(&found, &article::scenario(), &as_they_are());
    let codes: Vec<_> = preview.offer.regions.iter().map(|region| region.code()).collect();
    assert_eq!(codes, ["eu-west-1", "ap-northeast-1", "us-east-1"]);
    assert_eq!(preview.scenario.region.code(), "eu-west-1");
    // Addresses alone are no reason to look at a Region.
    let others = preview.notes.iter().find_map(|note| match note {
        Note::OtherRegions(regions) => Some(regions.as_slice()),
        _ => None,
    });
    let Some([tokyo]) = others else { panic!("{:?}", preview.notes) };
    assert_eq!((tokyo.region.as_str(), tokyo.nat_gb, tokyo.endpoint_gb), ("ap-northeast-1", Gb::whole(1), Gb::ZERO));
}

#[test]
fn without_any_region_the_usage_counts_in_the_scenarios_own() {
    let line = |item, quantity: i128| ImportedBillLine { region: String::new(), ..billed(item, Some(quantity), 1) };
    // An estimate of two NAT gateways, which has no time.
    let lines = vec![line(PriceItem::NatHour, 1_460), line(PriceItem::NatGb, 100)];
    let bill = ImportedBill { time: TimeCovered::default(), lines, estimated: true };
    let found = ImportedData { bill: Some(bill), ..ImportedData::default() };
    let preview = to_scenario(&found, &article::scenario(), &as_they_are());
    assert_eq!((preview.scenario.nat, preview.scenario.azs.count()), (NatTopology::ZonalPerAz, 2));
    assert_eq!(preview.offer.unallocated[0].1, Gb::whole(100));
    let left_out = Note::LeftOut(UnallocatedTraffic::NatBill, Gb::whole(100));
    assert_eq!(preview.notes, [Note::UnknownRegion, left_out]);
}

#[test]
fn of_a_month_that_is_not_over_what_has_passed_counts() {
    const DAY: u64 = 86_400;
    let (september, november, december) = (1_788_220_800, 1_793_491_200, 1_796_083_200);
    // Three NAT gateways, and 10 GB a day until the fifth of November begins.
    let read = november + 4 * DAY;
    let days = i128::from((read - september) / DAY);
    let lines = vec![billed(PriceItem::NatHour, Some(3 * 24 * days), 0), billed(PriceItem::NatGb, Some(10 * days), 0)];
    let span = Span { from: september, to: december };
    let preview = |read_at: u64| {
        let bill = ImportedBill { time: TimeCovered::whole(span), lines: lines.clone(), estimated: true };
        let mut found = ImportedData { bill: Some(bill), ..ImportedData::default() };
        found.read_at(1_000 * read_at);
        to_scenario(&found, &article::scenario(), &Choices::default())
    };
    let told = preview(read);
    let passed = Span { from: september, to: read };
    assert!(told.notes.contains(&Note::UnfinishedBill(passed)), "{:?}", told.notes);
    assert!(told.notes.contains(&Note::Scaled(passed)), "{:?}", told.notes);
    assert!(!told.notes.contains(&Note::EstimatedBill), "{:?}", told.notes);
    assert_eq!((told.scenario.azs.count(), told.offer.unallocated[0].1), (3, Gb::from_units(304_166_667)));
    // Months that are over, and clocks that cannot be right.
    for at in [december, december + DAY, september, 0] {
        let told = preview(at);
        assert!(!told.notes.iter().any(|note| matches!(note, Note::UnfinishedBill(_))), "{at}: {:?}", told.notes);
        assert!(told.notes.contains(&Note::Scaled(span)), "{at}: {:?}", told.notes);
        assert_eq!(told.scenario.azs.count(), 2, "{at}");
    }
}

#[test]
fn a_list_that_confirms_the_scenario_is_not_nothing() {
    let network = ImportedNetwork {
        nat_gateways: vec![NatGateway { public_ipv4: Some(1), ..gateway("vpc-1", Availability::Zonal) }],
        regions: vec!["ap-northeast-1".to_owned()],
        ..ImportedNetwork::default()
    };
    let found = ImportedData { network, ..ImportedData::default() };
    let preview = to_scenario(&found, &article::scenario(), &as_they_are());
    assert_eq!((preview.scenario.nat, preview.notes), (NatTopology::OneZonal, Vec::new()));
}

#[test]
fn traffic_goes_where_the_log_says() {
    let found = traffic(&[
        (Remote::S3, 3, 4),
        (Remote::DynamoDb, 1, 1),
        (Remote::Aws("API_GATEWAY".to_owned()), 0, 5),
        (Remote::Aws("CLOUDFRONT".to_owned()), 0, 8),
        (Remote::Internet, 10, 20),
        (Remote::OtherRegion("us-east-1".to_owned()), 1, 2),
        (Remote::CrossAz, 100, 100),
        (Remote::Inside, 100, 100),
    ]);
    let (scenario, notes) = taken(&found, &as_they_are());
    assert_eq!(gb(&scenario, "s3").as_deref(), Some("7"));
    assert_eq!(gb(&scenario, "dynamodb").as_deref(), Some("2"));
    assert_eq!(gb(&scenario, "execute-api").as_deref(), Some("5"));
    assert_eq!((scenario.internet_out.to_plain(), scenario.internet_in.to_plain()), ("10".into(), "28".into()));
    let other = scenario.other_region.expect("another Region");
    assert_eq!(
        (other.region.code(), other.out.to_plain(), other.into.to_plain()),
        ("us-east-1", "1".into(), "2".into())
    );
    assert_eq!(scenario.services.len(), 3, "the article's services carry nothing of it");
    assert_eq!(notes, [Note::NotScaled(TENTH)]);
}

#[test]
fn a_log_that_names_no_region_asks_for_it() {
    let mut found = traffic(&[(Remote::S3, 3, 4)]);
    assert!(!to_scenario(&found, &article::scenario(), &as_they_are()).offer.asks_region);
    found.traffic.as_mut().expect("traffic").region = None;
    let preview = to_scenario(&found, &article::scenario(), &as_they_are());
    assert!(preview.offer.asks_region && preview.notes.contains(&Note::UnknownRegion), "{:?}", preview.notes);
    assert_eq!(preview.scenario.region, article::scenario().region);
    let choices = Choices { region: RegionId::from_code("eu-west-1"), ..as_they_are() };
    let chosen = to_scenario(&found, &article::scenario(), &choices);
    assert_eq!((chosen.scenario.region.code(), gb(&chosen.scenario, "s3")), ("eu-west-1", Some("7".to_owned())));
    // A log without volumes has nothing that a Region's prices would change.
    let nothing = to_scenario(&traffic(&[]), &article::scenario(), &as_they_are());
    assert!(!nothing.offer.asks_region && !nothing.notes.contains(&Note::UnknownRegion), "{:?}", nothing.notes);
}

#[test]
fn volumes_are_scaled_to_a_month_unless_the_user_says_otherwise() {
    let found = traffic(&[(Remote::S3, 3, 4), (Remote::Internet, 1, 0)]);
    let (scenario, notes) = taken(&found, &Choices::default());
    assert_eq!(gb(&scenario, "s3").as_deref(), Some("70"));
    assert_eq!(scenario.internet_out, Gb::whole(10));
    assert_eq!(notes, [Note::Scaled(TENTH)]);
    let (scenario, notes) = taken(&found, &as_they_are());
    assert_eq!(gb(&scenario, "s3").as_deref(), Some("7"));
    assert_eq!(notes, [Note::NotScaled(TENTH)]);
}

#[test]
fn a_month_is_not_scaled_whatever_its_days() {
    const DAY: u64 = 86_400;
    for (days, s3, note) in [
        (27, "27.037037", Some(Note::Scaled as fn(Span) -> Note)),
        (28, "24", None),
        (30, "24", None),
        (31, "24", None),
        (32, "22.8125", Some(Note::Scaled)),
        (73, "10", Some(Note::Scaled)),
    ] {
        let span = Span { from: 0, to: days * DAY };
        let mut found = traffic(&[(Remote::S3, 0, 24)]);
        found.traffic.as_mut().expect("traffic").time = TimeCovered::whole(span);
        let preview = to_scenario(&found, &article::scenario(), &Choices::default());
        assert_eq!(gb(&preview.scenario, "s3").as_deref(), Some(s3), "{days} days");
        assert_eq!(preview.notes, note.map(|note| note(span)).into_iter().collect::<Vec<_>>());
        assert_eq!(preview.offer.window, note.map(|_| span));
    }
}

#[test]
fn each_file_is_scaled_from_its_own_window() {
    // A tenth of a month of logs beside the bill of a month, and beside records without times.
    let mut found = traffic(&[(Remote::S3, 1, 1)]);
    let month = Span { from: 0, to: 30 * 86_400 };
    let lines = vec![billed(PriceItem::NatGb, Some(9), 0)];
    found.bill = Some(ImportedBill { time: TimeCovered::whole(month), lines, estimated: false });
    let preview = to_scenario(&found, &article::scenario(), &Choices::default());
    assert_eq!(gb(&preview.scenario, "s3").as_deref(), Some("20"));
    assert_eq!(preview.offer.unallocated, [(UnallocatedTraffic::NatBill, Gb::whole(9))]);
    assert!(preview.notes.contains(&Note::Scaled(TENTH)), "{:?}", preview.notes);

    found.traffic.as_mut().expect("traffic").time.span = None;
    let preview = to_scenario(&found, &article::scenario(), &Choices::default());
    assert_eq!(gb(&preview.scenario, "s3").as_deref(), Some("2"));
    assert!(preview.notes.contains(&Note::UnknownWindow), "{:?}", preview.notes);
}

#[test]
fn what_no_log_tells_goes_where_the_user_says() {
    let found = traffic(&[(Remote::AwsUnknown, 6, 6), (Remote::PublicUnknown, 2, 1), (Remote::BehindNat, 5, 4)]);
    let offer = to_scenario(&found, &article::scenario(), &as_they_are()).offer;
    assert_eq!(
        offer.unallocated,
        [
            (UnallocatedTraffic::Aws, Gb::whole(12)),
            (UnallocatedTraffic::Public, Gb::whole(3)),
            (UnallocatedTraffic::Nat, Gb::whole(9)),
        ]
    );
    // Nothing is guessed.
    let (asked, notes) = taken(&found, &as_they_are());
    assert_eq!(asked.services, article::scenario().services);
    assert_eq!(asked.internet_gb(), Gb::ZERO);
    let left_out = [UnallocatedTraffic::Aws, UnallocatedTraffic::Public, UnallocatedTraffic::Nat];
    let left_out = left_out.into_iter().zip([12, 3, 9]).map(|(what, gb)| Note::LeftOut(what, Gb::whole(gb)));
    assert_eq!(notes, left_out.chain([Note::NotScaled(TENTH)]).collect::<Vec<_>>());
    // The article's six services had the same volume each, and one of them is Amazon S3, which logs do tell.
    let spread = Choices { unallocated: vec![(UnallocatedTraffic::Aws, Allocation::Spread)], ..as_they_are() };
    let (spread, _) = taken(&found, &spread);
    let spread: Vec<_> = spread.services.iter().map(|used| (used.service.slug(), used.gb.to_plain())).collect();
    let interface = article::scenario().services.iter().filter(|used| used.service.slug() != "s3").count();
    assert_eq!(spread.len(), interface);
    assert!(spread.iter().all(|(_, gb)| gb == "2"), "{spread:?}");

    let logs = ServiceId::named("logs");
    let public = (UnallocatedTraffic::Public, Allocation::Internet);
    let nat_left_out = Note::LeftOut(UnallocatedTraffic::Nat, Gb::whole(9));
    for (goes, services, out, notes) in [
        (
            Allocation::Nowhere,
            None,
            "2",
            vec![Note::LeftOut(UnallocatedTraffic::Aws, Gb::whole(12)), nat_left_out.clone(), Note::NotScaled(TENTH)],
        ),
        (Allocation::Internet, None, "8", vec![nat_left_out.clone(), Note::NotScaled(TENTH)]),
        (Allocation::Service(logs), Some("12"), "2", vec![nat_left_out, Note::NotScaled(TENTH)]),
    ] {
        let choices = Choices { unallocated: vec![(UnallocatedTraffic::Aws, goes), public], ..as_they_are() };
        let (scenario, told) = taken(&found, &choices);
        assert_eq!(gb(&scenario, "logs").as_deref(), services, "{goes:?}");
        assert_eq!(scenario.internet_out.to_plain(), out);
        assert_eq!(told, notes);
    }
}

#[test]
fn resources_become_the_network_of_today() {
    let mut found = traffic(&[(Remote::S3, 1, 0), (Remote::AwsUnknown, 30, 0)]);
    let at = |id: &str, bytes| InterfaceTraffic { id: id.to_owned(), kind: InterfaceKind::Endpoint, az: None, bytes };
    let traffic = found.traffic.as_mut().expect("traffic");
    traffic.region = None;
    traffic.interfaces = vec![at("eni-logs", 5 * GB), at("eni-unheard", 7 * GB)];
    let stranger = Endpoint {
        service_name: "com.amazonaws.vpce.eu-west-1.x".to_owned(),
        ..endpoint("x", EndpointKind::Interface, 1)
    };
    let leaving = Endpoint { state: ResourceState::Removing, ..endpoint("sts", EndpointKind::Interface, 1) };
    found.network = ImportedNetwork {
        nat_gateways: vec![
            gateway("vpc-1", Availability::Zonal),
            gateway("vpc-1", Availability::Zonal),
            gateway("vpc-2", Availability::Regional),
        ],
        endpoints: vec![
            endpoint("logs", EndpointKind::Interface, 3),
            endpoint("ssm", EndpointKind::Interface, 2),
            endpoint("s3", EndpointKind::Gateway, 0),
            stranger,
            leaving,
        ],
        ..ImportedNetwork::default()
    };
    let choices = Choices { unallocated: vec![(UnallocatedTraffic::Aws, Allocation::Spread)], ..as_they_are() };
    let all = to_scenario(&found, &article::scenario(), &choices);
    assert_eq!(all.offer.vpcs, ["vpc-1", "vpc-2"]);
    let scenario = all.scenario;
    // Two NAT gateways cost two, and an endpoint in three AZs three.
    assert_eq!((scenario.region.code(), scenario.azs.count()), ("eu-west-1", 2));
    assert!(all.notes.contains(&Note::Network(NetworkNote::NotOnePerAz { gateways: 2, azs: 3 })), "{:?}", all.notes);
    assert_eq!((scenario.nat, scenario.connectivity), (NatTopology::ZonalPerAz, NatConnectivity::Public));
    assert_eq!(scenario.ipv4_per_nat, 2);
    let services: Vec<_> = scenario
        .services
        .iter()
        .map(|used| (used.service.slug(), used.gb.to_plain(), used.azs.map(Azs::count), used.today))
        .collect();
    assert_eq!(
        services,
        [
            ("logs", "20".into(), Some(3), Some(Path::Interface)),
            ("ssm", "15".into(), None, Some(Path::Interface)),
            ("s3", "1".into(), None, Some(Path::Gateway)),
            // A row of its own, and no part of what goes to AWS.
            ("com.amazonaws.vpce.eu-west-1.x", "0".into(), Some(1), Some(Path::Interface)),
        ]
    );
    let first = "com.amazonaws.vpce.eu-west-1.x".to_owned();
    let stranger = Note::Network(NetworkNote::OwnRows { third_party: true, count: 1, first });
    assert!(all.notes.contains(&stranger), "{:?}", all.notes);

    let second = Choices { vpc: Some("vpc-2".to_owned()), ..as_they_are() };
    let (scenario, _) = taken(&found, &second);
    assert_eq!(scenario.nat, NatTopology::Regional);
    assert!(scenario.service(ServiceId::named("ssm")).is_none());
}

#[test]
fn a_bill_counts_gateways_and_tells_no_destination() {
    let lines = vec![
        billed(PriceItem::NatHour, Some(146), 0),
        billed(PriceItem::NatGb, Some(90), 0),
        billed(PriceItem::EndpointGb, None, 100),
        billed(PriceItem::Egress, Some(5), 0),
    ];
    let found = ImportedData {
        bill: Some(ImportedBill { time: TimeCovered::whole(TENTH), lines, estimated: false }),
        ..ImportedData::default()
    };
    let all = to_scenario(&found, &article::scenario(), &as_they_are());
    assert_eq!((all.scenario.nat, all.scenario.azs.count()), (NatTopology::ZonalPerAz, 2));
    let unallocated: Vec<_> =
        all.offer.unallocated.iter().map(|(unallocated, gb)| (*unallocated, gb.to_plain())).collect();
    // 0.10 USD at 0.01 USD per GB.
    assert_eq!(
        unallocated,
        [(UnallocatedTraffic::NatBill, "90".to_owned()), (UnallocatedTraffic::EndpointBill, "10".to_owned())]
    );
    assert_eq!(all.scenario.services, article::scenario().services);
    assert!(all.notes.contains(&Note::Derived));
    assert!(all.notes.contains(&Note::LeftOut(UnallocatedTraffic::NatBill, Gb::whole(90))));

    let mut many = found;
    many.bill.as_mut().expect("a bill").lines[0].quantity = Some(BilledAmount(730 * BilledAmount::ONE));
    let (scenario, notes) = taken(&many, &as_they_are());
    assert_eq!(scenario.nat, article::scenario().nat);
    assert!(notes.contains(&Note::SeveralNatGateways(10)));
}

#[test]
fn of_a_period_of_metrics_that_is_not_over_what_has_passed_counts() {
    const DAY: u64 = 86_400;
    let start = 1_793_491_200;
    let preview = |days: u64, read_at: u64| {
        let nat = NatMetrics { gateway: "nat-0a".to_owned(), sent: Some(10 * GB), received: Some(30 * GB) };
        let time = TimeCovered::whole(Span { from: start, to: start + days * DAY });
        let metrics = ImportedMetrics { time, nat_gateways: vec![nat], ..ImportedMetrics::default() };
        let mut found = ImportedData { metrics: Some(metrics), ..ImportedData::default() };
        found.read_at(1_000 * read_at);
        let told = to_scenario(&found, &article::scenario(), &Choices::default());
        let unfinished: Vec<_> =
            told.notes.iter().filter(|note| matches!(note, Note::UnfinishedMetrics(_))).cloned().collect();
        (told.offer.unallocated[0].1, unfinished)
    };
    // 40 GB of a period of thirty days of which four have passed, and of four days of which half a day is to come.
    for (days, passed, gb) in [(30, 4 * DAY, 304_166_667), (4, 7 * DAY / 2, 347_619_048)] {
        let note = Note::UnfinishedMetrics(Span { from: start, to: start + passed });
        assert_eq!(preview(days, start + passed), (Gb::from_units(gb), vec![note]), "{days}");
    }
    // Of the last minutes nothing is said, though they count for what they are.
    let (gb, notes) = preview(10, start + 10 * DAY - 300);
    assert_eq!((gb, notes), (Gb::from_units(121_708_927), Vec::new()));
    for read_at in [start + 30 * DAY, start + 31 * DAY, start, 0] {
        assert_eq!(preview(30, read_at).1, Vec::new(), "{read_at}");
    }
}

/// Cost Explorer's costs of a payer in euros, beside and without usage quantities.
#[test]
fn costs_in_another_currency_ask_for_quantities() {
    let read = |text: &str| {
        let mut reader = Reader::new(Options::default());
        reader.begin("costs.csv");
        reader.push(text.as_bytes());
        reader.end();
        to_scenario(&reader.finish(), &article::scenario(), &Choices::default()).notes
    };
    let euros = "Usage type,EU-NatGateway-Bytes(€),Total costs(€)\nUsage type total,43,43\n2026-09-01,43,43\n";
    assert_eq!(read(euros), [Note::ForeignCosts]);
    let dollars = euros.replace('€', "$");
    assert!(!read(&dollars).contains(&Note::ForeignCosts));
    let others = euros.replace("EU-NatGateway-Bytes", "EU-BoxUsage:m5.large");
    assert_eq!(read(&others), [Note::Nothing]);
}

#[test]
fn a_bill_beside_a_log_counts_nothing_twice() {
    let mut found = traffic(&[(Remote::S3, 3, 4)]);
    found.bill = Some(ImportedBill {
        time: TimeCovered::whole(TENTH),
        lines: vec![billed(PriceItem::NatGb, Some(9), 0)],
        estimated: false,
    });
    let (scenario, notes) = taken(&found, &as_they_are());
    assert_eq!(scenario.services_gb(), Gb::whole(7));
    assert!(notes.contains(&Note::LeftOut(UnallocatedTraffic::NatBill, Gb::whole(9))));
}

#[test]
fn hours_beyond_all_bounds_are_many_endpoints() {
    let lines = vec![billed(PriceItem::EndpointHour, Some(i128::MAX / BilledAmount::ONE), 0)];
    let month = TimeCovered::whole(Span { from: 0, to: 30 * 86_400 });
    let found =
        ImportedData { bill: Some(ImportedBill { time: month, lines, estimated: false }), ..Default::default() };
    let notes = to_scenario(&found, &article::scenario(), &as_they_are()).notes;
    let is_told = |note: &Note| matches!(note, Note::BilledEndpoints { tenths: Some(u32::MAX), .. });
    assert!(notes.iter().any(is_told), "{notes:?}");
}

#[test]
fn prices_that_differ_replace_the_tables() {
    let price = |item, trillionths| FoundPrice {
        region: "ap-northeast-1".to_owned(),
        item,
        tiers: vec![Tier { from_gb: 0, usd: BilledAmount(trillionths) }],
        sku: String::new(),
        effective: String::new(),
    };
    let prices = vec![
        price(PriceItem::NatHour, 62_000_000_000),
        price(PriceItem::NatGb, 50_000_000_000),
        price(PriceItem::EndpointHour, 1),
    ];
    let (scenario, notes) = taken(&ImportedData { prices, ..ImportedData::default() }, &as_they_are());
    assert_eq!(notes, [Note::RefusedPrice(PriceItem::EndpointHour, BilledAmount(1)), Note::Rates(1)]);
    let typed: Vec<_> = scenario.prices.iter().map(|(item, price)| (item, price.to_plain())).collect();
    assert_eq!(typed, [(PriceItem::NatGb, "0.05".to_owned())]);
}

#[test]
fn a_price_out_of_range_is_refused_and_told() {
    for (usd, taken_as) in [
        (100 * BilledAmount::ONE, Some("100")),
        (100 * BilledAmount::ONE + 10_000, None),
        (101 * BilledAmount::ONE, None),
        (500_000_000 * BilledAmount::ONE, None),
        (i128::MAX / 10_000 * 10_000, None),
        (-BilledAmount::ONE, None),
        (5_000, None),
    ] {
        let price = FoundPrice {
            region: "ap-northeast-1".to_owned(),
            item: PriceItem::NatGb,
            tiers: vec![Tier { from_gb: 0, usd: BilledAmount(usd) }],
            sku: String::new(),
            effective: String::new(),
        };
        let prices = vec![price];
        let (scenario, notes) = taken(&ImportedData { prices, ..ImportedData::default() }, &Choices::default());
        let held = scenario.prices.get(PriceItem::NatGb).map(Quantity::to_plain);
        assert_eq!(held.as_deref(), taken_as, "{usd}");
        let refused = Note::RefusedPrice(PriceItem::NatGb, BilledAmount(usd));
        assert_eq!(notes.contains(&refused), taken_as.is_none(), "{usd}: {notes:?}");
    }
}

#[test]
fn what_says_nothing_changes_nothing() {
    let (scenario, notes) = taken(&ImportedData::default(), &as_they_are());
    assert_eq!((scenario, notes), (article::scenario(), vec![Note::Nothing]));
}

proptest! {
    #[test]
    fn nothing_is_lost_between_the_log_and_the_scenario(
        certain in 0_u64..1 << 40, unknown in 0_u64..1 << 40, public in 0_u64..1 << 40, goes in 0..3,
    ) {
        let mut found = traffic(&[]);
        let volume = |remote, sent| TrafficVolume { remote, sent, received: 0 };
        found.traffic.as_mut().expect("traffic").volumes = vec![
            volume(Remote::S3, certain), volume(Remote::AwsUnknown, unknown), volume(Remote::PublicUnknown, public),
        ];
        let all = [Allocation::Spread, Allocation::Internet, Allocation::Service(ServiceId::named("s3"))];
        let goes = all[usize::try_from(goes).unwrap_or(0)];
        let unallocated = vec![(UnallocatedTraffic::Aws, goes), (UnallocatedTraffic::Public, goes)];
        let choices = Choices { unallocated, ..as_they_are() };
        let (scenario, _) = taken(&found, &choices);
        let all = scenario.services_gb().units() + scenario.internet_gb().units();
        let exact = u128::from(certain + unknown + public) * 1_000_000 / u128::from(GB);
        // Each of three is rounded to the nearest millionth of a GB.
        prop_assert!(u128::from(all).abs_diff(exact) <= 2, "{all} {exact}");
    }

    #[test]
    fn no_number_is_too_large(
        bytes in proptest::collection::vec(any::<u64>(), 5), amount in any::<i128>(), cost in any::<i128>(),
        from in any::<u64>(), to in any::<u64>(), unscaled in any::<bool>(), azs in any::<u32>(),
    ) {
        let elsewhere = Remote::OtherRegion("us-east-1".to_owned());
        let remotes = [Remote::S3, Remote::AwsUnknown, Remote::PublicUnknown, Remote::Internet, elsewhere];
        let volume = |(remote, bytes)| TrafficVolume { remote, sent: bytes, received: bytes };
        let volumes = remotes.into_iter().zip(bytes).map(volume).collect();
        let time = TimeCovered::whole(Span { from: from.min(to), to: to.max(from) });
        let cost = Some(BilledAmount(cost));
        let line = |item, quantity| ImportedBillLine { quantity, cost, ..billed(item, None, 0) };
        let found = ImportedData {
            traffic: Some(Traffic { time, volumes, ..Traffic::default() }),
            bill: Some(ImportedBill {
                time,
                lines: vec![
                    line(PriceItem::NatGb, Some(BilledAmount(amount))),
                    line(PriceItem::NatGb, None),
                    line(PriceItem::NatHour, Some(BilledAmount(amount))),
                    line(PriceItem::EndpointGb, Some(BilledAmount(amount))),
                ],
                estimated: false,
            }),
            network: ImportedNetwork {
                endpoints: vec![Endpoint { azs: Some(azs), ..endpoint("logs", EndpointKind::Interface, 1) }],
                ..ImportedNetwork::default()
            },
            ..ImportedData::default()
        };
        let (scenario, _) = taken(&found, &Choices { unscaled, ..Choices::default() });
        prop_assert!(scenario.services.iter().all(|used| used.gb <= Gb::MAX));
        // It survives its own link and a report.
        prop_assert!(!Report::new(&scenario, Axis::AllServices).answers.is_empty());
    }
}

#[test]
fn what_crosses_is_what_was_found() {
    let mut found = traffic(&[(Remote::Aws("<b>".to_owned()), u64::MAX >> 30, 0)]);
    found.network.endpoints.push(endpoint("logs", EndpointKind::Interface, 3));
    found.bill = Some(ImportedBill {
        time: TimeCovered { to_come: 3, ..TimeCovered::default() },
        lines: vec![billed(PriceItem::NatGb, Some(1 << 60), -5)],
        estimated: true,
    });
    assert_eq!(ImportedData::from_bytes(&found.to_bytes()).as_ref(), Some(&found));
    assert_eq!(ImportedData::from_bytes(&[255; 20]), None);
}
