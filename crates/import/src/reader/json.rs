//! JSON: held whole, since what stands at its end may say what its beginning is.

use serde_json::Value;

use super::{Format, ImportAccumulator, ReadStatus};
use crate::imported_data::{FileRead, FileRefusal, Kind, SkipReason};
use crate::inventory::{describe, infracost, terraform};
use crate::{billing, flow_log, price_list};

/// What makes something of one kind of JSON.
type Take = fn(&Value, &mut FileRead, &mut ImportAccumulator);

/// What JSON of a kind looks like, and what takes it.
struct Shape {
    kind: Kind,
    fits: fn(&Value) -> bool,
    take: Take,
}

/// All kinds, tried in order. A new kind of JSON is a new row.
const SHAPES: &[Shape] = &[
    Shape { kind: Kind::NatGateways, fits: describe::are_nat_gateways, take: describe::nat_gateways },
    Shape { kind: Kind::VpcEndpoints, fits: describe::are_endpoints, take: describe::endpoints },
    Shape { kind: Kind::TerraformPlan, fits: terraform::is_plan, take: terraform::plan },
    Shape { kind: Kind::TerraformState, fits: terraform::is_state, take: terraform::state },
    Shape { kind: Kind::Infracost, fits: infracost::is_breakdown, take: infracost::breakdown },
    Shape { kind: Kind::CostExplorerJson, fits: billing::is_answer, take: billing::take_answer },
    Shape { kind: Kind::PriceListJson, fits: price_list::is_offer, take: price_list::take_offer },
    Shape { kind: Kind::PriceListJson, fits: price_list::is_feed, take: price_list::take_feed },
    Shape { kind: Kind::PricingProducts, fits: price_list::is_answers, take: price_list::take_answers },
    Shape { kind: Kind::FlowLogs, fits: |value| value["FlowLogs"].is_array(), take: take_formats },
    Shape {
        kind: Kind::IpRanges,
        fits: flow_log::is_ip_ranges,
        take: |value, file, accumulator| flow_log::take_ip_ranges(value, file, &mut accumulator.flow_log.ranges),
    },
];

/// What collects a file of JSON.
#[derive(Debug, Default)]
pub struct Json {
    text: Vec<u8>,
}

/// The most bytes of JSON that are held.
const MOST: usize = 64 << 20;
/// The most values in it: a file of AWS's that long has a third of them.
const MOST_VALUES: usize = 6_000_000;

impl Format for Json {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        if self.text.len() + bytes.len() > MOST {
            file.refused = Some(FileRefusal::TooLarge { allowed: MOST as u64 });
            self.text = Vec::new();
            return ReadStatus::Done;
        }
        self.text.extend_from_slice(bytes);
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if file.refused != Some(FileRefusal::TooLarge { allowed: MOST as u64 }) {
            read_json(&self.text, file, accumulator);
        }
    }
}

/// Reads a whole text of JSON of any kind that is known.
pub fn read_json(text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    // Each value takes tens of bytes once it is read, however short it is written.
    let values: usize = text.iter().map(|byte| usize::from(matches!(byte, b',' | b'[' | b'{'))).sum();
    if values > MOST_VALUES {
        file.refused = Some(FileRefusal::TooLarge { allowed: MOST as u64 });
        return;
    }
    let value: Value = match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) => {
            file.refused.get_or_insert(FileRefusal::Json { line: error.line() as u64 });
            return;
        }
    };
    match SHAPES.iter().find(|shape| (shape.fits)(&value)) {
        Some(shape) => {
            file.kind = Some(shape.kind);
            (shape.take)(&value, file, accumulator);
        }
        None => file.refused = Some(super::unknown(text)),
    }
}

/// More formats than anybody has: each is compared with all before it.
const MOST_FORMATS: usize = 200;

/// Reads `describe-flow-logs`: the formats that lines without a header may have.
fn take_formats(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    for log in value["FlowLogs"].as_array().into_iter().flatten() {
        file.records += 1;
        let Some(format) = log["LogFormat"].as_str() else {
            file.skip(SkipReason::Value { field: "LogFormat".to_owned() }, file.records, log.to_string().as_bytes());
            continue;
        };
        file.used += 1;
        if accumulator.formats.len() < MOST_FORMATS && !accumulator.formats.iter().any(|known| known == format) {
            accumulator.formats.push(format.to_owned());
        }
    }
}
