//! JSON files, held whole, since the last key of an object may decide what kind of file it is.

use serde_json::{Map, Value};

use super::held_text::HeldText;
use super::{Format, ImportAccumulator, ReadStatus};
use super::{api_names, athena, foreign, json_table, packed_events};
use crate::imported_data::{FileRead, FileRefusal, FileRemark, Kind, SkipReason};
use crate::inventory::{config, describe, infracost, pulumi, settings, template, terraform};
use crate::{billing, flow_log, metrics, price_list};
use natpoint_model::catalogue::regions::is_region_code;

/// Reads the value of one kind of JSON file.
type ReadValue = fn(&Value, &mut FileRead, &mut ImportAccumulator);

/// How a kind of JSON file is recognised, and what reads it.
struct Shape {
    kind: Kind,
    fits: fn(&Value) -> bool,
    read: ReadValue,
}

/// All kinds of JSON files, tried in order; what fits none may still be a list of resources.
const SHAPES: &[Shape] = &[
    Shape { kind: Kind::TerraformPlan, fits: terraform::is_plan, read: terraform::plan },
    Shape { kind: Kind::TerraformState, fits: terraform::is_state, read: terraform::state },
    Shape { kind: Kind::TerraformState, fits: terraform::is_state_file, read: terraform::state_file },
    Shape { kind: Kind::CloudFormation, fits: template::is_template, read: template::template },
    Shape { kind: Kind::Pulumi, fits: pulumi::is_stack, read: pulumi::stack },
    Shape { kind: Kind::Infracost, fits: infracost::is_breakdown, read: infracost::breakdown },
    Shape { kind: Kind::UsageTypes, fits: json_table::fits, read: json_table::read },
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
    Shape { kind: Kind::NetworkSettings, fits: settings::are_settings, read: settings::read },
    Shape { kind: Kind::ConfigItems, fits: config::are_items, read: config::items },
];

/// A JSON file, collected until its end.
#[derive(Debug, Default)]
pub(super) struct Json {
    text: HeldText,
}

/// The largest JSON file that is held, in bytes.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// The most values in it. A file of AWS of that size has a third as many.
const MAX_VALUES: usize = 6_000_000;

impl Format for Json {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        self.text.push(bytes, MAX_BYTES, file)
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if let Some(text) = self.text.whole() {
            read_json(text, file, accumulator);
        }
    }
}

/// Reads a complete JSON text of any known kind: one value, or several, one behind the other.
pub(super) fn read_json(text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    // A parsed value takes tens of bytes, however short its text is.
    let values: usize = text.iter().map(|byte| usize::from(matches!(byte, b',' | b'[' | b'{'))).sum();
    if values > MAX_VALUES {
        file.refused = Some(FileRefusal::TooLarge { allowed: MAX_BYTES as u64 });
        return;
    }
    let Documents { values, damage } = documents(text);
    read_values(values, text, file, accumulator);
    if damage.is_some() && file.kind.is_none() && is_printed(text) {
        file.refused = Some(FileRefusal::PrintedObject);
        return;
    }
    if let Some(line) = damage {
        // What a line of a log says in front of the JSON is no JSON; that of the file's own damage explains more.
        let damage = FileRefusal::Json { line };
        match &file.refused {
            None | Some(FileRefusal::Unknown { .. }) => file.refused = Some(damage),
            Some(_) => {}
        }
    }
}

