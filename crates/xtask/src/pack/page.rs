//! The packaged page: everything it needs is text inside it.

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use super::html::{Element, elements, one};
use super::payload::{PAGE, PARQUET, READER, block};
use super::reader::Reader;

/// What the source calls its version, until it is packed.
const UNPACKED: &str = "data-version=\"dev\"";
/// The id of the block that holds the script of the worker which reads files.
pub(crate) const READER_SCRIPT: &str = "natpoint-reader-script";
/// What would end a script inside a page, or change how it is read.
const FORBIDDEN: [&str; 2] = ["</script", "<!--"];

/// What a page is made of.
pub(crate) struct Parts<'a> {
    /// Trunk's page without its loader.
    pub shell: &'a str,
    /// The script that unpacks the program and starts it.
    pub start: &'a str,
    pub program: &'a [u8],
    /// What runs in the worker that reads files.
    pub reader: &'a Reader,
}

pub(crate) fn assemble(parts: &Parts) -> Result<String> {
    for script in [parts.start, &parts.reader.script] {
        let lower = script.to_ascii_lowercase();
        if let Some(text) = FORBIDDEN.iter().find(|text| lower.contains(**text)) {
            bail!("the script contains {text:?}, which would end or change a script inside a page");
        }
    }
    // The reader waits behind the script: nobody needs it before the page stands.
    let scripts = format!(
        "{}\n<script>{}</script>\n{}\n{}\n<script type=\"text/plain\" id=\"{READER_SCRIPT}\">{}</script>\n",
        block(PAGE, parts.program)?,
        parts.start,
        block(READER, &parts.reader.program)?,
        block(PARQUET, &parts.reader.parquet)?,
        parts.reader.script
    );
    let page = replace_once(parts.shell, UNPACKED, &format!("data-version=\"{}\"", env!("CARGO_PKG_VERSION")))?;
    // At the end of the body, so that the skeleton is painted before all this is read.
    let page = replace_once(&page, "</body>", &format!("{scripts}</body>"))?;
    with_policy(&page)
}

/// The policy that lets the page's scripts run, and reach nothing else.
pub(crate) fn policy(elements: &[Element]) -> String {
    let code = elements.iter().filter(|element| element.is_code());
    let hashes: Vec<String> = code.map(|element| hash(element.text)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
        hashes.join(" ")
    )
}

fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))
}

/// The policy stands before anything it could forbid; only the encoding comes first.
fn with_policy(page: &str) -> Result<String> {
    let elements = elements(page)?;
    let charset = one(&elements, "<meta charset>", |element| element.attribute("charset").is_some())?;
    let policy = policy(&elements);
    let meta = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let (before, after) = page.split_at(charset.range.end);
    Ok(format!("{before}{meta}{after}"))
}

fn replace_once(page: &str, from: &str, to: &str) -> Result<String> {
    match page.matches(from).count() {
        1 => Ok(page.replacen(from, to, 1)),
        count => bail!("the page should have exactly one {from}, but it has {count}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::payload::Payload;
    use super::*;

    const SHELL: &str = "<html data-version=\"dev\"><head><meta charset=\"utf-8\"><script>shell()</script></head>\
                         <body><p></body></html>";

    fn page(shell: &str, start: &str, script: &str) -> Result<String> {
        let program = |name: u8| [&b"\0asm\x01\0\0\0\0\x02\x01"[..], &[name]].concat();
        let reader = Reader { script: script.to_owned(), program: program(b'r'), parquet: program(b'q') };
        assemble(&Parts { shell, start, program: b"\0asm\x01\0\0\0\0\x02\x01p", reader: &reader })
    }

    #[test]
    fn the_page_holds_all_its_parts() -> Result<()> {
        let page = page(SHELL, "start();\n", "worker();")?;
        super::super::verify::check(&page)?;
        let elements = elements(&page)?;
        let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
        let scripts = ["script"; 5];
        assert_eq!(names, [&["html", "head", "meta", "meta", "script", "body", "p"][..], &scripts].concat());
        assert_eq!(elements[0].attribute("data-version"), Some(env!("CARGO_PKG_VERSION")));
        assert_eq!(elements[8].text, "start();\n");
        assert_eq!((elements[11].attribute("id"), elements[11].text), (Some(READER_SCRIPT), "worker();"));
        assert_eq!(Payload::of(&elements, PAGE)?.program, b"\0asm\x01\0\0\0\0\x02\x01p");
        assert_eq!(Payload::of(&elements, READER)?.program, b"\0asm\x01\0\0\0\0\x02\x01r");
        assert_eq!(Payload::of(&elements, PARQUET)?.program, b"\0asm\x01\0\0\0\0\x02\x01q");
        Ok(())
    }

    #[test]
    fn the_policy_names_each_script() -> Result<()> {
        // From printf 'shell()' | openssl dgst -sha256 -binary | base64, and the same for 'glue()'.
        let policy = policy(&elements(&format!("{SHELL}<script>glue()</script><script type=text/plain>a()</script>"))?);
        let shell = "'sha256-BVIJB8ij9CJohYf4/cuEFak42ounUZhFH1QgYIIjHxc='";
        let glue = "'sha256-VdoABSx6HQvK7t9ncBIoMxKElyYnMpz+YgB07WWCTX0='";
        let start = format!("default-src 'none'; script-src {shell} {glue} 'wasm-unsafe-eval';");
        assert!(policy.starts_with(&start), "{policy}");
        Ok(())
    }

    #[test]
    fn what_would_break_the_page_is_refused() {
        let version = "the page should have exactly one data-version=\"dev\", but it has 0";
        let body = "the page should have exactly one </body>, but it has 0";
        let charset = "the page should have exactly one <meta charset>, but it has 0";
        let end = "the script contains \"</script\", which would end or change a script inside a page";
        let comment = "the script contains \"<!--\", which would end or change a script inside a page";
        for (shell, start, worker, message) in [
            (SHELL, "a('</SCRIPT>');", "", end),
            (SHELL, "a('<!--');", "", comment),
            (SHELL, "", "a('</script>');", end),
            ("<meta charset=utf-8></body>", "", "", version),
            (&SHELL.replace("</body>", ""), "", "", body),
            (&SHELL.replace("charset", "name"), "", "", charset),
        ] {
            let error = page(shell, start, worker).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message));
        }
    }

    #[test]
    fn the_page_finds_the_workers_script() {
        assert!(include_str!("../../../../web/read_files.js").contains(&format!("getElementById('{READER_SCRIPT}')")));
    }
}
