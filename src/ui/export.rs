//! What is carried away: each thing is copied, saved, or read as text where a frame allows neither.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{button, derived, localized, show_when};
use super::platform::{Scope, select_all};
use super::session::Session;
use super::{embed, platform, share};
use natpoint_export::{EXPORTS, Export};
use natpoint_text::ExportLabels;

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
                language: session.language().get(),
                currency: session.currency().get(),
                view_options: &view_options,
                address: &address,
                settings: &settings,
            })
        })
    })
}

/// Everything that can be carried away, and the way back.
pub(super) fn panel(session: Session) -> AnyView {
    let rows: Vec<_> = EXPORTS
        .iter()
        .map(|kind| {
            let label = localized(session, |locale| locale.export_name(kind.name).to_owned());
            let text = Box::new(move || made(session, kind.write));
            row(session, Item { slug: kind.slug, label, text, file: Some((kind.file_name, kind.media_type)) })
        })
        .collect();
    let print = localized(session, |locale| locale.export_labels().print.to_owned());
    view! {
        <section class="export" data-testid="take-away">
            {share::link(session)}
            <p class="note">{localized(session, |locale| locale.export_labels().export_note.to_owned())}</p>
            {share::query_note(session)}
            {rows}
            {button("print".to_owned(), "", print, platform::download::print)}
            {embed::panel(session)}
        </section>
    }
    .into_any()
}

/// A thing with its buttons, and its text while that is open.
pub(super) fn row(session: Session, item: Item) -> AnyView {
    let Item { slug, label: name, text, file } = item;
    let text: Arc<dyn Fn() -> String + Send + Sync> = Arc::from(text);
    let scope = Scope::current();
    let (copied, open) = (RwSignal::new(None::<String>), RwSignal::new(false));
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
    buttons.push(button(format!("text-{slug}"), "", say_button(|labels| labels.text), move || {
        open.update(|open| *open = !*open);
    }));
    let shown = show_when(open.into(), move || {
        let text = Arc::clone(&text);
        view! {
            <textarea
                readonly
                rows="8"
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
        <div class="item" role="group" aria-label=name>
            <span>{name}</span>
            <div class="tools">{buttons}</div>
            {shown}
        </div>
    }
    .into_any()
}
