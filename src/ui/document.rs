//! A document on the page.

use leptos::prelude::*;

use super::parts::{Table, list};
use natpoint_text::document::{Block, Document};

/// A document that follows what it is made of. What stays the same is not touched.
pub(super) fn view(testid: &'static str, document: Memo<Document>) -> AnyView {
    let blocks = list(move || document.get().into_iter().map(block).collect());
    view! {
        <div class="document" data-testid=testid>
            {blocks}
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
