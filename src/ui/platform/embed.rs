//! The page as a frame of another: what its root says of it, and how high it is.
//!
//! It speaks to its host and never listens: no message can change what it shows.

use std::cell::Cell;

use leptos::prelude::*;

use super::resize::on_resize;

/// Puts an attribute on the document's root, for the style sheet; none without a value.
pub(in crate::ui) fn mark_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = if value.is_empty() { root.remove_attribute(name) } else { root.set_attribute(name, value) };
    }
}

/// Marks a page in a frame, and tells the host how high it is: at once, and whenever that changes by more than two
/// pixels.
///
/// The message is `{ type: "natpoint:height", height }`, and `docs/embedding.md` promises it.
pub(in crate::ui) fn tell_height() {
    let Some(host) = window().parent().ok().flatten().filter(|host| *host != window()) else { return };
    mark_root("data-framed", "yes");
    // What is measured must not depend on the frame's own height, or the two would chase each other.
    let Some(place) = document().get_element_by_id("app") else { return };
    let told = Cell::new(0.0_f64);
    let measured = place.clone();
    on_resize(&place, move || {
        let height = measured.get_bounding_client_rect().height().ceil();
        if (height - told.get()).abs() <= 2.0 {
            return;
        }
        told.set(height);
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"type".into(), &"natpoint:height".into());
        let _ = js_sys::Reflect::set(&message, &"height".into(), &height.into());
        // Any host may know: it is the height of a page that holds nobody's secrets.
        let _ = host.post_message(&message, "*");
    });
}
