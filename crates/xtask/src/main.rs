//! Builds, serves, tests and measures natpoint, so that cargo is the only tool to know.

// A command-line tool talks to the person who called it on these two streams.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool talks to the person who called it")]

mod bench;
mod catalogue;
mod dist;
mod lighthouse;
mod pack;
mod prices;
mod process;
mod serve;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use test::Choice;

const USAGE: &str = "\
cargo xtask run [--port N]        build the page and serve it on this machine
cargo xtask dist                  build dist/index.html and print its sizes
cargo xtask test [STEP…]          run every check, or those whose name starts so
cargo xtask test --fast           run format, lints and host tests: what takes seconds once all is built
cargo xtask test --list           name the checks
cargo xtask bench                 measure the model and the page
cargo xtask catalogue [--check]   generate the price tables, or only compare them
cargo xtask prices [--check] FILE…
                                  put the prices of AWS's own lists into the tables, or only say what differs
cargo xtask pack                  make one file of Trunk's output (Trunk calls this)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result<ExitCode> {
    match args {
        ["run"] => serve::run(None)?,
        ["run", "--port", port] => {
            let port = port.parse().with_context(|| format!("--port takes a number up to 65535, not {port:?}"))?;
            serve::run(Some(port))?;
        }
        ["dist"] => {
            dist::run(&tools::for_build()?)?;
        }
        ["test", "--list"] => test::list(),
        ["test"] => return test::run(Choice::All),
        ["test", "--fast"] => return test::run(Choice::Fast),
        ["test", names @ ..] if names.iter().all(|name| !name.starts_with('-')) => {
            return test::run(Choice::Named(names));
        }
        ["bench"] => bench::run()?,
        ["catalogue"] => catalogue::run(false)?,
        ["catalogue", "--check"] => catalogue::run(true)?,
        ["prices", "--check", files @ ..] if !files.is_empty() => return prices::run(true, files),
        ["prices", files @ ..] if !files.is_empty() && !files[0].starts_with('-') => return prices::run(false, files),
        ["pack"] => pack::run()?,
        [] | ["help" | "--help" | "-h"] => println!("{USAGE}"),
        _ => bail!("no such command: {}\n\n{USAGE}", args.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
