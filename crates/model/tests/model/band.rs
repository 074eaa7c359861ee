//! Low, typical and high: the answers are those of the moved network, and the worst combination is found.

use bills::{opened, service};
use natpoint_model::compare::band::{Certainty, on_axis};
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::scenario::{Band, EndpointClaim, Scenario, TransitGateway};
use natpoint_model::units::{Gb, Usd};
use networks::scenario;
use proptest::prelude::{ProptestConfig, proptest};

use natpoint_test_support::bills;
use natpoint_test_support::networks;

fn band(low: &str, high: &str) -> Band {
    let bound = |text: &str| (!text.is_empty()).then(|| Gb::literal(text));
    Band { low: bound(low), high: bound(high) }
}

/// Every volume with its bounds, by the axis that moves it.
fn volumes(scenario: &Scenario) -> Vec<(Axis, Gb, Gb)> {
    let services = scenario.services.iter().map(|used| {
        // Of a service that carries image pulls, the estimates are of what it carries beside them.
        (Axis::OneService(used.service), used.gb, used.band.raised(scenario.image_part(used.service)))
    });
    let out = (Axis::InternetOut, scenario.internet_out, scenario.internet_out_band);
    let into = (Axis::InternetIn, scenario.internet_in, scenario.internet_in_band);
    let all = services.chain([out, into]);
    let all = all.map(|(axis, gb, band)| (axis, band.least(gb), band.most(gb)));
    all.filter(|(_, least, most)| least < most).collect()
}

/// The network at one combination of bounds.
fn corner(scenario: &Scenario, volumes: &[(Axis, Gb, Gb)], most: impl Fn(usize) -> bool) -> Scenario {
    let mut moved = scenario.clone();
    for (at, (axis, least, highest)) in volumes.iter().enumerate() {
        axis.set(&mut moved, if most(at) { *highest } else { *least }.units());
    }
    moved
}

/// The answer of a report: the cheapest design with its cost.
fn verdict(scenario: &Scenario) -> Option<(Design, Usd)> {
    let report = Report::new(scenario, Axis::AllServices);
    let proposals = report.answers.iter().filter(|answer| answer.design.is_proposal());
    let priced = proposals.filter_map(|answer| Some((answer.design, answer.outcome.as_ref().ok()?)));
    priced.map(|(design, priced)| (design, priced.bill.total)).min_by_key(|(design, total)| (*total, *design))
}

/// By how much the typical answer is beaten at the worst of all combinations; none where it never is.
fn worst(scenario: &Scenario, volumes: &[(Axis, Gb, Gb)], typical: Design) -> Option<Usd> {
    let behind = (0..1_usize << volumes.len()).filter_map(|bits| {
        let design_totals = DesignTotals::of(&corner(scenario, volumes, |at| bits >> at & 1 == 1));
        let (design, cost) = design_totals.cheapest()?;
        let behind = design_totals.total(typical).map_or(Usd::ZERO, |own| own - cost);
        (design != typical && (behind > Usd::ZERO || design_totals.total(typical).is_none())).then_some(behind)
    });
    behind.max()
}

/// The same network with volumes below every tier bound, all VPCs together, and so many volumes that are not certain.
fn below_tiers(mut scenario: Scenario, bands: usize) -> Scenario {
    scenario.forget_image_pulls();
    let small = |gb: Gb, least: u64| Gb::from_units(gb.units() % Gb::whole(200).units() + least);
    let small_band = |band: Band| Band { low: band.low.map(|gb| small(gb, 0)), high: band.high.map(|gb| small(gb, 1)) };
    scenario.vpcs = scenario.vpcs % 30 + 1;
    scenario.free_egress = false;
    (scenario.internet_out, scenario.internet_in) = (small(scenario.internet_out, 0), small(scenario.internet_in, 0));
    (scenario.internet_out_band, scenario.internet_in_band) = (Band::NONE, small_band(scenario.internet_in_band));
    for used in &mut scenario.services {
        used.gb = small(used.gb, 0);
        used.band = small_band(used.band);
    }
    while volumes(&scenario).len() > bands {
        let certain = scenario.services.iter_mut().find(|used| used.band != Band::NONE);
        certain.map_or(&mut scenario.internet_in_band, |used| &mut used.band).clone_from(&Band::NONE);
    }
    scenario
}

