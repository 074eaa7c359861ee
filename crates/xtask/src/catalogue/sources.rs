//! The sources, and what the other files say of them.

use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::{CsvFile, Row};

/// The columns of `sources.csv`: `name` is what the other files call the source.
pub(crate) const COLUMNS: [&str; 4] = ["name", "reference", "title", "date"];

/// What the files call a confidence, and the variant that it is.
pub(crate) const CONFIDENCES: [(&str, &str); 7] = [
    ("confirmed>=2 (website feed + Price List API/bill)", "TwoChannels"),
    ("confirmed>=2 (two dated captures of one AWS feed)", "TwoCaptures"),
    ("confirmed>=2", "TwoSources"),
    ("two sources", "TwoSources"),
    ("one source", "OneSource"),
    ("unverified", "Unverified"),
    ("UNVERIFIED for this region (same figure in all 27 regions that were checked)", "Unverified"),
];

/// Every source that a file may cite.
pub(crate) struct Sources(Vec<Source>);

struct Source {
    name: String,
    reference: String,
    title: String,
    date: String,
}

/// One citation of a source.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The source's place in the table.
    pub source: usize,
    /// AWS's rate code in that source.
    pub rate_code: Option<String>,
}

impl Sources {
    /// Reads `sources.csv`.
    pub(crate) fn read(file: &CsvFile) -> Result<Self> {
        let mut sources: Vec<Source> = Vec::new();
        for row in file.rows() {
            let name = row.required("name")?.to_owned();
            if sources.iter().any(|source| source.name == name) {
                return Err(row.refuse("name", "on one row only"));
            }
            if sources.len() > usize::from(u8::MAX) {
                return Err(row.refuse("name", "one of 256 sources at most"));
            }
            let date = row.text("date")?.to_owned();
            if !date.is_empty() && !is_date(&date) {
                return Err(row.refuse("date", "a day like 2026-09-21, a month like 2026-07, or empty"));
            }
            let reference = row.required("reference")?.to_owned();
            let title = row.required("title")?.to_owned();
            sources.push(Source { name, reference, title, date });
        }
        Ok(Self(sources))
    }

    /// The sources that the row's `source` column cites; none for `none`.
    pub(crate) fn cited(&self, row: &Row<'_>) -> Result<Vec<Cited>> {
        let text = row.required("source")?;
        if text == "none" {
            return Ok(Vec::new());
        }
        split(text)
            .into_iter()
            .map(|citation| {
                let (name, rate_code) = match citation.split_once('#') {
                    Some((name, code)) => (name, Some(code.to_owned())),
                    None => (citation, None),
                };
                let source = self.0.iter().position(|source| source.name == name);
                let source = source.ok_or_else(|| {
                    row.refuse("source", format!("made of names in sources.csv, which does not have \"{name}\""))
                })?;
                Ok(Cited { source, rate_code })
            })
            .collect()
    }

    /// Adds a source, whose values are those of a row, in the order of [`COLUMNS`].
    pub(crate) fn add(&mut self, [name, reference, title, date]: [String; 4]) {
        self.0.push(Source { name, reference, title, date });
    }

    /// What the source of this name is called where it is found, and its date.
    pub(crate) fn named(&self, name: &str) -> Option<(&str, &str)> {
        let source = self.0.iter().find(|source| source.name == name)?;
        Some((&source.title, &source.date))
    }

    /// The date of a source, empty when it has none.
    pub(crate) fn date(&self, source: usize) -> &str {
        &self.0[source].date
    }

    /// The text of the table.
    pub(crate) fn table(&self) -> String {
        let mut out = String::from("use crate::catalogue::sources::Source;\n\n");
        let _ = writeln!(out, "pub(in crate::catalogue) static SOURCES: [Source; {}] = [", self.0.len());
        for Source { reference, title, date, .. } in &self.0 {
            let date = if date.is_empty() { "None".to_owned() } else { format!("Some({date:?})") };
            let _ = writeln!(out, "    Source {{ name: {reference:?}, title: {title:?}, date: {date} }},");
        }
        out + "];\n"
    }
}

/// The parts of a `source` column: those between ` + `, except where it stands within brackets.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && text[at..].starts_with(SEPARATOR) {
            parts.push(&text[start..at]);
            start = at + SEPARATOR.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// What stands between the sources of a `source` column.
pub(crate) const SEPARATOR: &str = " + ";

/// Whether it is a day like `2026-09-21` or a month like `2026-07`.
pub(crate) fn is_date(text: &str) -> bool {
    let shape: String = text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    shape == "0000-00-00" || shape == "0000-00"
}
