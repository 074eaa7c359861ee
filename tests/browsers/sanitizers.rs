//! What cleans pasted HTML before a wiki or a forum shows it: `DOMPurify` and sanitize-html.
//!
//! `cargo xtask test browsers` brings both and names them in `NATPOINT_SANITIZERS`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::harness::Browser;
use crate::wikis::{SETTINGS, chart, snippet};

in_chromium!(sanitizers_leave_the_frame);

/// What cleans pasted HTML leaves a link as it is, drops the frame unless it is told to let frames in, and then leaves
/// all of it that makes it work.
#[expect(clippy::print_stdout, reason = "what is not reached is said with --nocapture")]
async fn sanitizers_leave_the_frame(browser: &Browser) -> Result<()> {
    let Some(modules) = std::env::var_os("NATPOINT_SANITIZERS").map(PathBuf::from) else {
        println!("not reached: DOMPurify and sanitize-html, which are not there");
        return Ok(());
    };
    let address = "https://example.com/natpoint.html";
    let frame = snippet(address).replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ");
    let link = format!("<a href=\"{address}#{}\">natpoint</a>", SETTINGS.replace('&', "&amp;"));
    let source = natpoint_export::link(address, &natpoint_export::settings_with(SETTINGS, &chart(), None));

    browser.client.goto("about:blank").await?;
    let purify = std::fs::read_to_string(modules.join("dompurify").join("dist").join("purify.min.js"))?;
    let script = format!(
        "{purify}
        const [frame, link] = arguments;
        const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');
        const allowed = {{ ADD_TAGS: ['iframe'], ADD_ATTR: ['sandbox'] }};
        const kept = parsed(DOMPurify.sanitize(frame, allowed)).querySelector('iframe');
        return [
            DOMPurify.sanitize(frame),
            kept.getAttribute('src'), kept.getAttribute('sandbox'), kept.getAttribute('height'),
            parsed(DOMPurify.sanitize(link)).querySelector('a').getAttribute('href'),
        ]"
    );
    let purified = browser.script(&script, vec![json!(frame), json!(link)]).await?;
    let href = format!("{address}#{SETTINGS}");
    ensure!(purified == json!(["", source, "allow-scripts", "640", href]), "DOMPurify leaves {purified}");

    let program = "const sanitize = require('sanitize-html');
        const [frame, link] = process.argv.slice(1);
        const allowedAttributes = { iframe: ['src', 'title', 'width', 'height', 'sandbox'] };
        const allowed = { allowedTags: ['iframe'], allowedAttributes, allowedIframeHostnames: ['example.com'] };
        console.log(JSON.stringify([sanitize(frame), sanitize(frame, allowed), sanitize(link)]))";
    let output = Command::new("node").args(["-e", program, &frame, &link]).env("NODE_PATH", &modules).output()?;
    let cleaned: serde_json::Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("node says {}", String::from_utf8_lossy(&output.stderr)))?;
    let text = |at: usize| cleaned[at].as_str().unwrap_or_default().to_owned();
    ensure!(text(0).is_empty() && text(2) == link, "sanitize-html leaves {cleaned}");
    let escaped = format!("src=\"{}\"", source.replace('&', "&amp;"));
    for part in [escaped.as_str(), "sandbox=\"allow-scripts\"", "height=\"640\""] {
        ensure!(text(1).contains(part), "sanitize-html drops {part} of {frame} and leaves {}", text(1));
    }
    Ok(())
}
