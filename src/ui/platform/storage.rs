//! What the browser keeps for the page between visits, where it may.
//!
//! A frame may forbid it, and a private window may fill up: then nothing is kept, and the page goes on without.

use leptos::prelude::window;
use web_sys::Storage;

/// What is kept under a key.
pub(in crate::ui) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under a key; none when that is not possible.
pub(in crate::ui) fn keep(key: &str, text: &str) -> Option<()> {
    storage()?.set_item(key, text).ok()
}

/// Forgets what is kept under a key.
pub(in crate::ui) fn forget(key: &str) -> Option<()> {
    storage()?.remove_item(key).ok()
}

/// What is kept under keys that start so: the rest of each key, and the text.
pub(in crate::ui) fn all_kept(start: &str) -> Option<Vec<(String, String)>> {
    let storage = storage()?;
    let keys = (0..storage.length().ok()?).filter_map(|at| storage.key(at).ok()?);
    let named = keys.filter_map(|key| Some((key.strip_prefix(start)?.to_owned(), storage.get_item(&key).ok()??)));
    Some(named.collect())
}

/// Even to ask for it throws in a frame that has none.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
