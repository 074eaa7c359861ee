//! What is said of what a user carries away, shares or embeds.

use natpoint_model::cost::Design;

/// What stands alone there.
#[derive(Clone, Copy, Debug)]
pub struct ExportLabels {
    /// The heading over all of it.
    pub export_heading: &'static str,
    /// What is written, where, and that it is what the page shows.
    pub export_note: &'static str,
    /// The decision record.
    pub record: &'static str,
    /// The short table for a wiki.
    pub wiki: &'static str,
    /// The curves as a list.
    pub curves: &'static str,
    /// The bills as a list.
    pub bills: &'static str,
    /// Scenario and report for programs.
    pub report: &'static str,
    /// The chart with the sentence, as a picture.
    pub card: &'static str,
    /// Puts it on the clipboard.
    pub copy: &'static str,
    /// Saves it as a file.
    pub download: &'static str,
    /// Saves a picture of pixels.
    pub download_png: &'static str,
    /// Shows it as text to select.
    pub text: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// What the answer is for.
    pub assumptions: &'static str,
    /// What a dollar is worth in the second currency.
    pub exchange_rate: &'static str,
    /// What was compared.
    pub options: &'static str,
    /// What is proposed.
    pub decision: &'static str,
    /// Where the prices were read.
    pub sources: &'static str,
    /// Column: the design.
    pub column_design: &'static str,
    /// Column: what it costs more than the cheapest.
    pub column_more: &'static str,
    /// The same place in the page again.
    pub link: &'static str,
    /// That there is no address, and what to do with the settings.
    pub settings_note: &'static str,
    /// The user's own volume, in a list.
    pub here: &'static str,
    /// The heading over the frame.
    pub embed: &'static str,
    /// What a host has to know of it.
    pub embed_note: &'static str,
    /// That the page has to be on a server first.
    pub embed_disk: &'static str,
    /// Which part of the page a frame shows.
    pub show: &'static str,
    /// All of it.
    pub show_all: &'static str,
    /// Sentence and chart.
    pub show_chart: &'static str,
    /// The sentence.
    pub show_verdict: &'static str,
    /// The theme.
    pub theme: &'static str,
    /// The language.
    pub language: &'static str,
    /// The browser's own theme, or language.
    pub as_browser: &'static str,
    /// Dark on light.
    pub light: &'static str,
    /// Light on dark.
    pub dark: &'static str,
    /// Without inputs.
    pub read_only: &'static str,
    /// Leads from a frame to the whole page.
    pub open_full: &'static str,
    /// Copies the settings where a link would lead nobody anywhere.
    pub copy_settings: &'static str,
    /// The field that takes a link or settings.
    pub paste: &'static str,
    /// That what was pasted is neither.
    pub paste_refused: &'static str,
    /// Opens what was pasted.
    pub open: &'static str,
}

/// What is said of what a user carries away, shares or embeds.
pub trait ExportText {
    /// What stands alone.
    fn export_labels(&self) -> &'static ExportLabels;
    /// A title for the design that is proposed; of none when none is possible.
    fn record_title(&self, design: Option<Design>) -> String;
    /// A name and what is said of it: `Region: Tokyo`.
    fn assumption(&self, name: &str, value: &str) -> String;
}
