//! Taking what was read over into a scenario.

use super::Refusal;
use crate::scenario::{OtherRegion, Scenario};

/// Takes a value in place of the one before, unless it was refused.
pub(super) fn put<T>(place: &mut T, value: Result<T, Refusal>) -> Result<(), Refusal> {
    *place = value?;
    Ok(())
}

/// Takes a value of the other Region, where there is one.
pub(super) fn put_other<T>(
    scenario: &mut Scenario,
    value: Result<T, Refusal>,
    set: fn(&mut OtherRegion, T),
) -> Result<(), Refusal> {
    let value = value?;
    if let Some(other) = &mut scenario.other_region {
        set(other, value);
    }
    Ok(())
}
