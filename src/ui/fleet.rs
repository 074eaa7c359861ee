//! Many VPCs: a list is read, and the page shows its totals and the order of roll-out.
//!
//! The sheet stands only while it is open, so a closed one costs nothing; the list stays. However long it is, it is
//! read and planned in turns, and the page goes on.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{derived, each, localized, show_when};
use super::platform::Turns;
use super::platform::slices::SliceReader;
use super::session::Session;
use super::sheet::{self, Openings, Sheet};
pub(super) use answer::FleetAnswer;
use natpoint_export::fleet_csv::FleetCsv;
use natpoint_import::vpc_list::VpcList;
use natpoint_model::fleet::Plan;
use natpoint_model::units::Usd;
use natpoint_text::{FleetLabels, Locale};
pub(super) use plan::FleetPlan;
use planned::{PlannedList, ReadList};
use source::ListReading;

mod answer;
mod plan;
mod planned;
mod settings;
mod source;

/// How many rows each press of the button adds.
const PAGE: usize = 50;
/// The most rows that the page shows at once.
const MOST_ROWS: usize = 200;
/// The most problems that are shown one by one.
const MOST_PROBLEMS: usize = 20;

/// What the panel holds while the page is open.
#[derive(Clone, Copy)]
pub(super) struct Fleet {
    session: Session,
    /// The list as it was pasted, typed or made of files; the page never changes what somebody wrote.
    text: RwSignal<String>,
    /// The name of the file that the list was read from instead.
    file: RwSignal<Option<String>>,
    /// The last list that was read to its end.
    list: RwSignal<ReadList>,
    /// How far the reading of the next is.
    reading: RwSignal<ListReading>,
    /// What reads its file.
    slices: SliceReader,
    /// What is left to do for it once its file is read.
    turns: Turns,
    /// What is set for the plan alone.
    settings: RwSignal<settings::PlanSettings>,
    /// Whether the roll-out lists the VPCs that stay as they are.
    with_rest: RwSignal<bool>,
    /// The end of the rows that are shown.
    end: RwSignal<usize>,
    /// The list that is shown, with its plan.
    planned: RwSignal<Arc<PlannedList>>,
    /// Its CSV, as far as it is written.
    csv: StoredValue<FleetCsv>,
    /// How many of its VPCs stay as they are.
    rest: Memo<usize>,
    /// What a hub with NAT gateways would save besides, where the plan may have none.
    hub_nat_saves: RwSignal<Option<Usd>>,
    /// Whether another is being planned.
    planning: RwSignal<bool>,
}

impl Fleet {
    /// Belongs to the current owner, which is to be the page's: a list outlives the sheet.
    pub(super) fn new(session: Session) -> Self {
        let empty = PlannedList::empty();
        let list = RwSignal::new(empty.list.clone());
        let planned = RwSignal::new(Arc::new(empty));
        let stays = |plan: &Plan| plan.verdicts.iter().filter(|verdict| verdict.stays()).count();
        Self {
            session,
            text: RwSignal::default(),
            file: RwSignal::default(),
            list,
            reading: RwSignal::default(),
            slices: SliceReader::new(),
            turns: Turns::new(),
            settings: RwSignal::default(),
            with_rest: RwSignal::new(false),
            end: RwSignal::new(PAGE),
            planned,
            csv: StoredValue::new(FleetCsv::default()),
            rest: Memo::new(move |_| planned.with(|planned| planned.plan().map_or(0, stays))),
            hub_nat_saves: RwSignal::new(None),
            planning: RwSignal::new(false),
        }
    }

    /// The sheet; with the plan below its settings where there is no room for it beside them.
    pub(super) fn view(self, openings: Openings, narrow: RwSignal<bool>) -> AnyView {
        sheet::view(
            self.session,
            openings,
            Sheet::Vpcs,
            "fleet",
            self.label(|labels| labels.title),
            view! { <OpenedFleet fleet=self narrow /> }.into_any(),
        )
    }

