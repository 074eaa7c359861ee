//! The import of files: the page shows what logs and bills say, and a button makes it the scenario.
//!
//! The sheet stands only while it is open, so a closed one costs nothing; what was read stays.

use js_sys::Array;
use leptos::prelude::*;

use super::document;
use super::fleet::Fleet;
use super::parts::{button, derived, localized, show_when};
use super::platform::reading::{self, Reader, ReadingEvent};
use super::platform::{self, clock, on_files, on_value};
use super::session::Session;
use super::sheet::{self, Openings, Sheet};
use natpoint_export::vpc_list_csv;
use natpoint_import::ImportedData;
use natpoint_import::guide::WORTH_ATHENA_BYTES;
use natpoint_import::progress::seconds_left;
use natpoint_import::to_scenario::{self, Choices, ImportPreview, listed_vpcs, lists_several_vpcs};
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_text::document::{Block, Document};
use natpoint_text::{ImportLabels, import_preview};

mod allocation;
mod choices;
mod drops;
mod guide;

/// What the panel holds while the page is open.
#[derive(Clone, Copy)]
pub(super) struct ImportPanel {
    session: Session,
    openings: Openings,
    /// The plan for a list of VPCs, which files may tell of.
    fleet: StoredValue<Fleet>,
    /// The format of flow logs without a header, as it was typed.
    format: RwSignal<String>,
    state: RwSignal<State>,
    /// The files that are being read or were read last.
    files: StoredValue<Array, LocalStorage>,
    model: StoredValue<Model>,
    /// Counts the imports, so that what depends on the model follows.
    count: RwSignal<usize>,
    choices: RwSignal<Choices>,
    reader: Reader,
}

/// The last import.
struct Model {
    imported: ImportedData,
    /// The scenario before the import, to which the choices are applied.
    before: Scenario,
    /// The scenario that was last made of the files.
    made: Option<Scenario>,
}

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Files may come.
    Waiting,
    /// So many bytes of so many are read, and so many seconds are left where that is known; so many files came while
    /// the others were being read.
    Reading { done: u64, all: u64, left: Option<u64>, added: u32 },
    /// No worker can run here.
    NoWorker,
    /// The reading broke down.
    Broken,
    /// Something was found.
    Found,
    /// The scenario was made of it.
    Applied,
}

impl ImportPanel {
    /// Belongs to the current owner, which is to be the page's: what was read outlives the sheet.
    pub(super) fn new(session: Session, openings: Openings, fleet: Fleet) -> Self {
        let before = session.with_untracked(Clone::clone);
        let panel = Self {
            session,
            openings,
            fleet: StoredValue::new(fleet),
            format: RwSignal::default(),
            state: RwSignal::new(State::Waiting),
            files: StoredValue::new_local(Array::new()),
            model: StoredValue::new(Model { imported: ImportedData::default(), before, made: None }),
            count: RwSignal::new(0),
            choices: RwSignal::default(),
            reader: Reader::new(),
        };
        // What checks a change against the files stands elsewhere on the page.
        provide_context(panel);
        panel
    }

    /// What the files said that were read last, with the VPC that was chosen of several; `is_applied` says whether the
    /// scenario was made of it.
    pub(super) fn read_last<T>(self, read: impl FnOnce(&ImportedData, Option<&str>, bool) -> T) -> T {
        self.count.track();
        let is_applied = self.state.get() == State::Applied;
        let choices = self.choices.get();
        self.model.with_value(|model| read(&model.imported, choices.vpc.as_deref(), is_applied))
    }

    /// The sheet.
    pub(super) fn view(self, openings: Openings) -> AnyView {
        let title = self.label(|labels| labels.title);
        sheet::view(
            self.session,
            openings,
            Sheet::Files,
            "import",
            title,
            view! { <OpenedImport panel=self /> }.into_any(),
        )
    }

    fn label(self, pick: fn(&ImportLabels) -> &'static str) -> Signal<String> {
        localized(self.session, move |locale| pick(locale.import_labels()).to_owned())
    }

