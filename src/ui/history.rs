//! Going back and forward, and what was there at the last visit.

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
/// Where it stands while the page tries to open it: should that fail, the crash panel shows it and nobody tries again.
const OPENING: &str = "natpoint.opening";

/// The page's former states.
#[derive(Clone, Copy)]
pub(super) struct Past {
    session: Session,
    steps: RwSignal<UndoHistory>,
    restored: RwSignal<bool>,
    /// The state once it stands still, for what is too slow to follow a slider.
    pub still: RwSignal<String>,
}

/// Begins to keep former states. A page without a link opens on the state of the last visit.
pub(super) fn keep(session: Session, hash: HashWriter) -> Past {
    let saved = Some(SAVED).filter(|_| platform::hash().is_empty()).and_then(storage::kept);
    if let Some(saved) = &saved {
        storage::keep(OPENING, saved);
        storage::forget(SAVED);
        session.open(saved);
        hash.write_soon(untrack(|| session.link()));
    }
    let was_saved = saved.is_some();
    let state = untrack(|| session.state());
    let still = RwSignal::new(state.clone());
    let steps = RwSignal::new(UndoHistory::new(state));
    let past = Past { session, steps, restored: RwSignal::new(was_saved), still };
    let rest = Debounce::new(250);
    watch(move |first| {
        let state = session.state();
        if !first {
            steps.update(|steps| steps.record(state, clock::now_ms()));
        }
        // A link that is only looked at does not replace what was kept.
        if !first {
            rest.call(move || {
                still.set(untrack(|| session.state()));
                save(session);
            });
        }
    });
    if was_saved {
        // The page stands with it, so that it is safe to be restored again.
        platform::once_painted(move || save(session));
    }
    // A step of its own, though the page did not come to rest on it.
    session.on_cut_short(move || {
        let state = untrack(|| session.state());
        steps.update_untracked(|steps| steps.record(state, clock::now_ms()));
    });
    shortcuts::on_undo_keys(move |back| past.go(back));
    past
}

/// Keeps the state for the next visit; what is only shown to someone is not theirs to be kept.
fn save(session: Session) {
    storage::forget(OPENING);
    let is_own =
        session.view_options.with_untracked(|view_options| view_options.show == Show::All && !view_options.read_only);
    if is_own {
        let (state, link) = untrack(|| (session.state(), session.link()));
        // Nothing is lost of the article's case, and the next visit needs no notice.
        let _ = if state == Link::default().write() { storage::forget(SAVED) } else { storage::keep(SAVED, &link) };
    }
}

impl Past {
    /// Goes a step back, or comes one forward.
    fn go(self, back: bool) {
        self.session.note_drag();
        let step = |steps: &mut UndoHistory| if back { steps.undo() } else { steps.redo() };
        if let Some(state) = self.steps.try_update(step).flatten() {
            self.session.open(&state);
        }
    }

    /// The buttons to undo and to redo.
    pub(super) fn buttons(self) -> AnyView {
        let step = move |testid: &'static str, back: bool, keys: &'static str| {
            let can = move |steps: &UndoHistory| if back { steps.can_undo() } else { steps.can_redo() };
            // Not disabled: the key that presses the last step would fall out of the button.
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

    /// That the state of the last visit is shown, and a way out of it.
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
