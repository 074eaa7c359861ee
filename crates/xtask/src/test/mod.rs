//! `cargo xtask test`: every check as a named step, in the order in which they fail fastest.

mod lints;
mod steps;
mod stories;

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
struct Environment {
    tools: Tools,
    drivers: Option<Drivers>,
}

/// Which steps are to run.
#[derive(Clone, Copy)]
pub(crate) enum Choice<'a> {
    All,
    /// Those that take seconds once all is built.
    Fast,
    /// Those whose names start with one of the words.
    Named(&'a [&'a str]),
}

/// Prints the steps' names and what each does.
pub(crate) fn list() {
    for step in &STEPS {
        println!("{:12} {}{}", step.name, step.what, if step.fast { " (fast)" } else { "" });
    }
}

/// Runs the chosen steps in their order; the first that fails is the last that runs.
pub(crate) fn run(choice: Choice) -> Result<ExitCode> {
    let steps = chosen(choice)?;
    let needs = steps.iter().map(|step| step.needs).max().unwrap_or(Needs::Checks);
    let mut times = StepTimes::default();
    if let Some(environment) = times.step("prepare", "bring what the steps need", || prepare(needs)) {
        for step in steps {
            if times.step(step.name, step.what, || (step.run)(&environment)).is_none() {
                break;
            }
        }
    }
    Ok(times.close())
}

fn chosen(choice: Choice) -> Result<Vec<&'static Step>> {
    let words = if let Choice::Named(words) = choice { words } else { &[] };
    for word in words {
        ensure!(
            STEPS.iter().any(|step| step.name.starts_with(word)),
            "no step's name starts with {word:?}; see --list"
        );
    }
    let chosen = |step: &&Step| match choice {
        Choice::All => true,
        Choice::Fast => step.fast,
        Choice::Named(words) => words.iter().any(|word| step.name.starts_with(word)),
    };
    Ok(STEPS.iter().filter(chosen).collect())
}

fn prepare(needs: Needs) -> Result<Environment> {
    let checks = tools::for_checks()?;
    Ok(match needs {
        Needs::Checks => Environment { tools: checks, drivers: None },
        Needs::Build => Environment { tools: tools::for_build()?, drivers: None },
        Needs::Browsers => {
            let (tools, drivers) = tools::for_browsers()?;
            Environment { tools, drivers: Some(drivers) }
        }
    })
}

/// The steps that ran: their names, their times and whether they passed.
#[derive(Default)]
struct StepTimes(Vec<(&'static str, Duration, bool)>);

impl StepTimes {
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
        let whole: Duration = self.0.iter().map(|(_, time, _)| time).sum();
        println!("{:12} {:8.1} s", "in all", whole.as_secs_f64());
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
    fn check(choice: Choice, names: &[&str]) {
        let steps = chosen(choice).unwrap_or_default();
        assert_eq!(steps.iter().map(|step| step.name).collect::<Vec<_>>(), names);
    }

    #[test]
    fn steps_are_chosen_by_the_start_of_their_names() {
        check(Choice::Named(&["format", "doc"]), &["format", "docs"]);
        check(Choice::Named(&["clippy"]), &["clippy", "clippy-ui"]);
        check(Choice::Named(&["clippy", "nothing"]), &[]);
        check(Choice::All, &STEPS.map(|step| step.name));
    }

    #[test]
    fn the_fast_steps_need_nothing_built_for_the_page() {
        let fast = chosen(Choice::Fast).unwrap_or_default();
        assert!(fast.iter().all(|step| step.needs == Needs::Checks));
        check(Choice::Fast, &["format", "tidy", "spelling", "workflows", "clippy", "host"]);
    }
}
