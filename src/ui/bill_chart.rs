//! The bills as stacked bars on the page.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, localized, show_when};
use super::picture::PictureFrame;
use super::session::Session;
use natpoint_chart::bill_chart;

/// A bar for each possible design, if there is any.
#[component]
pub(super) fn BillChart(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let told = localized(session, move |locale| session.report.with(|report| locale.bill_chart_description(report)));
    let report = session.debounced_report();
    let draw = move |width| report.with(|report| bill_chart::draw(report, session.locale(), width));
    let any = derived(move || session.settled.with(|report| report.verdict.is_some()));
    show_when(any, move || {
        view! {
            <section class="card picture stack">
                <h2>{localized(session, |locale| locale.picture_labels().bill_chart.to_owned())}</h2>
                <PictureFrame testid="stack" description=told draw />
            </section>
        }
        .into_any()
    })
}
