//! The progress of reading files.

/// Estimates how many seconds are left at the pace so far; none before the pace is known.
#[must_use]
pub fn seconds_left(done: u64, all: u64, elapsed_ms: u64) -> Option<u64> {
    /// Until then the start of the worker takes longer than the reading.
    const KNOWN_MS: u64 = 500;
    if elapsed_ms < KNOWN_MS || done == 0 {
        return None;
    }
    let left = u128::from(all.saturating_sub(done)) * u128::from(elapsed_ms) / u128::from(done);
    u64::try_from(left.div_ceil(1_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_tells_what_is_left() {
        for (done, all, elapsed_ms, left) in [
            (0, 100, 10_000, None),
            (10, 100, 499, None),
            (10, 100, 1_000, Some(9)),
            (99, 100, 10_000, Some(1)),
            (100, 100, 1_000, Some(0)),
            (101, 100, 1_000, Some(0)),
            (u64::MAX, u64::MAX, u64::MAX, Some(0)),
            (1, u64::MAX, u64::MAX, None),
        ] {
            assert_eq!(seconds_left(done, all, elapsed_ms), left, "{done} of {all} in {elapsed_ms} ms");
        }
    }
}
