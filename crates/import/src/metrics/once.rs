//! What several series have in common counts once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::book::Series;
use super::{Measure, Subject};
use crate::imported_data::Span;

/// What was taken of one measure so far.
#[derive(Default)]
struct Taken {
    /// The times of each resource or part of one, in order and apart.
    times: BTreeMap<Subject, Vec<Span>>,
    /// The points of the series that name no resource.
    unnamed: Vec<BTreeMap<u64, u64>>,
    /// The sums of all series by time.
    sums: BTreeMap<u64, u64>,
}

/// The series without the points that others have too, and how many series had such points.
pub(super) fn each_time_once(mut series: Vec<Series>) -> (Vec<Series>, u64) {
    // A resource as a whole before its parts, and the longest series first, since it is the most complete one. What
    // names no resource comes last, the least first, since it may be the total of the others.
    series.sort_by_cached_key(|series| {
        let is_unnamed = is_unnamed(&series.subject);
        let seconds = series.span().map(Span::seconds);
        let size = if is_unnamed { series.bytes() } else { 0 };
        (is_unnamed, !series.subject.part.is_empty(), size, Reverse(seconds))
    });
    let mut taken: BTreeMap<Measure, Taken> = BTreeMap::new();
    let mut repeated = 0;
    series.retain_mut(|series| {
        let before = series.points.len();
        let known = taken.entry(series.measure).or_default();
        if is_unnamed(&series.subject) {
            known.leave_out_equal(series);
        } else {
            known.leave_out_known(series);
        }
        for (time, bytes) in &series.points {
            let sum = known.sums.entry(*time).or_default();
            *sum = sum.saturating_add(*bytes);
        }
        repeated += u64::from(series.points.len() < before);
        before == 0 || !series.points.is_empty()
    });
    (series, repeated)
}

fn is_unnamed(subject: &Subject) -> bool {
    subject.whole() == Subject::default()
}

impl Taken {
    /// Leaves out the points of a series at times that are known of its resource or part.
    fn leave_out_known(&mut self, series: &mut Series) {
        // A single point without a period still has its moment.
        let period = series.period().max(1);
        let span = |time: u64| Span { from: time, to: time.saturating_add(period) };
        for subject in [&series.subject.whole(), &series.subject] {
            if let Some(known) = self.times.get(subject) {
                series.points.retain(|(time, _)| !overlap(known, span(*time)));
            }
        }
        let times = self.times.entry(series.subject.clone()).or_default();
        times.extend(series.points.iter().map(|(time, _)| span(*time)));
        times.sort_unstable_by_key(|span| span.from);
        times.dedup_by(|next, span| {
            let follows = next.from <= span.to;
            if follows {
                *span = span.with(*next);
            }
            follows
        });
    }

    /// Leaves out the points of a series that another has too, or all others together: it is the same gateway's, or the
    /// total. Two gateways look alike without ids, but do not have the same numbers.
    fn leave_out_equal(&mut self, series: &mut Series) {
        for known in self.unnamed.iter().chain([&self.sums]) {
            let is_known = |(time, _): &(u64, u64)| known.contains_key(time);
            let is_same = |(time, bytes): &(u64, u64)| known.get(time).is_none_or(|known| known == bytes);
            if series.points.iter().all(is_same) {
                series.points.retain(|point| !is_known(point));
            }
        }
        self.unnamed.push(series.points.iter().copied().collect());
    }
}

/// Whether a time has a moment in common with any of others, which are in order and apart.
fn overlap(known: &[Span], span: Span) -> bool {
    let behind = known.partition_point(|known| known.to <= span.from);
    known.get(behind).is_some_and(|known| known.from < span.to)
}
