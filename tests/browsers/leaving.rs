//! Nothing that is entered can leave the page: its policy forbids every request.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::harness::{Browser, Reply, Server};
use crate::page::Page;
use crate::site;

in_every_engine!(no_request_leaves);

async fn no_request_leaves(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    // It would answer whoever asks, from anywhere.
    let open_to_all = &[("Access-Control-Allow-Origin", "*")];
    // Without a policy the attempts do get out, so silence means something.
    let outside = Server::start([("/leak", Reply { html: String::new(), headers: open_to_all })])?;
    browser.client.goto(&outside.url("/leak")).await?;
    let let_go = browser.script_async(ATTEMPTS, vec![json!(outside.url("/leak")), json!(["fetch", "image"])]).await?;
    ensure!(let_go["fetch"] == "gone", "without a policy the attempts end like this: {let_go}");
    let before = leaks(&outside);

    Page::article(browser, &site).await?;
    for target in [outside.url("/leak"), site.url("/leak")] {
        let outcome = browser.script_async(ATTEMPTS, vec![json!(target), json!(null)]).await?;
        let attempts = outcome.as_object().context("the attempts have no outcome")?;
        let gone: Vec<_> = attempts.iter().filter(|(_, outcome)| **outcome == json!("gone")).collect();
        ensure!(gone.is_empty(), "these were let go: {gone:?}");
    }
    // A request that slipped through would have been sent before this later one.
    browser.client.goto(&outside.url("/later")).await?;
    ensure!(leaks(&outside) == before, "{} requests reached another server", leaks(&outside) - before);
    ensure!(site.requests() == ["/"], "the page's own server was asked for {:?}", site.requests());
    Ok(())
}

fn leaks(server: &Server) -> usize {
    server.requests().iter().filter(|path| *path == "/leak").count()
}

/// Every way to send something that a page has without being clicked, each with how it ended.
///
/// A way that tells nothing is judged by what the servers were asked for.
const ATTEMPTS: &str = r"
    const [target, chosen, done] = arguments;
    const outcomes = {};
    const patience = (promise) => Promise.race([promise, new Promise((late) => setTimeout(late, 1500, 'silent'))]);
    const add = (tag, attributes) => document.body.appendChild(Object.assign(document.createElement(tag), attributes));
    const element = (tag, attributes) => new Promise((settle) => {
        const made = add(tag, {});
        made.onload = () => settle('gone');
        made.onerror = () => settle('error');
        Object.assign(made, attributes);
    });
    const socket = (make) => new Promise((settle) => {
        try {
            const made = make();
            made.onopen = () => settle('gone');
            made.onerror = () => settle('error');
        } catch (error) { settle(error.name); }
    });
    const violation = (act) => new Promise((settle) => {
        const told = (event) => settle(event.violatedDirective);
        document.addEventListener('securitypolicyviolation', told, { once: true });
        act();
    });
    const ways = {
        fetch: () => fetch(target).then(() => 'gone', (error) => error.name),
        request: () => new Promise((settle) => {
            const request = new XMLHttpRequest();
            request.onload = () => settle('gone');
            request.onerror = () => settle('error');
            try { request.open('GET', target); request.send(); } catch (error) { settle(error.name); }
        }),
        beacon: () => violation(() => navigator.sendBeacon(target, 'secret')),
        image: () => element('img', { src: target }),
        script: () => element('script', { src: target }),
        style: () => element('link', { rel: 'stylesheet', href: target }),
        video: () => violation(() => add('video', { src: target })),
        background: () => violation(() => {
            document.body.style.background = `url(${target})`;
            document.body.offsetWidth;
        }),
        form: () => violation(() => {
            add('form', { action: target, method: 'post' }).submit();
        }),
        frame: () => violation(() => add('iframe', { src: target })),
        events: () => socket(() => new EventSource(target)),
        socket: () => socket(() => new WebSocket(target.replace('http', 'ws'))),
        worker: () => socket(() => new Worker(target)),
    };
    (async () => {
        for (const [name, way] of Object.entries(ways)) {
            if (chosen && !chosen.includes(name)) continue;
            try { outcomes[name] = await patience(way()); } catch (error) { outcomes[name] = String(error); }
        }
        done(outcomes);
    })();";
