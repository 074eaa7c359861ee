//! The map of winners on the page: the chart's axis and a second number, with its table.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::parts::{Name, choice, derived, localized};
use super::picture::PictureFrame;
use super::session::Session;

use natpoint_model::compare::winner_map::{self, WinnerMap};
use natpoint_model::input::Field;
use natpoint_text::document::Block;

/// The map, with a choice of its second number.
#[component]
pub(super) fn WinnerMap(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chosen = RwSignal::new(Field::Azs.key());
    view! {
        <section class="plain chart picture map" data-testid="map">
            <OpenedWinnerMap session chosen />
        </section>
    }
    .into_any()
}

/// The choice, the picture, its sentence and its table; reckoned once the numbers rest.
#[component]
fn OpenedWinnerMap(
    /// The page's state.
    session: Session,
    /// What is chosen.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let scenario = session.debounced();
    let choices = Memo::new(move |_| {
        let axis = session.axis().get();
        scenario.with(|scenario| winner_map::choices(scenario, axis))
    });
    let names = derived(move || {
        let name = |field: Field| Name { value: field.key(), text: session.locale().field(field) };
        choices.get().into_iter().map(name).collect()
    });
    let map = Memo::new(move |_| {
        let (axis, chosen) = (session.axis().get(), chosen.get());
        let field = choices.with(|choices| choices.iter().copied().find(|field| field.key() == chosen));
        scenario.with(|scenario| WinnerMap::of(scenario, axis, field.unwrap_or(Field::Azs)))
    });
    let document = Memo::new(move |_| map.with(|map| natpoint_text::map::document(map, session.locale())));
    let told = derived(move || match document.get().into_iter().next() {
        Some(Block::Paragraph(told)) => told,
        _ => String::new(),
    });
    let report = session.debounced_report();
    let draw = move |width| {
        let log = session.view_options().with(|view_options| view_options.log);
        report.with(|report| map.with(|map| natpoint_chart::map::draw(map, report, log, session.locale(), width)))
    };
    let label = localized(session, |locale| locale.map_labels().second.to_owned());
    view! {
        {choice("map-second", label, chosen.into(), names, move |key| chosen.set(key))}
        <PictureFrame testid="map-picture" description=told draw />
        <document::DocumentView testid="map-document" document />
    }
    .into_any()
}
