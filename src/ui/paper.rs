//! What paper has: the assumptions below the chart, the costs on a page of their own, then risks and sources.
//!
//! It is made when the browser is about to print and goes again afterwards.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, list, localized, show_when};
use super::session::Session;
use super::{advice, costs, export, findings, platform, requirements};

/// The pages behind the chart, while they are printed.
#[component]
pub(super) fn PaperPages(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let printing = RwSignal::new(false);
    platform::download::on_print(move |now| printing.set(now));
    show_when(printing.into(), move || {
        view! {
            <div class="on-paper">
                {assumptions(session)}
                <section class="page">
                    <costs::CostComparison session />
                </section>
                <section class="page">
                    <findings::Risks session />
                    <requirements::RequirementsOnPaper session />
                    <advice::RisksOnPaper session />
                    {sources(session)}
                </section>
            </div>
        }
        .into_any()
    })
}

/// Inputs are hard to read on paper, so they stand in words there.
fn assumptions(session: Session) -> AnyView {
    let told = derived(move || {
        export::made(session, |export| [export.assumptions(), vec![export.prices_as_of(), export.link()]].concat())
    });
    section(localized(session, |locale| locale.export_labels().assumptions.to_owned()), told)
}

/// Where each price comes from, once.
fn sources(session: Session) -> AnyView {
    let told = derived(move || session.settled.with(|report| natpoint_export::bill::sources(report, session.locale())));
    section(session.label(|labels| labels.column_source), told)
}

fn section(heading: Signal<String>, told: Signal<Vec<String>>) -> AnyView {
    let items = list(move || told.get().into_iter().map(|said| view! { <li>{said}</li> }.into_any()).collect());
    view! {
        <section class="paper-list">
            <h2>{heading}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
