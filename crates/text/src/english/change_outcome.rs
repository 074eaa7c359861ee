//! Texts of what was predicted against what was billed, in English.

use super::English;
use crate::change_outcome::{OutcomeLabels, OutcomeText};

impl OutcomeText for English {
    fn outcome_labels(&self) -> &'static OutcomeLabels {
        &OutcomeLabels {
            heading: "After the change: predicted and billed",
            note: "Drop the first bill or the metrics of whole days after the change on the page, without applying its \
                   volumes: each line of the prediction stands here beside what was billed. A bill holds \
                   all of its Region, whichever VPC it is for, before credits and taxes.",
            item: "Item",
            predicted: "Predicted",
            billed: "Billed",
            measured: "Measured",
            difference: "Difference",
            total: "Total",
            no_cost: "not in the file",
        }
    }

    fn outcome_scaled(&self, days: &str, hours: &str) -> String {
        let unit = if days == "1" { "day" } else { "days" };
        format!("{days} {unit}, scaled to {hours}.")
    }
}
