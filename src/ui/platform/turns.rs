//! Long work in turns, between which the page does other things.

use super::{Debounce, clock};

/// How many milliseconds a turn takes: less than a frame of the screen.
const TURN_MS: f64 = 12.0;

/// Works at one thing at a time; no longer once its owner is gone.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Turns(Debounce);

impl Turns {
    /// Belongs to the current owner.
    pub(in crate::ui) fn new() -> Self {
        Self(Debounce::new(0))
    }

    /// Takes one step after the other until one says that it was the last, in place of what it worked at before.
    ///
    /// The first turn comes at once. Returns whether no other is needed.
    pub(in crate::ui) fn work(self, step: impl FnMut() -> bool + 'static) -> bool {
        self.stop();
        self.turn(Box::new(step))
    }

    /// Leaves what it works at.
    pub(in crate::ui) fn stop(self) {
        self.0.cancel();
    }

    fn turn(self, mut step: Box<dyn FnMut() -> bool>) -> bool {
        let end = clock::since_start_ms() + TURN_MS;
        while !step() {
            if clock::since_start_ms() >= end {
                self.0.call(move || {
                    self.turn(step);
                });
                return false;
            }
        }
        true
    }
}
