//! How long usage lasted of which only the beginnings are stated, by how far they are apart.

use std::collections::BTreeSet;

use crate::date_time::{self, DAY};
use crate::imported_data::Span;

/// How far beginnings are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Seconds(u64),
    Months,
}

impl Step {
    /// The shortest distance, if it is one that bills have: a day, an hour or another part of a day, or months.
    ///
    /// None for a single time, which may be that of a day or of a month.
    pub(super) fn between(times: &BTreeSet<u64>) -> Option<Self> {
        let apart = times.iter().zip(times.iter().skip(1)).map(|(one, next)| next - one).min()?;
        if apart <= DAY && DAY.is_multiple_of(apart) {
            return Some(Self::Seconds(apart));
        }
        // The first of them may begin within its month.
        times.iter().skip(1).all(|time| date_time::is_month_start(*time)).then_some(Self::Months)
    }

    /// The time from a beginning on.
    pub(super) fn span(self, from: u64) -> Span {
        let to = match self {
            Self::Seconds(seconds) => from.saturating_add(seconds),
            Self::Months => date_time::next_month(from),
        };
        Span { from, to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_tell_how_far_they_are_apart() {
        let september = 1_788_220_800;
        let october = september + 30 * DAY;
        for (times, step) in [
            (&[september][..], None),
            (&[september, september + DAY], Some(Step::Seconds(DAY))),
            (&[september, september + 3_600, september + 7_200], Some(Step::Seconds(3_600))),
            (&[september, october], Some(Step::Months)),
            (&[september, september + 7 * DAY], None),
            (&[september, september + 7], None),
            (&[], None),
        ] {
            assert_eq!(Step::between(&times.iter().copied().collect()), step, "{times:?}");
        }
    }
}
