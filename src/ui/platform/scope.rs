//! The reactive owner, as callbacks of the browser know it.
//!
//! A browser calls back when it likes: with `blur` and `change` while it removes an element, with a promise long after.
//! The signals of a component are disposed of with its owner, and reading one afterwards panics. So every callback
//! belongs to a [`Scope`] and does nothing after it; `clippy.toml` refuses the functions that would register another.

use std::future::Future;

use leptos::prelude::*;

/// The lifetime of a reactive owner.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Scope(StoredValue<()>);

impl Scope {
    /// The scope of the current owner: of the component that is being built, or of the effect that runs.
    pub(in crate::ui) fn current() -> Self {
        debug_assert!(Owner::current().is_some(), "only a component or an effect may register a callback");
        Self(StoredValue::new(()))
    }

    /// Whether the owner is still there. After a panic nothing is, since the state may be half changed.
    pub(super) fn is_active(self) -> bool {
        !super::has_stopped() && !self.0.is_disposed()
    }

    /// A callback that does nothing after this scope.
    pub(in crate::ui) fn guard<E: 'static>(self, callback: impl Fn(E) + 'static) -> Box<dyn Fn(E)> {
        Box::new(move |event| {
            if self.is_active() {
                callback(event);
            }
        })
    }

    /// Calls back with what a future or a promise comes to.
    #[expect(clippy::disallowed_methods, reason = "the callback is dropped with the scope")]
    pub(super) fn when_ready<T: 'static>(
        self,
        future: impl Future<Output = T> + 'static,
        callback: impl FnOnce(T) + 'static,
    ) {
        leptos::task::spawn_local(async move {
            let value = future.await;
            if self.is_active() {
                callback(value);
            }
        });
    }

    /// Calls back as soon as the page shows what has just been changed.
    ///
    /// A frame may come late on a busy machine: a focus that waits for one would take the keys from where somebody went
    /// on typing.
    pub(in crate::ui) fn after_update(self, callback: impl FnOnce() + 'static) {
        self.when_ready(leptos::task::tick(), move |()| callback());
    }

    /// Calls back in the next frame.
    #[expect(clippy::disallowed_methods, reason = "the callback does nothing after the scope")]
    pub(in crate::ui) fn next_frame(self, callback: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.is_active() {
                callback();
            }
        });
    }
}
