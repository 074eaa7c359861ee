//! The workloads and the endpoints that they need.

use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::{CsvFile, Row};
use super::services::Services;
use super::sources::{CONFIDENCES, Sources};

/// The columns of `workloads.csv`.
pub(crate) const COLUMNS: [&str; 7] = ["id", "title_en", "title_ja", "confidence", "source", "note_en", "note_ja"];
/// The columns of `workload-endpoints.csv`.
pub(crate) const ENDPOINT_COLUMNS: [&str; 6] = ["workload", "kind", "suffix", "group", "for_en", "for_ja"];

/// The kinds of row in `workload-endpoints.csv`: whether each needs a gateway endpoint.
const KINDS: [(&str, bool); 4] = [
    ("required-interface", false),
    ("required-gateway", true),
    ("optional-interface", false),
    ("optional-gateway", true),
];

/// The text of the table.
pub(crate) fn table(
    workloads: &CsvFile,
    endpoints: &CsvFile,
    services: &Services,
    sources: &Sources,
) -> Result<String> {
    let mut ids = Vec::new();
    for row in workloads.rows() {
        let id = row.required("id")?;
        if ids.contains(&id) {
            return Err(row.refuse("id", "on one row only"));
        }
        ids.push(id);
    }
    for row in endpoints.rows() {
        check(&row, &ids, services)?;
    }

    let mut out = String::from(PREAMBLE);
    let _ = writeln!(out, "pub(in crate::catalogue) static WORKLOADS: [Workload; {}] = [", ids.len());
    for row in workloads.rows() {
        let id = row.text("id")?;
        let mut needs = Vec::new();
        for need in endpoints.rows() {
            if need.text("workload")? == id {
                needs.push(need);
            }
        }
        write(&mut out, &row, &needs, sources)?;
    }
    Ok(out + "];\n")
}

const PREAMBLE: &str = "\
use crate::catalogue::services::ServiceId;
use crate::catalogue::sources::{Confidence, SourceId};
use crate::catalogue::workloads::{Optional, Workload};

const fn s(slug: &str) -> ServiceId {
    ServiceId::named(slug)
}

const fn o(slug: &str, for_en: &'static str, for_ja: &'static str) -> Optional {
    Optional { service: ServiceId::named(slug), for_en, for_ja }
}

";

fn check(row: &Row<'_>, ids: &[&str], services: &Services) -> Result<()> {
    if !ids.contains(&row.text("workload")?) {
        return Err(row.refuse("workload", "an id in workloads.csv"));
    }
    let gateway = row.one_of("kind", &KINDS)?;
    if !services.has(row.text("suffix")?, gateway) {
        let kind = if gateway { "a gateway" } else { "an interface" };
        return Err(row.refuse("suffix", format!("one that services.csv has with {kind} endpoint")));
    }
    if row.text("for_en")?.is_empty() != row.text("for_ja")?.is_empty() {
        return Err(row.refuse("for_ja", "filled in exactly when for_en is"));
    }
    Ok(())
}

fn write(out: &mut String, row: &Row<'_>, needs: &[Row<'_>], sources: &Sources) -> Result<()> {
    let (id, note_en, note_ja) = (row.text("id")?, row.text("note_en")?, row.text("note_ja")?);
    let (title_en, title_ja) = (row.required("title_en")?, row.required("title_ja")?);
    let confidence = row.one_of("confidence", &CONFIDENCES)?;
    let cited: Vec<_> = sources.cited(row)?.iter().map(|cited| format!("SourceId({})", cited.source)).collect();
    let _ = writeln!(out, "    Workload {{\n        id: {id:?},");
    let _ = writeln!(out, "        title_en: {title_en:?},\n        title_ja: {title_ja:?},");
    for (kind, _) in KINDS {
        let mut calls = Vec::new();
        for need in needs {
            if need.text("kind")? == kind {
                let (suffix, for_en, for_ja) = (need.text("suffix")?, need.text("for_en")?, need.text("for_ja")?);
                let optional = kind.starts_with("optional");
                calls.push(if optional {
                    format!("o({suffix:?}, {for_en:?}, {for_ja:?})")
                } else {
                    format!("s({suffix:?})")
                });
            }
        }
        let _ = writeln!(out, "        {}: &[{}],", kind.replace('-', "_"), calls.join(", "));
    }
    let _ = writeln!(out, "        groups: &[{}],", groups(needs)?.join(", "));
    let _ = writeln!(out, "        note_en: {note_en:?},\n        note_ja: {note_ja:?},");
    let _ = writeln!(
        out,
        "        confidence: Confidence::{confidence},\n        sources: &[{}],\n    }},",
        cited.join(", ")
    );
    Ok(())
}

/// The services of each group that the rows name, in the order of the rows.
fn groups(needs: &[Row<'_>]) -> Result<Vec<String>> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for need in needs {
        let (name, call) = (need.text("group")?, format!("s({:?})", need.text("suffix")?));
        if name.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, calls)) => calls.push(call),
            None => groups.push((name, vec![call])),
        }
    }
    Ok(groups.into_iter().map(|(_, calls)| format!("&[{}]", calls.join(", "))).collect())
}
