//! Requirements as inputs, and what to relax when nothing meets them.

use natpoint_link::{Language, Link};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::recommendation::{Action, Resource};
use natpoint_model::compare::requirement;
use natpoint_model::compare::ways_out::{self, Relaxation, WayOut};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::{Design, Infeasible};
use natpoint_model::scenario::{NatTopology, Requirement, Requirements, Scenario};
use natpoint_model::units::Gb;
use natpoint_test_support::networks;
use natpoint_text::in_language;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

const NEWCOMER: &str = "v1&region=us-east-1&azs=3&nat=az&pulls=2048&s.logs=300&s.s3=500&out=1024";

fn linked(link: &str) -> Scenario {
    let (link, notices) = Link::read(link);
    assert_eq!(notices, []);
    link.scenario
}

fn report(scenario: &Scenario) -> Report {
    Report::new(scenario, Axis::AllServices)
}

#[track_caller]
fn ways(found: &[WayOut], english: &[&str], japanese: &[&str]) {
    let told = |language| found.iter().map(|way| in_language(language).way_out(way)).collect::<Vec<_>>();
    assert_eq!(told(Language::English), english);
    assert_eq!(told(Language::Japanese), japanese);
    for way in found {
        let mut relaxed = way.scenario.clone();
        assert_eq!(DesignTotals::of(&relaxed).total(way.design).unwrap_or(way.total), way.total);
        way.changes.iter().for_each(|change| change.apply(&mut relaxed));
        assert_eq!(relaxed, way.scenario, "applying it again changes nothing");
    }
}

#[test]
fn internet_traffic_without_a_nat_gateway() {
    let scenario = linked("v1&region=us-east-1&azs=3&nat=none&pulls=2048&s.logs=300&s.s3=500&out=1024");
    ways(
        &ways_out::of_scenario(&scenario),
        &["Allow a NAT gateway: $198.09 a month", "Leave out the 1 TB of internet traffic: $68.90 a month"],
        &["NAT ゲートウェイを使う: 月額 198.09 USD", "インターネットとの通信 1 TB を除く: 月額 68.90 USD"],
    );
    assert_eq!(ways_out::of_scenario(&linked(NEWCOMER)), [], "nothing is to be relaxed");
}

#[test]
fn no_internet_egress_is_priced_without_the_traffic_that_breaks() {
    let mut scenario = linked(NEWCOMER);
    scenario.requirements.set(Requirement::NoInternetRoute, true);
    assert_eq!(report(&scenario).verdict, None);
    let found = ways_out::of_scenario(&scenario);
    ways(
        &found,
        &["Leave out the 1 TB of internet traffic: $68.90 a month", "Drop “No internet egress”: $253.16 a month"],
        &[
            "インターネットとの通信 1 TB を除く: 月額 68.90 USD",
            "要件「インターネットに出ない」を外す: 月額 253.16 USD",
        ],
    );
    // The endpoints are named.
    let relaxed = report(&found[0].scenario);
    let interface = relaxed.recommendation.expect("an answer").actions.into_iter().find_map(|action| match action {
        Action::Add(Resource::InterfaceEndpoints(services)) => Some(services),
        _ => None,
    });
    let named: Vec<_> = interface.expect("endpoints").into_iter().map(ServiceId::slug).collect();
    assert_eq!(named, ["logs", "ecr.api", "ecr.dkr"]);
}

#[test]
fn a_single_design_has_ways_out_too() {
    ways(
        &ways_out::of_design(Design::EndpointsOnly, &linked(NEWCOMER)),
        &["Leave out the 1 TB of internet traffic: $68.90 a month"],
        &["インターネットとの通信 1 TB を除く: 月額 68.90 USD"],
    );
    assert_eq!(ways_out::of_design(Design::NatOnly, &linked(NEWCOMER)), []);
}

