//! What is folded away: it is made when it is opened for the first time, and kept from then on with all that is typed
//! in it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::show_when;
use super::platform::on_toggle;

/// A summary, and what it opens.
#[component]
pub(super) fn Fold(
    /// What names it for tests; often nothing.
    #[prop(optional, into)]
    testid: Option<String>,
    /// How it looks.
    #[prop(into)]
    class: String,
    /// Whether it stands open of itself.
    #[prop(default = Signal::stored(false), into)]
    open: Signal<bool>,
    /// What is read while it is closed.
    summary: AnyView,
    /// What it opens.
    inside: Callback<(), AnyView>,
) -> impl IntoView {
    let opened = RwSignal::new(open.get_untracked());
    view! {
        <details
            class=class
            data-testid=testid
            prop:open=open
            on:toggle=on_toggle(move |now| {
                if now && !opened.get_untracked() {
                    opened.set(true);
                }
            })
        >
            <summary>{summary}</summary>
            {show_when(opened.into(), move || inside.run(()))}
        </details>
    }
    .into_any()
}
