//! The working of a figure: a popover with what adds up to it, and where its prices come from.
//!
//! There is one popover, which every figure opens. The browser closes it on Escape and on a press elsewhere, and gives
//! the focus back.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::parts::{list, localized};
use super::platform;
use super::session::Session;

/// How a figure comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Working {
    /// What the figure is.
    pub title: String,
    /// The figure.
    pub amount: String,
    /// What adds up to it: name, factors, amount.
    pub lines: Vec<[String; 3]>,
    /// The sources of its prices.
    pub sources: Vec<String>,
}

/// The figure whose working is asked for.
#[derive(Clone, Copy)]
struct Asked(RwSignal<Working>);

/// The id of the popover.
const ID: &str = "working";

/// The popover; what stands in the same owner can open it.
#[component]
pub(super) fn WorkingPopover() -> impl IntoView {
    let asked = RwSignal::new(Working::default());
    provide_context(Asked(asked));
    let lines = list(move || {
        let line = |[name, factors, amount]: [String; 3]| {
            view! {
                <tr>
                    <th scope="row">
                        {name} <small>{factors}</small>
                    </th>
                    <td>{amount}</td>
                </tr>
            }
            .into_any()
        };
        asked.get().lines.into_iter().map(line).collect()
    });
    let sources = list(move || {
        asked.get().sources.into_iter().map(|told| view! { <p class="note">{told}</p> }.into_any()).collect()
    });
    view! {
        <div
            class="popover working"
            id=ID
            popover="auto"
            role="dialog"
            aria-label=move || asked.get().title
            data-testid=ID
        >
            <p class="working-head">
                <strong>{move || asked.get().title}</strong>
                <strong>{move || asked.get().amount}</strong>
            </p>
            <table>
                <tbody>{lines}</tbody>
            </table>
            {sources}
        </div>
    }
    .into_any()
}

/// A figure that opens its working. Without a popover, as on paper, it is text.
#[component]
pub(super) fn Figure(
    /// The page's state.
    session: Session,
    /// What is read.
    text: Signal<String>,
    /// Tells the working when it is asked for.
    working: Callback<(), Working>,
) -> impl IntoView {
    let Some(Asked(asked)) = use_context::<Asked>() else { return view! { {text} }.into_any() };
    let title = localized(session, |locale| locale.page_labels().working.to_owned());
    view! {
        <button
            type="button"
            class="opens-working"
            title=title
            popovertarget=ID
            on:click=platform::handler(move |event: MouseEvent| {
                asked.set(working.run(()));
                platform::place_beside(&event, ID);
            })
        >
            {text}
        </button>
    }
    .into_any()
}
