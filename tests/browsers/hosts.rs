//! Hosts that forbid what the page needs, or that damaged it: it says so in a sentence.

use anyhow::{Result, ensure};

use crate::harness::{Browser, Engine, page_text, until};
use crate::page::Page;
use crate::site;

in_every_engine!(wasm_is_forbidden, wasm_is_forbidden_to_the_bare_page, damage_is_named);

async fn wasm_is_forbidden(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/forbidden")).await?;
    let page = Page { browser };
    match browser.engine {
        Engine::Chromium | Engine::Firefox => names_what_is_missing(&page).await,
        // It asks only the policy that came last, which is the page's own, and that one allows it.
        Engine::WebKit => page.answers().await,
    }
}

/// Without the page's own policy all engines ask the host's.
async fn wasm_is_forbidden_to_the_bare_page(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/forbidden-bare")).await?;
    names_what_is_missing(&Page { browser }).await
}

/// Whether bytes are missing within the program, at its end, or were changed into what is no base64.
async fn damage_is_named(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    for path in ["/damaged", "/cut-short", "/no-text"] {
        browser.client.goto(&site.url(path)).await?;
        until(&format!("the crash panel of {path} to say that it is damaged"), async || {
            let panel = Page { browser }.crash_panel().await?;
            ensure!(panel.contains("damaged or was cut short"), "{panel}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

async fn names_what_is_missing(page: &Page<'_>) -> Result<()> {
    until("the crash panel to name the missing permission", async || {
        let panel = page.crash_panel().await?;
        ensure!(panel.contains("script-src 'wasm-unsafe-eval'"), "{panel}");
        Ok(())
    })
    .await
}

#[test]
fn without_scripts_there_is_a_sentence() {
    let page = page_text().expect("a page");
    let (_, after) = page.split_once("<noscript>").expect("a <noscript>");
    let (sentence, _) = after.split_once("</noscript>").expect("its end");
    for word in ["JavaScript", "natpoint", "lang=\"ja\""] {
        assert!(sentence.contains(word), "{word} is not in {sentence}");
    }
}
