//! The tabs below the chart, each made only while it is open.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::history::StateHistory;
use super::parts::{derived, localized, show_when};
use super::scenarios::SavedScenarios;
use super::session::Session;
use super::tab_list::{TabList, TabName, panel};
use super::two_designs::DesignAgainstDesign;
use super::{advice, bill, bill_chart, break_even, costs, findings, network_diagram, requirements, scenarios, today};
use natpoint_link::view_options::Tab;

/// The tabs and what the open one shows.
#[component]
pub(super) fn ExplanationTabs(
    /// The page's state.
    session: Session,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// Whether there is no room for the inputs beside the chart.
    narrow: RwSignal<bool>,
) -> impl IntoView {
    let name = |tab: Tab| TabName {
        slug: tab.slug(),
        testid: format!("tab-{}", tab.slug()),
        text: localized(session, move |locale| locale.tab(tab).to_owned()),
        // Behind the name of a row on a narrow page.
        note: derived(move || {
            if narrow.get() {
                session.settled.with(|report| session.locale().tab_fact(tab, report))
            } else {
                String::new()
            }
        }),
    };
    let tabs: Vec<_> = Tab::ALL.into_iter().map(name).collect();
    let choose = Callback::new(move |slug: &'static str| {
        if let Some(tab) = Tab::from_slug(slug) {
            session.tab().set(tab);
        }
    });
    let chosen = derived(move || session.tab().get().slug());
    let heading = localized(session, |locale| locale.page_labels().tabs.to_owned());
    let panels: Vec<_> =
        Tab::ALL.into_iter().map(|tab| view! { <TabPanel session history saved tab /> }.into_any()).collect();
    view! {
        <section class="details" data-testid="details" aria-label=heading>
            <TabList name=heading class="tabs" tabs chosen choose />
            {panels}
        </section>
    }
    .into_any()
}

#[component]
fn TabPanel(
    /// The page's state.
    session: Session,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// Which tab.
    tab: Tab,
) -> impl IntoView {
    show_when(derived(move || session.tab().get() == tab), move || {
        panel(tab.slug(), view! { <TabContent session history saved tab /> }.into_any())
    })
}

#[component]
fn TabContent(
    /// The page's state.
    session: Session,
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
    /// The scenarios that have a name.
    saved: SavedScenarios,
    /// Which tab.
    tab: Tab,
) -> impl IntoView {
    match tab {
        Tab::Costs => view! {
            <costs::CostComparison session />
            <bill_chart::BillChart session />
            <bill::Bills session />
        }
        .into_any(),
        Tab::BreakEven => view! { <break_even::BreakEven session /> }.into_any(),
        Tab::Requirements => view! {
            <findings::Risks session />
            <requirements::RequirementTable session />
            <advice::TradeOffs session />
        }
        .into_any(),
        Tab::Diagram => view! { <network_diagram::DiagramOfChanges session /> }.into_any(),
        Tab::Compare => view! {
            <DesignAgainstDesign session />
            <today::CurrentSetup session />
            <scenarios::ScenarioList saved history />
        }
        .into_any(),
    }
}
