//! The time that records cover, and the gaps in it.

use std::cmp::Reverse;

use crate::imported_data::Span;

/// The time that records cover, as separate spans.
#[derive(Clone, Debug)]
pub(super) struct Coverage {
    /// In order, with gaps of at least `least` between them.
    spans: Vec<Span>,
    /// The shortest gap that is reported.
    least: u64,
    /// The index of the span that the last record was added to.
    last: usize,
}

impl Default for Coverage {
    fn default() -> Self {
        Self { spans: Vec::new(), least: Self::LEAST_GAP, last: 0 }
    }
}

impl Coverage {
    /// A shorter gap means nothing: a record begins with its first packet, up to ten minutes into its interval.
    const LEAST_GAP: u64 = 15 * 60;

    /// The most spans that are kept; beyond that, only longer gaps are reported.
    const MOST: usize = 4096;

    /// Adds the time of a record.
    pub(super) fn add(&mut self, span: Span) {
        if self.spans.get(self.last).is_some_and(|last| last.from <= span.from && span.to <= last.to) {
            return;
        }
        // The first span that does not end before the new one.
        let first = self.spans.partition_point(|known| known.to.saturating_add(self.least) <= span.from);
        let mut merged = span;
        let mut behind = first;
        while let Some(known) = self.spans.get(behind)
            && known.from < merged.to.saturating_add(self.least)
        {
            merged = merged.with(*known);
            behind += 1;
        }
        self.spans.splice(first..behind, [merged]);
        self.last = first;
        while self.spans.len() > Self::MOST {
            self.least = self.least.saturating_mul(2);
            let least = self.least;
            self.spans.dedup_by(|next, span| {
                let near = next.from < span.to.saturating_add(least);
                if near {
                    *span = span.with(*next);
                }
                near
            });
        }
    }

    /// Adds the time of other records.
    pub(super) fn add_all(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        for span in other.spans {
            self.add(span);
        }
    }

    /// From the start of the first record to the end of the last.
    pub(super) fn span(&self) -> Option<Span> {
        let (first, last) = (self.spans.first()?, self.spans.last()?);
        Some(Span { from: first.from, to: last.to })
    }

    /// The gaps, the longest first.
    pub(super) fn gaps(&self) -> Vec<Span> {
        const TOLD: usize = 100;
        let mut gaps: Vec<_> = self.spans.windows(2).map(|pair| Span { from: pair[0].to, to: pair[1].from }).collect();
        gaps.sort_unstable_by_key(|gap| (Reverse(gap.seconds()), gap.from));
        gaps.truncate(TOLD);
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(spans: &[(u64, u64)]) -> Coverage {
        let mut coverage = Coverage::default();
        for (from, to) in spans {
            coverage.add(Span { from: *from, to: *to });
        }
        coverage
    }

    #[test]
    fn gaps_are_what_is_left_whatever_the_order() {
        let spans = [(0, 60), (60, 600), (5000, 5060), (1400, 2000), (9000, 9000), (5900, 6000)];
        for turn in 0..spans.len() {
            let mut turned = spans;
            turned.rotate_left(turn);
            let coverage = coverage(&turned);
            assert_eq!(coverage.span(), Some(Span { from: 0, to: 9000 }));
            // The gaps from 600 to 1400 and from 5060 to 5900 are too short.
            let gaps: Vec<_> = coverage.gaps().iter().map(|gap| (gap.from, gap.to)).collect();
            assert_eq!(gaps, [(2000, 5000), (6000, 9000)]);
        }
        assert_eq!(coverage(&[]).span(), None);
    }

    #[test]
    fn no_number_of_gaps_fills_the_memory() {
        let spans: Vec<_> =
            (0..100_000).map(|at| (at * 7919 % 100_003 * 10_000, at * 7919 % 100_003 * 10_000)).collect();
        let coverage = coverage(&spans);
        assert!(coverage.spans.len() <= Coverage::MOST);
        assert_eq!(coverage.span().map(|span| span.from), Some(0));
        assert!(coverage.spans.windows(2).all(|pair| pair[0].to < pair[1].from));
    }
}
