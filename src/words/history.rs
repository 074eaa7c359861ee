//! What is said of former states: undo, what is kept, scenarios side by side.

/// What is said of former states: undo, what is kept, scenarios side by side.
pub trait History {
    /// What stands alone.
    fn former(&self) -> &'static HistoryLabels;
}

/// What stands alone on buttons and beside them.
#[derive(Clone, Copy, Debug)]
pub struct HistoryLabels {
    /// Takes the last change back.
    pub undo: &'static str,
    /// Makes it again.
    pub redo: &'static str,
    /// That the state of the last visit is shown.
    pub restored: &'static str,
    /// Shows the article's case instead.
    pub start_over: &'static str,
}
