//! What must be true of the packaged page, whatever made it.

use anyhow::{Context as _, Result, bail, ensure};

use super::html::{Element, elements, one};
use super::imports;
use super::page::{READER_SCRIPT, policy};
use super::payload::{PAGE, PARQUET, Payload, READER};

/// How a script would reach beyond the page, or run what no hash covers. A policy forbids the first half; what stands
/// in the second half no policy of today does, so it is found here.
const CALLS: [&str; 15] = [
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "importScripts",
    "eval(",
    "RTCPeerConnection",
    "WebTransport",
    "serviceWorker",
    "window.open(",
    "location.assign",
    "location.replace",
    "document.write",
    ".submit(",
];
/// The attributes by which an element would load something.
const ADDRESSES: [&str; 7] = ["src", "href", "srcset", "data", "poster", "action", "formaction"];

/// One page alone: it loads nothing, runs what its policy names, and holds its program.
pub(crate) fn check(page: &str) -> Result<()> {
    let elements = elements(page)?;
    for element in &elements {
        addresses(element)?;
        match element.name.as_str() {
            "script" if element.is_code() || element.attribute("id") == Some(READER_SCRIPT) => script(element.text)?,
            "style" => style(element.text)?,
            _ => {}
        }
    }
    one(&elements, "script of the worker", |element| element.attribute("id") == Some(READER_SCRIPT))?;
    for id in [PAGE, READER, PARQUET] {
        let payload = Payload::of(&elements, id)?;
        imports::check(&payload.program).with_context(|| format!("the block {id:?}"))?;
    }
    let meta = one(&elements, "content security policy", |element| element.attribute("http-equiv").is_some())?;
    let content = meta.attribute("content").unwrap_or_default();
    let policy = policy(&elements);
    ensure!(content == policy, "the policy is not the one of the page's scripts: {content}");
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
    ensure!(!text.contains("@import"), "a style file of the page is not alone: it says \"@import\"");
    for address in text.split("url(").skip(1) {
        let address = address.trim_start_matches(['"', '\'', ' ']);
        let shown: String = address.chars().take(40).collect();
        ensure!(
            address.starts_with("data:") || address.starts_with('#'),
            "a style file of the page is not alone: it loads {shown:?}"
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
    use super::super::payload::block;
    use super::*;

    /// A page with the piece in its head and the script in its worker, right in all else.
    fn page(piece: &str, worker: &str) -> Result<String> {
        let blocks = [PAGE, READER, PARQUET].map(|id| block(id, b"\0asm\x01\0\0\0"));
        let blocks = blocks.into_iter().collect::<Result<String>>()?;
        let worker = format!("<script type=text/plain id={READER_SCRIPT}>{worker}</script>");
        with_policy(&format!("{piece}<script>a()</script>{blocks}{worker}"))
    }

    fn with_policy(rest: &str) -> Result<String> {
        let policy = policy(&elements(rest)?);
        Ok(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{rest}"))
    }

    fn refusal(page: &str) -> Option<String> {
        check(page).err().map(|error| error.to_string())
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
            check(&page(piece, "b()")?)?;
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
            (
                "<script>new RTCPeerConnection</script>",
                "a script of the page is not alone: it says \"RTCPeerConnection\"",
            ),
            ("<script>window.open('x')</script>", "a script of the page is not alone: it says \"window.open(\""),
            ("<style>@import 'x';</style>", "a style file of the page is not alone: it says \"@import\""),
            ("<style>a{mask:url( 'x')}</style>", "a style file of the page is not alone: it loads \"x')}\""),
        ] {
            assert_eq!(refusal(&page(piece, "")?).as_deref(), Some(message));
        }
        Ok(())
    }

    #[test]
    fn what_the_worker_runs_is_looked_into() -> Result<()> {
        let fetching = page("", "fetch('x')")?;
        assert_eq!(refusal(&fetching).as_deref(), Some("a script of the page is not alone: it says \"fetch(\""));
        let message = "the page should have exactly one script of the worker, but it has 0";
        assert_eq!(refusal(&page("", "")?.replace(READER_SCRIPT, "other")).as_deref(), Some(message));
        Ok(())
    }

    #[test]
    fn what_is_no_program_is_named() -> Result<()> {
        let good = page("", "")?;
        for id in [PAGE, READER, PARQUET] {
            let other = good.replace(&block(id, b"\0asm\x01\0\0\0")?, &block(id, b"\0elf\x01\0\0\0")?);
            assert_eq!(refusal(&other), Some(format!("the block {id:?}")));
        }
        Ok(())
    }

    #[test]
    fn a_script_changed_after_hashing_is_found() -> Result<()> {
        let message = refusal(&page("", "")?.replace("a()", "b()")).unwrap_or_default();
        assert!(message.starts_with("the policy is not the one of the page's scripts"), "{message}");
        Ok(())
    }

    #[test]
    fn no_more_is_allowed_than_the_page_needs() -> Result<()> {
        for (from, to) in [("default-src 'none'", "default-src blob:"), ("'wasm-unsafe-eval'", "'unsafe-eval'")] {
            let message = refusal(&page("", "")?.replace(from, to)).unwrap_or_default();
            assert!(message.starts_with("the policy is not the one of the page's scripts"), "{message}");
        }
        Ok(())
    }
}
