//! Writes the code that leads from today's network to the answer of a link, or to another design.
//!
//! ```text
//! cargo run --example change -- [--form FORM] [--design DESIGN] [--name NAME] [--out FOLDER] LINK
//! ```
//! - `LINK` is what stands behind `#`, or the whole address. `lang=ja` in it writes comments in Japanese.
//! - `--form` is `terraform`, which `OpenTofu` reads too and which is the default, `cloudformation`, `cdk` for
//!   stacks in TypeScript, `pulumi` for components in TypeScript, `cli`, or `landing-zone-accelerator`.
//! - `--design` is the name of a design, as `total-DESIGN` has it on the page; without it, the recommendation.
//! - `--name` is what the tags of the resources begin with.
//! - `--out` writes each file into a folder; without it, all go to standard output, one behind the other.
//!
//! ```text
//! $ cargo run --quiet --example change -- 'v1&region=us-east-1&s.s3=400&out=1' > main.tf
//! ```
//! What could not be taken from the link goes to standard error. The exit code is 1 where there is no such design, and
//! 2 for wrong arguments.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use natpoint_change::{Change, CodeFile, Form, Name, files, why_none};
use natpoint_export::settings_in;
use natpoint_link::Link;
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_text::in_language;

const USAGE: &str =
    "usage: cargo run --example change -- [--form FORM] [--design DESIGN] [--name NAME] [--out FOLDER] LINK";

/// What the command line asks for.
struct Arguments {
    form: Form,
    design: Option<Design>,
    name: Name,
    out: Option<PathBuf>,
    link: String,
}

fn main() -> std::io::Result<ExitCode> {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            writeln!(std::io::stderr(), "{problem}\n{USAGE}")?;
            return Ok(ExitCode::from(2));
        }
    };
    let (files, notices) = arguments.run();
    for notice in notices {
        writeln!(std::io::stderr(), "{notice}")?;
    }
    let Some(files) = files else { return Ok(ExitCode::FAILURE) };
    if let Some(folder) = &arguments.out {
        std::fs::create_dir_all(folder)?;
    }
    for (at, file) in files.iter().enumerate() {
        match &arguments.out {
            Some(folder) => std::fs::write(folder.join(file.name), &file.text)?,
            None if at > 0 => write!(std::io::stdout(), "\n{}", file.text)?,
            None => write!(std::io::stdout(), "{}", file.text)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments =
            Self { form: Form::Terraform, design: None, name: Name::default(), out: None, link: String::new() };
        let mut links = Vec::new();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value."));
            match word.as_str() {
                "--form" => {
                    let slug = value()?;
                    arguments.form = Form::from_slug(&slug).ok_or_else(|| {
                        let all: Vec<_> = Form::ALL.into_iter().map(Form::slug).collect();
                        format!("There is no form {slug}: it is one of {}.", all.join(", "))
                    })?;
                }
                "--design" => {
                    let slug = value()?;
                    let design = Design::ALL.into_iter().find(|design| design.slug() == slug);
                    arguments.design = Some(design.ok_or_else(|| {
                        let all: Vec<_> = Design::ALL.into_iter().map(Design::slug).collect();
                        format!("There is no design {slug}: it is one of {}.", all.join(", "))
                    })?);
                }
                "--name" => arguments.name = Name::new(&value()?),
                "--out" => arguments.out = Some(PathBuf::from(value()?)),
                option if option.starts_with('-') => return Err(format!("There is no option {option}.")),
                _ => links.push(word),
            }
        }
        match <[String; 1]>::try_from(links) {
            Ok([link]) => Ok(Self { link, ..arguments }),
            Err(_) => Err("One link is needed.".to_owned()),
        }
    }

    /// The files, if there is such a design, and what could not be taken from the link.
    fn run(&self) -> (Option<Vec<CodeFile>>, Vec<String>) {
        let (link, notices) = Link::read(settings_in(&self.link));
        let locale = in_language(link.language.unwrap_or_default());
        let report = Report::new(&link.scenario, link.axis);
        let change = Change::new(&link.scenario, &report, self.design, self.name.clone());
        let mut told: Vec<String> = notices.iter().map(|notice| locale.notice(notice)).collect();
        if change.is_none() {
            told.push(why_none(&link.scenario, &report, self.design, locale));
        }
        (change.map(|change| files(&change, self.form, locale)), told)
    }
}
