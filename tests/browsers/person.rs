//! Somebody who does a job on the page: everything is done as a person does it, and each action is counted.
//!
//! A click, a field that is typed into, an option that is chosen, a key and a file that is dropped are an action each.
//! Only what can be seen can be acted on, so opening the menu, tab, sheet or fold in which a thing stands counts too.

use std::cell::RefCell;

use anyhow::{Context as _, Result, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use serde_json::json;

use crate::harness::{Browser, Server, until};
use crate::page::Page;

/// The keys that stories press.
pub(crate) mod keys {
    /// The next stop.
    pub(crate) const TAB: char = '\u{E004}';
    /// Presses a button.
    pub(crate) const ENTER: char = '\u{E007}';
    /// Turns a switch.
    pub(crate) const SPACE: char = ' ';
    /// Goes down a list.
    pub(crate) const DOWN: char = '\u{E015}';
    /// Goes up a list.
    pub(crate) const UP: char = '\u{E013}';
    /// Closes what is open.
    pub(crate) const ESCAPE: char = '\u{E00C}';
    /// Goes right along tabs.
    pub(crate) const RIGHT: char = '\u{E014}';
}

/// A person before the page.
pub(crate) struct Person<'a> {
    /// What they see.
    pub page: Page<'a>,
    actions: RefCell<Vec<String>>,
}

/// Whether a thing can be seen and acted on where it stands: no fold, menu or tab hides it.
const VISIBLE: &str = "
    const thing = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
    if (!thing) return 'there is none';
    // A radio and a checkbox may be drawn by their label.
    const seen = thing.labels?.[0] ?? thing;
    const around = thing.matches('details') ? thing.parentElement : thing;
    if (around.closest('details:not([open])') && !thing.closest('summary')) return 'it is folded away';
    const menu = thing.closest('[popover]');
    if (menu && !menu.matches(':popover-open')) return 'its menu is closed';
    const { width, height } = seen.getBoundingClientRect();
    return width > 0 && height > 0 ? 'seen' : 'it has no room';
";

impl<'a> Person<'a> {
    /// Opens the page for the first time.
    pub(crate) async fn comes_to(browser: &'a Browser, site: &Server) -> Result<Self> {
        Self::opens(browser, &site.url("/")).await
    }

    /// Opens an address.
    pub(crate) async fn opens(browser: &'a Browser, url: &str) -> Result<Self> {
        Ok(Self { page: Page::open(browser, url).await?, actions: RefCell::default() })
    }

    /// Looks at what a frame shows, which the browser is in already.
    pub(crate) fn reads_in_a_frame(browser: &'a Browser) -> Self {
        Self { page: Page { browser }, actions: RefCell::default() }
    }

