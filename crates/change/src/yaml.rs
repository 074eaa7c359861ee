//! Writes a template as YAML, with comments, for `CloudFormation`.

use std::fmt::Write as _;

use crate::hcl::wrapped;
use crate::template::{Map, Parameter, Resource, Template, Value, map};

/// The text of a template.
pub(crate) fn document(template: &Template) -> String {
    let mut text = String::new();
    comment(&mut text, &template.heading, 0);
    text.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\n");
    if let Some(description) = &template.description {
        let _ = writeln!(text, "Description: {}", string(description));
    }
    if !template.parameters.is_empty() {
        text.push_str("Parameters:\n");
        for asked in &template.parameters {
            entry(&mut text, &asked.name, &parameter(asked));
        }
    }
    text.push_str("Resources:\n");
    for created in &template.resources {
        comment(&mut text, &created.comments, 1);
        entry(&mut text, &created.name, &resource(created));
    }
    if !template.outputs.is_empty() {
        text.push_str("Outputs:\n");
        for (name, value) in &template.outputs {
            entry(&mut text, name, &map([("Value", value.clone())]));
        }
    }
    text
}

/// The text of plain entries, with comments at the top.
pub(crate) fn commented(comments: &[String], entries: &Map) -> String {
    let mut text = String::new();
    comment(&mut text, comments, 0);
    write_map(entries, &mut text, 0);
    text
}

fn parameter(asked: &Parameter) -> Map {
    let mut told = map([("Type", asked.kind.into())]);
    if let Some(default) = &asked.default {
        if let Value::Bool(default) = default {
            // A parameter has no truth values.
            told.set("AllowedValues", Value::list(["true", "false"])).set("Default", default.to_string());
        } else {
            told.set("Default", default.clone());
        }
    }
    match asked.listed {
        Some(listed) if listed.is_az => told.set("Description", format!("AZ {}: {}", listed.number, asked.description)),
        _ => told.set("Description", asked.description.as_str()),
    };
    told
}

fn resource(created: &Resource) -> Map {
    let mut told = map([("Type", created.kind.into())]);
    if let Some(other) = created.after {
        told.set("DependsOn", other);
    }
    told.set("Properties", created.properties.clone());
    told
}

/// An entry of one of the template's sections.
fn entry(text: &mut String, key: &str, told: &Map) {
    let _ = writeln!(text, "  {key}:");
    write_map(told, text, 2);
}

fn write_map(map: &Map, text: &mut String, depth: usize) {
    for (key, value) in &map.0 {
        let _ = write!(text, "{}{key}:", "  ".repeat(depth));
        write_value(value, text, depth + 1);
    }
}

/// Writes the value behind a key or a dash, and ends the line.
fn write_value(value: &Value, text: &mut String, depth: usize) {
    let _ = match value {
        Value::Number(digits) => writeln!(text, " {digits}"),
        Value::Bool(truth) => writeln!(text, " {truth}"),
        Value::Text(said) => writeln!(text, " {}", string(said)),
        Value::Json(told) => writeln!(text, " {}", string(&json(told))),
        Value::Reference(name) => writeln!(text, " !Ref {name}"),
        Value::Attribute(resource, name) => writeln!(text, " !GetAtt {resource}.{name}"),
        Value::Named(word) => writeln!(text, " !Sub \"${{Name}}-{word}\""),
        Value::Behind(front, parameter) => writeln!(text, " !Sub \"{front}${{{parameter}}}\""),
        Value::DnsEntry(endpoint, part) => {
            writeln!(text, " !Select [{part}, !Split [\":\", !Select [0, !GetAtt {endpoint}.DnsEntries]]]")
        }
        Value::Region => writeln!(text, " !Ref AWS::Region"),
        Value::Base64(script) => {
            let indent = "  ".repeat(depth + 2);
            let script = script.trim_end().replace('\n', &format!("\n{indent}"));
            writeln!(text, "\n{}Fn::Base64: |\n{indent}{script}", "  ".repeat(depth))
        }
        Value::Map(map) => {
            text.push('\n');
            write_map(map, text, depth);
            Ok(())
        }
        Value::List(items) if items.is_empty() => writeln!(text, " []"),
        Value::List(items) => {
            text.push('\n');
            for item in items {
                let _ = write!(text, "{}-", "  ".repeat(depth));
                if let Value::Map(map) = item {
                    // The first key stands behind the dash.
                    let mut block = String::new();
                    write_map(map, &mut block, depth + 1);
                    let _ = write!(text, " {}", block.trim_start());
                } else {
                    write_value(item, text, depth + 1);
                }
            }
            Ok(())
        }
    };
}

/// A text of JSON, as short as it can be.
fn json(map: &Map) -> String {
    let entries: Vec<String> = map.0.iter().map(|(key, value)| format!("\"{key}\":{}", json_value(value))).collect();
    format!("{{{}}}", entries.join(","))
}

fn json_value(value: &Value) -> String {
    match value {
        Value::Map(map) | Value::Json(map) => json(map),
        Value::List(items) => format!("[{}]", items.iter().map(json_value).collect::<Vec<_>>().join(",")),
        Value::Text(text) => between('"', text),
        // Nothing that a template works out stands in a text.
        _ => "null".to_owned(),
    }
}

fn comment(text: &mut String, comments: &[String], depth: usize) {
    for line in comments.iter().flat_map(|comment| wrapped(comment)) {
        let _ = writeln!(text, "{}# {line}", "  ".repeat(depth));
    }
}

/// A string: bare where nothing could take it for something else, quoted otherwise.
pub(crate) fn string(text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/'))
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    // `AWS::EC2::Route` is the usual way to write a type.
    if is_word || text.starts_with("AWS::") && text.chars().all(|c| c.is_ascii_alphanumeric() || c == ':') {
        return text.to_owned();
    }
    between('"', text)
}

/// A text between marks, with the escapes that YAML and TypeScript have in common.
pub(crate) fn between(mark: char, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    for c in text.chars() {
        match c {
            c if c == mark || c == '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push(mark);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted_where_they_could_be_something_else() {
        for (text, expected) in [
            ("eu-west-1a", "eu-west-1a"),
            ("AWS::EC2::Route", "AWS::EC2::Route"),
            ("no", "\"no\""),
            ("2010-09-09", "\"2010-09-09\""),
            ("a: b", "\"a: b\""),
            ("", "\"\""),
            ("say \"hi\"\n\\ \u{85}", "\"say \\\"hi\\\"\\n\\\\ \\u0085\""),
            ("0.0.0.0/0", "\"0.0.0.0/0\""),
            ("注文", "\"注文\""),
        ] {
            assert_eq!(string(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_of_maps_has_the_first_key_behind_its_dash() {
        let item = map([("Key", "Name".into()), ("Value", Value::Named("nat".to_owned()))]);
        let mut template = Template { heading: vec!["why".to_owned()], ..Template::default() };
        let properties = map([("Tags", Value::list([item])), ("Empty", Value::List(Vec::new()))]);
        template.resource(&[], "Nat", "AWS::EC2::EIP", properties);
        let expected = "# why\nAWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Nat:\n    \
                        Type: AWS::EC2::EIP\n    Properties:\n      Tags:\n        - Key: Name\n          \
                        Value: !Sub \"${Name}-nat\"\n      \
                        Empty: []\n";
        assert_eq!(document(&template), expected);
    }
}
