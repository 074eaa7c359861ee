//! From which volume on each endpoint pays for itself, NAT gateways staying anyway.

use leptos::prelude::*;

use super::parts::{Table, derived, show_when};
use super::session::Session;
use natpoint_model::compare::break_even::EndpointBreakEven;
use natpoint_text::{Locale, numbers};

/// A row per service that an interface endpoint could take off NAT gateways.
pub(super) fn panel(session: Session) -> AnyView {
    let any = derived(move || session.settled.with(|report| !report.break_even.is_empty()));
    let body = Memo::new(move |_| {
        let locale = session.locale();
        session.settled.with(|report| report.break_even.iter().map(|break_even| line(break_even, locale)).collect())
    });
    let head = derived(move || {
        let (labels, headings) = (session.locale().labels(), session.locale().finding_labels());
        let columns = [
            labels.column_service,
            labels.column_volume,
            headings.column_through_nat,
            headings.column_through_endpoints,
            labels.column_break_even,
            "",
        ];
        columns.map(str::to_owned).to_vec()
    });
    show_when(any, move || {
        let name = session.label(|labels| labels.break_even);
        view! {
            <section class="card plain" data-testid="marginal">
                <h2>{name}</h2>
                <p class="note">{session.label(|labels| labels.break_even_note)}</p>
                {Table { testid: "marginal-table", name, head, body, foot: None }.view()}
            </section>
        }
        .into_any()
    })
}

/// A service, what it carries, what that costs on each path, from which volume on its endpoint pays and how that comes
/// about, and whether it does.
fn line(break_even: &EndpointBreakEven, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.labels();
    let names: Vec<_> =
        std::iter::once(&break_even.service).chain(&break_even.with).map(|service| service.slug()).collect();
    let from = break_even.from_gb(2).map_or(labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
    let working =
        break_even.working().map_or_else(String::new, |(hours, saved)| locale.break_even_working(hours, saved));
    let pays = if break_even.pays { labels.pays } else { labels.does_not_pay };
    vec![
        names.join(" + "),
        numbers::gb(break_even.gb),
        locale.usd(&numbers::cents(break_even.through_nat)),
        locale.usd(&numbers::cents(break_even.through_endpoints)),
        format!("{from}\n{working}"),
        pays.to_owned(),
    ]
}
