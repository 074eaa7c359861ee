//! Texts about exports, in English.

use super::English;
use super::phrases::lower;
use crate::NameText as _;
use crate::export::{ExportLabels, ExportText};
use crate::names::{self, ExportName};
use natpoint_model::cost::Design;

static LABELS: ExportLabels = ExportLabels {
    export_heading: "Export and share",
    export_note: "What the page shows now, in its language. Where a frame forbids copying and saving, open the \
                     text and select it.",
    copy: "Copy",
    download: "Save",
    download_png: "Save as PNG",
    text: "Text",
    print: "Print",
    assumptions: "Assumptions",
    exchange_rate: "Exchange rate",
    options: "Options",
    decision: "Decision",
    sources: "Sources of the prices",
    column_design: "Design",
    column_more: "More than the cheapest",
    link: "This answer in natpoint",
    settings_note: "These settings open the answer again: paste them into natpoint.",
    here: "you",
    embed: "Embed in another page",
    embed_note: "The frame tells its host how high it is; a host that does not listen keeps the height given here.",
    embed_disk: "This page was opened from a disk: put its file on a web server and write its address into src.",
    show: "Shows",
    show_all: "everything",
    show_chart: "sentence and chart",
    show_verdict: "the sentence",
    theme: "Theme",
    language: "Language",
    as_browser: "System default",
    light: "light",
    dark: "dark",
    read_only: "Read-only",
    open_full: "Open in natpoint",
    copy_settings: "Copy scenario text",
    paste: "Open a link or settings",
    paste_refused: "That is neither a link to natpoint nor its settings: they start with v1.",
    open: "Open",
};

impl ExportText for English {
    fn export_labels(&self) -> &'static ExportLabels {
        &LABELS
    }

    fn export_name(&self, export: ExportName) -> &'static str {
        names::of_export(export).en
    }

    fn record_title(&self, design: Option<Design>) -> String {
        let decision = design.map_or_else(|| "no design is possible".to_owned(), |design| lower(self.design(design)));
        format!("Private subnets to AWS services: {decision}")
    }

    fn assumption(&self, name: &str, value: &str) -> String {
        format!("{name}: {value}")
    }
}
