//! Texts about today's network, in English.

use super::English;
use crate::today::{TodayLabels, TodayText};
use natpoint_model::compare::today::{EndpointAdvice, Finding};
use natpoint_model::scenario::Path;

impl TodayText for English {
    fn today_labels(&self) -> &'static TodayLabels {
        &TodayLabels {
            today: "Current setup",
            unknown: "not specified",
            column_finding: "Finding",
            column_saves: "The change saves",
            idle_nat: "Nothing goes through it: it can go.",
            note: "A month, each change alone; a negative amount is what the change would cost more.",
        }
    }

    fn today_total(&self, total: &str, changed: Option<(&str, &str)>, without_nat: bool) -> String {
        match changed {
            Some((mix, saved)) => {
                let without = if without_nat { ", without NAT gateways" } else { "" };
                format!(
                    "Today costs {total} a month. All changes together, to the cheapest mix{without}: {mix}, \
                     {saved} less."
                )
            }
            None => format!("Today costs {total} a month, and no mix of NAT gateways and endpoints costs less."),
        }
    }

    fn today_finding(&self, finding: &Finding) -> &'static str {
        match (finding.advice, finding.to) {
            (EndpointAdvice::Earns, _) => "Worth keeping.",
            (EndpointAdvice::Idle, _) => {
                "Idle: it carries nothing. It can go unless a control asks for it; AWS looks at 30 days."
            }
            (EndpointAdvice::Dear | EndpointAdvice::Missing, Some(Path::Gateway)) => "Use the free gateway endpoint.",
            (EndpointAdvice::Dear, _) => "It can go: NAT is cheaper.",
            (EndpointAdvice::Asked, _) => "You ask for another path.",
            (EndpointAdvice::Missing, _) => "An interface endpoint is missing.",
            (EndpointAdvice::Needed, _) => "Needed: there is no other path, or you ask for this one.",
        }
    }
}
