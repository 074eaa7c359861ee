//! The frame of the tables of the page: none makes it wider than its window.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

/// The frame of a table, which scrolls where the table is wider than there is room, by keys too.
#[component]
pub(super) fn WideTable(
    /// What it is called by those who hear the page.
    name: Signal<String>,
    /// What names it for tests.
    testid: &'static str,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name data-testid=testid>
            {children()}
        </div>
    }
    .into_any()
}
