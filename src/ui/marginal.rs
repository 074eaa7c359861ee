//! From which volume on each endpoint pays for itself, NAT gateways staying anyway.

use leptos::prelude::*;

use super::parts::when;
use super::session::Session;
use crate::compare::break_even::Marginal;
use crate::words::{Labels, numbers};

/// A row per service that an interface endpoint could take off NAT gateways.
pub(super) fn panel(session: Session) -> AnyView {
    let any = Signal::derive(move || session.report.with(|report| !report.marginal.is_empty()));
    let rows = move || {
        let labels = session.words().labels();
        session.report.with(|report| report.marginal.iter().map(|marginal| row(marginal, labels)).collect::<Vec<_>>())
    };
    when(any, move || {
        view! {
            <section class="card" data-testid="marginal">
                <h2>{session.label(|labels| labels.marginal)}</h2>
                <p class="note">{session.label(|labels| labels.marginal_note)}</p>
                <table class="plain">
                    <thead>
                        <tr>
                            <th scope="col">{session.label(|labels| labels.column_service)}</th>
                            <th scope="col">{session.label(|labels| labels.column_volume)}</th>
                            <th scope="col">{session.label(|labels| labels.column_break_even)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn row(marginal: &Marginal, labels: &Labels) -> AnyView {
    let from = marginal.from_gb(2).map_or(labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
    let (class, pays) = if marginal.pays { ("pays", labels.pays) } else { ("", labels.pays_not) };
    view! {
        <tr class=class>
            <th scope="row">{marginal.service.slug()}</th>
            <td>{numbers::gb(marginal.gb)}</td>
            <td>{from}</td>
            <td>{pays}</td>
        </tr>
    }
    .into_any()
}
