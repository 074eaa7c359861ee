//! What Lighthouse says of the served page.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{process, serve};

/// Chromium without a screen, and without anything that it does on its own.
const CHROMIUM: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
                        --disable-background-networking --disable-component-update --disable-sync";
/// What depends on the page alone; each must be full.
const RATED: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// Serves the page, has it rated, prints all and refuses less than full marks.
///
/// Performance is printed and not judged: it measures the machine as well, and a machine that runs tests is busy.
/// `robots-txt` is left out: it has the page fetch a file of its server, which the page's policy forbids.
pub(crate) fn run(modules: &Path) -> Result<()> {
    let address = serve::aside()?;
    let report = process::root().join("target").join("lighthouse.json");
    let lighthouse = modules.join(".bin").join("lighthouse");
    let program = lighthouse.to_str().context("the folder of the tools has a name that is no text")?;
    let output = format!("--output-path={}", report.display());
    let flags = format!("--chrome-flags={CHROMIUM}");
    let args = [&address, "--quiet", "--output=json", &output, "--preset=desktop", "--skip-audits=robots-txt", &flags];
    let mut rate = process::command(program, &args);
    if let Some(chromium) = process::find("chromium") {
        rate.env("CHROME_PATH", chromium);
    }
    process::run(&mut rate)?;
    let text = std::fs::read_to_string(&report).with_context(|| format!("cannot read {}", report.display()))?;
    let report: Value = serde_json::from_str(&text)?;
    let score = |category: &str| report["categories"][category]["score"].as_f64().unwrap_or_default() * 100.0;
    println!("performance {:.0} on this machine, as busy as it is", score("performance"));
    for category in RATED {
        println!("{category} {:.0}", score(category));
    }
    let short: Vec<_> = RATED.into_iter().filter(|category| score(category) < 100.0).collect();
    ensure!(short.is_empty(), "less than 100 in {}: {}", short.join(", "), failures(&report));
    Ok(())
}

/// The audits that were not passed.
fn failures(report: &Value) -> String {
    let audits = report["audits"].as_object().into_iter().flatten();
    let failed = audits.filter(|(_, audit)| audit["score"].as_f64() == Some(0.0));
    failed.map(|(id, audit)| format!("{id} ({})", audit["title"])).collect::<Vec<_>>().join(", ")
}
