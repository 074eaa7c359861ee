//! The answer in words: the verdict, and every crossing.

use leptos::prelude::*;

use super::parts::{list, say};
use super::session::Session;

/// The one sentence, always true.
pub(super) fn verdict(session: Session) -> AnyView {
    let sentence = say(session, move |words| {
        session.report.with(|report| session.with(|scenario| words.verdict(scenario, report, session.axis.get())))
    });
    let yearly = say(session, move |words| {
        session.report.with(|report| {
            let local = report.verdict.as_ref().and_then(|verdict| session.local(verdict.total));
            [words.yearly(report), local].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    });
    view! {
        <h1 class="verdict" data-testid="verdict" aria-live="polite">{sentence}</h1>
        <p class="yearly">{yearly}</p>
    }
    .into_any()
}

/// Every volume at which two designs cost the same, in the words of the chart's twin.
pub(super) fn crossings(session: Session) -> AnyView {
    let sentences = move || {
        let words = session.words();
        let told = session.settled.with(|report| natpoint_export::crossings(report, words));
        told.into_iter().map(|sentence| view! { <li>{sentence}</li> }.into_any()).collect()
    };
    view! {
        <section class="card">
            <h2>{session.label(|labels| labels.crossings)}</h2>
            <ul class="crossings" data-testid="crossings">{list(sentences)}</ul>
        </section>
    }
    .into_any()
}
