//! What a pointer and the keyboard do on an element.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::listener::listen;

/// The events that tell it.
const EVENTS: [&str; 7] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "blur", "keydown"];

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
    listen(element, &EVENTS, move |event: Event| {
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
}
