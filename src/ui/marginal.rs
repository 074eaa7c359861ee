//! From which volume on each endpoint pays for itself, NAT gateways staying anyway.

use leptos::prelude::*;

use super::parts::{rows, say, when};
use super::session::Session;
use crate::compare::break_even::Marginal;
use crate::words::{Words, numbers};

/// A row per service that an interface endpoint could take off NAT gateways.
pub(super) fn panel(session: Session) -> AnyView {
    let any = Signal::derive(move || session.report.with(|report| !report.marginal.is_empty()));
    let table = Memo::new(move |_| {
        let words = session.words();
        session.report.with(|report| report.marginal.iter().map(|marginal| line(marginal, words)).collect())
    });
    let row = |cell: &dyn Fn(usize) -> Signal<String>| {
        view! {
            <tr>
                <th scope="row">{cell(0)}</th>
                <td>{cell(1)}</td>
                <td>{cell(2)}</td>
                <td>{cell(3)}</td>
                <td>{cell(4)}<small>{cell(5)}</small></td>
                <td>{cell(6)}</td>
            </tr>
        }
        .into_any()
    };
    when(any, move || {
        view! {
            <section class="card" data-testid="marginal">
                <h2>{session.label(|labels| labels.marginal)}</h2>
                <p class="note">{session.label(|labels| labels.marginal_note)}</p>
                <div
                    class="scroll"
                    tabindex="0"
                    role="group"
                    aria-label=session.label(|labels| labels.marginal)
                >
                    <table class="plain">
                        <thead>
                            <tr>
                                <th scope="col">{session.label(|labels| labels.column_service)}</th>
                                <th scope="col">{session.label(|labels| labels.column_volume)}</th>
                                <th scope="col">
                                    {say(session, |words| words.headings().column_through_nat.to_owned())}
                                </th>
                                <th scope="col">
                                    {say(session, |words| words.headings().column_through_endpoints.to_owned())}
                                </th>
                                <th scope="col">{session.label(|labels| labels.column_break_even)}</th>
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>{rows(table, row)}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// A service, what it carries, what that costs on each path, from which volume on its endpoint pays and how that comes
/// about, and whether it does.
fn line(marginal: &Marginal, words: &dyn Words) -> Vec<String> {
    let labels = words.labels();
    let names: Vec<_> =
        std::iter::once(&marginal.service).chain(&marginal.with).map(|service| service.slug()).collect();
    let from = marginal.from_gb(2).map_or(labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
    let working = marginal.working().map_or_else(String::new, |(hours, saved)| words.marginal_working(hours, saved));
    let pays = if marginal.pays { labels.pays } else { labels.pays_not };
    vec![
        names.join(" + "),
        numbers::gb(marginal.gb),
        words.usd(&numbers::cents(marginal.through_nat)),
        words.usd(&numbers::cents(marginal.through_endpoints)),
        from,
        working,
        pays.to_owned(),
    ]
}