    /// Clicks on a thing.
    pub(crate) async fn clicks(&self, id: &str) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("click {id}"));
        self.page.click(id).await
    }

    /// Opens a fold.
    pub(crate) async fn unfolds(&self, id: &str) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("unfold {id}"));
        let script = "document.querySelector(`[data-testid=\"${arguments[0]}\"] > summary`).click()";
        self.page.browser.script(script, vec![json!(id)]).await.map(drop)
    }

    /// Turns a switch.
    pub(crate) async fn turns(&self, id: &str, on: bool) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("turn {id}"));
        self.page.turn(id, on).await
    }

    /// Types into a field, over what it holds.
    pub(crate) async fn types(&self, id: &str, text: &str) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("type {text:?} into {id}"));
        self.page.fill(id, text).await
    }

    /// Chooses an option of a list.
    pub(crate) async fn chooses(&self, id: &str, value: &str) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("choose {value} in {id}"));
        self.page.choose(id, value).await
    }

    /// Presses a key, wherever the keys are.
    pub(crate) async fn presses(&self, key: char) -> Result<()> {
        self.did(format!("press {:04X}", u32::from(key)));
        self.page.browser.client.perform_actions(pressed(KeyActions::new("keys".to_owned()), key)).await?;
        Ok(())
    }

    /// Types where the keys are, over what stands there.
    pub(crate) async fn writes(&self, text: &str) -> Result<()> {
        self.did(format!("write {text:?}"));
        let all = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value: '\u{E009}' });
        let all = pressed(all, 'a').then(KeyAction::Up { value: '\u{E009}' });
        self.page.browser.client.perform_actions(text.chars().fold(all, pressed)).await?;
        Ok(())
    }

    /// Finds an option of the list that has the keys by the start of its name.
    pub(crate) async fn searches(&self, start: &str) -> Result<()> {
        self.did(format!("search {start:?}"));
        let keys = start.chars().fold(KeyActions::new("keys".to_owned()), pressed);
        self.page.browser.client.perform_actions(keys).await?;
        Ok(())
    }

    /// Goes back in the history of the browser.
    pub(crate) async fn goes_back(&self) -> Result<()> {
        self.did("go back".to_owned());
        Ok(self.page.browser.client.back().await?)
    }

    /// Presses Tab until a thing has the keys, each press counted.
    pub(crate) async fn walks_to(&self, id: &str) -> Result<()> {
        for _ in 0..150 {
            if self.focused().await? == id {
                return Ok(());
            }
            self.page.moves_focus(async || self.presses(keys::TAB).await).await?;
        }
        anyhow::bail!("Tab does not reach {id}")
    }

    /// Waits until a thing has the keys, as it does a moment after it has come.
    pub(crate) async fn has_the_keys(&self, id: &str) -> Result<()> {
        until(&format!("{id} to have the keys"), async || {
            let focused = self.focused().await?;
            ensure!(focused == id, "{focused:?} has them");
            Ok(())
        })
        .await
    }

    /// What has the keys.
    pub(crate) async fn focused(&self) -> Result<String> {
        let focused = self.page.browser.script("return document.activeElement?.dataset.testid ?? ''", vec![]).await?;
        Ok(focused.as_str().unwrap_or_default().to_owned())
    }

    /// Drops a file somewhere on the page.
    pub(crate) async fn drops(&self, name: &str, text: &str) -> Result<()> {
        self.did(format!("drop {name}"));
        let drop = "const [name, text] = arguments;
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name));
            for (const type of ['dragover', 'drop']) {
                const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
                document.querySelector('[data-testid=verdict]').dispatchEvent(event);
            }";
        self.page.browser.script(drop, vec![json!(name), json!(text)]).await.map(std::mem::drop)
    }

    /// Pastes a text into a field.
    pub(crate) async fn pastes(&self, id: &str, text: &str) -> Result<()> {
        self.can_see(id).await?;
        self.did(format!("paste into {id}"));
        self.page.put(id, text).await
    }

    /// Reads that something says this, where it stands already.
    pub(crate) async fn reads(&self, id: &str, part: &str) -> Result<String> {
        self.can_see(id).await?;
        self.page.mentions(id, part).await
    }

    /// Reads the three figures.
    pub(crate) async fn reads_figures(&self, today: &str, recommended: &str, saved: &str) -> Result<()> {
        let figures = [("figure-today", today), ("figure-recommended", recommended), ("figure-saved", saved)];
        for (id, amount) in figures {
            self.page.says(id, amount).await?;
        }
        Ok(())
    }

    /// Says how many actions the job took, which are no more than the places of the page need.
    #[expect(clippy::print_stdout, reason = "the actions of a job are told with --nocapture")]
    pub(crate) async fn is_done(&self, job: &str, most: usize) -> Result<()> {
        let actions = self.actions.borrow().clone();
        println!("{job} ({}): {} actions: {}", self.page.browser.engine, actions.len(), actions.join(", "));
        ensure!(actions.len() <= most, "{job} takes {} actions instead of {most}: {actions:?}", actions.len());
        self.page.is_sound().await
    }

    async fn can_see(&self, id: &str) -> Result<()> {
        until(&format!("{id} to be seen"), async || {
            let seen = self.page.browser.script(VISIBLE, vec![json!(id)]).await?;
            ensure!(seen == json!("seen"), "{}", seen.as_str().unwrap_or_default());
            Ok(())
        })
        .await
        .with_context(|| format!("after {:?}", self.actions.borrow()))
    }

    fn did(&self, action: String) {
        self.actions.borrow_mut().push(action);
    }
}

fn pressed(keys: KeyActions, key: char) -> KeyActions {
    keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
}
