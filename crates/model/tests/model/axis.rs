//! Where the user stands on each axis, and what its steps are worth.

use bills::{opened, service};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::crossing::meetings;
use natpoint_model::compare::curve::{Linear, merged};
use natpoint_model::compare::{Axis, AxisScale, AxisUnit, Curve, Meeting, Report};
use natpoint_model::cost::{Design, Origin, SourcedRate};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Ratio, Usd, UsdPerGb};

use natpoint_test_support::bills;

/// The user's place, a value two steps on, and the last value that may be stated.
#[track_caller]
fn check(scenario: &Scenario, axis: Axis, unit: AxisUnit, here: &str, two: &str, last: Option<&str>) {
    let scale = AxisScale::new(axis, scenario);
    assert_eq!(scale.unit, unit, "{axis:?}");
    assert_eq!(scale.decimal(scale.current_ratio(), 8), here, "{axis:?}");
    assert_eq!(scale.decimal(Ratio::whole(2), 8), two, "{axis:?}");
    if let Some(last) = last {
        assert_eq!(scale.decimal(Ratio::whole(i128::from(scale.last)), 2), last, "{axis:?}");
    }
    // What is drawn is what is told.
    let told: f64 = here.parse().expect("a number");
    assert!((scale.float(scale.current_ratio()) - told).abs() <= told * 1e-9, "{axis:?}");
    assert_eq!(scale.steps(scale.current_millionths()), scale.current_ratio(), "{axis:?}");
}

#[test]
fn steps_are_worth_what_they_say() {
    let scenario = opened(
        "v1&region=us-east-1&vpcs=20&peering=yes&peeringaz=75&hours=700.5&crossaz=25&s.logs=100&s.sts=300&out=7&in=8\
         &other=eu-west-1&other.out=9&other.in=10",
    );
    let gb = AxisUnit::Gb;
    let most = Some("1000000000.00");
    check(&scenario, Axis::AllServices, gb, "400.00000000", "800.00000000", None);
    check(&scenario, Axis::OneService(service("sts")), gb, "300.00000000", "0.00000200", most);
    check(&scenario, Axis::InternetOut, gb, "7.00000000", "0.00000200", most);
    check(&scenario, Axis::InternetIn, gb, "8.00000000", "0.00000200", most);
    check(&scenario, Axis::OtherRegionOut, gb, "9.00000000", "0.00000200", most);
    check(&scenario, Axis::OtherRegionIn, gb, "10.00000000", "0.00000200", most);
    check(&scenario, Axis::Vpcs, AxisUnit::Vpcs, "20.00000000", "2.00000000", Some("100000.00"));
    check(&scenario, Axis::PublicHosts, AxisUnit::Hosts, "0.00000000", "2.00000000", Some("10000.00"));
    check(&scenario, Axis::Hours, AxisUnit::Hours, "700.50000000", "0.00000200", Some("744.00"));
    check(&scenario, Axis::CrossAz, AxisUnit::Percent, "25.00000000", "0.00033333", Some("100.00"));
    check(&scenario, Axis::PeeringCrossAz, AxisUnit::Percent, "75.00000000", "0.00033333", Some("100.00"));
    let price = PriceItem::NatGb;
    check(&scenario, Axis::Price(price), AxisUnit::Usd(price), "0.04500000", "0.00000002", Some("100.00"));
}

#[test]
fn without_volumes_all_services_grow_alike_from_nothing() {
    let scenario = opened("v1&s.logs=0&s.sts=0");
    check(&scenario, Axis::AllServices, AxisUnit::Gb, "0.00000000", "4.00000000", None);
    let mut moved = scenario.clone();
    Axis::AllServices.set(&mut moved, 3);
    assert_eq!(moved.services.iter().map(|used| used.gb.units()).collect::<Vec<_>>(), [3_000_000, 3_000_000]);
}

#[test]
fn what_a_scenario_does_not_have_means_all_services() {
    let scenario = opened("v1&nat=az&s.logs=5");
    let absent = [Axis::OneService(service("sts")), Axis::OtherRegionOut, Axis::OtherRegionIn, Axis::CrossAz];
    for axis in absent {
        assert_eq!(axis.current(&scenario), None, "{axis:?}");
        let all = AxisScale::new(Axis::AllServices, &scenario);
        assert_eq!(Report::new(&scenario, axis).scale, all, "{axis:?}");
    }
}

