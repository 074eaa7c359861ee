//! A list of tabs: one is chosen, and arrow keys go from one to the next.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::parts::{derived, localized, show_when};
use super::platform::{self, handler};
use super::session::Session;
use natpoint_text::PageLabels;

/// A tab in a table: its slug, its `data-testid`, and its name.
pub(super) type TabRow = (&'static str, &'static str, fn(&PageLabels) -> &'static str);

/// A tab by name.
#[derive(Clone)]
pub(super) struct TabName {
    /// What it stands for.
    pub slug: &'static str,
    /// What names it for tests.
    pub testid: String,
    /// What is read.
    pub text: Signal<String>,
    /// What stands behind it where there is room.
    pub note: Signal<String>,
}

impl TabName {
    /// A tab of a table of slugs, `data-testid`s and labels.
    pub(super) fn of(session: Session, (slug, testid, label): TabRow) -> Self {
        let text = localized(session, move |locale| label(locale.page_labels()).to_owned());
        Self { slug, testid: testid.to_owned(), text, note: Signal::stored(String::new()) }
    }
}

/// The tabs; the panel of the chosen one is called `panel-` and the slug.
///
/// Only the chosen tab is a stop of the Tab key. The arrow keys, Home and End choose another and go to it.
#[component]
pub(super) fn TabList(
    /// What the list is called by those who hear the page.
    name: Signal<String>,
    /// How it looks: `tabs` or `segments`.
    class: &'static str,
    /// The tabs in their order.
    tabs: Vec<TabName>,
    /// The slug of the chosen one.
    chosen: Signal<&'static str>,
    /// Chooses a tab by its slug.
    choose: Callback<&'static str>,
) -> impl IntoView {
    let places: Vec<_> = tabs.iter().map(|tab| (tab.slug, tab.testid.clone())).collect();
    let go = move |event: KeyboardEvent| {
        let now = chosen.get_untracked();
        let at = places.iter().position(|(slug, _)| *slug == now).unwrap_or_default();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % places.len(),
            "ArrowLeft" | "ArrowUp" => (at + places.len() - 1) % places.len(),
            "Home" => 0,
            "End" => places.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some((slug, testid)) = places.get(to) {
            choose.run(slug);
            platform::focus(testid);
        }
    };
    let tabs: Vec<_> = tabs.into_iter().map(|tab| self::tab(tab, chosen, choose)).collect();
    view! { <div class=class role="tablist" aria-label=name on:keydown=handler(go)>{tabs}</div> }.into_any()
}

fn tab(tab: TabName, chosen: Signal<&'static str>, choose: Callback<&'static str>) -> AnyView {
    let TabName { slug, testid, text, note } = tab;
    let noted = derived(move || note.with(|note| !note.is_empty()));
    let is_chosen = Memo::new(move |_| chosen.get() == slug);
    let panel = format!("panel-{slug}");
    view! {
        <button
            type="button"
            role="tab"
            id=format!("tab-{slug}")
            data-testid=testid
            aria-selected=derived(move || is_chosen.get().to_string())
            // The panel of another tab is not there.
            aria-controls=derived(move || is_chosen.get().then(|| panel.clone()))
            tabindex=derived(move || if is_chosen.get() { "0" } else { "-1" }.to_owned())
            on:click=handler(move |_| choose.run(slug))
        >
            {text} {show_when(noted, move || view! { <span class="tab-note">{note}</span> }.into_any())}
        </button>
    }
    .into_any()
}

/// What the chosen tab shows.
pub(super) fn panel(slug: &'static str, inside: AnyView) -> AnyView {
    view! {
        <div class="panel" role="tabpanel" id=format!("panel-{slug}") aria-labelledby=format!("tab-{slug}")>
            {inside}
        </div>
    }
    .into_any()
}
