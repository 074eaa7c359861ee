//! Scenarios that have a name: kept, opened again, and set side by side.

use leptos::prelude::*;

use super::document;
use super::history::{Past, label};
use super::parts::{Name, button, choice, derived, each, localized, show_when};
use super::platform::{Scope, on_toggle, on_value, on_value_replaced, storage};
use super::session::Session;
use natpoint_link::Link;
use natpoint_text::document::Document;
use natpoint_text::scenarios::side_by_side;

/// Each stands under a key of its own, so that two windows do not overwrite each other's.
const START: &str = "natpoint/";
/// What stands for the page's own state in a choice. No name is a space.
const PRESENT: &str = " ";

/// The scenarios that have a name.
#[derive(Clone, Copy)]
pub(super) struct Shelf {
    session: Session,
    /// The whole page's, so that a name that is being typed when its field goes away is still taken.
    scope: Scope,
    /// Names in their order, with the links that they stand for.
    all: RwSignal<Vec<(String, String)>>,
    /// What was removed or replaced last.
    former: RwSignal<Option<(String, String)>>,
    /// The name that was asked for last and is another scenario's; empty for none.
    taken: RwSignal<String>,
    /// Whether the browser keeps them.
    kept: RwSignal<bool>,
}

impl Shelf {
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

    /// Takes what is kept; what is only here stays.
    fn load(self) {
        let Some(kept) = storage::all_kept(START) else { return self.kept.set(false) };
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

    /// Puts a link under a name. What had the name before can be put back.
    fn save(self, name: String, link: String) {
        let before = untrack(|| self.link(&name)).filter(|before| *before != link);
        self.former.set(before.map(|before| (name.clone(), before)));
        self.taken.set(String::new());
        self.kept.set(storage::keep(&[START, &name].concat(), &link).is_some());
        self.insert(name, link);
    }

    /// Forgets a name. It can be put back.
    fn remove(self, name: &str) {
        storage::forget(&[START, name].concat());
        self.former.set(untrack(|| self.link(name)).map(|link| (name.to_owned(), link)));
        self.taken.set(String::new());
        self.all.update(|all| all.retain(|(other, _)| other != name));
    }

    /// Gives another name, unless it is none or another's.
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

    /// What a side of the comparison shows: its name and its link; the page's own state where it has no name.
    fn side(self, chosen: &str, past: Past) -> (String, String) {
        match self.link(chosen) {
            Some(link) => (chosen.to_owned(), link),
            None => (self.session.locale().history_labels().present.to_owned(), past.still.get()),
        }
    }
}

/// The scenarios that have a name, folded away; compared only while it is open.
pub(super) fn panel(shelf: Shelf, past: Past) -> AnyView {
    let session = shelf.session;
    let open = RwSignal::new(false);
    view! {
        <details
            class="card plain regions scenarios"
            data-testid="scenarios"
            on:toggle=on_toggle(move |now| {
                open.set(now);
                shelf.load();
            })
        >
            <summary data-testid="scenarios-open"><h2>{label(session, |labels| labels.scenarios)}</h2></summary>
            {show_when(open.into(), move || inside(shelf, past))}
        </details>
    }
    .into_any()
}

fn inside(shelf: Shelf, past: Past) -> AnyView {
    let session = shelf.session;
    let name = RwSignal::new(String::new());
    let save = move || {
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            shelf.save(typed, untrack(|| session.state()));
        }
    };
    let saves = localized(session, move |locale| {
        let typed = name.with(|name| name.trim().to_owned());
        if shelf.link(&typed).is_some() { locale.replace(&typed) } else { locale.history_labels().save.to_owned() }
    });
    let former_name = localized(session, move |locale| {
        shelf.former.with(|former| former.as_ref().map(|(name, _)| locale.put_back(name)).unwrap_or_default())
    });
    let put_back = move || {
        if let Some((name, link)) = shelf.former.get_untracked() {
            shelf.save(name, link);
        }
    };
    let names = derived(move || shelf.all.with(|all| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()));
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
            {button("scenario-save".to_owned(), "", saves, save)}
        </div>
        <ul class="named">{each(names, move |name| row(shelf, &name))}</ul>
        <div role="status">
            {show_when(derived(move || shelf.former.with(Option::is_some)), move || {
                button("scenario-back".to_owned(), "", former_name, put_back)
            })}
            {show_when(derived(move || shelf.taken.with(|name| !name.is_empty())), move || {
                let told = localized(session, move |locale| shelf.taken.with(|name| locale.name_taken(name)));
                view! { <p class="error" data-testid="scenario-taken">{told}</p> }.into_any()
            })}
            {show_when(derived(move || !shelf.kept.get()), move || {
                view! { <p class="note">{label(session, |labels| labels.not_kept)}</p> }.into_any()
            })}
        </div>
        {show_when(derived(move || !shelf.all.with(Vec::is_empty)), move || comparison(shelf, past, names))}
    }
    .into_any()
}

/// A scenario: its name, which can be written anew, and what can be done with it.
fn row(shelf: Shelf, name: &str) -> AnyView {
    let session = shelf.session;
    let [shown, renamed, opened, removed] = [(); 4].map(|()| name.to_owned());
    let open = move || {
        if let Some(link) = untrack(|| shelf.link(&opened)) {
            session.open(&link);
        }
    };
    let rename = move |new: String| {
        shelf.rename(&renamed, &new);
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
                    on:change=on_value_replaced(shelf.scope, rename)
                />
            </label>
            {button(format!("open-{name}"), "", label(session, |labels| labels.open), open)}
            {button(format!("delete-{name}"), "", label(session, |labels| labels.delete), move || {
                shelf.remove(&removed);
            })}
        </li>
    }
    .into_any()
}

/// Two of them side by side: at first the first that has a name, and what is on the page.
fn comparison(shelf: Shelf, past: Past, names: Signal<Vec<String>>) -> AnyView {
    let session = shelf.session;
    let offered = derived(move || {
        let present = Name { value: PRESENT.to_owned(), text: session.locale().history_labels().present.to_owned() };
        let shelf = names.get().into_iter().map(|name| Name { value: name.clone(), text: name });
        std::iter::once(present).chain(shelf).collect()
    });
    let left = RwSignal::new(String::new());
    let right = RwSignal::new(PRESENT.to_owned());
    let first = derived(move || {
        let chosen = left.get();
        let stands = chosen == PRESENT || shelf.link(&chosen).is_some();
        if stands { chosen } else { names.with(|names| names.first().cloned().unwrap_or_default()) }
    });
    let document = Memo::new(move |_| -> Document {
        let (left, right) = (shelf.side(&first.get(), past), shelf.side(&right.get(), past));
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
