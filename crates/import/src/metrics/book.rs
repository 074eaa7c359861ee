//! All series of all files, each time of each metric once.

use std::collections::BTreeMap;

use super::{Measure, Subject, once};
use crate::imported_data::{EndpointMetrics, FileTimes, ImportedMetrics, NatMetrics, Span};

/// The series read so far.
#[derive(Debug, Default)]
pub(crate) struct MetricBook {
    series: Vec<Series>,
    points: usize,
    /// The time of the series of the file that is being read, and of the files before it.
    open: Option<Span>,
    times: FileTimes,
}

/// A series of data points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    pub(super) measure: Measure,
    pub(super) subject: Subject,
    /// Time and bytes, in no order.
    pub(super) points: Vec<(u64, u64)>,
    /// The length of a period in seconds, where the file states it.
    pub(super) period: Option<u64>,
}

impl Series {
    /// The time of its periods; none without points.
    pub(super) fn span(&self) -> Option<Span> {
        let times = || self.points.iter().map(|(time, _)| *time);
        let (first, last) = (times().min()?, times().max()?);
        Some(Span { from: first, to: last.saturating_add(self.period()) })
    }

    /// The length of a period: the shortest distance of two points where the file does not state it; 0 if unknown.
    pub(super) fn period(&self) -> u64 {
        let mut times: Vec<_> = self.points.iter().map(|(time, _)| *time).collect();
        times.sort_unstable();
        times.dedup();
        let least = times.windows(2).map(|pair| pair[1] - pair[0]).min();
        self.period.or(least).unwrap_or(0)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.points.iter().fold(0, |sum: u64, (_, bytes)| sum.saturating_add(*bytes))
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
        if let Some(span) = series.span() {
            self.open = Some(self.open.map_or(span, |open| open.with(span)));
        }
        self.series.push(series);
        true
    }

    /// Ends a file.
    pub(crate) fn end_file(&mut self) {
        if let Some(span) = self.open.take() {
            self.times.add(span);
        }
    }

    /// The sums; none without series.
    pub(crate) fn finish(mut self) -> Option<ImportedMetrics> {
        let mut metrics = ImportedMetrics::default();
        if self.series.is_empty() {
            return None;
        }
        self.end_file();
        metrics.time = self.times.finish();
        complete_subjects(&mut self.series);
        let (taken, repeated) = once::each_time_once(self.series);
        metrics.repeated = repeated;
        let mut sums: BTreeMap<Subject, Sums> = BTreeMap::new();
        for series in &taken {
            let sum = sums.entry(series.subject.whole()).or_default().entry(series.measure).or_default();
            *sum = sum.saturating_add(series.bytes());
        }
        for (Subject { resource, service, vpc, part: _ }, sums) in sums {
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
            (subject.service, subject.vpc) = (known.service.clone(), known.vpc.clone());
        }
    }
}
