//! What is said of former states, in English.

use super::English;
use crate::words::history::{History, HistoryLabels};

static LABELS: HistoryLabels = HistoryLabels {
    undo: "Undo",
    redo: "Redo",
    restored: "This is what you left here last time.",
    start_over: "Start with the article's case instead",
};

impl History for English {
    fn former(&self) -> &'static HistoryLabels {
        &LABELS
    }
}
