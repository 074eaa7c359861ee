//! A document on the page.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{Table, button, list, localized};
use super::platform::{self, Scope};
use super::session::Session;
use natpoint_text::document::{Block, Document};

/// A document that follows what it is made of. What stays the same is not touched.
#[component]
pub(super) fn DocumentView(
    /// What names it for tests.
    testid: &'static str,
    /// What it says.
    document: Memo<Document>,
) -> impl IntoView {
    made_of(testid, document, block)
}

/// A document whose code is copied by a button beside it, since it is there to be run elsewhere.
#[component]
pub(super) fn DocumentWithCopies(
    /// The page's state.
    session: Session,
    /// What names it for tests.
    testid: &'static str,
    /// What it says.
    document: Memo<Document>,
) -> impl IntoView {
    made_of(testid, document, move |part| match part {
        Block::Code(text) => code(session, text),
        other => block(other),
    })
}

fn made_of(
    testid: &'static str,
    document: Memo<Document>,
    block: impl Fn(Block) -> AnyView + Copy + Send + 'static,
) -> AnyView {
    let blocks = list(move || document.get().into_iter().map(block).collect());
    view! {
        <div class="document" data-testid=testid>
            {blocks}
        </div>
    }
    .into_any()
}

fn code(session: Session, text: String) -> AnyView {
    let copied = RwSignal::new(false);
    let label = localized(session, move |locale| {
        if copied.get() { locale.labels().copied } else { locale.export_labels().copy }.to_owned()
    });
    let scope = Scope::current();
    let copied_text = text.clone();
    let copy = move || platform::copy(scope, &copied_text, move |succeeded| copied.set(succeeded));
    view! {
        <div class="with-copy">
            <pre tabindex="0">
                <code>{text}</code>
            </pre>
            {button("copy-code".to_owned(), "", label, copy)}
        </div>
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(items) => {
            let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }.into_any()).collect();
            view! { <ul>{items}</ul> }.into_any()
        }
        Block::Table { head, rows } => {
            let name = head.first().cloned().unwrap_or_default();
            Table {
                testid: "document-table",
                name: Signal::stored(name),
                head: Signal::stored(head),
                body: Memo::new(move |_| rows.clone()),
                foot: None,
            }
            .view()
        }
        Block::Code(text) => view! { <pre tabindex="0"><code>{text}</code></pre> }.into_any(),
    }
}
