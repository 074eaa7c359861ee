//! Links of version 1 open for ever with the meaning that they had, and broken ones lose no more than they must.

// Helpers outside `#[test]` fail like the tests that call them.
#![allow(clippy::expect_used)]

use natpoint::article;
use natpoint::catalogue::prices::{PriceItem, TABLE_ID};
use natpoint::catalogue::services::ServiceId;
use natpoint::compare::{Axis, Report};
use natpoint::cost::Design;
use natpoint::link::{Link, Notice};
use natpoint::scenario::Scenario;
use natpoint::units::UnitPrice;
use natpoint::words::Language;

/// The list that only grows.
const LINKS: &str = include_str!("links.txt");

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
        scenario.prices.entry(item).or_insert(price);
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
    // Another price table is no fault of a link that is older than this page.
    let faults: Vec<_> = notices.iter().filter(|notice| !matches!(notice, Notice::OtherPrices(_))).collect();
    assert!(faults.is_empty(), "{text}: {faults:?}");
    link
}

#[test]
fn old_links_open_for_ever() {
    let lines: Vec<&str> = LINKS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(lines.len() >= 3 * 17, "lines are only ever added");
    for block in lines.chunks(3) {
        let [open, means, costs_line] = block else { panic!("three lines belong together: {block:?}") };
        let open = open.strip_prefix("open ").expect("a link");
        let means = means.strip_prefix("means ").expect("its canonical form");
        let link = opened(open);
        assert_eq!(canonical(&link), means, "{open}");
        assert_eq!(format!("costs {}", costs(&link.scenario)), *costs_line, "{open}");
        assert_eq!(opened(means), link, "{means} is the same link");
        assert_eq!(opened(&link.write()), link, "and so is what the page writes");
    }
}

#[test]
fn no_link_is_the_articles_case() {
    for empty in ["", "#", "  ", "##"] {
        assert_eq!(Link::read(empty), (Link::default(), Vec::new()), "{empty:?}");
    }
    assert_eq!(Link::default().scenario, article::scenario());
    assert_eq!(opened(&Link::default().write()), Link::default());
    for difference in article::Difference::ALL {
        let mut link = Link::default();
        difference.set(&mut link.scenario, true);
        assert_eq!(opened(&link.write()), link, "{}", difference.slug());
        assert!(article::covers(&opened(&link.write()).scenario), "{}", difference.slug());
    }
}

#[test]
fn every_service_and_every_price_fits_into_a_link() {
    for service in ServiceId::all() {
        let mut link = opened("v1&region=us-east-1");
        link.scenario.add_service(service, natpoint::units::Gb::from_units(1));
        link.axis = Axis::OneService(service);
        assert_eq!(opened(&link.write()), link, "{}", service.slug());
    }
    for item in PriceItem::ALL {
        let mut link = opened("v1");
        link.scenario.prices.insert(item, UnitPrice::literal("0.00000001"));
        assert_eq!(opened(&link.write()), link, "{}", item.slug());
    }
}

/// Reads a broken link: what is kept, in canonical form, and what is said of the rest.
#[track_caller]
fn check(text: &str, kept: &str, said: &[&str]) {
    let (link, notices) = Link::read(text);
    let words = Language::English.words();
    let sentences: Vec<String> = notices.iter().map(|notice| words.notice(notice)).collect();
    assert_eq!(sentences, said, "{text}");
    assert_eq!(canonical(&link), kept, "{text}");
    let japanese = notices.iter().map(|notice| Language::Japanese.words().notice(notice));
    assert!(japanese.zip(&sentences).all(|(japanese, english)| japanese != *english && !japanese.is_empty()));
}

#[test]
fn broken_links_say_what_they_lost_and_keep_the_rest() {
    let case = canonical(&Link::default());
    let version = |start: &str| {
        format!("The link starts with “{start}”, which this page does not know: it shows the article's case instead.")
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
fn values_that_a_field_does_not_accept_leave_its_usual_value() {
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
            "Share that crosses AZs (%): “100.01” is out of range. \
             It takes a number from 0 to 100 with at most 2 decimals. The usual value is kept.",
        ),
        (
            "v1&out=-1&in=2",
            "v1&region=ap-northeast-1&in=2",
            "GB sent to the internet: “-1” is out of range. \
             It takes a number from 0 to 1,000,000,000 with at most 6 decimals. The usual value is kept.",
        ),
        (
            "v1&in",
            "v1&region=ap-northeast-1",
            "GB received from the internet is empty. \
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
            "Public IPv4 addresses for each: “9” is out of range. It takes a whole number from 0 to 8. \
             The usual value is kept.",
        ),
        (
            "v1&ipv4=33&nat=regional",
            "v1&region=ap-northeast-1&nat=regional",
            "Public IPv4 addresses for each: “33” is out of range. It takes a whole number from 0 to 32. \
             The usual value is kept.",
        ),
    ];
    for (text, kept, said) in cases {
        check(text, kept, &[said]);
    }
}

#[test]
fn of_a_service_every_part_that_can_be_read_is_kept() {
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
}

#[test]
fn odd_ways_of_writing() {
    // Of a key that comes twice, the last one counts.
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
