//! The page's state: the scenario, and how it is shown.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::field::RefusedField;
use super::parts::derived;
use super::platform::{self, Debounce};
use natpoint_link::Language;
use natpoint_link::view_options::{Tab, ViewOptions};
use natpoint_link::{Link, Notice};
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::currency::Currency;

use natpoint_model::scenario::{Proportions, Scenario};
use natpoint_model::units::{Gb, Usd};
use natpoint_text::{Labels, Locale, numbers};

/// The page's state, which every panel gets. All of it is in the link, except what is derived.
///
/// While the volume is dragged, only the verdict, the chart and its slider follow each step. What reads
/// [`Session::with`] or [`Session::settled`] follows when the drag rests, and every other change at once.
#[derive(Clone, Copy)]
pub(super) struct Session {
    scenario: RwSignal<Scenario>,
    /// Triggers what waits for the scenario to rest.
    rest: RwSignal<u32>,
    /// Triggers when the former answer is forgotten.
    former_forgotten: RwSignal<u32>,
    kept: StoredValue<SessionState>,
    /// The volume along the chart's axis.
    pub axis: RwSignal<Axis>,
    /// The language.
    pub language: RwSignal<Language>,
    /// The currency that amounts are shown in beside US dollars.
    pub currency: RwSignal<Option<Currency>>,
    /// How the answer is shown, but for the tab.
    pub view_options: RwSignal<ViewOptions>,
    /// The answer at every step of a drag: for the verdict and the chart.
    pub report: ReportSignal,
    /// The answer once a drag rests: for everything else.
    pub settled: ReportSignal,
}

/// The part of the state that triggers nothing, and signals that few follow: every panel carries the session.
struct SessionState {
    /// The tab that is open. It is in the link, and no step of the history.
    tab: RwSignal<Tab>,
    /// The parts of the link that could not be read.
    notices: RwSignal<Vec<Notice>>,
    /// Whether the scenario began as the article's case rather than as the opening one, which is much like it.
    preset: RwSignal<bool>,
    /// The fields whose texts are not understood, so that the answer does not count them.
    refused: RwSignal<Vec<RefusedField>>,
    /// The services as the user last set them, so that scaling them back and forth loses nothing.
    proportions: Proportions,
    /// The answer before the last burst of changes, for a few seconds.
    former: Option<Report>,
    /// Whether the volume is being dragged.
    dragged: bool,
    /// Waits for a drag to rest.
    drag_rest: Debounce,
    /// Waits for the former answer to be forgotten.
    former_end: Debounce,
    /// Whether another scenario has taken the place of the one before, since somebody asked.
    replaced: bool,
    /// Records the scenario before something else than the drag changes it.
    record_drag: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Session {
    /// Starts from the link in the address, or from the opening scenario.
    pub(super) fn new() -> Self {
        let hash = platform::hash();
        let has_link = !hash.is_empty();
        let (mut link, notices) = Link::read(&hash);
        let kept = SessionState {
            tab: RwSignal::new(link.view_options.tab.take().unwrap_or_default()),
            notices: RwSignal::new(notices),
            preset: RwSignal::new(has_link),
            refused: RwSignal::default(),
            proportions: link.scenario.proportions(),
            former: None,
            dragged: false,
            drag_rest: Debounce::new(100),
            former_end: Debounce::new(5_000),
            replaced: false,
            record_drag: None,
        };
        let scenario = RwSignal::new(link.scenario);
        let axis = RwSignal::new(link.axis);
        let rest = RwSignal::new(0);
        let report = Memo::new(move |_| scenario.with(|scenario| Report::new(scenario, axis.get())));
        Self {
            scenario,
            rest,
            former_forgotten: RwSignal::new(0),
            kept: StoredValue::new(kept),
            axis,
            language: RwSignal::new(link.language.unwrap_or_else(|| Language::of_tag(&platform::language()))),
            currency: RwSignal::new(link.currency),
            view_options: RwSignal::new(link.view_options),
            report: ReportSignal { report, rest: None },
            settled: ReportSignal { report, rest: Some((rest, axis)) },
        }
    }

    /// The tab that is open.
    pub(super) fn tab(self) -> RwSignal<Tab> {
        self.kept.with_value(|kept| kept.tab)
    }

    /// The parts of the link that could not be read.
    pub(super) fn notices(self) -> RwSignal<Vec<Notice>> {
        self.kept.with_value(|kept| kept.notices)
    }

    /// Whether the scenario began as the article's case.
    pub(super) fn preset(self) -> RwSignal<bool> {
        self.kept.with_value(|kept| kept.preset)
    }

    /// The fields whose texts are not understood.
    pub(super) fn refused(self) -> RwSignal<Vec<RefusedField>> {
        self.kept.with_value(|kept| kept.refused)
    }

    /// Reads the scenario as it is, and follows it when it rests.
    pub(super) fn with<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.rest.track();
        read(&self.untracked())
    }

