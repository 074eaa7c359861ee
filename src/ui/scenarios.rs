//! Saved scenarios: each has a name, and two can be compared.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::history::{StateHistory, label};
use super::parts::{Name, button, choice, derived, each, localized, show_when};
use super::platform::storage::{BrowserStorage, on_change_elsewhere};
use super::platform::{Debounce, Scope, on_toggle, on_value, on_value_replaced};
use super::session::Session;
use natpoint_link::Link;
use natpoint_link::storage::{MAX_SCENARIOS, NamedScenarios, NotKept, SaveError, unlocked};
use natpoint_text::Locale;
use natpoint_text::document::Document;
use natpoint_text::scenarios::side_by_side;

/// The option for the page's own state. No scenario has a space as its name.
const CURRENT: &str = " ";
/// The scenarios in the browser's storage.
const STORED: NamedScenarios<BrowserStorage> = NamedScenarios(BrowserStorage);

/// The saved scenarios.
#[derive(Clone, Copy)]
pub(super) struct SavedScenarios {
    session: Session,
    /// The whole page's, so that a name that is being typed when its field goes away is still taken.
    scope: Scope,
    /// In the order of their names.
    all: RwSignal<Vec<Saved>>,
    /// The scenario that was deleted or replaced last.
    former: RwSignal<Option<(String, String)>>,
    /// Why the last attempt failed.
    problem: RwSignal<Option<Problem>>,
    /// How many stored entries are not listed: those that cannot be read, and those beyond the limit.
    not_listed: RwSignal<(usize, usize)>,
    /// Whether the browser keeps them.
    kept: RwSignal<bool>,
}

/// A saved scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Saved {
    name: String,
    link: String,
    /// Whether the browser has it, and not this page alone.
    is_stored: bool,
}

/// Why a scenario was not saved, renamed or deleted as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    /// Another one has the name already.
    Taken(String),
    /// Another tab saved one under the name, which saving again replaces.
    SavedElsewhere(String),
    TooMany,
    TooLong,
    /// There is no room in the browser's storage.
    Full,
}

impl Problem {
    fn sentence(&self, locale: &dyn Locale) -> String {
        match self {
            Self::Taken(name) => locale.name_taken(name),
            Self::SavedElsewhere(name) => locale.saved_elsewhere(name),
            Self::TooMany => locale.scenario_limit(MAX_SCENARIOS),
            Self::TooLong => locale.storage_labels().name_too_long.to_owned(),
            Self::Full => locale.storage_labels().scenario_not_stored.to_owned(),
        }
    }
}

