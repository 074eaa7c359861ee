//! The view of a change: its code in the language that is chosen, and its steps.

use leptos::prelude::*;

use super::document;
use super::export::{self, Item};
use super::parts::{Name, choice, derived, list, localized};
use super::platform::{Scope, on_value_replaced};
use super::session::Session;
use natpoint_change::{Change, CodeFile, Form, Name as ResourceName, files, steps_document};
use natpoint_text::StepLabels;

/// The code of the recommendation, and the order in which it is applied.
pub(super) fn panel(session: Session) -> AnyView {
    let form = RwSignal::new(Form::Terraform);
    let name = RwSignal::new(String::new());
    let label = move |pick: fn(&StepLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.step_labels()).to_owned())
    };
    let (scenario, report) = (session.debounced(), session.debounced_report());
    let change = Memo::new(move |_| {
        let name = ResourceName::new(&name.get());
        scenario.with(|scenario| report.with(|report| Change::new(scenario, report, None, name)))
    });
    let code = Memo::new(move |_| -> Vec<CodeFile> {
        let locale = session.locale();
        change.with(|change| change.as_ref().map_or_else(Vec::new, |change| files(change, form.get(), locale)))
    });
    // A file keeps its view while only its text changes.
    let names = Memo::new(move |_| code.with(|code| code.iter().map(|file| file.name).collect::<Vec<_>>()));
    let steps = Memo::new(move |_| {
        let locale = session.locale();
        change.with(|change| change.as_ref().map_or_else(Vec::new, |change| steps_document(change, locale)))
    });
    let none = derived(move || {
        let has_steps = steps.with(|steps| steps.len() > 1);
        if has_steps && names.with(Vec::is_empty) { session.locale().step_labels().not_in_form } else { "" }.to_owned()
    });
    let shown = list(move || names.get().into_iter().map(|name| file(session, code, name)).collect());
    let forms = derived(move || {
        let option = |(form, text): (Form, &str)| Name { value: form.slug().to_owned(), text: text.to_owned() };
        Form::ALL.into_iter().zip(session.locale().step_labels().forms).map(option).collect()
    });
    let chosen = derived(move || form.get().slug().to_owned());
    view! {
        <div class="change">
            <p class="note">{label(|labels| labels.note)}</p>
            <div class="embed">
                {choice("change-form", label(|labels| labels.form), chosen, forms, move |slug| {
                    if let Some(chosen) = Form::from_slug(&slug) {
                        form.set(chosen);
                    }
                })}
                <label class="field">
                    <span class="label">{label(|labels| labels.name)}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        data-testid="change-name"
                        placeholder="natpoint"
                        on:change=on_value_replaced(Scope::current(), move |typed| {
                            name.set(typed);
                            None
                        })
                    />
                </label>
            </div>
            <div data-testid="change-code">
                {shown} <p class="note" data-testid="change-none">{none}</p>
            </div>
            <h2>{label(|labels| labels.steps)}</h2>
            {document::view("change-steps", steps)}
        </div>
    }
    .into_any()
}

/// A file of code with its buttons.
fn file(session: Session, code: Memo<Vec<CodeFile>>, name: &'static str) -> AnyView {
    let kind = code.with_untracked(|code| code.iter().find(|file| file.name == name).map(|file| file.media_type));
    let text = move || code.with(|code| code.iter().find(|file| file.name == name).map(|file| file.text.clone()));
    export::item(
        session,
        Item {
            slug: name,
            label: Signal::stored(name.to_owned()),
            text: Box::new(move || text().unwrap_or_default()),
            file: kind.map(|kind| (name, kind)),
            preview: None,
        },
    )
}
