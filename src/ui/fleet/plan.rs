//! The plan of a list of VPCs: the totals by Region, the hubs, the order of roll-out.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use std::sync::Arc;

use leptos::prelude::*;

use super::{Fleet, PAGE, PlannedList, lines};
use crate::ui::parts::{Rows, Table, button, derived, localized, show_when};
use crate::ui::platform::{self, Scope};
use natpoint_model::fleet::{Plan, RegionPlan, RunningSaving, Sum, Totals, VpcPlan, VpcRow};
use natpoint_model::scenario::{Peering, Scenario};
use natpoint_model::units::Usd;
use natpoint_text::{FleetLabels, Locale, numbers};

/// The totals by Region, the hubs, the order of roll-out.
#[component]
pub(in crate::ui) fn FleetPlan(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let regions = Memo::new(move |_| {
        let locale = fleet.session.locale();
        fleet.with_plan(|_, plan| {
            let all = (plan.regions.len() > 1)
                .then(|| totals_row(locale.fleet_labels().all_regions.to_owned(), &plan.totals, locale));
            let region =
                |region: &RegionPlan| totals_row(locale.region(region.region_rates.region), &region.totals, locale);
            all.into_iter().chain(plan.regions.iter().map(region)).collect()
        })
    });
    let hubs = derived(move || {
        let locale = fleet.session.locale();
        fleet.with_plan(|_, plan| {
            let hubs = plan.regions.iter().map(|region| locale.fleet_hub(region));
            let who_pays = plan.connections().map(|connection| locale.practice(connection.who_pays()).to_owned());
            hubs.chain(who_pays).collect()
        })
    });
    let shown = Memo::new(move |_| {
        let (first, last) = fleet.window();
        let (locale, with_rest) = (fleet.session.locale(), fleet.with_rest.get());
        fleet.with_plan(|planned, plan| {
            let rows = planned.list.as_ref();
            let order = (first..last).zip(listed(planned, plan, with_rest).skip(first));
            let row = |(order, (at, saved)): (usize, (usize, Usd))| {
                let mut cells = row(order + 1, rows.get(at)?, plan.verdicts.get(at)?, plan, planned, locale);
                cells.push(figure(Some(saved), locale));
                Some(cells)
            };
            order.filter_map(row).collect()
        })
    });
    let first_vpcs = derived(move || {
        let locale = fleet.session.locale();
        fleet.with_plan(|planned, plan| {
            let count = |percent| plan.vpcs_that_save(percent, &planned.scenario, planned.list.as_ref());
            count(50).zip(count(90)).map(|(half, most)| locale.unbroken(locale.fleet_first_vpcs(half, most)))
        })
    });
    view! {
        <h3>{fleet.label(|labels| labels.totals)}</h3>
        {table(fleet, |labels| labels.totals, "fleet-regions", headings(fleet, || REGION_COLUMNS.to_vec()), regions)}
        <ul class="crossings" data-testid="fleet-hubs">{lines(hubs)}</ul>
        <div class="roll-out">
            <h3>{fleet.label(|labels| labels.order)}</h3>
            <p data-testid="fleet-first-vpcs">{first_vpcs}</p>
            {table(fleet, |labels| labels.order, "fleet-order", headings(fleet, move || order_columns(fleet)), shown)}
        </div>
        <RollOutPages fleet />
        <p class="note">{fleet.label(|labels| labels.order_note)}</p>
        <CopyPlan fleet />
    }
    .into_any()
}

/// The rows of the roll-out in their order, with those that stay as they are or without them; with each what is saved
/// once it has moved.
pub(super) fn listed<'a>(
    planned: &'a PlannedList,
    plan: &'a Plan,
    with_rest: bool,
) -> impl Iterator<Item = (usize, Usd)> {
    let mut running = RunningSaving::default();
    let saved = move |at: usize| {
        let (row, verdict) = planned.list.as_ref().get(at).zip(plan.verdicts.get(at))?;
        Some((at, running.add(plan, &planned.scenario, row, verdict)))
    };
    let stays = |at: usize| plan.verdicts.get(at).is_some_and(VpcPlan::stays);
    plan.order.iter().copied().filter_map(saved).filter(move |(at, _)| with_rest || !stays(*at))
}

