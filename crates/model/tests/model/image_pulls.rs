//! Image pulls split themselves between Amazon S3 and the registry.

use natpoint_link::Link;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::flips::{self, InputChange};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::input::{self, Commas, Field, RefusalReason};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_test_support::networks;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

const CARRIERS: [&str; 3] = ["ecr.api", "ecr.dkr", "s3"];

fn service(slug: &str) -> ServiceId {
    ServiceId::from_slug(slug).expect("a service of the catalogue")
}

fn linked(link: &str) -> Scenario {
    let (link, notices) = Link::read(link);
    assert_eq!(notices, []);
    link.scenario
}

/// All data of a carrier, and what it carries beside the pulls.
#[track_caller]
fn volumes(scenario: &Scenario, expected: [(&str, &str); 3]) {
    let volumes = CARRIERS
        .map(|slug| scenario.service(service(slug)).map(|used| (used.gb.to_plain(), scenario.own_gb(used).to_plain())));
    assert_eq!(volumes, expected.map(|(all, own)| Some((all.to_owned(), own.to_owned()))));
}

#[test]
fn layers_come_from_s3_and_the_rest_from_the_registry() {
    let mut scenario = linked("v1&region=us-east-1&azs=3&nat=az&s.logs=300&s.s3=500&out=1024");
    scenario.set_image_pulls(Gb::whole(2_048));
    volumes(&scenario, [("10.24", "0"), ("10.24", "0"), ("2527.52", "500")]);
    // The newcomer's figures.
    let report = Report::new(&scenario, Axis::AllServices);
    let total = |design| report.priced(design).expect("feasible").bill.total.to_decimal(2);
    assert_eq!((total(Design::NatOnly), total(Design::NatAndGateways)), ("366.90".to_owned(), "253.16".to_owned()));
    // Smaller, larger, none: what s3 carries beside them stays.
    scenario.set_image_pulls(Gb::literal("0.001"));
    volumes(&scenario, [("0.000005", "0"), ("0.000005", "0"), ("500.00099", "500")]);
    scenario.set_image_pulls(Gb::ZERO);
    volumes(&scenario, [("0", "0"), ("0", "0"), ("500", "500")]);
}

#[test]
fn a_service_keeps_what_it_carries_beside_them() {
    let mut scenario = linked("v1&pulls=1000&s.s3=20");
    volumes(&scenario, [("5", "0"), ("5", "0"), ("1010", "20")]);
    scenario.set_own_gb(service("s3"), Gb::whole(7));
    scenario.set_own_gb(service("ecr.api"), Gb::ONE);
    volumes(&scenario, [("6", "1"), ("5", "0"), ("997", "7")]);
    scenario.remove_service(service("s3"));
    volumes(&scenario, [("6", "1"), ("5", "0"), ("990", "0")]);
    scenario.remove_image_pulls();
    let left: Vec<_> = scenario.services.iter().map(|used| (used.service.slug(), used.gb)).collect();
    assert_eq!(left, [("ecr.api", Gb::ONE)], "what was there for pulls alone goes with them");
}

#[test]
fn links_hold_them_apart_from_the_services_in_any_order() {
    for link in ["v1&pulls=1000&s.s3=20&s.ecr.dkr=3~ga", "v1&s.ecr.dkr=3~ga&s.s3=20&pulls=1000"] {
        let scenario = linked(link);
        volumes(&scenario, [("5", "0"), ("8", "3"), ("1010", "20")]);
        let written = Link { scenario: scenario.clone(), ..Link::default() }.write();
        assert!(written.contains("&pulls=1000&") && written.contains("&s.s3=20&"), "{written}");
        assert_eq!(linked(&written), scenario);
    }
    assert_eq!(linked("v1&s.s3=20&s.ecr.dkr=3"), linked("v1&pulls=0&s.s3=20&s.ecr.dkr=3"));
    assert_eq!(Link::read("v1&pulls=10&axis=pulls").0.axis, Axis::ImagePulls);
}

#[test]
fn the_endpoints_of_the_registry_are_grouped_when_they_are_added_and_not_again() {
    let groups = |scenario: &Scenario| CARRIERS.map(|slug| scenario.service(service(slug)).and_then(|used| used.group));
    let scenario = linked("v1&pulls=10");
    let [api, dkr, s3] = groups(&scenario);
    assert!(api.is_some() && api == dkr && s3.is_none());
    let apart = linked("v1&pulls=10&s.ecr.api=0&s.ecr.dkr=0");
    assert_eq!(groups(&apart), [None; 3]);
    assert_eq!(linked(&Link { scenario: apart.clone(), ..Link::default() }.write()), apart);
}

