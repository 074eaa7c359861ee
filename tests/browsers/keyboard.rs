//! Everything can be reached and changed by keys alone.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use natpoint::article::{self, Difference};
use natpoint::words::Language;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(tab_space_arrows);

const TAB: char = '\u{E004}';
const SPACE: char = ' ';
const RIGHT: char = '\u{E014}';
/// More than the page has stops.
const MOST_STOPS: usize = 150;

async fn tab_space_arrows(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let mut scenario = article::scenario();

    let stops = stops(&page).await?;
    let must = ["field-region", "field-total", "volume", "add-service", "workload", "copy-link", "difference-ipv4"];
    let missing: Vec<_> = must.iter().filter(|id| !stops.contains(**id)).collect();
    ensure!(missing.is_empty(), "Tab does not reach {missing:?}, only {stops:?}");

    tab_to(&page, "difference-endpoint-price").await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, true);
    page.agrees(&scenario, Language::English).await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, false);
    page.agrees(&scenario, Language::English).await?;

    let before = page.text("verdict").await?;
    let volume: f64 = page.value("volume").await?.parse()?;
    tab_to(&page, "volume").await?;
    press(browser, RIGHT).await?;
    until("the verdict to follow the slider", async || {
        ensure!(page.value("volume").await?.parse::<f64>()? > volume, "the slider stays at {volume}");
        let after = page.text("verdict").await?;
        ensure!(after != before, "it still says {after:?}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}

/// What Tab stops at, going round once.
async fn stops(page: &Page<'_>) -> Result<BTreeSet<String>> {
    let mut stops = BTreeSet::new();
    for _ in 0..MOST_STOPS {
        press(page.browser, TAB).await?;
        let stop = focused(page).await?;
        // Radios and summaries have names of their own or none.
        if !stop.is_empty() {
            stops.insert(stop);
        }
    }
    Ok(stops)
}

async fn tab_to(page: &Page<'_>, id: &str) -> Result<()> {
    for _ in 0..MOST_STOPS {
        if focused(page).await? == id {
            return Ok(());
        }
        press(page.browser, TAB).await?;
    }
    anyhow::bail!("Tab does not reach {id}")
}

async fn focused(page: &Page<'_>) -> Result<String> {
    let focused = page.browser.script("return document.activeElement?.dataset.testid ?? ''", vec![]).await?;
    Ok(focused.as_str().unwrap_or_default().to_owned())
}

async fn press(browser: &Browser, key: char) -> Result<()> {
    let keys = KeyActions::new("keys".to_owned());
    let keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
    Ok(browser.client.perform_actions(keys).await?)
}
