//! The answer in words: the verdict, and every crossing.

use leptos::prelude::*;

use super::parts::{list, localized};
use super::session::Session;

/// The verdict: one sentence that holds for whatever was entered.
pub(super) fn sentence(session: Session) -> AnyView {
    let sentence = localized(session, move |locale| {
        session.report.with(|report| session.with(|scenario| locale.verdict(scenario, report, session.axis.get())))
    });
    let yearly = localized(session, move |locale| {
        session.report.with(|report| {
            let local = report.verdict.as_ref().and_then(|verdict| session.local(verdict.total));
            [locale.yearly(report), local].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    });
    view! {
        <h1 class="verdict" data-testid="verdict" aria-live="polite">{sentence}</h1>
        <p class="yearly">{yearly}</p>
    }
    .into_any()
}

/// Every volume at which two designs cost the same, which is what the chart shows, in words.
pub(super) fn crossings(session: Session) -> AnyView {
    let sentences = move || {
        let locale = session.locale();
        let told = session.settled.with(|report| natpoint_export::crossings(report, locale));
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
