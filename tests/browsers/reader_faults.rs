//! The worker that reads files fails, hangs or meets what it cannot read: its panel says so, and the page goes on.

use anyhow::{Result, ensure};
use natpoint_import::imported_data::{FileRefusal, ImportedData};
use natpoint_link::Language;
use serde_json::{Value, json};

use crate::bring::{give, is_found, log};
use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(
    an_error_is_told_in_its_panel,
    a_worker_that_hangs_can_be_stopped,
    files_that_come_meanwhile,
    one_unreadable_entry_spares_the_rest,
);

/// Puts another script in the place of the worker's, which is what the next reading starts.
const REPLACE: &str = "const script = document.querySelector('#natpoint-reader-script');
    window.readerScript ??= script.textContent;
    script.firstChild.data = arguments[0] ?? window.readerScript;";

async fn an_error_is_told_in_its_panel(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let labels = natpoint_text::in_language(Language::English).import_labels();
    let failing = "onmessage = () => {
        postMessage({ read: 1, bytes: 2 });
        setTimeout(() => { throw new Error('of the worker'); }, 100);
    }";
    for (script, told) in [("throw new Error('at once')", labels.no_worker), (failing, labels.broken)] {
        browser.script(REPLACE, vec![json!(script)]).await?;
        give(&page, &[("good.log", &log(), "")]).await?;
        page.says("bring-state", told).await?;
        // The browser tells the window of it too, unless the page has answered for it.
        ensure!(page.crash_panel().await? == "no crash panel", "{}", page.crash_panel().await?);
    }
    browser.script(REPLACE, vec![Value::Null]).await?;
    give(&page, &[("good.log", &log(), "")]).await?;
    is_found(&page, "Amazon S3").await
}

async fn a_worker_that_hangs_can_be_stopped(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let hanging = "onmessage = () => { postMessage({ read: 1, bytes: 2 }); for (;;); }";
    browser.script(REPLACE, vec![json!(hanging)]).await?;
    give(&page, &[("good.log", &log(), "")]).await?;
    page.mentions("bring-state", "Reading…").await?;
    page.click("bring-stop").await?;
    page.says("bring-state", "").await?;
    browser.script(REPLACE, vec![Value::Null]).await?;
    give(&page, &[("good.log", &log(), "")]).await?;
    is_found(&page, "Amazon S3").await?;
    page.is_sound().await
}

async fn files_that_come_meanwhile(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // The first reading does not end by itself.
    browser.script(REPLACE, vec![json!("onmessage = () => postMessage({ read: 1, bytes: 2 })")]).await?;
    give(&page, &[("first.log", &log(), "")]).await?;
    page.mentions("bring-state", "Reading…").await?;
    browser.script(REPLACE, vec![Value::Null]).await?;
    give(&page, &[("second.log", &log().replace("52.219.0.1", "52.219.0.2"), "")]).await?;
    is_found(&page, "first.log").await?;
    is_found(&page, "second.log").await?;
    page.is_sound().await
}

/// A folder is dropped of which one file and one folder cannot be read. A driver cannot drop one, so the page's own
/// functions are called with entries as a browser makes them.
async fn one_unreadable_entry_spares_the_rest(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let read = "const [log, done] = arguments;
        const refuse = (_, fail) => fail(new DOMException('gone', 'NotFoundError'));
        const file = (name, file) => ({ isFile: true, name, fullPath: `/logs/${name}`, file });
        const folder = (name, batches) => ({
            isFile: false, isDirectory: true, name, fullPath: `/${name}`,
            createReader: () => ({
                readEntries: (told, fail) => batches.length ? batches.shift()(told, fail) : told([]),
            }),
        });
        const good = file('b.log', (told) => told(new File([log], 'b.log')));
        const root = folder('logs', [
            (told) => told([file('a.log', refuse), good]),
            (told) => told([folder('locked', [refuse])]),
        ]);
        (async () => {
            const files = await natpointDropped([{ webkitGetAsEntry: () => root }]);
            natpointRead(files, '', (read, bytes, found) => { if (found !== undefined) done([...(found ?? [])]); });
        })();";
    let told = browser.script_async(read, vec![json!(log())]).await?;
    let bytes: Vec<u8> =
        told.as_array().into_iter().flatten().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    let found = ImportedData::from_bytes(&bytes).unwrap_or_default();
    let files: Vec<_> =
        found.files.iter().map(|file| (file.name.as_str(), file.used > 0, file.refused.clone())).collect();
    let unreadable = || Some(FileRefusal::Unreadable);
    let expected = [("logs/a.log", false, unreadable()), ("b.log", true, None), ("locked", false, unreadable())];
    ensure!(files == expected, "{files:?}");
    page.is_sound().await
}
