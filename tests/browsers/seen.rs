//! The page looks as it did when someone last looked at it and was content.
//!
//! Both pictures are compared in squares of eight pixels, so that a letter drawn a little differently by another
//! version of the browser is the same, and a thing that moved, vanished or changed its colour is not. After a change
//! that is meant, `NATPOINT_SEEN=keep cargo xtask test browsers` keeps the new pictures: look at each before it is
//! committed.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use fantoccini::wd::PrintConfiguration;
use serde_json::json;

use crate::harness::{Browser, scratch};
use crate::page::Page;
use crate::site;

in_chromium!(it_looks_as_it_did);

/// The side of a square in pixels.
const SQUARE: usize = 8;
/// By how many of 255 the mean of a square may differ in a channel.
const LEVELS: u32 = 24;
/// How many squares of a thousand may differ by more.
const PER_MILLE: usize = 10;

/// A picture: its name, the link, the theme, the width and height.
const PICTURES: [(&str, &str, &str, u32, u32); 9] = [
    ("light", "", "light", 1440, 900),
    ("dark", "tab=break-even", "dark", 1440, 900),
    ("japanese", "lang=ja&tab=requirements", "light", 1440, 1200),
    ("wide", "", "light", 1920, 1080),
    ("tablet", "", "light", 820, 1100),
    ("phone", "", "light", 390, 844),
    ("embedded", "show=chart&theme=light&locked=yes", "light", 600, 400),
    ("embedded-dark", "show=verdict&theme=dark&lang=ja", "light", 720, 240),
    (PAPER, "", "light", 720, 3200),
];

/// The picture of the page as it is printed.
const PAPER: &str = "paper";

/// A link with as many services as most people have.
const SEVEN_SERVICES: &str = "v1&region=ap-northeast-1&nat=one&azs=2&s.ecr.api=1&s.ecr.dkr=300&s.logs=80&s.ecs=2\
                              &s.ecs-agent=2&s.ecs-telemetry=2&s.s3=100";

async fn it_looks_as_it_did(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let keeps = std::env::var_os("NATPOINT_SEEN").is_some();
    let mut changed = Vec::new();
    for (name, keys, theme, width, height) in PICTURES {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" }]);
        let media = if name == PAPER { "print" } else { "" };
        let features = json!({ "media": media, "features": features });
        browser.devtools("Emulation.setEmulatedMedia", &features).await?;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await?;
        browser.client.goto("about:blank").await?;
        browser.client.goto(&site.url(&format!("/#{}", link(keys)))).await?;
        let page = Page { browser };
        // A part of the page may have no chart to wait for.
        page.shows("verdict", true).await?;
        if name == PAPER {
            browser.script("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
        }
        // What comes when the numbers rest belongs to the picture.
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        page.is_sound().await?;
        let seen = browser.client.screenshot().await?;
        let file = folder().join(format!("{name}.png"));
        if keeps {
            std::fs::create_dir_all(folder())?;
            std::fs::write(&file, &seen)?;
            continue;
        }
        let kept = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if let Err(difference) = alike(&kept, &seen) {
            let new = scratch().join(format!("{name}.png"));
            std::fs::write(&new, &seen)?;
            changed.push(format!("{name}: {difference:#}; see {}", new.display()));
        }
    }
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" })).await?;
    ensure!(changed.is_empty(), "the page looks different: {changed:#?}");
    for link in [link(""), link("lang=ja"), SEVEN_SERVICES.to_owned()] {
        prints(browser, &site.url(&format!("/#{link}"))).await?;
    }
    Ok(())
}

/// On paper it is a document of three pages, not a screen cut into strips.
async fn prints(browser: &Browser, url: &str) -> Result<()> {
    Page::open(browser, url).await?;
    let paper = browser.client.print(PrintConfiguration::default()).await?;
    std::fs::write(scratch().join("print.pdf"), &paper)?;
    let text = String::from_utf8_lossy(&paper);
    let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
    ensure!((1..=3).contains(&pages), "{pages} pages of {url}");
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browsers/seen")
}

/// The opening scenario with some keys of the look. All services are told, so that a picture depends on no default.
fn link(keys: &str) -> String {
    let link = natpoint_link::Link::default().write();
    if keys.is_empty() { link } else { format!("{link}&{keys}") }
}

fn alike(kept: &[u8], seen: &[u8]) -> Result<()> {
    let (kept, seen) = (Squares::of(kept)?, Squares::of(seen)?);
    ensure!(kept.columns == seen.columns, "another width");
    let differ = |(one, other): (&[u32; 3], &[u32; 3])| one.iter().zip(other).any(|(a, b)| a.abs_diff(*b) > LEVELS);
    let many = kept.means.iter().zip(&seen.means).filter(|pair| differ(*pair)).count();
    let all = kept.means.len().max(seen.means.len());
    ensure!(many * 1000 <= all * PER_MILLE, "{many} of {all} squares differ");
    Ok(())
}

/// The mean colour of each square of a picture.
struct Squares {
    columns: usize,
    means: Vec<[u32; 3]>,
}

impl Squares {
    fn of(picture: &[u8]) -> Result<Self> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture of no size")?];
        let info = reader.next_frame(&mut pixels)?;
        let samples = info.color_type.samples();
        ensure!(samples >= 3, "the picture has no colours");
        let (width, height) = (usize::try_from(info.width)?, usize::try_from(info.height)?);
        let (columns, rows) = (width / SQUARE, height / SQUARE);
        let mut means = vec![[0_u32; 3]; columns * rows];
        for y in 0..rows * SQUARE {
            for x in 0..columns * SQUARE {
                let from = (y * width + x) * samples;
                let mean = &mut means[y / SQUARE * columns + x / SQUARE];
                for (sum, value) in mean.iter_mut().zip(&pixels[from..from + 3]) {
                    *sum += u32::from(*value);
                }
            }
        }
        let each = u32::try_from(SQUARE * SQUARE)?;
        for mean in means.iter_mut().flatten() {
            *mean /= each;
        }
        Ok(Self { columns, means })
    }
}
