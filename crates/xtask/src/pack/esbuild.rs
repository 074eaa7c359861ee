//! The page's scripts and style sheets as esbuild bundles and minifies them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};

use super::html::elements;
use crate::process;

/// What every call says: texts stay as they are, and only what is wrong is printed.
const OPTIONS: [&str; 3] = ["--minify", "--charset=utf8", "--log-level=warning"];
/// What each browser understands that can compile WebAssembly as it comes in.
const TARGET: &str = "--target=es2022";

/// The glue's own loader asks for its address and fetches from there. Nothing imports it, so it is not in the bundle.
const NO_LOADER: &str = "--log-override:empty-import-meta=silent";

/// A script with all that it imports, as one that leaves no names behind. `glue` is what wasm-bindgen wrote for the
/// packages of these names.
pub(crate) fn bundle(entry: &str, glue: &[(&str, PathBuf)]) -> Result<String> {
    let aliases: Vec<String> =
        glue.iter().map(|(package, glue)| format!("--alias:{package}={}", glue.display())).collect();
    let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
    run(&[&[entry, "--bundle", "--format=iife", TARGET, NO_LOADER], &aliases[..]].concat(), "")
}

/// The page with its own scripts and style sheets minified.
pub(crate) fn minify(page: &str) -> Result<String> {
    let mut short = page.to_owned();
    for element in elements(page)?.iter().rev() {
        let minified = match element.name.as_str() {
            "script" if element.is_code() => run(&[TARGET], element.text)?,
            // Without a target, so that rules stay as they were written for the browsers of today.
            "style" => run(&["--loader=css"], element.text)?,
            _ => continue,
        };
        short.replace_range(element.inside.clone(), minified.trim_end());
    }
    Ok(short)
}

fn run(args: &[&str], input: &str) -> Result<String> {
    let mut esbuild = process::command(program(), &[&OPTIONS, args].concat());
    let mut running = esbuild
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild is missing; `cargo xtask dist` brings it")?;
    running.stdin.take().context("esbuild takes no input")?.write_all(input.as_bytes())?;
    let output = running.wait_with_output()?;
    ensure!(output.status.success(), "`{}` failed ({})", process::line(&esbuild), output.status);
    String::from_utf8(output.stdout).context("esbuild wrote no text")
}

/// npm's programs are scripts, which Windows only starts under their full name.
const fn program() -> &'static str {
    if cfg!(windows) { "esbuild.cmd" } else { "esbuild" }
}
