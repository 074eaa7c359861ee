//! What the browser keeps is not lost: in a tab that nobody saw, without room, beside another tab, after somebody's
//! link, or among poison. And what stands in the page's address stays there.

use anyhow::{Result, ensure};
use natpoint_link::storage::{MAX_SCENARIOS, unlocked};
use natpoint_link::{Language, Link};
use natpoint_model::article;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Gb;
use natpoint_text::{Locale, in_language};
use serde_json::{Value, json};

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site::{self, Way};

in_every_engine!(
    a_tab_that_nobody_saw,
    a_tab_that_was_ended,
    no_room,
    two_tabs,
    somebodys_link,
    a_kept_lock,
    poison,
    the_history_of_a_host,
    a_signed_address,
);

/// A tab in the background is not painted, and may be closed before its timers run.
async fn a_tab_that_nobody_saw(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/scriptless")).await?;
    keep(browser, "natpoint", &link_at(777)).await?;
    // A frame that is not displayed is not painted either; it goes as soon as its page has opened the state.
    let unseen = "const [done] = arguments;
        const frame = document.createElement('iframe');
        frame.style.display = 'none';
        frame.src = '/';
        document.body.append(frame);
        const look = setInterval(() => {
            const place = frame.contentDocument?.querySelector('[data-testid=field-total]');
            if (place?.value !== '777') return;
            clearInterval(look);
            frame.remove();
            done('closed');
        }, 1);";
    let closed = browser.script_async(unseen, vec![]).await?;
    ensure!(closed == json!("closed"), "it is {closed}");
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("restored", true).await?;
    page.is_sound().await
}

/// What did not open last time is offered, and opens at the next visit once it did.
async fn a_tab_that_was_ended(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/scriptless")).await?;
    keep(browser, "natpoint", &link_at(777)).await?;
    keep(browser, "natpoint.opening", "1000").await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&Scenario::opening(), Language::English).await?;
    page.mentions("former", &locale().did_not_open(None)).await?;
    // It is not lost by the next change, nor by a visit that does nothing.
    let page = Page::open(browser, &site.url("/")).await?;
    page.mentions("former", &locale().did_not_open(None)).await?;
    page.click("open-former-1").await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("former", false).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("restored", true).await?;
    page.is_sound().await
}

async fn no_room(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/scriptless")).await?;
    // Without a language, which the page adds to what it keeps.
    keep(browser, "natpoint", &link_at(777)).await?;
    let fill = "let piece = 'x'.repeat(1 << 20);
        for (let at = 0; piece.length > 0; at += 1) {
            try { localStorage.setItem(`filler${at}`, piece); } catch { piece = piece.slice(0, piece.length >> 1); }
        }
        try { for (let rest = ''; ; rest += 'x') localStorage.setItem('f', rest); } catch { /* To the last letter. */ }
        try { localStorage.setItem('g', ''); return 'room'; } catch { return 'full'; }";
    let filled = browser.script(fill, vec![]).await?;
    ensure!(filled == json!("full"), "the storage has {filled}");
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.click("nat-az").await?;
    page.mentions("not-kept", locale().storage_labels().storage_full).await?;
    ensure!(kept(browser, "natpoint").await? == json!(link_at(777)), "it is {}", kept(browser, "natpoint").await?);
    // A scenario that does not fit lasts as long as the page.
    page.find("scenarios-open").await?;
    page.shows("scenario-name", true).await?;
    page.fill("scenario-name", "here").await?;
    page.click("scenario-save").await?;
    page.mentions("scenario-problem", locale().storage_labels().scenario_not_stored).await?;
    page.shows("named-here", true).await?;

    let clear = "for (const key of Object.keys(localStorage)) if (/^f/.test(key)) localStorage.removeItem(key)";
    browser.script(clear, vec![]).await?;
    page.click("nat-one").await?;
    page.shows("not-kept", false).await?;
    is_kept(browser, "natpoint", "lang=").await?;
    page.is_sound().await
}

