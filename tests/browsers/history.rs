//! Nothing that someone did is lost: back and forward, the next visit, a crash, and scenarios with a name.

use anyhow::{Result, ensure};
use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_model::article;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Gb;
use serde_json::json;

use crate::harness::{Browser, Engine, until};
use crate::page::Page;
use crate::site::{self, Way};

in_every_engine!(back_and_forward, the_next_visit, without_storage, a_crash, a_crash_at_the_start, side_by_side);

const CONTROL: &str = "\u{E009}";
const SHIFT: &str = "\u{E008}";

async fn back_and_forward(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let start = article::scenario();
    page.fill("field-total", "900").await?;
    page.agrees(&article_at(900), Language::English).await?;
    page.click("difference-fargate").await?;
    page.click("undo").await?;
    page.agrees(&article_at(900), Language::English).await?;
    page.click("undo").await?;
    page.agrees(&start, Language::English).await?;
    ensure!(page.value("field-total").await? != "900", "the field keeps what was taken back");
    page.click("redo").await?;
    page.agrees(&article_at(900), Language::English).await?;

    // By keys, from a field whose text is the value in force.
    page.find("field-total").await?.send_keys(&format!("{CONTROL}z")).await?;
    page.agrees(&start, Language::English).await?;
    page.find("field-total").await?.send_keys(&format!("{CONTROL}{SHIFT}z")).await?;
    page.agrees(&article_at(900), Language::English).await?;
    page.find("field-total").await?.send_keys(&format!("{CONTROL}z")).await?;
    page.find("field-total").await?.send_keys(&format!("{CONTROL}y")).await?;
    page.agrees(&article_at(900), Language::English).await?;

    // What is refused is a draft, and the page leaves its keys to the browser.
    page.fill("field-total", "12 lots").await?;
    let refused = page.text("error-total").await?;
    ensure!(!refused.is_empty(), "a draft is not refused");
    let before = page.text("verdict").await?;
    page.find("field-total").await?.send_keys(&format!("{CONTROL}z")).await?;
    let after = page.text("verdict").await?;
    ensure!(before == after || page.text("error-total").await?.is_empty(), "the draft stands, and its value is gone");
    page.is_sound().await
}

async fn the_next_visit(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.shows("restored", false).await?;
    page.fill("field-total", "777").await?;
    page.settles_in_hash("s.ecr.dkr=").await?;
    is_kept(&page, true).await?;

    let page = Page::open(browser, &site.url("/")).await?;
    page.shows("restored", true).await?;
    page.agrees(&article_at(777), Language::English).await?;
    // A second visit finds it too, though nothing was changed.
    is_kept(&page, true).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.click("start-over").await?;
    page.agrees(&Scenario::opening(), Language::English).await?;
    page.shows("restored", false).await?;
    is_kept(&page, false).await?;
    // Even that can be taken back.
    page.click("undo").await?;
    page.agrees(&article_at(777), Language::English).await?;
    is_kept(&page, true).await?;

    // A link in the address wins, and to look at it forgets nothing.
    let linked = Link { scenario: article_at(555), ..Link::default() }.write();
    let page = Page::open(browser, &site.url(&format!("/#{linked}"))).await?;
    page.agrees(&article_at(555), Language::English).await?;
    page.shows("restored", false).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;

    // What is shown to someone else is not theirs.
    let shown = format!("{linked}&locked=yes");
    let page = Page::open(browser, &site.url(&format!("/#{shown}"))).await?;
    page.mentions("chart", "555 GB").await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.is_sound().await
}

/// A frame that may run scripts and nothing else.
async fn without_storage(browser: &Browser) -> Result<()> {
    // Its driver cannot type into a frame that has no origin.
    if browser.engine == Engine::WebKit {
        return Ok(());
    }
    let site = site::serve()?;
    browser.client.goto(&site.url(Way::Sandbox.path())).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    page.open_article().await?;
    page.fill("field-total", "777").await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.click("undo").await?;
    page.agrees(&article::scenario(), Language::English).await?;
    page.open_tab("compare").await?;
    page.shows("scenario-name", true).await?;
    page.fill("scenario-name", "here").await?;
    page.click("scenario-save").await?;
    page.shows("named-here", true).await?;
    page.mentions("scenarios", natpoint_text::in_language(Language::English).history_labels().not_kept).await?;
    page.is_sound().await
}

