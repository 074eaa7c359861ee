//! Texts about undo, saved scenarios and comparisons, in English.

use super::English;
use crate::scenarios::{HistoryLabels, ScenarioText};

static LABELS: HistoryLabels = HistoryLabels {
    undo: "Undo",
    redo: "Redo",
    restored: "This is what you left here last time.",
    start_over: "Start from the example instead",
    scenarios: "Scenarios",
    name: "Name",
    save: "Save this one",
    open: "Open",
    delete: "Delete",
    not_kept: "This browser keeps nothing here: what you save lasts until the page is closed.",
    left: "Compare",
    right: "with",
    present: "What is on the page now",
    same: "Both say the same.",
    input: "What differs",
    alone: "Alone it adds",
    together: "Only together",
    total: "Difference in all",
    alone_note: "Each line changes one thing of the left side and takes the cheapest design then, in USD a month. What \
                 several changes add or spare only in combination stands in a line of its own.",
    yes: "yes",
    no: "no",
};

impl ScenarioText for English {
    fn history_labels(&self) -> &'static HistoryLabels {
        &LABELS
    }

    fn costs(&self, name: &str, cheapest: Option<(&str, &str)>) -> String {
        match cheapest {
            Some((design, total)) => format!("{name}: {design}, {total} a month"),
            None => format!("{name}: no design is possible"),
        }
    }

    fn replace(&self, name: &str) -> String {
        format!("Replace “{name}”")
    }

    fn name_taken(&self, name: &str) -> String {
        format!("Another scenario is called “{name}” already. Choose a different name.")
    }

    fn put_back(&self, name: &str) -> String {
        format!("Put the former “{name}” back")
    }
}
