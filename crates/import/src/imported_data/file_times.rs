//! The time that several files cover together.

use super::{Span, TimeCovered};

/// The times of files, each from its first moment to its last.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileTimes(Vec<Span>);

impl FileTimes {
    /// A shorter time between files may be one in which nothing happened: a night.
    const LEAST_GAP: u64 = 12 * 3_600;

    /// Adds the time of a file.
    pub(crate) fn add(&mut self, span: Span) {
        self.0.push(span);
    }

    /// The time of all files.
    pub(crate) fn finish(mut self) -> TimeCovered {
        self.0.sort_unstable_by_key(|span| span.from);
        self.0.into_iter().fold(TimeCovered::default(), |time, next| {
            let Some(span) = time.span else { return TimeCovered::whole(next) };
            let gap = next.from.saturating_sub(span.to);
            let uncovered = time.uncovered + if gap < Self::LEAST_GAP { 0 } else { gap };
            TimeCovered { span: Some(span.with(next)), uncovered, ..time }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_gaps_between_files_are_in_none() {
        const HOUR: u64 = 3_600;
        for (files, all, uncovered) in [
            (&[][..], None, 0),
            (&[(0, 24)], Some((0, 24)), 0),
            (&[(48, 72), (0, 24)], Some((0, 72)), 24),
            (&[(0, 24), (35, 48), (60, 61)], Some((0, 61)), 12),
            (&[(0, 100), (10, 20), (90, 130)], Some((0, 130)), 0),
        ] {
            let mut times = FileTimes::default();
            for (from, to) in files {
                times.add(Span { from: from * HOUR, to: to * HOUR });
            }
            let span = all.map(|(from, to)| Span { from: from * HOUR, to: to * HOUR });
            let time = TimeCovered { span, uncovered: uncovered * HOUR, to_come: 0 };
            assert_eq!(times.finish(), time, "{files:?}");
        }
    }
}
