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
    let labels = locale.change_labels();
    // Beside public subnets, NAT gateways that stand in each VPC beside a hub are the one thing that no code creates.
    let not_written =
        |design| if design == Design::PublicSubnets { labels.not_written } else { labels.not_written_beside_hub };
    let Some(design) = design else {
        return match &report.recommendation {
            Some(found) => not_written(found.design).to_owned(),
            None => locale.recommendation(scenario, report),
        };
    };
    let answer = report.answers.iter().find(|answer| answer.design == design);
    match answer.map(|answer| &answer.outcome) {
        Some(Err(reasons)) => reasons.iter().map(|reason| locale.infeasible(reason)).collect::<Vec<_>>().join(" "),
        _ => not_written(design).to_owned(),
    }
}
