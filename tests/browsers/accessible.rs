//! Nobody is left out: axe finds no violation in any theme, language, width or place, and no text is cut off.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Browser, Engine, run_for, until};
use crate::page::Page;
use crate::site;

in_chromium!(
    nothing_is_cut_off,
    it_can_be_enlarged,
    it_stands_still_for_those_who_ask,
    targets_are_large_enough_for_fingers
);

/// A theme as media features.
const THEMES: [(&str, &str, &str); 3] =
    [("light", "light", "none"), ("dark", "dark", "none"), ("forced colours", "dark", "active")];

const OPEN_ALL: &str = "for (const fold of document.querySelectorAll('details')) fold.open = true";

/// What axe looks at: the whole document, the inputs, what is below the chart, a sheet or a menu.
mod part {
    pub(super) const ALL: &str = "html";
    pub(super) const INPUTS: &str = ".rail";
    pub(super) const DETAILS: &str = ".details";
    pub(super) const SHEET: &str = ".sheet";
    pub(super) const MENU: &str = ":popover-open";
}

/// The text of a list of VPCs, which is typed instead of pressed.
const LIST: &str = "fleet-text";

/// A list whose plan has a hub and every kind of row: one that joins it, one that stays as it is, one that no path
/// serves, and a line that is no row.
const VPCS: &str = "name,region,azs,endpoints,gb,internet_gb\n\
    a,us-east-1,2,6,40,0\nb,us-east-1,2,6,50,5\nc,us-east-1,2,6,60,0\nd,us-east-1,2,6,70,0\n\
    e,eu-west-1,1,1,1,0\nf,eu-west-1,2,0,many,0";

/// Every place of the page: what leads there, what axe looks at, and what leads away.
const EVERYWHERE: [(&[&str], &str, &str); 21] = [
    (&[], part::ALL, ""),
    (&["tab-break-even", "view-services"], part::DETAILS, ""),
    (&["view-crossings"], part::DETAILS, ""),
    (&["regions-open"], part::DETAILS, ""),
    (&["map-open"], part::DETAILS, ""),
    (&["chart-table-open"], part::DETAILS, ""),
    (&["tab-requirements"], part::DETAILS, ""),
    (&["tab-diagram"], part::DETAILS, ""),
    (&["tab-compare"], part::DETAILS, ""),
    (&["tab-costs"], part::DETAILS, ""),
    (&["start"], part::MENU, "start"),
    (&["start", "go-bring"], part::SHEET, "sheet-close"),
    (&["start", "go-fleet"], part::SHEET, ""),
    (&[LIST], part::ALL, "sheet-close"),
    (&["share", "share-change"], part::MENU, ""),
    (&["share-record"], part::MENU, ""),
    (&["share-card"], part::MENU, ""),
    (&["share-embed"], part::MENU, ""),
    (&["share-print"], part::MENU, "share"),
    (&["edit", "inputs-services"], part::INPUTS, ""),
    (&["inputs-prices"], part::INPUTS, "drawer-done"),
];

#[test]
fn axe_finds_nothing() {
    run_for(Engine::Chromium, Duration::from_mins(20), nothing_anywhere);
}

