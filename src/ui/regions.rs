//! The same workload in every Region.

use leptos::prelude::*;

use super::parts::{Table, derived, localized, show_when};
use super::platform::on_toggle;
use super::session::Session;
use natpoint_model::compare::everywhere::{self, InRegion};
use natpoint_text::{Locale, numbers};

/// A row per Region, the cheapest first; counted only while it is open.
pub(super) fn panel(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let body = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let locale = session.locale();
        let answers = session.with(everywhere::everywhere);
        answers.iter().map(|answer| line(answer, locale)).collect()
    });
    let head = derived(move || {
        let columns = session.locale().finding_labels();
        let titles = [
            columns.column_region,
            columns.column_cheapest,
            columns.column_total,
            columns.column_nat_only,
            columns.column_wins,
        ];
        titles.map(str::to_owned).to_vec()
    });
    let name = localized(session, |locale| locale.finding_labels().regions.to_owned());
    view! {
        <details
            class="card plain regions"
            data-testid="regions"
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary data-testid="regions-open"><h2>{name}</h2></summary>
            {show_when(open.into(), move || {
                view! {
                    <p class="note">{localized(session, |locale| locale.finding_labels().regions_note.to_owned())}</p>
                    {Table { testid: "regions-table", name, head, body, foot: None }.view()}
                }
                .into_any()
            })}
        </details>
    }
    .into_any()
}

fn line(answer: &InRegion, locale: &dyn Locale) -> Vec<String> {
    vec![
        locale.region(answer.region),
        locale.design(answer.design).to_owned(),
        numbers::cents(answer.total),
        answer.nat_only.map_or_else(String::new, numbers::cents),
        locale.cheapest_between(&answer.scale, answer.from, answer.to),
    ]
}
