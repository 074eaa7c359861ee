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
    let Some(design) = design else {
        return match &report.recommendation {
            Some(_) => locale.change_labels().not_written.to_owned(),
            None => locale.recommendation(scenario, report),
        };
    };
    let answer = report.answers.iter().find(|answer| answer.design == design);
    match answer.map(|answer| &answer.outcome) {
        Some(Err(reasons)) => reasons.iter().map(|reason| locale.infeasible(reason)).collect::<Vec<_>>().join(" "),
        _ => locale.change_labels().not_written.to_owned(),
    }
}