async fn a_crash(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-total", "777").await?;
    let hash = page.settles_in_hash("s.ecr.dkr=").await?;
    fault(browser, "<b>broken</b>").await?;
    until("the crash panel", async || {
        let panel = page.crash_panel().await?;
        ensure!(panel.contains("<b>broken</b>") && panel.contains("has stopped"), "{panel}");
        Ok(())
    })
    .await?;
    let kept = browser.script("return document.getElementById('crash-state').value", vec![]).await?;
    ensure!(kept == json!(site.url(&format!("/{hash}"))), "the panel has {kept}");
    // As if the fault had gone on to write.
    browser.script("history.replaceState(null, '', '#v1&region=nowhere')", vec![]).await?;
    press(browser, "crash-reload").await?;
    page.agrees(&article_at(777), Language::English).await?;
    ensure!(page.hash().await? == hash, "the address has {}", page.hash().await?);

    fault(browser, "again").await?;
    until("the crash panel", async || {
        let panel = page.crash_panel().await?;
        ensure!(panel.contains("again"), "{panel}");
        Ok(())
    })
    .await?;
    press(browser, "crash-defaults").await?;
    page.agrees(&Scenario::opening(), Language::English).await?;
    page.shows("restored", false).await
}

/// A state that stops the page before it stands is shown, and not tried again.
async fn a_crash_at_the_start(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let linked = Link { scenario: article_at(555), ..Link::default() }.write();
    // What a page leaves that opened a state and never stood.
    let script = "localStorage.removeItem('natpoint'); localStorage.setItem('natpoint.opening', arguments[0])";
    browser.script(script, vec![json!(linked)]).await?;
    let reopened = Page::open(browser, &site.url("/")).await?;
    reopened.agrees(&Scenario::opening(), Language::English).await?;
    page.shows("restored", false).await?;
    fault(browser, "broken").await?;
    until("the crash panel", async || {
        let kept = browser.script("return document.getElementById('crash-state').value", vec![]).await?;
        ensure!(kept == json!(site.url(&format!("/#{linked}"))), "the panel has {kept}");
        Ok(())
    })
    .await
}

async fn side_by_side(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let locale = natpoint_text::in_language(Language::English);
    let name = "A <b> & 前";
    page.open_tab("compare").await?;
    page.shows("scenario-name", true).await?;
    page.fill("scenario-name", name).await?;
    page.click("scenario-save").await?;
    page.says("scenario-save", &locale.replace(name)).await?;
    page.mentions("comparison", locale.history_labels().same).await?;
    page.click("nat-az").await?;
    page.mentions("comparison", locale.history_labels().total).await?;
    let mut changed = article::scenario();
    changed.nat = natpoint_model::scenario::NatTopology::ZonalPerAz;
    page.mentions("comparison", locale.nat(changed.nat)).await?;

    // Replacing and deleting can be taken back.
    page.click("scenario-save").await?;
    page.mentions("comparison", locale.history_labels().same).await?;
    page.click("scenario-back").await?;
    page.mentions("comparison", locale.nat(changed.nat)).await?;
    page.click(&format!("delete-{name}")).await?;
    page.shows(&format!("named-{name}"), false).await?;
    page.click("scenario-back").await?;
    page.shows(&format!("named-{name}"), true).await?;
    page.fill(&format!("named-{name}"), "renamed\u{E007}").await?;
    page.shows("named-renamed", true).await?;

    let page = Page::open(browser, &site.url("/#v1&region=us-east-1")).await?;
    page.open_tab("compare").await?;
    page.shows("open-renamed", true).await?;
    page.click("open-renamed").await?;
    page.agrees(&article::scenario(), Language::English).await?;
    page.click("undo").await?;
    page.settles_in_hash("region=us-east-1").await?;
    page.is_sound().await
}

async fn is_kept(page: &Page<'_>, expected: bool) -> Result<()> {
    until("what is kept", async || {
        let kept = page.browser.script("return localStorage.getItem('natpoint') !== null", vec![]).await?;
        ensure!(kept == json!(expected), "it is {kept}");
        Ok(())
    })
    .await
}

/// An error that nobody catches; a browser does not tell a page of one that is thrown by its driver.
async fn fault(browser: &Browser, message: &str) -> Result<()> {
    let script = "const error = new Error(arguments[0]);
        dispatchEvent(new ErrorEvent('error', { error, message: error.message }))";
    browser.script(script, vec![json!(message)]).await.map(drop)
}

async fn press(browser: &Browser, id: &str) -> Result<()> {
    browser.script("document.getElementById(arguments[0]).click()", vec![json!(id)]).await.map(drop)
}

fn article_at(gb: u64) -> Scenario {
    let mut scenario = article::scenario();
    scenario.scale_services_to(Gb::whole(gb));
    scenario
}