impl SavedScenarios {
    /// Belongs to the current owner, which is to be the page's.
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            scope: Scope::current(),
            all: RwSignal::default(),
            former: RwSignal::default(),
            problem: RwSignal::default(),
            not_listed: RwSignal::default(),
            kept: RwSignal::new(true),
        }
    }

    fn link(self, name: &str) -> Option<String> {
        self.all.with(|all| all.iter().find(|saved| saved.name == name).map(|saved| saved.link.clone()))
    }

    /// Loads what the browser has stored; what is only in this page stays.
    fn load(self) {
        let Ok(listed) = STORED.list() else { return self.kept.set(false) };
        self.kept.set(true);
        self.not_listed.set((listed.unreadable, listed.beyond_limit));
        let only_here = self.all.get_untracked().into_iter().filter(|saved| !saved.is_stored);
        let mut all: Vec<Saved> = only_here.collect();
        for (name, link) in listed.scenarios {
            if !all.iter().any(|saved| saved.name == name) {
                all.push(Saved { name, link, is_stored: true });
            }
        }
        all.sort_unstable_by(|left, right| left.name.cmp(&right.name));
        if self.all.with_untracked(|before| *before != all) {
            self.all.set(all);
        }
    }

    fn insert(self, name: String, link: String, is_stored: bool) {
        self.all.update(|all| {
            all.retain(|saved| saved.name != name);
            let place = all.iter().position(|saved| saved.name > name).unwrap_or(all.len());
            all.insert(place, Saved { name, link, is_stored });
        });
    }

    /// Saves a link under a name. The scenario that it replaces can be put back; one that another tab saved meanwhile
    /// is shown first.
    fn save(self, name: String, link: &str) {
        let link = unlocked(link);
        let known = untrack(|| self.link(&name));
        let (before, problem, is_stored) = match STORED.save(&name, &link, known.as_deref()) {
            Ok(before) => (before, None, true),
            Err(SaveError::Taken(other)) if other == link => (None, None, true),
            Err(SaveError::Taken(other)) => {
                self.problem.set(Some(Problem::SavedElsewhere(name.clone())));
                return self.insert(name, other, true);
            }
            Err(SaveError::TooMany) => return self.problem.set(Some(Problem::TooMany)),
            Err(SaveError::TooLong) => return self.problem.set(Some(Problem::TooLong)),
            Err(SaveError::NotKept(why)) => {
                if known.is_none() && self.all.with_untracked(Vec::len) >= MAX_SCENARIOS {
                    return self.problem.set(Some(Problem::TooMany));
                }
                (known, self.not_kept(why), false)
            }
        };
        self.former.set(before.filter(|before| *before != link).map(|before| (name.clone(), before)));
        self.problem.set(problem);
        self.insert(name, link, is_stored);
    }

    /// Deletes a scenario. It can be put back.
    fn remove(self, name: &str) {
        let known = untrack(|| self.link(name));
        let there = match STORED.remove(name) {
            Ok(there) => there,
            Err(NotKept::Full) => return self.problem.set(self.not_kept(NotKept::Full)),
            Err(NotKept::NoStorage) => None,
        };
        self.former.set(there.or(known).map(|link| (name.to_owned(), link)));
        self.problem.set(None);
        self.all.update(|all| all.retain(|saved| saved.name != name));
        // One that stood beyond the limit has its place.
        if self.not_listed.get_untracked().1 > 0 {
            self.load();
        }
    }

    /// Renames a scenario, unless the new name is empty or taken.
    fn rename(self, name: &str, new: &str) {
        let new = new.trim();
        self.problem.set(None);
        let Some(link) = untrack(|| self.link(name)).filter(|_| !new.is_empty() && new != name) else { return };
        if untrack(|| self.link(new)).is_some() {
            return self.problem.set(Some(Problem::Taken(new.to_owned())));
        }
        let is_stored = match STORED.rename(name, new, &link) {
            Ok(()) => true,
            Err(SaveError::Taken(other)) => {
                self.problem.set(Some(Problem::Taken(new.to_owned())));
                return self.insert(new.to_owned(), other, true);
            }
            Err(SaveError::TooLong | SaveError::TooMany) => return self.problem.set(Some(Problem::TooLong)),
            Err(SaveError::NotKept(NotKept::Full)) => return self.problem.set(self.not_kept(NotKept::Full)),
            Err(SaveError::NotKept(NotKept::NoStorage)) => false,
        };
        self.former.set(None);
        self.all.update(|all| all.retain(|saved| saved.name != name));
        self.insert(new.to_owned(), link, is_stored);
        // Another tab may have saved something else under the old name.
        self.load();
    }

    fn not_kept(self, why: NotKept) -> Option<Problem> {
        self.kept.set(why != NotKept::NoStorage);
        (why == NotKept::Full).then_some(Problem::Full)
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
#[component]
pub(super) fn ScenarioList(
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    let session = saved.session;
    let open = RwSignal::new(false);
    let rest = Debounce::new(100);
    on_change_elsewhere(move || {
        if open.get_untracked() {
            rest.call(move || saved.load());
        }
    });
    view! {
        <details
            open=true
            class="card plain regions scenarios"
            data-testid="scenarios"
            on:toggle=on_toggle(move |now| {
                open.set(now);
                if now {
                    saved.load();
                }
            })
        >
            <summary data-testid="scenarios-open"><h2>{label(session, |labels| labels.scenarios)}</h2></summary>
            {show_when(open.into(), move || view! { <OpenedScenarios saved history /> }.into_any())}
        </details>
    }
    .into_any()
}

#[component]
fn OpenedScenarios(
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    let session = saved.session;
    let name = RwSignal::new(String::new());
    let save = move || {
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            saved.save(typed, &untrack(|| session.state()));
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
            saved.save(name, &link);
        }
    };
    let names = derived(move || saved.all.with(|all| all.iter().map(|saved| saved.name.clone()).collect::<Vec<_>>()));
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
            <ScenarioProblem saved testid="scenario-taken" is_taken=true />
            <ScenarioProblem saved testid="scenario-problem" is_taken=false />
            {show_when(derived(move || saved.not_listed.get() != (0, 0)), move || {
                let told = localized(session, move |locale| {
                    let (unreadable, beyond_limit) = saved.not_listed.get();
                    locale.not_listed(unreadable, beyond_limit)
                });
                view! { <p class="note" data-testid="scenarios-not-listed">{told}</p> }.into_any()
            })}
            {show_when(derived(move || !saved.kept.get()), move || {
                view! { <p class="note">{label(session, |labels| labels.not_kept)}</p> }.into_any()
            })}
        </div>
        {show_when(derived(move || !saved.all.with(Vec::is_empty)), move || {
            view! { <ScenarioComparison saved history names /> }.into_any()
        })}
    }
    .into_any()
}

/// Why the last attempt failed: that a name is taken, or anything else.
#[component]
fn ScenarioProblem(
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// What names it for tests.
    testid: &'static str,
    /// Whether a name is taken, or a scenario was not saved.
    is_taken: bool,
) -> impl IntoView {
    let stands = derived(move || {
        let problem = saved.problem.get();
        problem.is_some_and(|problem| matches!(problem, Problem::Taken(_)) == is_taken)
    });
    show_when(stands, move || {
        let told = localized(saved.session, move |locale| {
            saved.problem.with(|problem| problem.as_ref().map(|problem| problem.sentence(locale)).unwrap_or_default())
        });
        view! { <p class="error" data-testid=testid>{told}</p> }.into_any()
    })
}

/// A scenario: its name, which can be edited, and buttons to open and to delete it.
fn row(saved: SavedScenarios, name: &str) -> AnyView {
    let session = saved.session;
    let [shown, renamed, opened, removed] = [(); 4].map(|()| name.to_owned());
    let open = move || {
        if let Some(link) = untrack(|| saved.link(&opened)) {
            session.open(&unlocked(&link));
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
#[component]
fn ScenarioComparison(
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// The names of the saved scenarios.
    names: Signal<Vec<String>>,
) -> impl IntoView {
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
        <document::DocumentView testid="comparison" document />
    }
    .into_any()
}
