//! The program that reads files in a worker: built fast where the page is built small.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{esbuild, read};
use crate::dist::wasm_flags;
use crate::process;

/// Its package, which names the program too.
const PACKAGE: &str = "natpoint-import-worker";
/// The profile that it is built with.
const PROFILE: &str = "reader";
/// What wasm-bindgen calls the files that it writes.
const NAME: &str = "reader";
const TARGET: &str = "wasm32-unknown-unknown";
/// Sixteen bytes at a time: logs are scanned and addresses read in them, which every browser that the page runs in has
/// been able to do for years.
pub(crate) const SIXTEEN_BYTES: &str = "-C target-feature=+simd128";
/// How it is compiled. Only what asks for it is inlined, and that is what each record goes through: the rest stays
/// small.
const FLAGS: [&str; 3] = [SIXTEEN_BYTES, "-C llvm-args=-inline-threshold=20", "-C llvm-args=-inlinehint-threshold=60"];

/// The program, and the script of the worker that it runs in.
pub(crate) struct Reader {
    pub script: String,
    pub program: Vec<u8>,
}

/// Builds it. The tools are those of `cargo xtask dist`, which lie on the PATH by now.
pub(crate) fn build() -> Result<Reader> {
    let args = ["build", "--locked", "--target", TARGET];
    let chosen = ["--package", PACKAGE, "--profile", PROFILE];
    let mut cargo = process::command("cargo", &[&args[..], &chosen].concat());
    let flags = std::env::var(wasm_flags()).unwrap_or_default();
    process::run(cargo.env(wasm_flags(), [&[flags.as_str()], &FLAGS[..]].concat().join(" ")))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| process::root().join("target"), PathBuf::from);
    let (built, folder) = (target.join(TARGET).join(PROFILE), target.join("reader"));
    let (program, out) = (built.join([PACKAGE, ".wasm"].concat()), folder.join("reader_bg.wasm"));
    let text = |path: &Path| path.to_str().map(str::to_owned).context("the folder's name is no text");
    let bound = ["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"];
    let (program, folder_name, out_name) = (text(&program)?, text(&folder)?, text(&out)?);
    let bind = [&bound[..], &[&folder_name, &program]].concat();
    process::run(&mut process::command("wasm-bindgen", &bind))?;
    process::run(&mut process::command("wasm-opt", &["-O3", &out_name, "-o", &out_name]))?;
    let script = esbuild::bundle("web/reader_worker.js", (NAME, &folder.join("reader.js")))?;
    Ok(Reader { script, program: read(&out)? })
}
