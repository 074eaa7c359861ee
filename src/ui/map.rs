//! The map of winners on the page: the chart's axis and a second number, with its table.

use leptos::prelude::*;

use super::parts::{Name, Table, choice, derived, follow, say, when};
use super::session::Session;
use super::{picture, platform};
use crate::chart;
use crate::chart::explore::Mark;
use crate::compare::winner_map::{self, WinnerMap};
use crate::input::Field;
use crate::units::Ratio;
use crate::words::{MapLabels, Words, numbers};

/// The map, made only while it is open.
pub(super) fn fold(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(String::new());
    view! {
        <details
            class="fold plain picture map"
            data-testid="map"
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary data-testid="map-open">{label(session, |labels| labels.map)}</summary>
            {when(open.into(), move || inside(session, chosen))}
        </details>
    }
    .into_any()
}

/// The choice, the picture, its sentence and its table; reckoned once the numbers rest.
fn inside(session: Session, chosen: RwSignal<String>) -> AnyView {
    let choices = move || session.with(|scenario| winner_map::choices(scenario, session.axis.get()));
    let reckon = move || {
        untrack(|| {
            let key = chosen.get();
            let field = choices().into_iter().find(|field| field.key() == key).unwrap_or(Field::Azs);
            session.with(|scenario| WinnerMap::of(scenario, session.axis.get(), field))
        })
    };
    let map = RwSignal::new(reckon());
    let waiting = platform::Calm::new(None);
    follow(move |first| {
        session.settled.with(|_| ());
        chosen.track();
        if !first {
            platform::once_calm(waiting, move || {
                let _ = map.try_set(reckon());
            });
        }
    });
    follow(move |_| {
        // A picture follows what is chosen for it; this one is drawn on the chart's scale, too.
        session.look.track();
        chosen.notify();
    });
    let names = derived(move || {
        let name = |field: Field| Name { value: field.key(), text: session.words().field(field) };
        choices().into_iter().map(name).collect()
    });
    let second = derived(move || map.with(|map| map.field.key()));
    let told = say(session, move |words| map.with(|map| words.map_told(map)));
    let draw = move |width| {
        untrack(|| {
            let log = session.look.with(|look| look.log);
            session.report.with(|report| chart::map::map(&reckon(), report, log, session.words(), width))
        })
    };
    let head = derived(move || {
        let words = session.words();
        let designs = map.with(WinnerMap::designs).into_iter().map(|design| words.design(design).to_owned());
        std::iter::once(map.with(|map| words.field(map.field))).chain(designs).collect()
    });
    let body = Memo::new(move |_| map.with(|map| rows(map, session.words())));
    view! {
        {choice("map-second", label(session, |labels| labels.second), second, names, move |key| chosen.set(key))}
        {picture::view(session, "map-picture", told, chosen, draw)}
        <p class="note" data-testid="map-told">{told}</p>
        <p class="note">{label(session, |labels| labels.note)}</p>
        {Table { testid: "map-rows", name: label(session, |labels| labels.map), head, body, foot: None }.view()}
    }
    .into_any()
}

/// For each value of the second number, where on the axis each design is the cheapest.
fn rows(map: &WinnerMap, words: &dyn Words) -> Vec<Vec<String>> {
    let designs = map.designs();
    let row = |row: &winner_map::Row| {
        let you = if row.value == map.user { words.mark(Mark::You) } else { "" };
        let mut cells = vec![format!("{}\n{you}", numbers::grouped(&map.plain(row.value)))];
        cells.extend(designs.iter().map(|design| {
            let won = row.wins.iter().filter(|wins| wins.design == *design);
            let from = |from| Some(from).filter(|from| *from > Ratio::ZERO);
            won.map(|wins| words.wins_between(&map.scale, from(wins.from), wins.to)).collect::<Vec<_>>().join(", ")
        }));
        cells
    };
    map.rows.iter().map(row).collect()
}

fn label(session: Session, pick: fn(&MapLabels) -> &'static str) -> Signal<String> {
    say(session, move |words| pick(words.maps()).to_owned())
}