#[test]
fn what_contradicts_itself_twice_is_relaxed_in_two_places() {
    let mut scenario = linked("v1&region=us-east-1&nat=none&s.logs=10~nat&out=5");
    scenario.requirements.set(Requirement::NoInternetRoute, true);
    let found = ways_out::of_scenario(&scenario);
    assert!(found.iter().all(|way| way.changes.len() == 2), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn the_internet_may_have_to_stay_without_a_volume() {
    let network = "v1&region=ap-northeast-1&nat=az&s.logs=800&s.s3=10";
    assert_eq!(report(&linked(network)).verdict.expect("feasible").design, Design::EndpointsOnly);
    let kept = linked(&format!("{network}&require=internet"));
    let report = report(&kept);
    let endpoints = report.answers.iter().find(|answer| answer.design == Design::EndpointsOnly).expect("a design");
    let reasons = endpoints.outcome.as_ref().expect_err("ruled out");
    assert!(reasons.contains(&Infeasible::Required(Requirement::InternetStays)), "{reasons:?}");
    let found = report.recommendation.expect("an answer");
    assert!(found.actions.contains(&Action::Keep(Resource::NatGateways(2))), "{:?}", found.actions);
}

#[test]
fn requirements_are_in_the_link_and_add_what_they_ask_for() {
    for (name, requirement) in Requirement::ALL {
        let mut asked = linked(NEWCOMER);
        asked.requirements.set(requirement, true);
        asked.settle();
        let link = Link { scenario: asked.clone(), ..Link::default() }.write();
        assert!(link.contains(&format!("&require={name}&")), "{link}");
        assert_eq!(linked(&link), asked);
        assert!(requirement.controls().iter().all(|control| asked.service(control.service).is_some()));
    }
    let both = linked("v1&s.logs=5&require=endpoints~internet");
    let all: Vec<_> = both.requirements.iter().collect();
    assert_eq!(all, [Requirement::InternetStays, Requirement::EveryEndpoint]);
    let (kept, notices) = Link::read("v1&s.logs=5&require=endpoints~nonsense");
    assert_eq!((kept.scenario.requirements, notices.len()), (Requirements::NONE, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// As an input a requirement leads to what the table of requirements prices.
    #[test]
    fn an_input_and_the_table_agree(scenario in networks::scenario()) {
        for answer in requirement::all(&scenario) {
            let mut asked = scenario.clone();
            asked.requirements.set(answer.requirement, true);
            asked.add_required_services();
            let cheapest = DesignTotals::of(&asked).cheapest().map(|(_, total)| total);
            prop_assert_eq!(cheapest, answer.outcome.as_ref().ok().map(|met| met.total), "{:?}", answer.requirement);
            prop_assert_eq!(report(&asked).verdict.map(|verdict| verdict.total), cheapest);
        }
    }

    /// Every way out is one, and says what it costs.
    #[test]
    fn every_way_out_leads_out(mut scenario in networks::scenario(), asked in 0..1_u16 << Requirement::ALL.len()) {
        for (at, (_, requirement)) in Requirement::ALL.into_iter().enumerate() {
            scenario.requirements.set(requirement, asked >> at & 1 == 1);
        }
        scenario.add_required_services();
        for way in ways_out::of_scenario(&scenario) {
            prop_assert_eq!(DesignTotals::of(&way.scenario).cheapest(), Some((way.design, way.total)));
            let dropped = |requirement: &Requirement| !way.scenario.requirements.has(*requirement);
            for requirement in scenario.requirements.iter().filter(dropped) {
                let says = |change: &Relaxation| *change == Relaxation::Drop(requirement)
                    || (requirement, change) == (Requirement::InternetStays, &Relaxation::LeaveOutInternet(Gb::ZERO));
                prop_assert!(way.changes.iter().any(says), "{:?} drops {:?}", way.changes, requirement);
            }
            for language in Language::ALL {
                prop_assert!(!in_language(language).way_out(&way).is_empty());
            }
        }
    }
}

#[test]
fn a_way_out_is_data() {
    let ways = ways_out::of_scenario(&linked("v1&nat=none&s.logs=1&in=3"));
    let changes: Vec<_> = ways.iter().map(|way| way.changes.clone()).collect();
    assert_eq!(changes, [vec![Relaxation::AllowNat], vec![Relaxation::LeaveOutInternet(Gb::whole(3))]]);
    assert_eq!(ways[0].scenario.nat, NatTopology::OneZonal);
}
