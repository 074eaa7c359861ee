//! The header: what to start from, undo and redo, what to take along, and the languages.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::history::StateHistory;
use super::menu::Menu;
use super::parts::{derived, localized, show_when};
use super::platform::{self, handler};
use super::session::Session;
use super::share_menu::ShareMenu;
use super::sheet::{Openings, Sheet};
use super::{services, share};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_text::PageLabels;

/// The header of the whole page.
#[component]
pub(super) fn Header(
    /// The page's state.
    session: Session,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// Which sheet, drawer and fold are open.
    openings: Openings,
    /// Whether there is no room for the inputs beside the chart.
    narrow: RwSignal<bool>,
) -> impl IntoView {
    let open = session.open_to_change();
    // Where the header has no room for them, the languages are in the menu.
    let in_menu = derived(move || narrow.get() && open.get());
    let start = move || {
        view! {
            <Menu
                testid="start"
                id="start-menu"
                label=label(session, |labels| labels.start_from)
                inside=Callback::new(move |()| {
                    view! { <StartMenu session history openings with_languages=in_menu /> }.into_any()
                })
            />
            <p class="drop-hint note">{label(session, |labels| labels.drop_anywhere)}</p>
        }
        .into_any()
    };
    view! {
        <header class="header">
            <button type="button" class="skip" data-testid="skip" on:click=handler(|_| platform::focus("chart"))>
                {label(session, |labels| labels.skip)}
            </button>
            <p class="brand"><strong>"natpoint"</strong></p>
            {show_when(open, start)}
            <div class="tools">
                {history.buttons()}
                <Menu
                    testid="share"
                    id="share-menu"
                    label=label(session, |labels| labels.share)
                    inside=Callback::new(move |()| view! { <ShareMenu session /> }.into_any())
                />
                {show_when(derived(move || !in_menu.get()), move || view! { <Languages session /> }.into_any())}
            </div>
        </header>
    }
    .into_any()
}

fn label(session: Session, pick: fn(&PageLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.page_labels()).to_owned())
}

/// What a scenario can start from; whatever is chosen closes the menu.
#[component]
fn StartMenu(
    /// The page's state.
    session: Session,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// Which sheet, drawer and fold are open.
    openings: Openings,
    /// Whether the languages stand in the menu.
    with_languages: Signal<bool>,
) -> impl IntoView {
    let away = session.holds(|scenario| *scenario != article::scenario());
    let sheet = move |testid: &'static str, pick: fn(&PageLabels) -> &'static str, sheet: Sheet| {
        item(testid, label(session, pick), move || openings.show(sheet))
    };
    view! {
        <div class="start-list">
            <services::WorkloadProfiles session />
            {sheet("go-bring", |labels| labels.start_files, Sheet::Files)}
            {sheet("go-fleet", |labels| labels.start_vpcs, Sheet::Vpcs)}
            {show_when(away, move || {
                item("open-article", session.label(|labels| labels.back_to_article), move || {
                    // The button is gone before it could close the menu.
                    platform::close_menu("start-menu");
                    session.preset().set(true);
                    // It is not of the last visit.
                    history.restored.set(false);
                    session.update(|scenario| *scenario = article::scenario());
                })
            })}
            <share::PasteLink session />
            {show_when(with_languages, move || view! { <Languages session /> }.into_any())}
        </div>
    }
    .into_any()
}

/// A button that closes the menu.
fn item(testid: &'static str, label: Signal<String>, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn Fn()> = Box::new(press);
    view! {
        <button
            type="button"
            class="menu-item"
            data-testid=testid
            popovertarget="start-menu"
            popovertargetaction="hide"
            on:click=handler(move |_| press())
        >
            {label}
        </button>
    }
    .into_any()
}

#[component]
fn Languages(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let choice = move |language: Language| {
        let pressed = derived(move || (session.language().get() == language).to_string());
        view! {
            <button
                type="button"
                lang=language.tag()
                data-testid=format!("language-{}", language.tag())
                aria-pressed=pressed
                on:click=handler(move |_| session.language().set(language))
            >
                {natpoint_text::in_language(language).labels().language}
            </button>
        }
        .into_any()
    };
    let choices: Vec<_> = Language::ALL.into_iter().map(choice).collect();
    view! { <div class="languages" role="group">{choices}</div> }.into_any()
}
