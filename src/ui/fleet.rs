//! Many VPCs: a list is read, and the page shows its totals and the order of roll-out.
//!
//! The sheet stands only while it is open, so a closed one costs nothing; the list stays.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{button, derived, each, localized, show_when};
use super::platform::{self, FileText, Scope, handler, on_files, on_value};
use super::session::Session;
use super::sheet::{self, Openings, Sheet};
use natpoint_import::vpc_list::{self, MAX_BYTES, VpcList, VpcListRefusal};
use natpoint_model::fleet::{Plan, TooMuchData, VpcRow};
use natpoint_model::scenario::Scenario;
use natpoint_text::{FleetLabels, Locale};

mod plan;
mod settings;

/// How many rows each press of the button adds.
const PAGE: usize = 50;
/// The most rows that the page shows at once.
const MOST_ROWS: usize = 200;
/// The most problems that are shown one by one.
const MOST_PROBLEMS: usize = 20;

/// An example of a list, which is read whatever the page's language.
const EXAMPLE: &str = "name,region,azs,endpoints,gb,internet_gb\nshop,eu-west-1,3,9,1200,300\nbatch,Tokyo,2,4,15000,0";

/// What the panel holds while the page is open.
#[derive(Clone, Copy)]
pub(super) struct Fleet {
    session: Session,
    /// The list as it was pasted or typed; never changed by the page.
    text: RwSignal<String>,
    /// The name of the file that the list was read from instead.
    file: RwSignal<Option<String>>,
    /// The list that was read, or why it could not be read.
    list: RwSignal<Arc<Result<VpcList, VpcListRefusal>>>,
    /// What is set for the plan alone.
    settings: RwSignal<settings::PlanSettings>,
    /// Whether the roll-out lists the VPCs that stay as they are.
    with_rest: RwSignal<bool>,
    /// The end of the rows that are shown.
    end: RwSignal<usize>,
    /// The plan, where there are rows to plan. It is made only while something shows it.
    planned: Memo<Option<Arc<PlannedList>>>,
}

/// A list of VPCs and its plan.
#[derive(Debug, PartialEq)]
struct PlannedList {
    scenario: Arc<Scenario>,
    list: Arc<Result<VpcList, VpcListRefusal>>,
    plan: Result<Plan, TooMuchData>,
}

impl PlannedList {
    /// Plans a list; nothing without a row.
    fn of(scenario: Arc<Scenario>, list: Arc<Result<VpcList, VpcListRefusal>>) -> Option<Self> {
        let rows = list.as_ref().as_ref().ok().map(|list| &list.rows).filter(|rows| !rows.is_empty())?;
        let plan = Plan::of(&scenario, rows);
        Some(Self { scenario, list, plan })
    }

    fn rows(&self) -> &[VpcRow] {
        self.list.as_ref().as_ref().map_or(&[], |list| &list.rows)
    }
}

impl Fleet {
    /// Belongs to the current owner, which is to be the page's: a list outlives the sheet.
    pub(super) fn new(session: Session) -> Self {
        let list = RwSignal::new(Arc::new(Ok(VpcList::default())));
        let settings = RwSignal::new(settings::PlanSettings::default());
        let planned = Memo::new(move |_| {
            let settings = settings.get();
            let scenario = session.with(|scenario| settings.applied_to(scenario));
            PlannedList::of(Arc::new(scenario), list.get()).map(Arc::new)
        });
        Self {
            session,
            text: RwSignal::default(),
            file: RwSignal::default(),
            list,
            settings,
            with_rest: RwSignal::new(false),
            end: RwSignal::new(PAGE),
            planned,
        }
    }

    /// The sheet.
    pub(super) fn view(self, openings: Openings) -> AnyView {
        sheet::view(self.session, openings, Sheet::Vpcs, "fleet", self.label(|labels| labels.title), opened(self))
    }

    /// Takes a list.
    fn take(self, list: Result<VpcList, VpcListRefusal>) {
        self.end.set(PAGE);
        self.list.set(Arc::new(list));
    }

    /// Takes a file's text.
    pub(super) fn take_file(self, name: String, text: &FileText) {
        self.file.set(Some(name));
        self.take(match text {
            FileText::Text(text) => vpc_list::read(text),
            FileText::TooLarge(bytes) => Err(VpcListRefusal::TooLarge(*bytes)),
            FileText::Unreadable => Err(VpcListRefusal::Unreadable),
        });
    }

