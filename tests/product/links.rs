//! Links of version 1 keep their meaning for ever, and broken ones lose only what cannot be read.

// Helpers may panic like the tests that call them.

use std::collections::BTreeSet;

use natpoint_link::Language;
use natpoint_link::view_options::{Amounts, Show, Tab, Theme, ViewOptions};
use natpoint_link::{Link, Notice};
use natpoint_model::article;
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices::{PriceItem, TABLE_ID};
use natpoint_model::catalogue::regions::{RegionId, TOKYO};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::currency::{Currency, CurrencyCode, ExchangeRate};
use natpoint_model::scenario::{
    Azs, Band, Inspection, NatConnectivity, NatTopology, OtherRegion, Path, Scenario, ServiceGroup, ServiceUse,
    TransitGateway,
};
use natpoint_model::units::{Discount, Gb, Hours, Quantity as _, Share, UnitPrice};
use natpoint_test_support::networks::{self, claim};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_compose, prop_oneof, proptest};
use proptest::sample::{select, subsequence};

/// The list that only grows.
const LINKS: &str = include_str!("../links.txt");

/// The prices that the list's amounts are at: see its head.
const FROZEN: [(PriceItem, UnitPrice); 7] = [
    (PriceItem::NatHour, UnitPrice::literal("0.062")),
    (PriceItem::NatGb, UnitPrice::literal("0.062")),
    (PriceItem::EndpointHour, UnitPrice::literal("0.014")),
    (PriceItem::EndpointGb, UnitPrice::literal("0.01")),
    (PriceItem::PublicIpv4Hour, UnitPrice::literal("0.005")),
    (PriceItem::InterAzGbEachWay, UnitPrice::literal("0.01")),
    (PriceItem::Egress, UnitPrice::literal("0.114")),
];

/// The link as the page writes it, without the name of today's price table.
#[track_caller]
fn canonical(link: &Link) -> String {
    let text = link.write();
    text.strip_suffix(&format!("&prices={TABLE_ID}")).expect("a link ends with its price table").to_owned()
}

