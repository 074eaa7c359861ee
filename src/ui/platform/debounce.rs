//! Work that waits until nobody has asked for it for a moment.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::Scope;

/// How many milliseconds what is slow to work out waits for the numbers to rest.
pub(in crate::ui) const REST_MS: i32 = 120;

/// Does one thing at a time, some milliseconds after it was last asked to; nothing once its owner is gone.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Debounce(StoredValue<Timer, LocalStorage>);

impl Debounce {
    /// Belongs to the current owner.
    pub(in crate::ui) fn new(milliseconds: i32) -> Self {
        Self(StoredValue::new_local(Timer::new(milliseconds)))
    }

    /// Does something after the wait, in place of what it was asked to do before.
    pub(in crate::ui) fn call(self, work: impl FnOnce() + 'static) {
        let _ = self.0.try_update_value(|timer| timer.start(Box::new(work)));
    }

    /// Forgets what it was asked to do.
    pub(in crate::ui) fn cancel(self) {
        let _ = self.0.try_update_value(|timer| {
            timer.clear();
            timer.work.take()
        });
    }
}

/// A signal that follows another once that has stood still for some milliseconds, for what is slow to work out.
pub(in crate::ui) fn debounced<T>(source: impl Fn() -> T + 'static, milliseconds: i32) -> Signal<T>
where
    T: PartialEq + Clone + Send + Sync + 'static,
{
    let rested = RwSignal::new(untrack(&source));
    let rest = Debounce::new(milliseconds);
    Effect::new(move || {
        let now = source();
        rest.call(move || {
            if rested.with_untracked(|before| *before != now) {
                rested.set(now);
            }
        });
    });
    rested.into()
}

/// What waits.
type Work = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

/// A timer that is cleared when it is dropped. It keeps its callback, because one that is made for each start and
/// cleared before it fires would never be freed.
struct Timer {
    milliseconds: i32,
    work: Work,
    fire: Closure<dyn Fn()>,
    handle: Option<i32>,
}

impl Timer {
    fn new(milliseconds: i32) -> Self {
        let work = Work::default();
        let waiting = Rc::clone(&work);
        let fire = Scope::current().guard(move |()| {
            let work = waiting.take();
            if let Some(work) = work {
                work();
            }
        });
        Self { milliseconds, work, fire: Closure::new(move || fire(())), handle: None }
    }

    #[expect(clippy::disallowed_methods, reason = "the timer is cleared when it is dropped")]
    fn start(&mut self, work: Box<dyn FnOnce()>) {
        self.clear();
        self.work.replace(Some(work));
        let fire = self.fire.as_ref().unchecked_ref();
        self.handle = window().set_timeout_with_callback_and_timeout_and_arguments_0(fire, self.milliseconds).ok();
    }

    fn clear(&mut self) {
        if let Some(handle) = self.handle.take() {
            window().clear_timeout_with_handle(handle);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clear();
    }
}
