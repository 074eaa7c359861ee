//! What can be shared: a list, and beside it a preview of what is chosen, with the buttons that copy or save it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::export::{self, Item};
use super::parts::{button, derived, list, localized};
use super::session::Session;
use super::tab_list::{TabList, TabName, panel as tab_panel};
use super::{change, document, embed, platform, share};
use natpoint_export::{EXPORTS, Export, ExportKind};
use natpoint_text::PageLabels;
use natpoint_text::document::Document;

/// The list, and what is chosen in it.
#[component]
pub(super) fn ShareMenu(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chosen = RwSignal::new("link");
    let label = move |pick: fn(&PageLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.page_labels()).to_owned())
    };
    let kind = |kind: &'static ExportKind| TabName {
        slug: kind.slug,
        testid: format!("share-{}", kind.slug),
        text: localized(session, |locale| locale.export_name(kind.name).to_owned()),
        note: Signal::stored(format(kind).to_owned()),
    };
    let link = TabName {
        slug: "link",
        testid: "share-link".to_owned(),
        text: session.label(|labels| labels.copy_link),
        note: label(|labels| labels.link_format),
    };
    let make = TabName {
        slug: "change",
        testid: "share-change".to_owned(),
        text: localized(session, |locale| locale.step_labels().heading.to_owned()),
        note: Signal::stored("Terraform, …".to_owned()),
    };
    let print = TabName {
        slug: "print",
        testid: "share-print".to_owned(),
        text: localized(session, |locale| locale.export_labels().print.to_owned()),
        note: label(|labels| labels.print_format),
    };
    let frame = TabName {
        slug: "embed",
        testid: "share-embed".to_owned(),
        text: localized(session, |locale| locale.export_labels().embed.to_owned()),
        note: Signal::stored("HTML".to_owned()),
    };
    let tabs: Vec<_> = [link, make].into_iter().chain(EXPORTS.iter().map(kind)).chain([print, frame]).collect();
    let shown = list(move || {
        let slug = chosen.get();
        vec![tab_panel(slug, view! { <ShareTab session slug /> }.into_any())]
    });
    view! {
        <div class="share-menu" data-testid="take-away">
            <TabList
                name=label(|labels| labels.share_what)
                class="share-list"
                tabs
                chosen=chosen.into()
                choose=Callback::new(move |slug| chosen.set(slug))
            />
            {shown}
        </div>
    }
    .into_any()
}

/// The format of an export, in a word.
fn format(kind: &ExportKind) -> &'static str {
    match kind.media_type {
        "text/markdown" => "Markdown",
        "image/svg+xml" => "SVG, PNG",
        "text/csv" => "CSV",
        _ => "JSON",
    }
}

#[component]
fn ShareTab(
    /// The page's state.
    session: Session,
    /// Which one, by its slug.
    slug: &'static str,
) -> impl IntoView {
    let label = move |pick: fn(&PageLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.page_labels()).to_owned())
    };
    match slug {
        "link" => view! {
            <p class="note">{label(|labels| labels.link_note)}</p>
            <share::LinkToCopy session />
            <p class="note">{localized(session, |locale| locale.export_labels().export_note.to_owned())}</p>
            {share::query_note(session)}
        }
        .into_any(),
        "print" => {
            let print = localized(session, |locale| locale.export_labels().print.to_owned());
            view! {
                <p class="note">{label(|labels| labels.print_note)}</p>
                {button("print".to_owned(), "primary", print, platform::download::print)}
            }
            .into_any()
        }
        "change" => view! { <change::ChangeCode session /> }.into_any(),
        "embed" => view! { <embed::EmbedOptions session /> }.into_any(),
        _ => EXPORTS
            .iter()
            .find(|kind| kind.slug == slug)
            .map_or_else(|| ().into_any(), |kind| view! { <ExportedText session kind /> }.into_any()),
    }
}

/// Something to take along, with a preview where it has one.
#[component]
fn ExportedText(
    /// The page's state.
    session: Session,
    /// What is exported.
    kind: &'static ExportKind,
) -> impl IntoView {
    let preview: Option<Box<dyn Fn() -> AnyView + Send + Sync>> = match kind.slug {
        "record" => {
            Some(Box::new(move || view! { <WrittenPreview session write={|export| export.record()} /> }.into_any()))
        }
        "pull-request" => Some(Box::new(move || {
            view! { <WrittenPreview session write={|export| export.pull_request()} /> }.into_any()
        })),
        "card" => Some(Box::new(move || view! { <DrawnPreview session /> }.into_any())),
        _ => None,
    };
    let item = Item {
        slug: kind.slug,
        label: localized(session, |locale| locale.export_name(kind.name).to_owned()),
        text: Box::new(move || export::made(session, kind.write)),
        file: Some((kind.file_name, kind.media_type)),
        preview,
    };
    export::item(session, item)
}

/// A document as it will look.
#[component]
fn WrittenPreview(
    /// The page's state.
    session: Session,
    /// What writes it.
    write: fn(&Export<'_>) -> Document,
) -> impl IntoView {
    let document = Memo::new(move |_| export::made(session, write));
    view! { <document::DocumentView testid="share-preview" document /> }.into_any()
}

/// The picture as it will look.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "an export has a lifetime, and its methods are of that alone"
)]
#[component]
fn DrawnPreview(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let picture = Memo::new(move |_| export::made(session, |export| export.card_svg()));
    let told = derived(move || export::made(session, |export| export.recommendation()));
    view! {
        <div
            class="share-picture"
            role="img"
            aria-label=told
            data-testid="share-preview"
            inner_html=move || picture.get()
        ></div>
    }
    .into_any()
}
