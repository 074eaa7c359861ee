//! The time of day, which tells changes that belong together from those that do not.

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, after 1970")]
pub(in crate::ui) fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}
