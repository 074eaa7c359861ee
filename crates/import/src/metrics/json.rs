//! The answers of `aws cloudwatch get-metric-statistics` and `get-metric-data`.

use std::collections::HashMap;

use serde_json::Value;

use super::book::{MetricBook, Series};
use super::{Measure, Subject, measure, statistic, time, unit};
use crate::flow_log::ByteUnit;
use crate::imported_data::{BilledAmount, FileRead, FileRefusal, FileRemark, Kind, SkipReason, start_of};
use crate::reader::ImportAccumulator;

/// Whether JSON is such an answer.
pub(crate) fn are_metrics(value: &Value) -> bool {
    value["MetricDataResults"].is_array() || value["Datapoints"].is_array() || !data_results(value).is_empty()
}

/// Reads it.
pub(crate) fn read(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let (before, used) = (file.refused.is_some(), file.used);
    let is_other = || Measure::named(value["Label"].as_str().unwrap_or_default()).is_none();
    if value["Datapoints"].as_array().is_some_and(|points| !points.is_empty() || is_other()) {
        statistics(value, file, &mut accumulator.metrics);
    }
    for result in data_results(value) {
        data(result, file, &mut accumulator.metrics);
    }
    let goes_on = !value["NextToken"].as_str().unwrap_or_default().is_empty() || lacks_points(value);
    accumulator.add_page(Kind::Metrics, String::new(), goes_on);
    if goes_on {
        file.refused = Some(FileRefusal::GoesOn);
    }
    if file.records == 0 && !before && !goes_on {
        file.refused = Some(FileRefusal::EmptyAnswer);
        return;
    }
    if file.used == used && !before && file.refused.is_none() && file.records > 0 {
        file.refused = Some(FileRefusal::OtherMetrics);
    }
}

/// The series of `get-metric-data`, of the whole answer or of what a query selected of it.
fn data_results(value: &Value) -> Vec<&Value> {
    let is_series = |value: &&Value| value["Values"].is_array() && value["Timestamps"].is_array();
    let all = value["MetricDataResults"].as_array().or(value.as_array());
    all.into_iter().flatten().chain([value]).filter(is_series).collect()
}

/// Whether a series lacks data points: the last answer for it says so.
///
/// The AWS CLI puts the pages of a series one behind the other, of which all but the last are partial. A search gives
/// all its series one id, and each its label.
///
/// Source: Amazon CloudWatch API Reference, `MetricDataResult`, `StatusCode`.
fn lacks_points(value: &Value) -> bool {
    let mut last = HashMap::new();
    for result in data_results(value) {
        let [id, label, status] = ["Id", "Label", "StatusCode"].map(|field| result[field].as_str().unwrap_or_default());
        last.insert([id, label], status);
    }
    last.values().any(|status| ["PartialData", "InternalError", "Forbidden"].contains(status))
}

/// `get-metric-statistics`: the label is the metric's name, and nothing names the resource.
fn statistics(value: &Value, file: &mut FileRead, metrics: &mut MetricBook) {
    let label = value["Label"].as_str().unwrap_or_default();
    let points = value["Datapoints"].as_array().map_or(&[][..], Vec::as_slice);
    let Some(measure) = Measure::named(label) else {
        file.records += points.len().max(1) as u64;
        file.skip(SkipReason::OtherUsage, file.records, label.as_bytes());
        return;
    };
    if let Some(other) = points.iter().find(|point| point["Sum"].is_null()) {
        file.records += points.len() as u64;
        let names = ["Average", "Maximum", "Minimum", "SampleCount"];
        let name = names.iter().find(|name| !other[**name].is_null()).copied().unwrap_or("ExtendedStatistics");
        file.refused = Some(FileRefusal::NotSums { statistic: name.to_owned() });
        return;
    }
    let read = points.iter().map(|point| (&point["Timestamp"], &point["Sum"]));
    let Some(points) = read_points(read, ByteUnit::BYTE, file) else { return };
    keep(Series { measure, subject: Subject::of(&[label]), points, period: None }, file, metrics);
}

/// A series of `get-metric-data`: its label or its id names the metric.
fn data(result: &Value, file: &mut FileRead, metrics: &mut MetricBook) {
    let text = |field: &str| result[field].as_str().unwrap_or_default();
    let labels = [text("Label"), text("Id")];
    let [times, values] = ["Timestamps", "Values"].map(|field| result[field].as_array().map_or(&[][..], Vec::as_slice));
    let Some(measure) = measure(labels.into_iter()) else {
        file.records += values.len().max(1) as u64;
        file.skip(SkipReason::OtherUsage, file.records, labels.join(" ").as_bytes());
        return;
    };
    // The id is a name that somebody chose, unless it names the metric in the place of the label.
    let telling = labels.into_iter().find(|label| Measure::named(label).is_some()).unwrap_or_default();
    let stated = [labels[0], telling].into_iter().find_map(statistic::not_sum);
    let unit = match stated.map_or_else(|| unit::of_label(labels[0]), Err) {
        Ok(unit) => unit,
        Err(statistic) => {
            file.records += values.len() as u64;
            file.refused = Some(FileRefusal::NotSums { statistic });
            return;
        }
    };
    let Some(points) = read_points(times.iter().zip(values), unit, file) else { return };
    remark(unit, labels[0], file);
    keep(Series { measure, subject: Subject::of(&labels), points, period: None }, file, metrics);
}

/// Says of which unit a series is, unless that is bytes.
pub(super) fn remark(unit: ByteUnit, label: &str, file: &mut FileRead) {
    if unit != ByteUnit::BYTE {
        let column = start_of(label.as_bytes());
        file.remark(FileRemark::ByteUnit { column, times: unit.times, over: unit.over });
    }
}

/// Reads data points; none when they are not sums of bytes, which are whole numbers.
fn read_points<'v>(
    points: impl Iterator<Item = (&'v Value, &'v Value)>,
    unit: ByteUnit,
    file: &mut FileRead,
) -> Option<Vec<(u64, u64)>> {
    let mut read = Vec::new();
    let mut unread = None;
    for (at, value) in points {
        file.records += 1;
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let at_text = at.as_str().map_or_else(|| at.to_string(), str::to_owned);
        match (time(&at_text), BilledAmount::parse(&written)) {
            (Some(_), Some(bytes)) if unit == ByteUnit::BYTE && bytes.0 % BilledAmount::ONE != 0 => {
                file.refused = Some(FileRefusal::NotSums { statistic: written });
                return None;
            }
            (Some(time), Some(amount)) if let Some(bytes) = unit.bytes(amount).filter(|_| amount.0 >= 0) => {
                read.push((time, bytes));
            }
            (None, _) => {
                file.skip(SkipReason::Value { field: "Timestamp".to_owned() }, file.records, at_text.as_bytes());
            }
            _ => {
                file.skip(SkipReason::Value { field: "Sum".to_owned() }, file.records, written.as_bytes());
                unread.get_or_insert(written);
            }
        }
    }
    // A series without any value that can be read is no volume of zero.
    if let Some(statistic) = unread.filter(|_| read.is_empty()) {
        file.refused = Some(FileRefusal::NotSums { statistic });
        return None;
    }
    Some(read)
}

/// Keeps a series.
pub(super) fn keep(series: Series, file: &mut FileRead, metrics: &mut MetricBook) {
    let points = series.points.len() as u64;
    if metrics.add(series) {
        file.used += points;
    } else {
        file.refused = Some(FileRefusal::TooLarge { allowed: 64 << 20 });
    }
}
