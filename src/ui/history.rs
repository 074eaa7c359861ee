//! Undo and redo, and the state of the last visit.

use leptos::prelude::*;

use super::kept_notices;
use super::parts::{localized, watch};
use super::platform::storage::{BrowserStorage, keep_in_this_tab, of_this_tab};
use super::platform::{self, Debounce, HashWriter, clock, handler, leaving, shortcuts};
use super::session::Session;
use natpoint_link::Link;
use natpoint_link::storage::{Former, LastVisit, NotKept, Opening, unlocked};
use natpoint_link::undo_history::UndoHistory;
use natpoint_link::view_options::{Show, ViewOptions};
use natpoint_text::scenarios::HistoryLabels;

/// The page's former states.
#[derive(Clone, Copy)]
pub(super) struct StateHistory {
    pub(super) session: Session,
    /// The states before this one, and those that were undone.
    pub(super) steps: Memo<Steps>,
    /// How often somebody went among them, and where to the last time.
    moves: RwSignal<Moves>,
    /// Whether the state of the last visit is shown, and nothing was started instead.
    pub(super) restored: RwSignal<bool>,
    /// The state once it rests, for what is too slow to follow a slider.
    pub rested: Signal<String>,
    /// The user's own states that are kept beside this one.
    pub(super) former: RwSignal<Vec<Former>>,
    /// What the user has not been told yet, or not dismissed.
    pub(super) problem: RwSignal<Option<Problem>>,
    hash: HashWriter,
    visit: StoredValue<Visit>,
}

/// The steps, which follow from the states that the page goes through and from the moves among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    /// The states in their order.
    pub history: UndoHistory,
    /// The moves that led here.
    moves: Moves,
}

/// The moves among the steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moves {
    count: u32,
    /// Whether the last one undid a step.
    back: bool,
}

impl Steps {
    /// The steps after those before: by a move, by a state that somebody made, or by neither.
    fn after(before: Option<&Self>, state: String, moves: Moves) -> Self {
        let Some(before) = before else { return Self { history: steps_of_this_tab(&state), moves } };
        let mut history = before.history.clone();
        if before.moves.count != moves.count {
            moved(&mut history, moves.back);
        }
        history.record(state, clock::now_ms());
        Self { history, moves }
    }
}

/// Goes a step back or on, to the state that is returned.
fn moved(history: &mut UndoHistory, back: bool) -> Option<String> {
    if back { history.undo() } else { history.redo() }
}

/// What is wrong with what the browser keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Changes are not kept.
    NotKept(NotKept),
    /// What was kept cannot be read.
    Unreadable,
}

/// The part of the history that triggers nothing.
struct Visit {
    last: LastVisit<BrowserStorage>,
    /// The state up to which everything here has followed.
    followed: String,
    /// Whether the user changed something since a whole scenario was opened.
    edited: bool,
    /// Whether a change waits to be kept.
    waits: bool,
    /// How keeping went the last time, so that a problem is told once.
    went: Result<(), NotKept>,
}

/// For how long a state rests before it is kept.
const REST_MS: i32 = 250;

/// Under what this tab keeps its steps.
const STEPS: &str = "natpoint.steps";

/// The steps that led to this state before the tab was loaded again; none at first.
fn steps_of_this_tab(state: &str) -> UndoHistory {
    let kept = of_this_tab(STEPS).and_then(|text| UndoHistory::from_text(&text, state));
    kept.unwrap_or_else(|| UndoHistory::new(state.to_owned()))
}

