//! The time of day: for changes that belong together, and for what the user reads.

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, after 1970")]
pub(in crate::ui) fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Milliseconds since the page was begun, by a clock that never goes back.
pub(in crate::ui) fn since_start_ms() -> f64 {
    leptos::prelude::window().performance().map_or(0.0, |performance| performance.now())
}

/// A time in the browser's time zone: `2026-11-26 17:03`; none where it is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "minutes of a day, and no time at all"
)]
pub(in crate::ui) fn local_minute(since_1970_ms: u64) -> Option<String> {
    let behind_utc = js_sys::Date::new(&(since_1970_ms as f64).into()).get_timezone_offset();
    natpoint_text::storage::minute(since_1970_ms, -(behind_utc as i32))
}