async fn two_tabs(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let one = browser.client.window().await?;
    let page = Page::article(browser, &site).await?;
    open_scenarios(&page).await?;
    let two = browser.client.new_window(true).await?.handle;
    browser.client.switch_to_window(two.clone()).await?;
    let page = Page::open(browser, &site.url("/#v1&region=eu-west-1")).await?;
    open_scenarios(&page).await?;
    save_scenario(&page, "theirs").await?;

    // The first tab hears of it.
    browser.client.switch_to_window(one.clone()).await?;
    page.shows("named-theirs", true).await?;
    page.fill("scenario-name", "theirs").await?;
    page.says("scenario-save", &locale().replace("theirs")).await?;
    // Where it hears nothing, it reads before it writes: a page does not hear of what is stored by itself.
    keep(browser, "natpoint/both", "v1&region=eu-west-1").await?;
    let saved = kept(browser, "natpoint/both").await?;
    page.fill("scenario-name", "both").await?;
    page.click("scenario-save").await?;
    page.mentions("scenario-problem", &locale().saved_elsewhere("both")).await?;
    page.says("scenario-save", &locale().replace("both")).await?;
    ensure!(kept(browser, "natpoint/both").await? == saved, "it was overwritten unseen");
    page.click("scenario-save").await?;
    page.shows("scenario-problem", false).await?;
    ensure!(kept(browser, "natpoint/both").await? != saved, "it was not replaced");
    page.click("scenario-back").await?;
    until("the other tab's scenario", async || {
        let there = kept(browser, "natpoint/both").await?;
        ensure!(there == saved, "it is {there}");
        Ok(())
    })
    .await?;

    // Each tab's state is kept, whichever was changed last.
    page.fill("field-total", "777").await?;
    is_kept(browser, "natpoint", "s.logs=129.5&").await?;
    browser.client.switch_to_window(two).await?;
    page.click("nat-az").await?;
    is_kept(browser, "natpoint", "eu-west-1").await?;
    browser.client.close_window().await?;
    browser.client.switch_to_window(one).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.settles_in_hash("eu-west-1").await?;
    page.click("open-former-1").await?;
    page.agrees(&article_at(777), Language::English).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.shows("restored", true).await?;
    // The article's case is not of the last visit.
    page.open_article().await?;
    page.shows("restored", false).await?;
    page.is_sound().await
}

/// Looked at, changed by one click, and left: the user's own state is still there.
async fn somebodys_link(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.fill("field-total", "777").await?;
    // What was typed is kept a while after it was typed, and before it what had been typed until then.
    is_kept(browser, "natpoint", "s.logs=129.5&").await?;
    let own = kept(browser, "natpoint").await?;

    let page = Page::open(browser, &site.url(&format!("/#{}&locked=yes", link_at(555)))).await?;
    page.mentions("chart", "555 GB").await?;
    page.shows("former", false).await?;
    let page = Page::open(browser, &site.url(&format!("/#{}", link_at(555)))).await?;
    page.shows("former", true).await?;
    ensure!(kept(browser, "natpoint").await? == own, "to look at a link replaced the state");
    page.click("difference-fargate").await?;
    until("the change to be kept", async || {
        let there = kept(browser, "natpoint").await?;
        ensure!(there != own, "it is {there}");
        Ok(())
    })
    .await?;

    let page = Page::open(browser, &site.url("/")).await?;
    // The switch took three of six services away.
    page.mentions("chart", "278 GB").await?;
    page.shows("restored", true).await?;
    page.click("open-former-1").await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("restored", false).await?;
    // The two have changed places.
    page.shows("former", true).await?;
    is_kept(browser, "natpoint.former", " v1&").await?;
    page.click("delete-former-1").await?;
    page.shows("former", false).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("former", false).await?;
    // Another scenario does not replace it either.
    page.click("start-over").await?;
    page.agrees(&Scenario::opening(), Language::English).await?;
    page.shows("former", true).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.click("open-former-1").await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.is_sound().await
}

async fn a_kept_lock(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/scriptless")).await?;
    let locked = format!("{}&show=verdict&locked=yes", link_at(777));
    keep(browser, "natpoint", &locked).await?;
    keep(browser, "natpoint/locked", &locked.replace("777", "778")).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&article_at(777), Language::English).await?;
    page.shows("field-total", true).await?;
    open_scenarios(&page).await?;
    page.click("open-locked").await?;
    page.shows("field-total", true).await?;
    // What is saved from a locked page opens as a whole too.
    let page = Page::open(browser, &site.url(&format!("/#{}&locked=yes", link_at(555)))).await?;
    open_scenarios(&page).await?;
    save_scenario(&page, "shown").await?;
    let saved = kept(browser, "natpoint/shown").await?;
    ensure!(saved == json!(unlocked(&link_at(555))), "it is {saved}");
    page.is_sound().await
}

/// Thousands of entries that anybody may have written, in a storage that all pages from a disk share.
async fn poison(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/scriptless")).await?;
    let poison = "const [sound] = arguments;
        for (let at = 0; at < 5000; at += 1) localStorage.setItem(`natpoint/a${at}`, '{' + 'x'.repeat(50));
        for (let at = 0; at < 5000; at += 1) localStorage.setItem(`natpoint/b${at}`, sound);
        localStorage.setItem('natpoint', 'v1&region=' + 'x'.repeat(500000));
        localStorage.setItem('natpoint.former', '\\n'.repeat(100000));
        localStorage.setItem('natpoint.time', 'soon');";
    browser.script(poison, vec![json!("v1&azs=3")]).await?;
    let page = Page::open(browser, &site.url("/")).await?;
    page.agrees(&Scenario::opening(), Language::English).await?;
    page.mentions("not-kept", locale().storage_labels().unreadable).await?;
    open_scenarios(&page).await?;
    page.shows("named-b0", true).await?;
    let rows = browser.script("return document.querySelectorAll('[data-testid^=\"named-\"]').length", vec![]).await?;
    ensure!(rows == json!(MAX_SCENARIOS), "it lists {rows}");
    page.mentions("scenarios-not-listed", &locale().not_listed(5_000, 5_000 - MAX_SCENARIOS)).await?;
    page.fill("scenario-name", "new").await?;
    page.click("scenario-save").await?;
    page.mentions("scenario-problem", &locale().scenario_limit(MAX_SCENARIOS)).await?;
    page.click("nat-regional").await?;
    is_kept(browser, "natpoint", "nat=regional").await?;
    page.is_sound().await
}

