//! The few parts that every panel is made of.

use leptos::prelude::*;

use super::fold::Fold;
use super::platform::{Scope, handler, on_checked, on_value, on_value_replaced};
use super::session::Session;
use super::wide_table::WideTable;
use natpoint_model::units::Gb;
use natpoint_text::Locale;

/// A text that follows the page's language and state.
pub(super) fn localized(
    session: Session,
    text: impl Fn(&'static dyn Locale) -> String + Send + Sync + 'static,
) -> Signal<String> {
    derived(move || {
        let locale = session.locale();
        locale.unbroken(text(locale))
    })
}

/// Something that follows what it reads.
pub(super) fn derived<T: Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(read)
}

/// Views that are made anew when what they read changes.
pub(super) fn list(views: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    views.into_any()
}

/// Does something now, and again whenever what it reads changes; it is told whether this is the first time.
pub(super) fn watch(work: impl Fn(bool) + 'static) {
    Effect::new(move |before: Option<()>| work(before.is_none()));
}

/// A view that stands while a condition holds.
pub(super) fn show_when(condition: Signal<bool>, view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! { <Show when=move || condition.get()>{view()}</Show> }.into_any()
}

/// A view per key, kept while its key stays.
pub(super) fn each(
    keys: Signal<Vec<String>>,
    view: impl Fn(String) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    view! { <For each=move || keys.get() key=Clone::clone children=view /> }.into_any()
}

/// A table's rows, each as a list of texts. A row stays and only the texts that change are written.
pub(super) type Rows = Memo<Vec<Vec<String>>>;

/// A table of texts. The first column names the row; a line feed in a cell starts a remark.
pub(super) struct Table {
    /// What names it for tests.
    pub testid: &'static str,
    /// What it is called by those who hear the page.
    pub name: Signal<String>,
    /// The headings of its columns.
    pub head: Signal<Vec<String>>,
    /// Its rows.
    pub body: Rows,
    /// The row below all, where there is one.
    pub foot: Option<Signal<Vec<String>>>,
}

impl Table {
    /// The table, in a frame of its own that scrolls where it is wider than there is room.
    ///
    /// All of it is made anew when it changes, and what is the same stays untouched in the document.
    pub(super) fn view(self) -> AnyView {
        let Self { testid, name, head, body, foot } = self;
        let head = list(move || {
            let title = |title: String| match title.as_str() {
                // A heading without words is none.
                "" => view! { <td></td> }.into_any(),
                _ => view! { <th scope="col">{title}</th> }.into_any(),
            };
            head.get().into_iter().map(title).collect()
        });
        let body = list(move || body.with(|rows| rows.iter().map(|cells| row(cells)).collect()));
        let foot = foot.map(|foot| list(move || vec![foot.with(|cells| row(cells))]));
        view! {
            <WideTable name testid>
                <table>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>{foot}</tfoot>
                </table>
            </WideTable>
        }
        .into_any()
    }
}

/// A row of a table: its name and its cells, each with its remark.
fn row(cells: &[String]) -> AnyView {
    let cell = |text: &String| {
        let (said, remark) = text.split_once('\n').unwrap_or((text, ""));
        let remark = (!remark.is_empty()).then(|| view! { <small>{remark.to_owned()}</small> }.into_any());
        (said.to_owned(), remark)
    };
    let mut cells = cells.iter().map(cell);
    let name = cells.next().map(|(said, remark)| view! { <th scope="row">{said}{remark}</th> }.into_any());
    let rest: Vec<_> = cells.map(|(said, remark)| view! { <td>{said}{remark}</td> }.into_any()).collect();
    view! { <tr>{name}{rest}</tr> }.into_any()
}

/// A button.
pub(super) fn button(
    testid: String,
    class: &'static str,
    label: Signal<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    view! { <button type="button" class=class data-testid=testid on:click=handler(move |_| press())>{label}</button> }
        .into_any()
}

/// A check box with its label.
pub(super) fn check(testid: String, checked: Signal<bool>, label: AnyView, change: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=testid
                prop:checked=checked
                on:change=on_checked(change)
            />
            {label}
        </label>
    }
    .into_any()
}

/// A choice of one of several names.
pub(super) fn choice(
    testid: impl Into<String>,
    label: Signal<String>,
    chosen: Signal<String>,
    names: Signal<Vec<Name>>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let testid = testid.into();
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
                on:change=on_value_replaced(Scope::current(), move |value| {
                    choose(value);
                    // The list shows what is in force, whatever became of the choice.
                    Some(chosen.get_untracked())
                })
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// What most people never need, folded away; its summary says what is set inside.
pub(super) fn disclosure(
    testid: &'static str,
    heading: Signal<String>,
    set: Signal<String>,
    inside: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let summary = summary(testid, heading, set);
    view! { <Fold testid class="fold" summary inside=Callback::new(move |()| inside()) /> }.into_any()
}

/// A heading, and what is set in the part that it opens.
pub(super) fn summary(testid: &'static str, heading: Signal<String>, set: Signal<String>) -> AnyView {
    view! {
        {heading} " "
        <span class="set" data-testid=format!("{testid}-set")>
            {set}
        </span>
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
                aria-valuetext=derived(move || natpoint_text::numbers::gb(volume.get()))
                prop:value=position
                on:input=on_value(turn)
            />
        </label>
    }
    .into_any()
}
