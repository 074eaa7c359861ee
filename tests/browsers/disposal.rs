//! Parts of the page go away while someone uses them: a field has the focus, the pointer is on the chart, a name is
//! being typed. What the browser tells of that afterwards must not stop the page.

use anyhow::{Result, ensure};
use natpoint_link::Link;
use serde_json::json;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(a_field_with_the_focus, the_chart_under_the_pointer, a_name_that_is_being_typed);

/// What leaves only a part of the page, or the page without its fields.
const PARTS: [&str; 3] = ["v1&show=verdict", "v1&show=chart", "v1&locked=yes"];

async fn a_field_with_the_focus(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.shows("details", true).await?;
    let fields = ["field-hours", "field-s.logs", "field-low.logs", "field-p.nat_hour", "field-currency", "add-service"];
    for (field, part) in fields.into_iter().zip(PARTS.into_iter().cycle()) {
        page.fill(field, "7").await?;
        go(&page, part).await?;
        page.shows(field, false).await?;
        page.is_sound().await?;
        go(&page, &Link::default().write()).await?;
        page.shows(field, true).await?;
    }
    Ok(())
}

async fn the_chart_under_the_pointer(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    for drag in [false, true] {
        let explore = "const chart = document.querySelector('[data-testid=chart]');
            const at = { bubbles: true, pointerId: 1, clientX: 300, clientY: 300 };
            if (arguments[0]) chart.dispatchEvent(new PointerEvent('pointerdown', at));
            chart.dispatchEvent(new PointerEvent('pointermove', at));
            window.gone = chart;";
        browser.script(explore, vec![json!(drag)]).await?;
        go(&page, PARTS[0]).await?;
        page.shows("chart", false).await?;
        // What waits to be spoken is due after 400 ms.
        let leave = "const [done] = arguments;
            gone.dispatchEvent(new PointerEvent('pointerleave', { pointerId: 1 }));
            setTimeout(done, 600, 'left');";
        let left = browser.script_async(leave, vec![]).await?;
        ensure!(left == json!("left"), "it is {left}");
        page.is_sound().await?;
        go(&page, &Link::default().write()).await?;
        page.shows("chart", true).await?;
    }
    Ok(())
}

async fn a_name_that_is_being_typed(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.shows("scenario-name", true).await?;
    page.fill("scenario-name", "old").await?;
    page.click("scenario-save").await?;
    page.shows("named-old", true).await?;
    page.fill("named-old", "new").await?;
    go(&page, PARTS[0]).await?;
    page.shows("named-old", false).await?;
    page.is_sound().await
}

async fn go(page: &Page<'_>, hash: &str) -> Result<()> {
    page.browser.script("location.hash = arguments[0]", vec![json!(hash)]).await.map(drop)
}