/// Starts to record states. A page that is opened without a link restores the state of the last visit.
pub(super) fn track(session: Session, hash: HashWriter) -> StateHistory {
    let (link, now) = (platform::hash(), clock::now_ms());
    let (last, opening) = if link.is_empty() {
        LastVisit::open(BrowserStorage, now)
    } else {
        (LastVisit::beside_link(BrowserStorage, &link, now), Opening::Nothing)
    };
    let is_restored = if let Opening::State(kept) = &opening {
        session.restore(kept);
        hash.write_soon(untrack(|| session.link()));
        true
    } else {
        false
    };
    let state = untrack(|| session.state());
    let problem = (opening == Opening::Unreadable).then_some(Problem::Unreadable);
    let moves = RwSignal::new(Moves::default());
    let history = StateHistory {
        session,
        steps: Memo::new(move |before| Steps::after(before, session.state(), moves.get())),
        moves,
        hash,
        restored: RwSignal::new(is_restored),
        former: RwSignal::new(last.former(&state)),
        rested: platform::debounced(move || session.state(), REST_MS),
        problem: RwSignal::new(problem),
        visit: StoredValue::new(Visit { last, followed: state, edited: is_restored, waits: false, went: Ok(()) }),
    };
    let rest = Debounce::new(REST_MS);
    watch(move |first| {
        session.state();
        // A link that is only looked at does not replace what is kept.
        if !first {
            history.follow_state();
            rest.call(move || {
                history.keep();
                history.keep_steps();
            });
        }
    });
    if is_restored {
        // The page stands by then, with what lies below the fold.
        platform::once_painted(move || history.stands());
    }
    leaving::on_leave(move || {
        history.keep();
        history.keep_steps();
        history.stands();
    });
    // An interrupted drag is a step of its own.
    session.on_drag_interrupted(move || history.has_followed());
    shortcuts::on_undo_keys(move |back| history.go(back));
    history
}

impl StateHistory {
    /// Follows to a new state: a change of the one before, or another scenario.
    fn follow_state(self) {
        let before = self.visit.with_value(|visit| visit.followed.clone());
        let is_other = self.session.was_replaced();
        if is_other && self.visit.with_value(|visit| visit.waits) {
            self.keep_link(&before);
        }
        // What was kept is no longer what is shown.
        if is_other {
            self.restored.set(false);
        }
        self.visit.update_value(|visit| {
            if is_other && visit.edited {
                visit.last.replaced();
            }
            visit.edited = !is_other;
            visit.waits = true;
        });
        self.has_followed();
        // A burst of changes is a step that grows, and so is its entry in the browser's history.
        if self.with_steps(|steps| steps.undoes_to(&before)) {
            self.hash.another_step();
        }
    }

    /// Takes the state of now as one that everything here has followed to.
    fn has_followed(self) {
        let present = self.with_steps(|steps| steps.present().to_owned());
        self.visit.update_value(|visit| visit.followed = present);
    }

    /// Reads the steps as they are now.
    fn with_steps<T>(self, read: impl FnOnce(&UndoHistory) -> T) -> T {
        self.steps.with_untracked(|steps| read(&steps.history))
    }

    /// Follows the browser to another entry of its history: to an earlier step or a later one, or to another link.
    pub(super) fn follow(self, link: &str) {
        // A drag that is cut short is a step of its own, after which nothing can be redone.
        self.session.interrupt_drag();
        let state = Link { language: None, ..Link::read(link).0 };
        let state = Link { view_options: ViewOptions { tab: None, ..state.view_options }, ..state }.write();
        let (back, on) = self.with_steps(|steps| (steps.undoes_to(&state), steps.redoes_to(&state)));
        if back || on {
            self.step(back);
        } else if state != self.with_steps(|steps| steps.present().to_owned()) {
            self.session.open(link);
        } else {
            self.session.follow_language_and_tab(&Link::read(link).0);
        }
    }

    /// Keeps the steps for a reload of this tab.
    fn keep_steps(self) {
        if self.session.view_options().with_untracked(|options| options.show == Show::All && !options.read_only) {
            keep_in_this_tab(STEPS, &self.with_steps(UndoHistory::to_text));
        }
    }

