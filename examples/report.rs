//! Writes the answer of a link as Markdown for a pull request: the short form that the page offers to copy.
//!
//! ```text
//! cargo run --example report -- [--plan FILE]... LINK
//! ```
//! ```text
//! $ cargo run --quiet --example report -- 'v1&region=us-east-1&s.logs=400&out=1'
//! ```
//! The link is what stands behind `#`, or the whole address, which the text then leads back to. `lang=ja` in it
//! writes Japanese. What could not be taken from the link goes to standard error, a sentence a line.
//!
//! `--plan` puts before it what a plan makes of the network, at the volumes of the link: the NAT gateways, the
//! endpoints and the cost, before, after and in the cheapest design. It takes what `terraform show -json` wrote, or any
//! other list of resources that the page reads; all files of one call are read together. The exit code is 2 where one
//! cannot be read; that a design is cheaper fails only the example `check`.

use std::io::Write as _;
use std::process::ExitCode;

use natpoint_export::{Export, markdown, settings_in};
use natpoint_link::Link;
use natpoint_model::compare::Report;
use natpoint_policy::review_files;
use natpoint_text::in_language;

const USAGE: &str = "usage: cargo run --example report -- [--plan FILE]... LINK";

fn main() -> std::io::Result<ExitCode> {
    let written = arguments(std::env::args().skip(1)).and_then(|(link, plans)| {
        let reviewed = if plans.is_empty() { String::new() } else { plan(&link, &plans)? };
        Ok((reviewed, report(&link)))
    });
    match written {
        Ok((reviewed, (markdown, notices))) => {
            for notice in notices {
                writeln!(std::io::stderr(), "{notice}")?;
            }
            std::io::stdout().write_all((reviewed + &markdown).as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) => {
            writeln!(std::io::stderr(), "{problem}\n{USAGE}")?;
            Ok(ExitCode::from(2))
        }
    }
}

/// Files, each with its name.
type Files = Vec<(String, Vec<u8>)>;

/// The link, and the plans.
fn arguments(mut words: impl Iterator<Item = String>) -> Result<(String, Files), String> {
    let (mut links, mut plans) = (Vec::new(), Files::new());
    while let Some(word) = words.next() {
        match word.as_str() {
            "--plan" => {
                let path = words.next().ok_or("--plan needs a value.")?;
                let text = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
                plans.push((path, text));
            }
            option if option.starts_with('-') => return Err(format!("There is no option {option}.")),
            _ => links.push(word),
        }
    }
    match <[String; 1]>::try_from(links) {
        Ok([link]) => Ok((link, plans)),
        Err(_) => Err("One link is needed.".to_owned()),
    }
}

/// The Markdown of plans: what they make of each network.
///
/// # Errors
/// When a plan cannot be read.
pub(crate) fn plan(link: &str, plans: &[(String, Vec<u8>)]) -> Result<String, String> {
    let (link, _) = Link::read(settings_in(link));
    let language = link.language.unwrap_or_default();
    let reviews = review_files(plans, &link.scenario, language)?;
    let blocks: Vec<_> = reviews.iter().flat_map(|review| review.document(link.axis, language)).collect();
    Ok(markdown::from_blocks(&blocks))
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
        locale: natpoint_text::in_language(language),
        currency: link.currency,
        view_options: &link.view_options,
        address,
        settings: &link.write(),
    };
    (export.summary_markdown(), notices.iter().map(|notice| locale.notice(notice)).collect())
}
