//! The unit of a series: bytes, unless metric math made another of it, as its label or its expression says.

use crate::flow_log::{ByteUnit, unit_named, unit_of_expression};

/// The unit that a label states; an error where it states two, or a rate.
pub(super) fn of_label(label: &str) -> Result<ByteUnit, String> {
    let lower = label.to_ascii_lowercase();
    let refused = || Err(label.to_owned());
    if ["per second", "per minute", "per hour", "persecond"].iter().any(|rate| lower.contains(rate)) {
        return refused();
    }
    let mut found = None;
    for word in lower.split(|sign: char| sign.is_whitespace() || "()[],;:".contains(sign)) {
        let (name, rate) = word.split_once('/').unwrap_or((word, ""));
        let Some(unit) = unit_named(name) else { continue };
        if !rate.is_empty() || found.is_some_and(|known| known != unit) {
            return refused();
        }
        found = Some(unit);
    }
    Ok(found.unwrap_or(ByteUnit::BYTE))
}

/// The unit of what metric math computes of sums; an error where that is no volume.
///
/// Source: Amazon CloudWatch's user guide, "Using math expressions with CloudWatch metrics".
pub(super) fn of_expression(expression: &str) -> Result<ByteUnit, String> {
    let lower = expression.to_ascii_lowercase();
    let unit = if lower.starts_with("search(") {
        lower.contains("'sum'").then_some(ByteUnit::BYTE)
    } else {
        unit_of_expression(&with_bytes(&lower.replace("metrics()", "m")))
    };
    unit.ok_or_else(|| expression.to_owned())
}

/// An expression in which each id of a series, such as `m1`, is called bytes.
fn with_bytes(expression: &str) -> String {
    let mut named = String::new();
    let mut rest = expression;
    while let Some(first) = rest.chars().next() {
        let is_word = first.is_ascii_alphanumeric();
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let end = if is_word { end.unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, behind) = rest.split_at(end);
        let is_id = first.is_ascii_alphabetic() && !behind.trim_start().starts_with('(');
        named.push_str(if is_id { "bytes" } else { word });
        rest = behind;
    }
    named
}
