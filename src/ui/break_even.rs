//! From where on something else is cheaper: by service, along the chart, in every Region, over two numbers.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, localized, show_when};
use super::session::Session;
use super::tab_list::{TabList, TabName, TabRow, panel as tab_panel};
use super::{chart_table, endpoint_break_even, regions, verdict, winner_map};

/// The views of the tab.
const VIEWS: [TabRow; 5] = [
    ("services", "view-services", |labels| labels.view_services),
    ("crossings", "view-crossings", |labels| labels.view_crossings),
    ("regions", "regions-open", |labels| labels.view_regions),
    ("map", "map-open", |labels| labels.view_map),
    ("table", "chart-table-open", |labels| labels.view_table),
];

/// The views, of which one is chosen.
#[component]
pub(super) fn BreakEven(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chosen = RwSignal::new(VIEWS[0].0);
    let tabs: Vec<_> = VIEWS.into_iter().map(|row| TabName::of(session, row)).collect();
    let name = localized(session, |locale| locale.page_labels().views.to_owned());
    let views: Vec<_> = VIEWS
        .into_iter()
        .map(|(slug, ..)| {
            show_when(derived(move || chosen.get() == slug), move || {
                tab_panel(slug, view! { <BreakEvenView session slug /> }.into_any())
            })
        })
        .collect();
    view! {
        <TabList
            name
            class="segments"
            tabs
            chosen=chosen.into()
            choose=Callback::new(move |slug| chosen.set(slug))
        />
        {views}
    }
    .into_any()
}

#[component]
fn BreakEvenView(
    /// The page's state.
    session: Session,
    /// Which one, by its slug.
    slug: &'static str,
) -> impl IntoView {
    match slug {
        "crossings" => view! { <verdict::Crossings session /> }.into_any(),
        "regions" => view! { <regions::EveryRegion session /> }.into_any(),
        "map" => view! { <winner_map::WinnerMap session /> }.into_any(),
        "table" => view! { <chart_table::ChartTable session /> }.into_any(),
        _ => view! { <endpoint_break_even::EndpointBreakEven session /> }.into_any(),
    }
}
