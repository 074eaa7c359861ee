//! What the page's places promise: the answer in sight, a drop that is caught anywhere, diamonds that apply their
//! values.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_chromium!(
    the_answer_stays_in_sight,
    the_chart_stays_in_sight,
    the_chart_stands_above_the_drawer,
    what_is_closed_is_not_there,
    a_drop_beside_everything,
    diamonds_apply_their_values,
    paper_has_no_former_curve,
);

/// A record of a flow log in AWS's default format.
const LOG: &str = "2 123456789010 eni-1 10.0.1.5 52.219.0.1 443 49152 6 20 4249 1761955200 1761955260 ACCEPT OK";

/// However far someone scrolls, what to do and what it saves stand on top; on a phone above the open drawer too.
async fn the_answer_stays_in_sight(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for (width, height) in [(1920, 1080), (1440, 900), (820, 1100), (390, 844)] {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await?;
        let page = Page::article(browser, &site).await?;
        page.open_tab("requirements").await?;
        page.shows("gates", true).await?;
        browser.script("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await?;
        in_sight(browser, &["verdict", "figures"], &format!("{width} wide")).await?;
        if width < 700 {
            page.click("edit").await?;
            page.shows("drawer-done", true).await?;
            in_sight(browser, &["verdict", "figures", "drawer-done"], "above the drawer").await?;
            page.click("inputs-network").await?;
            page.shows("field-region", true).await?;
            page.click("drawer-done").await?;
            page.shows("field-region", false).await?;
        }
        page.is_sound().await?;
    }
    Ok(())
}

/// From 1100 px on the page does not scroll: its parts do, and the chart stays whole in every tab.
async fn the_chart_stays_in_sight(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for (width, height) in [(1100, 700), (1359, 800), (1360, 768), (1440, 900), (1759, 900), (1920, 1080)] {
        screen(browser, width, height).await?;
        let page = Page::article(browser, &site).await?;
        for tab in ["costs", "break-even", "requirements", "diagram", "compare"] {
            page.open_tab(tab).await?;
            page.shows(&format!("tab-{tab}"), true).await?;
            let place = format!("{width} x {height} in {tab}");
            let scrolled = browser.script(SCROLL_ALL, vec![]).await?;
            ensure!(scrolled == json!(0), "the page itself scrolls by {scrolled} at {place}");
            in_sight(browser, &["verdict", "figures", "chart"], &place).await?;
            no_wider(browser, &place).await?;
        }
        page.is_sound().await?;
    }
    Ok(())
}

/// Scrolls whatever scrolls down to its end, and tells how far the page itself went.
const SCROLL_ALL: &str = "
    for (const part of document.querySelectorAll('body *'))
        if (part.scrollHeight > part.clientHeight && getComputedStyle(part).overflowY !== 'visible')
            part.scrollTop = part.scrollHeight;
    scrollTo(0, document.documentElement.scrollHeight);
    return scrollY";

/// With the drawer open, the chart stands whole between the answer and the drawer, wherever the page was.
async fn the_chart_stands_above_the_drawer(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    screen(browser, 390, 844).await?;
    let page = Page::article(browser, &site).await?;
    browser.script("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await?;
    page.click("edit").await?;
    page.shows("drawer-done", true).await?;
    until("the chart above the drawer", async || {
        let script = "const box = (id) => document.querySelector(`[data-testid=${id}]`).getBoundingClientRect();
            const drawer = document.querySelector('.rail').getBoundingClientRect();
            const [chart, figures] = [box('chart'), box('figures')];
            return [chart.top >= figures.bottom, chart.bottom <= drawer.top, chart.height]";
        let place = browser.script(script, vec![]).await?;
        ensure!(place == json!([true, true, 196]), "below the answer, above the drawer, its height: {place}");
        Ok(())
    })
    .await?;
    no_wider(browser, "with the drawer").await?;
    page.is_sound().await
}

/// What is closed costs nothing: neither the other tabs, nor menus, nor what is folded away.
async fn what_is_closed_is_not_there(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    screen(browser, 1440, 900).await?;
    let page = Page::article(browser, &site).await?;
    let count = async || -> Result<u64> {
        let script = "const within = (of) => document.querySelectorAll(of).length;
            return [within('[role=tabpanel]'), within('.popover:not(.working) *'), within('.rail details .inside *')]";
        let told = browser.script(script, vec![]).await?;
        ensure!(told == json!([1, 0, 0]), "tab panels, things in menus, things in folds: {told}");
        let all = browser.script("return document.querySelectorAll('#app *').length", vec![]).await?;
        Ok(all.as_u64().unwrap_or(0))
    };
    let before = count().await?;
    // What was opened is gone again once it is closed.
    for tab in ["break-even", "requirements", "diagram", "compare", "costs"] {
        page.open_tab(tab).await?;
        page.shows(&format!("tab-{tab}"), true).await?;
    }
    until("as much as at the start", async || {
        let after = count().await?;
        ensure!(after == before, "{after} elements instead of {before}");
        Ok(())
    })
    .await?;
    ensure!(before < 1_000, "there are {before} elements");
    page.is_sound().await
}

async fn screen(browser: &Browser, width: u32, height: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await.map(drop)
}

async fn no_wider(browser: &Browser, place: &str) -> Result<()> {
    let script = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth";
    let wider = browser.script(script, vec![]).await?;
    ensure!(wider == json!(0), "the page is wider than its window by {wider} px {place}");
    Ok(())
}

async fn in_sight(browser: &Browser, ids: &[&str], place: &str) -> Result<()> {
    let script = "return arguments[0].filter((id) => {
        const { top, bottom } = document.querySelector(`[data-testid=\"${id}\"]`).getBoundingClientRect();
        return top < 0 || bottom > innerHeight;
    })";
    let hidden = browser.script(script, vec![json!(ids)]).await?;
    ensure!(hidden == json!([]), "{hidden} is out of sight {place}");
    Ok(())
}

