//! Work that waits until the numbers rest, each panel's on its own.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

/// What a panel waits for.
pub(in crate::ui) type Debounce = StoredValue<Option<TimeoutHandle>>;

/// Does something once this panel has not asked for it for a moment.
pub(in crate::ui) fn debounce(waiting: Debounce, work: impl FnOnce() + 'static) {
    let handle = set_timeout_with_handle(work, Duration::from_millis(120)).ok();
    if let Some(before) = waiting.try_update_value(|waiting| std::mem::replace(waiting, handle)).flatten() {
        before.clear();
    }
}
