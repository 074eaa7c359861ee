//! `cargo xtask bench`: the model on this machine, and the page in a browser beside other chart libraries.

use anyhow::Result;

use crate::{dist, process, tools};

/// Builds the page and runs the benches: the model as a program and as WebAssembly, then the page.
pub(crate) fn run() -> Result<()> {
    let tools = tools::for_build()?;
    let chromedriver = tools::chromedriver()?;
    let rivals = tools::RIVALS.bring()?;
    dist::run(&tools)?;
    for native in ["model", "flow_log"] {
        process::run(&mut tools.command("cargo", &["bench", "--bench", native]))?;
    }
    let in_wasm = ["--features", "browsers", "--target", "wasm32-unknown-unknown", "--test", "model_in_wasm"];
    let args = [&["test", "--release"], &in_wasm[..], &["--", "--nocapture"]].concat();
    let mut in_wasm = tools.command("cargo", &args);
    in_wasm.env("CHROMEDRIVER", &chromedriver).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    process::run(&mut in_wasm)?;
    let args = ["bench", "--features", "browsers", "--bench", "browser"];
    let mut bench = tools.command("cargo", &args);
    bench.env("NATPOINT_PAGE", dist::page()).env("NATPOINT_NPM", rivals).env("CHROMEDRIVER", chromedriver);
    process::run(&mut bench)
}
