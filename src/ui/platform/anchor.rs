//! Where a popover stands: beside what opens it, within the window.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

/// The room between a popover and what opens it, and around it, in CSS pixels.
const GAP: f64 = 8.0;

/// Puts a popover below what was pressed, or above it in the lower half of the window.
///
/// Its right edge is as far right as what was pressed, which the style sheet reads as `--right`: it moves a popover
/// that would begin left of the window, since only the style sheet knows how wide it is before it is shown.
pub(in crate::ui) fn place_beside(event: &Event, id: &str) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(pressed), Some(popover)) = (pressed, document().get_element_by_id(id)) else { return };
    let Some(height) = window().inner_height().ok().and_then(|height| height.as_f64()) else { return };
    // Without the bar that scrolls the page, which the inner width of a window includes.
    let Some(width) = document().document_element().map(|root| root.get_bounding_client_rect().right()) else { return };
    let place = pressed.get_bounding_client_rect();
    let right = (width - place.right()).max(GAP);
    let room = |room: f64| room - 2.0 * GAP;
    let style = if place.bottom() > height / 2.0 {
        let above = height - place.top() + GAP;
        format!("--right: {right}px; inset-block: auto {above}px; max-height: {}px", room(place.top()))
    } else {
        let below = place.bottom() + GAP;
        format!("--right: {right}px; inset-block: {below}px auto; max-height: {}px", room(height - place.bottom()))
    };
    let _ = popover.set_attribute("style", &style);
}