    /// Takes what is in the text field.
    fn take_text(self) {
        self.file.set(None);
        self.take(self.text.with_untracked(|text| vpc_list::read(text)));
    }

    /// Reads the list with its plan, where there is one.
    fn with_plan<T: Default>(self, read: impl FnOnce(&PlannedList, &Plan) -> T) -> T {
        self.planned.with(|planned| {
            let planned = planned.as_ref().and_then(|planned| Some((planned, planned.plan.as_ref().ok()?)));
            planned.map_or_else(T::default, |(planned, plan)| read(planned, plan))
        })
    }

    /// How many VPCs stay as they are.
    fn rest(self) -> usize {
        self.with_plan(|_, plan| plan.verdicts.iter().filter(|verdict| verdict.stays()).count())
    }

    /// How many rows the roll-out has.
    fn all(self) -> usize {
        let with_rest = self.with_rest.get();
        self.with_plan(|_, plan| plan::listed(plan, with_rest).count())
    }

    /// The first and the last of the rows that are shown, the first counted from 0.
    fn window(self) -> (usize, usize) {
        let last = self.end.get().min(self.all());
        (last.saturating_sub(MOST_ROWS), last)
    }

    fn label(self, pick: fn(&FleetLabels) -> &'static str) -> Signal<String> {
        localized(self.session, move |locale| pick(locale.fleet_labels()).to_owned())
    }
}

fn opened(fleet: Fleet) -> AnyView {
    let total = localized(fleet.session, move |locale| fleet.with_plan(|_, plan| locale.fleet_totals(&plan.totals)));
    view! {
        <p class="note">{fleet.label(|labels| labels.note)}</p>
        {source(fleet)}
        {settings::view(fleet)}
        {problems(fleet)}
        <p class="total" data-testid="fleet-total" aria-live="polite">{total}</p>
        {show_when(derived(move || fleet.with_plan(|_, _| true)), move || plan::view(fleet))}
    }
    .into_any()
}

/// The list's text, or the file that it is read from.
fn source(fleet: Fleet) -> AnyView {
    let scope = Scope::current();
    let take = move |name: String, text: FileText| fleet.take_file(name, &text);
    let named = localized(fleet.session, move |locale| {
        fleet.file.with(|name| name.as_ref().map_or_else(String::new, |name| locale.fleet_file(name)))
    });
    let back = move || {
        view! {
            <p class="with-button">
                <span>{named}</span>
                {button(
                    "fleet-text-again".to_owned(),
                    "",
                    fleet.label(|labels| labels.drop_file),
                    move || fleet.take_text(),
                )}
            </p>
        }
        .into_any()
    };
    view! {
        <div
            class="fleet-source"
            on:dragover=handler(move |event| platform::accept_files(&event))
            on:drop=handler(move |event| platform::read_file(scope, platform::dropped_files(&event), MAX_BYTES, take))
        >
            <label class="field">
                <span class="label">{fleet.label(|labels| labels.text)}</span>
                <textarea
                    spellcheck="false"
                    autocomplete="off"
                    data-testid="fleet-text"
                    placeholder=EXAMPLE
                    prop:value=fleet.text
                    on:input=on_value(move |text| {
                        fleet.text.set(text);
                        fleet.take_text();
                    })
                ></textarea>
            </label>
            <label class="field">
                <span class="label">{fleet.label(|labels| labels.file)}</span>
                <input
                    type="file"
                    on:click=platform::forgets_files()
                    data-testid="fleet-file"
                    on:change=on_files(move |files| platform::read_file(scope, files, MAX_BYTES, take))
                />
            </label>
            {show_when(derived(move || fleet.file.with(Option::is_some)), back)}
        </div>
    }
    .into_any()
}

/// What could not be read, and remarks on the rest.
fn problems(fleet: Fleet) -> AnyView {
    let sentences = derived(move || {
        let locale = fleet.session.locale();
        let too_much = fleet.planned.with(|planned| planned.as_ref().is_some_and(|planned| planned.plan.is_err()));
        fleet.list.with(|list| match list.as_ref() {
            Err(refused) => vec![locale.fleet_refusal(refused)],
            Ok(_) if too_much => vec![locale.fleet_too_much()],
            Ok(list) => remarks(list, locale),
        })
    });
    let heading = localized(fleet.session, move |locale| {
        let skipped = fleet.list.with(|list| list.as_ref().as_ref().map_or(0, |list| list.problems.len()));
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
