//! A text field that never loses what was typed.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

use super::parts::{derived, watch};
use super::platform::{self, handler, on_value};
use super::session::Session;
use natpoint_model::input::{self, Commas, Field, Input, Refusal};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_text::Labels;

/// A labelled text field for one quantity.
pub(super) struct NumberField {
    /// Which field it is: names it for tests and links.
    pub field: Field,
    /// What stands before it.
    pub label: Signal<String>,
    /// The value in force as plain text.
    pub value: Signal<String>,
    /// What stands behind it; often nothing.
    pub unit: &'static str,
}

/// A field whose text is not understood.
#[derive(Clone, Copy)]
pub(super) struct RefusedField {
    /// Which field.
    pub field: Field,
    /// What it is called.
    pub label: Signal<String>,
    /// What was typed.
    pub typed: Signal<String>,
    /// What counts instead.
    pub counted: Signal<String>,
}

/// What takes a text, or refuses it.
type Take = dyn Fn(&str) -> Result<(), Refusal> + Send + Sync;

impl NumberField {
    /// The field, with what takes a text or refuses it.
    ///
    /// What is typed stays as it is typed. When it reads as a value, the value is taken; when it
    /// does not, a sentence beside the field says why, and the last good value stays in force.
    /// The text is rewritten only when the value changes from elsewhere, or on leaving the field.
    pub(super) fn view(
        self,
        session: Session,
        take: impl Fn(&str) -> Result<(), Refusal> + Send + Sync + 'static,
    ) -> AnyView {
        self.boxed(session, Box::new(take))
    }

    fn boxed(self, session: Session, take: Box<Take>) -> AnyView {
        let Self { field, label, value, unit } = self;
        let draft = RwSignal::new(value.get_untracked());
        let taken = StoredValue::new(value.get_untracked());
        let refusal = RwSignal::new(None::<Refusal>);
        let key = field.key();
        let error = format!("error-{key}");
        let keyboard = if field == Field::Currency { "text" } else { "decimal" };

        let refused_field = RefusedField { field, label, typed: draft.into(), counted: value };
        on_cleanup(move || session.note_refused(refused_field, false));
        watch(move |_| {
            let value = value.get();
            if taken.with_value(|taken| *taken != value) {
                taken.set_value(value.clone());
                draft.set(value);
                refusal.set(None);
                session.note_refused(refused_field, false);
            }
        });
        let on_input = move |text: String| {
            let commas = Commas::of_language(&platform::language());
            let outcome = input::typed(field, &text, commas, &take);
            draft.set(text);
            taken.set_value(value.get_untracked());
            session.note_refused(refused_field, outcome.is_err());
            refusal.set(outcome.err());
        };
        let on_blur = move |_: FocusEvent| {
            if refusal.with_untracked(Option::is_none) {
                draft.set(value.get_untracked());
            }
        };
        // While it says something else than what is in force, the browser's own undo is for this text.
        let on_keydown = move |event: KeyboardEvent| {
            let drafted = draft.with_untracked(|draft| *draft != value.get_untracked());
            if drafted && (event.ctrl_key() || event.meta_key()) {
                event.stop_propagation();
            }
        };
        let refused = derived(move || refusal.with(Option::is_some));
        let sentence = derived(move || {
            refusal.with(|refusal| refusal.as_ref().map_or_else(String::new, |why| session.locale().refusal(why)))
        });
        view! {
            <div class="field" class:refused=refused>
                <label>
                    <span class="label">{label}</span>
                    <span class="box">
                        <input
                            type="text"
                            inputmode=keyboard
                            autocomplete="off"
                            spellcheck="false"
                            data-testid=format!("field-{key}")
                            aria-invalid=derived(move || refused.get().to_string())
                            aria-describedby=error.clone()
                            prop:value=draft
                            on:input=on_value(on_input)
                            on:blur=handler(on_blur)
                            on:keydown=handler(on_keydown)
                        />
                        <span class="unit">{unit}</span>
                    </span>
                </label>
                <p class="error" id=error.clone() data-testid=error aria-live="polite">{sentence}</p>
            </div>
        }
        .into_any()
    }
}

/// A field for an input that the table of inputs knows: it says how the input reads and is written.
pub(super) struct InputField {
    /// Which input it is.
    pub field: Field,
    /// What stands before it.
    pub label: Signal<String>,
    /// What stands behind it; often nothing.
    pub unit: &'static str,
}

impl InputField {
    /// The field.
    pub(super) fn view(self, session: Session) -> AnyView {
        let Self { field, label, unit } = self;
        let value =
            session.text(move |scenario| Input::of(field).and_then(|input| input.value(scenario)).unwrap_or_default());
        NumberField { field, label, value, unit }.view(session, move |text| {
            let Some(input) = Input::of(field) else { return Ok(()) };
            // Nothing is told of a text that is refused.
            let mut scenario = untrack(|| session.with(Scenario::clone));
            input.set_or_clear(&mut scenario, text)?;
            session.update(|former| *former = scenario);
            Ok(())
        })
    }
}

/// A field for a bound of a volume, which may be left empty.
pub(super) fn bound(
    session: Session,
    field: Field,
    label: fn(&Labels) -> &'static str,
    get: impl Fn(&Scenario) -> Option<Gb> + Send + Sync + 'static,
    set: impl Fn(&mut Scenario, Option<Gb>) + Send + Sync + 'static,
) -> AnyView {
    let value = session.text(move |scenario| get(scenario).map_or_else(String::new, Gb::to_plain));
    NumberField { field, label: session.label(label), value, unit: "GB" }
        .view(session, move |text| input::bound(field, text).map(|gb| session.update(|scenario| set(scenario, gb))))
}
