//! Why there is no change to a design.

use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_text::Locale;

/// Says why there is no [`Change`](crate::Change) to a design, or to the recommendation without one.
///
/// Either nothing is recommended, or the design is infeasible, which has its reasons; otherwise a part of it is not
/// written as code.
#[must_use]
pub fn why_none(scenario: &Scenario, report: &Report, design: Option<Design>, locale: &dyn Locale) -> String {
    let recommended = report.recommendation.as_ref().map(|recommendation| recommendation.design);
    let Some(design) = design.or(recommended) else { return locale.recommendation(scenario, report) };
    let answer = report.answers.iter().find(|answer| answer.design == design);
    match answer.map(|answer| &answer.outcome) {
        Some(Err(reasons)) => reasons.iter().map(|reason| locale.infeasible(reason)).collect::<Vec<_>>().join(" "),
        _ if design == Design::PublicSubnets => locale.change_labels().public_subnets_unwritten.to_owned(),
        _ => locale.change_labels().two_inspections_unwritten.to_owned(),
    }
}
