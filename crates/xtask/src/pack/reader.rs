//! The programs that read files in a worker: built fast where the page is built small.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{esbuild, read};
use crate::dist::wasm_flags;
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";
/// Sixteen bytes at a time: logs are scanned and addresses read in them, which every browser that the page runs in has
/// been able to do for years.
pub(crate) const SIXTEEN_BYTES: &str = "-C target-feature=+simd128";

/// A program and how it is built.
struct Recipe {
    /// Its package, which names the program too.
    package: &'static str,
    /// What wasm-bindgen calls the files that it writes, and the worker's script the first of them. The profile has the
    /// same name: each keeps what was built with its own flags.
    name: &'static str,
    flags: &'static [&'static str],
    bindings: &'static [&'static str],
}

/// Reads files. Only what asks for it is inlined, and that is what each record goes through: the rest stays small.
const FILES: Recipe = Recipe {
    package: "natpoint-import-worker",
    name: "reader",
    flags: &[SIXTEEN_BYTES, "-C llvm-args=-inline-threshold=20", "-C llvm-args=-inlinehint-threshold=60"],
    bindings: &[],
};
/// Reads Parquet. Some damage ends it, so it can begin anew.
const PARQUET: Recipe = Recipe {
    package: "natpoint-parquet-worker",
    name: "parquet",
    flags: &[SIXTEEN_BYTES],
    bindings: &["--experimental-reset-state-function"],
};

/// The programs, and the script of the worker that they run in.
pub(crate) struct Reader {
    pub script: String,
    pub program: Vec<u8>,
    pub parquet: Vec<u8>,
}

/// Builds them. The tools are those of `cargo xtask dist`, which lie on the PATH by now.
pub(crate) fn build() -> Result<Reader> {
    let (files, parquet) = (FILES.build()?, PARQUET.build()?);
    let glue = [(FILES.name, files.join("reader.js")), (PARQUET.name, parquet.join("parquet.js"))];
    let script = esbuild::bundle("web/reader_worker.js", &glue)?;
    Ok(Reader {
        script,
        program: read(&files.join("reader_bg.wasm"))?,
        parquet: read(&parquet.join("parquet_bg.wasm"))?,
    })
}

impl Recipe {
    /// Builds the program: the folder in which it lies, with its glue.
    fn build(&self) -> Result<PathBuf> {
        let args = ["build", "--locked", "--target", TARGET];
        let chosen = ["--package", self.package, "--profile", self.name];
        let mut cargo = process::command("cargo", &[&args[..], &chosen].concat());
        let flags = std::env::var(wasm_flags()).unwrap_or_default();
        process::run(cargo.env(wasm_flags(), [&[flags.as_str()], self.flags].concat().join(" ")))?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| process::root().join("target"), PathBuf::from);
        let (built, folder) = (target.join(TARGET).join(self.name), target.join(self.name));
        let program = built.join([self.package, ".wasm"].concat());
        let out = folder.join([self.name, "_bg.wasm"].concat());
        let text = |path: &Path| path.to_str().map(str::to_owned).context("the folder's name is no text");
        let bound = ["--target", "web", "--no-typescript", "--out-name", self.name, "--out-dir"];
        let (program, folder_name, out_name) = (text(&program)?, text(&folder)?, text(&out)?);
        let bind = [&bound[..], &[&folder_name, &program], self.bindings].concat();
        process::run(&mut process::command("wasm-bindgen", &bind))?;
        process::run(&mut process::command("wasm-opt", &["-O3", &out_name, "-o", &out_name]))?;
        Ok(folder)
    }
}
