//! The keys that undo and redo.

use leptos::prelude::window;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use super::listener::listen;

/// Fields that hold no value of the page: their texts are the browser's to take back.
const OWN_TEXT: &str = "textarea, [type=search], [type=text]:not([inputmode])";

/// Calls back when the keys to undo (`true`) or to redo (`false`) are pressed, and not for a text of its own.
pub(in crate::ui) fn on_undo_keys(go: impl Fn(bool) + 'static) {
    listen(&window(), &["keydown"], move |event| {
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
