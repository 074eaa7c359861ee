//! What stands beside something else: today beside the proposal, design against design, a figure's working, the terms
//! of all prices, and what files would change.

use anyhow::{Result, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_model::compare::two_designs::TwoDesigns;
use natpoint_text::numbers;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(
    today_beside_the_proposal,
    design_against_design,
    figures_open_their_working,
    workings_stay_within_a_phone,
    terms_open_the_prices,
    azs_are_stepped,
    savings_instead_of_costs,
);

const SETTINGS: &str = "v1&region=us-east-1&azs=3&nat=az&s.logs=300&s.s3=2528&lang=en&prices=2026-11";

const ESCAPE: char = '\u{E00C}';

async fn open<'a>(browser: &'a Browser, more: &str) -> Result<Page<'a>> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url(&format!("/#{SETTINGS}{more}"))).await?;
    Ok(page)
}

/// The diagram marks what a design adds and what it removes, and nothing else.
async fn today_beside_the_proposal(browser: &Browser) -> Result<()> {
    let page = open(browser, "&tab=diagram").await?;
    page.choose("sketch-design", "nat-gateway").await?;
    until("the marks", async || {
        let script =
            "const marks = (id, mark) => document.querySelectorAll(`[data-testid=${id}] .node.${mark}`).length;
            return [marks('sketch', 'added'), marks('sketch', 'removed'), marks('sketch-today', 'removed')]";
        let marks = browser.script(script, vec![]).await?;
        ensure!(marks == json!([1, 0, 0]), "marked are {marks}");
        Ok(())
    })
    .await?;
    page.mentions("sketch-changes", "com.amazonaws.us-east-1.s3").await?;
    // VPC endpoints alone: the NAT gateways go.
    page.choose("sketch-design", "endpoints").await?;
    until("what is removed", async || {
        let script = "return document.querySelectorAll('[data-testid=sketch-today] .device.removed').length";
        let removed = browser.script(script, vec![]).await?;
        ensure!(removed == json!(3), "{removed} NAT gateways are removed");
        Ok(())
    })
    .await?;
    page.is_sound().await
}

/// Both totals and their difference are the model's, whatever is chosen.
async fn design_against_design(browser: &Browser) -> Result<()> {
    let page = open(browser, "&tab=compare").await?;
    let (link, _) = Link::read(SETTINGS);
    let report = Report::new(&link.scenario, link.axis);
    for [a, b] in [["today", "nat-gateway"], ["endpoints", "today"]] {
        page.choose("compare-a", a).await?;
        page.choose("compare-b", b).await?;
        let Some(two) = TwoDesigns::of(&link.scenario, &report, [a, b]) else { anyhow::bail!("no {a} or {b}") };
        let [first, second] = two.columns.map(|column| format!("${}", numbers::cents(column.total)));
        page.says("compare-a-total", &first).await?;
        page.says("compare-b-total", &second).await?;
        page.mentions("compare-bill", &natpoint_text::Money::USD.signed(two.difference())).await?;
        let locale = natpoint_text::in_language(Language::English);
        for action in two.actions.iter().filter(|action| !format!("{action:?}").starts_with("Keep")) {
            page.mentions("compare-steps", &locale.record_action(action, link.scenario.region)).await?;
        }
    }
    page.is_sound().await
}

/// What a figure opens adds up to it; Escape closes it and gives the focus back.
async fn figures_open_their_working(browser: &Browser) -> Result<()> {
    let page = open(browser, "").await?;
    let figures =
        ["[data-testid=figure-today] button", "[data-testid=figure-recommended] button", ".cost-table tfoot button"];
    for figure in figures {
        let script = "const [figure] = arguments;
            const button = document.querySelector(figure);
            button.focus();
            button.click();
            const read = (text) => Math.round(Number(text.replace(/[^0-9.]/g, '')) * 100);
            const working = document.querySelector('[data-testid=working]');
            const lines = [...working.querySelectorAll('td')].map((cell) => read(cell.textContent));
            const { left, top, right, bottom } = working.getBoundingClientRect();
            return [
                read(button.textContent) - lines.reduce((sum, line) => sum + line, 0),
                lines.length > 1,
                left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
            ]";
        until("the working", async || {
            browser.script("document.querySelector('[data-testid=working]').hidePopover()", vec![]).await?;
            let told = browser.script(script, vec![json!(figure)]).await?;
            // Each line is rounded by itself.
            let off = told[0].as_i64().unwrap_or(i64::MAX).abs();
            ensure!(off <= 3 && told[1] == json!(true) && told[2] == json!(true), "{figure}: {told}");
            Ok(())
        })
        .await?;
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: ESCAPE })
            .then(KeyAction::Up { value: ESCAPE });
        browser.client.perform_actions(keys).await?;
        until("the working to close", async || {
            let script = "return [document.querySelector('[data-testid=working]').matches(':popover-open'),
                document.activeElement.className]";
            let after = browser.script(script, vec![]).await?;
            ensure!(after == json!([false, "opens-working"]), "{after}");
            Ok(())
        })
        .await?;
    }
    page.is_sound().await
}

