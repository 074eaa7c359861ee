//! Bring your own traffic: files go in, what they say comes out, and a press makes it the scenario.
//!
//! Everything in the panel stands only while it is open, so a closed one costs nothing.

use js_sys::Array;
use leptos::prelude::*;

use super::document;
use super::parts::{Name, button, check, choice, derived, each, list, localized, show_when};
use super::platform::reading::{self, Reader, ReadingEvent};
use super::platform::{self, clock, handler, on_files, on_toggle, on_value};
use super::session::Session;
use natpoint_import::ImportedData;
use natpoint_import::progress::seconds_left;
use natpoint_import::to_scenario::{self, Allocation, Choices, ImportPreview, Offer, UnallocatedTraffic};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_text::document::{Block, Document};
use natpoint_text::{ImportLabels, import, import_preview};

/// What the panel holds while the page is open.
#[derive(Clone, Copy)]
struct Bring {
    session: Session,
    /// The format of flow logs without a header, as it was typed.
    format: RwSignal<String>,
    state: RwSignal<State>,
    model: StoredValue<Model>,
    /// How often something was found.
    count: RwSignal<usize>,
    choices: RwSignal<Choices>,
    reader: Reader,
}

/// What was found last.
struct Model {
    imported: ImportedData,
    /// The scenario before the files, which choices begin from.
    before: Scenario,
    /// The scenario that was made of them last.
    made: Option<Scenario>,
}

/// What the panel is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Files may come.
    Waiting,
    /// So many bytes of so many are read, and so many seconds are left where that is known.
    Reading(u64, u64, Option<u64>),
    /// No worker can run here.
    NoWorker,
    /// The reading broke down.
    Broken,
    /// Something was found.
    ImportedData,
    /// What was found is the scenario.
    ImportPreview,
}

/// What the panel is found by.
pub(super) const TESTID: &str = "bring";

/// The panel, folded.
pub(super) fn panel(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let before = session.with_untracked(Clone::clone);
    let bring = Bring {
        session,
        format: RwSignal::default(),
        state: RwSignal::new(State::Waiting),
        model: StoredValue::new(Model { imported: ImportedData::default(), before, made: None }),
        count: RwSignal::new(0),
        choices: RwSignal::default(),
        reader: Reader::new(),
    };
    view! {
        <details
            class="card import"
            data-testid=TESTID
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary>
                <h2>{bring.label(|labels| labels.title)}</h2>
            </summary>
            {show_when(open.into(), move || opened(bring))}
        </details>
    }
    .into_any()
}

impl Bring {
    fn label(self, pick: fn(&ImportLabels) -> &'static str) -> Signal<String> {
        localized(self.session, move |locale| pick(locale.import_labels()).to_owned())
    }

    /// Whether the panel is about something.
    fn is(self, holds: fn(State) -> bool) -> Signal<bool> {
        derived(move || holds(self.state.get()))
    }

    /// Reads files, if there are any and none are being read.
    fn read(self, files: &Array) {
        if files.length() == 0 || matches!(self.state.get_untracked(), State::Reading(..)) {
            return;
        }
        self.state.set(State::Reading(0, 0, None));
        let since = clock::now_ms();
        let told = move |told| match told {
            ReadingEvent::Progress(done, all) => {
                let left = seconds_left(done, all, clock::now_ms().saturating_sub(since));
                self.state.set(State::Reading(done, all, left));
            }
            ReadingEvent::ImportedData(bytes) => self.take_found(ImportedData::from_bytes(&bytes).unwrap_or_default()),
            ReadingEvent::Stopped => self.state.set(State::Waiting),
            ReadingEvent::NoWorker => self.state.set(State::NoWorker),
            ReadingEvent::Broken => self.state.set(State::Broken),
        };
        self.format.with_untracked(|format| self.reader.read(files, format.trim(), told));
    }

    fn take_found(self, imported: ImportedData) {
        let before = self.session.with_untracked(Clone::clone);
        self.model.set_value(Model { imported, before, made: None });
        self.choices.set(Choices::default());
        self.count.update(|count| *count += 1);
        self.state.set(State::ImportedData);
    }

    fn stop_reading(self) {
        self.reader.stop();
    }

    /// What was found as a scenario, with the choices of now.
    fn taken(self) -> ImportPreview {
        self.count.track();
        let choices = self.choices.get();
        let now = self.session.with(Clone::clone);
        self.model.with_value(|model| {
            // Where only choices changed since, they begin again where the first began.
            let now = if model.made.as_ref() == Some(&now) { &model.before } else { &now };
            to_scenario::to_scenario(&model.imported, now, &choices)
        })
    }

    /// Makes the scenario of it; undo takes it back.
    fn take(self) {
        let scenario = untrack(|| self.taken()).scenario;
        self.model.update_value(|model| model.made = Some(scenario.clone()));
        self.session.update(move |now| *now = scenario);
        self.state.set(State::ImportPreview);
    }
}

