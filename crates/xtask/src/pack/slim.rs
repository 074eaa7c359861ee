//! The page without what only its writers need: comments, indentation, and empty lines.

use anyhow::{Result, bail, ensure};

use super::html::elements;
use super::{css, glue};

/// The page with its scripts, style sheets and markup slimmed, each in its own way.
pub fn slim(page: &str) -> Result<String> {
    let mut slim = String::with_capacity(page.len());
    let mut at = 0;
    for element in elements(page)? {
        // In these, white space is text.
        let exact = matches!(element.name.as_str(), "pre" | "textarea");
        let empty = page[element.range.end..].starts_with(&format!("</{}>", element.name));
        ensure!(!exact || empty, "the page has a <{}> with text, which slimming would change", element.name);
        let text = match element.name.as_str() {
            "script" if element.is_code() => glue::without_comments(element.text)?,
            "script" => element.text.to_owned(),
            "style" => css::slim(element.text)?,
            _ => continue,
        };
        slim.push_str(&markup(&page[at..element.inside.start])?);
        slim.push_str(&text);
        at = element.inside.end;
    }
    slim.push_str(&markup(&page[at..])?);
    Ok(slim)
}

/// White space over several lines becomes one end of a line, which parts words as it did.
fn markup(text: &str) -> Result<String> {
    let text = without_comments(text)?;
    let mut slim = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_whitespace()) {
        let after = rest[start..].trim_start_matches(|c: char| c.is_ascii_whitespace());
        let white = &rest[start..rest.len() - after.len()];
        slim.push_str(&rest[..start]);
        slim.push_str(if white.contains('\n') { "\n" } else { white });
        rest = after;
    }
    slim.push_str(rest);
    Ok(slim)
}

fn without_comments(text: &str) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((_, after)) = comment.split_once("-->") else { bail!("the page has a comment without an end") };
        kept.push_str(before);
        rest = after;
    }
    Ok(kept + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_slimmed_in_its_own_way() -> Result<()> {
        for (page, kept) in [
            ("<p>\n  one <b>two</b>\n\n  three\n</p>\n", "<p>\none <b>two</b>\nthree\n</p>\n"),
            ("<p><!-- why\n  -->a  b</p>", "<p>a  b</p>"),
            ("<head>\n  <style>\n  a { b: c; }\n</style>\n  <p>", "<head>\n<style>a{b:c}</style>\n<p>"),
            ("<script>\n  // why\n  a('<!-- x');\n</script>", "<script>a('<!-- x');\n</script>"),
            ("<script type=x>\n  <!-- x -->\n</script>", "<script type=x>\n  <!-- x -->\n</script>"),
            ("<pre></pre>\n  x", "<pre></pre>\nx"),
        ] {
            assert_eq!(slim(page)?, kept);
        }
        Ok(())
    }

    #[test]
    fn what_would_change_is_refused() {
        for (page, message) in [
            ("<pre>\n  a</pre>", "the page has a <pre> with text, which slimming would change"),
            ("<textarea> a</textarea>", "the page has a <textarea> with text, which slimming would change"),
            ("<p><!-- a", "the page has a comment without an end"),
        ] {
            assert_eq!(slim(page).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }
}
