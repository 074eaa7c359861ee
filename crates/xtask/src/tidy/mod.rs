//! The rules of the house that no other tool knows, over every file of the repository.

mod code;
mod links;
mod paths;
mod rules;

use anyhow::{Result, ensure};

use crate::{catalogue, process};
use paths::Paths;
use rules::Finding;

/// Prints what breaks a rule, each as `path:line: sentence`, and fails if anything does.
pub(crate) fn run() -> Result<()> {
    let mut git = process::command("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = process::output(&mut git)?;
    let files: Vec<&str> = listed.split_terminator('\0').filter(|path| process::root().join(path).exists()).collect();
    let paths = Paths::new(files.iter().copied());
    let mut findings = Vec::new();
    for path in files {
        // A file may not be text.
        if let Ok(text) = std::fs::read_to_string(process::root().join(path)) {
            findings.extend(rules::check(path, &text));
            findings.extend(links::check(path, &text, |target| process::root().join(target).exists()));
            findings.extend(paths::check(path, &text, &paths));
        }
    }
    for Finding { path, line, sentence } in &findings {
        println!("{path}:{line}: {sentence}");
    }
    ensure!(findings.is_empty(), "{} places break a rule", findings.len());
    catalogue::run(true)
}
