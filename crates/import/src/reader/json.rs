//! JSON files, held whole, since the last key of an object may decide what kind of file it is.

use serde_json::Value;

use super::{Format, ImportAccumulator, ReadStatus};
use crate::imported_data::{FileRead, FileRefusal, Kind, SkipReason};
use crate::inventory::{describe, infracost, terraform};
use crate::{billing, flow_log, metrics, price_list};

/// Reads the value of one kind of JSON file.
type ReadValue = fn(&Value, &mut FileRead, &mut ImportAccumulator);

/// How a kind of JSON file is recognised, and what reads it.
struct Shape {
    kind: Kind,
    fits: fn(&Value) -> bool,
    read: ReadValue,
}

/// All kinds of JSON files, tried in order.
const SHAPES: &[Shape] = &[
    Shape { kind: Kind::NatGateways, fits: describe::are_nat_gateways, read: describe::nat_gateways },
    Shape { kind: Kind::VpcEndpoints, fits: describe::are_endpoints, read: describe::endpoints },
    Shape { kind: Kind::TerraformPlan, fits: terraform::is_plan, read: terraform::plan },
    Shape { kind: Kind::TerraformState, fits: terraform::is_state, read: terraform::state },
    Shape { kind: Kind::Infracost, fits: infracost::is_breakdown, read: infracost::breakdown },
    Shape { kind: Kind::CostExplorerJson, fits: billing::is_cost_and_usage, read: billing::read_cost_and_usage },
    Shape { kind: Kind::LegacyCur, fits: billing::is_report_manifest, read: billing::refuse_report_manifest },
    Shape { kind: Kind::PriceListJson, fits: price_list::is_offer, read: price_list::take_offer },
    Shape { kind: Kind::PriceListJson, fits: price_list::is_feed, read: price_list::take_feed },
    Shape { kind: Kind::PricingProducts, fits: price_list::is_answers, read: price_list::take_answers },
    Shape { kind: Kind::Metrics, fits: metrics::are_metrics, read: metrics::read },
    Shape { kind: Kind::FlowLogs, fits: |value| value["FlowLogs"].is_array(), read: read_formats },
    Shape {
        kind: Kind::IpRanges,
        fits: flow_log::is_ip_ranges,
        read: |value, file, accumulator| flow_log::read_ip_ranges(value, file, &mut accumulator.flow_log.ranges),
    },
];

/// A JSON file, collected until its end.
#[derive(Debug, Default)]
pub(super) struct Json {
    text: Vec<u8>,
}

/// The largest JSON file that is held, in bytes.
const MAX_BYTES: usize = 64 << 20;
/// The most values in it. A file of AWS of that size has a third as many.
const MAX_VALUES: usize = 6_000_000;

impl Format for Json {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        if self.text.len() + bytes.len() > MAX_BYTES {
            file.refused = Some(FileRefusal::TooLarge { allowed: MAX_BYTES as u64 });
            self.text = Vec::new();
            return ReadStatus::Done;
        }
        self.text.extend_from_slice(bytes);
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if file.refused != Some(FileRefusal::TooLarge { allowed: MAX_BYTES as u64 }) {
            read_json(&self.text, file, accumulator);
        }
    }
}

/// Reads a complete JSON text of any known kind.
pub(super) fn read_json(text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    // A parsed value takes tens of bytes, however short its text is.
    let values: usize = text.iter().map(|byte| usize::from(matches!(byte, b',' | b'[' | b'{'))).sum();
    if values > MAX_VALUES {
        file.refused = Some(FileRefusal::TooLarge { allowed: MAX_BYTES as u64 });
        return;
    }
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) => {
            file.refused.get_or_insert(FileRefusal::Json { line: error.line() as u64 });
            return;
        }
    };
    accumulator.flow_log.listed.add(&value);
    match SHAPES.iter().find(|shape| (shape.fits)(&value)) {
        Some(shape) => {
            file.kind = Some(shape.kind);
            (shape.read)(&value, file, accumulator);
        }
        // The base64 of what gzip begins with.
        None if text.windows(5).any(|start| start == b"\"H4sI") => file.refused = Some(FileRefusal::PackedEvents),
        None => file.refused = Some(super::unknown(text)),
    }
}

/// More formats than any account has. The bound matters because each format is compared with all others.
const MAX_FORMATS: usize = 200;

/// Reads the output of `describe-flow-logs`: the formats that flow logs without a header may have.
fn read_formats(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    for log in value["FlowLogs"].as_array().into_iter().flatten() {
        file.records += 1;
        let Some(format) = log["LogFormat"].as_str() else {
            file.skip(SkipReason::Value { field: "LogFormat".to_owned() }, file.records, log.to_string().as_bytes());
            continue;
        };
        file.used += 1;
        if accumulator.formats.len() < MAX_FORMATS && !accumulator.formats.iter().any(|known| known == format) {
            accumulator.formats.push(format.to_owned());
        }
    }
}
