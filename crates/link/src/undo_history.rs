//! Undo and redo.
//!
//! A state is the text of a link. The caller passes the time, so that tests need no clock.

use std::collections::VecDeque;

use crate::pairs;

/// The current state, and those that undo and redo go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoHistory {
    /// The states to undo to, the newest last.
    past: VecDeque<String>,
    present: String,
    /// The states to redo, the next one last.
    future: Vec<String>,
    /// When the newest step last changed, while further changes may join it.
    growing: Option<u64>,
    /// Whether steps were dropped because there were too many.
    is_cut: bool,
}

impl UndoHistory {
    /// The largest number of undo steps.
    pub const LIMIT: usize = 200;
    /// The longest text that is read: that of the most steps, each of a thousand characters.
    pub const MAX_BYTES: usize = 400_000;
    /// Changes to the same input within so many milliseconds of each other are one step.
    pub const BURST_MS: u64 = 1_000;

    /// A history with nothing to undo.
    #[must_use]
    pub fn new(present: String) -> Self {
        Self { past: VecDeque::new(), present, future: Vec::new(), growing: None, is_cut: false }
    }

    /// Records a state with the time in milliseconds; what was undone before can no longer be redone.
    ///
    /// Dragging a slider and typing into a field change the same keys repeatedly, which is one step. If that ends with
    /// the state that it started from, it is no step.
    pub fn record(&mut self, state: String, now_ms: u64) {
        if state == self.present {
            return;
        }
        self.future.clear();
        let soon = self.growing.is_some_and(|last| now_ms.saturating_sub(last) < Self::BURST_MS);
        let base = self.past.back().filter(|base| soon && same_keys(base, &self.present, &state));
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
                    self.is_cut = true;
                }
                self.growing = Some(now_ms);
            }
        }
        self.present = state;
    }

    /// Undoes a step and returns the state before it.
    pub fn undo(&mut self) -> Option<String> {
        let state = self.past.pop_back()?;
        self.future.push(std::mem::replace(&mut self.present, state));
        self.growing = None;
        Some(self.present.clone())
    }

    /// Redoes a step and returns the state after it.
    pub fn redo(&mut self) -> Option<String> {
        let state = self.future.pop()?;
        self.past.push_back(std::mem::replace(&mut self.present, state));
        self.growing = None;
        Some(self.present.clone())
    }

    /// Whether undo leads to this state.
    #[must_use]
    pub fn undoes_to(&self, state: &str) -> bool {
        self.past.back().is_some_and(|past| past == state)
    }

    /// Whether redo leads to this state.
    #[must_use]
    pub fn redoes_to(&self, state: &str) -> bool {
        self.future.last().is_some_and(|next| next == state)
    }

    /// The steps as a text that outlives the page: how many can be undone, and each state on a line of its own.
    #[must_use]
    pub fn to_text(&self) -> String {
        // The newest steps, as far as there is room: a little is left for the first line.
        let mut room = Self::MAX_BYTES - 100;
        let fits = |state: &&String| {
            let left = room.checked_sub(state.len() + 1);
            room = left.unwrap_or(0);
            left.is_some()
        };
        let newest_first = self.future.iter().rev().chain([&self.present]).chain(self.past.iter().rev());
        let kept = newest_first.take_while(fits).count();
        let past = kept.saturating_sub(self.future.len() + 1);
        let cut = if self.is_cut || past < self.past.len() { "cut" } else { "whole" };
        let past = self.past.iter().skip(self.past.len() - past);
        let mut text = format!("{} {cut}", past.len());
        for state in past.chain([&self.present]).chain(self.future.iter().rev()) {
            text.push('\n');
            text.push_str(state);
        }
        text
    }

    /// Reads the steps of a page that showed this state when it was left; none where the text says something else.
    #[must_use]
    pub fn from_text(text: &str, present: &str) -> Option<Self> {
        let (head, states) = text.split_once('\n').filter(|_| text.len() <= Self::MAX_BYTES)?;
        let (count, cut) = head.split_once(' ')?;
        let count: usize = count.parse().ok().filter(|count| *count <= Self::LIMIT)?;
        let mut past: VecDeque<String> = states.split('\n').map(str::to_owned).collect();
        let mut rest = (count < past.len()).then(|| past.split_off(count))?;
        let future: Vec<String> = rest.split_off(1).into_iter().rev().collect();
        let matches = rest.front().is_some_and(|kept| kept == present) && future.len() <= Self::LIMIT;
        matches.then(|| Self { past, present: present.to_owned(), future, growing: None, is_cut: cut == "cut" })
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether there were steps before the oldest one that can be undone.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The current state.
    #[must_use]
    pub fn present(&self) -> &str {
        &self.present
    }
}

/// Whether two consecutive changes affect the same keys.
fn same_keys(base: &str, present: &str, state: &str) -> bool {
    let (before, now) = (pairs::differing(base, present), pairs::differing(present, state));
    before.len() == now.len() && now.iter().all(|(key, ..)| before.iter().any(|(other, ..)| key == other))
}
