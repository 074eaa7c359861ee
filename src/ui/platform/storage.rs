//! The browser's storage, which every tab of the same origin shares.
//!
//! A frame may forbid it, and it may fill up: `natpoint_link::storage` decides what happens then.

use leptos::prelude::window;

use natpoint_link::storage::{Storage, Unavailable};

use super::listener::listen;

/// The browser's storage.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct BrowserStorage;

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Unavailable> {
        storage()?.get_item(key).map_err(|_| Unavailable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Unavailable> {
        storage()?.set_item(key, text).map_err(|_| Unavailable)
    }

    fn remove(&self, key: &str) -> Result<(), Unavailable> {
        storage()?.remove_item(key).map_err(|_| Unavailable)
    }

    fn keys(&self) -> Result<Vec<String>, Unavailable> {
        // All at once: to ask for one key after the other takes Firefox as long as there are keys, each time.
        let keys = js_sys::Object::keys(&storage()?.into());
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

/// What this tab alone keeps until it is closed, so that it outlives a reload. Nothing where that is forbidden.
pub(in crate::ui) fn of_this_tab(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a text for this tab alone, where that is possible.
pub(in crate::ui) fn keep_in_this_tab(key: &str, text: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        // Without room a reload forgets it, as it does where nothing may be kept.
        let _ = storage.set_item(key, text);
    }
}

/// Calls back when another tab has changed what is stored.
pub(in crate::ui) fn on_change_elsewhere(changed: impl Fn() + 'static) {
    listen(&window(), &["storage"], move |_| changed());
}

/// Even to ask for it throws in a frame that has none.
fn storage() -> Result<web_sys::Storage, Unavailable> {
    window().local_storage().ok().flatten().ok_or(Unavailable)
}
