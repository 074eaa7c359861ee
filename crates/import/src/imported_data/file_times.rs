//! The time that several files cover together.

use super::Span;

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

    /// From the first moment of all files to the last, and how many seconds of it are in no file.
    pub(crate) fn finish(mut self) -> Option<(Span, u64)> {
        self.0.sort_unstable_by_key(|span| span.from);
        let mut spans = self.0.into_iter();
        let first = spans.next()?;
        Some(spans.fold((first, 0), |(all, uncovered), next| {
            let gap = next.from.saturating_sub(all.to);
            (all.with(next), uncovered + if gap < Self::LEAST_GAP { 0 } else { gap })
        }))
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
            let all = all.map(|(from, to)| (Span { from: from * HOUR, to: to * HOUR }, uncovered * HOUR));
            assert_eq!(times.finish(), all, "{files:?}");
        }
    }
}
