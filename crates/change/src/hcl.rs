//! Writes Terraform's language, formatted as `terraform fmt` formats it.

use std::fmt::Write as _;

/// The body of a file or of a block.
#[derive(Debug, Default)]
pub(crate) struct Body {
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    /// `name = value`; the value is an expression of one or several lines.
    Argument(String, String),
    /// A block with what stands before its brace.
    Block(String, Body),
    /// A line behind `#`; none is an empty line.
    Comment(String),
    Empty,
}

impl Body {
    /// Adds an argument with an expression. Lines after its first are indented by the writer.
    pub(crate) fn set(&mut self, name: &str, expression: impl Into<String>) -> &mut Self {
        self.items.push(Item::Argument(name.to_owned(), expression.into()));
        self
    }

    /// Adds a comment, wrapped to lines of a readable length.
    pub(crate) fn comment(&mut self, text: &str) -> &mut Self {
        self.items.extend(wrapped(text).into_iter().map(Item::Comment));
        self
    }

    /// Adds an empty line, unless one is there or nothing stands before it.
    pub(crate) fn space(&mut self) -> &mut Self {
        if !matches!(self.items.last(), None | Some(Item::Empty)) {
            self.items.push(Item::Empty);
        }
        self
    }

    /// Adds a block.
    pub(crate) fn block(&mut self, header: &str, fill: impl FnOnce(&mut Self)) -> &mut Self {
        let mut body = Self::default();
        fill(&mut body);
        self.items.push(Item::Block(header.to_owned(), body));
        self
    }

    /// Adds a block of the file's level, with empty lines around it and comments before it.
    pub(crate) fn top(&mut self, comments: &[&str], header: &str, fill: impl FnOnce(&mut Self)) -> &mut Self {
        self.space();
        for comment in comments {
            self.comment(comment);
        }
        self.block(header, fill).space()
    }

    /// Adds all of another body.
    pub(crate) fn append(&mut self, other: Self) -> &mut Self {
        self.space().items.extend(other.items);
        self
    }

    /// Whether an expression in it has the value of a variable.
    pub(crate) fn reads(&self, variable: &str) -> bool {
        self.items.iter().any(|item| match item {
            Item::Argument(_, expression) => names_variable(expression, variable),
            Item::Block(_, body) => body.reads(variable),
            Item::Comment(_) | Item::Empty => false,
        })
    }

    /// The text, which ends in one line feed.
    pub(crate) fn finish(mut self) -> String {
        while matches!(self.items.last(), Some(Item::Empty)) {
            self.items.pop();
        }
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        for (at, item) in self.items.iter().enumerate() {
            match item {
                Item::Empty => text.push('\n'),
                Item::Comment(comment) => {
                    let _ = writeln!(text, "{indent}# {comment}");
                }
                Item::Argument(name, value) => {
                    let width = self.width_around(at);
                    let value = value.replace('\n', &format!("\n{indent}"));
                    let _ = writeln!(text, "{indent}{name:width$} = {value}");
                }
                Item::Block(header, body) if body.items.is_empty() => {
                    let _ = writeln!(text, "{indent}{header} {{}}");
                }
                Item::Block(header, body) => {
                    let _ = writeln!(text, "{indent}{header} {{");
                    body.write(text, depth + 1);
                    let _ = writeln!(text, "{indent}}}");
                }
            }
        }
    }

    /// The longest name among the arguments of one line that stand together with the one at this place.
    fn width_around(&self, at: usize) -> usize {
        let of_one_line = |item: &Item| match item {
            Item::Argument(name, value) if !value.contains('\n') => Some(name.chars().count()),
            _ => None,
        };
        if self.items.get(at).and_then(of_one_line).is_none() {
            return 0;
        }
        let before = self.items.iter().take(at).rev().map_while(of_one_line);
        let after = self.items.iter().skip(at).map_while(of_one_line);
        before.chain(after).max().unwrap_or_default()
    }
}

fn names_variable(expression: &str, variable: &str) -> bool {
    let continues = |c: char| c.is_ascii_alphanumeric() || c == '_';
    expression
        .split("var.")
        .skip(1)
        .any(|rest| rest.strip_prefix(variable).is_some_and(|rest| !rest.starts_with(continues)))
}

/// A text as a quoted string, in which nothing is an expression.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // `$${` and `%%{` are how the language writes `${` and `%{`.
            '$' | '%' if rest.peek() == Some(&'{') => out.extend([c, c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text in lines of at most about 110 columns; a full-width character takes two.
pub(crate) fn wrapped(text: &str) -> Vec<String> {
    const WIDTH: usize = 110;
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let (mut line, mut width) = (String::new(), 0);
        for word in words(paragraph) {
            let columns: usize = word.chars().map(|c| if c as u32 > 0x2e7f { 2 } else { 1 }).sum();
            if width > 0 && width + columns > WIDTH {
                lines.push(line.trim_end().to_owned());
                line.clear();
                width = 0;
            }
            line.push_str(word);
            width += columns;
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The parts of a text between which a line may break: behind a space, and behind Japanese punctuation.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '、', '。', '（', '）'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hold_no_expression() {
        for (text, expected) in [
            ("plain", r#""plain""#),
            ("a \"b\" \\ c", r#""a \"b\" \\ c""#),
            ("${var.x} %{ if true } $5 100%", r#""$${var.x} %%{ if true } $5 100%""#),
            ("$${x}", r#""$$${x}""#),
            ("two\nlines\t\u{7}", r#""two\nlines\t\u0007""#),
            ("日本", "\"日本\""),
        ] {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }

    #[test]
    fn variables_are_found_by_their_whole_name() {
        let mut body = Body::default();
        body.comment("var.comment").block("resource \"a\" \"b\"", |body| {
            body.set("ids", "[for id in values(var.subnet_ids) : id]").set("name", "\"${var.name}-nat\"");
        });
        for (variable, is_read) in [("subnet_ids", true), ("name", true), ("subnet", false), ("comment", false)] {
            assert_eq!(body.reads(variable), is_read, "{variable}");
        }
    }

    #[test]
    fn arguments_are_aligned_as_terraform_aligns_them() {
        let mut body = Body::default();
        body.block("resource \"a\" \"b\"", |body| {
            body.set("x", "1").set("long_name", "2").set("many", "{\n  a = 1\n}").space().set("y", "3");
            body.comment("why").set("zz", "4").block("inner", |_| {});
        });
        assert_eq!(
            body.finish(),
            "resource \"a\" \"b\" {\n  x         = 1\n  long_name = 2\n  many = {\n    a = 1\n  }\n\n  y = 3\n  \
             # why\n  zz = 4\n  inner {}\n}\n"
        );
    }
}