/// A column's heading.
type Heading = fn(&FleetLabels) -> &'static str;

static REGION_COLUMNS: [Heading; 6] = [
    |labels| labels.column_region,
    |labels| labels.column_vpcs,
    |labels| labels.column_nat,
    |labels| labels.column_own,
    |labels| labels.column_plan,
    |labels| labels.column_saving,
];

/// The headings of columns, which may come and go.
fn headings(fleet: Fleet, columns: impl Fn() -> Vec<Heading> + Send + Sync + 'static) -> Signal<Vec<String>> {
    derived(move || {
        let labels = fleet.session.locale().fleet_labels();
        columns().into_iter().map(|column| column(labels).to_owned()).collect()
    })
}

/// The columns of the roll-out; those of peered hubs and of a hub's NAT gateways only where there may be any.
fn order_columns(fleet: Fleet) -> Vec<Heading> {
    let (can_be_peered, hub_nat) =
        fleet.with_plan(|planned, _| (can_be_peered(&planned.scenario), planned.options.hub_nat));
    let columns: [(Heading, bool); 10] = [
        (|labels| labels.column_vpc, true),
        (|labels| labels.column_verdict, true),
        (|labels| labels.column_saving, true),
        (|labels| labels.column_nat, true),
        (|labels| labels.column_own, true),
        (|labels| labels.column_hub, true),
        (|labels| labels.column_peering, can_be_peered),
        (|labels| labels.column_hub_nat, hub_nat),
        (|labels| labels.column_from, true),
        (|labels| labels.column_saved, true),
    ];
    columns.into_iter().filter(|(_, is_there)| *is_there).map(|(heading, _)| heading).collect()
}

fn can_be_peered(scenario: &Scenario) -> bool {
    scenario.peering == Peering::Possible
}

/// A table that is called what its heading says.
fn table(fleet: Fleet, title: Heading, testid: &'static str, head: Signal<Vec<String>>, body: Rows) -> AnyView {
    let name = fleet.label(title);
    Table { testid, name, head, body, foot: None }.view()
}

/// Which rows are shown, and the way to others.
#[component]
fn RollOutPages(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let text = localized(fleet.session, move |locale| {
        let (first, last) = fleet.window();
        if last == 0 { String::new() } else { locale.fleet_rows_shown(first + 1, last, fleet.all()) }
    });
    let more = move || {
        button("fleet-more".to_owned(), "", fleet.label(|labels| labels.more), move || {
            fleet.end.update(|end| *end += PAGE);
        })
    };
    let first =
        move || button("fleet-first".to_owned(), "", fleet.label(|labels| labels.first), move || fleet.end.set(PAGE));
    let rest = move || {
        let label = localized(fleet.session, move |locale| locale.fleet_rest(fleet.rest.get(), fleet.with_rest.get()));
        button("fleet-rest".to_owned(), "", label, move || fleet.with_rest.update(|shown| *shown = !*shown))
    };
    view! {
        <div class="pages">
            <span data-testid="fleet-window" aria-live="polite">{text}</span>
            {show_when(derived(move || fleet.end.get() < fleet.all()), more)}
            {show_when(derived(move || fleet.end.get() > PAGE), first)}
            {show_when(derived(move || fleet.rest.get() > 0), rest)}
        </div>
    }
    .into_any()
}

