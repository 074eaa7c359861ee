//! What the page says of the states that the browser keeps.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::history::{Problem, StateHistory, Steps, label};
use super::parts::{button, derived, list, localized, show_when};
use super::platform::clock;
use natpoint_link::storage::{Former, NotKept};
use natpoint_link::undo_history::UndoHistory;

/// The state of the last visit, the user's own states that are kept beside this one, and what could not be kept.
#[component]
pub(super) fn KeptNotices(
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    view! { <RestoredNotice history /> <FormerStates history /> <StorageProblems history /> }.into_any()
}

/// That the state of the last visit is shown, and a button to start over.
#[component]
fn RestoredNotice(
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    let StateHistory { session, restored, .. } = history;
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

/// The user's own states that are kept beside this one. A page that is shown to someone without inputs offers none.
#[component]
fn FormerStates(
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    let open = history.session.open_to_change();
    let any = derived(move || open.get() && !history.former.with(Vec::is_empty));
    show_when(any, move || {
        let rows = list(move || {
            history.former.with(|former| former.iter().enumerate().map(|(at, one)| row(history, at, one)).collect())
        });
        view! { <div role="status" data-testid="former">{rows}</div> }.into_any()
    })
}

fn row(history: StateHistory, at: usize, former: &Former) -> AnyView {
    let session = history.session;
    let (kept, did_not_open) = (former.kept_ms.and_then(clock::local_minute), former.did_not_open);
    let told = localized(session, move |locale| {
        let kept = kept.as_deref();
        if did_not_open { locale.did_not_open(kept) } else { locale.former_state(kept) }
    });
    let [opened, forgotten] = [(); 2].map(|()| former.link.clone());
    view! {
        <p class="restored">
            <span>{told}</span>
            {button(format!("open-former-{}", at + 1), "", label(session, |labels| labels.open), move || {
                history.open_former(&opened);
            })}
            {button(format!("delete-former-{}", at + 1), "", label(session, |labels| labels.delete), move || {
                history.forget_former(&forgotten);
            })}
        </p>
    }
    .into_any()
}

/// What could not be kept. It lies over the end of the page, so that nothing moves when it comes.
#[component]
fn StorageProblems(
    /// The states of the page, those of earlier visits among them.
    history: StateHistory,
) -> impl IntoView {
    let StateHistory { session, problem, steps, .. } = history;
    let sentence = localized(session, move |locale| {
        let labels = locale.storage_labels();
        let told = problem.get().map(|problem| match problem {
            Problem::NotKept(NotKept::NoStorage) => labels.no_storage,
            Problem::NotKept(NotKept::Full) => labels.storage_full,
            Problem::Unreadable => labels.unreadable,
        });
        told.unwrap_or_default().to_owned()
    });
    let at_the_end = derived(move || steps.with(|Steps { history, .. }| history.is_cut() && !history.can_undo()));
    view! {
        <div class="problems" role="status">
            {show_when(derived(move || problem.with(Option::is_some)), move || {
                view! {
                    <p class="restored" data-testid="not-kept">
                        <span>{sentence}</span>
                        {button("dismiss-not-kept".to_owned(), "", session.label(|labels| labels.dismiss), move || {
                            problem.set(None);
                        })}
                    </p>
                }
                .into_any()
            })}
            {show_when(at_the_end, move || {
                let told = localized(session, |locale| locale.undo_limit(UndoHistory::LIMIT));
                view! { <p class="restored" data-testid="undo-limit">{told}</p> }.into_any()
            })}
        </div>
    }
    .into_any()
}
