//! Listeners to events of the window or of an element, for as long as the current owner is there.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::Scope;

/// Calls back with some kinds of events.
pub(super) fn listen(target: &EventTarget, names: &'static [&'static str], callback: impl Fn(Event) + 'static) {
    let callback = Closure::new(Scope::current().guard(callback));
    StoredValue::new_local(Listener::new(target.clone(), names, callback));
}

/// A listener that is removed when it is dropped.
struct Listener {
    target: EventTarget,
    names: &'static [&'static str],
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    #[expect(clippy::disallowed_methods, reason = "the listener is removed when it is dropped")]
    fn new(target: EventTarget, names: &'static [&'static str], callback: Closure<dyn Fn(Event)>) -> Self {
        for name in names {
            let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        }
        Self { target, names, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for name in self.names {
            let _ = self.target.remove_event_listener_with_callback(name, self.callback.as_ref().unchecked_ref());
        }
    }
}
