//! A text with headings, lists and tables, before it is HTML, Markdown or anything else.
//!
//! The page and the exports render the same document, so that the two cannot differ.

/// A document: blocks from the top down.
pub type Document = Vec<Block>;

/// A block of a document. Its texts are plain: nothing in them is markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list without an order.
    List(Vec<String>),
    /// A table; the first column names the row, and a line feed in a cell starts a remark.
    Table {
        /// The headings of its columns.
        head: Vec<String>,
        /// Its rows, each as long as the head.
        rows: Vec<Vec<String>>,
    },
    /// Preformatted text, such as a command.
    Code(String),
}
