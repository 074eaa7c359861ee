//! Handlers of events for the `on:` attributes of views; each does nothing once its component is gone.

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, EventTarget, FileList, FocusEvent, HtmlInputElement, HtmlTextAreaElement, MouseEvent};

use super::Scope;

/// A handler of any event.
pub(in crate::ui) fn handler<E: 'static>(handle: impl Fn(E) + 'static) -> Box<dyn Fn(E)> {
    Scope::current().guard(handle)
}

/// Handles the value of a field or a list.
pub(in crate::ui) fn on_value(handle: impl Fn(String) + 'static) -> Box<dyn Fn(Event)> {
    handler(move |event| handle(event_target_value(&event)))
}

/// Handles the value of a field or a list, which then shows what `handle` returns, if that is anything.
pub(in crate::ui) fn on_value_replaced(
    scope: Scope,
    handle: impl Fn(String) -> Option<String> + 'static,
) -> Box<dyn Fn(Event)> {
    scope.guard(move |event: Event| {
        if let Some(shown) = handle(event_target_value(&event)) {
            // Lists and fields have the same property.
            let _ = js_sys::Reflect::set(&event_target::<JsValue>(&event), &"value".into(), &shown.into());
        }
    })
}

/// Handles whether a check box is checked.
pub(in crate::ui) fn on_checked(handle: impl Fn(bool) + 'static) -> Box<dyn Fn(Event)> {
    handler(move |event| handle(event_target_checked(&event)))
}

/// Handles the files that were chosen. The field keeps naming them, and forgets them when it is pressed again, so that
/// the same files can be chosen once they have changed.
pub(in crate::ui) fn on_files(handle: impl Fn(Option<FileList>) + 'static) -> Box<dyn Fn(Event)> {
    handler(move |event: Event| {
        let field = event_target::<HtmlInputElement>(&event);
        handle(field.files());
    })
}

/// Lets a field of files forget what was chosen, so that choosing the same again is a change.
pub(in crate::ui) fn forgets_files() -> Box<dyn Fn(MouseEvent)> {
    handler(move |event: MouseEvent| event_target::<HtmlInputElement>(&event).set_value(""))
}

/// Handles whether a `<details>` element or a popover is open.
pub(in crate::ui) fn on_toggle<E: AsRef<Event> + 'static>(handle: impl Fn(bool) + 'static) -> Box<dyn Fn(E)> {
    handler(move |event: E| {
        let Some(target) = event.as_ref().target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        handle(target.has_attribute("open") || target.matches(":popover-open").unwrap_or_default());
    })
}

/// Handles that the focus goes from an element and all within it to another element of the page.
pub(in crate::ui) fn on_focus_leaving(handle: impl Fn() + 'static) -> Box<dyn Fn(FocusEvent)> {
    let element = |target: Option<EventTarget>| target.and_then(|target| target.dyn_into::<Element>().ok());
    handler(move |event: FocusEvent| {
        let (from, to) = (element(event.current_target()), element(event.related_target()));
        // A press on what takes no focus leaves it nowhere.
        if from.zip(to).is_some_and(|(from, to)| !from.contains(Some(&to))) {
            handle();
        }
    })
}

/// Selects all of a field's text, for someone who copies it by hand.
pub(in crate::ui) fn select_all<E: AsRef<Event> + 'static>() -> Box<dyn Fn(E)> {
    handler(move |event: E| {
        let Some(target) = event.as_ref().target() else { return };
        match target.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.select(),
            Err(target) => {
                if let Ok(field) = target.dyn_into::<HtmlInputElement>() {
                    field.select();
                }
            }
        }
    })
}