    /// Whether this holds of the state.
    fn is(self, holds: fn(State) -> bool) -> Signal<bool> {
        derived(move || holds(self.state.get()))
    }

    /// Reads files, together with those that are being read.
    fn read(self, files: &Array) {
        if files.length() == 0 {
            return;
        }
        // Files that come meanwhile belong to those that are being read.
        let reading = matches!(self.state.get_untracked(), State::Reading { .. });
        let files = &if reading { self.files.with_value(|before| before.concat(files)) } else { files.clone() };
        let added = if reading { files.length() - self.files.with_value(Array::length) } else { 0 };
        self.files.set_value(files.clone());
        self.state.set(State::Reading { done: 0, all: 0, left: None, added });
        let since = clock::now_ms();
        let told = move |told| match told {
            ReadingEvent::Progress(done, all) => {
                let left = seconds_left(done, all, clock::now_ms().saturating_sub(since));
                self.state.set(State::Reading { done, all, left, added });
            }
            ReadingEvent::ImportedData(bytes) => {
                self.set_imported(ImportedData::from_bytes(&bytes).unwrap_or_default());
            }
            ReadingEvent::Stopped => self.state.set(State::Waiting),
            ReadingEvent::NoWorker => self.state.set(State::NoWorker),
            ReadingEvent::Broken => self.state.set(State::Broken),
        };
        self.format.with_untracked(|format| self.reader.read(files, format.trim(), told));
    }

    fn set_imported(self, mut imported: ImportedData) {
        imported.read_at(clock::now_ms());
        let before = self.session.with_untracked(Clone::clone);
        self.model.set_value(Model { imported, before, made: None });
        self.choices.set(Choices::default());
        self.count.update(|count| *count += 1);
        self.state.set(State::Found);
    }

    fn stop_reading(self) {
        self.reader.stop();
    }

    /// The scenario that the import would make, with the present choices.
    fn preview(self) -> ImportPreview {
        self.count.track();
        let choices = self.choices.get();
        let now = self.session.with(Clone::clone);
        self.model.with_value(|model| {
            // Other choices start from the same scenario as the first ones did.
            let now = if model.made.as_ref() == Some(&now) { &model.before } else { &now };
            let mut preview = to_scenario::to_scenario(&model.imported, now, &choices);
            article::leave(now, &mut preview.scenario);
            preview
        })
    }

    /// What the page would answer, as long as that is not its answer yet.
    pub(super) fn previewed(self) -> Option<Report> {
        (self.state.get() == State::Found).then(|| Report::new(&self.preview().scenario, self.session.axis().get()))
    }

    /// Whether the files tell of several VPCs so that all of them can be planned for.
    fn tells_of_all_vpcs(self) -> Signal<bool> {
        derived(move || {
            self.count.track();
            self.model.with_value(|model| lists_several_vpcs(&model.imported))
        })
    }

    /// Plans for all VPCs that the files tell of, instead of making a scenario of one.
    fn plan_for_all_vpcs(self) {
        let choices = self.choices.get_untracked();
        let listed = self.model.with_value(|model| listed_vpcs(&model.imported, &model.before, &choices));
        self.fleet.get_value().take_listed(vpc_list_csv::csv(&listed));
        self.openings.show(Sheet::Vpcs);
    }

    /// Makes that the scenario; undo takes it back.
    fn apply(self) {
        let scenario = untrack(|| self.preview()).scenario;
        self.model.update_value(|model| model.made = Some(scenario.clone()));
        self.session.update(move |now| *now = scenario);
        self.state.set(State::Applied);
    }
}

