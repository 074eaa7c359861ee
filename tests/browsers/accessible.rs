//! Nobody is left out: axe finds no violation in any theme, language or width, and no text is cut off.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_chromium!(axe_finds_nothing, nothing_is_cut_off, it_can_be_enlarged, it_stands_still_for_those_who_ask);

/// A theme as media features.
const THEMES: [(&str, &str, &str); 3] =
    [("light", "light", "none"), ("dark", "dark", "none"), ("forced colours", "dark", "active")];

const OPEN_ALL: &str = "for (const fold of document.querySelectorAll('details')) fold.open = true";

async fn axe_finds_nothing(browser: &Browser) -> Result<()> {
    // `cargo xtask test` names it; a run by hand may go without.
    let Some(folder) = std::env::var_os("NATPOINT_NPM") else { return Ok(()) };
    let file = std::path::Path::new(&folder).join("axe-core").join("axe.min.js");
    let axe = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let site = site::serve()?;
    for (name, scheme, forced) in THEMES {
        media(browser, &[("prefers-color-scheme", scheme), ("forced-colors", forced)]).await?;
        for width in [1280, 390] {
            screen(browser, width).await?;
            let page = Page::article(browser, &site).await?;
            for language in ["language-en", "language-ja"] {
                page.click(language).await?;
                browser.script(OPEN_ALL, vec![]).await?;
                // What is told a moment later shall be there as well.
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
                let found = browser.script_async(&format!("{axe};{RUN_AXE}"), vec![]).await?;
                ensure!(found == json!([]), "{name}, {width} wide, {language}: {found:#}");
            }
        }
    }
    Ok(())
}

const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    const told = (node) => `${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`;
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(told)])),
        (error) => done([String(error)]),
    )";

async fn nothing_is_cut_off(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for width in [1440, 1280, 768, 390, 320] {
        screen(browser, width).await?;
        let page = Page::article(browser, &site).await?;
        for language in ["language-en", "language-ja"] {
            page.click(language).await?;
            browser.script(OPEN_ALL, vec![]).await?;
            until(&format!("no text to be cut off at {width} in {language}"), async || {
                let cut = browser.script(CUT_OFF, vec![]).await?;
                ensure!(cut == json!([]), "{cut:#}");
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

/// Texts that do not fit into their boxes, and texts of pictures that stick out of them.
///
/// What scrolls by itself, and what only those who hear the page read, may be longer than there is room.
const CUT_OFF: &str = "
    const cut = [];
    const name = (e) => `${e.tagName} ${e.getAttribute('class') ?? ''} “${e.textContent.trim().slice(0, 40)}”`;
    const hidden = (e) => e.closest('.hidden, [hidden], [inert]');
    for (const e of document.body.querySelectorAll('*')) {
        if (!(e instanceof HTMLElement) || hidden(e) || ['INPUT', 'TEXTAREA', 'SELECT'].includes(e.tagName)) continue;
        const own = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const style = getComputedStyle(e);
        if (!own || style.display === 'inline' || ['auto', 'scroll'].includes(style.overflowX)) continue;
        if (e.scrollWidth > e.clientWidth + 1) cut.push(`${name(e)}: ${e.scrollWidth} in ${e.clientWidth}`);
        if (style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1) cut.push(`${name(e)}: too high`);
    }
    for (const text of document.querySelectorAll('svg text')) {
        const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
        if (!inner.width || hidden(text)) continue;
        if (inner.left < outer.left - 1 || inner.right > outer.right + 1) cut.push(`${name(text)} sticks out`);
    }
    return cut.slice(0, 8)";

/// At 200 % a window of 1280 pixels has 640 of the page's: everything is there and nothing scrolls sideways.
async fn it_can_be_enlarged(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for language in ["language-en", "language-ja"] {
        let metrics = json!({ "width": 640, "height": 400, "deviceScaleFactor": 2, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await?;
        let page = Page::article(browser, &site).await?;
        page.click(language).await?;
        browser.script(OPEN_ALL, vec![]).await?;
        let wide = browser.script("return document.documentElement.scrollWidth", vec![]).await?;
        ensure!(wide.as_u64().is_some_and(|wide| wide <= 640), "{wide} of 640 wide in {language}");
        page.fill("field-total", "600").await?;
        page.mentions("chart", "600 GB").await?;
    }
    Ok(())
}

async fn it_stands_still_for_those_who_ask(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    media(browser, &[("prefers-reduced-motion", "reduce")]).await?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-azs", "3").await?;
    let moving = "return document.getAnimations().filter((a) => a.playState === 'running').length";
    let moving = browser.script(moving, vec![]).await?;
    ensure!(moving == json!(0), "{moving} animations run");
    page.is_sound().await
}

async fn media(browser: &Browser, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features })).await.map(drop)
}

async fn screen(browser: &Browser, width: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await.map(drop)
}