    /// Reads the scenario, and follows it step by step.
    pub(super) fn with_live<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        read(&self.tracked())
    }

    /// Reads the scenario without following it.
    pub(super) fn with_untracked<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        read(&self.untracked())
    }

    /// A text of the scenario, such as a field's value.
    pub(super) fn text(self, read: impl Fn(&Scenario) -> String + Send + Sync + 'static) -> Signal<String> {
        derived(move || self.with(&read))
    }

    /// Something that holds of the scenario or does not.
    pub(super) fn holds(self, read: impl Fn(&Scenario) -> bool + Send + Sync + 'static) -> Signal<bool> {
        derived(move || self.with(&read))
    }

    /// Changes the scenario.
    pub(super) fn update(self, change: impl FnOnce(&mut Scenario)) {
        self.change(|scenario| {
            let before = scenario.clone();
            change(scenario);
            article::leave(&before, scenario);
        });
    }

    fn change(self, change: impl FnOnce(&mut Scenario)) {
        self.remember();
        self.interrupt_drag();
        self.replace(|scenario| {
            change(scenario);
            scenario.settle();
            self.kept.update_value(|kept| kept.proportions = scenario.proportions());
        });
        self.rest.set(0);
    }

    /// Scales all services to a total, in the proportions that the user last gave them.
    pub(super) fn scale_to(self, total: Gb) {
        self.replace(|scenario| {
            self.kept.with_value(|kept| scenario.scale_from(&kept.proportions, total));
        });
        self.rest_soon();
    }

    /// Moves the volume along the chart's axis to a value in millionths, as a step of a drag.
    pub(super) fn drag_to(self, millionths: u64) {
        // A read-only page can be explored, but not changed.
        if self.view_options.with_untracked(|view_options| view_options.read_only) {
            return;
        }
        let gb = Gb::from_units(millionths).min(Gb::MAX);
        let axis = self.axis.get_untracked();
        let (axis, steps) = match axis {
            Axis::OneService(_) => (axis, gb.units()),
            Axis::Vpcs => (axis, (millionths / 1_000_000).clamp(1, u64::from(Scenario::MAX_VPCS))),
            _ => return self.scale_to(gb),
        };
        self.replace(|scenario| {
            axis.set(scenario, steps);
            scenario.settle();
            self.kept.update_value(|kept| kept.proportions = scenario.proportions());
        });
        self.rest_soon();
    }

    /// Keeps the answer as it was before a burst of changes, until a few seconds after the last one.
    fn remember(self) {
        let report = self.report;
        self.kept.update_value(|kept| {
            if kept.former.is_none() {
                kept.former = Some(report.copy());
            }
        });
        self.kept.with_value(|kept| kept.former_end).call(move || self.forget_former());
    }

    /// Forgets the former answer.
    pub(super) fn forget_former(self) {
        self.kept.update_value(|kept| kept.former = None);
        self.former_forgotten.set(0);
    }

    /// Reads the answer before the last burst of changes, and follows its going; its coming is a change anyway.
    pub(super) fn with_former<T>(self, read: impl FnOnce(Option<&Report>) -> T) -> T {
        self.former_forgotten.track();
        self.kept.with_value(|kept| read(kept.former.as_ref()))
    }

    fn rest_soon(self) {
        let Self { rest, kept, .. } = self;
        kept.update_value(|kept| kept.dragged = true);
        kept.with_value(|kept| kept.drag_rest).call(move || {
            kept.update_value(|kept| kept.dragged = false);
            rest.set(0);
        });
    }

    /// Calls back when a drag is cut short by another change, before that changes anything.
    pub(super) fn on_drag_interrupted(self, record_drag: impl Fn() + Send + Sync + 'static) {
        self.kept.update_value(|kept| kept.record_drag = Some(Arc::new(record_drag)));
    }

    /// Ends a drag, after its last step was recorded.
    pub(super) fn interrupt_drag(self) {
        let record_drag = self.kept.try_update_value(|kept| {
            let dragged = std::mem::take(&mut kept.dragged);
            kept.record_drag.clone().filter(|_| dragged)
        });
        if let Some(record_drag) = record_drag.flatten() {
            record_drag();
        }
    }

    /// Notes that a field's text is not understood, or that it is again.
    pub(super) fn note_refused(self, refused: RefusedField, is_refused: bool) {
        let known = self.refused().with_untracked(|all| all.iter().any(|other| other.field == refused.field));
        if known || is_refused {
            self.refused().update(|all| {
                all.retain(|other| other.field != refused.field);
                all.extend(is_refused.then_some(refused));
            });
        }
    }

    /// Opens a link: everything in it replaces what is there, as another scenario.
    pub(super) fn open(self, text: &str) {
        self.kept.update_value(|kept| kept.replaced = true);
        self.restore(text);
    }

    /// Whether another scenario was opened since this was last asked.
    pub(super) fn was_replaced(self) -> bool {
        self.kept.try_update_value(|kept| std::mem::take(&mut kept.replaced)).unwrap_or_default()
    }

    /// Goes back to a state of this page or of the last visit.
    pub(super) fn restore(self, text: &str) {
        let (mut link, notices) = Link::read(text);
        if let Some(language) = link.language {
            self.language.set(language);
        }
        if let Some(tab) = link.view_options.tab.take() {
            self.tab().set(tab);
        }
        self.preset().set(!text.trim_start_matches('#').is_empty());
        self.axis.set(link.axis);
        self.currency.set(link.currency);
        self.view_options.set(link.view_options);
        self.notices().set(notices);
        // A link means the same whatever was there before it.
        self.change(|scenario| *scenario = link.scenario);
        self.forget_former();
    }

    /// The page's state as a link.
    pub(super) fn link(self) -> String {
        let tab = self.tab().get();
        self.written(Some(self.language.get()), (tab != Tab::default()).then_some(tab))
    }

    /// The page's state as a link that opens in the language and on the tab that are read then.
    pub(super) fn state(self) -> String {
        self.written(None, None)
    }

    fn written(self, language: Option<Language>, tab: Option<Tab>) -> String {
        let link = Link {
            scenario: self.with(Clone::clone),
            axis: self.axis.get(),
            currency: self.currency.get(),
            language,
            view_options: ViewOptions { tab, ..self.view_options.get() },
        };
        link.write()
    }

    /// Whether the page has inputs.
    pub(super) fn open_to_change(self) -> Signal<bool> {
        derived(move || !self.view_options.with(|view_options| view_options.read_only))
    }

    /// An amount in the user's currency, if there is one: `≈ 19,596 JPY`.
    pub(super) fn local(self, usd: Usd) -> Option<String> {
        self.currency.get().map(|currency| numbers::local(&currency, usd))
    }

    /// The texts in the page's language.
    pub(super) fn locale(self) -> &'static dyn Locale {
        natpoint_text::in_language(self.language.get())
    }

    /// One label in the page's language.
    pub(super) fn label(self, pick: fn(&Labels) -> &'static str) -> Signal<String> {
        derived(move || pick(self.locale().labels()).to_owned())
    }

    fn replace(self, change: impl FnOnce(&mut Scenario)) {
        let mut scenario = self.untracked().clone();
        change(&mut scenario);
        self.set(scenario);
    }

    // Not generic, so that what reads and writes a signal is in the program once.

    #[inline(never)]
    fn tracked(self) -> impl Deref<Target = Scenario> {
        self.scenario.read()
    }

    #[inline(never)]
    fn untracked(self) -> impl Deref<Target = Scenario> {
        self.scenario.read_untracked()
    }

    #[inline(never)]
    fn set(self, scenario: Scenario) {
        self.scenario.set(scenario);
    }
}

/// The report on the scenario, made again when the scenario changes.
#[derive(Clone, Copy)]
pub(super) struct ReportSignal {
    report: Memo<Report>,
    /// What is followed instead of the report itself.
    rest: Option<(RwSignal<u32>, RwSignal<Axis>)>,
}

impl ReportSignal {
    /// Reads the report as it is, and follows it.
    pub(super) fn with<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        read(&self.tracked())
    }

    fn copy(self) -> Report {
        self.report.read_untracked().clone()
    }

    #[inline(never)]
    fn tracked(self) -> impl Deref<Target = Report> {
        match self.rest {
            Some((rest, axis)) => {
                rest.track();
                axis.track();
                self.report.read_untracked()
            }
            None => self.report.read(),
        }
    }
}
