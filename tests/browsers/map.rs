//! The map of winners: opened, turned to another number, read in its table, and following the page.

use anyhow::{Context as _, Result, ensure};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::winner_map::WinnerMap;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::input::Field;
use natpoint_model::scenario::{Azs, Scenario};
use natpoint_text::document::Block;
use serde_json::{Value, json};

use crate::harness::{Browser, until};
use crate::page::Page;
use crate::site;

in_every_engine!(the_map_follows, the_map_has_names);

async fn the_map_follows(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    ensure!(!page.has("map-second").await?, "nothing is reckoned while it is closed");
    page.shows("map-second", true).await?;
    let mut scenario = article::scenario();
    agrees(&page, &scenario, Field::Azs, Language::English).await?;

    // What the table says of three AZs is what the report of three AZs says.
    let three = Scenario { azs: Azs::new(3).context("three")?, ..scenario.clone() };
    let report = Report::new(&three, Axis::AllServices);
    let locale = natpoint_text::in_language(Language::English);
    let first = report.cheapest_ranges.first().context("a winner")?;
    let rows = table(&page).await?;
    let row = rows.iter().find(|row| row[0] == "3").context("a row of three AZs")?;
    ensure!(row[1] == locale.cheapest_between(&report.scale, None, first.to), "the row is {row:?}");

    page.choose("map-second", &Field::Price(PriceItem::NatGb).key()).await?;
    agrees(&page, &scenario, Field::Price(PriceItem::NatGb), Language::English).await?;
    page.fill("field-total", "2000").await?;
    scenario.scale_services_to(natpoint_model::units::Gb::whole(2_000));
    agrees(&page, &scenario, Field::Price(PriceItem::NatGb), Language::English).await?;
    page.click("language-ja").await?;
    agrees(&page, &scenario, Field::Price(PriceItem::NatGb), Language::Japanese).await?;
    page.mentions("map-picture", "エンドポイントのみ").await?;
    page.click("view-services").await?;
    page.shows("map-second", false).await?;
    page.is_sound().await
}

/// The sentence, the name of the picture and the table are those of the model.
async fn agrees(page: &Page<'_>, scenario: &Scenario, field: Field, language: Language) -> Result<()> {
    let map = WinnerMap::of(scenario, Axis::AllServices, field);
    let document = natpoint_text::map::document(&map, natpoint_text::in_language(language));
    let [Block::Paragraph(told), _, Block::Table { head, rows }] = document.as_slice() else {
        anyhow::bail!("the map is {document:?}")
    };
    until("the map to follow", async || {
        let named = "return document.querySelector('[data-testid=map-picture]').ariaLabel";
        let named = page.browser.script(named, vec![]).await?;
        ensure!(named == json!(told), "the picture is called {named}, not {told}");
        page.mentions("map-document", told).await?;
        let seen = table(page).await?;
        // A line feed in a cell stands before a remark.
        let expected = [std::slice::from_ref(head), rows].concat();
        let expected: Vec<Vec<String>> =
            expected.iter().map(|row| row.iter().map(|cell| cell.replace('\n', "")).collect()).collect();
        ensure!(seen == expected, "the table is {seen:?}, not {expected:?}");
        Ok(())
    })
    .await
}

async fn table(page: &Page<'_>) -> Result<Vec<Vec<String>>> {
    let script = "const rows = document.querySelectorAll('[data-testid=map] tr');
        return [...rows].map((row) => [...row.cells].map((cell) => cell.textContent))";
    Ok(serde_json::from_value(page.browser.script(script, vec![]).await?)?)
}

/// Who hears the page hears what everything in the map is called, and no area is told by its colour alone.
async fn the_map_has_names(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/#v1&vpcs=3&tgw=there&s.logs=900&s.kms=20&lang=en")).await?;
    // What is folded away is opened to be found.
    page.shows("map", true).await?;
    page.shows("map-second", true).await?;
    let script = "const map = document.querySelector('[data-testid=map]');
        const picture = map.querySelector('[role=img]');
        const select = map.querySelector('select');
        return [picture.ariaLabel.length > 0, picture.firstElementChild.ariaHidden,
            select.labels[0].textContent.length > 0, map.querySelector('.scroll').ariaLabel.length > 0,
            map.querySelectorAll('th[scope=row]').length > 1, map.querySelectorAll('th[scope=col]').length > 1]";
    let heard = browser.script(script, vec![]).await?;
    ensure!(heard == json!([true, "true", true, true, true, true]), "{heard}");
    let areas = "const classes = (kind) => [...document.querySelectorAll(`[data-testid=map] .${kind}`)]
            .map((shape) => shape.getAttribute('class').replace(kind, '').trim());
        const dashes = new Map([...document.querySelectorAll('[data-testid=map] .curve')].map((shape) => [
            shape.getAttribute('class'), getComputedStyle(shape).strokeDasharray]));
        return [[...new Set(classes('area'))], [...new Set(classes('curve'))], [...dashes.values()]]";
    until("areas with hatchings that differ", async || {
        let found = browser.script(areas, vec![]).await?;
        let dashes = found[2].as_array().map(Vec::as_slice).unwrap_or_default();
        ensure!(found[0] == found[1] && dashes.len() > 1, "{found}");
        let again = |dash: &Value| dashes.iter().filter(|other| *other == dash).count();
        ensure!(dashes.iter().all(|dash| again(dash) == 1), "{found}");
        Ok(())
    })
    .await?;
    page.is_sound().await
}
