//! The windows of volumes, and what becomes of them on their way to those of a month.

use super::{Choices, Note};
use crate::imported_data::{ImportedData, Span, TimeCovered};

/// The windows of the logs, the metrics and the bill. Each source is scaled from its own.
pub(super) fn windows(imported: &ImportedData) -> [Option<Span>; 3] {
    // What no file covers is no part of a window.
    let logged = imported.traffic.as_ref().map(|traffic| traffic.time);
    let billed = imported.bill.as_ref().map(|bill| bill.time);
    let measured = imported.metrics.as_ref().map(|metrics| metrics.time);
    let covered = |time: Option<TimeCovered>| time.and_then(|time| time.covered());
    [logged, measured, billed].map(|time| covered(time).filter(|window| window.seconds() > 0))
}

/// Whether a window is a month already: the bill of February is not that of 30.4 days.
pub(super) const fn is_month(window: Span) -> bool {
    const DAY: u64 = 24 * 3_600;
    window.seconds() >= 28 * DAY && window.seconds() <= 31 * DAY
}

/// What became of the windows of volumes.
pub(super) fn scaling_notes(imported: &ImportedData, windows: [Option<Span>; 3], choices: &Choices) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for window in windows.into_iter().flatten().filter(|window| !is_month(*window)) {
        let note = if choices.unscaled { Note::NotScaled(window) } else { Note::Scaled(window) };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let timeless = imported.traffic.as_ref().is_some_and(|traffic| !traffic.volumes.is_empty()) && windows[0].is_none();
    let timeless = timeless || imported.metrics.is_some() && windows[1].is_none();
    notes.extend(timeless.then_some(Note::UnknownWindow));
    let timeless = imported.bill.as_ref().is_some_and(|bill| bill.time.span.is_none() && !bill.estimated);
    notes.extend(timeless.then_some(Note::TimelessBill));
    let unfinished = imported.bill.as_ref().and_then(|bill| bill.time.passed());
    notes.extend(unfinished.map(Note::UnfinishedBill));
    let measured = imported.metrics.as_ref().map_or(TimeCovered::default(), |metrics| metrics.time);
    // That the last minutes are not over changes no figure that anybody would look at.
    let unfinished_period = measured.passed().filter(|passed| measured.to_come > passed.seconds() / 100);
    notes.extend(unfinished_period.map(Note::UnfinishedMetrics));
    let estimated = imported.bill.as_ref().is_some_and(|bill| bill.time.span.is_some() && bill.estimated);
    let estimated = estimated && unfinished.is_none();
    notes.extend(estimated.then_some(Note::EstimatedBill));
    notes
}
