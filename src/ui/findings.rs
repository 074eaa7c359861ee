//! What would change the answer, how certain it is, and which limits it reaches.

use leptos::prelude::*;

use super::parts::{button, derived, each, follow, say, when};
use super::platform;
use super::session::Session;
use natpoint_model::catalogue::prices::Edition;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::candidates::Contest;
use natpoint_model::compare::flips::{self, Flip};
use natpoint_model::scenario::Scenario;
use natpoint_text::numbers;

/// What is found once the numbers rest: it takes longer than the answer itself, so it comes a moment later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    flips: Vec<Flip>,
    certainty: Option<Certainty>,
}

/// The answer with an older price table beside that with the newest, where a link was made with an older one.
pub(super) fn editions(session: Session) -> AnyView {
    let old = session.holds(|scenario| scenario.edition != Edition::CURRENT);
    let told = say(session, move |words| {
        session.with(|scenario| {
            let newest = Scenario { edition: Edition::CURRENT, ..scenario.clone() };
            let [then, now] = [scenario, &newest].map(|scenario| {
                Contest::of(scenario).cheapest().map_or_else(String::new, |(_, total)| numbers::cents(total))
            });
            words.two_tables(scenario.edition, &then, &now)
        })
    });
    when(old, move || {
        view! {
            <section class="notices" role="status" data-testid="editions">
                <p>{told}</p>
                {button(
                    "edition-now".to_owned(),
                    "",
                    say(session, |words| words.headings().prices_of_now.to_owned()),
                    move || session.update(|scenario| scenario.edition = Edition::CURRENT),
                )}
            </section>
        }
        .into_any()
    })
}

/// The limits, the certainty and the flips.
pub(super) fn panel(session: Session) -> AnyView {
    let found = RwSignal::new(session.with_untracked(find));
    let waiting = platform::Calm::new(None);
    follow(move |first| {
        session.with(|_| ());
        if !first {
            platform::once_calm(waiting, move || {
                let now = session.with_untracked(find);
                if found.try_get_untracked().is_some_and(|before| before != now) {
                    found.set(now);
                }
            });
        }
    });
    let warnings = texts(move || {
        let words = session.words();
        session.settled.with(|report| report.warnings.iter().map(|warning| words.warning(warning)).collect())
    });
    let warned = derived(move || session.settled.with(|report| !report.warnings.is_empty()));
    let certain = derived(move || found.with(|found| found.certainty.is_some()));
    let certainty = say(session, move |words| {
        found.with(|found| found.certainty.map_or_else(String::new, |certainty| words.certainty(&certainty)))
    });
    let flips = texts(move || {
        let words = session.words();
        let mut told: Vec<String> = found.with(|found| found.flips.iter().map(|flip| words.flip(flip)).collect());
        if told.is_empty() {
            told.push(words.headings().no_flip.to_owned());
        }
        told
    });
    view! {
        {when(warned, move || {
            view! {
                <section class="card" data-testid="warnings">
                    <h2>{say(session, |words| words.headings().warnings.to_owned())}</h2>
                    <ul class="crossings">{items(warnings)}</ul>
                    <p class="note">{say(session, |words| words.headings().warnings_note.to_owned())}</p>
                </section>
            }
            .into_any()
        })}
        {when(certain, move || {
            view! {
                <section class="card" data-testid="certainty">
                    <h2>{say(session, |words| words.headings().certainty.to_owned())}</h2>
                    <p>{certainty}</p>
                </section>
            }
            .into_any()
        })}
        <section class="card" data-testid="flips">
            <h2>{say(session, |words| words.headings().flips.to_owned())}</h2>
            <p class="note">{say(session, |words| words.headings().flips_note.to_owned())}</p>
            <ol class="flips">{items(flips)}</ol>
        </section>
    }
    .into_any()
}

fn find(scenario: &Scenario) -> Found {
    Found { flips: flips::all(scenario), certainty: Certainty::of(scenario) }
}

fn texts(of: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Signal<Vec<String>> {
    Memo::new(move |_| of()).into()
}

fn items(texts: Signal<Vec<String>>) -> AnyView {
    each(texts, |text| view! { <li>{text}</li> }.into_any())
}
