//! The few parts that every panel is made of.
//!
//! Each view has a type of its own in Leptos, and each type its own machine code. So texts are
//! one type of signal, conditions and lists are boxed here once, and controls are components:
//! the page stays small enough to be one file.

use std::sync::Arc;

use leptos::prelude::*;

use super::session::Session;
use crate::units::Gb;
use crate::words::Words;

/// A text that follows the page's language and state.
pub(super) fn say(
    session: Session,
    text: impl Fn(&'static dyn Words) -> String + Send + Sync + 'static,
) -> Signal<String> {
    Signal::derive(move || text(session.words()))
}

/// A view that stands while a condition holds.
pub(super) fn when(condition: Signal<bool>, view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_when(condition, Box::new(view))
}

/// A view per key, kept while its key stays.
pub(super) fn each(keys: Signal<Vec<String>>, view: impl Fn(String) -> AnyView + Send + Sync + 'static) -> AnyView {
    shared_each(keys, Arc::new(view))
}

/// A table's rows, each as a list of texts. A row stays and only the texts that change are written.
pub(super) type Rows = Memo<Vec<Vec<String>>>;

/// A view per row, which takes the text of each column.
pub(super) fn rows(
    rows: Rows,
    view: impl Fn(&dyn Fn(usize) -> Signal<String>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys = Signal::derive(move || (0..rows.with(Vec::len)).map(|at| at.to_string()).collect());
    each(keys, move |key| {
        let at: usize = key.parse().unwrap_or(usize::MAX);
        view(&move |column| {
            Signal::derive(move || {
                rows.with(|rows| rows.get(at).and_then(|row| row.get(column)).cloned().unwrap_or_default())
            })
        })
    })
}

/// A button.
pub(super) fn button(
    testid: String,
    class: &'static str,
    label: Signal<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    boxed_button(testid, class, label, Box::new(press))
}

/// A check box with its label.
pub(super) fn check(testid: String, checked: Signal<bool>, label: AnyView, change: impl Fn(bool) + 'static) -> AnyView {
    boxed_check(testid, checked, label, Box::new(change))
}

/// A choice of one of several names.
pub(super) fn choice(
    testid: impl Into<String>,
    label: Signal<String>,
    chosen: Signal<String>,
    names: Signal<Vec<Name>>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    boxed_choice(testid.into(), label, chosen, names, Box::new(choose))
}

/// What most people never need, folded away; its summary says what is set inside.
pub(super) fn fold(testid: &'static str, heading: Signal<String>, set: Signal<String>, inside: AnyView) -> AnyView {
    view! {
        <details class="fold" data-testid=testid>
            <summary>
                {heading} " " <span class="set" data-testid=format!("{testid}-set")>
                    {set}
                </span>
            </summary>
            {inside}
        </details>
    }
    .into_any()
}

/// A name that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What it stands for.
    pub value: String,
    /// What is read.
    pub text: String,
}

/// A volume along all services, to be turned by a slider.
pub(super) fn slider(
    label: Signal<String>,
    position: Signal<String>,
    volume: Signal<Gb>,
    last: u32,
    turn: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <label class="slider">
            <span class="hidden">{label}</span>
            <input
                type="range"
                min="0"
                max=last.to_string()
                data-testid="volume"
                aria-valuetext=Signal::derive(move || crate::words::numbers::gb(volume.get()))
                prop:value=position
                on:input:target=move |event| turn(event.target().value())
            />
        </label>
    }
    .into_any()
}

fn boxed_when(condition: Signal<bool>, view: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let condition = Memo::new(move |_| condition.get());
    (move || condition.get().then(&*view)).into_any()
}

fn shared_each(keys: Signal<Vec<String>>, view: Arc<dyn Fn(String) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=Clone::clone children=move |key| view(key) /> }.into_any()
}

fn boxed_button(testid: String, class: &'static str, label: Signal<String>, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class data-testid=testid on:click=move |_| press()>{label}</button> }.into_any()
}

fn boxed_check(testid: String, checked: Signal<bool>, label: AnyView, change: Box<dyn Fn(bool)>) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=testid
                prop:checked=checked
                on:change:target=move |event| change(event.target().checked())
            />
            {label}
        </label>
    }
    .into_any()
}

fn boxed_choice(
    testid: String,
    label: Signal<String>,
    chosen: Signal<String>,
    names: Signal<Vec<Name>>,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    // Both are compared, so that the options stand still while other things change.
    let (chosen, names) = (Memo::new(move |_| chosen.get()), Memo::new(move |_| names.get()));
    let options = move || {
        let chosen = chosen.get();
        let option = |name: Name| {
            let selected = name.value == chosen;
            view! { <option value=name.value selected=selected>{name.text}</option> }.into_any()
        };
        names.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <select
                data-testid=testid
                on:change:target=move |event| {
                    choose(event.target().value());
                    // What stands here is what is in force, whatever became of the choice.
                    event.target().set_value(&chosen.get_untracked());
                }
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}
