//! The pinned tools, their versions, and how one is found or brought.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::cache;
use crate::process;

pub const TARGET: &str = "wasm32-unknown-unknown";

pub const TRUNK: Tool = Tool { package: "trunk", version: "0.21.14", programs: &["trunk"], source: Source::Cargo };
/// The same version as the library's in Cargo.lock.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    source: Source::Cargo,
};
pub const GECKODRIVER: Tool =
    Tool { package: "geckodriver", version: "0.37.1", programs: &["geckodriver"], source: Source::Cargo };
/// Distributions carry versions that no longer read what rustc writes.
pub const BINARYEN: Tool =
    Tool { package: "binaryen", version: "132.0.0", programs: &["wasm-opt"], source: Source::Npm };

/// Bundles and minifies the page's scripts and style sheets.
pub const ESBUILD: Tool = Tool { package: "esbuild", version: "0.28.2", programs: &["esbuild"], source: Source::Npm };

/// A package in one version, and the programs in it that we call.
pub struct Tool {
    package: &'static str,
    pub version: &'static str,
    programs: &'static [&'static str],
    source: Source,
}

enum Source {
    Cargo,
    Npm,
}

impl Tool {
    /// Makes the programs available; returns the folder to add to the PATH, if they are not on it.
    pub fn bring(&self) -> Result<Option<PathBuf>> {
        if self.programs.iter().all(|program| self.matches(&mut process::command(&self.file(program), &[]))) {
            return Ok(None);
        }
        let folder = match self.source {
            Source::Cargo => cache::cargo(self.package, self.version)?,
            Source::Npm => {
                let (name, package) = self.names();
                cache::npm(&name, &[&package])?.join(".bin")
            }
        };
        for program in self.programs {
            let path = folder.join(self.file(program));
            ensure!(
                self.matches(&mut Command::new(&path)),
                "{} is not {program} {}; remove {} and run this again",
                path.display(),
                self.version,
                folder.display()
            );
        }
        Ok(Some(folder))
    }

    /// npm's programs are scripts, which Windows only starts under their full name.
    fn file(&self, program: &str) -> String {
        let script = cfg!(windows) && matches!(self.source, Source::Npm);
        if script { format!("{program}.cmd") } else { program.to_owned() }
    }

    fn names(&self) -> (String, String) {
        (format!("{}-{}", self.package, self.version), format!("{}@{}", self.package, self.version))
    }

    fn matches(&self, program: &mut Command) -> bool {
        process::output(program.arg("--version")).is_ok_and(|printed| says(&printed, self.version))
    }
}

/// Whether a program's `--version` names this version; Binaryen counts in whole numbers.
fn says(printed: &str, version: &str) -> bool {
    let short = version.strip_suffix(".0.0").unwrap_or(version);
    printed.split_whitespace().any(|word| word == version || word == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_told_from_others() {
        for (printed, version, same) in [
            ("trunk 0.21.14", "0.21.14", true),
            ("trunk 0.21.1", "0.21.14", false),
            ("wasm-opt version 132 (version_132)", "132.0.0", true),
            ("wasm-opt version 108 (version_108)", "132.0.0", false),
            ("geckodriver 0.37.1\n\nThe source code is", "0.37.1", true),
            ("", "0.37.1", false),
        ] {
            assert_eq!(says(printed, version), same, "{printed}");
        }
    }
}
