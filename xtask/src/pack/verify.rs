//! What must be true of the packaged page, whatever made it.

use anyhow::{Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::html::{Element, elements, one};
use super::page::{WASM_ID, hashes, policy};

/// How a script would reach beyond the page. The policy forbids it all; here it is found before a browser does.
const CALLS: [&str; 6] = ["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts"];
/// The attributes by which an element would load something.
const ADDRESSES: [&str; 7] = ["src", "href", "srcset", "data", "poster", "action", "formaction"];

/// One page alone: it loads nothing, runs what its policy names, and holds its program.
pub fn check(page: &str) -> Result<()> {
    let elements = elements(page)?;
    for element in &elements {
        addresses(element)?;
        match element.name.as_str() {
            "script" if element.is_code() => script(element.text)?,
            "style" => style(element.text)?,
            _ => {}
        }
    }
    let meta = one(&elements, "content security policy", |element| element.attribute("http-equiv").is_some())?;
    let content = meta.attribute("content").unwrap_or_default();
    ensure!(content == policy(&hashes(&elements)), "the policy is not the one of the page's scripts: {content}");
    let block = one(&elements, "block of the program", |element| element.attribute("id") == Some(WASM_ID))?;
    ensure!(!block.is_code(), "the block of the program would be run as a script");
    ensure!(BASE64.decode(block.text)?.starts_with(&[0x1f, 0x8b]), "the program is not compressed by gzip");
    Ok(())
}

fn addresses(element: &Element) -> Result<()> {
    for (name, value) in element.attributes() {
        let link = element.name == "a" && value.starts_with("https://");
        if ADDRESSES.contains(&name) && !link && !value.starts_with("data:") && !value.starts_with('#') {
            bail!("the page is not alone: <{} {name}={value:?}>", element.name);
        }
    }
    Ok(())
}

fn script(text: &str) -> Result<()> {
    for call in CALLS {
        ensure!(!text.contains(call), "a script of the page is not alone: it says {call:?}");
    }
    ensure!(!has_word(text, "import"), "a script of the page is not alone: it says \"import\"");
    ensure!(!text.contains('\r'), "a script of the page has a carriage return, which its hash would not cover");
    Ok(())
}

fn style(text: &str) -> Result<()> {
    ensure!(!text.contains("@import"), "a style sheet of the page is not alone: it says \"@import\"");
    for address in text.split("url(").skip(1) {
        let address = address.trim_start_matches(['"', '\'', ' ']);
        let shown: String = address.chars().take(40).collect();
        ensure!(
            address.starts_with("data:") || address.starts_with('#'),
            "a style sheet of the page is not alone: it loads {shown:?}"
        );
    }
    Ok(())
}

/// Whether the script says the word by itself, not as a part of a longer name.
fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with the piece in its head, right in all else.
    fn page(piece: &str) -> Result<String> {
        let rest = format!("{piece}<script>a()</script><script type=x id={WASM_ID}>H4sI</script>");
        let policy = policy(&hashes(&elements(&rest)?));
        Ok(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{rest}"))
    }

    #[test]
    fn what_stays_inside_is_let_pass() -> Result<()> {
        for piece in [
            "",
            "<a href='https://example.org/'>read</a><a href='#top'>up</a><link rel=icon href='data:,'>",
            "<style>a { background: url(\"data:,\"); mask: url(#m); }</style>",
            "<script>const imports = { important: 1 }; prefetch;</script>",
            "<script type='application/json'>import 'x'; fetch('y')</script>",
        ] {
            check(&page(piece)?)?;
        }
        Ok(())
    }

    #[test]
    fn what_reaches_outside_is_named() -> Result<()> {
        for (piece, message) in [
            ("<img src=a.png>", "the page is not alone: <img src=\"a.png\">"),
            ("<a href='/x'>", "the page is not alone: <a href=\"/x\">"),
            ("<link href='https://example.org/'>", "the page is not alone: <link href=\"https://example.org/\">"),
            ("<script>import 'x'</script>", "a script of the page is not alone: it says \"import\""),
            ("<script>import.meta</script>", "a script of the page is not alone: it says \"import\""),
            ("<script>fetch('x')</script>", "a script of the page is not alone: it says \"fetch(\""),
            ("<style>@import 'x';</style>", "a style sheet of the page is not alone: it says \"@import\""),
            ("<style>a{mask:url( 'x')}</style>", "a style sheet of the page is not alone: it loads \"x')}\""),
        ] {
            assert_eq!(check(&page(piece)?).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
        Ok(())
    }

    #[test]
    fn a_script_changed_after_hashing_is_found() -> Result<()> {
        let error = check(&page("")?.replace("a()", "b()")).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.starts_with("the policy is not the one of the page's scripts")));
        let error = check(&page("")?.replace("H4sI", "AAAA")).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("the program is not compressed by gzip"));
        Ok(())
    }
}
