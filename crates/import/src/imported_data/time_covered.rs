//! The time of which the files of one kind tell.

use serde::{Deserialize, Serialize};

use super::Span;

/// The time of all files of one kind, and which parts of it do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeCovered {
    /// From the first moment of all files to the last; none where they do not tell.
    pub span: Option<Span>,
    /// The seconds of it that lie between files and are in none.
    pub uncovered: u64,
    /// The seconds at its end that had not come when it was read, as [`Self::read_at`] was told.
    pub to_come: u64,
}

impl TimeCovered {
    /// A time all of which counts.
    #[must_use]
    pub const fn whole(span: Span) -> Self {
        Self { span: Some(span), uncovered: 0, to_come: 0 }
    }

    /// As long a time as that of all files, without what none of them covers and what had not come.
    #[must_use]
    pub fn covered(&self) -> Option<Span> {
        self.span.map(|span| span.without(self.uncovered.saturating_add(self.to_come)))
    }

    /// From the first moment to that of reading, where a month or a period was not over by then.
    #[must_use]
    pub fn passed(&self) -> Option<Span> {
        self.span.filter(|_| self.to_come > 0).map(|span| span.without(self.to_come))
    }

    /// Takes note of when the files are read, in milliseconds since 1970: of the month or the period that is not over
    /// they state the whole. A time before they begin is that of a clock that is wrong, and changes nothing.
    pub fn read_at(&mut self, now_ms: u64) {
        let now = now_ms / 1_000;
        let to_come = self.span.filter(|span| span.from < now).map(|span| span.to.saturating_sub(now));
        self.to_come = to_come.unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_time_that_has_passed_counts() {
        let span = Span { from: 100, to: 300 };
        for (now, covered, passed) in [(50, 180, None), (100, 180, None), (250, 130, Some(250)), (300, 180, None)] {
            let mut time = TimeCovered { uncovered: 20, ..TimeCovered::whole(span) };
            time.read_at(1_000 * now);
            assert_eq!(time.covered().map(Span::seconds), Some(covered), "{now}");
            assert_eq!(time.passed(), passed.map(|to| Span { to, ..span }), "{now}");
        }
        let mut time = TimeCovered::default();
        time.read_at(1_000);
        assert_eq!((time.covered(), time.passed()), (None, None));
    }
}