#[test]
fn they_take_three_decimals_so_that_each_part_is_whole() {
    let read = |text| {
        input::typed(Field::ImagePulls, text, Commas::Thousands, input::image_pulls)
            .map(natpoint_model::units::Quantity::to_plain)
    };
    for (text, expected) in [
        ("2 TB", "2048"),
        ("0.001", "0.001"),
        ("350 MB", "0.342"),
        ("1200 x 350 MB", "410.156"),
        ("1,200 × 350MB", "410.156"),
        ("1.2k * 0.5", "600"),
        ("３００ｘ２ＧＢ", "600"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(expected), "{text:?}");
    }
    for (text, why) in [
        ("0.0001", RefusalReason::TooManyDecimals),
        ("2000 PB", RefusalReason::OutOfRange),
        ("x 350 MB", RefusalReason::NotANumber),
        ("3 x", RefusalReason::NotANumber),
        ("3 x 4 x 5", RefusalReason::NotANumber),
        ("3 GB x 4 GB", RefusalReason::NotANumber),
    ] {
        assert_eq!(read(text).map_err(|refusal| (refusal.why, refusal.value)), Err((why, text.to_owned())));
    }
}

#[test]
fn what_flips_the_answer_names_the_pulls_and_not_their_parts() {
    let flips = flips::all(&linked("v1&region=us-east-1&azs=3&nat=az&pulls=2048&s.logs=300&out=1024"));
    let axes: Vec<Axis> = flips
        .iter()
        .filter_map(|flip| match flip.change {
            InputChange::Beyond { axis, .. } => Some(axis),
            _ => None,
        })
        .collect();
    assert!(axes.contains(&Axis::ImagePulls), "{axes:?}");
    for slug in CARRIERS {
        assert!(!axes.contains(&Axis::OneService(service(slug))), "{slug} is no number that the user gave");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Splitting changes no figure: the same network with its volumes said service by service costs the same.
    #[test]
    fn every_design_costs_what_its_parts_cost(scenario in networks::scenario()) {
        let mut apart = scenario.clone();
        apart.forget_image_pulls();
        let (one, other) = (Report::new(&scenario, Axis::AllServices), Report::new(&apart, Axis::AllServices));
        prop_assert_eq!(&one.answers, &other.answers);
        prop_assert_eq!(&one.crossings, &other.crossings);
        prop_assert_eq!(&one.break_even, &other.break_even);
        let sum: Gb = CARRIERS.iter().map(|slug| scenario.image_part(service(slug))).sum();
        prop_assert_eq!(sum, scenario.image_pulls, "no byte is lost");
    }

    /// Along the axis of pulls every design costs what it costs with that volume.
    #[test]
    fn the_axis_prices_the_split(scenario in networks::scenario(), steps in 0..50_000_000_u64) {
        if scenario.image_pulls == Gb::ZERO {
            return Ok(());
        }
        let report = Report::new(&scenario, Axis::ImagePulls);
        let mut moved = scenario.clone();
        moved.set_image_pulls(Gb::from_units(steps * 1_000));
        let pulled = moved.image_pulls.units() / 1_000;
        let at = natpoint_model::units::Ratio::whole(i128::from(pulled));
        for (design, bill) in Report::new(&moved, Axis::AllServices).bills() {
            if let Some(priced) = report.priced(design) {
                prop_assert_eq!(priced.curve.at(at), bill.total, "{}", design.slug());
            }
        }
    }

    /// However services are scaled, pulls remain within them, and the link says the same.
    #[test]
    fn scaling_keeps_them_within_their_services(mut scenario in networks::scenario(), gb in 0..100_000_000_u64) {
        let proportions = scenario.proportions();
        scenario.scale_from(&proportions, Gb::from_units(gb * 977));
        scenario.settle();
        for used in &scenario.services {
            prop_assert!(used.gb >= scenario.image_part(used.service));
        }
        prop_assert_eq!(linked(&Link { scenario: scenario.clone(), ..Link::default() }.write()), scenario);
    }
}