#[component]
fn OpenedImport(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let progress = localized(panel.session, move |locale| match panel.state.get() {
        State::Reading { done, all, left, added } => {
            let added = if added > 0 { locale.files_added(added) } else { String::new() };
            [locale.progress(done, all, left), added].join(" ")
        }
        State::Applied => locale.import_labels().taken.to_owned(),
        State::NoWorker => locale.import_labels().no_worker.to_owned(),
        State::Broken => locale.import_labels().broken.to_owned(),
        State::Waiting | State::Found => String::new(),
    });
    let reading = panel.is(|state| matches!(state, State::Reading { .. }));
    let large = panel.is(|state| matches!(state, State::Reading { all, .. } if all >= WORTH_ATHENA_BYTES));
    view! {
        <p class="note">{panel.label(|labels| labels.note)}</p>
        <p class="note">{panel.label(|labels| labels.private)}</p>
        <FileSource panel />
        <p role="status" data-testid="bring-state">{progress}</p>
        {show_when(reading, move || view! { <ReadingProgress panel /> }.into_any())}
        {show_when(large, move || {
            view! {
                <p class="note" data-testid="bring-athena">
                    {panel.label(|labels| labels.for_athena)}
                </p>
            }
                .into_any()
        })}
        {show_when(panel.is(|state| matches!(state, State::Found | State::Applied)), move || {
            view! { <ImportedFiles panel /> }.into_any()
        })}
        <guide::MeasuringGuide session=panel.session />
    }
    .into_any()
}

/// Where files are dropped or chosen.
#[component]
fn FileSource(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let input = move |testid: &'static str, label: Signal<String>, folder: bool| {
        view! {
            <label class="field">
                <span class="label">{label}</span>
                <input
                    type="file"
                    on:click=platform::forgets_files()
                    multiple=true
                    prop:webkitdirectory=folder
                    data-testid=testid
                    on:change=on_files(move |files| panel.read(&reading::chosen(files)))
                />
            </label>
        }
        .into_any()
    };
    view! {
        <div
            class="import-source"
        >
            <p>{panel.label(|labels| labels.drop)}</p>
            {input("bring-files", panel.label(|labels| labels.files), false)}
            {input("bring-folder", panel.label(|labels| labels.folder), true)}
            <label class="field">
                <span class="label">{panel.label(|labels| labels.format)}</span>
                <input
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    data-testid="bring-format"
                    aria-describedby="bring-format-hint"
                    prop:value=panel.format
                    on:input=on_value(move |format| panel.format.set(format))
                />
            </label>
            <p class="note" id="bring-format-hint">{panel.label(|labels| labels.format_hint)}</p>
        </div>
    }
    .into_any()
}

/// How far the reading is.
#[component]
fn ReadingProgress(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let share = derived(move || match panel.state.get() {
        State::Reading { done, all, .. } if all > 0 => (done * 1_000 / all).to_string(),
        _ => "0".to_owned(),
    });
    view! {
        <p class="with-button">
            <progress max="1000" value=share aria-label=panel.label(|labels| labels.imported)></progress>
            {button("bring-stop".to_owned(), "", panel.label(|labels| labels.cancel), move || panel.stop_reading())}
        </p>
    }
    .into_any()
}

/// What was found, what is to be chosen, and what comes of it.
#[component]
fn ImportedFiles(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let told = Memo::new(move |_| {
        panel.count.track();
        panel.model.with_value(|model| import_preview::imported(&model.imported, panel.session.locale()))
    });
    view! {
        <section class="import-result">
            <document::DocumentView testid="bring-found" document=told />
            <h3>{localized(panel.session, |locale| locale.import_preview_labels().outcome.to_owned())}</h3>
            <choices::ImportChoices panel />
            <document::DocumentView testid="bring-outcome" document=Memo::new(move |_| outcome(panel)) />
            {button("bring-take".to_owned(), "primary", panel.label(|labels| labels.take), move || panel.apply())}
        </section>
    }
    .into_any()
}

/// What the scenario would answer, and what it does not show.
fn outcome(panel: ImportPanel) -> Document {
    let locale = panel.session.locale();
    let ImportPreview { scenario, notes, .. } = panel.preview();
    let report = Report::new(&scenario, Axis::AllServices);
    let notes: Vec<_> = notes.iter().map(|note| locale.import_note(note)).collect();
    vec![Block::Paragraph(locale.recommendation(&scenario, &report)), Block::List(notes)]
}
