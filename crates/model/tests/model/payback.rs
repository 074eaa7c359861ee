//! After how many months the saving has paid for what a change costs once.

use natpoint_model::compare::payback::{self, Payback};
use natpoint_model::compare::{Axis, Report};
use natpoint_test_support::bills::opened;

fn told(link: &str) -> Option<Payback> {
    let scenario = opened(link);
    payback::of(&scenario, &Report::new(&scenario, Axis::AllServices))
}

/// 1,000 GB to S3 through one NAT gateway in us-east-1, whose gateway endpoint is free. Something comes from the
/// internet, so the NAT gateway stays, and each month saves 1,000 GB x (0.045 + a half of 2 x 0.01) = 55.00 USD.
fn with(once: &str, growth: &str) -> Option<Payback> {
    told(&format!("v1&region=us-east-1&s.s3=1000&in=1&growth={growth}&once={once}"))
}

#[test]
fn the_saving_of_a_month_counts_whole() {
    assert_eq!(with("55", "0"), Some(Payback::After(1)));
    assert_eq!(with("55.01", "0"), Some(Payback::After(2)));
    assert_eq!(with("110", "0"), Some(Payback::After(2)));
    assert_eq!(with("0.01", "0"), Some(Payback::After(1)));
    // Ten years are 120 months: 6,600 USD.
    assert_eq!(with("6600", "0"), Some(Payback::After(120)));
    assert_eq!(with("6600.01", "0"), Some(Payback::Beyond));
}

#[test]
fn volumes_grow_from_the_second_month_on() {
    // Doubling: 55 + 110 + 220 = 385.
    assert_eq!(with("385", "100"), Some(Payback::After(3)));
    assert_eq!(with("385.01", "100"), Some(Payback::After(4)));
    // By a tenth: 55 + 60.50 + 66.55 = 182.05.
    assert_eq!(with("182.05", "10"), Some(Payback::After(3)));
    assert_eq!(with("182.06", "10"), Some(Payback::After(4)));
}

#[test]
fn nothing_is_said_without_a_cost_a_change_or_something_to_compare_with() {
    assert_eq!(with("0", "10"), None);
    // Nothing is cheaper than what is there.
    assert_eq!(told("v1&region=us-east-1&s.logs=1&in=1&once=500"), None);
    // A network without NAT gateways cannot reach the internet, so there is none to compare with.
    assert_eq!(told("v1&region=us-east-1&nat=none&s.s3=5&in=1&once=500"), None);
    assert_eq!(told("v1&region=us-east-1&once=500"), None);
}

/// What a requirement makes dearer never pays for anything.
#[test]
fn a_change_that_costs_more_is_never_paid_back() {
    assert_eq!(told("v1&region=us-east-1&s.logs=1&require=endpoints&in=1&once=500"), Some(Payback::Beyond));
}

#[test]
fn volumes_that_cannot_be_added_up_any_more_say_nothing() {
    let link = "v1&region=us-east-1&s.logs=1&require=endpoints&in=1000000000&vpcs=300&growth=100&once=500";
    assert_eq!(told(link), None);
}
