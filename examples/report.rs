//! Writes the answer of a link as Markdown for a pull request: the short form that the page offers to copy.
//!
//! ```text
//! $ cargo run --quiet --example report -- 'v1&region=us-east-1&s.logs=400&out=1'
//! ```
//! The link is what stands behind `#`, or the whole address, which the text then leads back to. `lang=ja` in it
//! writes Japanese. What could not be taken from the link goes to standard error, a sentence a line.

use std::io::Write as _;
use std::process::ExitCode;

use natpoint_export::{Export, settings_in};
use natpoint_link::Link;
use natpoint_model::compare::Report;
use natpoint_text::in_language;

fn main() -> std::io::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [link] = arguments.as_slice() else {
        writeln!(std::io::stderr(), "usage: cargo run --example report -- LINK")?;
        return Ok(ExitCode::from(2));
    };
    let (markdown, notices) = report(link);
    for notice in notices {
        writeln!(std::io::stderr(), "{notice}")?;
    }
    std::io::stdout().write_all(markdown.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The Markdown of a link, and what could not be taken from it.
#[must_use]
pub(crate) fn report(link: &str) -> (String, Vec<String>) {
    let settings = settings_in(link);
    let address = link.strip_suffix(settings).and_then(|rest| rest.strip_suffix('#')).unwrap_or_default();
    let (link, notices) = Link::read(settings);
    let language = link.language.unwrap_or_default();
    let locale = in_language(language);
    let export = Export {
        scenario: &link.scenario,
        report: &Report::new(&link.scenario, link.axis),
        axis: link.axis,
        language,
        currency: link.currency,
        view_options: &link.view_options,
        address,
        settings: &link.write(),
    };
    (export.summary_markdown(), notices.iter().map(|notice| locale.notice(notice)).collect())
}
