//! Saved scenarios: each has a name, and two can be compared.

use leptos::prelude::*;

use super::document;
use super::history::{StateHistory, label};
use super::parts::{Name, button, choice, derived, each, localized, show_when};
use super::platform::{Scope, on_toggle, on_value, on_value_replaced, storage};
use super::session::Session;
use natpoint_link::Link;
use natpoint_text::document::Document;
use natpoint_text::scenarios::side_by_side;

/// Each scenario has a key of its own, so that two windows do not overwrite each other's.
const KEY_PREFIX: &str = "natpoint/";
/// The option for the page's own state. No scenario has a space as its name.
const CURRENT: &str = " ";

/// The saved scenarios.
#[derive(Clone, Copy)]
pub(super) struct SavedScenarios {
    session: Session,
    /// The whole page's, so that a name that is being typed when its field goes away is still taken.
    scope: Scope,
    /// Names in their order, with the links that they stand for.
    all: RwSignal<Vec<(String, String)>>,
    /// The scenario that was deleted or replaced last.
    former: RwSignal<Option<(String, String)>>,
    /// The taken name that was refused last; empty for none.
    taken: RwSignal<String>,
    /// Whether the browser keeps them.
    kept: RwSignal<bool>,
}

impl SavedScenarios {
    /// Belongs to the current owner, which is to be the page's.
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            scope: Scope::current(),
            all: RwSignal::default(),
            former: RwSignal::default(),
            taken: RwSignal::default(),
            kept: RwSignal::new(true),
        }
    }

    fn link(self, name: &str) -> Option<String> {
        self.all.with(|all| all.iter().find(|(other, _)| other == name).map(|(_, link)| link.clone()))
    }

    /// Loads what the browser has stored; what is only in this page stays.
    fn load(self) {
        let Some(kept) = storage::all_kept(KEY_PREFIX) else { return self.kept.set(false) };
        for (name, link) in kept {
            self.insert(name, link);
        }
    }

    fn insert(self, name: String, link: String) {
        self.all.update(|all| {
            if let Some(same) = all.iter_mut().find(|(other, _)| *other == name) {
                same.1 = link;
                return;
            }
            let place = all.iter().position(|(other, _)| *other > name).unwrap_or(all.len());
            all.insert(place, (name, link));
        });
    }

    /// Saves a link under a name. The scenario that it replaces can be put back.
    fn save(self, name: String, link: String) {
        let before = untrack(|| self.link(&name)).filter(|before| *before != link);
        self.former.set(before.map(|before| (name.clone(), before)));
        self.taken.set(String::new());
        self.kept.set(storage::keep(&[KEY_PREFIX, &name].concat(), &link).is_some());
        self.insert(name, link);
    }

    /// Deletes a scenario. It can be put back.
    fn remove(self, name: &str) {
        storage::forget(&[KEY_PREFIX, name].concat());
        self.former.set(untrack(|| self.link(name)).map(|link| (name.to_owned(), link)));
        self.taken.set(String::new());
        self.all.update(|all| all.retain(|(other, _)| other != name));
    }

    /// Renames a scenario, unless the new name is empty or taken.
    fn rename(self, name: &str, new: &str) {
        let new = new.trim();
        self.taken.set(String::new());
        if new.is_empty() || new == name {
            return;
        }
        if untrack(|| self.link(new)).is_some() {
            self.taken.set(new.to_owned());
        } else if let Some(link) = untrack(|| self.link(name)) {
            self.remove(name);
            self.save(new.to_owned(), link);
        }
    }

    /// The name and the link of one side of the comparison; the page's own state where no saved scenario is chosen.
    fn side(self, chosen: &str, history: StateHistory) -> (String, String) {
        match self.link(chosen) {
            Some(link) => (chosen.to_owned(), link),
            None => (self.session.locale().history_labels().present.to_owned(), history.rested.get()),
        }
    }
}

/// The panel, folded; scenarios are compared only while it is open.
pub(super) fn panel(saved: SavedScenarios, history: StateHistory) -> AnyView {
    let session = saved.session;
    let open = RwSignal::new(false);
    view! {
        <details
            class="card plain regions scenarios"
            data-testid="scenarios"
            on:toggle=on_toggle(move |now| {
                open.set(now);
                saved.load();
            })
        >
            <summary data-testid="scenarios-open"><h2>{label(session, |labels| labels.scenarios)}</h2></summary>
            {show_when(open.into(), move || inside(saved, history))}
        </details>
    }
    .into_any()
}

