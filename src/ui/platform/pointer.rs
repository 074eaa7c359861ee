//! Hands on the page: a pointer, keys, and what waits until they rest.

use std::cell::RefCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// What waits, each for itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Delayed {
    /// All that does not follow a drag.
    Drag,
    /// What is said of a point.
    Speech,
    /// The end of the former curves.
    Former,
    /// The return of the curves when all are hidden.
    Curves,
}

thread_local! {
    static WAITING: RefCell<[Option<TimeoutHandle>; 4]> = const { RefCell::new([None; 4]) };
}

/// Does something so many milliseconds after it was last asked for.
pub(in crate::ui) fn wait(what: Delayed, milliseconds: u64, work: impl FnOnce() + 'static) {
    let handle = set_timeout_with_handle(work, Duration::from_millis(milliseconds)).ok();
    let before = WAITING
        .with_borrow_mut(|waiting| waiting.get_mut(what as usize).and_then(|place| std::mem::replace(place, handle)));
    if let Some(before) = before {
        before.clear();
    }
}

/// What a pointer or a key does on an element; numbers are CSS pixels from its left.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum PointerInput {
    /// A mouse or a pen is pressed.
    Press(f64),
    /// A finger is put down: to scroll, to point or to drag, as will be seen.
    Touch(f64),
    /// It moves, pressed or not.
    Move(f64),
    /// It is let go.
    Drop,
    /// It is away, or the browser has taken it for something else.
    Leave,
    /// The focus is away.
    Blur,
    /// A key is pressed, with Shift or without.
    Key(String, bool),
}

/// Tells what a pointer or a key does on an element, also while a pressed pointer is beyond it. A key that is taken
/// does nothing else.
pub(in crate::ui) fn on_pointer_input(element: &Element, take: impl Fn(PointerInput) -> bool + 'static) {
    let on = element.clone();
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        let hand = match event.type_().as_str() {
            "pointerdown" if pointer.button() == 0 => {
                let _ = on.set_pointer_capture(pointer.pointer_id());
                let at = f64::from(pointer.offset_x());
                if pointer.pointer_type() == "touch" { PointerInput::Touch(at) } else { PointerInput::Press(at) }
            }
            "pointermove" => PointerInput::Move(f64::from(pointer.offset_x())),
            "pointerup" => PointerInput::Drop,
            "pointercancel" | "pointerleave" => PointerInput::Leave,
            "blur" => PointerInput::Blur,
            "keydown" if !(pointer.ctrl_key() || pointer.alt_key() || pointer.meta_key()) => {
                let key: &KeyboardEvent = event.unchecked_ref();
                PointerInput::Key(key.key(), key.shift_key())
            }
            _ => return,
        };
        if take(hand) {
            event.prevent_default();
        }
    });
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "blur", "keydown"] {
        let _ = element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    }
    // The page lives as long as its chart does.
    listener.forget();
}

/// Sets attributes of an element.
pub(in crate::ui) fn set_attributes(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
}

/// Fills an element with HTML of our own, without a word of the user's in it.
pub(in crate::ui) fn set_html(element: &Element, html: &str) {
    element.set_inner_html(html);
}
