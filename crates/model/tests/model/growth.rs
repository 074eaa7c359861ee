//! In which month growing volumes change the answer.

use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::growth::{self, Growth};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Share};
use natpoint_test_support::bills::{opened, with};

/// A NAT gateway beside the internet and one endpoint in us-east-1, two AZs: the endpoint costs 14.60 USD a month and
/// saves 0.045 + 0.01 - 0.01 = 0.045 USD a GB, so it pays from 324.44 GB on.
fn at(gb: &str, percent: u32) -> Scenario {
    with(&format!("v1&region=us-east-1&s.logs={gb}&in=1"), |scenario| {
        scenario.growth = Share::of(percent, 100).expect("a share");
    })
}

#[test]
fn the_month_is_the_first_above_the_break_even() {
    // 200 x 1.1^5 = 322.102 and 200 x 1.1^6 = 354.3122; 1 GB from the internet grows alike, to 1.771561.
    let expected = Growth::Changes { months: 6, becomes: Design::CheapestMix, gb: Gb::literal("356.083761") };
    assert_eq!(growth::of(&at("200", 10)), Some(expected));
    // Doubling: 200, 400.
    let expected = Growth::Changes { months: 1, becomes: Design::CheapestMix, gb: Gb::literal("402") };
    assert_eq!(growth::of(&at("200", 100)), Some(expected));
    // 1 % of one GB for ten years is 3.3 GB.
    assert_eq!(growth::of(&at("1", 1)), Some(Growth::Stays));
}

#[test]
fn without_growth_data_or_an_answer_nothing_is_said() {
    assert_eq!(growth::of(&opened("v1&region=us-east-1&s.logs=200&in=1")), None);
    assert_eq!(growth::of(&opened("v1&region=us-east-1&s.logs=0&growth=5")), None);
    assert_eq!(growth::of(&opened("v1&region=us-east-1&nat=none&s.logs=5&in=1&growth=5")), None);
}

#[test]
fn volumes_that_cannot_be_added_up_any_more_end_the_search() {
    assert_eq!(growth::of(&opened("v1&region=us-east-1&nat=none&s.logs=1000000000&growth=100")), Some(Growth::Stays));
}

#[test]
fn the_month_before_has_the_answer_of_now() {
    for gb in ["50", "100", "250", "300"] {
        for percent in [2, 7, 33] {
            let scenario = at(gb, percent);
            let now = DesignTotals::of(&scenario).cheapest().map(|(design, _)| design);
            let Some(Growth::Changes { months, becomes, .. }) = growth::of(&scenario) else { panic!("it changes") };
            // By another way: each month anew from the first, in floats, far from the edge.
            let then = |months: u32| {
                let factor = (1.0 + f64::from(percent) / 100.0).powi(i32::try_from(months).expect("few"));
                gb.parse::<f64>().expect("a number") * factor
            };
            assert!(then(months) > 324.0 && then(months - 1) < 325.0, "{gb} GB by {percent} %: {months}");
            assert_ne!(Some(becomes), now);
        }
    }
}
