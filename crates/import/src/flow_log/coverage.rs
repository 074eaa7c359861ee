//! Which time records cover, and which they do not.

use crate::imported_data::Span;
use crate::order;

/// The time that records cover, as stretches far from each other.
#[derive(Debug)]
pub(super) struct Cover {
    /// In order, and further from each other than `least`.
    spans: Vec<Span>,
    /// The shortest gap that is told.
    least: u64,
    /// The stretch that took the last record.
    last: usize,
}

impl Default for Cover {
    fn default() -> Self {
        Self { spans: Vec::new(), least: Self::LEAST_GAP, last: 0 }
    }
}

impl Cover {
    /// A shorter gap says nothing: a record begins with its first packet, up to ten minutes into its interval.
    const LEAST_GAP: u64 = 15 * 60;

    /// So many stretches are kept; with more of them, only longer gaps are told.
    const MOST: usize = 4096;

    /// Takes the time of a record.
    pub(super) fn add(&mut self, span: Span) {
        if self.spans.get(self.last).is_some_and(|last| last.from <= span.from && span.to <= last.to) {
            return;
        }
        // Those from here on end too late to stand before the new one.
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

    /// From the first record to the last.
    pub(super) fn span(&self) -> Option<Span> {
        let (first, last) = (self.spans.first()?, self.spans.last()?);
        Some(Span { from: first.from, to: last.to })
    }

    /// What no record covers, the longest first.
    pub(super) fn gaps(&self) -> Vec<Span> {
        const TOLD: usize = 100;
        let mut gaps: Vec<_> = self.spans.windows(2).map(|pair| Span { from: pair[0].to, to: pair[1].from }).collect();
        order::sort(&mut gaps, |one, other| (other.seconds(), one.from) < (one.seconds(), other.from));
        gaps.truncate(TOLD);
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(spans: &[(u64, u64)]) -> Cover {
        let mut cover = Cover::default();
        for (from, to) in spans {
            cover.add(Span { from: *from, to: *to });
        }
        cover
    }

    #[test]
    fn gaps_are_what_is_left_whatever_the_order() {
        let spans = [(0, 60), (60, 600), (5000, 5060), (1400, 2000), (9000, 9000), (5900, 6000)];
        for turn in 0..spans.len() {
            let mut turned = spans;
            turned.rotate_left(turn);
            let cover = cover(&turned);
            assert_eq!(cover.span(), Some(Span { from: 0, to: 9000 }));
            // From 600 to 1400 and from 5060 to 5900 is shorter than is told.
            let gaps: Vec<_> = cover.gaps().iter().map(|gap| (gap.from, gap.to)).collect();
            assert_eq!(gaps, [(2000, 5000), (6000, 9000)]);
        }
        assert_eq!(cover(&[]).span(), None);
    }

    #[test]
    fn no_number_of_gaps_fills_the_memory() {
        let spans: Vec<_> =
            (0..100_000).map(|at| (at * 7919 % 100_003 * 10_000, at * 7919 % 100_003 * 10_000)).collect();
        let cover = cover(&spans);
        assert!(cover.spans.len() <= Cover::MOST);
        assert_eq!(cover.span().map(|span| span.from), Some(0));
        assert!(cover.spans.windows(2).all(|pair| pair[0].to < pair[1].from));
    }
}
