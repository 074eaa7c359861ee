//! Pictures of the page for people to look at: `NATPOINT_SHOTS=FOLDER cargo xtask test browsers`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use fantoccini::wd::PrintConfiguration;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_chromium!(pictures);

#[derive(Clone, Copy)]
struct Screen {
    width: u32,
    height: u32,
    phone: bool,
}

const WIDE: Screen = Screen { width: 1440, height: 1100, phone: false };
const PHONE: Screen = Screen { width: 390, height: 844, phone: true };

async fn pictures(browser: &Browser) -> Result<()> {
    let Some(folder) = std::env::var_os("NATPOINT_SHOTS").map(PathBuf::from) else { return Ok(()) };
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let site = site::serve()?;

    WIDE.set(browser).await?;
    let page = Page::article(browser, &site).await?;
    shoot(browser, &folder, "wide", WIDE, false).await?;
    shoot(browser, &folder, "wide-whole", WIDE, true).await?;
    page.click("language-ja").await?;
    shoot(browser, &folder, "wide-ja", WIDE, true).await?;
    page.click("language-en").await?;
    scheme(browser, "dark").await?;
    shoot(browser, &folder, "wide-dark", WIDE, true).await?;
    scheme(browser, "light").await?;
    page.click("difference-endpoint-price").await?;
    page.fill("field-total", "1,200").await?;
    shoot(browser, &folder, "wide-refused", WIDE, true).await?;

    PHONE.set(browser).await?;
    let page = Page::article(browser, &site).await?;
    shoot(browser, &folder, "phone", PHONE, true).await?;
    page.click("language-ja").await?;
    shoot(browser, &folder, "phone-ja", PHONE, true).await?;
    scheme(browser, "dark").await?;
    shoot(browser, &folder, "phone-dark", PHONE, true).await?;
    scheme(browser, "light").await?;

    WIDE.set(browser).await?;
    browser.client.goto(&site.url("/sandbox")).await?;
    browser.client.enter_frame(0).await?;
    Page { browser }.answers().await?;
    shoot(browser, &folder, "frame", WIDE, false).await?;
    browser.client.goto(&site.url("/forbidden")).await?;
    until("the crash panel", async || {
        let panel = Page { browser }.crash_panel().await?;
        ensure!(panel.contains("wasm-unsafe-eval"), "{panel}");
        Ok(())
    })
    .await?;
    shoot(browser, &folder, "crash", WIDE, false).await?;

    Page::article(browser, &site).await?;
    let paper = PrintConfiguration::default();
    std::fs::write(folder.join("print.pdf"), browser.client.print(paper).await?)?;
    Ok(())
}

impl Screen {
    async fn set(self, browser: &Browser) -> Result<()> {
        let Self { width, height, phone } = self;
        // A phone has several pixels where other screens have one.
        let scale = if phone { 2 } else { 1 };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await.map(drop)
    }
}

async fn scheme(browser: &Browser, scheme: &str) -> Result<()> {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    browser.devtools("Emulation.setEmulatedMedia", &features).await.map(drop)
}

/// Takes a picture of the screen; of the whole page by making the screen as high as it.
async fn shoot(browser: &Browser, folder: &Path, name: &str, screen: Screen, whole: bool) -> Result<()> {
    if whole {
        let height = browser.script("return document.documentElement.scrollHeight", vec![]).await?;
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).context("no height")?;
        Screen { height, ..screen }.set(browser).await?;
    }
    let picture = browser.client.screenshot().await?;
    std::fs::write(folder.join(format!("{name}.png")), picture)?;
    screen.set(browser).await
}
