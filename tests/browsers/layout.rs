//! Nothing runs out of the window, from a small phone to a desk.

use anyhow::{Result, ensure};
use natpoint_link::view_options::Tab;
use serde_json::json;

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(phone, small_phone, largest_amounts, long_numbers, long_numbers_on_a_phone, costs_of_all_designs,);

async fn phone(browser: &Browser) -> Result<()> {
    fits(browser, "/phone", 390).await
}

async fn small_phone(browser: &Browser) -> Result<()> {
    fits(browser, "/small-phone", 320).await
}

/// The largest amounts that a link can hold, in every tab and at every width between a small phone and a desk.
async fn largest_amounts(browser: &Browser) -> Result<()> {
    const WIDTHS: [u32; 13] = [320, 390, 500, 640, 704, 768, 805, 820, 900, 960, 1100, 1360, 1890];
    const SCENARIOS: [&str; 4] = [
        "v1&region=ap-northeast-1&crossaz=33.33&out=1000000000&in=1&free=used",
        "v1&nat=az&s.logs=1000000000&s.s3=1000000000&out=1000000000&vpcs=100000&tgw=there&currency=JPY~156.78",
        "v1&nat=az&s.logs=1000000&s.s3=1000000&out=1000000&vpcs=900&tgw=there&currency=VND~26350&amounts=second",
        "v1&region=ap-northeast-1&hours=0&connectivity=private&s.ecr.dkr=0.000001&discount=100",
    ];
    let site = site::serve()?;
    browser.client.goto(&site.url("/phone")).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    for scenario in SCENARIOS {
        for (tab, language) in Tab::ALL.into_iter().flat_map(|tab| [(tab, "en"), (tab, "ja")]) {
            let hash = format!("{scenario}&tab={}&lang={language}", tab.slug());
            browser.script("location.hash = arguments[0]", vec![json!(hash)]).await?;
            until(&format!("{hash} to be shown"), async || {
                let panel = format!("panel-{}", tab.slug());
                let shown = browser.script(UNFOLDED, vec![json!(panel), json!(language)]).await?;
                ensure!(shown == json!(true), "the tab or the language is another");
                Ok(())
            })
            .await?;
            for width in WIDTHS {
                browser.script("frameElement.style.width = `${arguments[0]}px`", vec![json!(width)]).await?;
                nothing_sticks_out(browser, &format!("{hash} at {width} px")).await?;
            }
        }
    }
    page.is_sound().await
}

/// A field shows all digits of a number, or that there are more.
async fn long_numbers(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/")).await?;
    has_whole_numbers(browser).await
}

async fn long_numbers_on_a_phone(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/phone")).await?;
    browser.client.enter_frame(0).await?;
    has_whole_numbers(browser).await
}

async fn has_whole_numbers(browser: &Browser) -> Result<()> {
    const NUMBERS: &str = "v1&region=us-east-1&s.logs=1234567.125&s.secretsmanager=98765432.5&out=1234567.5";
    let page = Page { browser };
    page.answers().await?;
    browser.script("location.hash = arguments[0]", vec![json!(NUMBERS)]).await?;
    page.holds("field-s.logs", "1234567.125").await?;
    let told = browser.script(LONG_NUMBERS, vec![]).await?;
    ensure!(told == json!([]), "{told}");
    page.is_sound().await
}

/// The fields that show less than their number and do not say so; where a browser can, those of volumes show all of it.
const LONG_NUMBERS: &str = "
    const can = CSS.supports('field-sizing', 'content');
    const fields = [...document.querySelectorAll('.box input[type=text]')].filter((field) => field.checkVisibility());
    const says = (field) => getComputedStyle(field).textOverflow === 'ellipsis' && field.scrollWidth > 0
        && !(can && field.matches('.service *, .volume *') && field.scrollWidth > field.clientWidth);
    return fields.filter((field) => !says(field)).map((field) => `${field.dataset.testid} ${field.value}`)";

