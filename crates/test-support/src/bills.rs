//! Networks told as links with a change on top, and what their bills say: for tests that are tables of cases.

use natpoint_link::Link;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::Routing;
use natpoint_model::cost::{Bill, ChargeKind, Design, Infeasible, Rates};
use natpoint_model::scenario::Scenario;

/// The scenario of a link that nothing is wrong with.
#[track_caller]
pub fn opened(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, [], "{text}");
    link.scenario
}

/// The same with a change that old links have no word for.
#[track_caller]
pub fn with(text: &str, change: impl FnOnce(&mut Scenario)) -> Scenario {
    let mut scenario = opened(text);
    change(&mut scenario);
    scenario
}

/// Prices the scenario along the volume of all services.
pub fn report(scenario: &Scenario) -> Report {
    Report::new(scenario, Axis::AllServices)
}

/// A design's bill.
#[track_caller]
pub fn bill(scenario: &Scenario, design: Design) -> Bill {
    match report(scenario).priced(design) {
        Some(priced) => priced.bill.clone(),
        None => panic!("{design:?} is impossible: {:?}", reasons(scenario, design)),
    }
}

/// What a design costs.
#[track_caller]
pub fn total(scenario: &Scenario, design: Design) -> String {
    bill(scenario, design).total.to_decimal(2)
}

/// Every line of a design's bill with its amount, in order.
#[track_caller]
pub fn lines(scenario: &Scenario, design: Design) -> Vec<(ChargeKind, String)> {
    bill(scenario, design).lines.iter().map(|line| (line.kind, line.amount.to_decimal(2))).collect()
}

/// What a line costs; nothing where there is no such line.
#[track_caller]
pub fn line(scenario: &Scenario, design: Design, kind: ChargeKind) -> Option<String> {
    lines(scenario, design).into_iter().find(|(other, _)| *other == kind).map(|(_, amount)| amount)
}

/// The reasons against a design; none where it is possible.
pub fn reasons(scenario: &Scenario, design: Design) -> Vec<Infeasible> {
    let report = report(scenario);
    let answer = report.answers.iter().find(|answer| answer.design == design);
    answer.and_then(|answer| answer.outcome.as_ref().err().cloned()).unwrap_or_default()
}

/// What charges come to where a design is not part of any report.
#[track_caller]
pub fn charged(routing: &Routing, scenario: &Scenario) -> String {
    Bill::of(&routing.charges(scenario, &Rates::of(scenario))).total.to_decimal(2)
}

/// A service of the catalogue.
pub fn service(slug: &str) -> ServiceId {
    ServiceId::named(slug)
}

/// A link's services: so many interface endpoints that no Region is known to lack, each with so many GB.
pub fn endpoints(count: usize, gb: &str) -> String {
    let everywhere = |id: &ServiceId| RegionId::all().all(|region| !id.offer_in(region).is_missing());
    let ids = ServiceId::all().filter(|id| !id.info().kinds.gateway()).filter(everywhere);
    let each: Vec<_> = ids.take(count).map(|id| format!("&s.{}={gb}", id.slug())).collect();
    each.concat()
}
