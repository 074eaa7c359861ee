//! Everything can be reached and changed by keys alone.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use natpoint_export::markdown;
use natpoint_link::Language;
use natpoint_model::article::{self, Difference};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::units::Gb;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(
    tab_reaches_everything,
    space_and_arrows,
    from_the_start_to_the_record,
    arrows_choose_a_tab,
    arrows_step_counts,
    focus_outlives_what_it_was_on,
);

const TAB: char = '\u{E004}';
const SPACE: char = ' ';
const ENTER: char = '\u{E007}';
const UP: char = '\u{E013}';
const DOWN: char = '\u{E015}';
const RIGHT: char = '\u{E014}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';
const SHIFT: char = '\u{E008}';
const CONTROL: char = '\u{E009}';
/// More than the page has stops with all that folds unfolded.
const MOST_STOPS: usize = 400;

/// Of each kind of thing that can be changed, one.
const STOPS: [&str; 10] = [
    "skip",
    "start",
    "share",
    "language-ja",
    "field-region",
    "field-s.ecr.dkr",
    "add-service",
    "chart",
    "volume",
    "tab-costs",
];

async fn tab_reaches_everything(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_STOPS {
        page.moves_focus(async || press(browser, TAB).await).await?;
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
    let page = Page::article(browser, &site).await?;
    let mut scenario = article::scenario();

    page.find("difference-endpoint-price").await?;
    tab_to(&page, "difference-endpoint-price").await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, true);
    page.agrees(&scenario, Language::English).await?;
    press(browser, SPACE).await?;
    Difference::EndpointDataPrice.set(&mut scenario, false);
    page.agrees(&scenario, Language::English).await?;

    // Where focus goes at the end of a page is the browser's business, so each walk starts afresh.
    let page = Page::article(browser, &site).await?;
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

async fn arrows_step_counts(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&region=us-east-1&azs=3&s.logs=5")).await?;
    page.click("field-azs").await?;
    for (key, count) in [(UP, "4"), (DOWN, "3"), (DOWN, "2"), (DOWN, "1"), (DOWN, "1")] {
        press(browser, key).await?;
        page.holds("field-azs", count).await?;
    }
    // What a step made of the count is what a text that is not understood leaves in force.
    press(browser, UP).await?;
    page.holds("field-azs", "2").await?;
    write(browser, "x").await?;
    page.mentions("not-understood", "Still counting 2.").await?;
    page.is_sound().await
}

/// What takes the focus where the button that was pressed is gone; and what is added is typed over.
async fn focus_outlives_what_it_was_on(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&nat=none&s.logs=100&out=50")).await?;
    page.click("way-out-1").await?;
    has_focus(&page, "verdict").await?;
    page.click("start").await?;
    page.click("open-article").await?;
    has_focus(&page, "start").await?;
    let is_open = browser.script("return document.querySelector('#start-menu:popover-open') !== null", vec![]).await?;
    ensure!(is_open == json!(false), "the menu stays open over the answer");
    page.click("add-service").await?;
    write(browser, "sqs").await?;
    page.shows("found-sqs", true).await?;
    press(browser, ENTER).await?;
    has_focus(&page, "field-s.sqs").await?;
    write(browser, "300").await?;
    page.holds("field-s.sqs", "300").await?;
    page.is_sound().await
}

async fn has_focus(page: &Page<'_>, id: &str) -> Result<()> {
    until("the focus", async || {
        let focused = focused(page).await?;
        ensure!(focused == id, "{focused:?} has it instead of {id:?}");
        Ok(())
    })
    .await
}

mod lists {
    use super::*;

    // Elsewhere arrow keys open the list first.
    in_chromium!(keys_choose_a_workload);

    /// Arrows go through a closed list; nothing is taken before Enter, or the button, says so.
    async fn keys_choose_a_workload(browser: &Browser) -> Result<()> {
        let site = site::serve()?;
        let page = Page::article(browser, &site).await?;
        let before = page.hash().await?;
        tab_to(&page, "start").await?;
        press(browser, ENTER).await?;
        tab_to(&page, "workload").await?;
        press(browser, DOWN).await?;
        page.shows("workload-start", true).await?;
        press(browser, DOWN).await?;
        ensure!(page.hash().await? == before, "an arrow has taken a workload");
        press(browser, ENTER).await?;
        page.shows("workload-start", false).await?;
        let second = &natpoint_model::catalogue::workloads::all()[1];
        let services = second.required_interface.iter().chain(second.required_gateway);
        for service in services {
            page.settles_in_hash(&format!("s.{}=", service.slug())).await?;
        }
        has_focus(&page, "start").await?;
        page.is_sound().await
    }
}

/// From nothing to a decision record, without ever pointing at anything.
async fn from_the_start_to_the_record(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let mut scenario = article::scenario();

    tab_to(&page, "field-total").await?;
    held(browser, CONTROL, 'a').await?;
    write(browser, "2500").await?;
    scenario.scale_services_to(Gb::whole(2_500));
    page.agrees(&scenario, Language::English).await?;

    // Back to the chart, which is read and left without a change.
    back_to(&page, "chart").await?;
    press(browser, HOME).await?;
    page.mentions("read-out", "0 GB").await?;
    press(browser, RIGHT).await?;
    let near = page.mentions("read-out", " GB").await?;
    ensure!(!near.starts_with("0 GB"), "the arrow stays at {near}");
    press(browser, END).await?;
    until("the read-out at the end of the axis", async || {
        let far = page.text("read-out").await?;
        ensure!(far != near && !far.starts_with("0 GB"), "it says {far}");
        Ok(())
    })
    .await?;
    page.agrees(&scenario, Language::English).await?;

    back_to(&page, "language-ja").await?;
    press(browser, ENTER).await?;
    page.agrees(&scenario, Language::Japanese).await?;

    tab_to(&page, "add-service").await?;
    write(browser, "sqs").await?;
    page.shows("found-sqs", true).await?;
    tab_to(&page, "found-sqs").await?;
    press(browser, ENTER).await?;
    page.shows("field-s.sqs", true).await?;
    let before = scenario.clone();
    scenario.add_service(ServiceId::from_slug("sqs").context("a service")?, Gb::ZERO);
    let report = Report::new(&scenario, Axis::AllServices);
    let told = natpoint_text::in_language(Language::Japanese).recommendation(&scenario, &report);
    page.says("verdict", &told).await?;
    // Wherever the keys are now, the page takes them.
    held(browser, CONTROL, 'z').await?;
    page.shows("field-s.sqs", false).await?;
    page.agrees(&before, Language::Japanese).await?;

    back_to(&page, "share").await?;
    press(browser, ENTER).await?;
    page.shows("share-link", true).await?;
    tab_to(&page, "share-link").await?;
    // Past the change itself.
    press(browser, DOWN).await?;
    press(browser, DOWN).await?;
    page.shows("text-record", true).await?;
    tab_to(&page, "text-record").await?;
    press(browser, ENTER).await?;
    page.shows("shown-record", true).await?;
    tab_to(&page, "shown-record").await?;
    let record = page.value("shown-record").await?;
    let report = Report::new(&before, Axis::AllServices);
    let told = natpoint_text::in_language(Language::Japanese).recommendation(&before, &report);
    let sentence = markdown::escaped(told.trim_end_matches('。'));
    ensure!(record.contains(&sentence), "{sentence:?} is not in {record}");
    let demands = natpoint_text::in_language(Language::Japanese).advice_labels().requirements;
    ensure!(record.contains(&format!("## {demands}\n")), "{demands} is not in {record}");
    // The text is taken up whole, to be copied.
    held(browser, CONTROL, 'a').await?;
    let taken = "const { selectionStart, selectionEnd, value } = document.activeElement;
        return selectionEnd - selectionStart === value.length";
    ensure!(browser.script(taken, vec![]).await? == json!(true), "not all of the text is selected");
    // Who goes on to something else leaves no menu lying over it.
    let is_open = "return document.querySelector('#share-menu:popover-open') !== null";
    back_to(&page, "share").await?;
    ensure!(browser.script(is_open, vec![]).await? == json!(true), "the menu is closed at its own button");
    back_to(&page, "start").await?;
    ensure!(browser.script(is_open, vec![]).await? == json!(false), "the menu stays open");
    page.is_sound().await
}

/// Arrows go through the tabs, and each is there only while it is chosen.
async fn arrows_choose_a_tab(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.shows("total-nat", true).await?;
    tab_to(&page, "tab-costs").await?;
    press(browser, RIGHT).await?;
    ensure!(focused(&page).await? == "tab-break-even", "the focus is at {}", focused(&page).await?);
    page.settles_in_hash("tab=break-even").await?;
    ensure!(!page.has("total-nat").await? && page.has("marginal").await?, "both tabs are there, or none");
    press(browser, END).await?;
    ensure!(focused(&page).await? == "tab-compare", "the focus is at {}", focused(&page).await?);
    press(browser, RIGHT).await?;
    ensure!(focused(&page).await? == "tab-costs", "the focus is at {}", focused(&page).await?);
    // Only the chosen tab is a stop, and its panel comes next.
    press(browser, TAB).await?;
    ensure!(!focused(&page).await?.starts_with("tab-"), "the focus is at {}", focused(&page).await?);
    let link = until("a link without a tab", async || {
        let link = page.hash().await?;
        ensure!(!link.contains("tab="), "the link says {link}");
        Ok(link)
    })
    .await?;
    let page = Page::open(browser, &site.url(&format!("/{link}&tab=requirements"))).await?;
    page.shows("gates", true).await?;
    ensure!(!page.has("total-nat").await?, "a link opens its tab alone");
    page.is_sound().await
}

async fn tab_to(page: &Page<'_>, id: &str) -> Result<()> {
    walk_to(page, id, false).await
}

async fn back_to(page: &Page<'_>, id: &str) -> Result<()> {
    walk_to(page, id, true).await
}

async fn walk_to(page: &Page<'_>, id: &str, back: bool) -> Result<()> {
    let mut stops = Vec::new();
    for _ in 0..MOST_STOPS {
        stops.push(focused(page).await?);
        if stops.last().is_some_and(|stop| stop == id) {
            return Ok(());
        }
        page.moves_focus(
            async || if back { held(page.browser, SHIFT, TAB).await } else { press(page.browser, TAB).await },
        )
        .await?;
    }
    anyhow::bail!("Tab does not reach {id}: it stops at {stops:?}")
}

async fn focused(page: &Page<'_>) -> Result<String> {
    let focused = page.browser.script("return document.activeElement?.dataset.testid ?? ''", vec![]).await?;
    Ok(focused.as_str().unwrap_or_default().to_owned())
}

async fn press(browser: &Browser, key: char) -> Result<()> {
    Ok(browser.client.perform_actions(pressed(KeyActions::new("keys".to_owned()), key)).await?)
}

/// Presses a key while another one is held down.
async fn held(browser: &Browser, held: char, key: char) -> Result<()> {
    let keys = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value: held });
    Ok(browser.client.perform_actions(pressed(keys, key).then(KeyAction::Up { value: held })).await?)
}

/// Types a text into whatever has the keys.
async fn write(browser: &Browser, text: &str) -> Result<()> {
    let keys = text.chars().fold(KeyActions::new("keys".to_owned()), pressed);
    Ok(browser.client.perform_actions(keys).await?)
}

fn pressed(keys: KeyActions, key: char) -> KeyActions {
    keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
}
