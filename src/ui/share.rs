//! The link that restores what is on the page.

use leptos::prelude::*;

use super::platform;
use super::session::Session;

/// How the last attempt to copy went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// A button that copies the link, and the link itself where a page may not copy.
#[component]
pub(super) fn Share(session: Session) -> impl IntoView {
    let copied = RwSignal::new(Copied::NotYet);
    let link = move || format!("{}#{}", platform::address(), session.link());
    // Any change makes the copy an old one.
    Effect::new(move || {
        session.link();
        copied.set(Copied::NotYet);
    });
    let copy = move |_| {
        platform::copy(&untrack(link), move |done| copied.set(if done { Copied::Done } else { Copied::Refused }));
    };
    let label = move || {
        let labels = session.words().labels();
        if copied.get() == Copied::Done { labels.copied } else { labels.copy_link }
    };
    view! {
        <div class="share">
            <button type="button" data-testid="copy-link" on:click=copy>{label}</button>
            <label class=move || if copied.get() == Copied::Refused { "by-hand" } else { "hidden" }>
                {session.label(|labels| labels.copy_by_hand)}
                <input
                    type="text"
                    readonly
                    tabindex=move || if copied.get() == Copied::Refused { "0" } else { "-1" }
                    data-testid="link"
                    prop:value=link
                    on:focus:target=move |event| event.target().select()
                />
            </label>
        </div>
    }
    .into_any()
}
