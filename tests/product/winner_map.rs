//! The map of the cheapest designs, compared with reports with both inputs set.

// Helpers may panic like the tests that call them.

use natpoint_chart::{self, Shape};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::winner_map::{WinnerMap, choices};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::input::Field;
use natpoint_model::scenario::{Azs, Scenario, TransitGateway};
use natpoint_model::units::{Gb, Hours, Ratio, UnitPrice};
use natpoint_text::document::Block;
use networks::network;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;

use natpoint_test_support::networks;

/// The scenario with a value of the second input.
fn with(scenario: &Scenario, field: Field, value: u64) -> Scenario {
    let mut other = scenario.clone();
    let count = || u32::try_from(value).expect("a count");
    match field {
        Field::Azs => other.azs = Azs::new(count()).expect("1 to 6"),
        Field::Vpcs => other.vpcs = count(),
        Field::Hours => other.hours = Hours::from_units(value),
        Field::InternetOut => other.internet_out = Gb::from_units(value),
        Field::InternetIn => other.internet_in = Gb::from_units(value),
        Field::Price(item) => {
            other.prices.insert(item, UnitPrice::saturating(value));
        }
        _ => panic!("{field:?} is no second number"),
    }
    other
}

/// Checks that every row has the cheapest designs of the report with its value set.
#[track_caller]
fn check(scenario: &Scenario, axis: Axis, map: &WinnerMap) {
    let own = Report::new(scenario, axis);
    assert_eq!(map.scale, own.scale);
    assert!(map.rows.is_sorted_by(|one, next| one.value < next.value), "{map:?}");
    assert!(map.rows.iter().any(|row| row.value == map.current), "{map:?}");
    for row in &map.rows {
        let report = if row.value == map.current {
            own.clone()
        } else {
            Report::new(&with(scenario, map.field, row.value), axis)
        };
        assert_eq!(row.cheapest_ranges, report.cheapest_ranges, "{:?} at {}", map.field, row.value);
        assert_eq!(row.winner(report.scale.current_ratio()), report.verdict.map(|verdict| verdict.design));
    }
}

#[test]
fn the_articles_case_over_azs() {
    let map = WinnerMap::of(&article::scenario(), Axis::AllServices, Field::Azs);
    assert!(map.counted);
    assert_eq!(map.rows.iter().map(|row| row.value).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    // Endpoints are paid for by the AZ and the NAT gateway is one, so the crossing moves out with each AZ.
    let crossings: Vec<Ratio> = map.rows.iter().filter_map(|row| row.cheapest_ranges.first()?.to).collect();
    assert_eq!(crossings.len(), 6);
    assert!(crossings.is_sorted_by(|one, next| one < next), "{crossings:?}");
    assert_eq!(map.designs(), [Design::NatOnly, Design::EndpointsOnly]);
}

#[test]
fn every_second_input_has_its_rows() {
    let mut scenario = article::scenario();
    let rows = |scenario: &Scenario, field| {
        let map = WinnerMap::of(scenario, Axis::AllServices, field);
        let plain = |at: usize| map.rows.get(at).map(|row| map.plain(row.value)).expect("a row");
        (map.counted, map.rows.len(), plain(0), plain(map.rows.len() - 1), map.plain(map.current))
    };
    let told = |counted, rows, first: &str, last: &str, user: &str| {
        (counted, rows, first.to_owned(), last.to_owned(), user.to_owned())
    };
    assert_eq!(rows(&scenario, Field::Azs), told(true, 6, "1", "6", "2"));
    assert_eq!(rows(&scenario, Field::Vpcs), told(true, 12, "1", "12", "1"));
    assert_eq!(rows(&scenario, Field::Price(PriceItem::NatGb)), told(false, 41, "0", "0.124", "0.062"));
    // 730 is no 24th of 744.
    assert_eq!(rows(&scenario, Field::Hours), told(false, 26, "0", "744", "730"));
    assert_eq!(rows(&scenario, Field::InternetOut), told(false, 41, "0", "1200", "0"));
    scenario.internet_out = Gb::whole(300);
    assert_eq!(rows(&scenario, Field::InternetOut), told(false, 41, "0", "600", "300"));
    scenario.vpcs = 40;
    scenario.transit_gateway = TransitGateway::Present;
    assert_eq!(rows(&scenario, Field::Vpcs), told(false, 40, "2", "80", "40"));
    // For any other input it is a map over AZs.
    assert_eq!(rows(&scenario, Field::Region), told(true, 6, "1", "6", "2"));
}

#[test]
fn the_axis_is_not_offered_as_second_input() {
    let scenario = article::scenario();
    assert!(choices(&scenario, Axis::AllServices).contains(&Field::Vpcs));
    assert!(!choices(&scenario, Axis::Vpcs).contains(&Field::Vpcs));
    assert!(!choices(&scenario, Axis::AllServices).contains(&Field::Discount));
}

#[test]
fn the_current_value_has_ranges_of_rows() {
    let mut scenario = article::scenario();
    scenario.scale_services_to(Gb::whole(2_000));
    let map = WinnerMap::of(&scenario, Axis::AllServices, Field::Azs);
    assert_eq!(map.here(), [(Some(Design::EndpointsOnly), 1, 2), (Some(Design::NatOnly), 3, 6)]);
}

#[test]
fn the_table_has_the_ranges_of_each_design() {
    let map = WinnerMap::of(&article::scenario(), Axis::AllServices, Field::Azs);
    let document = natpoint_text::map::document(&map, natpoint_text::in_language(Language::English));
    let [Block::Paragraph(told), Block::Paragraph(_), Block::Table { head, rows }] = document.as_slice() else {
        panic!("{document:?}")
    };
    assert_eq!(
        told,
        "The cheapest at 1,200 GB, with “Availability Zones” at 1: VPC endpoints alone; 2 to 6: NAT gateways only."
    );
    assert_eq!(head, &["Availability Zones", "NAT gateways only", "VPC endpoints alone"]);
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[1], ["2\nyou", "below 1,270 GB", "above 1,270 GB"]);
    let map = WinnerMap::of(&article::scenario(), Axis::AllServices, Field::Price(PriceItem::NatGb));
    let document = natpoint_text::map::document(&map, natpoint_text::in_language(Language::Japanese));
    let told = "1,200 GB での最安（NAT ゲートウェイのデータ処理（1 GB）別）: 0 ～ 0.0651 は「NAT ゲートウェイのみ」、\
                0.0682 ～ 0.124 は「VPC エンドポイントのみ」。";
    assert_eq!(document.first(), Some(&Block::Paragraph(told.to_owned())));
}

