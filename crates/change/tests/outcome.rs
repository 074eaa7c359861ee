//! What was predicted of a change against bills and metrics of other lengths of time.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by a panic")]

use natpoint_change::{Change, CostLine, Name, Outcome, VolumeLine};
use natpoint_import::ImportedData;
use natpoint_import::imported_data::{
    BilledAmount, EndpointMetrics, ImportedBill, ImportedBillLine, ImportedMetrics, NatMetrics, Span, TimeCovered,
};
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::Report;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Usd};
use natpoint_text::document::Block;
use natpoint_text::in_language;

/// N. Virginia, 2 AZs with a NAT gateway each and 100 GB of SQS through them; 3,000 GB of logs through an endpoint.
///
/// Gateways: 2 x 730 h x 0.045 = 65.70, and 100 GB x 0.045 = 4.50; their addresses 2 x 730 h x 0.005 = 7.30.
/// Endpoint: 2 x 730 h x 0.01 = 14.60, and 3,000 GB x 0.01 = 30.00.
const SETTINGS: &str = "v1&region=us-east-1&nat=az&s.sqs=100~nat&s.logs=3000";
const DAY: u64 = 86_400;

fn change() -> (Scenario, Change) {
    let (link, notices) = Link::read(SETTINGS);
    assert!(notices.is_empty(), "{notices:?}");
    let report = Report::new(&link.scenario, link.axis);
    let design = natpoint_model::cost::Design::CheapestMix;
    let change = Change::new(&link.scenario, &report, Some(design), Name::default()).expect("a change");
    (link.scenario, change)
}

fn line(item: PriceItem, cost: Option<&str>) -> ImportedBillLine {
    let amount = |text| BilledAmount::parse(text).expect("a number");
    ImportedBillLine {
        region: "us-east-1".to_owned(),
        item,
        resource: String::new(),
        quantity: Some(amount("1")),
        cost: cost.map(amount),
    }
}

fn bill(days: u64, lines: Vec<ImportedBillLine>) -> ImportedData {
    let time = TimeCovered::whole(Span { from: 0, to: days * DAY });
    ImportedData { bill: Some(ImportedBill { time, lines, ..ImportedBill::default() }), ..ImportedData::default() }
}

fn usd(cents: i128) -> Usd {
    Usd::from_units(Usd::UNITS / 100 * cents)
}

#[test]
fn each_line_of_the_prediction_stands_beside_the_bill() {
    let (scenario, change) = change();
    // 73 hours are a tenth of the month; instances are of something else, and another Region's lines too.
    let mut elsewhere = line(PriceItem::NatGb, Some("99"));
    elsewhere.region = "eu-west-1".to_owned();
    let mut imported = bill(
        0,
        vec![
            line(PriceItem::NatHour, Some("6.57")),
            line(PriceItem::NatGb, Some("0.5")),
            line(PriceItem::NatGb, Some("0.25")),
            line(PriceItem::EndpointHour, Some("1.46")),
            line(PriceItem::EndpointGb, None),
            line(PriceItem::GwlbEndpointHour, Some("0.1")),
            line(PriceItem::VolumeGbMonth, Some("12")),
            elsewhere,
        ],
    );
    imported.bill.as_mut().unwrap().time = TimeCovered::whole(Span { from: 100, to: 100 + 73 * 3_600 });
    let outcome = Outcome::new(&change, &scenario, &imported).expect("a comparison");
    let expected = [
        (PriceItem::NatHour, 6_570, Some(6_570)),
        (PriceItem::NatGb, 450, Some(750)),
        (PriceItem::EndpointHour, 1_460, Some(1_460)),
        (PriceItem::EndpointGb, 3_000, None),
        (PriceItem::GwlbEndpointHour, 0, Some(100)),
        (PriceItem::PublicIpv4Hour, 730, Some(0)),
    ];
    let line = |(item, predicted, billed): (_, _, Option<i128>)| CostLine {
        item,
        predicted: usd(predicted),
        billed: billed.map(usd),
    };
    assert_eq!(outcome.costs, expected.map(line));
    let rows = outcome.document(&scenario, in_language(Language::English)).into_iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    let rows = rows.expect("a table");
    assert_eq!(rows[1][1..], ["$4.50", "$7.50", "+$3.00"]);
    assert_eq!(rows[3][1..], ["$30.00", "not in the file", ""]);
    // What the bill has no cost for is in neither sum.
    assert_eq!(rows[6], ["Total", "$92.10", "$88.80", "−$3.30"]);
}

#[test]
fn metrics_are_compared_by_their_volumes() {
    let (scenario, change) = change();
    let nat = |sent, received| NatMetrics { gateway: "nat-1".to_owned(), sent, received };
    let endpoint =
        |bytes| EndpointMetrics { endpoint: "vpce-1".to_owned(), service: String::new(), vpc: String::new(), bytes };
    let metrics = ImportedMetrics {
        time: TimeCovered::whole(Span { from: 0, to: 365 * 3_600 }),
        nat_gateways: vec![nat(Some(20 << 30), Some(30 << 30)), nat(Some(0), Some(1 << 29))],
        endpoints: vec![endpoint(1_500 << 30)],
        repeated: 0,
    };
    let imported = ImportedData { metrics: Some(metrics.clone()), ..ImportedData::default() };
    let outcome = Outcome::new(&change, &scenario, &imported).expect("a comparison");
    let expected = [
        VolumeLine { item: PriceItem::NatGb, predicted: Gb::whole(100), measured: Gb::whole(101) },
        VolumeLine { item: PriceItem::EndpointGb, predicted: Gb::whole(3_000), measured: Gb::whole(3_000) },
    ];
    assert_eq!(outcome.volumes, expected);
    // One direction alone is half of nothing that is known.
    let half = ImportedMetrics { nat_gateways: vec![nat(Some(5), None)], endpoints: Vec::new(), ..metrics };
    let imported = ImportedData { metrics: Some(half), ..ImportedData::default() };
    assert_eq!(Outcome::new(&change, &scenario, &imported), None);
}

#[test]
fn no_number_of_a_file_is_too_large() {
    let (scenario, change) = change();
    let most = "18446744073709551615";
    let imported = bill(1, vec![line(PriceItem::NatHour, Some(most)), line(PriceItem::NatGb, Some(most))]);
    let outcome = Outcome::new(&change, &scenario, &imported).expect("a comparison");
    for language in Language::ALL {
        assert_eq!(outcome.document(&scenario, in_language(language)).len(), 2);
    }
    let metrics = ImportedMetrics {
        time: TimeCovered::whole(Span { from: 0, to: 1 }),
        nat_gateways: vec![NatMetrics { gateway: String::new(), sent: Some(u64::MAX), received: Some(u64::MAX) }],
        ..ImportedMetrics::default()
    };
    let imported = ImportedData { metrics: Some(metrics), ..ImportedData::default() };
    let outcome = Outcome::new(&change, &scenario, &imported).expect("a comparison");
    assert_eq!(outcome.volumes[0].measured, Gb::MAX);
}

#[test]
fn without_a_time_nothing_is_compared() {
    let (scenario, change) = change();
    let imported = bill(0, vec![line(PriceItem::NatHour, Some("1"))]);
    assert_eq!(Outcome::new(&change, &scenario, &imported), None);
    assert_eq!(Outcome::new(&change, &scenario, &ImportedData::default()), None);
}
