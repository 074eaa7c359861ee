//! What a user has goes in, what it says comes out, and a press makes it the scenario; nothing leaves the page.

use anyhow::{Context as _, Result, ensure};
use natpoint_import::imported_data::ImportedData;
use natpoint_import::to_scenario::{Allocation, Choices, ImportPreview, UnallocatedTraffic, to_scenario};
use natpoint_import::{Options, Reader};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use serde_json::{Value, json};

use crate::harness::{Browser, Engine, until};
use crate::page::Page;
use crate::site::{self, Way};

in_every_engine!(
    the_network_leads_here,
    a_log_becomes_the_scenario,
    a_month_that_is_not_over_is_told,
    in_japanese,
    from_a_file,
    in_a_sandbox,
    in_pasted_text,
    bad_files_are_named,
    the_guide_is_no_wider_than_the_page,
    many_files_are_one_log,
    a_long_file_is_read_to_its_end,
    reading_can_be_stopped,
    stopping_at_once_leaves_nothing_behind,
    what_gzip_holds_before_it_breaks_is_read,
    gzips_put_together_are_read_on,
    zeros_without_end_are_one_line,
    what_keeps_files_from_being_read_is_said,
);

/// A NAT gateway's log: a workload fetches from Amazon S3, from some other service of AWS and from the internet.
pub(crate) fn log() -> String {
    let mut log = "version interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes start end action log-status \
                   pkt-src-aws-service pkt-dst-aws-service\n"
        .to_owned();
    let mut flow = |from: [&str; 2], to: [&str; 2], services: [&str; 2], gb: u64| {
        let bytes = gb << 30;
        let ([src, pkt_src], [dst, pkt_dst], [src_service, dst_service]) = (from, to, services);
        let rest = ["1761955200", "1762041600", "ACCEPT", "OK", src_service, dst_service].join(" ");
        log += &["5", "eni-1", src, dst, pkt_src, pkt_dst, &bytes.to_string(), &rest].join(" ");
        log += "\n";
    };
    let (workload, nat) = ("10.0.1.5", "10.0.0.9");
    for (remote, service, gb) in [("52.219.0.1", "S3", 40), ("54.240.1.1", "AMAZON", 30), ("203.0.113.5", "-", 7)] {
        // Each flow is logged four times: on its way in and out of the gateway, there and back.
        flow([workload, workload], [nat, remote], ["-", service], 1);
        flow([nat, nat], [remote, remote], ["-", service], 1);
        flow([remote, remote], [nat, nat], [service, "-"], gb);
        flow([nat, remote], [workload, workload], [service, "-"], gb);
    }
    log
}

const NAT_GATEWAYS: &str = r#"{"NatGateways": [{"NatGatewayId": "nat-1", "State": "available", "VpcId": "vpc-1",
    "SubnetId": "subnet-1", "ConnectivityType": "public",
    "NatGatewayAddresses": [{"NetworkInterfaceId": "eni-1", "PrivateIp": "10.0.0.9", "PublicIp": "198.51.100.7"}]}]}"#;

/// Hands files to the page as a person's choice of them would.
const GIVE: &str = "
    const [files, done] = arguments;
    const crc = (bytes) => {
        let sum = ~0;
        for (const byte of bytes) {
            sum ^= byte;
            for (let i = 0; i < 8; i += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
        }
        return ~sum;
    };
    const stored = (text) => {
        const bytes = new Uint8Array([...new TextEncoder().encode(text), 0x1f, 0x8b, 8, 0, 10]);
        const [low, high] = [bytes.length & 255, bytes.length >> 8];
        const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, low, high, low ^ 255, high ^ 255];
        return new Blob([new Uint8Array(head), bytes, new Int32Array([crc(bytes), bytes.length])]);
    };
    const input = document.querySelector('[data-testid=bring-files]');
    const transfer = new DataTransfer();
    const add = async ([name, text, how]) => {
        const zeros = how === 'zeros' ? new Array(256).fill(new Uint8Array(1 << 20)) : [];
        let blob = new Blob([text, ...zeros]);
        const packed = () => new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob();
        if (how && how !== 'often') blob = await packed();
        // Files put one behind the other, and one that holds what looks like a member's beginning and is none.
        const many = (count) => new Array(count).fill(blob);
        if (how === 'members') blob = new Blob([...many(300), stored(text), ...many(2)]);
        if (how === 'cut') blob = blob.slice(0, blob.size - 20);
        if (how === 'often') blob = new Blob(many(400));
        transfer.items.add(new File([blob], name));
    };
    (async () => {
        for (const file of files) await add(file);
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    })().then(() => done('given'), (error) => done(String(error)));
";

