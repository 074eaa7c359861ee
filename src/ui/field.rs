//! A text field that never loses what was typed.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

use super::parts::derived;
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

/// A field whose text may not be understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct RefusedField {
    /// Which field.
    pub field: Field,
    /// What it is called.
    pub label: Signal<String>,
    /// Whether its text is not understood.
    pub is_refused: Signal<bool>,
    /// What was typed.
    pub typed: Signal<String>,
    /// What counts instead.
    pub counted: Signal<String>,
}

/// What somebody typed and has not left yet, or that is not understood. It counts until the value changes from
/// elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: String,
    /// Why it is not understood, where it is not.
    refusal: Option<Refusal>,
    /// The value that was in force once this was typed.
    value: String,
    /// The value that it began to be typed over: what is not understood leaves that in force, and not what its first
    /// characters happened to read as.
    former: String,
}

/// What takes a text, or refuses it.
type Take = dyn Fn(&str) -> Result<(), Refusal> + Send + Sync;

impl NumberField {
    /// The field, with what takes a text or refuses it.
    ///
    /// What is typed stays as it is typed. When it reads as a value, the value is taken; when it
    /// does not, a sentence beside the field says why, and the value that stood there before counts.
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
        let drafted = RwSignal::new(None::<Draft>);
        let draft = Memo::new(move |_| drafted.get().filter(|draft| draft.value == value.get()));
        let refusal = Memo::new(move |_| draft.get().and_then(|draft| draft.refusal));
        let shown = Memo::new(move |_| draft.get().map_or_else(|| value.get(), |draft| draft.text));
        let key = field.key();
        let error = format!("error-{key}");
        let keyboard = if field == Field::Currency { "text" } else { "decimal" };

        let is_refused = derived(move || refusal.with(Option::is_some));
        session.watch_refusals(RefusedField { field, label, is_refused, typed: shown.into(), counted: value });
        let on_input = move |text: String| {
            let commas = Commas::of_language(&platform::language());
            let former = draft.get_untracked().map_or_else(|| value.get_untracked(), |draft| draft.former);
            let refusal = input::typed(field, &text, commas, &take).err();
            if refusal.is_some() && value.get_untracked() != former {
                let _ = take(&former);
            }
            drafted.set(Some(Draft { text, refusal, value: value.get_untracked(), former }));
        };
        let on_blur = move |_: FocusEvent| {
            if refusal.with_untracked(Option::is_none) {
                drafted.set(None);
            }
        };
        // While it says something else than what is in force, the browser's own undo is for this text.
        let on_keydown = move |event: KeyboardEvent| {
            let differs = shown.with_untracked(|shown| *shown != value.get_untracked());
            if differs && (event.ctrl_key() || event.meta_key()) {
                event.stop_propagation();
            }
        };
        let sentence = derived(move || {
            refusal.with(|refusal| refusal.as_ref().map_or_else(String::new, |why| session.locale().refusal(why)))
        });
        view! {
            <div class="field" class:refused=is_refused>
                <label>
                    <span class="label">{label}</span>
                    <span class="box">
                        <input
                            type="text"
                            inputmode=keyboard
                            autocomplete="off"
                            spellcheck="false"
                            data-testid=format!("field-{key}")
                            aria-invalid=derived(move || is_refused.get().to_string())
                            aria-describedby=error.clone()
                            prop:value=shown
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
            let mut scenario = session.with_untracked(Scenario::clone);
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
