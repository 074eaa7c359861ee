//! A document as Markdown that all dialects render alike.

use natpoint_text::document::Block;

/// Blocks as Markdown, each followed by an empty line. Headings are of the second level.
#[must_use]
pub fn from_blocks(blocks: &[Block]) -> String {
    blocks.iter().map(|block| from_block(block) + "\n").collect()
}

/// A block, each of its lines ending in LF.
fn from_block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("## {}\n", line(heading)),
        Block::Paragraph(paragraph) => format!("{}\n", line(paragraph)),
        Block::List(items) => items.iter().map(|item| ["- ", &line(item), "\n"].concat()).collect(),
        Block::Table { head, rows } => {
            let rule = row(head.iter().map(|_| "---".to_owned()));
            let rows = rows.iter().map(|cells| row(cells.iter().map(|text| cell(text))));
            let head = row(head.iter().map(|text| cell(text)));
            [head, rule].into_iter().chain(rows).collect()
        }
        Block::Code(code) => {
            // A fence has to be longer than any run of backticks inside.
            let mut fence = "```".to_owned();
            while code.contains(&fence) {
                fence.push('`');
            }
            format!("{fence}\n{code}\n{fence}\n")
        }
    }
}

/// A link with a name.
#[must_use]
pub fn link(name: &str, address: &str) -> String {
    // An address between < and > ends at > only, and only backslash escapes are markup inside.
    let address = address.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20").replace('\\', "%5C");
    format!("[{}](<{}>)", escaped(name), address.replace(['\n', '\r'], ""))
}

/// A plain text with everything escaped that could be markup.
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

/// A text on a line of its own, escaped so that it starts neither a list nor a rule.
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

/// A cell. What follows its line feed is a remark, and goes into parentheses.
fn cell(text: &str) -> String {
    let text = escaped(text);
    match text.split_once('\n') {
        Some((text, "")) => text.to_owned(),
        Some((text, remark)) => format!("{text} ({})", remark.replace('\n', " ")),
        None => text,
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| ["| ", &cell, " "].concat()).collect();
    cells + "|\n"
}