/// What each design costs at the list's own prices: the first four always, a later one where it can be built, so that
/// a new design changes no line that has no use for it.
fn costs(scenario: &Scenario) -> String {
    let mut scenario = scenario.clone();
    scenario.free_egress = false;
    for (item, price) in FROZEN {
        if !scenario.prices.has(item) {
            scenario.prices.insert(item, price);
        }
    }
    let report = Report::new(&scenario, Axis::AllServices);
    let cost = |design| report.priced(design).map(|priced| priced.bill.total.to_decimal(2));
    let costs = Design::ALL.into_iter().enumerate().filter_map(|(at, design)| {
        let cost = cost(design).or_else(|| (at < 4).then(|| "-".to_owned()))?;
        Some(format!("{}={cost}", design.slug()))
    });
    costs.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn opened(text: &str) -> Link {
    let (link, notices) = Link::read(text);
    // Links that are older than the current price list are valid.
    let faults: Vec<_> = notices.iter().filter(|notice| !matches!(notice, Notice::OtherPrices(_))).collect();
    assert!(faults.is_empty(), "{text}: {faults:?}");
    link
}

#[test]
fn old_links_open_for_ever() {
    let lines: Vec<&str> = LINKS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let blocks: Vec<&[&str]> = lines.chunk_by(|_, next| !next.starts_with("open ")).collect();
    assert!(blocks.len() >= 17 + 16, "lines are only ever added");
    for block in blocks {
        let [open, means, costs_line @ ..] = block else { panic!("two lines at least belong together: {block:?}") };
        let open = open.strip_prefix("open ").expect("a link");
        let means = means.strip_prefix("means ").expect("its canonical form");
        let link = opened(open);
        assert_eq!(canonical(&link), means, "{open}");
        match costs_line {
            [] => {}
            // Designs are added, and what one costs stays.
            [stated] => {
                let costs = costs(&link.scenario);
                let costs: Vec<&str> = costs.split(' ').collect();
                let stated = stated.strip_prefix("costs ").expect("the costs of designs");
                for stated in stated.split(' ') {
                    assert!(costs.contains(&stated), "{open}: {stated} among {costs:?}");
                }
            }
            more => panic!("no more than one line of costs: {more:?}"),
        }
        assert_eq!(opened(means), link, "{means} is the same link");
        assert_eq!(opened(&link.write()), link, "and so is what the page writes");
    }
}

#[test]
fn an_empty_link_is_the_opening_scenario_and_the_articles_case_has_a_link() {
    for empty in ["", "#", "  ", "##"] {
        assert_eq!(Link::read(empty), (Link::default(), Vec::new()), "{empty:?}");
    }
    assert_eq!(Link::default().scenario, Scenario::opening());
    assert_eq!(opened(&Link::default().write()), Link::default());
    for difference in article::Difference::ALL {
        let mut link = Link { scenario: article::scenario(), ..Link::default() };
        difference.set(&mut link.scenario, true);
        assert_eq!(opened(&link.write()), link, "{}", difference.slug());
        assert!(article::covers(&opened(&link.write()).scenario), "{}", difference.slug());
    }
}

#[test]
fn every_service_and_every_price_fits_into_a_link() {
    for service in ServiceId::all() {
        let mut link = opened("v1&region=us-east-1");
        link.scenario.add_service(service, natpoint_model::units::Gb::from_units(1));
        link.axis = Axis::OneService(service);
        assert_eq!(opened(&link.write()), link, "{}", service.slug());
    }
    for item in PriceItem::ALL {
        let mut link = opened("v1");
        link.scenario.prices.insert(item, UnitPrice::literal("0.00000001"));
        assert_eq!(opened(&link.write()), link, "{}", item.slug());
    }
}

/// Checks a broken link: what is kept, in canonical form, and the notices about the rest.
#[track_caller]
fn check(text: &str, kept: &str, notices_in_english: &[&str]) {
    let (link, notices) = Link::read(text);
    let locale = natpoint_text::in_language(Language::English);
    let sentences: Vec<String> = notices.iter().map(|notice| locale.notice(notice)).collect();
    assert_eq!(sentences, notices_in_english, "{text}");
    assert_eq!(canonical(&link), kept, "{text}");
    let japanese = notices.iter().map(|notice| natpoint_text::in_language(Language::Japanese).notice(notice));
    assert!(japanese.zip(&sentences).all(|(japanese, english)| japanese != *english && !japanese.is_empty()));
}

#[test]
fn what_a_long_link_has_wrong_is_told_in_a_few_sentences() {
    let unknown: Vec<_> = (0..100_000).map(|key| format!("&key{key}=1")).collect();
    let (link, notices) = Link::read(&format!("v1{}&prices=1999-01&azs=3", unknown.concat()));
    assert_eq!(link.scenario.azs.count(), 3, "what can be used is used, however much cannot");
    assert_eq!(notices.len(), Notice::MOST + 1);
    assert_eq!(notices.first(), Some(&Notice::OtherPrices("1999-01".to_owned())), "other prices are not left unsaid");
    assert_eq!(notices.last(), Some(&Notice::More(100_001 - Notice::MOST)));
    let few: Vec<_> = (0..Notice::MOST).map(|key| format!("&key{key}=1")).collect();
    assert_eq!(Link::read(&format!("v1{}", few.concat())).1.len(), Notice::MOST);
}

#[test]
fn broken_links_report_what_is_ignored_and_keep_the_rest() {
    let case = canonical(&Link::default());
    let version = |start: &str| {
        format!("The link starts with “{start}”, which this page does not know: it shows an example instead.")
    };
    check("v2&region=eu-west-1", &case, &[&version("v2")]);
    check("hello", &case, &[&version("hello")]);
    check("region=eu-west-1&v1", &case, &[&version("region=eu-west-1")]);
    check("V1", &case, &[&version("V1")]);
    check("%FF%FE", &case, &[&version("\u{FFFD}\u{FFFD}")]);
    check(&"x".repeat(100_000), &case, &[&version(&format!("{}…", "x".repeat(40)))]);

    check("v1&colour=red&azs=3", "v1&region=ap-northeast-1&azs=3", &["“colour” is not known and was left out."]);
    check(
        "v1&=&%00",
        "v1&region=ap-northeast-1",
        &["“” is not known and was left out.", "“\0” is not known and was left out."],
    );
    check("v1&lang=fr&azs=3", "v1&region=ap-northeast-1&azs=3", &["“lang=fr” is not known and was left out."]);
    check(
        "v1&s.nosuch=5&s.logs=5",
        "v1&region=ap-northeast-1&s.logs=5",
        &["“s.nosuch” is not known and was left out."],
    );
    check("v1&p.nosuch=5&out=5", "v1&region=ap-northeast-1&out=5", &["“p.nosuch” is not known and was left out."]);

    check(
        "v1&prices=2024-01&azs=3",
        "v1&region=ap-northeast-1&azs=3",
        &[&format!(
            "The link was made with the price table “2024-01”; this page has “{TABLE_ID}”, so its amounts may differ."
        )],
    );
}

#[test]
fn refused_values_leave_the_default() {
    let cases = [
        (
            "v1&region=eu-nowhere-1&azs=3",
            "v1&region=ap-northeast-1&azs=3",
            "Region: “eu-nowhere-1” is not known. It takes a name from the catalogue. The usual value is kept.",
        ),
        (
            "v1&azs=7&hours=10",
            "v1&region=ap-northeast-1&hours=10",
            "Availability Zones: “7” is out of range. It takes a whole number from 1 to 6. The usual value is kept.",
        ),
        (
            "v1&azs=2.5",
            "v1&region=ap-northeast-1",
            "Availability Zones: “2.5” has too many decimals. It takes a whole number from 1 to 6. \
             The usual value is kept.",
        ),
        (
            "v1&hours=745",
            "v1&region=ap-northeast-1",
            "Hours a month: “745” is out of range. It takes a number from 0 to 744 with at most 6 decimals. \
             The usual value is kept.",
        ),
        (
            "v1&nat=two&azs=3",
            "v1&region=ap-northeast-1&azs=3",
            "NAT gateways: “two” is not known. It takes one of none, one, az, regional. The usual value is kept.",
        ),
        (
            "v1&connectivity=",
            "v1&region=ap-northeast-1",
            "Connectivity type: “” is not known. It takes one of public, private. The usual value is kept.",
        ),
        (
            "v1&crossaz=100.01",
            "v1&region=ap-northeast-1",
            "Cross-AZ traffic to the NAT gateway (%): “100.01” is out of range. \
             It takes a number from 0 to 100 with at most 2 decimals. The usual value is kept.",
        ),
        (
            "v1&out=-1&in=2",
            "v1&region=ap-northeast-1&in=2",
            "Data out to the internet (GB): “-1” is out of range. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals. The usual value is kept.",
        ),
        (
            "v1&in",
            "v1&region=ap-northeast-1",
            "Data in from the internet (GB) is empty. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals. The usual value is kept.",
        ),
        (
            "v1&p.vpce_gb=0,01&s.logs=1",
            "v1&region=ap-northeast-1&s.logs=1",
            "Interface endpoint data, per GB: “0,01” has a comma. \
             Write a point before decimals and nothing between thousands. \
             It takes a number from 0 to 100 with at most 8 decimals. The usual value is kept.",
        ),
        (
            "v1&discount=NaN",
            "v1&region=ap-northeast-1",
            "Discount (%): “NaN” is not a number. It takes a number from 0 to 100 with at most 2 decimals. \
             The usual value is kept.",
        ),
        (
            "v1&axis=nosuch&s.logs=1",
            "v1&region=ap-northeast-1&s.logs=1",
            "AWS services: “nosuch” is not known. It takes a name from the catalogue. The usual value is kept.",
        ),
        // Eight addresses are the most of a zonal NAT gateway, wherever the topology stands in the link.
        (
            "v1&ipv4=9&nat=az",
            "v1&region=ap-northeast-1&nat=az",
            "Public IPv4 addresses per NAT gateway: “9” is out of range. It takes a whole number from 0 to 8. \
             The usual value is kept.",
        ),
        (
            "v1&ipv4=33&nat=regional",
            "v1&region=ap-northeast-1&nat=regional",
            "Public IPv4 addresses per NAT gateway: “33” is out of range. It takes a whole number from 0 to 32. \
             The usual value is kept.",
        ),
    ];
    for (text, kept, said) in cases {
        check(text, kept, &[said]);
    }
}

#[test]
fn later_fields_report_refused_values_too() {
    let cases = [
        ("vpcs=0", "Number of VPCs: “0” is out of range. It takes a whole number from 1 to 100,000."),
        ("vpcs=100001", "Number of VPCs: “100001” is out of range. It takes a whole number from 1 to 100,000."),
        ("tgw=yes", "Transit gateway: “yes” is not known. It takes one of none, there."),
        (
            "gbps=101",
            "Provisioned bandwidth of a NAT gateway (Gbps): “101” is out of range. \
             It takes a whole number from 0 to 100.",
        ),
        (
            "gbps=2.5",
            "Provisioned bandwidth of a NAT gateway (Gbps): “2.5” has too many decimals. \
             It takes a whole number from 0 to 100.",
        ),
        ("gwlb=there", "Inspection by Gateway Load Balancer endpoints: “there” is not known. It takes one of no, yes."),
        (
            "conns=1000000001",
            "Connections to one destination: “1000000001” is out of range. \
             It takes a whole number from 0 to 1,000,000,000.",
        ),
        (
            "instance=t4g.huge",
            "NAT instance: “t4g.huge” is not known. It takes one of none, t4g.nano, t4g.small, c7gn.medium.",
        ),
        ("ipv6=yes", "IPv6: “yes” is not known. It takes one of no, all."),
        ("free=", "Free 100 GB to the internet: “” is not known. It takes one of used, left."),
        (
            "out.low=-1",
            "Data out to the internet, low estimate (GB): “-1” is out of range. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        ),
        (
            "in.high",
            "Data in from the internet, high estimate (GB) is empty. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        ),
        ("other=mars", "Other Region: “mars” is not known. It takes a name from the catalogue."),
        (
            "other=ap-northeast-1",
            "Other Region: “ap-northeast-1” is the network's own Region. It takes a name from the catalogue.",
        ),
        (
            "other.endpoints=51",
            "Cross-Region interface endpoints: “51” is out of range. It takes a whole number from 0 to 50.",
        ),
        ("currency=YEN!~150", "Second currency: “YEN!” is not known. It takes three letters, such as JPY."),
        (
            "currency=JPY",
            "What 1 USD is worth in it is empty. \
             It takes a number from 0.000001 to 1,000,000,000 with at most 6 decimals.",
        ),
        (
            "currency=JPY~0",
            "What 1 USD is worth in it: “0” is out of range. \
             It takes a number from 0.000001 to 1,000,000,000 with at most 6 decimals.",
        ),
        (
            "p.tgw_gb=101",
            "Transit gateway data, per GB: “101” is out of range. \
             It takes a number from 0 to 100 with at most 8 decimals.",
        ),
    ];
    for (part, said) in cases {
        let kept = "v1&region=ap-northeast-1&azs=3";
        check(&format!("v1&{part}&azs=3"), kept, &[&format!("{said} The usual value is kept.")]);
    }
    // Upper case is another key.
    check("v1&VPCS=2", "v1&region=ap-northeast-1", &["“VPCS” is not known and was left out."]);
}

#[test]
fn another_region_is_checked_after_all_keys() {
    let whole = "v1&region=ap-northeast-1&other=eu-west-1&other.out=5&other.in=0.5&other.endpoints=2";
    check("v1&other.endpoints=2&other.in=.5&other.out=5&other=eu-west-1", whole, &[]);
    check("v1&other.out=5&other=eu-west-1&other.endpoints=2&region=ap-northeast-1&other.in=0.5", whole, &[]);
    check("v1&other=eu-west-1&other.out=0", "v1&region=ap-northeast-1&other=eu-west-1", &[]);
    let lost = |key: &str| format!("“{key}” was left out: it says nothing without another Region.");
    check("v1&other.in=5&azs=3", "v1&region=ap-northeast-1&azs=3", &[&lost("other.in")]);
    // The network may come to be in that Region only later.
    let own = "Other Region: “eu-west-1” is the network's own Region. It takes a name from the catalogue. \
               The usual value is kept.";
    check(
        "v1&other.endpoints=1&other=eu-west-1&other.out=5&region=eu-west-1",
        "v1&region=eu-west-1",
        &[own, &lost("other.out"), &lost("other.endpoints")],
    );
    let unknown = "Other Region: “mars” is not known. It takes a name from the catalogue. The usual value is kept.";
    check("v1&other=mars&other.out=5", "v1&region=ap-northeast-1", &[unknown, &lost("other.out")]);
}

#[test]
fn readable_parts_of_a_service_are_kept() {
    check(
        "v1&s.logs=800~9~none&azs=3",
        "v1&region=ap-northeast-1&azs=3&s.logs=800~none",
        &["AZs of the endpoint logs: “9” is out of range. It takes a whole number from 1 to 6. \
             The usual value is kept."],
    );
    check(
        "v1&s.logs=abc~1",
        "v1&region=ap-northeast-1&s.logs=0~1",
        &["GB a month of logs: “abc” is not a number. \
           It takes a number from 0 to 1,000,000,000 with at most 6 decimals. The usual value is kept."],
    );
    // The parts after the volume can have any order.
    check(
        "v1&s.s3=5~high9.5~gb~low1~gateway~none~3",
        "v1&region=ap-northeast-1&s.s3=5~3~none~gateway~gb~low1~high9.5",
        &[],
    );
    check("v1&s.logs=5~nat~interface~ga~gb", "v1&region=ap-northeast-1&s.logs=5~interface~gb", &[]);
    let cases = [
        ("gateway", "Path of logs: it has no gateway endpoint. It takes one of nat, interface."),
        ("via", "Path of logs: “via” is not known. It takes one of nat, interface."),
        ("NAT", "Path of logs: “NAT” is not known. It takes one of nat, interface."),
        ("g", "Group of logs: “” is not known. It takes a letter from a to z."),
        ("gA", "Group of logs: “A” is not known. It takes a letter from a to z."),
        ("gab", "Group of logs: “ab” is not known. It takes a letter from a to z."),
        (
            "low",
            "Low estimate of logs (GB) is empty. It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        ),
        (
            "high1e9",
            "High estimate of logs (GB): “1e9” is not a number. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        ),
        ("", "AZs of the endpoint logs is empty. It takes a whole number from 1 to 6."),
        ("é", "AZs of the endpoint logs: “é” is not a number. It takes a whole number from 1 to 6."),
    ];
    for (part, said) in cases {
        check(
            &format!("v1&s.logs=7~2~{part}~low1"),
            "v1&region=ap-northeast-1&s.logs=7~2~low1",
            &[&format!("{said} The usual value is kept.")],
        );
    }
    check(
        "v1&s.s3express=7~interface",
        "v1&region=ap-northeast-1&s.s3express=7",
        &["Path of s3express: it has no interface endpoint. It takes one of nat, gateway. The usual value is kept."],
    );
}

#[test]
fn unusual_spellings_are_read() {
    // The last value of a repeated key counts.
    check(
        "v1&azs=2&azs=3&s.logs=1&s.sts=2&s.logs=5",
        "v1&region=ap-northeast-1&azs=3&s.sts=2&s.logs=5",
        &[
            "“azs” stands more than once; its last value counts.",
            "“s.logs” stands more than once; its last value counts.",
        ],
    );
    // HTML's way of writing &, and an address's way of writing # and &.
    check("v1&amp;azs=3", "v1&region=ap-northeast-1&azs=3", &[]);
    check("%23v1%26azs=3", "v1&region=ap-northeast-1&azs=3", &[]);
    // A plus sign is no hexadecimal digit.
    check("v1&%+1", "v1&region=ap-northeast-1", &["“%+1” is not known and was left out."]);
}

fn gb() -> impl Strategy<Value = Gb> {
    prop_oneof![Just(Gb::ZERO), Just(Gb::MAX), (0..=Gb::MAX.units()).prop_map(Gb::from_units)]
}

fn band() -> impl Strategy<Value = Band> {
    (option::of(gb()), option::of(gb())).prop_map(|(low, high)| Band { low, high })
}

fn region() -> impl Strategy<Value = RegionId> {
    select(RegionId::all().collect::<Vec<_>>())
}

/// A whole number up to a bound, the bound itself among them.
fn up_to(least: u32, most: u32) -> impl Strategy<Value = u32> {
    prop_oneof![Just(least), Just(most), least..=most]
}

/// A service with arbitrary valid details.
fn service() -> impl Strategy<Value = ServiceUse> {
    // One of every kind, and names with dots and dashes.
    let service = select(["logs", "s3", "dynamodb", "s3express", "ecr.dkr", "kms-fips"].map(ServiceId::named).to_vec());
    let path = || option::of(select(vec![Path::Egress, Path::Interface, Path::Gateway]));
    let group = option::of((0..26_u8).prop_map(|at| ServiceGroup::of_letter(char::from(b'a' + at)).expect("a letter")));
    let azs = option::of((1..=6_u32).prop_map(|count| Azs::new(count).expect("1 to 6")));
    let hours = option::weighted(0.3, (0..=Hours::MAX.units()).prop_map(Hours::from_units));
    (service, gb(), band(), (azs, hours), claim(), path(), group, path()).prop_map(
        |(service, gb, band, (azs, hours), endpoint, path, group, today)| {
            let kinds = service.kinds();
            let leads = |path: &Path| match path {
                Path::Egress => true,
                Path::Interface => kinds.interface(),
                Path::Gateway => kinds.gateway(),
            };
            let (pinned, today) = (path.filter(leads), today.filter(leads));
            ServiceUse { service, gb, band, azs, hours, public: false, endpoint, pinned, group, today }
        },
    )
}

fn services() -> impl Strategy<Value = Vec<ServiceUse>> {
    (vec(service(), 0..7), networks::custom_services()).prop_map(|(mut services, custom)| {
        services.extend(custom);
        let mut seen = BTreeSet::new();
        services.retain(|used| seen.insert(used.service));
        services
    })
}

prop_compose! {
    fn with_network_inputs(scenario: Scenario)(
        region in region(),
        azs in 1..=6_u32,
        hours in 0..=Hours::MAX.units(),
        vpcs in up_to(1, Scenario::MAX_VPCS),
        transit_gateway in select(vec![TransitGateway::None, TransitGateway::Present]),
        nat in select(vec![NatTopology::None, NatTopology::OneZonal, NatTopology::ZonalPerAz, NatTopology::Regional]),
        connectivity in select(vec![NatConnectivity::Public, NatConnectivity::Private]),
        ipv4 in 0..=32_u32,
        cross_az in option::of(0..=10_000_u32),
    ) -> Scenario {
        let azs = Azs::new(azs).expect("1 to 6");
        let cross_az = cross_az.map(|hundredths| Share::of(hundredths, 10_000).expect("exact"));
        let hours = Hours::from_units(hours);
        let scenario = Scenario {
            region, azs, hours, vpcs, transit_gateway, nat, connectivity, cross_az, ..scenario.clone()
        };
        Scenario { ipv4_per_nat: ipv4.min(scenario.max_ipv4_per_nat()), ..scenario }
    }
}

prop_compose! {
    fn with_further_designs(scenario: Scenario)(
        nat_gbps in up_to(0, Scenario::MAX_NAT_GBPS),
        gateway_load_balancer in any::<bool>(),
        network_firewall in any::<bool>(),
        connections in up_to(0, Scenario::MAX_CONNECTIONS),
        instance in option::of(select(InstanceType::ALL.to_vec())),
        ipv6 in any::<bool>(),
        internet_out in gb(),
        internet_out_band in band(),
        internet_in in gb(),
        internet_in_band in band(),
        free_egress in any::<bool>(),
    ) -> Scenario {
        let inspection = Inspection { gateway_load_balancer, network_firewall };
        Scenario {
            nat_gbps, inspection, connections, instance, ipv6, internet_out, internet_out_band,
            internet_in, internet_in_band, free_egress, ..scenario.clone()
        }
    }
}

/// Any scenario that the types' ranges allow.
fn scenario() -> impl Strategy<Value = Scenario> {
    let blank = Just(Scenario::new(TOKYO));
    let rest = (
        services(),
        option::of((region(), gb(), gb(), up_to(0, OtherRegion::MAX_ENDPOINTS))),
        btree_map(select(PriceItem::ALL.to_vec()), (0..=UnitPrice::MAX.units()).prop_map(UnitPrice::saturating), 0..9),
        0..=10_000_u32,
    );
    (blank.prop_flat_map(with_network_inputs).prop_flat_map(with_further_designs), rest).prop_map(
        |(scenario, (services, other, prices, discount))| {
            let other = other.filter(|(region, ..)| *region != scenario.region);
            let other_region = other.map(|(region, out, into, endpoints)| OtherRegion { region, out, into, endpoints });
            Scenario {
                services,
                other_region,
                prices: prices.into_iter().collect(),
                discount: Discount::from_units(discount),
                ..scenario
            }
        },
    )
}

fn currency() -> impl Strategy<Value = Currency> {
    ("[A-Z]{3}", 1..=1_000_000_000_000_000_u64).prop_map(|(code, millionths)| {
        let rate = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
        let code = CurrencyCode::new(&code).expect("three letters");
        Currency { code, rate: ExchangeRate::parse(&rate).expect("a rate") }
    })
}

fn view_options() -> impl Strategy<Value = ViewOptions> {
    let hidden = subsequence(Design::ALL.to_vec(), 0..=Design::ALL.len());
    let show = select(vec![Show::All, Show::Chart, Show::Verdict]);
    let theme = option::of(select(vec![Theme::Light, Theme::Dark]));
    let tab = option::of(select(Tab::ALL.to_vec()));
    let amounts = select(Amounts::ALL.to_vec());
    (any::<(bool, bool)>(), hidden, show, amounts, theme, any::<bool>(), tab).prop_map(
        |((log, savings), mut hidden, show, amounts, theme, read_only, tab)| {
            hidden.sort();
            ViewOptions { log, savings, hidden, show, amounts, theme, read_only, tab }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scenario_round_trips_through_its_link(
        scenario in scenario(),
        currency in option::of(currency()),
        language in option::of(select(Language::ALL.to_vec())),
        on_s3 in any::<bool>(),
        view_options in view_options(),
    ) {
        let axis = if on_s3 { Axis::OneService(ServiceId::named("s3")) } else { Axis::AllServices };
        let link = Link { scenario, axis, currency, language, view_options };
        let text = link.write();
        assert_eq!(Link::read(&text), (link.clone(), Vec::new()), "{text}");
        // Keys can have any order.
        let mut keys: Vec<&str> = text.split('&').skip(1).collect();
        keys.reverse();
        let (mut turned, notices) = Link::read(&format!("v1&{}", keys.join("&")));
        turned.scenario.services.reverse();
        assert_eq!((turned, notices), (link, Vec::new()), "{text} from its end");
    }
}

#[test]
fn a_link_with_nothing_but_its_version_is_the_frozen_default() {
    for version_1 in ["v1", "#v1", "v1&prices=2026-11"] {
        assert_eq!(Link::read(version_1).0.scenario, Scenario::new(TOKYO), "{version_1:?}");
    }
}

#[test]
fn the_link_of_the_opening_scenario_says_all_of_it() {
    let link = Link::default().write();
    assert_eq!(
        link,
        "v1&region=ap-northeast-1&nat=az&pulls=1000&s.ecr.api=0~ga&s.ecr.dkr=0~ga&s.s3=0&s.logs=760&s.ecs-agent=10~gb\
         &s.ecs-telemetry=10~gb&s.ecs=10~gb&prices=2026-11"
    );
    assert_eq!(Link::read(&link), (Link::default(), Vec::new()));
}
