//! What is carried away, what a frame shows, and what is pasted back.

use anyhow::{Context as _, Result, ensure};
use natpoint_export::{self, Export};
use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_link::view_options::{Show, ViewOptions};
use natpoint_model::compare::Report;
use serde_json::{Value, json};

use crate::harness::{Browser, Engine, until};
use crate::page::Page;
use crate::site;

in_every_engine!(
    texts_are_the_models,
    files_are_saved,
    a_frame_shows_a_part,
    a_frame_hears_nothing,
    a_sandbox_shows_texts,
    settings_are_pasted,
);

const SETTINGS: &str = "v1&region=eu-west-1&nat=az&s.logs=700&s.sqs=100&currency=JPY~150.25&lang=en&prices=2026-11";

/// Every text is what the model makes of the same settings.
async fn texts_are_the_models(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url(&format!("/#{SETTINGS}"))).await?;
    let (link, _) = Link::read(SETTINGS);
    let report = Report::new(&link.scenario, link.axis);
    let address = site.url("/");
    let export = Export {
        scenario: &link.scenario,
        report: &report,
        axis: link.axis,
        locale: natpoint_text::in_language(Language::English),
        currency: link.currency,
        view_options: &link.view_options,
        address: &address,
        settings: SETTINGS,
    };
    for (slug, expected) in [
        ("record", export.record_markdown()),
        ("wiki", export.summary_markdown()),
        ("card", export.card_svg()),
        ("curves", export.curves_csv()),
        ("bills", export.bills_csv()),
        ("report", export.json()),
    ] {
        page.click(&format!("text-{slug}")).await?;
        page.shows(&format!("shown-{slug}"), true).await?;
        until(&format!("the text {slug}"), async || {
            let shown = page.value(&format!("shown-{slug}")).await?;
            ensure!(shown == expected, "it is {shown}, not {expected}");
            Ok(())
        })
        .await?;
    }
    page.choose("embed-show", "chart").await?;
    page.click("text-embed").await?;
    let view_options = ViewOptions { show: Show::Chart, read_only: true, ..ViewOptions::default() };
    let expected = natpoint_export::frame(&address, SETTINGS, &view_options, None);
    until("the snippet", async || {
        let shown = page.value("shown-embed").await?;
        ensure!(shown == expected, "it is {shown}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}

/// Files have names and addresses; the picture of pixels is twice as wide as that of shapes.
async fn files_are_saved(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    browser.script(CATCH_FILES, vec![]).await?;
    page.click("save-curves").await?;
    page.click("save-png").await?;
    let saved = until("two files", async || {
        let saved = browser.script("return window.saved", vec![]).await?;
        ensure!(saved.as_array().is_some_and(|saved| saved.len() == 2), "saved are {saved}");
        Ok(saved)
    })
    .await?;
    ensure!(saved[0][0] == "natpoint-curves.csv" && starts(&saved[0][1], "blob:"), "{saved}");
    ensure!(saved[1][0] == "natpoint-chart.png" && starts(&saved[1][1], "data:image/png;base64,iVBOR"), "{saved}");
    let script = "const [address, done] = arguments;
        const image = new Image();
        image.onload = () => done(image.naturalWidth);
        image.onerror = () => done(null);
        image.src = address;";
    let width = browser.script_async(script, vec![saved[1][1].clone()]).await?;
    ensure!(width == json!(1840), "the picture is {width} pixels wide");
    page.is_sound().await
}

const CATCH_FILES: &str = "window.saved = [];
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
        if (this.download) window.saved.push([this.download, this.href]);
        else click.call(this);
    };";

fn starts(value: &Value, with: &str) -> bool {
    value.as_str().is_some_and(|text| text.starts_with(with))
}

/// A frame shows what its address asks for, and its host learns how high that is.
async fn a_frame_shows_a_part(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/frame")).await?;
    browser.script(LISTEN, vec![]).await?;
    let keys = format!("{}&show=chart&theme=dark&locked=yes", SETTINGS.replace("lang=en", "lang=ja"));
    browser.script("document.querySelector('iframe').src = `/#${arguments[0]}`", vec![json!(keys)]).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    page.shows("part", true).await?;
    let (link, _) = Link::read(&keys);
    let report = Report::new(&link.scenario, link.axis);
    page.says("verdict", &natpoint_text::in_language(Language::Japanese).recommendation(&link.scenario, &report))
        .await?;
    for gone in ["volume", "field-region", "take-away", "language-ja", "copy-link"] {
        ensure!(!page.has(gone).await?, "there is {gone}");
    }
    let dark = "const { colorScheme } = getComputedStyle(document.documentElement);
        return [colorScheme, getComputedStyle(document.documentElement).backgroundColor]";
    let dark = browser.script(dark, vec![]).await?;
    ensure!(dark == json!(["dark", "rgb(20, 21, 18)"]), "it is {dark}");
    let whole = browser.script("return document.querySelector('[data-testid=whole]').href", vec![]).await?;
    let expected = natpoint_export::settings_with(&keys, &ViewOptions::default(), Some(Language::Japanese));
    ensure!(whole == site.url(&format!("/#{expected}")), "the link leads to {whole}");
    let with_chart = told_height(&page).await?;

    browser.script("location.hash = location.hash.replace('chart', 'verdict')", vec![]).await?;
    page.shows("chart", false).await?;
    let without = told_height(&page).await?;
    ensure!(without + 200 < with_chart, "{with_chart} with the chart and {without} without");
    page.is_sound().await
}

/// The height that the host was told last, once that is the page's; the host follows, and nothing moves then.
async fn told_height(page: &Page<'_>) -> Result<u64> {
    let own = "return Math.ceil(document.getElementById('app').getBoundingClientRect().height)";
    let height = until("the host to know the height", async || {
        page.browser.client.enter_parent_frame().await?;
        let told = page.browser.script("return window.told", vec![]).await?;
        page.browser.client.enter_frame(0).await?;
        let own = page.browser.script(own, vec![]).await?;
        let (told, own) = (told.as_array().context("a list")?.clone(), own.as_u64().context("a height")?);
        ensure!(told.len() < 20, "it was told {told:?}");
        ensure!(told.last().and_then(Value::as_u64).is_some_and(|last| last.abs_diff(own) <= 2), "{told:?}, not {own}");
        Ok(own)
    })
    .await?;
    let inner = page.browser.script("return innerHeight", vec![]).await?;
    ensure!(inner.as_u64().is_some_and(|inner| inner.abs_diff(height) <= 2), "the frame is {inner} high, not {height}");
    Ok(height)
}

/// The script that `docs/embedding.md` gives to hosts, with a memory.
const LISTEN: &str = "window.told = [];
    addEventListener('message', (event) => {
        const { type, height } = event.data ?? {};
        if (type !== 'natpoint:height' || !(height > 0 && height < 20000)) return;
        for (const frame of document.querySelectorAll('iframe')) {
            if (frame.contentWindow === event.source) {
                frame.style.height = `${height}px`;
                window.told.push(height);
            }
        }
    });";

/// Whatever a host says, the frame shows what it showed.
async fn a_frame_hears_nothing(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/frame")).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    let before = page.text("verdict").await?;
    browser.client.enter_parent_frame().await?;
    let script = "const { contentWindow } = document.querySelector('iframe');
        const said = ['v1&azs=5', '#v1&azs=5', 'natpoint:height',
            { type: 'natpoint:height', height: 1 }, { type: 'natpoint:open', settings: arguments[0] }];
        for (const one of said) contentWindow.postMessage(one, '*');";
    browser.script(script, vec![json!(SETTINGS)]).await?;
    browser.client.enter_frame(0).await?;
    // Messages come in order: behind one of our own all of them were delivered.
    let script = "const done = arguments[0];
        addEventListener('message', () => setTimeout(done, 100), { once: true });
        postMessage('last', '*');";
    browser.script_async(script, vec![]).await?;
    ensure!(page.text("verdict").await? == before, "it says {}", page.text("verdict").await?);
    page.is_sound().await
}

/// Where nothing may be copied or saved, every text can be read.
async fn a_sandbox_shows_texts(browser: &Browser) -> Result<()> {
    // Its driver does not reach what lies below the window of a frame that has no origin.
    if browser.engine == Engine::WebKit {
        return Ok(());
    }
    let site = site::serve()?;
    browser.client.goto(&site.url("/srcdoc")).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    page.click("text-record").await?;
    page.shows("shown-record", true).await?;
    let record = page.value("shown-record").await?;
    // Without an address there is no link, and the settings stand in its place.
    ensure!(record.starts_with("# Keep both NAT gateways and add") && record.contains("```\nv1&region="), "{record}");
    page.click("save-record").await?;
    page.click("save-png").await?;
    ensure!(page.crash_panel().await? == "no crash panel", "{}", page.crash_panel().await?);
    page.answers().await
}

async fn settings_are_pasted(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site::file_url()?).await?;
    page.shows("link", true).await?;
    ensure!(page.value("link").await?.starts_with("v1&region="), "from a disk the settings are handed out");
    let before = page.text("verdict").await?;
    page.put("paste", "what is this").await?;
    page.shows("paste-refused", true).await?;
    ensure!(page.text("verdict").await? == before, "what was there is kept");

    let (link, _) = Link::read(SETTINGS);
    let pasted = format!("{}{SETTINGS}&nonsense=1&show=verdict", site.url("/#"));
    page.put("paste", &pasted).await?;
    let report = Report::new(&link.scenario, link.axis);
    page.says("verdict", &natpoint_text::in_language(Language::English).recommendation(&link.scenario, &report))
        .await?;
    page.shows("paste-refused", false).await?;
    page.mentions("notices", "nonsense").await?;
    ensure!(!page.has("part").await?, "the page stays whole");
    ensure!(page.value("paste").await?.is_empty(), "the field is empty again");
    page.is_sound().await
}
