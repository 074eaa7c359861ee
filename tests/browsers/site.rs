//! The server that the stories open the page from, and the pages that show it in a frame.

use anyhow::{Context as _, Result};
use url::Url;

use crate::harness::{Reply, Server, page_path, page_text};

/// A way in which someone may come to see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From a web server.
    Http,
    /// From a folder.
    File,
    /// In a frame of another page.
    Frame,
    /// In a frame that may run scripts and nothing else, as wikis have.
    Sandbox,
    /// In such a frame, without an address of its own.
    Srcdoc,
}

/// A path that a storage service has signed.
pub(crate) const SIGNED: &str = "/?X-Amz-Date=20261126T170300Z&X-Amz-Signature=5ec7e75ec7e7";

/// The page at `/`, and hosts that frame it.
pub(crate) fn serve() -> Result<Server> {
    let page = page_text()?;
    let replies = [
        ("/frame", Reply::html(host("<iframe src='/'></iframe>"))),
        ("/sandbox", Reply::html(host("<iframe sandbox='allow-scripts' src='/'></iframe>"))),
        (
            "/srcdoc",
            Reply::html(host(&format!("<iframe sandbox='allow-scripts' srcdoc='{}'></iframe>", quoted(&page)))),
        ),
        // A phone's width, which no engine lets every window take.
        ("/phone", Reply::html(host("<iframe src='/' style='width: 390px; height: 844px'></iframe>"))),
        ("/small-phone", Reply::html(host("<iframe src='/' style='width: 320px; height: 568px'></iframe>"))),
        ("/wiki-frame", Reply::html(host(WIKI_FRAME))),
        ("/scriptless", Reply::html(host("<iframe sandbox src='/'></iframe>"))),
        ("/forbidden", Reply { html: page.clone(), headers: NO_WASM }),
        ("/forbidden-bare", Reply { html: page.replace("Content-Security-Policy", "No-Policy"), headers: NO_WASM }),
        ("/damaged", Reply::html(with_program(&page, |text| text.replace(&text[text.len() / 2..][..400], ""))?)),
        ("/cut-short", Reply::html(with_program(&page, |text| text[..text.len() - 400].to_owned())?)),
        ("/no-text", Reply::html(with_program(&page, |text| text.replacen('A', "?", 1))?)),
        ("/ear", Reply::html(format!("{EAR}{page}"))),
        (SIGNED, Reply::html(page.clone())),
        ("/", Reply::html(page)),
    ];
    Server::start(replies)
}

/// The page's address in its folder.
pub(crate) fn file_url() -> Result<String> {
    let path = page_path()?;
    let url = Url::from_file_path(&path).ok();
    url.map(String::from).with_context(|| format!("{} has no address", path.display()))
}

impl Way {
    /// The path of its host.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Http | Self::File => "/",
            Self::Frame => "/frame",
            Self::Sandbox => "/sandbox",
            Self::Srcdoc => "/srcdoc",
        }
    }

    /// What the server is asked for when the page is opened like this.
    pub(crate) fn requests(self) -> &'static [&'static str] {
        match self {
            Self::Http => &["/"],
            Self::File => &[],
            Self::Frame => &["/frame", "/"],
            Self::Sandbox => &["/sandbox", "/"],
            Self::Srcdoc => &["/srcdoc"],
        }
    }

    /// Whether the page is in a frame.
    pub(crate) fn is_framed(self) -> bool {
        matches!(self, Self::Frame | Self::Sandbox | Self::Srcdoc)
    }
}

/// The page with another text in the place of its packed program.
fn with_program(page: &str, change: impl Fn(&str) -> String) -> Result<String> {
    const START: &str = "id=\"natpoint-wasm\">";
    let (before, rest) = page.split_once(START).context("the page has no program")?;
    let (text, after) = rest.split_once('<').context("the program has no end")?;
    Ok(format!("{before}{START}{}<{after}", change(text)))
}

/// A picture of the article's network on a wiki page, as the page's own snippet writes it.
const WIKI_FRAME: &str = "<iframe sandbox='allow-scripts' style='width: 600px; height: 400px'
    src='/#v1&amp;region=ap-northeast-1&amp;azs=2&amp;nat=az&amp;pulls=1000&amp;s.logs=760&amp;lang=ja&amp;show=chart\
&amp;locked=yes'>
    </iframe>";

/// The policy of a host that allows scripts and forgot that wasm needs a word of its own.
const NO_WASM: &[(&str, &str)] = &[("Content-Security-Policy", "script-src 'unsafe-inline'")];

/// Stands before the page's own policy and writes down what the console and the policy say.
const EAR: &str = "<!doctype html><script>
    window.heard = [];
    for (const level of ['error', 'warn']) {
        const said = console[level];
        console[level] = (...words) => { heard.push(`${level}: ${words.join(' ')}`); said.apply(console, words); };
    }
    addEventListener('error', (event) => heard.push(`error: ${event.message}`));
    addEventListener('unhandledrejection', (event) => heard.push(`rejection: ${event.reason}`));
    document.addEventListener('securitypolicyviolation', (event) =>
        heard.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
</script>";

/// A page around a frame. Its icon is empty, so that no browser asks for one.
fn host(frame: &str) -> String {
    format!(
        "<!doctype html><html lang='en'><title>host</title><link rel='icon' href='data:,'>
        <style>body {{ margin: 0 }} iframe {{ border: 0; width: 1200px; height: 900px }}</style>{frame}"
    )
}

fn quoted(html: &str) -> String {
    html.replace('&', "&amp;").replace('\'', "&#39;")
}