pub(crate) async fn give(page: &Page<'_>, files: &[(&str, &str, &str)]) -> Result<()> {
    page.open_sheet("bring").await?;
    let files: Vec<Value> = files.iter().map(|(name, text, how)| json!([name, text, how])).collect();
    let given = page.browser.script_async(GIVE, vec![Value::Array(files)]).await?;
    ensure!(given == json!("given"), "the files could not be given: {given}");
    Ok(())
}

/// What the model makes of the same files.
fn expected(files: &[&str], choices: &Choices) -> ImportPreview {
    let mut reader = Reader::new(Options::default());
    for file in files {
        reader.begin("a file");
        reader.push(file.as_bytes());
        reader.end();
    }
    let found: ImportedData = reader.finish();
    let mut preview = to_scenario(&found, &article::scenario(), choices);
    article::leave(&article::scenario(), &mut preview.scenario);
    preview
}

/// Waits until the page answers a scenario.
async fn says(page: &Page<'_>, scenario: &Scenario, language: Language) -> Result<()> {
    let report = Report::new(scenario, Axis::AllServices);
    page.says("verdict", &natpoint_text::in_language(language).recommendation(scenario, &report)).await
}

pub(crate) async fn is_found(page: &Page<'_>, part: &str) -> Result<()> {
    page.mentions("bring-found", part).await.map(|_| ()).with_context(|| format!("{part} was not found"))
}

async fn a_log_becomes_the_scenario(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let log = log();
    let files = [log.as_str(), NAT_GATEWAYS];
    give(&page, &[("flow.log.gz", &log, "gzip"), ("nat.json", NAT_GATEWAYS, "")]).await?;
    is_found(&page, "Amazon S3").await?;
    is_found(&page, "nat-1").await?;
    // Nothing has changed yet, and what would come of it stands below.
    says(&page, &article::scenario(), Language::English).await?;
    let choices = Choices::default();
    page.mentions("bring-outcome", "are scaled to those of a month").await?;
    page.click("bring-take").await?;
    says(&page, &expected(&files, &choices).scenario, Language::English).await?;
    let s3 = page.value("field-s.s3").await?;
    // 41 GB of a day, 730 hours of 24; each direction is rounded to a millionth.
    ensure!(s3 == "1247.083334", "Amazon S3 has {s3}");

    page.open_sheet("bring").await?;
    let found = page.text("bring-found").await?;
    ensure!(found.contains("used 12 of 12 records"), "the page says {found:?}");
    // A choice begins where the first began, and counts when it is taken.
    page.mentions("bring-outcome", "are left out").await?;
    let choices =
        Choices { unscaled: true, unallocated: vec![(UnallocatedTraffic::Aws, Allocation::Internet)], ..choices };
    page.click("bring-scale").await?;
    page.choose("bring-aws", "internet").await?;
    page.click("bring-take").await?;
    says(&page, &expected(&files, &choices).scenario, Language::English).await?;

    page.click("undo").await?;
    says(&page, &expected(&files, &Choices::default()).scenario, Language::English).await?;
    page.click("undo").await?;
    says(&page, &article::scenario(), Language::English).await?;
    ensure!(site.requests() == ["/"], "the server was asked for {:?}", site.requests());
    page.is_sound().await
}

