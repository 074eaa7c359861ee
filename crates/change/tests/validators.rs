//! The code of random networks, of every design, through the tools that it is written for: the real Terraform plans it,
//! and what the plan would create is read back by natpoint's own reader.
//!
//! `NATPOINT_PYTHON` names a Python that has the tools; `cargo xtask test infrastructure` brings one.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use natpoint_change::{Change, Form, Name, files};
use natpoint_import::to_scenario::{Choices, to_scenario};
use natpoint_import::{Options, Reader};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_text::in_language;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

#[path = "validators/cdk.rs"]
mod cdk;
#[path = "validators/cli.rs"]
mod cli;
#[path = "validators/cloudformation.rs"]
mod cloudformation;
#[path = "validators/deployment.rs"]
mod deployment;
#[path = "validators/landing_zone.rs"]
mod landing_zone;
#[path = "validators/pulumi.rs"]
mod pulumi;
#[path = "validators/security.rs"]
mod security;
#[path = "validators/terraform.rs"]
mod terraform;

/// Names that code has to escape.
const NAMES: [&str; 7] = [
    "orders",
    "a \"quoted\" ${var.name} %{ if true } \\ name",
    "$${x} $$${y} `id` $(id) 'single' #{not} !Ref",
    "two\nlines\tand a tab\u{7}\u{2028}\u{202e}",
    "注文サービス（本番）",
    "- yes: no",
    "'; exit 1; #",
];

/// A change with the network that it is of.
struct Case {
    change: Change,
    language: Language,
}

/// How many random networks a test looks at: as many as it says, or as `NATPOINT_VALIDATOR_NETWORKS` says.
fn networks(usual: usize) -> usize {
    std::env::var("NATPOINT_VALIDATOR_NETWORKS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Changes of random networks, to every design that is possible, with names of all kinds; each text once.
fn cases(usual: usize, form: Form) -> Vec<Case> {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    let mut cases = Vec::new();
    let scenarios = fixed().into_iter().chain((0..networks(usual)).map(|_| {
        let (scenario, _) =
            natpoint_test_support::networks::network().new_tree(&mut runner).expect("a network").current();
        scenario
    }));
    for (at, scenario) in scenarios.enumerate() {
        let report = Report::new(&scenario, natpoint_model::compare::Axis::AllServices);
        let long = "長い名前 ".repeat(60);
        let name = NAMES.get(at % (NAMES.len() + 1)).copied().unwrap_or(&long);
        let language = Language::ALL[at % 2];
        for design in [None].into_iter().chain(Design::ALL.map(Some)) {
            let Some(change) = Change::new(&scenario, &report, design, Name::new(name)) else { continue };
            let shape = shape(&change, form);
            if seen.insert(shape) {
                cases.push(Case { change, language });
            }
        }
    }
    cases
}

/// The code without comments, names and numbers: what tools see of it. Two changes with the same are one case; of
/// templates, which are linted line by line, two with the same kinds of lines are, and of scripts of a hub, which take
/// a hundred calls.
fn shape(change: &Change, form: Form) -> String {
    let plain = Change { name: Name::default(), ..change.clone() };
    let files = files(&plain, form, in_language(Language::English));
    let text: String = files
        .into_iter()
        .filter(|file| !["alarms", "anomalies", "budget"].iter().any(|front| file.name.starts_with(front)))
        .map(|file| file.text)
        .collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    if form != Form::CloudFormation && (form != Form::Cli || change.hub.is_none()) {
        return lines.collect();
    }
    let no_number = |line: &str| line.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let of_service =
        |line: &&str| line.contains("com.amazonaws.") || line.contains("Endpoint") || line.contains("!Sub");
    lines.filter(|line| !of_service(line)).map(no_number).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The article's case, and networks of the jobs that the page is built for.
fn fixed() -> Vec<natpoint_model::scenario::Scenario> {
    let links = include_str!("validators/links.txt").lines().filter(|line| !line.starts_with('#'));
    let scenario = |link: &str| {
        let (read, notices) = Link::read(link);
        assert!(notices.is_empty(), "{link}: {notices:?}");
        read.scenario
    };
    links.map(scenario).chain([described()]).collect()
}

/// A network of which describe-* tells what is there, with volumes of a link.
fn described() -> natpoint_model::scenario::Scenario {
    let mut reader = Reader::new(Options::default());
    reader.begin("described.json");
    reader.push(include_bytes!("validators/described.json"));
    reader.end();
    let (volumes, _) = Link::read("v1&s.logs=900&s.s3=700&s.kms=2&out=20");
    let read = to_scenario(&reader.finish(), &volumes.scenario, &Choices::default()).scenario;
    assert_eq!((read.region.code(), read.billed_nat_gateways()), ("eu-west-1", 2), "the network is read");
    read
}

/// A Python that has the tools.
fn python() -> PathBuf {
    std::env::var_os("NATPOINT_PYTHON").expect("NATPOINT_PYTHON names a Python with the tools").into()
}

/// Runs a script of the folder `validators`, which must find nothing.
#[track_caller]
fn run(script: &str, arguments: &[&Path]) {
    run_with(&std::env::var_os("PYTHONPATH").unwrap_or_default(), script, arguments);
}

/// The same with packages of its own.
#[track_caller]
fn run_with(packages: &OsStr, script: &str, arguments: &[&Path]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators").join(script);
    let mut command = Command::new(python());
    let done = command.arg(script).args(arguments).env("PYTHONPATH", packages).output().expect("Python starts");
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success(), "{said}");
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
