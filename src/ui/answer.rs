//! The answer in words: the verdict, and every crossing.

use leptos::prelude::*;

use super::session::Session;

/// The one sentence, always true.
#[component]
pub(super) fn Verdict(session: Session) -> impl IntoView {
    let sentence = move || {
        session.report.with(|report| {
            session.with(|scenario| session.words().verdict(scenario, report, session.axis.get()))
        })
    };
    let yearly = move || session.report.with(|report| session.words().yearly(report));
    view! {
        <h1 class="verdict" data-testid="verdict" aria-live="polite">{sentence}</h1>
        <p class="yearly">{yearly}</p>
    }
    .into_any()
}

/// Every volume at which two designs cost the same, in the words of the chart's twin.
#[component]
pub(super) fn Crossings(session: Session) -> impl IntoView {
    let list = move || {
        let words = session.words();
        session.report.with(|report| {
            if report.crossings.is_empty() {
                return vec![view! { <li>{words.no_crossing().to_owned()}</li> }];
            }
            report.crossings.iter().map(|crossing| view! { <li>{words.crossing(crossing, report)}</li> }).collect()
        })
    };
    view! {
        <section class="card">
            <h2>{session.label(|labels| labels.crossings)}</h2>
            <ul class="crossings" data-testid="crossings">{list}</ul>
        </section>
    }
    .into_any()
}
