//! The map of winners on the page: the chart's axis and a second number, with its table.

use leptos::prelude::*;

use super::parts::{Name, choice, derived, localized, watch};
use super::platform::{Debounce, REST_MS};
use super::session::Session;
use super::{document, picture};

use natpoint_model::compare::winner_map::{self, WinnerMap};
use natpoint_model::input::Field;
use natpoint_text::document::Block;

/// The map, with a choice of its second number.
pub(super) fn panel(session: Session) -> AnyView {
    let chosen = RwSignal::new(Field::Azs.key());
    view! {
        <section class="plain chart picture map" data-testid="map">
            {inside(session, chosen)}
        </section>
    }
    .into_any()
}

/// The choice, the picture, its sentence and its table; reckoned once the numbers rest.
fn inside(session: Session, chosen: RwSignal<String>) -> AnyView {
    let rested = RwSignal::new(String::new());
    let rest = Debounce::new(REST_MS);
    watch(move |first| {
        session.settled.with(|_| ());
        session.view_options().track();
        chosen.track();
        if !first {
            rest.call(move || rested.set(String::new()));
        }
    });
    let choices =
        move || session.with_untracked(|scenario| winner_map::choices(scenario, session.axis().get_untracked()));
    let names = derived(move || {
        session.settled.with(|_| ());
        let name = |field: Field| Name { value: field.key(), text: session.locale().field(field) };
        choices().into_iter().map(name).collect()
    });
    let reckon = move || {
        let chosen = chosen.get_untracked();
        let field = choices().into_iter().find(|field| field.key() == chosen).unwrap_or(Field::Azs);
        session.with_untracked(|scenario| WinnerMap::of(scenario, session.axis().get_untracked(), field))
    };
    let document = Memo::new(move |_| {
        rested.track();
        natpoint_text::map::document(&reckon(), session.locale())
    });
    let told = derived(move || match document.get().into_iter().next() {
        Some(Block::Paragraph(told)) => told,
        _ => String::new(),
    });
    let draw = move |width| {
        untrack(move || {
            let log = session.view_options().with(|view_options| view_options.log);
            session.report.with(|report| natpoint_chart::map::draw(&reckon(), report, log, session.locale(), width))
        })
    };
    let label = localized(session, |locale| locale.map_labels().second.to_owned());
    view! {
        {choice("map-second", label, chosen.into(), names, move |key| chosen.set(key))}
        {picture::view(session, "map-picture", told, rested, draw)}
        {document::view("map-document", document)}
    }
    .into_any()
}
