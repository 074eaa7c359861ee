//! The page "Sources": every price of a Region, how sure it is, how old, and what would confirm it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::fold::Fold;
use super::parts::{Name, choice, derived, localized};
use super::platform::clock;
use super::session::Session;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_text::sources;

/// The sources, folded; made from the first time that they are opened.
#[component]
pub(super) fn SourcesOfPrices(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let summary = view! {
        <span data-testid="sources-open">{localized(session, |locale| locale.source_labels().open.to_owned())}</span>
    };
    view! {
        <Fold
            testid="sources"
            class="fold sources"
            summary=summary.into_any()
            inside=Callback::new(move |()| view! { <SourcesOfRegion session /> }.into_any())
        />
    }
    .into_any()
}

/// The prices of the scenario's Region, or of another one that is chosen.
#[component]
fn SourcesOfRegion(
    /// The page's state.
    session: Session,
) -> impl IntoView {
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
        <document::DocumentView testid="sources-document" document=told />
    }
    .into_any()
}
