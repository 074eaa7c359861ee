//! All series of all files, each time of each metric once.

use std::collections::BTreeMap;

use super::{Measure, Subject};
use crate::imported_data::{BilledAmount, EndpointMetrics, ImportedMetrics, NatMetrics, Span};

/// The series read so far.
#[derive(Debug, Default)]
pub(crate) struct MetricBook {
    series: Vec<Series>,
    points: usize,
}

/// A series of data points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    pub(super) measure: Measure,
    pub(super) subject: Subject,
    /// Time and sum, in no order.
    pub(super) points: Vec<(u64, BilledAmount)>,
    /// The length of a period in seconds, where the file states it.
    pub(super) period: Option<u64>,
}

impl Series {
    /// The time of its periods; none without points.
    fn span(&self) -> Option<Span> {
        let times = || self.points.iter().map(|(time, _)| *time);
        let (first, last) = (times().min()?, times().max()?);
        Some(Span { from: first, to: last.saturating_add(self.period()) })
    }

    /// The length of a period: the shortest distance of two points where the file does not state it; 0 if unknown.
    fn period(&self) -> u64 {
        let mut times: Vec<_> = self.points.iter().map(|(time, _)| *time).collect();
        times.sort_unstable();
        times.dedup();
        let least = times.windows(2).map(|pair| pair[1] - pair[0]).min();
        self.period.or(least).unwrap_or(0)
    }

    fn bytes(&self) -> u64 {
        let sum = self.points.iter().fold(BilledAmount::default(), |sum, (_, bytes)| sum.plus(*bytes));
        u64::try_from((sum.0 + BilledAmount::ONE / 2) / BilledAmount::ONE).unwrap_or(0)
    }
}

/// The bytes of the measures of a NAT gateway, or of an endpoint.
type Sums = BTreeMap<Measure, u64>;

impl MetricBook {
    /// The most series and data points that are kept.
    const MAX_SERIES: usize = 20_000;
    const MAX_POINTS: usize = 2_000_000;

    /// Adds a series; false when there are too many.
    pub(super) fn add(&mut self, mut series: Series) -> bool {
        if self.series.len() >= Self::MAX_SERIES || self.points + series.points.len() > Self::MAX_POINTS {
            return false;
        }
        // Pages of one answer may repeat a point.
        series.points.sort_unstable();
        series.points.dedup();
        self.points += series.points.len();
        self.series.push(series);
        true
    }

    /// The sums; none without series.
    pub(crate) fn finish(self) -> Option<ImportedMetrics> {
        let mut metrics = ImportedMetrics::default();
        let mut taken: Vec<Series> = Vec::new();
        let mut series = self.series;
        if series.is_empty() {
            return None;
        }
        complete_subjects(&mut series);
        // The longest series of a metric is the most complete one.
        series.sort_by_key(|series| (series.measure, std::cmp::Reverse(series.span().map(Span::seconds))));
        for series in series {
            // Without ids, two gateways look alike, but do not have the same numbers.
            let is_unnamed = series.subject == Subject::default();
            let is_same = |known: &Series| {
                if is_unnamed { known.points == series.points } else { overlap(known, &series) }
            };
            let repeats =
                |known: &Series| known.measure == series.measure && known.subject == series.subject && is_same(known);
            if taken.iter().any(repeats) {
                metrics.repeated += 1;
            } else {
                taken.push(series);
            }
        }
        let mut sums: BTreeMap<Subject, Sums> = BTreeMap::new();
        for series in &taken {
            let sum = sums.entry(series.subject.clone()).or_default().entry(series.measure).or_default();
            *sum = sum.saturating_add(series.bytes());
            if let Some(span) = series.span() {
                metrics.span = Some(metrics.span.map_or(span, |known| known.with(span)));
            }
        }
        for (Subject { resource, service, vpc }, sums) in sums {
            let most = |measures: [Measure; 2]| measures.iter().filter_map(|measure| sums.get(measure)).copied().max();
            if let Some(bytes) = sums.get(&Measure::Processed) {
                metrics.endpoints.push(EndpointMetrics { endpoint: resource.clone(), service, vpc, bytes: *bytes });
            }
            let sent = most([Measure::InFromSource, Measure::OutToDestination]);
            let received = most([Measure::InFromDestination, Measure::OutToSource]);
            if sent.or(received).is_some() {
                metrics.nat_gateways.push(NatMetrics { gateway: resource, sent, received });
            }
        }
        Some(metrics)
    }
}

/// Gives all series of a resource the service and the VPC that the labels of any of them name, so that two answers with
/// other labels are known as the same endpoint's.
fn complete_subjects(series: &mut [Series]) {
    let mut known: BTreeMap<String, Subject> = BTreeMap::new();
    for Series { subject, .. } in series.iter().filter(|series| !series.subject.resource.is_empty()) {
        let known = known.entry(subject.resource.clone()).or_insert_with(|| subject.clone());
        for (known, told) in [(&mut known.service, &subject.service), (&mut known.vpc, &subject.vpc)] {
            if known.is_empty() {
                known.clone_from(told);
            }
        }
    }
    for Series { subject, .. } in series {
        if let Some(known) = known.get(&subject.resource) {
            subject.clone_from(known);
        }
    }
}

/// Whether two series have a time in common.
fn overlap(one: &Series, other: &Series) -> bool {
    match (one.span(), other.span()) {
        (Some(one), Some(other)) => one.from == other.from || one.from < other.to && other.from < one.to,
        _ => one.points == other.points,
    }
}
