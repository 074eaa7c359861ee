//! Hosts that forbid what the page needs: it says so in a sentence.

use anyhow::{Result, ensure};

use crate::harness::{Browser, page_text, until};
use crate::page::Page;
use crate::site;

in_every_engine!(wasm_is_forbidden);

async fn wasm_is_forbidden(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.client.goto(&site.url("/forbidden")).await?;
    let page = Page { browser };
    until("the crash panel to name the missing permission", async || {
        let panel = page.crash_panel().await?;
        ensure!(panel.contains("'wasm-unsafe-eval'"), "{panel}");
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
