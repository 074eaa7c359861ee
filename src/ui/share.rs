//! The link that restores what is on the page, and the way back from one.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{button, check, derived, localized, show_when};
use super::platform::{self, Scope, on_value_replaced, select_all};
use super::session::Session;

use natpoint_link::address::{has_query, public};
use natpoint_link::view_options::ViewOptions;
use natpoint_link::{Link, Notice};

/// An attempt to copy a text, and whether it went well.
#[derive(Clone, PartialEq, Eq)]
struct CopyAttempt {
    text: String,
    succeeded: bool,
}

/// The page's address as others may have it, where it leads them here too: a file on a disk does not.
pub(super) fn address() -> String {
    let address = platform::address();
    if address.starts_with("http") { public(&address) } else { String::new() }
}

/// That the link leaves out a part of the page's address, where it does.
pub(super) fn query_note(session: Session) -> Option<AnyView> {
    let address = platform::address();
    (address.starts_with("http") && has_query(&address)).then(|| {
        let told = localized(session, |locale| locale.storage_labels().query_left_out.to_owned());
        view! { <p class="note" data-testid="query-left-out">{told}</p> }.into_any()
    })
}

/// A button that copies the link, and the link itself where a page may not copy; the settings where a link leads
/// nobody anywhere.
#[component]
pub(super) fn LinkToCopy(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let last_attempt = RwSignal::new(None::<CopyAttempt>);
    let here = address();
    let on_disk = here.is_empty();
    let link = localized(session, move |_| natpoint_export::link(&here, &session.link()));
    // A copy of another link is an old one.
    let succeeded = Memo::new(move |_| {
        last_attempt.with(|last| last.as_ref().filter(|last| last.text == link.get()).map(|last| last.succeeded))
    });
    let scope = Scope::current();
    let copy = move || {
        let text = link.get_untracked();
        platform::copy(scope, &text.clone(), move |succeeded| {
            last_attempt.set(Some(CopyAttempt { text: text.clone(), succeeded }));
        });
    };
    let label = localized(session, move |locale| {
        let labels = locale.labels();
        let usual = if on_disk { locale.export_labels().copy_settings } else { labels.copy_link };
        let label = if succeeded.get() == Some(true) { labels.copied } else { usual };
        label.to_owned()
    });
    let hidden = derived(move || succeeded.get() != Some(false));
    view! {
        <div class="share">
            {button("copy-link".to_owned(), "", label, copy)}
            {check(
                "link-language".to_owned(),
                session.language_in_links().into(),
                view! { <span>{localized(session, |locale| locale.page_labels().link_language.to_owned())}</span> }
                    .into_any(),
                move |asked| session.language_in_links().set(asked),
            )}
            <label class="by-hand" class:hidden=hidden>
                <span>{session.label(|labels| labels.copy_by_hand)}</span>
                <input
                    type="text"
                    readonly
                    tabindex=derived(move || if hidden.get() { "-1" } else { "0" }.to_owned())
                    data-testid="link"
                    prop:value=link
                    on:focus=select_all()
                />
            </label>
            {show_when(derived(move || succeeded.get().is_some()), move || query_note(session).into_any())}
        </div>
    }
    .into_any()
}

/// A field that takes a link or settings back.
#[component]
pub(super) fn PasteLink(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let refused = RwSignal::new(false);
    let open = move |pasted: String| {
        let settings = natpoint_export::settings_in(&pasted);
        let (_, notices) = Link::read(settings);
        let unknown = settings.is_empty() || matches!(notices.first(), Some(Notice::UnknownVersion(_)));
        refused.set(unknown && !pasted.trim().is_empty());
        if !unknown {
            // A link to a frame opens what is in it, not the frame.
            let view_options = session.view_options().get_untracked();
            session.open(settings);
            session.view_options().update(|opened| {
                *opened = ViewOptions {
                    show: view_options.show,
                    theme: view_options.theme,
                    read_only: view_options.read_only,
                    ..opened.clone()
                };
            });
            platform::download::to_top();
        }
        !unknown
    };
    let open_label = localized(session, |locale| locale.export_labels().open.to_owned());
    view! {
        <div class="paste">
            <label class="field">
                <span class="label">{localized(session, |locale| locale.export_labels().paste.to_owned())}</span>
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    data-testid="paste"
                    on:change=on_value_replaced(Scope::current(), move |pasted| open(pasted).then(String::new))
                />
            </label>
            // Whatever moves the focus off the field opens what is in it.
            {button("paste-open".to_owned(), "", open_label, || ())}
            <div role="status">
                {show_when(refused.into(), move || {
                    let said = localized(session, |locale| locale.export_labels().paste_refused.to_owned());
                    view! { <p class="error" data-testid="paste-refused">{said}</p> }.into_any()
                })}
            </div>
        </div>
    }
    .into_any()
}
