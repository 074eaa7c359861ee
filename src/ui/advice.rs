//! The candidates and what the cheapest design and the next bring along.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::parts::{localized, show_when};
use super::platform::on_toggle;
use super::session::Session;
use natpoint_model::compare::trade_off;
use natpoint_text::advice;

/// The candidates and what the cheapest design and the next bring along; made only while it is open.
#[component]
pub(super) fn TradeOffs(
    /// The page's state.
    session: Session,
) -> impl IntoView {
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

/// What the cheapest design brings along, without the candidates.
#[component]
pub(super) fn RisksOnPaper(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let document = Memo::new(move |_| {
        let trade_offs = session.with(|scenario| session.report.with(|report| trade_off::all(scenario, report)));
        let mut document = advice::explained(&trade_offs, &[], session.locale());
        document.truncate(2);
        document
    });
    view! { <div class="advice"><document::DocumentView testid="risks-document" document /></div> }.into_any()
}

/// The candidates and what they bring along, as a document.
fn trade_offs(session: Session) -> AnyView {
    let document = Memo::new(move |_| {
        let (trade_offs, practices) = session.with(|scenario| {
            session.report.with(|report| {
                let cheapest = report.verdict.as_ref().and_then(|verdict| report.priced(verdict.design));
                let practices = cheapest.map(|priced| trade_off::practices(&priced.routing, scenario));
                (trade_off::all(scenario, report), practices.unwrap_or_default())
            })
        });
        advice::explained(&trade_offs, &practices, session.locale())
    });
    view! {
        <div class="advice candidates">
            <document::DocumentView testid="explained-document" document />
        </div>
    }
    .into_any()
}
