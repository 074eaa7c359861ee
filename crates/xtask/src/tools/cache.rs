//! The cache folder: tools brought once, for every clone on this machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::process;

/// Tools do little work here, so that compiling them fast matters more than how fast they run. With the profiles that
/// they are published with, Trunk takes 690 s of processor time to compile and wasm-bindgen 280; with this one, 290 and
/// 100. What wasm-bindgen makes of the page is the same, in 2.4 s instead of 0.5.
const CHEAP_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_INCREMENTAL", "false"),
];

/// A folder that several `cargo install`s compile in, so that they share the crates that they have in common.
pub(crate) struct BuildFolder(PathBuf);

impl BuildFolder {
    /// A folder of this process, because another clone may be removing its own.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self(folder()?.join(format!("target.{}", std::process::id()))))
    }
}

impl Drop for BuildFolder {
    fn drop(&mut self) {
        // Where nothing was compiled there is none.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Installs the crate's programs, unless they are there; returns their folder.
pub(crate) fn cargo(package: &str, version: &str, flags: &[&str], target: &BuildFolder) -> Result<PathBuf> {
    let root = folder()?.join(format!("{package}-{version}"));
    let bin = root.join("bin");
    // Cargo makes this file when an install begins, and fills it when the install is complete.
    if !std::fs::metadata(root.join(".crates.toml")).is_ok_and(|file| file.len() > 0) {
        timed(&format!("{package} {version} by cargo install"), || {
            let mut install = process::command("cargo", &["install", "--quiet", "--locked", "--version", version]);
            install.envs(CHEAP_PROFILE).env("CARGO_TARGET_DIR", &target.0);
            process::run(install.args(flags).arg("--root").arg(&root).arg(package))
        })?;
    }
    Ok(bin)
}

/// Installs exactly the npm packages of the lockfile, unless they are there; returns their `node_modules`.
///
/// Packages run no scripts of their own, and what the registry sends must match the lockfile's hashes.
pub(crate) fn npm(name: &str, manifest: &str, lock: &str) -> Result<PathBuf> {
    present("node")?;
    let root = folder()?.join(versioned(name, lock));
    fill(&root, &format!("npm packages for {name}"), |fresh| {
        present(process::npm())?;
        write(&fresh.join("package.json"), manifest)?;
        write(&fresh.join("package-lock.json"), lock)?;
        let args = ["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"];
        process::run(process::command(process::npm(), &args).arg(fresh))
    })?;
    Ok(root.join("node_modules"))
}

/// Installs exactly the Python wheels of the list, unless they are there; returns the folder of their programs.
pub(crate) fn python(name: &str, requirements: &str) -> Result<PathBuf> {
    let root = folder()?.join(versioned(name, requirements));
    fill(&root, &format!("Python wheels for {name}"), |fresh| {
        let list = fresh.join("requirements.txt");
        write(&list, requirements)?;
        let with_pip = python_with_pip(&fresh.join("venv"))?;
        let args = ["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"];
        let mut install = process::command(&with_pip, &["-m", "pip"]);
        install.args(args).arg("--target").arg(fresh).arg("--requirement").arg(list);
        process::run(install.envs([("PIP_DISABLE_PIP_VERSION_CHECK", "1"), ("PIP_ROOT_USER_ACTION", "ignore")]))
    })?;
    Ok(root.join(if cfg!(windows) { "Scripts" } else { "bin" }))
}

/// The name of the system's Python.
pub(crate) fn system_python() -> &'static str {
    if cfg!(windows) { "python" } else { "python3" }
}

/// A Python that has pip: the system's, or one in an environment made for the install.
fn python_with_pip(environment: &Path) -> Result<String> {
    let python = system_python();
    if process::output(&mut process::command(python, &["-m", "pip", "--version"])).is_ok() {
        return Ok(python.to_owned());
    }
    let made = process::output(process::command(python, &["-m", "venv"]).arg(environment));
    ensure!(
        made.is_ok(),
        "{python} with pip is missing; on Debian or Ubuntu `sudo apt-get install python3-pip` installs it"
    );
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    Ok(programs.join(python).display().to_string())
}

/// A folder of the cache, filled unless it is there.
pub(crate) fn filled(name: &str, what: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let root = folder()?.join(name);
    fill(&root, what, install)?;
    Ok(root)
}

/// Fills the folder, unless it is there: beside its place first, so that an install broken off is not taken for a
/// whole one.
fn fill(root: &Path, what: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if root.is_dir() {
        return Ok(());
    }
    let mut fresh = root.as_os_str().to_owned();
    fresh.push(format!(".{}", std::process::id()));
    let fresh = PathBuf::from(fresh);
    std::fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    timed(what, || install(&fresh))?;
    // Another clone may have been faster; what it brought is the same.
    if std::fs::rename(&fresh, root).is_err() && !root.is_dir() {
        bail!("cannot move {} to {}", fresh.display(), root.display());
    }
    Ok(())
}

fn timed(what: &str, install: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("bringing {what}");
    let started = Instant::now();
    install()?;
    println!("brought {what} in {:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// A folder's name that changes with what is to be in it.
fn versioned(name: &str, lock: &str) -> String {
    let digest = Sha256::digest(lock.as_bytes());
    digest[..4].iter().fold(format!("{name}-"), |name, byte| format!("{name}{byte:02x}"))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn present(program: &str) -> Result<()> {
    match process::output(&mut process::command(program, &["--version"])) {
        Ok(_) => Ok(()),
        Err(_) => bail!("{program} is missing; on Debian or Ubuntu `sudo apt-get install nodejs npm` installs it"),
    }
}

fn folder() -> Result<PathBuf> {
    let folder = choose(|name| std::env::var_os(name).filter(|value| !value.is_empty()))
        .context("there is no home folder to keep tools in; set NATPOINT_CACHE to a folder")?;
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Our own variable first, then what the system says such folders are.
fn choose(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let under = |name: &str, rest: &str| variable(name).map(|base| Path::new(&base).join(rest));
    variable("NATPOINT_CACHE")
        .map(PathBuf::from)
        .or_else(|| under("XDG_CACHE_HOME", "natpoint"))
        .or_else(|| if cfg!(windows) { under("LOCALAPPDATA", "natpoint") } else { None })
        .or_else(|| {
            under("HOME", if cfg!(target_os = "macos") { "Library/Caches/natpoint" } else { ".cache/natpoint" })
        })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], folder: Option<&str>) {
        let chosen = choose(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()));
        assert_eq!(chosen, folder.map(PathBuf::from));
    }

    #[test]
    fn our_own_variable_comes_first() {
        check(&[("NATPOINT_CACHE", "/n"), ("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/n"));
        check(&[("XDG_CACHE_HOME", "/x"), ("HOME", "/h")], Some("/x/natpoint"));
        check(&[("HOME", "/h")], Some("/h/.cache/natpoint"));
        check(&[], None);
    }

    #[test]
    fn another_lockfile_has_another_folder() {
        assert_eq!(versioned("build", ""), "build-e3b0c442");
        assert_ne!(versioned("build", "a"), versioned("build", "b"));
    }

    #[test]
    fn an_install_broken_off_is_not_taken_for_a_whole_one() -> Result<()> {
        let root = std::env::temp_dir().join(format!("natpoint-fill-{}", std::process::id()));
        assert!(fill(&root, "nothing", |_| bail!("broken off")).is_err());
        assert!(!root.exists());
        fill(&root, "a file", |fresh| write(&fresh.join("file"), "whole"))?;
        assert_eq!(std::fs::read_to_string(root.join("file"))?, "whole");
        fill(&root, "nothing again", |_| bail!("it is there"))?;
        Ok(std::fs::remove_dir_all(root)?)
    }
}
