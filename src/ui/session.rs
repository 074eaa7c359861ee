//! The page's state: the scenario, and how it is shown.

use std::sync::Arc;

use leptos::prelude::*;
use reactive_stores::{Store, Subfield};

use super::field::RefusedField;
use super::parts::derived;
use super::platform::{self, Debounce};
use natpoint_link::Language;
use natpoint_link::view_options::{Tab, ViewOptions};
use natpoint_link::{Link, Notice};
use natpoint_model::article;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::currency::Currency;

use natpoint_model::scenario::{Proportions, Scenario};
use natpoint_model::units::Gb;
use natpoint_text::Labels;
use texts::Texts;

mod links;
mod services;
mod texts;

/// The page's state, one field for each thing that can change by itself.
#[derive(Debug, Store)]
pub(super) struct PageState {
    /// The scenario, at every step of a drag.
    scenario: Scenario,
    /// Whether the volume is being dragged.
    dragged: bool,
    /// What grows along the chart's axis.
    axis: Axis,
    language: Language,
    /// Whether links open in the language of the page, since somebody asked for that.
    language_in_links: bool,
    /// The second currency, of which a rate is known.
    currency: Option<Currency>,
    /// How the answer is shown, but for the tab.
    view_options: ViewOptions,
    /// The tab that is open. It is in the link, and no step of the history.
    tab: Tab,
    /// The parts of the link that could not be read.
    notices: Vec<Notice>,
    /// Whether the scenario began as the article's case rather than as the opening one, which is much like it.
    preset: bool,
    /// The fields whose texts were not understood, so that the answer does not count them.
    refused: Vec<RefusedField>,
    /// The services whose volumes a profile gave.
    profiled: Vec<ServiceId>,
    /// The services that stand in a row of their own though they only carry image pulls, since somebody asked.
    in_rows: Vec<ServiceId>,
    /// The answer before the last burst of changes, for a few seconds.
    former: Option<Arc<Report>>,
}

/// One field of the page's state, as a signal.
pub(super) type StateField<T> = Subfield<Store<PageState>, PageState, T>;

/// The page's state and what is derived from it, which every panel gets.
///
/// While the volume is dragged, only the verdict, the chart and its slider follow each step. What reads
/// [`Session::with`] or [`Session::settled`] follows when the drag rests, and every other change at once.
#[derive(Clone, Copy)]
pub(super) struct Session {
    state: Store<PageState>,
    /// The scenario once a drag rests.
    rested: Memo<Arc<Scenario>>,
    /// The answer at every step of a drag: for the verdict and the chart.
    pub report: Memo<Arc<Report>>,
    /// The answer once a drag rests: for everything else.
    pub settled: Memo<Arc<Report>>,
    texts: Memo<Texts>,
    bookkeeping: StoredValue<Bookkeeping>,
}

