//! What stands today: its bill, and what each change saves.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::parts::{derived, localized, show_when};
use super::session::Session;
use natpoint_model::compare::today;

/// Today's network, judged; shown only where the user says what stands.
#[component]
pub(super) fn CurrentSetup(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let known =
        derived(move || session.settled.with(|report| report.priced(natpoint_model::cost::Design::Today).is_some()));
    let document = Memo::new(move |_| {
        let judged = if known.get() { session.with(today::of) } else { None };
        judged.map(|judged| natpoint_text::today::document(&judged, session.locale())).unwrap_or_default()
    });
    show_when(known, move || {
        view! {
            <section class="card plain advice" data-testid="today">
                <h2>{localized(session, |locale| locale.today_labels().today.to_owned())}</h2>
                <document::DocumentView testid="today-document" document />
            </section>
        }
        .into_any()
    })
}
