//! Hosts with headers of their own: the page works there, or says in itself what to ask the host for.
//!
//! The page and its host are servers of their own, so that a frame is of another origin, as on a wiki.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::bring::{give, is_found};
use crate::harness::{Browser, Engine, Reply, Server, page_text, until};
use crate::page::Page;

in_every_engine!(
    an_isolated_host,
    a_srcdoc_under_a_policy,
    a_sandbox_by_header,
    a_host_that_lets_in_no_frame,
    without_workers,
    a_host_with_trusted_types,
    own_trusted_types
);

/// What a server of the page sends so that isolated hosts can show it.
const FOR_ISOLATED: &[(&str, &str)] =
    &[("Cross-Origin-Embedder-Policy", "require-corp"), ("Cross-Origin-Resource-Policy", "cross-origin")];
/// A record of a flow log in AWS's default format.
const LOG: &str = "2 123456789010 eni-1 10.0.1.5 52.219.0.1 443 49152 6 20 4249 1761955200 1761955260 ACCEPT OK";

/// The page at `/`, with headers.
fn page_with(headers: &'static [(&'static str, &'static str)]) -> Result<Server> {
    Server::start([("/", Reply { html: page_text()?, headers })])
}

/// A page of a host, with headers, that has this in its body.
fn host_with(headers: &'static [(&'static str, &'static str)], body: &str) -> Result<Server> {
    let html = format!("<!doctype html><title>host</title><link rel='icon' href='data:,'>{body}");
    Server::start([("/", Reply { html, headers })])
}

fn frame_of(address: &str) -> String {
    format!("<iframe sandbox='allow-scripts' src='{address}' style='width: 1200px; height: 900px'></iframe>")
}

fn srcdoc_of(page: &str) -> String {
    let text = page.replace('&', "&amp;").replace('\'', "&#39;");
    format!("<iframe sandbox='allow-scripts' srcdoc='{text}' style='width: 1200px; height: 900px'></iframe>")
}

/// The page works: it answers, and reads a file in its worker.
async fn works(browser: &Browser) -> Result<()> {
    let page = Page { browser };
    page.answers().await?;
    give(&page, &[("flow.log", LOG, "")]).await?;
    is_found(&page, "VPC flow log").await
}

/// A frame has loaded nothing of the page's.
async fn is_empty(browser: &Browser) -> Result<()> {
    // Whatever the engine shows in its place, it is not the page.
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    let app = browser.client.execute("return document.getElementById('app') !== null", vec![]).await;
    ensure!(!matches!(app, Ok(Value::Bool(true))), "the frame is not empty");
    Ok(())
}

/// A host that isolates itself shows frames of others only where their server allows it; pasted HTML needs nobody.
async fn an_isolated_host(browser: &Browser) -> Result<()> {
    let isolated = &[("Cross-Origin-Embedder-Policy", "require-corp"), ("Cross-Origin-Opener-Policy", "same-origin")];
    let (plain, allowing) = (page_with(&[])?, page_with(FOR_ISOLATED)?);
    for body in [frame_of(&allowing.url("/")), srcdoc_of(&page_text()?)] {
        let host = host_with(isolated, &body)?;
        browser.client.goto(&host.url("/")).await?;
        browser.client.enter_frame(0).await?;
        match browser.engine {
            // Its worker does not answer where the host is isolated; all else works.
            Engine::WebKit => Page { browser }.answers().await?,
            Engine::Chromium | Engine::Firefox => works(browser).await?,
        }
    }

    let host = host_with(isolated, &frame_of(&plain.url("/")))?;
    browser.client.goto(&host.url("/")).await?;
    browser.client.enter_frame(0).await?;
    is_empty(browser).await
}

/// Pasted HTML has its host's policy beside its own: where that forbids the script, the page says so without one.
async fn a_srcdoc_under_a_policy(browser: &Browser) -> Result<()> {
    let strict = &[("Content-Security-Policy", "script-src 'self'; style-src 'unsafe-inline'")];
    let host = host_with(strict, &srcdoc_of(&page_text()?))?;
    browser.client.goto(&host.url("/")).await?;
    browser.client.enter_frame(0).await?;
    until("the page to say what is missing", async || {
        let script = "const late = document.getElementById('late');
            return getComputedStyle(late).visibility + getComputedStyle(late).opacity + ': ' + late.innerText";
        let told = browser.script(script, vec![]).await?;
        let told = told.as_str().unwrap_or_default();
        ensure!(told.starts_with("visible1"), "it cannot be seen: {told}");
        ensure!(told.contains("script-src"), "it does not say what to ask for: {told}");
        ensure!(told.contains("script-src") && told.contains("許可"), "not in both languages: {told}");
        Ok(())
    })
    .await?;
    // With the words that README.md names it works.
    let fit = &[("Content-Security-Policy", "script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src blob:")];
    let host = host_with(fit, &srcdoc_of(&page_text()?))?;
    browser.client.goto(&host.url("/")).await?;
    browser.client.enter_frame(0).await?;
    works(browser).await
}