#[test]
fn a_stretch_that_goes_on_across_a_bend_is_one_stretch() {
    // Both pay the same egress, which bends at 100 GB and at each tier.
    let report = Report::new(&opened("v1&nat=az&s.logs=5&out=7"), Axis::InternetOut);
    let both = (Design::NatOnly, Design::NatAndGateways);
    let meetings: Vec<Meeting> = report
        .crossings
        .iter()
        .filter(|crossing| (crossing.left, crossing.right) == both)
        .map(|crossing| crossing.meeting)
        .collect();
    assert_eq!(meetings, [Meeting::Coincide { from: Ratio::ZERO, to: None }]);
    assert!(report.priced(Design::NatOnly).expect("possible").curve.pieces().len() > 3, "there are bends");
}

/// Tiers: from how many GB on, and USD per GB.
fn quoted(tiers: &[(u64, u64)]) -> Vec<SourcedRate<UsdPerGb>> {
    let tier = |&(from, usd): &(u64, u64)| SourcedRate {
        item: PriceItem::EndpointGb,
        from: Gb::whole(from),
        rate: UsdPerGb::from_units(usd * 1_000_000_000_000),
        origin: Origin::Typed,
    };
    tiers.iter().map(tier).collect()
}

/// What data costs by its tiers, along steps of a GB.
fn tiers(tiers: &[(u64, u64)]) -> Curve {
    Curve::of_data((Gb::ZERO, Gb::ONE), &quoted(tiers))
}

#[test]
fn curves_that_meet_where_they_bend_meet_once() {
    let line = |fixed: u32, slope: u32| Curve::line(Linear { fixed: Usd::ONE * fixed, slope: Usd::ONE * slope });
    let at = Ratio::whole;
    let stretch = |from, to: Option<i128>| Meeting::Coincide { from: at(from), to: to.map(at) };
    let cases = [
        // One crosses the other just where it bends, or comes from below and turns away.
        (tiers(&[(0, 1), (10, 3)]), line(10, 0), vec![Meeting::Cross(at(10))]),
        (tiers(&[(0, 2), (10, 0)]), line(10, 1), vec![Meeting::Touch(at(10))]),
        (tiers(&[(0, 2), (10, 0), (20, 2)]), line(10, 1), vec![Meeting::Touch(at(10)), Meeting::Cross(at(30))]),
        // Both bend there.
        (tiers(&[(0, 2), (10, 4)]), line(10, 0).plus(&tiers(&[(0, 1), (10, 2)])), vec![Meeting::Cross(at(10))]),
        // They part and come back, and between the two stretches they are not alike.
        (tiers(&[(0, 1), (10, 2), (20, 0), (30, 1)]), line(0, 1), vec![stretch(0, Some(10)), stretch(30, None)]),
        (tiers(&[(0, 1), (10, 2), (20, 0), (40, 1)]), line(0, 1), vec![stretch(0, Some(10)), Meeting::Cross(at(30))]),
        (tiers(&[(0, 1), (10, 2)]), line(0, 1), vec![stretch(0, Some(10))]),
        (line(3, 1), line(4, 1), vec![]),
    ];
    for (left, right, expected) in cases {
        assert_eq!(meetings(&left, &right), expected, "{left:?} {right:?}");
        assert_eq!(meetings(&right, &left), expected, "the other way round");
    }
}

#[test]
fn tiers_bend_where_all_data_reaches_them() {
    // 5 GB at step 0 and 2 more with each step: 10 GB are reached at step 2.5, and 20 GB at step 7.5.
    let quoted = quoted(&[(0, 4), (10, 2), (20, 1)]);
    let curve = Curve::of_data((Gb::whole(5), Gb::whole(7)), &quoted);
    let half = |halves| Ratio::new(halves, 2).expect("two halves");
    let steps = [half(0), half(5), half(15)];
    assert_eq!(curve.bends(), steps);
    // 5 x 4; 10 x 4; 10 x 4 + 10 x 2; 10 more at 1.
    let amounts = [(0, 20), (5, 40), (15, 60), (25, 70)];
    for (halves, usd) in amounts {
        assert_eq!(curve.at(half(halves)), Usd::ONE * usd, "after {halves} halves of a step");
    }
    // A tier that is passed at step 0 already starts there.
    let late = Curve::of_data((Gb::whole(15), Gb::whole(17)), &quoted);
    assert_eq!(late.pieces().len(), 2);
    assert_eq!((late.at(half(0)), late.at(half(5))), (Usd::ONE * 50, Usd::ONE * 60));
    let steps = |steps: &[i128]| steps.iter().copied().map(Ratio::whole).collect::<Vec<_>>();
    assert_eq!(merged(&steps(&[0, 2, 5]), &steps(&[1, 2, 3, 7])), steps(&[0, 1, 2, 3, 5, 7]));
    assert_eq!(merged(&steps(&[4]), &steps(&[1])), steps(&[1, 4]));
    assert_eq!(merged(&[], &steps(&[1, 1])), steps(&[1]));
}
