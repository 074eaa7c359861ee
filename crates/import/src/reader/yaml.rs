//! YAML, as the AWS CLI writes it and as templates are written, made the JSON that it stands for.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Value};

use super::held_text::HeldText;
use super::json::{MAX_BYTES, read_values};
use super::{Format, ImportAccumulator, ReadStatus};
use crate::imported_data::{FileRead, FileRefusal};

/// A YAML file, collected until its end.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    text: HeldText,
}

/// The most values in a file, those of aliases included, of which a few bytes can make any number. A long text counts
/// as several.
const MAX_VALUES: usize = 4_000_000;
/// How much text counts as a value.
const TEXT_OF_VALUE: usize = 32;
/// No list and no template is nested deeper.
const MAX_DEPTH: usize = 100;

/// Whether a text begins as YAML: a document, a key or an element, and behind it one that a list or a template has.
pub(super) fn is_yaml(beginning: &[u8]) -> bool {
    const KEYS: [&str; 14] = [
        "NatGateways:",
        "NatGatewayId:",
        "VpcEndpoints:",
        "VpcEndpointId:",
        "Subnets:",
        "SubnetId:",
        "RouteTables:",
        "NetworkInterfaces:",
        "FlowLogs:",
        "Resources:",
        "AWSTemplateFormatVersion:",
        "ResultsByTime:",
        "configurationItems:",
        "MetricDataResults:",
    ];
    let text = String::from_utf8_lossy(beginning);
    let has_key = |line: &str| {
        let line = line.trim_start_matches(['-', ' ', '"', '\'']);
        KEYS.iter().any(|key| line.replace(['"', '\''], "").starts_with(key))
    };
    text.lines().take(4_000).any(has_key)
}

impl Format for Yaml {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        self.text.push(bytes, MAX_BYTES, file)
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let Some(text) = self.text.whole() else { return };
        match documents(&String::from_utf8_lossy(text)) {
            Ok(values) => read_values(values, text, file, accumulator),
            Err(line) => file.refused = Some(FileRefusal::Yaml { line }),
        }
    }
}

/// A value whose end is still to come.
enum Open {
    List(Vec<Value>),
    /// A mapping, and the key whose value comes next.
    Mapping(Map<String, Value>, Option<String>),
}

/// A list or mapping that is open, with its tag and its anchor.
struct Level {
    open: Open,
    tag: Option<String>,
    anchor: usize,
    /// How many values were made before it.
    before: usize,
}

/// The documents of a YAML text, or the line of the first damage, counted from 1.
fn documents(text: &str) -> Result<Vec<Value>, u64> {
    let mut reader = Reader::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| error.marker().line() as u64)?;
        reader.event(event).ok_or(span.start.line() as u64)?;
    }
    Ok(reader.documents)
}

#[derive(Default)]
struct Reader {
    documents: Vec<Value>,
    levels: Vec<Level>,
    /// What anchors name, and how many values that is.
    anchors: HashMap<usize, (Value, usize)>,
    values: usize,
}

impl Reader {
    /// Takes an event; none where it exceeds a bound.
    fn event(&mut self, event: Event<'_>) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = tagged(scalar(&text, style), name_of(tag.as_deref()));
                let size = 1 + text.len() / TEXT_OF_VALUE;
                self.count(size)?;
                self.add(value, anchor, size);
            }
            Event::SequenceStart(anchor, tag) => self.begin(Open::List(Vec::new()), anchor, tag.as_deref())?,
            Event::MappingStart(anchor, tag) => self.begin(Open::Mapping(Map::new(), None), anchor, tag.as_deref())?,
            Event::SequenceEnd | Event::MappingEnd => {
                let Level { open, tag, anchor, before } = self.levels.pop()?;
                let value = match open {
                    Open::List(all) => Value::Array(all),
                    Open::Mapping(all, _) => Value::Object(all),
                };
                let size = self.values - before;
                self.add(tagged(value, tag), anchor, size);
            }
            Event::Alias(anchor) => {
                let (value, size) = self.anchors.get(&anchor)?.clone();
                self.count(size)?;
                self.add(value, 0, size);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        Some(())
    }

    fn count(&mut self, more: usize) -> Option<()> {
        self.values = self.values.checked_add(more).filter(|values| *values <= MAX_VALUES)?;
        Some(())
    }

    fn begin(&mut self, open: Open, anchor: usize, tag: Option<&Tag>) -> Option<()> {
        let before = self.values;
        self.count(1)?;
        let level = Level { open, tag: name_of(tag), anchor, before };
        (self.levels.len() < MAX_DEPTH).then(|| self.levels.push(level))
    }

    fn add(&mut self, value: Value, anchor: usize, size: usize) {
        if anchor > 0 {
            // What is kept for aliases counts too: nested anchors keep the same values many times.
            self.values = self.values.saturating_add(size);
            self.anchors.insert(anchor, (value.clone(), size));
        }
        match self.levels.last_mut().map(|level| &mut level.open) {
            None => self.documents.push(value),
            Some(Open::List(all)) => all.push(value),
            Some(Open::Mapping(all, key)) => match key.take() {
                None => *key = Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
                Some(key) if key == "<<" => merge(all, value),
                Some(key) => _ = all.insert(key, value),
            },
        }
    }
}

/// Adds what a merge key refers to; keys of the mapping itself take precedence.
fn merge(into: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(other) => {
            for (key, value) in other {
                into.entry(key).or_insert(value);
            }
        }
        Value::Array(all) => all.into_iter().for_each(|one| merge(into, one)),
        _ => {}
    }
}

/// The value of a scalar: texts in quotes are texts, plain ones may be numbers, yes or no, or nothing.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match serde_json::from_str(text) {
            Ok(Value::Number(number)) => Value::Number(number),
            _ => Value::String(text.to_owned()),
        },
    }
}

/// The name of a template's own tag: `Sub` of `!Sub`.
fn name_of(tag: Option<&Tag>) -> Option<String> {
    let tag = tag.filter(|tag| tag.handle == "!" && !tag.suffix.is_empty())?;
    Some(tag.suffix.clone())
}

/// A value with a template's tag, as the same template in JSON has it: `{"Fn::Sub": …}`.
fn tagged(value: Value, tag: Option<String>) -> Value {
    let Some(tag) = tag else { return value };
    let value = match value {
        Value::String(text) if tag == "GetAtt" => {
            Value::Array(text.splitn(2, '.').map(|part| Value::String(part.to_owned())).collect())
        }
        other => other,
    };
    let name = if tag == "Ref" || tag == "Condition" { tag } else { ["Fn::", &tag].concat() };
    Value::Object(Map::from_iter([(name, value)]))
}
