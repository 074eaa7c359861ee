//! What to do about the current network: the jobs that people come with, and their right answers.

use natpoint_link::Link;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::recommendation::{Action, Recommendation, Resource};
use natpoint_model::compare::{Axis, Meeting, Report, crossing};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

fn report(scenario: &Scenario) -> Report {
    Report::new(scenario, Axis::AllServices)
}

fn linked(link: &str) -> Scenario {
    let (link, notices) = Link::read(link);
    assert_eq!(notices, []);
    link.scenario
}

fn recommended(scenario: &Scenario) -> Recommendation {
    report(scenario).recommendation.expect("a recommendation")
}

fn services(slugs: &[&str]) -> Vec<ServiceId> {
    slugs.iter().map(|slug| ServiceId::from_slug(slug).expect("a service of the catalogue")).collect()
}

/// Today, recommended, saving, and the saving in tenths of a percent.
#[track_caller]
fn figures(scenario: &Scenario, expected: [&str; 4]) {
    let found = recommended(scenario);
    let saving = found.saving.expect("a current network");
    let today = found.current.as_ref().expect("a current network").bill.total;
    let cents = |amount: Usd| amount.to_decimal(2);
    let percent = saving.part.of_parts(100, 1, 1);
    let figures = [cents(today), cents(found.total), cents(saving.amount), percent];
    assert_eq!(figures.each_ref().map(String::as_str), expected);
}

#[track_caller]
fn actions(scenario: &Scenario, expected: &[Action]) {
    assert_eq!(recommended(scenario).actions, expected);
}

#[test]
fn the_opening_case() {
    let scenario = Scenario::opening();
    figures(&scenario, ["208.80", "128.34", "80.46", "38.5"]);
    actions(
        &scenario,
        &[
            Action::Keep(Resource::NatGateways(2)),
            Action::Add(Resource::GatewayEndpoints(services(&["s3"]))),
            Action::Add(Resource::InterfaceEndpoints(services(&["logs"]))),
        ],
    );
    let report = report(&scenario);
    let total = |design| report.priced(design).expect("feasible").bill.total.to_decimal(2);
    assert_eq!(total(Design::NatOnly), "208.80");
    assert_eq!(total(Design::NatAndGateways), "147.42");
    assert_eq!(total(Design::EndpointsOnly), "130.64");
    assert_eq!(total(Design::CheapestMix), "128.34");
    assert!(scenario.prices.is_empty(), "list prices");
    assert_eq!(crosses(&report, Design::NatAndGateways, Design::EndpointsOnly), ["1068"]);
}

/// Where two designs cost the same, to a whole GB of all services.
fn crosses(report: &Report, left: Design, right: Design) -> Vec<String> {
    let curve = |design| &report.priced(design).expect("feasible").curve;
    let meetings = crossing::meetings(curve(left), curve(right));
    let crossings = meetings.iter().filter(|meeting| matches!(meeting, Meeting::Cross(_)));
    crossings.map(|meeting| report.scale.decimal(meeting.start(), 0)).collect()
}

const NEWCOMER: &str = "v1&region=us-east-1&azs=3&nat=az&s.ecr.api=10.24~ga&s.ecr.dkr=10.24~ga&s.s3=2527.52&s.logs=300\
                        &out=1024";

#[test]
fn a_newcomer_adds_the_gateway_endpoint_and_nothing_else() {
    let scenario = linked(NEWCOMER);
    figures(&scenario, ["366.90", "253.16", "113.74", "31.0"]);
    actions(
        &scenario,
        &[Action::Keep(Resource::NatGateways(3)), Action::Add(Resource::GatewayEndpoints(services(&["s3"])))],
    );
    // From there on an endpoint for logs pays too.
    let report = report(&scenario);
    let next = report.cheapest_ranges.iter().find(|range| range.design == Design::CheapestMix).expect("a range");
    assert_eq!(report.scale.decimal(next.from, 0), "5940");
}

#[test]
fn a_reviewer_learns_when_an_endpoint_pays() {
    let pays_from = |link: &str| {
        let report = report(&linked(link));
        report.break_even.iter().map(|endpoint| endpoint.from_gb(2).expect("it pays")).collect::<Vec<_>>()
    };
    assert_eq!(pays_from("v1&region=eu-west-1&nat=az&s.sqs=100"), ["422.63"]);
    assert_eq!(pays_from("v1&region=eu-west-1&nat=one&s.sqs=100"), ["334.58"]);
}

