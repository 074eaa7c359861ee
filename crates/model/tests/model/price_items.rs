//! The prices that a network pays are those that its bills are made of.

use natpoint_link::Link;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::{Axis, Report, flips};
use natpoint_model::cost::Bill;
use natpoint_model::scenario::{NatTopology, Scenario};
use natpoint_model::units::{Quantity as _, Share, Usd};
use natpoint_test_support::networks::{price, scenario};
use proptest::prelude::*;

fn opened(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, []);
    link.scenario
}

fn bills(scenario: &Scenario) -> Vec<Bill> {
    let report = Report::new(scenario, Axis::AllServices);
    report.bills().map(|(_, bill)| bill.clone()).collect()
}

fn slugs(items: &[PriceItem]) -> String {
    items.iter().map(|item| item.slug()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_nat_instance_without_nat_gateways_pays_for_data_that_crosses_azs() {
    let scenario = opened("v1&nat=none&instance=t4g.small&s.logs=100");
    let (paid, unpaid) = scenario.price_items();
    assert!(paid.contains(&PriceItem::InterAzGbEachWay), "{}", slugs(&paid));
    assert!(!unpaid.contains(&PriceItem::InterAzGbEachWay));
    assert_eq!(scenario.cross_az_share(), Share::of(1, 2).expect("a half"));
    assert!(flips::axes(&scenario).contains(&Axis::CrossAz));
    assert!(flips::axes(&scenario).contains(&Axis::Price(PriceItem::InterAzGbEachWay)));
    let without = opened("v1&nat=none&s.logs=100");
    assert_eq!(without.cross_az_share(), Share::NONE, "nothing is there that data would cross to");
    assert!(!flips::axes(&without).contains(&Axis::CrossAz));
}

#[test]
fn a_price_that_keeps_a_design_from_being_built_can_be_typed() {
    let scenario = opened("v1&region=eu-central-1&nat=none&instance=c7gn.medium&s.logs=1");
    // With all else that the design is charged for: what is paid does not depend on how much of a price is typed.
    let all = "vpce_hour vpce_gb ipv4_hour inter_az_gb_each_way c7gn_medium_hour gp3_gb_month";
    assert_eq!(slugs(&scenario.price_items().0), all);
    let typed = opened("v1&region=eu-central-1&nat=none&instance=c7gn.medium&s.logs=1&p.c7gn_medium_hour=0.05");
    assert_eq!(slugs(&typed.price_items().0), all);
}

#[test]
fn what_no_design_is_ever_charged_for_is_not_offered() {
    let (paid, unpaid) = opened("v1").price_items();
    let mut offered = [paid, unpaid].concat();
    offered.sort();
    let charged: Vec<_> = PriceItem::ALL.into_iter().filter(|item| item.spec().charged).collect();
    assert_eq!(offered, charged);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn paid_is_what_stands_in_a_bill(scenario in scenario(), typed in price()) {
        let (paid, unpaid) = scenario.price_items();
        let before = bills(&scenario);
        for part in before.iter().flat_map(|bill| &bill.lines).flat_map(|line| &line.parts) {
            if let Some(price) = part.price.filter(|_| part.amount > Usd::ZERO) {
                prop_assert!(paid.contains(&price.item()), "{:?}", price.item());
            }
        }
        let never = PriceItem::ALL.into_iter().filter(|item| !item.spec().charged);
        for item in unpaid.into_iter().chain(never) {
            // A price typed for zonal NAT gateways speaks for regional ones too.
            let speaks = matches!(item, PriceItem::NatHour | PriceItem::NatGb) && scenario.nat == NatTopology::Regional;
            if speaks {
                continue;
            }
            let mut other = scenario.clone();
            other.prices.insert(item, typed);
            prop_assert_eq!(&bills(&other), &before, "{:?} at {}", item, typed.to_plain());
        }
    }
}
