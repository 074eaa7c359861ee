//! The keys that take back and bring back, and the clock that tells a burst of changes.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::Date;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::window_event_listener_untyped;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent};

/// Fields that hold no value of the page: their texts are the browser's to take back.
const OWN_TEXT: &str = "textarea, [type=search], [type=text]:not([inputmode])";

/// Calls back when the keys to undo (`true`) or to redo (`false`) are pressed, and not for a text of its own.
pub(in crate::ui) fn on_undo_keys(go: impl Fn(bool) + 'static) {
    window_event_listener_untyped("keydown", move |event: Event| {
        let Some(back) = event.dyn_ref().and_then(meant) else { return };
        let target = event.target();
        let field = target.as_ref().and_then(|target| target.dyn_ref::<Element>());
        if !field.is_some_and(|field| field.matches(OWN_TEXT).unwrap_or_default()) {
            event.prevent_default();
            go(back);
        }
    });
}

/// Whether keys mean to undo or to redo.
fn meant(keys: &KeyboardEvent) -> Option<bool> {
    let held = (keys.ctrl_key() || keys.meta_key()) && !keys.alt_key() && !keys.default_prevented();
    match (keys.key().to_ascii_lowercase().as_str(), keys.shift_key()) {
        ("z", shift) if held => Some(!shift),
        // With the command key it opens the history of visits.
        ("y", false) if held && !keys.meta_key() => Some(false),
        _ => None,
    }
}

/// Milliseconds of the clock.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(in crate::ui) fn now_ms() -> u64 {
    Date::now() as u64
}

thread_local! {
    static STILL: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
}

/// Does something once nothing has asked for it for as long as the address waits, unless the page has stopped.
pub(in crate::ui) fn when_still(work: impl FnOnce() + 'static) {
    let unless_stopped = move || {
        if !super::has_stopped() {
            work();
        }
    };
    let handle = set_timeout_with_handle(unless_stopped, Duration::from_millis(250)).ok();
    if let Some(before) = STILL.replace(handle) {
        before.clear();
    }
}
