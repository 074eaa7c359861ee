//! The page for those who hear it: what each engine tells of every control.

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;

use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(every_control_is_told);

/// What some controls are, and what their names begin with.
const CONTROLS: [(&str, &str, &str); 14] = [
    ("skip", "button", "Skip to the chart"),
    ("start", "button", "Start from"),
    ("share", "button", "Share"),
    ("undo", "button", "Undo"),
    ("language-ja", "button", "日本語"),
    ("verdict", "heading", "Keep both NAT gateways"),
    ("field-azs", "textbox", "Availability Zones"),
    ("fewer-azs", "button", "One AZ fewer"),
    ("nat-az", "radio", "One per AZ"),
    ("field-s.logs", "textbox", "logs"),
    ("volume", "slider", "Volume"),
    ("chart-log", "checkbox", "Log scale"),
    ("tab-costs", "tab", "Costs"),
    ("flip", "button", "Set “"),
];

/// Marks what can be seen and acted on, and returns how many of those there are.
const MARK: &str = "
    const controls = 'button, a[href], input, select, textarea, summary, [tabindex=\"0\"]';
    const seen = [...document.querySelectorAll(controls)].filter((e) => e.checkVisibility());
    seen.forEach((e) => e.setAttribute('data-seen', ''));
    return seen.length";

/// Whatever takes the keys says what it is and what it is called, in the words of each engine's own tree.
async fn every_control_is_told(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::open(browser, &site.url("/")).await?;
    for (id, role, name) in CONTROLS {
        page.shows(id, true).await?;
        let control = browser.client.find(Locator::Css(&format!("[data-testid='{id}']"))).await?;
        let (told, called) = browser.heard(&control).await?;
        ensure!(told == role && called.starts_with(name), "{id} is a {told} called {called:?}");
    }
    for tab in ["costs", "break-even", "requirements", "diagram", "compare"] {
        page.open_tab(tab).await?;
        page.shows(&format!("tab-{tab}"), true).await?;
        let many = browser.script(MARK, vec![]).await?.as_u64().context("a number")?;
        ensure!(many > 30, "only {many} controls in {tab}");
        // The header, the inputs and the chart are the same in every tab.
        let within = if tab == "costs" { "[data-seen]" } else { ".details [data-seen]" };
        for control in browser.client.find_all(Locator::Css(within)).await? {
            let (role, name) = browser.heard(&control).await?;
            let html = control.html(false).await?;
            // ARIA has no role for the head of a fold, and Firefox tells none.
            let role = if html.starts_with("<summary") { "summary" } else { role.as_str() };
            let nameless = name.trim().is_empty() || matches!(role, "" | "none" | "generic");
            ensure!(!nameless, "a {role:?} called {name:?} in {tab}: {html}");
        }
    }
    page.is_sound().await
}
