//! The chart's labels as a browser draws them: none lies on another, and none leaves the chart, whatever the network.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Browser, Engine, run_for};
use crate::page::Page;
use crate::site;

#[test]
fn labels_keep_apart() {
    run_for(Engine::Chromium, Duration::from_mins(15), apart);
}

/// Windows of every kind: wide, with the flips below, a tablet, a phone.
const SIZES: [(u32, u32); 4] = [(1440, 900), (1100, 700), (820, 1100), (390, 844)];
/// So many networks are looked at in each window.
const NETWORKS: u64 = 100;

async fn apart(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    browser.wait_for_scripts(Duration::from_mins(5)).await?;
    let mut seed = 1;
    for (width, height) in SIZES {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics).await?;
        let page = Page::article(browser, &site).await?;
        let links: Vec<String> = (0..NETWORKS).map(|_| link(&mut seed)).collect();
        let wrong = browser.script_async(MEASURE, vec![json!(links)]).await?;
        let wrong: Vec<&str> = wrong.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(wrong.is_empty(), "{} at {width} px: {}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
        page.is_sound().await?;
    }
    Ok(())
}

/// Opens each link in turn and measures the texts of the chart once it is drawn.
const MEASURE: &str = "
    const [links, done] = arguments;
    const frame = document.querySelector('[data-testid=chart]');
    const frames = (next) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next, 20)));
    const drawn = () => new Promise(frames);
    const box = (text) => {
        const { x, y, width, height } = text.getBBox();
        // What is inked: capital letters and what hangs below, without the room that the face leaves above.
        const middle = y + height / 2;
        return { said: text.textContent, left: x, right: x + width, top: middle - 5.5, bottom: middle + 5.5 };
    };
    const beside = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1;
    const apart = (a, b) => beside(a, b) || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const leaves = ({ left, top, right, bottom }) =>
        left < -1 || top < -1 || right > frame.clientWidth + 1 || bottom > frame.clientHeight + 1;
    (async () => {
        const wrong = [];
        for (const link of links) {
            location.hash = link;
            await drawn();
            const boxes = [...frame.querySelectorAll('svg text')].filter((text) => text.textContent).map(box);
            if (!boxes.length) wrong.push(`no label at ${link}`);
            for (const [at, one] of boxes.entries()) {
                if (leaves(one)) wrong.push(`“${one.said}” leaves the chart: ${JSON.stringify(one)} at ${link}`);
                for (const other of boxes.slice(at + 1))
                    if (!apart(one, other)) wrong.push(`“${one.said}” lies on “${other.said}” at ${link}`);
            }
        }
        done(wrong);
    })();";

/// A link to a network that a seed stands for: from nothing to what no network carries, on every kind of axis.
fn link(seed: &mut u64) -> String {
    let mut pick = |choices: &[&str]| -> String {
        // splitmix64: the same for the same seed.
        *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (*seed ^ (*seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let at = usize::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or(0) % choices.len();
        choices.get(at).map_or_else(String::new, |choice| (*choice).to_owned())
    };
    let volumes = ["0", "0.001", "7", "120", "626", "2048", "30000", "409600000"];
    let mut keys = vec![
        "v1".to_owned(),
        format!("region={}", pick(&["us-east-1", "ap-northeast-1", "eu-west-1", "sa-east-1"])),
        format!("nat={}", pick(&["az", "az", "one", "regional", "none"])),
        format!("azs={}", pick(&["1", "2", "3", "6"])),
        format!("lang={}", pick(&["en", "ja"])),
    ];
    for service in ["s3", "logs", "ecr.api", "ecr.dkr", "sqs", "dynamodb"] {
        if pick(&["", "yes"]) == "yes" {
            keys.push(format!("s.{service}={}", pick(&volumes)));
        }
    }
    for more in [
        pick(&["", "", "out=1024"]),
        pick(&["", "", "discount=12.5"]),
        pick(&["", "", "log=yes"]),
        pick(&["", "", "curves=saved"]),
        pick(&["", "", "vpcs=20&tgw=there"]),
        pick(&["", "", "", "vpcs=9&axis=vpcs"]),
        pick(&["", "", "axis=logs", "axis=s3"]),
        pick(&["", "", "currency=JPY~156.78"]),
        pick(&["", "", "", "hours=220"]),
        pick(&["", "", "", "ipv6=yes&instance=t4g.nano"]),
    ] {
        if !more.is_empty() {
            keys.push(more);
        }
    }
    keys.join("&")
}
