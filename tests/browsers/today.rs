//! Current setup: said service by service, judged in a panel of its own, and a curve like any design.

use anyhow::Result;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(what_stands_is_judged);

async fn what_stands_is_judged(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.shows("today", false).await?;
    page.shows("show-today", false).await?;
    page.find("bill-today").await?;
    page.mentions("bill-today", "Say of a service").await?;

    page.choose("field-today.logs", "interface").await?;
    page.shows("today", true).await?;
    page.mentions("today", "Today costs $143.35 a month.").await?;
    page.mentions("today", "logs").await?;
    page.mentions("set-logs", "today interface endpoint").await?;
    page.mentions("bill-today", "$143.35").await?;
    page.shows("show-today", true).await?;
    page.settles_in_hash("~today-interface").await?;

    // Without data it idles; its volume back, undone, it does not.
    page.fill("field-s.logs", "0").await?;
    page.mentions("today", "Idle: it carries nothing. It can go").await?;
    page.click("language-ja").await?;
    page.mentions("today", "データが流れていません。").await?;
    page.choose("field-today.logs", "").await?;
    page.shows("today", false).await?;
    page.is_sound().await?;

    let page = Page::open(browser, &site.url("/#v1&region=us-east-1&s.s3=100~today-nat&out=1&lang=en")).await?;
    page.mentions("today", "Use the free gateway endpoint.").await?;
    page.is_sound().await
}