/// A file that misses every place for it is taken by the page, and the browser does not open it in its stead.
async fn a_drop_beside_everything(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let drop = "const [text] = arguments;
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'flow.log'));
        const told = (type) => {
            const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
            document.querySelector('[data-testid=verdict]').dispatchEvent(event);
            return event.defaultPrevented;
        };
        return [told('dragover'), told('drop')]";
    let taken = browser.script(drop, vec![json!(LOG)]).await?;
    ensure!(taken == json!([true, true]), "the browser would open it: {taken}");
    page.is_sound().await
}

/// A diamond makes another design the cheapest, and undo takes that back.
async fn diamonds_apply_their_values(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page =
        Page::open(browser, &site.url("/#v1&region=us-east-1&azs=3&nat=az&s.logs=300&s.s3=2528&lang=en")).await?;
    let winner = "return document.querySelector('.best .sample, .curve.best')?.getAttribute('class')";
    let before = browser.script(winner, vec![]).await?;
    let link = page.hash().await?;
    page.click("flip").await?;
    until("another design to be recommended", async || {
        let after = browser.script(winner, vec![]).await?;
        ensure!(after != before, "it is still {after}");
        Ok(())
    })
    .await?;
    page.click("undo").await?;
    until("the former design", async || {
        let again = browser.script(winner, vec![]).await?;
        ensure!(again == before, "it is {again} instead of {before}");
        Ok(())
    })
    .await?;
    ensure!(link.contains("s.logs=300"), "the link said {link}");
    page.is_sound().await
}

/// Whoever prints soon after a change prints the answer alone, without the curves from before.
async fn paper_has_no_former_curve(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-azs", "3").await?;
    let seen = "const ghosts = [...document.querySelectorAll('.chart .ghost')];
        return [ghosts.length > 0, ghosts.filter((e) => getComputedStyle(e).display !== 'none').length]";
    until("the former curves", async || {
        let told = browser.script(seen, vec![]).await?;
        ensure!(told[0] == json!(true) && told[1] != json!(0), "they are {told}");
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await?;
        let told = browser.script(seen, vec![]).await?;
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" })).await?;
        ensure!(told == json!([true, 0]), "on paper they are {told}");
        Ok(())
    })
    .await
}
