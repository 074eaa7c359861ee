//! The real packaged file in real wikis: `MediaWiki` as Debian packages it, and `MkDocs`.
//!
//! `cargo xtask test browsers` brings both and names them in `NATPOINT_MEDIAWIKI` and `NATPOINT_MKDOCS`; a run by hand
//! may go without, and says so.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use natpoint_link::view_options::{Show, ViewOptions};
use serde_json::json;

use crate::bring::{give, is_found};
use crate::harness::{Browser, page_path, page_text, scratch, until};
use crate::page::Page;
use crate::site;

in_every_engine!(in_mediawiki, in_mkdocs);

/// A scenario whose link has everything that a wiki's own syntax might take apart.
pub(crate) const SETTINGS: &str = "v1&region=us-east-1&azs=3&nat=az&pulls=2048&s.logs=300~interface&s.s3=2528&out=1024\
                        &currency=JPY~150.25&require=internet~endpoints&lang=en";
/// A record of a flow log in AWS's default format.
const LOG: &str = "2 123456789010 eni-1 10.0.1.5 52.219.0.1 443 49152 6 20 4249 1761955200 1761955260 ACCEPT OK";

/// A program that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // If it has ended by itself there is nothing left to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the page itself writes for others to paste.
pub(crate) fn snippet(address: &str) -> String {
    natpoint_export::frame(address, SETTINGS, &chart(), None)
}

/// The part that the snippet shows.
pub(crate) fn chart() -> ViewOptions {
    ViewOptions { show: Show::Chart, ..ViewOptions::default() }
}

/// An empty wiki that takes no raw HTML, then one that does.
#[expect(clippy::print_stdout, reason = "what is not reached is said with --nocapture")]
async fn in_mediawiki(browser: &Browser) -> Result<()> {
    let Some(program) = std::env::var_os("NATPOINT_MEDIAWIKI").map(PathBuf::from) else {
        println!("not reached: MediaWiki, which is not there");
        return Ok(());
    };
    let site = site::serve()?;
    let wiki = MediaWiki::install(&program, browser).await?;

    // As it comes, a wiki shows markup as text; a link in its own syntax and a bare one lead here unharmed.
    let link = site.url(&format!("/#{SETTINGS}"));
    wiki.write("Default", &format!("[{link} a scenario]\n\n{link}\n\n{}", snippet(&site.url("/"))))?;
    browser.client.goto(&wiki.url("Default")).await?;
    let links = "return [...document.querySelectorAll('#mw-content-text a.external')].map((a) => a.href)";
    let links = browser.script(links, vec![]).await?;
    ensure!(links[0] == json!(link) && links[1] == json!(link), "the links are {links} instead of {link}");
    let frames = browser.script("return document.querySelectorAll('iframe').length", vec![]).await?;
    ensure!(frames == json!(0), "a wiki without raw HTML has {frames} frames");
    browser.client.find(Locator::Css("#mw-content-text a.external")).await?.click().await?;
    shows_the_scenario(browser).await?;

    // With raw HTML, the snippet is a frame, and so is the whole file where an article may be as large.
    wiki.allow_raw_html()?;
    wiki.write("Frame", &format!("<html>{}</html>", snippet(&site.url("/"))))?;
    browser.client.goto(&wiki.url("Frame")).await?;
    browser.client.enter_frame(0).await?;
    shows_the_scenario(browser).await?;

    let text = page_text()?.replace('&', "&amp;").replace('\'', "&#39;");
    wiki.write(
        "File",
        &format!("<html><iframe sandbox='allow-scripts' width='900' height='700' srcdoc='{text}'></iframe></html>"),
    )?;
    browser.client.goto(&wiki.url("File")).await?;
    browser.client.enter_frame(0).await?;
    let page = Page { browser };
    page.answers().await?;
    give(&page, &[("flow.log", LOG, "")]).await?;
    is_found(&page, "VPC flow log").await
}

