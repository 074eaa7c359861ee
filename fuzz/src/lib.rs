//! The invariants of the readers, which the tests share.

#[path = "../../crates/import/tests/import/invariants.rs"]
mod invariants;

#[path = "../../crates/parquet/tests/invariants.rs"]
pub mod parquet;

#[path = "../../crates/change/tests/invariants/names.rs"]
mod names;

/// Feeds bytes to the target of this name.
///
/// # Panics
/// When an invariant does not hold, or no target has the name.
pub fn feed(target: &str, data: &[u8]) {
    let (_, feed) = invariants::TARGETS.into_iter().find(|(name, _)| *name == target).expect("a target of that name");
    feed(data);
}

/// Gives the resources of a change a name.
///
/// # Panics
/// When the name leaves its string in the code of one of the forms.
pub fn name_resources(typed: &str) {
    names::name_stays_in_its_string(typed);
}