/// Reads the values of one file. Values of no known kind are passed over where others are known.
pub(super) fn read_values(values: Vec<Value>, text: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    // A tool may have made one list of them.
    let all = values.iter().flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    let events = all.take(3).any(is_terraform_event);
    let last = values.len().saturating_sub(1);
    let mut goes_on = false;
    // Values of a line each are the elements of one list.
    let mut elements = Vec::new();
    for (at, value) in values.into_iter().enumerate() {
        let value = api_names::in_api_case(&value).unwrap_or(value);
        accumulator.flow_log.listed.add(&value);
        if value["status"] == "Running" || value["status"] == "Scheduled" {
            file.remark(FileRemark::StillRunning);
        }
        if let Some(rows) = athena::rows(&value) {
            athena::read(rows, file, accumulator);
            if describe::goes_on(&value) {
                file.refused = Some(FileRefusal::GoesOn);
            }
        } else if let Some(shape) = SHAPES.iter().find(|shape| (shape.fits)(&value)) {
            file.kind.get_or_insert(shape.kind);
            (shape.read)(&value, file, accumulator);
        } else {
            goes_on |= at == last && describe::goes_on(&value);
            elements.push(value);
        }
    }
    let elements = Value::Array(elements);
    if file.kind.is_none() && json_table::fits(&elements) {
        json_table::read(&elements, file, accumulator);
    } else if let Some(kind) = describe::kind_of_list(&elements).filter(|_| !events) {
        file.kind.get_or_insert(kind);
        describe::resources(&elements, file, accumulator);
        accumulator.add_page(kind, describe::region(&elements), goes_on);
        if goes_on {
            file.refused = Some(FileRefusal::GoesOn);
        }
    } else if file.kind.is_none() && !events && packed_events::are_in(text) {
        packed_events::read(text, file, accumulator);
    } else if file.kind.is_none() && file.refused.is_none() {
        file.refused = Some(match (events, emptiness(&elements)) {
            (true, _) => FileRefusal::TerraformText,
            (false, Some(refusal)) => refusal,
            (false, None) if is_printed(text) => FileRefusal::PrintedObject,
            (false, None) => foreign::by_words(text).unwrap_or_else(|| super::unknown(text)),
        });
    }
}

/// The refusal of a value that has lists and nothing in them.
fn emptiness(value: &Value) -> Option<FileRefusal> {
    /// What stands beside the elements of an answer.
    const BESIDE: [&str; 9] = [
        "statistics",
        "queryLanguage",
        "status",
        "searchedLogStreams",
        "nextToken",
        "NextToken",
        "encryptionKey",
        "Messages",
        "ResponseMetadata",
    ];
    fn is_empty(value: &Value) -> bool {
        match value {
            Value::Array(all) => all.iter().all(is_empty),
            Value::Object(object) => {
                object.iter().all(|(key, value)| BESIDE.contains(&key.as_str()) || is_empty(value))
            }
            Value::Null => true,
            Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }
    let has_some = value.as_array().is_some_and(|all| !all.is_empty());
    (has_some && is_empty(value)).then_some(FileRefusal::EmptyAnswer)
}

/// Whether a text is an object as Python, JavaScript or a shell prints it: with single quotation marks or none.
fn is_printed(text: &[u8]) -> bool {
    let start = text.trim_ascii_start();
    let opening = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'{' | b'[' | b'&' | b'@');
    let inside = start.get(start.iter().take_while(|byte| opening(byte)).count()..).unwrap_or_default();
    let is_word = inside.first().is_some_and(u8::is_ascii_alphabetic);
    let word = inside.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let behind = inside.get(word..).unwrap_or_default().trim_ascii_start();
    inside.len() < start.len()
        && (inside.starts_with(b"'") || is_word && (behind.starts_with(b":") || behind.starts_with(b"=")))
}

/// Whether a value is an event of `terraform plan -json`.
fn is_terraform_event(value: &Value) -> bool {
    value.get("@level").is_some() && value.get("@message").is_some()
}

/// Whether a file that begins so has events of `terraform plan -json`.
pub(super) fn is_event_stream(beginning: &[u8]) -> bool {
    let line = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice(line).is_ok_and(|event: Value| is_terraform_event(&event))
}

/// The JSON values of a text, and the line of the first damage, counted from 1.
#[derive(Debug, Default)]
struct Documents {
    values: Vec<Value>,
    damage: Option<u64>,
}

/// Splits a text into its JSON values. Lines around them that are no JSON are passed over, as wrappers write them.
fn documents(text: &[u8]) -> Documents {
    let mut found = Documents::default();
    let mut rest = text;
    let mut region = String::new();
    loop {
        rest = rest.trim_ascii_start();
        if rest.is_empty() {
            return found;
        }
        let offset = text.len() - rest.len();
        if !rest.starts_with(b"{") && !rest.starts_with(b"[") {
            // Separators of values, and the record separator of RFC 7464.
            rest = if let [b',' | b';' | 0x1e, rest @ ..] = rest {
                rest
            } else {
                let behind = json_in_line(rest).unwrap_or_else(|| after_line(rest));
                let heading = rest.get(..rest.len() - behind.len()).unwrap_or_default();
                region = region_in(heading).unwrap_or(region);
                behind
            };
            continue;
        }
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => {
                found.values.push(in_region(value, &region));
                rest = rest.get(values.byte_offset()..).unwrap_or_default();
            }
            // The line is no JSON, such as `[command]/usr/bin/terraform show -json`.
            Some(Err(error)) if error.line() == 1 && !error.is_eof() && is_prose(rest) => {
                let behind = after_line(rest);
                region = region_in(rest.get(..rest.len() - behind.len()).unwrap_or_default()).unwrap_or(region);
                rest = behind;
            }
            Some(Err(error)) => {
                let before = text.get(..offset).unwrap_or_default();
                let line = before.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>() + error.line() as u64;
                found.damage = Some(line);
                return found;
            }
            None => return found,
        }
    }
}

