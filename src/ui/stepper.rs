//! A count between two buttons: one fewer, one more.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::platform::handler;

/// A field for a count, with a button on each side of it. At the end of the range a button stays and does nothing.
#[component]
pub(super) fn Stepper(
    /// What names the buttons for tests: `fewer-` and `more-` stand before it.
    name: &'static str,
    /// What the buttons are called: for one fewer, and for one more.
    labels: [Signal<String>; 2],
    /// The count.
    count: Signal<u32>,
    /// The least and the most that it can be.
    range: Signal<[u32; 2]>,
    /// Sets the count.
    set: Callback<u32>,
    /// The field.
    children: Children,
) -> impl IntoView {
    let step = move |testid: String, label: Signal<String>, sign: &'static str, to: fn(u32) -> u32| {
        let target = move || {
            let [least, most] = range.get();
            // A link may state more than the range has; a step towards it is no step beyond.
            to(count.get()).clamp(least, most.max(count.get()))
        };
        let at_end = Memo::new(move |_| target() == count.get());
        view! {
            <button
                type="button"
                class="step"
                data-testid=testid
                aria-label=label
                aria-disabled=Signal::derive(move || at_end.get().then_some("true"))
                on:click=handler(move |_| {
                    let to = untrack(target);
                    if to != count.get_untracked() {
                        set.run(to);
                    }
                })
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
        .into_any()
    };
    let [fewer, more] = labels;
    view! {
        <div class="stepper">
            {children()} {step(format!("fewer-{name}"), fewer, "−", |count| count.saturating_sub(1))}
            {step(format!("more-{name}"), more, "+", |count| count.saturating_add(1))}
        </div>
    }
    .into_any()
}
