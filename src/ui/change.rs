//! The view of a change: its code in the language that is chosen, and its steps.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::export::{self, Item};
use super::import::ImportPanel;
use super::parts::{Name, choice, derived, list, localized, show_when};
use super::platform::{Scope, on_value_replaced};
use super::session::Session;
use natpoint_change::{Change, Checks, CodeFile, Form, Name as ResourceName, Outcome, files, steps_document, why_none};
use natpoint_export::markdown;
use natpoint_import::ImportedData;
use natpoint_text::StepLabels;
use natpoint_text::document::Document;

/// The code of the recommendation, and the order in which it is applied.
#[component]
pub(super) fn ChangeCode(
    /// The page's state.
    session: Session,
) -> impl IntoView {
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
    let checks = Memo::new(move |_| -> Document {
        let locale = session.locale();
        let check = |change: &Change| {
            scenario.with(|scenario| {
                let check = |imported: &ImportedData, vpc: Option<&str>| Checks::new(change, scenario, imported, vpc);
                with_files(|imported, vpc, _| check(imported, vpc)).document(locale)
            })
        };
        change.with(|change| change.as_ref().map_or_else(Vec::new, check))
    });
    let outcome = Memo::new(move |_| -> Document {
        let locale = session.locale();
        let compare = |change: &Change| {
            scenario.with(|scenario| {
                // Of the files that the scenario was made of, the month before the change is told.
                let outcome = with_files(|imported, _, is_applied| {
                    (!is_applied).then(|| Outcome::new(change, scenario, imported)).flatten()
                });
                outcome.map_or_else(Vec::new, |outcome| outcome.document(scenario, locale))
            })
        };
        change.with(|change| change.as_ref().map_or_else(Vec::new, compare))
    });
    let none = derived(move || {
        if change.with(Option::is_none) {
            let locale = session.locale();
            return scenario.with(|scenario| report.with(|report| why_none(scenario, report, None, locale)));
        }
        let has_steps = steps.with(|steps| steps.len() > 1);
        if has_steps && names.with(Vec::is_empty) { session.locale().step_labels().not_in_form } else { "" }.to_owned()
    });
    let shown = list(move || {
        names.get().into_iter().map(|name| view! { <CodeFileView session code name /> }.into_any()).collect()
    });
    let forms = derived(move || {
        let option = |(form, text): (Form, &str)| Name { value: form.slug().to_owned(), text: text.to_owned() };
        Form::ALL.into_iter().zip(session.locale().step_labels().forms).map(option).collect()
    });
    let chosen = derived(move || form.get().slug().to_owned());
    let around = show_when(derived(move || change.with(Option::is_some)), move || {
        view! {
            <h2>{localized(session, |locale| locale.check_labels().heading.to_owned())}</h2>
            <document::DocumentWithCopies session testid="change-checks" document=checks />
            <h2>{label(|labels| labels.steps)}</h2>
            <document::DocumentWithCopies session testid="change-steps" document=steps />
            <h2>{localized(session, |locale| locale.outcome_labels().heading.to_owned())}</h2>
            <p class="note">{localized(session, |locale| locale.outcome_labels().note.to_owned())}</p>
            <PredictedAgainstBilled session outcome />
        }
        .into_any()
    });
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
            {around}
        </div>
    }
    .into_any()
}

/// What the files said that were read last; nothing as long as none were.
fn with_files<T>(read: impl FnOnce(&ImportedData, Option<&str>, bool) -> T) -> T {
    match use_context::<ImportPanel>() {
        Some(files) => files.read_last(read),
        None => read(&ImportedData::default(), None, false),
    }
}

/// What was predicted against what was billed, to take along.
#[component]
fn PredictedAgainstBilled(
    /// The page's state.
    session: Session,
    /// What came of the change.
    outcome: Memo<Document>,
) -> impl IntoView {
    let is_there = Memo::new(move |_| outcome.with(|outcome| !outcome.is_empty()));
    show_when(is_there.into(), move || {
        let item = Item {
            slug: "outcome",
            label: localized(session, |locale| locale.outcome_labels().heading.to_owned()),
            text: Box::new(move || outcome.with(|outcome| markdown::from_blocks(outcome))),
            file: Some(("natpoint-outcome.md", "text/markdown")),
            preview: Some(Box::new(move || {
                view! { <document::DocumentView testid="change-outcome" document=outcome /> }.into_any()
            })),
        };
        export::item(session, item)
    })
}

/// A file of code with its buttons.
#[component]
fn CodeFileView(
    /// The page's state.
    session: Session,
    /// The files of the change.
    code: Memo<Vec<CodeFile>>,
    /// The name of the file.
    name: &'static str,
) -> impl IntoView {
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
