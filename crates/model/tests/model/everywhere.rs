//! The same workload in every Region: each row is what a report of that Region says.

use bills::{opened, with};
use std::collections::BTreeSet;

use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId, TOKYO};
use natpoint_model::compare::everywhere::{InRegion, everywhere};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::scenario::{EndpointClaim, OtherRegion, Scenario};
use natpoint_model::units::{Gb, UnitPrice};
use networks::scenario;
use proptest::prelude::{ProptestConfig, proptest};

use natpoint_test_support::bills;
use natpoint_test_support::networks;

/// The scenario in another Region: what was said of the Region itself, its prices and endpoints, stays there.
fn moved(scenario: &Scenario, region: RegionId) -> Scenario {
    let mut moved = scenario.clone();
    if region != scenario.region {
        moved.region = region;
        moved.prices.clear();
        moved.services.iter_mut().for_each(|used| used.endpoint = EndpointClaim::Unsaid);
        moved.other_region = moved.other_region.filter(|other| other.region != region);
    }
    moved
}

#[track_caller]
fn check(scenario: &Scenario) -> Vec<InRegion> {
    let rows = everywhere(scenario);
    assert!(rows.is_sorted_by_key(|row| (row.total, row.region)), "the cheapest first");
    for region in RegionId::all() {
        let report = Report::new(&moved(scenario, region), Axis::AllServices);
        let row = rows.iter().filter(|row| row.region == region).collect::<Vec<_>>();
        let Some(verdict) = &report.verdict else {
            assert!(row.is_empty(), "nothing is possible in {}", region.code());
            continue;
        };
        let [row] = row.as_slice() else { panic!("one row for {}: {row:?}", region.code()) };
        assert_eq!(row.total, verdict.total, "{}", region.code());
        assert_eq!(row.scale, report.scale);
        let nat_only = report.priced(Design::NatOnly).map(|priced| priced.bill.total);
        assert_eq!(row.nat_only, nat_only);
        if row.design == verdict.design {
            assert_eq!((row.from, row.to), (verdict.from, verdict.to), "{}", region.code());
        } else {
            // At a tie the row names the simplest, and the verdict the one that wins around.
            assert_eq!(report.priced(row.design).map(|priced| priced.bill.total), Some(row.total), "{}", region.code());
        }
    }
    rows
}

proptest! {
    // Each case makes 36 reports. A failing case belongs into a test of its own, not into a file of seeds.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_the_report_of_its_region(scenario in scenario()) {
        check(&scenario);
    }
}

#[test]
fn the_articles_case_has_an_answer_in_all_36_regions() {
    let rows = check(&article::scenario());
    assert_eq!(rows.len(), 36);
    let of = |region| rows.iter().find(|row| row.region == region).expect("a row");
    // The price that the article prints is Tokyo's; Virginia has its own.
    let (tokyo, virginia) = (of(TOKYO), of(N_VIRGINIA));
    assert_eq!((tokyo.design, tokyo.total.to_decimal(2).as_str()), (Design::NatOnly, "119.66"));
    assert_eq!(tokyo.to.map(|to| tokyo.scale.decimal(to, 2)).as_deref(), Some("1268.52"));
    // 32.85 + 1,200 x 0.045 against 87.60 + 1,200 x 0.01.
    assert_eq!((virginia.design, virginia.total.to_decimal(2).as_str()), (Design::NatOnly, "86.85"));
    // (87.60 - 32.85) / 0.035.
    assert_eq!(virginia.to.map(|to| virginia.scale.decimal(to, 2)).as_deref(), Some("1564.29"));
    // At 1,500 GB the answer depends on the Region.
    let mut more = article::scenario();
    more.scale_services_to(Gb::whole(1_500));
    let designs: BTreeSet<Design> = check(&more).iter().map(|row| row.design).collect();
    assert_eq!(designs, [Design::NatOnly, Design::EndpointsOnly].into());
}

#[test]
fn typed_prices_stay_home_and_the_discount_goes_along() {
    let scenario = with("v1&region=ap-northeast-1&nat=az&s.logs=1000&out=1&discount=50", |scenario| {
        scenario.prices.insert(PriceItem::NatGb, UnitPrice::ZERO);
        scenario.prices.insert(PriceItem::EndpointHour, UnitPrice::literal("9"));
    });
    let rows = check(&scenario);
    let of = |region| rows.iter().find(|row| row.region == region).expect("a row");
    let nat_only = |region| of(region).nat_only.expect("possible").to_decimal(2);
    // 2 x 730 x (0.062 + 0.005) / 2, and 2 x 36.50 / 2 + 1,001 x 0.045 / 2.
    assert_eq!(nat_only(TOKYO), "48.91");
    assert_eq!(nat_only(N_VIRGINIA), "59.02");
    assert_eq!(of(TOKYO).design, Design::NatOnly);
    assert_eq!(of(N_VIRGINIA).design, Design::CheapestMix);
}

#[test]
fn an_endpoint_that_a_region_lacks_is_not_missing_elsewhere() {
    let scenario = opened("v1&region=us-east-1&nat=none&s.logs=1000~none&s.ecr.api=10");
    let rows = check(&scenario);
    assert!(rows.iter().all(|row| row.region != N_VIRGINIA), "nothing leads to the service there");
    assert_eq!(rows.len(), 35);
}

#[test]
fn another_region_is_left_out_where_it_would_be_the_region_itself() {
    let scenario = with("v1&region=us-east-1&s.logs=1000", |scenario| {
        let (out, into) = (Gb::whole(1_000), Gb::ZERO);
        scenario.other_region = Some(OtherRegion { region: TOKYO, out, into, endpoints: 0 });
    });
    let rows = check(&scenario);
    let design = |region| rows.iter().find(|row| row.region == region).expect("a row").design;
    assert_eq!(design(TOKYO), Design::EndpointsOnly, "nothing but endpoints is needed there");
    assert_ne!(design(N_VIRGINIA), Design::EndpointsOnly);
}

#[test]
fn a_region_where_nothing_is_possible_has_no_row() {
    assert_eq!(everywhere(&opened("v1&nat=none&out=1")), []);
    let provisioned = with("v1&region=us-east-1&s.logs=10&out=1", |scenario| scenario.nat_gbps = 1);
    assert_eq!(check(&provisioned).len(), 11, "where provisioned bandwidth has a price");
}

#[test]
fn of_two_stretches_of_a_design_the_users_is_told() {
    // Endpoints are cheapest up to 5,840 GB, and again from where their third tier has made up for the first.
    let rows = check(&opened("v1&region=us-east-1&azs=1&s.logs=20000000&p.nat_gb=0.005"));
    let row = rows.iter().find(|row| row.region == N_VIRGINIA).expect("a row");
    assert_eq!((row.design, row.to), (Design::EndpointsOnly, None));
    assert_eq!(row.from.map(|from| row.scale.decimal(from, 2)).as_deref(), Some("14650864.00"));
}
