//! The chart's twin: a table of its curves at every point that says something.

use leptos::prelude::*;

use super::explored;
use super::explorer::Explorer;
use crate::ui::parts::{Table, derived, show_when};
use crate::ui::platform::on_toggle;
use crate::ui::session::Session;
use natpoint_model::compare::chart_points::{Mark, shown, table};
use natpoint_text::numbers;

/// The table, made only while it is open.
pub(super) fn disclosure(session: Session, explorer: Explorer) -> AnyView {
    let open = RwSignal::new(false);
    let hidden = move || session.view_options.with(|view_options| view_options.hidden.clone());
    let head = derived(move || {
        let locale = session.locale();
        let designs = session.settled.with(|report| {
            shown(report, &hidden()).iter().map(|(design, _)| locale.design(*design).to_owned()).collect::<Vec<_>>()
        });
        std::iter::once(locale.chart_labels().column_at.to_owned()).chain(designs).collect()
    });
    let body = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let (locale, hidden) = (session.locale(), hidden());
        session.settled.with(|report| {
            let curves = shown(report, &hidden);
            let end = report.scale.steps(explorer.end());
            let row = |(at, mark): (_, Mark)| {
                let place = format!("{}\n{}", numbers::exactly(&report.scale, at), locale.mark(mark));
                let costs = curves.iter().map(|(_, curve)| locale.usd(&numbers::cents(curve.at(at))));
                std::iter::once(place).chain(costs).collect::<Vec<_>>()
            };
            table(report, &hidden, end).into_iter().map(row).collect()
        })
    });
    let name = explored(session, |labels| labels.table);
    view! {
        <details
            class="fold plain"
            id="chart-table"
            data-testid="chart-table"
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary data-testid="chart-table-open">{name}</summary>
            {show_when(open.into(), move || {
                Table { testid: "chart-rows", name, head, body, foot: None }.view()
            })}
        </details>
    }
    .into_any()
}
