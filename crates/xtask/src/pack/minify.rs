//! Scripts with short names, as terser writes them.

use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};

use super::html::elements;
use crate::process;

/// Names inside functions are shortened; what a script leaves behind for others keeps its name.
const OPTIONS: [&str; 5] = ["--compress", "passes=3,unsafe_arrows,keep_fargs=false", "--mangle", "--ecma", "2020"];

/// The script, shorter and with the same meaning.
pub fn script(script: &str) -> Result<String> {
    let mut terser = process::command("terser", &OPTIONS);
    let mut running = terser
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("terser is missing; `cargo xtask dist` brings it")?;
    let mut input = running.stdin.take().context("terser takes no input")?;
    input.write_all(script.as_bytes())?;
    drop(input);
    let output = running.wait_with_output()?;
    ensure!(output.status.success(), "terser failed: {}", output.status);
    let short = String::from_utf8(output.stdout).context("terser wrote no text")?;
    ensure!(!short.trim().is_empty() && short.len() <= script.len(), "terser made {} bytes of it", short.len());
    Ok(short)
}

/// The page with all its scripts shortened.
pub fn page(page: &str) -> Result<String> {
    let mut short = page.to_owned();
    for element in elements(page)?.iter().rev().filter(|element| element.is_code()) {
        short.replace_range(element.inside.clone(), &script(element.text)?);
    }
    Ok(short)
}
