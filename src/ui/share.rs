//! The link that restores what is on the page.

use leptos::prelude::*;

use super::parts::{button, derived, follow, say};
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
pub(super) fn link(session: Session) -> AnyView {
    let copied = RwSignal::new(Copied::NotYet);
    let link = say(session, move |_| format!("{}#{}", platform::address(), session.link()));
    // Any change makes the copy an old one.
    follow(move |_| {
        link.get();
        copied.set(Copied::NotYet);
    });
    let copy = move || {
        platform::copy(&link.get_untracked(), move |done| {
            copied.set(if done { Copied::Done } else { Copied::Refused });
        });
    };
    let label = say(session, move |words| {
        let labels = words.labels();
        let label = if copied.get() == Copied::Done { labels.copied } else { labels.copy_link };
        label.to_owned()
    });
    let hidden = derived(move || copied.get() != Copied::Refused);
    view! {
        <div class="share">
            {button("copy-link".to_owned(), "", label, copy)}
            <label class="by-hand" class:hidden=hidden>
                <span>{session.label(|labels| labels.copy_by_hand)}</span>
                <input
                    type="text"
                    readonly
                    tabindex=derived(move || if hidden.get() { "-1" } else { "0" }.to_owned())
                    data-testid="link"
                    prop:value=link
                    on:focus:target=move |event| event.target().select()
                />
            </label>
        </div>
    }
    .into_any()
}