/// A server may put the page itself into a sandbox, as those do that serve what others uploaded.
async fn a_sandbox_by_header(browser: &Browser) -> Result<()> {
    let site = page_with(&[("Content-Security-Policy", "sandbox allow-scripts")])?;
    browser.client.goto(&site.url("/")).await?;
    works(browser).await?;
    Page { browser }.is_sound().await
}

/// A host whose policy names other frames shows none, and the page cannot say so: `docs/embedding.md` does.
async fn a_host_that_lets_in_no_frame(browser: &Browser) -> Result<()> {
    let site = page_with(&[])?;
    let host = host_with(&[("Content-Security-Policy", "frame-src 'self'")], &frame_of(&site.url("/")))?;
    browser.client.goto(&host.url("/")).await?;
    browser.client.enter_frame(0).await?;
    is_empty(browser).await?;
    let host = host_with(&[("Content-Security-Policy", "frame-src http:")], &frame_of(&site.url("/")))?;
    browser.client.goto(&host.url("/")).await?;
    browser.client.enter_frame(0).await?;
    works(browser).await
}

/// Without `worker-src blob:` all works but the reading of files, and that says what to ask for, in either language.
async fn without_workers(browser: &Browser) -> Result<()> {
    let policy = "script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src 'none'";
    let site = page_with(Box::leak(Box::new([("Content-Security-Policy", policy)])))?;
    for (language, words) in [("en", "worker-src blob:"), ("ja", "worker-src blob:")] {
        browser.client.goto("about:blank").await?;
        browser.client.goto(&site.url(&format!("/#v1&lang={language}"))).await?;
        let page = Page { browser };
        page.answers().await?;
        give(&page, &[("flow.log", LOG, "")]).await?;
        match browser.engine {
            // It asks only the policy that came last, which is the page's own, and that one allows it.
            Engine::WebKit => {}
            _ => drop(page.mentions("bring-state", words).await?),
        }
    }
    Ok(())
}

/// A host that forbids every rule for markup but its own is told what to allow.
async fn a_host_with_trusted_types(browser: &Browser) -> Result<()> {
    if !knows_trusted_types(browser).await? {
        return Ok(());
    }
    let site = page_with(&[("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types wiki")])?;
    browser.client.goto(&site.url("/")).await?;
    until("the page to say what is missing", async || {
        let panel = Page { browser }.crash_panel().await?;
        ensure!(panel.contains("trusted-types default"), "{panel}");
        Ok(())
    })
    .await
}

/// The page lives by its own rule: it answers and reads files, and what somebody else would write is refused.
async fn own_trusted_types(browser: &Browser) -> Result<()> {
    let site = page_with(&[])?;
    browser.client.goto(&site.url("/")).await?;
    works(browser).await?;
    if !knows_trusted_types(browser).await? {
        return Ok(());
    }
    let attempts = "const refused = (attempt) => { try { attempt(); return false } catch { return true } };
        const place = document.createElement('div');
        return [
            refused(() => { place.innerHTML = '<img src=x onerror=alert(1)>' }),
            refused(() => { place.innerHTML = '<script>alert(1)</script>' }),
            refused(() => { place.innerHTML = '<p onclick=\"alert(1)\">' }),
            refused(() => { place.innerHTML = '<a href=\"javascript:alert(1)\">' }),
            refused(() => new Worker('data:text/javascript,0')),
            refused(() => { document.createElement('script').text = 'alert(1)' }),
            refused(() => { place.innerHTML = '<b class=\"fine\">bold</b>' }),
        ]";
    let refused = browser.script(attempts, vec![]).await?;
    ensure!(refused == json!([true, true, true, true, true, true, false]), "of the attempts it refused {refused}");
    Ok(())
}

/// Whether the engine has Trusted Types; one that has none ignores the directives.
async fn knows_trusted_types(browser: &Browser) -> Result<bool> {
    let known = browser.script("return 'trustedTypes' in window", vec![]).await?;
    Ok(known == json!(true))
}
