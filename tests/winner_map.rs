//! The map of winners, held against the answer with both numbers set.

// Helpers outside `#[test]` fail like the tests that call them.
#![allow(clippy::expect_used)]

use natpoint::article;
use natpoint::catalogue::prices::PriceItem;
use natpoint::compare::winner_map::{WinnerMap, choices};
use natpoint::compare::{Axis, Report};
use natpoint::cost::Design;
use natpoint::input::Field;
use natpoint::scenario::{Azs, Scenario, TransitGateway};
use natpoint::units::{Gb, Hours, Ratio, UnitPrice};
use networks::network;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;

mod networks;

/// The scenario with a value of the second number, set by hand.
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
            other.prices.insert(item, UnitPrice::from_units(value));
        }
        _ => panic!("{field:?} is no second number"),
    }
    other
}

/// Every row is the winners of the report with its value set, and the user's own is the report itself.
#[track_caller]
fn check(scenario: &Scenario, axis: Axis, map: &WinnerMap) {
    let own = Report::new(scenario, axis);
    assert_eq!(map.scale, own.scale);
    assert!(map.rows.is_sorted_by(|one, next| one.value < next.value), "{map:?}");
    assert!(map.rows.iter().any(|row| row.value == map.user), "{map:?}");
    for row in &map.rows {
        let report =
            if row.value == map.user { own.clone() } else { Report::new(&with(scenario, map.field, row.value), axis) };
        assert_eq!(row.wins, report.wins, "{:?} at {}", map.field, row.value);
        assert_eq!(row.winner(report.scale.user_ratio()), report.verdict.map(|verdict| verdict.design));
    }
}

#[test]
fn the_article_over_its_azs() {
    let map = WinnerMap::of(&article::scenario(), Axis::AllServices, Field::Azs);
    assert!(map.counted);
    assert_eq!(map.rows.iter().map(|row| row.value).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    // Endpoints are paid for by the AZ and the NAT gateway is one, so the crossing moves out with each AZ.
    let crossings: Vec<Ratio> = map.rows.iter().filter_map(|row| row.wins.first()?.to).collect();
    assert_eq!(crossings.len(), 6);
    assert!(crossings.is_sorted_by(|one, next| one < next), "{crossings:?}");
    assert_eq!(map.designs(), [Design::NatOnly, Design::EndpointsOnly]);
}

#[test]
fn rows_of_every_second_number() {
    let mut scenario = article::scenario();
    let rows = |scenario: &Scenario, field| {
        let map = WinnerMap::of(scenario, Axis::AllServices, field);
        let plain = |at: usize| map.rows.get(at).map(|row| map.plain(row.value)).expect("a row");
        (map.counted, map.rows.len(), plain(0), plain(map.rows.len() - 1), map.plain(map.user))
    };
    let told = |counted, rows, first: &str, last: &str, user: &str| {
        (counted, rows, first.to_owned(), last.to_owned(), user.to_owned())
    };
    assert_eq!(rows(&scenario, Field::Azs), told(true, 6, "1", "6", "2"));
    assert_eq!(rows(&scenario, Field::Vpcs), told(true, 12, "1", "12", "1"));
    assert_eq!(rows(&scenario, Field::Price(PriceItem::NatGb)), told(false, 25, "0", "0.124", "0.062"));
    // 730 is no 24th of 744.
    assert_eq!(rows(&scenario, Field::Hours), told(false, 26, "0", "744", "730"));
    assert_eq!(rows(&scenario, Field::InternetOut), told(false, 25, "0", "1200", "0"));
    scenario.internet_out = Gb::whole(300);
    assert_eq!(rows(&scenario, Field::InternetOut), told(false, 25, "0", "600", "300"));
    scenario.vpcs = 40;
    scenario.transit_gateway = TransitGateway::Present;
    assert_eq!(rows(&scenario, Field::Vpcs), told(false, 24, "3", "80", "40"));
    // What is no choice is a map over AZs.
    assert_eq!(rows(&scenario, Field::Region), told(true, 6, "1", "6", "2"));
}

#[test]
fn the_axis_is_no_second_number() {
    let scenario = article::scenario();
    assert!(choices(&scenario, Axis::AllServices).contains(&Field::Vpcs));
    assert!(!choices(&scenario, Axis::Vpcs).contains(&Field::Vpcs));
    assert!(!choices(&scenario, Axis::AllServices).contains(&Field::Discount));
}

#[test]
fn runs_where_the_user_stands() {
    let mut scenario = article::scenario();
    scenario.scale_services_to(Gb::whole(2_000));
    let map = WinnerMap::of(&scenario, Axis::AllServices, Field::Azs);
    assert_eq!(map.here(), [(Some(Design::EndpointsOnly), 1, 2), (Some(Design::NatOnly), 3, 6)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_row_is_the_report_with_both_numbers_set((scenario, axis) in network(), chosen in any::<Index>()) {
        let choices = choices(&scenario, axis);
        let field = *chosen.get(&choices);
        let map = WinnerMap::of(&scenario, axis, field);
        assert_eq!(map.field, field);
        check(&scenario, axis, &map);
    }
}
