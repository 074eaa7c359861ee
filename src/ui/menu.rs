//! A menu of the header: a button, and what it opens over the page.
//!
//! The browser's own popovers close on Escape and on a press elsewhere, and give the focus back. That they close when
//! the focus goes elsewhere is ours.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, show_when};
use super::platform::{close_menu, on_focus_leaving, on_toggle};

/// A button and what it opens, which is made when it is opened for the first time and then kept.
#[component]
pub(super) fn Menu(
    /// What names the button for tests.
    testid: &'static str,
    /// The id of what it opens.
    id: &'static str,
    /// What the button says.
    label: Signal<String>,
    /// What it opens.
    inside: Callback<(), AnyView>,
) -> impl IntoView {
    let [open, opened] = [(); 2].map(|()| RwSignal::new(false));
    view! {
        <div class=format!("menu {testid}") on:focusout=on_focus_leaving(move || close_menu(id))>
            <button
                type="button"
                class="opener"
                data-testid=testid
                popovertarget=id
                aria-expanded=derived(move || open.get().to_string())
            >
                {label}
            </button>
            <div
                class="popover"
                id=id
                popover="auto"
                role="group"
                aria-label=label
                on:toggle=on_toggle(move |now| {
                    open.set(now);
                    if now {
                        opened.set(true);
                    }
                })
            >
                {show_when(opened.into(), move || inside.run(()))}
            </div>
        </div>
    }
    .into_any()
}
