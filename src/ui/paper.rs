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
                <Assumptions session />
                <section class="page">
                    <costs::CostComparison session />
                </section>
                <section class="page">
                    <findings::Risks session />
                    <requirements::RequirementsOnPaper session />
                    <advice::RisksOnPaper session />
                    <SourcesOnPaper session />
                </section>
            </div>
        }
        .into_any()
    })
}

/// Inputs are hard to read on paper, so they stand in words there.
#[component]
fn Assumptions(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let told = derived(move || {
        export::made(session, |export| [export.assumptions(), vec![export.prices_as_of(), export.link()]].concat())
    });
    view! { <PaperSection heading=localized(session, |locale| locale.export_labels().assumptions.to_owned()) told /> }
        .into_any()
}

/// Where each price comes from, once.
#[component]
fn SourcesOnPaper(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let told = derived(move || session.settled.with(|report| natpoint_export::bill::sources(report, session.locale())));
    view! { <PaperSection heading=session.label(|labels| labels.column_source) told /> }.into_any()
}

#[component]
fn PaperSection(
    /// What it is called.
    heading: Signal<String>,
    /// What it says.
    told: Signal<Vec<String>>,
) -> impl IntoView {
    let items = list(move || told.get().into_iter().map(|said| view! { <li>{said}</li> }.into_any()).collect());
    view! {
        <section class="paper-list">
            <h2>{heading}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