fn opened(bring: Bring) -> AnyView {
    let progress = localized(bring.session, move |locale| match bring.state.get() {
        State::Reading(done, all, left) => locale.progress(done, all, left),
        State::ImportPreview => locale.import_labels().taken.to_owned(),
        State::NoWorker => locale.import_labels().no_worker.to_owned(),
        State::Broken => locale.import_labels().broken.to_owned(),
        State::Waiting | State::ImportedData => String::new(),
    });
    let reading = bring.is(|state| matches!(state, State::Reading(..)));
    view! {
        <p class="note">{bring.label(|labels| labels.note)}</p>
        <p class="note">{bring.label(|labels| labels.private)}</p>
        {source(bring)}
        <p role="status" data-testid="bring-state">{progress}</p>
        {show_when(reading, move || bar(bring))}
        {show_when(bring.is(|state| matches!(state, State::ImportedData | State::ImportPreview)), move || imported(bring))}
        {guide(bring.session)}
    }
    .into_any()
}

/// The places where files come in.
fn source(bring: Bring) -> AnyView {
    let input = move |testid: &'static str, label: Signal<String>, folder: bool| {
        view! {
            <label class="field">
                <span class="label">{label}</span>
                <input
                    type="file"
                    multiple=true
                    prop:webkitdirectory=folder
                    data-testid=testid
                    on:change=on_files(move |files| bring.read(&reading::chosen(files)))
                />
            </label>
        }
        .into_any()
    };
    view! {
        <div
            class="import-source"
            on:dragover=handler(move |event| platform::accept_files(&event))
            on:drop=handler(move |event| bring.reader.on_dropped(&event, move |files| bring.read(&files)))
        >
            <p>{bring.label(|labels| labels.drop)}</p>
            {input("bring-files", bring.label(|labels| labels.files), false)}
            {input("bring-folder", bring.label(|labels| labels.folder), true)}
            <label class="field">
                <span class="label">{bring.label(|labels| labels.format)}</span>
                <input
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    data-testid="bring-format"
                    aria-describedby="bring-format-hint"
                    prop:value=bring.format
                    on:input=on_value(move |format| bring.format.set(format))
                />
            </label>
            <p class="note" id="bring-format-hint">{bring.label(|labels| labels.format_hint)}</p>
        </div>
    }
    .into_any()
}

/// How to get the data, folded.
fn guide(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let told = move || Memo::new(move |_| import::how_to_get_all(session.locale()));
    view! {
        <details
            class="fold"
            data-testid="bring-guide"
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary>{localized(session, |locale| locale.import_labels().how.to_owned())}</summary>
            {show_when(open.into(), move || document::view("bring-how", told()))}
        </details>
    }
    .into_any()
}

/// How far the reading is.
fn bar(bring: Bring) -> AnyView {
    let share = derived(move || match bring.state.get() {
        State::Reading(done, all, _) if all > 0 => (done * 1_000 / all).to_string(),
        _ => "0".to_owned(),
    });
    view! {
        <p class="with-button">
            <progress max="1000" value=share aria-label=bring.label(|labels| labels.imported)></progress>
            {button("bring-stop".to_owned(), "", bring.label(|labels| labels.cancel), move || bring.stop_reading())}
        </p>
    }
    .into_any()
}

/// What was found, what is to be chosen, and what comes of it.
fn imported(bring: Bring) -> AnyView {
    let told = Memo::new(move |_| {
        bring.count.track();
        bring.model.with_value(|model| import_preview::imported(&model.imported, bring.session.locale()))
    });
    view! {
        <section class="import-result">
            {document::view("bring-found", told)}
            <h3>{localized(bring.session, |locale| locale.import_preview_labels().outcome.to_owned())}</h3>
            {choices(bring)}
            {document::view("bring-outcome", Memo::new(move |_| outcome(bring)))}
            {button("bring-take".to_owned(), "primary", bring.label(|labels| labels.take), move || bring.take())}
        </section>
    }
    .into_any()
}

/// What the scenario would answer, and what it does not show.
fn outcome(bring: Bring) -> Document {
    let locale = bring.session.locale();
    let ImportPreview { scenario, notes, .. } = bring.taken();
    let report = Report::new(&scenario, Axis::AllServices);
    let notes: Vec<_> = notes.iter().map(|note| locale.import_note(note)).collect();
    vec![Block::Paragraph(locale.verdict(&scenario, &report, Axis::AllServices)), Block::List(notes)]
}

