//! The bills as stacked bars on the page.

use leptos::prelude::*;

use super::parts::localized;
use super::picture::PictureFrame;
use super::session::Session;
use natpoint_chart::bill_chart;

/// A bar for each possible design.
pub(super) fn panel(session: Session) -> AnyView {
    let told = localized(session, move |locale| session.report.with(|report| locale.bill_chart_description(report)));
    let report = session.debounced_report();
    let draw = move |width| report.with(|report| bill_chart::draw(report, session.locale(), width));
    view! {
        <section class="card picture stack">
            <h2>{localized(session, |locale| locale.picture_labels().bill_chart.to_owned())}</h2>
            <PictureFrame testid="stack" description=told draw=draw />
        </section>
    }
    .into_any()
}