/// The Region that a line in front of JSON names; empty where it names several, none where it names none.
fn region_in(line: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let words = line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let mut regions: Vec<&str> = words.map(|word| word.trim_matches('-')).filter(|word| is_region_code(word)).collect();
    regions.dedup();
    match regions[..] {
        [] => None,
        [region] => Some(region.to_owned()),
        _ => Some(String::new()),
    }
}

/// A list of resources with the Region that a line in front of it names, as a loop over Regions writes it.
fn in_region(value: Value, region: &str) -> Value {
    if region.is_empty() || SHAPES.iter().any(|shape| (shape.fits)(&value)) {
        return value;
    }
    let value = Value::Array(vec![value]);
    let is_list = describe::kind_of_list(&value).is_some();
    let Value::Array(mut all) = value else { return Value::Null };
    let mut value = all.pop().unwrap_or_default();
    let put = |object: &mut Map<String, Value>| {
        if !object.keys().any(|key| key.eq_ignore_ascii_case("region")) {
            object.insert("Region".to_owned(), Value::from(region));
        }
    };
    match &mut value {
        _ if !is_list => {}
        Value::Object(object) => put(object),
        Value::Array(all) if all.iter().all(Value::is_object) => {
            all.iter_mut().filter_map(Value::as_object_mut).for_each(put);
        }
        _ => return Value::Object(Map::from_iter([(region.to_owned(), value)])),
    }
    value
}

/// Whether a line that begins with a bracket is a message and no JSON: a word stands behind the bracket.
fn is_prose(text: &[u8]) -> bool {
    let inside = text.get(1..).unwrap_or_default().trim_ascii_start();
    let word = inside.split(|byte| !byte.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_date = text.starts_with(b"[") && inside.starts_with(b"20") && inside.get(4) == Some(&b'-');
    is_date || !word.is_empty() && ![&b"true"[..], b"false", b"null"].contains(&word)
}

/// The JSON behind a time or a name on the line that begins here.
fn json_in_line(text: &[u8]) -> Option<&[u8]> {
    /// No prefix that a runner puts in front of its lines is longer.
    const PREFIX: usize = 200;
    let line = text.split(|byte| *byte == b'\n').next()?;
    let front = line.get(..PREFIX).unwrap_or(line);
    let place = front.windows(2).position(|pair| pair == b"{\"" || pair == b"[{")?;
    text.get(place..)
}

/// The text behind the line that begins here.
fn after_line(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| end + 1);
    text.get(end..).unwrap_or_default()
}

/// Whether a text has JSON that begins at the margin, on a line of its own.
pub(super) fn is_at_margin(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    lines.any(|line| matches!(line, b"{" | b"[" | [b'{', b'"', ..] | [b'[', b'{', ..]))
}

/// Whether a text of which only the beginning is here has JSON behind lines of messages.
pub(super) fn is_behind_messages(beginning: &[u8]) -> bool {
    /// A wrapper writes a few lines; a log's own JSON lines come from the first line on.
    const LINES: usize = 40;
    /// What tells a list or a plan from a log, whose lines have JSON behind a time too.
    const LISTS: [&str; 6] = [
        "\"NatGateway",
        "\"VpcEndpoint",
        "\"resource_changes\"",
        "\"RouteTable",
        "\"Subnets\"",
        "\"NetworkInterfaces\"",
    ];
    let is_list = || {
        let text = String::from_utf8_lossy(beginning);
        LISTS.iter().any(|list| text.contains(list))
    };
    let mut lines = beginning.split(|byte| *byte == b'\n').take(LINES);
    lines.any(|line| match line.strip_prefix(b"\x1e").unwrap_or(line).trim_ascii() {
        b"{" | b"[" => true,
        [b'{', rest @ ..] => rest.trim_ascii_start().starts_with(b"\""),
        [b'[', rest @ ..] => rest.trim_ascii_start().starts_with(b"{"),
        line => json_in_line(line).is_some() && is_list(),
    })
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
