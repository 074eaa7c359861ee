//! Hands on the page: a pointer that drags, and what waits until it rests.

use std::cell::RefCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};

thread_local! {
    static DRAG: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
}

/// Does something once the hand that drags has rested for a moment.
pub(in crate::ui) fn when_dropped(work: impl FnOnce() + 'static) {
    let handle = set_timeout_with_handle(work, Duration::from_millis(100)).ok();
    if let Some(before) = DRAG.replace(handle) {
        before.clear();
    }
}