/// A host's way back is its own, however much is changed in the frame.
async fn the_history_of_a_host(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for way in [Way::Srcdoc, Way::Sandbox, Way::Frame] {
        browser.client.goto(&site.url(way.path())).await?;
        let before = browser.script("return history.length", vec![]).await?;
        browser.client.enter_frame(0).await?;
        let page = Page { browser };
        page.answers().await?;
        for (topology, key) in [("nat-regional", "nat=regional"), ("nat-none", "nat=none"), ("nat-az", "nat=az")] {
            page.click(topology).await?;
            // The state is in the address all the same.
            page.settles_in_hash(key).await?;
        }
        browser.client.enter_parent_frame().await?;
        let after = browser.script("return history.length", vec![]).await?;
        ensure!(before == after, "{way:?}: the history of the host had {before} entries and has {after}");
    }
    Ok(())
}

/// What signs an address, in the way of a storage service.
const SIGNATURE: &str = "5ec7e75ec7e7";

async fn a_signed_address(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url(site::SIGNED)).await?;
    page.click("nat-regional").await?;
    let hash = page.settles_in_hash("nat=regional").await?;
    let link = site.url(&format!("/{hash}"));
    ensure!(page.value("link").await? == link, "the link is {}", page.value("link").await?);
    page.mentions("query-left-out", locale().storage_labels().query_left_out).await?;
    for slug in natpoint_export::EXPORTS.iter().map(|kind| kind.slug).chain(["embed"]) {
        page.click(&format!("text-{slug}")).await?;
        page.shows(&format!("shown-{slug}"), true).await?;
        let shown = page.value(&format!("shown-{slug}")).await?;
        ensure!(!shown.contains("X-Amz") && !shown.contains(SIGNATURE), "{slug} has it: {shown}");
    }
    let told = "dispatchEvent(new Event('beforeprint'));
        const [done] = arguments;
        setTimeout(() => done(document.querySelector('.on-paper').textContent), 200)";
    let paper = browser.script_async(told, vec![]).await?;
    ensure!(paper.as_str().is_some_and(|paper| paper.contains(&link)), "on paper stands {paper}");
    let crash = "dispatchEvent(new ErrorEvent('error', { error: new Error('broken'), message: 'broken' }));
        return document.getElementById('crash-state').value";
    let state = browser.script(crash, vec![]).await?;
    ensure!(state == json!(link), "the crash panel has {state}");
    Ok(())
}

async fn open_scenarios(page: &Page<'_>) -> Result<()> {
    page.find("scenarios-open").await?;
    page.browser.script("document.querySelector('[data-testid=scenarios]').open = true", vec![]).await?;
    page.shows("scenario-name", true).await
}

async fn save_scenario(page: &Page<'_>, name: &str) -> Result<()> {
    page.fill("scenario-name", name).await?;
    page.click("scenario-save").await?;
    page.shows(&format!("named-{name}"), true).await
}

async fn keep(browser: &Browser, key: &str, text: &str) -> Result<()> {
    let script = "localStorage.setItem(arguments[0], arguments[1])";
    browser.script(script, vec![json!(key), json!(text)]).await.map(drop)
}

async fn kept(browser: &Browser, key: &str) -> Result<Value> {
    browser.script("return localStorage.getItem(arguments[0])", vec![json!(key)]).await
}

async fn is_kept(browser: &Browser, key: &str, part: &str) -> Result<()> {
    until(&format!("{key} to be kept with {part:?}"), async || {
        let there = kept(browser, key).await?;
        ensure!(there.as_str().is_some_and(|there| there.contains(part)), "it is {there}");
        Ok(())
    })
    .await
}

fn locale() -> &'static dyn Locale {
    in_language(Language::English)
}

fn article_at(gb: u64) -> Scenario {
    let mut scenario = article::scenario();
    scenario.scale_services_to(Gb::whole(gb));
    scenario
}

fn link_at(gb: u64) -> String {
    Link { scenario: article_at(gb), ..Link::default() }.write()
}
