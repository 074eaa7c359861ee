//! A document as Markdown that every dialect reads alike.

use natpoint_text::document::Block;

/// Blocks as Markdown, each with an empty line behind it. FindingLabels are of the second level.
#[must_use]
pub fn of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => push(&mut text, &["## ", &line(heading)]),
            Block::Paragraph(paragraph) => push(&mut text, &[&line(paragraph)]),
            Block::List(items) => {
                for item in items {
                    push(&mut text, &["- ", &line(item)]);
                }
            }
            Block::Table { head, rows } => {
                row(&mut text, head.iter().map(|cell| self::cell(cell)));
                row(&mut text, head.iter().map(|_| "---".to_owned()));
                for cells in rows {
                    row(&mut text, cells.iter().map(|cell| self::cell(cell)));
                }
            }
            Block::Code(code) => {
                // A fence longer than any run of its own letter inside.
                let mut fence = "```".to_owned();
                while code.contains(&fence) {
                    fence.push('`');
                }
                push(&mut text, &[&fence, "\n", code, "\n", &fence]);
            }
        }
        text.push('\n');
    }
    text
}

/// A link with a name.
#[must_use]
pub fn link(name: &str, address: &str) -> String {
    // Between < and > an address ends nowhere else, and nothing in it is markup but an escape.
    let address = address.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20").replace('\\', "%5C");
    format!("[{}](<{}>)", escaped(name), address.replace(['\n', '\r'], ""))
}

/// A plain text in which nothing is markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

/// A text on a line of its own, which starts neither a list nor a rule.
fn line(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let text = text.trim();
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match text.len() - digits.len() {
        number if number > 0 && (digits.starts_with(". ") || digits.starts_with(") ")) => {
            format!("{}\\{}", &text[..number], escaped(digits))
        }
        _ if text.starts_with(['-', '+', '=', ':']) => format!("\\{}", escaped(text)),
        _ => escaped(text),
    }
}

/// A cell: its remark follows in brackets.
fn cell(text: &str) -> String {
    let text = escaped(text);
    match text.split_once('\n') {
        Some((said, "")) => said.to_owned(),
        Some((said, remark)) => format!("{said} ({})", remark.replace('\n', " ")),
        None => text,
    }
}

fn row(text: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        text.push_str("| ");
        text.push_str(&cell);
        text.push(' ');
    }
    push(text, &["|"]);
}

fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
    text.push('\n');
}