/// The console's download has a row for each month, and says nowhere that the last one is not over.
async fn a_month_that_is_not_over_is_told(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let months = "const now = new Date();
        return [-2, -1, 0].map((month) =>
            new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1)).toISOString().slice(0, 10));";
    let months = browser.script(months, vec![]).await?;
    let months: Vec<&str> = months.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let [first, second, third] = months.as_slice() else { anyhow::bail!("the months are {months:?}") };
    let table = |months: &[&str]| {
        let head = "Usage type,APN1-NatGateway-Bytes($),Total costs($)\nUsage type total,18.6,18.6\n".to_owned();
        months.iter().fold(head, |table, month| table + month + ",6.2,6.2\n")
    };
    let is_over = table(&[first, second]);
    give(&page, &[("costs.csv", &is_over, "")]).await?;
    let told = page.mentions("bring-outcome", "are scaled to those of a month").await?;
    ensure!(!told.contains("not over"), "the page says {told:?}");
    let goes_on = table(&[first, second, third]);
    give(&page, &[("costs.csv", &goes_on, "")]).await?;
    page.mentions("bring-outcome", "The last month of the bill is not over").await?;
    // So it is with the periods of metrics: here of ten days, of which the last begins now.
    let times = "return [-20, -10, 0].map((day) => new Date(Date.now() + day * 86400000).toISOString());";
    let times = browser.script(times, vec![]).await?;
    let times = times.as_array().into_iter().flatten().filter_map(Value::as_str);
    let point = |time| format!(r#"{{"Timestamp": "{time}", "Sum": 3e10, "Unit": "Bytes"}}"#);
    let points: Vec<_> = times.map(point).collect();
    let points = points.join(",");
    let statistics = format!(r#"{{"Label": "BytesInFromDestination", "Datapoints": [{points}]}}"#);
    give(&page, &[("statistics.json", &statistics, "")]).await?;
    page.mentions("bring-outcome", "The last period of the metrics is not over").await?;
    page.is_sound().await
}

async fn the_network_leads_here(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.click("start").await?;
    page.click("go-bring").await?;
    let there = "
        const sheet = document.querySelector('[data-testid=bring]');
        const title = sheet?.querySelector('h2');
        if (!title) return null;
        const { top, bottom } = title.getBoundingClientRect();
        return [document.activeElement === title, top >= 0 && bottom <= innerHeight];";
    until("the sheet to be in view and at hand", async || {
        let seen = browser.script(there, vec![]).await?;
        ensure!(seen == json!([true, true]), "{seen}");
        Ok(())
    })
    .await?;
    page.click("sheet-close").await?;
    page.shows("bring", false).await?;
    page.shows("field-region", true).await
}

async fn in_japanese(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    page.click("language-ja").await?;
    give(&page, &[("flow.log", &log(), "")]).await?;
    is_found(&page, "インターネット").await?;
    page.click("bring-take").await?;
    says(&page, &expected(&[&log()], &Choices::default()).scenario, Language::Japanese).await?;
    page.is_sound().await
}

async fn from_a_file(browser: &Browser) -> Result<()> {
    reads(browser, Way::File).await
}

async fn in_a_sandbox(browser: &Browser) -> Result<()> {
    reads(browser, Way::Sandbox).await
}

async fn in_pasted_text(browser: &Browser) -> Result<()> {
    reads(browser, Way::Srcdoc).await
}

/// However the page was opened, it reads files.
async fn reads(browser: &Browser, way: Way) -> Result<()> {
    let site = site::serve()?;
    let url = match way {
        Way::File => site::file_url()?,
        _ => site.url(way.path()),
    };
    browser.client.goto("about:blank").await?;
    browser.client.goto(&url).await?;
    if way.is_framed() {
        browser.client.enter_frame(0).await?;
    }
    let page = Page { browser };
    page.answers().await?;
    page.open_article().await?;
    give(&page, &[("flow.log.gz", &log(), "gzip")]).await?;
    is_found(&page, "Amazon S3").await?;
    // WebKit's driver does not reach what lies below the window of a frame.
    if browser.engine == Engine::WebKit && way.is_framed() {
        browser.script("document.querySelector('[data-testid=bring-take]').click()", vec![]).await?;
    } else {
        page.click("bring-take").await?;
    }
    says(&page, &expected(&[&log()], &Choices::default()).scenario, Language::English).await?;
    ensure!(site.requests() == way.requests(), "the server was asked for {:?}", site.requests());
    page.is_sound().await
}

async fn bad_files_are_named(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let log = log();
    let files = [
        ("empty.log", "", ""),
        ("table.parquet", "PAR1 and more", ""),
        ("<img src=x onerror=alert(1)>.html", "<!doctype html><p>Sign in", ""),
        ("broken.json", "{\"NatGateways\": [", ""),
        ("names.csv", "Name,Age\nAnn,7\n", ""),
        ("cut.log.gz", &log, "cut"),
        ("good.log", &log, ""),
    ];
    give(&page, &files).await?;
    for part in ["is empty", "Parquet", "web page", "broken at line 1", "It starts with “Name,Age”", "Amazon S3"] {
        is_found(&page, part).await?;
    }
    is_found(&page, "<img src=x onerror=alert(1)>.html").await?;
    is_found(&page, "The gzip is damaged or cut off").await?;
    says(&page, &article::scenario(), Language::English).await?;
    page.is_sound().await
}

async fn stopping_at_once_leaves_nothing_behind(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // Pressed as soon as it is there, which is before the worker can be.
    let press = "
        const seen = new MutationObserver(() => {
            const stop = document.querySelector('[data-testid=bring-stop]');
            if (!stop) return;
            seen.disconnect();
            stop.click();
            document.body.dataset.pressed = 'yes';
        });
        seen.observe(document.body, { childList: true, subtree: true });";
    browser.script(press, vec![]).await?;
    give(&page, &[("good.log", &log(), "")]).await?;
    until("the press", async || {
        let pressed = browser.script("return document.body.dataset.pressed", vec![]).await?;
        ensure!(pressed == json!("yes"), "nothing was pressed");
        Ok(())
    })
    .await?;
    page.shows("bring-stop", false).await?;
    page.says("bring-state", "").await?;
    give(&page, &[("good.log", &log(), "")]).await?;
    is_found(&page, "Amazon S3").await?;
    page.is_sound().await
}

async fn what_gzip_holds_before_it_breaks_is_read(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // Its end is too far away to be in the part that breaks.
    let lines = log().repeat(500);
    give(&page, &[("cut.log.gz", &lines, "cut")]).await?;
    is_found(&page, "The gzip is damaged or cut off").await?;
    is_found(&page, "Amazon S3").await?;
    page.is_sound().await
}

async fn gzips_put_together_are_read_on(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let log = log();
    give(&page, &[("together.log.gz", &log, "members")]).await?;
    is_found(&page, "used 3,636 of 3,637 records").await?;
    let found = page.text("bring-found").await?;
    ensure!(!found.contains("gzip"), "the page says {found:?}");
    page.click("bring-take").await?;
    says(&page, &expected(&[&log.repeat(303)], &Choices::default()).scenario, Language::English).await?;
    page.is_sound().await
}

async fn zeros_without_end_are_one_line(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    give(&page, &[("zeros.log.gz", &log().repeat(100), "zeros")]).await?;
    is_found(&page, "too long to be read").await?;
    is_found(&page, "Amazon S3").await?;
    page.is_sound().await
}

async fn many_files_are_one_log(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // Small ones, of which some are begun while others are read, around two that come in many pieces.
    let (log, lines) = (log(), log().repeat(20));
    let packed = lines.repeat(100);
    let mut files: Vec<_> = ["", "gzip"].repeat(15).into_iter().map(|how| ("small.log", &*log, how)).collect();
    files.splice(10..10, [("long.log", &*lines, "often"), ("packed.log.gz", &*packed, "gzip")]);
    files.push(("nat.json", NAT_GATEWAYS, "gzip"));
    give(&page, &files).await?;
    is_found(&page, "nat-1").await?;
    page.click("bring-take").await?;
    let whole = lines.repeat(400);
    let read: Vec<_> = files.iter().map(|(_, text, how)| if *how == "often" { &*whole } else { *text }).collect();
    says(&page, &expected(&read, &Choices::default()).scenario, Language::English).await?;
    page.is_sound().await
}

async fn a_long_file_is_read_to_its_end(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // Seven slices and a bit: several are asked for at a time.
    let lines = log().repeat(130);
    ensure!(lines.len() * 400 > 7 << 23, "{} bytes are not enough", lines.len());
    give(&page, &[("long.log", &lines, "often")]).await?;
    is_found(&page, "used 624,000 of 624,000 records").await?;
    page.is_sound().await
}

async fn reading_can_be_stopped(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // Two gigabytes: the same lines over and over.
    let lines = log().repeat(4_000);
    give(&page, &[("long.log", &lines, "often")]).await?;
    until("the progress", async || {
        let state = page.text("bring-state").await?;
        ensure!(state.contains(" of 1.9"), "the page says {state:?}");
        Ok(())
    })
    .await?;
    page.mentions("bring-athena", "Amazon Athena adds up the same").await?;
    // The page answers meanwhile.
    page.fill("field-total", "900").await?;
    page.click("bring-stop").await?;
    is_found(&page, "You stopped the reading").await?;
    page.is_sound().await
}

async fn the_guide_is_no_wider_than_the_page(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    for language in Language::ALL {
        page.click(&format!("language-{}", language.tag())).await?;
        page.open_sheet("bring").await?;
        let open = "document.querySelector('[data-testid=bring-guide]').open = true";
        until("the guide", async || {
            page.browser.script(open, vec![]).await?;
            let guide = page.text("bring-how").await?;
            ensure!(guide.contains("describe-nat-gateways"), "the guide says {guide:?}");
            Ok(())
        })
        .await?;
        let wider = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth";
        let wider = page.browser.script(wider, vec![]).await?;
        ensure!(wider == json!(0), "the page is wider than its window by {wider} in {language:?}");
    }
    page.is_sound().await
}

async fn what_keeps_files_from_being_read_is_said(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let locale = natpoint_text::in_language(Language::English).import_labels();
    let not_compiling = "const { compileStreaming } = WebAssembly;
        WebAssembly.compileStreaming = () => {
            WebAssembly.compileStreaming = compileStreaming;
            return Promise.reject(new Error('refused'));
        }";
    let refusing = "window.TrueWorker = Worker; window.Worker = class { constructor() { throw new Error('refused') } }";
    let breaking = "window.Worker = class extends TrueWorker {
        set onmessage(heard) {
            super.onmessage = (message) => heard(message.data.found ? { data: { failed: 'unreachable' } } : message);
        }
    }";
    let dying = "window.running = 0;
        window.Worker = class extends TrueWorker {
            constructor(address) {
                super(address);
                window.running += 1;
            }
            set onmessage(heard) {
                super.onmessage = (message) => {
                    heard(message);
                    this.onerror(new ErrorEvent('error', { message: 'unreachable' }));
                };
            }
            terminate() {
                window.running -= 1;
                super.terminate();
            }
        }";
    let ways = [not_compiling, refusing, breaking, dying];
    let told = [locale.no_worker, locale.no_worker, locale.broken, locale.broken];
    // What a script of Firefox's driver puts into WebAssembly is not seen by the page.
    let skipped = usize::from(browser.engine == Engine::Firefox);
    for (script, told) in ways.into_iter().zip(told).skip(skipped) {
        browser.script(script, vec![]).await?;
        give(&page, &[("good.log", &log(), "")]).await?;
        page.says("bring-state", told).await?;
        says(&page, &article::scenario(), Language::English).await?;
    }
    let running = browser.script("window.Worker = TrueWorker; return window.running", vec![]).await?;
    ensure!(running == json!(0), "{running} workers of a reading that broke down still run");
    give(&page, &[("good.log", &log(), "")]).await?;
    is_found(&page, "Amazon S3").await?;
    page.is_sound().await
}
