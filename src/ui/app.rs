//! The page as a whole.

use leptos::prelude::*;

use super::answer::{Crossings, Verdict};
use super::article::ArticlePanel;
use super::bill::Bills;
use super::chart::ChartPanel;
use super::marginal::MarginalPanel;
use super::network::NetworkPanel;
use super::platform;
use super::session::Session;
use super::share::Share;
use crate::catalogue::prices::TABLE_DATE;
use crate::words::Language;

/// The page: the network on one side, the answer on the other.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    keep_link(session);
    follow_link(session);
    tell_language(session);
    request_animation_frame(platform::mark_answer);
    view! {
        <header class="top">
            <p class="brand"><strong>"natpoint"</strong> <span>{session.label(|labels| labels.tagline)}</span></p>
            <div class="tools">
                <Share session />
                <LanguageChoice session />
            </div>
        </header>
        <Notices session />
        <div class="layout">
            <section class="answer" aria-label=session.label(|labels| labels.answer)>
                <Verdict session />
                <ChartPanel session />
                <ArticlePanel session />
                <Crossings session />
                <Bills session />
                <MarginalPanel session />
            </section>
            <aside class="network">
                <NetworkPanel session />
            </aside>
        </div>
        <footer class="foot">
            <p>{session.label(|labels| labels.foot_prices)} " " {move || session.words().prices_as_of(TABLE_DATE)}</p>
            <p>{session.label(|labels| labels.foot_assumed)}</p>
            <p>{session.label(|labels| labels.foot_binary)} " " {session.label(|labels| labels.foot_private)}</p>
        </footer>
    }
}

/// Writes every change into the address.
fn keep_link(session: Session) {
    Effect::new(move |first: Option<()>| {
        let link = session.link();
        // The link that the page was opened with stands as it is until something changes.
        if first.is_some() {
            platform::write_hash_soon(link);
        }
    });
}

/// Opens the link when someone changes the address by hand, or goes back.
fn follow_link(session: Session) {
    platform::on_hash_change(move |hash| {
        if hash != untrack(move || session.link()) {
            session.open(&hash);
        }
    });
}

/// Tells the document its language.
fn tell_language(session: Session) {
    Effect::new(move || platform::set_document_language(session.language.get().tag()));
}

#[component]
fn LanguageChoice(session: Session) -> impl IntoView {
    let choice = move |language: Language| {
        view! {
            <button
                type="button"
                lang=language.tag()
                data-testid=format!("language-{}", language.tag())
                aria-pressed=move || (session.language.get() == language).to_string()
                on:click=move |_| session.language.set(language)
            >
                {language.words().labels().language}
            </button>
        }
    };
    view! { <div class="languages" role="group">{Language::ALL.map(choice)}</div> }
}

/// What a link said that this page could not take.
#[component]
fn Notices(session: Session) -> impl IntoView {
    let list = move || {
        let words = session.words();
        session.notices.with(|notices| {
            notices.iter().map(|notice| view! { <li>{words.notice(notice)}</li> }).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || !session.notices.with(Vec::is_empty)>
            <section class="notices" role="status" data-testid="notices">
                <h2>{session.label(|labels| labels.notices)}</h2>
                <ul>{list}</ul>
                <button type="button" on:click=move |_| session.notices.set(Vec::new())>
                    {session.label(|labels| labels.dismiss)}
                </button>
            </section>
        </Show>
    }
    .into_any()
}
