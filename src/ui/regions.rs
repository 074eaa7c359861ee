//! The same workload in every Region.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{Table, derived, localized};
use super::session::Session;
use natpoint_model::compare::everywhere::{self, InRegion};
use natpoint_model::scenario::Scenario;
use natpoint_text::Locale;

/// A row per Region, the cheapest first.
#[component]
pub(super) fn EveryRegion(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let body = Memo::new(move |_| {
        let locale = session.locale();
        session.with(|scenario| {
            everywhere::everywhere(scenario).iter().map(|answer| line(answer, scenario, locale)).collect()
        })
    });
    let head = derived(move || {
        let locale = session.locale();
        let columns = locale.finding_labels();
        let titles = [
            columns.column_region,
            columns.column_cheapest,
            columns.column_total,
            columns.column_nat_only,
            columns.column_wins,
        ];
        titles.map(|title| locale.in_its_currency(title)).to_vec()
    });
    let name = localized(session, |locale| locale.finding_labels().regions.to_owned());
    view! {
        <section class="plain regions" data-testid="regions">
            <p class="note">{localized(session, |locale| locale.finding_labels().regions_note.to_owned())}</p>
            {Table { testid: "regions-table", name, head, body, foot: None }.view()}
        </section>
    }
    .into_any()
}

fn line(answer: &InRegion, scenario: &Scenario, locale: &dyn Locale) -> Vec<String> {
    let mut name = locale.region(answer.region);
    if answer.region == scenario.region {
        // A line feed starts the remark of a cell.
        name = [name, locale.own_region(scenario)].join("\n");
    }
    vec![
        name,
        locale.design(answer.design).to_owned(),
        locale.money().figure(answer.total),
        answer.nat_only.map_or_else(String::new, |amount| locale.money().figure(amount)),
        locale.cheapest_between(&answer.scale, answer.from, answer.to),
    ]
}
