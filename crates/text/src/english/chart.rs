//! Texts about the chart, in English.

use super::English;
use crate::Locale as _;
use crate::NameText as _;
use crate::chart::{ChartLabels, ChartText};
use natpoint_model::compare::chart_points::Mark;
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;

impl ChartText for English {
    fn chart_labels(&self) -> &'static ChartLabels {
        &ChartLabels {
            kind: "chart to explore",
            hint: "Drag to set the volume. Keys: arrows, Page Up, Page Down, Home and End move the cursor, C and \
                   Shift+C go from crossing to crossing, Enter takes the volume, Escape closes.",
            log: "Log scale",
            options: "Curves",
            table: "The chart as a table",
            no_curve: "No design meets these settings, so there is no curve.",
            column_at: "At",
        }
    }

    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String {
        if costs.is_empty() {
            return format!("{at}.");
        }
        let costs = costs.iter().map(|(design, amount, more)| {
            let cost = format!("{} {}", self.design(*design), self.amount(*amount));
            if *more > Usd::ZERO { format!("{cost}, {} more", self.amount(*more)) } else { cost }
        });
        format!("{at}: {}.", costs.collect::<Vec<_>>().join("; "))
    }

    fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::End => "",
            Mark::Bend => "bend",
            Mark::Crossing => "crossing",
            Mark::You => "you",
        }
    }
}