/// The table of costs has room for four designs from a tablet on, and for seven on a laptop and on a desk, where it
/// stands beside the chart.
async fn costs_of_all_designs(browser: &Browser) -> Result<()> {
    const FOUR: &str = "v1&region=ap-northeast-1&nat=az&s.ecr.api=5~ga&s.ecr.dkr=5~ga&s.s3=990&s.logs=760&\
                        s.ecs-agent=10~gb&s.ecs-telemetry=10~gb&s.ecs=10~gb&tab=costs";
    const SEVEN: &str = "v1&region=us-east-1&nat=az&azs=3&vpcs=8&peering=yes&s.ecr.dkr=800&s.s3=2000&s.logs=500&\
                         s.sqs=40&out=300&tab=costs";
    let site = site::serve()?;
    browser.client.goto(&site.url("/phone")).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    let laptop: &[u32] = &[1100, 1280, 1360, 1440, 1600, 1740, 1760, 1880, 1890, 1920];
    let from_a_tablet_on: &[u32] = &[820, 960, 1024, 1100, 1280, 1360, 1440, 1740, 1760, 1920];
    for (scenario, designs, widths) in [(FOUR, 4, from_a_tablet_on), (SEVEN, 7, laptop)] {
        for (language, head) in [("en", "USD a month"), ("ja", "USD／月")] {
            browser.script("location.hash = arguments[0]", vec![json!(format!("{scenario}&lang={language}"))]).await?;
            page.mentions("costs", head).await?;
            for width in widths {
                browser.script("frameElement.style.width = `${arguments[0]}px`", vec![json!(width)]).await?;
                let sizes = "const table = document.querySelector('[data-testid=costs]');
                    return [table.querySelectorAll('thead tr > *').length - 2, table.scrollWidth, table.clientWidth]";
                let told = browser.script(sizes, vec![]).await?;
                let [shown, wide, room]: [u32; 3] = serde_json::from_value(told)?;
                ensure!(shown == designs, "{shown} designs instead of {designs}");
                ensure!(wide <= room, "{designs} designs of {wide} px in {room} px at {width}, {language}");
            }
        }
    }
    page.is_sound().await
}

async fn fits(browser: &Browser, path: &str, width: u32) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url(path)).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    let inner = browser.script("return innerWidth", vec![]).await?;
    ensure!(inner == json!(width), "the frame is {inner} pixels wide instead of {width}");
    for language in ["language-en", "language-ja"] {
        page.click(language).await?;
        nothing_sticks_out(browser, language).await?;
        // Folded bills hide the widest tables.
        browser.script("for (const fold of document.querySelectorAll('details')) fold.open = true", vec![]).await?;
        nothing_sticks_out(browser, language).await?;
        page.tables_are_whole().await?;
    }
    page.is_sound().await
}

async fn nothing_sticks_out(browser: &Browser, shown: &str) -> Result<()> {
    until(&format!("nothing to stick out in {shown}"), async || {
        let wide = browser.script(STICKING_OUT, vec![]).await?;
        ensure!(wide == json!([]), "{wide}");
        Ok(())
    })
    .await
}

/// Unfolds what is folded, and tells whether a panel is there in a language.
const UNFOLDED: &str = "
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    return !!document.getElementById(arguments[0]) && document.documentElement.lang === arguments[1]";

/// What is wider than the window, if the document is: the innermost elements tell where to look.
///
/// What is inside a part that scrolls or cuts by itself may be as wide as it likes.
const STICKING_OUT: &str = "
    const root = document.documentElement;
    if (Math.max(root.scrollWidth, document.body.scrollWidth) <= innerWidth) return [];
    const held = (e) => {
        for (let outer = e.parentElement; outer && outer !== document.body; outer = outer.parentElement)
            if (getComputedStyle(outer).overflowX !== 'visible') return true;
        return false;
    };
    const right = (e) => {
        const { left, right } = e.getBoundingClientRect();
        const spills = e instanceof HTMLElement && getComputedStyle(e).overflowX === 'visible';
        // Text may stick out of its box.
        return spills ? Math.max(right, left + e.scrollWidth) : right;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((e) => right(e) > innerWidth + 0.5 && !held(e));
    const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
    const id = (e) => e.dataset.testid ?? e.closest('[data-testid]')?.dataset.testid;
    const name = (e) => `${e.tagName} class=${e.getAttribute('class')} in ${id(e)} to ${right(e)}`;
    return [`the document is ${root.scrollWidth} of ${innerWidth} wide`, ...innermost.slice(0, 8).map(name)]";
