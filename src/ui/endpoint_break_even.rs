//! From which volume on each endpoint pays for itself, NAT gateways staying anyway.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, list, localized, show_when};
use super::session::Session;
use super::wide_table::WideTable;
use natpoint_model::compare::break_even::EndpointBreakEven;
use natpoint_model::compare::service_bars;
use natpoint_text::{Locale, numbers};

/// A row per service that an interface endpoint could take off NAT gateways, with its volume as a bar and its
/// break-even as a tick on it.
#[component]
pub(super) fn EndpointBreakEven(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let any = derived(move || session.settled.with(|report| !report.break_even.is_empty()));
    let scale = localized(session, move |locale| {
        let end = session.settled.with(|report| service_bars::of_endpoints(&report.break_even).0);
        locale.bar_scale(&numbers::about_gb(end))
    });
    let heading =
        move |pick: fn(&'static dyn Locale) -> &'static str| localized(session, move |locale| pick(locale).to_owned());
    let note = localized(session, move |locale| {
        let labels = locale.labels();
        (if any.get() { labels.break_even_note } else { labels.break_even_none }).to_owned()
    });
    let table = show_when(any, move || {
        let body = list(move || {
            let locale = session.locale();
            session.settled.with(|report| {
                let (_, bars) = service_bars::of_endpoints(&report.break_even);
                report.break_even.iter().zip(bars).map(|(break_even, bar)| row(break_even, bar, locale)).collect()
            })
        });
        let name = session.label(|labels| labels.break_even);
        view! {
            <WideTable name testid="marginal-table">
                <table class="break-even">
                    <thead>
                        <tr>
                            <th scope="col">{heading(|locale| locale.labels().column_service)}</th>
                            <th scope="col">{heading(|locale| locale.labels().column_volume)}</th>
                            <td class="bar-cell">{scale}</td>
                            <th scope="col">{heading(|locale| locale.labels().column_break_even)}</th>
                            <th scope="col">{heading(|locale| locale.finding_labels().column_through_nat)}</th>
                            <th scope="col">{heading(|locale| locale.finding_labels().column_through_endpoints)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </WideTable>
        }
        .into_any()
    });
    view! {
        <section class="plain" data-testid="marginal">
            <p class="note">{note}</p>
            {table}
        </section>
    }
    .into_any()
}

/// A service, what it carries, from which volume on its endpoint pays and how that comes about, what its data costs on
/// each path, and whether the endpoint pays.
fn row(break_even: &EndpointBreakEven, (length, tick): (u32, Option<u32>), locale: &dyn Locale) -> AnyView {
    let labels = locale.labels();
    let names: Vec<_> =
        std::iter::once(&break_even.service).chain(&break_even.with).map(|service| service.slug()).collect();
    let from = break_even.from_gb(2).map_or(labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
    let working = break_even
        .working()
        .map_or_else(String::new, |(hours, saved)| locale.break_even_working(hours, saved, break_even.shared_by));
    let pays = if break_even.pays { labels.pays } else { labels.does_not_pay };
    let style = |tick| format!("--length: {}; --tick: {}", numbers::css_percent(length), numbers::css_percent(tick));
    let class = match tick {
        Some(_) => "bar ticked",
        None if break_even.from.is_some() => "bar off",
        None => "bar",
    };
    let path = if break_even.pays { "interface" } else { "nat" };
    view! {
        <tr>
            <th scope="row">{names.join(" + ")}</th>
            <td>{numbers::gb(break_even.gb)}</td>
            <td class="bar-cell">
                <div class=class style=style(tick.unwrap_or(1_000)) data-path=path></div>
            </td>
            <td>
                <strong>{from}</strong>
                <small>{working}</small>
            </td>
            <td>{locale.amount(break_even.through_nat)}</td>
            <td>{locale.amount(break_even.through_endpoints)}</td>
            <td>{pays}</td>
        </tr>
    }
    .into_any()
}
