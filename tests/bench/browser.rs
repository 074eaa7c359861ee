//! How fast the page answers, beside a page that has nothing to compute and beside chart libraries.
//!
//! `cargo xtask bench` brings everything. By hand: `NATPOINT_PAGE` names the page, `NATPOINT_NPM` a
//! `node_modules` with uplot, chart.js, echarts and papaparse; without it the libraries are left out. All
//! measurements are of one run of headless Chromium. The model by itself is measured by `model.rs`,
//! as a program and as WebAssembly.

#![allow(clippy::print_stdout, reason = "a bench prints")]

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
#[path = "../browsers/harness/mod.rs"]
mod harness;

#[allow(dead_code, reason = "a bench of its own, of which only the log is used")]
#[path = "flow_log.rs"]
mod flow_log;
#[path = "browser/reading.rs"]
mod reading;
#[path = "browser/start.rs"]
mod start;
#[path = "browser/steps.rs"]
mod steps;

use anyhow::Result;
use harness::{Browser, Engine};

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let browser = Browser::start(Engine::Chromium, &["--window-size=1440,1100"]).await?;
        let outcome = measure(&browser).await;
        browser.close().await?;
        outcome
    })
}

/// Measures all, or what the names that were given begin.
async fn measure(browser: &Browser) -> Result<()> {
    let names: Vec<String> = std::env::args().skip(1).filter(|name| !name.starts_with('-')).collect();
    let wanted = |part: &str| names.is_empty() || names.iter().any(|name| part.starts_with(name));
    if wanted("start") {
        start::measure(browser).await?;
        println!();
    }
    if wanted("steps") {
        steps::measure(browser).await?;
        println!();
    }
    if wanted("reading") {
        reading::measure(browser).await?;
        println!();
    }
    if wanted("parquet") {
        reading::parquet(browser).await?;
    }
    Ok(())
}

/// The value below which so many percent of the values lie.
fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = sorted.len().saturating_sub(1) * percent / 100;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}