proptest! {
    // A failing case belongs into a test of its own, not into a file of seeds.
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_three_answers_are_those_of_reports(scenario in scenario()) {
        let volumes = volumes(&scenario);
        let Some(certainty) = Certainty::of(&scenario) else {
            let ends = [false, true].map(|most| corner(&scenario, &volumes, |_| most));
            let possible = verdict(&scenario).is_some() && ends.iter().all(|end| verdict(end).is_some());
            assert!(volumes.is_empty() || !possible);
            return Ok(());
        };
        assert_eq!(Some(certainty.low), verdict(&corner(&scenario, &volumes, |_| false)));
        assert_eq!(Some(certainty.typical), verdict(&scenario));
        assert_eq!(Some(certainty.high), verdict(&corner(&scenario, &volumes, |_| true)));
        let same = certainty.low.0 == certainty.typical.0 && certainty.high.0 == certainty.typical.0;
        assert_eq!(certainty.holds(), same && certainty.worst.is_none());
        assert!(certainty.worst.is_none_or(|(design, behind)| design != certainty.typical.0 && behind >= Usd::ZERO));
    }

    #[test]
    fn the_worst_of_few_volumes_is_the_worst_of_all_combinations(scenario in scenario()) {
        for scenario in [below_tiers(scenario.clone(), 6), below_tiers(scenario, 2)] {
            let volumes = volumes(&scenario);
            if let Some(certainty) = Certainty::of(&scenario) {
                let found = certainty.worst.map(|(_, behind)| behind);
                assert_eq!(found, worst(&scenario, &volumes, certainty.typical.0), "{volumes:?}");
            }
        }
    }
}

/// Eight services beside NAT gateways in three AZs, where an endpoint pays from 625.71 GB on.
fn eight(low: &str, high: &str, out: &str) -> Scenario {
    let slugs = ["logs", "sts", "kms", "ecs", "sqs", "sns", "ssm", "events"];
    let mut scenario = opened(&format!("v1&region=us-east-1&azs=3&nat=az&out={out}"));
    for slug in slugs {
        scenario.add_service(service(slug), Gb::whole(100));
    }
    for used in &mut scenario.services {
        used.band = band(low, high);
    }
    scenario
}

#[test]
fn the_worst_of_many_volumes() {
    let cases = [
        // 3 x 36.50 + 800 x 0.045 = 145.50 typical. At the most, 8 x (21.90 + 6.26) = 225.28 against 334.86.
        (eight("10", "626", "0"), Some("109.58")),
        // Beside NAT gateways that the internet needs, eight endpoints each pay by a little: 626 x 0.035 - 21.90.
        (eight("10", "626", "1"), Some("0.08")),
        (eight("10", "625", "1"), None),
    ];
    for (scenario, expected) in cases {
        let certainty = Certainty::of(&scenario).expect("bands");
        assert_eq!(certainty.typical.0, Design::NatOnly);
        assert_eq!(certainty.worst.map(|(_, behind)| behind.to_decimal(2)).as_deref(), expected);
        let volumes = volumes(&scenario);
        assert_eq!(certainty.worst.map(|(_, behind)| behind), worst(&scenario, &volumes, Design::NatOnly));
        assert_eq!(certainty.holds(), expected.is_none());
    }
}

#[test]
fn the_worst_of_many_volumes_may_be_at_their_least_or_where_a_design_opens() {
    // At 800 GB each, endpoints only is cheapest: 8 x 21.90 + 64. At the least, NAT gateways: 109.50 + 3.60.
    let mut busy = eight("10", "5000", "0");
    for used in &mut busy.services {
        used.gb = Gb::whole(800);
    }
    // Only without the internet may endpoints do, which is cheaper at the most of everything else.
    let mut sending = eight("10", "626", "1");
    sending.internet_out_band = band("0", "2");
    // One service that is worse at its most, among those that are worse at their least.
    let mut mixed = busy.clone();
    mixed.services[0].gb = Gb::whole(5_000);
    mixed.services[0].endpoint = EndpointClaim::Missing;
    for (scenario, typical) in [(busy, Design::EndpointsOnly), (sending, Design::NatOnly), (mixed, Design::CheapestMix)]
    {
        let certainty = Certainty::of(&scenario).expect("bands");
        assert_eq!(certainty.typical.0, typical);
        let volumes = volumes(&scenario);
        assert!(volumes.len() > 6, "more than are tried one by one");
        let behind = certainty.worst.map(|(_, behind)| behind);
        assert_eq!(behind.is_some(), typical != Design::CheapestMix, "a mix takes whatever comes");
        assert_eq!(behind, worst(&scenario, &volumes, typical));
    }
}

