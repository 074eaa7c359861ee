//! The page "Sources": every price of a Region, how sure it is, how old, and what would confirm it.

use leptos::prelude::*;

use super::document;
use super::parts::{Name, choice, derived, localized, show_when};
use super::platform::{clock, on_toggle};
use super::session::Session;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_text::sources;

/// The sources, folded; made from the first time that they are opened.
pub(super) fn view(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="fold sources" data-testid="sources" on:toggle=on_toggle(move |now| open.set(now))>
            <summary data-testid="sources-open">
                {localized(session, |locale| locale.source_labels().open.to_owned())}
            </summary>
            {show_when(open.into(), move || of_region(session))}
        </details>
    }
    .into_any()
}

/// The prices of the scenario's Region, or of another one that is chosen.
fn of_region(session: Session) -> AnyView {
    let chosen: RwSignal<Option<RegionId>> = RwSignal::new(None);
    let own = session.text(|scenario| scenario.region.code().to_owned());
    let region = derived(move || chosen.get().or_else(|| RegionId::from_code(&own.get())));
    let today = clock::local_minute(clock::now_ms()).unwrap_or_default();
    let told = Memo::new(move |_| {
        let day = today.split(' ').next().unwrap_or_default();
        region.get().map_or_else(Vec::new, |region| sources::document(region, day, session.locale()))
    });
    let names = derived(move || {
        let locale = session.locale();
        RegionId::all().map(|id| Name { value: id.code().to_owned(), text: locale.region(id) }).collect()
    });
    view! {
        {choice(
            "sources-region".to_owned(),
            localized(session, |locale| locale.source_labels().region.to_owned()),
            derived(move || region.get().map_or("", RegionId::code).to_owned()),
            names,
            move |code| chosen.set(RegionId::from_code(&code)),
        )}
        {document::view("sources-document", told)}
    }
    .into_any()
}
