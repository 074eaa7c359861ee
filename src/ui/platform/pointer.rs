//! Hands on the page: a pointer, keys, and what waits until they rest.

use std::cell::RefCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, PointerEvent};

/// What waits, each for itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Wait {
    /// All that does not follow a drag.
    Drag,
    /// What is said of a point.
    Speech,
    /// The end of the former curves.
    Former,
}

thread_local! {
    static WAITING: RefCell<[Option<TimeoutHandle>; 3]> = const { RefCell::new([None; 3]) };
}

/// Does something so many milliseconds after it was last asked for.
pub(in crate::ui) fn wait(what: Wait, milliseconds: u64, work: impl FnOnce() + 'static) {
    let handle = set_timeout_with_handle(work, Duration::from_millis(milliseconds)).ok();
    let before = WAITING
        .with_borrow_mut(|waiting| waiting.get_mut(what as usize).and_then(|place| std::mem::replace(place, handle)));
    if let Some(before) = before {
        before.clear();
    }
}

/// What a pointer does, and the CSS pixel at which it does it, from the left of the element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) enum Hand {
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
}

/// Tells of what a pointer does on an element, and goes on telling while it is pressed and leaves the element.
pub(in crate::ui) fn on_hand(element: &Element, told: impl Fn(Hand) + 'static) {
    let on = element.clone();
    let listener = Closure::<dyn Fn(PointerEvent)>::new(move |event: PointerEvent| {
        let at = f64::from(event.offset_x());
        told(match event.type_().as_str() {
            "pointerdown" if event.button() == 0 => {
                let _ = on.set_pointer_capture(event.pointer_id());
                if event.pointer_type() == "touch" { Hand::Touch(at) } else { Hand::Press(at) }
            }
            "pointermove" => Hand::Move(at),
            "pointerup" => Hand::Drop,
            "pointercancel" | "pointerleave" => Hand::Leave,
            _ => return,
        });
    });
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] {
        let _ = element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    }
    // The page lives as long as its chart does.
    listener.forget();
}

/// Offers the keys that are pressed on an element, with whether Shift is; what is taken does nothing else.
pub(in crate::ui) fn on_key(element: &Element, take: impl Fn(&str, bool) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let shortcut = event.ctrl_key() || event.alt_key() || event.meta_key();
        if !shortcut && take(&event.key(), event.shift_key()) {
            event.prevent_default();
        }
    });
    let _ = element.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    listener.forget();
}