#[test]
fn the_worst_of_many_volumes_may_be_some_at_their_least_and_others_at_their_most() {
    // Ten VPCs on a transit gateway, four services with an endpoint and four without. A hub of both costs
    // 104.20 + 0.30 x GB with + 0.65 x GB without; NAT gateways of their own 365.00 + 0.45 x GB.
    let mut scenario = opened("v1&region=us-east-1&azs=1");
    (scenario.vpcs, scenario.transit_gateway) = (10, TransitGateway::Present);
    for (at, slug) in ["logs", "sts", "kms", "ecs", "sqs", "sns", "ssm", "events"].into_iter().enumerate() {
        let (gb, low, high) = if at < 4 { (300, "0", "") } else { (0, "", "1000") };
        scenario.add_service(service(slug), Gb::whole(gb));
        scenario.services[at].band = band(low, high);
        scenario.services[at].endpoint = if at < 4 { EndpointClaim::Unsaid } else { EndpointClaim::Missing };
    }
    let certainty = Certainty::of(&scenario).expect("bands");
    assert_eq!(certainty.typical.0, Design::HubEndpointsAndNat);
    // (104.20 + 4,000 x 0.65) - (365.00 + 4,000 x 0.45); with everything at its most it would be 487.20.
    let told = certainty.worst.map(|(design, behind)| (design, behind.to_decimal(2)));
    assert_eq!(told, Some((Design::NatOnly, "539.20".to_owned())));
    let behind = certainty.worst.map(|(_, behind)| behind);
    assert_eq!(behind, worst(&scenario, &volumes(&scenario), certainty.typical.0));
}

#[test]
fn a_change_at_one_end_alone_is_a_change() {
    let holds = |low, high, worst| {
        let at = |design| (design, Usd::ONE);
        Certainty { low: at(low), typical: at(Design::NatOnly), high: at(high), worst }.holds()
    };
    let (nat, endpoints) = (Design::NatOnly, Design::EndpointsOnly);
    assert!(holds(nat, nat, None));
    assert!(!holds(endpoints, nat, None));
    assert!(!holds(nat, endpoints, None));
    assert!(!holds(nat, nat, Some((endpoints, Usd::ONE))));
}

#[test]
fn nothing_is_said_of_certainty_without_a_band() {
    assert_eq!(Certainty::of(&opened("v1&s.logs=100")), None);
    let mut narrow = opened("v1&s.logs=100");
    narrow.services[0].band = band("200", "50");
    assert_eq!(Certainty::of(&narrow), None, "a low bound above the volume and a high one below it say nothing");
    let mut infeasible = opened("v1&nat=none&s.logs=100&out=1");
    infeasible.services[0].band = band("10", "200");
    assert_eq!(Certainty::of(&infeasible), None);
}

#[test]
fn the_stretch_on_an_axis_is_the_sum_of_its_bands() {
    let mut scenario = opened("v1&s.logs=100&s.sts=300&s.s3=600&out=50");
    scenario.services[0].band = band("40", "");
    scenario.services[1].band = band("", "900");
    scenario.internet_out_band = band("20", "70");
    let stretch = |axis| {
        let report = Report::new(&scenario, axis);
        assert_eq!(report.band, on_axis(&scenario, axis, &report.scale));
        report.band.map(|(least, most)| (report.scale.decimal(least, 3), report.scale.decimal(most, 3)))
    };
    let of = |least: &str, most: &str| Some((least.to_owned(), most.to_owned()));
    assert_eq!(stretch(Axis::AllServices), of("940.000", "1600.000"));
    assert_eq!(stretch(Axis::OneService(service("logs"))), of("40.000", "100.000"));
    assert_eq!(stretch(Axis::OneService(service("sts"))), of("300.000", "900.000"));
    assert_eq!(stretch(Axis::OneService(service("s3"))), None);
    assert_eq!(stretch(Axis::InternetOut), of("20.000", "70.000"));
    assert_eq!(stretch(Axis::InternetIn), None);
    assert_eq!(stretch(Axis::Hours), None);
}
