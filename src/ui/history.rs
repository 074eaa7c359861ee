//! Undo and redo, and the state of the last visit.

use leptos::prelude::*;

use super::parts::{button, localized, show_when, watch};
use super::platform::{self, Debounce, HashWriter, clock, handler, shortcuts, storage};
use super::session::Session;
use natpoint_link::Link;
use natpoint_link::undo_history::UndoHistory;
use natpoint_link::view_options::Show;
use natpoint_text::scenarios::HistoryLabels;

/// Where the last state is kept.
const SAVED: &str = "natpoint";
/// Where it is kept while the page opens it: if that fails, the crash panel shows it, and no later visit tries again.
const OPENING: &str = "natpoint.opening";

/// The page's former states.
#[derive(Clone, Copy)]
pub(super) struct StateHistory {
    session: Session,
    steps: RwSignal<UndoHistory>,
    restored: RwSignal<bool>,
    /// The state once it rests, for what is too slow to follow a slider.
    pub rested: RwSignal<String>,
}

/// Starts to record states. A page that is opened without a link restores the state of the last visit.
pub(super) fn track(session: Session, hash: HashWriter) -> StateHistory {
    let saved = Some(SAVED).filter(|_| platform::hash().is_empty()).and_then(storage::kept);
    if let Some(saved) = &saved {
        storage::keep(OPENING, saved);
        storage::forget(SAVED);
        session.open(saved);
        hash.write_soon(untrack(|| session.link()));
    }
    let was_saved = saved.is_some();
    let state = untrack(|| session.state());
    let rested = RwSignal::new(state.clone());
    let steps = RwSignal::new(UndoHistory::new(state));
    let history = StateHistory { session, steps, restored: RwSignal::new(was_saved), rested };
    let rest = Debounce::new(250);
    watch(move |first| {
        let state = session.state();
        if !first {
            steps.update(|steps| steps.record(state, clock::now_ms()));
        }
        // A link that is only looked at does not replace what was saved.
        if !first {
            rest.call(move || {
                rested.set(untrack(|| session.state()));
                save(session);
            });
        }
    });
    if was_saved {
        // The page has been painted with this state, so that restoring it again is safe.
        platform::once_painted(move || save(session));
    }
    // An interrupted drag is a step of its own.
    session.on_drag_interrupted(move || {
        let state = untrack(|| session.state());
        steps.update_untracked(|steps| steps.record(state, clock::now_ms()));
    });
    shortcuts::on_undo_keys(move |back| history.go(back));
    history
}

/// Saves the state for the next visit, unless the page is embedded or read only: then the state is someone else's.
fn save(session: Session) {
    storage::forget(OPENING);
    let is_own =
        session.view_options.with_untracked(|view_options| view_options.show == Show::All && !view_options.read_only);
    if is_own {
        let (state, link) = untrack(|| (session.state(), session.link()));
        // The opening scenario is what a page shows anyway, without a notice.
        let _ = if state == Link::default().write() { storage::forget(SAVED) } else { storage::keep(SAVED, &link) };
    }
}

impl StateHistory {
    /// Undoes a step, or redoes one.
    fn go(self, back: bool) {
        self.session.interrupt_drag();
        let step = |steps: &mut UndoHistory| if back { steps.undo() } else { steps.redo() };
        if let Some(state) = self.steps.try_update(step).flatten() {
            self.session.open(&state);
        }
    }

    /// The buttons to undo and to redo.
    pub(super) fn buttons(self) -> AnyView {
        let step = move |testid: &'static str, back: bool, keys: &'static str| {
            let can = move |steps: &UndoHistory| if back { steps.can_undo() } else { steps.can_redo() };
            // Not `disabled`, which would take the focus from someone who undoes the last step by keyboard.
            let idle = Memo::new(move |_| (!self.steps.with(can)).to_string());
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

    /// The notice that the state of the last visit is shown, and a button to start over.
    pub(super) fn restored_notice(self) -> AnyView {
        let Self { session, restored, .. } = self;
        show_when(restored.into(), move || {
            let start_over = move || {
                session.open("");
                restored.set(false);
            };
            view! {
                <p class="restored" role="status" data-testid="restored">
                    <span>{label(session, |labels| labels.restored)}</span>
                    {button("start-over".to_owned(), "", label(session, |labels| labels.start_over), start_over)}
                </p>
            }
            .into_any()
        })
    }
}

/// One label in the page's language.
pub(super) fn label(session: Session, pick: fn(&HistoryLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.history_labels()).to_owned())
}
