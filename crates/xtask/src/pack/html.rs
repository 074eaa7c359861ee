//! The elements of a page, read well enough to find, cut and check them.
//!
//! The page is our own, so this is a reader of start tags and raw text, not a parser of all of HTML.

use std::ops::Range;

use anyhow::{Result, bail};

/// A start tag, and for a script or a style file its text and its end tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    pub name: String,
    attributes: Vec<(String, &'a str)>,
    /// The text between the tags; empty for elements that do not hold raw text.
    pub text: &'a str,
    /// Where that text lies in the page.
    pub inside: Range<usize>,
    /// Where the element lies in the page.
    pub range: Range<usize>,
}

impl<'a> Element<'a> {
    /// The value of the attribute; empty when it has none, as in `<script hidden>`.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| *value)
    }

    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.attributes.iter().map(|(key, value)| (key.as_str(), *value))
    }

    /// Whether it is a script that a browser runs, and not a block of data.
    pub(crate) fn is_code(&self) -> bool {
        self.name == "script" && matches!(self.attribute("type"), None | Some("" | "module" | "text/javascript"))
    }
}

/// All elements of the page, in their order.
pub(crate) fn elements(page: &str) -> Result<Vec<Element<'_>>> {
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|offset| at + offset) {
        if let Some(comment) = page[open..].strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else { bail!("the page has a comment without an end") };
            at = open + 4 + end + 3;
        } else if page[open + 1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let element = element(page, open)?;
            at = element.range.end;
            elements.push(element);
        } else {
            at = open + 1;
        }
    }
    Ok(elements)
}

/// The one element that the test is true of; `what` names it in the error.
pub(crate) fn one<'e, 'a>(
    elements: &'e [Element<'a>],
    what: &str,
    test: impl Fn(&Element) -> bool,
) -> Result<&'e Element<'a>> {
    let found: Vec<&Element> = elements.iter().filter(|element| test(element)).collect();
    match found[..] {
        [element] => Ok(element),
        _ => bail!("the page should have exactly one {what}, but it has {}", found.len()),
    }
}

fn element(page: &str, open: usize) -> Result<Element<'_>> {
    let mut rest = &page[open + 1..];
    let name = word(&mut rest, "/>").to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            bail!("the page has a tag <{name} without an end");
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let key = word(&mut rest, "=/>").to_ascii_lowercase();
        rest = rest.trim_start();
        let value = match rest.strip_prefix('=') {
            Some(after) => {
                rest = after.trim_start();
                value(&mut rest)?
            }
            None => "",
        };
        attributes.push((key, value));
    }
    let start = page.len() - rest.len();
    let (text, end) = match name.as_str() {
        "script" | "style" => raw_text(page, &name, start)?,
        _ => ("", start),
    };
    Ok(Element { name, attributes, text, inside: start..start + text.len(), range: open..end })
}

fn word<'a>(rest: &mut &'a str, stops: &str) -> &'a str {
    let end = rest.find(|c: char| c.is_ascii_whitespace() || stops.contains(c)).unwrap_or(rest.len());
    // An attribute cannot be empty: a stray `=` begins a name, as in a browser.
    let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
    let (word, after) = rest.split_at(end);
    *rest = after;
    word
}

fn value<'a>(rest: &mut &'a str) -> Result<&'a str> {
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Ok(word(rest, ">"));
    };
    let Some((value, after)) = rest[1..].split_once(quote) else { bail!("the page has a value without its end quote") };
    *rest = after;
    Ok(value)
}

fn raw_text<'a>(page: &'a str, name: &str, start: usize) -> Result<(&'a str, usize)> {
    let end_tag = format!("</{name}");
    let Some(length) = page[start..].to_ascii_lowercase().find(&end_tag) else {
        bail!("the page has a <{name}> without an end");
    };
    let after = start + length + end_tag.len();
    let Some(close) = page[after..].find('>') else { bail!("the page has an open </{name}") };
    Ok((&page[start..start + length], after + close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_values_and_raw_text_are_read() -> Result<()> {
        let page = "<!doctype html><!-- <b> --><HTML lang=en><script type='module'>if (a < b) {}</script>\
                    <link rel=\"icon\" href=\"data:,<svg>\"/><input disabled><style>a>b{}</STYLE ></html>";
        let elements = elements(page)?;
        let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["html", "script", "link", "input", "style"]);
        assert_eq!(elements[0].attribute("lang"), Some("en"));
        assert_eq!(elements[1].text, "if (a < b) {}");
        assert_eq!(&page[elements[1].inside.clone()], elements[1].text);
        assert_eq!(&page[elements[1].range.clone()], "<script type='module'>if (a < b) {}</script>");
        assert_eq!(elements[2].attribute("href"), Some("data:,<svg>"));
        assert_eq!(elements[3].attribute("disabled"), Some(""));
        assert_eq!(elements[4].text, "a>b{}");
        Ok(())
    }

    #[test]
    fn what_runs_is_told_from_data() -> Result<()> {
        let page = "<script></script><script type=module></script><script type=application/json></script>";
        let code: Vec<bool> = elements(page)?.iter().map(Element::is_code).collect();
        assert_eq!(code, [true, true, false]);
        Ok(())
    }

    #[test]
    fn a_broken_page_is_an_error() {
        for (page, message) in [
            ("<!-- no end", "the page has a comment without an end"),
            ("<script>let a;", "the page has a <script> without an end"),
            ("<a href='x", "the page has a value without its end quote"),
            ("<a ", "the page has a tag <a without an end"),
        ] {
            assert_eq!(elements(page).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }

    #[test]
    fn one_means_one() -> Result<()> {
        let elements = elements("<p><b><b>")?;
        assert!(one(&elements, "paragraph", |element| element.name == "p").is_ok());
        for (name, message) in [
            ("b", "the page should have exactly one thing, but it has 2"),
            ("i", "the page should have exactly one thing, but it has 0"),
        ] {
            let error = one(&elements, "thing", |element| element.name == name).err();
            assert_eq!(error.map(|error| error.to_string()).as_deref(), Some(message));
        }
        Ok(())
    }
}
