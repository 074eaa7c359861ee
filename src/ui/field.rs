//! A text field that never loses what was typed.

use leptos::prelude::*;

use super::session::Session;
use crate::input::{Field, Refusal};

/// A labelled text field for one quantity.
///
/// What is typed stays as it is typed. When it reads as a value, the value is taken; when it does
/// not, a sentence beside the field says why, and the last good value stays in force. The text is
/// rewritten only when the value changes from elsewhere, or on leaving the field.
#[component]
pub(super) fn NumberField(
    /// The page's state.
    session: Session,
    /// Which field it is: names it for tests and links.
    field: Field,
    /// What stands before it.
    #[prop(into)]
    label: Signal<String>,
    /// The value as plain text.
    #[prop(into)]
    value: Signal<String>,
    /// Takes a text, or refuses it.
    #[prop(into)]
    take: Callback<String, Result<(), Refusal>>,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// What stands behind it, such as a unit.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let draft = RwSignal::new(value.get_untracked());
    let refusal = RwSignal::new(None::<Refusal>);
    let taken = StoredValue::new(value.get_untracked());
    let key = field.key();
    let error = format!("error-{key}");
    let described_by = error.clone();

    Effect::new(move || {
        let value = value.get();
        if taken.with_value(|taken| *taken != value) {
            taken.set_value(value.clone());
            draft.set(value);
            refusal.set(None);
        }
    });
    let on_input = move |text: String| {
        draft.set(text.clone());
        match take.run(text) {
            Ok(()) => {
                taken.set_value(value.get_untracked());
                refusal.set(None);
            }
            Err(why) => refusal.set(Some(why)),
        }
    };
    let on_blur = move |_| {
        if refusal.with_untracked(Option::is_none) {
            draft.set(value.get_untracked());
        }
    };
    view! {
        <div class="field" class:refused=move || refusal.with(Option::is_some)>
            <label>
                <span class=if quiet { "hidden" } else { "label" }>{label}</span>
                <span class="box">
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        spellcheck="false"
                        data-testid=format!("field-{key}")
                        aria-invalid=move || refusal.with(Option::is_some).then_some("true")
                        aria-describedby=described_by
                        prop:value=move || draft.get()
                        on:input:target=move |event| on_input(event.target().value())
                        on:blur=on_blur
                    />
                    {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
                </span>
            </label>
            <p class="error" id=error.clone() data-testid=error aria-live="polite">
                {move || refusal.with(|refusal| refusal.as_ref().map(|refusal| session.words().refusal(refusal)))}
            </p>
        </div>
    }
    .into_any()
}
