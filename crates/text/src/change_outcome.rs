//! Texts of what was predicted of a change against what a bill or metrics say.

/// Labels of the comparison.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeLabels {
    /// The heading.
    pub heading: &'static str,
    /// What to bring, and what the comparison holds.
    pub note: &'static str,
    /// Column: the item.
    pub item: &'static str,
    /// Column: as predicted.
    pub predicted: &'static str,
    /// Column: as billed.
    pub billed: &'static str,
    /// Column: as measured.
    pub measured: &'static str,
    /// Column: the difference.
    pub difference: &'static str,
    /// The sum.
    pub total: &'static str,
    /// That a bill has no cost for an item.
    pub no_cost: &'static str,
}

/// Sentences of the comparison.
pub trait OutcomeText {
    /// The labels.
    fn outcome_labels(&self) -> &'static OutcomeLabels;
    /// How long the files' time is, and to how many hours it is scaled.
    fn outcome_scaled(&self, days: &str, hours: &str) -> String;
}