/// What can be chosen; a choice stays in its place while others change.
fn choices(bring: Bring) -> AnyView {
    let keys = derived(move || {
        let Offer { regions, vpcs, window, unallocated } = bring.taken().offer;
        let fixed = [("region", regions.len() > 1), ("vpc", vpcs.len() > 1), ("scale", window.is_some())];
        let fixed = fixed.into_iter().filter(|(_, offered)| *offered).map(|(key, _)| key.to_owned());
        fixed.chain(unallocated.iter().map(|(unallocated, ..)| key(*unallocated).to_owned())).collect()
    });
    each(keys, move |key| match key.as_str() {
        "region" => region(bring),
        "vpc" => vpc(bring),
        "scale" => scale(bring),
        _ => list(move || {
            UnallocatedTraffic::ALL
                .into_iter()
                .filter(|unallocated| self::key(*unallocated) == key)
                .map(|unallocated| goes(bring, unallocated))
                .collect()
        }),
    })
}

fn region(bring: Bring) -> AnyView {
    let chosen = move || bring.choices.with(|choices| choices.region);
    let chosen = derived(move || {
        chosen().or(bring.taken().offer.regions.first().copied()).map_or("", RegionId::code).to_owned()
    });
    let names = derived(move || {
        let locale = bring.session.locale();
        bring.taken().offer.regions.into_iter().map(|region| name(region.code(), locale.region(region))).collect()
    });
    let label = localized(bring.session, |locale| locale.import_preview_labels().region.to_owned());
    choice("bring-region", label, chosen, names, move |value| {
        bring.choices.update(|choices| choices.region = RegionId::from_code(&value));
    })
}

fn vpc(bring: Bring) -> AnyView {
    let chosen = derived(move || {
        let chosen = bring.choices.with(|choices| choices.vpc.clone());
        chosen.or(bring.taken().offer.vpcs.into_iter().next()).unwrap_or_default()
    });
    let names = derived(move || bring.taken().offer.vpcs.into_iter().map(|vpc| name(&vpc, vpc.clone())).collect());
    let label = localized(bring.session, |locale| locale.import_preview_labels().vpc.to_owned());
    choice("bring-vpc", label, chosen, names, move |value| bring.choices.update(|choices| choices.vpc = Some(value)))
}

fn scale(bring: Bring) -> AnyView {
    let scaling = localized(bring.session, move |locale| {
        let window = bring.taken().offer.window;
        bring.session.with(|scenario| window.map_or_else(String::new, |window| locale.scaling(window, scenario.hours)))
    });
    let label = view! { <span>{bring.label(|labels| labels.scale)} " " <small>{scaling}</small></span> }.into_any();
    let on = derived(move || bring.choices.with(|choices| choices.scale));
    check("bring-scale".to_owned(), on, label, move |on| bring.choices.update(|choices| choices.scale = on))
}

/// Where a volume goes of which the files do not tell it.
fn goes(bring: Bring, unallocated: UnallocatedTraffic) -> AnyView {
    let offered = move || bring.taken().offer.unallocated.into_iter().find(|(offered, ..)| *offered == unallocated);
    let label = localized(bring.session, move |locale| {
        offered().map_or_else(String::new, |(_, gb, _)| locale.unallocated(unallocated, gb))
    });
    let chosen = derived(move || {
        let chosen =
            bring.choices.with(|choices| choices.unallocated.iter().find(|(known, _)| *known == unallocated).copied());
        let goes = chosen.map(|(_, goes)| goes).or(offered().map(|(.., usual)| usual));
        slug(goes.unwrap_or(Allocation::Nowhere)).to_owned()
    });
    let names = derived(move || {
        let locale = bring.session.locale();
        let services: Vec<_> =
            bring.session.with(|scenario| scenario.services.iter().map(|used| used.service).collect());
        let all = [Allocation::Nowhere, Allocation::Internet, Allocation::Spread]
            .into_iter()
            .chain(services.into_iter().map(Allocation::Service));
        all.map(|goes| name(slug(goes), locale.goes(goes))).collect()
    });
    choice(["bring-", key(unallocated)].concat(), label, chosen, names, move |value| {
        bring.choices.update(|choices| choose(choices, unallocated, &value));
    })
}

const fn key(unallocated: UnallocatedTraffic) -> &'static str {
    match unallocated {
        UnallocatedTraffic::Aws => "aws",
        UnallocatedTraffic::Public => "public",
        UnallocatedTraffic::NatBill => "nat-bill",
        UnallocatedTraffic::EndpointBill => "endpoint-bill",
    }
}

fn choose(choices: &mut Choices, unallocated: UnallocatedTraffic, value: &str) {
    let goes = match value {
        "" => Allocation::Nowhere,
        "internet" => Allocation::Internet,
        "spread" => Allocation::Spread,
        slug => ServiceId::from_slug(slug).map_or(Allocation::Nowhere, Allocation::Service),
    };
    choices.unallocated.retain(|(known, _)| *known != unallocated);
    choices.unallocated.push((unallocated, goes));
}

fn slug(goes: Allocation) -> &'static str {
    match goes {
        Allocation::Nowhere => "",
        Allocation::Internet => "internet",
        Allocation::Spread => "spread",
        Allocation::Service(service) => service.slug(),
    }
}

fn name(value: &str, text: String) -> Name {
    Name { value: value.to_owned(), text }
}
