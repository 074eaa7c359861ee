//! Former states of the page, to go back to and to come forward from.
//!
//! A state is the text of a link. The clock is given in, so that a burst of changes can be told by tests.

use std::collections::VecDeque;

use crate::pairs;

/// The states before and after the one that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoHistory {
    /// Nearest last.
    past: VecDeque<String>,
    present: String,
    /// Nearest last.
    future: Vec<String>,
    /// When the newest step last changed, while it may still grow.
    growing: Option<u64>,
}

impl UndoHistory {
    /// The most states that one can go back.
    pub const LIMIT: usize = 200;
    /// Changes to the same input that follow each other within so many milliseconds are one step.
    pub const BURST_MS: u64 = 1_000;

    /// Nothing has happened yet.
    #[must_use]
    pub fn new(present: String) -> Self {
        Self { past: VecDeque::new(), present, future: Vec::new(), growing: None }
    }

    /// Notes a state that came to be at a time in milliseconds; what was undone before can no longer be redone.
    ///
    /// A drag of a slider and typing in one field change the same keys again and again, and are one step. A burst
    /// that ends where it began is none.
    pub fn record(&mut self, state: String, now_ms: u64) {
        if state == self.present {
            return;
        }
        self.future.clear();
        let soon = self.growing.is_some_and(|last| now_ms.saturating_sub(last) < Self::BURST_MS);
        let base = self.past.back().filter(|base| soon && alike(base, &self.present, &state));
        match base {
            Some(base) if *base == state => {
                self.past.pop_back();
                self.growing = None;
            }
            Some(_) => self.growing = Some(now_ms),
            None => {
                self.past.push_back(std::mem::take(&mut self.present));
                if self.past.len() > Self::LIMIT {
                    self.past.pop_front();
                }
                self.growing = Some(now_ms);
            }
        }
        self.present = state;
    }

    /// Goes a step back, to the state that is returned.
    pub fn undo(&mut self) -> Option<String> {
        let state = self.past.pop_back()?;
        self.future.push(std::mem::replace(&mut self.present, state));
        self.growing = None;
        Some(self.present.clone())
    }

    /// Comes a step forward again, to the state that is returned.
    pub fn redo(&mut self) -> Option<String> {
        let state = self.future.pop()?;
        self.past.push_back(std::mem::replace(&mut self.present, state));
        self.growing = None;
        Some(self.present.clone())
    }

    /// Whether there is a step to go back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to come forward.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The state that stands.
    #[must_use]
    pub fn present(&self) -> &str {
        &self.present
    }
}

/// Whether a change goes on with the one before it: both touch the same keys.
fn alike(base: &str, present: &str, state: &str) -> bool {
    let (before, now) = (pairs::differing(base, present), pairs::differing(present, state));
    before.len() == now.len() && now.iter().all(|(key, ..)| before.iter().any(|(other, ..)| key == other))
}
