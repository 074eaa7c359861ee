//! `cargo xtask test`: every check as a named step, in the order in which they fail fastest.

mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::tools::{self, Drivers, Tools};
use steps::{STEPS, Step};

/// How much a step needs brought before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    Checks,
    Build,
    Browsers,
}

/// What the steps run with.
struct Kit {
    tools: Tools,
    drivers: Option<Drivers>,
}

/// Prints the steps' names and what each does.
pub fn list() {
    for step in &STEPS {
        println!("{:12} {}", step.name, step.what);
    }
}

/// Runs the steps whose names start with one of the words, or all; the first that fails is the last that runs.
pub fn run(words: &[&str]) -> Result<ExitCode> {
    let steps = chosen(words)?;
    let needs = steps.iter().map(|step| step.needs).max().unwrap_or(Needs::Checks);
    let mut tally = Tally::default();
    if let Some(kit) = tally.step("prepare", "bring what the steps need", || prepare(needs)) {
        for step in steps {
            if tally.step(step.name, step.what, || (step.run)(&kit)).is_none() {
                break;
            }
        }
    }
    Ok(tally.close())
}

fn chosen(words: &[&str]) -> Result<Vec<&'static Step>> {
    for word in words {
        ensure!(
            STEPS.iter().any(|step| step.name.starts_with(word)),
            "no step's name starts with {word:?}; see --list"
        );
    }
    let chosen = |step: &&Step| words.is_empty() || words.iter().any(|word| step.name.starts_with(word));
    Ok(STEPS.iter().filter(chosen).collect())
}

fn prepare(needs: Needs) -> Result<Kit> {
    let checks = tools::for_checks()?;
    Ok(match needs {
        Needs::Checks => Kit { tools: checks, drivers: None },
        Needs::Build => Kit { tools: tools::for_build()?, drivers: None },
        Needs::Browsers => {
            let (tools, drivers) = tools::for_browsers()?;
            Kit { tools, drivers: Some(drivers) }
        }
    })
}

/// The steps that ran: their names, their times and whether they passed.
#[derive(Default)]
struct Tally(Vec<(&'static str, Duration, bool)>);

impl Tally {
    /// Runs one step, saying so before and after.
    fn step<T>(&mut self, name: &'static str, what: &str, run: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n== {name}: {what}");
        let started = Instant::now();
        let result = run();
        let time = started.elapsed();
        match &result {
            Ok(_) => println!("== {name} passed in {:.1} s", time.as_secs_f64()),
            Err(error) => eprintln!("== {name} failed after {:.1} s: {error:#}", time.as_secs_f64()),
        }
        self.0.push((name, time, result.is_ok()));
        result.ok()
    }

    /// Prints a line for each step and the counts, which are the last line.
    fn close(&self) -> ExitCode {
        println!();
        for (name, time, passed) in &self.0 {
            println!("{name:12} {:8.1} s  {}", time.as_secs_f64(), if *passed { "passed" } else { "failed" });
        }
        let passed = self.0.iter().filter(|(_, _, passed)| *passed).count();
        let failed = self.0.len() - passed;
        println!("{passed} passed, {failed} failed");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], names: &[&str]) {
        let steps = chosen(words).unwrap_or_default();
        assert_eq!(steps.iter().map(|step| step.name).collect::<Vec<_>>(), names);
    }

    #[test]
    fn steps_are_chosen_by_the_start_of_their_names() {
        check(&["format", "doc"], &["format", "docs"]);
        check(&["clippy"], &["clippy", "clippy-ui"]);
        check(&["clippy", "nothing"], &[]);
        check(&[], &STEPS.map(|step| step.name));
    }
}
