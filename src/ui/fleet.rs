//! Many VPCs: a list is read, and the page shows its totals and the order of roll-out.
//!
//! The sheet stands only while it is open, so a closed one costs nothing; the list stays.

use leptos::prelude::*;

use super::parts::{button, derived, each, localized, show_when, watch};
use super::platform::{self, FileText, Scope, handler, on_files, on_value};
use super::session::Session;
use super::sheet::{self, Openings, Sheet};
use natpoint_import::vpc_list::{self, MAX_BYTES, VpcList, VpcListRefusal};
use natpoint_model::fleet::{Plan, TooMuchData, VpcRow};
use natpoint_model::scenario::Scenario;
use natpoint_text::{FleetLabels, Locale};

mod plan;

/// How many rows each press of the button adds.
const PAGE: usize = 50;
/// The most rows that the page shows at once.
const MOST_ROWS: usize = 200;
/// The most problems that are shown one by one.
const MOST_PROBLEMS: usize = 20;

/// An example of a list, which is read whatever the page's language.
const EXAMPLE: &str = "name,region,azs,endpoints,gb,internet_gb\nshop,eu-west-1,3,9,1200,300\nbatch,Tokyo,2,4,15000,0";

/// What the panel holds while the page is open.
///
/// One value that is stored and a count of its changes, rather than a memo for each part: each type of memo is
/// kilobytes of machine code.
#[derive(Clone, Copy)]
pub(super) struct Fleet {
    session: Session,
    /// The list as it was pasted or typed; never changed by the page.
    text: RwSignal<String>,
    /// The file that the list is read from instead; empty for none.
    file: RwSignal<String>,
    /// The end of the rows that are shown.
    end: RwSignal<usize>,
    model: StoredValue<Model>,
    /// How often the list was read, and how often it was planned.
    read: RwSignal<usize>,
    planned: RwSignal<usize>,
}

/// The list and what becomes of it.
struct Model {
    scenario: Scenario,
    list: Result<VpcList, VpcListRefusal>,
    plan: Option<Result<Plan, TooMuchData>>,
}

/// Puts a plan into words.
type ToWords<'a> = dyn Fn(&dyn Locale, &Scenario, &[VpcRow], &Plan) -> Vec<Vec<String>> + 'a;

impl Fleet {
    /// Belongs to the current owner, which is to be the page's: a list outlives the sheet.
    pub(super) fn new(session: Session) -> Self {
        let scenario = untrack(|| session.with(Clone::clone));
        let model = Model { scenario, list: Ok(VpcList::default()), plan: None };
        Self {
            session,
            text: RwSignal::default(),
            file: RwSignal::default(),
            end: RwSignal::new(PAGE),
            model: StoredValue::new(model),
            read: RwSignal::new(0),
            planned: RwSignal::new(0),
        }
    }

    /// The sheet.
    pub(super) fn view(self, openings: Openings) -> AnyView {
        sheet::view(self.session, openings, Sheet::Vpcs, "fleet", self.label(|labels| labels.title), opened(self))
    }

    /// Takes a list.
    fn take(self, list: Result<VpcList, VpcListRefusal>) {
        self.end.set(PAGE);
        self.model.update_value(|model| model.list = list);
        self.read.update(|count| *count += 1);
    }

    /// Takes a file's text.
    fn take_file(self, name: String, text: &FileText) {
        self.file.set(name);
        self.take(match text {
            FileText::Text(text) => vpc_list::read(text),
            FileText::TooLarge(bytes) => Err(VpcListRefusal::TooLarge(*bytes)),
            FileText::Unreadable => Err(VpcListRefusal::Unreadable),
        });
    }

    /// Takes what is in the text field.
    fn take_text(self) {
        self.file.set(String::new());
        self.take(self.text.with_untracked(|text| vpc_list::read(text)));
    }

    /// Plans the list whenever it or the scenario changes, as long as the panel is open.
    fn keep_planned(self) {
        watch(move |_| {
            self.read.track();
            let scenario = self.session.with(Clone::clone);
            self.model.update_value(|model| {
                let rows = model.list.as_ref().ok().map(|list| &list.rows).filter(|rows| !rows.is_empty());
                model.plan = rows.map(|rows| Plan::of(&scenario, rows));
                model.scenario = scenario;
            });
            self.planned.update(|count| *count += 1);
        });
    }

    /// The plan in the words of the page's language; nothing without a plan.
    fn in_words(self, to_words: &ToWords) -> Vec<Vec<String>> {
        self.planned.track();
        let locale = self.session.locale();
        self.model.with_value(|model| match (&model.list, &model.plan) {
            (Ok(list), Some(Ok(plan))) => to_words(locale, &model.scenario, &list.rows, plan),
            _ => Vec::new(),
        })
    }

    /// How many rows the plan has.
    fn all(self) -> usize {
        self.planned.track();
        self.model.with_value(|model| match &model.plan {
            Some(Ok(plan)) => plan.order.len(),
            _ => 0,
        })
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
    fleet.keep_planned();
    let total = derived(move || {
        let words = fleet.in_words(&|locale, _, _, plan| vec![vec![locale.fleet_totals(&plan.totals)]]);
        words.concat().concat()
    });
    view! {
        <p class="note">{fleet.label(|labels| labels.note)}</p>
        {source(fleet)}
        {problems(fleet)}
        <p class="total" data-testid="fleet-total" aria-live="polite">{total}</p>
        {show_when(derived(move || fleet.all() > 0), move || plan::view(fleet))}
    }
    .into_any()
}

/// The list's text, or the file that it is read from.
fn source(fleet: Fleet) -> AnyView {
    let scope = Scope::current();
    let take = move |name: String, text: FileText| fleet.take_file(name, &text);
    let named = localized(fleet.session, move |locale| fleet.file.with(|name| locale.fleet_file(name)));
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
                    data-testid="fleet-file"
                    on:change=on_files(move |files| platform::read_file(scope, files, MAX_BYTES, take))
                />
            </label>
            {show_when(derived(move || fleet.file.with(|name| !name.is_empty())), back)}
        </div>
    }
    .into_any()
}

/// What could not be read, and remarks on the rest.
fn problems(fleet: Fleet) -> AnyView {
    let sentences = derived(move || {
        let locale = fleet.session.locale();
        fleet.planned.track();
        fleet.model.with_value(|model| match (&model.list, &model.plan) {
            (Err(refused), _) => vec![locale.fleet_refusal(refused)],
            (Ok(_), Some(Err(TooMuchData))) => vec![locale.fleet_too_much()],
            (Ok(list), _) => remarks(list, locale),
        })
    });
    show_when(derived(move || !sentences.with(Vec::is_empty)), move || {
        view! {
            <section class="notices" role="status" data-testid="fleet-problems">
                <h3>{fleet.label(|labels| labels.problems)}</h3>
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
