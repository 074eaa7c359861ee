//! The page as its users see it: every story speaks to it through these words.
//!
//! Things are found by `data-testid` alone. `places` knows which tab, sheet or menu a thing stands in, and opens it.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use fantoccini::elements::Element;
use natpoint_link::{Language, Link};
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_text::numbers;
use serde_json::{Value, json};

use crate::harness::{Browser, Server, until};
use crate::places;

/// The page in the browser's current frame.
pub(crate) struct Page<'a> {
    /// The browser that shows it.
    pub browser: &'a Browser,
}

/// Selects all that a field holds, as a person does before typing over it.
const SELECT_ALL: &str = "\u{E009}a";
const BACKSPACE: &str = "\u{E003}";

impl<'a> Page<'a> {
    /// Opens an address anew and waits for the answer.
    pub(crate) async fn open(browser: &'a Browser, url: &str) -> Result<Self> {
        // From one hash to another a browser only moves within the document.
        browser.client.goto("about:blank").await?;
        browser.client.goto(url).await.with_context(|| format!("cannot open {url}"))?;
        let page = Self { browser };
        page.answers().await?;
        Ok(page)
    }

    /// Opens the article's case.
    pub(crate) async fn article(browser: &'a Browser, site: &Server) -> Result<Self> {
        let link = Link { scenario: article::scenario(), ..Link::default() };
        Self::open(browser, &site.url(&format!("/#{}", link.write()))).await
    }

    /// Opens the article's case on a page that shows another scenario.
    pub(crate) async fn open_article(&self) -> Result<()> {
        self.press("start").await?;
        self.press("open-article").await?;
        self.shows("crossover", true).await
    }

