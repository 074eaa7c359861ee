//! What a network must have and what that costs more; the candidates and what each brings along.

use leptos::prelude::*;

use super::document;
use super::parts::{localized, show_when, watch};
use super::platform::{Debounce, REST_MS, on_toggle};
use super::session::Session;
use natpoint_model::compare::{requirement, trade_off};
use natpoint_text::advice;

/// What a network must have, each demand with its price; reckoned once the numbers rest.
pub(super) fn requirements(session: Session) -> AnyView {
    let answers = RwSignal::new(session.with_untracked(requirement::all));
    let rest = Debounce::new(REST_MS);
    watch(move |first| {
        session.with(|_| ());
        if !first {
            rest.call(move || {
                let now = session.with_untracked(requirement::all);
                if answers.with_untracked(|before| *before != now) {
                    answers.set(now);
                }
            });
        }
    });
    let document = Memo::new(move |_| answers.with(|answers| advice::requirements(answers, session.locale())));
    view! {
        <section class="card plain advice requirements" data-testid="gates">
            <h2>{localized(session, |locale| locale.advice_labels().requirements.to_owned())}</h2>
            {document::view("gates-document", document)}
        </section>
    }
    .into_any()
}

/// The candidates and what the cheapest design and the next bring along; made only while it is open.
pub(super) fn explained(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details
            open=true
            class="card plain regions advice candidates"
            data-testid="explained"
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary data-testid="explained-open">
                <h2>{localized(session, |locale| locale.advice_labels().explained.to_owned())}</h2>
            </summary>
            {show_when(open.into(), move || trade_offs(session))}
        </details>
    }
    .into_any()
}

/// The candidates and what they bring along, as a document.
pub(super) fn trade_offs(session: Session) -> AnyView {
    let document = Memo::new(move |_| {
        let trade_offs = session.with(|scenario| session.report.with(|report| trade_off::all(scenario, report)));
        advice::explained(&trade_offs, session.locale())
    });
    view! { <div class="advice candidates">{document::view("explained-document", document)}</div> }.into_any()
}