    /// Reads the list with its plan, where there is one.
    fn with_plan<T: Default>(self, read: impl FnOnce(&PlannedList, &Plan) -> T) -> T {
        self.planned.with(|planned| planned.plan().map_or_else(T::default, |plan| read(planned, plan)))
    }

    /// Whether there is a plan.
    pub(super) fn is_planned(self) -> bool {
        self.with_plan(|_, _| true)
    }

    /// How many rows the roll-out has.
    fn all(self) -> usize {
        let left_out = if self.with_rest.get() { 0 } else { self.rest.get() };
        self.with_plan(|_, plan| plan.order.len().saturating_sub(left_out))
    }

    /// The first and the last of the rows that are shown, the first counted from 0.
    fn window(self) -> (usize, usize) {
        let last = self.end.get().min(self.all());
        (last.saturating_sub(MOST_ROWS), last)
    }

    fn label(self, pick: fn(&FleetLabels) -> &'static str) -> Signal<String> {
        localized(self.session, move |locale| locale.in_its_currency(pick(locale.fleet_labels())))
    }
}

#[component]
fn OpenedFleet(
    /// The list of VPCs.
    fleet: Fleet,
    /// Whether there is no room for the plan beside the sheet.
    narrow: RwSignal<bool>,
) -> impl IntoView {
    fleet.keep_planned();
    view! {
        <p class="note">{fleet.label(|labels| labels.note)}</p>
        <source::VpcListSource fleet />
        <settings::FleetSettings fleet />
        <SkippedRows fleet />
        {show_when(derived(move || narrow.get() && fleet.is_planned()), move || {
            view! {
                <answer::PlanTotals fleet class="total" />
                <FleetPlan fleet />
            }
            .into_any()
        })}
    }
    .into_any()
}

/// What could not be read, and remarks on the rest.
#[component]
fn SkippedRows(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let sentences = derived(move || {
        let locale = fleet.session.locale();
        fleet.planned.with(|planned| match (planned.list.get(), &planned.plan) {
            (Err(refused), _) => vec![locale.fleet_refusal(refused)],
            (Ok(_), Err(_)) => vec![locale.fleet_too_much()],
            (Ok(list), Ok(_)) => remarks(list, locale),
        })
    });
    let heading = localized(fleet.session, move |locale| {
        let skipped = fleet.planned.with(|planned| planned.list.get().map_or(0, |list| list.problems.len()));
        match skipped {
            0 => locale.fleet_labels().problems.to_owned(),
            rows => locale.fleet_rows_skipped(rows),
        }
    });
    show_when(derived(move || !sentences.with(Vec::is_empty)), move || {
        view! {
            <section class="notices" role="status" data-testid="fleet-problems">
                <h3>{heading}</h3>
                <ul>{lines(sentences)}</ul>
            </section>
        }
        .into_any()
    })
}

fn remarks(list: &VpcList, locale: &dyn Locale) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend((list.beyond > 0).then(|| locale.fleet_rows_left_out(list.beyond)));
    sentences.extend((!list.ignored.is_empty()).then(|| locale.fleet_ignored(&list.ignored, list.ignored_more)));
    sentences.extend(list.converted.iter().map(|(column, unit)| locale.fleet_unit(column, *unit)));
    sentences.extend(list.problems.iter().take(MOST_PROBLEMS).map(|problem| locale.fleet_problem(problem)));
    let room = MOST_PROBLEMS.saturating_sub(list.problems.len());
    sentences.extend(list.duplicates.iter().take(room).map(|duplicate| locale.fleet_duplicate(duplicate)));
    let more = (list.problems.len() + list.duplicates.len()).saturating_sub(MOST_PROBLEMS);
    sentences.extend((more > 0).then(|| locale.fleet_rows_more(more)));
    sentences
}

/// A list item for each sentence.
fn lines(sentences: Signal<Vec<String>>) -> AnyView {
    each(sentences, |sentence| view! { <li>{sentence}</li> }.into_any())
}
