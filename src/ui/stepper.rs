//! A count between two buttons: one fewer, one more.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::platform::handler;

/// What a step makes of a count.
type Step = fn(u32) -> u32;

const FEWER: Step = |count| count.saturating_sub(1);
const MORE: Step = |count| count.saturating_add(1);

/// A field for a count, with a button on each side of it, where the arrow keys do the same. At the end of the range a
/// button stays and does nothing.
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
    let target = move |to: Step| {
        let [least, most] = range.get();
        // A link may state more than the range has; a step towards it is no step beyond.
        to(count.get()).clamp(least, most.max(count.get()))
    };
    let go = move |step: Step| {
        let to = untrack(|| target(step));
        if to != count.get_untracked() {
            set.run(to);
        }
    };
    let button = move |testid: String, label: Signal<String>, sign: &'static str, step: Step| {
        let at_end = Memo::new(move |_| target(step) == count.get());
        view! {
            <button
                type="button"
                class="step"
                data-testid=testid
                aria-label=label
                aria-disabled=Signal::derive(move || at_end.get().then_some("true"))
                on:click=handler(move |_| go(step))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
        .into_any()
    };
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => MORE,
            "ArrowDown" => FEWER,
            _ => return,
        };
        event.prevent_default();
        go(step);
    };
    let [fewer, more] = labels;
    view! {
        <div class="stepper" on:keydown=handler(on_key)>
            {children()} {button(format!("fewer-{name}"), fewer, "−", FEWER)}
            {button(format!("more-{name}"), more, "+", MORE)}
        </div>
    }
    .into_any()
}
