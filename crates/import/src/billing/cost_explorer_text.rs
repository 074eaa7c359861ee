//! Output of `aws ce get-cost-and-usage --output text`, whole or of a `--query`, and rows that other tools print.

use serde_json::{Map, Value, json};

use super::cost_explorer_json::read_cost_and_usage;
use super::usage;
use super::usage_rows::{Cell, UsageRows};
use crate::imported_data::FileRead;
use crate::reader::{Format, HeldText, ImportAccumulator, ReadStatus};

/// Such a text, collected until its end.
#[derive(Debug, Default)]
pub(crate) struct CostExplorerText {
    text: HeldText,
}

/// No account has so many usage types and days.
const MAX_BYTES: usize = 16 << 20;

/// The words with which lines of a whole answer begin.
const LINE_WORDS: [&str; 5] = ["GROUPDEFINITIONS", "RESULTSBYTIME", "KEYS", "TIMEPERIOD", "DIMENSIONVALUEATTRIBUTES"];

impl CostExplorerText {
    /// Whether the beginning of a file is of such a text: a whole answer, or a row with a usage type and a number.
    pub(crate) fn fits(beginning: &[u8]) -> bool {
        let text = String::from_utf8_lossy(beginning);
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        if lines.clone().take(3).any(is_answer_line) {
            return true;
        }
        lines.any(|line| UsageRows::is_row(&row(&cells(line))))
    }
}

impl Format for CostExplorerText {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        self.text.push(bytes, MAX_BYTES, file)
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let Some(text) = self.text.whole() else { return };
        let text = String::from_utf8_lossy(text);
        if text.lines().take(3).any(is_answer_line) {
            read_cost_and_usage(&answer(&text), file, accumulator);
            return;
        }
        let mut rows = UsageRows::default();
        for (at, line) in (1_u64..).zip(text.lines()) {
            let cells = cells(line);
            let has_number = cells.iter().any(|cell| cell.starts_with(|first: char| first.is_ascii_digit()));
            // Titles and totals are no records.
            if cells.len() > 1 && has_number {
                file.records += 1;
                rows.add(&row(&cells), at, file);
            } else {
                rows.add_title(line);
            }
        }
        rows.finish(file, accumulator);
    }
}

fn is_answer_line(line: &str) -> bool {
    let (word, rest) = line.split_once('\t').unwrap_or((line, ""));
    LINE_WORDS.contains(&word) && !rest.is_empty()
}

/// The cells of a line: between tabs, else commas, else blanks.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let trimmed = |cell: &'_ str| -> bool { !cell.trim().is_empty() };
    if line.contains('\t') {
        return line.split('\t').map(str::trim).filter(|cell| trimmed(cell)).collect();
    }
    if line.contains(',') {
        return line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
    }
    line.split_whitespace().collect()
}

fn row<'a>(cells: &[&'a str]) -> Vec<Cell<'a>> {
    cells.iter().map(|text| Cell { name: None, text }).collect()
}

/// The JSON of the same answer. A group's keys and amounts stand on lines of their own; a result's time follows its
/// groups, with the end before the start.
fn answer(text: &str) -> Value {
    let (mut definitions, mut results) = (Vec::new(), Vec::new());
    let (mut groups, mut estimated, mut token) = (Vec::new(), false, None);
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        match cells[..] {
            ["GROUPDEFINITIONS", key, kind] => definitions.push(json!({"Key": key, "Type": kind})),
            ["RESULTSBYTIME", is_estimated] => estimated = is_estimated == "True",
            ["KEYS", key] => {
                // Several keys of one group follow each other.
                match groups.last_mut().filter(|group: &&mut Group| group.metrics.is_empty()) {
                    Some(group) => group.keys.push(key.into()),
                    None => groups.push(Group { keys: vec![key.into()], metrics: Map::new() }),
                }
            }
            ["TIMEPERIOD", end, start] => {
                let of_result: Vec<_> = std::mem::take(&mut groups).into_iter().map(Group::into_json).collect();
                let period = json!({"Start": start, "End": end});
                results.push(json!({"Estimated": estimated, "Groups": of_result, "TimePeriod": period}));
            }
            [metric, amount, unit] => {
                if let (Some(group), Some(name)) = (groups.last_mut(), metric_name(metric)) {
                    group.metrics.insert(name.to_owned(), json!({"Amount": amount, "Unit": unit}));
                }
            }
            [alone] if !alone.is_empty() && definitions.is_empty() && results.is_empty() => token = Some(alone),
            _ => {}
        }
    }
    if !groups.is_empty() {
        let of_result: Vec<_> = groups.into_iter().map(Group::into_json).collect();
        results.push(json!({"Estimated": estimated, "Groups": of_result}));
    }
    let mut answer = json!({"ResultsByTime": results});
    if !definitions.is_empty() {
        answer["GroupDefinitions"] = definitions.into();
    }
    if let Some(token) = token {
        answer["NextPageToken"] = token.into();
    }
    answer
}

struct Group {
    keys: Vec<Value>,
    metrics: Map<String, Value>,
}

impl Group {
    fn into_json(self) -> Value {
        json!({"Keys": self.keys, "Metrics": self.metrics})
    }
}

/// The name of a metric in JSON, of which the text has the letters in upper case.
fn metric_name(metric: &str) -> Option<&'static str> {
    usage::METRICS.into_iter().find(|name| name.eq_ignore_ascii_case(metric))
}
