//! From the navigation to the answer on the screen.
//!
//! The page marks `natpoint-answer` in the first animation frame after its first render. The other
//! page has as many bytes: its answer stands in its HTML, the rest is the page's own text in a block
//! that is never run. It sets the same mark in the first animation frame after it was read. Both come
//! from the same server on this machine and are opened in turns.

use anyhow::{Context as _, Result};

use crate::harness::{Browser, Reply, Server, page_text, until};
use crate::percentile;

const RUNS: usize = 15;

pub(crate) async fn measure(browser: &Browser) -> Result<()> {
    let page = page_text()?;
    let bytes = page.len();
    let server = Server::start([("/static", Reply::html(inert(&page)?)), ("/", Reply::html(page))])?;
    let mut times = [Vec::new(), Vec::new()];
    // The first of each kind warms the caches up and does not count.
    for run in 0..=RUNS {
        for (times, path) in times.iter_mut().zip(["/", "/static"]) {
            let time = answer(browser, &server.url(path)).await?;
            if run > 0 {
                times.push(time);
            }
        }
    }
    println!("{:34} {:>10} {:>10}", format!("navigation to answer, {RUNS} runs"), "p50", "p95");
    for (name, times) in ["natpoint", "a static page of its size"].iter().zip(&times) {
        println!("{name:34} {:>7.1} ms {:>7.1} ms", percentile(times, 50), percentile(times, 95));
    }
    let [ours, theirs] = times.map(|times| percentile(&times, 50));
    println!("{:34} {:>9.2}x  ({bytes} bytes each)", "ratio", ours / theirs);
    Ok(())
}

/// A page of as many bytes that runs none of them.
fn inert(page: &str) -> Result<String> {
    let before = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>static</title>\
        <link rel=\"icon\" href=\"data:,\"><h1>At 1,200 GB a month, one NAT gateway is cheapest.</h1><script>\
        addEventListener('DOMContentLoaded', () => \
        requestAnimationFrame(() => performance.mark('natpoint-answer')))</script><script type=\"text/plain\">";
    let after = "</script>";
    let room = page.len().checked_sub(before.len() + after.len()).context("the page is too small")?;
    let mut text = page.replace('<', "(");
    while !text.is_char_boundary(room) {
        // What a cut character lacks is filled up.
        text.insert(0, ' ');
    }
    text.truncate(room);
    Ok(format!("{before}{text}{after}"))
}

async fn answer(browser: &Browser, url: &str) -> Result<f64> {
    browser.client.goto("about:blank").await?;
    browser.client.goto(url).await?;
    until("the mark natpoint-answer", async || {
        let script = "return performance.getEntriesByName('natpoint-answer')[0]?.startTime ?? null";
        browser.script(script, vec![]).await?.as_f64().context("the page has not set it")
    })
    .await
}