#[test]
fn the_current_network_is_what_the_scenario_says() {
    // An endpoint for logs that carries too little, and none for sts.
    let scenario = linked("v1&region=ap-northeast-1&nat=az&s.logs=100~today-interface&s.s3=50&out=10");
    actions(
        &scenario,
        &[
            Action::Keep(Resource::NatGateways(2)),
            Action::Add(Resource::GatewayEndpoints(services(&["s3"]))),
            Action::Remove(Resource::InterfaceEndpoints(services(&["logs"]))),
        ],
    );
    assert!(recommended(&scenario).current.expect("a current network").is_stated);
}

#[test]
fn a_current_network_that_is_the_cheapest_stays() {
    for link in [
        // Too little for an endpoint.
        "v1&region=ap-northeast-1&nat=az&s.logs=10&out=10",
        // Nobody adds a gateway endpoint for nothing.
        "v1&region=ap-northeast-1&nat=az&s.logs=10&s.s3=0&out=10",
        // The endpoint pays for itself already.
        "v1&region=ap-northeast-1&nat=az&s.logs=800~today-interface&s.s3=10~today-gateway&out=10",
        // Nothing but the internet.
        "v1&region=ap-northeast-1&nat=az&out=10",
    ] {
        let found = recommended(&linked(link));
        assert!(found.changes_nothing(), "{link}: {:?}", found.actions);
        assert_eq!(found.saving.map(|saving| saving.amount), Some(Usd::ZERO), "{link}");
        assert_eq!(found.current.map(|current| current.bill.total), Some(found.total), "{link}");
    }
}

#[test]
fn without_nat_gateways_there_is_nothing_to_compare_with() {
    let found = recommended(&linked("v1&region=ap-northeast-1&nat=none&s.logs=100&s.s3=10"));
    assert_eq!((found.current, found.saving), (None, None));
    assert_eq!(
        found.actions,
        [
            Action::Add(Resource::GatewayEndpoints(services(&["s3"]))),
            Action::Add(Resource::InterfaceEndpoints(services(&["logs"]))),
        ]
    );
}

#[test]
fn as_long_as_nothing_is_to_be_reached_nothing_is_recommended() {
    assert_eq!(report(&linked("v1&region=ap-northeast-1&nat=az")).recommendation, None);
    // Internet traffic without a NAT gateway has no design.
    assert_eq!(report(&linked("v1&region=ap-northeast-1&nat=none&s.logs=100&out=5")).recommendation, None);
}

#[test]
fn what_is_asked_of_designs_may_cost_more_than_today() {
    let found = recommended(&linked("v1&region=ap-northeast-1&nat=az&s.logs=10~interface&out=10"));
    let saving = found.saving.expect("a current network").amount;
    assert!(saving < Usd::ZERO);
    assert_eq!(
        found.actions,
        [Action::Keep(Resource::NatGateways(2)), Action::Add(Resource::InterfaceEndpoints(services(&["logs"])))]
    );
}

#[test]
fn endpoints_alone_remove_the_nat_gateways() {
    let scenario = linked("v1&region=ap-northeast-1&nat=az&s.logs=800&s.s3=10");
    actions(
        &scenario,
        &[
            Action::Add(Resource::GatewayEndpoints(services(&["s3"]))),
            Action::Add(Resource::InterfaceEndpoints(services(&["logs"]))),
            Action::Remove(Resource::NatGateways(2)),
        ],
    );
}

#[test]
fn a_design_with_nothing_but_idle_parts_more_is_no_runner_up() {
    let runner_up = |link: &str| report(&linked(link)).verdict.expect("feasible").runner_up.map(|(design, _)| design);
    // In a hub, NAT gateways beside the endpoints would carry nothing.
    let hub = "v1&region=us-east-1&azs=3&vpcs=40&tgw=there&nat=az&s.logs=50&s.sts=1&s.kms=1&s.ssm=1";
    assert_eq!(report(&linked(hub)).verdict.map(|verdict| verdict.design), Some(Design::HubEndpoints));
    assert_ne!(runner_up(hub), Some(Design::HubEndpointsAndNat));
    // A gateway endpoint without data.
    let idle = "v1&region=ap-northeast-1&nat=az&s.logs=10&s.s3=0&out=10";
    assert_eq!(runner_up(idle), None);
}
