//! Running the stories in browsers: all side by side, and once more alone what failed there.
//!
//! A driver under load misses a key or a click now and then, which says nothing of the page. So what fails beside other
//! stories runs again with the machine to itself, and is told in any case: a fault of the page fails twice.

use std::io::{BufRead as _, BufReader};
use std::num::NonZeroUsize;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use crate::process;

/// So many stories may fail side by side; more of them are no accident.
const MOST_FAILURES: usize = 4;

/// Runs all stories of the test command that `command` makes from arguments.
pub(crate) fn run(command: impl Fn(&[&str]) -> Command) -> Result<()> {
    let failed = side_by_side(&mut command(&["--", &format!("--test-threads={}", at_a_time())]))?;
    if failed.is_empty() {
        return Ok(());
    }
    let names = failed.join(", ");
    ensure!(failed.len() <= MOST_FAILURES, "{} stories failed: {names}", failed.len());
    println!("{} failed beside other stories and run again alone: {names}", failed.len());
    let alone = ["--", "--test-threads=1", "--exact"];
    let names: Vec<&str> = failed.iter().map(String::as_str).collect();
    process::run(&mut command(&[&alone[..], &names].concat()))
}

/// As many stories as there are cores: more were no faster. Each has a driver, a browser, a display and servers of its
/// own, so none sees another, and none measures time.
fn at_a_time() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Runs the tests, prints what they print, and returns the names of those that failed.
fn side_by_side(command: &mut Command) -> Result<Vec<String>> {
    let line = process::line(command);
    let mut tests = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let output = tests.stdout.take().context("the tests have no output")?;
    let mut failed = Vec::new();
    for printed in BufReader::new(output).lines() {
        let printed = printed.with_context(|| format!("`{line}` printed something that is not text"))?;
        println!("{printed}");
        failed.extend(failed_test(&printed).map(str::to_owned));
    }
    let status = tests.wait()?;
    // Tests that do not compile, or that end their process, name nobody.
    if !status.success() && failed.is_empty() {
        bail!("`{line}` failed ({status})");
    }
    Ok(failed)
}

/// The name of the test that this line of libtest's output says has failed.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_told_by_its_line() {
        assert_eq!(failed_test("test history::chromium::a_crash ... FAILED"), Some("history::chromium::a_crash"));
        assert_eq!(failed_test("test history::chromium::a_crash ... ok"), None);
        assert_eq!(failed_test("test result: FAILED. 412 passed; 2 failed"), None);
        assert_eq!(failed_test("    history::chromium::a_crash"), None);
    }

    #[cfg(unix)]
    #[track_caller]
    fn check(script: &str, failed: Option<&[&str]>) {
        let names = side_by_side(&mut process::command("sh", &["-c", script])).ok();
        let names: Option<Vec<&str>> = names.as_ref().map(|names| names.iter().map(String::as_str).collect());
        assert_eq!(names.as_deref(), failed);
    }

    #[cfg(unix)]
    #[test]
    fn tests_that_end_without_a_name_are_an_error() {
        check("echo 'test a ... ok'", Some(&[]));
        check("echo 'test a ... FAILED'; echo 'test b ... ok'; exit 101", Some(&["a"]));
        check("echo 'test a ... ok'; exit 101", None);
    }

    /// A command whose first call fails for `a`, and whose second ends so.
    #[cfg(unix)]
    #[track_caller]
    fn passes(failures: usize, alone: i32) -> bool {
        let lines = vec!["echo 'test a ... FAILED';"; failures].concat();
        run(|args| {
            let script = if args.contains(&"--exact") {
                format!("exit {alone}")
            } else {
                format!("{lines} exit {}", i32::from(failures > 0) * 101)
            };
            process::command("sh", &["-c", &script])
        })
        .is_ok()
    }

    #[cfg(unix)]
    #[test]
    fn what_fails_twice_fails() {
        assert!(passes(0, 1), "nothing failed");
        assert!(passes(2, 0), "what passes alone passes");
        assert!(!passes(2, 101), "what fails alone fails");
        assert!(!passes(MOST_FAILURES + 1, 0), "too many failures are no accident");
    }
}
