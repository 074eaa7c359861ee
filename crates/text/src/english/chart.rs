//! What is said of the chart while it is explored.

use super::English;
use super::phrases::usd;
use crate::NameText as _;
use crate::chart::{ChartLabels, ChartText};
use crate::numbers::cents;
use natpoint_model::compare::chart_points::Mark;
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;

impl ChartText for English {
    fn chart_labels(&self) -> &'static ChartLabels {
        &ChartLabels {
            kind: "chart to explore",
            hint: "Drag to set the volume. Keys: arrows, Page Up, Page Down, Home and End move the cursor, C and \
                   Shift+C go from crossing to crossing, Enter takes the volume, Escape closes.",
            log: "logarithmic",
            options: "Curves",
            table: "The chart as a table",
            column_at: "At",
        }
    }

    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String {
        let mut told = at.to_owned();
        for (place, (design, amount, more)) in costs.iter().enumerate() {
            told += if place == 0 { ": " } else { "; " };
            told += self.design(*design);
            told += " ";
            told += &usd(&cents(*amount));
            if *more > Usd::ZERO {
                told += ", ";
                told += &usd(&cents(*more));
                told += " more";
            }
        }
        told + "."
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
