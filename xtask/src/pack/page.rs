//! The packaged page: everything it needs is text inside it.

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use super::html::{Element, elements, one};

/// The id of the block of data that holds the program.
pub const WASM_ID: &str = "natpoint-wasm";
/// What the source calls its version, until it is packed.
const UNPACKED: &str = "data-version=\"dev\"";

/// What a page is made of.
pub struct Parts<'a> {
    /// Trunk's page without its loader.
    pub shell: &'a str,
    pub glue: &'a str,
    pub boot: &'a str,
    pub program: &'a [u8],
}

pub fn assemble(parts: &Parts) -> Result<String> {
    let module = format!("\n{}{}", parts.glue, parts.boot);
    for text in ["</script", "<!--"] {
        if module.to_ascii_lowercase().contains(text) {
            bail!("the module contains {text:?}, which would end or change a script inside a page");
        }
    }
    let program = BASE64.encode(gzip(parts.program)?);
    let scripts = format!(
        "<script type=\"application/wasm;base64\" id=\"{WASM_ID}\">{program}</script>\n\
         <script type=\"module\">{module}</script>\n  "
    );
    let page = replace_once(parts.shell, UNPACKED, &format!("data-version=\"{}\"", env!("CARGO_PKG_VERSION")))?;
    // At the end of the body, so that the skeleton is painted before all this is read.
    let page = replace_once(&page, "</body>", &format!("{scripts}</body>"))?;
    with_policy(&page)
}

/// The hashes of the scripts that the page runs, as a policy writes them.
pub fn hashes(elements: &[Element]) -> Vec<String> {
    let code = elements.iter().filter(|element| element.is_code());
    code.map(|element| format!("'sha256-{}'", BASE64.encode(Sha256::digest(element.text)))).collect()
}

/// The policy that lets a page with these scripts run, and reach nothing else.
pub fn policy(hashes: &[String]) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    )
}

/// The policy stands before anything it could forbid; only the encoding comes first.
fn with_policy(page: &str) -> Result<String> {
    let elements = elements(page)?;
    let charset = one(&elements, "<meta charset>", |element| element.attribute("charset").is_some())?;
    let policy = policy(&hashes(&elements));
    let meta = format!("\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let (before, after) = page.split_at(charset.range.end);
    Ok(format!("{before}{meta}{after}"))
}

/// Gzip, because a browser can undo it by itself. Zopfli's is the smallest that any reader of gzip takes.
fn gzip(program: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, program, &mut packed)
        .context("the program was not compressed")?;
    Ok(packed)
}

fn replace_once(page: &str, from: &str, to: &str) -> Result<String> {
    match page.matches(from).count() {
        1 => Ok(page.replacen(from, to, 1)),
        count => bail!("the page should have exactly one {from}, but it has {count}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<html data-version=\"dev\"><head><meta charset=\"utf-8\"><script>shell()</script></head>\
                         <body><p></body></html>";

    fn parts() -> Parts<'static> {
        Parts { shell: SHELL, glue: "glue();\n", boot: "boot();\n", program: b"\0asm" }
    }

    #[test]
    fn the_page_holds_all_its_parts() -> Result<()> {
        let page = assemble(&parts())?;
        super::super::verify::check(&page)?;
        let elements = elements(&page)?;
        let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["html", "head", "meta", "meta", "script", "body", "p", "script", "script"]);
        assert_eq!(elements[0].attribute("data-version"), Some(env!("CARGO_PKG_VERSION")));
        assert_eq!(elements[8].text, "\nglue();\nboot();\n");
        Ok(())
    }

    #[test]
    fn the_policy_names_each_script() -> Result<()> {
        // From `printf 'shell()' | openssl dgst -sha256 -binary | base64`.
        let elements = elements(SHELL)?;
        assert_eq!(hashes(&elements), ["'sha256-BVIJB8ij9CJohYf4/cuEFak42ounUZhFH1QgYIIjHxc='"]);
        assert!(policy(&hashes(&elements)).starts_with("default-src 'none'; script-src 'sha256-"));
        Ok(())
    }

    #[track_caller]
    fn refused(parts: &Parts, message: &str) {
        assert_eq!(assemble(parts).err().map(|error| error.to_string()).as_deref(), Some(message));
    }

    #[test]
    fn what_would_break_the_page_is_refused() {
        let tag = "the module contains \"</script\", which would end or change a script inside a page";
        refused(&Parts { glue: "a('</SCRIPT>');", ..parts() }, tag);
        let comment = "the module contains \"<!--\", which would end or change a script inside a page";
        refused(&Parts { boot: "a('<!--');", ..parts() }, comment);
        let version = "the page should have exactly one data-version=\"dev\", but it has 0";
        refused(&Parts { shell: "<meta charset=utf-8></body>", ..parts() }, version);
        let body = "the page should have exactly one </body>, but it has 0";
        refused(&Parts { shell: &SHELL.replace("</body>", ""), ..parts() }, body);
        let charset = "the page should have exactly one <meta charset>, but it has 0";
        refused(&Parts { shell: &SHELL.replace("charset", "name"), ..parts() }, charset);
    }
}
