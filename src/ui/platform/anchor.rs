//! Where a popover stands: beside what opens it, within the window.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

/// The room between a popover and what opens it, and around it, in CSS pixels.
const GAP: f64 = 8.0;

/// Puts a popover below what was pressed, or above it in the lower half of the window, as far right as that.
pub(in crate::ui) fn place_beside(event: &Event, id: &str) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(pressed), Some(popover)) = (pressed, document().get_element_by_id(id)) else { return };
    let size = |length: Result<wasm_bindgen::JsValue, _>| length.ok().and_then(|length| length.as_f64());
    let (Some(width), Some(height)) = (size(window().inner_width()), size(window().inner_height())) else { return };
    let place = pressed.get_bounding_client_rect();
    let right = (width - place.right()).max(GAP);
    let room = |room: f64| room - 2.0 * GAP;
    let style = if place.bottom() > height / 2.0 {
        let above = height - place.top() + GAP;
        format!("inset: auto {right}px {above}px auto; max-height: {}px", room(place.top()))
    } else {
        let below = place.bottom() + GAP;
        format!("inset: {below}px {right}px auto auto; max-height: {}px", room(height - place.bottom()))
    };
    let _ = popover.set_attribute("style", &style);
}