#[test]
fn the_picture_labels_areas_and_the_current_point() {
    let scenario = article::scenario();
    let map = WinnerMap::of(&scenario, Axis::AllServices, Field::Azs);
    let report = Report::new(&scenario, Axis::AllServices);
    let picture = natpoint_chart::map::draw(&map, &report, false, natpoint_text::in_language(Language::English), 620);
    let class = |shape: &Shape| shape.attributes[0].1.clone();
    let of_class = |wanted: &str| picture.shapes.iter().filter(|shape| class(shape) == wanted).count();
    for kind in ["area", "curve"] {
        assert!(of_class(&format!("{kind} nat")) > 0 && of_class(&format!("{kind} endpoints")) > 0, "{kind}");
    }
    assert_eq!((of_class("you-dot"), of_class("you")), (1, 2));
    let texts: Vec<&str> = picture.shapes.iter().filter_map(|shape| shape.text.as_deref()).collect();
    for text in ["Availability Zones", "1", "6", "GB a month", "Your volume: 1,200 GB", "VPC endpoints alone"] {
        assert!(texts.contains(&text), "{text} is not in {texts:?}");
    }
    assert!(texts.iter().any(|text| ["NAT only", "NAT gateways only"].contains(text)), "{texts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_row_equals_the_report_with_both_inputs_set((scenario, axis) in network(), chosen in any::<Index>()) {
        let choices = choices(&scenario, axis);
        let field = *chosen.get(&choices);
        let map = WinnerMap::of(&scenario, axis, field);
        assert_eq!(map.field, field);
        check(&scenario, axis, &map);
    }

    #[test]
    fn every_map_can_be_drawn((scenario, axis) in network(), chosen in any::<Index>(), width in 0..1_400_u32) {
        let map = WinnerMap::of(&scenario, axis, *chosen.get(&choices(&scenario, axis)));
        let report = Report::new(&scenario, axis);
        for (log, language) in [(false, Language::English), (true, Language::Japanese)] {
            let picture = natpoint_chart::map::draw(&map, &report, log, natpoint_text::in_language(language), width);
            let right = f64::from(picture.width);
            for shape in picture.shapes.iter().filter(|shape| shape.tag == "text") {
                let x: f64 = shape.attributes[1].1.parse().expect("a number");
                assert!((0.0..=right).contains(&x), "{shape:?} of {right}");
            }
            assert_eq!(picture.shapes.is_empty(), width < 160);
            let table = natpoint_text::map::document(&map, natpoint_text::in_language(language));
            assert!(matches!(table.last(), Some(Block::Table { head, rows })
                if rows.len() == map.rows.len() && rows.iter().all(|row| row.len() == head.len())));
        }
    }
}
