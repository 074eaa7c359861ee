//! Two languages for one state.

use anyhow::{Result, ensure};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::units::Gb;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(switching);

async fn switching(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let mut scenario = article::scenario();
    page.fill("field-total", "1300").await?;
    scenario.scale_services_to(Gb::whole(1300));
    page.fill("field-hours", "-800").await?;
    page.agrees(&scenario, Language::English).await?;
    let english = page.text("error-hours").await?;

    page.click("language-ja").await?;
    page.agrees(&scenario, Language::Japanese).await?;
    let japanese = page.text("error-hours").await?;
    ensure!(!japanese.is_empty() && japanese != english, "the refusal is still {japanese:?}");
    page.holds("field-hours", "-800").await?;
    ensure!(document_language(&page).await? == "ja", "the document says it is {}", document_language(&page).await?);
    page.is_sound().await?;

    // A link carries no language, and a tab keeps its own.
    let hash = page.settles_in_hash("s.logs=216.66667").await?;
    ensure!(!hash.contains("lang="), "the link {hash} has a language");
    let page = Page::open(browser, &site.url(&format!("/{hash}"))).await?;
    page.agrees(&scenario, Language::Japanese).await?;
    page.click("language-en").await?;
    page.agrees(&scenario, Language::English).await?;
    ensure!(document_language(&page).await? == "en", "the document says it is {}", document_language(&page).await?);
    page.is_sound().await
}

async fn document_language(page: &Page<'_>) -> Result<String> {
    let language = page.browser.script("return document.documentElement.lang", vec![]).await?;
    Ok(language.as_str().unwrap_or_default().to_owned())
}
