//! The chart is dragged, read and thinned out.

use anyhow::{Context as _, Result, ensure};
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use natpoint_chart::cost;
use natpoint_chart::plot::{self, Plot, View};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::input::{self, Field};
use natpoint_text::numbers;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(a_drag_takes_the_volume, keys_read_the_chart, curves_come_and_go);

async fn a_drag_takes_the_volume(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let chart = page.find("chart").await?;
    let (width, plot) = plot(&page).await?;
    let to = |pixel: i32| PointerAction::MoveToElement {
        element: chart.clone(),
        duration: None,
        x: f64::from(pixel - width / 2),
        y: 0.0,
    };
    // Over the end of the axis and back: it is held, so that the hand finds again what it passed.
    let pressed = MouseActions::new("mouse".to_owned())
        .then(to(width / 2))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(to(width - 2))
        .then(to(width / 3));
    browser.client.perform_actions(pressed).await?;
    let volume = until("the volume to be under the hand", async || {
        let total = input::gb(Field::TotalGb, &page.value("field-total").await?);
        let total = total.ok().context("the total is no volume")?;
        // The window may lie on fractions of a pixel.
        let off = plot.pixel(total.units()) - f64::from(width / 3);
        ensure!(off.abs() < 2.0, "{total:?} is {off} pixels off");
        Ok(total)
    })
    .await?;
    page.mentions("read-out", "NAT only").await?;
    let dropped = MouseActions::new("mouse".to_owned()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    browser.client.perform_actions(dropped).await?;
    let mut scenario = article::scenario();
    scenario.scale_services_to(volume);
    page.agrees(&scenario, Language::English).await?;
    // What does not follow each step follows when the hand rests.
    let total = Report::new(&scenario, Axis::AllServices);
    let total = total.priced(Design::NatOnly).context("NAT gateways are possible")?.bill.total;
    page.says("total-nat", &format!("${}", numbers::cents(total))).await?;
    let link = page.hash().await?;
    ensure!(!link.contains("hide"), "the link says {link}");
    page.is_sound().await
}

async fn keys_read_the_chart(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let verdict = page.text("verdict").await?;
    let chart = page.find("chart").await?;
    browser.script("document.querySelector('[data-testid=chart]').focus()", vec![]).await?;
    chart.send_keys("c").await?;
    page.mentions("read-out", "1,268.52 GB").await?;
    page.mentions("spoken", "1,268.52 GB: ").await?;
    chart.send_keys("\u{E011}").await?; // Home
    page.mentions("read-out", "0 GB").await?;
    ensure!(page.text("verdict").await? == verdict, "reading changes nothing");
    chart.send_keys("c").await?;
    page.mentions("read-out", "1,268.52 GB").await?;
    chart.send_keys(" ").await?;
    until("the volume of the crossing", async || {
        let total = page.value("field-total").await?;
        ensure!(total.starts_with("1268.5"), "the total is {total}");
        Ok(())
    })
    .await?;
    chart.send_keys("\u{E00C}").await?; // Escape
    page.says("read-out", "").await?;
    page.is_sound().await
}

async fn curves_come_and_go(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let verdict = page.text("verdict").await?;
    page.click("show-nat").await?;
    page.settles_in_hash("hide=nat").await?;
    page.click("chart-log").await?;
    page.settles_in_hash("log=yes").await?;
    let table = page.mentions("chart-rows", "2,000.00 GB").await?;
    ensure!(!table.contains("NAT gateways only"), "the table has what is hidden: {table}");
    page.click("show-nat").await?;
    page.mentions("chart-rows", "1,268.52 GB").await?;
    ensure!(page.text("verdict").await? == verdict, "looking changes nothing");

    // Who hides the last curve sees all of them again.
    for design in ["nat", "endpoints", "mix"] {
        page.click(&format!("show-{design}")).await?;
    }
    until("all curves to come back", async || {
        for design in ["nat", "endpoints", "mix"] {
            ensure!(page.is_on(&format!("show-{design}")).await?, "{design} is hidden");
        }
        Ok(())
    })
    .await?;
    page.is_sound().await
}

/// The width of the chart, and where values stand on it.
async fn plot(page: &Page<'_>) -> Result<(i32, Plot)> {
    // What comes after the chart may bring a bar to scroll with, which takes of the chart's width.
    page.shows("tab-costs", true).await?;
    let script = "return document.querySelector('[data-testid=chart] svg').getBoundingClientRect().width";
    let width = page.browser.script(script, vec![]).await?;
    #[allow(clippy::cast_possible_truncation, reason = "the numbers of a test are small")]
    let width = width.as_f64().with_context(|| format!("no width: {}", json!(width)))? as i32;
    let report = Report::new(&article::scenario(), Axis::AllServices);
    let size = u32::try_from(width)?;
    let view = View { width: size, height: plot::usual_height(size), handle: true, ..View::default() };
    Ok((width, cost::draw(&report, None, natpoint_text::in_language(Language::English), &view).1))
}
