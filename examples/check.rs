//! Fails where the network in use is above a break-even: where another design is cheaper than the one of a link.
//!
//! ```text
//! cargo run --example check -- [--plan FILE]... [--volume [SERVICE=]GB]... LINK
//! ```
//! - `LINK` is what stands behind `#`, or the whole address. `lang=ja` in it writes Japanese. Its network is the one in
//!   use: everything through its NAT gateways, but for services of which it says another path (`~today-PATH`).
//! - `--plan` takes the network from what `terraform show -json` wrote, or from any other list of resources that the
//!   page reads, at the volumes of the link. All files of one call are read together; each VPC is held against the
//!   link's scenario by itself.
//! - `--volume` is a measured monthly volume, as people write one (`900`, `1.2 TB`): of one service (`logs=900`), or of
//!   all services together, in the link's proportions.
//!
//! ```text
//! $ cargo run --quiet --example check -- --volume logs=900 'v1&region=eu-west-1&nat=az&s.logs=100&out=5'
//! Above the break-even: the network in use costs $120.82 a month; “Cheapest mix” costs $102.68, $18.14 less. Keep both
//! NAT gateways and add an interface endpoint for logs.
//! com.amazonaws.eu-west-1.logs: The interface endpoint for logs in 2 AZs is missing, which saves $18.14 a month: 900
//! GB a month are above its break-even of 422.63 GB.
//! ```
//! (Each sentence is one line.) The exit code is 0 where no design is cheaper, 1 where one is, or where the network is
//! not what the scenario asks for, and 2 for wrong arguments and files that cannot be read.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use natpoint_export::settings_in;
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Report;
use natpoint_model::input::{Commas, Field, gb, typed};
use natpoint_model::scenario::Scenario;
use natpoint_policy::{Answer, Limits, Verdict, review_files};
use natpoint_text::in_language;

const USAGE: &str = "usage: cargo run --example check -- [--plan FILE]... [--volume [SERVICE=]GB]... LINK";

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    plans: Vec<PathBuf>,
    volumes: Vec<String>,
    link: String,
}

fn main() -> std::io::Result<ExitCode> {
    match Arguments::parse(std::env::args().skip(1)).and_then(|arguments| arguments.run()) {
        Ok((passes, sentences)) => {
            for sentence in sentences {
                writeln!(std::io::stdout(), "{sentence}")?;
            }
            Ok(if passes { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Err(problem) => {
            writeln!(std::io::stderr(), "{problem}\n{USAGE}")?;
            Ok(ExitCode::from(2))
        }
    }
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut links = Vec::new();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value."));
            match word.as_str() {
                "--plan" => arguments.plans.push(PathBuf::from(value()?)),
                "--volume" => arguments.volumes.push(value()?),
                option if option.starts_with('-') => return Err(format!("There is no option {option}.")),
                _ => links.push(word),
            }
        }
        match <[String; 1]>::try_from(links) {
            Ok([link]) => Ok(Self { link, ..arguments }),
            Err(_) => Err("One link is needed.".to_owned()),
        }
    }

    fn run(&self) -> Result<(bool, Vec<String>), String> {
        let volumes: Vec<&str> = self.volumes.iter().map(String::as_str).collect();
        let plans = self.plans.iter().map(|path| {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            fs::read(path).map(|text| (name, text)).map_err(|error| format!("{}: {error}", path.display()))
        });
        check(&self.link, &volumes, &plans.collect::<Result<Vec<_>, _>>()?)
    }
}

/// Whether the network in use of a link, or of plans, is the cheapest at these volumes, in sentences.
///
/// # Errors
/// When the link, a volume or a plan cannot be taken.
pub(crate) fn check(
    address: &str,
    volumes: &[&str],
    plans: &[(String, Vec<u8>)],
) -> Result<(bool, Vec<String>), String> {
    let (mut link, notices) = Link::read(settings_in(address));
    let language = link.language.unwrap_or_default();
    // A gate that leaves a part of its scenario out would hold something else than was asked.
    if let Some(notice) = notices.first() {
        return Err(in_language(language).notice(notice));
    }
    for volume in volumes {
        set_volume(&mut link.scenario, volume, language)?;
    }
    let (scenario, axis) = (&link.scenario, link.axis);
    let report = Report::new(scenario, axis);
    let mut judged: Vec<(Option<String>, Scenario, Verdict)> = Vec::new();
    if plans.is_empty() {
        judged.push((None, scenario.clone(), Verdict::of(scenario, &report, language)));
    } else {
        for review in review_files(plans, scenario, language)? {
            if let Some((after, verdict)) = review.after.clone().zip(review.verdict(axis, language)) {
                judged.push((review.vpc, after, verdict));
            }
        }
    }
    let mut sentences = Vec::new();
    for (vpc, network, verdict) in &judged {
        let of_vpc = |sentence: &str| match vpc {
            Some(vpc) => format!("{vpc}: {sentence}"),
            None => sentence.to_owned(),
        };
        sentences.push(of_vpc(&verdict.sentence));
        if verdict.passes {
            continue;
        }
        let report = Report::new(network, axis);
        let answer = Answer { scenario: network, report: &report, axis, language, link: address };
        let against = Limits::new(answer).map(|limits| limits.findings(network)).unwrap_or_default().into_iter();
        sentences.extend(against.map(|(service, sentence)| of_vpc(&format!("{service}: {sentence}"))));
    }
    Ok((judged.iter().all(|(.., verdict)| verdict.passes), sentences))
}

/// Sets a measured volume: `logs=900`, or of all services together.
fn set_volume(scenario: &mut Scenario, text: &str, language: Language) -> Result<(), String> {
    let read = |field, text: &str| {
        let volume = typed(field, text, Commas::Thousands, |plain| gb(field, plain));
        volume.map_err(|refusal| in_language(language).refusal(&refusal))
    };
    let Some((slug, text)) = text.split_once('=') else {
        scenario.scale_services_to(read(Field::TotalGb, text)?);
        scenario.settle();
        return Ok(());
    };
    let named = |service: &ServiceId| service.slug() == slug.trim();
    let service = scenario.services.iter().map(|used| used.service).find(named);
    let service = service.ok_or_else(|| format!("--volume: the link has no service {slug}."))?;
    let volume = read(Field::ServiceGb(service), text)?;
    if let Some(used) = scenario.service_mut(service) {
        used.gb = volume;
    }
    scenario.settle();
    Ok(())
}