/// On a phone each figure's working is seen whole, wherever the figure stands and however large the amounts are.
async fn workings_stay_within_a_phone(browser: &Browser) -> Result<()> {
    const NETWORKS: [&str; 2] = [
        "v1&nat=az&s.logs=760&s.s3=900",
        "v1&nat=az&s.logs=1000000000&s.s3=1000000000&out=1000000000&currency=JPY~156.78&p.nat_gb=100",
    ];
    let site = site::serve()?;
    for (path, width) in [("/phone", 390), ("/small-phone", 320)] {
        browser.client.goto(&site.url(path)).await?;
        browser.client.enter_frame(0).await?;
        let page = Page { browser };
        page.answers().await?;
        for network in NETWORKS {
            browser.script("location.hash = arguments[0]", vec![json!(network)]).await?;
            let script = "const out = [];
                for (const figure of document.querySelectorAll('.opens-working')) {
                    figure.scrollIntoView({ block: 'center', inline: 'center' });
                    figure.click();
                    const working = document.querySelector('[data-testid=working]');
                    const { left, top, right, bottom } = working.getBoundingClientRect();
                    const within = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
                    const box = [figure.textContent, left, top, right, bottom];
                    if (!within || !working.matches(':popover-open')) out.push(box);
                    working.hidePopover();
                }
                return [innerWidth, document.querySelectorAll('.opens-working').length > 1, out]";
            until("each working to be seen whole", async || {
                let told = browser.script(script, vec![]).await?;
                ensure!(told == json!([width, true, []]), "{told}");
                Ok(())
            })
            .await?;
        }
        page.is_sound().await?;
    }
    Ok(())
}

/// The terms beside the answer say what differs from list prices, and open the prices.
async fn terms_open_the_prices(browser: &Browser) -> Result<()> {
    let page = open(browser, "").await?;
    page.says("price-terms", "list prices · USD").await?;
    page.click("price-terms").await?;
    page.shows("field-discount", true).await?;
    page.fill("field-discount", "12").await?;
    page.says("price-terms", "12 % discount · USD").await?;
    page.fill("field-currency", "JPY").await?;
    page.fill("field-currency.rate", "156.78").await?;
    page.says("price-terms", "12 % discount · USD and JPY").await?;
    page.is_sound().await
}

/// One AZ more and one fewer, and no further than there are.
async fn azs_are_stepped(browser: &Browser) -> Result<()> {
    let page = open(browser, "").await?;
    page.click("more-azs").await?;
    page.settles_in_hash("azs=4").await?;
    for _ in 0..4 {
        page.click("more-azs").await?;
    }
    page.settles_in_hash("azs=6").await?;
    page.holds("field-azs", "6").await?;
    for _ in 0..7 {
        page.click("fewer-azs").await?;
    }
    page.settles_in_hash("azs=1").await?;
    page.is_sound().await
}

/// The chart of savings is in the link, and its heading says what it shows.
async fn savings_instead_of_costs(browser: &Browser) -> Result<()> {
    let page = open(browser, "").await?;
    page.click("chart-savings").await?;
    page.settles_in_hash("curves=saved").await?;
    until("the heading", async || {
        let heading = browser.script("return document.querySelector('.chart-head h2').textContent", vec![]).await?;
        ensure!(heading == json!("Saved a month against today, by traffic to AWS"), "it is {heading}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}
