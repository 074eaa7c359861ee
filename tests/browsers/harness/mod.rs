//! Real browsers: starting them, steering them, and hearing what they say and ask for.

mod browser;
mod display;
mod driver;
mod engine;
mod extension;
mod files;
mod noise;
mod server;
mod wait;

pub(crate) use browser::Browser;
pub(crate) use engine::Engine;
pub(crate) use files::{page_path, page_text, scratch};
pub(crate) use server::{Reply, Server};
pub(crate) use wait::until;

use std::time::Duration;

use anyhow::{Context as _, Result};

/// A story that takes longer than this hangs.
const PATIENCE: Duration = Duration::from_mins(3);

/// Runs a story in a browser of its own, and closes it however the story ends.
///
/// # Panics
/// When the story fails, with the chain of reasons; a picture of the page is kept beside the build.
pub(crate) fn run(engine: Engine, story: impl AsyncFnOnce(&Browser) -> Result<()>) {
    run_for(engine, PATIENCE, story);
}

/// The same for a story that may take longer.
///
/// # Panics
/// As [`run`].
pub(crate) fn run_for(engine: Engine, patience: Duration, story: impl AsyncFnOnce(&Browser) -> Result<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.context("no runtime").and_then(|runtime| runtime.block_on(tell(engine, patience, story)));
    if let Err(error) = outcome {
        panic!("{engine}: {error:#}");
    }
}

async fn tell(engine: Engine, patience: Duration, story: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let browser = Browser::start(engine, &[]).await?;
    let outcome = tokio::time::timeout(patience, story(&browser)).await;
    let outcome = outcome.unwrap_or_else(|_| Err(anyhow::anyhow!("the story hung for {patience:?}")));
    let picture = if outcome.is_err() { browser.keep_picture().await } else { String::new() };
    browser.close().await.context("the browser did not close")?;
    outcome.with_context(|| format!("the story failed{picture}"))
}
