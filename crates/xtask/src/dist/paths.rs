//! A published program should not tell where on this machine its sources lay, as a panic's place would.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// For the page alone: plain RUSTFLAGS would also rebuild this tool, which Trunk calls while it runs.
pub(crate) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// What cargo reads before that, and then not that.
const STRONGER: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];
/// Leptos' switch for releases: components without their types, which are most of the program's size.
const ERASE: &str = "--cfg erase_components";

/// The folders that sources lie in.
pub(crate) struct Paths {
    /// Cut off from the paths of the sources below them.
    sources: Vec<PathBuf>,
    /// Not to be found in the program, wherever it comes from.
    secret: Vec<PathBuf>,
}

impl Paths {
    pub(crate) fn of_this_machine() -> Result<Self> {
        for name in STRONGER {
            let set = std::env::var_os(name).is_some_and(|value| !value.is_empty());
            ensure!(!set, "{name} is set, which keeps cargo from the flags of a release; unset it");
        }
        let home = std::env::home_dir();
        let cargo = cargo_home(std::env::var_os("CARGO_HOME"), home.as_deref())?;
        // Each registry has a folder of its own, named after its address.
        let crates = cargo.join("registry").join("src");
        let folders = std::fs::read_dir(&crates).with_context(|| format!("cannot read {}", crates.display()))?;
        let mut sources = folders.map(|folder| Ok(folder?.path())).collect::<Result<Vec<PathBuf>>>()?;
        sources.sort();
        sources.push(process::root());
        Ok(Self { sources, secret: home.into_iter().chain([cargo, process::root()]).collect() })
    }

    /// The flags of a release. Cargo parts them at spaces, so a folder with one in its name has to stay.
    pub(crate) fn flags(&self) -> String {
        let folders = self.sources.iter().filter_map(|folder| folder.to_str()).filter(|folder| !folder.contains(' '));
        let cut = folders.map(|folder| format!(" --remap-path-prefix={folder}{}=", std::path::MAIN_SEPARATOR));
        std::iter::once(ERASE.to_owned()).chain(cut).collect()
    }

    /// Whether nothing of this machine is left in the program.
    pub(crate) fn check(&self, program: &[u8]) -> Result<()> {
        for folder in &self.secret {
            // With its end, so that /root is not found in /rooted; and no folder is the root of all.
            let start = folder.join("").into_os_string().into_encoded_bytes();
            let found = start.len() > 1 && program.windows(start.len()).any(|window| window == start);
            ensure!(
                !found,
                "the program says {}, a folder of this machine; is there a space in its name?",
                folder.display()
            );
        }
        Ok(())
    }
}

/// Where cargo keeps the sources of crates.
fn cargo_home(variable: Option<OsString>, home: Option<&Path>) -> Result<PathBuf> {
    let set = variable.filter(|value| !value.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(home?.join(".cargo"))).context("there is no home folder; set CARGO_HOME to cargo's")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn paths() -> Paths {
        let folders = |names: &[&str]| names.iter().map(PathBuf::from).collect();
        Paths {
            sources: folders(&["/h/.cargo/registry/src/one", "/h/my work", "/w"]),
            secret: folders(&["/h", "/", "/w"]),
        }
    }

    #[test]
    fn the_flags_cut_off_each_folder() {
        let flags = "--cfg erase_components --remap-path-prefix=/h/.cargo/registry/src/one/= --remap-path-prefix=/w/=";
        assert_eq!(paths().flags(), flags);
    }

    #[test]
    fn a_path_in_the_program_is_found() {
        for (program, folder) in [
            ("\0src/app.rs\0/rustc/1/library/core/src/x.rs", None),
            ("a /hidden /week", None),
            ("panicked at /h/.cargo/registry/src/one/a-1/src/lib.rs", Some("/h")),
            ("x/w/target/out.rs", Some("/w")),
        ] {
            let message = folder.map(|name| {
                format!("the program says {name}, a folder of this machine; is there a space in its name?")
            });
            assert_eq!(paths().check(program.as_bytes()).err().map(|error| error.to_string()), message);
        }
    }

    #[test]
    fn cargo_is_at_home_unless_it_says_otherwise() -> Result<()> {
        let home = Some(Path::new("/h"));
        assert_eq!(cargo_home(None, home)?, Path::new("/h/.cargo"));
        assert_eq!(cargo_home(Some("".into()), home)?, Path::new("/h/.cargo"));
        assert_eq!(cargo_home(Some("/c".into()), home)?, Path::new("/c"));
        assert!(cargo_home(None, None).is_err());
        Ok(())
    }
}