/// What the session remembers between changes and nothing on the page shows.
struct Bookkeeping {
    /// The services as the user last set them, so that scaling them back and forth loses nothing.
    proportions: Proportions,
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
        let (mut link, notices) = Link::read(&hash);
        let bookkeeping = StoredValue::new(Bookkeeping {
            proportions: link.scenario.proportions(),
            drag_rest: Debounce::new(100),
            former_end: Debounce::new(5_000),
            replaced: false,
            record_drag: None,
        });
        let state = Store::new(PageState {
            tab: link.view_options.tab.take().unwrap_or_default(),
            scenario: link.scenario,
            dragged: false,
            axis: link.axis,
            language_in_links: link.language.is_some(),
            language: link.language.unwrap_or_else(links::language_of_this_tab),
            currency: link.currency,
            view_options: link.view_options,
            notices,
            preset: !hash.is_empty(),
            refused: Vec::new(),
            profiled: Vec::new(),
            in_rows: Vec::new(),
            former: None,
        });
        let report = Memo::new(move |_| {
            let axis = state.axis().get();
            Arc::new(state.scenario().with(|scenario| Report::new(scenario, axis)))
        });
        let scenario = move || Arc::new(state.scenario().get());
        let dragged = move || state.dragged().get();
        Self {
            state,
            rested: Memo::new(move |before| at_rest(dragged(), before, scenario)),
            report,
            settled: Memo::new(move |before| at_rest(dragged(), before, || report.get())),
            texts: texts::of_state(state),
            bookkeeping,
        }
    }

    /// What grows along the chart's axis.
    pub(super) fn axis(self) -> StateField<Axis> {
        self.state.axis()
    }

    /// The language of the page.
    pub(super) fn language(self) -> StateField<Language> {
        self.state.language()
    }

    /// Whether links open in the language of the page.
    pub(super) fn language_in_links(self) -> StateField<bool> {
        self.state.language_in_links()
    }

    /// The second currency, of which a rate is known.
    pub(super) fn currency(self) -> StateField<Option<Currency>> {
        self.state.currency()
    }

    /// How the answer is shown, but for the tab.
    pub(super) fn view_options(self) -> StateField<ViewOptions> {
        self.state.view_options()
    }

    /// The tab that is open.
    pub(super) fn tab(self) -> StateField<Tab> {
        self.state.tab()
    }

    /// The parts of the link that could not be read.
    pub(super) fn notices(self) -> StateField<Vec<Notice>> {
        self.state.notices()
    }

    /// Whether the scenario began as the article's case.
    pub(super) fn preset(self) -> StateField<bool> {
        self.state.preset()
    }

    /// The first field whose text is not understood.
    pub(super) fn refused(self) -> Option<RefusedField> {
        self.state.refused().with(|all| all.iter().find(|field| field.is_refused.get()).copied())
    }

    /// The scenario once all changes of it have rested, for what takes longer to work out than the answer itself.
    pub(super) fn debounced(self) -> Signal<Arc<Scenario>> {
        platform::debounced(move || self.rested.get(), platform::REST_MS)
    }

    /// The answer once all changes have rested, for pictures.
    pub(super) fn debounced_report(self) -> Signal<Arc<Report>> {
        platform::debounced(move || self.settled.get(), platform::REST_MS)
    }

    /// Reads the scenario as it is when it rests, and follows it.
    pub(super) fn with<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.rested.with(|scenario| read(scenario))
    }

    /// Reads the scenario, and follows it step by step.
    pub(super) fn with_live<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.state.scenario().with(read)
    }

    /// Reads the scenario at this step without following it.
    pub(super) fn with_untracked<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.state.scenario().with_untracked(read)
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
            self.bookkeeping.update_value(|kept| kept.proportions = scenario.proportions());
        });
    }

    /// Scales all services to a total, in the proportions that the user last gave them.
    pub(super) fn scale_to(self, total: Gb) {
        self.drag(|scenario| {
            self.bookkeeping.with_value(|kept| scenario.scale_from(&kept.proportions, total));
        });
    }

    /// Moves the volume along the chart's axis to a value in millionths, as a step of a drag.
    pub(super) fn drag_to(self, millionths: u64) {
        // A read-only page can be explored, but not changed.
        if self.view_options().with_untracked(|view_options| view_options.read_only) {
            return;
        }
        let gb = Gb::from_units(millionths).min(Gb::MAX);
        let axis = self.axis().get_untracked();
        let (axis, steps) = match axis {
            Axis::OneService(_) => (axis, gb.units()),
            Axis::Vpcs => (axis, (millionths / 1_000_000).clamp(1, u64::from(Scenario::MAX_VPCS))),
            _ => return self.scale_to(gb),
        };
        self.drag(|scenario| {
            axis.set(scenario, steps);
            scenario.settle();
            self.bookkeeping.update_value(|kept| kept.proportions = scenario.proportions());
        });
    }

    /// Changes the scenario as a step of a drag, which rests when no other step follows soon.
    fn drag(self, change: impl FnOnce(&mut Scenario)) {
        self.set_dragged(true);
        self.replace(change);
        self.bookkeeping.with_value(|kept| kept.drag_rest).call(move || self.set_dragged(false));
    }

    fn set_dragged(self, dragged: bool) {
        if self.state.dragged().get_untracked() != dragged {
            self.state.dragged().set(dragged);
        }
    }

    /// Keeps the answer as it was before a burst of changes, until a few seconds after the last one.
    fn remember(self) {
        if self.state.former().with_untracked(Option::is_none) {
            self.state.former().set(Some(self.report.get_untracked()));
        }
        self.bookkeeping.with_value(|kept| kept.former_end).call(move || self.forget_former());
    }

    /// Forgets the former answer.
    pub(super) fn forget_former(self) {
        self.state.former().set(None);
    }

    /// Reads the answer before the last burst of changes, and follows it.
    pub(super) fn with_former<T>(self, read: impl FnOnce(Option<&Report>) -> T) -> T {
        self.state.former().with(|former| read(former.as_deref()))
    }

    /// Calls back when a drag is cut short by another change, before that changes anything.
    pub(super) fn on_drag_interrupted(self, record_drag: impl Fn() + Send + Sync + 'static) {
        self.bookkeeping.update_value(|kept| kept.record_drag = Some(Arc::new(record_drag)));
    }

    /// Ends a drag, after its last step was recorded.
    pub(super) fn interrupt_drag(self) {
        if !self.state.dragged().get_untracked() {
            return;
        }
        self.set_dragged(false);
        if let Some(record_drag) = self.bookkeeping.with_value(|kept| kept.record_drag.clone()) {
            record_drag();
        }
    }

    /// Watches a field whose text may not be understood, as long as the field is there.
    pub(super) fn watch_refusals(self, field: RefusedField) {
        self.state.refused().update(|all| all.push(field));
        on_cleanup(move || {
            self.state.refused().try_update(|all| all.retain(|other| other.field != field.field));
        });
    }

    /// Opens a link: everything in it replaces what is there, as another scenario.
    pub(super) fn open(self, text: &str) {
        self.language_in_links().set(Link::read(text).0.language.is_some());
        self.bookkeeping.update_value(|kept| kept.replaced = true);
        self.restore(text);
    }

    /// Whether another scenario was opened since this was last asked.
    pub(super) fn was_replaced(self) -> bool {
        self.bookkeeping.try_update_value(|kept| std::mem::take(&mut kept.replaced)).unwrap_or_default()
    }

    /// Goes back to a state of this page or of the last visit.
    pub(super) fn restore(self, text: &str) {
        let (mut link, notices) = Link::read(text);
        self.follow_language_and_tab(&link);
        link.view_options.tab = None;
        self.preset().set(!text.trim_start_matches('#').is_empty());
        self.axis().set(link.axis);
        self.currency().set(link.currency);
        self.view_options().set(link.view_options);
        self.notices().set(notices);
        // A link means the same whatever was there before it.
        self.change(|scenario| *scenario = link.scenario);
        self.forget_former();
    }

    /// Shows the page in the language and at the tab that a link names; what it leaves open stays.
    pub(super) fn follow_language_and_tab(self, link: &Link) {
        if let Some(language) = link.language {
            self.language().set(language);
        }
        if let Some(tab) = link.view_options.tab {
            self.tab().set(tab);
        }
    }

    /// Whether the page has inputs.
    pub(super) fn open_to_change(self) -> Signal<bool> {
        derived(move || !self.view_options().with(|view_options| view_options.read_only))
    }

    /// One label in the page's language.
    pub(super) fn label(self, pick: fn(&Labels) -> &'static str) -> Signal<String> {
        derived(move || self.locale().unbroken(pick(self.locale().labels()).to_owned()))
    }

    fn replace(self, change: impl FnOnce(&mut Scenario)) {
        // A change that reads the state meets it as it was before.
        let mut scenario = self.state.scenario().get_untracked();
        change(&mut scenario);
        self.state.scenario().set(scenario);
    }
}

/// A value that stands still while the volume is dragged, once there is one.
fn at_rest<T>(dragged: bool, before: Option<&Arc<T>>, now: impl FnOnce() -> Arc<T>) -> Arc<T> {
    match before {
        Some(before) if dragged => Arc::clone(before),
        _ => now(),
    }
}