    /// Presses keys that move the focus, and waits until it has moved: a driver may say that keys are pressed before
    /// the page has heard of them. At an end of the page it may stay where it is.
    pub(crate) async fn moves_focus(&self, press: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        const LOOKS: usize = 20;
        self.browser.script("window.focusedBefore = document.activeElement", vec![]).await?;
        press().await?;
        for _ in 0..LOOKS {
            let moved = self.browser.script("return document.activeElement !== window.focusedBefore", vec![]).await?;
            if moved == json!(true) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Ok(())
    }

    /// Opens a tab below the chart.
    pub(crate) async fn open_tab(&self, name: &str) -> Result<()> {
        self.press(&format!("tab-{name}")).await
    }

    /// Opens a sheet in the place of the inputs: `bring` or `fleet`.
    pub(crate) async fn open_sheet(&self, name: &str) -> Result<()> {
        if !self.has(name).await? {
            self.press("start").await?;
            self.press(&format!("go-{name}")).await?;
        }
        self.shows(name, true).await
    }

    /// Opens the tab, sheet or menu in which a thing stands, unless it is there already.
    async fn reach(&self, id: &str) -> Result<()> {
        if self.has(id).await? {
            return Ok(());
        }
        let mut pressed = false;
        for step in places::steps_to(id) {
            // What a step opens is made a moment later.
            let mut attempts = if pressed { 20 } else { 0 };
            while attempts > 0 && !self.has(step).await? && !self.has(id).await? {
                tokio::time::sleep(std::time::Duration::from_millis(25)).await;
                attempts -= 1;
            }
            // What is chosen already, or not there on a page of this width, needs no step.
            if self.has(step).await? && !self.has(id).await? {
                self.press(step).await?;
                pressed = true;
            }
        }
        // What is folded away is made when it is opened, and may hold what is folded again.
        let closed = places::folds_around(id);
        for _ in 0..40 {
            let open = "const folds = [...document.querySelectorAll(arguments[0])];
                folds.forEach((fold) => (fold.open = true));
                return folds.length";
            if self.has(id).await? || self.browser.script(open, vec![json!(closed)]).await? == json!(0) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Presses a button wherever it is, as a program does.
    pub(crate) async fn press(&self, id: &str) -> Result<()> {
        until(id, async || {
            let pressed = self.read(id, "(thing.click(), true)").await?;
            ensure!(!pressed.is_null(), "there is no {id}");
            Ok(())
        })
        .await
    }

    /// Waits until there is an answer, and what lies below the fold, which comes a moment later.
    pub(crate) async fn answers(&self) -> Result<()> {
        until("the answer", async || {
            let verdict = self.text("verdict").await?;
            ensure!(!verdict.is_empty(), "the verdict is empty; {}", self.crash_panel().await?);
            // What is clicked on must lie still.
            let drawn = self.read("chart", "thing.querySelector('svg').childElementCount > 0").await?;
            ensure!(drawn == json!(true), "the chart is not drawn");
            Ok(())
        })
        .await?;
        // A page that shows a part of itself has nothing below the fold.
        let is_part = "return /[#&]show=/.test(location.hash)";
        let mut attempts = if self.browser.script(is_part, vec![]).await? == json!(true) { 0 } else { 100 };
        while attempts > 0 && !self.has("details").await? {
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
            attempts -= 1;
        }
        Ok(())
    }

    /// Whether there is such a thing.
    pub(crate) async fn has(&self, id: &str) -> Result<bool> {
        Ok(!self.read(id, "true").await?.is_null())
    }

    /// The text of a thing as it is shown, in one line.
    pub(crate) async fn text(&self, id: &str) -> Result<String> {
        let text = self.read(id, "(thing.innerText ?? thing.textContent).replace(/\\s+/g, ' ').trim()").await?;
        text.as_str().map(str::to_owned).with_context(|| format!("there is no {id}"))
    }

    /// What a field holds.
    pub(crate) async fn value(&self, id: &str) -> Result<String> {
        self.reach(id).await?;
        until(&format!("the field {id}"), async || {
            let value = self.read(id, "thing.value").await?;
            value.as_str().map(str::to_owned).with_context(|| format!("there is no field {id}"))
        })
        .await
    }

    /// Waits until a field holds this.
    pub(crate) async fn holds(&self, id: &str, expected: &str) -> Result<()> {
        until(&format!("{id} to hold {expected:?}"), async || {
            let held = self.value(id).await?;
            ensure!(held == expected, "it holds {held:?}");
            Ok(())
        })
        .await
    }

    /// Whether a checkbox or radio is on.
    pub(crate) async fn is_on(&self, id: &str) -> Result<bool> {
        self.reach(id).await?;
        until(&format!("the switch {id}"), async || {
            let on = self.read(id, "thing.checked").await?;
            on.as_bool().with_context(|| format!("there is no switch {id}"))
        })
        .await
    }

    /// The settings in the address.
    pub(crate) async fn hash(&self) -> Result<String> {
        let hash = self.browser.script("return location.hash", vec![]).await?;
        Ok(hash.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks on a thing.
    ///
    /// A driver aims, and then clicks: where what a change makes moves the thing meanwhile, it clicks beside it. So
    /// what was hit is looked at, and a miss is followed by another click.
    pub(crate) async fn click(&self, id: &str) -> Result<()> {
        const CLICKS: usize = 3;
        // A click that comes late is waited for: another one would do twice what it does.
        const LOOKS: usize = 100;
        const AIM: &str = "const [id] = arguments;
            window.clicked = null;
            const note = (event) => {
                const labelled = event.target.closest?.('label')?.control;
                window.clicked = [...event.composedPath(), labelled].some((thing) => thing?.dataset?.testid === id);
            };
            document.addEventListener('click', note, { capture: true, once: true });";
        for _ in 0..CLICKS {
            let thing = self.find(id).await?;
            self.browser.script(AIM, vec![json!(id)]).await?;
            thing.click().await.with_context(|| format!("cannot click on {id}"))?;
            for _ in 0..LOOKS {
                // A page that is left has nothing to say of it.
                let hit = self.browser.script("return window.clicked === undefined || window.clicked", vec![]).await;
                let hit = hit.unwrap_or(json!(true));
                match hit {
                    Value::Null => tokio::time::sleep(Duration::from_millis(30)).await,
                    Value::Bool(false) => break,
                    _ => return Ok(()),
                }
            }
        }
        Ok(())
    }

    /// Turns a checkbox on or off. What moves while an engine aims at it may be missed, so it is looked at afterwards.
    pub(crate) async fn turn(&self, id: &str, on: bool) -> Result<()> {
        until(&format!("{id} to be turned"), async || {
            if self.is_on(id).await? != on {
                self.click(id).await?;
            }
            ensure!(self.is_on(id).await? == on, "it is not");
            Ok(())
        })
        .await
    }

    /// Types over what a field holds.
    pub(crate) async fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.find(id).await?;
        // Keys that are held down are let go of at the end of a command.
        for keys in [SELECT_ALL, if text.is_empty() { BACKSPACE } else { text }] {
            field.send_keys(keys).await.with_context(|| format!("cannot type {text:?} into {id}"))?;
        }
        Ok(())
    }

    /// Puts a value into a field as a program does: for what keys cannot say.
    pub(crate) async fn put(&self, id: &str, value: &str) -> Result<()> {
        self.reach(id).await?;
        let script = "const thing = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
            thing.value = arguments[1];
            thing.dispatchEvent(new Event('input', { bubbles: true }));
            thing.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser.script(script, vec![json!(id), json!(value)]).await.map(drop)
    }

    /// Chooses an option of a list.
    pub(crate) async fn choose(&self, id: &str, value: &str) -> Result<()> {
        let list = self.find(id).await?;
        list.select_by_value(value).await.with_context(|| format!("cannot choose {value} in {id}"))
    }

    /// Waits until a thing's text is this.
    pub(crate) async fn says(&self, id: &str, expected: &str) -> Result<()> {
        self.reach(id).await?;
        until(&format!("{id} to say {expected:?}"), async || {
            let seen = self.text(id).await?;
            ensure!(seen == expected, "it says {seen:?}");
            Ok(())
        })
        .await
    }

    /// Waits until a thing's text has this in it, and returns the text.
    pub(crate) async fn mentions(&self, id: &str, part: &str) -> Result<String> {
        self.reach(id).await?;
        until(&format!("{id} to mention {part:?}"), async || {
            let seen = self.text(id).await?;
            ensure!(seen.contains(part), "it says {seen:?}");
            Ok(seen)
        })
        .await
    }

    /// Waits until no frame of a table hides rows below its edge, but where it has a height of its own.
    pub(crate) async fn tables_are_whole(&self) -> Result<()> {
        until("every table to be whole in its frame", async || {
            let script = "const hides = (frame) => {
                    const table = frame.querySelector('table');
                    const is_free = getComputedStyle(frame).maxHeight === 'none';
                    return is_free && table !== null && frame.clientHeight < table.offsetHeight - 1;
                };
                return [...document.querySelectorAll('.scroll')].filter(hides).map(({ dataset }) => dataset.testid)";
            let hidden = self.browser.script(script, vec![]).await?;
            ensure!(hidden == json!([]), "{hidden} hide rows");
            Ok(())
        })
        .await
    }

    /// Waits until a thing is there, or gone.
    pub(crate) async fn shows(&self, id: &str, there: bool) -> Result<()> {
        if there {
            self.reach(id).await?;
        }
        until(&format!("{id} to {}", if there { "appear" } else { "go" }), async || {
            let seen = self.has(id).await?;
            ensure!(seen == there, "it is {}", if seen { "there" } else { "missing" });
            Ok(())
        })
        .await
    }

    /// Waits until the page says of a scenario what the model says of it, word for word.
    pub(crate) async fn agrees(&self, scenario: &Scenario, language: Language) -> Result<()> {
        let report = Report::new(scenario, Axis::AllServices);
        self.says("verdict", &natpoint_text::in_language(language).recommendation(scenario, &report)).await?;
        // The opening scenario is much like the article's case, whose switches it does not show.
        if !article::covers(scenario) || *scenario == Scenario::opening() {
            return Ok(());
        }
        let crossover = article::crossover(scenario).map(|found| numbers::exactly_volume(found.at, found.step));
        self.says("crossover", &natpoint_text::in_language(language).crossing_at(crossover.as_deref())).await
    }

    /// Waits until endpoints and NAT gateways cross there.
    pub(crate) async fn crosses_at(&self, gb: &str) -> Result<()> {
        self.says("crossover", &format!("crossing at {gb} GB")).await
    }

    /// Waits until the address holds settings that mention this, and returns them.
    pub(crate) async fn settles_in_hash(&self, part: &str) -> Result<String> {
        until(&format!("the address to hold {part:?}"), async || {
            let hash = self.hash().await?;
            ensure!(hash.contains(part), "it holds {hash:?}");
            Ok(hash)
        })
        .await
    }

    /// Checks that nothing is broken: no panel, no number that is none, nothing fetched.
    pub(crate) async fn is_sound(&self) -> Result<()> {
        let panel = self.crash_panel().await?;
        ensure!(panel == NO_PANEL, "{panel}");
        let unsound = self.browser.script(UNSOUND, vec![]).await?;
        ensure!(unsound == json!([]), "the page holds what is no number: {unsound}");
        let fetched = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let fetched = self.browser.script(fetched, vec![]).await?;
        ensure!(fetched == json!([]), "the page fetched {fetched}");
        let complaints = self.browser.complaints().await?;
        ensure!(complaints.is_empty(), "the console says: {}", complaints.join("; "));
        Ok(())
    }

    /// What the crash panel says.
    pub(crate) async fn crash_panel(&self) -> Result<String> {
        let script = "const panel = document.getElementById('crash');
            return panel && !panel.hidden ? panel.innerText : null";
        let panel = self.browser.script(script, vec![]).await?;
        Ok(panel.as_str().map_or_else(|| NO_PANEL.to_owned(), |text| format!("the crash panel says: {text}")))
    }

    /// The thing, with every fold around it opened, in the middle of the window.
    pub(crate) async fn find(&self, id: &str) -> Result<Element> {
        self.reach(id).await?;
        // What lies below the fold comes a moment after the answer.
        until(id, async || {
            let revealed = self.read(id, &format!("({REVEALED}, true)")).await?;
            ensure!(!revealed.is_null(), "there is no {id}");
            Ok(())
        })
        .await?;
        let locator = format!("[data-testid='{id}']");
        self.browser.client.find(Locator::Css(&locator)).await.with_context(|| format!("there is no {id}"))
    }

    async fn read(&self, id: &str, expression: &str) -> Result<Value> {
        let script = format!(
            "const thing = document.querySelector(`[data-testid=\"${{arguments[0]}}\"]`);
             return thing === null ? null : {expression}"
        );
        self.browser.script(&script, vec![json!(id)]).await
    }
}

/// Brings a thing to where it can be clicked on; an engine may find a sliver at the edge good enough, and miss it.
const REVEALED: &str = "(() => {
    const menu = thing.closest('[popover]');
    for (const open of document.querySelectorAll(':popover-open')) if (open !== menu) open.hidePopover();
    if (menu && !menu.matches(':popover-open')) menu.showPopover();
    const fold = () => thing.parentElement.closest('details:not([open])');
    while (fold()) fold().open = true;
    thing.scrollIntoView({ block: 'center', behavior: 'instant' });
})()";

const NO_PANEL: &str = "no crash panel";

/// Every text and attribute that holds a number which is none, except where it was typed.
const UNSOUND: &str = r"
    const none = /\b(NaN|undefined|Infinity)\b/;
    const found = [];
    for (const thing of document.body.querySelectorAll('*')) {
        if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'INPUT'].includes(thing.tagName)) continue;
        if ((thing.dataset?.testid ?? '').startsWith('error-')) continue;
        if (thing.closest('[data-testid^=error-], [data-testid=notices]')) continue;
        const own = [...thing.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const texts = own.map((node) => node.data).concat([...thing.attributes].map((attribute) => attribute.value));
        found.push(...texts.filter((text) => none.test(text)).map((text) => `${thing.tagName}: ${text.slice(0, 200)}`));
    }
    return found";
