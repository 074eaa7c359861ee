//! Everything can be reached and changed by keys alone.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use natpoint::article::{self, Difference};
use natpoint::words::Language;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(tab_reaches_everything, space_and_arrows);

const TAB: char = '\u{E004}';
const SPACE: char = ' ';
const RIGHT: char = '\u{E014}';
/// More than the page has stops.
const MOST_STOPS: usize = 150;

/// Of each kind of thing that can be changed, one.
const STOPS: [&str; 8] = [
    "language-ja",
    "copy-link",
    "field-region",
    "field-s.ecr.dkr",
    "add-service",
    "workload",
    "volume",
    "difference-fargate",
];

async fn tab_reaches_everything(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_STOPS {
        press(browser, TAB).await?;
        seen.insert(focused(&page).await?);
        if STOPS.iter().all(|id| seen.contains(*id)) {
            return Ok(());
        }
    }
    let missing: Vec<_> = STOPS.iter().filter(|id| !seen.contains(**id)).collect();
    anyhow::bail!("Tab does not reach {missing:?}, only {seen:?}")
}

async fn space_and_arrows(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    let mut scenario = article::scenario();

    tab_to(&page, "difference-endpoint-price").await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, true);
    page.agrees(&scenario, Language::English).await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, false);
    page.agrees(&scenario, Language::English).await?;

    // Where focus goes at the end of a page is the browser's business, so each walk starts afresh.
    let page = Page::open(browser, &site.url("/")).await?;
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
