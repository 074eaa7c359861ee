//! The article's case as a preset: its printed figures stay with it and do not survive it.

use natpoint_model::article::{self, Difference};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::N_VIRGINIA;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, NatTopology, Scenario};
use natpoint_model::units::{Gb, Share, UnitPrice};

/// The scenario after a change of the article's case.
fn after(change: impl FnOnce(&mut Scenario)) -> Scenario {
    let before = article::scenario();
    let mut after = before.clone();
    change(&mut after);
    article::leave(&before, &mut after);
    after
}

#[test]
fn what_leaves_the_case_drops_its_printed_figures() {
    let leaving: [fn(&mut Scenario); 5] = [
        |scenario| scenario.move_to(N_VIRGINIA),
        |scenario| scenario.azs = Azs::MAX,
        |scenario| scenario.nat = NatTopology::Regional,
        |scenario| scenario.add_service(ServiceId::named("sts"), Gb::ONE),
        |scenario| scenario.internet_out = Gb::ONE,
    ];
    for change in leaving {
        let left = after(change);
        assert!(left.prices.is_empty(), "list prices");
        assert_eq!((left.ipv4_per_nat, left.cross_az), (1, None));
    }
}

#[test]
fn what_stays_within_the_case_keeps_them() {
    let mut moved = article::scenario();
    moved.scale_services_to(Gb::whole(3_000));
    assert_eq!(after(|scenario| scenario.scale_services_to(Gb::whole(3_000))), moved);
    for difference in Difference::ALL {
        let mut switched = article::scenario();
        difference.set(&mut switched, true);
        assert_eq!(after(|scenario| difference.set(scenario, true)), switched, "{difference:?}");
    }
}

#[test]
fn what_the_user_typed_survives() {
    let typed = after(|scenario| {
        scenario.prices.insert(PriceItem::EndpointGb, UnitPrice::literal("0.008"));
        scenario.cross_az = Share::of(1, 4);
        scenario.ipv4_per_nat = 3;
    });
    assert_eq!(typed.prices.get(PriceItem::EndpointGb), Some(UnitPrice::literal("0.008")));
    assert_eq!((typed.cross_az, typed.ipv4_per_nat), (Share::of(1, 4), 3));
}

#[test]
fn a_scenario_that_never_was_the_case_keeps_what_it_says() {
    let mut own = Scenario::opening();
    own.prices.insert(PriceItem::EndpointGb, UnitPrice::literal("0.001"));
    own.ipv4_per_nat = 0;
    let mut changed = own.clone();
    changed.azs = Azs::MAX;
    let expected = changed.clone();
    article::leave(&own, &mut changed);
    assert_eq!(changed, expected);
}
