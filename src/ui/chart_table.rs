//! The chart's twin: a table of its curves at every point that says something.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{Table, derived, localized};
use super::session::Session;
use natpoint_chart::cost::axis_end;
use natpoint_model::compare::chart_points::{Mark, shown, table};
use natpoint_text::numbers;

/// The table of the curves that are shown.
#[component]
pub(super) fn ChartTable(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let hidden = move || session.view_options().with(|view_options| view_options.hidden.clone());
    let head = derived(move || {
        let locale = session.locale();
        let designs = session.settled.with(|report| {
            shown(report, &hidden()).iter().map(|(design, _)| locale.design(*design).to_owned()).collect::<Vec<_>>()
        });
        std::iter::once(locale.chart_labels().column_at.to_owned()).chain(designs).collect()
    });
    let body = Memo::new(move |_| {
        let (locale, hidden) = (session.locale(), hidden());
        session.settled.with(|report| {
            let curves = shown(report, &hidden);
            let end = report.scale.steps(axis_end(report));
            let row = |(at, mark): (_, Mark)| {
                let place = format!("{}\n{}", numbers::exactly(&report.scale, at), locale.mark(mark));
                let costs = curves.iter().map(|(_, curve)| locale.amount(curve.at(at)));
                std::iter::once(place).chain(costs).collect::<Vec<_>>()
            };
            table(report, &hidden, end).into_iter().map(row).collect()
        })
    });
    let name = localized(session, |locale| locale.chart_labels().table.to_owned());
    view! {
        <section class="plain" id="chart-table" data-testid="chart-table">
            {Table { testid: "chart-rows", name, head, body, foot: None }.view()}
        </section>
    }
    .into_any()
}
