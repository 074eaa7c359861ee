//! How to get the data that can be imported.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use crate::ui::document;
use crate::ui::parts::{localized, show_when};
use crate::ui::platform::on_toggle;
use crate::ui::session::Session;
use natpoint_text::import;

/// How to get the data, folded.
#[component]
pub(super) fn MeasuringGuide(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let told = move || Memo::new(move |_| import::how_to_get_all(session.locale()));
    view! {
        <details
            class="fold"
            data-testid="bring-guide"
            on:toggle=on_toggle(move |now| open.set(now))
        >
            <summary>{localized(session, |locale| locale.import_labels().how.to_owned())}</summary>
            {show_when(open.into(), move || {
                view! { <document::DocumentWithCopies session testid="bring-how" document=told() /> }.into_any()
            })}
        </details>
    }
    .into_any()
}