/// A button that copies the plan, and the plan itself where a page may not copy.
#[component]
fn CopyPlan(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    // The plan that was copied, and its text where the page may not copy it by itself.
    let copied = RwSignal::new(None::<(Arc<PlannedList>, String)>);
    let by_hand = Memo::new(move |_| {
        let current = fleet.planned.get();
        let is_current = |(plan, _): &&(Arc<PlannedList>, String)| Arc::ptr_eq(plan, &current);
        copied.with(|copied| copied.as_ref().filter(is_current).map(|(_, by_hand)| by_hand.clone()))
    });
    let took =
        move |by_itself: bool| by_hand.with(|text| text.as_ref().is_some_and(|text| text.is_empty() == by_itself));
    let scope = Scope::current();
    let copy = move || {
        let planned = fleet.planned.get_untracked();
        let csv = fleet.csv();
        platform::copy(scope, &csv.clone(), move |done| {
            copied.set(Some((planned.clone(), if done { String::new() } else { csv.clone() })));
        });
    };
    let name = localized(fleet.session, move |locale| {
        if took(true) { locale.labels().copied } else { locale.fleet_labels().copy }.to_owned()
    });
    let text = derived(move || by_hand.get().unwrap_or_default());
    let area = move || {
        view! {
            <label class="field">
                <span class="label">{fleet.session.label(|labels| labels.copy_by_hand)}</span>
                <textarea readonly data-testid="fleet-csv" prop:value=text></textarea>
            </label>
        }
        .into_any()
    };
    view! {
        <div>
            {button("fleet-copy".to_owned(), "", name, copy)}
            {show_when(derived(move || took(false)), area)}
        </div>
    }
    .into_any()
}

fn totals_row(name: String, totals: &Totals, locale: &dyn Locale) -> Vec<String> {
    let sum = |sum: &Sum| match sum.vpcs {
        0 => "–".to_owned(),
        vpcs if vpcs == totals.vpcs => locale.money().figure(sum.usd),
        vpcs => locale.fleet_partial_sum(&locale.money().figure(sum.usd), vpcs),
    };
    let served = Sum { usd: totals.plan, vpcs: totals.served() };
    let vpcs = numbers::grouped(&totals.vpcs.to_string());
    vec![name, vpcs, sum(&totals.today), sum(&totals.own), sum(&served), figure(totals.saving(), locale)]
}

fn row(
    order: usize,
    row: &VpcRow,
    verdict: &VpcPlan,
    plan: &Plan,
    planned: &PlannedList,
    locale: &dyn Locale,
) -> Vec<String> {
    let scenario = &planned.scenario;
    let region = row.region.unwrap_or(scenario.region);
    let azs = row.azs.unwrap_or(scenario.azs).count();
    let about = locale.unbroken(locale.fleet_row(region.code(), azs, row));
    let here = plan.regions.iter().find(|plan| plan.region_rates.region == region);
    let against = here.map(|plan| plan.against(row)).unwrap_or_default();
    let reasons = against.iter().map(|reason| locale.fleet_reason(reason));
    let quota = verdict.over_quota(row).map(|over| locale.over_limit(over.limit, over.needed, over.allowed));
    let internet = verdict.internet_in_hub.then(|| locale.fleet_labels().internet_in_hub.to_owned());
    let choice = [locale.fleet_choice(verdict.choice).to_owned()].into_iter();
    let choice = choice.chain(internet).chain(reasons).chain(quota);
    let mut cells = vec![
        format!("{}. {}\n{about}", numbers::grouped(&order.to_string()), numbers::shortened(&row.name, 60)),
        choice.collect::<Vec<_>>().join("\n"),
        figure(verdict.saving(), locale),
        figure(verdict.nat, locale),
        figure(verdict.own, locale),
        figure(verdict.hub, locale),
    ];
    cells.extend(can_be_peered(scenario).then(|| figure(verdict.peering, locale)));
    cells.extend(planned.options.hub_nat.then(|| figure(verdict.hub_nat, locale)));
    let from = locale.fleet_hub_threshold(here.and_then(|plan| plan.region_rates.vpcs_for_hub(row)));
    cells.push(locale.unbroken(from));
    cells
}

fn figure(amount: Option<Usd>, locale: &dyn Locale) -> String {
    amount.map_or_else(|| "–".to_owned(), |amount| locale.money().figure(amount).replace('-', "−"))
}
