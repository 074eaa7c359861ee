//! Writes a policy for Open Policy Agent that denies Terraform plans above the break-evens of a link.
//!
//! ```text
//! cargo run --example policy -- [--out FOLDER] LINK
//! ```
//! - `LINK` is what stands behind `#`, or the whole address, which the sentences then lead back to. `lang=ja` in it
//!   writes Japanese.
//! - `--out` writes `natpoint.rego`, the rule, and `natpoint.json`, the numbers, into a folder; without it, the numbers
//!   go to standard output.
//!
//! ```text
//! $ cargo run --quiet --example policy -- --out policy 'v1&region=eu-west-1&nat=az&s.logs=900&s.kms=9&out=5'
//! $ terraform show -json tfplan > plan.json
//! $ conftest test --policy policy --data policy --namespace natpoint plan.json
//! $ opa eval --data policy --input plan.json --format raw 'data.natpoint.deny'
//! ```
//! The rule is the same for every link; the numbers are to be written anew when volumes or prices change.
//! `docs/policy.md` says what is denied, and how to except something.
//!
//! What could not be taken from the link goes to standard error. The exit code is 1 where the scenario has no answer,
//! and 2 for wrong arguments.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use natpoint_export::settings_in;
use natpoint_link::Link;
use natpoint_model::compare::Report;
use natpoint_policy::{Answer, Limits, POLICY};

const USAGE: &str = "usage: cargo run --example policy -- [--out FOLDER] LINK";

/// What the command line asks for.
struct Arguments {
    out: Option<PathBuf>,
    link: String,
}

fn main() -> std::io::Result<ExitCode> {
    let Arguments { out, link } = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            writeln!(std::io::stderr(), "{problem}\n{USAGE}")?;
            return Ok(ExitCode::from(2));
        }
    };
    let (limits, told) = limits(&link);
    for sentence in told {
        writeln!(std::io::stderr(), "{sentence}")?;
    }
    let Some(limits) = limits else { return Ok(ExitCode::FAILURE) };
    match out {
        Some(folder) => {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join("natpoint.rego"), POLICY)?;
            std::fs::write(folder.join("natpoint.json"), limits)?;
        }
        None => std::io::stdout().write_all(limits.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut out, mut links) = (None, Vec::new());
        while let Some(word) = words.next() {
            match word.as_str() {
                "--out" => out = Some(PathBuf::from(words.next().ok_or("--out needs a value.")?)),
                option if option.starts_with('-') => return Err(format!("There is no option {option}.")),
                _ => links.push(word),
            }
        }
        match <[String; 1]>::try_from(links) {
            Ok([link]) => Ok(Self { out, link }),
            Err(_) => Err("One link is needed.".to_owned()),
        }
    }
}

/// The numbers of a link as JSON, if it has an answer, and what there is to say of it.
#[must_use]
pub(crate) fn limits(address: &str) -> (Option<String>, Vec<String>) {
    let (link, notices) = Link::read(settings_in(address));
    let language = link.language.unwrap_or_default();
    let locale = natpoint_text::in_language(language);
    let mut told: Vec<String> = notices.iter().map(|notice| locale.notice(notice)).collect();
    let report = Report::new(&link.scenario, link.axis);
    let settings = link.write();
    let whole = match address.split_once('#') {
        Some((page, _)) => natpoint_export::link(page, &settings),
        None => settings,
    };
    let (scenario, axis) = (&link.scenario, link.axis);
    let limits = Limits::new(Answer { scenario, report: &report, axis, language, link: &whole });
    if limits.is_none() {
        told.push(natpoint_text::gate::in_language(language).gate_labels().no_answer.to_owned());
        told.push(locale.recommendation(scenario, &report));
    }
    (limits.map(|limits| limits.document()), told)
}
