//! The tabs below the chart, each made only while it is open.

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
pub(super) fn view(session: Session, history: StateHistory, saved: SavedScenarios, narrow: RwSignal<bool>) -> AnyView {
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
    let panels: Vec<_> = Tab::ALL.into_iter().map(|tab| one(session, history, saved, tab)).collect();
    view! {
        <section class="details" data-testid="details" aria-label=heading>
            <TabList name=heading class="tabs" tabs=tabs chosen=chosen choose=choose />
            {panels}
        </section>
    }
    .into_any()
}

fn one(session: Session, history: StateHistory, saved: SavedScenarios, tab: Tab) -> AnyView {
    show_when(derived(move || session.tab().get() == tab), move || {
        panel(tab.slug(), inside(session, history, saved, tab))
    })
}

fn inside(session: Session, history: StateHistory, saved: SavedScenarios, tab: Tab) -> AnyView {
    match tab {
        Tab::Costs => view! {
            <costs::CostComparison session=session />
            <bill_chart::BillChart session=session />
            <bill::Bills session=session />
        }
        .into_any(),
        Tab::BreakEven => view! { <break_even::BreakEven session=session /> }.into_any(),
        Tab::Requirements => view! {
            <findings::Risks session=session />
            <requirements::RequirementTable session=session />
            {advice::explained(session)}
        }
        .into_any(),
        Tab::Diagram => view! { <network_diagram::DiagramOfChanges session=session /> }.into_any(),
        Tab::Compare => view! {
            <DesignAgainstDesign session=session />
            <today::CurrentSetup session=session />
            {scenarios::panel(saved, history)}
        }
        .into_any(),
    }
}
