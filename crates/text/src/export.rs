//! Texts of exports, sharing and embedding.

use crate::names::ExportName;
use natpoint_model::cost::Design;

/// Labels of exports, sharing and embedding.
#[derive(Clone, Copy, Debug)]
pub struct ExportLabels {
    /// The heading of exports.
    pub export_heading: &'static str,
    /// What is exported, and what to do where a frame forbids saving.
    pub export_note: &'static str,
    /// Copies an export to the clipboard.
    pub copy: &'static str,
    /// Saves an export as a file.
    pub download: &'static str,
    /// Saves the picture as PNG.
    pub download_png: &'static str,
    /// Shows an export as text to select.
    pub text: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// The heading of assumptions.
    pub assumptions: &'static str,
    /// The exchange rate to the second currency.
    pub exchange_rate: &'static str,
    /// The heading of options.
    pub options: &'static str,
    /// The heading of the decision.
    pub decision: &'static str,
    /// The heading of the sources of prices.
    pub sources: &'static str,
    /// Column: the design.
    pub column_design: &'static str,
    /// Column: the difference to the cheapest design.
    pub column_more: &'static str,
    /// A link to the answer.
    pub link: &'static str,
    /// What to do with settings where there is no link.
    pub settings_note: &'static str,
    /// The column that marks the current value.
    pub here: &'static str,
    /// The heading of embedding.
    pub embed: &'static str,
    /// How the host page can set the height of the frame.
    pub embed_note: &'static str,
    /// That the page has to be put on a server first.
    pub embed_disk: &'static str,
    /// Which part of the page a frame shows.
    pub show: &'static str,
    /// The whole page.
    pub show_all: &'static str,
    /// Verdict and chart.
    pub show_chart: &'static str,
    /// The verdict alone.
    pub show_verdict: &'static str,
    /// The theme.
    pub theme: &'static str,
    /// The language.
    pub language: &'static str,
    /// That the browser decides on theme or language.
    pub as_browser: &'static str,
    /// Dark on light.
    pub light: &'static str,
    /// Light on dark.
    pub dark: &'static str,
    /// That a frame has no inputs.
    pub read_only: &'static str,
    /// Opens the whole page from a frame.
    pub open_full: &'static str,
    /// Copies the settings where there is no link.
    pub copy_settings: &'static str,
    /// The field for a link or settings.
    pub paste: &'static str,
    /// That the pasted text is neither.
    pub paste_refused: &'static str,
    /// Opens the pasted link or settings.
    pub open: &'static str,
}

/// Sentences of exports.
pub trait ExportText {
    /// The labels.
    fn export_labels(&self) -> &'static ExportLabels;
    /// The name of an export, with its format.
    fn export_name(&self, export: ExportName) -> &'static str;
    /// The title of a decision record; without a design, that none is feasible.
    fn record_title(&self, design: Option<Design>) -> String;
    /// An input and its value: `Region: Tokyo`.
    fn assumption(&self, name: &str, value: &str) -> String;
}
