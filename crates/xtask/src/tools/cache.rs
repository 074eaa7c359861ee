//! The cache folder: tools brought once, for every clone on this machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Installs the crate's programs, unless they are there; returns their folder.
pub fn cargo(package: &str, version: &str) -> Result<PathBuf> {
    let root = folder()?.join(format!("{package}-{version}"));
    let bin = root.join("bin");
    // Cargo makes this file when an install begins, and fills it when the install is complete.
    if !std::fs::metadata(root.join(".crates.toml")).is_ok_and(|file| file.len() > 0) {
        println!("bringing {package} {version} by cargo install, which takes some minutes");
        let mut install = process::command("cargo", &["install", "--quiet", "--locked", "--version", version]);
        process::run(install.arg("--root").arg(&root).arg(package))?;
    }
    Ok(bin)
}

/// Installs the npm packages together under the name, unless they are there; returns their `node_modules`.
pub fn npm(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let root = folder()?.join(name);
    let modules = root.join("node_modules");
    present("node")?;
    if !modules.is_dir() {
        present(process::npm())?;
        println!("bringing {} by npm", packages.join(", "));
        // Installed beside and moved into place, so that an install broken off is not taken for a whole one.
        let fresh = folder()?.join(format!("{name}.{}", std::process::id()));
        std::fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
        let mut install = process::command(process::npm(), &["install", "--silent", "--no-audit", "--no-fund"]);
        process::run(install.arg("--prefix").arg(&fresh).args(packages))?;
        // Another clone may have been faster; its packages are the same.
        if std::fs::rename(&fresh, &root).is_err() && !modules.is_dir() {
            bail!("cannot move {} to {}", fresh.display(), root.display());
        }
    }
    Ok(modules)
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
}