fn inside(saved: SavedScenarios, history: StateHistory) -> AnyView {
    let session = saved.session;
    let name = RwSignal::new(String::new());
    let save = move || {
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            saved.save(typed, untrack(|| session.state()));
        }
    };
    let save_label = localized(session, move |locale| {
        let typed = name.with(|name| name.trim().to_owned());
        if saved.link(&typed).is_some() { locale.replace(&typed) } else { locale.history_labels().save.to_owned() }
    });
    let former_name = localized(session, move |locale| {
        saved.former.with(|former| former.as_ref().map(|(name, _)| locale.put_back(name)).unwrap_or_default())
    });
    let put_back = move || {
        if let Some((name, link)) = saved.former.get_untracked() {
            saved.save(name, link);
        }
    };
    let names = derived(move || saved.all.with(|all| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()));
    view! {
        <div class="with-button">
            <label class="field">
                <span class="label">{label(session, |labels| labels.name)}</span>
                <input
                    type="text"
                    maxlength="80"
                    data-testid="scenario-name"
                    prop:value=name
                    on:input=on_value(move |text| name.set(text))
                />
            </label>
            {button("scenario-save".to_owned(), "", save_label, save)}
        </div>
        <ul class="named">{each(names, move |name| row(saved, &name))}</ul>
        <div role="status">
            {show_when(derived(move || saved.former.with(Option::is_some)), move || {
                button("scenario-back".to_owned(), "", former_name, put_back)
            })}
            {show_when(derived(move || saved.taken.with(|name| !name.is_empty())), move || {
                let told = localized(session, move |locale| saved.taken.with(|name| locale.name_taken(name)));
                view! { <p class="error" data-testid="scenario-taken">{told}</p> }.into_any()
            })}
            {show_when(derived(move || !saved.kept.get()), move || {
                view! { <p class="note">{label(session, |labels| labels.not_kept)}</p> }.into_any()
            })}
        </div>
        {show_when(derived(move || !saved.all.with(Vec::is_empty)), move || comparison(saved, history, names))}
    }
    .into_any()
}

/// A scenario: its name, which can be edited, and buttons to open and to delete it.
fn row(saved: SavedScenarios, name: &str) -> AnyView {
    let session = saved.session;
    let [shown, renamed, opened, removed] = [(); 4].map(|()| name.to_owned());
    let open = move || {
        if let Some(link) = untrack(|| saved.link(&opened)) {
            session.open(&link);
        }
    };
    let rename = move |new: String| {
        saved.rename(&renamed, &new);
        // A name that was refused does not stay in its field.
        Some(renamed.clone())
    };
    view! {
        <li class="with-button">
            <label class="field">
                <span class="hidden">{label(session, |labels| labels.name)}</span>
                <input
                    type="text"
                    maxlength="80"
                    value=shown
                    data-testid=format!("named-{name}")
                    on:change=on_value_replaced(saved.scope, rename)
                />
            </label>
            {button(format!("open-{name}"), "", label(session, |labels| labels.open), open)}
            {button(format!("delete-{name}"), "", label(session, |labels| labels.delete), move || {
                saved.remove(&removed);
            })}
        </li>
    }
    .into_any()
}

/// Two scenarios side by side; at first the first saved one and the page's own state.
fn comparison(saved: SavedScenarios, history: StateHistory, names: Signal<Vec<String>>) -> AnyView {
    let session = saved.session;
    let offered = derived(move || {
        let present = Name { value: CURRENT.to_owned(), text: session.locale().history_labels().present.to_owned() };
        let saved = names.get().into_iter().map(|name| Name { value: name.clone(), text: name });
        std::iter::once(present).chain(saved).collect()
    });
    let left = RwSignal::new(String::new());
    let right = RwSignal::new(CURRENT.to_owned());
    let first = derived(move || {
        let chosen = left.get();
        let stands = chosen == CURRENT || saved.link(&chosen).is_some();
        if stands { chosen } else { names.with(|names| names.first().cloned().unwrap_or_default()) }
    });
    let document = Memo::new(move |_| -> Document {
        let (left, right) = (saved.side(&first.get(), history), saved.side(&right.get(), history));
        let scenario = |link: &str| Link::read(link).0.scenario;
        side_by_side(session.locale(), (&left.0, &scenario(&left.1)), (&right.0, &scenario(&right.1)))
    });
    view! {
        <div class="pair">
            {choice("compare-left", label(session, |labels| labels.left), first, offered, move |name| left.set(name))}
            {choice("compare-right", label(session, |labels| labels.right), right.into(), offered, move |name| {
                right.set(name);
            })}
        </div>
        {document::view("comparison", document)}
    }
    .into_any()
}
