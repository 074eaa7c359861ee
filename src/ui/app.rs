//! The page as a whole.

use leptos::prelude::*;

use super::parts::{button, derived, list, localized, show_when, watch};
use super::session::Session;
use super::{
    advice, article, bill, bill_chart, chart, embed, endpoint_break_even, export, findings, fleet, history, import,
    network, network_diagram, platform, regions, scenarios, share, today, verdict, winner_map,
};
use natpoint_link::Language;
use natpoint_link::Notice;
use natpoint_model::catalogue::prices::TABLE_DATE;

/// The page: the network, the answer for it, and the explanation of the answer.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let below = RwSignal::new(false);
    // This comes before the history asks for a painted page, since the history keeps only what was shown as a whole.
    platform::once_painted(move || below.set(true));
    let hash = platform::HashWriter::new();
    let history = history::track(session, hash);
    write_link_on_change(session, hash);
    open_link_on_change(session);
    set_document_language_on_change(session);
    embed::apply_view_options(session);
    platform::Scope::current().next_frame(platform::mark_answer);
    let saved = scenarios::SavedScenarios::new(session);
    let in_part = embed::is_part(session);
    let whole = show_when(derived(move || !in_part.get()), move || whole(session, history, saved, below.into()));
    view! { {whole} {show_when(in_part, move || embed::part(session))} }.into_any()
}

/// The whole page. What lies below the fold is added once the answer has been painted.
fn whole(
    session: Session,
    history: history::StateHistory,
    saved: scenarios::SavedScenarios,
    below: Signal<bool>,
) -> AnyView {
    let open = session.open_to_change();
    view! {
        <header class="top">
            <p class="brand"><strong>"natpoint"</strong> <span>{session.label(|labels| labels.tagline)}</span></p>
            <div class="tools">{history.buttons()} {share::link(session)} {languages(session)}</div>
        </header>
        {history.restored_notice()} {notices(session)} {findings::price_list_versions(session)}
        <div class="layout">
            <section class="answer" aria-label=session.label(|labels| labels.answer)>
                {verdict::sentence(session)} {chart::panel(session)} {winner_map::disclosure(session)}
                {show_when(open, move || article::panel(session))}
                {show_when(below, move || network_diagram::panel(session))}
            </section>
            {show_when(open, move || {
                view! { <section class="network">{network::panel(session, below)}</section> }.into_any()
            })}
            {show_when(below, move || explanation(session, history, saved))}
        </div>
        {show_when(below, move || below_the_fold(session))}
    }
    .into_any()
}

/// Why the verdict is what it is: bills, crossings, requirements, and what would change it.
fn explanation(session: Session, history: history::StateHistory, saved: scenarios::SavedScenarios) -> AnyView {
    view! {
        <section class="answer why" aria-label=session.label(|labels| labels.bills)>
            {today::panel(session)} {findings::panel(session)} {advice::requirements(session)}
            {verdict::crossings(session)}
            {bill_chart::panel(session)} {bill::panel(session)} {endpoint_break_even::panel(session)}
            {advice::explained(session)} {regions::panel(session)} {scenarios::panel(saved, history)}
        </section>
    }
    .into_any()
}

/// Import, VPCs, exports and the footer.
fn below_the_fold(session: Session) -> AnyView {
    let open = session.open_to_change();
    view! {
        {show_when(open, move || view! { {import::panel(session)} {fleet::panel(session)} }.into_any())}
        {export::panel(session)}
        {foot(session)}
    }
    .into_any()
}

/// Writes every change into the address.
fn write_link_on_change(session: Session, hash: platform::HashWriter) {
    watch(move |first| {
        let link = session.link();
        // The link that the page was opened with stays in the address until something changes.
        if !first {
            hash.write_soon(link);
        }
    });
}

/// Opens the link in the address when someone edits the address or goes back.
fn open_link_on_change(session: Session) {
    platform::on_hash_change(move |hash| {
        if hash != untrack(move || session.link()) {
            session.open(&hash);
        }
    });
}

/// Sets the document's language.
fn set_document_language_on_change(session: Session) {
    watch(move |_| platform::set_document_language(session.language.get().tag()));
}

fn languages(session: Session) -> AnyView {
    let choice = move |language: Language| {
        let pressed = derived(move || (session.language.get() == language).to_string());
        view! {
            <button
                type="button"
                lang=language.tag()
                data-testid=format!("language-{}", language.tag())
                aria-pressed=pressed
                on:click=platform::handler(move |_| session.language.set(language))
            >
                {natpoint_text::in_language(language).labels().language}
            </button>
        }
        .into_any()
    };
    let choices: Vec<_> = Language::ALL.into_iter().map(choice).collect();
    view! { <div class="languages" role="group">{choices}</div> }.into_any()
}

/// The parts of the link that this page could not read.
fn notices(session: Session) -> AnyView {
    let sentences = move || {
        let locale = session.locale();
        let sentence = |notice: &Notice| view! { <li>{locale.notice(notice)}</li> }.into_any();
        session.notices.with(|notices| notices.iter().map(sentence).collect())
    };
    show_when(derived(move || !session.notices.with(Vec::is_empty)), move || {
        view! {
            <section class="notices" role="status" data-testid="notices">
                <h2>{session.label(|labels| labels.notices)}</h2>
                <ul>{list(sentences)}</ul>
                {button("dismiss".to_owned(), "", session.label(|labels| labels.dismiss), move || {
                    session.notices.set(Vec::new());
                })}
            </section>
        }
        .into_any()
    })
}

fn foot(session: Session) -> AnyView {
    let dated = localized(session, |locale| locale.prices_as_of(TABLE_DATE));
    view! {
        <footer class="foot">
            <p>{session.label(|labels| labels.foot_prices)} " " {dated}</p>
            <p>{session.label(|labels| labels.foot_assumed)}</p>
            <p>{session.label(|labels| labels.foot_binary)} " " {session.label(|labels| labels.foot_private)}</p>
        </footer>
    }
    .into_any()
}
