//! What is carried away: each thing is copied, saved, or read as text where a frame allows neither.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{button, derived, localized, show_when};
use super::platform::{Scope, select_all};
use super::session::Session;
use super::{platform, share};
use natpoint_export::Export;
use natpoint_text::{ExportLabels, PageLabels};

/// Something to carry away.
pub(super) struct Item {
    /// What names it for tests.
    pub slug: &'static str,
    /// What it is.
    pub label: Signal<String>,
    /// Its text as the page stands.
    pub text: Box<dyn Fn() -> String + Send + Sync>,
    /// The name and the type of its file; none for what is only copied.
    pub file: Option<(&'static str, &'static str)>,
    /// Shows it as it will look; without that it is shown as text.
    pub preview: Option<Box<dyn Fn() -> AnyView + Send + Sync>>,
}

/// Makes something of the answer as it stands.
pub(super) fn made<T>(session: Session, make: impl FnOnce(&Export<'_>) -> T) -> T {
    let (address, settings, view_options) = (share::address(), session.link(), session.view_options().get());
    session.report.with(|report| {
        session.with(|scenario| {
            make(&Export {
                scenario,
                report,
                axis: session.axis().get(),
                locale: session.locale(),
                currency: session.second_currency(),
                view_options: &view_options,
                address: &address,
                settings: &settings,
            })
        })
    })
}

/// A thing as it will look or as text, with the buttons that take it along.
pub(super) fn item(session: Session, item: Item) -> AnyView {
    let Item { slug, label: name, text, file, preview } = item;
    let text: Arc<dyn Fn() -> String + Send + Sync> = Arc::from(text);
    let scope = Scope::current();
    let copied = RwSignal::new(None::<String>);
    // What has no other form is text at once.
    let open = RwSignal::new(preview.is_none());
    let now = {
        let text = Arc::clone(&text);
        move || untrack(|| text())
    };
    // A copy of another text is an old one. The text is only made again where one was copied.
    let is_current = Memo::new({
        let text = Arc::clone(&text);
        move |_| copied.with(|copied| copied.as_ref().is_some_and(|copied| *copied == text()))
    });
    let say_button = move |pick: fn(&ExportLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.export_labels()).to_owned())
    };
    let copy_label = localized(session, move |locale| {
        let label = if is_current.get() { locale.labels().copied } else { locale.export_labels().copy };
        label.to_owned()
    });
    let mut buttons = vec![button(format!("copy-{slug}"), "", copy_label, {
        let now = now.clone();
        move || {
            let text = now();
            platform::copy(scope, &text.clone(), move |done| {
                copied.set(done.then(|| text.clone()));
                // What may not be copied is shown, to be selected.
                if !done {
                    open.set(true);
                }
            });
        }
    })];
    if let Some((file, kind)) = file {
        let now = now.clone();
        buttons.push(button(format!("save-{slug}"), "", say_button(|labels| labels.download), move || {
            let text = now();
            // A spreadsheet takes a list for UTF-8 only with this mark at its start.
            let mark = if kind == "text/csv" { "\u{feff}" } else { "" };
            platform::download::save(file, kind, &[mark, &text].concat());
        }));
    }
    if slug == "card" {
        buttons.push(button("save-png".to_owned(), "", say_button(|labels| labels.download_png), move || {
            platform::download::save_png(scope, "natpoint-chart.png", &now());
        }));
    }
    let forms = view! { <ExportForms session slug has_preview=preview.is_some() as_text=open /> }.into_any();
    let preview = preview.map(Arc::from);
    let shown = show_when(derived(move || !open.get()), move || {
        preview.as_ref().map_or_else(
            || ().into_any(),
            |preview: &Arc<dyn Fn() -> AnyView + Send + Sync>| {
                view! { <div class="share-document" tabindex="0" role="group" aria-label=name>{preview()}</div> }
                    .into_any()
            },
        )
    });
    let written = show_when(open.into(), move || {
        let text = Arc::clone(&text);
        view! {
            <textarea
                readonly
                rows="14"
                spellcheck="false"
                aria-label=name
                data-testid=format!("shown-{slug}")
                prop:value=derived(move || text())
                on:focus=select_all()
            ></textarea>
        }
        .into_any()
    });
    view! {
        <div class="export" role="group" aria-label=name>
            {forms} {shown} {written} <div class="tools">{buttons}</div>
        </div>
    }
    .into_any()
}

/// The choice of how a thing is shown: as it will look, where that is known, or as text.
#[component]
fn ExportForms(
    /// The page's state.
    session: Session,
    /// Which one, by its slug.
    slug: &'static str,
    /// Whether a preview stands above.
    has_preview: bool,
    /// Whether its text is shown.
    as_text: RwSignal<bool>,
) -> impl IntoView {
    let choice = |testid: String, pick: fn(&PageLabels) -> &'static str, text: bool| {
        let label = localized(session, move |locale| pick(locale.page_labels()).to_owned());
        let pressed = derived(move || (as_text.get() == text).to_string());
        view! {
            <button
                type="button"
                data-testid=testid
                aria-pressed=pressed
                on:click=platform::handler(move |_| as_text.set(text))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let previewed = has_preview.then(|| choice(format!("preview-{slug}"), |labels| labels.preview, false));
    view! {
        <div class="segments" role="group">
            {previewed} {choice(format!("text-{slug}"), |labels| labels.as_text, true)}
        </div>
    }
    .into_any()
}