/// A page of Markdown with the snippet, and the file beside it.
#[expect(clippy::print_stdout, reason = "what is not reached is said with --nocapture")]
async fn in_mkdocs(browser: &Browser) -> Result<()> {
    let Some(modules) = std::env::var_os("NATPOINT_MKDOCS").map(PathBuf::from) else {
        println!("not reached: MkDocs, which is not there");
        return Ok(());
    };
    let folder = scratch().join(format!("mkdocs-{}", browser.engine));
    let docs = folder.join("docs");
    std::fs::create_dir_all(&docs)?;
    std::fs::copy(page_path()?, docs.join("natpoint.html"))?;
    std::fs::write(folder.join("mkdocs.yml"), "site_name: Costs\n")?;
    let text = format!("# Costs\n\n[a scenario](natpoint.html#{SETTINGS})\n\n{}\n", snippet("natpoint.html"));
    std::fs::write(docs.join("index.md"), text)?;
    let built = folder.join("site");
    let mut make = Command::new("python3");
    make.args(["-m", "mkdocs", "build", "--quiet", "--site-dir"]).arg(&built);
    done(make.current_dir(&folder).env("PYTHONPATH", &modules))?;

    let port = free_port()?;
    let mut serve = Command::new("python3");
    serve.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"]).arg(&built).arg(port.to_string());
    let _server = start(&mut serve, port).await?;
    let address = format!("http://127.0.0.1:{port}/");
    browser.client.goto(&address).await?;
    let link = "return document.querySelector('a[href*=\"natpoint.html#\"]').href";
    let link = browser.script(link, vec![]).await?;
    ensure!(link == json!(format!("{address}natpoint.html#{SETTINGS}")), "the link is {link}");
    browser.client.enter_frame(0).await?;
    shows_the_scenario(browser).await?;
    browser.client.goto(link.as_str().unwrap_or_default()).await?;
    shows_the_scenario(browser).await
}

/// The page answers the scenario of the link, whole.
async fn shows_the_scenario(browser: &Browser) -> Result<()> {
    let page = Page { browser };
    page.answers().await?;
    let (link, notices) = natpoint_link::Link::read(SETTINGS);
    ensure!(notices.is_empty(), "the link says {notices:?}");
    let report = natpoint_model::compare::Report::new(&link.scenario, link.axis);
    let english = natpoint_text::in_language(natpoint_link::Language::English);
    page.says("verdict", &english.recommendation(&link.scenario, &report)).await
}

/// A wiki of its own for one story.
struct MediaWiki {
    program: PathBuf,
    folder: PathBuf,
    port: u16,
    _server: Running,
}

impl MediaWiki {
    async fn install(program: &Path, browser: &Browser) -> Result<Self> {
        let folder = scratch().join(format!("mediawiki-{}", browser.engine));
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(folder.join("data"))?;
        let port = free_port()?;
        let mut install = Command::new("php");
        install.arg(program.join("maintenance").join("install.php"));
        install.args(["--dbtype", "sqlite", "--dbname", "wiki", "--scriptpath", "", "--pass", "a password for nobody"]);
        install.arg("--dbpath").arg(folder.join("data")).arg("--confpath").arg(&folder);
        install.args(["--server", &format!("http://127.0.0.1:{port}"), "Wiki", "Admin"]);
        done(&mut install)?;
        let mut serve = Command::new("php");
        // Settings that were changed a moment ago hold at once.
        serve.args(["-d", "opcache.enable=0"]);
        serve.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(program);
        let server = start(serve.env("MW_CONFIG_FILE", folder.join("LocalSettings.php")), port).await?;
        Ok(Self { program: program.to_owned(), folder, port, _server: server })
    }

    fn url(&self, title: &str) -> String {
        format!("http://127.0.0.1:{}/index.php/{title}", self.port)
    }

    /// Writes a page as an editor would.
    fn write(&self, title: &str, text: &str) -> Result<()> {
        let file = self.folder.join("text");
        std::fs::write(&file, text)?;
        let mut edit = Command::new("php");
        edit.arg(self.program.join("maintenance").join("edit.php")).args(["--user", "Admin", title]);
        edit.stdin(std::fs::File::open(&file)?);
        done(edit.env("MW_CONFIG_FILE", self.folder.join("LocalSettings.php")))
    }

    fn allow_raw_html(&self) -> Result<()> {
        let file = self.folder.join("LocalSettings.php");
        let settings = std::fs::read_to_string(&file)?;
        Ok(std::fs::write(&file, format!("{settings}\n$wgRawHtml = true;\n$wgMaxArticleSize = 4096;\n"))?)
    }
}

/// Runs a program to its end.
fn done(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let told = || [&output.stdout[..], &output.stderr[..]].map(String::from_utf8_lossy).concat();
    ensure!(output.status.success(), "{command:?} failed: {}", told());
    Ok(())
}

/// Starts a server and waits until it listens.
async fn start(command: &mut Command, port: u16) -> Result<Running> {
    let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let running = Running(process.with_context(|| format!("cannot start {command:?}"))?);
    until(&format!("{command:?} to listen"), async || {
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map(drop).context("nothing listens yet")
    })
    .await?;
    Ok(running)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
