//! The end of a visit: the tab is closed, hidden or sent elsewhere.

use leptos::prelude::{document, window};

use super::listener::listen;

/// Calls back when the page is about to be left. It may be called several times, and the page may stay.
pub(in crate::ui) fn on_leave(work: impl Fn() + Clone + 'static) {
    // A phone ends pages that are hidden without another word.
    let hidden = work.clone();
    listen(&document(), &["visibilitychange"], move |_| hidden());
    listen(&window(), &["pagehide"], move |_| work());
}
