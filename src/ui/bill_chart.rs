//! The bills as stacked bars on the page.

use leptos::prelude::*;

use super::parts::say;
use super::picture;
use super::session::Session;
use natpoint_chart::bill_chart;

/// A bar for each possible design.
pub(super) fn panel(session: Session) -> AnyView {
    let told = say(session, move |words| session.report.with(|report| words.stack_told(report)));
    let draw =
        move |width| untrack(move || session.report.with(|report| bill_chart::stack(report, session.words(), width)));
    view! {
        <section class="card picture stack">
            <h2>{say(session, |words| words.pictures().stack.to_owned())}</h2>
            {picture::view(session, "stack", told, RwSignal::new(String::new()), draw)}
        </section>
    }
    .into_any()
}
