//! From which volume on each endpoint pays for itself, NAT gateways staying anyway.

use leptos::prelude::*;

use super::session::Session;
use crate::words::numbers;

/// A row per service that an interface endpoint could take off NAT gateways.
#[component]
pub(super) fn MarginalPanel(session: Session) -> impl IntoView {
    let any = Memo::new(move |_| session.report.with(|report| !report.marginal.is_empty()));
    let rows = move || {
        let labels = session.words().labels();
        session.report.with(|report| {
            let row = |marginal: &crate::compare::break_even::Marginal| {
                let from = marginal.from_gb(2);
                let from = from.map_or(labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
                view! {
                    <tr class:pays=marginal.pays>
                        <th scope="row">{marginal.service.slug()}</th>
                        <td>{numbers::gb(marginal.gb)}</td>
                        <td>{from}</td>
                        <td>{if marginal.pays { labels.pays } else { labels.pays_not }}</td>
                    </tr>
                }
            };
            report.marginal.iter().map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || any.get()>
            <section class="card" data-testid="marginal">
                <h2>{session.label(|labels| labels.marginal)}</h2>
                <p class="note">{session.label(|labels| labels.marginal_note)}</p>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{session.label(|labels| labels.column_service)}</th>
                            <th scope="col">{session.label(|labels| labels.column_volume)}</th>
                            <th scope="col">{session.label(|labels| labels.column_break_even)}</th>
                            <th scope="col"></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </Show>
    }
    .into_any()
}