    /// Keeps the state for the next visit, if it has changed.
    fn keep(self) {
        if self.visit.with_value(|visit| visit.waits) {
            self.keep_link(&untrack(|| self.session.kept_link()));
        }
    }

    /// Keeps a state, unless the page is embedded or read only: then the state is someone else's.
    fn keep_link(self, link: &str) {
        self.visit.update_value(|visit| visit.waits = false);
        let mut read = Link { language: None, ..Link::read(link).0 };
        read.view_options.tab = None;
        if read.view_options.show != Show::All || read.view_options.read_only {
            return;
        }
        // The opening scenario is what a page shows anyway, without a notice.
        let link = (read != Link::default()).then_some(link);
        let kept = self.visit.try_update_value(|visit| {
            let kept = visit.last.keep(link, clock::now_ms());
            let is_new = std::mem::replace(&mut visit.went, kept) != kept;
            (kept, is_new)
        });
        if let Some((kept, true)) = kept {
            self.problem.set(kept.err().map(Problem::NotKept));
        }
        self.offer();
    }

    /// Reads which of the user's own states are kept beside this one.
    fn offer(self) {
        let state = untrack(|| self.session.state());
        let former = self.visit.with_value(|visit| visit.last.former(&state));
        if self.former.with_untracked(|before| *before != former) {
            self.former.set(former);
        }
    }

    /// The state that was opened did not stop the page.
    fn stands(self) {
        self.visit.update_value(|visit| visit.last.stands());
    }

    /// Opens a former state in the place of this one.
    pub(super) fn open_former(self, link: &str) {
        self.session.open(&unlocked(link));
        self.restored.set(false);
        // What is set aside in its place is offered once this one is kept.
        self.former.update(|former| former.retain(|one| one.link != link));
    }

    /// Forgets a former state for good.
    pub(super) fn forget_former(self, link: &str) {
        let forgotten = self.visit.try_update_value(|visit| visit.last.forget(link));
        if let Some(Err(why)) = forgotten {
            self.problem.set(Some(Problem::NotKept(why)));
        }
        self.offer();
    }

    /// Undoes a step, or redoes one.
    fn go(self, back: bool) {
        if self.step(back) {
            self.hash.another_step();
        }
    }

    /// Goes a step back or on, and says whether there was one.
    fn step(self, back: bool) -> bool {
        self.session.interrupt_drag();
        let Some(state) = self.with_steps(|steps| moved(&mut steps.clone(), back)) else { return false };
        self.moves.update(|moves| *moves = Moves { count: moves.count + 1, back });
        self.session.restore(&state);
        self.has_followed();
        true
    }

    /// The buttons to undo and to redo.
    pub(super) fn buttons(self) -> AnyView {
        let step = move |testid: &'static str, back: bool, keys: &'static str| {
            let can = move |steps: &UndoHistory| if back { steps.can_undo() } else { steps.can_redo() };
            // Not `disabled`, which would take the focus from someone who undoes the last step by keyboard.
            let idle = Memo::new(move |_| (!self.steps.with(|steps| can(&steps.history))).to_string());
            let name = label(self.session, if back { |labels| labels.undo } else { |labels| labels.redo });
            view! {
                <button
                    type="button"
                    data-testid=testid
                    aria-keyshortcuts=keys
                    aria-disabled=idle
                    on:click=handler(move |_| self.go(back))
                >
                    {name}
                </button>
            }
            .into_any()
        };
        let buttons = vec![step("undo", true, "Control+Z Meta+Z"), step("redo", false, "Control+Shift+Z Meta+Shift+Z")];
        view! { <div class="steps">{buttons}</div> }.into_any()
    }

    /// The notices of what is kept: that a former state is shown, and those that could be opened.
    pub(super) fn restored_notice(self) -> AnyView {
        view! { <kept_notices::KeptNotices history=self /> }.into_any()
    }
}

/// One label in the page's language.
pub(super) fn label(session: Session, pick: fn(&HistoryLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.history_labels()).to_owned())
}
