//! Style sheets that nothing needs before the program stands: they travel with its script, compressed.

use anyhow::{Context as _, Result, ensure};

use super::html::elements;
use super::{css, verify};

/// What stands around them in `index.html`.
const MARKS: [&str; 2] = ["<!-- later", "<!-- up to here"];

/// The page without these style sheets, and a script that brings them.
pub fn cut(page: &str) -> Result<(String, String)> {
    let [from, to] = MARKS.map(|mark| page.find(mark).with_context(|| format!("the page has no {mark:?}")));
    let (from, to) = (from?, to?);
    let mut rest = page.to_owned();
    let mut sheets = String::new();
    let elements = elements(page)?;
    let between = |at: usize| (from..to).contains(&at);
    for element in elements.iter().rev().filter(|element| between(element.range.start)) {
        ensure!(element.name == "style", "a <{}> stands among the style sheets", element.name);
        let sheet = css::slim(element.text)?;
        verify::style(&sheet)?;
        sheets.insert_str(0, &sheet);
        rest.replace_range(element.range.clone(), "");
    }
    let text = serde_json::to_string(&sheets)?;
    let script = "document.head.append(Object.assign(document.createElement('style'), { textContent: ";
    Ok((rest, format!("{script}{text} }}));\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<style>a { b: c }</style><!-- later: x --><style>d > e { f: 'g' }</style>\n\
                        <style>h { i: j }</style><!-- up to here. --><style>k { l: m }</style>";

    #[test]
    fn what_can_wait_is_cut_in_its_order() -> Result<()> {
        let (page, script) = cut(PAGE)?;
        assert_eq!(page, "<style>a { b: c }</style><!-- later: x -->\n<!-- up to here. --><style>k { l: m }</style>");
        assert!(script.ends_with("textContent: \"d > e{f:'g'}h{i:j}\" }));\n"), "{script}");
        Ok(())
    }

    #[test]
    fn anything_else_is_refused() {
        for (from, to, message) in [
            ("<!-- later", "<!--", "the page has no \"<!-- later\""),
            ("<!-- up to here", "<!--", "the page has no \"<!-- up to here\""),
            ("<style>h { i: j }</style>", "<script>x()</script>", "a <script> stands among the style sheets"),
            ("i: j", "i: url(j.png)", "a style sheet of the page is not alone: it loads \"j.png)}\""),
        ] {
            let error = cut(&PAGE.replace(from, to)).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message));
        }
    }
}