async fn nothing_anywhere(browser: &Browser) -> Result<()> {
    // `cargo xtask test` names it; a run by hand may go without.
    let Some(folder) = std::env::var_os("NATPOINT_NPM") else { return Ok(()) };
    let file = std::path::Path::new(&folder).join("axe-core").join("axe.min.js");
    let axe = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let site = site::serve()?;
    let mut all = Vec::new();
    for (name, scheme, forced) in THEMES {
        media(browser, &[("prefers-color-scheme", scheme), ("forced-colors", forced)]).await?;
        for width in [1280, 390] {
            screen(browser, width).await?;
            let page = Page::article(browser, &site).await?;
            browser.script(&axe, vec![]).await?;
            for language in ["language-en", "language-ja"] {
                page.click(language).await?;
                browser.script("document.querySelector(':popover-open')?.hidePopover()", vec![]).await?;
                for (steps, part, away) in EVERYWHERE {
                    // Only a narrow page has a drawer.
                    if part == part::INPUTS && width > 700 {
                        continue;
                    }
                    for step in steps {
                        if *step == LIST {
                            page.put(LIST, VPCS).await?;
                        } else {
                            page.press(step).await?;
                        }
                    }
                    browser.script(OPEN_ALL, vec![]).await?;
                    // What is told a moment later shall be there as well.
                    tokio::time::sleep(Duration::from_millis(300)).await;
                    let found = browser.script_async(RUN_AXE, vec![json!(part)]).await?;
                    if found != json!([]) {
                        all.push(format!("{name}, {width} wide, {language}, {part} after {steps:?}: {found:#}"));
                    }
                    if !away.is_empty() {
                        page.press(away).await?;
                    }
                }
            }
            page.is_sound().await?;
        }
    }
    ensure!(all.is_empty(), "{} places: {}", all.len(), all[..all.len().min(12)].join("\n"));
    Ok(())
}

const RUN_AXE: &str = "
    const [part, done] = arguments;
    const told = (node) => `${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`;
    if (!document.querySelector(part)) return done([`there is no ${part}`]);
    axe.run(part === 'html' ? document : { include: [part] }, { resultTypes: ['violations'] }).then(
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

/// Targets that are less than 44 px high or wide.
///
/// A target is a control or its label, with the room that a style sheet adds around it. What stands in a line of text
/// needs no more than the line, a slider is as long as it is, and no finger skips anything.
const SMALL: &str = "
    const [within] = arguments;
    const controls = 'button, a[href], input, select, textarea, summary';
    const small = [];
    for (const control of document.querySelector(within).querySelectorAll(controls)) {
        const target = control.closest('label') ?? control.labels?.[0] ?? control;
        if (!target.checkVisibility() || control.matches('p *, .skip, [type=range]')) continue;
        const { width, height } = target.getBoundingClientRect();
        if (!width || !height) continue;
        const around = getComputedStyle(target, '::after');
        const added = (one, other) =>
            around.content === 'none' || around.position !== 'absolute'
                ? 0
                : Math.max(0, -parseFloat(around[one]) || 0) + Math.max(0, -parseFloat(around[other]) || 0);
        const [wide, high] = [width + added('left', 'right'), height + added('top', 'bottom')];
        const name = control.dataset.testid ?? control.textContent.trim().slice(0, 30);
        if (Math.min(wide, high) < 43.5) small.push(`${control.tagName} ${name}: ${wide} x ${high}`);
    }
    return small";

async fn targets_are_large_enough_for_fingers(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true, "maxTouchPoints": 5 })).await?;
    let mut all = Vec::new();
    for (width, height) in [(390, 844), (820, 1100), (1280, 900)] {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await?;
        let page = Page::open(browser, &site.url("/")).await?;
        let coarse = browser.script("return matchMedia('(pointer: coarse)').matches", vec![]).await?;
        ensure!(coarse == json!(true), "no finger is there");
        for tab in ["costs", "break-even", "requirements", "diagram", "compare"] {
            page.open_tab(tab).await?;
            page.shows(&format!("tab-{tab}"), true).await?;
            let small = browser.script(SMALL, vec![json!("#app")]).await?;
            all.extend(small.as_array().into_iter().flatten().map(|one| format!("{width} in {tab}: {one}")));
        }
        if width < 700 {
            page.press("edit").await?;
            for part in ["inputs-network", "inputs-services", "inputs-prices"] {
                page.press(part).await?;
                let small = browser.script(SMALL, vec![json!(".rail")]).await?;
                all.extend(small.as_array().into_iter().flatten().map(|one| format!("{width} in {part}: {one}")));
            }
        }
    }
    all.sort();
    all.dedup();
    ensure!(all.is_empty(), "{} targets are small: {}", all.len(), all.join("\n"));
    Ok(())
}

async fn media(browser: &Browser, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features })).await.map(drop)
}

async fn screen(browser: &Browser, width: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await.map(drop)
}
