//! How large elements are, followed for as long as the current owner is there.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::Scope;

/// Calls back whenever an element's size changes.
pub(super) fn on_resize(element: &Element, changed: impl Fn() + 'static) {
    let changed = Scope::current().guard(move |()| changed());
    StoredValue::new_local(Observer::new(element, Closure::new(move || changed(()))));
}

/// Calls back with an element's inner width in CSS pixels, at once and whenever it changes.
pub(in crate::ui) fn on_width(element: &Element, changed: impl Fn(u32) + 'static) {
    // The observer's first report comes a frame later, and the page below the chart would jump then.
    changed(element.client_width().unsigned_abs());
    let scope = Scope::current();
    let changed = Rc::new(changed);
    let observed = element.clone();
    on_resize(element, move || {
        let (changed, observed) = (Rc::clone(&changed), observed.clone());
        // A frame later: drawing inside the observer's own report would make it report again.
        scope.next_frame(move || changed(observed.client_width().unsigned_abs()));
    });
}

/// Calls back with an element's inner width and height in CSS pixels, at once and whenever they change.
pub(in crate::ui) fn on_size(element: &Element, changed: impl Fn(u32, u32) + 'static) {
    let size = |element: &Element| (element.client_width().unsigned_abs(), element.client_height().unsigned_abs());
    let (width, height) = size(element);
    changed(width, height);
    let scope = Scope::current();
    let changed = Rc::new(changed);
    let observed = element.clone();
    on_resize(element, move || {
        let (changed, observed) = (Rc::clone(&changed), observed.clone());
        scope.next_frame(move || {
            let (width, height) = size(&observed);
            changed(width, height);
        });
    });
}

/// An observer that is disconnected when it is dropped.
struct Observer {
    observer: Option<ResizeObserver>,
    /// What the observer calls has to live as long as the observer does.
    _callback: Closure<dyn Fn()>,
}

impl Observer {
    #[expect(clippy::disallowed_methods, reason = "the observer is disconnected when it is dropped")]
    fn new(element: &Element, callback: Closure<dyn Fn()>) -> Self {
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
